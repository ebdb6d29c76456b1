//! Org, read by a parser of Org (orgize).

use orgize::ast::{ExampleBlock, Headline, QuoteBlock};
use orgize::rowan::ast::AstNode;
use orgize::{Org, ParseConfig, SyntaxNode};
use proptest::prelude::*;

use super::*;
use crate::text::sanitize::one_line;

fn rendered(items: &[ExportItem], grouping: Grouping) -> String {
    let options = ExportOptions {
        grouping,
        ..options()
    };
    format_by_id("org").unwrap().render(items, &options)
}

fn read(text: &str) -> Org {
    let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    let config = ParseConfig {
        todo_keywords: (words(&["TODO", "DOING"]), words(&["DONE", "CANCELLED"])),
        ..ParseConfig::default()
    };
    config.parse(text)
}

fn headlines(org: &Org) -> Vec<Headline> {
    let nodes = org.document().syntax().descendants();
    nodes.filter_map(Headline::cast).collect()
}

/// What stands in the blocks of a heading, without the commas.
fn blocks(headline: &Headline, text: &str) -> Vec<String> {
    let nodes = headline.syntax().descendants();
    nodes.filter_map(|node| block(node, text)).collect()
}

fn block(node: SyntaxNode, text: &str) -> Option<String> {
    let slice = |start: u32, end: u32| text[start as usize..end as usize].to_owned();
    if let Some(quote) = QuoteBlock::cast(node.clone()) {
        return Some(slice(
            quote.content_start().into(),
            quote.content_end().into(),
        ));
    }
    let example = ExampleBlock::cast(node)?;
    let content = slice(example.content_start().into(), example.content_end().into());
    let comma = regex::Regex::new(r"(?m)^([ \t]*),(,*(?:\*|#\+))").unwrap();
    Some(comma.replace_all(&content, "$1$2").into_owned())
}

fn check(headline: &Headline, item: &ExportItem, text: &str) {
    let status = item.status().unwrap();
    let keyword = ["TODO", "DOING", "DONE", "CANCELLED"][status as usize];
    assert_eq!(headline.todo_keyword().unwrap().to_string(), keyword);
    assert_eq!(headline.priority().unwrap().to_string(), "B");
    assert!(!headline.is_commented());
    let title = headline.title_raw();
    let said = wording::headline(item);
    assert_eq!(title.trim().trim_matches('\''), said.trim_matches('\''));
    let tags: Vec<_> = headline.tags().map(|tag| tag.to_string()).collect();
    assert_eq!(tags, ["Open_Policy_Agent", "dig_into"]);
    assert_eq!(headline.deadline().unwrap().raw(), "<2020-01-31 Fri>");
    let closed = headline.closed().map(|closed| closed.raw());
    let expected = (!status.is_pending()).then(|| "[2019-11-21 Thu 21:00]".to_owned());
    assert_eq!(closed, expected);
    let properties = headline.properties().unwrap();
    let id = item.record.id.to_string();
    for (name, value) in [
        ("ID", &*id),
        ("CATEGORY", "dig-into"),
        ("TOPICS", "Open Policy Agent"),
        ("RANK", "m"),
        ("CREATED", "[2019-11-20 Wed 20:00]"),
        ("UPDATED", "[2019-11-20 Wed 20:01]"),
        (
            "TALK",
            "Rollouts *done* slowly (keynote), Zoë Müller (Shipyard)",
        ),
        ("FILE", "2019/second day.md, line 12"),
        ("URL", "https://example.org/second_day?a=1&b=2"),
        ("LINK", "https://example.org/opa"),
    ] {
        assert_eq!(properties.get(name).unwrap().to_string(), value, "{name}");
    }
    let mut texts: Vec<String> = Vec::new();
    texts.extend(wording::untold_note(item).map(str::to_owned));
    texts.push(item.quote().to_owned());
    let texts: Vec<_> = texts
        .iter()
        .filter(|text| !text.is_empty())
        .map(|text| format!("{}\n", harmless(text).trim_matches('\n')))
        .collect();
    assert_eq!(blocks(headline, text), texts);
}

#[test]
fn org_reads_every_field() {
    let items = hurtful_items();
    let text = rendered(&items, Grouping::None);
    let org = read(&text);
    let headlines = headlines(&org);
    assert_eq!(headlines.len(), items.len());
    for (headline, item) in headlines.iter().zip(&items) {
        assert_eq!(headline.level(), 1);
        check(headline, item, &text);
    }
}

#[test]
fn groups_are_headings_around() {
    let mut items = hurtful_items();
    items.truncate(3);
    for (item, event) in items
        .iter_mut()
        .zip(["TODO [#A] odd :x:", "CloudConf", "CloudConf"])
    {
        item.record.post.event = Some(event.into());
    }
    let text = rendered(&items, Grouping::Event);
    let org = read(&text);
    let seen: Vec<_> = headlines(&org)
        .iter()
        .map(|it| (it.level(), it.todo_keyword().is_some(), it.tags().count()))
        .collect();
    let (group, item) = ((1, false, 0), (2, true, 2));
    assert_eq!(seen, [group, item, group, item, item]);
    assert!(text.contains("\n* 'TODO [#A] odd :x:'\n"));
}

#[test]
fn a_headline_has_only_its_own_signs() {
    for note in [
        "COMMENT this",
        "[#A] that",
        "TODO x",
        "DONE :a:b:",
        "* stars",
    ] {
        for status in [None, Some(Status::Doing)] {
            let mut item = item(1, "", note, status.unwrap_or_default());
            item.record.todo = item.record.todo.filter(|_| status.is_some());
            if let Some(todo) = &mut item.record.todo {
                todo.priority = None;
            }
            let text = rendered(&[item], Grouping::None);
            let org = read(&text);
            let headline = &headlines(&org)[0];
            assert!(headline.priority().is_none() && !headline.is_commented());
            assert_eq!(headline.todo_keyword().is_some(), status.is_some());
            let title = headline.title_raw();
            assert!(title.contains(note), "{title}");
            assert_eq!(headline.tags().count(), 2);
        }
    }
}

#[test]
fn org_reads_well() {
    let quote = "It was on my list.\nNow it moved up.";
    let text = rendered(
        &[item(1, quote, "compare\n* with care", Status::Done)],
        Grouping::None,
    );
    assert_eq!(
        text,
        "\
#+TODO: TODO DOING | DONE CANCELLED
* DONE [#B] compare :Open_Policy_Agent:dig_into:
CLOSED: [2019-11-21 Thu 21:00] DEADLINE: <2020-01-31 Fri>
:PROPERTIES:
:ID: 0199c2d4-0000-7000-8000-000000000001
:CATEGORY: dig-into
:TOPICS: Open Policy Agent
:RANK: m
:CREATED: [2019-11-20 Wed 20:00]
:UPDATED: [2019-11-20 Wed 20:01]
:TALK: Rollouts *done* slowly (keynote), Zoë Müller (Shipyard)
:POST: Second day: a [recap], Robin Author, 2019-11-20, CloudConf NA 2019
:FILE: 2019/second day.md, line 12
:URL: https://example.org/second_day?a=1&b=2
:LINK: https://example.org/opa
:END:
Note:
#+begin_example
compare
,* with care
#+end_example
Quote:
#+begin_quote
It was on my list.
Now it moved up.
#+end_quote
"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn whatever_is_written_stays_in_its_heading(
        quote in "([*#+:,|\\[\\]a-z \t]{0,8}\n?){0,6}",
        note in "([*#+:,|\\[\\]A-Z \t]{0,8}\n?){0,4}",
    ) {
        let items = [item(1, &quote, &note, Status::Open), item(2, "next", "", Status::Open)];
        let text = rendered(&items, Grouping::None);
        let org = read(&text);
        let headlines = headlines(&org);
        prop_assert_eq!(headlines.len(), 2, "{}", text);
        if !quote.trim().is_empty() {
            let quote = format!("{}\n", harmless(&quote).trim_matches('\n'));
            let told = blocks(&headlines[0], &text);
            prop_assert_eq!(told.last(), Some(&quote), "{}", text);
        }
        let title = headlines[0].title_raw();
        let said = wording::headline(&items[0]);
        prop_assert!(title.contains(&*one_line(&said)), "{} {}", title, said);
    }
}
