//! Files laid over each other: what holds then, and what is told.

use proptest::prelude::*;
use proptest::sample::select;

use super::*;

const READING: &[Context] = &[Context::Reading];
const GLOBAL: &[Context] = &[Context::Global];

fn known() -> KnownActions {
    [
        ("caret-down", READING),
        ("post-start", READING),
        ("jump", GLOBAL),
        ("rescan", GLOBAL),
        ("events", GLOBAL),
        ("jump-down", &[Context::Jump]),
    ]
    .into_iter()
    .collect()
}

fn keys(written: &str) -> Vec<KeyPress> {
    KeyPress::parse_sequence(written).unwrap()
}

/// A file that stands alone.
fn alone(file: &str) -> (Keymap, Vec<String>) {
    let (keymap, issues) = Keymap::own(
        None,
        "/home/ada/my.yaml",
        &format!("from: none\n{file}"),
        &known(),
    );
    (keymap, told(&issues))
}

fn told(issues: &[KeyIssue]) -> Vec<String> {
    issues.iter().map(ToString::to_string).collect()
}

fn map(file: &str) -> Keymap {
    let (keymap, issues) = alone(file);
    assert_eq!(issues, [""; 0]);
    keymap
}

fn action(keymap: &Keymap, contexts: &[Context], typed: &str) -> Option<String> {
    match keymap.resolve(contexts, &keys(typed)) {
        Resolved::Action(name) => Some(name.to_owned()),
        _ => None,
    }
}

#[test]
fn the_innermost_context_wins() {
    let map = map("global: {j: jump}\nreading: {j: caret-down}");
    let reading = [Context::Reading, Context::Global];
    assert_eq!(action(&map, &reading, "j").as_deref(), Some("caret-down"));
    let posts = [Context::Posts, Context::Global];
    assert_eq!(action(&map, &posts, "j").as_deref(), Some("jump"));
}

#[test]
fn a_half_typed_sequence_tells_what_can_follow() {
    let map = map("reading: {'g g': post-start, 'g x y': caret-down}\nglobal: {g j: jump}");
    let resolved = map.resolve(&[Context::Reading, Context::Global], &keys("g"));
    let next = |key, action| Next {
        key: KeyPress::char(key),
        action,
    };
    let expected = vec![
        next('g', Some("post-start")),
        next('x', None),
        next('j', Some("jump")),
    ];
    assert_eq!(resolved, Resolved::Pending(expected));
    assert_eq!(map.resolve(READING, &keys("g z")), Resolved::Unbound);
}

#[test]
fn every_mistake_is_told_with_its_line_and_the_rest_holds() {
    let (keymap, issues) = alone(
        "reading:\n  j: caret-donw\n  k k: caret-down\n  C-x: jump\n  q: [a]\nreadin: {}\nx: jump\nglobal: {x: caret-down}\n",
    );
    assert_eq!(
        issues,
        [
            "line 3: there is no action “caret-donw”; did you mean “caret-down”?",
            "line 5: “C-x” in reading is no key; did you mean “ctrl-x”?",
            "line 6: behind “q” must stand the name of an action, or none",
            "line 7: there is no context “readin”; did you mean “reading”?",
            "line 8: “x” stands in no context: write it below one, such as “global:”",
            "line 9: “caret-down” makes no sense in global, only in reading",
        ]
    );
    assert_eq!(
        action(&keymap, READING, "k k").as_deref(),
        Some("caret-down")
    );
}

#[test]
fn keys_given_twice_are_told_of_and_the_first_holds() {
    let (keymap, issues) = alone("reading:\n  ctrl-n: caret-down\n  j: jump\n  Ctrl-N: jump\n");
    assert_eq!(
        issues,
        ["line 5: “ctrl-n” stands twice in reading: line 3 holds, this one is left out"]
    );
    assert_eq!(
        action(&keymap, READING, "ctrl-n").as_deref(),
        Some("caret-down")
    );
}

#[test]
fn what_cannot_be_reached_is_told_of() {
    let (_, issues) = alone("reading:\n  d: jump\n  d d: caret-down\n");
    assert_eq!(
        issues,
        [
            "line 4: “d d” in reading cannot be reached: “d” is jump in reading (my.yaml:3); give one of them other keys, or take it away with none"
        ]
    );
    let (_, issues) = alone("global:\n  g: jump\nreading:\n  g g: post-start\n");
    assert_eq!(
        issues,
        [
            "line 3: “g” does nothing in reading, selecting, suggestion: “g g” is post-start in reading (my.yaml:5)"
        ]
    );
    let (_, issues) = Keymap::own(None, "my.yaml", "reading: {g: caret-down}", &known());
    let issues = told(&issues);
    assert_eq!(issues.len(), 1, "{issues:?}");
    assert!(
        issues[0].contains("“g” in reading keeps one from"),
        "{issues:?}"
    );
    assert!(issues[0].contains("more"), "{issues:?}");
}

#[test]
fn letters_cannot_be_keys_where_one_writes() {
    let (_, issues) = alone("jump: {x: jump-down, ctrl-x: jump-down, alt-x: jump-down}");
    assert_eq!(issues.len(), 1, "{issues:?}");
    assert!(issues[0].contains("“x” is typed in jump"), "{issues:?}");
}

#[test]
fn keys_that_most_terminals_do_not_send_are_remarked_upon() {
    let (_, issues) = Keymap::own(
        None,
        "k.yaml",
        "from: none\nglobal: {ctrl-i: jump}",
        &known(),
    );
    assert_eq!(issues[0].weight, Weight::Remark);
    assert!(
        issues[0].message.contains("is “tab” in terminals without"),
        "{issues:?}"
    );
}

#[test]
fn none_takes_keys_away_also_in_one_context_only() {
    let reading = [Context::Reading, Context::Global];
    let mut file = String::from("global: {g e: events, g j: jump}\n");
    let (keymap, issues) = alone(&file);
    assert_eq!(issues, [""; 0]);
    assert!(action(&keymap, &reading, "g e").is_some());
    file += "reading: {g e: none}";
    let keymap = map(&file);
    assert_eq!(action(&keymap, &reading, "g e"), None);
    assert!(action(&keymap, &[Context::Global], "g e").is_some());
    let Resolved::Pending(next) = keymap.resolve(&reading, &keys("g")) else {
        panic!("g leads nowhere");
    };
    assert_eq!(next.len(), 1);
    let (keymap, issues) = Keymap::own(None, "k.yaml", "reading: {j: ~, x x x: none}", &known());
    assert_eq!(action(&keymap, READING, "j"), None);
    assert_eq!(
        told(&issues),
        ["line 1: “x x x” does nothing in reading, so there is nothing to take away"]
    );
}

#[test]
fn hints_show_what_is_written_first_and_the_persons_own_before_that() {
    let map = map("reading: {down: caret-down, j: caret-down}");
    assert_eq!(map.keys_for(READING, "caret-down").as_deref(), Some("down"));
    let (map, _) = Keymap::own(None, "k.yaml", "reading: {ctrl-n: caret-down}", &known());
    assert_eq!(
        map.keys_for(READING, "caret-down").as_deref(),
        Some("ctrl-n")
    );
}

#[test]
fn a_file_says_what_it_stands_on() {
    let base = |base, text| {
        let (keymap, issues) = Keymap::own(base, "k.yaml", text, &known());
        (keymap.base(), told(&issues))
    };
    assert_eq!(base(None, ""), (Some(BuiltIn::Default), Vec::new()));
    assert_eq!(
        base(Some(BuiltIn::Vim), ""),
        (Some(BuiltIn::Vim), Vec::new())
    );
    assert_eq!(base(None, "from: emacs").0, Some(BuiltIn::Emacs));
    let (held, issues) = base(Some(BuiltIn::Vim), "from: emacs");
    assert_eq!(held, Some(BuiltIn::Emacs));
    assert!(issues[0].contains("emacs holds"), "{issues:?}");
    assert!(base(None, "form: vim").1[0].contains("did you mean “from”?"));
    assert!(base(None, "from: [vim]").1[0].contains("must stand default"));
    let (held, issues) = base(None, "from: vmi");
    assert_eq!(held, Some(BuiltIn::Default));
    assert!(issues[0].contains("did you mean “vim”?"), "{issues:?}");
}

#[test]
fn a_binding_tells_where_it_was_written() {
    let (keymap, _) = Keymap::own(
        Some(BuiltIn::Vim),
        "/a/k.yaml",
        "\nreading: {f9: caret-down}",
        &known(),
    );
    let origin = |keys: &str| {
        let sequence = self::keys(keys);
        let mut bindings = keymap.bindings();
        bindings
            .find(|binding| binding.context == Context::Reading && binding.keys == sequence)
            .unwrap()
            .origin
            .to_string()
    };
    assert_eq!(origin("f9"), "k.yaml:2");
    assert_eq!(origin("down"), "default");
    assert_eq!(origin("ctrl-e"), "vim");
}

#[test]
fn the_built_in_keymaps_are_those_of_the_data_files() {
    for which in BuiltIn::ALL {
        let (from_yaml, issues) = file::File::read(which.yaml());
        assert_eq!(told(&issues), [""; 0]);
        let Some(lines) = which.lines() else {
            continue;
        };
        let made = file::File::built_in(lines);
        let plain = |file: &file::File| {
            let sections = file.sections.iter().map(|section| {
                let entries = section
                    .entries
                    .iter()
                    .map(|entry| (entry.keys.clone(), entry.value.clone()));
                (section.context.text.clone(), entries.collect::<Vec<_>>())
            });
            sections.collect::<Vec<_>>()
        };
        assert!(plain(&from_yaml).len() > 3);
        assert_eq!(plain(&from_yaml), plain(&made), "{}", which.name());
        let bindings = made.sections.iter().map(|section| section.entries.len());
        let said = bindings.sum::<usize>() + usize::from(made.from.is_some());
        assert_eq!(said, lines.lines().count());
        let from = |file: file::File| file.from.map(|word| word.text);
        assert_eq!(from(from_yaml), from(made));
    }
}

#[test]
fn the_default_keymap_is_its_file_laid_over_nothing() {
    let made = Keymap::built_in(BuiltIn::Default);
    let (file, _) = file::File::read(BuiltIn::Default.yaml());
    let laid = Keymap::laid(BuiltIn::Default, file);
    assert_eq!(made, laid);
    assert!(made.bindings().count() > 300);
    for binding in made.bindings() {
        let found = made.resolve(&[binding.context], binding.keys);
        assert_eq!(found, Resolved::Action(binding.action));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_file_leaves_keys_that_can_be_asked(lines in proptest::collection::vec(some_line(), 0..12)) {
        let text = lines.join("\n");
        let (keymap, issues) = Keymap::own(Some(BuiltIn::Vim), "k.yaml", &text, &known());
        let last = u32::try_from(lines.len()).unwrap() + 1;
        prop_assert!(issues.iter().all(|issue| (1..=last).contains(&issue.line)), "{issues:?}");
        for binding in keymap.bindings() {
            let _ = keymap.resolve(&[binding.context, Context::Global], binding.keys);
        }
    }
}

/// A line that could stand in a keymap file, right or wrong.
fn some_line() -> impl Strategy<Value = String> {
    let keys = vec![
        "j", "g g", "g", "\"*\"", "*", "ctrl-i", "C-x", "[", "\"'\"", "'", "d d", "~", "? ",
    ];
    let values = vec![
        "caret-down",
        "jump",
        "none",
        "~",
        "[a]",
        "jmup",
        "",
        "{",
        "&a",
        "\"open",
    ];
    prop_oneof![
        4 => (select(keys), select(values)).prop_map(|(keys, value)| format!("  {keys}: {value}")),
        2 => select(vec!["reading:", "global:", "from: emacs", "from:", "nowhere:", "jump: {}", "- x", "\t"]).prop_map(str::to_owned),
        1 => "[ -~é\u{1b}]{0,12}",
    ]
}
