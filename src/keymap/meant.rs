//! Which key somebody meant who wrote it in another way: `C-x`, `<C-x>`, `ctrl+x`, `PgDn`, `hyper-x`. It decides nothing.

use crate::text::nearest;

use super::key::{KeyPress, names};

/// What other programs call the keys that are held.
const HELD: [(&str, &[&str]); 3] = [
    ("ctrl-", &["c", "ctrl", "control", "ctl", "strg", "^"]),
    (
        "alt-",
        &[
            "m", "a", "alt", "meta", "opt", "option", "cmd", "super", "hyper", "d",
        ],
    ),
    ("shift-", &["s", "shift"]),
];

/// What other programs call keys.
const CALLED: [(&str, &str); 14] = [
    ("cr", "enter"),
    ("ret", "enter"),
    ("bs", "backspace"),
    ("del", "delete"),
    ("ins", "insert"),
    ("spc", "space"),
    ("pgdn", "pagedown"),
    ("pgdown", "pagedown"),
    ("next", "pagedown"),
    ("pgup", "pageup"),
    ("prior", "pageup"),
    ("arrowup", "up"),
    ("arrowdown", "down"),
    ("spacebar", "space"),
];

/// A key as it is written here, for one that is written in another way or not quite right.
pub fn meant(word: &str) -> Option<String> {
    let bare = word
        .strip_prefix('<')
        .and_then(|word| word.strip_suffix('>'));
    let bare: String = bare.unwrap_or(word).chars().take(40).collect();
    let (mut written, mut rest) = (String::new(), bare.as_str());
    while let Some((held, after)) = rest.split_once(['-', '+'])
        && let Some(held) = held_key(held).filter(|_| !after.is_empty())
    {
        written += held;
        rest = after;
    }
    written += &last(rest)?;
    KeyPress::parse(&written).map(|key| key.to_string())
}

fn held_key(word: &str) -> Option<&'static str> {
    let lower = word.to_lowercase();
    let exactly = HELD
        .iter()
        .find(|(_, others)| others.contains(&lower.as_str()));
    if let Some((held, _)) = exactly {
        return Some(held);
    }
    let near = nearest(&lower, ["ctrl", "alt", "shift", "control"])?;
    let near = HELD.iter().find(|(_, others)| others.contains(&near));
    near.map(|(held, _)| *held)
}

/// The key itself.
fn last(word: &str) -> Option<String> {
    if KeyPress::parse(word).is_some() {
        return Some(word.to_owned());
    }
    let lower = word.to_lowercase().replace(['-', '_'], "");
    let called = CALLED.iter().find(|(other, _)| *other == lower);
    let called = called.map(|(_, name)| *name);
    called
        .or_else(|| nearest(&lower, names()))
        .map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_others_write_is_understood() {
        for (word, expected) in [
            ("C-x", "ctrl-x"),
            ("<C-x>", "ctrl-x"),
            ("M-x", "alt-x"),
            ("ctrl+p", "ctrl-p"),
            ("Ctrl+Shift+Tab", "ctrl-shift-tab"),
            ("PgDn", "pagedown"),
            ("page-down", "pagedown"),
            ("<CR>", "enter"),
            ("cntrl-p", "ctrl-p"),
            ("hyper-x", "alt-x"),
            ("pagdown", "pagedown"),
            ("esk", "esc"),
        ] {
            assert_eq!(meant(word).as_deref(), Some(expected), "{word}");
        }
        assert_eq!(meant("xyzzy"), None);
        assert_eq!(meant(""), None);
        assert_eq!(meant("-"), Some("-".to_owned()));
    }
}
