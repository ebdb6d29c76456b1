//! Theme files: the person's own, by name in their folder or by path, with those they stand on.

use std::fs;
use std::path::Path;

use crate::app::ThemePair;
use crate::app::overlay::ListedTheme;
use crate::config::ThemeName;
use crate::library::Later;
use crate::text::{nearest, one_line};
use crate::theme::{BUILT_IN, BuiltIn, FileIssue, Theme, ThemeSource, assemble};

use super::reading::{read_bytes, shown};

/// What theme files end in.
const ENDING: &str = ".yaml";

/// A theme, and what is wrong with its files, one sentence each.
#[derive(Clone, Debug)]
pub struct ReadTheme {
    /// The theme.
    pub theme: Theme,
    /// What is wrong.
    pub problems: Vec<String>,
}

/// The names of the person's own themes, in order; of a folder that is not there none.
pub fn own_themes(folder: Option<&Path>) -> Vec<String> {
    let entries = folder.and_then(|folder| fs::read_dir(folder).ok());
    let files = entries
        .into_iter()
        .flatten()
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let names = files.filter_map(|file| Some(file.strip_suffix(ENDING)?.to_owned()));
    let mut names: Vec<String> = names
        .filter(|name| !name.is_empty() && !name.starts_with('.'))
        .collect();
    names.sort();
    names
}

/// The person's own themes as the list of themes shows them; one that cannot be read is left out.
pub fn listed_themes(folder: &Path) -> Vec<ListedTheme> {
    let names = own_themes(Some(folder)).into_iter();
    let themes = names.filter_map(|name| {
        let read = read_theme(&ThemeName::Named(name.clone()), Some(folder)).ok()?;
        Some(ListedTheme {
            sentence: "yours".to_owned(),
            mistakes: read.problems.len(),
            look: ThemePair::always(name, Later::from(read.theme)),
        })
    });
    themes.collect()
}

/// Whether a name is that of a built-in theme that no file of the person's own stands for.
pub fn built_in(name: &ThemeName, folder: Option<&Path>) -> Option<&'static BuiltIn> {
    match name {
        ThemeName::Named(name) if !own_themes(folder).contains(name) => BuiltIn::named(name),
        _ => None,
    }
}

/// Reads a theme; a sentence says why there is none.
pub fn read_theme(name: &ThemeName, folder: Option<&Path>) -> Result<ReadTheme, String> {
    if let Some(theme) = built_in(name, folder) {
        return Ok(ReadTheme {
            theme: theme.theme(),
            problems: Vec::new(),
        });
    }
    let first = source(name, folder)?;
    let mut find = |name: &str, from: &ThemeSource| {
        let beside = Path::new(&from.file).parent();
        match ThemeName::read(name) {
            ThemeName::File(path) => {
                let path = beside.map_or_else(|| path.clone(), |folder| folder.join(&path));
                source(&ThemeName::File(path), folder)
            }
            named @ ThemeName::Named(_) => source(&named, folder),
        }
    };
    let (theme, issues) = assemble(first, &mut find);
    let told = |FileIssue { file, issue }: FileIssue| {
        format!("{file}, line {}: {}", issue.line, issue.message)
    };
    Ok(ReadTheme {
        theme,
        problems: issues.into_iter().map(told).collect(),
    })
}

/// The file of a theme of the person's own.
fn source(name: &ThemeName, folder: Option<&Path>) -> Result<ThemeSource, String> {
    let path = match name {
        ThemeName::File(path) => path.clone(),
        ThemeName::Named(name) => match folder.filter(|_| own_themes(folder).contains(name)) {
            Some(folder) => folder.join(format!("{name}{ENDING}")),
            None => return Err(unknown(name, folder)),
        },
    };
    let bytes = read_bytes(&path).map_err(|error| error.to_string())?;
    let text = String::from_utf8(bytes)
        .map_err(|_| format!("{} is not UTF-8 text: save it as UTF-8", shown(&path)))?;
    Ok(ThemeSource {
        file: path.to_string_lossy().into_owned(),
        text,
    })
}

fn unknown(name: &str, folder: Option<&Path>) -> String {
    let own = own_themes(folder);
    let built_in = BUILT_IN.iter().map(|theme| theme.name);
    let known: Vec<&str> = ["auto"]
        .into_iter()
        .chain(built_in)
        .chain(own.iter().map(String::as_str))
        .collect();
    let hint = match nearest(name, known.iter().copied()) {
        Some(meant) => format!("did you mean “{meant}”?"),
        None => format!(
            "there are {}; a file is named by its path (./{}.yaml)",
            known.join(", "),
            one_line(name)
        ),
    };
    format!("there is no theme “{}”; {hint}", one_line(name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shell::testing::Folder;
    use crate::theme::{Color, Role};

    fn read(folder: &Folder, name: &str) -> Result<ReadTheme, String> {
        read_theme(&ThemeName::read(name), Some(&folder.path("")))
    }

    #[test]
    fn own_themes_go_before_those_of_the_program_and_may_stand_on_them() {
        let folder = Folder::with(&[
            ("dark.yaml", "from: dark\nlink: {fg: red}\n"),
            ("late.yaml", "from: ./dark.yaml\nkey: {fg: green}\n"),
            ("bad.yaml", "from: lght\ntxt: {}\n"),
            (".hidden.yaml", ""),
        ]);
        assert_eq!(own_themes(Some(&folder.path(""))), ["bad", "dark", "late"]);
        let late = read(&folder, "late").unwrap();
        assert_eq!(late.problems, [""; 0]);
        assert_eq!(late.theme.role(Role::Link).fg, Some(Color::Palette(1)));
        assert_eq!(late.theme.role(Role::Text), Theme::dark().role(Role::Text));

        let problems = read(&folder, "bad").unwrap().problems;
        assert!(
            problems[0]
                .contains("bad.yaml, line 1: there is no theme “lght”; did you mean “light”?"),
            "{problems:?}"
        );
        assert!(
            problems[1].contains("bad.yaml, line 2: there is no role “txt”"),
            "{problems:?}"
        );
    }

    #[test]
    fn a_theme_that_is_not_there_is_told_with_the_nearest_one() {
        let folder = Folder::with(&[]);
        assert!(read(&folder, "light").is_ok());
        let problem = read(&folder, "drak").unwrap_err();
        assert_eq!(problem, "there is no theme “drak”; did you mean “dark”?");
        let problem = read(&folder, "zzz").unwrap_err();
        assert!(
            problem.contains("high-contrast") && problem.contains("./zzz.yaml"),
            "{problem}"
        );
        assert!(read(&folder, "./nowhere.yaml").is_err());
    }
}
