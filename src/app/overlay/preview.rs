//! The post whose passage a window shows beside its list, as data. Asking for it and taking it in stands in `app/previewing.rs`.

use crate::library::PostId;

use super::super::event::PostContent;

/// The content of the chosen passage's post: what is at hand, and what is on its way.
#[derive(Clone, Debug, Default)]
pub struct Preview {
    /// The content, once it is read.
    pub shown: Option<(PostId, PostContent)>,
    /// The post whose content was asked for, and the request's number.
    pub wanted: Option<(PostId, u64)>,
}

impl Preview {
    /// The content of a post, if it is at hand.
    pub fn content_of(&self, post: PostId) -> Option<&PostContent> {
        let shown = self.shown.as_ref().filter(|(shown, _)| *shown == post);
        shown.map(|(_, content)| content)
    }
}
