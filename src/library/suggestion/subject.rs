//! What a suggestion is about: what its sentence links or names, else what was spoken of before, else its talk.

use crate::annotation::Topic;
use crate::document::Document;
use crate::library::TopicTable;
use crate::text::Span;
use crate::text::segment::previous_sentence;

use super::around::Around;
use super::object::{is_no_topic, names};

/// How near to its cue a topic was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Nearness {
    /// In the sentence: a link or a known project.
    Sentence,
    /// In the sentence: a name that no table knows.
    Name,
    /// In the paragraph before it.
    Paragraph,
    /// In its heading, its talk's title or its section.
    Section,
    /// Nowhere.
    Nothing,
}

/// Something a text names.
#[derive(Clone, Debug)]
struct Candidate {
    span: Span,
    topic: Topic,
    is_known: bool,
    /// Too wide to be what one means if something else is named.
    is_wide: bool,
    /// Beside the point: "unlike …", "on top of …".
    is_aside: bool,
}

/// What everything here is about.
const WIDE: &[&str] = &[
    "Kubernetes",
    "Docker",
    "Linux",
    "Go",
    "Python",
    "Rust",
    "Java",
    "CNCF",
    "GitHub",
];

/// Words after which a name is beside the point.
const ASIDE: &[&str] = &[
    "unlike",
    "like",
    "than",
    "with",
    "on",
    "in",
    "for",
    "from",
    "by",
    "over",
    "using",
    "via",
    "of",
    "replaces",
    "replacing",
    "uses",
    "besides",
    "beside",
    "without",
    "to",
    "alternative",
];

/// How far back the paragraph is looked through, in sentences.
const SENTENCES: usize = 5;

/// How much of a section before a sentence is looked through, in bytes.
const SECTION: u32 = 2_500;

/// How many blocks of it.
const BLOCKS: usize = 12;

/// How far after its cue an object may stand, in bytes.
const OBJECT: u32 = 80;

/// A longer heading is not looked through, in bytes.
const LONG_HEADING: u32 = 500;

/// A longer title of a talk is no topic, in bytes.
const LONG_TITLE: usize = 80;

/// What a sentence with a cue is about, and how near that stands.
pub(super) fn about(
    document: &Document,
    topics: &TopicTable,
    around: Around<'_>,
    sentence: Span,
    cue: Span,
) -> (Vec<Topic>, Nearness) {
    let looked = Looked {
        document,
        topics,
        around,
    };
    let mut named = looked.named(sentence);
    // "In Go", "on Monday": a name that no table knows is one only where the cue leads to it.
    named.retain(|it| it.is_known || !it.is_aside || it.span.start.saturating_sub(cue.end) < 2);
    let chosen = chosen(&document.text, &named, sentence, cue);
    let is_vague = chosen.iter().all(|candidate| candidate.is_wide);
    if !is_vague {
        let is_known = chosen.iter().any(|candidate| candidate.is_known);
        let nearness = if is_known {
            Nearness::Sentence
        } else {
            Nearness::Name
        };
        return (topics_of(chosen), nearness);
    }
    if let Some(topic) = looked.spoken_of(sentence) {
        return (vec![topic], Nearness::Paragraph);
    }
    if !chosen.is_empty() {
        return (topics_of(chosen), Nearness::Paragraph);
    }
    match looked.of_surroundings(sentence) {
        Some(topic) => (vec![topic], Nearness::Section),
        None => (Vec::new(), Nearness::Nothing),
    }
}

fn topics_of(candidates: Vec<Candidate>) -> Vec<Topic> {
    let mut topics: Vec<Topic> = Vec::new();
    for candidate in candidates {
        if !topics
            .iter()
            .any(|topic| topic.name == candidate.topic.name)
        {
            topics.push(candidate.topic);
        }
    }
    topics
}

/// Of what a sentence names, what its cue is about: the object after it, else the subject before it.
fn chosen(text: &str, named: &[Candidate], sentence: Span, cue: Span) -> Vec<Candidate> {
    let inside = || {
        let within = |it: &Candidate| cue.covers(it.span) && !it.is_wide;
        let last = named.iter().rposition(within)?;
        Some(with_coordinated(text, named, last))
    };
    let after = || {
        let first = named.iter().position(|candidate| {
            candidate.span.start >= cue.end
                && !candidate.is_wide
                && !ends_part(text, Span::new(cue.end, candidate.span.start))
                && candidate.span.start < cue.end.saturating_add(OBJECT)
        });
        first.map(|first| with_coordinated(text, named, first))
    };
    let before = || {
        let mut end = cue.start;
        while end > sentence.start {
            let start = part_start(text, Span::new(sentence.start, end));
            let part = Span::new(start, end);
            let inside = |candidate: &Candidate| part.covers(candidate.span) && !candidate.is_wide;
            let direct = named.iter().position(|it| inside(it) && !it.is_aside);
            let any = direct.or_else(|| named.iter().position(inside));
            if let Some(first) = any {
                return Some(with_coordinated(text, named, first));
            }
            end = start.saturating_sub(1).max(sentence.start);
        }
        None
    };
    let rest = || {
        let is_later = |it: &Candidate| it.span.start >= cue.start && it.is_known && !it.is_wide;
        let later = named.iter().position(is_later);
        later.map(|first| with_coordinated(text, named, first))
    };
    let is_pronoun = is_about_pronoun(text, cue, sentence);
    let found = if is_pronoun {
        before().or_else(inside).or_else(after)
    } else {
        inside().or_else(after).or_else(before)
    };
    let wide = || named.iter().find(|candidate| candidate.is_wide);
    found
        .or_else(rest)
        .unwrap_or_else(|| wide().into_iter().cloned().collect())
}

/// Whether a cue's object is a word that stands for something named before.
fn is_about_pronoun(text: &str, cue: Span, sentence: Span) -> bool {
    let is_pronoun = |word: &str| {
        matches!(
            word.to_lowercase().as_str(),
            "it" | "them" | "both" | "that" | "this"
        )
    };
    let words = |span: Span| {
        let words = span.of(text).split(|c: char| !c.is_alphanumeric());
        words.filter(|word| !word.is_empty())
    };
    let after = Span::new(cue.end, sentence.end);
    let object = words(after)
        .next()
        .filter(|word| matches!(*word, "it" | "them" | "both"));
    object.is_some() || words(cue).skip(1).any(is_pronoun)
}

/// Whether a new part of a sentence begins in a stretch.
fn ends_part(text: &str, between: Span) -> bool {
    let words = between.of(text);
    words.contains([';', ':', '—', '(']) || words.contains(", but ") || words.contains(" - ")
}

/// Where the last part of a stretch of a sentence begins.
fn part_start(text: &str, stretch: Span) -> u32 {
    let words = stretch.of(text);
    let signs = words.rmatch_indices([';', ':', '—', '(']);
    let turns = words.rmatch_indices(", but ");
    let ends = signs.take(1).chain(turns.take(1));
    let start = ends.map(|(at, sign)| at + sign.len()).max();
    stretch.start + start.unwrap_or(0) as u32
}

/// A candidate with those that "and" ties to it.
fn with_coordinated(text: &str, named: &[Candidate], first: usize) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    for candidate in named.iter().skip(first) {
        if let Some(last) = found.last()
            && !are_coordinated(Span::new(last.span.end, candidate.span.start).of(text))
        {
            break;
        }
        found.push(candidate.clone());
    }
    found
}

fn are_coordinated(between: &str) -> bool {
    const TIES: [&str; 10] = [
        "and", "or", "the", "also", "as", "well", "both", "和", "与", "maybe",
    ];
    between.len() <= 24
        && (between.contains([',', '/', '&', '和', '与'])
            || between.contains("and")
            || between.contains(" or "))
        && between
            .split(|c: char| !c.is_alphabetic())
            .filter(|word| !word.is_empty())
            .all(|word| TIES.contains(&word))
}

/// A document that is looked through for topics.
struct Looked<'a> {
    document: &'a Document,
    topics: &'a TopicTable,
    around: Around<'a>,
}

impl Looked<'_> {
    /// What a sentence names, in text order: links, known projects, other names.
    fn named(&self, sentence: Span) -> Vec<Candidate> {
        let mut found = self.known(sentence);
        for name in names(self.document, self.around.talk, sentence) {
            if !found.iter().any(|known| known.span.overlaps(name)) {
                let topic = Topic {
                    name: name.of(&self.document.text).to_owned(),
                    url: None,
                };
                found.push(self.candidate(name, topic, false, sentence));
            }
        }
        found.sort_by_key(|candidate| candidate.span);
        found
    }

    /// The links and known projects of a stretch, in text order.
    fn known(&self, stretch: Span) -> Vec<Candidate> {
        let mut found: Vec<Candidate> = self.linked(stretch);
        for (index, span) in self.topics.mentions(stretch.of(&self.document.text)) {
            let span = Span::new(stretch.start + span.start, stretch.start + span.end);
            let is_linked = found.iter().any(|link| link.span.overlaps(span));
            if let Some(known) = self.topics.topics.get(index).filter(|_| !is_linked) {
                let topic = Topic {
                    name: known.name.to_string(),
                    url: known.url.clone(),
                };
                found.push(self.candidate(span, topic, true, stretch));
            }
        }
        found.sort_by_key(|candidate| candidate.span);
        found
    }

    fn linked(&self, stretch: Span) -> Vec<Candidate> {
        let links = &self.document.links;
        let first = links.partition_point(|link| link.span.end <= stretch.start);
        let links = links.iter().skip(first);
        let links = links.take_while(|link| link.span.start < stretch.end);
        links
            .filter(|link| is_web(&link.target))
            .filter_map(|link| {
                let words = link.span.of(&self.document.text);
                let name = self.link_name(words)?;
                let topic = Topic {
                    name,
                    url: Some(link.target.clone()),
                };
                Some(self.candidate(link.span, topic, true, stretch))
            })
            .collect()
    }

    /// The topic that a link's words name: a known project, or a name of a few words.
    fn link_name(&self, words: &str) -> Option<String> {
        if let Some(known) = self.topics.find(words) {
            return Some(known.name.to_string());
        }
        if let Some((index, _)) = self.topics.mentions(words).first() {
            return Some(self.topics.topics.get(*index)?.name.to_string());
        }
        let name = words.trim();
        let is_name = name.chars().any(char::is_uppercase)
            && !name.contains("://")
            && name.len() <= 60
            && !is_no_topic(name)
            && name.split_whitespace().count() <= 5;
        is_name.then(|| name.to_owned())
    }

    fn candidate(&self, span: Span, topic: Topic, is_known: bool, stretch: Span) -> Candidate {
        let before = Span::new(stretch.start, span.start).of(&self.document.text);
        let mut words = before
            .rsplit(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty());
        let before = words
            .next()
            .filter(|word| !matches!(*word, "the" | "a" | "an"));
        let before = before
            .or_else(|| words.next())
            .unwrap_or_default()
            .to_lowercase();
        Candidate {
            span,
            is_wide: WIDE.contains(&topic.name.as_str()),
            is_aside: ASIDE.contains(&before.as_str()),
            topic,
            is_known,
        }
    }

    /// What the sentences before this one in its paragraph spoke of last.
    fn spoken_of(&self, sentence: Span) -> Option<Topic> {
        let stretch = self.document.stretch_at(sentence.start)?;
        let mut here = sentence;
        for _ in 0..SENTENCES {
            here = previous_sentence(&self.document.text, stretch, here.start)?;
            let known = self.known(here);
            let narrow = || known.iter().filter(|candidate| !candidate.is_wide);
            let best = narrow().find(|it| !it.is_aside).or_else(|| narrow().next());
            if let Some(best) = best {
                return Some(best.topic.clone());
            }
        }
        None
    }

    /// What stands around a sentence: its heading, its talk's title, its section so far; the talk itself.
    fn of_surroundings(&self, sentence: Span) -> Option<Topic> {
        let Around { section, talk } = self.around;
        let heading = section.and_then(|section| self.narrow(section.heading));
        heading
            .or_else(|| self.narrow(talk?.heading))
            .or_else(|| self.most_named(sentence, section.map_or(0, |section| section.span.start)))
            .or_else(|| {
                let talk = talk?.talk.as_ref()?;
                let title = talk.title.trim();
                let is_name = !title.is_empty() && title.len() <= LONG_TITLE;
                is_name.then(|| Topic {
                    name: title.to_owned(),
                    url: None,
                })
            })
    }

    fn narrow(&self, stretch: Span) -> Option<Topic> {
        if stretch.len() > LONG_HEADING {
            return None;
        }
        let known = self.known(stretch).into_iter();
        let mut narrow = known.filter(|candidate| !candidate.is_wide);
        narrow.next().map(|candidate| candidate.topic)
    }

    /// What the text before a sentence names most often, from where its section begins.
    fn most_named(&self, sentence: Span, start: u32) -> Option<Topic> {
        let last = self.document.block_at(sentence.start);
        let near = sentence.start.saturating_sub(SECTION).max(start);
        let blocks = self
            .document
            .blocks
            .get(last.saturating_sub(BLOCKS)..=last)?;
        let mut counts: Vec<(Topic, usize)> = Vec::new();
        for block in blocks.iter().filter(|block| block.span.start >= near) {
            let stretch = Span::new(block.span.start, block.span.end.min(sentence.end));
            for candidate in self.known(stretch) {
                if candidate.is_wide {
                    continue;
                }
                match counts
                    .iter_mut()
                    .find(|(topic, _)| topic.name == candidate.topic.name)
                {
                    Some((_, count)) => *count += 1,
                    None => counts.push((candidate.topic, 1)),
                }
            }
        }
        let most = counts.iter().map(|(_, count)| *count).max()?;
        let mut topics = counts.into_iter();
        topics
            .find(|(_, count)| *count == most)
            .map(|(topic, _)| topic)
    }
}

fn is_web(target: &str) -> bool {
    target.starts_with("https://") || target.starts_with("http://")
}
