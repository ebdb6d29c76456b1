//! The `kubenotes` program: hands its arguments to the library and exits with its code.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use kubenotes::library::EventTable;
use kubenotes::shell::{self, PlaceOverrides, Places, RunSetup};
use kubenotes::theme::Theme;
use kubenotes::ui::{Depth, Palette};

fn main() -> ExitCode {
    match start() {
        Ok(code) => code,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}

fn start() -> Result<ExitCode, Box<dyn std::error::Error>> {
    let paths: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let places = Places::find(PlaceOverrides::default())?;
    Ok(shell::run(RunSetup {
        sources: shell::sources_of(&paths)?,
        store: places.store,
        cache: places.cache,
        settings: shell::builtin_settings(),
        events: Arc::new(EventTable::builtin()),
        palette: Palette::new(Theme::dark(), Depth::Full, false),
    })?)
}
