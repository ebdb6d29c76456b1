//! Lists of speakers: "Ada Lovelace, Analyst, Engines Inc. & Charles Babbage" → people with position and organisation.

use crate::document::section::Speaker;

use super::fold::is_word;
use super::name::{self, Likeness};
use super::words::Vocabulary;

/// The people in a list, and how sure it is that they are people.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct SpeakerList {
    pub speakers: Vec<Speaker>,
    /// The likeness of the surest of them.
    pub likeness: Likeness,
}

impl SpeakerList {
    /// Whether the list is more than a pair of capitalised words that may be a person.
    pub fn is_certain(&self) -> bool {
        self.likeness == Likeness::Sure
            || self.speakers.len() > 1
            || self
                .speakers
                .iter()
                .any(|speaker| speaker.organisation.is_some() || speaker.role.is_some())
    }
}

impl SpeakerList {
    /// Whether one of them begins with a known first name.
    pub fn is_known(&self) -> bool {
        self.likeness == Likeness::Sure
    }
}

/// The longest list that is believed, in bytes.
const LONGEST_LIST: usize = 600;

/// Reads a list of speakers; `None` if it does not begin with a person.
pub(super) fn read(text: &str, words: &Vocabulary) -> Option<SpeakerList> {
    let text = without_label(text.trim(), words);
    if text.is_empty() || text.len() > LONGEST_LIST {
        return None;
    }
    let fields = joined_suffixes(text, split(text, words)?, words);
    let mut list = Assembly::default();
    for (i, field) in fields.iter().enumerate() {
        list.take(text, field, fields.get(i + 1..).unwrap_or_default(), words)?;
    }
    list.finish(words)
}

/// One surely known person at the start of running text: "by Ada Lovelace who showed …".
pub(super) fn leading(text: &str, words: &Vocabulary) -> Option<SpeakerList> {
    let (name, after) = super::name::leading(without_label(text.trim(), words), words)?;
    let is_name = after.is_empty() || after.starts_with([' ', ',', '.', ':', ';', '!', '?', '(']);
    is_name.then(|| SpeakerList {
        speakers: vec![Speaker {
            name: clean(name).to_owned(),
            ..Speaker::default()
        }],
        likeness: Likeness::Sure,
    })
}

/// One person who is only called by a known first name: "by Ada".
pub(super) fn first_name(text: &str, words: &Vocabulary) -> Option<SpeakerList> {
    let text = without_label(text.trim(), words);
    let name = text.split([' ', ',', '.', '(', ':']).next()?;
    let rest = text.get(name.len()..)?.trim_start();
    let is_alone = !rest.starts_with(|c: char| c.is_uppercase()) && name.chars().count() > 2;
    (is_alone && name::is_first_name(name, words)).then(|| SpeakerList {
        speakers: vec![Speaker {
            name: name.to_owned(),
            ..Speaker::default()
        }],
        likeness: Likeness::Sure,
    })
}

/// How a field is parted from the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Separator {
    Start,
    Comma,
    Semicolon,
    And,
    Dash,
}

/// A stretch of the list, in bytes.
#[derive(Clone, Copy, Debug)]
struct Field {
    separator: Separator,
    start: usize,
    end: usize,
}

impl Field {
    fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default().trim()
    }
}

/// Parts the text into fields; `None` as soon as the first one is no person, because most texts that are tried are none.
fn split(text: &str, words: &Vocabulary) -> Option<Vec<Field>> {
    let mut fields = Vec::new();
    let (mut separator, mut start, mut at, mut depth) = (Separator::Start, 0, 0, 0_u32);
    while let Some(step) = text.as_bytes().get(at..).and_then(first_mark) {
        at += step;
        let rest = text.get(at..)?;
        let found = (depth == 0).then(|| separator_at(rest)).flatten();
        if let Some((next, length)) = found {
            fields.push(Field {
                separator,
                start,
                end: at,
            });
            if separator == Separator::Start && !is_person(text.get(..at)?, words) {
                return None;
            }
            separator = next;
            start = at + length;
            at = start;
            continue;
        }
        match rest.as_bytes().first() {
            Some(b'(') => depth += 1,
            Some(b')') => depth = depth.saturating_sub(1),
            _ => {}
        }
        at += rest.chars().next().map_or(1, char::len_utf8);
    }
    fields.push(Field {
        separator,
        start,
        end: text.len(),
    });
    fields.retain(|field| !field.of(text).is_empty());
    Some(fields)
}

/// Where the first byte stands that may begin a separator or a parenthesis.
fn first_mark(text: &[u8]) -> Option<usize> {
    text.iter()
        .position(|byte| matches!(byte, b' ' | b',' | b';' | b'(' | b')') || !byte.is_ascii())
}

/// The separator that a text begins with, and its length in bytes.
fn separator_at(text: &str) -> Option<(Separator, usize)> {
    let found = match text.as_bytes() {
        [b';', ..] => (Separator::Semicolon, 1),
        [b',', ..] => (Separator::Comma, 1),
        [b' ', b'&' | b'+' | b'/', b' ', ..] => (Separator::And, 3),
        [b' ', b'a' | b'u', b'n', b'd', b' ', ..] => (Separator::And, " and ".len()),
        [b' ', b'e', b't', b' ', ..] => (Separator::And, " et ".len()),
        [b' ', b'y', b' ', ..] => (Separator::And, " y ".len()),
        [b' ', b'-' | b'|', b' ', ..] => (Separator::Dash, 3),
        _ => match text.chars().next()? {
            mark @ '、' => (Separator::Comma, mark.len_utf8()),
            mark @ ('–' | '—') => (Separator::Dash, mark.len_utf8()),
            _ => return None,
        },
    };
    Some(found)
}

/// Whether a field that may be a name is one, by what follows it: "Ada Bee, Cee Dee, Acme" has an organisation after it,
/// and after "Ada Bee, Cee Dee and Eff Gee" come only names.
fn is_in_run_of_names(text: &str, rest: &[Field], words: &Vocabulary) -> bool {
    let before_organisation = rest.first().is_some_and(|next| {
        next.separator == Separator::Comma && !name::is_role(next.of(text), words)
    });
    let ends_in_and = rest
        .last()
        .is_some_and(|last| last.separator == Separator::And);
    let only_names = ends_in_and && rest.iter().all(|field| is_person(field.of(text), words));
    before_organisation || only_names
}

fn is_person(text: &str, words: &Vocabulary) -> bool {
    let (name, _) = person_with_organisation(text.trim(), words);
    name::person(name, words) != Likeness::No
}

/// "Acme, Inc." is one field.
fn joined_suffixes(text: &str, fields: Vec<Field>, words: &Vocabulary) -> Vec<Field> {
    let mut joined: Vec<Field> = Vec::with_capacity(fields.len());
    for field in fields {
        match joined.last_mut() {
            Some(last)
                if field.separator == Separator::Comma
                    && name::is_organisation_suffix(field.of(text), words) =>
            {
                last.end = field.end;
            }
            _ => joined.push(field),
        }
    }
    joined
}

/// The list as far as it was read.
#[derive(Default)]
struct Assembly {
    speakers: Vec<Speaker>,
    likeness: Option<Likeness>,
    /// The first speaker that the next organisation is for.
    open_from: usize,
    /// Where the current speaker's last position or organisation stands in the text.
    last: Option<(Part, usize)>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Role,
    Organisation,
}

impl Assembly {
    /// Takes one field; `None` means that this is no list of speakers.
    fn take(
        &mut self,
        text: &str,
        field: &Field,
        rest: &[Field],
        words: &Vocabulary,
    ) -> Option<()> {
        let content = match field.separator {
            Separator::Semicolon | Separator::And => without_label(field.of(text), words),
            Separator::Start | Separator::Comma | Separator::Dash => field.of(text),
        };
        let (bare, organisation) = person_with_organisation(content, words);
        let likeness = name::person(bare, words);
        if self.speakers.is_empty() && likeness == Likeness::No {
            return None;
        }
        let has_own =
            likeness != Likeness::No && organisation.is_some() && !name::is_role(bare, words);
        if has_own || self.is_next_person(text, field, rest, likeness, words) {
            self.add_person(field, bare, organisation, likeness);
        } else if field.separator == Separator::And && self.last.is_none() {
            // "IRC Channels and Other Things" is no list; "Ada Marsh and friends" is one person.
            return (self.likeness == Some(Likeness::Sure)).then_some(());
        } else if matches!(field.separator, Separator::And | Separator::Dash) && self.last.is_some()
        {
            self.lengthen(text, field);
        } else if name::is_role(content, words) {
            self.add_role(field, content);
        } else {
            self.add_organisation(field, content);
        }
        Some(())
    }

    fn is_next_person(
        &self,
        text: &str,
        field: &Field,
        rest: &[Field],
        likeness: Likeness,
        words: &Vocabulary,
    ) -> bool {
        if likeness == Likeness::No {
            return false;
        }
        let role = name::is_role(field.of(text), words);
        match field.separator {
            Separator::Start => true,
            Separator::Semicolon | Separator::And => !role,
            Separator::Dash => false,
            Separator::Comma => {
                !role
                    && (likeness == Likeness::Sure
                        || (self.last.is_none() && is_in_run_of_names(text, rest, words)))
            }
        }
    }

    fn add_person(
        &mut self,
        field: &Field,
        name: &str,
        organisation: Option<&str>,
        likeness: Likeness,
    ) {
        if field.separator == Separator::Semicolon
            || self
                .last
                .is_some_and(|(part, _)| part == Part::Organisation)
        {
            self.open_from = self.speakers.len();
        }
        self.last = None;
        let is_closed = organisation.is_some();
        self.speakers.push(Speaker {
            name: clean(name).to_owned(),
            role: None,
            organisation: organisation.map(|organisation| clean(organisation).to_owned()),
        });
        self.likeness = self.likeness.max(Some(likeness));
        if is_closed {
            self.open_from = self.speakers.len();
        }
    }

    fn add_role(&mut self, field: &Field, content: &str) {
        if self
            .last
            .is_some_and(|(part, _)| part == Part::Organisation)
        {
            return;
        }
        if let Some(speaker) = self.speakers.last_mut() {
            speaker.role = Some(match speaker.role.take() {
                Some(role) => format!("{role}, {}", clean(content)),
                None => clean(content).to_owned(),
            });
            self.last = Some((Part::Role, field.start));
        }
    }

    fn add_organisation(&mut self, field: &Field, content: &str) {
        if self
            .last
            .is_some_and(|(part, _)| part == Part::Organisation)
        {
            return;
        }
        let organisation = clean(content);
        let Some(open) = self.speakers.get_mut(self.open_from..) else {
            return;
        };
        for speaker in open
            .iter_mut()
            .filter(|speaker| speaker.organisation.is_none())
        {
            speaker.organisation = Some(organisation.to_owned());
        }
        self.last = Some((Part::Organisation, field.start));
    }

    /// "VP & Chief Officer", "Johnson & Johnson": what follows the "&" belongs to what stands before it.
    fn lengthen(&mut self, text: &str, field: &Field) {
        let Some((part, start)) = self.last else {
            return;
        };
        let longer = clean(text.get(start..field.end).unwrap_or_default()).to_owned();
        match part {
            Part::Role => {
                if let Some(speaker) = self.speakers.last_mut() {
                    speaker.role = Some(longer);
                }
            }
            Part::Organisation => {
                for speaker in self.speakers.iter_mut().skip(self.open_from) {
                    speaker.organisation = Some(longer.clone());
                }
            }
        }
    }

    fn finish(mut self, words: &Vocabulary) -> Option<SpeakerList> {
        for speaker in &mut self.speakers {
            part_role(speaker, words);
        }
        let likeness = self.likeness?;
        Some(SpeakerList {
            speakers: self.speakers,
            likeness,
        })
    }
}

/// What stands between a person and an organisation, and how surely it must be a person; each begins with a space.
/// "Twenty Quarks of Foo" are none.
const PLACES: [(&str, Likeness); 7] = [
    (" from ", Likeness::Maybe),
    (" of ", Likeness::Sure),
    (" at ", Likeness::Maybe),
    (" @ ", Likeness::Maybe),
    (" @", Likeness::Maybe),
    (" de chez ", Likeness::Maybe),
    (" von der ", Likeness::Maybe),
];

/// Where each of [`PLACES`] first stands in a text, in one pass.
fn first_places(text: &str) -> [Option<usize>; PLACES.len()] {
    let mut first = [None; PLACES.len()];
    let bytes = text.as_bytes();
    for at in memchr::memchr_iter(b' ', bytes) {
        // The letters that the words of the places begin with.
        if !matches!(
            bytes.get(at + 1),
            Some(b'f' | b'o' | b'a' | b'@' | b'd' | b'v')
        ) {
            continue;
        }
        let rest = bytes.get(at..).unwrap_or_default();
        for ((place, _), first) in PLACES.iter().zip(&mut first) {
            if first.is_none() && rest.starts_with(place.as_bytes()) {
                *first = Some(at);
            }
        }
    }
    first
}

/// "Ada Bee (Acme)", "Ada Bee of Acme", "Ada Bee @ Acme".
fn person_with_organisation<'a>(
    content: &'a str,
    words: &Vocabulary,
) -> (&'a str, Option<&'a str>) {
    let in_brackets = match content.strip_suffix(')') {
        Some(rest) => rest.split_once('('),
        None => content
            .strip_suffix(']')
            .and_then(|rest| rest.split_once('[')),
    };
    if let Some((name, inside)) = in_brackets {
        let is_pronoun = inside.contains('/') || inside.starts_with('@');
        return (
            name.trim(),
            (!is_pronoun && !inside.trim().is_empty()).then_some(inside),
        );
    }
    for ((mark, least), at) in PLACES.into_iter().zip(first_places(content)) {
        if let Some(at) = at
            && let (Some(name), Some(organisation)) =
                (content.get(..at), content.get(at + mark.len()..))
            && name::person(name, words) >= least
            && organisation
                .starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || mark == " @")
        {
            return (name, Some(organisation));
        }
    }
    (content, None)
}

/// "CTO at Acme" and "Co-founder Acme Inc." hold the organisation too.
fn part_role(speaker: &mut Speaker, words: &Vocabulary) {
    if speaker.organisation.is_some() {
        return;
    }
    let Some(role) = speaker.role.clone() else {
        return;
    };
    let parted = [" at ", " @ ", " @", " bei ", " chez "]
        .iter()
        .find_map(|mark| role.split_once(mark))
        .or_else(|| role_before_organisation(&role, words));
    if let Some((role, organisation)) = parted
        && !role.trim().is_empty()
        && !organisation.trim().is_empty()
    {
        speaker.role = Some(clean(role).to_owned());
        speaker.organisation = Some(clean(organisation).to_owned());
    }
}

/// Parts "SVP AWS" after the words of the position, if the rest is surely an organisation.
fn role_before_organisation<'a>(role: &'a str, words: &Vocabulary) -> Option<(&'a str, &'a str)> {
    let spaces = role.match_indices(' ').map(|(at, _)| at);
    for at in spaces {
        let (head, rest) = (role.get(..at)?, role.get(at + 1..)?);
        let last = head.rsplit(' ').next().unwrap_or(head);
        if words.role_heads.has(last)
            && !name::is_role(rest, words)
            && (name::is_organisation(rest, words)
                || rest
                    .rsplit(' ')
                    .next()
                    .is_some_and(|word| name::is_organisation_suffix(word, words)))
        {
            return Some((head, rest));
        }
    }
    None
}

fn without_label<'a>(text: &'a str, words: &Vocabulary) -> &'a str {
    let labels = words.speaker_labels.phrases_of(text);
    for label in labels
        .chain(words.by.phrases_of(text))
        .chain(words.with.phrases_of(text))
    {
        let Some(head) = text.get(..label.len()) else {
            continue;
        };
        if !is_word(head, label) {
            continue;
        }
        let rest = text.get(label.len()..).unwrap_or_default();
        if let Some(rest) = rest.strip_prefix([':', '：', ' ', '\u{a0}']) {
            return rest.trim_start();
        }
    }
    text
}

fn clean(text: &str) -> &str {
    text.trim()
        .trim_matches(|c: char| c == ',' || c == ';' || c == '*' || c == '_' || c.is_whitespace())
}

#[cfg(test)]
mod tests {
    use super::super::words::words;
    use super::*;

    /// Writes a list as "name|role|organisation; …".
    fn check(text: &str, expected: &str) {
        let shown = read(text, words()).map_or("-".to_owned(), |list| {
            let people: Vec<String> = list
                .speakers
                .iter()
                .map(|speaker| {
                    let role = speaker.role.as_deref().unwrap_or("");
                    format!(
                        "{}|{role}|{}",
                        speaker.name,
                        speaker.organisation.as_deref().unwrap_or("")
                    )
                })
                .collect();
            people.join("; ")
        });
        assert_eq!(shown, expected, "{text}");
    }

    #[test]
    fn people_have_positions_and_organisations() {
        check("Ada Marsh, Engineer, Acme", "Ada Marsh|Engineer|Acme");
        check("Ada Marsh, Turbo Labs, Inc", "Ada Marsh||Turbo Labs, Inc");
        check(
            "Ada Marsh & Tom Reed, Acme",
            "Ada Marsh||Acme; Tom Reed||Acme",
        );
        check(
            "Ada Marsh, Acme & Tom Reed, Red Hat",
            "Ada Marsh||Acme; Tom Reed||Red Hat",
        );
        check(
            "Ada Marsh, Founder & CEO, Acme",
            "Ada Marsh|Founder & CEO|Acme",
        );
        check(
            "Ada Marsh, Principal PM – Cloud Things, Acme",
            "Ada Marsh|Principal PM – Cloud Things|Acme",
        );
        check(
            "Ada Marsh, Tagir Fobar, Acme",
            "Ada Marsh||Acme; Tagir Fobar||Acme",
        );
        check(
            "Ada Marsh, Tom Reed, Jim Poole",
            "Ada Marsh||; Tom Reed||; Jim Poole||",
        );
        check("Ada Marsh and Tom Reed", "Ada Marsh||; Tom Reed||");
        check(
            "Ada Marsh (Acme), Tom Reed (she/her)",
            "Ada Marsh||Acme; Tom Reed||",
        );
        check(
            "Presented by Ada Marsh, COO, Acme Foundation",
            "Ada Marsh|COO|Acme Foundation",
        );
        check("Ada Marsh, CTO at Acme", "Ada Marsh|CTO|Acme");
        check(
            "Ada Marsh, Co-founder Zorbin Inc.",
            "Ada Marsh|Co-founder|Zorbin Inc.",
        );
        check("Ada Marsh of Acme", "Ada Marsh||Acme");
        check(
            "Ada Marsh & Tom Reed—Zorbin, LLC",
            "Ada Marsh||Zorbin, LLC; Tom Reed||Zorbin, LLC",
        );
        check(
            "Ada Marsh, Johnson & Johnson",
            "Ada Marsh||Johnson & Johnson",
        );
        check(
            "Speakers: Ada Marsh, Acme; Tom Reed",
            "Ada Marsh||Acme; Tom Reed||",
        );
        check(
            "Ada Marsh, Program Committee Member",
            "Ada Marsh|Program Committee Member|",
        );
    }

    #[test]
    fn other_texts_are_no_lists() {
        for text in [
            "Acme",
            "Progressive Delivery, Acme",
            "a story",
            "Red Hat",
            "",
            "Extending Containers & More",
        ] {
            check(text, "-");
        }
    }
}
