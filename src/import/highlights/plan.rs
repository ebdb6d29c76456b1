//! What highlights from elsewhere become here. Where their passages stand is found out later, by who can read the posts.

use std::collections::{BTreeMap, HashMap, HashSet};

use jiff::Timestamp;

use crate::annotation::{
    Anchor, Category, CategoryTable, Edit, GroupTimes, PostReference, Rank, Record, RecordId, Todo,
    Topic, stamped,
};

use super::super::plan::Plan;
use super::super::planned::{FieldChange, Outcome, Planned, name_of};
use super::super::problem::Problem;
use super::found::{FoundHighlight, FoundPost, ReadHighlights};

/// What there is here.
pub struct Elsewhere<'a> {
    /// A record by its id, also a deleted one.
    pub record: &'a dyn Fn(RecordId) -> Option<&'a Record>,
    /// Every highlight that is not deleted.
    pub highlights: &'a [&'a Record],
    /// What the library knows of a post, if it has it.
    pub post: &'a dyn Fn(&FoundPost) -> Option<PostReference>,
    /// The categories in force.
    pub categories: &'a CategoryTable,
    /// The rank of the last to-do.
    pub last_rank: Rank,
    /// The time now.
    pub now: Timestamp,
}

/// What taking in highlights changes. One that is here stays as it is, but for a note that was changed there later.
pub fn plan_highlights(read: ReadHighlights, here: &Elsewhere<'_>) -> Plan {
    let mut plan = Plan {
        problems: read.problems,
        ..Plan::default()
    };
    let mut seen: HashMap<RecordId, usize> = HashMap::new();
    let mut last_rank = here.last_rank.clone();
    let known: HashSet<Passage> = here
        .highlights
        .iter()
        .filter_map(|record| Passage::of(record))
        .collect();
    for found in read.highlights {
        if seen.insert(found.id, found.line).is_some() {
            plan.same += 1;
            continue;
        }
        match (here.record)(found.id) {
            Some(record) if record.deleted => {
                let message = format!(
                    "this highlight was deleted here: kubenotes restore {} brings it back",
                    found.id
                );
                plan.problems.push(Problem::new(found.line, message));
            }
            Some(record) => compare(record, &found, here, &mut plan),
            None => {
                let record = new_record(&found, here, &mut last_rank);
                // Readwise knows no ids, and may give back what went to it from here.
                if Passage::of(&record).is_some_and(|passage| known.contains(&passage)) {
                    plan.same += 1;
                } else {
                    add(record, found.line, &mut plan);
                }
            }
        }
    }
    plan.problems.sort_by_key(|problem| problem.line);
    plan
}

/// What a passage is known by where there is no id: its words, and the title of its post.
#[derive(PartialEq, Eq, Hash)]
struct Passage {
    words: Vec<String>,
    title: String,
}

impl Passage {
    fn of(record: &Record) -> Option<Self> {
        let words = record
            .quote()?
            .split_whitespace()
            .map(str::to_owned)
            .collect();
        Some(Self {
            words,
            title: record.post.title.trim().to_lowercase(),
        })
    }
}

fn compare(record: &Record, found: &FoundHighlight, here: &Elsewhere<'_>, plan: &mut Plan) {
    let updated = found.updated.filter(|updated| *updated > record.times.note);
    let Some(updated) =
        updated.filter(|_| found.note != record.note && *found.note != *record.note.trim())
    else {
        plan.same += 1;
        return;
    };
    let after = Record {
        note: found.note.clone(),
        ..record.clone()
    };
    plan.planned.push(Planned {
        line: Some(found.line),
        id: record.id,
        name: name_of(record),
        outcome: Outcome::Changed,
        changes: vec![FieldChange {
            field: "note",
            from: record.note.clone(),
            to: found.note.clone(),
        }],
    });
    plan.edits.push(Edit {
        before: Some(record.clone()),
        after: Some(stamped(record, after, updated.min(here.now))),
    });
}

fn add(record: Record, line: usize, plan: &mut Plan) {
    plan.planned.push(Planned {
        line: Some(line),
        id: record.id,
        name: name_of(&record),
        outcome: Outcome::New,
        changes: Vec::new(),
    });
    plan.edits.push(Edit {
        before: None,
        after: Some(record),
    });
}

fn new_record(found: &FoundHighlight, here: &Elsewhere<'_>, last_rank: &mut Rank) -> Record {
    let tagged = found.category.iter().chain(&found.tags);
    let named = tagged
        .into_iter()
        .find_map(|name| category(here.categories, name));
    let plain = here
        .categories
        .iter()
        .filter(|category| !category.actionable);
    // The last of the plain ones is for passages that are worth keeping: an idea comes before it.
    let category_of_quotes = here.categories.find("quote").or_else(|| plain.last());
    let chosen = named
        .or(category_of_quotes)
        .or_else(|| here.categories.iter().next());
    let is_topic = |tag: &&String| category(here.categories, tag).is_none();
    let created = found.created.unwrap_or(here.now).min(here.now);
    let todo = found.todo.clone().or_else(|| {
        chosen.is_some_and(|category| category.actionable).then(|| {
            *last_rank = last_rank.after();
            Todo {
                rank: last_rank.clone(),
                ..Todo::default()
            }
        })
    });
    Record {
        id: found.id,
        post: (here.post)(&found.post).unwrap_or_else(|| absent(&found.post)),
        talk: None,
        anchor: (!found.quote.trim().is_empty()).then(|| Anchor {
            quote: found.quote.clone(),
            prefix: found.prefix.clone(),
            suffix: found.suffix.clone(),
            ..Anchor::default()
        }),
        category: chosen
            .map(|category| category.id.clone())
            .unwrap_or_default(),
        topics: found
            .tags
            .iter()
            .filter(is_topic)
            .map(|tag| Topic {
                name: tag.clone(),
                url: None,
            })
            .collect(),
        note: found.note.clone(),
        todo,
        created,
        times: GroupTimes::all_at(found.updated.unwrap_or(created).min(here.now)),
        deleted: false,
        unknown: BTreeMap::new(),
    }
}

fn category<'a>(categories: &'a CategoryTable, name: &str) -> Option<&'a Category> {
    let mut categories = categories.iter();
    categories.find(|category| {
        category.id.eq_ignore_ascii_case(name) || category.name.eq_ignore_ascii_case(name)
    })
}

/// What is remembered of a post that the library does not have.
fn absent(post: &FoundPost) -> PostReference {
    let (root, path) = post.place.clone().unwrap_or_default();
    let title = match post.title.trim() {
        "" => post.url.clone().unwrap_or_else(|| path.clone()),
        title => title.to_owned(),
    };
    PostReference {
        root,
        path,
        title,
        authors: post.authors.clone(),
        url: post.url.clone(),
        ..PostReference::default()
    }
}
