//! Lists of speakers: "Ada Lovelace, Analyst, Engines Inc. & Charles Babbage" → people with position and organisation.

use crate::document::section::Speaker;

use super::field::{Field, Separator, join_suffixes, split, without_label};
use super::name::{self, Likeness};
use super::person::Person;
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
    let (mut fields, first) = split(text, words)?;
    join_suffixes(text, &mut fields, words);
    let mut list = Assembly::default();
    for (i, field) in fields.iter().enumerate() {
        let known = first.filter(|first| i == 0 && first.told == field.of(text));
        let person = known.unwrap_or_else(|| field.person(text, words));
        let rest = fields.get(i + 1..).unwrap_or_default();
        list.take(text, field, &person, rest, words)?;
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
    Person::of(text.trim(), words).likeness != Likeness::No
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
        person: &Person<'_>,
        rest: &[Field],
        words: &Vocabulary,
    ) -> Option<()> {
        let likeness = person.likeness;
        if self.speakers.is_empty() && likeness == Likeness::No {
            return None;
        }
        let has_own = likeness != Likeness::No
            && person.organisation.is_some()
            && !name::is_role(person.name, words);
        if has_own || self.is_next_person(text, field, rest, likeness, words) {
            self.add_person(field, person);
        } else if field.separator == Separator::And && self.last.is_none() {
            // "IRC Channels and Other Things" is no list; "Ada Marsh and friends" is one person.
            return (self.likeness == Some(Likeness::Sure)).then_some(());
        } else if matches!(field.separator, Separator::And | Separator::Dash) && self.last.is_some()
        {
            self.lengthen(text, field);
        } else if name::is_role(person.told, words) {
            self.add_role(field, person.told);
        } else {
            self.add_organisation(field, person.told);
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

    fn add_person(&mut self, field: &Field, person: &Person<'_>) {
        if field.separator == Separator::Semicolon
            || self
                .last
                .is_some_and(|(part, _)| part == Part::Organisation)
        {
            self.open_from = self.speakers.len();
        }
        self.last = None;
        let organisation = person.organisation;
        self.speakers.push(Speaker {
            name: clean(person.name).to_owned(),
            role: None,
            organisation: organisation.map(|organisation| clean(organisation).to_owned()),
        });
        self.likeness = self.likeness.max(Some(person.likeness));
        if organisation.is_some() {
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

fn clean(text: &str) -> &str {
    text.trim()
        .trim_matches(|c: char| c == ',' || c == ';' || c == '*' || c == '_' || c.is_whitespace())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

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

    proptest! {
        /// What the quick question turns away holds nobody.
        #[test]
        fn no_list_is_read_where_no_person_may_be(
            told in prop::collection::vec(
                (prop::sample::select(WORDS.to_vec()), prop::sample::select(BETWEEN.to_vec())), 1..8,
            )
        ) {
            let text: String = told.into_iter().flat_map(|(word, mark)| [word, mark]).collect();
            let is_list = read(&text, words()).is_some();
            prop_assert!(!is_list || name::may_hold_person(&text, words()), "{}", text);
        }
    }

    const WORDS: [&str; 24] = [
        "Ada",
        "Liz",
        "dr.",
        "Dr.",
        "van",
        "der",
        "Berg",
        "O’Neil",
        "J.",
        "Zorbin",
        "zorbin",
        "API",
        "DAY",
        "Service",
        "Jean-Paul",
        "Małota-Wójcik",
        "\"Tom\"",
        "(Acme)",
        "2019",
        "講演",
        "Élan",
        "Go",
        "Storage",
        "by",
    ];
    const BETWEEN: [&str; 16] = [
        " ", "  ", "\u{a0}", ", ", " & ", " and ", "; ", " - ", "—", "、", " of ", " @", " (",
        ") ", "/", "’s ",
    ];

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
