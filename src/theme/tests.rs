//! Theme files in, looks and located issues out.

use super::*;
use crate::annotation::CategoryColor;

/// Reads a theme `own.yaml`; others are looked for among these.
fn read(text: &str, others: &[(&str, &str)]) -> (Theme, Vec<String>) {
    let source = |file: &str, text: &str| ThemeSource {
        file: file.to_owned(),
        text: text.to_owned(),
    };
    let mut find = |name: &str, _: &ThemeSource| {
        let found = others.iter().find(|(known, _)| *known == name);
        let found = found.map(|(name, text)| source(name, text));
        found.ok_or_else(|| format!("there is no theme “{name}”"))
    };
    let (theme, issues) = assemble(source("own", text), &mut find);
    let told = |issue: FileIssue| {
        let FileIssue { file, issue } = issue;
        format!("{file}:{}: {}", issue.line, issue.message)
    };
    (theme, issues.into_iter().map(told).collect())
}

fn fg(theme: &Theme, role: Role) -> Option<Color> {
    theme.role(role).fg
}

#[test]
fn every_built_in_theme_names_every_role_and_category_colour() {
    for built_in in BUILT_IN {
        let file = format!("assets/themes/{}.yaml", built_in.name);
        let text = std::fs::read_to_string(file).unwrap();
        let theme = built_in.theme();
        assert_eq!(read(&text, &[]), (theme.clone(), Vec::new()));
        for (role, name, _) in Role::ALL {
            assert!(theme.roles.contains_key(&role), "{}: {name}", built_in.name);
        }
        assert_eq!(theme.categories.len(), CategoryColor::ALL.len());
    }
}

#[test]
fn a_theme_stands_on_another_and_names_only_what_differs() {
    let text = "from: dark\nlink: {fg: red}\ncategories:\n  blue: {fg: '33'}\n";
    let (theme, issues) = read(text, &[]);
    assert_eq!(issues, [""; 0]);
    assert_eq!(fg(&theme, Role::Link), Some(Color::Palette(1)));
    assert!(!theme.role(Role::Link).underline);
    assert_eq!(theme.role(Role::Text), Theme::dark().role(Role::Text));
    assert_eq!(
        theme.category(CategoryColor::Blue).fg,
        Some(Color::Palette(33))
    );
}

#[test]
fn themes_stand_on_each_other() {
    let others = [
        ("base", "from: light\nlink: {fg: red}\nkey: {fg: red}"),
        ("broken", "from: nowhere\nkey: {fg: green}"),
        ("round", "from: own\n"),
        ("own", ""),
    ];
    let (theme, issues) = read("from: base\nkey: {fg: blue}", &others);
    assert_eq!(issues, [""; 0]);
    assert_eq!(fg(&theme, Role::Link), Some(Color::Palette(1)));
    assert_eq!(fg(&theme, Role::Key), Some(Color::Palette(4)));
    assert_eq!(theme.role(Role::Text), Theme::light().role(Role::Text));

    let (theme, issues) = read("\nfrom: broken", &others);
    assert_eq!(issues, ["broken:1: there is no theme “nowhere”"]);
    assert_eq!(fg(&theme, Role::Key), Some(Color::Palette(2)));
    let (_, issues) = read("from: round", &others);
    assert_eq!(issues, ["round:1: own stands on this theme itself"]);
}

#[test]
fn all_mistakes_are_told_and_the_rest_is_in_force() {
    let text = "\
from: dark
txet: {fg: red}
link: {fg: yelow, bold: true, italics: true}
key: {bold: maybe, underline: true}
muted: red
categories:
  yelow: {fg: red}
  green: {bg: 300}
status: {fg: cyan}
status: {fg: green}
";
    let (theme, issues) = read(text, &[]);
    assert_eq!(
        issues,
        [
            "own:2: there is no role “txet”; did you mean “text”?",
            "own:3: link: “yelow” is no colour; did you mean yellow? write \"#rrggbb\" in quotes, a name like yellow or bright-blue, or a number from 0 to 255",
            "own:3: link: there is no part of a look “italics”; did you mean “italic”?",
            "own:4: key: bold must be true or false",
            "own:5: muted must be what it looks like, such as {fg: yellow, bold: true}",
            "own:7: there is no category colour “yelow”; did you mean “yellow”?",
            "own:8: green: “300” is no colour; write \"#rrggbb\" in quotes, a name like yellow or bright-blue, or a number from 0 to 255",
        ]
    );
    assert!(theme.role(Role::Link).bold && theme.role(Role::Key).underline);
    assert_eq!(fg(&theme, Role::Status), Some(Color::Palette(2)));
}

#[test]
fn what_is_no_theme_at_all_is_told() {
    assert!(read("- a\n", &[]).1[0].contains("names roles"));
    let (_, issues) = read("text: {fg: #d5d8de}\nkey: {fg: red}\n", &[]);
    assert!(issues[0].contains("must stand in quotes"), "{issues:?}");
    for empty in ["", "# nothing\n", "---\n"] {
        assert_eq!(read(empty, &[]), (Theme::default(), Vec::new()), "{empty}");
    }
}

#[test]
fn letters_tell_what_background_a_theme_is_made_for() {
    let light = BuiltIn::named("light").unwrap().theme();
    for depth in [Depth::Full, Depth::Palette256] {
        assert_eq!(light.clone().at(depth).made_for(), Some(Background::Light));
        assert_eq!(Theme::dark().at(depth).made_for(), Some(Background::Dark));
    }
    assert_eq!(light.at(Depth::Sixteen).made_for(), None);
    let own_ground = BuiltIn::named("high-contrast").unwrap().theme();
    assert_eq!(own_ground.made_for(), None);
}

#[test]
fn fewer_colours_are_those_there_are() {
    let theme = read(
        "from: dark\nlink: {fg: red}\nkey: {fg: '#ff0000'}\ntext: {}",
        &[],
    )
    .0;
    let at = |depth| theme.clone().at(depth);
    assert_eq!(at(Depth::Full), theme);
    assert_eq!(
        fg(&at(Depth::Palette256), Role::Key),
        Some(Color::Palette(196))
    );
    assert_eq!(
        fg(&at(Depth::Palette256), Role::Link),
        Some(Color::Palette(1))
    );
    let terminal = Theme::built_in("terminal").unwrap();
    assert_eq!(fg(&at(Depth::Sixteen), Role::Link), Some(Color::Palette(1)));
    assert_eq!(at(Depth::Sixteen).role(Role::Key), terminal.role(Role::Key));
    assert_eq!(Theme::dark().at(Depth::Sixteen), terminal);
    assert_eq!(
        Theme::dark().at(Depth::None),
        Theme::built_in("mono").unwrap()
    );
}

proptest::proptest! {
    #[test]
    fn any_text_gives_a_theme(text in "(\\PC|[a-z:#\\[\\]{}\n -]){0,80}") {
        let _ = read(&text, &[]);
    }
}
