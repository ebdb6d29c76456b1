//! What can be typed after `kubenotes export` and `kubenotes share`.

use std::ffi::OsStr;
use std::path::PathBuf;

use clap::builder::{PossibleValue, StringValueParser, TypedValueParser};
use clap::{Arg, Args};

use crate::annotation::Status;
use crate::export::{ExportOrder, FORMATS, Grouping, Sharing, Template};

/// `export`
#[derive(Args, Debug)]
#[command(after_help = formats_help())]
pub struct ExportArguments {
    /// The format; with --template the first word of the query
    #[arg(value_parser = FormatParser, required_unless_present = "template")]
    pub format: Option<String>,
    /// What to look for: words, or fields such as topic:argo
    pub query: Vec<String>,
    /// The file; your own lines around the exported ones stay
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Only of this status: open, doing, done, dropped (can be given several times)
    #[arg(long, value_parser = status)]
    pub status: Vec<Status>,
    /// Headings to group by: none, topic, event, category, post
    #[arg(long, default_value = "none", value_parser = grouping)]
    pub group: Grouping,
    /// The order: list, due, priority, newest, post, status
    #[arg(long, default_value = "list", value_name = "ORDER", value_parser = order)]
    pub sort: ExportOrder,
    /// Every highlight and note, not only the to-dos
    #[arg(long, conflicts_with = "status")]
    pub notes: bool,
    /// A template instead of a format
    #[arg(long, value_name = "NAME")]
    pub template: Option<String>,
}

/// Takes any word for a format, so that a query can follow a template, and knows those there are.
#[derive(Clone)]
struct FormatParser;

impl TypedValueParser for FormatParser {
    type Value = String;

    fn parse_ref(
        &self,
        command: &clap::Command,
        argument: Option<&Arg>,
        value: &OsStr,
    ) -> Result<String, clap::Error> {
        StringValueParser::new().parse_ref(command, argument, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(
            FORMATS.iter().map(|format| PossibleValue::new(format.id)),
        ))
    }
}

/// `share`
#[derive(Args, Debug)]
pub struct ShareArguments {
    /// Beginning or end of an id, at least four characters of it
    pub id: String,
    /// As what: quote, markdown, link
    #[arg(long, default_value = "quote", value_name = "FORM", value_parser = sharing)]
    pub r#as: Sharing,
}

/// The one of all whose word was written.
fn by_word<T: Copy>(all: &[T], word: fn(T) -> &'static str, written: &str) -> Result<T, String> {
    let found = all.iter().copied().find(|one| word(*one) == written);
    found.ok_or_else(|| {
        let words: Vec<_> = all.iter().map(|one| word(*one)).collect();
        format!("write one of {}", words.join(", "))
    })
}

fn status(written: &str) -> Result<Status, String> {
    by_word(&Status::ALL, Status::word, written)
}

fn order(written: &str) -> Result<ExportOrder, String> {
    by_word(&ExportOrder::ALL, ExportOrder::word, written)
}

fn sharing(written: &str) -> Result<Sharing, String> {
    by_word(&Sharing::ALL, Sharing::word, written)
}

fn grouping(written: &str) -> Result<Grouping, String> {
    by_word(&Grouping::ALL, Grouping::word, written)
}

/// The table of formats, for the help.
fn formats_help() -> String {
    let lines = FORMATS.map(|format| format!("  {:<12} {}", format.id, format.sentence));
    let templates: Vec<_> = Template::built_in()
        .iter()
        .map(|template| template.name().to_owned())
        .collect();
    format!(
        "Formats:\n{}\n\nTemplates: {}, and your own: files NAME.ENDING.jinja in the folder templates beside config.yaml",
        lines.join("\n"),
        templates.join(", ")
    )
}
