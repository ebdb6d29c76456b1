//! `kubenotes show`: one post as text, in colours, or as data.

use std::io::{self, Read};
use std::path::Path;

use crate::document::{Document, parse};
use crate::export::json_shapes::{PostPlaceJson, ShowJson};
use crate::layout::{LayoutOptions, plain_lines};
use crate::library::{PostId, post_title};
use crate::shell::{PostFile, Session, read_bytes, read_post};
use crate::theme::Role;

use super::arguments::{ShowArguments, ShowFormat};
use super::failure::Failure;
use super::output::{Output, warn};
use super::paper::Paper;
use super::post_choice;
use super::setup::Setup;
use super::spoken::spoken_lines;
use super::title::{header, wrapped};

/// The most bytes that are read from standard input.
const LARGEST: u64 = 200 << 20;

/// The name for standard input.
const STANDARD_INPUT: &str = "-";

/// Prints a post.
pub fn run(setup: &Setup, arguments: &ShowArguments, out: &mut Output) -> Result<(), Failure> {
    let (document, place) = read(setup, &arguments.post)?;
    for issue in &document.issues {
        warn(&format!(
            "{}, line {}: {}",
            place.path, issue.line, issue.message
        ));
    }
    let options = LayoutOptions {
        width: arguments.width.unwrap_or_else(|| out.width()),
        measure: setup.settings.measure,
        ascii: setup.settings.ascii,
        ..LayoutOptions::default()
    };
    let is_coloured = match arguments.format {
        Some(format) => format == ShowFormat::Ansi,
        None => out.has_colours(),
    };
    if is_coloured {
        let mut paper = Paper::new(setup, options, out);
        if arguments.format.is_none() {
            paper.header(&header(&document, &place, &setup.events, options))?;
        }
        return paper.document(&document);
    }
    match arguments.format {
        Some(ShowFormat::Json) => out.json(&ShowJson::new(&place, &document)),
        Some(_) if arguments.width.is_none() => out.line(&document.text),
        Some(_) => plain(&document, options, out),
        None if arguments.width.is_none() && !out.is_terminal() => spoken(
            &document,
            &header(&document, &place, &setup.events, options),
            out,
        ),
        None => {
            let lines = header(&document, &place, &setup.events, options);
            plain_header(&lines, options, out)?;
            plain(&document, options, out)
        }
    }
}

/// The document that is meant, and where it is.
fn read(setup: &Setup, named: &str) -> Result<(Document, PostPlaceJson), Failure> {
    let place = |document: &Document| PostPlaceJson {
        path: named.to_owned(),
        title: title_of(document, named),
        ..PostPlaceJson::default()
    };
    let bytes = if named == STANDARD_INPUT {
        standard_input()?
    } else if let Some(file) = post_choice::file(named) {
        read_bytes(&file).map_err(Failure::input)?
    } else if Path::new(named).is_dir() {
        return Err(Failure::Input(format!(
            "{named} is a folder: name a file in it, or open it with kubenotes {named}"
        )));
    } else {
        let session = setup.session(&[])?;
        let post = post_choice::post_named(&session.state, named)?;
        return of_library(&session, post);
    };
    let document = parse(&bytes);
    let place = place(&document);
    Ok((document, place))
}

/// The title of a post that is no part of a library.
fn title_of(document: &Document, named: &str) -> String {
    if named == STANDARD_INPUT {
        return document.front_matter.title.clone().unwrap_or_default();
    }
    post_title(document, named)
}

fn standard_input() -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    io::stdin()
        .lock()
        .take(LARGEST + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| Failure::Input(format!("Standard input cannot be read: {error}")))?;
    if bytes.len() as u64 > LARGEST {
        return Err(Failure::Input(format!(
            "Standard input has more than {} MB: split it",
            LARGEST >> 20
        )));
    }
    Ok(bytes)
}

fn of_library(session: &Session, id: PostId) -> Result<(Document, PostPlaceJson), Failure> {
    let library = &session.state.library;
    let (Some(post), Some(file)) = (library.post(id), PostFile::of(library, id)) else {
        return Err(Failure::refused("The post is no longer there"));
    };
    let content = read_post(&file).map_err(Failure::Refused)?;
    let place = PostPlaceJson {
        root: library.root_name(post).to_owned(),
        path: post.path.to_string(),
        title: post.title.clone(),
    };
    Ok((Document::clone(&content.document), place))
}

fn plain_header(
    lines: &[(String, Role)],
    options: LayoutOptions,
    out: &mut Output,
) -> Result<(), Failure> {
    let margin = " ".repeat(options.margin().into());
    for (line, _) in lines {
        for part in wrapped(line, options) {
            out.line(&format!("{margin}{part}"))?;
        }
    }
    if lines.is_empty() {
        Ok(())
    } else {
        out.line("")
    }
}

/// One line for each paragraph, for whoever reads from the pipe.
fn spoken(document: &Document, header: &[(String, Role)], out: &mut Output) -> Result<(), Failure> {
    for (line, _) in header {
        out.line(line)?;
    }
    if !header.is_empty() {
        out.line("")?;
    }
    for line in spoken_lines(document) {
        out.line(&line)?;
    }
    Ok(())
}

fn plain(document: &Document, options: LayoutOptions, out: &mut Output) -> Result<(), Failure> {
    for line in plain_lines(document, &options) {
        out.line(&line)?;
    }
    Ok(())
}
