//! One file per export format: to-dos in, text out.
