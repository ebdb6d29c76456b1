//! A sick store: everything is found, what needs no guess is mended, and nothing is deleted.

use std::fs;
use std::path::Path;

use super::{Known, Trouble, examine, repair};
use crate::annotation::record_file::to_text;
use crate::annotation::samples::{moment, record};
use crate::annotation::{Anchor, Record, RecordId, stamped};
use crate::document::TEXT_VERSION;
use crate::shell::store::Store;
use crate::shell::testing::Folder;
use crate::text::Span;

const POST: &str = "# A post\n\nWith some words.\n";

/// A sound store: a highlight with its copy.
fn sound(folder: &Folder) -> Store {
    folder.write("posts/a.md", POST);
    let text = crate::document::parse(POST.as_bytes()).text;
    let revision = crate::document::revision(POST.as_bytes());
    let start = text.find("some").unwrap() as u32;
    let span = Span::new(start, start + 4);
    let marked = Record {
        anchor: Some(Anchor::new(&text, span, &revision, TEXT_VERSION)),
        ..record()
    };
    let mut store = Store::open(&folder.path("store")).unwrap();
    store.keep_copy(&revision, POST.as_bytes()).unwrap();
    store.save(&marked, None).unwrap();
    store
}

/// The library has the post as it was marked.
fn known(folder: &Folder) -> Known {
    let revision = crate::document::revision(POST.as_bytes());
    Known {
        revisions: [(revision, folder.path("posts/a.md"))].into(),
        without_post: Some(Vec::new()),
        most_like: std::collections::BTreeMap::new(),
    }
}

fn troubles(store: &mut Store, known: &Known) -> Vec<Trouble> {
    let findings = examine(store, known).unwrap().findings.into_iter();
    findings.map(|finding| finding.trouble).collect()
}

fn path_of(store: &mut Store) -> std::path::PathBuf {
    store.load_all().unwrap().records[0].path.clone()
}

#[cfg(unix)]
fn set_mode(path: &Path, mode: u32) {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

/// Writes a file as the store would: for its owner only.
fn write(path: &Path, text: &str) {
    fs::write(path, text).unwrap();
    #[cfg(unix)]
    set_mode(path, 0o600);
}

#[test]
fn a_sound_store_is_sound_and_stays_as_it_is() {
    let folder = Folder::new();
    let mut store = sound(&folder);
    let examined = examine(&mut store, &known(&folder)).unwrap();
    assert_eq!(examined.findings, []);
    assert_eq!((examined.records, examined.copies), (1, 1));
    let nowhere = folder.path("nowhere");
    let mut none = Store::open(&nowhere).unwrap();
    assert_eq!(troubles(&mut none, &known(&folder)), []);
    assert!(!nowhere.exists());
}

/// Does harm, checks that it is found, mends it, and checks that the store is sound then.
fn check_mended(harm: impl Fn(&Folder, &mut Store), is_found: impl Fn(&Trouble) -> bool) {
    let folder = Folder::new();
    let mut store = sound(&folder);
    harm(&folder, &mut store);
    let known = known(&folder);
    let findings = examine(&mut store, &known).unwrap().findings;
    assert!(
        findings.iter().any(|f| is_found(&f.trouble)),
        "{findings:?}"
    );
    for finding in &findings {
        assert!(finding.trouble.can_be_repaired(), "{finding:?}");
        assert!(!finding.trouble.repair().is_empty());
        repair(&mut store, finding, &known).unwrap();
    }
    assert_eq!(troubles(&mut store, &known), []);
    assert_eq!(store.load_all().unwrap().records.len(), 1);
}

#[test]
fn what_needs_no_guess_is_mended() {
    check_mended(
        |folder, _| write(&folder.path("store/notes/.writing-abc"), "half"),
        |trouble| *trouble == Trouble::Leftover,
    );
    check_mended(
        |_, store| {
            let path = path_of(store);
            fs::rename(&path, path.with_file_name("mine.md")).unwrap();
        },
        |trouble| matches!(trouble, Trouble::WrongName { .. }),
    );
    check_mended(
        |folder, _| fs::remove_dir_all(folder.path("store/posts")).unwrap(),
        |trouble| matches!(trouble, Trouble::MissingCopy { records: 1, .. }),
    );
    check_mended(
        |folder, _| {
            let revision = crate::document::revision(POST.as_bytes());
            write(&folder.path(&format!("store/posts/{revision}.md")), "other");
        },
        |trouble| matches!(trouble, Trouble::DamagedCopy { .. }),
    );
    check_mended(
        |folder, _| {
            let entry = fs::read_dir(folder.path("store/journal")).unwrap().next();
            let path = entry.unwrap().unwrap().path();
            let text = fs::read_to_string(&path).unwrap() + "{\"change\": \"torn";
            write(&path, &text);
        },
        |trouble| *trouble == Trouble::TornJournal,
    );
    check_mended(
        |_, store| {
            let path = path_of(store);
            let text = fs::read_to_string(&path).unwrap();
            let two = "<<<<<<< HEAD\nmine\n=======\ntheirs\n>>>>>>> laptop\n";
            write(&path, &format!("{}\n{two}", text.trim_end()));
        },
        |trouble| *trouble == Trouble::TwoVersions(Vec::new()),
    );
    #[cfg(unix)]
    check_mended(
        |folder, store| {
            set_mode(&folder.path("store"), 0o755);
            set_mode(&path_of(store), 0o644);
        },
        |trouble| matches!(trouble, Trouble::OpenToOthers { wanted: 0o600, .. }),
    );
}

/// Does harm that nobody can mend without guessing: it is found, and repairing leaves it alone.
fn check_told(harm: impl Fn(&Folder, &mut Store), is_found: impl Fn(&Trouble) -> bool) {
    let folder = Folder::new();
    let mut store = sound(&folder);
    harm(&folder, &mut store);
    let known = known(&folder);
    let findings = examine(&mut store, &known).unwrap().findings;
    let found = findings.iter().find(|f| is_found(&f.trouble));
    let found = found.unwrap_or_else(|| panic!("{findings:?}"));
    assert!(!found.trouble.can_be_repaired() && !found.trouble.remedy().is_empty());
    repair(&mut store, found, &known).unwrap();
    assert_eq!(examine(&mut store, &known).unwrap().findings, findings);
}

#[test]
fn what_needs_a_person_is_told_and_left_alone() {
    check_told(
        |folder, _| write(&folder.path("store/notes/broken.md"), "---\nid: x"),
        |trouble| matches!(trouble, Trouble::Damaged(_)),
    );
    check_told(
        |_, store| {
            let path = path_of(store);
            let text = fs::read_to_string(&path).unwrap();
            let two = "<<<<<<< HEAD\nstatus: done\n=======\nstatus: dropped\n>>>>>>> laptop";
            write(&path, &text.replace("status: open", two));
        },
        |trouble| *trouble == Trouble::TwoVersions(vec!["to-do"]),
    );
    check_told(
        |_, store| {
            let path = path_of(store);
            let text = fs::read_to_string(&path).unwrap();
            write(&path, &text.replace("start: ", "start: 1"));
        },
        |trouble| *trouble == Trouble::WrongPlace,
    );
    check_told(
        |folder, _| write(&folder.path("store/store.yaml"), "format: 99\n"),
        |trouble| matches!(trouble, Trouble::Closed(_)),
    );
    check_told(
        |folder, _| write(&folder.path("store/state/positions.json"), "{torn"),
        |trouble| *trouble == Trouble::DamagedPositions,
    );
    check_told(
        |_, store| {
            let path = path_of(store);
            let text = fs::read_to_string(&path).unwrap();
            write(&path.with_file_name("copy.md"), &text);
        },
        |trouble| matches!(trouble, Trouble::Damaged(words) if words.contains("second file")),
    );
}

#[test]
fn posts_that_are_missing_are_told_with_their_notes() {
    let folder = Folder::new();
    let mut store = sound(&folder);
    let known = Known {
        without_post: Some(vec![record().id]),
        ..known(&folder)
    };
    let expected = Trouble::MissingPost {
        title: record().post.title,
        post: (record().post.root, record().post.path),
        records: 1,
        best: None,
    };
    assert_eq!(troubles(&mut store, &known), [expected]);
    // What is deleted misses nothing.
    let stored = store.load_all().unwrap().records[0].record.clone();
    let deleted = Record {
        deleted: true,
        ..stored.clone()
    };
    store
        .save(&stamped(&stored, deleted, moment(1)), Some(&stored))
        .unwrap();
    assert_eq!(troubles(&mut store, &known), []);
}

#[test]
fn notes_of_an_earlier_format_are_told() {
    let folder = Folder::new();
    let other = Record {
        id: RecordId::from_u128(3),
        anchor: None,
        ..record()
    };
    let text = to_text(&other);
    let lines = text.lines().filter(|line| !line.contains("_changed"));
    let text = lines.collect::<Vec<_>>().join("\n");
    fs::create_dir_all(folder.path("store/notes/x")).unwrap();
    fs::write(folder.path(&format!("store/notes/x/{}.md", other.id)), text).unwrap();
    let mut store = Store::open(&folder.path("store")).unwrap();
    let found = troubles(&mut store, &Known::default());
    assert!(found.contains(&Trouble::OlderFormat(0)), "{found:?}");
}
