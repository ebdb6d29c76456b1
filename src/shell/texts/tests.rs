//! Texts kept in folders made for the purpose: what is found with and without them, what becomes of damage, of changes, of many
//! small volumes.

use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use proptest::prelude::*;

use super::record::{KeptText, TextKey, written};
use super::{KeptTexts, RootTexts};
use crate::document::parse;
use crate::find::full_text::{Outline, TextQuery};
use crate::shell::searching::{FoundFile, search_sources};
use crate::shell::stamp::Stamp;
use crate::shell::testing::{Folder, damaged, scanner, sources};

/// Enough posts for texts to be kept.
const POSTS: usize = 40;

/// A library of posts that have not changed for a while.
fn library() -> Folder {
    let folder = Folder::new();
    for number in 0..POSTS {
        write(&folder, number, "lantern");
    }
    folder
}

fn write(folder: &Folder, number: usize, word: &str) {
    let path = format!("posts/{number}.md");
    let text = format!(
        "---\ntitle: Part {number}\n---\n\nA {word} at the door.\n\n## Keynote: Rolling {number} - Tom Reed, Works\n\nThe **{word}** again.\n"
    );
    folder.write(&path, text);
    settle(folder, &path);
}

fn settle(folder: &Folder, path: &str) {
    let file = std::fs::File::options().write(true).open(folder.path(path));
    let old = SystemTime::now() - Duration::from_secs(60);
    file.unwrap().set_modified(old).unwrap();
}

/// What a run of the program finds.
fn search(folder: &Folder, typed: &str) -> Vec<FoundFile> {
    let query = TextQuery::read(typed).unwrap().unwrap();
    let texts = KeptTexts::new(&folder.path("cache"));
    search_sources(&sources(&folder.path("posts")), &query, &texts)
}

/// What is found without any text kept.
fn search_anew(folder: &Folder, typed: &str) -> Vec<FoundFile> {
    let query = TextQuery::read(typed).unwrap().unwrap();
    search_sources(
        &sources(&folder.path("posts")),
        &query,
        &KeptTexts::default(),
    )
}

fn texts_of(folder: &Folder) -> Arc<RootTexts> {
    let texts = KeptTexts::new(&folder.path("cache"));
    let sources = sources(&folder.path("posts"));
    texts.of_source(&sources[0]).unwrap()
}

/// The keys of all posts as they stand.
fn alive(folder: &Folder) -> HashSet<TextKey> {
    let posts = folder.path("posts").read_dir().unwrap();
    let keys = posts.map(|entry| {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        TextKey::of(&name, Stamp::of(&entry.path()).unwrap())
    });
    keys.collect()
}

/// How many of the posts have their texts kept.
fn kept(folder: &Folder) -> usize {
    let catalogue = texts_of(folder).catalogue();
    let alive = alive(folder).into_iter();
    alive.filter(|key| catalogue.has(*key)).count()
}

fn volumes(folder: &Folder) -> Vec<PathBuf> {
    let files = folder.path("cache/texts").read_dir().unwrap();
    let mut files: Vec<PathBuf> = files.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

#[test]
fn what_a_search_read_is_kept_and_found_again() {
    let folder = library();
    let first = search(&folder, "lantern");
    assert_eq!((first.len(), kept(&folder)), (POSTS, POSTS));
    assert_eq!(first[0].lines.len(), 2);
    assert_eq!(search(&folder, "lantern"), first);
    for typed in [
        "rolling",
        "\"the lantern\"",
        "/^a .*door/",
        "candle",
        "part",
    ] {
        assert_eq!(
            search(&folder, typed),
            search_anew(&folder, typed),
            "{typed}"
        );
    }
    assert_eq!(volumes(&folder).len(), 1);
}

#[test]
fn what_a_scan_read_whole_is_kept_too() {
    let folder = library();
    folder.write("posts/picture.md", b"\x89PNG\0\0\0 lantern");
    settle(&folder, "posts/picture.md");
    let texts = KeptTexts::new(&folder.path("cache"));
    let mut scanner = scanner(sources(&folder.path("posts"))).with_texts(texts);
    scanner.scan(&mut |_| {});
    scanner.keep_index();
    assert_eq!(kept(&folder), POSTS, "but not what is no text");
    assert_eq!(search(&folder, "lantern"), search_anew(&folder, "lantern"));
}

#[test]
fn what_changed_came_or_went_is_seen() {
    let folder = library();
    search(&folder, "lantern");
    write(&folder, 3, "candle");
    write(&folder, 77, "candle");
    std::fs::remove_file(folder.path("posts/5.md")).unwrap();
    let found = search(&folder, "candle");
    let paths: Vec<&str> = found.iter().map(|file| &*file.path).collect();
    assert_eq!(paths, ["3.md", "77.md"]);
    assert_eq!(search(&folder, "lantern").len(), POSTS - 2);
    // Too young to be relied on.
    folder.write("posts/4.md", "A candle.");
    assert_eq!(search(&folder, "candle").len(), 3);
}

#[test]
fn texts_of_posts_that_are_gone_or_changed_go_with_them() {
    let folder = library();
    search(&folder, "lantern");
    let size = || -> u64 {
        let sizes = volumes(&folder);
        let sizes = sizes.iter().map(|path| path.metadata().unwrap().len());
        sizes.sum()
    };
    let before = size();
    for number in 0..20 {
        write(&folder, number, "lantern that was moved");
    }
    search(&folder, "lantern");
    assert_eq!(kept(&folder), POSTS);
    assert!(size() < before + before / 2);
    for number in 0..8 {
        std::fs::remove_file(folder.path(&format!("posts/{number}.md"))).unwrap();
    }
    std::fs::remove_file(folder.path("posts/39.md")).unwrap();
    std::fs::remove_file(folder.path("posts/38.md")).unwrap();
    search(&folder, "lantern");
    assert!(size() < before, "{} of {before}", size());
}

#[test]
fn damage_anywhere_costs_nothing_but_time() {
    let folder = library();
    let expected = search(&folder, "lantern");
    let file = volumes(&folder).remove(0);
    let whole = std::fs::read(&file).unwrap();
    for bytes in damaged(&whole) {
        std::fs::write(&file, bytes).unwrap();
        assert_eq!(search(&folder, "lantern"), expected);
        assert_eq!(search(&folder, "lantern"), expected);
        assert_eq!(kept(&folder), POSTS, "and they are kept again");
    }
}

#[test]
fn texts_of_another_root_are_not_taken() {
    let folder = library();
    let other = library();
    write(&other, 3, "candle");
    search(&folder, "lantern");
    let volume = volumes(&folder).remove(0);
    search(&other, "lantern");
    let name = volumes(&other).remove(0);
    std::fs::copy(volume, &name).unwrap();
    assert_eq!(search(&other, "candle").len(), 1);
    assert_eq!(search(&other, "lantern"), search_anew(&other, "lantern"));
}

#[test]
fn without_a_cache_everything_is_read() {
    let folder = library();
    let expected = search(&folder, "lantern");
    std::fs::remove_dir_all(folder.path("cache")).unwrap();
    folder.write("cache", "a file");
    assert_eq!(search(&folder, "lantern"), expected);
}

#[test]
fn a_small_library_leaves_nothing_in_the_cache() {
    let folder = Folder::with(&[("posts/a.md", "A lantern.")]);
    assert_eq!(search(&folder, "lantern").len(), 1);
    assert!(!folder.path("cache").exists());
}

#[test]
fn a_changed_post_leaves_the_texts_of_others_where_they_are() {
    let folder = library();
    search(&folder, "lantern");
    let before = volumes(&folder);
    write(&folder, 3, "candle");
    assert_eq!(search(&folder, "candle").len(), 1);
    let after = volumes(&folder);
    assert_eq!(after.len(), 2);
    assert!(after.contains(&before[0]));
    assert_eq!(kept(&folder), POSTS);
}

#[test]
fn many_small_volumes_become_one() {
    let folder = Folder::new();
    folder.write("posts/0.md", "");
    let texts = texts_of(&folder);
    let document = parse(b"A lantern.");
    let mut alive = HashSet::new();
    for round in 0..10 {
        for number in 0..20 {
            let (name, stamp) = (format!("{round}/{number}.md"), Stamp::constant(1));
            texts.note(&name, stamp, "Part", &document);
            alive.insert(TextKey::of(&name, stamp));
        }
        texts.keep_fresh(POSTS);
        assert_eq!(volumes(&folder).len(), round + 1);
    }
    texts.keep(&alive);
    assert_eq!(volumes(&folder).len(), 1);
    let catalogue = texts.catalogue();
    assert!(alive.iter().all(|key| catalogue.has(*key)));
    texts.keep(&alive);
    assert_eq!(volumes(&folder).len(), 1);
}

#[test]
fn two_instances_do_each_other_no_harm() {
    let folder = library();
    let expected = search(&folder, "lantern");
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for _ in 0..5 {
                    assert_eq!(search(&folder, "lantern"), expected);
                }
            });
        }
        scope.spawn(|| {
            for _ in 0..10 {
                // Whoever deletes the cache, too.
                let _ = std::fs::remove_dir_all(folder.path("cache"));
                std::thread::sleep(Duration::from_millis(2));
            }
        });
    });
    assert_eq!(search(&folder, "lantern"), expected);
    assert_eq!(kept(&folder), POSTS);
}

const SOURCE: &str = "(#{1,3} |## Keynote: Mesh - Ada Marsh, Works|- \\*\\*Rolling out\\*\\* by Tom Reed|[Aa]rgo|árgo|flux|> |\n\n|\n|<b>|&amp;| ){0,40}";

proptest! {
    #[test]
    fn a_text_is_kept_as_it_is(source in SOURCE, path in "[a-zß/]{0,9}", size in any::<u64>()) {
        let document = parse(source.as_bytes());
        let stamp = Stamp::constant(size);
        let record = written(&path, stamp, "A title", &document).into_vec();
        let kept = KeptText::read(record.clone(), &path, stamp).unwrap();
        prop_assert_eq!(kept.title(), Some("A title"));
        prop_assert_eq!(kept.text(), Some(&*document.text));
        prop_assert_eq!(kept.outline(), Some(Outline::of(&document)));
        prop_assert_eq!(KeptText::read(record.clone(), "another", stamp), None);
        prop_assert_eq!(KeptText::read(record, &path, Stamp::constant(!size)), None);
    }

    /// A kept text gives the lines that its post gives.
    #[test]
    fn a_kept_text_is_searched_as_its_post(
        source in SOURCE,
        typed in proptest::sample::select(vec!["argo", "Argo", "argo flux", "\"rolling out\"", "/ar.o/", "/^flux/", "mesh", "ada"]),
    ) {
        let query = TextQuery::read(typed).unwrap().unwrap();
        let document = parse(source.as_bytes());
        let stamp = Stamp::constant(1);
        let record = written("a.md", stamp, "A title", &document).into_vec();
        let kept = KeptText::read(record, "a.md", stamp).unwrap();
        let lines = query.lines(&document);
        prop_assert_eq!(query.lines_in(kept.text().unwrap(), || kept.outline()), Some(lines.clone()));
        prop_assert!(lines.is_empty() || query.may_match_text(kept.bytes()));
    }

    #[test]
    fn foreign_bytes_are_no_text(
        bytes in proptest::collection::vec(any::<u8>(), 0..200),
        at in any::<proptest::sample::Index>(),
    ) {
        let look = |record: Vec<u8>| {
            let kept = KeptText::read(record, "a.md", Stamp::constant(1))?;
            Some((kept.title()?.len(), kept.text()?.len(), kept.outline()?.line_at(7)))
        };
        let _ = look(bytes.clone());
        let document = parse(b"# One\n\nArgo");
        let mut record = written("a.md", Stamp::constant(1), "One", &document).into_vec();
        for byte in &bytes {
            let at = at.index(record.len());
            record[at] ^= byte;
            let _ = look(record.clone());
        }
    }
}
