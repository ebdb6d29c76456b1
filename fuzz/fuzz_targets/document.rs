//! Any bytes are a post.

#![no_main]

use kubenotes_fuzz::assert_sound;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    assert_sound(&kubenotes::document::parse(bytes));
});
