//! Prints what is made of a folder of posts, for reading: `cargo test --lib corpus -- --ignored --nocapture`, with `KUBENOTES_CORPUS` for a corpus elsewhere than beside the project.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use crate::document::{Document, Talk, parse};

use super::link::{Destination, resolve};
use super::{EventTable, Library, Overview, Post, TopicTable};

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            files(&path, found);
        } else if path
            .extension()
            .is_some_and(|end| ["md", "markdown", "mdx"].iter().any(|known| end == *known))
        {
            found.push(path);
        }
    }
}

/// The posts of the corpus, in the order of their paths below it.
fn documents() -> Vec<(String, Document)> {
    let corpus = std::env::var("KUBENOTES_CORPUS").unwrap_or_else(|_| "../shared".to_owned());
    let folder = format!("{corpus}/posts");
    let mut found = Vec::new();
    files(Path::new(&folder), &mut found);
    found.sort();
    let read = found.iter().map(|file| {
        let path = file.strip_prefix(&folder).unwrap().to_string_lossy();
        (path.into_owned(), parse(&std::fs::read(file).unwrap()))
    });
    read.collect()
}

fn post(path: &str, document: &Document) -> Post {
    let (events, topics) = (EventTable::builtin(), TopicTable::builtin());
    Post::from_document(0, path, document, String::new(), &events, &topics)
}

fn shown(talk: &Talk) -> String {
    let mut shown = format!("{}: {}", talk.kind.word(), talk.title);
    for speaker in &talk.speakers {
        let told = [
            Some(&speaker.name),
            speaker.role.as_ref(),
            speaker.organisation.as_ref(),
        ];
        let told: Vec<&str> = told.into_iter().flatten().map(String::as_str).collect();
        let _ = write!(shown, " · {}", told.join(", "));
    }
    if !talk.attended {
        shown.push_str(" [missed]");
    }
    shown
}

#[test]
#[ignore = "prints a report on posts that are not part of this project"]
fn corpus() {
    for (file, document) in documents() {
        let post = post(&file, &document);
        let date = post.date.map(|date| date.to_string());
        let event = post.event.as_ref().map(|event| event.name.as_str());
        println!(
            "@ {}\n  {:?} {date:?} {:?} {:?} {event:?}",
            post.path, post.title, post.authors, post.tags
        );
        for issue in &post.issues {
            println!("  ! {}: {}", issue.line, issue.message);
        }
        for section in &post.sections {
            let talk = section.talk.as_deref().map_or(String::new(), shown);
            println!(
                "  {} {} => {talk}",
                "#".repeat(section.level.into()),
                section.heading
            );
        }
        let mut names: Vec<&str> = post
            .mentions
            .iter()
            .map(|mention| mention.topic.as_ref())
            .collect();
        names.sort_unstable();
        names.dedup();
        println!("  topics: {}", names.join(", "));
    }
}

/// Links within the corpus: how many lead somewhere, and each that does not.
#[test]
#[ignore = "prints a report on posts that are not part of this project"]
fn links() {
    let documents = documents();
    let mut library = Library::default();
    let ids: Vec<_> = documents
        .iter()
        .map(|(file, document)| library.insert(post(file, document)))
        .collect();
    let (mut inside, mut lost) = (0, 0);
    for (id, (file, document)) in ids.iter().zip(&documents) {
        for link in &document.links {
            match resolve(&library, *id, &link.target) {
                Destination::Inside(goal) => {
                    let post = ids.iter().position(|id| *id == goal.post).unwrap();
                    let place = goal.fragment.as_deref();
                    if place.is_none_or(|name| documents[post].1.place_named(name).is_some()) {
                        inside += 1;
                    } else {
                        lost += 1;
                        println!("  no place: {} in {}", link.target, file);
                    }
                }
                Destination::NotInLibrary { looked_for } => {
                    println!("  no post: {} ({looked_for}) in {}", link.target, file);
                }
                Destination::Outside {
                    address,
                    inside: Some(_),
                } => {
                    println!("  published: {address:?}");
                }
                _ => {}
            }
        }
    }
    println!("{inside} lead to a place, {lost} to none");
}

/// Talks that several posts tell of, with all their tellings; topics that only links name.
#[test]
#[ignore = "prints a report on posts that are not part of this project"]
fn across() {
    let mut library = Library::default();
    for (file, document) in documents() {
        library.insert(post(&file, &document));
    }
    let overview = Overview::of(&library);
    for (event, talks) in overview.talks.events() {
        println!(
            "@ {}: {} talks, told {} times",
            event.name,
            talks.talks().len(),
            talks.telling_count()
        );
        for talk in talks.talks().iter().filter(|talk| talk.tellings.len() > 1) {
            println!("  =");
            for telling in &talk.tellings {
                let post = library.post(telling.post).unwrap();
                let section = &post.sections[telling.section as usize];
                let told = section.talk.as_deref().map(shown);
                println!("    {} ({})", told.unwrap_or_default(), post.path);
            }
        }
    }
    let known = TopicTable::builtin();
    let topics = overview.topics.topics();
    let linked = topics.filter(|topic| known.find(&topic.name).is_none());
    let names: Vec<&str> = linked.map(|topic| &*topic.name).collect();
    println!("by links only: {}", names.join(", "));
}
