//! `kubenotes doctor`: what is wrong with notes, settings and library, what to do about it, and what the terminal can do.

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::annotation::RecordId;
use crate::app::moves::{Found, PostKey, Verdict};
use crate::app::{State, post_reference};
use crate::library::guide::Guide;
use crate::shell::doctor::{
    Examined, Finding, Known, MostLike, cache_size, examine, repair, terminal_facts,
};
use crate::shell::{Reason, left_out, sources_of};
use crate::text::{counted, one_line};

use super::arguments::DoctorArguments;
use super::failure::Failure;
use super::output::Output;
use super::setup::Setup;

/// One line of what is found; `kind` tells what is wrong from what is only told.
#[derive(Clone, Debug, Serialize)]
struct Item {
    kind: &'static str,
    area: String,
    path: Option<String>,
    line: Option<u32>,
    message: String,
    remedy: Option<String>,
    repairable: bool,
}

/// Checks everything; mends if asked to.
pub fn run(setup: &Setup, arguments: &DoctorArguments, out: &mut Output) -> Result<(), Failure> {
    let mut store = setup.store()?;
    let (paths, absent) = library(setup);
    let mut session = setup.quiet_session(&paths)?;
    let found = session.find_moved();
    let mut known = known(&session.state, &found, !paths.is_empty());
    let mut examined = examine(&mut store, &known).map_err(Failure::refused)?;
    if arguments.repair && mend(&mut store, &examined, &known, arguments, out)? {
        session = setup.quiet_session(&paths)?;
        known.without_post = without_post(&session.state, !paths.is_empty());
        examined = examine(&mut store, &known).map_err(Failure::refused)?;
    }
    let findings: Vec<Item> = settings(setup, &session.state)
        .into_iter()
        .chain(absent)
        .chain(examined.findings.iter().map(|f| item(f, store.folder())))
        .collect();
    if arguments.json {
        let facts = facts(setup, &paths, &examined, &session.state);
        out.json(&findings.iter().cloned().chain(facts).collect::<Vec<_>>())?;
    } else {
        let facts = facts(setup, &paths, &examined, &session.state);
        print(&findings, facts, out)?;
    }
    match findings.len() {
        0 => Ok(()),
        count => Err(Failure::Refused(format!(
            "{}; what to do stands beside {}",
            counted(count, "finding", "findings"),
            if count == 1 { "it" } else { "them" }
        ))),
    }
}

/// The library's paths that can be read, and what is wrong with the others.
fn library(setup: &Setup) -> (Vec<PathBuf>, Vec<Item>) {
    let (mut paths, mut absent) = (Vec::new(), Vec::new());
    for path in &setup.library {
        match sources_of(std::slice::from_ref(path), &Guide::default()) {
            Ok(_) => paths.push(path.clone()),
            Err(error) => absent.push(finding(
                "library",
                error.to_string(),
                "bring it back, or take it out of the library",
            )),
        }
    }
    (paths, absent)
}

/// What the library knows of posts.
fn known(state: &State, found: &[Found], has_library: bool) -> Known {
    let posts = state.library.posts().filter_map(|(_, post)| {
        let root = state.library.roots().get(post.root)?.path.as_ref()?;
        let path: PathBuf = if root.is_file() {
            root.clone()
        } else {
            root.join(&*post.path)
        };
        Some((post.revision.clone(), path))
    });
    Known {
        revisions: posts.collect(),
        without_post: without_post(state, has_library),
        most_like: found.iter().filter_map(|f| most_like(state, f)).collect(),
    }
}

/// The records whose posts the library does not have, apart from those of which the person said that they are gone.
fn without_post(state: &State, has_library: bool) -> Option<Vec<RecordId>> {
    let entries = state.records.all();
    let without = entries.filter(|entry| {
        let verdict = state.moves.verdicts.get(&PostKey::of(&entry.record));
        entry.post_in(&state.library).is_none() && !matches!(verdict, Some(Verdict::Gone(_)))
    });
    has_library.then(|| without.map(|entry| entry.record.id).collect())
}

/// The best that was found for a missing post.
fn most_like(state: &State, found: &Found) -> Option<((String, String), MostLike)> {
    let PostKey { root, path } = found.missing.key();
    let sure = found.surely();
    let best = found.candidates.first()?;
    let post = state.library.post(best.post)?;
    let most_like = MostLike {
        post: post_reference(&state.library, post),
        share: best.agreement.of_earlier(),
        found: best.found.len(),
        highlights: found.missing.highlights.len(),
        is_sure: sure == Some(best.post),
    };
    Some(((root, path), most_like))
}

fn settings(setup: &Setup, state: &State) -> Vec<Item> {
    let wrong = setup.problems.iter().cloned().map(|problem| {
        finding(
            "settings",
            problem,
            "mend the file; the rest of it is in force",
        )
    });
    let library = state.problems.iter().cloned();
    let library = library
        .map(|problem| finding("library", problem, "mend it, or take it out of the library"));
    wrong.chain(library).collect()
}

fn finding(area: &str, message: String, remedy: &str) -> Item {
    Item {
        kind: "finding",
        area: area.to_owned(),
        path: None,
        line: None,
        message,
        remedy: Some(remedy.to_owned()),
        repairable: false,
    }
}

fn item(found: &Finding, folder: &Path) -> Item {
    let below = found.path.strip_prefix(folder).unwrap_or(&found.path);
    Item {
        kind: "finding",
        area: found.trouble.area().to_owned(),
        path: Some(one_line(&below.to_string_lossy()).into_owned()),
        line: found.line,
        message: one_line(&found.trouble.message()).into_owned(),
        remedy: Some(found.trouble.remedy()),
        repairable: found.trouble.can_be_repaired(),
    }
}

fn fact(area: &str, message: String) -> Item {
    Item {
        kind: "fact",
        remedy: None,
        ..finding(area, message, "")
    }
}

fn facts(setup: &Setup, paths: &[PathBuf], examined: &Examined, state: &State) -> Vec<Item> {
    let notes = counted(examined.records, "note", "notes");
    let copies = counted(examined.copies, "copy of a post", "copies of posts");
    let lines = counted(examined.journal_lines, "change", "changes");
    let posts = counted(state.library.len(), "post", "posts");
    let store = setup.places.store.display();
    let facts = terminal_facts(&setup.configured.config);
    let gone = state.moves.verdicts.values();
    let gone = gone.filter(|verdict| matches!(verdict, Verdict::Gone(_)));
    let gone = match gone.count() {
        0 => String::new(),
        count => format!(
            "; {} gone, as you said",
            counted(count, "post is", "posts are")
        ),
    };
    [
        fact(
            "store",
            format!("{store}: {notes}, {copies}, {lines} in the journal"),
        ),
        fact("library", format!("{posts}{gone}")),
        fact("cache", cache(&setup.places.cache)),
    ]
    .into_iter()
    .chain(not_listed(paths, state))
    .chain(facts.into_iter().map(|(name, value)| fact(name, value)))
    .collect()
}

/// Where the cache is, and how much there is of it.
fn cache(folder: &Path) -> String {
    let tenths = cache_size(folder) / 100_000;
    format!(
        "{}: {}.{} MB, made anew if you delete it",
        folder.display(),
        tenths / 10,
        tenths % 10
    )
}

/// The files that could be posts and are not listed, a line for each reason.
fn not_listed(paths: &[PathBuf], state: &State) -> Vec<Item> {
    if paths.is_empty() {
        return Vec::new();
    }
    let sources = sources_of(paths, &Guide::default()).unwrap_or_default();
    let is_listed = |root: usize, path: &str| state.library.find(root, path).is_some();
    let found = left_out(&sources, &is_listed).into_iter();
    let lines = found.map(|(reason, files)| {
        let count = counted(files.count, "file is", "files are");
        let example = one_line(&files.example).into_owned();
        let because = match reason {
            Reason::Hidden => "a name that begins with a dot".to_owned(),
            Reason::Rule(file) => format!("the rules in {}", one_line(&file)),
            Reason::OtherText(ending) => {
                format!("a name in .{} and not in .md", one_line(&ending))
            }
            Reason::Unreadable => "what stands among the findings".to_owned(),
        };
        let message = format!("{count} left out because of {because}, such as {example}");
        fact("not listed", message)
    });
    lines.collect()
}

fn print(findings: &[Item], facts: Vec<Item>, out: &mut Output) -> Result<(), Failure> {
    for item in findings {
        let place = match (&item.path, item.line) {
            (Some(path), Some(line)) => format!("{path}, line {line}: "),
            (Some(path), None) => format!("{path}: "),
            (None, _) => String::new(),
        };
        out.line(&format!("{}: {place}{}", item.area, item.message))?;
        if let Some(remedy) = &item.remedy {
            out.line(&format!("    → {remedy}"))?;
        }
    }
    if !findings.is_empty() {
        out.line("")?;
    }
    let rows: Vec<[String; 2]> = facts
        .into_iter()
        .map(|fact| [fact.area, fact.message])
        .collect();
    out.table(&rows)?;
    if findings.is_empty() {
        out.line("")?;
        out.line("All is well")?;
    }
    Ok(())
}

/// Says what would be mended, asks, and mends; whether anything was.
fn mend(
    store: &mut crate::shell::store::Store,
    examined: &Examined,
    known: &Known,
    arguments: &DoctorArguments,
    out: &mut Output,
) -> Result<bool, Failure> {
    let mendable = examined.findings.iter();
    let mendable: Vec<&Finding> = mendable.filter(|f| f.trouble.can_be_repaired()).collect();
    if mendable.is_empty() {
        tell("Nothing can be mended without guessing");
        return Ok(false);
    }
    for found in &mendable {
        let path = found.path.display();
        let trouble = &found.trouble;
        tell(&format!(
            "{path}: {}: {}",
            trouble.message(),
            trouble.repair()
        ));
    }
    if !arguments.yes && !is_agreed(mendable.len()) {
        tell("Nothing was changed: kubenotes doctor --repair --yes does it");
        return Ok(false);
    }
    let mut is_failed = false;
    for found in mendable {
        if let Err(error) = repair(store, found, known) {
            is_failed = true;
            tell(&format!("not mended: {error}"));
        }
    }
    if !is_failed && !arguments.json {
        out.line("Mended; what is left:")?;
        out.line("")?;
    }
    Ok(true)
}

/// Beside the output, so that JSON stays JSON.
fn tell(sentence: &str) {
    super::output::warn(sentence);
}

/// Asks the person; where there is nobody to ask, the answer is no.
fn is_agreed(count: usize) -> bool {
    if !io::stdin().is_terminal() || !io::stderr().is_terminal() {
        return false;
    }
    let things = counted(count, "thing", "things");
    // Where standard error is closed nobody can answer.
    let _ = write!(io::stderr(), "Mend {things}? [y/N] ");
    let mut answer = String::new();
    let read = io::stdin().read_line(&mut answer);
    read.is_ok() && matches!(answer.trim(), "y" | "Y" | "yes")
}
