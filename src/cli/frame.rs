//! `kubenotes frame`: the interface without a terminal; what the screen shows after some keys.

use std::fs;
use std::io;
use std::path::Path;

use crate::app::{Event, State, theme_in_force};
use crate::config::PictureChoice;
use crate::shell::{Session, seed};
use crate::theme::{Background, Color, Role, background};

use super::arguments::{FrameArguments, FrameFormat};
use super::cells;
use super::failure::Failure;
use super::output::Output;
use super::script;
use super::setup::Setup;
use super::svg::{self, Paper};

/// With a fixed time the ids are the same every time as well.
const FIXED_SEED: u128 = 7;

/// Prints the last screen.
pub fn run(mut setup: Setup, arguments: &FrameArguments, out: &mut Output) -> Result<(), Failure> {
    let keys = script::keys(&arguments.keys)
        .map_err(|problem| Failure::Input(format!("In --keys {problem}")))?;
    let scratch = scratch_store(&mut setup)?;
    let paths = if arguments.paths.is_empty() {
        setup.library.clone()
    } else {
        arguments.paths.clone()
    };
    let (now, seed) = match arguments.now {
        Some(now) => (now, FIXED_SEED),
        None => (Setup::now(), seed()),
    };
    let mut session = setup.session_over(&paths, arguments.size, seed)?.as_trial();
    if setup.configured.config.pictures == PictureChoice::HalfBlocks {
        session.show_half_blocks();
    }
    session.state.moves.is_on = true;
    session.start(now);
    for key in keys {
        if session.ended() {
            break;
        }
        session.handle(Event::Key(key), now);
    }
    print(&setup, &session, arguments.format, out)?;
    drop(scratch);
    Ok(())
}

fn print(
    setup: &Setup,
    session: &Session,
    format: FrameFormat,
    out: &mut Output,
) -> Result<(), Failure> {
    let palette = setup.palette(false, setup.settings.ascii);
    let screen = session.frame(&palette);
    match format {
        FrameFormat::Text => out.text(&cells::text(&screen)),
        FrameFormat::Ansi => out.styled(&cells::coloured(&screen)),
        FrameFormat::Svg => out.text(&svg::picture(&screen, paper(&session.state))),
    }
}

/// A terminal on which the theme can be read: its own letters are as dark or as light.
fn paper(state: &State) -> Paper {
    let on = match theme_in_force(state).role(Role::Text).fg {
        Some(Color::Rgb(red, green, blue)) => match background((red, green, blue)) {
            Background::Dark => Background::Light,
            Background::Light => Background::Dark,
        },
        _ => state.background,
    };
    match on {
        Background::Light => Paper::LIGHT,
        Background::Dark => Paper::DARK,
    }
}

/// Puts a copy of the store in its place, unless the person named one: trying keys must not change notes.
fn scratch_store(setup: &mut Setup) -> Result<Option<tempfile::TempDir>, Failure> {
    if setup.store_is_named {
        return Ok(None);
    }
    let failed = |error: io::Error| {
        Failure::Refused(format!(
            "The store could not be copied to try keys on ({error}): name a store with --store"
        ))
    };
    let scratch = tempfile::tempdir().map_err(failed)?;
    if setup.places.store.is_dir() {
        copy_folder(&setup.places.store, scratch.path()).map_err(failed)?;
    }
    scratch.path().clone_into(&mut setup.places.store);
    Ok(Some(scratch))
}

/// Copies files and folders; links and the like are left out.
fn copy_folder(from: &Path, to: &Path) -> io::Result<()> {
    let mut folders = vec![(from.to_owned(), to.to_owned())];
    while let Some((from, to)) = folders.pop() {
        fs::create_dir_all(&to)?;
        for entry in fs::read_dir(from)? {
            let entry = entry?;
            let target = to.join(entry.file_name());
            let kind = entry.file_type()?;
            if kind.is_dir() && !entry.file_name().to_string_lossy().starts_with(".git") {
                folders.push((entry.path(), target));
            } else if kind.is_file() {
                fs::copy(entry.path(), target)?;
            }
        }
    }
    Ok(())
}
