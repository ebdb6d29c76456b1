//! Finding marked passages in posts as they are now, with the kept copies of the posts as they were. It writes nothing.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use crate::annotation::{Anchor, Category, Placement, Reanchoring, Record, RecordId};
use crate::app::overlay::PlacingProgress;
use crate::app::{Event, PostContent, State};
use crate::document::{Document, parse};
use crate::export::{CharacterOffsets, ExportItem, ItemPlace};

use super::guarded::guarded;
use super::post_file::PostFile;
use super::reading::read_post;
use super::store::Store;

/// How often it is told how far finding passages is.
const BETWEEN_REPORTS: Duration = Duration::from_millis(150);

/// A record whose passage is to be found, for an export.
#[derive(Clone, Debug)]
pub struct PlaceRequest {
    /// The record.
    pub record: Record,
    /// Its category, if there is still one of that id.
    pub category: Option<Category>,
    /// Its post, if the library has it.
    pub post: Option<PostFile>,
}

/// Records whose passages are to be found, for an export.
#[derive(Clone, Debug)]
pub struct PlaceJob {
    /// The number of the request.
    pub request: u64,
    /// What to find.
    pub items: Vec<PlaceRequest>,
}

impl PlaceRequest {
    /// A request for a record, with its category and post as they are now.
    pub fn of(record: Record, state: &State) -> Self {
        let post = state.records.get(record.id).and_then(|entry| entry.post);
        Self {
            category: state.settings.categories.find(&record.category).cloned(),
            post: post.and_then(|post| PostFile::of(&state.library, post)),
            record,
        }
    }
}

/// Where passages of one post stand in its current text.
///
/// Passages of one earlier revision are found with one comparison of the two texts.
pub fn find_passages(
    copies: &Store,
    document: &Document,
    revision: &str,
    anchors: &[(RecordId, Anchor)],
) -> Vec<(RecordId, Placement)> {
    let mut by_revision: HashMap<&str, Vec<&(RecordId, Anchor)>> = HashMap::new();
    for entry in anchors {
        let revision = entry.1.revision.as_str();
        by_revision.entry(revision).or_default().push(entry);
    }
    let mut placements = Vec::with_capacity(anchors.len());
    for (kept_revision, anchors) in by_revision {
        let kept = kept_text(copies, kept_revision);
        let reanchoring = Reanchoring::new(kept.as_deref(), &document.text, revision);
        let placed = anchors
            .into_iter()
            .map(|(id, anchor)| (*id, reanchoring.place(anchor)));
        placements.extend(placed);
    }
    placements
}

/// The visible text of a kept copy, as this version of the parser reads it.
pub(super) fn kept_text(copies: &Store, revision: &str) -> Option<String> {
    let bytes = copies.kept_copy(revision)?;
    guarded(|| parse(&bytes).text).ok()
}

/// Carries out a job as long as it is wanted; tells how far it is if that takes long.
pub fn place(
    copies: &Store,
    job: PlaceJob,
    is_wanted: &dyn Fn() -> bool,
    tell: &mut dyn FnMut(Event),
) {
    let request = job.request;
    let mut told = Instant::now();
    let items = place_while(copies, job.items, &mut |progress| {
        if told.elapsed() >= BETWEEN_REPORTS {
            told = Instant::now();
            tell(Event::ItemsBeingPlaced { request, progress });
        }
        is_wanted()
    });
    if let Some(items) = items {
        tell(Event::ItemsPlaced { request, items });
    }
}

/// What an export says about each record, in the order asked for.
pub fn place_items(copies: &Store, requests: Vec<PlaceRequest>) -> Vec<ExportItem> {
    place_while(copies, requests, &mut |_| true).unwrap_or_default()
}

/// The same, each post read once, as long as `goes_on` says so before each post; `None` if it was given up.
fn place_while(
    copies: &Store,
    requests: Vec<PlaceRequest>,
    goes_on: &mut dyn FnMut(PlacingProgress) -> bool,
) -> Option<Vec<ExportItem>> {
    let mut places = HashMap::new();
    let by_post = anchors_by_post(&requests);
    let posts = by_post.len();
    for looked_into in 0..=posts {
        if !goes_on(PlacingProgress { looked_into, posts }) {
            return None;
        }
        let Some((file, anchors)) = by_post.get(looked_into) else {
            break;
        };
        if let Ok(content) = read_post(file) {
            places.extend(places_in(copies, &content, anchors));
        }
    }
    let items = requests.into_iter().map(|request| {
        let place = places.remove(&request.record.id);
        ExportItem {
            place,
            ..ExportItem::new(request.record, request.category.as_ref())
        }
    });
    Some(items.collect())
}

fn anchors_by_post(requests: &[PlaceRequest]) -> Vec<(PostFile, Vec<(RecordId, Anchor)>)> {
    let mut found: Vec<(PostFile, Vec<(RecordId, Anchor)>)> = Vec::new();
    let mut index: HashMap<(Option<&std::path::Path>, &str), usize> = HashMap::new();
    for request in requests {
        let (Some(post), Some(anchor)) = (&request.post, &request.record.anchor) else {
            continue;
        };
        let key = (post.root.as_deref(), &*post.path);
        let at = *index.entry(key).or_insert_with(|| {
            found.push((post.clone(), Vec::new()));
            found.len() - 1
        });
        if let Some((_, anchors)) = found.get_mut(at) {
            anchors.push((request.record.id, anchor.clone()));
        }
    }
    found
}

fn places_in(
    copies: &Store,
    content: &PostContent,
    anchors: &[(RecordId, Anchor)],
) -> Vec<(RecordId, ItemPlace)> {
    let document = &content.document;
    let offsets = CharacterOffsets::new(&document.text);
    find_passages(copies, document, &content.revision, anchors)
        .into_iter()
        .map(|(id, placement)| (id, item_place(document, &offsets, placement)))
        .collect()
}

fn item_place(
    document: &Document,
    offsets: &CharacterOffsets<'_>,
    placement: Placement,
) -> ItemPlace {
    ItemPlace {
        state: placement.state,
        span: placement.span.map(|span| offsets.span(span)),
        current_text: placement
            .span
            .map(|span| span.of(&document.text).to_owned()),
        line: placement.span.map(|span| document.line_at(span.start)),
        suggestion: placement.suggestion.map(|span| offsets.span(span)),
    }
}
