//! From a source to its front matter's facts and the start of its body.

use crate::document::model::Issue;

use super::FrontMatter;

/// What reading the front matter of a source gives.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FrontMatterRead {
    /// The facts.
    pub front_matter: FrontMatter,
    /// Where the body starts, in bytes of the source.
    pub body_start: usize,
    /// What was odd, with its line in the source.
    pub issues: Vec<Issue>,
}

/// Reads the front matter at the start of a source; a first version that only finds the `---` fences.
pub fn read(source: &str) -> FrontMatterRead {
    let mut read = FrontMatterRead::default();
    let Some(rest) = source.strip_prefix("---\n") else {
        return read;
    };
    let Some(close) = rest.find("\n---\n") else {
        return read;
    };
    read.front_matter.format = super::FrontMatterFormat::Yaml;
    read.body_start = "---\n".len() + close + "\n---\n".len();
    read.front_matter.title = rest
        .get(..close)
        .unwrap_or_default()
        .lines()
        .find_map(|line| line.strip_prefix("title:"))
        .map(|title| title.trim().trim_matches('"').to_owned());
    read
}
