//! A theme of the person's own with the themes it stands on. Where their files are, the caller knows.

use crate::document::Issue;

use super::built_in::BuiltIn;
use super::file::ThemeFile;
use super::table::Theme;

/// As many themes may stand on each other.
const DEEPEST: usize = 8;

/// A theme file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThemeSource {
    /// What the file is called where its mistakes are told.
    pub file: String,
    /// What it says.
    pub text: String,
}

/// Something wrong with a theme file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileIssue {
    /// The file.
    pub file: String,
    /// What, and in which line.
    pub issue: Issue,
}

/// Reads a theme with those it stands on. `find` gives the file of a theme that is named, seen from a file; a sentence says
/// why there is none. What is wrong is told, and the good parts are in force.
pub fn assemble(
    source: ThemeSource,
    find: &mut dyn FnMut(&str, &ThemeSource) -> Result<ThemeSource, String>,
) -> (Theme, Vec<FileIssue>) {
    let mut issues = Vec::new();
    let mut layers: Vec<ThemeFile> = Vec::new();
    let mut seen = vec![source.file.clone()];
    let mut next = Some(source);
    let mut ground = Theme::default();
    while let Some(source) = next.take() {
        let mut layer = ThemeFile::read(&source.text);
        if let Some((name, line)) = layer.from.take() {
            let found = match BuiltIn::named(&name) {
                Some(theme) => {
                    ground = theme.theme();
                    Ok(None)
                }
                None => find(&name, &source).and_then(|found| unseen(found, &mut seen).map(Some)),
            };
            match found {
                Ok(found) => next = found,
                Err(message) => layer.issues.push(Issue { line, message }),
            }
        }
        layer.issues.sort_by_key(|issue| issue.line);
        let told = layer.issues.drain(..);
        issues.extend(told.map(|issue| FileIssue {
            file: source.file.clone(),
            issue,
        }));
        layers.push(layer);
    }
    let theme = layers
        .into_iter()
        .rfold(ground, |theme, layer| layer.over(theme));
    (theme, issues)
}

/// Keeps themes from standing on each other in a circle.
fn unseen(found: ThemeSource, seen: &mut Vec<String>) -> Result<ThemeSource, String> {
    if seen.contains(&found.file) {
        return Err(format!("{} stands on this theme itself", found.file));
    }
    if seen.len() >= DEEPEST {
        return Err(format!("more than {DEEPEST} themes stand on each other"));
    }
    seen.push(found.file.clone());
    Ok(found)
}
