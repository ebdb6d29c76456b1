//! `kubenotes talks`: the talks that the posts tell of, those of the newest posts first.

use std::collections::HashSet;

use serde::Serialize;

use crate::app::{QueryFilter, State, admits_talk, matcher};
use crate::document::Talk;
use crate::export::json_shapes::TalkJson;
use crate::export::{CharacterOffsets, CharacterSpan};
use crate::find::Sort;
use crate::find::query::{Matcher, SubjectKind};
use crate::library::{Overview, Post, PostId, PostSection, TalkGroup, Telling};
use crate::shell::{PostFile, read_post};
use crate::text::counted;

use super::arguments::QueryArguments;
use super::failure::Failure;
use super::list;
use super::narrowing::{self, filter};
use super::output::{Output, warn};
use super::setup::Setup;
use super::tellings::{TellingJson, told_talk};

/// `talks --json`: a telling of a talk, and every place where the talk is told.
#[derive(Serialize)]
struct ToldJson {
    #[serde(flatten)]
    talk: TalkJson,
    tellings: Vec<TellingJson>,
}

/// Prints the talks that a query admits.
pub fn run(setup: &Setup, arguments: &QueryArguments, out: &mut Output) -> Result<(), Failure> {
    let session = setup.session(&[])?;
    let state = &session.state;
    let filter = filter(&arguments.query, SubjectKind::Talk)?;
    let matcher = matcher(state, filter.query());
    let every_post = list::matching(state, &QueryFilter::default(), Sort::default());
    let overview = Overview::of(&state.library);
    let mut shapes = Vec::new();
    let mut rows = Vec::new();
    let mut listed: HashSet<Telling> = HashSet::new();
    for (id, post) in every_post {
        let talks: Vec<(Telling, &PostSection, &Talk)> =
            talks_of(state, id, post, &matcher).collect();
        if arguments.json && !talks.is_empty() {
            shapes.extend(shapes_of(state, &overview, post, &talks));
        }
        for (telling, _, talk) in talks {
            let tellings = overview.talks.talk_of(telling);
            let posts = tellings.as_ref().map_or(1, TalkGroup::posts);
            if !listed.contains(&telling) {
                rows.push(row(post, talk, posts));
            }
            listed.extend(tellings.into_iter().flat_map(|talk| talk.tellings));
        }
    }
    if arguments.json {
        out.json(&shapes)?;
    } else {
        out.table(&rows)?;
    }
    if rows.is_empty() {
        let hint = "kubenotes list shows the posts";
        return Err(Failure::Refused(format!(
            "There is no talk{}: {}",
            filter.described(),
            narrowing::hint(state, &filter, SubjectKind::Talk, hint)
        )));
    }
    Ok(())
}

fn talks_of<'a>(
    state: &'a State,
    id: PostId,
    post: &'a Post,
    matcher: &'a Matcher,
) -> impl Iterator<Item = (Telling, &'a PostSection, &'a Talk)> {
    let sections = post.sections.iter().zip(0..);
    let talks = sections.filter_map(move |(section, index)| {
        let telling = Telling {
            post: id,
            section: index,
        };
        Some((telling, section, section.talk.as_deref()?))
    });
    talks.filter(move |(_, section, _)| admits_talk(state, matcher, (id, post), section))
}

/// A talk, once for all posts that tell of it; of several their number stands in the place of the post.
fn row(post: &Post, talk: &Talk, posts: usize) -> [String; 5] {
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
        if posts > 1 {
            counted(posts, "post", "posts")
        } else {
            post.title.clone()
        },
    ]
}

/// The talks as data. Places in characters need the post's text, which the library does not keep.
fn shapes_of(
    state: &State,
    overview: &Overview,
    post: &Post,
    talks: &[(Telling, &PostSection, &Talk)],
) -> Vec<ToldJson> {
    let Some((Telling { post: id, .. }, ..)) = talks.first().copied() else {
        return Vec::new();
    };
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
    let shape = |telling: Telling, section: &PostSection| {
        let span: CharacterSpan = offsets.span(section.span);
        let group = overview.talks.talk_of(telling);
        let told = group.and_then(|group| told_talk(&state.library, &group));
        Some(ToldJson {
            talk: TalkJson::new(&state.library, post, section, span)?,
            tellings: told.map(|told| told.tellings).unwrap_or_default(),
        })
    };
    talks
        .iter()
        .filter_map(|(telling, section, _)| shape(*telling, section))
        .collect()
}
