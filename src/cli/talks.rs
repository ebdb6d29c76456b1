//! `kubenotes talks`: the talks that the posts tell of, those of the newest posts first.

use crate::app::State;
use crate::document::Talk;
use crate::export::json_shapes::TalkJson;
use crate::export::{CharacterOffsets, CharacterSpan};
use crate::find::Words;
use crate::library::{Post, PostId, PostSection};
use crate::shell::{PostFile, read_post};

use super::arguments::QueryArguments;
use super::failure::Failure;
use super::list;
use super::output::{Output, warn};
use super::setup::Setup;

/// Prints the talks that hold the words.
pub fn run(setup: &Setup, arguments: &QueryArguments, out: &mut Output) -> Result<(), Failure> {
    let session = setup.session(&[])?;
    let state = &session.state;
    let words = Words::new(&arguments.query);
    let every_post = list::matching(state, &Words::default());
    let mut shapes = Vec::new();
    let mut rows = Vec::new();
    for (id, post) in every_post {
        let talks: Vec<(&PostSection, &Talk)> = talks_of(post, &words).collect();
        if arguments.json && !talks.is_empty() {
            shapes.extend(shapes_of(state, id, post, &talks));
        }
        rows.extend(talks.into_iter().map(|(_, talk)| row(post, talk)));
    }
    if arguments.json {
        out.json(&shapes)?;
    } else {
        out.table(&rows)?;
    }
    if rows.is_empty() {
        return Err(Failure::Refused(format!(
            "There is no talk{}: kubenotes list shows the posts",
            words.described()
        )));
    }
    Ok(())
}

fn talks_of<'a>(
    post: &'a Post,
    words: &'a Words,
) -> impl Iterator<Item = (&'a PostSection, &'a Talk)> {
    let talks = post
        .sections
        .iter()
        .filter_map(|section| Some((section, section.talk.as_ref()?)));
    talks.filter(|(section, talk)| holds(post, section, talk, words))
}

fn holds(post: &Post, section: &PostSection, talk: &Talk, words: &Words) -> bool {
    let mut texts = vec![
        talk.title.as_str(),
        &section.heading,
        talk.kind.word(),
        &post.title,
        &post.path,
    ];
    for speaker in &talk.speakers {
        texts.push(&speaker.name);
        texts.extend(speaker.role.as_deref());
        texts.extend(speaker.organisation.as_deref());
    }
    if let Some(event) = &post.event {
        texts.push(&event.name);
        texts.extend(event.city.as_deref());
    }
    words.are_in(texts)
}

fn row(post: &Post, talk: &Talk) -> [String; 5] {
    let speakers: Vec<&str> = talk
        .speakers
        .iter()
        .map(|speaker| speaker.name.as_str())
        .collect();
    [
        talk.title.clone(),
        talk.kind.word().to_owned(),
        speakers.join(", "),
        post.event
            .as_ref()
            .map(|event| event.name.clone())
            .unwrap_or_default(),
        post.title.clone(),
    ]
}

/// The talks as data. Places in characters need the post's text, which the library does not keep.
fn shapes_of(
    state: &State,
    id: PostId,
    post: &Post,
    talks: &[(&PostSection, &Talk)],
) -> Vec<TalkJson> {
    let gone = || format!("{} is no longer there", post.path);
    let read = PostFile::of(&state.library, id)
        .ok_or_else(gone)
        .and_then(|file| read_post(&file));
    let content = match read {
        Ok(content) => content,
        Err(problem) => {
            warn(&problem);
            return Vec::new();
        }
    };
    let offsets = CharacterOffsets::new(&content.document.text);
    let shape = |section: &PostSection| {
        let span: CharacterSpan = offsets.span(section.span);
        TalkJson::new(&state.library, post, section, span)
    };
    talks
        .iter()
        .filter_map(|(section, _)| shape(section))
        .collect()
}
