//! What becomes of a to-do of a file that is taken in, as JSON.

use std::collections::BTreeMap;

use serde::Serialize;

/// `import`
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ImportJson {
    /// The line of the file; null for one that moves because of others.
    pub line: Option<usize>,
    /// Its id here.
    pub id: String,
    /// Its topic, or how it begins.
    pub name: String,
    /// `changed`, `new` or `left`.
    pub outcome: String,
    /// Why something was left as it is here.
    pub reason: Option<String>,
    /// The fields that change: before and after.
    pub changes: BTreeMap<String, [String; 2]>,
}
