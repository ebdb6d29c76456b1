//! Where exports went, in this sitting and before, one for each form. It writes nothing; the shell does, when the file is
//! written.

use crate::export::{ExportOrder, Grouping};

use super::overlay::ExportExtent;

/// Where an export went, and how it looked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExportTarget {
    /// The id of what it was written as; the form of it may be gone since.
    pub form: String,
    /// The file.
    pub path: String,
    /// Its headings.
    pub grouping: Grouping,
    /// Its order.
    pub order: ExportOrder,
    /// Which notes were exported.
    pub extent: ExportExtent,
}

/// The latest target of each form, the latest of all last.
#[derive(Clone, Debug, Default)]
pub struct ExportTargets {
    stored: Vec<ExportTarget>,
    /// Those of this sitting, so that reading the store again takes nothing back.
    own: Vec<ExportTarget>,
}

impl ExportTargets {
    /// Takes in what the store holds.
    pub fn load(&mut self, stored: Vec<ExportTarget>) {
        self.stored = stored;
    }

    /// Notes one.
    pub fn add(&mut self, target: ExportTarget) {
        self.own.retain(|known| known.form != target.form);
        self.own.push(target);
    }

    /// All of them, the latest first; of a form the first counts.
    pub fn latest_first(&self) -> impl Iterator<Item = &ExportTarget> {
        self.own.iter().rev().chain(self.stored.iter().rev())
    }

    /// The latest one of a form.
    pub fn of(&self, form: &str) -> Option<&ExportTarget> {
        self.latest_first().find(|target| target.form == form)
    }
}
