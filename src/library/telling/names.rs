//! Whether two names are one person's: with slips, initials, a middle name, in another order. It knows no titles.

use super::words::{are_alike, folded};

/// A person's name as its folded words; without any it is nobody's.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Name(Vec<String>);

impl Name {
    /// Reads a name as it is written: "Dr. Ada Lovelace", "@adalovelace".
    pub fn read(written: &str) -> Option<Self> {
        const TITLES: [&str; 6] = ["dr", "prof", "mr", "mrs", "ms", "phd"];
        let mut words = folded(written);
        if words.len() > 1 {
            words.retain(|word| !TITLES.contains(&word.as_str()));
        }
        words.retain(|word| !word.is_empty());
        (!words.is_empty()).then_some(Self(words))
    }

    /// One text for each spelling of the words.
    pub fn key(&self) -> String {
        self.0.join(" ")
    }

    /// The words by which somebody else may know the person.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }

    /// Whether both may be one person.
    pub fn is(&self, other: &Self) -> bool {
        let (short, long) = if self.0.len() <= other.0.len() {
            (&self.0, &other.0)
        } else {
            (&other.0, &self.0)
        };
        let joined = |words: &[String]| words.concat();
        if joined(short) == joined(long) {
            return true;
        }
        if let [only] = short.as_slice() {
            // A first or a family name alone.
            return only.chars().count() > 2 && [long.first(), long.last()].contains(&Some(only));
        }
        let is_each_there = short
            .iter()
            .all(|word| long.iter().any(|other| is_same_part(word, other)));
        // Of two initials nobody is known.
        let known = |word: &&String| {
            word.chars().count() > 1 && long.iter().any(|other| are_alike(word, other))
        };
        is_each_there && short.iter().any(|word| known(&word))
    }
}

/// Whether two parts of names are one: with a slip, or one is the other's initial.
fn is_same_part(a: &str, b: &str) -> bool {
    let initial = |short: &str, long: &str| {
        short.chars().count() == 1 && short.chars().next() == long.chars().next()
    };
    are_alike(a, b) || initial(a, b) || initial(b, a)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(a: &str, b: &str, expected: bool) {
        let (x, y) = (Name::read(a).unwrap(), Name::read(b).unwrap());
        assert_eq!((x.is(&y), y.is(&x)), (expected, expected), "{a} / {b}");
    }

    #[test]
    fn one_person_is_written_in_many_ways() {
        check("Ada Lovelace", "ada lovelace", true);
        check("Ada Lovelace", "Lovelace Ada", true);
        check("Ada Lovelace", "Ada K. Lovelace", true);
        check("A. Lovelace", "Ada Lovelace", true);
        check("Dr. Ada Lovelace", "Ada Lovelce", true);
        check("@adalovelace", "Ada Lovelace", true);
        check("José Álvarez", "Jose Alvarez", true);
        check("Lovelace", "Ada Lovelace", true);
    }

    #[test]
    fn others_are_others() {
        check("Ada Lovelace", "Ada Byron", false);
        check("Ada Lovelace", "Grace Lovelace", false);
        check("A. L.", "Anna Lee", false);
        check("Li", "Li Wei", false);
        check("Chen Wu", "Chen Wei", false);
        assert_eq!(Name::read("…"), None);
    }
}
