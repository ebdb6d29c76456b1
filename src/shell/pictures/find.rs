//! From the address of a picture in a post to its file, looked for where site generators look: in the library's roots, and in
//! the site that the post's root is a part of. It opens nothing.

use std::borrow::Cow;
use std::ffi::OsString;
use std::path::{Component, Path, PathBuf};

use super::error::PictureError;
use super::site;
use crate::shell::post_file::PostFile;

/// Folders whose content a site shows at its top: Hugo's `static` and `assets`, Jekyll's `assets` and `images`, what Eleventy,
/// Docusaurus and Next call `public` and `static`, Hexo's and Pelican's `source` and `content`.
const SITE_FOLDERS: [&str; 8] = [
    "", "static", "assets", "public", "source", "images", "content", "src",
];

/// How many folders above a post are looked at.
const FAR: usize = 24;

/// The longest address that is looked for, in bytes; the longest path that Linux knows.
const LONGEST: usize = 4096;

/// Whose pictures are looked for, before anything was asked of the disk.
#[derive(Clone, Debug)]
pub struct PictureFolders {
    /// The post's file.
    file: PathBuf,
    /// The root of the library that it is in.
    root: PathBuf,
    /// All roots of the library.
    roots: Vec<PathBuf>,
}

impl PictureFolders {
    /// Where the pictures of a post may be; `None` for a post that is built in.
    pub fn of(post: &PostFile, roots: &[PathBuf]) -> Option<Self> {
        Some(Self {
            file: post.on_disk()?,
            root: post.root.clone()?,
            roots: roots.to_vec(),
        })
    }

    /// The folders, as they are on the disk now; `home` is the person's.
    pub(super) fn search(&self, home: Option<&Path>) -> PictureSearch {
        let really = |root: &PathBuf| root.canonicalize().ok();
        let roots: Vec<PathBuf> = self.roots.iter().filter_map(really).collect();
        let site = really(&self.root).and_then(|root| Some((site::around(&root, home)?, root)));
        let mut folders: Vec<PathBuf> = below(&self.file, &self.root);
        if let Some((site, root)) = &site {
            folders.extend(below(root, site));
        }
        PictureSearch {
            own: folders.first().zip(self.file.file_stem()).map(joined),
            folders,
            may_be_in: roots
                .into_iter()
                .chain(site.map(|(site, _)| site))
                .collect(),
        }
    }
}

/// The folders above a path up to `top`, nearest first.
fn below(path: &Path, top: &Path) -> Vec<PathBuf> {
    let above = path.ancestors().skip(1).take(FAR);
    above
        .take_while(|folder| folder.starts_with(top))
        .map(Path::to_owned)
        .collect()
}

/// The folders in which a post's pictures may be.
#[derive(Clone, Debug)]
pub(super) struct PictureSearch {
    /// The post's folder and those above it up to its root, or to the site around that, nearest first.
    folders: Vec<PathBuf>,
    /// The folder beside the post that Hexo gives it, named as the post without its ending.
    own: Option<PathBuf>,
    /// The roots of the library and the site, as they really are; nothing outside is opened.
    may_be_in: Vec<PathBuf>,
}

impl PictureSearch {
    /// The file of the picture with this address.
    pub(super) fn find(&self, source: &str) -> Result<PathBuf, PictureError> {
        if source.len() > LONGEST {
            return Err(PictureError::Missing);
        }
        let mut problem = PictureError::Missing;
        for candidate in self.candidates(source) {
            match self.checked(&candidate) {
                Ok(file) => return Ok(file),
                Err(PictureError::Missing) => {}
                Err(other) => problem = other,
            }
        }
        Err(problem)
    }

    /// Where the file may be, the likeliest first.
    fn candidates<'a>(&'a self, source: &'a str) -> impl Iterator<Item = PathBuf> + 'a {
        names(source).flat_map(move |name| {
            let is_of_site = name.starts_with('/');
            let below = PathBuf::from(name.trim_start_matches('/'));
            let beside = (!is_of_site)
                .then(|| self.folders.first().into_iter().chain(&self.own))
                .into_iter()
                .flatten();
            let site = self.folders.iter().flat_map(|folder| {
                let inside = SITE_FOLDERS.iter();
                inside.map(move |name| folder.join(name))
            });
            // A site that is not at the top of its host has addresses that begin with its own name.
            let within: PathBuf = below.components().skip(1).collect();
            let has_name = is_of_site && within.components().next().is_some();
            let named = has_name.then(|| site.clone().map(move |folder| folder.join(&within)));
            let mut candidates: Vec<PathBuf> = beside
                .cloned()
                .chain(site)
                .map(|folder| plain(&folder.join(&below)))
                .collect();
            candidates.extend(named.into_iter().flatten().map(|path| plain(&path)));
            candidates
        })
    }

    /// The real path of a regular file inside a root or the site.
    fn checked(&self, candidate: &Path) -> Result<PathBuf, PictureError> {
        let file = candidate
            .canonicalize()
            .map_err(|_| PictureError::Missing)?;
        if !self.may_be_in.iter().any(|root| file.starts_with(root)) {
            return Err(PictureError::Outside);
        }
        let metadata = file.metadata().map_err(|_| PictureError::Missing)?;
        if metadata.is_file() {
            Ok(file)
        } else {
            Err(PictureError::NotAFile)
        }
    }
}

fn joined((folder, name): (&PathBuf, &std::ffi::OsStr)) -> PathBuf {
    folder.join(name)
}

/// The names an address may stand for: as written, and without query, fragment and escapes.
fn names(source: &str) -> impl Iterator<Item = Cow<'_, str>> {
    let bare = source.split(['?', '#']).next().unwrap_or_default();
    let slashed = bare.replace('\\', "/");
    let decoded = unescaped(&slashed).filter(|decoded| *decoded != slashed);
    let slashed = (slashed != source).then_some(slashed);
    std::iter::once(Cow::Borrowed(source))
        .chain(slashed.into_iter().chain(decoded).map(Cow::Owned))
        .filter(|name| !name.is_empty() && !name.contains('\0'))
}

/// An address with its `%20` and the like decoded (RFC 3986, section 2.1); `None` if that is no text.
fn unescaped(address: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(address.len());
    let mut rest = address.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        let digits = after.get(..2).and_then(|two| str::from_utf8(two).ok());
        let escaped = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok());
        if let Some(escaped) = escaped.filter(|_| byte == b'%') {
            bytes.push(escaped);
            rest = after.get(2..).unwrap_or_default();
        } else {
            bytes.push(byte);
            rest = after;
        }
    }
    String::from_utf8(bytes).ok()
}

/// A path without `.` and `..`, by its words alone: an address goes up from a folder that need not be there.
fn plain(path: &Path) -> PathBuf {
    let mut parts: Vec<OsString> = Vec::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir => {
                if parts.len() > 1 {
                    parts.pop();
                }
            }
            other => parts.push(other.as_os_str().to_owned()),
        }
    }
    parts.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shell::testing::Folder;

    /// Where the picture is found from a post of the library `site`, below it, or why it is not.
    #[track_caller]
    fn check(folder: &Folder, post: &str, source: &str, expected: &str) {
        check_from(folder, "site", post, source, expected);
    }

    /// The same where the library is only a part of the folder `site`.
    #[track_caller]
    fn check_from(folder: &Folder, root: &str, post: &str, source: &str, expected: &str) {
        let root = folder.path(root);
        let post = PostFile {
            root: Some(root.clone()),
            path: post.into(),
            built_in: None,
        };
        let folders = PictureFolders::of(&post, &[root]).unwrap();
        let home = folder.path("").canonicalize().unwrap();
        let site = home.join("site");
        let found = match folders.search(Some(&home)).find(source) {
            Ok(file) => file
                .strip_prefix(site)
                .unwrap()
                .to_string_lossy()
                .into_owned(),
            Err(error) => error.to_string(),
        };
        assert_eq!(found, expected, "{source}");
    }

    #[test]
    fn pictures_are_found_where_generators_look() {
        let folder = Folder::with(&[
            ("site/content/posts/day/index.md", ""),
            ("site/content/posts/day/hall.png", ""),
            ("site/content/posts/2019-two.md", ""),
            ("site/content/posts/2019-two/own.png", ""),
            ("site/content/posts/a hat.png", ""),
            ("site/static/img/top.png", ""),
            ("site/assets/shelf.png", ""),
            ("site/source/images/hexo.png", ""),
            ("site/images/plain.png", ""),
        ]);
        let bundle = "content/posts/day/index.md";
        check(&folder, bundle, "hall.png", "content/posts/day/hall.png");
        check(
            &folder,
            bundle,
            "./hall.png?w=3#x",
            "content/posts/day/hall.png",
        );
        check(&folder, bundle, "../a%20hat.png", "content/posts/a hat.png");
        check(&folder, bundle, "../a hat.png", "content/posts/a hat.png");
        let single = "content/posts/2019-two.md";
        check(&folder, single, "own.png", "content/posts/2019-two/own.png");
        check(&folder, single, "/img/top.png", "static/img/top.png");
        check(&folder, single, "img\\top.png", "static/img/top.png");
        check(&folder, single, "/blog/img/top.png", "static/img/top.png");
        check(&folder, single, "shelf.png", "assets/shelf.png");
        check(
            &folder,
            single,
            "/images/hexo.png",
            "source/images/hexo.png",
        );
        check(&folder, single, "/images/plain.png", "images/plain.png");
        check(&folder, single, "plain.png", "images/plain.png");
        check(
            &folder,
            single,
            "gone.png",
            "not in the library; add its folder",
        );
    }

    #[cfg(unix)]
    #[test]
    fn pictures_of_the_site_around_a_root_are_found_and_no_others() {
        let outside = "outside the library; add its folder";
        let missing = "not in the library; add its folder";
        let folder = Folder::with(&[
            ("secret.png", ""),
            ("site/hugo.toml", ""),
            ("site/content/posts/a.md", ""),
            ("site/content/posts/beside.png", ""),
            ("site/content/shared.png", ""),
            ("site/static/img/top.png", ""),
        ]);
        let link = |to: &str, name: &str| {
            std::os::unix::fs::symlink(to, folder.path(name)).unwrap();
        };
        link("../../secret.png", "site/static/out.png");
        let check = |source, expected| {
            check_from(&folder, "site/content/posts", "a.md", source, expected);
        };
        check("/img/top.png", "static/img/top.png");
        check("../shared.png", "content/shared.png");
        check("beside.png", "content/posts/beside.png");
        check("/out.png", outside);
        check("../../../secret.png", outside);
        check("/../secret.png", outside);
        check("/gone.png", missing);
        std::fs::remove_file(folder.path("site/hugo.toml")).unwrap();
        check("/img/top.png", missing);
        check("../shared.png", outside);
        check("beside.png", "content/posts/beside.png");
    }

    #[cfg(unix)]
    #[test]
    fn nothing_outside_the_library_is_found() {
        let outside = "outside the library; add its folder";
        let missing = "not in the library; add its folder";
        let folder = Folder::with(&[("site/a/post.md", ""), ("secret.png", "")]);
        let link = |to: &str, name: &str| {
            std::os::unix::fs::symlink(to, folder.path(name)).unwrap();
        };
        link("../../secret.png", "site/a/link.png");
        link("../..", "site/a/up");
        link("post.md", "site/a/inside.png");
        check(&folder, "a/post.md", "../../secret.png", outside);
        check(&folder, "a/post.md", "%2e%2e/%2e%2e/secret.png", outside);
        check(&folder, "a/post.md", "link.png", outside);
        check(&folder, "a/post.md", "up/secret.png", outside);
        check(&folder, "a/post.md", "inside.png", "a/post.md");
        check(&folder, "a/post.md", "/etc/passwd", missing);
        let far_up = format!("{}etc/passwd", "../".repeat(60));
        check(&folder, "a/post.md", &far_up, outside);
        check(&folder, "a/post.md", "x\0y.png", missing);
        check(&folder, "a/post.md", &"x/".repeat(100_000), missing);
    }

    #[cfg(unix)]
    #[test]
    fn folders_and_pipes_are_no_pictures() {
        let folder = Folder::with(&[("site/a/post.md", ""), ("site/a/sub.png/x", "")]);
        let pipe = folder.path("site/a/pipe.png");
        rustix::fs::mknodat(
            rustix::fs::CWD,
            &pipe,
            rustix::fs::FileType::Fifo,
            rustix::fs::Mode::RUSR,
            0,
        )
        .unwrap();
        for source in ["sub.png", "pipe.png", "."] {
            check(&folder, "a/post.md", source, "not a file");
        }
    }
}
