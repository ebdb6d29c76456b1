//! A world for tests: posts from strings, a store in memory, effects answered at once. No disk, no terminal.

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

use jiff::Timestamp;

use crate::annotation::{Anchor, CategoryTable, Change, Record, RecordId, find_again};
use crate::document;
use crate::find::full_text::{FoundPost, TextQuery};
use crate::keymap::{BuiltIn, KeyPress, Keymap};
use crate::library::{
    EventTable, Later, Library, Offers, Post, PostId, Root, TopicTable, suggestions,
};

use super::kept_copy;
use super::{Effect, Event, IdSource, PostContent, Settings, State, TextsFound, update};

/// The interface over posts in memory.
pub struct Sitting {
    /// The state.
    pub state: State,
    /// What was saved.
    pub saved: BTreeMap<RecordId, Record>,
    /// Whether reading a post fails.
    pub reading_fails: bool,
    /// Whether saving fails.
    pub disk_is_full: bool,
    /// Whether looking into posts that are not open, and searching them, takes until `finish`.
    pub is_slow: bool,
    /// The posts that were looked into though they were not open, by path.
    pub looked_into: Vec<String>,
    /// Milliseconds between two events.
    pub pace: i64,
    /// Effects that reached the world and were not answered, in order: quit, copy and the like.
    pub effects: Vec<Effect>,
    /// The reading positions that were to be saved, in order.
    pub positions: Vec<Effect>,
    posts: Vec<(&'static str, String)>,
    /// The kept copies of posts.
    copies: BTreeMap<Arc<str>, Arc<Vec<u8>>>,
    /// Changes that the full disk did not take.
    waiting: Vec<Change>,
    /// What is still to be looked into.
    pub slow: Vec<Effect>,
    now: Timestamp,
}

/// The settings that come with the program.
pub fn settings() -> Settings {
    Settings {
        keymap: Arc::new(Keymap::built_in(BuiltIn::Default)),
        categories: CategoryTable::builtin(),
        topics: Later::new(TopicTable::builtin),
        suggestions: Offers::On,
        cues: Arc::default(),
        measure: 90,
        wrap_code: true,
        has_desktop: true,
        ascii: false,
        panes: crate::app::PaneSettings::default(),
        themes: crate::app::ThemeSettings::built_in(),
        views: Vec::new(),
        views_file: None,
        config_file: None,
        templates: crate::export::Template::built_in()
            .into_iter()
            .map(Arc::new)
            .collect(),
        zone: jiff::tz::TimeZone::UTC,
    }
}

impl Sitting {
    /// A sitting over these posts (path, Markdown), at 120 × 40.
    pub fn over(posts: &[(&'static str, &str)]) -> Self {
        let mut sitting = Self::before_scan(posts);
        sitting.scan();
        sitting
    }

    /// A sitting before any post is read.
    pub fn before_scan(posts: &[(&'static str, &str)]) -> Self {
        let root = Root {
            name: "blog".to_owned(),
            path: Some("/blog".into()),
        };
        let library = Library::new(vec![root]);
        Self {
            state: State::new(120, 40, settings(), library, IdSource::new(1)),
            saved: BTreeMap::new(),
            reading_fails: false,
            disk_is_full: false,
            is_slow: false,
            looked_into: Vec::new(),
            pace: 1000,
            effects: Vec::new(),
            positions: Vec::new(),
            copies: BTreeMap::new(),
            posts: posts
                .iter()
                .map(|(path, text)| (*path, (*text).to_owned()))
                .collect(),
            waiting: Vec::new(),
            slow: Vec::new(),
            now: Timestamp::from_second(1_767_225_600).unwrap(),
        }
    }

    /// Reads the posts into the library.
    pub fn scan(&mut self) {
        let topics = TopicTable::builtin();
        let found = self.posts.iter().map(|(path, text)| {
            let parsed = document::parse(text.as_bytes());
            let revision = document::revision(text.as_bytes());
            Post::from_document(0, path, &parsed, revision, &EventTable::builtin(), &topics)
        });
        let found = found.collect();
        self.happen(Event::PostsFound(found));
        self.happen(Event::ScanFinished {
            gone: Vec::new(),
            problems: Vec::new(),
        });
    }

    /// Brings a post into the reading pane, which gets the keyboard.
    pub fn open(&mut self, path: &str) {
        let post = self.state.library.find(0, path).unwrap();
        self.state.posts.chosen = Some(post);
        self.press("1 enter");
    }

    /// What the last line says; empty if it says nothing.
    pub fn told(&self) -> &str {
        self.state.message.as_ref().map_or("", |told| &told.text)
    }

    /// Fails unless the last line says something with these words.
    #[track_caller]
    pub fn assert_told(&self, words: &str) {
        assert!(self.told().contains(words), "{:?}", self.told());
    }

    /// Puts a post on the disk of this world; `scan` finds it.
    pub fn add(&mut self, path: &'static str, text: &str) {
        self.posts.push((path, text.to_owned()));
    }

    /// Gives a post on the disk of this world another path, and lets the scanner see it.
    pub fn rename(&mut self, from: &str, to: &'static str) {
        for (path, _) in self.posts.iter_mut().filter(|(path, _)| *path == from) {
            *path = to;
        }
        self.scan();
        self.gone(from);
    }

    /// Takes a post off the disk of this world, and lets the scanner see it.
    pub fn remove(&mut self, path: &str) {
        self.posts.retain(|(known, _)| *known != path);
        self.gone(path);
    }

    fn gone(&mut self, path: &str) {
        let post = self.state.library.find(0, path).unwrap();
        self.happen(Event::FilesLookedAt {
            gone: vec![post],
            problems: Vec::new(),
        });
    }

    /// Changes a post on the disk of this world; `scan` finds it.
    pub fn rewrite(&mut self, path: &str, from: &str, to: &str) {
        for (_, text) in self.posts.iter_mut().filter(|(known, _)| *known == path) {
            assert!(text.contains(from), "{from}");
            *text = text.replace(from, to);
        }
    }

    /// The same, where the words may be gone.
    pub fn rewrite_if_there(&mut self, path: &str, from: &str, to: &str) {
        for (_, text) in self.posts.iter_mut().filter(|(known, _)| *known == path) {
            *text = text.replace(from, to);
        }
    }

    /// Presses keys written with blanks between them.
    pub fn press(&mut self, keys: &str) -> &mut Self {
        for key in KeyPress::parse_sequence(keys).unwrap() {
            self.happen(Event::Key(key));
        }
        self
    }

    /// Types a text letter by letter.
    pub fn write(&mut self, text: &str) -> &mut Self {
        for character in text.chars() {
            self.happen(Event::Key(KeyPress::char(character)));
        }
        self
    }

    /// Lets something happen, and everything that follows from it.
    pub fn happen(&mut self, event: Event) {
        let mut events = VecDeque::from([event]);
        while let Some(event) = events.pop_front() {
            self.now = self
                .now
                .checked_add(jiff::Span::new().milliseconds(self.pace))
                .unwrap();
            for effect in update(&mut self.state, event, self.now) {
                events.extend(self.answer(effect));
            }
        }
    }

    /// Looks into what was asked for while that was slow.
    pub fn finish(&mut self) {
        self.is_slow = false;
        let slow = std::mem::take(&mut self.slow);
        self.carry_out(slow);
    }

    /// Carries out what was asked of the world, and everything that follows from it.
    pub fn carry_out(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            if let Some(event) = self.answer(effect) {
                self.happen(event);
            }
        }
    }

    /// The text the caret stands on, from the caret to the end of its line.
    pub fn at_caret(&self) -> &str {
        let open = self.state.reading.open.as_ref().expect("an open post");
        open.text()[open.caret as usize..]
            .lines()
            .next()
            .unwrap_or_default()
    }

    /// The records that are not deleted: topic, quote, note, in text order of the store.
    pub fn records(&self) -> Vec<&Record> {
        self.saved
            .values()
            .filter(|record| !record.deleted)
            .collect()
    }

    fn answer(&mut self, effect: Effect) -> Option<Event> {
        match effect {
            Effect::ReadPost {
                post,
                request,
                purpose,
            } => {
                let outcome = if self.reading_fails {
                    Err("It could not be read".to_owned())
                } else {
                    self.content(post)
                };
                Some(Event::PostRead {
                    post,
                    request,
                    purpose,
                    outcome,
                })
            }
            Effect::FindPassages {
                post,
                document,
                revision,
                anchors,
            } => {
                let place = |anchor| find_again(anchor, None, &document.text, &revision);
                let placements = anchors
                    .iter()
                    .map(|(id, anchor)| (*id, place(anchor)))
                    .collect();
                Some(Event::PassagesFound {
                    post,
                    revision: revision.clone(),
                    placements,
                })
            }
            Effect::FindElsewhere { .. } | Effect::SearchTexts(_) if self.is_slow => {
                self.slow.push(effect);
                None
            }
            Effect::FindElsewhere { post, anchors } => Some(self.look_into(post, &anchors)),
            Effect::SaveChange { change, copy, .. } => {
                self.copies.extend(copy);
                Some(self.save(change))
            }
            Effect::SaveAgain => {
                let waiting = std::mem::take(&mut self.waiting);
                let events: Vec<Event> = waiting.into_iter().map(|w| self.save(w)).collect();
                for event in events {
                    self.happen(event);
                }
                None
            }
            Effect::FindSuggestions { request, document } => {
                let settings = &self.state.settings;
                Some(Event::SuggestionsFound {
                    request,
                    found: suggestions(&document, &settings.topics, &settings.cues),
                })
            }
            Effect::WaitForKey(request) => Some(Event::NoKeyCame(request)),
            Effect::GoOnJumping => Some(Event::JumpGoesOn),
            Effect::SearchTexts(wanted) => {
                let found = self.search(wanted.request, &wanted.query, &wanted.posts);
                Some(Event::TextsFound(found))
            }
            Effect::GoOnCatchingUp => Some(Event::CatchingUpGoesOn),
            Effect::SavePosition { .. } => {
                self.positions.push(effect);
                None
            }
            other => {
                self.effects.push(other);
                None
            }
        }
    }

    fn look_into(&mut self, post: PostId, anchors: &[(RecordId, Anchor)]) -> Event {
        let path = self.state.library.post(post).unwrap().path.to_string();
        self.looked_into.push(path);
        let content = self.content(post).ok().filter(|_| !self.reading_fails);
        let found = content.map(|content| {
            let (text, revision) = (&content.document.text, content.revision);
            let place = |anchor| find_again(anchor, None, text, &revision);
            let placements = anchors.iter().map(|(id, anchor)| (*id, place(anchor)));
            (revision.clone(), placements.collect())
        });
        Event::FoundElsewhere { post, found }
    }

    pub fn search(&self, request: u64, query: &TextQuery, posts: &[PostId]) -> TextsFound {
        let found = posts.iter().filter_map(|&post| {
            let lines = query.lines(&self.content(post).ok()?.document);
            (!lines.is_empty()).then_some(FoundPost { post, lines })
        });
        TextsFound {
            request,
            found: found.collect(),
            searched: posts.len(),
            is_over: true,
        }
    }

    fn content(&self, post: PostId) -> Result<PostContent, String> {
        if let Some(revision) = kept_copy::revision(&self.state, post) {
            let source = self.copies.get(revision).ok_or("no copy")?;
            return Ok(PostContent {
                document: Arc::new(document::parse(source)),
                source: source.clone(),
                revision: revision.clone(),
            });
        }
        let entry = self.state.library.post(post).ok_or("no such post")?;
        let (_, text) = self
            .posts
            .iter()
            .find(|(path, _)| **path == *entry.path)
            .ok_or("it is gone")?;
        Ok(PostContent {
            document: Arc::new(document::parse(text.as_bytes())),
            source: Arc::new(text.as_bytes().to_vec()),
            revision: Arc::from(document::revision(text.as_bytes())),
        })
    }

    fn save(&mut self, change: Change) -> Event {
        let records: Vec<Record> = change
            .edits
            .iter()
            .filter_map(|edit| edit.after.clone())
            .collect();
        if self.disk_is_full {
            self.waiting.push(change);
            let ids = records.iter().map(|record| record.id).collect();
            return Event::RecordsNotSaved {
                ids,
                reason: "The disk is full: free some space".to_owned(),
            };
        }
        for record in &records {
            self.saved.insert(record.id, record.clone());
        }
        Event::RecordsSaved(records)
    }
}
