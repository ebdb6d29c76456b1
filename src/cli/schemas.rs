//! `kubenotes config schema`: what the person's files may hold, as JSON schemas made from the tables.

use clap::ValueEnum;
use serde_json::{Map, Value, json};

use crate::app::action;
use crate::config;
use crate::export::json_shapes::to_json;
use crate::keymap::{BuiltIn, Context};
use crate::theme::{self, BUILT_IN};

use super::failure::Failure;
use super::output::Output;

/// A kind of file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Schema {
    /// The configuration
    #[default]
    Config,
    /// Keys
    Keymap,
    /// Colours
    Theme,
}

/// Prints a schema.
pub fn run(schema: Schema, out: &mut Output) -> Result<(), Failure> {
    out.text(&schema.text())
}

impl Schema {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Config, Self::Keymap, Self::Theme];

    /// What its file is called.
    pub const fn file_name(self) -> &'static str {
        match self {
            Self::Config => "config.json",
            Self::Keymap => "keymap.json",
            Self::Theme => "theme.json",
        }
    }

    /// The schema as JSON.
    pub fn text(self) -> String {
        let themes: Vec<&str> = BUILT_IN.iter().map(|theme| theme.name).collect();
        to_json(&match self {
            Self::Config => config::schema(&themes),
            Self::Keymap => keymap(),
            Self::Theme => theme::schema(),
        })
    }
}

/// A map from keys to actions for each context.
fn keymap() -> Value {
    let contexts = Context::ALL.into_iter().map(|context| {
        let keys = json!({
            "description": context.title(),
            "type": "object",
            "additionalProperties": {"$ref": "#/definitions/action"},
        });
        (context.name().to_owned(), keys)
    });
    let names = BuiltIn::ALL.map(BuiltIn::name).into_iter();
    let names: Vec<&str> = names.chain(["none"]).collect();
    let from = json!({"description": "What this file stands on", "enum": names});
    let contexts = contexts.chain([("from".to_owned(), from)]);
    let actions =
        action::all().map(|action| json!({"const": action.name, "description": action.sentence}));
    let nothing = json!({"const": "none", "description": "Nothing: takes the keys away"});
    json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "A keymap of kubenotes",
        "type": "object",
        "additionalProperties": false,
        "properties": contexts.collect::<Map<String, Value>>(),
        "definitions": {"action": {"oneOf": actions.chain([nothing]).collect::<Vec<_>>()}},
    })
}
