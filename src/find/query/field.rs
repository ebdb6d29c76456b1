//! The vocabulary of queries: every field with its sentence, its values, and what it means for each kind of subject. Help,
//! completion, checks and documentation are made from this table.

use super::kind::SubjectKind;

/// A field as the table tells of it.
#[derive(Debug)]
pub struct FieldEntry {
    /// What one types before the colon.
    pub name: &'static str,
    /// What it is for, as a person would say it.
    pub sentence: &'static str,
    /// What it asks.
    pub field: Field,
    /// What can stand behind the colon.
    pub values: Values,
    /// A value that shows how it is written.
    pub example: &'static str,
    /// What it means for each kind of subject.
    pub meaning: Meaning,
}

/// What a field asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// Whether a text has words that begin so.
    Text(TextField),
    /// Where a day lies.
    Day(Comparison),
    /// Whether something is so; the values are flags.
    Is,
    /// Whether something is there; the values are flags.
    Has,
    /// How far a to-do is.
    Status,
}

/// The texts of a subject that have a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TextField {
    /// Who wrote the post.
    Author,
    /// The conference.
    Event,
    /// Tags and categories of the post.
    Tag,
    /// Who spoke.
    Speaker,
    /// The title.
    Title,
    /// The path of the post below its root.
    Path,
    /// The root's name.
    Root,
    /// What it is about.
    Topic,
    /// The kind of highlight.
    Category,
    /// The kind of talk.
    Kind,
}

impl TextField {
    /// How many there are.
    pub const COUNT: usize = 10;
}

/// How a day and a period compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// The day lies in the period or later.
    After,
    /// The day lies before the period.
    Before,
    /// The day lies in the period.
    On,
    /// The day something is due lies in the period.
    Due,
}

/// What can stand behind a field's colon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Values {
    /// Names that the library or the settings know.
    Names,
    /// Any words.
    Words,
    /// A day, month or year, or words for one.
    Period,
    /// The words of a table.
    Choice,
}

/// What a field or flag means for each kind of subject; `None` where it means nothing.
#[derive(Clone, Copy, Debug)]
pub struct Meaning {
    /// For a post.
    pub post: Option<&'static str>,
    /// For a talk.
    pub talk: Option<&'static str>,
    /// For an event.
    pub event: Option<&'static str>,
    /// For a highlight, note or to-do.
    pub note: Option<&'static str>,
}

impl Meaning {
    /// Nothing at all; entries say what differs.
    pub const NONE: Self = Self {
        post: None,
        talk: None,
        event: None,
        note: None,
    };

    /// What it means for a kind of subject.
    pub const fn of(&self, kind: SubjectKind) -> Option<&'static str> {
        match kind {
            SubjectKind::Post => self.post,
            SubjectKind::Talk => self.talk,
            SubjectKind::Event => self.event,
            SubjectKind::Note => self.note,
        }
    }
}

/// Every field, in the order of the help.
pub const FIELDS: &[FieldEntry] = &[
    FieldEntry {
        name: "author",
        sentence: "Who wrote the post",
        field: Field::Text(TextField::Author),
        values: Values::Names,
        example: "author:slowe",
        meaning: Meaning {
            post: Some("one of its authors"),
            talk: Some("an author of the post that tells of it"),
            note: Some("an author of its post"),
            ..Meaning::NONE
        },
    },
    FieldEntry {
        name: "event",
        sentence: "The conference, by name or city",
        field: Field::Text(TextField::Event),
        values: Values::Names,
        example: "event:\"KubeCon EU 2019\"",
        meaning: Meaning {
            post: Some("the event it tells of"),
            talk: Some("the event of its post"),
            event: Some("its name or city"),
            note: Some("the event of its post"),
        },
    },
    FieldEntry {
        name: "tag",
        sentence: "A tag or category of the post",
        field: Field::Text(TextField::Tag),
        values: Values::Names,
        example: "tag:istio",
        meaning: Meaning {
            post: Some("one of its tags"),
            talk: Some("a tag of its post"),
            note: Some("a tag of its post"),
            ..Meaning::NONE
        },
    },
    FieldEntry {
        name: "speaker",
        sentence: "Who spoke",
        field: Field::Text(TextField::Speaker),
        values: Values::Names,
        example: "speaker:beda",
        meaning: Meaning {
            post: Some("a speaker of one of its talks"),
            talk: Some("one of its speakers"),
            note: Some("a speaker of its talk"),
            ..Meaning::NONE
        },
    },
    FieldEntry {
        name: "title",
        sentence: "Words of the title",
        field: Field::Text(TextField::Title),
        values: Values::Words,
        example: "title:rollouts",
        meaning: Meaning {
            post: Some("its title"),
            talk: Some("its title"),
            event: Some("its name"),
            note: Some("the title of its talk or post"),
        },
    },
    FieldEntry {
        name: "path",
        sentence: "A part of the file's path",
        field: Field::Text(TextField::Path),
        values: Values::Words,
        example: "path:2019/11",
        meaning: Meaning {
            post: Some("its path below the root"),
            talk: Some("the path of its post"),
            note: Some("the path of its post"),
            ..Meaning::NONE
        },
    },
    FieldEntry {
        name: "root",
        sentence: "The folder of the library",
        field: Field::Text(TextField::Root),
        values: Values::Names,
        example: "root:blog",
        meaning: Meaning {
            post: Some("the root it lies in"),
            talk: Some("the root of its post"),
            note: Some("the root of its post"),
            ..Meaning::NONE
        },
    },
    FieldEntry {
        name: "topic",
        sentence: "A technology or project",
        field: Field::Text(TextField::Topic),
        values: Values::Names,
        example: "topic:argo",
        meaning: Meaning {
            post: Some("a topic that its text names"),
            talk: Some("a topic that is named in it"),
            note: Some("one of its topics"),
            ..Meaning::NONE
        },
    },
    FieldEntry {
        name: "category",
        sentence: "The kind of highlight",
        field: Field::Text(TextField::Category),
        values: Values::Names,
        example: "category:dig-into",
        meaning: Meaning {
            post: Some("the kind of a highlight in it"),
            note: Some("its kind"),
            ..Meaning::NONE
        },
    },
    FieldEntry {
        name: "kind",
        sentence: "The kind of talk",
        field: Field::Text(TextField::Kind),
        values: Values::Names,
        example: "kind:keynote",
        meaning: Meaning {
            talk: Some("keynote, session, panel and so on"),
            note: Some("the kind of its talk"),
            ..Meaning::NONE
        },
    },
    FieldEntry {
        name: "status",
        sentence: "How far the to-do is",
        field: Field::Status,
        values: Values::Choice,
        example: "status:open",
        meaning: Meaning {
            post: Some("that of a to-do in it"),
            note: Some("its own"),
            ..Meaning::NONE
        },
    },
    FieldEntry {
        name: "is",
        sentence: "What it is",
        field: Field::Is,
        values: Values::Choice,
        example: "is:unread",
        meaning: Meaning {
            post: Some("what it, or a highlight in it, is"),
            talk: Some("what its post is"),
            note: Some("what it, or its post, is"),
            ..Meaning::NONE
        },
    },
    FieldEntry {
        name: "has",
        sentence: "What there is of it",
        field: Field::Has,
        values: Values::Choice,
        example: "has:topics",
        meaning: Meaning {
            post: Some("what is in it"),
            talk: Some("what is told of it"),
            note: Some("what it has"),
            ..Meaning::NONE
        },
    },
    FieldEntry {
        name: "after",
        sentence: "From this day, month or year on",
        field: Field::Day(Comparison::After),
        values: Values::Period,
        example: "after:2019-05",
        meaning: DAYS,
    },
    FieldEntry {
        name: "before",
        sentence: "Before this day, month or year",
        field: Field::Day(Comparison::Before),
        values: Values::Period,
        example: "before:2020",
        meaning: DAYS,
    },
    FieldEntry {
        name: "on",
        sentence: "On this day, in this month or year",
        field: Field::Day(Comparison::On),
        values: Values::Period,
        example: "on:last-month",
        meaning: DAYS,
    },
    FieldEntry {
        name: "due",
        sentence: "Due on this day, in this month or year",
        field: Field::Day(Comparison::Due),
        values: Values::Period,
        example: "due:this-week",
        meaning: Meaning {
            post: Some("that of a to-do in it"),
            note: Some("when it is due"),
            ..Meaning::NONE
        },
    },
];

const DAYS: Meaning = Meaning {
    post: Some("its date"),
    talk: Some("the date of its post"),
    event: Some("its first day"),
    note: Some("the day it was made"),
};

impl FieldEntry {
    /// The entry of this name, in any case.
    pub fn named(name: &str) -> Option<&'static Self> {
        FIELDS
            .iter()
            .find(|entry| entry.name.eq_ignore_ascii_case(name))
    }

    /// The entry of a field.
    pub fn of(field: Field) -> Option<&'static Self> {
        FIELDS.iter().find(|entry| entry.field == field)
    }

    /// The fields that mean something for a kind of subject.
    pub fn for_kind(kind: SubjectKind) -> impl Iterator<Item = &'static Self> + Clone {
        FIELDS
            .iter()
            .filter(move |entry| entry.meaning.of(kind).is_some())
    }
}
