//! How long loading takes; run by hand, with optimisation.

use std::fs;
use std::time::Instant;

use crate::annotation::record_file::to_text;
use crate::annotation::samples::record;
use crate::annotation::{Record, RecordId};
use crate::shell::store::Store;

#[test]
#[ignore = "measures; needs an optimised build"]
fn ten_thousand_records() {
    let folder = tempfile::tempdir().unwrap();
    for number in 0..10_000_u128 {
        let id = RecordId::from_u128(number);
        let post = folder.path().join(format!("notes/post-{}", number / 20));
        fs::create_dir_all(&post).unwrap();
        fs::write(
            post.join(format!("{id}.md")),
            to_text(&Record { id, ..record() }),
        )
        .unwrap();
    }
    for _ in 0..3 {
        let started = Instant::now();
        let mut bytes = 0;
        for post in fs::read_dir(folder.path().join("notes")).unwrap() {
            for note in fs::read_dir(post.unwrap().path()).unwrap() {
                bytes += fs::read(note.unwrap().path()).unwrap().len();
            }
        }
        let reading = started.elapsed();
        let started = Instant::now();
        let loaded = Store::open(folder.path()).unwrap().load_all().unwrap();
        assert_eq!(loaded.records.len(), 10_000);
        println!(
            "reading {bytes} bytes: {reading:?}; loading: {:?}",
            started.elapsed()
        );
    }
}
