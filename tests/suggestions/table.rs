//! The labelled sentences.

use kubenotes::document::parse;
use kubenotes::library::{CueTable, TopicTable, suggestions};

/// A labelled sentence.
#[derive(Debug)]
pub struct Row {
    /// Whether it reads like something to dig into.
    pub is_dig: bool,
    before: String,
    /// The sentence as Markdown.
    pub sentence: String,
    /// What it is about; each of these is right.
    pub topics: Vec<String>,
}

/// The rows of the table.
pub fn rows() -> Vec<Row> {
    let lines = include_str!("table.tsv").lines();
    let lines = lines.filter(|line| !line.starts_with('#'));
    lines.map(row).collect()
}

fn row(line: &str) -> Row {
    let fields: Vec<&str> = line.split('\t').collect();
    let [label, _writer, before, sentence, topics] = fields.as_slice() else {
        unreachable!("five fields: {line}");
    };
    let topics = topics.split("; ").filter(|topic| *topic != "-");
    Row {
        is_dig: *label == "yes",
        before: before.replace("\\n", "\n"),
        sentence: (*sentence).to_owned(),
        topics: topics.map(str::to_owned).collect(),
    }
}

impl Row {
    /// The topics with which the sentence is offered; `None` if it is not.
    pub fn found(&self, topics: &TopicTable, cues: &CueTable) -> Option<Vec<String>> {
        let post = format!("{} {}\n", self.before, self.sentence);
        let document = parse(post.as_bytes());
        let start = parse(self.before.as_bytes()).text.trim_end().len() as u32;
        let found = suggestions(&document, topics, cues);
        let mut found = found.into_iter().filter(|found| found.span.end > start);
        let names = found.next()?.topics.into_iter().map(|topic| topic.name);
        Some(names.collect())
    }
}
