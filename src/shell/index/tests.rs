//! Indexes in folders made for the purpose: what is read again, what is not, and what becomes of damage.

use std::path::PathBuf;
use std::time::{Duration, SystemTime};

use proptest::prelude::*;

use super::record::{self, Recorded, Topics};
use super::{IndexFolder, RootIndex};
use crate::app::Event;
use crate::document::{parse, revision};
use crate::library::{EventTable, Post, TopicTable};
use crate::shell::scan::{ScanOutcome, Scanner};
use crate::shell::stamp::Stamp;
use crate::shell::testing::{Folder, damaged, scanner, sources};

/// Enough posts for an index.
const POSTS: usize = 40;

/// A library of posts that have not changed for a while.
fn library() -> Folder {
    let folder = Folder::new();
    for number in 0..POSTS {
        let day = 1 + number % 28;
        let text = format!(
            "---\ntitle: \"Notes, part {number}\"\ndate: 2021-03-{day:02}T10:00:00+02:00\nauthor: Ada Marsh\ntags: [Mesh]\n---\n\n\
             ## Keynote: Rolling part {number} - Tom Reed, Engineer, Works\n\nArgo and OPA on stage.\n",
        );
        folder.write(&format!("posts/{number}.md"), text);
        settle(&folder, number);
    }
    folder
}

fn settle(folder: &Folder, number: usize) {
    let path = folder.path(&format!("posts/{number}.md"));
    let file = std::fs::File::options().write(true).open(path).unwrap();
    let old = SystemTime::now() - Duration::from_secs(60);
    file.set_modified(old).unwrap();
}

/// What one run of the program comes by.
#[derive(Debug, Default)]
struct Run {
    listed: Vec<Post>,
    found: Vec<Post>,
    outcome: ScanOutcome,
}

fn scan(scanner: &mut Scanner) -> Run {
    let mut run = Run::default();
    let (mut listed, mut found) = (Vec::new(), Vec::new());
    run.outcome = scanner.scan(&mut |event| match event {
        Event::PostsListed { posts, total } => {
            assert!(total >= posts.len());
            listed.extend(posts);
        }
        Event::PostsFound(posts) => found.extend(posts),
        _ => {}
    });
    scanner.keep_index();
    (run.listed, run.found) = (listed, found);
    run
}

/// A run over the library with the tables that come with the program and these of the person's own.
fn start_with(folder: &Folder, tables: &[&str]) -> Run {
    let index = IndexFolder::new(&folder.path("cache"), tables);
    let mut scanner = scanner(sources(&folder.path("posts"))).with_index(index);
    scan(&mut scanner)
}

fn start(folder: &Folder) -> Run {
    start_with(folder, &[])
}

fn in_order(mut posts: Vec<Post>) -> Vec<Post> {
    posts.sort_by(|a, b| a.path.cmp(&b.path));
    posts
}

/// The one file of the index.
fn index_file(folder: &Folder) -> PathBuf {
    let mut files = folder.path("cache/library").read_dir().unwrap();
    let file = files.next().unwrap().unwrap().path();
    assert!(files.next().is_none());
    file
}

#[test]
fn a_second_start_lists_what_the_first_one_read() {
    let folder = library();
    let first = start(&folder);
    assert_eq!((first.listed.len(), first.found.len()), (0, POSTS));
    let second = start(&folder);
    assert!(second.found.is_empty(), "nothing is read again");
    assert!(second.outcome.gone.is_empty());
    let newest = second.listed.first().unwrap().date;
    assert!(second.listed.iter().all(|post| post.date <= newest));
    assert_eq!(in_order(second.listed), in_order(first.found));
}

#[test]
fn what_changed_came_or_went_since_is_told() {
    let folder = library();
    start(&folder);
    folder.write("posts/3.md", "# Another");
    folder.write("posts/new.md", "# New");
    std::fs::remove_file(folder.path("posts/5.md")).unwrap();
    let run = start(&folder);
    let found: Vec<&str> = run.found.iter().map(|post| &*post.path).collect();
    assert_eq!(found, ["3.md", "new.md"]);
    let gone: Vec<&str> = run.outcome.gone.iter().map(|(_, path)| &**path).collect();
    assert_eq!(gone, ["5.md"]);
    // Too young to be relied on, they are read at every start; until then the changed one is listed as it was.
    let run = start(&folder);
    assert_eq!(run.listed.len(), POSTS - 1);
    assert_eq!(run.found.len(), 2);
}

#[test]
fn a_post_of_the_same_size_and_time_is_another_one() {
    let folder = library();
    start(&folder);
    let text = folder.read("posts/7.md").replace("Argo", "Flux");
    folder.write("posts/7.md", text);
    settle(&folder, 7);
    let found = start(&folder).found;
    assert_eq!(found.len(), usize::from(cfg!(unix)), "{found:?}");
}

#[test]
fn an_index_of_other_tables_or_another_root_is_not_used() {
    let folder = library();
    start(&folder);
    let own = start_with(&folder, &["- {name: Rubinator}"]);
    assert_eq!((own.listed.len(), own.found.len()), (0, POSTS));
    // The one that was written last is there.
    assert_eq!(start(&folder).listed.len(), 0);
    let file = index_file(&folder);
    let elsewhere = IndexFolder::new(&folder.path("cache"), &[]).file(&folder.path("elsewhere"));
    std::fs::rename(file, elsewhere).unwrap();
    std::fs::rename(folder.path("posts"), folder.path("elsewhere")).unwrap();
    let index = IndexFolder::new(&folder.path("cache"), &[]);
    let mut scanner = scanner(sources(&folder.path("elsewhere"))).with_index(index);
    assert_eq!(scan(&mut scanner).found.len(), POSTS);
}

#[test]
fn damage_anywhere_costs_nothing_but_time() {
    let folder = library();
    let expected = in_order(start(&folder).found);
    let file = index_file(&folder);
    let whole = std::fs::read(&file).unwrap();
    for bytes in damaged(&whole) {
        std::fs::write(&file, bytes).unwrap();
        let run = start(&folder);
        assert!(run.outcome.problems.is_empty());
        assert_eq!(in_order(run.found), expected, "all of it is read");
        assert_eq!(start(&folder).listed.len(), POSTS, "and kept again");
    }
}

#[test]
fn without_a_cache_everything_is_read() {
    let folder = library();
    start(&folder);
    std::fs::remove_dir_all(folder.path("cache")).unwrap();
    assert_eq!(start(&folder).found.len(), POSTS);
    // Nor does one do any harm that cannot be written.
    std::fs::remove_dir_all(folder.path("cache")).unwrap();
    folder.write("cache", "a file");
    assert_eq!(start(&folder).found.len(), POSTS);
}

#[test]
fn two_instances_write_over_each_other_and_both_are_right() {
    let folder = library();
    start(&folder);
    let index = IndexFolder::new(&folder.path("cache"), &[]);
    let mut one = scanner(sources(&folder.path("posts"))).with_index(index.clone());
    let mut other = scanner(sources(&folder.path("posts"))).with_index(index);
    assert_eq!(scan(&mut one).listed.len(), POSTS);
    assert_eq!(scan(&mut other).listed.len(), POSTS);
    for number in 0..4 {
        folder.write(&format!("posts/{number}.md"), "# Another");
        settle(&folder, number);
        let instance = if number % 2 == 0 {
            &mut one
        } else {
            &mut other
        };
        scan(instance);
        let third = start(&folder);
        let posts = third.listed.len() + third.found.len() - third.outcome.gone.len();
        assert!(posts >= POSTS, "{posts}");
    }
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| start(&folder));
        }
    });
    let last = start(&folder);
    assert_eq!(last.listed.len(), POSTS);
    index_file(&folder);
}

#[test]
fn a_small_library_leaves_nothing_in_the_cache() {
    let folder = Folder::with(&[("posts/a.md", "one")]);
    start(&folder);
    assert!(!folder.path("cache").exists());
}

#[test]
fn what_nobody_needs_is_swept_out() {
    let folder = library();
    folder.write("cache/library/.writing-x", "left by one that was killed");
    folder.write("cache/library/0123.index", "of a folder that is gone");
    folder.write("cache/library/notes.txt", "a person's own");
    let age = |name: &str, days: u64| {
        let path = folder.path("cache/library").join(name);
        let file = std::fs::File::options().write(true).open(path).unwrap();
        let old = SystemTime::now() - Duration::from_secs(days * 24 * 60 * 60);
        file.set_modified(old).unwrap();
    };
    age(".writing-x", 1);
    age("0123.index", 300);
    age("notes.txt", 300);
    start(&folder);
    let left = folder.path("cache/library").read_dir().unwrap();
    let mut left: Vec<_> = left.map(|entry| entry.unwrap().file_name()).collect();
    left.sort();
    assert_eq!(left.len(), 2, "{left:?}");
    assert_eq!(left[1], "notes.txt");
}

fn post_of(path: &str, source: &str) -> Post {
    let document = parse(source.as_bytes());
    let (events, topics) = (EventTable::builtin(), TopicTable::builtin());
    let revision = revision(source.as_bytes());
    Post::from_document(3, path, &document, revision, &events, &topics)
}

fn there_and_back(post: &Post, stamp: Stamp) -> Option<Recorded> {
    let record = RootIndex::record(post, stamp);
    record::read(&record, 3, &EventTable::builtin(), &mut Topics::default())
}

#[test]
fn every_fact_of_a_post_is_kept() {
    let mut post = post_of(
        "2019/day-1.md",
        "+++\ntitle = \"KubeCon NA 2019, \\\"day\\\" one\"\ndate = 2019-11-19T08:30:15.25-08:00\nauthors = [\"Ada\", \"王\"]\ntags = [\"x\"]\n\
         url = \"/a/\"\nid = \"i\"\nslug = \"s\"\naliases = [\"/old/\"]\n+++\n\n# A talk (Beginner) - Tom Reed, Lead, Works & Liz\n\n\
         Argo, OPA, Argo CD.\n\n## Lightning talk: \n\n{{< odd\n",
    );
    for (date, size) in [(post.date, 0), (None, u64::MAX)] {
        post.date = date;
        let stamp = Stamp {
            changed: SystemTime::UNIX_EPOCH - Duration::new(5, 7),
            noted: -i128::from(u64::MAX),
            size,
        };
        let read = there_and_back(&post, stamp).unwrap();
        assert_eq!(read.post, post);
        assert_eq!(read.stamp, stamp);
    }
    post.revision = "no hash".to_owned();
    let read = there_and_back(&post, Stamp::constant(1)).unwrap();
    assert_eq!(read.post.revision, "no hash");
}

proptest! {
    #[test]
    fn any_post_is_kept(source in "(#{1,3} |Keynote: |[A-Za-zäß王 ]{1,12}|, | - |\n\n|\\*|\\[|\\]\\(|\\)|Argo|`|\t){0,60}") {
        let post = post_of("any.md", &source);
        let read = there_and_back(&post, Stamp::constant(9)).unwrap();
        prop_assert_eq!(read.post, post);
    }

    #[test]
    fn foreign_bytes_are_no_record(
        bytes in proptest::collection::vec(any::<u8>(), 0..200),
        at in any::<proptest::sample::Index>(),
    ) {
        let read = |bytes: &[u8]| {
            record::read(bytes, 0, &EventTable::default(), &mut Topics::default())
        };
        let _ = read(&bytes);
        let mut record = RootIndex::record(&post_of("a.md", "# One\n\nArgo"), Stamp::constant(1)).to_vec();
        for byte in &bytes {
            let at = at.index(record.len());
            record[at] ^= byte;
            let _ = read(&record);
        }
    }
}

/// Paths are names in the file system; two that differ in nothing but their root have different files.
#[test]
fn each_root_has_its_own_file() {
    let folder = IndexFolder::new(&PathBuf::from("/cache"), &[]);
    let names: Vec<PathBuf> = ["/a", "/b", "/a/b", ""]
        .map(|root| folder.file(&PathBuf::from(root)))
        .to_vec();
    let mut apart = names.clone();
    apart.sort();
    apart.dedup();
    assert_eq!(apart.len(), names.len());
}
