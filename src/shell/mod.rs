//! Everything that touches the world: terminal, threads, files, clipboard.

pub mod store;
