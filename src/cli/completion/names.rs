//! The names that the library, the notes and the settings have, read when one of them is asked for. What is wrong in files is
//! not told here: nobody reads it while typing.

use std::cell::OnceCell;
use std::sync::Arc;

use crate::annotation::Record;
use crate::app::{State, known_names};
use crate::find::query::{KnownNames, TextField};
use crate::shell::{Session, own_themes};
use crate::text::one_line;
use crate::text::width::ellipsize;

use super::super::arguments::GlobalOptions;
use super::super::ids::ShortIds;
use super::super::setup::Setup;
use super::candidate::Candidate;

/// The most cells that a meaning takes.
const WIDEST: usize = 60;

/// Names to be asked for.
pub struct Names {
    options: GlobalOptions,
    setup: OnceCell<Option<Setup>>,
    session: OnceCell<Option<Session>>,
}

/// Which notes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotesOf {
    /// To-dos that are open or begun.
    Pending,
    /// To-dos that are done or dropped.
    Closed,
    /// Highlights of passages.
    Passages,
    /// Deleted notes.
    Deleted,
}

impl NotesOf {
    fn has(self, record: &Record) -> bool {
        let is_pending = record.todo.as_ref().map(|todo| todo.status.is_pending());
        record.deleted == (self == Self::Deleted)
            && match self {
                Self::Pending => is_pending == Some(true),
                Self::Closed => is_pending == Some(false),
                Self::Passages => record.anchor.is_some(),
                Self::Deleted => true,
            }
    }
}

impl Names {
    /// Names as these options have them.
    pub fn new(options: GlobalOptions) -> Self {
        Self {
            options,
            setup: OnceCell::new(),
            session: OnceCell::new(),
        }
    }

    /// The names that a field of queries can have.
    pub fn of_field(&self, field: TextField) -> Arc<KnownNames> {
        self.state()
            .map_or_else(Arc::default, |state| known_names(state, field))
    }

    /// The posts, by their paths.
    pub fn posts(&self) -> Vec<Candidate> {
        let posts = self.state().map(|state| state.library.posts());
        let posts = posts.into_iter().flatten();
        posts
            .map(|(_, post)| candidate(&post.path, &post.title))
            .collect()
    }

    /// The ids of such notes, the latest first.
    pub fn notes(&self, which: NotesOf) -> Vec<Candidate> {
        let Some(state) = self.state() else {
            return Vec::new();
        };
        let all = || state.records.all().map(|entry| &entry.record);
        let short = ShortIds::new(all().map(|record| record.id));
        let notes = all().filter(|record| which.has(record));
        let notes = notes.map(|record| {
            let words = record.topic_names().next().or_else(|| record.quote());
            candidate(&short.of(record.id), words.unwrap_or(&record.post.title))
        });
        let mut notes: Vec<Candidate> = notes.collect();
        notes.reverse();
        notes
    }

    /// The topics.
    pub fn topics(&self) -> Vec<Candidate> {
        let known = self.of_field(TextField::Topic);
        known
            .with_word("")
            .map(|name| candidate(name, ""))
            .collect()
    }

    /// The categories, by their ids.
    pub fn categories(&self) -> Vec<Candidate> {
        let setup = self.setup();
        let categories = setup.map(|setup| setup.settings.categories.iter());
        let categories = categories.into_iter().flatten();
        categories
            .map(|category| candidate(&category.id, &category.name))
            .collect()
    }

    /// The saved views.
    pub fn views(&self) -> Vec<Candidate> {
        let views = self.setup().map(|setup| setup.settings.views.iter());
        let views = views.into_iter().flatten();
        views
            .map(|view| candidate(&view.name, &view.query))
            .collect()
    }

    /// The templates.
    pub fn templates(&self) -> Vec<Candidate> {
        let templates = self.setup().map(|setup| setup.settings.templates.iter());
        let templates = templates.into_iter().flatten();
        templates
            .map(|template| candidate(template.name(), &template.file))
            .collect()
    }

    /// The person's own themes.
    pub fn own_themes(&self) -> Vec<Candidate> {
        let folder = self.setup().and_then(|setup| setup.files.themes.as_deref());
        let names = own_themes(folder).into_iter();
        names.map(|name| candidate(&name, "yours")).collect()
    }

    fn setup(&self) -> Option<&Setup> {
        let setup = self.setup.get_or_init(|| Setup::read(&self.options).ok());
        setup.as_ref()
    }

    fn state(&self) -> Option<&State> {
        let session = self.session.get_or_init(|| {
            let setup = self.setup()?;
            setup.quiet_session(&setup.library).ok()
        });
        session.as_ref().map(|session| &session.state)
    }
}

fn candidate(text: &str, meaning: &str) -> Candidate {
    Candidate {
        text: one_line(text).into_owned(),
        meaning: ellipsize(&one_line(meaning), WIDEST).into_owned(),
    }
}
