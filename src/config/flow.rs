//! A value as a person would write it in a line of YAML. For showing; files that must be read again quote what they must.

use serde_json::Value;

/// The value in YAML's flow style (YAML 1.2, chapter 7), quotes only where they are needed.
pub fn flow(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) if is_plain(text) => text.clone(),
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(flow).collect();
            format!("[{}]", items.join(", "))
        }
        Value::Object(entries) => {
            let entries = entries.iter();
            let entries: Vec<String> = entries
                .map(|(key, value)| format!("{key}: {}", flow(value)))
                .collect();
            format!("{{{}}}", entries.join(", "))
        }
        other => other.to_string(),
    }
}

/// Whether a text means itself without quotes. Words for truth do not in general, but do where a setting takes a word.
fn is_plain(text: &str) -> bool {
    let is_safe =
        |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '/' | '~' | ' ' | '+');
    let is_first = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | '/' | '~');
    let is_number = text.parse::<f64>().is_ok() && !matches!(text, "256" | "16");
    text.starts_with(is_first)
        && text.chars().all(is_safe)
        && !text.ends_with(' ')
        && !is_number
        && !matches!(text, "true" | "false" | "null" | "~")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn only_what_must_be_quoted_is() {
        let value = json!([{"name": "To read", "query": "is:unread"}, "~/posts", 7, true]);
        assert_eq!(
            flow(&value),
            "[{name: To read, query: \"is:unread\"}, ~/posts, 7, true]"
        );
        assert_eq!(flow(&json!("true")), "\"true\"");
        assert_eq!(flow(&json!("- a")), "\"- a\"");
    }
}
