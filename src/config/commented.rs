//! The configuration file to begin with: every setting with its sentence and what holds where nothing is said. It writes no
//! file.

use std::fmt::Write as _;

use super::flow::flow;
use super::setting::{Kind, SETTINGS, Setting};
use crate::text::Span;
use crate::text::line_break::wrap;

/// Columns of a comment.
const WIDTH: u16 = 100;

const HEAD: &str = "\
# The settings of kubenotes. Each stands here with what holds where nothing is said, or with an example: take the # in
# front of it away and change it. `kubenotes config` prints what is in force and where it comes from; `kubenotes config
# edit` opens this file and checks what you wrote. Paths may begin with ~; others start at this file's folder.
";

/// A commented configuration file that changes nothing. `schema` is where editors find what completes it, if there is that.
pub fn commented(schema: Option<&str>) -> String {
    let schema = schema.map(|schema| format!("# yaml-language-server: $schema={schema}\n"));
    let mut file = schema.unwrap_or_default() + HEAD;
    for setting in SETTINGS {
        file.push('\n');
        for line in comment(setting) {
            // Writing to a string cannot fail.
            let _ = writeln!(file, "# {line}");
        }
        let value = setting
            .example
            .map_or_else(|| flow(&setting.usual()), str::to_owned);
        let _ = writeln!(file, "#{}: {value}", setting.key);
    }
    file
}

fn comment(setting: &Setting) -> Vec<String> {
    let text = format!("{}. {}", setting.sentence, takes(&setting.kind));
    let whole = Span::new(0, u32::try_from(text.len()).unwrap_or(u32::MAX));
    let lines = wrap(&text, whole, WIDTH, WIDTH).into_iter();
    let lines = lines.map(|line| line.of(&text).trim_end().to_owned());
    lines.filter(|line| !line.is_empty()).collect()
}

/// What it takes, as a sentence.
fn takes(kind: &Kind) -> String {
    let expected = kind.expected();
    let mut letters = expected.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string());
    format!("{}{}.", first.unwrap_or_default(), letters.as_str())
}

#[cfg(test)]
mod tests {
    use super::super::model::Config;
    use super::super::read::read;
    use super::*;

    #[test]
    fn the_file_changes_nothing() {
        assert_eq!(
            read(&commented(Some("x.json"))),
            (Config::default(), Vec::new())
        );
    }

    #[test]
    fn every_line_holds_once_its_sign_is_taken_away() {
        let file = commented(Some("x.json"));
        let is_setting = |line: &str| {
            let key = line.strip_prefix('#').and_then(|line| line.split_once(':'));
            key.is_some_and(|(key, _)| Setting::named(key).is_some())
        };
        let lines = file.lines().map(|line| match line.strip_prefix('#') {
            Some(setting) if is_setting(line) => setting,
            _ => line,
        });
        let (config, issues) = read(&lines.collect::<Vec<_>>().join("\n"));
        assert_eq!(issues, []);
        assert_eq!(config.lines.len(), SETTINGS.len());
        for setting in SETTINGS.iter().filter(|setting| setting.example.is_none()) {
            assert_eq!((setting.value)(&config), setting.usual(), "{}", setting.key);
        }
    }

    #[test]
    fn its_lines_are_not_too_long() {
        let long = |line: &&str| line.chars().count() > 121;
        assert_eq!(commented(Some("x.json")).lines().find(long), None);
    }
}
