//! What a post's front matter says, whatever format it was written in.

use super::PostDate;
use super::model::Issue;

/// The facts of a post's front matter. All texts are sanitised, of one line, and decoded (entities, Markdown emphasis).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FrontMatter {
    /// How it was written.
    pub format: FrontMatterFormat,
    /// `title`
    pub title: Option<String>,
    /// `date` and its many relatives, best first.
    pub date: Option<PostDate>,
    /// `author`, `authors`, `by`: a string, a list or maps. Without a leading `@`.
    pub authors: Vec<String>,
    /// `tags`, `keywords`, `topics`
    pub tags: Vec<String>,
    /// `categories`, `category`
    pub categories: Vec<String>,
    /// `description`, `summary`, `excerpt`, `lead`
    pub description: Option<String>,
    /// `cover`, `image`, `banner`, `thumbnail` …
    pub cover: Option<String>,
    /// `url`, `permalink`, `canonical_url`, `link`
    pub url: Option<String>,
    /// `slug`
    pub slug: Option<String>,
    /// `id`, `guid`, `uuid`, `cuid`
    pub id: Option<String>,
}

/// The ways front matter is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FrontMatterFormat {
    /// There is none.
    #[default]
    None,
    /// Between `---` fences.
    Yaml,
    /// Between `+++` fences.
    Toml,
    /// A `{ … }` object at the start.
    Json,
    /// `Key: value` lines without fences, and other headers of site generators.
    Header,
}

/// What reading the front matter of a source gives.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FrontMatterRead {
    /// Its facts.
    pub front_matter: FrontMatter,
    /// The byte offset in the source where the Markdown body begins.
    pub body_start: usize,
    /// What was odd about it.
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
    read.front_matter.format = FrontMatterFormat::Yaml;
    read.body_start = "---\n".len() + close + "\n---\n".len();
    read.front_matter.title = rest
        .get(..close)
        .unwrap_or_default()
        .lines()
        .find_map(|line| line.strip_prefix("title:"))
        .map(|title| title.trim().trim_matches('"').to_owned());
    read
}
