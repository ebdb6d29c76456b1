//! A saved view: a query and an order under a name. Where views are kept, the configuration and the shell know.

use super::sort::Sort;

/// A query and an order under a name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// What the person calls it.
    pub name: String,
    /// The query as it was typed.
    pub query: String,
    /// The order.
    pub sort: Sort,
    /// Whether it was saved from the interface, which may then change it; others stand in the configuration.
    pub is_own: bool,
}

impl View {
    /// The view of this name, in any case.
    pub fn named<'a>(views: &'a [Self], name: &str) -> Option<&'a Self> {
        let name = name.trim().to_lowercase();
        let exact = |view: &&Self| view.name.to_lowercase() == name;
        views.iter().find(exact)
    }
}
