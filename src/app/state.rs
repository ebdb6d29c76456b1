//! The whole state of the interface. Only data and questions about it; what changes it stands in the actions and in `update`.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use ratatui::layout::Rect;

use crate::annotation::{History, RecordId, Versions};
use crate::find::jump::JumpIndex;
use crate::keymap::{Context, KeyPress};
use crate::library::{Library, Offers, Overview, PostId};
use crate::theme::Background;

use super::areas::{Areas, Division, Zoom, areas};
use super::arrangement::Arrangement;
use super::count::Counting;
use super::dismissed::Dismissed;
use super::elsewhere_queue::ElsewhereQueue;
use super::event::Damaged;
use super::export_targets::ExportTargets;
use super::guide_keys::guide_in;
use super::held::Held;
use super::identity::IdSource;
use super::jumped::Jumped;
use super::look::ThemePair;
use super::moves::Moves;
use super::overlay::{LastJump, Overlay, TextSearchWindow, ViewsWindow};
use super::pane::{NotesPane, Pane, PostsPane, ReadingPane};
use super::picture::Pictures;
use super::positions::Positions;
use super::records::Records;
use super::scan_progress::Scanning;
use super::screen::{category_chooser, note_editor};
use super::settings::Settings;
use super::told::Told;
use super::trail::Trail;
use super::up_to::UpTo;

/// Everything the interface knows.
#[derive(Clone, Debug)]
pub struct State {
    /// Columns of the screen.
    pub width: u16,
    /// Rows of the screen.
    pub height: u16,
    /// The time of the latest event.
    pub now: Timestamp,
    /// Keys, categories, topics, measures.
    pub settings: Settings,
    /// The posts.
    pub library: Library,
    /// How far reading the library is.
    pub scan: Scan,
    /// What is known of that beside.
    pub scanning: Scanning,
    /// The request of who waits for the passages of an export.
    pub placing: Option<u64>,
    /// What could not be read in the last scan, one sentence each.
    pub problems: Vec<String>,
    /// Record files that need repair.
    pub damaged: Vec<Damaged>,
    /// The records of which git left two versions.
    pub conflicts: BTreeMap<RecordId, Versions>,
    /// Why the store can only be read, if so.
    pub closed: Option<String>,
    /// The highlights and notes.
    pub records: Records,
    /// Whether all of them were read.
    pub records_are_read: bool,
    /// The posts to be looked into for passages though they are not open.
    pub elsewhere: ElsewhereQueue,
    /// What can be undone and redone.
    pub history: History,
    /// Where reading stopped in each post.
    pub positions: Positions,
    /// Posts that are not where they were.
    pub moves: Moves,
    /// The places that jumps left.
    pub trail: Trail,
    /// What the jump searches.
    pub jump_index: JumpIndex,
    /// How far that and the overview are up to date.
    pub up_to: UpTo,
    /// What was done by its name, the last one first.
    pub done_by_name: Vec<&'static str>,
    /// What was chosen to be done by its name, until it is done.
    pub jump_command: Option<&'static str>,
    /// What the last jump was about.
    pub last_jump: Option<LastJump>,
    /// Suggestions that the person did not want.
    pub dismissed: Dismissed,
    /// Whether sentences that read like something to dig into are offered.
    pub suggestions: Offers,
    /// What was jumped to, in this sitting and before.
    pub jumped: Jumped,
    /// Talks, speakers and topics across posts.
    pub overview: Overview,
    /// In how many posts the talk at the caret is told.
    pub told: Option<Told>,
    /// The window of events, talks, speakers or topics that one left for a post, and that post.
    pub left_views: Option<(PostId, Box<ViewsWindow>)>,
    /// The search in all posts while its window is closed.
    pub text_search: Option<Box<TextSearchWindow>>,
    /// The post list.
    pub posts: PostsPane,
    /// The reading pane.
    pub reading: ReadingPane,
    /// The notes pane.
    pub notes: NotesPane,
    /// The pictures of the open post.
    pub pictures: Pictures,
    /// The pane with the keyboard.
    pub focus: Pane,
    /// The side pane shown where only two panes fit.
    pub side: Pane,
    /// How much of the screen is given to panes.
    pub zoom: Zoom,
    /// How the panes stand side by side.
    pub arrangement: Arrangement,
    /// What the mouse holds while its button is down.
    pub held: Held,
    /// Windows over the panes, the topmost last.
    pub overlays: Vec<Overlay>,
    /// Keys of a sequence that is not complete.
    pub pending_keys: Vec<KeyPress>,
    /// Whether what can follow them is shown, or shown after a moment.
    pub following_keys: FollowingKeys,
    /// The count before a move, and the last move.
    pub counting: Counting,
    /// What the status line says, until the next key.
    pub message: Option<Message>,
    /// Whose the mouse is.
    pub mouse: MouseOwner,
    /// Where new ids come from.
    pub ids: IdSource,
    /// The number of the latest request to a worker.
    pub requests: u64,
    /// Whether the person was told that notes are not saved and may quit anyway.
    pub quit_warned: bool,
    /// Where exports went.
    pub export_targets: ExportTargets,
    /// What the terminal's background is, as far as it is known.
    pub background: Background,
    /// The theme in force, for either background.
    pub look: ThemePair,
}

/// How far reading the library is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scan {
    /// The first one is under way.
    First,
    /// One that the person asked for, and wants to hear the end of.
    AskedFor,
    /// One of a library that has other folders than before.
    Grown,
    /// None is under way.
    Over,
}

/// Whether what can follow a half-typed sequence is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FollowingKeys {
    /// No.
    #[default]
    Hidden,
    /// Not before a moment is over, which this request asked for.
    Waiting(u64),
    /// Yes.
    Shown,
}

/// Whose the mouse is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MouseOwner {
    /// The program's: clicks and drags do something in it.
    #[default]
    Program,
    /// The terminal's: it selects there.
    Terminal,
}

/// A sentence for the person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// How it is meant.
    pub kind: MessageKind,
    /// The sentence, of one line.
    pub text: String,
}

/// How a message is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MessageKind {
    /// Something went well.
    Success,
    /// Something to know.
    Hint,
    /// Something went wrong.
    Error,
}

impl State {
    /// The state at the start: nothing read yet, a scan under way.
    pub fn new(
        width: u16,
        height: u16,
        settings: Settings,
        library: Library,
        ids: IdSource,
    ) -> Self {
        Self {
            width,
            height,
            now: Timestamp::UNIX_EPOCH,
            jump_index: JumpIndex::new(settings.topics.clone()),
            reading: ReadingPane {
                wrap_code: settings.wrap_code,
                ..ReadingPane::default()
            },
            suggestions: settings.suggestions,
            background: settings.themes.background,
            look: settings.themes.start.clone(),
            arrangement: settings.panes.start(),
            library: with_guide(library, &settings),
            settings,
            scan: Scan::First,
            scanning: Scanning::default(),
            placing: None,
            problems: Vec::new(),
            damaged: Vec::new(),
            conflicts: BTreeMap::new(),
            closed: None,
            records: Records::default(),
            records_are_read: false,
            elsewhere: ElsewhereQueue::default(),
            history: History::default(),
            positions: Positions::default(),
            moves: Moves::default(),
            trail: Trail::default(),
            up_to: UpTo::default(),
            done_by_name: Vec::new(),
            jump_command: None,
            last_jump: None,
            dismissed: Dismissed::default(),
            jumped: Jumped::default(),
            overview: Overview::default(),
            told: None,
            left_views: None,
            text_search: None,
            posts: PostsPane::default(),
            notes: NotesPane::default(),
            pictures: Pictures::default(),
            focus: Pane::Posts,
            side: Pane::Posts,
            zoom: Zoom::default(),
            held: Held::default(),
            overlays: Vec::new(),
            pending_keys: Vec::new(),
            following_keys: FollowingKeys::default(),
            counting: Counting::default(),
            message: None,
            mouse: MouseOwner::default(),
            ids,
            requests: 0,
            quit_warned: false,
            export_targets: ExportTargets::default(),
        }
    }

    /// The day it is, where the person is.
    pub fn today(&self) -> Date {
        self.now.to_zoned(self.settings.zone.clone()).date()
    }

    /// Where the panes are.
    pub fn areas(&self) -> Areas {
        let division = Division {
            focus: self.focus,
            side: self.side,
            zoom: self.zoom,
            arrangement: self.arrangement,
            measure: self.settings.measure,
        };
        let areas = areas(self.width, self.height, &division);
        if areas.is_text_alone {
            return areas;
        }
        Areas {
            reading_header: self.header_rows(areas.text().width),
            ..areas
        }
    }

    /// Where the text of the reading pane is; a window at the bottom of the screen leaves it less room, so that the passage
    /// it is about stays in sight.
    pub fn text_area(&self) -> Rect {
        let areas = self.areas();
        let text = areas.text();
        let window = match self.overlays.last() {
            Some(Overlay::Editor(_)) => note_editor(self.width, self.height, &areas),
            Some(Overlay::Category(_)) => category_chooser(
                self.width,
                self.height,
                &areas,
                self.settings.categories.iter().count(),
            ),
            _ => return text,
        };
        let height = if window.intersects(text) {
            window.y.saturating_sub(text.y)
        } else {
            text.height
        };
        Rect { height, ..text }
    }

    /// The contexts whose keys hold now, innermost first.
    pub fn contexts(&self) -> Vec<Context> {
        match self.overlays.last() {
            Some(overlay) => overlay.contexts(),
            None if self.is_selecting() => {
                vec![Context::Selecting, Context::Reading, Context::Global]
            }
            None if self.is_on_suggestion() => {
                vec![Context::Suggestion, self.focus.context(), Context::Global]
            }
            None => vec![self.focus.context(), Context::Global],
        }
    }

    /// Whether the keys extend a selection in the text.
    pub fn is_selecting(&self) -> bool {
        let open = self.reading.open.as_ref();
        self.is_active(Pane::Reading) && open.is_some_and(|open| open.selection.is_some())
    }

    /// Whether the keys are those of a suggestion, which is under the cursor or at the caret.
    fn is_on_suggestion(&self) -> bool {
        self.focus != Pane::Posts
            && self.notes.suggested.is_some()
            && self.notes.relinking.is_none()
    }

    /// Whether keys go to this pane: it has the focus, and no window lies over it.
    pub fn is_active(&self, pane: Pane) -> bool {
        self.focus == pane && self.overlays.is_empty()
    }

    /// Moves the keyboard to a pane.
    pub fn focus_on(&mut self, pane: Pane) {
        self.focus = pane;
        if pane != Pane::Reading {
            self.side = pane;
            if self.zoom == Zoom::Text {
                self.zoom = Zoom::Off;
            }
        }
    }

    /// Closes all windows and moves the keyboard to the text, because one goes to a passage.
    pub fn go_to_text(&mut self) {
        self.overlays.clear();
        self.focus_on(Pane::Reading);
    }

    /// The keys to name for an action in a sentence; its own name where the person has bound none.
    pub fn keys(&self, action: &str) -> String {
        let keymap = &self.settings.keymap;
        let here = keymap.keys_for(&self.contexts(), action);
        let bound = here.or_else(|| keymap.keys_for(&Context::ALL, action));
        bound.unwrap_or_else(|| format!("“{action}”"))
    }

    /// Says something in the status line.
    pub fn say(&mut self, kind: MessageKind, text: impl Into<String>) {
        self.message = Some(Message {
            kind,
            text: text.into(),
        });
    }

    /// Says what to do.
    pub fn hint(&mut self, text: impl Into<String>) {
        self.say(MessageKind::Hint, text);
    }

    /// A new number for a request to a worker.
    pub fn next_request(&mut self) -> u64 {
        self.requests += 1;
        self.requests
    }
}

/// The library with the posts that come with the program; one that lists them has them already.
fn with_guide(library: Library, settings: &Settings) -> Library {
    if library.roots().iter().any(|root| root.path.is_none()) {
        library
    } else {
        library.with_guide(guide_in(settings))
    }
}
