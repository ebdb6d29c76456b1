//! An answer that came when nobody listened for it any more: the terminal library takes it for keys, which must do nothing.

use crate::app::Event;
use crate::keymap::{KeyCode, KeyPress};

/// A colour's report is shorter, in keys.
const LONGEST: usize = 64;

/// Watches for a report of the background (`ESC ] 11;rgb:…` and BEL or ST) among keys.
#[derive(Clone, Copy, Debug, Default)]
pub struct LateAnswer {
    /// Whether one is still to come.
    is_owed: bool,
    /// How many keys of it have come.
    taken: usize,
}

impl LateAnswer {
    /// The terminal was asked and has not answered in time.
    pub const fn owe(&mut self) {
        self.is_owed = true;
        self.taken = 0;
    }

    /// Whether an event is part of the answer, and no key at all.
    pub fn swallows(&mut self, event: &Event) -> bool {
        let Event::Key(key) = event else {
            return false;
        };
        if !self.is_owed {
            return false;
        }
        let is_part = match self.taken {
            0 => is_with(*key, ']', |key| key.alt),
            1.. => is_end(*key) || key.typed().is_some_and(is_of_a_report),
        };
        if is_part {
            self.taken += 1;
            self.is_owed = !(self.taken > 1 && is_end(*key)) && self.taken < LONGEST;
        } else if self.taken > 0 {
            self.is_owed = false;
        }
        is_part
    }
}

fn is_of_a_report(character: char) -> bool {
    character.is_ascii_hexdigit() || matches!(character, ';' | ':' | '/' | 'r' | 'g' | 'a')
}

/// BEL is ctrl-g as a key, ST is alt and a backslash.
fn is_end(key: KeyPress) -> bool {
    is_with(key, 'g', |key| key.ctrl) || is_with(key, '\\', |key| key.alt)
}

fn is_with(key: KeyPress, character: char, held: impl Fn(KeyPress) -> bool) -> bool {
    key.code == KeyCode::Char(character) && held(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is left of keys for the person.
    fn left(late: &mut LateAnswer, keys: &str) -> String {
        let keys = KeyPress::parse_sequence(keys).unwrap().into_iter();
        let left = keys.filter(|key| !late.swallows(&Event::Key(*key)));
        let left: Vec<String> = left.map(|key| key.to_string()).collect();
        left.join(" ")
    }

    #[test]
    fn a_late_answer_does_nothing() {
        let mut late = LateAnswer::default();
        late.owe();
        let answer = "alt-] 1 1 ; r g b : 1 c / 1 f / 2 6";
        assert_eq!(left(&mut late, &format!("j {answer} alt-\\ r 1")), "j r 1");
        late.owe();
        assert_eq!(left(&mut late, &format!("{answer} ctrl-g r")), "r");
    }

    #[test]
    fn who_owes_none_types() {
        let mut late = LateAnswer::default();
        assert_eq!(left(&mut late, "alt-] 1 r"), "alt-] 1 r");
        late.owe();
        assert_eq!(left(&mut late, "r 1 alt-] j 1 alt-]"), "r 1 j 1 alt-]");
    }
}
