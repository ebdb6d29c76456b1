//! Which post a link means. Site generators turn files into addresses in many ways, and the library knows only the files; so
//! paths are compared by their parts from the end, and what stands before the name must not speak against the post.

use jiff::civil::Date;

use super::super::post::{Library, Post, PostId};
use super::address::Address;
use super::destination::{Destination, Goal};
use super::names::{Trail, folded, path_of, trails, without_extension};
use super::target::{Page, Target};

/// Folders that hold posts on many sites, whatever the files' folders are called.
const SECTIONS: [&str; 18] = [
    "archive", "archives", "article", "articles", "blog", "blogs", "content", "entries", "entry",
    "journal", "news", "notes", "p", "post", "posts", "src", "weblog", "writing",
];

/// Where a link in a post leads.
pub fn resolve(library: &Library, from: PostId, target: &str) -> Destination {
    match Target::read(target) {
        Target::Nowhere => Destination::Nowhere,
        Target::Here(fragment) => Destination::Inside(Goal {
            post: from,
            fragment: Some(fragment),
        }),
        Target::Refused(scheme) => Destination::Refused { scheme },
        Target::Outside(address) => {
            let inside = published(library, from, &address);
            Destination::Outside { address, inside }
        }
        Target::Page(page) => inside(library, from, page),
    }
}

fn inside(library: &Library, from: PostId, page: Page) -> Destination {
    let Page { path, fragment } = page;
    let Some(post) = library.post(from) else {
        return Destination::NotInLibrary { looked_for: path };
    };
    if path.is_empty() {
        return Destination::Inside(Goal {
            post: from,
            fragment,
        });
    }
    let candidates = candidates(post, &path);
    match best(library, post.root, &candidates).or_else(|| titled(library, post.root, &path)) {
        Some(post) => Destination::Inside(Goal { post, fragment }),
        None => Destination::NotInLibrary {
            looked_for: candidates.into_iter().next().unwrap_or(path),
        },
    }
}

/// The paths that a link may mean: from the site's root, from the file's folder, or from the page's address.
fn candidates(post: &Post, path: &str) -> Vec<String> {
    if path.starts_with('/') {
        return vec![joined("", path)];
    }
    let folder = post.path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let of_file = joined(folder, path);
    let of_page = joined(without_extension(&post.path), path);
    let of_address = post.url.as_deref().map(|url| joined(path_of(url), path));
    // A link to a file is written from file to file, one to a page from page to page.
    let is_file = without_extension(path) != path;
    let mut candidates = if is_file {
        vec![of_file, of_page]
    } else {
        vec![of_page, of_file]
    };
    candidates.extend(of_address);
    candidates.dedup();
    candidates
}

/// A path from a folder on, `.` and `..` worked out; it never leads out of the root.
fn joined(folder: &str, path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in folder.split('/').chain(path.split('/')) {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// The post that fits one of the paths best.
fn best(library: &Library, root: usize, candidates: &[String]) -> Option<PostId> {
    let wanted: Vec<Trail> = candidates.iter().map(|path| Trail::read(path)).collect();
    let fits = library.posts().filter_map(|(id, post)| {
        let fit = trails(post)
            .iter()
            .flat_map(|own| wanted.iter().map(move |wanted| (own, wanted)))
            .filter_map(|(own, wanted)| fit(post, own, wanted))
            .max()?;
        Some(((fit, post.root == root), id))
    });
    // Of equally good ones the first.
    let best = fits.reduce(|best, next| if next.0 > best.0 { next } else { best });
    best.map(|(_, id)| id)
}

/// How well a post's trail fits a wanted one; `None` if they are not of the same page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Fit {
    closeness: Closeness,
    has_date: bool,
    common: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Closeness {
    /// The name is the same, and nothing before it speaks against it.
    Name,
    /// One path ends in the other, folders included.
    End,
    /// The same path.
    Whole,
}

fn fit(post: &Post, own: &Trail, wanted: &Trail) -> Option<Fit> {
    if own.name() != wanted.name() || !agree(wanted, post, own) {
        return None;
    }
    let pairs = own.parts.iter().rev().zip(wanted.parts.iter().rev());
    let common = pairs.take_while(|(own, wanted)| own == wanted).count();
    let shorter = own.parts.len().min(wanted.parts.len());
    let closeness = if common == own.parts.len() && common == wanted.parts.len() {
        Closeness::Whole
    } else if common == shorter && shorter > 1 {
        Closeness::End
    } else if wanted
        .folders()
        .iter()
        .all(|folder| is_explained(folder, post, own))
    {
        Closeness::Name
    } else {
        return None;
    };
    Some(Fit {
        closeness,
        has_date: wanted.date.is_some(),
        common,
    })
}

/// Whether a date in the wanted path is the post's; zones may put them a day apart.
fn agree(wanted: &Trail, post: &Post, own: &Trail) -> bool {
    let Some((year, month, day)) = wanted.date else {
        return true;
    };
    if own.date == wanted.date {
        return true;
    }
    let Some(date) = post.date.map(|date| date.day) else {
        return own.date.is_none();
    };
    match (month, day) {
        (Some(month), Some(day)) => {
            Date::new(year, month, day).is_ok_and(|wanted| (wanted - date).get_days().abs() <= 1)
        }
        (Some(month), None) => (date.year(), date.month()) == (year, month),
        _ => date.year() == year,
    }
}

/// Whether a folder of a link is one that the post's address may well have.
fn is_explained(folder: &str, post: &Post, own: &Trail) -> bool {
    let is_number = folder.bytes().all(|byte| byte.is_ascii_digit());
    let is_language = folder.len() == 2;
    is_number
        || is_language
        || SECTIONS.contains(&folder)
        || own.parts.iter().any(|part| part == folder)
        || post.tags.iter().any(|tag| folded(tag) == folder)
}

/// The post with this title: what links between notes name.
fn titled(library: &Library, root: usize, path: &str) -> Option<PostId> {
    let title = folded(without_extension(path));
    let mut posts = library
        .posts()
        .filter(|(_, post)| !path.contains('/') && folded(&post.title) == title);
    let first = posts.next()?;
    let same_root = std::iter::once(first)
        .chain(posts)
        .find(|(_, post)| post.root == root);
    Some(same_root.unwrap_or(first).0)
}

/// The post of the library that is published at an address: one that says so itself, or, on the site of the post with the
/// link, one that a link within the site would mean.
fn published(library: &Library, from: PostId, address: &Address) -> Option<Goal> {
    let (host, path) = address.page()?;
    let page = Page::read(path);
    let is_there = |post: &Post| {
        let own = post.url.as_deref().and_then(Address::read);
        own.is_some_and(|own| {
            own.page().is_some_and(|(own_host, own_path)| {
                own_host == host && tidy(&Page::read(own_path).path) == tidy(&page.path)
            })
        })
    };
    let itself = library.posts().find(|(_, post)| is_there(post));
    let post = itself.map(|(id, _)| id).or_else(|| {
        let linking = library.post(from)?;
        let own = Address::read(linking.url.as_deref()?)?;
        let is_own_site = own.page().is_some_and(|(own_host, _)| own_host == host);
        let is_page = is_own_site && !tidy(&page.path).is_empty();
        is_page.then(|| best(library, linking.root, &[joined("", &page.path)]))?
    });
    post.map(|post| Goal {
        post,
        fragment: page.fragment,
    })
}

/// A path without what servers add to it.
fn tidy(path: &str) -> String {
    let path = path.trim_matches('/');
    let path = path.strip_suffix("index.html").unwrap_or(path);
    let path = path.trim_end_matches('/');
    path.strip_suffix(".html").unwrap_or(path).to_lowercase()
}
