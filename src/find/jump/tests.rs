//! What a person sees when typing into the jump.

mod meaning;

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::document::{PostDate, Speaker, Talk, TalkKind};
use crate::library::{Event, Library, Post, PostSection, Root, TopicMention, TopicTable};
use crate::text::Span;

fn post(path: &str, title: &str, day: i8) -> Post {
    Post {
        root: 0,
        path: path.into(),
        title: title.into(),
        date: Some(PostDate::day(date(2019, 5, day))),
        authors: vec!["Robin Author".into()],
        event: Some(Arc::new(Event {
            name: "CloudConf EU 2019".into(),
            city: Some("São Paulo".into()),
            first_day: date(2019, 5, 20),
            last_day: date(2019, 5, 23),
            series: vec![],
            aliases: vec![],
        })),
        tags: vec![],
        url: None,
        slug: None,
        aliases: Vec::new(),
        sections: vec![],
        mentions: vec![],
        issues: vec![],
        revision: String::new(),
        text_length: 10_000,
        is_whole: true,
    }
}

fn with_section(mut post: Post, heading: &str, talk: Option<Talk>) -> Post {
    let start = post.sections.len() as u32 * 100;
    post.sections.push(PostSection {
        heading: heading.into(),
        span: Span::new(start, start + 100),
        line: start + 1,
        level: 2,
        talk: talk.map(Arc::new),
    });
    post
}

fn with_mention(mut post: Post, topic: &str, at: u32) -> Post {
    post.mentions.push(TopicMention {
        topic: topic.into(),
        span: Span::new(at, at + 3),
    });
    post
}

fn talk(title: &str, kind: TalkKind, speaker: &str, organisation: &str) -> Talk {
    Talk {
        title: title.into(),
        kind,
        speakers: vec![Speaker {
            name: speaker.into(),
            role: None,
            organisation: Some(organisation.into()),
        }],
        level: None,
        attended: true,
    }
}

fn library() -> Library {
    let mut library = Library::new(vec![Root {
        name: "posts".into(),
        path: None,
    }]);
    let first = post("one.md", "First day", 20);
    let first = with_section(first, "Welcome", None);
    let first = with_section(
        first,
        "Keynote: Federated clusters at CERN, Ada Quark",
        Some(talk(
            "Federated clusters at CERN",
            TalkKind::Keynote,
            "Ada Quark",
            "Lab",
        )),
    );
    let first = with_section(first, "Metrics with Prometheus", None);
    let second = post("two.md", "Second day", 21);
    let second = with_section(second, "Oh-pa, what a day", None);
    let second = with_section(
        second,
        "Rollouts done slowly",
        Some(talk(
            "Rollouts done slowly",
            TalkKind::Session,
            "Zoë Müller",
            "Shipyard",
        )),
    );
    let second = with_section(second, "Cargo ships", None);
    let second = with_mention(second, "Open Policy Agent", 10);
    let second = with_mention(second, "Argo", 120);
    let second = with_mention(second, "Argo", 130);
    library.insert(first);
    library.insert(second);
    library
}

fn found(query: &str) -> Vec<(JumpKind, String)> {
    let results = JumpIndex::from_library(&library()).search(query, 100);
    assert_eq!(results.hits.len(), results.count);
    results
        .hits
        .into_iter()
        .map(|hit| (hit.entry.kind, hit.entry.title))
        .collect()
}

fn titles(query: &str) -> Vec<String> {
    found(query).into_iter().map(|(_, title)| title).collect()
}

#[test]
fn a_topic_comes_before_letters_that_merely_resemble_it() {
    let all = titles("opa");
    assert_eq!(all[0], "Open Policy Agent, in Oh-pa, what a day");
    let mut other = post("three.md", "Elsewhere", 1);
    other = with_section(other, "Oh-pa, said grandfather", None);
    other = with_section(other, "Why opa", None);
    let mut library = Library::new(vec![]);
    library.insert(other);
    let results = JumpIndex::from_library(&library).search("opa", 10);
    let tiers: Vec<_> = results.hits.iter().map(|hit| hit.tier).collect();
    assert_eq!(tiers, [Tier::WholeWord, Tier::Fuzzy]);
    assert_eq!(results.hits[0].entry.title, "Why opa");
}

#[test]
fn a_topic_is_listed_once_a_section_and_before_longer_words() {
    assert_eq!(
        found("argo"),
        [
            (JumpKind::Topic, "Argo, in Rollouts done slowly".into()),
            (JumpKind::Talk, "Rollouts done slowly".into()),
            (JumpKind::Section, "Cargo ships".into()),
        ]
    );
}

#[test]
fn other_names_lead_to_a_topic() {
    let written = "- {name: Argo, aliases: [Argo Rollouts, argocd], maturity: graduated}";
    let topics = TopicTable::read(written).unwrap();
    let mut index = JumpIndex::new(topics.into());
    for (id, post) in library().posts() {
        index.replace_post(id, Some(post));
    }
    let results = index.search("argocd", 10);
    assert_eq!(results.hits[0].entry.kind, JumpKind::Topic);
    assert_eq!(results.hits[0].tier, Tier::WholeWord);
    assert_eq!(results.hits[0].entry.span, Span::new(120, 123));
}

#[test]
fn words_match_in_any_order_and_in_any_field() {
    let cern = "Federated clusters at CERN";
    for query in [
        "cern fed",
        "fed cern",
        "quark",
        "ada cern",
        "keynote lab",
        "CERN first cloudconf",
    ] {
        assert_eq!(titles(query)[0], cern, "{query}");
    }
    assert!(titles("cern qwxyz").contains(&cern.to_owned()));
}

#[test]
fn accents_do_not_matter() {
    assert_eq!(titles("zoe muller")[0], "Rollouts done slowly");
    assert_eq!(titles("Zoë")[0], "Rollouts done slowly");
    assert!(titles("sao welcome").contains(&"Welcome".to_owned()));
}

#[test]
fn one_slip_is_forgiven_in_long_words() {
    assert_eq!(titles("promethues"), ["Metrics with Prometheus"]);
    assert_eq!(titles("rolouts")[0], "Rollouts done slowly");
    assert!(titles("pormehtues").is_empty());
}

#[test]
fn whole_words_then_beginnings_then_insides_then_letters() {
    let mut other = post("x.md", "Something", 1);
    for heading in ["Nothing a r g o", "Cargo", "Argonauts", "The Argo"] {
        other = with_section(other, heading, None);
    }
    let mut library = Library::new(vec![]);
    library.insert(other);
    let hits = JumpIndex::from_library(&library).search("argo", 10).hits;
    let order: Vec<_> = hits.iter().map(|hit| hit.entry.title.as_str()).collect();
    assert_eq!(order, ["The Argo", "Argonauts", "Cargo", "Nothing a r g o"]);
    assert!(hits.is_sorted_by_key(|hit| std::cmp::Reverse(hit.score)));
}

#[test]
fn words_in_the_title_come_before_words_in_the_post() {
    let mut library = Library::new(vec![]);
    let first = with_section(post("a.md", "CERN", 9), "Federation", None);
    let second = with_section(post("b.md", "Other", 1), "Federation at CERN", None);
    library.insert(first);
    library.insert(second);
    let hits = JumpIndex::from_library(&library)
        .search("cern fed", 10)
        .hits;
    let order: Vec<_> = hits.iter().map(|hit| hit.entry.title.as_str()).collect();
    assert_eq!(order, ["Federation at CERN", "Federation"]);
}

#[test]
fn a_heading_that_repeats_the_title_is_not_listed() {
    let mut first = with_section(post("a.md", "First day", 9), "First day", None);
    first.sections[0].level = 1;
    let mut library = Library::new(vec![]);
    library.insert(first);
    assert_eq!(JumpIndex::from_library(&library).len(), 1);
}

#[test]
fn a_text_pasted_by_mistake_is_survived() {
    let index = JumpIndex::from_library(&library());
    assert_eq!(index.search(&"kube ".repeat(100_000), 5).count, 0);
    assert_eq!(index.search(&"é".repeat(1_000_000), 5).count, 0);
}

#[test]
fn among_equals_the_newer_post_comes_first() {
    let mut library = Library::new(vec![]);
    for (path, day) in [("a.md", 3), ("b.md", 9), ("c.md", 5)] {
        library.insert(with_section(post(path, path, day), "Summary", None));
    }
    let hits = JumpIndex::from_library(&library).search("summary", 10).hits;
    let order: Vec<_> = hits.iter().map(|hit| hit.entry.post.unwrap().0).collect();
    assert_eq!(order, [1, 2, 0]);
}

#[test]
fn an_empty_query_lists_all_with_talks_of_the_newest_posts_first() {
    let all = found("  ");
    assert!(all.len() > JumpIndex::from_library(&library()).len());
    assert_eq!(all[0].1, "Rollouts done slowly");
    assert_eq!(all[1].1, "Federated clusters at CERN");
    assert!(all[2..].iter().all(|(kind, _)| *kind != JumpKind::Talk));
}

#[test]
fn the_context_tells_speakers_post_and_event() {
    let index = JumpIndex::from_library(&library());
    let hits = index.search("slowly", 1).hits;
    assert_eq!(
        hits[0].entry.context,
        "Zoë Müller (Shipyard) · Second day · CloudConf EU 2019, São Paulo"
    );
    let hits = index.search("second day", 1).hits;
    assert_eq!(hits[0].entry.kind, JumpKind::Post);
    assert_eq!(
        hits[0].entry.context,
        "Robin Author · CloudConf EU 2019, São Paulo"
    );
}

/// The text with « and » around the spans.
fn marked(text: &str, spans: &[Span]) -> String {
    let mut out = String::new();
    let mut at = 0;
    for span in spans {
        out += &text[at..span.start as usize];
        out += "«";
        out += span.of(text);
        out += "»";
        at = span.end as usize;
    }
    out + &text[at..]
}

#[test]
fn matching_letters_are_marked() {
    let index = JumpIndex::from_library(&library());
    let check = |query: &str, title: &str, context: &str| {
        let hit = &index.search(query, 1).hits[0];
        assert_eq!(marked(&hit.entry.title, &hit.matched_title), title);
        let shown = marked(&hit.entry.context, &hit.matched_context);
        assert!(shown.starts_with(context), "{shown}");
    };
    check(
        "cern quar",
        "Federated clusters at «CERN»",
        "Ada «Quar»k (Lab)",
    );
    check("zoe slowly", "Rollouts done «slowly»", "«Zoë» Müller");
    check("fdrtd", "«F»e«d»e«r»a«t»e«d» clusters at CERN", "Ada Quark");
    check("promethues", "Metrics with «Prometheus»", "First day");
}

#[test]
fn highlights_are_found_and_go_with_their_post() {
    let library = library();
    let mut index = JumpIndex::from_library(&library);
    let before = index.len();
    let (id, _) = library.posts().next().unwrap();
    let highlight = JumpHighlight {
        title: "They cut costs in half".into(),
        about: "things to dig into · FinOps".into(),
        span: Span::new(5, 9),
        line: 3,
        is_todo: false,
    };
    index.replace_highlights(id, &[highlight.clone(), highlight]);
    assert_eq!(index.len(), before + 2);
    let hit = &index.search("finops costs", 1).hits[0];
    assert_eq!(hit.entry.kind, JumpKind::Highlight);
    assert!(
        hit.entry
            .context
            .starts_with("things to dig into · FinOps · First day")
    );
    index.replace_post(id, None);
    let left = index.search("costs", 100).hits;
    assert!(left.iter().all(|hit| hit.entry.kind != JumpKind::Highlight));
    let cern = index.search("cern", 1).hits;
    assert!(cern.is_empty(), "{cern:?}");
    assert!(!index.search("argo", 1).hits.is_empty());
}

#[test]
fn a_cancelled_search_has_no_answer() {
    let index = JumpIndex::from_library(&library());
    let mut session = JumpSession::default();
    assert!(
        session
            .search(&index, "a", None, 1, &AtomicBool::new(true))
            .is_none()
    );
    assert!(
        session
            .search(&index, "a", None, 1, &AtomicBool::new(false))
            .is_some()
    );
}

#[test]
fn the_count_goes_beyond_what_is_listed() {
    let results = JumpIndex::from_library(&library()).search("", 2);
    assert_eq!(results.hits.len(), 2);
    assert!(results.count > 2);
    assert!(JumpIndex::default().search("x", 5).hits.is_empty());
}

proptest! {
    /// Typing on, and taking back, never gives another answer than asking anew, whatever is typed, signs and all.
    #[test]
    fn a_growing_query_gives_the_same_answer(
        typed in prop_oneof![
            "[a-z -]{0,3}(prome(ht|th)eus|rolouts|Zoë|cern fed|argo-|op agent)[a-z ]{0,3}",
            "(['^!@*]?(argo|rollouts?|zoe|fed|k8s|CERN|observ)[$ ]{0,2}){1,3}",
        ],
        taken_back in 0_usize..4,
    ) {
        let index = JumpIndex::from_library(&library());
        let mut session = JumpSession::default();
        let ends: Vec<_> = typed.char_indices().map(|(at, letter)| at + letter.len_utf8()).collect();
        let back = ends.iter().rev().skip(1).take(taken_back);
        for end in ends.iter().chain(back) {
            let query = &typed[..*end];
            let grown = session.search(&index, query, None, 5, &AtomicBool::new(false));
            prop_assert_eq!(grown, Some(index.search(query, 5)), "{}", query);
        }
    }

    /// Who types ahead of the search gets the answer to what was typed last, as if nothing had been asked before.
    #[test]
    fn only_the_last_query_is_answered(
        queries in proptest::collection::vec("(pro|prome|promethues|cern f|cern fed|argo|zo|!x k|k8s)", 1..6),
        slices in 0_usize..40,
    ) {
        let index = JumpIndex::from_library(&library());
        let mut session = JumpSession::default();
        for query in &queries {
            session.start(&index, query, None, 5);
            for _ in 0..slices {
                session.go_on(&index, 1);
            }
        }
        let last = &queries[queries.len() - 1];
        session.start(&index, last, None, 5);
        let results = loop {
            if let Some(results) = session.go_on(&index, 3) {
                break results;
            }
        };
        prop_assert_eq!(results, index.search(last, 5));
    }

    /// Any title and any query: no panic, and marks on whole letters inside the text.
    #[test]
    fn anything_can_be_typed(title in "\\PC{1,30}", query in "\\PC{0,8}") {
        let mut library = Library::new(vec![]);
        library.insert(with_section(post("a.md", &title, 1), &title, None));
        let index = JumpIndex::from_library(&library);
        for hit in index.search(&query, 5).hits {
            for span in &hit.matched_title {
                prop_assert!(hit.entry.title.get(span.range()).is_some());
            }
        }
        let first_word = title.split_whitespace().next().unwrap_or("");
        if first_word.chars().all(char::is_alphanumeric) {
            prop_assert!(index.search(first_word, 5).count > 0);
        }
    }
}
