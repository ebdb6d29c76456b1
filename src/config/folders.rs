//! The file of folders that were added on screen and could not be put into the person's own configuration: it is of the same
//! form and adds to that.

use std::fmt::Write as _;

use serde_json::Value;

/// What it is called, beside the configuration.
pub const FOLDERS_FILE: &str = "folders.yaml";

/// Its text with these folders.
pub fn write_folders(folders: &[String]) -> String {
    let mut text = "# Folders of the library that were added in kubenotes, beside those in config.yaml. It writes this file anew.\nlibrary:".to_owned();
    if folders.is_empty() {
        text.push_str(" []");
    }
    for folder in folders {
        // A text as JSON writes it, which is YAML as well. Writing to a string cannot fail.
        let _ = write!(text, "\n  - {}", Value::from(folder.as_str()));
    }
    text.push('\n');
    text
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::super::read::read;
    use super::*;

    #[test]
    fn what_is_kept_is_read_again() {
        for folders in [&["~/a", "/b c: d"][..], &[]] {
            let folders: Vec<String> = folders.iter().map(|&folder| folder.to_owned()).collect();
            let (config, issues) = read(&write_folders(&folders));
            let expected: Vec<PathBuf> = folders.iter().map(PathBuf::from).collect();
            assert_eq!((config.library, issues), (expected, Vec::new()));
        }
    }
}
