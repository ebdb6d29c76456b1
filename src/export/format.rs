//! The table of export formats: help, completion and dispatch derive from it; there is no other list.

use super::managed_block::{self, replace_block, replace_lines};
use super::{ExportError, ExportItem, ExportOptions};
use super::{
    csv_table, html, ical, json, markdown, obsidian, org, readwise, taskwarrior, todo_txt, w3c,
};

/// A format a list can be exported to.
#[derive(Clone, Copy, Debug)]
pub struct Format {
    /// What the person types: `todotxt`.
    pub id: &'static str,
    /// What it is called: "todo.txt".
    pub name: &'static str,
    /// One sentence for help.
    pub sentence: &'static str,
    /// The name of the file, if none is given.
    pub file_name: &'static str,
    render: fn(&[ExportItem], &ExportOptions) -> String,
    update: fn(&str, &str) -> Result<String, ExportError>,
}

/// Every format, in the order of the help.
pub const FORMATS: [Format; 11] = [
    Format {
        id: "markdown",
        name: "Markdown",
        sentence: "A task list as GitHub and most editors show it, with quote, note, talk and link under each to-do.",
        file_name: "kubenotes.md",
        render: markdown::render,
        update: |existing, rendered| replace_block(existing, rendered, &managed_block::MARKDOWN),
    },
    Format {
        id: "obsidian",
        name: "Obsidian",
        sentence: "Tasks for Obsidian and its plugin Tasks, with their fields as emoji.",
        file_name: "kubenotes.md",
        render: obsidian::render,
        update: |existing, rendered| replace_block(existing, rendered, &managed_block::OBSIDIAN),
    },
    Format {
        id: "todotxt",
        name: "todo.txt",
        sentence: "One line for each to-do, for every tool that reads todo.txt.",
        file_name: "todo.txt",
        render: todo_txt::render,
        update: replace_lines,
    },
    Format {
        id: "taskwarrior",
        name: "Taskwarrior",
        sentence: "Tasks for `task import`, which updates those it knows.",
        file_name: "kubenotes-taskwarrior.json",
        render: taskwarrior::render,
        update: taskwarrior::replace_file,
    },
    Format {
        id: "org",
        name: "Org",
        sentence: "Headings with keywords, deadlines and properties for Emacs and every tool that reads Org.",
        file_name: "kubenotes.org",
        render: org::render,
        update: |existing, rendered| replace_block(existing, rendered, &managed_block::ORG),
    },
    Format {
        id: "ical",
        name: "iCalendar",
        sentence: "To-dos for calendars, with due dates, states and priorities.",
        file_name: "kubenotes.ics",
        render: ical::render,
        update: ical::replace_file,
    },
    Format {
        id: "csv",
        name: "CSV",
        sentence: "A table for spreadsheets; no cell of it is a formula.",
        file_name: "kubenotes.csv",
        render: csv_table::render,
        update: csv_table::replace_file,
    },
    Format {
        id: "readwise",
        name: "Readwise",
        sentence: "Passages and notes for Readwise's import of CSV.",
        file_name: "kubenotes-readwise.csv",
        render: readwise::render,
        update: readwise::replace_rows,
    },
    Format {
        id: "w3c",
        name: "W3C",
        sentence: "Web annotations in JSON-LD, for other tools that annotate.",
        file_name: "kubenotes.jsonld",
        render: w3c::render,
        update: w3c::replace_file,
    },
    Format {
        id: "json",
        name: "JSON",
        sentence: "Everything there is to know, for scripts.",
        file_name: "kubenotes.json",
        render: json::render,
        update: json::replace_file,
    },
    Format {
        id: "html",
        name: "HTML",
        sentence: "One page to read, print or send.",
        file_name: "kubenotes.html",
        render: html::render,
        update: html::replace_file,
    },
];

/// The format with this id.
pub fn format_by_id(id: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.id == id)
}

impl Format {
    /// The items as text, in the order in which they are given.
    pub fn render(&self, items: &[ExportItem], options: &ExportOptions) -> String {
        (self.render)(items, options)
    }

    /// What a file is to hold that held `existing` (empty for a new one): the person's own lines stay byte for byte.
    pub fn update(
        &self,
        existing: &str,
        items: &[ExportItem],
        options: &ExportOptions,
    ) -> Result<String, ExportError> {
        (self.update)(existing, &self.render(items, options))
    }
}
