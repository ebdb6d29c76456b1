//! What can be wrong, in words: what it is, and what to do. Pure; it looks at nothing.

use std::path::PathBuf;

use crate::annotation::PostReference;

/// Something that is not as it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The file or folder.
    pub path: PathBuf,
    /// Line in the file, from 1.
    pub line: Option<u32>,
    /// What is wrong.
    pub trouble: Trouble,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The store can only be read; the sentence says why and what to do.
    Closed(String),
    /// The store cannot be written to: what the system says.
    NotWritable(String),
    /// The format is an earlier one.
    OlderFormat(u32),
    /// A record's file cannot be read; the sentence says why.
    Damaged(String),
    /// Git left two versions, and both changed these.
    TwoVersions(Vec<&'static str>),
    /// A record's file is not named after its id.
    WrongName {
        /// The name it should have.
        name: String,
        /// Whether that name is free.
        is_free: bool,
    },
    /// A file that was being written when the program was stopped.
    Leftover,
    /// Others may read it: the permissions as an octal number, and those it should have.
    OpenToOthers {
        /// What it has.
        mode: u32,
        /// What it should have.
        wanted: u32,
    },
    /// A kept copy is not what its name says.
    DamagedCopy {
        /// Whether the post on disk has that content still.
        can_be_had: bool,
    },
    /// There is no copy of the revision in which records are anchored.
    MissingCopy {
        /// The revision.
        revision: String,
        /// How many records.
        records: usize,
        /// Whether the post on disk has that content still.
        can_be_had: bool,
    },
    /// A line of the journal cannot be read.
    UnreadableJournalLine,
    /// The journal ends in the midst of a line.
    TornJournal,
    /// The passage is not at its place in the kept copy.
    WrongPlace,
    /// The library has no such post.
    MissingPost {
        /// The post's title.
        title: String,
        /// The name of its root, and its path below that, as the records have it.
        post: (String, String),
        /// How many records.
        records: usize,
        /// The post of the library that is most like it.
        best: Option<Box<MostLike>>,
    },
    /// The reading positions cannot be read.
    DamagedPositions,
}

/// A post that a missing one could be now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MostLike {
    /// It.
    pub post: PostReference,
    /// How much of the missing one's words it has, in percent.
    pub share: u8,
    /// How many of its highlights are found there.
    pub found: usize,
    /// How many highlights it has.
    pub highlights: usize,
    /// Whether it surely is that post.
    pub is_sure: bool,
}

impl MostLike {
    fn message(&self) -> String {
        let highlights = crate::text::counted(self.highlights, "highlight", "highlights");
        format!(
            "; most like it is {}: {} % of its words, {} of {highlights}",
            self.post.path, self.share, self.found
        )
    }
}

impl Finding {
    /// A finding about a file as a whole.
    pub const fn at(path: PathBuf, trouble: Trouble) -> Self {
        Self {
            path,
            line: None,
            trouble,
        }
    }
}

impl Trouble {
    /// The part of the program it belongs to.
    pub const fn area(&self) -> &'static str {
        match self {
            Self::Closed(_) | Self::NotWritable(_) | Self::OlderFormat(_) => "store",
            Self::Damaged(_) | Self::TwoVersions(_) | Self::WrongName { .. } => "note",
            Self::Leftover | Self::OpenToOthers { .. } => "file",
            Self::DamagedCopy { .. } | Self::MissingCopy { .. } => "copy",
            Self::UnreadableJournalLine | Self::TornJournal => "journal",
            Self::WrongPlace => "passage",
            Self::MissingPost { .. } => "post",
            Self::DamagedPositions => "positions",
        }
    }

    /// What is wrong, one sentence.
    pub fn message(&self) -> String {
        match self {
            Self::Closed(sentence) | Self::Damaged(sentence) => sentence.clone(),
            Self::NotWritable(reason) => format!("it cannot be written to: {reason}"),
            Self::OlderFormat(format) => format!("the store has the earlier format {format}"),
            Self::TwoVersions(contested) if contested.is_empty() => {
                "git left two versions, of different things".to_owned()
            }
            Self::TwoVersions(contested) => {
                format!(
                    "git left two versions; both changed: {}",
                    contested.join(", ")
                )
            }
            Self::WrongName { name, .. } => format!("the file of this note is called {name}"),
            Self::Leftover => "it was being written when the program was stopped".to_owned(),
            Self::OpenToOthers { mode, .. } => {
                format!("others may read or write it (permissions {mode:o})")
            }
            Self::DamagedCopy { .. } => "this copy of a post is no longer what it was".to_owned(),
            Self::MissingCopy {
                revision, records, ..
            } => {
                let short: String = revision.chars().take(12).collect();
                let notes = crate::text::counted(*records, "note needs", "notes need");
                format!("{notes} the copy {short}…, which is not there")
            }
            Self::UnreadableJournalLine => "this line of the journal cannot be read".to_owned(),
            Self::TornJournal => "the journal ends in the midst of a line".to_owned(),
            Self::WrongPlace => "the passage does not stand at its place in the copy".to_owned(),
            Self::MissingPost {
                title,
                records,
                best,
                ..
            } => {
                let notes = crate::text::counted(*records, "note", "notes");
                let best = best.as_ref().map(|best| best.message());
                let best = best.unwrap_or_default();
                format!("the library does not have the post “{title}” of {notes}{best}")
            }
            Self::DamagedPositions => "the reading positions cannot be read".to_owned(),
        }
    }

    /// What to do.
    pub fn remedy(&self) -> String {
        if self.can_be_repaired() {
            return format!("kubenotes doctor --repair {}", self.repair());
        }
        match self {
            Self::Closed(_) => "until then notes can only be read",
            Self::NotWritable(_) => "change its permissions, or choose another folder with --store",
            Self::OlderFormat(_) => {
                "nothing: the next change migrates it, after a copy of everything was made"
            }
            Self::Damaged(_) => "open it at that line (! in kubenotes) and mend it",
            Self::TwoVersions(_) => "choose with M in kubenotes",
            Self::WrongName { .. } => "there is a file of that name: take over what you need, then delete one of them",
            Self::DamagedCopy { .. } => {
                "get it from a backup (kubenotes restore FILE), or delete it: passages are then looked for by their words"
            }
            Self::MissingCopy { .. } => {
                "get it from a backup (kubenotes restore FILE); without it passages are looked for by their words"
            }
            Self::UnreadableJournalLine => "nothing: undo passes it over, and the notes do not need it",
            Self::WrongPlace => "nothing: the passage is looked for by its words; marking it anew makes it exact",
            Self::MissingPost { best: Some(_), .. } => {
                "say which post it is now (Y in kubenotes), or add its folder to the library; the notes stay"
            }
            Self::MissingPost { .. } => "add its folder to the library; the notes stay, and the copy can be read",
            Self::DamagedPositions => "nothing: they are written anew when you read on",
            Self::Leftover | Self::OpenToOthers { .. } | Self::TornJournal => "",
        }
        .to_owned()
    }

    /// Whether it can be mended without guessing.
    pub const fn can_be_repaired(&self) -> bool {
        match self {
            Self::Leftover | Self::OpenToOthers { .. } | Self::TornJournal => true,
            Self::TwoVersions(contested) => contested.is_empty(),
            Self::WrongName { is_free, .. } => *is_free,
            Self::MissingPost {
                best: Some(best), ..
            } => best.is_sure,
            Self::DamagedCopy { can_be_had } | Self::MissingCopy { can_be_had, .. } => *can_be_had,
            _ => false,
        }
    }

    /// What repairing does, as a verb: "removes it".
    pub fn repair(&self) -> String {
        match self {
            Self::Leftover => "removes it".to_owned(),
            Self::OpenToOthers { wanted, .. } => format!("sets them to {wanted:o}"),
            Self::TornJournal => "cuts off the torn line, whose change was never made".to_owned(),
            Self::TwoVersions(_) => "merges them".to_owned(),
            Self::WrongName { name, .. } => format!("calls it {name}"),
            Self::MissingPost {
                best: Some(best), ..
            } => format!("links its notes to {}", best.post.path),
            Self::DamagedCopy { .. } | Self::MissingCopy { .. } => {
                "copies the post again, which has not changed since".to_owned()
            }
            _ => String::new(),
        }
    }
}
