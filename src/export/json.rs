//! JSON (RFC 8259): all that is known of each item, in a versioned envelope that can be read back in.

use serde::{Deserialize, Serialize};

use super::json_shapes::HighlightJson;
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
    // Strings, numbers and maps with string keys cannot fail to be written.
    let json = serde_json::to_string_pretty(&envelope).unwrap_or_default();
    format!("{}\n", escape_unseen(&json))
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

/// Writes characters that a terminal would act upon, or that reorder a line, as `\u…`; in JSON they occur in strings only.
pub fn escape_unseen(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for letter in json.chars() {
        if is_unseen(letter) {
            out.push_str(&format!("\\u{:04x}", letter as u32));
        } else {
            out.push(letter);
        }
    }
    out
}

/// DEL, the C1 control characters, line separators and the bidirectional controls (UAX #9, 2).
const fn is_unseen(letter: char) -> bool {
    matches!(
        letter,
        '\u{7F}'..='\u{9F}'
            | '\u{61C}'
            | '\u{200E}'
            | '\u{200F}'
            | '\u{2028}'..='\u{202E}'
            | '\u{2066}'..='\u{2069}'
    )
}
