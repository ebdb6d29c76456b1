//! What the values of arguments are made of: one table, which a test holds against the table of arguments. It reads nothing.

use crate::annotation::Status;
use crate::export::{ExportOrder, Grouping, Sharing};
use crate::find::query::{SubjectKind, complete};
use crate::find::{SORTS, SortEntry};
use crate::keymap::BuiltIn;
use crate::theme::BUILT_IN;

use super::candidate::Candidate;
use super::names::{Names, NotesOf};

/// Where the values of an argument come from.
#[derive(Clone, Copy, Debug)]
pub enum Source {
    /// A query about such subjects.
    Query(SubjectKind),
    /// The posts of the library.
    Posts,
    /// The ids of notes.
    Notes(NotesOf),
    /// The known topics.
    Topics,
    /// The categories.
    Categories,
    /// The saved views.
    Views,
    /// The templates.
    Templates,
    /// The themes.
    Themes,
    /// The keymaps.
    Keymaps,
    /// The words of a table.
    Words(fn() -> Vec<Candidate>),
    /// Nothing that could be known.
    Anything,
}

/// Which argument of which command takes what; a command's name is left out where it does not matter.
const SOURCES: &[(&str, &str, Source)] = &[
    ("list", "query", Source::Query(SubjectKind::Post)),
    ("talks", "query", Source::Query(SubjectKind::Talk)),
    ("events", "query", Source::Query(SubjectKind::Event)),
    ("highlights", "query", Source::Query(SubjectKind::Note)),
    ("todo", "query", Source::Query(SubjectKind::Note)),
    ("export", "query", Source::Query(SubjectKind::Note)),
    ("", "query", Source::Anything),
    ("", "pattern", Source::Anything),
    ("", "post", Source::Posts),
    ("done", "ids", Source::Notes(NotesOf::Pending)),
    ("reopen", "ids", Source::Notes(NotesOf::Closed)),
    ("share", "id", Source::Notes(NotesOf::Passages)),
    ("restore", "what", Source::Notes(NotesOf::Deleted)),
    ("", "topic", Source::Topics),
    ("", "category", Source::Categories),
    ("", "view", Source::Views),
    ("", "template", Source::Templates),
    ("", "theme", Source::Themes),
    ("", "keymap", Source::Keymaps),
    ("", "status", Source::Words(statuses)),
    ("list", "sort", Source::Words(orders)),
    (
        "export",
        "sort",
        Source::Words(|| words(&ExportOrder::ALL.map(ExportOrder::word))),
    ),
    (
        "",
        "group",
        Source::Words(|| words(&Grouping::ALL.map(Grouping::word))),
    ),
    (
        "",
        "as",
        Source::Words(|| words(&Sharing::ALL.map(Sharing::word))),
    ),
    (
        "",
        "size",
        Source::Words(|| words(&["80x24", "120x40", "200x60"])),
    ),
    ("", "quote", Source::Anything),
    ("", "note", Source::Anything),
    ("", "keys", Source::Anything),
    ("", "limit", Source::Anything),
    ("", "nth", Source::Anything),
    ("", "width", Source::Anything),
    ("", "count", Source::Anything),
    ("", "now", Source::Anything),
];

/// Where the values of an argument come from; `None` for those that the table of arguments tells itself.
pub fn source_of(command: &str, argument: &str) -> Option<Source> {
    let of = |wanted: &str| {
        let known = SOURCES.iter();
        let mut known = known.filter(|(of, name, _)| *of == wanted && *name == argument);
        known.next().map(|(.., source)| *source)
    };
    of(command).or_else(|| of(""))
}

impl Source {
    /// Whether a file can stand there as well.
    pub const fn takes_files(self) -> bool {
        matches!(
            self,
            Self::Posts | Self::Themes | Self::Keymaps | Self::Notes(NotesOf::Deleted)
        )
    }

    /// The values; of a query those that go on from what is written.
    pub fn candidates(self, written: &str, names: &Names) -> Vec<Candidate> {
        match self {
            // What begins so is an option.
            Self::Query(_) if written.starts_with("--") => Vec::new(),
            Self::Query(kind) => of_query(kind, written, names),
            Self::Posts => names.posts(),
            Self::Notes(which) => names.notes(which),
            Self::Topics => names.topics(),
            Self::Categories => names.categories(),
            Self::Views => names.views(),
            Self::Templates => names.templates(),
            Self::Themes => {
                let own = names.own_themes();
                themes().into_iter().chain(own).collect()
            }
            Self::Keymaps => words(&BuiltIn::ALL.map(BuiltIn::name)),
            Self::Words(words) => words(),
            Self::Anything => Vec::new(),
        }
    }
}

fn of_query(kind: SubjectKind, written: &str, names: &Names) -> Vec<Candidate> {
    let found = complete(written, kind, |field| names.of_field(field));
    let stays = written.get(..found.place.start).unwrap_or_default();
    let candidates = found.candidates.into_iter().map(|candidate| Candidate {
        text: format!("{stays}{}", candidate.text.trim_end()),
        meaning: candidate.sentence.to_owned(),
    });
    candidates.collect()
}

fn words(words: &[&str]) -> Vec<Candidate> {
    let words = words.iter().map(|word| Candidate {
        text: (*word).to_owned(),
        meaning: String::new(),
    });
    words.collect()
}

fn statuses() -> Vec<Candidate> {
    words(&Status::ALL.map(Status::word))
}

/// Every order of posts, and each the other way round.
fn orders() -> Vec<Candidate> {
    let order = |sign: &str, entry: &SortEntry, way: &str| Candidate {
        text: format!("{sign}{}", entry.name),
        meaning: way.to_owned(),
    };
    let orders = SORTS.iter().flat_map(|entry| {
        let [usual, other] = entry.ways;
        [order("", entry, usual), order("-", entry, other)]
    });
    orders.collect()
}

fn themes() -> Vec<Candidate> {
    let auto = ("auto", "goes by the terminal's background");
    let built_in = BUILT_IN.iter().map(|theme| (theme.name, theme.sentence));
    let themes = [auto].into_iter().chain(built_in);
    let themes = themes.map(|(name, sentence)| Candidate {
        text: name.to_owned(),
        meaning: sentence.to_owned(),
    });
    themes.collect()
}

#[cfg(test)]
mod tests {
    use clap::{Command, CommandFactory, ValueHint};

    use super::super::super::arguments::Arguments;
    use super::*;

    fn all(command: &Command) -> Vec<&Command> {
        let below = command.get_subcommands().flat_map(all);
        [command].into_iter().chain(below).collect()
    }

    #[test]
    fn of_every_argument_it_is_known_what_it_takes() {
        let mut root = Arguments::command();
        root.build();
        let visible = all(&root).into_iter().filter(|one| !one.is_hide_set());
        for command in visible.filter(|one| one.get_name() != "help") {
            for argument in command.get_arguments() {
                let is_known = !argument.get_action().takes_values()
                    || !argument.get_possible_values().is_empty()
                    || argument.get_value_hint() != ValueHint::Unknown
                    || source_of(command.get_name(), argument.get_id().as_str()).is_some();
                assert!(is_known, "{} {}", command.get_name(), argument.get_id());
            }
        }
    }
}
