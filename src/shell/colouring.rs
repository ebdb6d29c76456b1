//! Colouring code, within a time. The grammars are loaded when the first code comes.

use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::app::Event;
use crate::document::{BlockKind, Document};
use crate::syntax::{Grammars, Token, may_be_known};

use super::guarded::guarded;
use super::job::ColourJob;

/// The most time that one block of code is given; what is not coloured by then stays plain.
const BLOCK_TIME: Duration = Duration::from_millis(1_500);

/// Somebody who knows grammars.
#[derive(Debug, Default)]
pub struct Colourer {
    grammars: Option<Grammars>,
}

impl Colourer {
    /// Carries out a job. What is left of it once `is_stale` says so is dropped, and comes back plain.
    pub fn perform(&mut self, job: ColourJob, is_stale: &dyn Fn() -> bool) -> Event {
        let ColourJob {
            request,
            document,
            blocks,
        } = job;
        let coloured = blocks
            .into_iter()
            .map(|block| (block, self.tokens(&document, block, is_stale)));
        Event::CodeColoured {
            request,
            blocks: coloured.collect(),
        }
    }

    /// The tokens of a block of code; none for any other block.
    pub fn tokens(
        &mut self,
        document: &Document,
        block: u32,
        is_stale: &dyn Fn() -> bool,
    ) -> Arc<[Token]> {
        let Some((language, span)) = code(document, block) else {
            return Arc::default();
        };
        let started = Instant::now();
        let goes_on = || started.elapsed() < BLOCK_TIME && !is_stale();
        // Grammars are other people's work: where one makes the parser fall over, its code stays plain.
        let found = guarded(|| {
            let grammars = self.grammars.get_or_insert_with(Grammars::load);
            grammars.tokens(language, &document.text, span, &goes_on)
        });
        found.unwrap_or_default().into()
    }
}

/// The language and the place of a block of code whose language may be known.
fn code(document: &Document, block: u32) -> Option<(&str, crate::text::Span)> {
    let block = document.blocks.get(block as usize)?;
    let BlockKind::Code { language } = &block.kind else {
        return None;
    };
    let language = language.as_deref().filter(|name| may_be_known(name))?;
    Some((language, block.span))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::parse;

    #[test]
    fn code_is_coloured_and_nothing_else_loads_grammars() {
        let document = parse(b"Words\n\n```text\nif\n```\n\n```go\nfunc main() {}\n```\n");
        let mut colourer = Colourer::default();
        for (block, count) in [(0, 0), (1, 0), (9, 0), (2, 2)] {
            assert!(colourer.grammars.is_none());
            assert_eq!(colourer.tokens(&document, block, &|| false).len(), count);
        }
        assert!(colourer.tokens(&document, 2, &|| true).is_empty());
    }
}
