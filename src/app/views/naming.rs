//! Events, talks and posts in words for rows. It knows no window.

use crate::document::Talk;
use crate::library::{Event, Post, Telling};
use crate::text::one_line;

use super::super::state::State;

/// "18–21 Nov 2019"
pub(super) fn days(event: &Event) -> String {
    let (first, last) = (event.first_day, event.last_day);
    let whole = last.strftime("%-d %b %Y");
    if first == last {
        whole.to_string()
    } else if first.first_of_month() == last.first_of_month() {
        format!("{}–{whole}", first.day())
    } else {
        format!("{} – {whole}", first.strftime("%-d %b"))
    }
}

/// The post and the talk of a telling.
pub(super) fn told_talk(state: &State, telling: Telling) -> Option<(&Post, &Talk)> {
    let post = state.library.post(telling.post)?;
    let section = post.sections.get(telling.section as usize)?;
    Some((post, section.talk.as_deref()?))
}

/// "Ada Lovelace, Grace Hopper"
pub(super) fn speakers(talk: &Talk) -> String {
    let names: Vec<&str> = talk
        .speakers
        .iter()
        .map(|speaker| speaker.name.as_str())
        .collect();
    one_line(&names.join(", ")).into_owned()
}

/// Who wrote a post; empty if it does not tell.
pub(super) fn author(post: &Post) -> String {
    one_line(&post.authors.join(", ")).trim().to_owned()
}

/// "slowe · 20 Nov 2019"
pub(super) fn byline(post: &Post) -> String {
    let date = post
        .date
        .map(|date| date.day.strftime("%-d %b %Y").to_string());
    joined([Some(author(post)), date])
}

/// What is there, with dots between.
pub(super) fn joined(parts: impl IntoIterator<Item = Option<String>>) -> String {
    let parts = parts.into_iter().flatten().filter(|part| !part.is_empty());
    parts.collect::<Vec<String>>().join(" · ")
}
