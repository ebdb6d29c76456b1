//! How much of one text stands in another. It must not judge what that means.

use super::finder::Reanchoring;

/// Fewer words in a row than this stand by chance in any two texts of one author.
const TELLING_RUN: usize = 4;

/// How much two texts have in common, in words; punctuation counts for nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Agreement {
    /// Words of the earlier text.
    pub earlier: usize,
    /// Words of the current text.
    pub current: usize,
    /// Words that stand in both, in runs of four and more.
    pub common: usize,
}

impl Agreement {
    /// How much of the earlier text stands in the current one, in percent.
    pub fn of_earlier(self) -> u8 {
        percent(self.common, self.earlier)
    }

    /// How much of the current text is of the earlier one, in percent.
    pub fn of_current(self) -> u8 {
        percent(self.common, self.current)
    }
}

/// Rounded down: "100 %" is all of it.
fn percent(part: usize, whole: usize) -> u8 {
    let share = (part * 100).checked_div(whole).unwrap_or(0);
    u8::try_from(share).unwrap_or(100)
}

impl Reanchoring<'_> {
    /// How much the kept text and the current one have in common; `None` without a kept text.
    pub fn agreement(&self) -> Option<Agreement> {
        let kept = self.kept.as_ref()?;
        let mut agreement = Agreement {
            earlier: kept.words.all.iter().filter(|word| word.counts).count(),
            current: self.current.words.all.iter().filter(|w| w.counts).count(),
            common: 0,
        };
        let (mut run, mut before) = (0, None);
        for (word, &counterpart) in kept.words.all.iter().zip(&kept.matches.new_of) {
            if before.is_none_or(|before: u32| before.checked_add(1) != Some(counterpart)) {
                agreement.take_in(run);
                run = 0;
            }
            let is_there = (counterpart as usize) < self.current.words.all.len();
            before = is_there.then_some(counterpart);
            run += usize::from(is_there && word.counts);
        }
        agreement.take_in(run);
        Some(agreement)
    }
}

impl Agreement {
    const fn take_in(&mut self, run: usize) {
        if run >= TELLING_RUN {
            self.common += run;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(earlier: &str, current: &str, expected: [usize; 3]) {
        let agreement = Reanchoring::new(Some(earlier), current, "r").agreement();
        let agreement = agreement.unwrap();
        let found = [agreement.earlier, agreement.current, agreement.common];
        assert_eq!(found, expected);
    }

    #[test]
    fn words_in_runs_are_counted() {
        let text = "One two, three four. Five six seven eight nine.";
        check(text, text, [9, 9, 9]);
        check(text, "Five six seven eight nine, they said", [9, 7, 5]);
        check(text, "one of the two", [9, 4, 0]);
        check("", "", [0, 0, 0]);
        check(text, "", [9, 0, 0]);
    }

    #[test]
    fn a_moved_paragraph_is_still_there() {
        let (first, second) = (
            "Progressive delivery needs good metrics.",
            "Nobody asked about the price of it.",
        );
        let (one, other) = (
            format!("{first}\n\n{second}"),
            format!("{second}\n\n{first}"),
        );
        check(&one, &other, [12, 12, 12]);
    }

    #[test]
    fn shares_are_rounded_down() {
        let agreement = Agreement {
            earlier: 1_000,
            current: 500,
            common: 499,
        };
        assert_eq!((agreement.of_earlier(), agreement.of_current()), (49, 99));
        assert_eq!(Agreement::default().of_earlier(), 0);
    }
}
