//! Speakers and events: one entry each, however many talks and posts tell of them. It knows nothing of queries.

use std::collections::HashMap;

use crate::find::fold::fold;
use crate::library::{Post, PostId};
use crate::text::{Span, counted};

use super::block::{Block, NewEntry};
use super::entry::{JumpEntry, JumpKind};
use super::vocabulary::Vocabulary;

/// Entries per block: blocks are what threads share the work by.
const PER_BLOCK: usize = 512;

/// Between the parts of a context.
const SEPARATOR: &str = " · ";

/// All speakers and events.
#[derive(Clone, Debug, Default)]
pub struct Gathered {
    blocks: Vec<Block>,
    /// In the order of the entries of all blocks.
    groups: Vec<Group>,
    by_name: HashMap<(JumpKind, String), usize>,
    of_post: HashMap<PostId, Vec<usize>>,
}

/// A speaker or an event.
#[derive(Clone, Debug)]
struct Group {
    kind: JumpKind,
    tellings: Vec<Telling>,
}

/// A talk of a speaker, or a post on an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Telling {
    recency: u64,
    post: PostId,
    span: Span,
    line: u32,
}

impl Gathered {
    /// The blocks, by number.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// An entry as it is shown.
    pub fn entry(&self, block: usize, index: usize) -> Option<JumpEntry> {
        let packed = self.blocks.get(block)?.get(index)?;
        let group = self.groups.get(block * PER_BLOCK + index)?;
        let newest = group.tellings.iter().max()?;
        let count = match group.kind {
            JumpKind::Speaker => counted(group.tellings.len(), "talk", "talks"),
            _ => counted(group.tellings.len(), "post", "posts"),
        };
        let lead = packed.lead();
        let parts = [lead, &count].into_iter().filter(|part| !part.is_empty());
        Some(JumpEntry {
            kind: group.kind,
            title: packed.title().to_owned(),
            context: parts.collect::<Vec<_>>().join(SEPARATOR),
            post: Some(newest.post),
            span: newest.span,
            line: newest.line,
            command: None,
        })
    }

    /// Puts what a post tells in the place of what it told.
    pub fn replace_post(
        &mut self,
        id: PostId,
        post: Option<(&Post, u64)>,
        vocabulary: &mut Vocabulary,
    ) {
        for group in self.of_post.remove(&id).unwrap_or_default() {
            self.forget(group, id);
        }
        let Some((post, recency)) = post else { return };
        let mut groups = Vec::new();
        for section in &post.sections {
            let speakers = section.talk.iter().flat_map(|talk| &talk.speakers);
            for speaker in speakers {
                let telling = Telling {
                    recency,
                    post: id,
                    span: section.span,
                    line: section.line,
                };
                let about = speaker.organisation.as_deref().unwrap_or_default();
                groups.extend(self.tell(
                    JumpKind::Speaker,
                    &speaker.name,
                    about,
                    telling,
                    vocabulary,
                ));
            }
        }
        if let Some(event) = &post.event {
            let telling = Telling {
                recency,
                post: id,
                span: Span::default(),
                line: 1,
            };
            let about = event.city.as_deref().unwrap_or_default();
            groups.extend(self.tell(JumpKind::Event, &event.name, about, telling, vocabulary));
        }
        groups.sort_unstable();
        groups.dedup();
        if !groups.is_empty() {
            self.of_post.insert(id, groups);
        }
    }

    fn tell(
        &mut self,
        kind: JumpKind,
        name: &str,
        about: &str,
        telling: Telling,
        vocabulary: &mut Vocabulary,
    ) -> Option<usize> {
        let key = (kind, fold(name.trim()).text);
        if key.1.is_empty() {
            return None;
        }
        let at = match self.by_name.get(&key) {
            Some(at) => *at,
            None => self.add(key, name, about, vocabulary),
        };
        self.groups.get_mut(at)?.tellings.push(telling);
        self.set_gone(at, false);
        Some(at)
    }

    fn add(
        &mut self,
        key: (JumpKind, String),
        name: &str,
        about: &str,
        vocabulary: &mut Vocabulary,
    ) -> usize {
        let at = self.groups.len();
        if at.is_multiple_of(PER_BLOCK) {
            self.blocks.push(Block::default());
        }
        let entry = NewEntry {
            lead: about,
            ..NewEntry::plain(key.0, name, Span::default(), 1)
        };
        if let Some(block) = self.blocks.last_mut() {
            block.push(&entry, vocabulary);
        }
        self.groups.push(Group {
            kind: key.0,
            tellings: Vec::new(),
        });
        self.by_name.insert(key, at);
        at
    }

    fn forget(&mut self, at: usize, post: PostId) {
        let Some(group) = self.groups.get_mut(at) else {
            return;
        };
        group.tellings.retain(|telling| telling.post != post);
        let is_gone = group.tellings.is_empty();
        self.set_gone(at, is_gone);
    }

    fn set_gone(&mut self, at: usize, is_gone: bool) {
        if let Some(block) = self.blocks.get_mut(at / PER_BLOCK) {
            block.set_gone(at % PER_BLOCK, is_gone);
        }
    }
}
