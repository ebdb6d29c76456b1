//! Which keys are in force: those of a keymap that comes with the program, with the person's own file over it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::app::action;
use crate::config::KeymapChoice;
use crate::keymap::{BuiltIn, KeyIssue, Keymap, Weight};

use super::text_file::text_of;

/// The name of the person's own keymap in the folder of the configuration.
const OWN_FILE: &str = "keymap.yaml";

/// The keys in force, and what is to be told of the person's own file.
#[derive(Clone, Debug, Default)]
pub struct Keys {
    /// The keys.
    pub keymap: Arc<Keymap>,
    /// What is wrong in the file, one sentence each.
    pub mistakes: Vec<String>,
    /// What is only odd.
    pub remarks: Vec<String>,
}

impl Keys {
    /// The keys that were chosen by name or by a file; without a file, the one in the folder of the configuration, if it is
    /// there, is laid over them.
    pub fn read(choice: Option<&KeymapChoice>, folder: Option<&Path>) -> Self {
        let (base, file) = match choice {
            Some(KeymapChoice::File(file)) => (None, Some(file.clone())),
            Some(KeymapChoice::BuiltIn(base)) => (Some(*base), usual_file(folder)),
            None => (None, usual_file(folder)),
        };
        match file {
            Some(file) => Self::own(base, &file),
            None => Self {
                keymap: Arc::new(Keymap::built_in(base.unwrap_or_default())),
                ..Self::default()
            },
        }
    }

    /// The keys of a file.
    pub fn own(base: Option<BuiltIn>, file: &Path) -> Self {
        let text = match text_of(file) {
            Ok(text) => text,
            Err(problem) => {
                return Self {
                    keymap: Arc::new(Keymap::built_in(base.unwrap_or_default())),
                    mistakes: vec![problem],
                    remarks: Vec::new(),
                };
            }
        };
        let name = file.display().to_string();
        let (keymap, issues) = Keymap::own(base, &name, &text, &action::known());
        let told = |weight| {
            let issues = issues.iter().filter(move |issue| issue.weight == weight);
            issues.map(|issue| sentence(&name, issue)).collect()
        };
        Self {
            mistakes: told(Weight::Mistake),
            remarks: told(Weight::Remark),
            keymap: Arc::new(keymap),
        }
    }
}

fn sentence(file: &str, issue: &KeyIssue) -> String {
    format!("{file}, line {}: {}", issue.line, issue.message)
}

fn usual_file(folder: Option<&Path>) -> Option<PathBuf> {
    let file = folder?.join(OWN_FILE);
    file.exists().then_some(file)
}
