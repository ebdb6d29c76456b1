//! Any post in a pane of any width.

#![no_main]

use kubenotes::document::parse;
use kubenotes::layout::{LayoutOptions, lay_out_block};
use kubenotes_fuzz::assert_shows_all;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (u8, &[u8])| {
    let (width, bytes) = input;
    let document = parse(bytes);
    let options = LayoutOptions::for_width(u16::from(width));
    for block in 0..document.blocks.len() {
        let lines = lay_out_block(&document, block, &options);
        assert_shows_all(&document, block, &lines, u16::from(width));
    }
});
