//! The rules themselves: each takes a project or a text and gives the violations as sentences.

use super::project::{Edge, File, Project};
use super::source::{body, line_of, tokens};
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// The layers from the lowest to the highest; folders of one line may import each other in one direction.
///
/// The order is ARCHITECTURE.md's; `document` stands below the two others of its layer because they speak about it.
const LAYERS: [&[&str]; 8] = [
    &["text"],
    &["document"],
    &["annotation", "library"],
    &[
        "layout", "syntax", "find", "export", "import", "keymap", "theme", "config",
    ],
    &["app"],
    &["ui"],
    &["shell", "cli"],
    &["main"],
];
/// The most lines of code a file may have, tests not counted.
const LONGEST_FILE: usize = 500;
/// The most lines a function may have.
const LONGEST_FUNCTION: usize = 100;
/// Words that have no business in the project, in two halves so that this list is not a finding itself.
const FORBIDDEN: [(&str, &str); 8] = [
    ("/wo", "rk/"),
    ("fa", "rm"),
    ("help", "er-"),
    ("Chat", "GPT"),
    ("Clau", "de"),
    ("Anthro", "pic"),
    ("Open", "AI"),
    ("AI-gen", "erated"),
];
/// Names that hold a forbidden word and are fine, in two halves as well: an insurance company that gives talks.
const FINE: [(&str, &str); 1] = [("state fa", "rm")];

/// Imports of a higher layer, and folders that no layer lists.
pub fn upward_imports(project: &Project) -> Vec<String> {
    let mut found = BTreeSet::new();
    for file in &project.files {
        if layer(file.folder()).is_none() && file.path != "lib.rs" {
            found.insert(format!("src/{}: belongs to no layer", file.path));
        }
    }
    for edge in project.edges() {
        let file = &project.files[edge.from];
        let target = edge.path.first().map_or("", String::as_str);
        if layer(file.folder()) < layer(target) && file.path != "lib.rs" {
            found.insert(format!(
                "src/{}:{}: {} imports the higher layer {target} (crate::{})",
                file.path,
                edge.line,
                file.folder(),
                edge.path.join("::")
            ));
        }
    }
    found.into_iter().collect()
}

fn layer(folder: &str) -> Option<usize> {
    LAYERS.iter().position(|folders| folders.contains(&folder))
}

/// Files that import each other, directly or in a circle, one sentence per circle.
pub fn import_cycles(project: &Project) -> Vec<String> {
    let mut from: BTreeMap<usize, Vec<Edge>> = BTreeMap::new();
    for edge in project.edges() {
        from.entry(edge.from).or_default().push(edge);
    }
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    for start in from.keys() {
        let Some(cycle) = shortest_way_back(&from, *start) else {
            continue;
        };
        let members: BTreeSet<usize> = cycle.iter().map(|edge| edge.from).collect();
        if seen.insert(members) {
            found.push(describe_cycle(project, &cycle));
        }
    }
    found
}

fn shortest_way_back(from: &BTreeMap<usize, Vec<Edge>>, start: usize) -> Option<Vec<Edge>> {
    let mut came_by: BTreeMap<usize, &Edge> = BTreeMap::new();
    let mut waiting = VecDeque::from([start]);
    while let Some(file) = waiting.pop_front() {
        for edge in from.get(&file).into_iter().flatten() {
            if came_by.contains_key(&edge.to) {
                continue;
            }
            came_by.insert(edge.to, edge);
            waiting.push_back(edge.to);
        }
    }
    let mut way = vec![(*came_by.get(&start)?).clone()];
    while let Some(edge) = way.last().filter(|edge| edge.from != start) {
        way.push((*came_by.get(&edge.from)?).clone());
    }
    way.reverse();
    Some(way)
}

fn describe_cycle(project: &Project, cycle: &[Edge]) -> String {
    let steps: Vec<String> = cycle
        .iter()
        .map(|edge| {
            let (from, to) = (&project.files[edge.from], &project.files[edge.to]);
            let path = edge.path.join("::");
            format!(
                "  src/{}:{} imports src/{} (crate::{path})",
                from.path, edge.line, to.path
            )
        })
        .collect();
    format!(
        "{} files import each other:\n{}",
        steps.len(),
        steps.join("\n")
    )
}

/// Whether a source file begins by telling its job.
pub fn missing_introduction(path: &str, source: &str) -> Option<String> {
    (!source.starts_with("//! ")).then(|| format!("{path}: does not begin with a `//!` line"))
}

/// Whether a file has too much code.
pub fn too_long_file(file: &File) -> Option<String> {
    let lines = file
        .code
        .lines()
        .filter(|line| !line.trim().is_empty())
        .count();
    (lines > LONGEST_FILE).then(|| {
        format!(
            "src/{}: {lines} lines of code, at most {LONGEST_FILE} wanted; split it by meaning",
            file.path
        )
    })
}

/// Functions that are too long.
pub fn too_long_functions(file: &File) -> Vec<String> {
    tokens(&file.masked)
        .windows(2)
        .filter(|pair| pair[0].text == "fn" && pair[1].text != "(")
        .filter_map(|pair| {
            let (start, end) = body(&file.masked, pair[0].start)?;
            let lines = file.masked[start..end].lines().count();
            (lines > LONGEST_FUNCTION).then(|| {
                format!(
                    "src/{}:{}: `{}` has {lines} lines, at most {LONGEST_FUNCTION} allowed",
                    file.path,
                    line_of(&file.masked, pair[0].start),
                    pair[1].text
                )
            })
        })
        .collect()
}

/// Calls outside tests that can end the program.
pub fn panics(file: &File) -> Vec<String> {
    tokens(&file.code)
        .windows(3)
        .filter_map(|three| {
            let [before, name, after] = [three[0], three[1], three[2]].map(|token| token.text);
            let method = before == "." && matches!(name, "unwrap" | "expect") && after == "(";
            let call = matches!(before, "panic" | "todo" | "unimplemented") && name == "!";
            (method || call).then(|| {
                let word = if method { name } else { before };
                let line = line_of(&file.code, three[0].start);
                format!("src/{}:{line}: `{word}` outside tests", file.path)
            })
        })
        .collect()
}

/// Forbidden words of a project file.
pub fn forbidden_words(path: &str, text: &str) -> Vec<String> {
    let mut text = text.to_owned();
    for (first, second) in FINE {
        let name = format!("{first}{second}");
        text = text.replace(&name, &"_".repeat(name.len()));
    }
    let mut found = Vec::new();
    for (first, second) in FORBIDDEN {
        let word = format!("{first}{second}");
        for (start, _) in text.match_indices(&word) {
            if stands_alone(&text, start, &word) {
                found.push(format!("{path}:{}: `{word}`", line_of(&text, start)));
            }
        }
    }
    found
}

/// Whether the letters at the ends of the word do not go on in the text.
fn stands_alone(text: &str, start: usize, word: &str) -> bool {
    let before = text[..start].chars().next_back();
    let after = text[start + word.len()..].chars().next();
    let goes_on = |outside: Option<char>, edge: Option<char>| {
        outside.is_some_and(char::is_alphanumeric) && edge.is_some_and(char::is_alphanumeric)
    };
    !goes_on(before, word.chars().next()) && !goes_on(after, word.chars().next_back())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn project(files: &[(&str, &str)]) -> Project {
        let owned: Vec<(String, String)> = files
            .iter()
            .map(|(path, source)| ((*path).to_owned(), (*source).to_owned()))
            .collect();
        Project::new(&owned)
    }

    fn file(source: &str) -> Project {
        project(&[("text/made_up.rs", source)])
    }

    #[test]
    fn an_import_of_a_higher_layer_is_found() {
        let wrong = project(&[
            ("text/mod.rs", "fn a() { crate::app::run(); }"),
            ("app/mod.rs", "use crate::text; pub fn run() {}"),
        ]);

        assert_eq!(
            upward_imports(&wrong),
            ["src/text/mod.rs:1: text imports the higher layer app (crate::app::run)"]
        );
    }

    #[test]
    fn a_document_must_not_know_annotations_but_they_may_know_it() {
        let wrong = project(&[
            ("document/mod.rs", "use crate::annotation::A;"),
            ("annotation/mod.rs", "pub struct A;"),
        ]);
        let right = project(&[
            ("document/mod.rs", "pub struct D;"),
            ("annotation/mod.rs", "use crate::document::D;"),
        ]);

        assert_eq!(upward_imports(&wrong).len(), 1);
        assert_eq!(upward_imports(&right).len(), 0);
    }

    #[test]
    fn a_folder_without_layer_is_found() {
        let wrong = project(&[("misc/mod.rs", "")]);

        assert_eq!(
            upward_imports(&wrong),
            ["src/misc/mod.rs: belongs to no layer"]
        );
    }

    #[test]
    fn files_that_import_each_other_are_found() {
        let wrong = project(&[
            ("app/mod.rs", "mod a; mod b; pub use a::A;"),
            ("app/a.rs", "use super::b::B;\npub struct A;"),
            ("app/b.rs", "pub struct B;\n\nuse super::A;"),
        ]);

        assert_eq!(
            import_cycles(&wrong),
            [
                "2 files import each other:\n  src/app/a.rs:1 imports src/app/b.rs (crate::app::b::B)\n  src/app/b.rs:3 imports src/app/a.rs (crate::app::A)"
            ]
        );
    }

    #[test]
    fn a_circle_of_three_is_found_once_and_a_line_is_none() {
        let circle = project(&[
            ("a.rs", "use crate::b::B; pub struct A;"),
            ("b.rs", "use crate::c::C; pub struct B;"),
            ("c.rs", "use crate::a::A; pub struct C;"),
        ]);
        let line = project(&[
            ("a.rs", "use crate::b::B; use crate::c::C;"),
            ("b.rs", "use crate::c::C; pub struct B;"),
            ("c.rs", "pub struct C;"),
        ]);

        assert_eq!(import_cycles(&circle).len(), 1);
        assert_eq!(import_cycles(&line).len(), 0);
    }

    #[test]
    fn a_file_without_introduction_is_found() {
        assert!(missing_introduction("x.rs", "use a;\n//! late").is_some());
        assert!(missing_introduction("x.rs", "//! Its job.\n").is_none());
    }

    #[test]
    fn a_long_file_is_found_and_tests_and_comments_do_not_count() {
        let code = "const A: u8 = 1;\n".repeat(LONGEST_FILE);
        let padded = format!("{code}// a comment\n\n#[cfg(test)]\nmod t {{ fn a() {{}} }}\n");
        let longer = format!("{code}const B: u8 = 1;\n");

        assert!(
            file(&padded)
                .files
                .iter()
                .all(|file| too_long_file(file).is_none())
        );
        assert!(
            file(&longer)
                .files
                .iter()
                .all(|file| too_long_file(file).is_some())
        );
    }

    #[test]
    fn a_long_function_is_found() {
        let long = format!(
            "fn a(x: [u8; 2]) {{\n{}}}\n",
            "b();\n".repeat(LONGEST_FUNCTION - 1)
        );
        let fits = format!(
            "fn a();\nfn b() {{\n{}}}\n",
            "b();\n".repeat(LONGEST_FUNCTION - 2)
        );

        assert_eq!(
            too_long_functions(&file(&long).files[0]),
            ["src/text/made_up.rs:1: `a` has 101 lines, at most 100 allowed"]
        );
        assert_eq!(too_long_functions(&file(&fits).files[0]).len(), 0);
    }

    #[test]
    fn calls_that_end_the_program_are_found_outside_tests_only() {
        let wrong = file(
            "fn a() { b.unwrap(); c.expect(\"d\"); panic!(\"e\"); f.unwrap_or(g); \"h.unwrap()\"; }\n#[cfg(test)]\nmod t { fn i() { j.unwrap(); } }",
        );

        assert_eq!(
            panics(&wrong.files[0]),
            [
                "src/text/made_up.rs:1: `unwrap` outside tests",
                "src/text/made_up.rs:1: `expect` outside tests",
                "src/text/made_up.rs:1: `panic` outside tests"
            ]
        );
    }

    #[test]
    fn forbidden_words_are_found_as_words() {
        for (first, second) in FORBIDDEN {
            let text = format!("one\ntwo ({first}{second}) three");
            assert_eq!(
                forbidden_words("x.md", &text),
                [format!("x.md:2: `{first}{second}`")]
            );
        }
        let (first, second) = FINE[0];
        let fine = format!("a pharmacy, helpers, work, {first}{second}");
        assert_eq!(forbidden_words("x.md", &fine).len(), 0);
    }
}
