//! The data files that come with the program. They are YAML in the repository; here is what `build.rs` made of them. What
//! a person gives in their place is YAML, and read by `yaml.rs`.

use serde::de::DeserializeOwned;

/// The text of a data file as JSON: `builtin_table!("assets-events")`.
macro_rules! builtin_table {
    ($name:literal) => {
        include_str!(concat!(env!("OUT_DIR"), "/", $name, ".json"))
    };
}

pub(crate) use builtin_table;

/// Reads what `builtin_table!` gives; nothing, if its shape is another one, which the tests of each table exclude.
pub fn read_builtin<T: DeserializeOwned>(json: &str) -> Option<T> {
    serde_json::from_str(json).ok()
}
