//! Reading whole what a scan only listed: a few posts at once, many behind everything else that this machine does. It finds no
//! posts.

use rayon::{ThreadPool, ThreadPoolBuilder};

use super::depth::Depth;
use super::found::{FoundPlace, Key};
use super::known::Known;
use super::pass::{FEW, Helpers, Pass};
use crate::app::Event;
use crate::shell::post_file::PostFile;
use crate::shell::source::Source;
use crate::shell::yielding::yield_to_others;

/// Posts that are read before it is seen whether something else is asked for: some hundredths of a second.
const AT_ONCE: usize = 32;

/// After so many posts the index is written, so that they need not be read again if the program ends.
const KEPT: usize = 8_192;

/// Reads whole what was only listed, as long as nothing else is asked for; says whether that was all.
pub fn read_rest(
    known: &mut Known,
    sources: &[Source],
    hand_over: &mut dyn FnMut(Event),
    goes_on: &mut dyn FnMut() -> bool,
) -> bool {
    let mut listed: Vec<Key> = known.listed.iter().cloned().collect();
    // Names with dates: what is newest is wanted first.
    listed.sort_unstable_by(|one, other| other.cmp(one));
    let pool = (listed.len() > FEW).then(quiet_pool).flatten();
    let helpers = match &pool {
        Some(pool) => Helpers::Pool(pool),
        None => Helpers::Nobody,
    };
    for (count, some) in (1..).zip(listed.chunks(AT_ONCE)) {
        if !goes_on() {
            return false;
        }
        read(known, sources, some, helpers, hand_over);
        if count % (KEPT / AT_ONCE) == 0 {
            known.keep_indexes();
        }
    }
    true
}

fn read(
    known: &mut Known,
    sources: &[Source],
    listed: &[Key],
    helpers: Helpers<'_>,
    hand_over: &mut dyn FnMut(Event),
) {
    let there: Vec<(Key, FoundPlace)> = listed
        .iter()
        .filter(|key| known.listed.remove(*key))
        .filter_map(|key| Some((key.clone(), place_of(sources, key)?)))
        .collect();
    for (key, _) in &there {
        // As if nothing were known of it.
        known.files.remove(key);
    }
    let mut pass = Pass::new(known, Depth::Whole, hand_over).with_helpers(helpers);
    for (key, place) in there {
        let stamp = place.stamp();
        pass.found(key, place, stamp);
    }
    // What cannot be read any more, the next scan tells.
    pass.finish_partial(Vec::new());
}

fn place_of(sources: &[Source], (root, path): &Key) -> Option<FoundPlace> {
    let source = sources.get(*root)?;
    if source.root.path.is_none() {
        return source.guide.text(path).map(FoundPlace::BuiltIn);
    }
    let file = PostFile {
        root: source.root.path.clone(),
        path: path.clone(),
        built_in: None,
    };
    file.on_disk().map(FoundPlace::Disk)
}

/// Threads that wait for all others; where there are none to be had, whoever scans does it.
fn quiet_pool() -> Option<ThreadPool> {
    let pool = ThreadPoolBuilder::new()
        .thread_name(|_| "rest".to_owned())
        .start_handler(|_| yield_to_others());
    pool.build().ok()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::time::{Duration, SystemTime};

    use crate::app::Event;
    use crate::library::Post;
    use crate::shell::index::IndexFolder;
    use crate::shell::scan::Scanner;
    use crate::shell::testing::{Folder, scanner, sources};

    /// More than are read whole in any case.
    const POSTS: usize = 300;

    fn library() -> Folder {
        let folder = Folder::new();
        for number in 0..POSTS {
            let path = format!("posts/{number:03}.md");
            let text = format!(
                "---\ntitle: Part {number}\n---\n\n## Keynote: Mesh {number} - Tom Reed, Works\n\nArgo.\n"
            );
            folder.write(&path, text);
            let file = std::fs::File::options()
                .write(true)
                .open(folder.path(&path));
            let old = SystemTime::now() - Duration::from_secs(60);
            file.unwrap().set_modified(old).unwrap();
        }
        folder
    }

    fn new_scanner(folder: &Folder) -> Scanner {
        let index = IndexFolder::new(&folder.path("cache"), &[]);
        scanner(sources(&folder.path("posts"))).with_index(index)
    }

    /// The posts by path, as they were told last.
    #[derive(Default)]
    struct Told(BTreeMap<String, Post>);

    impl Told {
        fn take_in(&mut self, event: Event) {
            if let Event::PostsListed { posts, .. } | Event::PostsFound(posts) = event {
                let posts = posts.into_iter();
                self.0
                    .extend(posts.map(|post| (post.path.to_string(), post)));
            }
        }

        fn whole(&self) -> usize {
            self.0.values().filter(|post| post.is_whole).count()
        }
    }

    #[test]
    fn of_many_posts_the_list_comes_first_and_then_the_rest() {
        let folder = library();
        let mut all = Told::default();
        new_scanner(&folder).scan(&mut |event| all.take_in(event));
        assert_eq!(all.whole(), POSTS);

        let mut told = Told::default();
        let mut scanner = new_scanner(&folder).listing_first();
        scanner.scan(&mut |event| told.take_in(event));
        assert_eq!(told.0.len(), POSTS);
        assert!(told.whole() < POSTS);
        for (path, post) in &told.0 {
            let whole = &all.0[path];
            assert_eq!(
                (&post.title, &post.revision),
                (&whole.title, &whole.revision)
            );
        }
        assert!(scanner.read_rest(&mut |event| told.take_in(event), &mut || true));
        assert_eq!(told.0, all.0);
    }

    #[test]
    fn something_else_goes_before_the_rest() {
        let folder = library();
        let mut told = Told::default();
        let mut scanner = new_scanner(&folder).listing_first();
        scanner.scan(&mut |event| told.take_in(event));
        let mut looks = 0;
        let mut goes_on = || {
            looks += 1;
            looks < 3
        };
        assert!(!scanner.read_rest(&mut |event| told.take_in(event), &mut goes_on));
        assert!(told.whole() < POSTS);
        folder.write("posts/150.md", "# Another");
        let path = [folder.path("posts/150.md")];
        scanner.look_at(&path, &mut |event| told.take_in(event));
        assert_eq!(told.0["150.md"].title, "Another");
        scanner.read_rest(&mut |event| told.take_in(event), &mut || true);
        assert_eq!((told.whole(), told.0.len()), (POSTS, POSTS));
        assert_eq!(told.0["150.md"].title, "Another");
    }

    #[test]
    fn what_changes_later_keeps_its_talks() {
        let folder = library();
        let mut scanner = new_scanner(&folder).listing_first();
        scanner.scan(&mut |_| {});
        scanner.read_rest(&mut |_| {}, &mut || true);
        for changed in [1, 3] {
            let paths: Vec<_> = (0..changed)
                .map(|number| format!("posts/{number:03}.md"))
                .collect();
            for path in &paths {
                folder.write(path, format!("# Changed {changed} times\n\nArgo.\n"));
            }
            let paths: Vec<_> = paths.iter().map(|path| folder.path(path)).collect();
            let mut found = Vec::new();
            scanner.look_at(&paths, &mut |event| match event {
                Event::PostsFound(posts) => found.extend(posts),
                other => panic!("{other:?}"),
            });
            // Each is told once, and whole.
            assert_eq!(found.len(), changed);
            assert!(found.iter().all(|post| post.is_whole));
        }
    }

    #[test]
    fn what_was_listed_in_an_earlier_run_is_read_by_who_wants_all() {
        let folder = library();
        let mut scanner = new_scanner(&folder).listing_first();
        scanner.scan(&mut |_| {});
        scanner.keep_index();
        let mut told = Told::default();
        let mut again = new_scanner(&folder).listing_first();
        let mut found = 0;
        again.scan(&mut |event| {
            found += usize::from(matches!(event, Event::PostsFound(_)));
            told.take_in(event);
        });
        assert_eq!((told.0.len(), found), (POSTS, 0));
        again.read_rest(&mut |event| told.take_in(event), &mut || true);
        assert_eq!(told.whole(), POSTS);

        scanner = new_scanner(&folder);
        let mut told = Told::default();
        scanner.scan(&mut |event| told.take_in(event));
        assert_eq!(told.whole(), POSTS);
    }
}
