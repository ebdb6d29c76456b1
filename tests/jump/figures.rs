//! How often the wanted talk came first, or among the first five; and the matcher alone, for comparison.

use std::collections::BTreeMap;

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use kubenotes::library::Library;

/// How often what was found where.
#[derive(Default)]
struct Count {
    all: u32,
    first: u32,
    in_five: u32,
    plain_first: u32,
    plain_in_five: u32,
}

/// All counts, by kind of query, and what was not found first.
#[derive(Default)]
pub struct Figures {
    kinds: BTreeMap<String, Count>,
    mistakes: Vec<String>,
}

/// The place of a title among those found, from 0.
pub fn place_of<'a>(title: &str, mut found: impl Iterator<Item = &'a str>) -> Option<usize> {
    found.position(|found| found.to_lowercase() == title.to_lowercase())
}

impl Figures {
    /// Counts a query.
    pub fn count(
        &mut self,
        kind: &str,
        query: &str,
        title: &str,
        place: Option<usize>,
        plain: Option<usize>,
    ) {
        let count = self.kinds.entry(kind.to_owned()).or_default();
        count.all += 1;
        count.first += u32::from(place == Some(0));
        count.in_five += u32::from(place.is_some());
        count.plain_first += u32::from(plain == Some(0));
        count.plain_in_five += u32::from(plain.is_some());
        if place != Some(0) {
            let place = place.map_or("-".to_owned(), |place| (place + 1).to_string());
            self.mistakes
                .push(format!("{place}\t{kind}\t{query}\t{title}"));
        }
    }

    /// The share found first.
    pub fn first(&self) -> f64 {
        self.share(|count| count.first)
    }

    /// The share found among the first five.
    pub fn in_five(&self) -> f64 {
        self.share(|count| count.in_five)
    }

    /// The share that the matcher alone finds first.
    pub fn plain_first(&self) -> f64 {
        self.share(|count| count.plain_first)
    }

    fn share(&self, part: impl Fn(&Count) -> u32) -> f64 {
        let all: u32 = self.kinds.values().map(|count| count.all).sum();
        let parts: u32 = self.kinds.values().map(part).sum();
        f64::from(parts) / f64::from(all.max(1))
    }

    /// Prints the table.
    pub fn print(&self) {
        println!(
            "{:14}{:>8}{:>8}{:>8}{:>14}{:>8}",
            "queries", "all", "first", "in 5", "plain: first", "in 5"
        );
        for (kind, count) in &self.kinds {
            let percent =
                |part: u32| format!("{:.1}", 100.0 * f64::from(part) / f64::from(count.all));
            println!(
                "{kind:14}{:>8}{:>8}{:>8}{:>14}{:>8}",
                count.all,
                percent(count.first),
                percent(count.in_five),
                percent(count.plain_first),
                percent(count.plain_in_five)
            );
        }
        println!(
            "{:14}{:>8}{:>8.1}{:>8.1}{:>14.1}{:>8.1}",
            "all",
            self.kinds.values().map(|count| count.all).sum::<u32>(),
            100.0 * self.first(),
            100.0 * self.in_five(),
            100.0 * self.plain_first(),
            100.0 * self.share(|count| count.plain_in_five)
        );
        for mistake in &self.mistakes {
            println!("{mistake}");
        }
    }
}

/// The matcher alone, over titles with their speakers.
pub struct Plain {
    lines: Vec<(String, String)>,
    matcher: SkimMatcherV2,
}

impl Plain {
    /// All headings of a library.
    pub fn over(library: &Library) -> Self {
        let mut lines = Vec::new();
        for (_, post) in library.posts() {
            for section in &post.sections {
                let talk = section.talk.as_ref();
                let title = talk.map_or(&section.heading, |talk| &talk.title);
                let speakers = talk.into_iter().flat_map(|talk| &talk.speakers);
                let names: Vec<&str> = speakers.map(|speaker| speaker.name.as_str()).collect();
                lines.push((title.clone(), format!("{title} {}", names.join(" "))));
            }
        }
        Self {
            lines,
            matcher: SkimMatcherV2::default(),
        }
    }

    /// The titles with the best sums of scores, if every word matches.
    pub fn first_five(&self, query: &str) -> Vec<&str> {
        let words: Vec<&str> = query.split_whitespace().collect();
        let score = |line: &str| -> Option<i64> {
            let scores = words
                .iter()
                .map(|word| self.matcher.fuzzy_match(line, word));
            scores.sum()
        };
        let mut found: Vec<(i64, &str)> = self
            .lines
            .iter()
            .filter_map(|(title, line)| Some((score(line)?, title.as_str())))
            .collect();
        found.sort_by_key(|(score, _)| -score);
        found.into_iter().take(5).map(|(_, title)| title).collect()
    }
}
