//! What is read in parts is what the whole would be.

use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;

use super::cut::starts;
use super::read::in_parts;
use crate::document::Document;
use crate::document::compose::settle_names;
use crate::document::prepare::{LineCursor, prepare};

/// The document of a source, in parts of at least `size` bytes.
fn read(source: &str, size: usize) -> Document {
    let prepared = prepare(source);
    let lines = LineCursor::new(&prepared.text, &prepared.shifts, 1);
    let names = &prepared.names;
    let mut document = in_parts(&prepared.text, &prepared.masks, &lines, names, size);
    settle_names(&mut document);
    document
}

fn check(source: &str, size: usize) {
    let (parts, whole) = (read(source, size), read(source, source.len() + 1));
    assert!(
        parts == whole,
        "{source:?} in parts of {size}:\n{parts:#?}\nwhole:\n{whole:#?}"
    );
}

fn places(source: &str) -> Vec<&str> {
    let starts = starts(source, 1);
    let starts = starts
        .iter()
        .map(|at| source[*at..].lines().next().unwrap_or_default());
    starts.collect()
}

#[test]
fn cuts_are_before_headings_outside_fences() {
    let source = "one\n\n# Two\n\n```\n\n# code\n\n```\n\n## Three\ntext\n# four\n\n#five\n\n > # six\n\n###### Seven\n\n~~~ x\n\n# eight";
    assert_eq!(places(source), ["one", "# Two", "## Three", "###### Seven"]);
    assert_eq!(places("a\n\n# B [^1]\n\n[^1]: note\n\n# C\n").len(), 1);
    assert_eq!(places("").len(), 1);
}

#[test]
fn definitions_count_in_all_parts_and_the_first_one_wins() {
    let source = "[one][a] ![two][A]\n\n# B\n\n[a]: /first \"t\"\n[a][]\n\n# C\n\n[a]: /second\n[b]: /b\n\n[a], [b]\n\n# D [b]\n\n[none]\n";
    check(source, 1);
    let document = read(source, 1);
    let targets: Vec<&str> = document
        .links
        .iter()
        .map(|link| link.target.as_str())
        .collect();
    assert_eq!(targets, ["/first", "/first", "/first", "/b", "/b"]);
}

const BLOCKS: &[&str] = &[
    "# One",
    "## Two *em*",
    "### ",
    "# [a]",
    "words",
    "many *words* `code`",
    "a\nb  \nc",
    "> quote\n> [b]",
    "> - # x",
    "- item\n\n  more",
    "1. a\n2. b",
    "- [ ] task\n\n      code",
    "[a]: /one 'title'",
    "[A]: /two",
    "[b]: </b>",
    "[b][a] ![x][b]",
    "```\ncode",
    "```",
    "~~~~ rust\n# no heading\n",
    "    indented",
    "---",
    "***",
    "| a | b |\n|---|---|\n| [a] | 2 |",
    "<div>",
    "</div>",
    "<details><summary>s</summary>",
    "</details>",
    "<b>bold",
    "</b>",
    "<!-- open",
    "close -->",
    "<pre>",
    "</pre>",
    "<table><tr><td>cell",
    "</td></tr></table>",
    "<ul><li>x",
    "</li></ul>",
    "<figure><img src=a.png>",
    "</figure>",
    "<script>",
    "</script>",
    "![pic](a.png)",
    "![p][a]\n![q](q.png)",
    "{{< figure src=\"a.png\" >}}",
    "{{% notice note %}}",
    "{{% /notice %}}",
    ":::note Title",
    ":::",
    "{% highlight rust %}",
    "{% endhighlight %}",
    "{% raw %}",
    "{% endraw %}",
    "> [!NOTE]\n> text",
    "==mark",
    "mark==",
    "para\n{: #p}",
    "{#q}",
    "## Named {#n}",
    "<a name=x></a>",
    "words <b id=y>\\\n<a id=z></a>",
    "term\n: description",
    "$$\nx\n$$",
    "**open",
    "[open",
    "word[^1]",
    "[^1]: note",
    "https://a.example",
    "日本\n語",
    "&amp; &#27;",
    "text\n===",
];

fn source() -> impl Strategy<Value = String> {
    let blank = prop::sample::select(vec!["\n\n", "\n\n", "\n\n", "\n", "\n\n\n", "\n \n"]);
    let block = (prop::sample::select(BLOCKS), blank);
    let heading = (
        prop::sample::select(&["# One\n\n", "## Two [a]\n\n", ""][..]),
        block,
    );
    let blocks = prop::collection::vec(heading, 0..14);
    blocks.prop_map(|blocks| {
        let texts = blocks
            .into_iter()
            .map(|(heading, (block, blank))| [heading, block, blank].concat());
        texts.collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn parts_make_the_whole(source in source(), size in 1_usize..80) {
        check(&source, size);
    }
}

#[test]
fn all_fixtures_after_each_other_in_parts_are_the_whole() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    check_joined(&files(&folder));
}

#[test]
#[ignore = "needs a corpus of posts"]
fn all_posts_after_each_other_in_parts_are_the_whole() {
    let corpus = std::env::var_os("KUBENOTES_CORPUS").expect("the folder of the corpus");
    check_joined(&files(Path::new(&corpus)));
}

#[test]
fn a_beginning_is_how_the_whole_begins() {
    for (first, closed) in [("[a] and {{< x >}}\n\n", true), ("<details>\n\n", false)] {
        let section = "# A *heading*\n\nWords [a], [b][].\n\n![](a.png)\n\n- one\n- two {#n}\n\n";
        let sections = section.repeat(8000);
        let source = format!("---\ntitle: T\n---\n\n{first}{sections}[a]: /a\n[b]: /b\n");
        let beginning = crate::document::parse_beginning(source.as_bytes());
        assert_eq!(beginning.is_some(), closed, "{first}");
        let Some(beginning) = beginning else { continue };
        let whole = crate::document::parse(source.as_bytes());
        assert!(whole.text.starts_with(&beginning.text) && beginning.text.len() > 10_000);
        assert!(whole.blocks.starts_with(&beginning.blocks));
        assert!(whole.links.starts_with(&beginning.links));
        assert!(whole.source_lines.starts_with(&beginning.source_lines));
        assert_eq!(beginning.front_matter, whole.front_matter);
    }
    assert_eq!(crate::document::parse_beginning(b"# Short"), None);
}

/// One after the other, and each alone.
fn check_joined(files: &[PathBuf]) {
    let sources: Vec<String> = files
        .iter()
        .map(|file| String::from_utf8_lossy(&fs::read(file).unwrap()).replace("\r\n", "\n"))
        .collect();
    assert!(!sources.is_empty());
    let mut cut = 0;
    for source in &sources {
        let size = source.len() / 4 + 1;
        cut += usize::from(starts(source, size).len() > 1);
        check(source, size);
    }
    let closed: Vec<&str> = sources
        .iter()
        .filter(|source| !source.contains("[^"))
        .map(String::as_str)
        .collect();
    check(&closed.join("\n\n# Next\n\n"), 64 << 10);
    assert!(cut > 0, "nothing was cut");
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|ending| ending == "md") {
            found.push(path);
        }
    }
    found.sort();
    found
}
