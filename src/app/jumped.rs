//! What the person jumped to, how often and how lately: a little of that speaks for an entry. It orders nothing itself.

use std::collections::HashMap;

use jiff::Timestamp;

use crate::find::jump::{JumpEntry, JumpIndex, JumpKind};
use crate::library::{Library, PostId};

/// After so many days a jump counts half.
const HALF_LIFE: f64 = 14.0;

const HOURS_A_DAY: f64 = 24.0;

/// More are not kept; those that count least go.
const MOST: usize = 400;

/// An entry that was jumped to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct JumpedTo {
    /// The name of its post's root.
    pub root: String,
    /// The post's path below it.
    pub path: String,
    /// The key of its kind.
    pub kind: String,
    /// Its title.
    pub title: String,
    /// How often it was jumped to, earlier times counting less.
    pub weight: f64,
    /// When that was last reckoned, in seconds since 1970.
    pub at: i64,
}

/// All of them.
#[derive(Clone, Debug, Default)]
pub struct Jumped {
    known: Vec<JumpedTo>,
}

impl JumpedTo {
    /// How much it counts now.
    fn weight_at(&self, now: Timestamp) -> f64 {
        let hours = now.as_second().saturating_sub(self.at).max(0) / 3600;
        let days = f64::from(i32::try_from(hours).unwrap_or(i32::MAX)) / HOURS_A_DAY;
        self.weight * (-days / HALF_LIFE).exp2()
    }

    fn is_same(&self, other: &Self) -> bool {
        self.root == other.root
            && self.path == other.path
            && self.kind == other.kind
            && self.title == other.title
    }
}

impl Jumped {
    /// Takes in what is known of earlier sittings; what this one knows stays.
    pub fn load(&mut self, stored: Vec<JumpedTo>) {
        for jumped in stored {
            if !self.known.iter().any(|known| known.is_same(&jumped)) {
                self.known.push(jumped);
            }
        }
    }

    /// Counts a jump; what is to be stored of it.
    pub fn count(
        &mut self,
        library: &Library,
        entry: &JumpEntry,
        now: Timestamp,
    ) -> Option<JumpedTo> {
        let post = library.post(entry.post?)?;
        let mut jumped = JumpedTo {
            root: library.root_name(post).to_owned(),
            path: post.path.to_string(),
            kind: entry.kind.key().to_owned(),
            title: entry.title.clone(),
            weight: 1.0,
            at: now.as_second(),
        };
        let known = self.known.iter().position(|known| known.is_same(&jumped));
        if let Some(known) = known {
            jumped.weight += self.known.swap_remove(known).weight_at(now);
        }
        self.known.push(jumped.clone());
        if self.known.len() > MOST {
            self.known
                .sort_by(|a, b| b.weight_at(now).total_cmp(&a.weight_at(now)));
            self.known.truncate(MOST);
        }
        Some(jumped)
    }

    /// Tells the jump's index how much each speaks for its entry now.
    pub fn tell(&self, index: &mut JumpIndex, library: &Library, now: Timestamp) {
        let mut of_post: HashMap<PostId, Vec<(JumpKind, String, u8)>> = HashMap::new();
        for jumped in &self.known {
            let mut roots = library.roots().iter();
            let root = roots.position(|root| root.name == jumped.root);
            let post = root.and_then(|root| library.find(root, &jumped.path));
            let mut kinds = JumpKind::ALL.into_iter();
            let kind = kinds.find(|kind| kind.key() == jumped.kind);
            if let (Some(post), Some(kind)) = (post, kind) {
                let boost = boost(jumped.weight_at(now));
                let used = of_post.entry(post).or_default();
                used.push((kind, jumped.title.clone(), boost));
            }
        }
        for (post, used) in of_post {
            index.replace_boosts(post, &used);
        }
    }
}

/// 4 for one jump just now, 15 for many.
fn boost(weight: f64) -> u8 {
    let reached = 4.0 * (1.0 + weight).log2();
    (1..=15_u8)
        .take_while(|step| f64::from(*step) <= reached + 0.5)
        .last()
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn often_and_lately_count_more() {
        let now = Timestamp::from_second(100 * 86_400).unwrap();
        let jumped = |weight: f64, days: i64| JumpedTo {
            weight,
            at: (100 - days) * 86_400,
            ..JumpedTo::default()
        };
        let boost_of = |weight, days| boost(jumped(weight, days).weight_at(now));
        assert_eq!(boost_of(1.0, 0), 4);
        assert!(boost_of(5.0, 0) > boost_of(1.0, 0));
        assert!(boost_of(5.0, 60) < boost_of(5.0, 0));
        assert_eq!(boost_of(1.0, 365), 0);
        assert_eq!(boost_of(1e9, 0), 15);
        assert_eq!(boost_of(1.0, -5), 4);
    }
}
