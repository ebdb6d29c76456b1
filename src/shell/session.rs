//! The interface without a terminal: events in, effects carried out at once. For tests, and for printing what a person sees.

use std::collections::VecDeque;

use jiff::Timestamp;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::moves::Found;
use crate::app::picture::Means;
use crate::app::{
    Effect, Event, Exported, LibraryEffect, LibraryEvent, State, complete_moved, look_for_moved,
    theme_in_force, update,
};
use crate::ui::{self, Palette};

use super::world::World;

/// The most events one event may lead to; more would be a circle.
const MOST_STEPS: usize = 100_000;

/// A state and the world it acts on.
#[derive(Debug)]
pub struct Session {
    /// The state.
    pub state: State,
    world: World,
    ended: bool,
    is_trial: bool,
    is_unseen: bool,
}

impl Session {
    /// A session at its start, nothing read yet.
    pub const fn new(state: State, world: World) -> Self {
        Self {
            state,
            world,
            ended: false,
            is_trial: false,
            is_unseen: false,
        }
    }

    /// The same session for a command that shows no screen: what is only looked for to be shown is not.
    #[must_use]
    pub const fn unseen(mut self) -> Self {
        self.is_unseen = true;
        self
    }

    /// The same session, but exports are only said to be written: for trying keys.
    #[must_use]
    pub const fn as_trial(mut self) -> Self {
        self.is_trial = true;
        self
    }

    /// Shows pictures in half blocks; otherwise a picture is its caption, so that a frame is the same everywhere.
    pub const fn show_half_blocks(&mut self) {
        self.state.pictures.display.means = Means::HalfBlocks;
    }

    /// Reads the store and all posts.
    pub fn start(&mut self, now: Timestamp) {
        let events = self.world.start(&self.state);
        self.run(events.into(), now);
    }

    /// Takes in an event, and everything that follows from it.
    pub fn handle(&mut self, event: Event, now: Timestamp) {
        self.run(VecDeque::from([event]), now);
    }

    /// Does something to the state at once, and everything that follows from it.
    pub fn act(&mut self, now: Timestamp, action: impl FnOnce(&mut State) -> Vec<Effect>) {
        self.state.now = now;
        let mut events = VecDeque::new();
        for effect in action(&mut self.state) {
            events.extend(self.world.perform(effect, &self.state));
        }
        self.run(events, now);
    }

    /// What the posts that are missing could be now; nothing is decided.
    pub fn find_moved(&mut self) -> Vec<Found> {
        self.state.moves.is_on = true;
        let effect = look_for_moved(&mut self.state);
        let answers = effect.map(|effect| self.world.perform(effect, &self.state));
        let answers = answers
            .into_iter()
            .flatten()
            .filter_map(|event| match event {
                Event::MovedFound { found, .. } => Some(found),
                _ => None,
            });
        let mut found: Vec<Found> = answers.flatten().collect();
        complete_moved(&self.state, &mut found);
        found
    }

    /// Whether the interface has been left.
    pub const fn ended(&self) -> bool {
        self.ended
    }

    /// What is on screen, under the theme of the state on the terminal of this palette.
    pub fn frame(&self, palette: &Palette) -> Buffer {
        let area = Rect::new(0, 0, self.state.width, self.state.height);
        let mut buffer = Buffer::empty(area);
        ui::draw(
            &self.state,
            &palette.under(theme_in_force(&self.state)),
            &mut buffer,
        );
        buffer
    }

    fn run(&mut self, mut events: VecDeque<Event>, now: Timestamp) {
        for _ in 0..MOST_STEPS {
            let Some(event) = events.pop_front() else {
                return;
            };
            for effect in update(&mut self.state, event, now) {
                self.ended |= matches!(effect, Effect::Quit);
                match effect {
                    Effect::WriteExport { target, .. } if self.is_trial => {
                        events.push_back(Event::Exported(Ok(Exported {
                            sentence: format!("{} is not written: this is a trial", target.path),
                            target: None,
                        })));
                    }
                    Effect::SaveViews { file, .. } | Effect::KeepTheme { file, .. }
                        if self.is_trial =>
                    {
                        let told = format!("{} is not written: this is a trial", file.display());
                        events.push_back(Event::Told(Ok(told)));
                    }
                    Effect::Library(LibraryEffect::KeepFolder { path, is_kept, .. })
                        if self.is_trial =>
                    {
                        let outcome = Err("this is a trial".to_owned());
                        events.push_back(Event::Library(LibraryEvent::FolderKept {
                            path,
                            is_kept,
                            outcome,
                        }));
                    }
                    Effect::FindElsewhere { .. } | Effect::GoOnCatchingUp if self.is_unseen => {}
                    effect => events.extend(self.world.perform(effect, &self.state)),
                }
            }
        }
    }
}
