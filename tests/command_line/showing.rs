//! `show`.

use serde_json::json;

use super::program::{Place, fixture};

#[test]
fn text_is_the_visible_text() {
    let place = Place::new();
    let text = place.run(&["show", "fog.md", "--format", "text"]).out;
    let data = place.json(&["show", "fog.md", "--format", "json"]);
    assert_eq!(text, format!("{}\n", data["text"].as_str().unwrap()));
    let laid_out = place
        .run(&["show", "fog.md", "--format", "text", "--width", "24"])
        .out;
    assert!(
        laid_out.lines().all(|line| line.chars().count() <= 24),
        "{laid_out}"
    );
}

#[test]
fn show_as_data() {
    let place = Place::new();
    let data = place.json(&["show", "fog.md", "--format", "json"]);
    assert_eq!(data["path"], "fog.md");
    assert_eq!(data["front_matter"]["title"], "A Day in Fog City");
    let heading = &data["headings"][0];
    assert_eq!(
        (&heading["level"], &heading["line"]),
        (&json!(2), &json!(10))
    );
    assert_eq!(data["links"][0]["target"], "https://argo.example/");
    assert_eq!(data["links"][0]["text"], "Argo");
    assert_eq!(data["talks"].as_array().unwrap().len(), 2);
    assert_eq!(
        (&data["images"], &data["code"], &data["issues"]),
        (&json!([]), &json!([]), &json!([]))
    );
}

#[test]
fn colours_only_where_they_are_wanted() {
    let place = Place::new();
    let show = ["show", "fog.md"];
    assert!(!place.run(&show).out.contains('\u{1b}'));
    assert!(
        place
            .run_with(&show, &[("CLICOLOR_FORCE", "1")], b"")
            .out
            .contains("\u{1b}[0;")
    );
    assert!(
        !place
            .run_with(&show, &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")], b"")
            .out
            .contains('\u{1b}')
    );
    assert!(
        place
            .run(&["show", "fog.md", "--format", "ansi"])
            .out
            .contains("\u{1b}[0;")
    );
}

#[test]
fn into_a_pipe_each_paragraph_is_a_line_and_nothing_is_drawn() {
    let place = Place::new();
    let text = place.run(&["show", "fog.md"]).out;
    let lines: Vec<&str> = text.lines().collect();
    for line in [
        "A Day in Fog City",
        "The day began early. It was worth it.",
        "## Ship It Slowly – Ada Pemberton, Wireloom (session)",
        "## Keynote: Clouds from Below – Theo Marsh (keynote)",
        "Argo <https://argo.example/> is on my “list of things” to dig into. It was worth it.",
    ] {
        assert!(lines.contains(&line), "{line}: {text}");
    }
    let is_drawn = |c: char| ('\u{2500}'..='\u{25ff}').contains(&c);
    assert!(!text.contains(is_drawn), "{text}");
    let drawn = place.run(&["show", "fog.md", "--width", "30"]).out;
    assert!(
        drawn.lines().all(|line| line.chars().count() <= 30),
        "{drawn}"
    );
}

#[test]
fn standard_input_is_a_post_as_well() {
    let place = Place::new();
    let ran = place.run_with(
        &["show", "-", "--format", "text"],
        &[],
        b"# Hello\n\nfrom *here*",
    );
    assert_eq!((ran.code, ran.out.as_str()), (0, "Hello\nfrom here\n"));
}

#[test]
fn hostile_files_print_nothing_that_acts() {
    let place = Place::new();
    std::fs::copy(fixture("hostile.md"), place.path("posts/hostile.md")).unwrap();
    for arguments in [
        &["show", "posts/hostile.md"][..],
        &["show", "posts/hostile.md", "--format", "text"],
        &["show", "posts/hostile.md", "--format", "json"],
        &["list"],
        &["list", "--json"],
        &["talks"],
        &["jump", "a"],
        &["frame", "--keys", "enter"],
        &["highlight", "posts/hostile.md", "--quote", "\u{1b}[31m"],
        &["show", "\u{1b}]0;x\u{7}.md"],
        &["\u{1b}]0;x\u{7}.md"],
        &["list", "--\u{1b}[31m"],
    ] {
        let ran = place.run(arguments);
        let both = format!("{}{}", ran.out, ran.err);
        assert!(
            !both
                .chars()
                .any(|c| c.is_control() && !matches!(c, '\n' | '\t')),
            "{arguments:?}: {both:?}"
        );
    }
}

#[test]
fn what_is_not_text_is_told() {
    let place = Place::new();
    place.write("posts/picture.md", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\x01\x02");
    let ran = place.run(&["show", "picture.md", "--format", "text"]);
    assert_eq!(ran.code, 0);
    assert!(ran.err.contains("not text"), "{}", ran.err);
    let ran = place.run(&["list"]);
    assert!(
        ran.out.contains("picture.md, line 1: The file is not text"),
        "{}",
        ran.out
    );
}

/// A post with code, a link and a table.
const RICH: &str = "# Rich\n\nSee [Argo](https://argo.example/).\n\n```go\nfunc main() {}\n```\n\n| a | b |\n|---|---|\n| c | d |\n";

#[test]
fn code_has_colours_of_its_own() {
    let place = Place::new();
    let ran = place.run_with(&["show", "-", "--format", "ansi"], &[], RICH.as_bytes());
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let line = ran.out.lines().find(|line| line.contains("func")).unwrap();
    let looks = line.matches("\u{1b}[0;38;2;").count();
    assert!(looks >= 4, "gutter, keyword, name and the rest: {line:?}");
    assert!(!ran.out.contains("\u{1b}]8;"), "links are for terminals");
}

#[test]
fn no_color_leaves_only_attributes() {
    let place = Place::new();
    let show = ["show", "-", "--format", "ansi"];
    let ran = place.run_with(&show, &[("NO_COLOR", "1")], RICH.as_bytes());
    assert!(ran.out.contains("\u{1b}[0;1m"), "{:?}", ran.out);
    assert!(!ran.out.contains(";38;") && !ran.out.contains(";48;"));
}

#[test]
fn themes_hold_for_what_is_printed() {
    let place = Place::new();
    let show = |background: &str| {
        let arguments = ["show", "-", "--format", "ansi"];
        let variables = [("COLORFGBG", background)];
        place.run_with(&arguments, &variables, RICH.as_bytes()).out
    };
    assert_ne!(show("15;0"), show("0;15"));
}

#[test]
fn text_is_laid_out_within_any_width() {
    let place = Place::new();
    for width in ["1", "7", "20", "80", "300"] {
        let arguments = ["show", "-", "--format", "text", "--width", width];
        let ran = place.run_with(&arguments, &[], RICH.as_bytes());
        assert_eq!(ran.code, 0);
        let widest = ran.out.lines().map(|line| line.chars().count()).max();
        let room = width.parse::<usize>().unwrap().max(4);
        assert!(widest.unwrap() <= room, "{}", ran.out);
        let letters = |text: &str| text.matches(char::is_alphabetic).count();
        assert_eq!(
            letters(&ran.out),
            letters("Rich See Argo func main a b c d")
        );
    }
}

#[test]
fn bytes_that_are_not_utf8_are_shown() {
    let place = Place::new();
    let show = ["show", "-", "--format", "text"];
    let ran = place.run_with(&show, &[], b"caf\xe9 and more");
    assert_eq!(ran.code, 0);
    assert!(ran.out.ends_with("and more\n"), "{}", ran.out);
    assert_eq!(place.run_with(&["show", "-"], &[], b"").code, 0);
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let place = Place::new();
    place.write("long.md", "A line of a long post.\n\n".repeat(20_000));
    for format in ["text", "ansi", "json"] {
        let mut command = place.command();
        let show = command.args(["show", "long.md", "--format", format]);
        let mut child = show.spawn().unwrap();
        drop(child.stdout.take());
        let ended = child.wait_with_output().unwrap();
        assert_eq!(ended.status.code(), Some(0), "{format}");
        assert_eq!(String::from_utf8_lossy(&ended.stderr), "", "{format}");
    }
}

#[test]
fn hostile_input_is_printed() {
    let place = Place::new();
    let wide_table = format!(
        "{0}|\n{1}|\n{0}|\n",
        "|cell".repeat(1_000),
        "|-".repeat(1_000)
    );
    for (name, text) in [
        ("quotes", "> ".repeat(20_000) + "deep"),
        ("a long line", "word ".repeat(200_000)),
        ("a long word", "x".repeat(1 << 20)),
        ("a wide table", wide_table),
        (
            "code of one line",
            "```go\n".to_owned() + &"((((".repeat(100_000),
        ),
        (
            "code without end",
            "```python\n".to_owned() + &"x = [\n(\"\n".repeat(2_000),
        ),
    ] {
        let ran = place.run_with(&["show", "-", "--format", "ansi"], &[], text.as_bytes());
        assert_eq!(ran.code, 0, "{name}: {}", ran.err);
        assert!(ran.out.len() > 4, "{name}");
    }
}
