//! Scripts that show something in the page: a gist, slides, a recording of a terminal. Others are none of the text.

use super::mask::Meaning;
use super::tag::Tag;

/// What a script's tag shows.
pub(super) fn shown(tag: &Tag<'_>) -> Option<Meaning> {
    let source = attribute(tag.text, "src")?;
    let id = attribute(tag.text, "data-id").unwrap_or_default();
    let address = if source.contains("gist.github.com/") {
        source.split(".js").next().unwrap_or_default().to_owned()
    } else if source.contains("speakerdeck.com/") && !id.is_empty() {
        format!("https://speakerdeck.com/player/{id}")
    } else if source.contains("asciinema.org/a/") {
        source.trim_end_matches(".js").to_owned()
    } else {
        attribute(tag.text, "data-src")
            .filter(|address| address.contains("://"))?
            .to_owned()
    };
    Some(Meaning::embed(&address, ""))
}

/// The value of an attribute in quotes.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let mut found = tag.match_indices(name).filter_map(|(at, _)| {
        let is_apart = tag.get(..at)?.ends_with([' ', '\n', '\t']);
        let value = tag.get(at + name.len()..)?.strip_prefix('=')?;
        let quote = value
            .chars()
            .next()
            .filter(|sign| is_apart && matches!(sign, '"' | '\''))?;
        value.get(1..)?.split(quote).next()
    });
    found.next()
}

#[cfg(test)]
mod tests {
    use super::super::tag::tag_at;
    use super::{Meaning, shown};

    #[track_caller]
    fn check(tag: &str, expected: Option<&str>) {
        let found = tag_at(tag).and_then(|tag| shown(&tag));
        let target = found.and_then(|meaning| match meaning {
            Meaning::Placeholder { target, .. } => target,
            _ => None,
        });
        assert_eq!(target.as_deref(), expected, "{tag}");
    }

    #[test]
    fn scripts_that_show_something_are_links() {
        check(
            "<script src=\"https://gist.github.com/ada/1a.js?file=x\">",
            Some("https://gist.github.com/ada/1a"),
        );
        check(
            "<script async class=\"speakerdeck-embed\" data-id=\"0a\" src=\"//speakerdeck.com/assets/embed.js\">",
            Some("https://speakerdeck.com/player/0a"),
        );
        check(
            "<script src='https://asciinema.org/a/14.js' id='asciicast-14'>",
            Some("https://asciinema.org/a/14"),
        );
        check("<script src=\"https://platform.example/widgets.js\">", None);
        check("<script>", None);
    }
}
