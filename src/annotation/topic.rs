//! A technology or project that a highlight is about.

use serde::{Deserialize, Serialize};

/// What a highlight is about.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Topic {
    /// The name: "Argo".
    pub name: String,
    /// Where to read on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}
