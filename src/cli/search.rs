//! `kubenotes search`: full text over the library's posts, and over notes and quotes. The library is not read for it.

use serde::Serialize;

use crate::annotation::Record;
use crate::find::full_text::{FoundLine, TextQuery};
use crate::shell::{FoundFile, search_sources, sources_of};
use crate::text::{Span, one_line};

use super::arguments::SearchArguments;
use super::failure::Failure;
use super::output::Output;
use super::setup::Setup;

/// A line that was found.
#[derive(Clone, Debug, Serialize)]
struct Hit {
    path: String,
    title: String,
    talk: Option<String>,
    line: Option<u32>,
    text: String,
    ranges: Vec<[u32; 2]>,
    note: Option<String>,
}

/// Prints every line that matches.
pub fn run(setup: &Setup, arguments: &SearchArguments, out: &mut Output) -> Result<(), Failure> {
    let typed = arguments.pattern.join(" ");
    let query = TextQuery::read(&typed).map_err(Failure::input)?;
    let query = query.ok_or_else(|| Failure::Input("Name something to search for".to_owned()))?;
    let sources = sources_of(&setup.library).map_err(Failure::input)?;
    let posts = search_sources(&sources, &query, &setup.texts());
    let hits = posts.iter().flat_map(of_post);
    let hits: Vec<Hit> = hits.chain(notes(setup, &query)?).collect();
    if arguments.json {
        out.json(&hits)?;
    } else {
        for hit in &hits {
            out.line(&line(hit))?;
        }
    }
    if hits.is_empty() {
        return Err(Failure::Refused(format!(
            "“{typed}” is nowhere in the posts and notes: try fewer words"
        )));
    }
    Ok(())
}

fn of_post(post: &FoundFile) -> impl Iterator<Item = Hit> {
    post.lines.iter().map(|found| Hit {
        path: post.path.clone(),
        title: post.title.clone(),
        talk: talk(found),
        line: Some(found.line),
        text: found.text.clone(),
        ranges: in_characters(&found.text, &found.ranges),
        note: None,
    })
}

fn talk(found: &FoundLine) -> Option<String> {
    found.section.clone().filter(|_| found.is_talk)
}

/// The notes that match, in their own words or in those of their passage.
fn notes(setup: &Setup, query: &TextQuery) -> Result<Vec<Hit>, Failure> {
    let loaded = setup.store()?.load_all().map_err(Failure::refused)?;
    let records = loaded.records.iter().map(|stored| &stored.record);
    let alive = records.filter(|record| !record.deleted);
    Ok(alive.filter_map(|record| of_note(record, query)).collect())
}

fn of_note(record: &Record, query: &TextQuery) -> Option<Hit> {
    let (text, ranges) = query.in_note(&record.note, record.quote().unwrap_or_default())?;
    Some(Hit {
        path: record.post.path.clone(),
        title: record.post.title.clone(),
        talk: record.talk.as_ref().map(|talk| talk.title.clone()),
        line: None,
        ranges: in_characters(&text, &ranges),
        text,
        note: Some(record.id.to_string()),
    })
}

fn in_characters(text: &str, ranges: &[Span]) -> Vec<[u32; 2]> {
    let count = |at: u32| {
        let before = text.get(..at as usize).unwrap_or_default();
        before.chars().count() as u32
    };
    let ranges = ranges
        .iter()
        .map(|range| [count(range.start), count(range.end)]);
    ranges.collect()
}

fn line(hit: &Hit) -> String {
    let place = match (hit.line, &hit.note) {
        (Some(line), _) => format!("{}:{line}", hit.path),
        (None, Some(_)) => format!("{}, note", hit.path),
        (None, None) => hit.path.clone(),
    };
    let line = match &hit.talk {
        Some(talk) => format!("{place}: {talk}: {}", hit.text),
        None => format!("{place}: {}", hit.text),
    };
    one_line(&line).into_owned()
}
