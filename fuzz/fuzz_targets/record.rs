//! Any bytes in a record's file: read, two versions, or told where not; what was read is written and read alike.

#![no_main]

use kubenotes::annotation::record_file::{from_text, to_text, versions_of};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let lines = text.lines().count() as u32 + 1;
    match versions_of(text) {
        Some(Ok(found)) => {
            let merged = found.versions.merged();
            assert_eq!(found.versions.chosen(&[], merged.created), merged);
        }
        Some(Err(error)) => assert!((1..=lines).contains(&error.line), "{error}"),
        None => match from_text(text) {
            // A note in which somebody wrote git's markers is taken for two versions when it is read again.
            Ok(record) if versions_of(&to_text(&record)).is_none() => {
                assert_eq!(from_text(&to_text(&record)), Ok(record));
            }
            Ok(_) => {}
            Err(error) => assert!((1..=lines).contains(&error.line), "{error}"),
        },
    }
});
