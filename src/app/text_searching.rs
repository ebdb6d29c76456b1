//! The search in all posts: asking for it, taking in what is found as it comes, and the passage of the chosen line. What
//! keys do stands in the actions, going to what was found in `found_hits`.

use std::sync::Arc;

use crate::find::full_text::{QueryError, TextQuery};
use crate::library::PostId;
use crate::text::harmless;

use super::effect::{Effect, TextsWanted};
use super::event::TextsFound;
use super::overlay::{
    FoundNote, FoundRow, FoundTexts, Overlay, TakesOver, Target, TextSearchWindow,
};
use super::previewing;
use super::screen::list_window;
use super::state::{Scan, State};
use super::views::{self, Passage};

/// So many lines are kept: nobody goes through more.
const KEPT: usize = 10_000;

/// The search, if its window is the topmost one.
pub fn window(state: &mut State) -> Option<&mut TextSearchWindow> {
    match state.overlays.last_mut() {
        Some(Overlay::TextSearch(window)) => Some(window),
        _ => None,
    }
}

/// The search, whether its window is open or not.
pub fn latest(state: &mut State) -> Option<&mut TextSearchWindow> {
    let mut open = state
        .overlays
        .iter_mut()
        .filter_map(|overlay| match overlay {
            Overlay::TextSearch(window) => Some(window.as_mut()),
            _ => None,
        });
    open.next().or(state.text_search.as_deref_mut())
}

/// Searches for what is typed: notes at once, posts by a worker, which gives up what it was at.
pub fn search(state: &mut State) -> Vec<Effect> {
    let Some(window) = window(state) else {
        return Vec::new();
    };
    match TextQuery::read(&window.typed.text()) {
        Ok(Some(query)) => begin(state, Arc::new(query), TakesOver::AtFirst),
        Ok(None) => search_nothing(state, None),
        Err(problem) => search_nothing(state, Some(problem)),
    }
}

fn begin(state: &mut State, query: Arc<TextQuery>, takes_over: TakesOver) -> Vec<Effect> {
    let request = state.next_request();
    let posts = posts(state);
    let found = FoundTexts::of_notes(notes(state, &query));
    let of = versions(state);
    let Some(search) = latest(state) else {
        return Vec::new();
    };
    search.query = Some(query.clone());
    search.problem = None;
    search.anew = Some((found, takes_over));
    search.request = Some(request);
    search.searched = (0, posts.len());
    search.of = of;
    vec![Effect::SearchTexts(TextsWanted {
        request,
        query,
        posts,
    })]
}

/// Shows nothing, where nothing can be searched for.
fn search_nothing(state: &mut State, problem: Option<QueryError>) -> Vec<Effect> {
    let Some(search) = window(state) else {
        return Vec::new();
    };
    let is_under_way = search.request.is_some();
    *search = TextSearchWindow {
        typed: search.typed.clone(),
        problem,
        ..TextSearchWindow::default()
    };
    is_under_way
        .then_some(Effect::GiveUpSearch)
        .into_iter()
        .collect()
}

/// All posts, in the order of the list.
fn posts(state: &State) -> Vec<PostId> {
    let posts = state.posts.order.posts.iter().copied();
    posts
        .filter(|&post| state.library.post(post).is_some())
        .collect()
}

/// The notes that match, in their own words or in those of their passage.
fn notes(state: &State, query: &TextQuery) -> Vec<FoundNote> {
    let records = state.records.alive().map(|entry| &entry.record);
    let found = records.filter_map(|record| {
        let (note, quote) = (&record.note, record.quote().unwrap_or_default());
        let (text, ranges) = query.in_note(&harmless(note), &harmless(quote))?;
        Some(FoundNote {
            id: record.id,
            text,
            ranges,
        })
    });
    found.collect()
}

fn versions(state: &State) -> (usize, u64) {
    (state.library.version(), state.records.version())
}

/// Takes in what was found, if it is still wanted.
pub fn arrived(state: &mut State, part: TextsFound) -> Vec<Effect> {
    let Some(search) = latest(state).filter(|search| search.request == Some(part.request)) else {
        return Vec::new();
    };
    search.searched.0 = part.searched;
    let list = match &mut search.anew {
        Some((anew, _)) => anew,
        None => &mut search.found,
    };
    for post in part.found {
        list.add(post, KEPT);
    }
    let is_full = list.lines >= KEPT && !part.is_over;
    list.are_cut |= is_full;
    let is_over = part.is_over || is_full;
    if is_over {
        search.request = None;
    }
    take_over(search, is_over);
    let mut effects = want_preview(state);
    if is_full {
        effects.push(Effect::GiveUpSearch);
    }
    effects
}

/// Lists what a later search found, when it is time; the cursor stays where it was if the same was searched for.
fn take_over(search: &mut TextSearchWindow, is_over: bool) {
    let is_due = |(_, when): &mut (FoundTexts, TakesOver)| is_over || *when == TakesOver::AtFirst;
    if let Some((anew, when)) = search.anew.take_if(is_due) {
        let same = match when {
            TakesOver::AtFirst => None,
            TakesOver::AtTheEnd => anew.same_entry(&search.found, search.chosen),
        };
        search.chosen = same.unwrap_or(0);
        search.found = anew;
        search.marked = None;
    }
    let is_entry = search.chosen_row().is_some_and(FoundRow::is_entry);
    if !is_entry {
        search.chosen = search.found.entry_from(search.chosen).unwrap_or(0);
    }
}

/// Keeps the window up to date: what is in sight, the hits in the passage, and what was found if posts or notes changed since.
pub fn refresh(state: &mut State) -> Vec<Effect> {
    mark_preview(state);
    let list = list_window(state.width, state.height, true).list;
    if let Some(search) = window(state) {
        search.scroll_into_view(usize::from(list.height));
    }
    let now = versions(state);
    let is_quiet = state.scan == Scan::Over;
    let outdated =
        window(state).filter(|search| is_quiet && search.request.is_none() && search.of != now);
    let query = outdated.and_then(|search| search.query.clone());
    query.map_or_else(Vec::new, |query| begin(state, query, TakesOver::AtTheEnd))
}

/// The passage of the chosen line.
pub fn passage(state: &State, search: &TextSearchWindow) -> Option<Passage> {
    match search.chosen_row()? {
        FoundRow::Note(index) => {
            let id = search.found.notes.get(index)?.id;
            views::passage(state, &Target::Record(id))
        }
        FoundRow::Line(post, line) => {
            let (post, line) = search.found.line(post, line)?;
            Some(Passage {
                post,
                at: line.hit.start,
                marks: Vec::new(),
            })
        }
        FoundRow::Notes | FoundRow::Post(_) | FoundRow::Section(..) => None,
    }
}

fn chosen_post(state: &State) -> Option<PostId> {
    let Some(Overlay::TextSearch(search)) = state.overlays.last() else {
        return None;
    };
    passage(state, search).map(|passage| passage.post)
}

/// Asks for the post of the chosen line.
pub fn want_preview(state: &mut State) -> Vec<Effect> {
    chosen_post(state).map_or_else(Vec::new, |post| previewing::want(state, post))
}

/// Looks for the hits in the post of the chosen line, once it is there.
fn mark_preview(state: &mut State) {
    let post = chosen_post(state);
    let Some((search, post)) = window(state).zip(post) else {
        return;
    };
    if search
        .marked
        .as_ref()
        .is_some_and(|(marked, _)| *marked == post)
    {
        return;
    }
    let content = search.preview.content_of(post);
    search.marked = content.zip(search.query.as_ref()).map(|(content, query)| {
        let hits = query.hits(&content.document);
        (post, hits)
    });
}
