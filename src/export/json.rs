//! JSON (RFC 8259): all that is known of each item, in a versioned envelope that can be read back in.

use serde::{Deserialize, Serialize};

use super::json_shapes::{HighlightJson, to_json};
use super::{ExportError, ExportItem, ExportOptions};

/// What `format` says in our files.
const FORMAT: &str = "kubenotes";

/// The version of the envelope.
const VERSION: u32 = 1;

#[derive(Serialize, Deserialize)]
struct Envelope<Items> {
    format: String,
    version: u32,
    exported: String,
    items: Items,
}

/// The items in their envelope.
pub fn render(items: &[ExportItem], options: &ExportOptions) -> String {
    let envelope = Envelope {
        format: FORMAT.to_owned(),
        version: VERSION,
        exported: options.exported_at.to_string(),
        items: items.iter().map(HighlightJson::from).collect::<Vec<_>>(),
    };
    to_json(&envelope)
}

/// The whole file is ours; anything else than an earlier export is left alone.
pub fn replace_file(existing: &str, rendered: &str) -> Result<String, ExportError> {
    let is_ours = serde_json::from_str::<Envelope<serde::de::IgnoredAny>>(existing)
        .is_ok_and(|envelope| envelope.format == FORMAT);
    if existing.trim().is_empty() || is_ours {
        Ok(rendered.to_owned())
    } else {
        Err(ExportError::NotOurs)
    }
}
