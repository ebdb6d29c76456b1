//! Items under headings: which there are, and in which order.

use std::collections::HashMap;

use super::{ExportItem, Grouping};

/// What items stand under that have nothing to be grouped by.
const REST: &str = "Other";

/// Items that stand under one heading.
#[derive(Clone, Debug, PartialEq)]
pub struct ItemGroup<'a> {
    /// The heading, as the person wrote it; `None` if items are not grouped.
    pub name: Option<&'a str>,
    /// The items, in the order of the export.
    pub items: Vec<&'a ExportItem>,
}

/// The items in groups, in the order of their first items; one group without a name if they are not grouped.
pub fn grouped(items: &[ExportItem], grouping: Grouping) -> Vec<ItemGroup<'_>> {
    let mut groups: Vec<ItemGroup<'_>> = Vec::new();
    let mut places = HashMap::new();
    for item in items {
        let name = group_name(item, grouping);
        let at = *places.entry(name).or_insert_with(|| {
            groups.push(ItemGroup {
                name,
                items: Vec::new(),
            });
            groups.len() - 1
        });
        if let Some(group) = groups.get_mut(at) {
            group.items.push(item);
        }
    }
    groups
}

fn group_name(item: &ExportItem, grouping: Grouping) -> Option<&str> {
    let record = &item.record;
    let named = match grouping {
        Grouping::None => return None,
        Grouping::Topic => record.topic_names().next(),
        Grouping::Event => record.post.event.as_deref(),
        Grouping::Category => Some(item.category_name.as_str()),
        Grouping::Post => Some(record.post.title.as_str()),
    };
    Some(named.filter(|name| !name.trim().is_empty()).unwrap_or(REST))
}
