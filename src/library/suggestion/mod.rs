//! Sentences that read like something to dig into, and what they are about. Offers only: nothing here stores anything.

mod around;
mod cues;
mod dismissal;
mod find;
mod matching;
mod model;
mod object;
mod phrase;
mod subject;
mod tokens;
mod verdict;

pub use cues::{CueError, CueTable};
pub use dismissal::Dismissal;
pub use find::suggestions;
pub use model::{Offers, Suggestion};
