//! Markdown, read by a parser of GitHub Flavored Markdown.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::*;

/// What a Markdown reader makes of a list: for each task whether it is ticked, its whole text and its HTML.
#[derive(Debug, Default)]
pub(super) struct Task {
    pub(super) ticked: bool,
    pub(super) text: String,
    pub(super) html: String,
    pub(super) addresses: Vec<String>,
}

pub(super) fn read_markdown(markdown: &str) -> (Vec<Task>, Vec<String>) {
    let (mut tasks, mut headings): (Vec<Task>, Vec<String>) = (Vec::new(), Vec::new());
    let mut in_heading = false;
    for event in Parser::new_ext(markdown, Options::all() - Options::ENABLE_SMART_PUNCTUATION) {
        let task = tasks.last_mut();
        match event {
            Event::TaskListMarker(ticked) => tasks.push(Task {
                ticked,
                ..Task::default()
            }),
            Event::Start(Tag::Heading { .. }) => {
                in_heading = true;
                headings.push(String::new());
            }
            Event::End(TagEnd::Heading(_)) => in_heading = false,
            Event::Text(text) if in_heading => headings.last_mut().unwrap().push_str(&text),
            Event::Text(text) => task.unwrap().text.push_str(&text),
            Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::Paragraph) => {
                task.unwrap().text.push('\n');
            }
            Event::InlineHtml(html) => task.unwrap().html.push_str(&html),
            Event::Start(Tag::Link { dest_url, .. }) => {
                task.unwrap().addresses.push(dest_url.to_string());
            }
            Event::Start(
                Tag::List(None) | Tag::Item | Tag::Paragraph | Tag::BlockQuote(None) | Tag::Strong,
            )
            | Event::End(
                TagEnd::List(_)
                | TagEnd::Item
                | TagEnd::BlockQuote(None)
                | TagEnd::Strong
                | TagEnd::Link,
            ) => {}
            other => panic!("{other:?} in\n{markdown}"),
        }
    }
    (tasks, headings)
}

/// The whole text of each item of a list, whatever its sign.
pub(super) fn read_items(markdown: &str) -> Vec<String> {
    let mut items: Vec<String> = Vec::new();
    for event in Parser::new_ext(
        markdown,
        Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH,
    ) {
        match event {
            Event::Start(Tag::Item) => items.push(String::new()),
            Event::Text(text) => items.last_mut().unwrap().push_str(&text),
            Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::Paragraph) => {
                items.last_mut().unwrap().push('\n');
            }
            Event::Start(
                Tag::List(None) | Tag::Paragraph | Tag::BlockQuote(None) | Tag::Link { .. },
            )
            | Event::End(
                TagEnd::List(_) | TagEnd::Item | TagEnd::BlockQuote(None) | TagEnd::Link,
            ) => {}
            other => panic!("{other:?} in\n{markdown}"),
        }
    }
    items
}

fn check_task(task: &Task, item: &ExportItem) {
    assert_eq!(task.ticked, item.closed_todo().is_some());
    assert!(
        task.text.contains(item.quote()),
        "{:?}\n{}",
        item.quote(),
        task.text
    );
    assert!(
        task.text.contains(&item.record.note),
        "{:?}\n{}",
        item.record.note,
        task.text
    );
    for fact in [
        "Rollouts *done* slowly",
        "Zoë Müller (Shipyard)",
        "Second day: a [recap]",
        "2019-11-20",
        "due 2020-01-31",
    ] {
        assert!(task.text.contains(fact), "{fact} in {}", task.text);
    }
    for address in [
        "https://example.org/opa",
        "https://example.org/second_day?a=1&b=2",
    ] {
        assert!(
            task.addresses.iter().any(|it| it == address),
            "{:?}",
            task.addresses
        );
    }
    assert_eq!(task.html, format!("<!-- id:{} -->", item.record.id));
}

#[test]
fn markdown_has_one_task_for_each_item_with_all_it_knows() {
    let items = hurtful_items();
    for grouping in Grouping::ALL {
        let options = ExportOptions {
            grouping,
            ..options()
        };
        let markdown = format_by_id("markdown").unwrap().render(&items, &options);
        let (tasks, headings) = read_markdown(&markdown);
        assert_eq!(tasks.len(), items.len());
        for (task, item) in tasks.iter().zip(&items) {
            check_task(task, item);
        }
        assert_eq!(headings.len(), usize::from(grouping != Grouping::None));
    }
}

#[test]
fn groups_come_in_the_order_of_their_first_items() {
    let mut items = hurtful_items();
    items.truncate(4);
    for (item, name) in items.iter_mut().zip(["B", "A", "", "B"]) {
        item.record.topics[0].name = name.into();
    }
    let options = ExportOptions {
        grouping: Grouping::Topic,
        ..options()
    };
    let markdown = format_by_id("markdown").unwrap().render(&items, &options);
    let (tasks, headings) = read_markdown(&markdown);
    assert_eq!(headings, ["B", "A", "Other"]);
    let ids: Vec<_> = tasks.iter().map(|task| task.html.as_str()).collect();
    let expected = [0, 3, 1, 2].map(|at: usize| format!("<!-- id:{} -->", items[at].record.id));
    assert_eq!(ids, expected);
}

#[test]
fn markdown_reads_well() {
    let quote = "It was on my “list”.\nNow it moved up.";
    let items = [
        item(1, quote, "compare with OPA", Status::Open),
        item(2, quote, "", Status::Done),
    ];
    let markdown = format_by_id("markdown").unwrap().render(&items, &options());
    let expected = "\
- [ ] **Open Policy Agent**: compare with OPA <!-- id:0199c2d4-0000-7000-8000-000000000001 -->
  > It was on my “list”.
  > Now it moved up.

  Talk: Rollouts \\*done\\* slowly (keynote), Zoë Müller (Shipyard)\\
  Post: [Second day: a \\[recap\\]](<https://example.org/second_day?a=1&amp;b=2>), Robin Author, 2019-11-20, CloudConf NA 2019, 2019/second day.md, line 12\\
  Link: <https://example.org/opa>\\
  Kept as: things to dig into, medium priority, due 2020-01-31, noted 2019-11-20
- [x] **Open Policy Agent**: It was on my “list”. Now it moved up. <!-- id:0199c2d4-0000-7000-8000-000000000002 -->
";
    assert!(markdown.starts_with(expected), "{markdown}");
}
