//! What an export is written as: a format of the table, or a template.

use std::sync::Arc;

use super::{ExportError, ExportItem, ExportOptions, FORMATS, Format, Template, format_by_id};

/// What an export is written as.
#[derive(Clone, Debug)]
pub enum ExportForm {
    /// A format of the table.
    Format(&'static Format),
    /// A template.
    Template(Arc<Template>),
}

impl PartialEq for ExportForm {
    fn eq(&self, other: &Self) -> bool {
        self.id() == other.id()
    }
}

impl ExportForm {
    /// Every form there is, the table's first.
    pub fn all(templates: &[Arc<Template>]) -> Vec<Self> {
        let formats = FORMATS.iter().map(Self::Format);
        let templates = templates.iter().cloned().map(Self::Template);
        formats.chain(templates).collect()
    }

    /// The form with this id.
    pub fn by_id(id: &str, templates: &[Arc<Template>]) -> Option<Self> {
        if let Some(format) = format_by_id(id) {
            return Some(Self::Format(format));
        }
        let all = Self::all(templates);
        all.into_iter().find(|form| form.id() == id)
    }

    /// What it is remembered by: `markdown`, `digest.txt.jinja`.
    pub fn id(&self) -> &str {
        match self {
            Self::Format(format) => format.id,
            Self::Template(template) => &template.file,
        }
    }

    /// What it is called.
    pub fn name(&self) -> &str {
        match self {
            Self::Format(format) => format.name,
            Self::Template(template) => template.name(),
        }
    }

    /// One sentence for a person who chooses.
    pub fn sentence(&self) -> String {
        match self {
            Self::Format(format) => format.sentence.to_owned(),
            Self::Template(template) => format!("The template {}.", template.file),
        }
    }

    /// The name of the file, if none is given.
    pub fn file_name(&self) -> String {
        match self {
            Self::Format(format) => format.file_name.to_owned(),
            Self::Template(template) => template.file_name(),
        }
    }

    /// The items as text, in the order in which they are given.
    pub fn render(
        &self,
        items: &[ExportItem],
        options: &ExportOptions,
    ) -> Result<String, ExportError> {
        match self {
            Self::Format(format) => Ok(format.render(items, options)),
            Self::Template(template) => Ok(template.render(items, options)?),
        }
    }

    /// What a file is to hold that held `existing` (empty for a new one): the person's own lines stay byte for byte.
    pub fn update(
        &self,
        existing: &str,
        items: &[ExportItem],
        options: &ExportOptions,
    ) -> Result<String, ExportError> {
        match self {
            Self::Format(format) => format.update(existing, items, options),
            Self::Template(template) => {
                let rendered = template.render(items, options)?;
                template.update(existing, &rendered)
            }
        }
    }
}
