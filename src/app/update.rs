//! What each event does: the one way the state changes. Small functions by kind of event; no I/O.

use jiff::Timestamp;

use crate::annotation::{History, Record, RecordId};
use crate::keymap::{KeyCode, KeyPress, Resolved, written};
use crate::library::PostId;

use super::action;
use super::catching_up;
use super::colouring;
use super::counting;
use super::effect::{Effect, ReadPurpose};
use super::elsewhere;
use super::event::{Event, Exported, LoadedRecords, Mouse, Pointed};
use super::folders;
use super::found_hits;
use super::illustrating;
use super::jump_commands;
use super::jumping;
use super::library_change::LibraryEvent;
use super::mouse::{mouse, pointed_at};
use super::moving;
use super::needing_care;
use super::notes_list;
use super::opening;
use super::overlay::Overlay;
use super::palette_commands;
use super::pane::OpenPost;
use super::pane::Pane;
use super::placing;
use super::previewing;
use super::read_marks;
use super::reloading;
use super::scanning;
use super::state::{FollowingKeys, MessageKind, State};
use super::suggesting;
use super::text_searching;
use super::theming;
use super::views;

/// Takes in an event that happened at `now`; returns what the world is to do.
pub fn update(state: &mut State, event: Event, now: Timestamp) -> Vec<Effect> {
    state.now = now;
    let mut effects = dispatch(state, event);
    effects.extend(jump_commands::run_asked(state));
    palette_commands::list(state);
    effects.extend(moving::look(state));
    found_hits::mark(state);
    jumping::refresh(state);
    effects.extend(text_searching::refresh(state));
    effects.extend(settle(state));
    effects.extend(colouring::ask(state));
    effects.extend(suggesting::ask(state));
    effects.extend(read_marks::note_progress(state));
    effects.extend(elsewhere::ask(state));
    effects.extend(placing::give_up_if_left(state));
    effects
}

fn dispatch(state: &mut State, event: Event) -> Vec<Effect> {
    match event {
        Event::Key(key) => press(state, key),
        Event::NoKeyCame(request) => show_following_keys(state, request),
        Event::Paste(text) => pasted(state, &text),
        Event::Mouse(event) => pointed(state, event),
        Event::Pointed(pointed) => pointed_by_drawing(state, pointed),
        Event::Resized { width, height } => resized(state, width, height),
        Event::PostsListed { posts, total } => scanning::posts_listed(state, posts, total),
        Event::PostsFound(posts) => scanning::posts_found(state, posts),
        Event::ScanProgress { read, found } => scanning::progressed(state, read, found),
        Event::ScanFinished { gone, problems } => scanning::scan_finished(state, &gone, problems),
        Event::FilesLookedAt { gone, problems } => {
            scanning::files_looked_at(state, &gone, &problems)
        }
        Event::Unwatched => scanning::unwatched(state),
        Event::PostBegun {
            post,
            request,
            beginning,
        } => {
            opening::post_begun(state, post, request, beginning);
            Vec::new()
        }
        Event::PostRead {
            post,
            request,
            purpose,
            outcome,
        } => match purpose {
            ReadPurpose::Open => reloading::post_arrived(state, post, request, outcome),
            ReadPurpose::Preview => {
                previewing::arrived(state, post, request, outcome);
                Vec::new()
            }
        },
        Event::JumpGoesOn => jumping::go_on(state),
        Event::TextsFound(part) => text_searching::arrived(state, part),
        Event::CatchingUpGoesOn => catching_up::asked(state),
        Event::CodeColoured { request, blocks } => {
            colouring::arrived(state, request, blocks);
            Vec::new()
        }
        Event::SuggestionsFound { request, found } => suggesting::arrived(state, request, found),
        Event::PassagesFound {
            revision,
            placements,
            ..
        } => {
            opening::passages_arrived(state, &revision, placements);
            Vec::new()
        }
        Event::FoundElsewhere { post, found } => elsewhere::found(state, post, found),
        Event::DisplayKnown(display) => illustrating::display_known(state, display),
        Event::ThemesRead { request, themes } => action::themes_arrived(state, request, themes),
        Event::Library(event) => about_folders(state, event),
        Event::BackgroundKnown(background) => theming::background_known(state, background),
        Event::PicturesMeasured { post, found } => {
            state.pictures.measured(post, found);
            Vec::new()
        }
        Event::PictureEncoded {
            post,
            wish,
            outcome,
        } => {
            state.pictures.encoded(post, wish, outcome);
            Vec::new()
        }
        Event::MovedFound { request, found } => moving::arrived(state, request, found),
        Event::NotesRead(records) => notes_read(state, records),
        Event::RecordsLoaded(loaded) => records_loaded(state, *loaded),
        Event::RecordsSaved(records) => records_saved(state, records),
        Event::RecordsNotSaved { ids, reason } => records_not_saved(state, ids, &reason),
        Event::JournalsRead(journals) => {
            action::journals_arrived(state, journals);
            Vec::new()
        }
        Event::ItemsBeingPlaced { request, progress } => {
            action::export_items_being_placed(state, request, progress)
        }
        Event::ItemsPlaced { request, items } => {
            action::export_items_arrived(state, request, items)
        }
        Event::ForeignRead { request, outcome } => {
            action::import_file_arrived(state, request, outcome)
        }
        Event::TextEdited(outcome) => action::note_edited_outside(state, outcome),
        Event::Exported(outcome) => exported(state, outcome),
        Event::Told(outcome) => told(state, outcome),
        Event::Resumed => Vec::new(),
        Event::Terminated => {
            let mut effects = action::save_before_the_end(state);
            effects.extend(read_marks::remember_position(state));
            effects.push(Effect::Quit);
            effects
        }
    }
}

fn about_folders(state: &mut State, event: LibraryEvent) -> Vec<Effect> {
    match event {
        LibraryEvent::FolderListed { request, listed } => {
            action::folder_listed(state, request, listed)
        }
        LibraryEvent::FolderChecked { request, outcome } => {
            action::folder_checked(state, request, outcome)
        }
        LibraryEvent::FolderKept {
            path,
            is_kept,
            outcome,
        } => {
            folders::kept(state, &path, is_kept, outcome);
            Vec::new()
        }
    }
}

/// Resolves a key against the keymap; what is bound to nothing is typed into the topmost window.
fn press(state: &mut State, key: KeyPress) -> Vec<Effect> {
    state.message = None;
    state.pending_keys.push(key);
    let contexts = state.contexts();
    let name = match state
        .settings
        .keymap
        .resolve(&contexts, &state.pending_keys)
    {
        Resolved::Pending(_) => return wait_for_key(state),
        Resolved::Action(name) => Some(name.to_owned()),
        Resolved::Unbound => None,
    };
    state.following_keys = FollowingKeys::Hidden;
    let keys = std::mem::take(&mut state.pending_keys);
    state.counting.pressed = Some(key);
    if let Some(name) = name {
        return counting::run(state, &name, &keys);
    }
    let had_count = state.counting.count.take().is_some();
    if keys.len() > 1 {
        tell_of_unbound(state, &keys, key);
        return Vec::new();
    }
    if had_count {
        return Vec::new();
    }
    if state.overlays.is_empty() {
        tell_of_other_pane(state, &keys);
        return Vec::new();
    }
    action::type_key(state, key)
}

/// Says where keys do something that do nothing in this pane.
fn tell_of_other_pane(state: &mut State, keys: &[KeyPress]) {
    let others = [
        (Pane::Reading, "text", "focus-reading"),
        (Pane::Notes, "notes", "focus-notes"),
        (Pane::Posts, "post list", "focus-posts"),
    ];
    let keymap = &state.settings.keymap;
    let there = others.into_iter().find(|(pane, ..)| {
        let bound = keymap.resolve(&[pane.context()], keys);
        *pane != state.focus && matches!(bound, Resolved::Action(_))
    });
    if let Some((_, pane, focus)) = there {
        let (pressed, focus) = (written(keys), state.keys(focus));
        state.hint(format!(
            "{pressed} does something in the {pane} only: {focus} goes there"
        ));
    }
}

/// Says that a sequence leads nowhere, unless its last key is one to leave with: that gives it up.
fn tell_of_unbound(state: &mut State, keys: &[KeyPress], last: KeyPress) {
    let alone = state.settings.keymap.resolve(&state.contexts(), &[last]);
    let gives_up =
        last.code == KeyCode::Escape || matches!(alone, Resolved::Action("leave" | "close"));
    if !gives_up {
        state.hint(format!("{} does nothing here", written(keys)));
    }
}

/// What can follow is shown when no key came for a moment; once it is shown, also for the next part of the sequence.
fn wait_for_key(state: &mut State) -> Vec<Effect> {
    if state.following_keys == FollowingKeys::Shown {
        return Vec::new();
    }
    let request = state.next_request();
    state.following_keys = FollowingKeys::Waiting(request);
    vec![Effect::WaitForKey(request)]
}

fn show_following_keys(state: &mut State, request: u64) -> Vec<Effect> {
    if state.following_keys == FollowingKeys::Waiting(request) {
        state.following_keys = FollowingKeys::Shown;
    }
    Vec::new()
}

fn pasted(state: &mut State, text: &str) -> Vec<Effect> {
    give_up_sequence(state);
    action::paste(state, text)
}

fn pointed(state: &mut State, event: Mouse) -> Vec<Effect> {
    give_up_sequence(state);
    mouse(state, event)
}

fn pointed_by_drawing(state: &mut State, pointed: Pointed) -> Vec<Effect> {
    give_up_sequence(state);
    pointed_at(state, pointed)
}

/// Who does something else than typing the next key has given the sequence up.
fn give_up_sequence(state: &mut State) {
    state.pending_keys.clear();
    state.following_keys = FollowingKeys::Hidden;
}

fn resized(state: &mut State, width: u16, height: u16) -> Vec<Effect> {
    state.width = width;
    state.height = height;
    Vec::new()
}

fn notes_read(state: &mut State, records: Vec<Record>) -> Vec<Effect> {
    // The whole store is never older than a part that was read before it.
    if !state.records_are_read {
        state.records.load(records, &state.library);
    }
    Vec::new()
}

fn records_saved(state: &mut State, records: Vec<Record>) -> Vec<Effect> {
    for record in records {
        state.conflicts.remove(&record.id);
        state.records.saved(record);
    }
    opening::find_passages(state)
}

fn records_not_saved(state: &mut State, ids: Vec<RecordId>, reason: &str) -> Vec<Effect> {
    for id in ids {
        state.records.not_saved(id, reason.to_owned());
    }
    state.say(MessageKind::Error, reason);
    Vec::new()
}

fn records_loaded(state: &mut State, loaded: LoadedRecords) -> Vec<Effect> {
    state.records_are_read = true;
    state.records.load(loaded.records, &state.library);
    if state.history == History::default() {
        state.history = loaded.history;
    }
    for position in loaded.positions {
        state.positions.load(position);
    }
    let posts: Vec<PostId> = state.library.posts().map(|(id, _)| id).collect();
    for post in posts {
        state.positions.attach(&state.library, post);
    }
    state.jumped.load(loaded.jumped);
    state.dismissed.load(loaded.dismissals);
    state.export_targets.load(loaded.targets);
    moving::load(state, loaded.verdicts);
    moving::attach(state);
    state.positions.follow_renamed(&state.library);
    opening::go_where_reading_stopped(state);
    needing_care::take_in(state, loaded.conflicts, loaded.damaged, loaded.closed);
    opening::find_passages(state)
}

fn exported(state: &mut State, outcome: Result<Exported, String>) -> Vec<Effect> {
    let sentence = outcome.map(|exported| {
        if let Some(target) = exported.target {
            state.export_targets.add(target);
        }
        exported.sentence
    });
    if sentence.is_ok() && matches!(state.overlays.last(), Some(Overlay::Export(_))) {
        state.overlays.pop();
    }
    told(state, sentence)
}

fn told(state: &mut State, outcome: Result<String, String>) -> Vec<Effect> {
    match outcome {
        Ok(text) => state.say(MessageKind::Success, text),
        Err(text) => state.say(MessageKind::Error, text),
    }
    Vec::new()
}

/// Brings what follows from the state up to date: scrolling, the lines and pictures on screen, the note that goes with the
/// caret.
fn settle(state: &mut State) -> Vec<Effect> {
    let areas = state.areas();
    if let Some(area) = areas.posts {
        state
            .posts
            .scroll_into_view(usize::from(super::areas::pane_body(area).height));
    }
    let measure = illustrating::measure(state);
    opening::fit_open_post(state);
    let make_ready = illustrating::make_ready(state);
    if state.focus != Pane::Notes {
        let relinking = state.notes.relinking;
        state.notes.chosen = relinking.or_else(|| note_at_caret(state));
    }
    suggesting::refresh(state);
    notes_list::refresh(state);
    let catch_up = look_across_posts(state);
    let effects = measure.into_iter().chain(make_ready);
    effects.chain(catch_up).collect()
}

/// Brings what stands in several posts up to date: the list of a window, in how many posts the talk at the caret is told.
fn look_across_posts(state: &mut State) -> Vec<Effect> {
    let catch_up = catching_up::after_event(state);
    action::views_refresh(state);
    state.told = views::told(state);
    catch_up
}

/// The highlight the reading position is at: the shortest around the caret, else the last one before it, else the first
/// note of the post.
fn note_at_caret(state: &State) -> Option<crate::annotation::RecordId> {
    let open: &OpenPost = state.reading.open.as_ref()?;
    let last_before_or_first = || {
        let placed = state
            .records
            .of_post(open.id)
            .filter_map(|entry| Some((entry.place()?, entry.record.id)));
        let before = placed.clone().filter(|(span, _)| span.start <= open.caret);
        before.last().or_else(|| placed.clone().next())
    };
    notes_list::at_caret(state)
        .or_else(|| last_before_or_first().map(|(_, id)| id))
        .or_else(|| {
            let first = state.records.of_post(open.id).next();
            first.map(|entry| entry.record.id)
        })
}
