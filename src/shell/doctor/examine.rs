//! Looking through a store: every record, copy, journal line and anchor. It writes nothing but one file that goes at once,
//! to see whether the folder can be written to.

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::{Path, PathBuf};

use super::super::store::{LoadedStore, Store, StoreError, StoredRecord};
use super::finding::{Finding, MostLike, Trouble};
use super::permissions;
use crate::annotation::{Anchor, Group, Record, RecordId};
use crate::document::{TEXT_VERSION, parse};

/// What is known besides: posts of the library.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// The files of the posts by their revision.
    pub revisions: HashMap<String, PathBuf>,
    /// The records whose post the library does not have; `None` if there is no library to look in.
    pub without_post: Option<Vec<RecordId>>,
    /// What missing posts are most like, by their root and path.
    pub most_like: BTreeMap<(String, String), MostLike>,
}

/// What was looked at and what was found.
#[derive(Clone, Debug, Default)]
pub struct Examined {
    /// How many records there are, deleted ones included.
    pub records: usize,
    /// How many copies of posts.
    pub copies: usize,
    /// How many lines of journals.
    pub journal_lines: usize,
    /// What is wrong.
    pub findings: Vec<Finding>,
}

/// Looks through a store.
pub fn examine(store: &mut Store, known: &Known) -> Result<Examined, StoreError> {
    let mut examined = Examined::default();
    let folder = store.folder().to_owned();
    if !folder.is_dir() {
        return Ok(examined);
    }
    examined.findings.extend(format(store));
    examined.findings.extend(permissions::check(&folder));
    let loaded = store.load_all()?;
    examined.records = loaded.records.len();
    records(&loaded, &mut examined.findings);
    copies(store, known, &mut examined);
    anchors(store, &loaded, known, &mut examined.findings);
    journals(&folder, &mut examined);
    posts(&loaded, known, &mut examined.findings);
    examined.findings.extend(positions(&folder));
    Ok(examined)
}

fn format(store: &Store) -> Option<Finding> {
    let path = store.folder().join("store.yaml");
    if let Err(error) = store.check_writable() {
        return Some(Finding::at(path, Trouble::Closed(error.to_string())));
    }
    if let Some(format) = store.older_format() {
        return Some(Finding::at(path, Trouble::OlderFormat(format)));
    }
    let folder = store.folder().to_owned();
    let written = tempfile::NamedTempFile::with_prefix_in(".writing-", &folder);
    let error = written.err()?;
    Some(Finding::at(folder, Trouble::NotWritable(error.to_string())))
}

fn records(loaded: &LoadedStore, findings: &mut Vec<Finding>) {
    for damaged in &loaded.damaged {
        findings.push(Finding {
            path: damaged.path.clone(),
            line: Some(damaged.line),
            trouble: Trouble::Damaged(damaged.message.clone()),
        });
    }
    for conflict in &loaded.conflicts {
        let contested = conflict.found.versions.contested().into_iter();
        findings.push(Finding {
            path: conflict.path.clone(),
            line: Some(conflict.found.line),
            trouble: Trouble::TwoVersions(contested.map(Group::name).collect()),
        });
    }
    findings.extend(loaded.records.iter().filter_map(wrong_name));
}

fn wrong_name(stored: &StoredRecord) -> Option<Finding> {
    let name = format!("{}.md", stored.record.id);
    let is_right = stored.path.file_name().is_some_and(|found| *found == *name);
    (!is_right).then(|| {
        let is_free = !stored.path.with_file_name(&name).exists();
        Finding::at(stored.path.clone(), Trouble::WrongName { name, is_free })
    })
}

fn copies(store: &Store, known: &Known, examined: &mut Examined) {
    for path in files_in(&store.folder().join("posts"), "md") {
        examined.copies += 1;
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        if store.kept_copy(&name).is_none() {
            let can_be_had = known.revisions.contains_key(&*name);
            let trouble = Trouble::DamagedCopy { can_be_had };
            examined.findings.push(Finding::at(path, trouble));
        }
    }
}

/// Whether there is a copy of each anchor's revision, and whether the passage stands in it where the anchor says.
fn anchors(store: &Store, loaded: &LoadedStore, known: &Known, findings: &mut Vec<Finding>) {
    let mut by_revision: BTreeMap<&str, Vec<(&StoredRecord, &Anchor)>> = BTreeMap::new();
    for stored in &loaded.records {
        if let Some(anchor) = &stored.record.anchor {
            let revision = anchor.revision.as_str();
            by_revision
                .entry(revision)
                .or_default()
                .push((stored, anchor));
        }
    }
    for (revision, stored) in by_revision {
        let Some(bytes) = store.kept_copy(revision) else {
            let path = store.folder().join("posts").join(format!("{revision}.md"));
            // A damaged one is a finding already.
            if !path.exists() {
                let trouble = Trouble::MissingCopy {
                    revision: revision.to_owned(),
                    records: stored.len(),
                    can_be_had: known.revisions.contains_key(revision),
                };
                findings.push(Finding::at(path, trouble));
            }
            continue;
        };
        let text = parse(&bytes).text;
        let is_elsewhere = |anchor: &Anchor| {
            // Another version of the parser may have counted differently.
            anchor.text_version == TEXT_VERSION && anchor.span.of(&text) != anchor.quote
        };
        let elsewhere = stored
            .into_iter()
            .filter(|(_, anchor)| is_elsewhere(anchor));
        findings.extend(
            elsewhere.map(|(stored, _)| Finding::at(stored.path.clone(), Trouble::WrongPlace)),
        );
    }
}

fn journals(folder: &Path, examined: &mut Examined) {
    for path in files_in(&folder.join("journal"), "jsonl") {
        let Ok(bytes) = fs::read(&path) else { continue };
        let is_torn = !bytes.is_empty() && !bytes.ends_with(b"\n");
        let lines: Vec<&[u8]> = bytes.split(|byte| *byte == b'\n').collect();
        for (number, line) in (1_u32..).zip(&lines) {
            let is_last = number as usize == lines.len();
            if line.is_empty() && is_last {
                continue;
            }
            examined.journal_lines += 1;
            let is_readable = serde_json::from_slice::<serde::de::IgnoredAny>(line).is_ok();
            let trouble = match (is_last && is_torn, is_readable) {
                (true, _) => Trouble::TornJournal,
                (false, false) => Trouble::UnreadableJournalLine,
                (false, true) => continue,
            };
            examined.findings.push(Finding {
                path: path.clone(),
                line: Some(number),
                trouble,
            });
        }
    }
}

/// The posts that records name and the library does not have.
fn posts(loaded: &LoadedStore, known: &Known, findings: &mut Vec<Finding>) {
    let mut missing: BTreeMap<(&str, &str), Vec<&Record>> = BTreeMap::new();
    let without_post = known.without_post.as_deref().unwrap_or_default();
    let alive = loaded.records.iter().map(|stored| &stored.record);
    for record in alive.filter(|r| !r.deleted && without_post.contains(&r.id)) {
        let post = (record.post.root.as_str(), record.post.path.as_str());
        missing.entry(post).or_default().push(record);
    }
    for ((root, path), records) in missing {
        let post = (root.to_owned(), path.to_owned());
        let title = records.first().map(|r| r.post.title.clone());
        let trouble = Trouble::MissingPost {
            title: title.unwrap_or_default(),
            best: known.most_like.get(&post).cloned().map(Box::new),
            post,
            records: records.len(),
        };
        findings.push(Finding::at(Path::new(root).join(path), trouble));
    }
}

fn positions(folder: &Path) -> Option<Finding> {
    let path = folder.join("state/positions.json");
    let bytes = fs::read(&path).ok()?;
    let read = serde_json::from_slice::<Vec<super::super::store::Position>>(&bytes);
    read.err()
        .map(|_| Finding::at(path, Trouble::DamagedPositions))
}

/// The files with this ending in a folder, in a stable order.
fn files_in(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|found| *found == *ending))
        .collect();
    paths.sort();
    paths
}
