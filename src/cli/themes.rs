//! The themes that the configuration names. How their files are read, the shell knows.

use std::path::Path;

use crate::app::{ThemePair, ThemeSettings};
use crate::config::{Setting, ThemeName, flow};
use crate::library::Later;
use crate::shell::{built_in_theme, environment, read_theme};
use crate::theme::{Background, Theme};

use super::config_file::{Configured, Origin};
use super::failure::Failure;

/// The themes for both backgrounds, the person's own from this folder. What is wrong with these is told; the built-in ones
/// are read when they are needed.
pub fn settings(
    configured: &Configured,
    folder: Option<&Path>,
    problems: &mut Vec<String>,
) -> Result<ThemeSettings, Failure> {
    let choice = &configured.config.theme;
    let (dark, light) = (choice.on(Background::Dark), choice.on(Background::Light));
    let mut read = |name, background| match theme(name, folder, problems) {
        Ok(theme) => Ok(theme),
        Err(problem) => {
            match configured.origins.get("theme") {
                Some(Origin::File(file, line)) => {
                    let file = file.display();
                    problems.push(format!("{file}, line {line}: {problem}; it stays as usual"));
                }
                _ => return Err(Failure::Input(problem)),
            }
            Ok(usual(background))
        }
    };
    let setting = Setting::named("theme");
    let name = setting.map(|setting| flow(&(setting.value)(&configured.config)));
    let name = name.unwrap_or_default();
    let on_dark = read(dark, Background::Dark)?;
    let start = if dark == light {
        ThemePair::always(name, on_dark)
    } else {
        ThemePair::by_background(name, on_dark, read(light, Background::Light)?)
    };
    Ok(ThemeSettings {
        start,
        background: environment::background(),
        folder: folder.map(Path::to_owned),
        kept_in: configured.chosen_file.clone(),
        fixed_by: fixed_by(configured),
    })
}

/// What goes before a choice on screen.
fn fixed_by(configured: &Configured) -> Option<String> {
    match configured.origins.get("theme")? {
        Origin::File(file, _) if Some(file) == configured.chosen_file.as_ref() => None,
        Origin::File(file, line) => Some(format!("line {line} of {}", file.display())),
        // Themes are kept in a file with lines.
        Origin::Left(_) => None,
        Origin::Environment(name) => Some(format!("${name}")),
        Origin::Flag(name) => Some((*name).to_owned()),
    }
}

fn theme(
    name: &ThemeName,
    folder: Option<&Path>,
    problems: &mut Vec<String>,
) -> Result<Later<Theme>, String> {
    if let Some(theme) = built_in_theme(name, folder) {
        return Ok(Later::new(|| theme.theme()));
    }
    let read = read_theme(name, folder)?;
    problems.extend(read.problems);
    Ok(Later::from(read.theme))
}

fn usual(background: Background) -> Later<Theme> {
    match background {
        Background::Dark => Later::new(Theme::dark),
        Background::Light => Later::new(Theme::light),
    }
}
