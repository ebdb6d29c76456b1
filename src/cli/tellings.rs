//! Talks with all their tellings as data, for the commands that list them.

use serde::Serialize;

use crate::library::{Library, TalkGroup, Telling};

/// A talk, once for all posts that tell of it.
#[derive(Clone, Debug, Serialize)]
pub struct ToldTalkJson {
    /// Its title, as the fullest telling has it.
    pub title: String,
    /// Names of the speakers in that telling.
    pub speakers: Vec<String>,
    /// Name of the event.
    pub event: Option<String>,
    /// Where it is told.
    pub tellings: Vec<TellingJson>,
}

/// A place where a talk is told.
#[derive(Clone, Debug, Serialize)]
pub struct TellingJson {
    /// Name of the root.
    pub root: String,
    /// Path below the root.
    pub path: String,
    /// Title of the post.
    pub post: String,
    /// Source line, from 1.
    pub line: u32,
}

/// A talk as data.
pub fn told_talk(library: &Library, group: &TalkGroup) -> Option<ToldTalkJson> {
    let told = |telling: &Telling| {
        let post = library.post(telling.post)?;
        let section = post.sections.get(telling.section as usize)?;
        Some((post, section, section.talk.as_deref()?))
    };
    let tellings = group.tellings.iter().filter_map(told);
    let (post, _, talk) = tellings
        .clone()
        .max_by_key(|(_, _, talk)| (talk.speakers.len(), talk.title.len()))?;
    let speakers = talk.speakers.iter().map(|speaker| speaker.name.clone());
    let tellings = tellings.map(|(post, section, _)| TellingJson {
        root: library.root_name(post).to_owned(),
        path: post.path.to_string(),
        post: post.title.clone(),
        line: section.line,
    });
    Some(ToldTalkJson {
        title: talk.title.clone(),
        speakers: speakers.collect(),
        event: post.event.as_ref().map(|event| event.name.clone()),
        tellings: tellings.collect(),
    })
}
