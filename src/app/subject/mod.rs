//! What posts, talks, events and notes answer to queries. What the questions are stands in the query language; here is only
//! what each field and flag finds.

mod event;
mod note;
mod post;
mod talk;

pub use event::EventSubject;
pub use note::NoteSubject;
pub use post::PostSubject;
pub use talk::TalkSubject;
