//! A talk as queries see it: what is told of it, and the post that tells it.

use jiff::civil::Date;

use crate::annotation::Status;
use crate::document::Talk;
use crate::find::query::{Comparison, Flag, Subject, TextField, Texts};
use crate::library::{Post, PostId, PostSection, TopicMention};

use super::super::positions::ReadMark;
use super::super::post_texts::event_words;
use super::super::state::State;
use super::note::is_within;

/// A talk that is asked.
pub struct TalkSubject<'a> {
    state: &'a State,
    id: PostId,
    post: &'a Post,
    section: &'a PostSection,
    talk: &'a Talk,
    texts: Texts,
}

impl<'a> TalkSubject<'a> {
    /// The talk of a post's section, if it is one.
    pub fn new(
        state: &'a State,
        id: PostId,
        post: &'a Post,
        section: &'a PostSection,
    ) -> Option<Self> {
        let talk = section.talk.as_deref()?;
        Some(Self {
            state,
            id,
            post,
            section,
            talk,
            texts: texts(state, post, section, talk),
        })
    }
}

fn mentions<'a>(
    post: &'a Post,
    section: &'a PostSection,
) -> impl Iterator<Item = &'a TopicMention> {
    let span = section.span;
    (post.mentions.iter()).filter(move |mention| span.contains(mention.span.start))
}

fn texts(state: &State, post: &Post, section: &PostSection, talk: &Talk) -> Texts {
    let mut texts = Texts::default();
    texts.add(TextField::Title, [talk.title.as_str()]);
    texts.add_words([section.heading.as_str(), &post.title]);
    texts.add(TextField::Kind, [talk.kind.word()]);
    texts.add(TextField::Path, [&*post.path]);
    let speakers = talk.speakers.iter();
    texts.add(
        TextField::Speaker,
        speakers.clone().map(|speaker| speaker.name.as_str()),
    );
    texts.add_words(speakers.flat_map(|speaker| {
        let told = [speaker.role.as_deref(), speaker.organisation.as_deref()];
        told.into_iter().flatten()
    }));
    texts.add(TextField::Event, event_words(post));
    texts.end_words();
    texts.add(TextField::Author, post.authors.iter().map(String::as_str));
    texts.add(TextField::Tag, post.tags.iter().map(String::as_str));
    texts.add(
        TextField::Topic,
        mentions(post, section).map(|mention| &*mention.topic),
    );
    texts.add(TextField::Root, [state.library.root_name(post)]);
    texts
}

impl Subject for TalkSubject<'_> {
    fn texts(&self) -> &Texts {
        &self.texts
    }

    fn has_day(&self, about: Comparison, first: Option<Date>, last: Option<Date>) -> bool {
        let day = self.post.date.map(|date| date.day);
        about != Comparison::Due && day.is_some_and(|day| is_within(day, first, last))
    }

    fn is(&self, flag: Flag) -> bool {
        let mark = self.state.positions.mark(self.id);
        match flag {
            Flag::Unread => mark == ReadMark::Unread,
            Flag::Reading => mark == ReadMark::Reading,
            Flag::Read => mark == ReadMark::Read,
            Flag::Speakers => !self.talk.speakers.is_empty(),
            Flag::Topics => mentions(self.post, self.section).next().is_some(),
            Flag::Event => self.post.event.is_some(),
            _ => false,
        }
    }

    fn has_status(&self, _: Status) -> bool {
        false
    }
}
