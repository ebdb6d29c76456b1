//! Where a highlight stands: quote, context and offsets in one revision of a post. How it is found in another revision
//! stands in its own file.

use super::boundaries;
use crate::text::Span;

/// How many characters of context stand on each side of a quote.
pub const CONTEXT_CHARACTERS: usize = 32;

/// The place of a passage in one revision of a post's visible text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Anchor {
    /// The passage in the words of that revision.
    pub quote: String,
    /// The passage as it was when it was marked, if the anchor was renewed since with other words; never overwritten.
    pub original: Option<String>,
    /// Up to 32 characters before it.
    pub prefix: String,
    /// Up to 32 characters after it.
    pub suffix: String,
    /// Bytes in the visible text of that revision. (In JSON: characters.)
    pub span: Span,
    /// The lower-case hex SHA-256 of the post file's bytes.
    pub revision: String,
    /// The version of the parser that made the visible text.
    pub text_version: u32,
}

/// How sure it is that a passage was found again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AnchorState {
    /// The same words at the place noted, or in a post that is the same file.
    #[default]
    Exact,
    /// The same words elsewhere in the post.
    Moved,
    /// Most of its words in one place.
    Changed,
    /// Not found with confidence.
    Orphan,
}

/// Where a passage stands in the current text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Placement {
    /// How sure it is.
    pub state: AnchorState,
    /// The place in the current visible text; `None` for an orphan.
    pub span: Option<Span>,
    /// For an orphan: a place that resembles it, to be accepted by the person.
    pub suggestion: Option<Span>,
}

impl Anchor {
    /// The anchor of a passage in the visible text of a post's revision.
    ///
    /// A span that cuts a character or lies outside grows or shrinks to what is there.
    pub fn new(text: &str, span: Span, revision: &str, text_version: u32) -> Self {
        let span = boundaries::snapped(text, span);
        let (before, after) = boundaries::around(text, span);
        Self {
            quote: span.of(text).to_owned(),
            original: None,
            prefix: boundaries::end_of(before, CONTEXT_CHARACTERS).to_owned(),
            suffix: boundaries::start_of(after, CONTEXT_CHARACTERS).to_owned(),
            span,
            revision: revision.to_owned(),
            text_version,
        }
    }

    /// This anchor at a passage of another revision, as the person says. The words first marked stay known: what one
    /// thought belongs to them, whatever the author made of them.
    pub fn renewed(&self, text: &str, span: Span, revision: &str, text_version: u32) -> Self {
        let renewed = Self::new(text, span, revision, text_version);
        let first = self.first_quote();
        let original = (first != renewed.quote).then(|| first.to_owned());
        Self {
            original,
            ..renewed
        }
    }

    /// The passage as it was when it was marked.
    pub fn first_quote(&self) -> &str {
        self.original.as_deref().unwrap_or(&self.quote)
    }
}

impl AnchorState {
    /// Every state, the surest first.
    pub const ALL: [Self; 4] = [Self::Exact, Self::Moved, Self::Changed, Self::Orphan];

    /// The word used on screen and in JSON.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Moved => "moved",
            Self::Changed => "changed",
            Self::Orphan => "orphan",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(marked: &str, expected: [&str; 3]) {
        let start = marked.find('«').unwrap();
        let text = marked.replace('«', "");
        let end = text.find('»').unwrap();
        let text = text.replace('»', "");
        let anchor = Anchor::new(&text, Span::new(start as u32, end as u32), "r", 1);
        assert_eq!([&*anchor.prefix, &*anchor.quote, &*anchor.suffix], expected);
        assert_eq!(anchor.span.of(&text), anchor.quote);
    }

    #[test]
    fn context_is_what_stands_around() {
        check("a «b» c", ["a ", "b", " c"]);
        check("«b»", ["", "b", ""]);
        let long = "0123456789".repeat(5);
        check(&format!("{long}«b»{long}"), [&long[18..], "b", &long[..32]]);
    }

    #[test]
    fn nothing_a_person_sees_as_one_is_cut() {
        // Thirty-one letters and a family of seven characters: the family does not fit in.
        let letters = "x".repeat(31);
        check(
            &format!("👨‍👩‍👧‍👦{letters}«b»{letters}👨‍👩‍👧‍👦"),
            [&letters, "b", &letters],
        );
        check(
            "a«e»\u{301}b".replace("\\u{301}", "\u{301}").as_str(),
            ["a", "e\u{301}", "b"],
        );
    }

    #[test]
    fn a_renewed_anchor_knows_the_words_first_marked() {
        let renewed = |anchor: &Anchor, text: &str| {
            anchor.renewed(text, Span::new(0, text.len() as u32), "later", 1)
        };
        let first = Anchor::new("one two", Span::new(0, 7), "first", 1);
        assert_eq!(renewed(&first, "one two").original, None);
        let second = renewed(&first, "one too");
        assert_eq!((&*second.quote, &*second.revision), ("one too", "later"));
        assert_eq!(renewed(&second, "won too").first_quote(), "one two");
        assert_eq!(renewed(&second, "one two"), renewed(&first, "one two"));
    }

    #[test]
    fn spans_outside_the_text_do_no_harm() {
        for (start, end) in [(0, 99), (99, 100), (1, 2), (2, 1), (u32::MAX, u32::MAX)] {
            let anchor = Anchor::new("ä字", Span::new(start, end), "r", 1);
            assert_eq!(anchor.span.of("ä字"), anchor.quote);
        }
    }
}
