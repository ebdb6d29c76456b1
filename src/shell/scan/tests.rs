//! Scans of folders made for the purpose: what is listed, what is told, what is read again.

use std::path::PathBuf;
use std::time::{Duration, SystemTime};

use super::Scanner;
use crate::app::Event;
use crate::library::{Library, Post};
use crate::shell::source::Source;
use crate::shell::testing::{Folder, scanner, sources};

/// The paths of posts that were read, and the problems.
fn scan(scanner: &mut Scanner) -> (Vec<String>, Vec<String>) {
    let mut paths = Vec::new();
    let outcome = scanner.scan(&mut |event| paths.extend(read(event)));
    (paths, outcome.problems)
}

/// The paths of the posts that an event says were read.
fn read(event: Event) -> Vec<String> {
    let posts = found(event).into_iter();
    posts.map(|post| post.path.to_string()).collect()
}

fn found(event: Event) -> Vec<Post> {
    match event {
        Event::PostsFound(posts) => posts,
        _ => Vec::new(),
    }
}

fn listed(folder: &Folder) -> (Vec<String>, Vec<String>) {
    scan(&mut scanner(sources(&folder.path(""))))
}

#[test]
fn posts_are_listed_in_the_order_of_their_names() {
    let folder = Folder::with(&[
        ("b.md", ""),
        ("a/x.markdown", ""),
        ("a/y.MDX", ""),
        ("c.mkd", ""),
        ("d.mdown", ""),
        ("picture.png", ""),
        (".hidden/z.md", ""),
        ("drafts/w.md", ""),
        (".gitignore", "drafts/\n"),
    ]);
    let expected = ["a/x.markdown", "a/y.MDX", "b.md", "c.mkd", "d.mdown"];
    assert_eq!(
        listed(&folder),
        (expected.map(str::to_owned).to_vec(), vec![])
    );
}

#[test]
fn rules_above_the_root_do_not_hide_it() {
    let folder = Folder::with(&[(".gitignore", "*\n"), ("posts/a.md", "")]);
    assert_eq!(
        scan(&mut scanner(sources(&folder.path("posts")))).0,
        ["a.md"]
    );
}

#[test]
fn a_file_named_by_the_person_is_listed_whatever_its_name() {
    let folder = Folder::with(&[("notes.txt", "# Notes"), ("a.md", ""), (".gitignore", "*")]);
    let sources = sources(&folder.path("notes.txt"));
    assert_eq!(scan(&mut scanner(sources)).0, ["notes.txt"]);
}

#[test]
fn what_is_not_text_is_listed_with_an_issue() {
    let folder = Folder::new();
    folder.write("picture.md", b"\x89PNG\0\0\0");
    let mut issues = Vec::new();
    scanner(sources(&folder.path(""))).scan(&mut |event| {
        issues.extend(found(event).into_iter().flat_map(|post| post.issues));
    });
    assert!(issues[0].message.contains("not text"), "{issues:?}");
}

#[test]
fn only_changes_are_handed_over_again() {
    let folder = Folder::with(&[("a.md", "one"), ("b.md", "two")]);
    let old = SystemTime::now() - Duration::from_secs(60);
    let age = |name: &str, time| {
        let file = std::fs::File::options().write(true).open(folder.path(name));
        file.unwrap().set_modified(time).unwrap();
    };
    age("a.md", old);
    age("b.md", old);
    let mut scanner = scanner(sources(&folder.path("")));
    assert_eq!(scan(&mut scanner).0, ["a.md", "b.md"]);
    assert_eq!(scan(&mut scanner).0, [""; 0]);
    folder.write("a.md", "uno");
    assert_eq!(scan(&mut scanner).0, ["a.md"]);
    // What has just been changed may change again without a sign.
    assert_eq!(scan(&mut scanner).0, ["a.md"]);
}

#[test]
fn posts_that_are_gone_are_told_of() {
    let folder = Folder::with(&[("a.md", ""), ("b.md", "")]);
    let mut scanner = scanner(sources(&folder.path("")));
    let mut library = Library::default();
    scanner.scan(&mut |event| {
        for post in found(event) {
            library.insert(post);
        }
    });
    std::fs::remove_file(folder.path("a.md")).unwrap();
    let outcome = scanner.scan(&mut |_| {}).finish(&library);
    let Event::ScanFinished { gone, .. } = outcome else {
        panic!("{outcome:?}");
    };
    assert_eq!(gone, [library.find(0, "a.md").unwrap()]);
}

#[test]
fn a_look_at_changed_files_reads_no_others() {
    let folder = Folder::with(&[("a.md", "one"), ("b.md", "two"), ("sub/c.md", "three")]);
    let mut scanner = scanner(sources(&folder.path("")));
    scan(&mut scanner);
    assert_eq!(scanner.folders(), [folder.path(""), folder.path("sub")]);
    let mut look = |names: &[&str]| {
        let paths: Vec<PathBuf> = names.iter().map(|name| folder.path(name)).collect();
        let mut paths_read = Vec::new();
        let mut hand_over = |event| paths_read.extend(read(event));
        let gone = scanner.look_at(&paths, &mut hand_over)?.gone;
        let gone: Vec<String> = gone.iter().map(|(_, path)| path.to_string()).collect();
        Some((paths_read, gone))
    };
    let nothing = || Some((Vec::new(), Vec::new()));
    folder.write("a.md", "uno");
    assert_eq!(look(&["a.md"]), Some((vec!["a.md".to_owned()], Vec::new())));
    std::fs::remove_file(folder.path("b.md")).unwrap();
    assert_eq!(look(&["b.md"]), Some((Vec::new(), vec!["b.md".to_owned()])));
    folder.write("picture.png", "x");
    assert_eq!(look(&["picture.png", "gone.txt"]), nothing());
    // What is new, or may hide something, is for a whole scan.
    folder.write("d.md", "four");
    folder.write(".gitignore", "x");
    for name in ["d.md", ".gitignore", "sub"] {
        assert_eq!(look(&[name]), None, "{name}");
    }
    std::fs::remove_dir_all(folder.path("sub")).unwrap();
    assert_eq!(look(&["sub"]), None);
}

#[cfg(unix)]
#[test]
fn links_pipes_and_odd_names_do_no_harm() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::symlink;

    let folder = Folder::with(&[("sub/a.md", "")]);
    symlink(folder.path(""), folder.path("sub/loop")).unwrap();
    symlink("/nowhere.md", folder.path("broken.md")).unwrap();
    std::fs::write(folder.path("").join(OsStr::from_bytes(b"caf\xe9.md")), "").unwrap();
    let pipe = rustix::fs::CWD;
    let mode = rustix::fs::Mode::RUSR;
    let kind = rustix::fs::FileType::Fifo;
    rustix::fs::mknodat(pipe, folder.path("pipe.md"), kind, mode, 0).unwrap();

    let (paths, problems) = listed(&folder);
    assert_eq!(paths, ["caf\u{fffd}e9.md", "sub/a.md"]);
    let problems = problems.join("\n");
    assert!(
        problems.contains("broken.md") && problems.contains("pipe.md is a pipe"),
        "{problems}"
    );
    assert!(!problems.contains("loop"), "{problems}");
}

#[test]
fn a_root_that_is_gone_is_a_problem_and_not_an_end() {
    let source = Source::folder("gone".to_owned(), "/nowhere/at/all".into());
    let (paths, problems) = scan(&mut scanner(vec![source]));
    assert!(paths.is_empty());
    assert!(problems[0].contains("/nowhere/at/all"), "{problems:?}");
}

#[test]
fn a_scan_that_is_given_up_costs_the_next_one_nothing() {
    let folder = Folder::with(&[("a.md", ""), ("b/c.md", "")]);
    let mut scanner = scanner(sources(&folder.path("")));
    let given_up = scanner.given_up();
    given_up.store(true, std::sync::atomic::Ordering::Relaxed);
    let outcome = scanner.scan(&mut |_| {});
    assert!(outcome.is_given_up && outcome.gone.is_empty());
    given_up.store(false, std::sync::atomic::Ordering::Relaxed);
    assert_eq!(scan(&mut scanner).0, ["a.md", "b/c.md"]);
}

#[test]
fn a_folder_that_is_put_in_is_read_and_one_that_is_taken_out_is_gone() {
    let folder = Folder::with(&[("a/x.md", ""), ("b/y.md", "")]);
    let mut scanner = scanner(sources(&folder.path("a")));
    assert_eq!(scan(&mut scanner).0, ["x.md"]);
    let added = Source::folder("b".to_owned(), folder.path("b").canonicalize().unwrap());
    scanner.put_in(1, added.clone());
    assert!(scan(&mut scanner).0.contains(&"y.md".to_owned()));
    scanner.take_out(0);
    assert_eq!(scanner.scan(&mut |_| {}).gone, [(0, "x.md".into())]);
    scanner.take_out(1);
    scanner.put_in(1, added);
    assert_eq!(
        scanner.scan(&mut |_| {}).gone,
        [],
        "it was there all the time"
    );
}
