//! Writing what one thinks about a passage: filling in, moving between fields, saving.

use crate::annotation::{RecordId, Topic};
use crate::export::is_web_address;
use crate::keymap::{Context, KeyCode, KeyPress};
use crate::text::Span;

use super::super::cursor::item_around;
use super::super::effect::Effect;
use super::super::marking;
use super::super::overlay::{About, EditorField, NoteEditor, Overlay, TodoPlace};
use super::super::state::{MessageKind, State};
use super::super::todo::change_filter;
use super::super::topic_offer;
use super::entry::{Action, Count};

const EDITOR: &[Context] = &[Context::Editor];

/// Writing a note.
pub(super) const ACTIONS: &[Action] = &[
    Action {
        name: "editor-save",
        sentence: "Save",
        contexts: EDITOR,
        count: Count::Nothing,
        run: save,
    },
    Action {
        name: "editor-cancel",
        sentence: "Leave without saving",
        contexts: EDITOR,
        count: Count::Nothing,
        run: cancel,
    },
    Action {
        name: "editor-next-field",
        sentence: "Next field; takes an offered completion",
        contexts: EDITOR,
        count: Count::Nothing,
        run: |s| next_field(s, 1),
    },
    Action {
        name: "editor-previous-field",
        sentence: "Field before",
        contexts: EDITOR,
        count: Count::Nothing,
        run: |s| next_field(s, -1),
    },
    Action {
        name: "editor-enter",
        sentence: "New line in the note, else next field",
        contexts: EDITOR,
        count: Count::Nothing,
        run: enter,
    },
    Action {
        name: "editor-outside",
        sentence: "Write the note in your own editor ($EDITOR)",
        contexts: EDITOR,
        count: Count::Nothing,
        run: edit_outside,
    },
];

/// Opens the editor for a new highlight, its topic filled in where the passage says it and offered where what stands
/// around it does. A passage that is marked in this category already is not marked twice.
pub fn open_new(state: &mut State, span: Span, category: &str) -> Vec<Effect> {
    if let Some(id) = marking::marked_already(state, span, category) {
        state.hint("This is marked already: here is its note");
        return open_existing(state, id);
    }
    let Some(open) = &state.reading.open else {
        return Vec::new();
    };
    let (document, topics) = (&open.content.document, &state.settings.topics);
    let topic = topic_offer::offer(document, topics, span);
    let (guess, active) = match topic {
        Some(_) => (None, EditorField::Note),
        None => (
            topic_offer::guess(document, topics, span),
            EditorField::Topic,
        ),
    };
    let mut editor = NoteEditor::new(About::New(span), category, topic.as_slice(), "", active);
    editor.guess = guess;
    push(state, editor);
    complete(state);
    Vec::new()
}

/// Opens the editor for a new highlight that was suggested, with its topics and a note.
pub fn open_suggested(
    state: &mut State,
    span: Span,
    category: &str,
    topics: &[Topic],
    note: &str,
) -> Vec<Effect> {
    let editor = NoteEditor::new(About::New(span), category, topics, note, EditorField::Note);
    push(state, editor);
    Vec::new()
}

/// Opens the editor for a note on the talk around an offset, or on the whole post; there is one on each, to go on with.
pub fn open_note(state: &mut State, talk: Option<u32>) -> Vec<Effect> {
    if let Some(id) = marking::noted_already(state, talk) {
        return open_existing(state, id);
    }
    let category = marking::category_of_notes(state);
    let about = talk.map_or(About::Post, About::Talk);
    let editor = NoteEditor::new(about, &category, &[], "", EditorField::Note);
    push(state, editor);
    Vec::new()
}

/// Opens the editor for a to-do that belongs to no post.
pub(super) fn open_alone(state: &mut State) -> Vec<Effect> {
    let category = {
        let mut categories = state.settings.categories.iter();
        let actionable = categories.find(|category| category.actionable);
        actionable.map(|category| category.id.clone())
    };
    let Some(category) = category else {
        state.hint("No category asks for something to be done: give one `actionable: true` in the configuration");
        return Vec::new();
    };
    let editor = NoteEditor::new(About::Alone, &category, &[], "", EditorField::Note);
    push(state, editor);
    Vec::new()
}

/// Opens the editor for a record that exists.
pub fn open_existing(state: &mut State, id: RecordId) -> Vec<Effect> {
    let Some(entry) = state.records.get(id) else {
        return Vec::new();
    };
    let record = &entry.record;
    let editor = NoteEditor::new(
        About::Existing(id),
        &record.category,
        &record.topics,
        &record.note,
        EditorField::Note,
    );
    push(state, editor);
    Vec::new()
}

fn push(state: &mut State, editor: NoteEditor) {
    state.overlays.push(Overlay::Editor(Box::new(editor)));
}

fn editor(state: &mut State) -> Option<&mut NoteEditor> {
    match state.overlays.last_mut() {
        Some(Overlay::Editor(editor)) => Some(editor),
        _ => None,
    }
}

pub(super) fn type_key(state: &mut State, key: KeyPress) -> Vec<Effect> {
    let Some(editor) = editor(state) else {
        return Vec::new();
    };
    editor.warned = false;
    editor.active_field().type_key(key);
    complete(state);
    Vec::new()
}

pub(super) fn paste(state: &mut State, text: &str) -> Vec<Effect> {
    if let Some(editor) = editor(state) {
        editor.active_field().paste(text);
    }
    complete(state);
    Vec::new()
}

/// Moves to the next field (`1`) or the one before (`-1`); an offered completion is taken first, and a whole topic leads to
/// the note.
fn next_field(state: &mut State, direction: isize) -> Vec<Effect> {
    let was_empty = editor(state).is_some_and(|editor| editor.topic.is_empty());
    let is_accepted = direction > 0 && accept_completion(state);
    if let Some(editor) = editor(state) {
        editor.active = match (is_accepted, was_empty) {
            (false, _) => item_around(&EditorField::ALL, editor.active, direction),
            // What was guessed is the whole topic, with its link: what is left to write is the note.
            (true, true) => EditorField::Note,
            (true, false) => editor.active,
        };
    }
    complete(state);
    Vec::new()
}

/// Enter: a new line in the note, the next field elsewhere.
fn enter(state: &mut State) -> Vec<Effect> {
    match editor(state).map(|editor| editor.active) {
        Some(EditorField::Note) => type_key(state, KeyPress::plain(KeyCode::Enter)),
        _ => next_field(state, 1),
    }
}

/// Takes the offered completion; false if there is none.
fn accept_completion(state: &mut State) -> bool {
    let Some(editor) = editor(state) else {
        return false;
    };
    let Some(rest) = editor.completion.take() else {
        return false;
    };
    editor.topic.set(&format!("{}{rest}", editor.topic.text()));
    let name = editor.topic.text().trim().to_owned();
    let guessed = editor.guess.clone().filter(|guess| guess.name == name);
    let known = state.settings.topics.find(&name);
    let url = guessed
        .and_then(|guess| guess.url)
        .or_else(|| known.and_then(|known| known.url.clone()));
    if let (Some(url), Some(editor)) = (url, self::editor(state))
        && editor.link.is_empty()
    {
        editor.link.set(&url);
    }
    true
}

/// Saves and closes the editor; a link that nothing could open is not taken.
fn save(state: &mut State) -> Vec<Effect> {
    if let Some(editor) = editor(state) {
        let link = editor.link.text();
        if !link.trim().is_empty() && !is_web_address(link.trim()) {
            editor.active = EditorField::Link;
            state.hint("A link is one address that begins with https:// or http://; mend it, or leave it empty");
            return Vec::new();
        }
    }
    let Some(Overlay::Editor(editor)) = state.overlays.pop() else {
        return Vec::new();
    };
    let topics = topics_of(state, &editor);
    let note_text = editor.note.text().trim_end().to_owned();
    match editor.about {
        About::New(span) => {
            let name = state.settings.categories.get(&editor.category).name.clone();
            let effects = marking::mark(
                state,
                span,
                marking::Subject {
                    category: editor.category,
                    topics,
                    note: note_text,
                },
            );
            state.say(MessageKind::Success, format!("Marked as “{name}”"));
            effects
        }
        About::Talk(offset) => note(state, Some(offset), editor.category, topics, note_text),
        About::Post => note(state, None, editor.category, topics, note_text),
        About::Alone => alone(state, editor.category, topics, note_text),
        About::Existing(id) => marking::say(state, id, topics, &note_text),
    }
}

/// Keeps a to-do that belongs to no post, and puts the to-do list's cursor on it.
fn alone(state: &mut State, category: String, topics: Vec<Topic>, note: String) -> Vec<Effect> {
    if topics.is_empty() && note.trim().is_empty() {
        state.hint("Nothing was written, so there is no to-do");
        return Vec::new();
    }
    let subject = marking::Subject {
        category,
        topics,
        note,
    };
    let (id, effects) = marking::add_alone(state, subject);
    change_filter(state, |window| window.chosen = Some(TodoPlace::Todo(id)));
    effects
}

/// Keeps a note on a talk or post; one that says nothing is none.
fn note(
    state: &mut State,
    talk: Option<u32>,
    category: String,
    topics: Vec<Topic>,
    note: String,
) -> Vec<Effect> {
    if topics.is_empty() && note.trim().is_empty() {
        state.hint("Nothing was written, so there is no note");
        return Vec::new();
    }
    let subject = marking::Subject {
        category,
        topics,
        note,
    };
    marking::note(state, talk, subject)
}

/// Leaves without saving; typed text is thrown away only when asked a second time.
fn cancel(state: &mut State) -> Vec<Effect> {
    let Some(editor) = editor(state) else {
        return Vec::new();
    };
    if editor.is_changed() && !editor.warned {
        editor.warned = true;
        let (save, cancel) = (state.keys("editor-save"), state.keys("editor-cancel"));
        state.hint(format!(
            "Not saved yet: {save} saves, {cancel} once more throws it away"
        ));
        return Vec::new();
    }
    state.overlays.pop();
    Vec::new()
}

/// Hands the note to the person's own editor.
pub fn edit_outside(state: &mut State) -> Vec<Effect> {
    editor(state)
        .map(|editor| Effect::EditText(editor.note.text()))
        .into_iter()
        .collect()
}

/// Hands the note of a record to the person's own editor; what comes back is saved.
pub fn edit_existing_outside(state: &mut State, id: RecordId) -> Vec<Effect> {
    open_existing(state, id);
    if let Some(editor) = editor(state) {
        editor.is_only_outside = true;
    }
    edit_outside(state)
}

/// Takes in what came back from the person's own editor.
pub fn edited_outside(state: &mut State, outcome: Result<String, String>) -> Vec<Effect> {
    let text = match outcome {
        Ok(text) => text,
        Err(problem) => {
            state.say(MessageKind::Error, problem);
            return Vec::new();
        }
    };
    let Some(editor) = editor(state) else {
        return Vec::new();
    };
    editor.note.set(text.trim_end());
    editor.active = EditorField::Note;
    if !editor.is_only_outside {
        return Vec::new();
    }
    if !editor.is_changed() {
        state.overlays.pop();
        state.hint("The note is as it was");
        return Vec::new();
    }
    save(state)
}

/// Offers the rest of the topic one is typing, from the known topics and the person's own.
fn complete(state: &mut State) {
    let completion = completion(state);
    if let Some(editor) = editor(state) {
        editor.completion = completion;
    }
}

/// The rest of the topic at the cursor; for an empty field the guess.
fn completion(state: &State) -> Option<String> {
    let Some(Overlay::Editor(editor)) = state.overlays.last() else {
        return None;
    };
    if editor.active != EditorField::Topic || !editor.topic.cursor_at_end() {
        return None;
    }
    let typed = editor.topic.text();
    if typed.is_empty() {
        return editor.guess.as_ref().map(|guess| guess.name.clone());
    }
    let word = typed.rsplit(',').next().unwrap_or_default().trim_start();
    if word.is_empty() {
        return None;
    }
    completion_of(state, word)
}

fn completion_of(state: &State, word: &str) -> Option<String> {
    let own = state
        .records
        .alive()
        .flat_map(|entry| entry.record.topic_names());
    let known = state
        .settings
        .topics
        .topics
        .iter()
        .map(|topic| &*topic.name);
    own.chain(known).find_map(|name| {
        let head = name.get(..word.len())?;
        let rest = name.get(word.len()..)?;
        (head.eq_ignore_ascii_case(word) && !rest.is_empty()).then(|| rest.to_owned())
    })
}

/// The topics the fields hold: names by commas, known ones in their own spelling and with their address.
fn topics_of(state: &State, editor: &NoteEditor) -> Vec<Topic> {
    let link = editor.link.text().trim().to_owned();
    let names = editor.topic.text();
    let names = names
        .split(',')
        .map(str::trim)
        .filter(|name| !name.is_empty());
    names
        .enumerate()
        .map(|(index, name)| {
            let known = state.settings.topics.find(name);
            let url = if index == 0 && !link.is_empty() {
                Some(link.clone())
            } else if index == 0 && !editor.original[1].is_empty() {
                None // the person emptied the field
            } else {
                known.and_then(|known| known.url.clone())
            };
            Topic {
                name: known.map_or_else(|| name.to_owned(), |known| known.name.to_string()),
                url,
            }
        })
        .collect()
}

/// Saves what is being written as it is, because the program is about to end: a half-written note can be mended, a lost
/// one cannot.
pub fn save_before_the_end(state: &mut State) -> Vec<Effect> {
    let Some(editor) = editor(state) else {
        return Vec::new();
    };
    if !editor.is_changed() {
        return Vec::new();
    }
    if !is_web_address(editor.link.text().trim()) {
        editor.link.set("");
    }
    save(state)
}
