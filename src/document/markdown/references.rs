//! The definitions of links in all parts of a source: each part may use those of the others, and of two with the same label
//! the first in the whole source counts (`CommonMark` 0.31, 4.7).

use std::collections::HashMap;

use pulldown_cmark::{LinkType, Parser};
use rayon::prelude::*;
use unicase::UniCase;

use super::options::markdown_options;
use super::stretch::Stretch;

/// Definitions by label; labels are compared without case.
#[derive(Debug, Default)]
pub(in crate::document) struct References(HashMap<UniCase<String>, Definition>);

/// What a label stands for.
#[derive(Debug)]
pub(super) struct Definition {
    pub target: String,
    pub title: String,
}

impl References {
    /// The definitions in these stretches, which follow each other. A source that is read as one knows its own.
    pub(in crate::document) fn of(stretches: &[Stretch<'_>]) -> Self {
        let found: Vec<_> = stretches
            .par_iter()
            .map(|stretch| definitions(stretch.text()))
            .collect();
        let mut all = HashMap::new();
        for (label, definition) in found.into_iter().flatten() {
            all.entry(label).or_insert(definition);
        }
        Self(all)
    }

    /// What a label stands for.
    pub(super) fn get(&self, label: &str) -> Option<&Definition> {
        if self.0.is_empty() {
            return None;
        }
        self.0.get(&UniCase::new(label.to_owned()))
    }

    /// What stands for the label of a link of this type.
    pub(super) fn of_link(&self, link_type: LinkType, label: &str) -> Option<&Definition> {
        let has_label = matches!(
            link_type,
            LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut
        );
        self.get(label).filter(|_| has_label)
    }
}

fn definitions(text: &str) -> Vec<(UniCase<String>, Definition)> {
    if memchr::memmem::find(text.as_bytes(), b"]:").is_none() {
        return Vec::new();
    }
    let parser = Parser::new_ext(text, markdown_options());
    let found = parser.reference_definitions().iter();
    found
        .map(|(label, definition)| {
            let title = definition.title.as_deref().unwrap_or_default();
            let definition = Definition {
                target: definition.dest.to_string(),
                title: title.to_owned(),
            };
            (UniCase::new(label.to_owned()), definition)
        })
        .collect()
}
