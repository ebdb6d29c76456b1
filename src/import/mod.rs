//! Text in, typed items out, and a plan of what they change: one file per format that can be read, and the one table of them.
//!
//! Pure: no file, no clock, no zone but the one it is given. Plans are carried out by the store's ordinary changes.

mod compare;
mod format;
pub mod highlights;
mod json;
mod json_elements;
mod markdown;
mod markdown_words;
mod new_record;
mod note_words;
mod obsidian;
mod order;
mod org;
mod parts;
mod plan;
mod planned;
mod problem;
mod source_id;
mod subject;
mod task;
mod task_list;
mod taskwarrior;
#[cfg(test)]
mod tests;
mod todo_txt;
mod told;
mod words;

pub use format::{READERS, Reader, guess, reader_by_id};
pub use plan::{Here, Plan, plan};
pub use planned::{FieldChange, Outcome, Planned};
pub use problem::Problem;
pub use task::{ReadTasks, Said, Task, Telling, When};
