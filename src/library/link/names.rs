//! What a post is called: its path, its published addresses, its slug, as lists of folders that end in a name. Spelling is
//! folded, because site generators, notes programs and authors write one name in many ways.

use jiff::civil::Date;
use unicode_normalization::UnicodeNormalization;

use super::super::post::Post;

/// File names that stand for their folder.
const FOLDERS_OWN: [&str; 4] = ["index", "readme", "_index", "post"];
/// Ends of file names that are no part of the name.
const EXTENSIONS: [&str; 9] = [
    ".markdown",
    ".mdown",
    ".html",
    ".md",
    ".mdx",
    ".mkd",
    ".htm",
    ".txt",
    ".php",
];

/// A path as a list of folded parts, the last one the page's name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Trail {
    /// Folded folders and the name.
    pub parts: Vec<String>,
    /// The date that stood before the name, or as folders.
    pub date: Option<(i16, Option<i8>, Option<i8>)>,
}

impl Trail {
    /// Reads a path with `/` between its parts.
    pub(super) fn read(path: &str) -> Self {
        let mut parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        let last = without_extension(parts.pop().unwrap_or_default());
        let is_folders_own = FOLDERS_OWN.iter().any(|own| last.eq_ignore_ascii_case(own));
        if !is_folders_own || parts.is_empty() {
            parts.push(last);
        }
        let named = parts.pop().unwrap_or_default();
        let (date, name) = split_date(named);
        let date = date.or_else(|| date_in_folders(&parts));
        let mut parts: Vec<String> = parts.into_iter().map(folded).collect();
        parts.push(folded(name));
        Self { parts, date }
    }

    /// The page's own name, folded.
    pub(super) fn name(&self) -> &str {
        self.parts.last().map_or("", String::as_str)
    }

    /// The folders above the page.
    pub(super) fn folders(&self) -> &[String] {
        self.parts.split_last().map_or(&[], |(_, folders)| folders)
    }
}

/// What a post is called.
pub(super) fn trails(post: &Post) -> Vec<Trail> {
    let path = Trail::read(&post.path);
    let mut trails = Vec::with_capacity(3);
    if let Some(slug) = &post.slug {
        let mut parts = path.folders().to_vec();
        parts.push(folded(slug));
        trails.push(Trail {
            parts,
            date: path.date,
        });
    }
    let addresses = post.url.iter().chain(&post.aliases);
    trails.extend(addresses.map(|address| Trail::read(path_of(address))));
    trails.insert(0, path);
    trails.retain(|trail| !trail.name().is_empty());
    trails
}

/// The path of an address that may be absolute or a site's own.
pub(super) fn path_of(address: &str) -> &str {
    let rest = match address.split_once("://") {
        Some((_, rest)) => rest
            .find('/')
            .and_then(|at| rest.get(at..))
            .unwrap_or_default(),
        None => address,
    };
    rest.split(['?', '#']).next().unwrap_or_default()
}

/// Letters and digits in lower case, without accents; what has neither stays as it is.
pub(super) fn folded(part: &str) -> String {
    let plain = part.nfkd().filter(|c| c.is_alphanumeric());
    let plain: String = plain.flat_map(char::to_lowercase).collect();
    if plain.is_empty() {
        part.to_owned()
    } else {
        plain
    }
}

/// A file's name without what tells its kind or language: `day-1.en.md`.
pub(super) fn without_extension(name: &str) -> &str {
    let ending = |ending: &&&str| {
        let head = name.len().checked_sub(ending.len());
        head.is_some_and(|at| {
            at > 0
                && name
                    .get(at..)
                    .is_some_and(|end| end.eq_ignore_ascii_case(ending))
        })
    };
    let Some(stem) = EXTENSIONS
        .iter()
        .find(ending)
        .and_then(|ending| name.get(..name.len() - ending.len()))
    else {
        return name;
    };
    match stem.rsplit_once('.') {
        Some((bare, language)) if is_language(language) && !bare.is_empty() => bare,
        _ => stem,
    }
}

fn is_language(word: &str) -> bool {
    word.len() == 2 && word.bytes().all(|byte| byte.is_ascii_lowercase())
}

type PartialDate = (i16, Option<i8>, Option<i8>);

/// A date before a name, as in `2019-11-20-day-2`, and the name.
fn split_date(name: &str) -> (Option<PartialDate>, &str) {
    let digits = |from: usize, to: usize| name.get(from..to)?.parse::<i16>().ok();
    let is_parted = |at: usize| matches!(name.as_bytes().get(at), Some(b'-' | b'_'));
    let date = (is_parted(4) && is_parted(7))
        .then(|| Some((digits(0, 4)?, digits(5, 7)?, digits(8, 10)?)))
        .flatten();
    let Some(date) = date.and_then(|(year, month, day)| whole(year, month, day)) else {
        return (None, name);
    };
    let rest = name
        .get(10..)
        .unwrap_or_default()
        .trim_start_matches(['-', '_', ' ']);
    (Some(date), if rest.is_empty() { name } else { rest })
}

/// A date in folders: `2019`, `2019/11` or `2019/11/20`.
fn date_in_folders(folders: &[&str]) -> Option<PartialDate> {
    let number = |at: usize| folders.get(at).and_then(|part| part.parse::<i16>().ok());
    let at = (0..folders.len()).find(|&at| {
        folders.get(at).is_some_and(|part| part.len() == 4)
            && number(at).is_some_and(|year| (1990..2100).contains(&year))
    })?;
    let small = |at: usize, most: i8| {
        let value = i8::try_from(number(at)?).ok()?;
        (1..=most).contains(&value).then_some(value)
    };
    let month = small(at + 1, 12);
    let day = month.and_then(|_| small(at + 2, 31));
    Some((number(at)?, month, day))
}

fn whole(year: i16, month: i16, day: i16) -> Option<PartialDate> {
    let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    Date::new(year, month, day).ok()?;
    Some((year, Some(month), Some(day)))
}
