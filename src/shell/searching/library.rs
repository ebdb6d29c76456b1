//! Searching the posts of a library in the order in which they are wanted, side by side; what is found is told as it is
//! found. Who no longer wants the answer says so from outside.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use rayon::prelude::*;

use super::post::{TextsAtHand, search_bytes, search_file};
use crate::app::{Event, TextsFound, TextsWanted};
use crate::find::full_text::{FoundPost, TextQuery};
use crate::library::guide::Guide;
use crate::library::{Library, PostId};
use crate::shell::post_file::PostFile;
use crate::shell::reading::bytes_of;
use crate::shell::stamp::Stamp;
use crate::shell::texts::KeptTexts;

/// So many posts are searched side by side before what they hold is told: few at first, for the first hits to come at once.
const FIRST: usize = 32;
const MOST: usize = 512;

/// After so long it is told how far the search is, though nothing was found.
const SILENCE: Duration = Duration::from_millis(50);

/// A search of the posts of a library.
#[derive(Clone, Debug)]
pub struct SearchJob {
    /// The number of the request.
    pub request: u64,
    query: Arc<TextQuery>,
    /// The roots' folders.
    roots: Vec<Option<PathBuf>>,
    /// The posts in the order in which they are wanted: root and path below it.
    posts: Vec<(PostId, usize, Arc<str>)>,
    guide: Guide,
}

impl SearchJob {
    /// A search of posts of this library.
    pub fn new(wanted: TextsWanted, library: &Library) -> Self {
        let roots = library.roots().iter().map(|root| root.path.clone());
        let posts = wanted.posts.into_iter().filter_map(|id| {
            let post = library.post(id)?;
            Some((id, post.root, post.path.clone()))
        });
        Self {
            request: wanted.request,
            query: wanted.query,
            roots: roots.collect(),
            posts: posts.collect(),
            guide: library.guide().clone(),
        }
    }

    /// The texts of each root as they are kept now.
    fn texts_at_hand(&self, texts: &KeptTexts) -> Vec<Option<TextsAtHand>> {
        let roots = self.roots.iter();
        let roots = roots.map(|root| texts.of(root.as_deref()?).map(TextsAtHand::of));
        roots.collect()
    }

    /// The lines of a post that match. That one cannot be read is told of when the library is scanned.
    fn look_into(
        &self,
        (post, root, path): &(PostId, usize, Arc<str>),
        at_hand: &[Option<TextsAtHand>],
    ) -> Option<FoundPost> {
        let root_folder = self.roots.get(*root)?.clone();
        let is_built_in = root_folder.is_none();
        let file = PostFile {
            root: root_folder,
            path: path.clone(),
            built_in: is_built_in.then(|| self.guide.text(path)).flatten(),
        };
        let found = match file.on_disk() {
            Some(on_disk) => {
                let at_hand = at_hand.get(*root)?.as_ref();
                let stamp = Stamp::of(&on_disk);
                search_file(&self.query, at_hand, &on_disk, path, stamp)
            }
            None => search_bytes(&self.query, &bytes_of(&file).ok()?, path, None),
        };
        let lines = found?.lines;
        Some(FoundPost { post: *post, lines })
    }
}

/// Carries out a search and tells what is found as it is found, until nobody wants it any more. The texts that it read are
/// kept.
pub fn search(
    job: &SearchJob,
    texts: &KeptTexts,
    is_wanted: &(dyn Fn() -> bool + Sync),
    tell: &mut dyn FnMut(Event),
) {
    let at_hand = job.texts_at_hand(texts);
    let (mut rest, mut batch) = (&*job.posts, FIRST);
    let mut told = Instant::now();
    let mut is_over = false;
    while !is_over {
        let (posts, later) = rest.split_at(batch.min(rest.len()));
        let posts = posts.par_iter().filter(|_| is_wanted());
        let found = posts.filter_map(|post| job.look_into(post, &at_hand));
        let found: Vec<FoundPost> = found.collect();
        if !is_wanted() {
            return;
        }
        (rest, batch) = (later, MOST.min(2 * batch));
        is_over = rest.is_empty();
        if is_over || !found.is_empty() || told.elapsed() > SILENCE {
            told = Instant::now();
            tell(Event::TextsFound(TextsFound {
                request: job.request,
                found,
                searched: job.posts.len() - rest.len(),
                is_over,
            }));
        }
    }
    for at_hand in at_hand.iter().flatten() {
        at_hand.texts().keep_fresh(job.posts.len());
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;
    use crate::shell::testing::{Folder, scanner, sources};

    /// A library of so many posts, every tenth of which has the word, and the search for it.
    fn search_of(folder: &Folder, posts: usize) -> SearchJob {
        for number in 0..posts {
            let word = if number % 10 == 0 {
                "lantern"
            } else {
                "candle"
            };
            let text = format!("# Post {number}\n\nA {word}.\n");
            std::fs::write(folder.path(&format!("{number:03}.md")), text).unwrap();
        }
        let sources = sources(&folder.path(""));
        let roots = sources.iter().map(|source| source.root.clone()).collect();
        let mut library = Library::new(roots);
        scanner(sources).scan(&mut |event| {
            if let Event::PostsFound(posts) = event {
                for post in posts {
                    library.insert(post);
                }
            }
        });
        let query = TextQuery::read("lantern").unwrap().unwrap();
        let wanted = TextsWanted {
            request: 7,
            query: Arc::new(query),
            posts: library.posts().map(|(id, _)| id).collect(),
        };
        SearchJob::new(wanted, &library)
    }

    /// The parts that a search brings while `is_wanted` says so.
    fn parts(job: &SearchJob, is_wanted: &(dyn Fn() -> bool + Sync)) -> Vec<TextsFound> {
        let mut parts = Vec::new();
        search(
            job,
            &KeptTexts::default(),
            is_wanted,
            &mut |event| match event {
                Event::TextsFound(part) => parts.push(part),
                other => panic!("{other:?}"),
            },
        );
        parts
    }

    #[test]
    fn the_first_hits_come_before_all_is_read() {
        let folder = Folder::with(&[]);
        let parts = parts(&search_of(&folder, 100), &|| true);
        assert_eq!(parts[0].searched, FIRST);
        assert_eq!(parts[0].found.len(), 4);
        let found: usize = parts.iter().map(|part| part.found.len()).sum();
        let last = parts.last().unwrap();
        assert_eq!((found, last.searched, last.is_over), (10, 100, true));
        assert!(parts.iter().all(|part| part.request == 7));
    }

    #[test]
    fn a_library_without_posts_is_answered_too() {
        let folder = Folder::with(&[]);
        let parts = parts(&search_of(&folder, 0), &|| true);
        assert!(matches!(&*parts, [part] if part.is_over && part.found.is_empty()));
    }

    #[test]
    fn what_nobody_wants_is_left_within_a_post_or_two() {
        let folder = Folder::with(&[]);
        let job = search_of(&folder, 100);
        let asked = AtomicUsize::new(0);
        let is_wanted = || asked.fetch_add(1, Ordering::Relaxed) < 10;
        assert_eq!(parts(&job, &is_wanted).len(), 0);
        assert!(asked.into_inner() <= FIRST + 1);
    }
}
