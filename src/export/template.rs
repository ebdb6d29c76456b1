//! Templates: exports in whatever form a person writes down, in the language of Jinja (minijinja).
//!
//! A template is called `NAME.ENDING.jinja` and makes a file with that ending; in HTML and XML what it prints is escaped.
//! It is given the items, alone and in groups, and can include no other file. Files are read in the shell.

use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{Environment, UndefinedBehavior, Value};
use serde::Serialize;

use crate::text::sanitize::harmless;

use super::grouping::grouped;
use super::json_shapes::HighlightJson;
use super::managed_block::{self, replace_block};
use super::{ExportError, ExportItem, ExportOptions, TemplateError, wording};

/// What the names of files end in.
pub const ENDING: &str = ".jinja";

/// Steps that a template may take for each item, and once more; one that goes on for ever stops there.
const STEPS: u64 = 100_000;

/// The templates that come with the program.
const BUILT_IN: [(&str, &str); 2] = [
    (
        "digest.txt.jinja",
        include_str!("../../assets/templates/digest.txt.jinja"),
    ),
    (
        "cards.html.jinja",
        include_str!("../../assets/templates/cards.html.jinja"),
    ),
];

/// A template that an export can be made with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    /// The name of its file: `digest.txt.jinja`.
    pub file: String,
    /// What stands in it.
    pub source: String,
}

/// What a template can speak of.
#[derive(Serialize)]
struct Context {
    /// All items.
    items: Vec<TemplateItem>,
    /// The same under headings.
    groups: Vec<TemplateGroup>,
    /// The word of the grouping.
    grouping: &'static str,
    /// The day of the export.
    day: String,
    /// The moment of the export.
    exported: String,
}

#[derive(Clone, Serialize)]
struct TemplateItem {
    /// One line that says what there is to do.
    headline: String,
    /// The note, if the headline does not say all of it.
    rest_of_note: Option<String>,
    /// Names with organisations.
    speakers: Vec<String>,
    /// ☐ ◐ ☑ ☒
    sign: &'static str,
    /// Every key of `kubenotes highlights --json`.
    #[serde(flatten)]
    all: HighlightJson,
}

#[derive(Serialize)]
struct TemplateGroup {
    /// The heading; none without groups.
    name: Option<String>,
    items: Vec<TemplateItem>,
}

impl Template {
    /// The templates that come with the program.
    pub fn built_in() -> Vec<Self> {
        BUILT_IN
            .map(|(file, source)| Self {
                file: file.to_owned(),
                source: source.to_owned(),
            })
            .into()
    }

    /// The templates of the program with a person's own: one of the same name takes the other's place. In order of name.
    pub fn with_own(own: Vec<Self>) -> Vec<Self> {
        let mut all = own;
        for template in Self::built_in() {
            if !all.iter().any(|own| own.name() == template.name()) {
                all.push(template);
            }
        }
        all.sort_by(|a, b| a.file.cmp(&b.file));
        all
    }

    /// What the person types: `digest`.
    pub fn name(&self) -> &str {
        let result = self.result();
        result.rsplit_once('.').map_or(result, |(name, _)| name)
    }

    /// The name of the file it makes, if none is given: `kubenotes-digest.txt`.
    pub fn file_name(&self) -> String {
        format!("kubenotes-{}", self.result())
    }

    /// `digest.txt`
    fn result(&self) -> &str {
        self.file.strip_suffix(ENDING).unwrap_or(&self.file)
    }

    /// `txt`
    fn ending(&self) -> &str {
        let parts = self.result().rsplit_once('.');
        parts.map_or("", |(_, ending)| ending)
    }

    /// The items as the template says.
    pub fn render(
        &self,
        items: &[ExportItem],
        options: &ExportOptions,
    ) -> Result<String, TemplateError> {
        let rendered = self.rendered(items, options);
        let text = rendered.map_err(|error| self.error(&error))?;
        Ok(harmless(&text).into_owned())
    }

    fn rendered(
        &self,
        items: &[ExportItem],
        options: &ExportOptions,
    ) -> Result<String, minijinja::Error> {
        let syntax = SyntaxConfig::builder()
            .trim_blocks(true)
            .lstrip_blocks(true)
            .keep_trailing_newline(true)
            .build()?;
        let mut environment = Environment::new();
        environment.set_syntax(syntax);
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_fuel(Some(STEPS.saturating_mul(items.len() as u64 + 1)));
        let template = environment.template_from_named_str(&self.file, &self.source)?;
        template.render(Value::from(Serde(context(items, options))))
    }

    fn error(&self, error: &minijinja::Error) -> TemplateError {
        use minijinja::ErrorKind;
        let kind = error.kind();
        let message = error
            .detail()
            .map_or_else(|| kind.to_string(), str::to_owned);
        let hint = match kind {
            ErrorKind::SyntaxError => "Mend the line; {{ … }} prints, {% … %} decides and repeats",
            ErrorKind::UndefinedError => {
                "Print what there is: kubenotes export json shows the keys of an item"
            }
            ErrorKind::UnknownFilter | ErrorKind::UnknownTest | ErrorKind::UnknownFunction => {
                "Take one that minijinja has"
            }
            ErrorKind::TemplateNotFound => {
                "A template stands alone: put the other one's text into it"
            }
            ErrorKind::OutOfFuel => "It goes on for too long: look for a loop without end",
            _ => "Mend the line",
        };
        TemplateError {
            file: self.file.clone(),
            line: error.line().unwrap_or(1),
            message,
            hint,
        }
    }

    /// What a file is to hold that held `existing`: Markdown in its block, anything else only in a file that is empty or
    /// says by two marked lines where it goes.
    pub fn update(&self, existing: &str, rendered: &str) -> Result<String, ExportError> {
        if self.ending() == "md" {
            return replace_block(existing, rendered, &managed_block::MARKDOWN);
        }
        if existing.trim().is_empty() {
            return Ok(rendered.to_owned());
        }
        managed_block::replace_marked(existing, rendered)
    }
}

fn context(items: &[ExportItem], options: &ExportOptions) -> Context {
    let groups = grouped(items, options.grouping).into_iter();
    Context {
        items: items.iter().map(template_item).collect(),
        groups: groups
            .map(|group| TemplateGroup {
                name: group.name.map(str::to_owned),
                items: group.items.into_iter().map(template_item).collect(),
            })
            .collect(),
        grouping: options.grouping.word(),
        day: options.day(options.exported_at).to_string(),
        exported: options.exported_at.to_string(),
    }
}

fn template_item(item: &ExportItem) -> TemplateItem {
    TemplateItem {
        headline: wording::headline(item),
        rest_of_note: wording::untold_note(item).map(str::to_owned),
        speakers: item.speakers(),
        sign: item.status().map_or("·", |status| status.sign()),
        all: HighlightJson::from(item),
    }
}
