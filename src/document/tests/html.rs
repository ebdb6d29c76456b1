//! HTML inside Markdown.

use super::{check, parse};

#[test]
fn inline_elements() {
    for (source, expected) in [
        (
            "a <b>b</b> <em>c</em> <kbd>d</kbd> H<sub>2</sub>O",
            "para(a {b:b} {i:c} {c:d} H{_:2}O)",
        ),
        ("a<br>b<br/>c", "para(a⏎b⏎c)"),
        (
            "<a href=\"/x?a=1&amp;b=2\" class=\"y\">link</a>",
            "para(«link→/x?a=1&b=2»)",
        ),
        ("<a name=\"top\"></a>Text", "para(Text)"),
        (
            "<span style=\"color:red\">red</span> <font>x</font> <nosuch a=\"b\">kept</nosuch>",
            "para(red x kept)",
        ),
        (
            "see <img src=\"a.png\" alt=\"A\" title=\"T\">",
            "para(see ▣ T)",
        ),
        (
            "<mark>m</mark> <del>d</del> <ins>i</ins> <sup>2</sup>",
            "para({m:m} {s:d} {u:i} {^:2})",
        ),
        ("text<!--more-->", "para(text)"),
        ("a <!-- b --> c", "para(a c)"),
        ("5 < 6 and a <- b", "para(5 < 6 and a <- b)"),
    ] {
        check(source, expected);
    }
}

#[test]
fn blocks() {
    for (source, expected) in [
        (
            "<p>One <i>two</i></p>\n<p>Three</p>",
            "para(One {i:two})\npara(Three)",
        ),
        (
            "<h2>Title</h2>\n<hr>\n<ul><li>a<li>b<ol start=3><li>c</li></ol></ul>",
            "h2(Title)\nrule\n* para(a)\n* para(b)\n* 3. para(c)",
        ),
        (
            "<blockquote><p>Said</p>&mdash; Me</blockquote>",
            "quote para(Said)\nquote para(— Me)",
        ),
        (
            "<pre><code class=\"language-go\">a  &lt; b\n\n  c</code></pre>",
            "code go(a  < b⏎⏎  c)",
        ),
        ("<dl><dt>T<dd>D</dl>", "dt(T)\ndd para(D)"),
        (
            "<table><tr><th>a</th><th>b</th></tr><tr><td>c<br>d</td></tr></table>",
            "table(a⇥b⏎c d)",
        ),
        (
            "<figure>\n  <img src=\"a.png\" alt=\"A\">\n  <figcaption>The <b>cap</b></figcaption>\n</figure>",
            "image(▣ The {b:cap})",
        ),
        (
            "<figure><img src=\"a.png\" alt=\"A\"></figure>",
            "image(▣ A)",
        ),
        (
            "<iframe src=\"https://www.youtube.com/embed/abc\" allowfullscreen></iframe>",
            "para(«{p:‹YouTube video›}→https://www.youtube.com/watch?v=abc»)",
        ),
        (
            "<video controls><source src=\"m.mp4\"></video>",
            "para(«{p:‹video›}→m.mp4»)",
        ),
        (
            "<details><summary>More</summary>\n\n*inside*\n\n</details>\nafter",
            "details para({b:More})\ndetails para({i:inside})\npara(after)",
        ),
    ] {
        check(source, expected);
    }
}

#[test]
fn rows_of_a_table_may_be_indented_and_set_apart() {
    check(
        "<table>\n    <tr>\n        <td>a</td>\n\n        <td>b</td>\n    </tr>\n\n    <tr><td>c</td></tr>\n</table>\n\nafter",
        "table(a⇥b⏎c)\npara(after)",
    );
}

#[test]
fn what_nobody_reads_is_gone() {
    for source in [
        "<style>\np { color: red }\n\n.x { a: b }\n</style>\n\nshown",
        "<script>\nvar a = 1;\n\nalert(a)\n</script>\nshown",
        "<!-- hidden\n\nstill hidden -->\n\nshown",
        "<noscript><img src=x></noscript>shown",
        "<svg><path d=\"M0\"/><text>no</text></svg>shown",
        "<STYLE>a{}</STYLE>\nshown",
    ] {
        check(source, "para(shown)");
    }
    check("```\n<style>a{}</style>\n```", "code -(<style>a{}</style>)");
    check(
        "`<script>` and `<!-- x -->`",
        "para({c:<script>} and {c:<!-- x -->})",
    );
}

#[test]
fn markdown_inside_wrappers_is_markdown() {
    for (source, expected) in [
        (
            "<div class=\"x\">\n    ![Logo](logo.png)\n</div>\nafter",
            "image(▣ Logo)\npara(after)",
        ),
        ("<div>\n**bold**\n</div>", "para({b:bold})"),
        ("<div>*a*</div>", "para({i:a})"),
        (
            "<section>\n  <div>\n    - a\n      - b\n\n    text\n  </div>\n</section>",
            "* para(a)\n* * para(b)\npara(text)",
        ),
        (
            "- item\n  <div>\n    more\n  </div>\n- next",
            "* para(item)\n* para(more)\n* para(next)",
        ),
        ("<center>\n\n## Title\n\n</center>", "h2(Title)"),
        (
            "<div>\n    ```sh\n    ls\n    ```\n</div>\nafter",
            "code sh(ls)\npara(after)",
        ),
        ("<Intro>\n\nHello *you*\n\n</Intro>", "para(Hello {i:you})"),
        (
            "<Note title={\"x\"}>\nBeware\n</Note>",
            "!note para({b:x})\n!note para(Beware)",
        ),
    ] {
        check(source, expected);
    }
}

#[test]
fn an_unclosed_comment_is_told_and_hides_nothing() {
    let document = parse(b"one\n\n<!-- two\n\nthree");
    assert!(document.text.contains("three"));
    assert_eq!(document.issues[0].line, 3);
}

#[test]
fn cells_over_columns_and_rows() {
    super::check_all(&[
        (
            "<table><tr><th colspan=\"2\">A</th><th>B</th></tr><tr><td rowspan=\"2\">c</td><td>d</td><td>e</td></tr><tr><td>f</td><td>g</td></tr></table>",
            "table(A⇥⇥B⏎c⇥d⇥e⏎⇥f⇥g)",
        ),
        (
            "<table><tr><td>a</td><td colspan=2>b</td></tr><tr><td>c</td><td>d</td><td>e</td></tr></table>",
            "table(a⇥b⏎c⇥d⇥e)",
        ),
    ]);
    let row = "<tr><td colspan=100 rowspan=100>a<td>b".repeat(2000);
    let document = parse(format!("<table>{row}").as_bytes());
    assert!(document.text.len() < 20_000, "{}", document.text.len());
}
