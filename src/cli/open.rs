//! `kubenotes [PATH…]`: the interface over the library, or over these paths.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::CommandFactory;

use crate::app::{Settings, guide_in};
use crate::config::HyperlinkUse;
use crate::shell::{
    MouseUse, RunSetup, Source, has_desktop, run as run_interface, sources_of, sources_of_library,
    terminal_has_links,
};
use crate::text::nearest;

use super::arguments::Arguments;
use super::config_file::Origin;
use super::failure::Failure;
use super::setup::Setup;

/// Runs the interface until it is left; gives the code of the process, which tells a signal or unsaved notes.
pub fn run(setup: &Setup, paths: &[PathBuf]) -> Result<ExitCode, Failure> {
    let sources = sources(setup, paths)?;
    let config = &setup.configured.config;
    let interface = RunSetup {
        sources,
        store: setup.places.store.clone(),
        cache: setup.places.cache.clone(),
        settings: Settings {
            has_desktop: has_desktop(),
            ..setup.settings.clone()
        },
        index: setup.index.clone(),
        events: setup.events.clone(),
        depth: setup.configured.depth,
        has_links: match config.hyperlinks {
            HyperlinkUse::Auto => terminal_has_links(),
            HyperlinkUse::On => true,
            HyperlinkUse::Off => false,
        },
        pictures: config.pictures,
        clipboard: config.clipboard,
        problems: setup.problems.clone(),
        mouse: if config.mouse {
            MouseUse::Program
        } else {
            MouseUse::Terminal
        },
    };
    run_interface(interface).map_err(Failure::refused)
}

/// Where posts come from. What the person just typed must be there; what their configuration names may come back.
fn sources(setup: &Setup, paths: &[PathBuf]) -> Result<Vec<Source>, Failure> {
    let guide = guide_in(&setup.settings);
    let origin = setup.configured.origins.get("library");
    if paths.is_empty() && !matches!(origin, Some(Origin::Flag(_))) {
        return Ok(sources_of_library(&setup.library, &guide));
    }
    let paths = if paths.is_empty() {
        &setup.library
    } else {
        paths
    };
    check(paths)?;
    sources_of(paths, &guide).map_err(Failure::input)
}

/// A mistyped command looks like a path that is not there.
fn check(paths: &[PathBuf]) -> Result<(), Failure> {
    let Some(missing) = paths.iter().find(|path| is_missing(path)) else {
        return Ok(());
    };
    let name = missing.to_string_lossy();
    let commands = Arguments::command();
    let visible = commands.get_subcommands().filter(|one| !one.is_hide_set());
    let known = visible.map(clap::Command::get_name);
    let hint = nearest(&name, known).map_or_else(
        || "check the path, or see kubenotes --help".to_owned(),
        |command| format!("check the path, or did you mean kubenotes {command}?"),
    );
    Err(Failure::Input(format!("{name} does not exist: {hint}")))
}

fn is_missing(path: &Path) -> bool {
    path.symlink_metadata()
        .is_err_and(|error| error.kind() == std::io::ErrorKind::NotFound)
}
