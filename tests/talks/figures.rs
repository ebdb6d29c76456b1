//! Precision, recall and their mean over labelled rows. It only counts.

use std::fmt::Write as _;

use kubenotes::document::Talk;

use super::table::Row;

/// What was right and wrong.
#[derive(Default)]
pub struct Figures {
    rows: usize,
    talks: Counts,
    titles: usize,
    speakers: Counts,
    /// One line for each mistake.
    pub mistakes: Vec<String>,
}

#[derive(Default)]
struct Counts {
    right: usize,
    found: usize,
    wanted: usize,
}

impl Counts {
    fn precision(&self) -> f64 {
        share(self.right, self.found)
    }

    fn recall(&self) -> f64 {
        share(self.right, self.wanted)
    }

    /// The harmonic mean of precision and recall.
    fn f1(&self) -> f64 {
        let (precision, recall) = (self.precision(), self.recall());
        if precision + recall > 0.0 {
            2.0 * precision * recall / (precision + recall)
        } else {
            0.0
        }
    }
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 {
        1.0
    } else {
        part as f64 / whole as f64
    }
}

impl Figures {
    /// Counts one row: what is labelled, and what was found.
    pub fn count(&mut self, row: &Row, found: Option<&Talk>) {
        self.rows += 1;
        self.talks.wanted += usize::from(row.title.is_some());
        self.talks.found += usize::from(found.is_some());
        let names: Vec<&str> = found
            .into_iter()
            .flat_map(|talk| talk.speakers.iter().map(|speaker| speaker.name.as_str()))
            .collect();
        if let (Some(title), Some(talk)) = (&row.title, found) {
            self.talks.right += 1;
            self.titles += usize::from(*title == talk.title);
        }
        let right = names
            .iter()
            .filter(|name| row.speakers.iter().any(|it| it == *name));
        self.speakers.right += right.count();
        self.speakers.found += names.len();
        self.speakers.wanted += row.speakers.len();
        let title = found.map(|talk| talk.title.as_str());
        if title != row.title.as_deref() || names != row.speakers {
            let mut told = format!("  {} | {} | {}", row.place.word(), row.below, row.source);
            let _ = write!(told, "\n    is {title:?} {names:?}");
            let _ = write!(told, "\n    wants {:?} {:?}", row.title, row.speakers);
            self.mistakes.push(told);
        }
    }

    /// Talk or not, F1.
    pub fn talks(&self) -> f64 {
        self.talks.f1()
    }

    /// The share of exact titles among the talks that were found.
    pub fn titles(&self) -> f64 {
        share(self.titles, self.talks.right)
    }

    /// Speakers, F1 over all names.
    pub fn speakers(&self) -> f64 {
        self.speakers.f1()
    }

    /// The head of the table.
    pub fn head() -> String {
        "place     rows  talks  precision  recall     F1  titles  speakers' F1".to_owned()
    }

    /// A line of the table.
    pub fn line(&self, name: &str) -> String {
        format!(
            "{name:<8} {:>5} {:>6} {:>10.3} {:>7.3} {:>6.3} {:>7.3} {:>13.3}",
            self.rows,
            self.talks.wanted,
            self.talks.precision(),
            self.talks.recall(),
            self.talks(),
            self.titles(),
            self.speakers()
        )
    }
}
