//! `kubenotes man`: prints a page.

use super::super::arguments::ManArguments;
use super::super::failure::Failure;
use super::super::output::Output;
use super::block::Block;
use super::markdown::markdown;
use super::page::Page;
use super::roff::roff;
use super::{commands, formats, keys, queries, settings};

/// Prints a page.
pub fn run(arguments: &ManArguments, out: &mut Output) -> Result<(), Failure> {
    let page = arguments.page;
    let blocks = blocks(page);
    out.text(&if arguments.markdown {
        markdown(page, &blocks)
    } else {
        roff(page, &blocks)
    })
}

fn blocks(page: Page) -> Vec<Block> {
    match page {
        Page::Commands => commands::blocks(),
        Page::Settings => settings::blocks(),
        Page::Keys => keys::blocks(),
        Page::Queries => queries::blocks(),
        Page::Formats => formats::blocks(),
    }
}
