//! The name of a post's folder in the store, for people who browse it. Nothing finds a record by it.

use crate::annotation::PostReference;

const LONGEST: usize = 60;

/// Lower-case letters, digits and hyphens out of the post's slug, else its file name, else its title.
pub fn of_post(post: &PostReference) -> String {
    let slug = post.slug.as_deref().unwrap_or_default();
    [slug, file_stem(&post.path), &post.title]
        .into_iter()
        .map(simplified)
        .find(|name| !name.is_empty())
        .unwrap_or_else(|| "post".to_owned())
}

/// `index.md` and its like are named after their folder.
fn file_stem(path: &str) -> &str {
    let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    match stem.to_ascii_lowercase().as_str() {
        "index" | "_index" | "readme" if !folder.is_empty() => {
            folder.rsplit_once('/').map_or(folder, |(_, last)| last)
        }
        _ => stem,
    }
}

fn simplified(text: &str) -> String {
    let mut slug = String::new();
    for c in text.chars().flat_map(char::to_lowercase) {
        if slug.len() >= LONGEST {
            break;
        }
        if c.is_ascii_alphanumeric() {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(slug: Option<&str>, path: &str, title: &str, expected: &str) {
        let post = PostReference {
            slug: slug.map(str::to_owned),
            path: path.to_owned(),
            title: title.to_owned(),
            ..PostReference::default()
        };
        assert_eq!(of_post(&post), expected);
    }

    #[test]
    fn a_folder_has_a_name_one_recognises() {
        check(Some("day-2"), "x.md", "X", "day-2");
        check(None, "2019/2019-11-20-Day 2.md", "X", "2019-11-20-day-2");
        check(None, "blog/kubecon-day-2/index.md", "X", "kubecon-day-2");
        check(None, "字.md", "Über uns", "ber-uns");
        check(Some("../../etc/passwd"), "", "", "etc-passwd");
        check(Some(".."), "..", "..", "post");
        check(Some("con "), "", "", "con");
    }
}
