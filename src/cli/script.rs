//! Keys as they are written on a command line. It presses none of them.

use crate::keymap::KeyPress;

/// The keys of a script: a word that is a key is that key, every other word and what stands in double quotes is typed.
pub fn keys(script: &str) -> Result<Vec<KeyPress>, String> {
    let mut keys = Vec::new();
    let mut rest = script.trim_start();
    while !rest.is_empty() {
        let (pressed, after) = next(rest)?;
        keys.extend(pressed);
        rest = after.trim_start();
    }
    Ok(keys)
}

/// The keys of the first word or quote, and what follows it.
fn next(script: &str) -> Result<(Vec<KeyPress>, &str), String> {
    if let Some(quoted) = script.strip_prefix('"') {
        let (text, after) = quoted
            .split_once('"')
            .ok_or_else(|| format!("the quote \"{quoted} does not end: add a \""))?;
        return Ok((typed(text), after));
    }
    let (word, after) = script
        .split_once(char::is_whitespace)
        .unwrap_or((script, ""));
    let keys = KeyPress::parse(word).map_or_else(|| typed(word), |key| vec![key]);
    Ok((keys, after))
}

fn typed(text: &str) -> Vec<KeyPress> {
    text.chars().map(KeyPress::char).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The keys as they are written, one word each.
    fn written(script: &str) -> String {
        let keys = keys(script).unwrap();
        keys.iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join(" ")
    }

    #[test]
    fn keys_are_pressed_and_other_words_typed() {
        assert_eq!(written("j j ctrl-p argo enter"), "j j ctrl-p a r g o enter");
        assert_eq!(written("  G \"up a\"  esc"), "G u p space a esc");
        assert_eq!(written("\"\" f1"), "f1");
        assert_eq!(written(""), "");
    }

    #[test]
    fn an_open_quote_is_told() {
        assert!(keys("j \"abc").unwrap_err().contains("does not end"));
    }
}
