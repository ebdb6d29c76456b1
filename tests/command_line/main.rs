//! The real program: what each subcommand prints, as text and as data, and how it ends.

mod listing;
mod marking;
mod mistakes;
mod program;
mod screens;
mod showing;
