//! Completion of what is typed in a shell: the shells' scripts ask this program, which answers from the table of arguments,
//! the other tables, and the library and notes there are. So no list of commands stands in a script that could grow old.
//! It prints candidates and changes nothing.

mod answer;
mod candidate;
mod line;
mod names;
mod nushell;
mod position;
mod quoting;
mod scripts;
mod shell;
mod values;

pub use answer::complete;
pub use scripts::run;
pub use shell::Shell;
