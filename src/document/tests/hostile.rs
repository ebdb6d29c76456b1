//! Sources that want to hurt: all are read in time that grows with their length.

use std::time::{Duration, Instant};

use super::{assert_sound, parse};

#[track_caller]
fn check_fast(source: &str) {
    let start = Instant::now();
    let document = parse(source.as_bytes());
    assert_sound(&document);
    let took = start.elapsed();
    // Generous for a debug build on a busy machine; quadratic behaviour takes minutes here.
    assert!(
        took < Duration::from_secs(8),
        "{took:?} for {:?}…",
        source.get(..40)
    );
}

#[test]
fn deep_and_unclosed() {
    const MANY: usize = 4_000;
    for piece in [
        ">",
        "- ",
        "<div>\n",
        "<div>",
        "*a ",
        "**a",
        "[",
        "![",
        "`",
        "<",
        "<!--",
        "<b>",
        "<a href=x>",
        "{{<",
        "{{< note >}}\n",
        "{% raw %}",
        "{{",
        ":",
        ":::note\n",
        "<table><tr><td>",
        "<ul><li>",
        "](",
        "[a](b",
        "&#27;",
        "<style>",
        "<pre>",
        "<details>\n",
        "\u{202e}",
        "@a.b",
        "www.",
        "https://a",
        "``a`",
        "<figure><img src=a>",
        "| a ",
        "$a",
        "\\",
        "{: ",
        "<a \"",
        "~~a",
        "\"a ",
        "[^a]",
        "[[a",
        "((",
        "x_",
        "!!! a\n    ",
        "!!! a\n",
        "%%",
        "%%\n",
        "**a **",
        "** a",
        "。**「",
        "![[a",
        "![](a b.png",
        "[a](http\n",
        "{::comment}",
        "{% if a %}{% else %}",
        "{% for a %}",
        "{% assign a = \"b\" %}",
        "{% capture a %}",
        "{% blockquote a %}\n",
        "{{ a(",
        "\\[\n",
        "export const a = {\n",
        "import {\n",
        "<Aa b=\"",
        "<td>**a",
        "<p>[a](",
        "![a](b)\nc\n",
        "* a\n{:toc}\n",
        "{{< button href=a >}}",
    ] {
        check_fast(&piece.repeat(MANY));
    }
}

#[test]
fn closing_without_end() {
    for (open, close) in [
        ("<b>", "</i>"),
        ("<div>", "</div>"),
        ("<li>", "</ul>"),
        ("*", "*"),
        ("{{< note >}}", "{{< /tip >}}"),
        ("(", ")"),
        ("https://a", ")"),
        ("<td>", "</table>"),
        ("[", "](x)"),
    ] {
        check_fast(&(open.repeat(3_000) + &close.repeat(3_000)));
    }
}

#[test]
fn one_long_line() {
    check_fast(&"word *and* `code` https://a.example/b ".repeat(20_000));
    check_fast(&"a".repeat(1_000_000));
    check_fast(&" ".repeat(1_000_000));
}

#[test]
fn deep_quotes_over_many_lines() {
    let source = format!("{}a\n", "> ".repeat(100)).repeat(300);
    check_fast(&source);
    check_fast(&format!("{}\n{}", ">".repeat(5_000), "a\n".repeat(5_000)));
}

/// What random input once found, made as small as it would go.
#[test]
fn small_and_odd() {
    for source in ["<pre>{{< \n\n\n<div>{{< ", "a\n{{<fig\"a\n#>}}"] {
        assert_sound(&parse(source.as_bytes()));
    }
}
