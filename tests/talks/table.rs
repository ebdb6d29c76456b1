//! The labelled rows, and the small posts they are read in. It labels nothing itself.

use kubenotes::document::{Talk, parse};

/// One line of a post, and whether it tells of a talk.
pub struct Row {
    pub place: Place,
    /// The heading around it; empty for a heading that says nothing.
    pub below: String,
    /// The line as it is written in Markdown; `\n` stands for a line break.
    pub source: String,
    /// The talk's title; `None` if it is none.
    pub title: Option<String>,
    pub speakers: Vec<String>,
}

/// Where a line stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Place {
    Heading,
    Bullet,
    Bold,
    Line,
}

impl Place {
    pub const ALL: [Self; 4] = [Self::Heading, Self::Bullet, Self::Bold, Self::Line];

    pub const fn word(self) -> &'static str {
        match self {
            Self::Heading => "heading",
            Self::Bullet => "bullet",
            Self::Bold => "bold",
            Self::Line => "line",
        }
    }
}

/// All rows of `table.tsv`.
pub fn rows() -> Vec<Row> {
    let lines = include_str!("table.tsv").lines();
    lines
        .filter(|line| !line.trim().is_empty() && !line.starts_with('#'))
        .map(row)
        .collect()
}

fn row(line: &str) -> Row {
    let fields: Vec<&str> = line.split('\t').collect();
    let [place, below, source, title, speakers] = fields[..] else {
        panic!("{} fields: {line}", fields.len());
    };
    let place = Place::ALL.into_iter().find(|it| it.word() == place);
    Row {
        place: place.unwrap_or_else(|| panic!("no such place: {line}")),
        below: below.to_owned(),
        source: source.replace("\\n", "\n"),
        title: (title != "-").then(|| title.to_owned()),
        speakers: speakers
            .split("; ")
            .filter(|name| !name.is_empty())
            .map(str::to_owned)
            .collect(),
    }
}

impl Row {
    /// The talk that the row's line tells of, read in a post about a conference.
    pub fn found(&self) -> Option<Talk> {
        let around = if self.below.is_empty() {
            "The second part"
        } else {
            &self.below
        };
        let line = match self.place {
            Place::Heading => format!("### {}\n\nWe sat in the third row.", self.source),
            Place::Bullet => format!("- {}", self.source.replace('\n', "\n  ")),
            Place::Bold | Place::Line => self.source.clone(),
        };
        let before = "---\ntitle: RubyCloud Conf 2024, looking back\n---\n\nIt was warm in the city by the lake.\n";
        let post =
            format!("{before}\n## {around}\n\n{line}\n\n## After that\n\nWe went home by train.\n");
        let document = parse(post.as_bytes());
        let at = post[..post.find(&line).expect("the line")]
            .matches('\n')
            .count() as u32
            + 1;
        let section = document
            .sections
            .iter()
            .find(|section| section.line == at && section.talk.is_some());
        section.and_then(|section| section.talk.as_deref().cloned())
    }
}
