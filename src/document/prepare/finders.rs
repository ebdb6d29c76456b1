//! What is looked for ahead while a body is passed, so that each question costs one pass at most. Only data.

use std::collections::HashSet;

use super::finder::Finder;
use super::liquid_value::Variables;

/// Elements that vanish with what is in them, with the end tags that are looked for.
pub(super) const UNREADABLE: [(&str, &str); 8] = [
    ("script", "</script"),
    ("style", "</style"),
    ("template", "</template"),
    ("noscript", "</noscript"),
    ("svg", "</svg"),
    ("canvas", "</canvas"),
    ("head", "</head"),
    ("select", "</select"),
];

/// What is looked for while HTML is passed.
#[derive(Debug)]
pub(super) struct HtmlFinders {
    pub(super) comment_end: Finder,
    pub(super) unreadable_ends: [Finder; UNREADABLE.len()],
    pub(super) preformatted_end: Finder,
    pub(super) video_end: Finder,
    pub(super) audio_end: Finder,
    /// The end of a comment in braces.
    pub(super) brace_comment_end: Finder,
}

impl Default for HtmlFinders {
    fn default() -> Self {
        Self {
            comment_end: Finder::new("-->"),
            unreadable_ends: UNREADABLE.map(|(_, end)| Finder::ignoring_case(end)),
            preformatted_end: Finder::ignoring_case("</pre"),
            video_end: Finder::ignoring_case("</video"),
            audio_end: Finder::ignoring_case("</audio"),
            brace_comment_end: Finder::new("*/}"),
        }
    }
}

/// What is looked for while Liquid is passed.
#[derive(Debug)]
pub(super) struct LiquidFinders<'a> {
    pub(super) tag_end: Finder,
    pub(super) expression_end: Finder,
    /// End tags that were looked for in vain.
    pub(super) unclosed: Vec<&'static str>,
    pub(super) variables: Variables<'a>,
    /// Who is quoted in the quotes that are open.
    pub(super) attributions: Vec<String>,
    /// Hexo's tabs were opened, so that comments may begin one.
    pub(super) has_tabs: bool,
}

impl Default for LiquidFinders<'_> {
    fn default() -> Self {
        Self {
            tag_end: Finder::new("%}"),
            expression_end: Finder::new("}}"),
            unclosed: Vec::new(),
            variables: Variables::default(),
            attributions: Vec::new(),
            has_tabs: false,
        }
    }
}

/// What is looked for while shortcodes are passed.
#[derive(Debug)]
pub(super) struct ShortcodeFinders<'a> {
    pub(super) angle_end: Finder,
    pub(super) percent_end: Finder,
    /// The names that have an end tag somewhere.
    pub(super) closed: Option<HashSet<&'a str>>,
    /// Names whose end tag was looked for in vain.
    pub(super) unclosed: HashSet<&'static str>,
    /// Names of shortcodes that were opened as links.
    pub(super) links: HashSet<&'a str>,
    /// Who is quoted in the quotes that are open.
    pub(super) attributions: Vec<&'a str>,
}

impl Default for ShortcodeFinders<'_> {
    fn default() -> Self {
        Self {
            angle_end: Finder::new(">}}"),
            percent_end: Finder::new("%}}"),
            closed: None,
            unclosed: HashSet::new(),
            links: HashSet::new(),
            attributions: Vec::new(),
        }
    }
}
