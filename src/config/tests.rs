//! A configuration file in, values and located issues out.

use std::path::PathBuf;

use super::*;
use crate::library::Offers;
use crate::theme::Background;

#[track_caller]
fn sound(text: &str) -> Config {
    let (config, issues) = read(text);
    assert_eq!(issues, []);
    config
}

/// The issues as `line: message`.
fn issues(text: &str) -> Vec<String> {
    let (_, issues) = read(text);
    issues
        .iter()
        .map(|issue| format!("{}: {}", issue.line, issue.message))
        .collect()
}

#[test]
fn an_empty_file_changes_nothing() {
    assert_eq!(sound(""), Config::default());
    assert_eq!(sound("# only a comment\n\n"), Config::default());
    assert_eq!(sound("library:\n"), Config::default());
}

#[test]
fn every_key_is_read() {
    let config = sound(
        "library: [~/posts, /srv/recaps]\nstore: ~/notes\ntheme: light\nkeymap: keys.yaml\nmeasure: 72\nwrap_code: false\nascii: true\nmouse: false\nhyperlinks: off\nsuggestions: off\ncues: [for my lab]\ntopics: t.yaml\nevents: e.yaml\n",
    );
    assert_eq!(
        config.library,
        [PathBuf::from("~/posts"), PathBuf::from("/srv/recaps")]
    );
    assert_eq!(config.store, Some(PathBuf::from("~/notes")));
    assert_eq!(config.theme, ThemeChoice::read("light"));
    let keys = KeymapChoice::File(PathBuf::from("keys.yaml"));
    assert_eq!(config.keymap, Some(keys));
    assert_eq!(
        (config.measure, config.ascii, config.mouse),
        (72, true, false)
    );
    assert!(!config.wrap_code);
    assert_eq!(config.hyperlinks, HyperlinkUse::Off);
    assert_eq!(config.suggestions, Offers::Off);
    assert_eq!(config.cues, ["for my lab"]);
    assert_eq!(config.topics, Some(PathBuf::from("t.yaml")));
    assert_eq!(config.events, Some(PathBuf::from("e.yaml")));
}

#[test]
fn pictures_are_shown_by_a_means_with_a_name() {
    let choice = |text| sound(text).pictures;
    assert_eq!(choice("pictures: half-blocks\n"), PictureChoice::HalfBlocks);
    assert_eq!(choice("pictures: off\n"), PictureChoice::Off);
    assert_eq!(choice("pictures: false\n"), PictureChoice::Off);
    assert_eq!(
        issues("pictures: ascii\n"),
        [
            "1: pictures must be one of auto, kitty, iterm2, sixel, half-blocks, off; it stays as usual"
        ]
    );
    assert_eq!(
        issues("\npictures: sixels\n"),
        [
            "2: pictures must be one of auto, kitty, iterm2, sixel, half-blocks, off; did you mean “sixel”? it stays as usual"
        ]
    );
}

#[test]
fn one_path_needs_no_list() {
    assert_eq!(
        sound("library: ~/posts\n").library,
        [PathBuf::from("~/posts")]
    );
}

#[test]
fn a_theme_can_be_a_file() {
    assert_eq!(
        sound("theme: ~/my.yaml").theme,
        ThemeChoice::Always(ThemeName::File(PathBuf::from("~/my.yaml")))
    );
    let two = sound("theme: {dark: ink, light: ./paper.yaml}").theme;
    assert_eq!(
        two.on(Background::Dark),
        &ThemeName::Named("ink".to_owned())
    );
    assert_eq!(
        two.on(Background::Light),
        &ThemeName::File("./paper.yaml".into())
    );
    assert_eq!(issues("theme: {dark: ink}").len(), 1);
}

#[test]
fn a_mistake_costs_only_itself() {
    let text = "libary: [a]\nmeasure: wide\nascii: true\nmouse: perhaps\nxyzzy: 1\n";
    let (config, _) = read(text);
    assert_eq!(
        (config.measure, config.ascii, config.mouse),
        (90, true, true)
    );
    assert_eq!(
        issues(text),
        [
            "1: there is no setting “libary”; did you mean “library”?",
            "2: measure must be a whole number from 20 to 400; it stays as usual",
            "4: mouse must be true or false; it stays as usual",
            "5: there is no setting “xyzzy”; the keys are library, store, theme, colors, keymap, measure, wrap_code, ascii, panes, mouse, clipboard, hyperlinks, pictures, suggestions, cues, categories, views, topics, events",
        ]
    );
    assert_eq!(issues("measure: 3\n").len(), 1);
}

#[test]
fn of_a_key_given_twice_the_first_is_in_force() {
    let text = "measure: 70\nascii: true\nmeasure: 60\nviews:\n  - {name: a, query: x, name: b}\nmouse: false\n";
    let (config, _) = read(text);
    assert_eq!(
        (config.measure, config.ascii, config.mouse),
        (70, true, false)
    );
    assert_eq!(config.views[0].name, "a");
    let issues = issues(text);
    assert_eq!(
        issues[0],
        "3: measure stands in line 1 already, which is in force"
    );
    assert_eq!(issues.len(), 1, "{issues:?}");
}

#[test]
fn a_key_given_twice_inside_a_value_costs_only_itself() {
    let text = "views:\n  - name: a\n    name: b\nmouse: false\n";
    let (config, issues) = read(text);
    assert!(!config.mouse);
    assert_eq!(config.views[0].name, "a");
    assert_eq!(issues.len(), 1);
    assert_eq!(issues[0].line, 3);
}

#[test]
fn the_lines_of_what_is_in_force_are_known() {
    let (config, _) = read("\n\"ascii\": true\nmeasure: 3\nstore:\nviews:\n  - {name: a}\n");
    let lines: Vec<_> = config.lines.into_iter().collect();
    assert_eq!(lines, [("ascii", 2), ("views", 5)]);
}

#[test]
fn numbers_of_colours_are_words_as_well() {
    assert_eq!(sound("colors: 256").colors, ColorChoice::Palette256);
    assert_eq!(sound("colors: '16'").colors, ColorChoice::Sixteen);
    assert_eq!(sound("colors: none").colors, ColorChoice::None);
    assert_eq!(
        issues("colors: 255"),
        [
            "1: colors must be one of auto, truecolor, 256, 16, none; did you mean “256”? it stays as usual"
        ]
    );
}

#[test]
fn what_is_no_map_is_told() {
    assert_eq!(read("- a\n- b\n").1.len(), 1);
    let (config, issues) = read("library: [a\nmeasure: 3");
    assert_eq!(config, Config::default());
    assert!(
        issues[0]
            .message
            .ends_with("nothing of the file is in force"),
        "{issues:?}"
    );
}

#[test]
fn own_categories_are_added_and_override() {
    let config = sound(
        "categories:\n  - {id: homework, name: homework, key: h, symbol: h, color: red, actionable: true}\n  - {id: idea, name: spark, key: i, symbol: i, color: green}\n",
    );
    assert!(config.categories.get("homework").actionable);
    assert_eq!(config.categories.get("idea").name, "spark");
    assert_eq!(config.categories.get("dig-into").name, "things to dig into");
}

#[test]
fn a_bad_category_is_named_and_the_others_hold() {
    let text = "\
categories:
  - {id: a, key: a, symbol: a, color: purple}
  - {id: b, key: bb, symbol: b, color: red}
  - {id: e, key: e, symbol: e, colour: red}
  - {id: f, name: fine, key: f, symbol: f, color: red}
";
    let (config, _) = read(text);
    assert_eq!(config.categories.get("f").name, "fine");
    assert_eq!(
        issues(text),
        [
            "2: “purple” is no color of a category: write yellow, blue, green, magenta, cyan, red",
            "3: b: “key” must be one character; the entry was left out",
            "4: a category has no “colour”; did you mean “color”?",
            "4: e: it needs “color”; the entry was left out",
        ]
    );
}

proptest::proptest! {
    #[test]
    fn any_text_gives_a_configuration(text in "(\\PC|[a-z:\\[\\]{}\n -]){0,80}") {
        let (config, _) = read(&text);
        proptest::prop_assert!(config.measure >= 20);
    }
}

#[test]
fn suggestions_are_on_or_off_and_own_cues_are_checked() {
    assert_eq!(sound("suggestions: on\n").suggestions, Offers::On);
    assert_eq!(sound("suggestions: true\n").suggestions, Offers::On);
    assert_eq!(sound("suggestions: false\n").suggestions, Offers::Off);
    assert_eq!(
        issues("suggestions: maybe\n"),
        ["1: suggestions must be on or off; it stays as usual"]
    );
    let (config, issues) = read("cues: ['<me> fancy', '{open']\n");
    assert_eq!(config.cues, ["<me> fancy"]);
    assert_eq!(
        issues[0].message,
        "the cue “{open” has a bracket that is not closed; it is left out"
    );
}
