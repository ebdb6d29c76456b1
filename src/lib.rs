//! `kubenotes` as a library: everything but the `main` function.
//!
//! The layers, lower ones never importing higher ones (a test checks it):
//! text → meaning (document, annotation, library) → means (layout, syntax, find, export, import, keymap, theme, config)
//! → app → drawing (ui) → shell (shell, cli). ARCHITECTURE.md tells the whole story.

pub mod annotation;
pub mod app;
pub mod cli;
pub mod config;
pub mod document;
pub mod export;
pub mod find;
pub mod import;
pub mod keymap;
pub mod layout;
pub mod library;
pub mod shell;
pub mod syntax;
pub mod text;
pub mod theme;
pub mod ui;
