//! Reads the head of a file that has exactly the form this program writes, some thirty times faster than YAML can be read.
//!
//! It must agree with the YAML reader, or give up: at the first value in another form it answers `None`, and the file is
//! read as YAML. It reports no errors.

use super::entries::Entry;
use super::fields::{Fields, KEYS};
use crate::annotation::todo::{Priority, Status};
use crate::annotation::topic::Topic;
use crate::document::{Speaker, TalkKind};

/// The known keys, if every one of them is written as this program writes it.
pub fn fields(entries: &[Entry<'_>]) -> Option<Fields> {
    read(entries).ok()
}

/// A value is not written as this program writes it.
struct OtherForm;

fn read(entries: &[Entry<'_>]) -> Result<Fields, OtherForm> {
    let known = entries.iter().filter(|entry| KEYS.contains(&entry.key));
    let mut values = Values {
        all: known.map(|entry| Some((entry.key, rest(entry)))).collect(),
        next: 0,
    };
    let fields = Fields {
        id: values.id()?.ok_or(OtherForm)?,
        created: values.bare("created")?.ok_or(OtherForm)?,
        category: values.text("category")?.ok_or(OtherForm)?,
        topics: values.lines("topics", topics)?,
        subject_changed: values.bare("subject_changed")?,
        status: values.word("status", &Status::ALL, Status::word)?,
        priority: values.word("priority", &PRIORITIES, Priority::word)?,
        due: values.bare("due")?,
        closed: values.bare("closed")?,
        todo_changed: values.bare("todo_changed")?,
        rank: values.text("rank")?,
        rank_changed: values.bare("rank_changed")?,
        quote: values.text("quote")?,
        original: values.text("original")?,
        prefix: values.text("prefix")?,
        suffix: values.text("suffix")?,
        start: values.number("start")?,
        end: values.number("end")?,
        revision: values.text("revision")?,
        text_version: values.number("text_version")?,
        anchor_changed: values.bare("anchor_changed")?,
        post_root: values.text("post_root")?,
        post_path: values.text("post_path")?,
        post_title: values.text("post_title")?,
        post_date: values.bare("post_date")?,
        post_authors: values.lines("post_authors", authors)?,
        post_event: values.text("post_event")?,
        post_url: values.text("post_url")?,
        post_slug: values.text("post_slug")?,
        talk: values.text("talk")?,
        talk_kind: values.word("talk_kind", &TalkKind::ALL, TalkKind::word)?,
        talk_speakers: values.lines("talk_speakers", speakers)?,
        deleted: values.word("deleted", &[false, true], |flag| {
            if flag { "true" } else { "false" }
        })?,
        deleted_changed: values.bare("deleted_changed")?,
        note_changed: values.bare("note_changed")?,
    };
    // What is left stood there twice.
    values.is_empty().then_some(fields).ok_or(OtherForm)
}

const PRIORITIES: [Priority; 3] = [Priority::High, Priority::Medium, Priority::Low];

/// What follows a key's colon.
fn rest<'a>(entry: &Entry<'a>) -> &'a str {
    entry.text.get(entry.key.len() + 1..).unwrap_or_default()
}

/// Keys with what follows them, in the order of the file. Each reader gives `None` for a key that is not there.
struct Values<'a> {
    /// Those that were not taken yet.
    all: Vec<Option<(&'a str, &'a str)>>,
    /// All before this were taken: they mostly stand in the order in which they are asked for.
    next: usize,
}

impl<'a> Values<'a> {
    fn take(&mut self, key: &str) -> Option<&'a str> {
        let left = self.all.get_mut(self.next..)?;
        let is_it =
            |value: &&mut Option<(&str, &str)>| value.is_some_and(|(found, _)| found == key);
        let (_, rest) = left.iter_mut().find(is_it)?.take()?;
        while self.all.get(self.next).is_some_and(Option::is_none) {
            self.next += 1;
        }
        Some(rest)
    }

    const fn is_empty(&self) -> bool {
        self.next == self.all.len()
    }

    fn read<T>(
        &mut self,
        key: &str,
        read: impl Fn(&'a str) -> Option<T>,
    ) -> Result<Option<T>, OtherForm> {
        match self.take(key) {
            None => Ok(None),
            Some(rest) => read(rest).map(Some).ok_or(OtherForm),
        }
    }

    fn text(&mut self, key: &str) -> Result<Option<String>, OtherForm> {
        self.read(key, |rest| unquoted(rest.strip_prefix(' ')?))
    }

    fn id(&mut self) -> Result<Option<String>, OtherForm> {
        self.read("id", |rest| {
            let id = rest.strip_prefix(' ')?;
            let is_plain = |c: u8| c.is_ascii_hexdigit() || c == b'-';
            (id.len() == 36 && id.bytes().all(is_plain)).then(|| id.to_owned())
        })
    }

    /// Times and dates: one word that begins with a digit and is a text for YAML too.
    fn bare(&mut self, key: &str) -> Result<Option<String>, OtherForm> {
        self.read(key, |rest| {
            let word = rest.strip_prefix(' ')?;
            let is_plain =
                |c: u8| c.is_ascii_alphanumeric() || matches!(c, b'-' | b':' | b'.' | b'+');
            // Years before 1 have a sign.
            let digits = word.strip_prefix('-').unwrap_or(word);
            let begins = digits.bytes().next().is_some_and(|c| c.is_ascii_digit());
            let is_whole = begins && word.bytes().all(is_plain) && !word.ends_with(':');
            is_whole.then(|| word.to_owned())
        })
    }

    fn number(&mut self, key: &str) -> Result<Option<u32>, OtherForm> {
        self.read(key, |rest| {
            let digits = rest.strip_prefix(' ')?;
            let is_decimal =
                digits == "0" || digits.starts_with(|c: char| ('1'..='9').contains(&c));
            is_decimal.then(|| digits.parse().ok())?
        })
    }

    fn word<T: Copy>(
        &mut self,
        key: &str,
        all: &[T],
        word: impl Fn(T) -> &'static str,
    ) -> Result<Option<T>, OtherForm> {
        self.read(key, |rest| {
            let found = rest.strip_prefix(' ')?;
            all.iter().copied().find(|one| word(*one) == found)
        })
    }

    fn lines<T>(
        &mut self,
        key: &str,
        read: impl Fn(&[&'a str]) -> Option<T>,
    ) -> Result<Option<T>, OtherForm> {
        self.read(key, |rest| {
            let lines: Vec<&str> = rest.strip_prefix('\n')?.split('\n').collect();
            read(&lines)
        })
    }
}

fn authors(lines: &[&str]) -> Option<Vec<String>> {
    lines
        .iter()
        .map(|line| unquoted(line.strip_prefix("  - ")?))
        .collect()
}

fn topics(lines: &[&str]) -> Option<Vec<Topic>> {
    let mut topics: Vec<Topic> = Vec::new();
    for line in lines {
        if let Some(name) = line.strip_prefix("  - name: ") {
            let name = unquoted(name)?;
            topics.push(Topic { name, url: None });
        } else {
            fill(&mut topics.last_mut()?.url, line, "    url: ")?;
        }
    }
    Some(topics)
}

fn speakers(lines: &[&str]) -> Option<Vec<Speaker>> {
    let mut speakers: Vec<Speaker> = Vec::new();
    for line in lines {
        if let Some(name) = line.strip_prefix("  - name: ") {
            let name = unquoted(name)?;
            speakers.push(Speaker {
                name,
                ..Speaker::default()
            });
        } else if line.starts_with("    role: ") {
            fill(&mut speakers.last_mut()?.role, line, "    role: ")?;
        } else {
            fill(
                &mut speakers.last_mut()?.organisation,
                line,
                "    organisation: ",
            )?;
        }
    }
    Some(speakers)
}

/// Reads a line into a place that is still empty.
fn fill(place: &mut Option<String>, line: &str, key: &str) -> Option<()> {
    let value = unquoted(line.strip_prefix(key)?)?;
    place.replace(value).is_none().then_some(())
}

/// The reverse of [`super::quoted::push`]; `None` for anything else.
fn unquoted(text: &str) -> Option<String> {
    let inner = text.strip_prefix('"')?.strip_suffix('"')?;
    if inner.chars().any(char::is_control) {
        return None;
    }
    let mut out = String::with_capacity(inner.len());
    let mut rest = inner;
    while let Some(at) = memchr::memchr2(b'\\', b'"', rest.as_bytes()) {
        let (before, escape) = rest.split_at_checked(at)?;
        out.push_str(before);
        let mut characters = escape.strip_prefix('\\')?.chars();
        match characters.next()? {
            c @ ('"' | '\\') => out.push(c),
            'n' => out.push('\n'),
            'r' => out.push('\r'),
            't' => out.push('\t'),
            'x' => out.push(code(&mut characters, 2)?),
            'u' => out.push(code(&mut characters, 4)?),
            'U' => out.push(code(&mut characters, 8)?),
            _ => return None,
        }
        rest = characters.as_str();
    }
    out.push_str(rest);
    Some(out)
}

fn code(characters: &mut std::str::Chars<'_>, digits: usize) -> Option<char> {
    let hex = characters.as_str().get(..digits)?;
    let is_hex = hex.bytes().all(|c| c.is_ascii_hexdigit());
    let code = u32::from_str_radix(hex, 16).ok().filter(|_| is_hex)?;
    characters.nth(digits - 1)?;
    char::from_u32(code)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::fields::known_keys;
    use super::super::{entries, to_text};
    use super::*;
    use crate::annotation::samples::any_record;
    use crate::text::yaml;

    fn head(text: &str) -> &str {
        text.strip_prefix("---\n")
            .unwrap()
            .split("\n---\n")
            .next()
            .unwrap()
    }

    fn both(head: &str) -> Option<(Fields, Option<Fields>)> {
        let entries = entries::split(head).ok()?;
        let known = known_keys(head, &entries);
        Some((fields(&entries)?, yaml::read(&known).ok()))
    }

    proptest! {
        #[test]
        fn what_is_written_needs_no_yaml(record in any_record()) {
            let text = to_text(&record);
            let (plain, yaml) = both(head(&text)).expect("our own form");
            prop_assert_eq!(Some(plain), yaml);
        }

        #[test]
        fn a_changed_file_is_read_alike_or_left_to_yaml(
            record in any_record(),
            at in any::<prop::sample::Index>(),
            removed in 0_usize..4,
            added in "[ \n\"'#:~\\\\x0-9a-c-]{0,3}|null|\t|: ",
        ) {
            let mut head = head(&to_text(&record)).to_owned();
            let start = head.floor_char_boundary(at.index(head.len()));
            let end = head.floor_char_boundary(start + removed);
            head.replace_range(start..end.max(start), &added);
            if let Some((plain, yaml)) = both(&head) {
                prop_assert_eq!(Some(plain), yaml, "{}", head);
            }
        }
    }
}
