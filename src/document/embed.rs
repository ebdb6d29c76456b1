//! What stands for an embedded page, video or post: a few words and a link.

/// The words and the link for an embedded address.
pub(super) fn embed_of(address: &str, title: &str) -> (String, Option<String>) {
    let address = address.trim();
    let target = watched(address);
    let words = if title.trim().is_empty() {
        described(&target)
    } else {
        title.trim().to_owned()
    };
    (format!("‹{words}›"), (!target.is_empty()).then_some(target))
}

/// The page a person would open for an address that only a frame loads.
fn watched(address: &str) -> String {
    let absolute = address
        .strip_prefix("//")
        .map_or_else(|| address.to_owned(), |rest| format!("https://{rest}"));
    let id = [
        "youtube.com/embed/",
        "youtube-nocookie.com/embed/",
        "youtube.com/v/",
    ]
    .iter()
    .find_map(|marker| absolute.split_once(marker))
    .map(|(_, id)| id.split(['?', '&', '/', '#']).next().unwrap_or_default());
    if let Some(id) = id.filter(|id| !id.is_empty() && *id != "videoseries") {
        return format!("https://www.youtube.com/watch?v={id}");
    }
    if let Some((_, id)) = absolute.split_once("player.vimeo.com/video/") {
        let id = id.split(['?', '&', '/', '#']).next().unwrap_or_default();
        return format!("https://vimeo.com/{id}");
    }
    absolute
}

fn described(target: &str) -> String {
    let host = target
        .split_once("://")
        .map(|(_, rest)| rest.split(['/', '?', '#', ':']).next().unwrap_or_default())
        .map(|host| host.strip_prefix("www.").unwrap_or(host))
        .filter(|host| !host.is_empty());
    match host {
        Some("youtube.com" | "youtube-nocookie.com" | "youtu.be") => "YouTube video".to_owned(),
        Some("vimeo.com") => "Vimeo video".to_owned(),
        Some("twitter.com" | "x.com") => "post on X".to_owned(),
        Some("gist.github.com") => "gist".to_owned(),
        Some(host) => host.to_owned(),
        None => sort_of_file(target).to_owned(),
    }
}

fn sort_of_file(target: &str) -> &'static str {
    let path = target.split(['?', '#']).next().unwrap_or_default();
    let ending = path
        .rsplit_once('.')
        .map(|(_, ending)| ending.to_ascii_lowercase());
    match ending.as_deref() {
        Some("mp4" | "webm" | "mov" | "m4v" | "ogv") => "video",
        Some("mp3" | "ogg" | "wav" | "m4a" | "flac") => "recording",
        Some("pdf") => "PDF",
        _ => "embedded content",
    }
}

#[cfg(test)]
mod tests {
    use super::embed_of;

    #[test]
    fn frames_become_pages() {
        for (address, title, words, target) in [
            (
                "//www.youtube.com/embed/abc?rel=0",
                "",
                "‹YouTube video›",
                "https://www.youtube.com/watch?v=abc",
            ),
            (
                "https://player.vimeo.com/video/12?h=1",
                "The talk",
                "‹The talk›",
                "https://vimeo.com/12",
            ),
            (
                "https://docs.example.org/slides",
                "",
                "‹docs.example.org›",
                "https://docs.example.org/slides",
            ),
            ("movie.mp4", "", "‹video›", "movie.mp4"),
            ("page.html", "", "‹embedded content›", "page.html"),
        ] {
            assert_eq!(
                embed_of(address, title),
                (words.to_owned(), Some(target.to_owned()))
            );
        }
    }
}
