//! Counts of what was found and what should have been, and the shares that follow.

use kubenotes::library::TopicTable;

/// What was counted.
#[derive(Debug, Default)]
pub struct Figures {
    wanted: usize,
    offered: usize,
    right: usize,
    right_topics: usize,
    /// What went wrong, one line each.
    pub mistakes: Vec<String>,
}

impl Figures {
    /// Counts a sentence: whether it is one to dig into and about what, and the topics it was offered with, if it was.
    pub fn count(
        &mut self,
        sentence: &str,
        is_dig: bool,
        topics: &[String],
        found: Option<&[String]>,
        table: &TopicTable,
    ) {
        self.wanted += usize::from(is_dig);
        self.offered += usize::from(found.is_some());
        match (is_dig, found) {
            (true, None) => self.mistakes.push(format!("missed: {sentence}")),
            (false, Some(_)) => self.mistakes.push(format!("offered: {sentence}")),
            (false, None) => {}
            (true, Some(found)) => {
                self.right += 1;
                let is_right = topics
                    .iter()
                    .any(|topic| found.iter().any(|found| is_same(found, topic, table)));
                self.right_topics += usize::from(is_right);
                if !is_right {
                    let mistake = format!("about {found:?}, not {topics:?}: {sentence}");
                    self.mistakes.push(mistake);
                }
            }
        }
    }

    /// These figures and others together.
    pub fn with(mut self, other: &Self) -> Self {
        self.wanted += other.wanted;
        self.offered += other.offered;
        self.right += other.right;
        self.right_topics += other.right_topics;
        self
    }

    /// How many of the offered ones are to be dug into.
    pub fn precision(&self) -> f64 {
        share(self.right, self.offered)
    }

    /// How many of those to be dug into are offered.
    pub fn recall(&self) -> f64 {
        share(self.right, self.wanted)
    }

    /// How many of the rightly offered ones have the right topic.
    pub fn topics(&self) -> f64 {
        share(self.right_topics, self.right)
    }

    /// What stands over the lines.
    pub fn head() -> String {
        format!(
            "{:<12} {:>6} {:>7} {:>9} {:>6} {:>6}",
            "", "wanted", "offered", "precision", "recall", "topics"
        )
    }

    /// The figures as a line.
    pub fn line(&self, name: &str) -> String {
        format!(
            "{name:<12} {:>6} {:>7} {:>9.3} {:>6.3} {:>6.3}",
            self.wanted,
            self.offered,
            self.precision(),
            self.recall(),
            self.topics()
        )
    }
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 {
        return 1.0;
    }
    part as f64 / whole as f64
}

/// Whether two names mean the same: for the table of topics, or because without case, blanks and signs one begins with the
/// other.
fn is_same(one: &str, other: &str, topics: &TopicTable) -> bool {
    let known = |name| topics.find(name).map(|topic| &topic.name);
    if known(one).is_some() && known(one) == known(other) {
        return true;
    }
    let plain = |name: &str| -> String {
        let letters = name.chars().filter(|c| c.is_alphanumeric());
        letters.flat_map(char::to_lowercase).collect()
    };
    let (one, other) = (plain(one), plain(other));
    one.starts_with(&other) || other.starts_with(&one)
}
