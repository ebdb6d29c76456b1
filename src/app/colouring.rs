//! Which code of the open post is to be coloured next. It parses no code: a worker does.

use std::sync::Arc;

use crate::document::BlockKind;
use crate::syntax::{LONGEST_BLOCK, Token, may_be_known};

use super::effect::Effect;
use super::pane::OpenPost;
use super::state::State;

/// How many blocks around those on screen are coloured as well.
const NEAR: u32 = 24;

/// How much code is asked for at once, in bytes: what is on screen is not to wait for more.
const PORTION: u32 = 16 << 10;

/// Asks for the colours of code on screen, then of code near it, one request at a time.
pub fn ask(state: &mut State) -> Option<Effect> {
    let request = state.requests + 1;
    let open = state.reading.open.as_mut()?;
    open.code.belongs_to(&open.content.revision);
    if open.code.request.is_some() {
        return None;
    }
    let blocks = next_portion(open);
    if blocks.is_empty() {
        return None;
    }
    open.code.request = Some(request);
    let document = Arc::clone(&open.content.document);
    state.requests = request;
    Some(Effect::ColourCode {
        request,
        document,
        blocks,
    })
}

/// Takes in colours, unless another post was opened since.
pub fn arrived(state: &mut State, request: u64, blocks: Vec<(u32, Arc<[Token]>)>) {
    let Some(open) = &mut state.reading.open else {
        return;
    };
    if open
        .code
        .request
        .take_if(|wanted| *wanted == request)
        .is_some()
    {
        for (block, tokens) in blocks {
            open.code.colours.insert(block, tokens);
        }
    }
}

/// The blocks of code on screen and near it that nothing is known of, those on screen first.
fn next_portion(open: &OpenPost) -> Vec<u32> {
    let (Some(first), Some(last)) = (open.visible.first(), open.visible.last()) else {
        return Vec::new();
    };
    let (first, last) = (first.position.block, last.position.block);
    let after = last.saturating_add(1)..=last.saturating_add(NEAR);
    let before = first.saturating_sub(NEAR)..first;
    let mut bytes = 0;
    let wanted = (first..=last)
        .chain(after)
        .chain(before.rev())
        .filter_map(|block| {
            let length = code_to_colour(open, block)?;
            let has_room = bytes < PORTION;
            bytes = bytes.saturating_add(length);
            has_room.then_some(block)
        });
    wanted.collect()
}

/// The length of a block if it is code that can be coloured and is not yet.
fn code_to_colour(open: &OpenPost, index: u32) -> Option<u32> {
    let block = open.content.document.blocks.get(index as usize)?;
    let BlockKind::Code { language } = &block.kind else {
        return None;
    };
    let is_wanted = language.as_deref().is_some_and(may_be_known)
        && block.span.len() as usize <= LONGEST_BLOCK
        && !open.code.colours.knows(index);
    is_wanted.then(|| block.span.len())
}

#[cfg(test)]
mod tests {
    use super::super::testing::Sitting;
    use super::super::{Effect, Event};
    use crate::text::Span;
    use crate::theme::Role;

    use super::*;

    const POST: &str =
        "# One\n\n```go\nfunc main() {}\n```\n\n```mermaid\nfunc\n```\n\n```\nfunc\n```\n";

    fn requests(sitting: &Sitting) -> Vec<(u64, Vec<u32>)> {
        let asked = sitting.effects.iter().filter_map(|effect| match effect {
            Effect::ColourCode {
                request, blocks, ..
            } => Some((*request, blocks.clone())),
            _ => None,
        });
        asked.collect()
    }

    fn answer(sitting: &mut Sitting, request: u64, block: u32) {
        let token = Token {
            span: Span::new(4, 8),
            role: Role::CodeKeyword,
        };
        sitting.happen(Event::CodeColoured {
            request,
            blocks: vec![(block, Arc::from([token]))],
        });
    }

    #[test]
    fn only_code_of_a_language_is_asked_for_and_only_once() {
        let mut sitting = Sitting::over(&[("a.md", POST)]);
        sitting.press("j j");
        let asked = requests(&sitting);
        assert_eq!(asked.len(), 1);
        assert_eq!(asked[0].1, [1]);
        answer(&mut sitting, asked[0].0, 1);
        sitting.press("j j");
        assert_eq!(requests(&sitting).len(), 1);
        let open = sitting.state.reading.open.as_ref().unwrap();
        assert_eq!(open.code.colours.within(1, Span::new(0, 99)).count(), 1);
    }

    #[test]
    fn answers_for_another_post_are_dropped() {
        let mut sitting = Sitting::over(&[("a.md", POST), ("b.md", POST)]);
        let (first, _) = requests(&sitting)[0];
        sitting.press("1 j enter");
        answer(&mut sitting, first, 1);
        let open = sitting.state.reading.open.as_ref().unwrap();
        assert!(!open.code.colours.knows(1));
        let (second, _) = requests(&sitting)[1];
        answer(&mut sitting, second, 1);
        let open = sitting.state.reading.open.as_ref().unwrap();
        assert!(open.code.colours.knows(1));
    }

    #[test]
    fn a_post_without_code_asks_for_nothing() {
        let mut sitting = Sitting::over(&[("a.md", "# One\n\nTwo `three`")]);
        sitting.press("j j k");
        assert!(requests(&sitting).is_empty());
    }
}
