//! All that can be jumped to, kept in step with the library: posts, their talks and sections, topics and highlights.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::document::{Speaker, Talk, TalkKind};
use crate::find::fold::fold;
use crate::library::{Event, Later, Library, Post, PostId, PostSection, TopicTable};
use crate::text::Span;

use super::block::{Block, EntryIn, NewEntry};
use super::entry::{JumpCommand, JumpEntry, JumpHighlight, JumpKind};
use super::gathered::Gathered;
use super::vocabulary::Vocabulary;

/// Everything a jump can lead to.
#[derive(Clone, Debug, Default)]
pub struct JumpIndex {
    /// For each post two blocks: its own entries at `2 × id`, its highlights at `2 × id + 1`.
    blocks: Vec<Option<Block>>,
    gathered: Gathered,
    commands: Block,
    /// The names of the commands, in the order of their block.
    command_names: Vec<&'static str>,
    vocabulary: Vocabulary,
    topics: Later<TopicTable>,
    /// Topic → its folded name and other names.
    topic_texts: HashMap<Arc<str>, Arc<str>>,
    version: u64,
}

/// The number of the first block of speakers and events; those of posts are less.
const GATHERED: u32 = 1 << 31;

/// The number of the block of commands.
const COMMANDS: u32 = u32::MAX;

/// Where an entry stands in the index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Place {
    pub block: u32,
    pub entry: u32,
}

impl Place {
    /// An entry of a block.
    pub const fn new(block: u32, entry: u32) -> Self {
        Self { block, entry }
    }
}

/// Some of the blocks, with their numbers.
#[derive(Debug)]
pub(super) struct Slice<'a> {
    pub blocks: Vec<(u32, &'a Block)>,
    /// How many entries they have.
    pub entries: usize,
    /// Whether no more follow.
    pub is_last: bool,
}

impl JumpIndex {
    /// An empty index that finds topics by their other names, too; initials ("opa") it knows by itself.
    pub fn new(topics: Later<TopicTable>) -> Self {
        Self {
            topics,
            ..Self::default()
        }
    }

    /// An index of all posts that knows the built-in topics by their other names.
    pub fn from_library(library: &Library) -> Self {
        let mut index = Self::new(Later::new(TopicTable::builtin));
        for (id, post) in library.posts() {
            index.replace_post(id, Some(post));
        }
        index
    }

    /// Puts a post's entries in the place of what was known of it; `None` takes them out, its highlights included.
    pub fn replace_post(&mut self, id: PostId, post: Option<&Post>) {
        let block = post.map(|post| self.block_of(post));
        if block.is_none() {
            self.put(2 * id.0 as usize + 1, None);
        }
        let recency = block.as_ref().map_or(0, Block::recency);
        let told = post.map(|post| (post, recency));
        self.gathered.replace_post(id, told, &mut self.vocabulary);
        self.put(2 * id.0 as usize, block);
    }

    /// Puts these commands in the place of all that were known.
    pub fn replace_commands(&mut self, commands: &[JumpCommand]) {
        self.version += 1;
        self.commands = Block::default();
        self.command_names = commands.iter().map(|command| command.name).collect();
        for command in commands {
            let entry = NewEntry {
                lead: &command.keys,
                unseen: command.name,
                ..NewEntry::plain(JumpKind::Command, &command.title, Span::default(), 1)
            };
            self.commands.push(&entry, &mut self.vocabulary);
        }
    }

    /// Whether it was told of commands.
    pub const fn knows_commands(&self) -> bool {
        !self.command_names.is_empty()
    }

    /// Notes how much their use speaks for entries of a post, 0 to 15 each, by kind and title; in the place of what was
    /// noted before.
    pub fn replace_boosts(&mut self, id: PostId, used: &[(JumpKind, String, u8)]) {
        for at in [2 * id.0 as usize, 2 * id.0 as usize + 1] {
            let Some(Some(block)) = self.blocks.get_mut(at) else {
                continue;
            };
            let entries = block.entries().enumerate();
            let boosts = entries.filter_map(|(index, entry)| {
                let title = entry.title();
                let known = used
                    .iter()
                    .find(|(kind, known, _)| *kind == entry.packed.kind && known == title);
                Some((index as u32, known?.2))
            });
            let boosts = boosts.collect();
            block.set_boosts(boosts);
        }
        self.version += 1;
    }

    /// Puts these highlights in the place of all that were known of a post. Without the post they are left out.
    pub fn replace_highlights(&mut self, id: PostId, highlights: &[JumpHighlight]) {
        let Some(Some(post)) = self.blocks.get(2 * id.0 as usize) else {
            return;
        };
        let mut block = Block::in_context_of(post, &mut self.vocabulary);
        for highlight in highlights {
            let entry = NewEntry {
                title_words: &highlight.title,
                lead: &highlight.about,
                ..NewEntry::plain(
                    if highlight.is_todo {
                        JumpKind::Todo
                    } else {
                        JumpKind::Highlight
                    },
                    &highlight.title,
                    highlight.span,
                    highlight.line,
                )
            };
            block.push(&entry, &mut self.vocabulary);
        }
        block.shrink();
        self.put(2 * id.0 as usize + 1, Some(block));
    }

    /// How many entries there are, speakers, events and commands aside.
    pub fn len(&self) -> usize {
        self.blocks.iter().flatten().map(Block::len).sum()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// A number that changes whenever the entries do.
    pub(super) const fn version(&self) -> u64 {
        self.version
    }

    /// The blocks from the one at `start` on, in order, until they have about this many entries; at least one.
    pub(super) fn slice(&self, start: usize, entries: usize) -> Slice<'_> {
        let mut rest = self.blocks().skip(start);
        let mut slice = Slice {
            blocks: Vec::new(),
            entries: 0,
            is_last: false,
        };
        while slice.entries < entries.max(1) {
            let Some((number, block)) = rest.next() else {
                break;
            };
            slice.entries += block.len();
            slice.blocks.push((number, block));
        }
        slice.is_last = rest.next().is_none();
        slice
    }

    fn blocks(&self) -> impl Iterator<Item = (u32, &Block)> {
        let posts = self.blocks.iter().enumerate();
        let posts = posts.filter_map(|(number, block)| Some((number as u32, block.as_ref()?)));
        let gathered = self.gathered.blocks().iter().zip(GATHERED..);
        let gathered = gathered.map(|(block, number)| (number, block));
        posts.chain(gathered).chain([(COMMANDS, &self.commands)])
    }

    /// A block by its number.
    pub(super) fn block(&self, number: u32) -> Option<&Block> {
        match number {
            COMMANDS => Some(&self.commands),
            GATHERED.. => self.gathered.blocks().get((number - GATHERED) as usize),
            _ => self.blocks.get(number as usize)?.as_ref(),
        }
    }

    /// An entry as it is searched.
    pub(super) fn entry_at(&self, place: Place) -> Option<EntryIn<'_>> {
        self.block(place.block)?.get(place.entry as usize)
    }

    pub(super) const fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }

    pub(super) fn entry(&self, place: Place) -> Option<JumpEntry> {
        let at = place.entry as usize;
        match place.block {
            COMMANDS => {
                let entry = self.commands.entry(PostId(0), at)?;
                Some(JumpEntry {
                    post: None,
                    command: self.command_names.get(at).copied(),
                    ..entry
                })
            }
            GATHERED.. => self.gathered.entry((place.block - GATHERED) as usize, at),
            _ => self.block(place.block)?.entry(PostId(place.block / 2), at),
        }
    }

    fn put(&mut self, at: usize, block: Option<Block>) {
        self.version += 1;
        if self.blocks.len() <= at && block.is_some() {
            self.blocks.resize_with(at + 1, || None);
        }
        if let Some(slot) = self.blocks.get_mut(at) {
            *slot = block;
        }
    }

    fn block_of(&mut self, post: &Post) -> Block {
        let event = post.event.as_deref().map(event_text).unwrap_or_default();
        let mut block = Block::new(&post.title, &event, post.date, &mut self.vocabulary);
        block.make_room(1 + post.sections.len() + post.mentions.len());
        self.push_post(&mut block, post);
        let topics = self.topics_by_section(post);
        for (section, topics) in post.sections.iter().zip(&topics) {
            if is_title_again(section, post) {
                continue;
            }
            self.push_section(&mut block, section, topics);
        }
        self.push_topics(&mut block, post);
        block.shrink();
        block
    }

    fn push_post(&mut self, block: &mut Block, post: &Post) {
        let authors = post.authors.join(", ");
        let entry = NewEntry {
            title_words: &post.title,
            lead: &authors,
            ..NewEntry::plain(JumpKind::Post, &post.title, Span::default(), 1)
        };
        block.push(&entry, &mut self.vocabulary);
    }

    fn push_section(&mut self, block: &mut Block, section: &PostSection, topics: &str) {
        let title = section_title(section);
        let lead = section
            .talk
            .as_deref()
            .map(speakers_text)
            .unwrap_or_default();
        let kind = section.talk.as_deref().map(|talk| talk.kind);
        let entry = NewEntry {
            title_words: title,
            lead: &lead,
            unseen: kind
                .filter(|kind| *kind != TalkKind::Session)
                .map_or("", TalkKind::word),
            topics,
            ..NewEntry::plain(
                kind.map_or(JumpKind::Section, |_| JumpKind::Talk),
                title,
                section.span,
                section.line,
            )
        };
        block.push(&entry, &mut self.vocabulary);
    }

    /// One entry for the first mention of each topic in each section.
    fn push_topics(&mut self, block: &mut Block, post: &Post) {
        let mut seen = HashSet::new();
        let homes = innermost_sections(post);
        for (mention, home) in post.mentions.iter().zip(homes) {
            if !seen.insert((home, &mention.topic)) {
                continue;
            }
            let section = home.and_then(|home| post.sections.get(home));
            let place = section.map_or(post.title.as_str(), section_title);
            let title = format!("{}, in {place}", mention.topic);
            let aliases = self.topic_text(&mention.topic);
            let entry = NewEntry {
                title_words: "",
                aliases: &aliases,
                topics: &section.map(|_| fold(place).text).unwrap_or_default(),
                ..NewEntry::plain(
                    JumpKind::Topic,
                    &title,
                    mention.span,
                    section.map_or(1, |section| section.line),
                )
            };
            block.push(&entry, &mut self.vocabulary);
        }
    }

    /// For each section the folded names of the topics it mentions outside its subsections.
    fn topics_by_section(&mut self, post: &Post) -> Vec<String> {
        let mut texts = vec![String::new(); post.sections.len()];
        let mut seen = HashSet::new();
        for (mention, home) in post.mentions.iter().zip(innermost_sections(post)) {
            let Some(text) = home.and_then(|home| texts.get_mut(home)) else {
                continue;
            };
            if seen.insert((home, &mention.topic)) {
                text.push_str(&self.topic_text(&mention.topic));
                text.push('\n');
            }
        }
        texts
    }

    /// A topic's name, initials and other names, folded.
    fn topic_text(&mut self, topic: &Arc<str>) -> Arc<str> {
        if let Some(text) = self.topic_texts.get(topic) {
            return text.clone();
        }
        let mut names = vec![fold(topic).text];
        names.extend(initials(topic));
        let mut topics = self.topics.topics.iter();
        let known = topics.find(|known| known.name == *topic);
        let aliases = known.into_iter().flat_map(|known| &known.aliases);
        names.extend(aliases.map(|alias| fold(alias).text));
        let text: Arc<str> = names.join("\n").into();
        self.topic_texts.insert(topic.clone(), text.clone());
        text
    }
}

/// A first heading that says what the entry of the post says already.
fn is_title_again(section: &PostSection, post: &Post) -> bool {
    section.talk.is_none() && section.level == 1 && section.heading == post.title
}

fn section_title(section: &PostSection) -> &str {
    match &section.talk {
        Some(talk) if !talk.title.is_empty() => &talk.title,
        _ => &section.heading,
    }
}

/// "Ada Lovelace (Analytical), Mary Shelley"
fn speakers_text(talk: &Talk) -> String {
    let speakers: Vec<_> = talk
        .speakers
        .iter()
        .map(Speaker::with_organisation)
        .collect();
    speakers.join(", ")
}

fn event_text(event: &Event) -> String {
    match &event.city {
        Some(city) => format!("{}, {city}", event.name),
        None => event.name.clone(),
    }
}

/// "Open Policy Agent" → "opa"; names of one or two words have no initials that anyone uses.
fn initials(topic: &str) -> Option<String> {
    let words: Vec<_> = topic.split_whitespace().collect();
    if words.len() < 3 {
        return None;
    }
    let letters: String = words
        .iter()
        .filter_map(|word| word.chars().next())
        .collect();
    Some(fold(&letters).text)
}

/// For each mention the index of the innermost section around it; both are in text order.
fn innermost_sections(post: &Post) -> Vec<Option<usize>> {
    let mut open: Vec<usize> = Vec::new();
    let mut next = 0;
    let mut homes = Vec::with_capacity(post.mentions.len());
    for mention in &post.mentions {
        let start = mention.span.start;
        while post
            .sections
            .get(next)
            .is_some_and(|section| section.span.start <= start)
        {
            open.push(next);
            next += 1;
        }
        while open
            .last()
            .and_then(|last| post.sections.get(*last))
            .is_some_and(|section| section.span.end <= start)
        {
            open.pop();
        }
        homes.push(open.last().copied());
    }
    homes
}
