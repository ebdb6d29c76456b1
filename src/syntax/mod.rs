//! Code → which stretches of it are comments, strings, keywords and the like.
//!
//! It needs a language and a text, and gives ranges of the visible text with roles. It reads no clock and knows no colours;
//! whoever wants colours loads the grammars, which takes tens of milliseconds, when there is code to colour.

mod grammars;
mod language;
mod prompt;
mod scopes;
mod token;

pub use grammars::{Grammars, LONGEST_BLOCK, LONGEST_LINE};
pub use language::may_be_known;
pub use token::{CodeColours, Token};
