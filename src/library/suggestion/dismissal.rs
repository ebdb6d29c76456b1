//! A suggestion that a person did not want, and whether a sentence is still that one. Only data and a comparison of words.

/// A suggestion that is not to come back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dismissal {
    /// The name of its post's root.
    pub root: String,
    /// The post's path below it.
    pub path: String,
    /// The sentence as it was.
    pub quote: String,
}

/// Of a sentence's words, in percent, so many must have stayed for it to be the same one, as with highlights.
const STAYED: usize = 75;

/// A sentence of so many words is the same one in any post: the post was moved, or copied.
const TELLING: usize = 6;

impl Dismissal {
    /// Whether it is of this sentence of the post at this place, however the author mended that since.
    pub fn covers(&self, root: &str, path: &str, sentence: &str) -> bool {
        if !self.is_in(root, path) {
            return self.quote == sentence && words(sentence).len() >= TELLING;
        }
        let (before, now) = (words(&self.quote), words(sentence));
        let longer = before.len().max(now.len());
        100 * in_common(&before, &now) >= STAYED * longer
    }

    fn is_in(&self, root: &str, path: &str) -> bool {
        self.root == root && self.path == path
    }
}

fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    let words = words.filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

/// How many words two sentences share in the same order. Sentences that are offered have a bounded length.
fn in_common(one: &[String], other: &[String]) -> usize {
    let mut row = vec![0; other.len() + 1];
    for word in one {
        let mut diagonal = 0;
        for (at, other) in other.iter().enumerate() {
            let left = row.get(at).copied().unwrap_or(0);
            let Some(here) = row.get_mut(at + 1) else {
                continue;
            };
            let above = *here;
            *here = if word == other {
                diagonal + 1
            } else {
                above.max(left)
            };
            diagonal = above;
        }
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(now: &str, path: &str) -> bool {
        let dismissal = Dismissal {
            root: "blog".to_owned(),
            path: "a.md".to_owned(),
            quote: "I want to look into Rubinator one of these days.".to_owned(),
        };
        dismissal.covers("blog", path, now)
    }

    #[test]
    fn it_outlives_small_edits_and_a_new_place() {
        assert!(check(
            "I want to look into Rubinator one of these days.",
            "a.md"
        ));
        assert!(check(
            "I want to look into Rubinator one of these days.",
            "b.md"
        ));
        assert!(check(
            "I want to look into Rubinator, one of these days",
            "a.md"
        ));
        assert!(check(
            "I really want to look into Rubinator one of these days.",
            "a.md"
        ));
        assert!(!check(
            "I really want to look into Rubinator one of these days.",
            "b.md"
        ));
        assert!(!check("I want to look into Polishing next year.", "a.md"));
    }
}
