//! Letters laid over the links on screen, as data: which letters stand for which target, and what was typed of them.

/// Waits for the letters of a link.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LinkHints {
    /// A label for each target; links with the same target share it.
    pub labels: Vec<LinkLabel>,
    /// The letters typed so far.
    pub typed: String,
}

/// A label and what following it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkLabel {
    /// One or two letters.
    pub letters: String,
    /// The target of the links that carry it.
    pub target: String,
}

impl LinkHints {
    /// The label of a target, while what was typed may still become it.
    pub fn label_of(&self, target: &str) -> Option<&str> {
        let label = self.labels.iter().find(|label| label.target == target)?;
        label
            .letters
            .starts_with(&self.typed)
            .then_some(label.letters.as_str())
    }
}
