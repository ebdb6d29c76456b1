//! `CommonMark` and its common extensions.

use super::{check, parse};

#[test]
fn inline_constructs() {
    for (source, expected) in [
        ("A *b* **c** `d` ~~e~~.", "para(A {i:b} {b:c} {c:d} {s:e}.)"),
        ("One\ntwo", "para(One two)"),
        ("One  \ntwo\\\nthree", "para(One⏎two⏎three)"),
        ("日本\n語と\nEnglish", "para(日本語と English)"),
        ("\"Quote\" -- it's---well...", "para(“Quote” – it’s—well…)"),
        ("`\"a\" -- b`", "para({c:\"a\" -- b})"),
        ("AT&amp;T &copy; &#27;[31m", "para(AT&T © ␛[31m)"),
        (
            "[text](/url \"title\") and <https://a.example/>",
            "para(«text→/url» and «https://a.example/→https://a.example/»)",
        ),
        (
            "[a][r] [r] [r][]\n\n[r]: /there",
            "para(«a→/there» «r→/there» «r→/there»)",
        ),
        (
            "<me@example.org>",
            "para(«me@example.org→mailto:me@example.org»)",
        ),
        ("*a **b***", "para({i:a {b:b}})"),
        ("[**bold** link](/x)", "para(«{b:bold} link→/x»)"),
        (
            "It cost $5 and then $10 more",
            "para(It cost $5 and then $10 more)",
        ),
        ("So $x^2$ it is", "para(So {c:x^2} it is)"),
        (
            "[[Page]] and [[Page|words]]",
            "para(«Page→Page» and «words→Page»)",
        ),
    ] {
        check(source, expected);
    }
}

#[test]
fn bare_addresses() {
    for (source, expected) in [
        (
            "See https://a.example/b_c_d--e.",
            "para(See «https://a.example/b_c_d--e→https://a.example/b_c_d--e».)",
        ),
        (
            "(www.a.example/x(y)) ok",
            "para((«www.a.example/x(y)→http://www.a.example/x(y)») ok)",
        ),
        (
            "Mail a_b@c.example, please",
            "para(Mail «a_b@c.example→mailto:a_b@c.example», please)",
        ),
        (
            "**https://a.example/**",
            "para(«{b:https://a.example/}→https://a.example/»)",
        ),
        ("`https://a.example`", "para({c:https://a.example})"),
        (
            "[https://a.example](https://b.example)",
            "para(«https://a.example→https://b.example»)",
        ),
        (
            "詳細はhttps://a.example/xをご覧",
            "para(詳細は«https://a.example/x→https://a.example/x»をご覧)",
        ),
        ("    https://a.example", "code -(https://a.example)"),
        ("@handle and 5 @ 3", "para(@handle and 5 @ 3)"),
    ] {
        check(source, expected);
    }
}

#[test]
fn what_people_meant() {
    for (source, expected) in [
        (
            "[text] (https://a.example) more",
            "para(«text→https://a.example» more)",
        ),
        ("[x] (not a link)", "para([x] (not a link))"),
        ("##Title\n###3rd", "h2(Title)\nh3(3rd)"),
        ("#KubeCon #cncf", "para(#KubeCon #cncf)"),
        (
            "text\n\n#A Real Title\n\ntext",
            "para(text)\nh1(A Real Title)\npara(text)",
        ),
        ("#1 in the list", "para(#1 in the list)"),
        (
            "so good :wink: :nosuchemoji: 10:30:45",
            "para(so good 😉 :nosuchemoji: 10:30:45)",
        ),
        (
            "`:wink:` and\n\n    :wink:",
            "para({c::wink:} and)\ncode -(:wink:)",
        ),
    ] {
        check(source, expected);
    }
}

#[test]
fn blocks() {
    check(
        "Title\n=====\n\n> quote\n>\n> - item\n\n1. one\n2. two\n\n- [ ] open\n- [x] done\n\n---\n\n```Rust ignore\nfn main() {}\n\n```\n",
        "h1(Title)
        quote para(quote)
        quote * para(item)
        1. para(one)
        2. para(two)
        [ ] para(open)
        [x] para(done)
        rule
        code rust(fn main() {})",
    );
    check("- a\n\n  b\n  - c\n", "* para(a)\n* para(b)\n* * para(c)");
    check(
        "Term\n: What it *means*\n",
        "dt(Term)\ndd para(What it {i:means})",
    );
    check("$$\nx = y\n$$\n", "math(x = y)");
    check("## Title {#id .class}", "h2(Title)");
}

#[test]
fn footnotes_are_numbered_by_their_references() {
    check(
        "One[^b] two[^a].\n\n[^a]: First *note*.\n\n    Its second paragraph.\n[^b]: Other.",
        "para(One«{^:1}→#fn:1» two«{^:2}→#fn:2».)
        ^2 para(First {i:note}.)
        ^2 para(Its second paragraph.)
        ^1 para(Other.)",
    );
}

#[test]
fn images() {
    for (source, expected) in [
        ("![alt](dir/a.png)", "image(▣ alt)"),
        ("![alt](a.png \"A title\")", "image(▣ A title)"),
        ("![](dir/a.png?w=1)", "image(▣ a.png)"),
        (
            "![a](a.png) ![b](b.png)\n![c](c.png)",
            "image(▣ a)\nimage(▣ b)\nimage(▣ c)",
        ),
        ("[![a](a.png)](/x)", "image(«▣ a→/x»)"),
        ("see ![a](a.png), right", "para(see ▣ a, right)"),
        ("![*a* `b`](a.png)", "image(▣ a b)"),
    ] {
        check(source, expected);
    }
}

#[test]
fn tables() {
    check(
        "| a | b |\n|---|--:|\n| *c* | d |\n| e |",
        "table(a⇥b⏎{i:c}⇥d⏎e⇥)",
    );
    let document = parse(b"| a | b |\n|---|--:|\n| c | d |");
    let table = &document.tables[0];
    let cells: Vec<&str> = table
        .rows
        .iter()
        .flatten()
        .map(|cell| cell.of(&document.text))
        .collect();
    assert_eq!(cells, ["a", "b", "c", "d"]);
    assert!(table.has_header);
}

#[test]
fn lines_are_those_of_the_file() {
    let source = "---\ntitle: T\n---\n\n# One\n\ntext\nover lines\n\n{{< figure\n  src=\"a.png\" >}}\n\n<div>\n\n    deep\n\n</div>\n<!-- a\nb -->\n\n```\ncode\nmore\n```\n\nlast\n";
    let document = parse(source.as_bytes());
    for word in ["One", "text", "over", "deep", "code", "more", "last"] {
        let at = document.text.find(word).unwrap() as u32;
        let line = source
            .lines()
            .position(|line| line.trim().trim_start_matches("# ").starts_with(word))
            .unwrap() as u32
            + 1;
        assert_eq!(document.line_at(at), line, "line of {word}");
    }
}

#[test]
fn sections_reach_to_the_next_heading_of_their_level() {
    let document = parse(b"# A\n\na\n\n## B\n\nb\n\n## C\n\nc\n\n# D\n\n> # quoted\n");
    let sections: Vec<&str> = document
        .sections
        .iter()
        .map(|section| section.span.of(&document.text))
        .collect();
    assert_eq!(sections, ["A\na\nB\nb\nC\nc", "B\nb", "C\nc", "D\nquoted"]);
}
