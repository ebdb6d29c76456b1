//! The export window as data: what is exported, written as what, in which order, to which file.

use crate::annotation::Record;
use crate::export::{ExportForm, ExportItem, ExportOrder, Grouping};

use super::super::cursor::around;
use super::super::field::Field;

/// The state of the export window.
#[derive(Clone, Debug)]
pub struct ExportWindow {
    /// What it is written as.
    pub form: ExportForm,
    /// Everything it could be written as.
    pub forms: Vec<ExportForm>,
    /// Under which headings the items stand.
    pub grouping: Grouping,
    /// In which order.
    pub order: ExportOrder,
    /// Which notes are exported.
    pub extent: ExportExtent,
    /// The to-dos that the list showed.
    pub todos: Vec<Record>,
    /// The file to write.
    pub path: Field,
    /// Whether the person changed the file's name, so that another form leaves it alone.
    pub path_typed: bool,
    /// How many notes there are to export.
    pub count: usize,
    /// What is exported in the order of the list, once the places of the passages are known.
    pub items: Option<Vec<ExportItem>>,
    /// The number of the request for the items.
    pub request: u64,
    /// How far finding them is, if it takes long.
    pub progress: Option<PlacingProgress>,
    /// The beginning of the text, line by line; or why there is none.
    pub preview: Result<Vec<String>, String>,
}

/// How far looking up the passages of an export is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlacingProgress {
    /// How many posts were looked into.
    pub looked_into: usize,
    /// How many there are to look into.
    pub posts: usize,
}

/// Which notes are exported.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ExportExtent {
    /// The to-dos of the list.
    #[default]
    Todos,
    /// Every highlight and note.
    Notes,
}

impl ExportExtent {
    /// Both, in the order of the enum.
    pub const ALL: [Self; 2] = [Self::Todos, Self::Notes];

    /// The word it is remembered by.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Todos => "todos",
            Self::Notes => "notes",
        }
    }
}

impl ExportWindow {
    /// The form that stands `delta` places further, around the ends of the list.
    pub fn form_beside(&self, delta: isize) -> ExportForm {
        let at = self.forms.iter().position(|form| *form == self.form);
        let beside = around(at.unwrap_or(0), delta, self.forms.len());
        self.forms.get(beside).unwrap_or(&self.form).clone()
    }

    /// The items in the order of the export, once they are known.
    pub fn ordered(&self) -> Option<Vec<ExportItem>> {
        let mut items = self.items.clone()?;
        self.order.sort(&mut items);
        Some(items)
    }
}
