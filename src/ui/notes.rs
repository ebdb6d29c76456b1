//! The notes pane: the notes of a talk, of the open post or of everything, the one at the reading position marked.

use std::collections::BTreeMap;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::annotation::{Record, also_noted};
use crate::app::pane::{ListTop, NotesEntry, NotesSight, Order, Scope, Standing};
use crate::app::{
    Pane, RecordEntry, SaveState, State, pane_body, suggestions_in_notes, suggestions_in_scope,
};
use crate::library::Suggestion;
use crate::text::width::display_width;
use crate::text::{counted, one_line};
use crate::theme::Role;

use super::anchored::{self, clipped, indented};
use super::compared::Row;
use super::note_text::{self, NoteLine};
use super::palette::Palette;
use super::{care, empty, in_sight, suggestions, words, write};

/// Lines of a note that are shown: of any, and of the one that one is at.
const NOTE_LINES: usize = 4;
const CHOSEN_NOTE_LINES: usize = 16;

/// A line of the pane: pieces of our own words, or of a person's note.
enum PaneLine {
    Ours(Row),
    Note(NoteLine),
    /// What belongs to no entry of the list.
    Apart(Row),
}

impl PaneLine {
    const fn is_apart(&self) -> bool {
        matches!(self, Self::Apart(_))
    }
}

/// Lines that one turn of the wheel scrolls.
const WHEEL: isize = 3;

/// The lines of an entry, or of what belongs to none.
type Block = (Vec<PaneLine>, Option<NotesEntry>);

/// Draws the notes pane.
pub fn draw(state: &State, palette: &Palette, area: Rect, buffer: &mut Buffer) {
    let body = pane_body(area);
    if body.y > area.y {
        title(state, palette, area, buffer);
        filter(state, palette, area, buffer);
    }
    let body = care::draw(state, palette, body, buffer);
    if state.notes.list.is_empty() && suggestions_in_scope(state).is_empty() {
        return empty(state, palette, body, buffer);
    }
    let (blocks, mut skip) = blocks_in_sight(state, palette, body);
    let mut y = body.y;
    for (block, entry) in &blocks {
        let is_chosen = entry.is_some_and(|entry| is_chosen(state, entry));
        for line in block {
            if skip > 0 {
                skip -= 1;
            } else if y < body.bottom() {
                draw_line(state, line, is_chosen, palette, (body, y), buffer);
                y += 1;
            }
        }
    }
}

/// The entry that is drawn at a cell of the screen; none between two entries.
pub fn entry_at(state: &State, palette: &Palette, (column, row): (u16, u16)) -> Option<NotesEntry> {
    let area = state.areas().notes.filter(|_| state.overlays.is_empty())?;
    let mut unseen = Buffer::empty(area);
    let body = care::draw(state, palette, pane_body(area), &mut unseen);
    if !body.contains((column, row).into()) {
        return None;
    }
    let (blocks, skip) = blocks_in_sight(state, palette, body);
    let mut rows = usize::from(row - body.y) + skip;
    for (block, entry) in &blocks {
        if let Some(line) = block.get(rows) {
            return entry.filter(|_| !line.is_apart());
        }
        rows -= block.len();
    }
    None
}

/// The notes and, below them, the suggestions of which something is in sight, and how many lines of the first are above the
/// pane. Only these are laid out, however many there are.
fn blocks_in_sight(state: &State, palette: &Palette, body: Rect) -> (Vec<Block>, usize) {
    let mut entries = Entries::of(state, palette, body);
    let top = entries.top();
    let mut used = 0;
    let mut blocks = Vec::new();
    for at in top.entry..entries.count() {
        if used >= entries.height + top.line {
            break;
        }
        used += entries.lines_of(at);
        blocks.extend(entries.laid_out.remove(&at));
    }
    if entries.offered.is_empty()
        && used < entries.height
        && !suggestions_in_scope(state).is_empty()
    {
        blocks.push((above_suggestions(state, palette, body.width), None));
    }
    (blocks, top.line)
}

/// How the pane looks after the wheel was turned over a cell of it, downwards or upwards (`-1`).
pub fn scrolled(
    state: &State,
    palette: &Palette,
    (column, row): (u16, u16),
    direction: isize,
) -> Option<NotesSight> {
    let area = state.areas().notes.filter(|_| state.overlays.is_empty())?;
    if !area.contains((column, row).into()) {
        return None;
    }
    let mut unseen = Buffer::empty(area);
    let body = care::draw(state, palette, pane_body(area), &mut unseen);
    let mut entries = Entries::of(state, palette, body);
    let (top, count, height) = (entries.top(), entries.count(), entries.height);
    let mut lines_of = |at| entries.lines_of(at);
    Some(NotesSight {
        top: in_sight::scrolled(top, direction * WHEEL, count, height, &mut lines_of),
        at: state.notes.at(),
    })
}

/// The entries of the pane, each laid out when it is asked for.
struct Entries<'a> {
    state: &'a State,
    palette: &'a Palette,
    offered: Vec<&'a Suggestion>,
    width: u16,
    height: usize,
    laid_out: BTreeMap<usize, Block>,
}

impl<'a> Entries<'a> {
    fn of(state: &'a State, palette: &'a Palette, body: Rect) -> Self {
        Self {
            state,
            palette,
            offered: suggestions_in_notes(state),
            width: body.width,
            height: usize::from(body.height),
            laid_out: BTreeMap::new(),
        }
    }

    fn count(&self) -> usize {
        self.state.notes.list.len() + self.offered.len()
    }

    fn lines_of(&mut self, at: usize) -> usize {
        if !self.laid_out.contains_key(&at) {
            let block = self.block(at).unwrap_or_default();
            self.laid_out.insert(at, block);
        }
        self.laid_out.get(&at).map_or(0, |(lines, _)| lines.len())
    }

    fn block(&self, at: usize) -> Option<Block> {
        let list = &self.state.notes.list;
        if let Some(at) = at.checked_sub(list.len()) {
            let suggestion = self.offered.get(at)?;
            let mut lines = Vec::new();
            if at == 0 {
                lines = above_suggestions(self.state, self.palette, self.width);
            }
            let rows = suggestions::lines(self.state, suggestion, self.palette, self.width);
            lines.extend(rows.into_iter().map(PaneLine::Ours));
            return Some((lines, Some(NotesEntry::Suggestion(suggestion.span))));
        }
        let id = list.get(at)?;
        let entry = self.state.records.get(*id)?;
        let lines = lines(self.state, entry, self.palette, self.width);
        Some((lines, Some(NotesEntry::Note(*id))))
    }

    /// From where the pane is shown: where the wheel left it, as long as the cursor stays; else so that that is in sight.
    fn top(&mut self) -> ListTop {
        let state = self.state;
        let notes = &state.notes;
        let (count, height) = (self.count(), self.height);
        if let Some(sight) = notes.sight.filter(|sight| sight.at == notes.at()) {
            return in_sight::scrolled(sight.top, 0, count, height, &mut |at| self.lines_of(at));
        }
        let chosen = self.chosen().unwrap_or(0);
        in_sight::showing(chosen, height, &mut |at| self.lines_of(at))
    }

    /// The entry under the cursor.
    fn chosen(&self) -> Option<usize> {
        let notes = &self.state.notes;
        let is_suggested = |offered: &&Suggestion| Some(offered.span) == notes.suggested;
        if let Some(at) = self.offered.iter().position(is_suggested) {
            return Some(notes.list.len() + at);
        }
        let id = notes.chosen?;
        notes.list.iter().position(|&other| other == id)
    }
}

fn is_chosen(state: &State, entry: NotesEntry) -> bool {
    match entry {
        NotesEntry::Note(id) => state.notes.chosen == Some(id),
        NotesEntry::Suggestion(span) => state.notes.suggested == Some(span),
    }
}

/// What stands above the first suggestion: what to do where there are no notes, and how many suggestions there are.
fn above_suggestions(state: &State, palette: &Palette, width: u16) -> Vec<PaneLine> {
    let mut rows = Vec::new();
    if state.notes.list.is_empty() {
        let room = width.saturating_sub(3);
        let muted = palette.role(Role::Muted);
        let advice = brief_advice(state).unwrap_or_else(|| advice(state));
        rows.extend(write::wrapped(&advice, room).map(|line| vec![(line.to_owned(), muted)]));
        rows.push(Row::new());
    }
    let count = suggestions_in_scope(state).len();
    rows.push(suggestions::heading(state, count, palette, width));
    rows.into_iter().map(PaneLine::Apart).collect()
}

fn title(state: &State, palette: &Palette, area: Rect, buffer: &mut Buffer) {
    let shown = state.notes.list.len();
    let scope = state.notes.view.scope.word();
    let count = if state.notes.view.is_filtered() {
        format!("  {scope}, {shown} of {}", state.notes.in_scope)
    } else if shown > 0 {
        format!("  {scope}, {shown}")
    } else if state.notes.view.scope == Scope::Post {
        String::new()
    } else {
        format!("  {scope}")
    };
    let parts = [
        ("Notes", palette.title(state.is_active(Pane::Notes))),
        (count.as_str(), palette.role(Role::Muted)),
    ];
    let width = area.width.saturating_sub(2);
    write::pieces(buffer, area.x + 1, area.y, width, &parts);
}

/// What is left out and how the rest is sorted, below the title.
fn filter(state: &State, palette: &Palette, area: Rect, buffer: &mut Buffer) {
    let view = &state.notes.view;
    let category = view.category.as_ref();
    let category = category.map(|id| state.settings.categories.get(id).name.clone());
    let parts = [
        category,
        view.topic
            .as_ref()
            .map(|topic| one_line(topic).into_owned()),
        view.status.map(|status| status.word().to_owned()),
        (view.standing != Standing::Any).then(|| view.standing.word().to_owned()),
        (view.order != Order::Place).then(|| view.order.word().to_owned()),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    let mut told = parts.join(" · ");
    let words = one_line(view.query.text()).into_owned();
    if !told.is_empty() && !words.is_empty() {
        told.push_str("  ");
    }
    let parts = [
        (told, palette.role(Role::Subheading)),
        (words, palette.role(Role::Text)),
    ];
    let mut width = area.width.saturating_sub(2);
    if view.is_filtered() {
        let all = format!("{} all", state.keys("notes-all"));
        let line = Rect {
            width: area.width.saturating_sub(1),
            ..area
        };
        let used = write::right(buffer, line, area.y + 1, &all, palette.role(Role::Muted));
        width = width.saturating_sub(used + 1);
    }
    write::pieces(buffer, area.x + 1, area.y + 1, width, &parts);
}

fn draw_line(
    state: &State,
    line: &PaneLine,
    chosen: bool,
    palette: &Palette,
    (body, y): (Rect, u16),
    buffer: &mut Buffer,
) {
    let right = body.right().saturating_sub(1);
    match line {
        PaneLine::Ours(row) => {
            write::pieces(buffer, body.x + 2, y, body.width.saturating_sub(3), row);
        }
        PaneLine::Apart(row) => {
            write::pieces(buffer, body.x + 1, y, body.width.saturating_sub(2), row);
        }
        PaneLine::Note(line) => note_text::draw(line, palette, (body.x + 2, y, right), buffer),
    }
    let is_bare = match line {
        PaneLine::Ours(row) => row.is_empty(),
        PaneLine::Note(_) => false,
        PaneLine::Apart(_) => true,
    };
    if chosen && !is_bare {
        let (bar, focus) = (palette.symbols().bar, palette.role(Role::Focus));
        write::text(buffer, body.x, y, 1, bar, focus);
        if state.focus == Pane::Notes {
            write::line_style(buffer, body, y, palette.role(Role::Chosen));
        }
    }
}

fn lines(state: &State, entry: &RecordEntry, palette: &Palette, width: u16) -> Vec<PaneLine> {
    let is_chosen = state.notes.chosen == Some(entry.record.id);
    let room = width.saturating_sub(5);
    let record = &entry.record;
    let mut rows = vec![heading(state, record, palette, room)];
    rows.extend(source(state, entry, palette, room));
    rows.extend(anchored::rows(state, entry, is_chosen, palette, room));
    let mut lines: Vec<PaneLine> = rows.into_iter().map(PaneLine::Ours).collect();
    lines.extend(note(state, record, is_chosen, palette, room));
    let below = below(state, entry, palette, room);
    lines.extend(below.into_iter().map(PaneLine::Ours));
    lines.push(PaneLine::Ours(Row::new()));
    lines
}

/// The person's own words; of a long note, of which only the one that one is at is shown further, the beginning.
fn note(
    state: &State,
    record: &Record,
    is_chosen: bool,
    palette: &Palette,
    room: u16,
) -> Vec<PaneLine> {
    let most = if is_chosen && state.focus == Pane::Notes {
        CHOSEN_NOTE_LINES
    } else {
        NOTE_LINES
    };
    if record.note.trim().is_empty() {
        return Vec::new();
    }
    let (shown, more) = note_text::lines(
        &with_days(state, &record.note),
        room,
        most,
        palette.is_ascii(),
    );
    let mut lines: Vec<PaneLine> = shown.into_iter().map(PaneLine::Note).collect();
    if more {
        let edit = state.keys("edit");
        let told = format!("… {edit} shows all");
        lines.push(PaneLine::Ours(indented(&told, palette.role(Role::Muted))));
    }
    lines
}

/// A merged note with the days of its texts in place of the marks between them.
fn with_days(state: &State, note: &str) -> String {
    let lines = note.lines().map(|line| match also_noted(line) {
        Some(time) => {
            let day = words::day(time.to_zoned(state.settings.zone.clone()).date());
            format!("*also noted {day}:*")
        }
        None => line.to_owned(),
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// What a note on a talk or post is on; and which post a note belongs to, where those of all are shown.
fn source(state: &State, entry: &RecordEntry, palette: &Palette, room: u16) -> Vec<Row> {
    let record = &entry.record;
    let muted = palette.role(Role::Muted);
    let mut rows = Vec::new();
    if record.anchor.is_none() {
        let on = match &record.talk {
            Some(talk) => format!("on the talk “{}”", one_line(&talk.title)),
            None => "on the post".to_owned(),
        };
        rows.extend(clipped(&on, room, 2, muted));
    }
    if state.notes.view.scope == Scope::Everything {
        let title = one_line(&record.post.title);
        let gone = gone(state, entry);
        let lines = if gone.is_empty() { 1 } else { 2 };
        rows.extend(clipped(&format!("{title}{gone}"), room, lines, muted));
    }
    rows
}

/// That a note's post is not in the library, and the key that asks what it could be now.
fn gone(state: &State, entry: &RecordEntry) -> String {
    if entry.post_in(&state.library).is_some() {
        return String::new();
    }
    let has_question = state
        .moves
        .questions()
        .any(|(key, _)| key.holds(&entry.record));
    if has_question {
        return format!(" (moved? {} asks)", state.keys("which-post"));
    }
    " (not in this library)".to_owned()
}

/// What is to be told below a note: two versions, not saved yet.
fn below(state: &State, entry: &RecordEntry, palette: &Palette, room: u16) -> Vec<Row> {
    let mut rows = Vec::new();
    if state.conflicts.contains_key(&entry.record.id) {
        let merge = state.keys("merge-versions");
        let sentence = format!("two versions, by git: {merge} merges them");
        rows.extend(clipped(&sentence, room, 2, palette.role(Role::Warning)));
    }
    match &entry.save_state {
        SaveState::Saved => {}
        SaveState::Saving => rows.push(indented("saving …", palette.role(Role::Muted))),
        SaveState::Failed(_) => rows.push(indented(
            &format!("not saved: {} tries again", state.keys("save-again")),
            palette.role(Role::Error),
        )),
    }
    rows
}

/// Symbol, status and topics; the category's name where it has room, for its symbol says it already.
fn heading(state: &State, record: &Record, palette: &Palette, room: u16) -> Row {
    let category = state.settings.categories.get(&record.category);
    let style = palette.category(category.color);
    let mut row = vec![(format!("{} ", category.symbol), style)];
    if let Some(todo) = &record.todo {
        row.push((
            format!("{} ", palette.status_sign(todo.status)),
            palette.role(Role::Muted),
        ));
    }
    if record.topics.is_empty() {
        row.push((category.name.clone(), style));
    } else {
        row.push((words::subject(record), palette.role(Role::Subheading)));
        let name = format!("  {}", category.name);
        let used: usize = row.iter().map(|(text, _)| display_width(text)).sum();
        if used + display_width(&name) <= usize::from(room) + 2 {
            row.push((name, palette.role(Role::Muted)));
        }
    }
    row
}

/// What to do where nothing is shown.
fn empty(state: &State, palette: &Palette, body: Rect, buffer: &mut Buffer) {
    let room = Rect {
        x: body.x + 1,
        width: body.width.saturating_sub(3),
        ..body
    };
    write::paragraph(buffer, room, &advice(state), palette.role(Role::Muted));
}

/// What to do where there is no text that could be marked.
fn without_text(state: &State) -> Option<String> {
    if state.shown_post().is_some() || state.notes.view.scope == Scope::Everything {
        return None;
    }
    Some(match empty::without_posts(state) {
        Some(_) => "Your notes on a post stand here.".to_owned(),
        None => "Your notes on the open post stand here.".to_owned(),
    })
}

/// What to do in one line, where suggestions stand below it; `None` where there is more to say.
fn brief_advice(state: &State) -> Option<String> {
    let view = &state.notes.view;
    let is_plain =
        view.standing != Standing::Deleted && !view.is_filtered() && view.scope == Scope::Post;
    let (dig_into, mark) = (state.keys("dig-into"), state.keys("mark"));
    is_plain.then(|| format!("No notes yet: {dig_into} or {mark} marks."))
}

fn advice(state: &State) -> String {
    let view = &state.notes.view;
    let scope = state.keys("notes-scope");
    if view.standing == Standing::Deleted {
        let standing = state.keys("notes-standing");
        return format!("Nothing was deleted here. {standing} shows what there is.");
    }
    if view.is_filtered() {
        if state.notes.in_scope == 0 {
            let all = state.keys("notes-all");
            return format!(
                "There is no note here to filter. {all} ends the filter, {scope} changes the scope."
            );
        }
        let there = counted(state.notes.in_scope, "note is", "notes are");
        return format!(
            "Nothing fits; {there} left out. {} shows all, {scope} changes the scope.",
            state.keys("notes-all"),
        );
    }
    if let Some(sentence) = without_text(state) {
        return sentence;
    }
    let mark = format!(
        "in the text {} marks the sentence at the caret to dig into, {} as another kind",
        state.keys("dig-into"),
        state.keys("mark"),
    );
    let listed = state.notes.listed.as_ref();
    let is_in_talk = listed.is_some_and(|listed| listed.talk.is_some());
    match view.scope {
        Scope::Talk if !is_in_talk => {
            format!("The caret is in no talk. {scope} shows the notes of the post.")
        }
        Scope::Talk => format!(
            "Nothing on this talk yet: {mark}; {} writes a note on the talk. {scope} shows the post's notes.",
            state.keys("note-on-talk"),
        ),
        Scope::Post | Scope::Everything => format!("Nothing here yet: {mark}."),
    }
}
