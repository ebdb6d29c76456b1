//! What a post's front matter says, whatever format it was written in. Only data here.

use crate::document::date::PostDate;

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
    /// `aliases`, `redirect_from`: addresses of before, other names.
    pub aliases: Vec<String>,
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
