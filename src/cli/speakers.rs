//! `kubenotes speakers`: who spoke, those with most talks first.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use serde::Serialize;

use crate::document::Speaker;
use crate::find::Words;
use crate::library::{Library, Overview, SpeakerTalks, TalkIndex, Telling};
use crate::text::counted;

use super::arguments::QueryArguments;
use super::failure::Failure;
use super::output::Output;
use super::setup::Setup;
use super::tellings::{ToldTalkJson, told_talk};

/// `speakers --json`
#[derive(Serialize)]
struct SpeakerJson {
    name: String,
    role: Option<String>,
    organisation: Option<String>,
    talks: Vec<ToldTalkJson>,
}

/// Prints the speakers that hold the words in their names, organisations, talks or events.
pub fn run(setup: &Setup, arguments: &QueryArguments, out: &mut Output) -> Result<(), Failure> {
    let session = setup.session(&[])?;
    let library = &session.state.library;
    let overview = Overview::of(library);
    let words = Words::new(&arguments.query);
    let speakers = overview.talks.speakers();
    let mut shapes: Vec<SpeakerJson> = speakers
        .filter_map(|(key, talks)| shape(library, &overview, key, talks))
        .filter(|speaker| words.are_in(texts(speaker)))
        .collect();
    shapes
        .sort_by(|a, b| (Reverse(a.talks.len()), &a.name).cmp(&(Reverse(b.talks.len()), &b.name)));
    if arguments.json {
        out.json(&shapes)?;
    } else {
        let rows: Vec<[String; 3]> = shapes.iter().map(row).collect();
        out.table(&rows)?;
    }
    if shapes.is_empty() {
        return Err(Failure::Refused(format!(
            "No talk names a speaker{}: kubenotes talks shows the talks",
            words.described()
        )));
    }
    Ok(())
}

fn shape(
    library: &Library,
    overview: &Overview,
    key: &str,
    talks: &SpeakerTalks,
) -> Option<SpeakerJson> {
    let said: Vec<&Speaker> = talks
        .tellings
        .iter()
        .filter_map(|&telling| said(library, telling, key))
        .collect();
    let groups = talks
        .tellings
        .iter()
        .filter_map(|&telling| overview.talks.talk_of(telling));
    let mut seen = BTreeSet::new();
    let groups = groups.filter(|group| seen.insert(group.tellings.clone()));
    Some(SpeakerJson {
        name: said.first()?.name.clone(),
        role: said.iter().find_map(|speaker| speaker.role.clone()),
        organisation: said.iter().find_map(|speaker| speaker.organisation.clone()),
        talks: groups
            .filter_map(|group| told_talk(library, &group))
            .collect(),
    })
}

/// What a telling says of the speaker.
fn said<'a>(library: &'a Library, telling: Telling, key: &str) -> Option<&'a Speaker> {
    let section = library
        .post(telling.post)?
        .sections
        .get(telling.section as usize)?;
    let mut speakers = section.talk.as_deref()?.speakers.iter();
    speakers.find(|speaker| TalkIndex::speaker_key(&speaker.name).as_deref() == Some(key))
}

fn texts(speaker: &SpeakerJson) -> Vec<&str> {
    let mut texts = vec![speaker.name.as_str()];
    texts.extend(speaker.organisation.as_deref());
    for talk in &speaker.talks {
        texts.push(&talk.title);
        texts.extend(talk.event.as_deref());
    }
    texts
}

fn row(speaker: &SpeakerJson) -> [String; 3] {
    let titles: Vec<&str> = speaker
        .talks
        .iter()
        .map(|talk| talk.title.as_str())
        .collect();
    [
        speaker.name.clone(),
        counted(titles.len(), "talk", "talks"),
        titles.join(" · "),
    ]
}
