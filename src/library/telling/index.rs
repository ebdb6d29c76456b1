//! Talks by event and by speaker over the whole library, kept up to date post by post.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use super::super::event::Event;
use super::super::post::{Post, PostId};
use super::event_talks::{EventTalks, TalkGroup};
use super::form::{Form, speakers_of};
use super::names::Name;
use super::place::Telling;

/// A speaker, and where their talks are told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SpeakerTalks {
    /// The tellings, by post and place.
    pub tellings: BTreeSet<Telling>,
}

/// The talks of all posts.
#[derive(Clone, Debug, Default)]
pub struct TalkIndex {
    /// By the name of the event.
    events: HashMap<Arc<str>, (Arc<Event>, EventTalks)>,
    /// How many posts tell of each event.
    posts_of: HashMap<Arc<str>, BTreeSet<PostId>>,
    /// By folded name.
    speakers: BTreeMap<Arc<str>, SpeakerTalks>,
    /// What each post added.
    added: HashMap<PostId, Added>,
}

#[derive(Clone, Debug, Default)]
struct Added {
    event: Option<Arc<str>>,
    tellings: Box<[Telling]>,
    speakers: Box<[Arc<str>]>,
}

impl TalkIndex {
    /// Puts what a post tells now in the place of what it told; `None` for a post that is gone.
    pub fn replace_post(&mut self, id: PostId, post: Option<&Post>) {
        self.take_away(id);
        let Some(post) = post else { return };
        let event = post.event.as_ref().map(|event| self.event_name(event));
        if let Some(name) = &event {
            self.posts_of.entry(name.clone()).or_default().insert(id);
        }
        let (mut tellings, mut speakers) = (Vec::new(), BTreeSet::new());
        for (section, entry) in post.sections.iter().enumerate() {
            let Some(talk) = &entry.talk else { continue };
            let telling = Telling {
                post: id,
                section: section as u32,
            };
            tellings.push(telling);
            for name in speakers_of(talk) {
                speakers.insert(self.speak(&name.key(), telling));
            }
            let event = event.as_ref().and_then(|name| self.events.get_mut(name));
            if let Some((_, talks)) = event {
                talks.insert(telling, Form::of(talk));
            }
        }
        let added = Added {
            event,
            tellings: tellings.into(),
            speakers: speakers.into_iter().collect(),
        };
        self.added.insert(id, added);
    }

    /// The one copy of an event's name, under which it stands.
    fn event_name(&mut self, event: &Arc<Event>) -> Arc<str> {
        if let Some((name, _)) = self.events.get_key_value(event.name.as_str()) {
            return name.clone();
        }
        let name: Arc<str> = Arc::from(event.name.as_str());
        let talks = (event.clone(), EventTalks::default());
        self.events.insert(name.clone(), talks);
        name
    }

    /// Notes that a speaker gave a talk; the one copy of the name under which they stand.
    fn speak(&mut self, key: &str, telling: Telling) -> Arc<str> {
        let known = self.speakers.get_key_value(key).map(|(key, _)| key.clone());
        let key = known.unwrap_or_else(|| Arc::from(key));
        let speaker = self.speakers.entry(key.clone()).or_default();
        speaker.tellings.insert(telling);
        key
    }

    fn take_away(&mut self, id: PostId) {
        let Some(added) = self.added.remove(&id) else {
            return;
        };
        if let Some(name) = &added.event {
            if let Some((_, talks)) = self.events.get_mut(name) {
                added
                    .tellings
                    .iter()
                    .for_each(|&telling| talks.remove(telling));
            }
            if let Some(posts) = self.posts_of.get_mut(name) {
                posts.remove(&id);
                if posts.is_empty() {
                    self.posts_of.remove(name);
                    self.events.remove(name);
                }
            }
        }
        for name in &added.speakers {
            if let Some(speaker) = self.speakers.get_mut(name) {
                for telling in &added.tellings {
                    speaker.tellings.remove(telling);
                }
                if speaker.tellings.is_empty() {
                    self.speakers.remove(name);
                }
            }
        }
    }

    /// The events that posts tell of, with their talks; in no order.
    pub fn events(&self) -> impl Iterator<Item = (&Arc<Event>, &EventTalks)> {
        self.events.values().map(|(event, talks)| (event, talks))
    }

    /// An event by its name, as posts have it.
    pub fn event(&self, name: &str) -> Option<(&Arc<Event>, &EventTalks)> {
        self.events.get(name).map(|(event, talks)| (event, talks))
    }

    /// The posts that tell of an event.
    pub fn posts_of(&self, event: &str) -> impl Iterator<Item = PostId> {
        self.posts_of.get(event).into_iter().flatten().copied()
    }

    /// The talk that a section tells of, with its other tellings; one of no known event stands alone.
    pub fn talk_of(&self, telling: Telling) -> Option<TalkGroup> {
        let added = self.added.get(&telling.post)?;
        let event = added.event.as_ref().and_then(|name| self.events.get(name));
        match event {
            Some((_, talks)) => talks.talk_of(telling).cloned(),
            None => added.tellings.contains(&telling).then(|| TalkGroup {
                tellings: vec![telling],
            }),
        }
    }

    /// Talks in posts of no known event: each stands alone.
    pub fn without_event(&self) -> impl Iterator<Item = Telling> {
        let posts = self.added.values().filter(|added| added.event.is_none());
        posts.flat_map(|added| added.tellings.iter().copied())
    }

    /// The speakers by their folded names.
    pub fn speakers(&self) -> impl Iterator<Item = (&str, &SpeakerTalks)> {
        self.speakers.iter().map(|(key, talks)| (&**key, talks))
    }

    /// A speaker by folded name.
    pub fn speaker(&self, key: &str) -> Option<&SpeakerTalks> {
        self.speakers.get(key)
    }

    /// The folded name under which a speaker stands.
    pub fn speaker_key(written: &str) -> Option<String> {
        Name::read(written).map(|name| name.key())
    }
}
