//! The kinds of subject that queries can be about. What each answers is not known here.

/// What a list is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SubjectKind {
    /// Posts.
    Post,
    /// Talks.
    Talk,
    /// Events.
    Event,
    /// Highlights and notes, to-dos among them.
    Note,
}

impl SubjectKind {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::Post, Self::Talk, Self::Event, Self::Note];

    /// Several of them, as a sentence names them.
    pub const fn plural(self) -> &'static str {
        match self {
            Self::Post => "posts",
            Self::Talk => "talks",
            Self::Event => "events",
            Self::Note => "notes and to-dos",
        }
    }
}
