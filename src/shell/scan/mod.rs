//! Which posts there are below the roots, and what the library lists of each. It writes no post, and nothing but the index.
//!
//! ```text
//! walk       the files below a root that may be posts
//! walkers    the threads that walk the roots
//! read       one file to its entry in the library
//! depth      how much of it is read
//! batch      files that other threads read side by side
//! pass       one scan under way: what is found is compared, read in batches and handed over
//! rest       reads whole what a scan only listed
//! left_out   what is not listed though it could be, and why
//! known      what is remembered from one scan to the next
//! scanner    scans the same sources again and again
//! ```

mod batch;
mod depth;
mod found;
mod known;
mod left_out;
mod outcome;
mod pass;
mod read;
mod rest;
mod scanner;
#[cfg(test)]
mod tests;
mod walk;
mod walkers;

pub use left_out::{LeftOut, Reason, left_out};
pub use outcome::ScanOutcome;
pub use scanner::Scanner;
pub use walk::{each_file, has_ending, has_post};
