//! `kubenotes search`: full text over the library's posts, and over notes and quotes. The library is not read for it.

use serde::Serialize;

use crate::annotation::Record;
use crate::app::guide_in;
use crate::find::full_text::{FoundLine, TextQuery};
use crate::shell::{FoundFile, search_sources, sources_of};
use crate::text::{Span, one_line};

use super::arguments::SearchArguments;
use super::failure::Failure;
use super::output::Output;
use super::setup::Setup;

/// A line that was found.
#[derive(Clone, Debug, Serialize)]
struct Hit<'a> {
    path: &'a str,
    title: &'a str,
    talk: Option<&'a str>,
    line: Option<u32>,
    text: &'a str,
    ranges: Vec<[u32; 2]>,
    note: Option<String>,
}

/// A note that was found: the record, the line of it that matches, and the hits in that.
type FoundNote = (Record, String, Vec<Span>);

/// Prints every line that matches.
pub fn run(setup: &Setup, arguments: &SearchArguments, out: &mut Output) -> Result<(), Failure> {
    let typed = arguments.pattern.join(" ");
    let query = TextQuery::read(&typed).map_err(Failure::input)?;
    let query = query.ok_or_else(|| Failure::Input("Name something to search for".to_owned()))?;
    let sources = sources_of(&setup.library, &guide_in(&setup.settings)).map_err(Failure::input)?;
    let posts = search_sources(&sources, &query, &setup.texts());
    let notes = notes(setup, &query)?;
    if arguments.json {
        let hits = posts.iter().flat_map(of_post);
        let hits: Vec<Hit<'_>> = hits.chain(notes.iter().map(of_note)).collect();
        out.json(&hits)?;
    } else {
        print(&posts, &notes, out)?;
    }
    if posts.is_empty() && notes.is_empty() {
        return Err(Failure::Refused(format!(
            "“{typed}” is nowhere in the posts and notes: try fewer words"
        )));
    }
    Ok(())
}

fn print(posts: &[FoundFile], notes: &[FoundNote], out: &mut Output) -> Result<(), Failure> {
    for post in posts {
        for found in &post.lines {
            let place = format!("{}:{}", post.path, found.line);
            out.line(&line(&place, talk(found), &found.text))?;
        }
    }
    for (record, text, _) in notes {
        let place = format!("{}, note", record.post.path);
        let talk = record.talk.as_ref().map(|talk| &*talk.title);
        out.line(&line(&place, talk, text))?;
    }
    Ok(())
}

fn line(place: &str, talk: Option<&str>, text: &str) -> String {
    let line = match talk {
        Some(talk) => format!("{place}: {talk}: {text}"),
        None => format!("{place}: {text}"),
    };
    one_line(&line).into_owned()
}

fn of_post(post: &FoundFile) -> impl Iterator<Item = Hit<'_>> {
    post.lines.iter().map(|found| Hit {
        path: &post.path,
        title: &post.title,
        talk: talk(found),
        line: Some(found.line),
        text: &found.text,
        ranges: in_characters(&found.text, &found.ranges),
        note: None,
    })
}

fn talk(found: &FoundLine) -> Option<&str> {
    found.section.as_deref().filter(|_| found.is_talk)
}

/// The notes that match, in their own words or in those of their passage.
fn notes(setup: &Setup, query: &TextQuery) -> Result<Vec<FoundNote>, Failure> {
    let loaded = setup.store()?.load_all().map_err(Failure::refused)?;
    let records = loaded.records.into_iter().map(|stored| stored.record);
    let alive = records.filter(|record| !record.deleted);
    let found = alive.filter_map(|record| {
        let quote = record.quote().unwrap_or_default();
        let (text, ranges) = query.in_note(&record.note, quote)?;
        Some((record, text, ranges))
    });
    Ok(found.collect())
}

fn of_note((record, text, ranges): &FoundNote) -> Hit<'_> {
    Hit {
        path: &record.post.path,
        title: &record.post.title,
        talk: record.talk.as_ref().map(|talk| &*talk.title),
        line: None,
        ranges: in_characters(text, ranges),
        text,
        note: Some(record.id.to_string()),
    }
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
