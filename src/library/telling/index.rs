//! Talks by event and by speaker over the whole library, kept up to date post by post.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use super::super::event::Event;
use super::super::post::{Post, PostId};
use super::event_talks::{EventTalks, TalkGroup};
use super::form::Form;
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
    speakers: BTreeMap<String, SpeakerTalks>,
    /// What each post added.
    added: HashMap<PostId, Added>,
}

#[derive(Clone, Debug, Default)]
struct Added {
    event: Option<Arc<str>>,
    tellings: Vec<Telling>,
    speakers: BTreeSet<String>,
}

impl TalkIndex {
    /// Puts what a post tells now in the place of what it told; `None` for a post that is gone.
    pub fn replace_post(&mut self, id: PostId, post: Option<&Post>) {
        self.take_away(id);
        let Some(post) = post else { return };
        let mut added = Added::default();
        if let Some(event) = &post.event {
            let name: Arc<str> = Arc::from(event.name.as_str());
            let known = self.events.entry(name.clone());
            known.or_insert_with(|| (event.clone(), EventTalks::default()));
            self.posts_of.entry(name.clone()).or_default().insert(id);
            added.event = Some(name);
        }
        for (section, entry) in post.sections.iter().enumerate() {
            let Some(talk) = &entry.talk else { continue };
            let telling = Telling {
                post: id,
                section: section as u32,
            };
            let form = Form::of(talk);
            for name in &form.speakers {
                added.speakers.insert(name.key());
                let speaker = self.speakers.entry(name.key()).or_default();
                speaker.tellings.insert(telling);
            }
            let event = added
                .event
                .as_ref()
                .and_then(|name| self.events.get_mut(name));
            if let Some((_, talks)) = event {
                talks.insert(telling, form);
            }
            added.tellings.push(telling);
        }
        self.added.insert(id, added);
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
                speaker.tellings.retain(|telling| telling.post != id);
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
        self.speakers
            .iter()
            .map(|(key, talks)| (key.as_str(), talks))
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
