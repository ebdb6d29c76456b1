//! The person's own templates: files of a folder, read with what is wrong told.

use std::fs;
use std::path::Path;

use crate::export::{TEMPLATE_ENDING, Template};

use super::reading::{read_bytes, shown};

/// The templates in a folder, in order of name; of a folder that is not there none.
pub fn own_templates(folder: &Path, problems: &mut Vec<String>) -> Vec<Template> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Vec::new(),
        Err(error) => {
            problems.push(format!("{} could not be read: {error}", shown(folder)));
            return Vec::new();
        }
    };
    let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let mut names: Vec<_> = names
        .filter(|name| name.ends_with(TEMPLATE_ENDING) && !name.starts_with('.'))
        .collect();
    names.sort();
    let mut templates = Vec::new();
    for file in names {
        match source(&folder.join(&file)) {
            Ok(source) => templates.push(Template { file, source }),
            Err(problem) => problems.push(problem),
        }
    }
    templates
}

fn source(path: &Path) -> Result<String, String> {
    let bytes = read_bytes(path).map_err(|error| error.to_string())?;
    String::from_utf8(bytes)
        .map_err(|_| format!("{} is not UTF-8 text: save it as such", shown(path)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shell::testing::Folder;

    #[test]
    fn what_ends_in_jinja_is_a_template() {
        let folder = Folder::with(&[("b.md.jinja", "b"), ("a.txt.jinja", "a"), ("notes.md", "")]);
        folder.write("latin.txt.jinja", b"caf\xe9");
        let mut problems = Vec::new();
        let templates = own_templates(&folder.path(""), &mut problems);
        let files: Vec<_> = templates
            .iter()
            .map(|it| (&*it.file, &*it.source))
            .collect();
        assert_eq!(files, [("a.txt.jinja", "a"), ("b.md.jinja", "b")]);
        assert_eq!(problems.len(), 1);
        assert!(problems[0].contains("not UTF-8"), "{problems:?}");
        assert!(own_templates(&folder.path("missing"), &mut problems).is_empty());
        assert_eq!(problems.len(), 1);
    }
}
