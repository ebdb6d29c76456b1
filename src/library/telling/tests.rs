//! Which tellings are one talk: a labelled table, and that the index is the same however it came about.

use std::collections::BTreeSet;
use std::sync::Arc;

use proptest::prelude::*;

use super::form::Form;
use super::verdict::{Verdict, judge};
use super::{TalkIndex, Telling};
use crate::document::{Speaker, Talk};
use crate::library::{Event, EventTable, Post, PostId, PostSection};
use crate::text::Span;

/// Two tellings a line: whether they are one talk, then title and speakers of each.
const PAIRS: &str = include_str!("pairs.tsv");

fn talk(title: &str, speakers: &str) -> Talk {
    let names = speakers
        .split(',')
        .map(str::trim)
        .filter(|name| !name.is_empty());
    Talk {
        title: title.to_owned(),
        speakers: names
            .map(|name| Speaker {
                name: name.to_owned(),
                ..Speaker::default()
            })
            .collect(),
        kind: crate::document::TalkKind::Session,
        level: None,
        attended: true,
    }
}

struct Pair {
    is_one: bool,
    tellings: [Talk; 2],
    line: &'static str,
}

fn pairs() -> Vec<Pair> {
    let lines = PAIRS
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty());
    let pair = |line: &'static str| {
        let fields: Vec<&str> = line.split('\t').collect();
        assert_eq!(fields.len(), 5, "{line}");
        Pair {
            is_one: fields[0] == "same",
            tellings: [talk(fields[1], fields[2]), talk(fields[3], fields[4])],
            line,
        }
    };
    lines.map(pair).collect()
}

#[test]
fn tellings_of_one_talk_are_known_and_other_talks_are_not() {
    let (mut found, mut missed, mut wrong) = (0, Vec::new(), Vec::new());
    let pairs = pairs();
    assert!(pairs.len() >= 80, "{}", pairs.len());
    for pair in &pairs {
        let [a, b] = [Form::of(&pair.tellings[0]), Form::of(&pair.tellings[1])];
        let verdict = judge(&a, &b);
        assert_eq!(verdict, judge(&b, &a), "{}", pair.line);
        match (pair.is_one, verdict == Verdict::Same) {
            (true, true) => found += 1,
            (true, false) => missed.push(pair.line),
            (false, true) => wrong.push(pair.line),
            (false, false) => {}
        }
    }
    let told = pairs.iter().filter(|pair| pair.is_one).count();
    println!(
        "{} pairs, {told} of one talk: {found} found, {} wrongly",
        pairs.len(),
        wrong.len()
    );
    assert!(wrong.is_empty(), "two talks taken for one: {wrong:#?}");
    assert!(missed.len() * 20 <= told, "missed: {missed:#?}");
}

fn event(name: &str) -> Arc<Event> {
    EventTable::builtin().find(name).unwrap().clone()
}

/// A post with these talks.
fn post(event: Option<Arc<Event>>, path: &str, talks: &[(&str, &str)]) -> Post {
    let document = crate::document::parse(b"");
    let mut post = Post::from_document(
        0,
        path,
        &document,
        String::new(),
        &EventTable::default(),
        &crate::library::TopicTable::default(),
    );
    post.event = event;
    let sections = talks.iter().map(|(title, speakers)| PostSection {
        heading: (*title).to_owned(),
        span: Span::at(0),
        line: 1,
        level: 2,
        talk: Some(Arc::new(talk(title, speakers))),
    });
    post.sections = sections.collect();
    post
}

/// How many posts tell of the first talk of the first post.
#[track_caller]
fn check(posts: &[&[(&str, &str)]], expected: usize) {
    let mut index = TalkIndex::default();
    for (number, talks) in posts.iter().enumerate() {
        let id = PostId(number as u32);
        index.replace_post(id, Some(&post(Some(event("KubeCon EU 2019")), "a", talks)));
    }
    let first = Telling {
        post: PostId(0),
        section: 0,
    };
    assert_eq!(index.talk_of(first).unwrap().posts(), expected);
}

#[test]
fn tellings_are_found_across_posts() {
    let ours = ("Polishing rubies by night", "Ada Lovelace");
    check(&[&[ours], &[ours], &[("Polishing Rubies by Night", "")]], 3);
    check(&[&[ours], &[("Cutting rubies by day", "Ada Lovelace")]], 1);
    check(
        &[&[("Opening remarks", "Ada")], &[("Opening remarks", "Ada")]],
        1,
    );
}

#[test]
fn what_may_be_either_of_two_talks_is_neither() {
    let (cut, polish) = (
        ("Rubies at night: cutting", "Ada Lovelace"),
        ("Rubies at night: polishing", "Ada Lovelace"),
    );
    let short = ("Rubies at night", "Ada Lovelace");
    check(&[&[cut], &[polish], &[short]], 1);
    check(&[&[short], &[polish], &[cut]], 1);
    check(&[&[short], &[cut], &[cut]], 3);
}

#[test]
fn another_event_is_another_talk() {
    let mut index = TalkIndex::default();
    let talks = [("Polishing rubies by night", "Ada Lovelace")];
    let events = [Some("KubeCon EU 2019"), Some("KubeCon NA 2019"), None, None];
    for (number, name) in events.into_iter().enumerate() {
        let post = post(name.map(event), "a", &talks);
        index.replace_post(PostId(number as u32), Some(&post));
    }
    for number in 0..4 {
        let telling = Telling {
            post: PostId(number),
            section: 0,
        };
        assert_eq!(index.talk_of(telling).unwrap().tellings, [telling]);
    }
    assert_eq!(index.speaker("ada lovelace").unwrap().tellings.len(), 4);
}

/// Titles with their tellings, and events with how many talks each has.
type Shape = (BTreeSet<(String, Vec<Telling>)>, Vec<(String, usize)>);

/// The talks of the index as sets, whatever its inner numbers.
fn shape(index: &TalkIndex) -> Shape {
    let talks = index.events().flat_map(|(event, talks)| {
        let talks = talks.talks().iter();
        talks.map(|talk| (event.name.clone(), talk.tellings.clone()))
    });
    let speakers = index.speakers();
    let speakers = speakers.map(|(key, talks)| (key.to_owned(), talks.tellings.len()));
    (talks.collect(), speakers.collect())
}

proptest! {
    #[test]
    fn the_index_is_the_same_however_it_came_about(
        steps in prop::collection::vec((0_u32..6, 0_usize..3, prop::collection::vec(0_usize..8, 0..4), prop::bool::ANY), 1..25)
    ) {
        const TITLES: [(&str, &str); 8] = [
            ("Rubies at night: cutting", "Ada Lovelace"),
            ("Rubies at night: polishing", "Ada Lovelace"),
            ("Rubies at night", "Ada Lovelace"),
            ("Rubies at nigth: polishing", "A. Lovelace, Grace Hopper"),
            ("Rubies at night: polishing them all", ""),
            ("Emeralds", "Grace Hopper"),
            ("Emeralds", ""),
            ("Welcome", "Grace Hopper"),
        ];
        let events = [Some(event("KubeCon EU 2019")), Some(event("KubeCon NA 2019")), None];
        let mut index = TalkIndex::default();
        let mut posts = std::collections::BTreeMap::new();
        for (id, which, titles, is_gone) in steps {
            let talks: Vec<_> = titles.iter().map(|&title| TITLES[title]).collect();
            let now = (!is_gone).then(|| post(events[which].clone(), "a", &talks));
            index.replace_post(PostId(id), now.as_ref());
            match now {
                Some(now) => posts.insert(id, now),
                None => posts.remove(&id),
            };
        }
        let mut anew = TalkIndex::default();
        for (&id, post) in posts.iter().rev() {
            anew.replace_post(PostId(id), Some(post));
        }
        prop_assert_eq!(shape(&index), shape(&anew));
    }
}

/// How long 20,000 posts take to come in, in steps, and asking after each step; the last step should cost what the first did.
#[test]
#[ignore = "prints figures; meant for --release"]
fn speed() {
    const STONES: [&str; 12] = [
        "Rubies", "Pearls", "Emeralds", "Opals", "Garnets", "Agates", "Beryls", "Jades", "Topazes",
        "Onyxes", "Zircons", "Ambers",
    ];
    const DEEDS: [&str; 10] = [
        "Polishing",
        "Cutting",
        "Sorting",
        "Selling",
        "Finding",
        "Losing",
        "Weighing",
        "Drawing",
        "Stealing",
        "Giving",
    ];
    let event = event("KubeCon EU 2019");
    let mut index = TalkIndex::default();
    let (mut since, mut asked) = (std::time::Instant::now(), std::time::Duration::ZERO);
    for number in 0..20_000_usize {
        let titles: Vec<(String, String)> = (0..5)
            .map(|talk| {
                let seed = number * 5 + talk;
                let (deed, stone) = (DEEDS[seed % 10], STONES[seed / 7 % 12]);
                let title = format!("{deed} {stone} in Town {}", seed / 3 % 5000);
                (
                    title,
                    format!("Ada {} Lovelace{}", STONES[seed % 12], seed % 911),
                )
            })
            .collect();
        let talks: Vec<(&str, &str)> = titles
            .iter()
            .map(|(title, speaker)| (title.as_str(), speaker.as_str()))
            .collect();
        index.replace_post(
            PostId(number as u32),
            Some(&post(Some(event.clone()), "a", &talks)),
        );
        if number % 2000 == 1999 {
            let took = since.elapsed();
            let start = std::time::Instant::now();
            let (_, talks) = index.event("KubeCon EU 2019").unwrap();
            let count = talks.talks().len();
            asked += start.elapsed();
            println!(
                "{} posts: {took:?} for the last 2000; {count} talks, asked in {:?}",
                number + 1,
                start.elapsed()
            );
            since = std::time::Instant::now();
        }
    }
    println!("asked in {asked:?} in all");
}

#[test]
fn a_title_without_end_is_compared_as_far_as_it_is_one() {
    let endless = "é rubies ".repeat(100_000);
    let (a, b) = (
        talk(&endless, &endless),
        talk(&format!("{endless}!"), "Ada"),
    );
    let [a, b] = [Form::of(&a), Form::of(&b)];
    assert!(a.words.len() < 200 && a.speakers.iter().all(|name| name.key().len() < 200));
    assert_eq!(judge(&a, &b), Verdict::Same);
}
