//! The real program: what each subcommand prints, as text and as data, and how it ends.

#![expect(
    clippy::unwrap_used,
    reason = "a test ends where its own files cannot be made"
)]

mod asking;
#[cfg(unix)]
mod completing;
mod exporting;
mod importing;
mod keeping;
mod keymaps;
mod listing;
mod manual;
mod marking;
mod mistakes;
mod moving;
mod program;
mod readme;
mod screens;
mod searching;
mod settings;
mod showing;
mod suggesting;
mod taskwarrior;
