//! Front matter of every format, as text in and text out.

use std::fmt::Write as _;

use proptest::prelude::*;

use super::{FrontMatterRead, read};

/// Writes facts as lines, then issues, then the body after `--`.
fn shown(source: &str) -> String {
    let FrontMatterRead {
        front_matter,
        body_start,
        issues,
    } = read(source);
    let mut shown = String::new();
    let texts = [
        ("title", front_matter.title),
        ("date", front_matter.date.map(|date| date.to_string())),
        ("authors", Some(front_matter.authors.join("; "))),
        ("tags", Some(front_matter.tags.join("; "))),
        ("categories", Some(front_matter.categories.join("; "))),
        ("description", front_matter.description),
        ("cover", front_matter.cover),
        ("url", front_matter.url),
        ("slug", front_matter.slug),
        ("id", front_matter.id),
    ];
    for (name, text) in texts {
        if let Some(text) = text.filter(|text| !text.is_empty()) {
            let _ = writeln!(shown, "{name}: {text}");
        }
    }
    for issue in issues {
        let _ = writeln!(shown, "! {}: {}", issue.line, issue.message);
    }
    let body = source.get(body_start..).unwrap();
    let _ = write!(shown, "-- {}", body.trim());
    shown
}

fn check(source: &str, expected: &str) {
    assert_eq!(shown(source), expected, "{source}");
}

#[test]
fn yaml() {
    check(
        "---\nauthor: ada\ncategories: Information\ncomments: true\ndate: 2019-11-19T18:00:00-07:00\ntags:\n- Kubernetes\n- KubeCon2019\ntitle: Day 1 Summary\nurl: /2019/11/19/day-1/\n---\n\nText\n",
        "title: Day 1 Summary\ndate: 2019-11-19T18:00:00-07:00\nauthors: ada\ntags: Kubernetes; KubeCon2019\ncategories: Information\nurl: /2019/11/19/day-1/\n-- Text",
    );
    check(
        "---\r\nTitle: 'Day 1'\r\nauthor: \"@ada\"\r\nbanner: \"/a.jpg\"\r\ntags: [ \"A\", 'b c' ]\r\n---\r\nText",
        "title: Day 1\nauthors: ada\ntags: A; b c\ncover: /a.jpg\n-- Text",
    );
    check("\u{feff}---\ntitle: x\n---\nText", "title: x\n-- Text");
    check("\n\n---\ntitle: x\n---\nText", "title: x\n-- Text");
    check("---\n---\nText", "-- Text");
    check("---\ntitle: x\n...\nText", "title: x\n-- Text");
    check("---\ntitle: x\n---", "title: x\n-- ");
}

#[test]
fn values_of_all_kinds() {
    check(
        "---\ntitle: |-\n  Two\n  lines\n---\n",
        "title: Two lines\n-- ",
    );
    check(
        "---\ntitle: Go &#8211; *fast*\n---\n",
        "title: Go – fast\n-- ",
    );
    check(
        "---\ntitle: no\nslug: 0777\nid: 1.10\n---\n",
        "title: no\nslug: 0777\nid: 1.10\n-- ",
    );
    check(
        "---\ntitle: x\ntags: a, b c\n---\n",
        "title: x\ntags: a; b c\n-- ",
    );
    check(
        "---\ntags: docker kubecon\ncategories: Machine Learning\n---\n",
        "tags: docker; kubecon\ncategories: Machine Learning\n-- ",
    );
    check(
        "---\ntags: [2019, no, ~, '#x']\n---\n",
        "tags: 2019; no; x\n-- ",
    );
    check(
        "---\nauthor:\n  name: Ada Marsh\n  url: x\n---\n",
        "authors: Ada Marsh\n-- ",
    );
    check("---\nauthors: [ada, tom]\n---\n", "authors: ada; tom\n-- ");
    check(
        "---\nauthor: Ada Marsh (Acme, Inc), Tom Reed & Jim Poole\n---\n",
        "authors: Ada Marsh (Acme, Inc); Tom Reed; Jim Poole\n-- ",
    );
    check(
        "---\nauthor: >\n  **Ada Marsh** (Acme)\n---\n",
        "authors: Ada Marsh (Acme)\n-- ",
    );
    check(
        "---\nauthors:\n  ada:\n    name: Ada Marsh\n---\n",
        "authors: Ada Marsh\n-- ",
    );
    check(
        "---\nimage:\n  src: a.png\nimages: [b.png]\n---\n",
        "cover: a.png\n-- ",
    );
    check(
        "---\ntitle: x\nauthor: 'a:1:{i:0;s:1:\"x\";}'\n---\n",
        "title: x\n-- ",
    );
    check(
        "---\ndatePublished: Fri Mar 03 2023 10:00:00 GMT+0000 (Coordinated Universal Time)\n---\n",
        "date: 2023-03-03T10:00:00Z\n-- ",
    );
    check(
        "---\nlastmod: 2020-01-02\ndate: 2019-01-02\n---\n",
        "date: 2019-01-02\n-- ",
    );
}

#[test]
fn toml_json_and_headers() {
    check(
        "+++\ntitle = \"x\" # remark\ndate = 2021-10-09T08:33:11+10:00\n\n[taxonomies]\ntags = [\"a\"]\n+++\nText",
        "title: x\ndate: 2021-10-09T08:33:11+10:00\ntags: a\n-- Text",
    );
    check(
        "{\n  \"title\": \"x\",\n  \"tags\": [\"a\"]\n}\n\nText",
        "title: x\ntags: a\n-- Text",
    );
    check(
        "---json\n{\"title\": \"x\"}\n---\nText",
        "title: x\n-- Text",
    );
    check(
        "<!--\n.. title: x\n.. date: 2017-10-22 15:35:13 UTC\n.. tags: a, b\n-->\n\nText",
        "title: x\ndate: 2017-10-22T15:35:13Z\ntags: a; b\n-- Text",
    );
    check(
        ".. title: x\n.. slug: y\n\nText",
        "title: x\nslug: y\n-- Text",
    );
    check(
        "Title: x\nDate: 2019-01-02\nSummary: a\n  b\n\nText: y",
        "title: x\ndate: 2019-01-02\ndescription: a b\n-- Text: y",
    );
    check(
        "title: x\ndate: 2019-01-02\n---\nText",
        "title: x\ndate: 2019-01-02\n-- Text",
    );
}

#[test]
fn broken_front_matter_is_saved_key_by_key() {
    check(
        "---\ntitle: A: B\ndate: 2019-01-02\n---\nText",
        "title: A: B\ndate: 2019-01-02\n! 2: The front matter’s “title” is not well-formed; it was taken as it is written.\n-- Text",
    );
    check(
        "---\ntitle: x\ntags: [a, \"b\nauthor:\n\tname: Tom\n---\nText",
        "title: x\nauthors: Tom\ntags: a; b\n! 3: The front matter’s “tags” is not well-formed; it was taken as it is written.\n! 4: The front matter’s “author” is not well-formed; it was taken as it is written.\n-- Text",
    );
    check(
        "+++\nauthor = [\"\"Ada Marsh\"]\ntitle = \"x\"\ntags = [\"a\",\n+++\nText",
        "title: x\nauthors: Ada Marsh\ntags: a\n! 2: The front matter’s “author” is not well-formed; it was taken as it is written.\n! 4: The front matter’s “tags” is not well-formed; it was taken as it is written.\n-- Text",
    );
    check(
        "---\ntitle: x\ntitle: y\n---\n",
        "title: x\n! 3: The front matter gives “title” twice; the first one counts.\n-- ",
    );
    check(
        "---\ntitle: x\ndate: 2019-13-45\n---\n",
        "title: x\n! 3: The front matter’s date is in no form that is known; it was left out.\n-- ",
    );
}

const UNCLOSED: &str = "! 1: The front matter is not closed; it was taken to end at the first line that is no part of it.\n";

#[test]
fn fences_that_do_not_close() {
    check(
        "---\ntitle: x\ntags:\n- a\n\n# Heading\n\nText",
        &format!("title: x\ntags: a\n{UNCLOSED}-- # Heading\n\nText"),
    );
    check(
        "---\ntitle: x\n\nText here.\n\n---\n\nMore",
        &format!("title: x\n{UNCLOSED}-- Text here.\n\n---\n\nMore"),
    );
    check(
        "---\n\nText\n\n---\n\nMore",
        "-- ---\n\nText\n\n---\n\nMore",
    );
    check("---\nText\n", "-- ---\nText");
    check("---", "-- ---");
}

#[test]
fn bodies_without_front_matter() {
    for body in [
        "# Title\n\nText",
        "{{< figure >}}",
        "{: .x}\n",
        "Caption\n- a = b",
        "<!-- remark -->",
        "Note: this",
        "",
        "See: http://example.org",
    ] {
        check(body, &format!("-- {}", body.trim()));
    }
}

#[test]
fn attacks_end_soon() {
    let started = std::time::Instant::now();
    let attacks = [
        format!("---\n{}\n---\n", "[".repeat(200_000)),
        format!("---\n{}\n---\n", "a: [\n".repeat(30_000)),
        format!("---\n{}\n---\n", "- ".repeat(100_000)),
        format!("---\n{}\n---\n", "a: &a [*a,*a]\n".repeat(10_000)),
        format!("+++\n{}\n+++\n", "a = [".repeat(40_000)),
        format!("+++\n{}\n+++\n", "a = [\n".repeat(30_000)),
        format!("{{\"a\": {}", "[".repeat(1_000_000)),
        format!("---\n{}", "k: v\n".repeat(1_000_000)),
        format!(
            "---\n{}\n---\n",
            (0..20_000).fold(String::new(), |all, i| all + "k" + &i.to_string() + ": v\n")
        ),
        format!("title: {}", "*_[&".repeat(100_000)),
    ];
    for attack in &attacks {
        let _ = read(attack);
    }
    assert!(started.elapsed().as_secs() < 20);
}

proptest! {
    #[test]
    fn every_source_gives_something(source in "(---|\\+\\+\\+|\\{|<!--)?\n?.{0,60}\n.{0,60}\n(---|\\+\\+\\+|\\}|-->)?\n?.{0,30}") {
        let read = read(&source);
        prop_assert!(source.is_char_boundary(read.body_start));
    }

    #[test]
    fn pieces_in_any_order_give_something(
        pieces in prop::collection::vec(
            prop::sample::select(vec![
                "---\n", "+++\n", "title: ", "a = ", "\n", "\r\n", "\t", "- ", "[", "]", "{", "}", "\"", "'", ": ", "#", "é",
                "\u{feff}", "&a ", "*a", "|\n", "  ", "...\n", ".. ", "<!--", "-->", "date: 2019-01-02\n", "x",
            ]),
            0..20,
        ),
    ) {
        let source = pieces.concat();
        let read = read(&source);
        prop_assert!(source.is_char_boundary(read.body_start));
    }
}

#[test]
fn headers_of_other_tools() {
    check(
        ":title: Day 1\n:date: 2020-01-02 10:00\n:author: Ada Marsh\n\nText",
        "title: Day 1\ndate: 2020-01-02T10:00:00\nauthors: Ada Marsh\n-- Text",
    );
    check(
        "Day 1\n#####\n\n:date: 2020-01-02\n:tags: go, ebpf\n\nText",
        "title: Day 1\ndate: 2020-01-02\ntags: go; ebpf\n-- Text",
    );
    check(
        "% Day 1\n% Ada; Tom\n% 2 January 2020\n\nText",
        "title: Day 1\ndate: 2020-01-02\nauthors: Ada; Tom\n-- Text",
    );
    check(":wink: well\n\nText", "-- :wink: well\n\nText");
    check("Title\n=====\n\nText", "-- Title\n=====\n\nText");
}

#[test]
fn a_sentence_with_a_colon_is_no_key() {
    check(
        "---\ntitle: Day 1\n\nWhat I learned there: a lot.\n\n---\n\nMore",
        "title: Day 1\n! 1: The front matter is not closed; it was taken to end at the first line that is no part of it.\n-- What I learned there: a lot.\n\n---\n\nMore",
    );
}
