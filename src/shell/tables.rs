//! Making what texts are read with while the program starts. It reads nothing.

use std::thread::Builder;

use crate::document::make_words;
use crate::library::{EventTable, Later, TopicTable};
use crate::shell::yielding::yield_to_others;

/// Makes the tables in a thread of their own: first what a list needs, then what a text needs.
///
/// Where there is no thread to be had, whoever needs a table first makes it.
pub fn make_tables(events: Later<EventTable>, topics: Later<TopicTable>) {
    let tables = Builder::new().name("tables".to_owned());
    let made = tables.spawn(move || {
        events.make_ready();
        make_words();
        yield_to_others();
        // The first look into a text makes what is looked with; the first screen shows nothing of it.
        topics.mentions("");
    });
    drop(made);
}
