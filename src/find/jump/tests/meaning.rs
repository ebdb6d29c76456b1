//! What signs in a query mean, which kinds there are, and what happens while one types.

use super::*;

/// A library with one post of these sections.
fn with_headings(headings: &[&str]) -> Library {
    let mut all = post("x.md", "Something", 1);
    for heading in headings {
        all = with_section(all, heading, None);
    }
    let mut library = Library::new(vec![]);
    library.insert(all);
    library
}

/// The section titles that a query finds, best first.
#[track_caller]
fn check(headings: &[&str], query: &str, expected: &[&str]) {
    let library = with_headings(headings);
    let index = JumpIndex::from_library(&library);
    let hits = index.search_kind(query, Some(JumpKind::Section), 20).hits;
    let found: Vec<&str> = hits.iter().map(|hit| hit.entry.title.as_str()).collect();
    assert_eq!(found, expected, "{query}");
}

#[test]
fn signs_say_how_words_are_meant() {
    let headings = ["Intro to opa", "Opaque intro", "Oh, a party", "Deep dive"];
    check(&headings, "'opa", &["Intro to opa", "Opaque intro"]);
    check(&headings, "^intro", &["Intro to opa"]);
    check(&headings, "intro$", &["Opaque intro"]);
    check(&headings, "^deep-dive$", &[]);
    check(&["Deep dive", "Deep diver"], "^deep dive$", &["Deep dive"]);
    check(&headings, "intro !opaque", &["Intro to opa"]);
    check(&headings, "!intro !party", &["Deep dive"]);
    check(&headings, "!^intro !party !dive$", &["Opaque intro"]);
    check(&headings, "'opa 'nowhere", &[]);
}

#[test]
fn upper_case_is_preferred_and_exact_where_words_are() {
    let headings = ["opa in short", "OPA at length and in detail"];
    check(
        &headings,
        "opa",
        &["opa in short", "OPA at length and in detail"],
    );
    check(
        &headings,
        "OPA",
        &["OPA at length and in detail", "opa in short"],
    );
    check(&headings, "'OPA", &["OPA at length and in detail"]);
    check(&headings, "!OPA opa", &["opa in short"]);
}

#[test]
fn quotes_dashes_and_accents_are_plain() {
    let headings = ["It’s “naïve” – a café", "Other"];
    for query in [
        "it's",
        "'it's",
        "naive",
        "NAÏVE",
        "\"naive\"",
        "'-",
        "cafe",
        "nai\u{308}ve",
    ] {
        check(&headings, query, &headings[..1]);
    }
}

#[test]
fn east_asian_words_are_found_inside_their_run() {
    let headings = ["東京で開催されました", "大阪の話", "쿠버네티스 입문"];
    check(&headings, "東京", &headings[..1]);
    check(&headings, "開催", &headings[..1]);
    check(&headings, "大阪 話", &headings[1..2]);
    check(&headings, "쿠버", &headings[2..]);
    let index = JumpIndex::from_library(&with_headings(&headings));
    let hit = &index.search("開催", 1).hits[0];
    assert_eq!(
        marked(&hit.entry.title, &hit.matched_title),
        "東京で«開催»されました"
    );
}

#[test]
fn words_are_shortened_in_many_ways() {
    for (heading, query) in [
        ("Service mesh wars", "srvcmsh"),
        ("Kubernetes on a boat", "k8s boat"),
        ("Observability", "o11y"),
        ("Leveling up your CD", "lucd"),
        ("CI/CD at home", "cicd"),
        ("Multi-cluster life", "multicluster"),
        ("Federated clusters", "cluster federation"),
        ("Scaling down", "scale"),
        ("Progressive delivery", "progresive delivry"),
    ] {
        check(
            &["Some other thing", heading, "Yet more"],
            query,
            &[heading],
        );
    }
}

#[test]
fn some_words_are_enough_where_nothing_has_all() {
    let library = with_headings(&["CERN federation", "A thing", "Summary of that"]);
    let results = JumpIndex::from_library(&library).search("that cern federation thing", 10);
    assert!(results.is_partial);
    assert_eq!(results.hits[0].entry.title, "CERN federation");
    let results = JumpIndex::from_library(&library).search("cern federation", 10);
    assert!(!results.is_partial);
    // Letters scattered over a title are no reason to leave out what was meant.
    let library = with_headings(&["CERN federation", "Certainly not the other"]);
    let results = JumpIndex::from_library(&library).search("cern not federation", 10);
    assert_eq!(results.hits[0].entry.title, "CERN federation");
    // Who says how a word is meant means it.
    let results = JumpIndex::from_library(&library).search("federation 'zzz", 10);
    assert_eq!(results.count, 0);
}

#[test]
fn speakers_and_events_are_gathered() {
    let mut library = library();
    let third = post("three.md", "Third day", 22);
    let third = with_section(
        third,
        "More clusters",
        Some(talk("More clusters", TalkKind::Session, "Ada Quark", "Lab")),
    );
    let id = library.insert(third);
    let mut index = JumpIndex::from_library(&library);
    let context = |index: &JumpIndex, query: &str| -> Vec<(String, String)> {
        let hits = index.search(query, 10).hits.into_iter();
        hits.map(|hit| (hit.entry.title, hit.entry.context))
            .collect()
    };
    assert_eq!(
        context(&index, "@ada"),
        [("Ada Quark".to_owned(), "Lab · 2 talks".to_owned())]
    );
    assert_eq!(index.search("@ada", 1).hits[0].entry.post, Some(id));
    assert_eq!(
        context(&index, "=cloudconf"),
        [(
            "CloudConf EU 2019".to_owned(),
            "São Paulo · 3 posts".to_owned()
        )]
    );
    index.replace_post(id, None);
    assert_eq!(context(&index, "@ada")[0].1, "Lab · 1 talk");
    for (id, _) in library.posts() {
        index.replace_post(id, None);
    }
    assert!(context(&index, "@ada").is_empty());
    assert!(context(&index, "=").is_empty());
}

#[test]
fn a_talk_comes_before_the_entry_of_its_speaker() {
    let kinds: Vec<_> = found("zoe muller")
        .into_iter()
        .map(|(kind, _)| kind)
        .collect();
    assert_eq!(kinds, [JumpKind::Talk, JumpKind::Speaker]);
}

#[test]
fn kinds_are_told_by_sign_word_or_choice() {
    let index = JumpIndex::from_library(&library());
    let kinds = |query: &str, kind: Option<JumpKind>| -> Vec<JumpKind> {
        let hits = index.search_kind(query, kind, 50).hits;
        let mut kinds: Vec<_> = hits.into_iter().map(|hit| hit.entry.kind).collect();
        kinds.dedup();
        kinds
    };
    assert_eq!(kinds("*", None), [JumpKind::Talk]);
    assert_eq!(kinds("post: day", None), [JumpKind::Post]);
    assert_eq!(kinds("", Some(JumpKind::Topic)), [JumpKind::Topic]);
    // What is typed counts.
    assert_eq!(kinds("#argo", Some(JumpKind::Talk)), [JumpKind::Topic]);
    assert_eq!(kinds("argo", Some(JumpKind::Todo)), []);
}

#[test]
fn commands_come_last_and_lead_to_no_post() {
    let mut index = JumpIndex::from_library(&with_headings(&["Export of goods"]));
    index.replace_commands(&[JumpCommand {
        title: "Export the list".into(),
        keys: "x".into(),
        name: "export",
    }]);
    let hits = index.search("export", 5).hits;
    assert_eq!(hits[0].entry.kind, JumpKind::Section);
    assert_eq!(hits[1].entry.command, Some("export"));
    assert_eq!(hits[1].entry.post, None);
    assert_eq!(index.search(">exp", 5).count, 1);
    assert_eq!(index.search("xprtlst", 5).count, 0);
}

#[test]
fn what_was_used_comes_first_among_equals_but_not_before_better_ones() {
    let library = with_headings(&["Argo in May", "Argo in June", "Argonauts", "Argo"]);
    let mut index = JumpIndex::from_library(&library);
    let (id, _) = library.posts().next().unwrap();
    let used = |title: &str| (JumpKind::Section, title.to_owned(), 15);
    index.replace_boosts(id, &[used("Argo in June"), used("Argonauts")]);
    let hits = index.search("argo", 10).hits;
    let order: Vec<_> = hits.iter().map(|hit| hit.entry.title.as_str()).collect();
    assert_eq!(order, ["Argo", "Argo in June", "Argo in May", "Argonauts"]);
}

#[test]
fn the_next_key_takes_the_place_of_a_search_under_way() {
    let mut library = library();
    for number in 0..50 {
        let other = post(&format!("{number}.md"), "Filler", 1);
        library.insert(with_section(other, &format!("Argo number {number}"), None));
    }
    let index = JumpIndex::from_library(&library);
    let mut session = JumpSession::default();
    session.start(&index, "a", None, 5);
    assert_eq!(session.go_on(&index, 1), None);
    session.start(&index, "argo num", None, 5);
    let mut slices = 1;
    let results = loop {
        if let Some(results) = session.go_on(&index, 1) {
            break results;
        }
        slices += 1;
    };
    assert!(slices > 50, "{slices}");
    assert_eq!(results, index.search("argo num", 5));
    assert!(!session.is_under_way());
}

#[test]
fn posts_that_come_while_a_search_is_under_way_are_found() {
    let mut library = library();
    let mut index = JumpIndex::from_library(&library);
    let mut session = JumpSession::default();
    session.start(&index, "late", None, 5);
    assert_eq!(session.go_on(&index, 1), None);
    let id = library.insert(with_section(
        post("z.md", "Evening", 3),
        "Late guests",
        None,
    ));
    index.replace_post(id, library.post(id));
    let results = loop {
        if let Some(results) = session.go_on(&index, 1) {
            break results;
        }
    };
    assert_eq!(results.hits[0].entry.title, "Late guests");
}

#[test]
fn words_of_the_library_are_looked_at_in_slices_as_well() {
    let mut library = library();
    for number in 0..50 {
        let heading = format!("Word{number} word{}", 100 + number);
        library.insert(with_section(
            post(&format!("{number}.md"), "Filler", 1),
            &heading,
            None,
        ));
    }
    let index = JumpIndex::from_library(&library);
    let mut session = JumpSession::default();
    // Nothing has these letters: what takes time is to see that no word is like them.
    session.start(&index, "qqqq", None, 5);
    let slices = std::iter::from_fn(|| session.go_on(&index, 1).map_or(Some(()), |_| None));
    assert!(slices.count() > 100 + index.len() / 25);
}
