//! How the panes stand at the first start, as the configuration has it: their names from left to right, each side pane with
//! its share of the width if it is to have one of its own.

use serde_json::{Value, json};

use crate::text::{nearest, one_line};

/// A pane, by its name in the configuration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaneName {
    /// The post list.
    Posts,
    /// The text.
    Text,
    /// The notes.
    Notes,
}

/// A pane that is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PaneChoice {
    /// Which one.
    pub pane: PaneName,
    /// How much of the screen's width it has, in percent; `None` is what suits the screen.
    pub percent: Option<u16>,
}

/// A narrower pane shows nothing, a wider one leaves the text no room (percent).
const LEAST: u16 = 5;
const MOST: u16 = 80;

impl PaneName {
    /// Every pane with its name.
    const ALL: [(&'static str, Self); 3] = [
        ("posts", Self::Posts),
        ("text", Self::Text),
        ("notes", Self::Notes),
    ];

    fn word(self) -> &'static str {
        let known = Self::ALL.iter().find(|(_, pane)| *pane == self);
        known.map_or("", |(name, _)| name)
    }
}

/// All panes, as wide as suits the screen.
pub fn usual() -> Vec<PaneChoice> {
    let choice = |(_, pane)| PaneChoice {
        pane,
        percent: None,
    };
    PaneName::ALL.map(choice).to_vec()
}

/// The panes that a list names; the error is a hint to what is wrong.
pub fn check(written: &[String]) -> Result<Vec<PaneChoice>, String> {
    let mut panes: Vec<PaneChoice> = Vec::new();
    for entry in written {
        let choice = read(entry)?;
        if panes.iter().any(|known| known.pane == choice.pane) {
            return Err(format!("“{}” stands there twice; ", choice.pane.word()));
        }
        panes.push(choice);
    }
    if panes.iter().any(|choice| choice.pane == PaneName::Text) {
        Ok(panes)
    } else {
        Err("without the text there is nothing to read; ".to_owned())
    }
}

fn read(entry: &str) -> Result<PaneChoice, String> {
    let entry = entry.trim();
    let (name, share) = match entry.split_once(char::is_whitespace) {
        Some((name, share)) => (name, Some(share.trim())),
        None => (entry, None),
    };
    let Some((_, pane)) = PaneName::ALL.iter().find(|(known, _)| *known == name) else {
        let names = PaneName::ALL.map(|(name, _)| name);
        return Err(match nearest(name, names) {
            Some(meant) => format!("did you mean “{meant}”? "),
            None => format!("there is no pane “{}”; ", one_line(name)),
        });
    };
    let pane = *pane;
    let Some(share) = share else {
        return Ok(PaneChoice {
            pane,
            percent: None,
        });
    };
    if pane == PaneName::Text {
        return Err("the text has what the others leave; ".to_owned());
    }
    let percent = share.trim_end_matches('%').trim_end().parse().ok();
    let percent = percent.filter(|percent| (LEAST..=MOST).contains(percent));
    match percent {
        Some(_) => Ok(PaneChoice { pane, percent }),
        None => Err(format!(
            "“{}” is no share from {LEAST}% to {MOST}%; ",
            one_line(share)
        )),
    }
}

/// Panes as a file has them.
pub fn shown(panes: &[PaneChoice]) -> Value {
    let pane = |choice: &PaneChoice| match choice.percent {
        Some(percent) => format!("{} {percent}%", choice.pane.word()),
        None => choice.pane.word().to_owned(),
    };
    panes.iter().map(pane).collect()
}

/// What a pane looks like in a file, as a JSON schema.
pub fn schema() -> Value {
    json!({
        "type": "string",
        "pattern": "^(text|(posts|notes)( +[0-9]+ ?%)?)$",
        "description": "posts, text or notes; a side pane with its share of the width, such as posts 30%",
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn checked(written: &[&str]) -> Result<Value, String> {
        let written: Vec<String> = written.iter().map(|&entry| entry.to_owned()).collect();
        check(&written).map(|panes| shown(&panes))
    }

    #[test]
    fn panes_are_read_and_written_alike() {
        for panes in [
            &["posts", "text", "notes"][..],
            &["notes 25%", "text"],
            &["text", "posts 80%", "notes 5%"],
        ] {
            assert_eq!(checked(panes), Ok(json!(panes)));
        }
        assert_eq!(
            checked(&[" posts  30 % ", "text"]),
            Ok(json!(["posts 30%", "text"]))
        );
        assert_eq!(shown(&usual()), json!(["posts", "text", "notes"]));
    }

    #[test]
    fn mistakes_are_told() {
        let told = |written: &[&str]| checked(written).unwrap_err();
        assert!(told(&["post", "text"]).contains("did you mean “posts”?"));
        assert!(told(&["posts", "posts", "text"]).contains("twice"));
        assert!(told(&["posts", "notes"]).contains("nothing to read"));
        assert!(told(&["posts", "text 50%"]).contains("what the others leave"));
        for share in [
            "posts 2%",
            "posts wide",
            "posts 90%",
            "posts -3%",
            "posts %",
        ] {
            assert!(told(&[share, "text"]).contains("from 5% to 80%"), "{share}");
        }
    }
}
