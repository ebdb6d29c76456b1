//! What can go wrong when an export is made, or put into an existing file.

/// Why nothing was exported, and an existing file left as it is.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ExportError {
    /// The managed block has a first line and no last one.
    #[error(
        "the block that begins in line {line} with `{begin}` has no `{end}`: add that line where the block ends, or remove the first one"
    )]
    UnclosedBlock {
        /// Line of the begin marker, from 1.
        line: usize,
        /// The begin marker.
        begin: &'static str,
        /// The end marker.
        end: &'static str,
    },
    /// The managed block has a last line and no first one.
    #[error(
        "line {line} ends a block that no line `{begin}` begins: add that line where the block begins, or remove the last one"
    )]
    UnopenedBlock {
        /// Line of the end marker, from 1.
        line: usize,
        /// The begin marker.
        begin: &'static str,
    },
    /// A file is there, and nothing in it says where an export made with a template goes.
    #[error(
        "the file is there already: write `kubenotes:begin` into a comment of it and `kubenotes:end` into another, each in a line of its own, and the export goes between them; or choose another file"
    )]
    NoMarkers,
    /// A template that could not be carried out.
    #[error(transparent)]
    Template(#[from] TemplateError),
    /// A file is there, and it is not an export of this program.
    #[error(
        "the file is not a kubenotes export, so it was not overwritten: choose another file, or move this one away"
    )]
    NotOurs,
}

/// A template that could not be carried out, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}, line {line}: {message}. {hint}")]
pub struct TemplateError {
    /// The template's file.
    pub file: String,
    /// Line in it, from 1.
    pub line: usize,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub hint: &'static str,
}
