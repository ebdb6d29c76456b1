//! What holds for all sources.

use super::*;

proptest! {
    #[test]
    fn any_bytes_give_a_sound_document(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        assert_sound(&parse(&bytes));
    }

    #[test]
    fn any_text_of_pieces_gives_a_sound_document(source in pieces()) {
        assert_sound(&parse(source.as_bytes()));
    }

    #[test]
    fn words_are_those_of_the_markdown_parser(source in plain_markdown()) {
        let document = parse(source.as_bytes());
        let found: Vec<&str> = document.text.split_whitespace().collect();
        let expected = words_of_parser(&source);
        prop_assert_eq!(found.join(" "), expected, "source: {:?}", source);
    }

    #[test]
    fn lines_only_grow(source in pieces()) {
        let document = parse(source.as_bytes());
        let lines: Vec<u32> = (0..document.text.len() as u32).map(|at| document.line_at(at)).collect();
        prop_assert!(lines.is_sorted());
        let count = source.lines().count() as u32;
        prop_assert!(lines.last().is_none_or(|last| *last <= count.max(1)), "{lines:?} of {count}");
    }
}

/// What means something to Markdown, HTML and the dialects.
const PIECES: &[&str] = &[
    "a",
    "word ",
    "\n",
    "\n\n",
    "  ",
    "    ",
    "\t",
    "# ",
    "##x",
    "> ",
    "- ",
    "1. ",
    "* ",
    "*",
    "**",
    "_",
    "`",
    "```\n",
    "~~",
    "[",
    "]",
    "(",
    ")",
    "](",
    "] (",
    "![",
    "|",
    "|-|-|\n",
    "<",
    ">",
    "<div>",
    "</div>",
    "<b>",
    "</b>",
    "<p>",
    "</p>",
    "<ul>",
    "<li>",
    "</ul>",
    "<table>",
    "<tr>",
    "<td>",
    "</table>",
    "<!--",
    "-->",
    "<style>",
    "</style>",
    "<pre>",
    "</pre>",
    "<br>",
    "<img src=x>",
    "<figure>",
    "<figcaption>",
    "</figure>",
    "<a href=\"",
    "\">",
    "</a>",
    "<details>",
    "<summary>",
    "</details>",
    "<Note a={b}>",
    "</Note>",
    "{{< ",
    " >}}",
    "{{< figure src=\"a\" >}}",
    "{{< note >}}",
    "{{< /note >}}",
    "{{< highlight x >}}",
    "{{< /highlight >}}",
    "{% ",
    " %}",
    "{% raw %}",
    "{% endraw %}",
    "{{ x }}",
    "{: .x}",
    ":::note T",
    ":::",
    "[!NOTE] t",
    "https://a.example/b",
    "a@b.example",
    ":wink:",
    "&#27;",
    "&amp;",
    "\u{202e}",
    "\u{1b}",
    "日本",
    "é",
    "👩‍💻",
    "\u{fdd0}",
    "\u{fdd1}",
    "$x^2$",
    "$$",
    "---",
    "...",
    "[^a]",
    "[^a]: ",
    "[x]: ",
    "\\",
    "\"",
    "'",
    "--",
    "=\n",
    ": d",
    "- [ ] ",
    "[[w]]",
    "import a from 'b';",
    "!!! note \"T\"\n",
    "??? tip\n",
    "%%",
    "** ",
    " **",
    "**「",
    "」**",
    "![[w.png|3]]",
    "![[w]]",
    "[TOC]",
    "{:toc}",
    "{::comment}",
    "{:/}",
    "{% if a %}",
    "{% else %}",
    "{% endif %}",
    "{% assign a = \"b\" %}",
    "{{ a | append: \"c\" }}",
    "{% blockquote A %}",
    "{% endblockquote %}",
    "{{< button href=\"a\" >}}",
    "{{< /button >}}",
    "{{% tab \"a\" %}}",
    "export const a = {\n",
    "\\[",
    "\\]",
    "<Card title=\"a\" url=\"b\" />",
    "![a](b c.png)",
    "](/a\n",
    "\r\n",
    "\0",
];

/// Sources put together from [`PIECES`].
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(PIECES);
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

/// Markdown without anything that this program reads differently from `CommonMark` and GFM.
pub(super) fn plain_markdown() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "word",
        "*em*",
        "**strong**",
        "`code`",
        "[link](/to)",
        "~~gone~~",
        "two words",
        "x",
        "é日",
        "&amp;",
        "\\*",
        "a\nb",
        "end.",
        "**open",
        "`tick",
        "*",
        "_u_",
        "<https://a.example>",
        "![",
        "&lt;b&gt;",
    ]);
    let text = prop::collection::vec(word, 1..6).prop_map(|words| words.join(" "));
    let block = (text, 0..9_u8).prop_map(|(text, kind)| match kind {
        0 => format!("# {}", text.replace('\n', " ")),
        1 => format!("> {text}"),
        2 => format!("- {text}\n- more"),
        3 => format!("1. {text}\n   - nested"),
        4 => format!("```\n{text}\n```"),
        5 => "| a | b |\n|---|---|\n| c | d |".to_owned(),
        6 => format!("    {}", text.replace('\n', " ")),
        7 => "***".to_owned(),
        _ => text,
    });
    prop::collection::vec(block, 0..6).prop_map(|blocks| blocks.join("\n\n"))
}

/// The words that the Markdown parser alone finds.
fn words_of_parser(source: &str) -> String {
    use pulldown_cmark::{Event, Options, Parser, Tag};
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    let mut text = String::new();
    for event in Parser::new_ext(source, options) {
        match event {
            Event::Text(words) | Event::Code(words) => text.push_str(&words),
            Event::Start(Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. }) => {}
            Event::Start(_) | Event::SoftBreak | Event::HardBreak => text.push(' '),
            _ => {}
        }
    }
    let joined: Vec<&str> = text.split_whitespace().collect();
    joined.join(" ")
}
