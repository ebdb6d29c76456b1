//! Which keys say what: from the entries of a front matter to the facts the program knows.

use super::FrontMatter;
use super::clean;
use super::dates;
use super::people;
use super::value::{Entries, Entry, Value};

const TITLE: &[&str] = &["title", "linktitle", "seo_title", "name", "headline"];
const DATE: &[&str] = &[
    "date",
    "pubdate",
    "pub_date",
    "datepublished",
    "published_date",
    "publishdate",
    "publish_date",
    "published_at",
    "publishedat",
    "published",
    "created",
    "created_at",
    "date_created",
    "posted",
    "day",
    "eventdate",
    "event_date",
    "date_published",
    "lastmod",
    "modified",
    "updated",
    "last_modified_at",
    "modified_time",
    "update_date",
];
const AUTHORS: &[&str] = &[
    "author",
    "authors",
    "by",
    "creator",
    "byline",
    "writer",
    "posted_by",
    "contributors",
];
const TAGS: &[&str] = &["tags", "tag", "keywords", "topics", "labels"];
const CATEGORIES: &[&str] = &["categories", "category"];
const DESCRIPTION: &[&str] = &[
    "description",
    "summary",
    "excerpt",
    "lead",
    "abstract",
    "meta_description",
    "subtitle",
];
const COVER: &[&str] = &[
    "cover",
    "image",
    "banner",
    "cover_image",
    "coverimage",
    "featured_image",
    "featuredimage",
    "feature_img",
    "feature_image",
    "featureimage",
    "header_image",
    "hero",
    "hero_image",
    "heroimage",
    "thumbnail",
    "og_image",
    "ogimage",
    "images",
];
const URL: &[&str] = &[
    "url",
    "permalink",
    "canonical_url",
    "canonicalurl",
    "canonical",
    "link",
    "original_url",
    "path",
];
const ALIASES: &[&str] = &["aliases", "alias", "redirect_from", "redirects"];
const SLUG: &[&str] = &["slug"];
const ID: &[&str] = &["id", "guid", "uuid", "cuid"];

/// The facts that the entries state; adds an issue for a date that is none.
pub(super) fn facts(entries: &mut Entries) -> FrontMatter {
    let flat = flattened(&entries.entries);
    let date = dated(&flat);
    let unread = flat
        .iter()
        .find(|entry| entry.key == "date" && date.is_none())
        .filter(|entry| matches!(entry.value, Value::Text(_)))
        .map(|entry| entry.line);
    let facts = FrontMatter {
        title: text(&flat, TITLE),
        date,
        authors: values(&flat, AUTHORS)
            .find_map(people::names)
            .unwrap_or_default(),
        tags: words(&flat, TAGS),
        categories: words(&flat, CATEGORIES),
        description: text(&flat, DESCRIPTION),
        cover: values(&flat, COVER).find_map(address),
        url: values(&flat, URL).find_map(address),
        slug: text(&flat, SLUG),
        aliases: aliases(&flat),
        id: text(&flat, ID),
        ..FrontMatter::default()
    };
    if let Some(line) = unread {
        entries.tell(
            line,
            "The front matter’s date is in no form that is known; it was left out.".to_owned(),
        );
    }
    facts
}

/// An entry under its key in one spelling.
struct Known<'a> {
    key: String,
    value: &'a Value,
    line: u32,
}

/// Keys in one spelling, and those of Zola's and Hexo's inner tables beside them.
fn flattened(entries: &[Entry]) -> Vec<Known<'_>> {
    let mut flat: Vec<Known<'_>> = Vec::with_capacity(entries.len());
    for entry in entries {
        let known = known(entry);
        if let ("taxonomies" | "params" | "extra" | "header", Value::Map(inner)) =
            (known.key.as_str(), known.value)
        {
            flat.extend(inner.iter().map(self::known));
        }
        flat.push(known);
    }
    flat
}

fn known(entry: &Entry) -> Known<'_> {
    let is_in_form = |byte: u8| byte.is_ascii_lowercase() || byte == b'_';
    let key = if entry.key.bytes().all(is_in_form) {
        entry.key.clone()
    } else {
        entry.key.trim().to_lowercase().replace(['-', ' '], "_")
    };
    Known {
        key,
        value: &entry.value,
        line: entry.line,
    }
}

/// The values of the keys, in the order of the keys.
fn values<'a>(entries: &'a [Known<'a>], keys: &'a [&'a str]) -> impl Iterator<Item = &'a Value> {
    keys.iter()
        .flat_map(move |key| entries.iter().filter(move |entry| entry.key == *key))
        .map(|entry| entry.value)
}

fn text(entries: &[Known<'_>], keys: &[&str]) -> Option<String> {
    values(entries, keys).find_map(|value| match value {
        Value::Text(text) => clean::text(text),
        Value::List(list) => match list.as_slice() {
            [Value::Text(text)] => clean::text(text),
            _ => None,
        },
        Value::Null | Value::Map(_) => None,
    })
}

/// Other names and addresses, as many as a post can well have.
fn aliases(entries: &[Known<'_>]) -> Vec<String> {
    let all = values(entries, ALIASES).flat_map(|value| match value {
        Value::List(list) => list.as_slice(),
        one => std::slice::from_ref(one),
    });
    let texts = all.filter_map(|value| match value {
        Value::Text(text) => clean::address(text),
        _ => None,
    });
    texts.take(MOST_TAGS).collect()
}

fn dated(entries: &[Known<'_>]) -> Option<crate::document::date::PostDate> {
    values(entries, DATE).find_map(|value| match value {
        Value::Text(text) => dates::read(text),
        _ => None,
    })
}

/// Tags of all the keys, each once.
fn words(entries: &[Known<'_>], keys: &[&str]) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in values(entries, keys).flat_map(tags) {
        if words.len() < MOST_TAGS && !words.contains(&word) {
            words.push(word);
        }
    }
    words
}

/// No real post has more.
const MOST_TAGS: usize = 100;

fn tags(value: &Value) -> Vec<String> {
    match value {
        Value::Null => Vec::new(),
        Value::Text(text) => tags_in_text(text),
        Value::List(values) => values.iter().filter_map(label).collect(),
        Value::Map(_) => label(value).into_iter().collect(),
    }
}

/// "a, b" is two tags; "a b" is two if both are lower case (Jekyll); "Machine Learning" is one.
fn tags_in_text(text: &str) -> Vec<String> {
    let Some(whole) = clean::text(text) else {
        return Vec::new();
    };
    let whole = whole.trim_start_matches('[').trim_end_matches(']');
    let parts: Vec<&str> = if whole.contains([',', ';']) {
        whole.split([',', ';']).collect()
    } else if whole.chars().any(char::is_uppercase) {
        vec![whole]
    } else {
        whole.split(' ').collect()
    };
    parts.into_iter().filter_map(tag).collect()
}

fn tag(text: &str) -> Option<String> {
    let bare = text
        .trim()
        .trim_matches(['"', '\''])
        .trim_start_matches('#')
        .trim();
    (!bare.is_empty()).then(|| bare.to_owned())
}

/// The text of a list's item; of a map, what it calls itself.
fn label(value: &Value) -> Option<String> {
    match value {
        Value::Text(text) => tag(&clean::text(text)?),
        Value::Map(entries) => ["name", "title", "label", "slug", "value", "id"]
            .iter()
            .find_map(|key| {
                let entry = entries.iter().find(|entry| entry.key == *key)?;
                match &entry.value {
                    Value::Text(text) => tag(&clean::text(text)?),
                    _ => None,
                }
            }),
        Value::Null | Value::List(_) => None,
    }
}

/// An address, also of a map such as `image: {src: …}` or of a list's first item.
fn address(value: &Value) -> Option<String> {
    match value {
        Value::Text(text) => clean::address(text),
        Value::List(values) => values.iter().find_map(|value| match value {
            Value::Text(text) => clean::address(text),
            _ => None,
        }),
        Value::Map(entries) => ["image", "src", "url", "path", "source", "file"]
            .iter()
            .find_map(|key| {
                let entry = entries
                    .iter()
                    .find(|entry| entry.key.eq_ignore_ascii_case(key))?;
                match &entry.value {
                    Value::Text(text) => clean::address(text),
                    _ => None,
                }
            }),
        Value::Null => None,
    }
}
