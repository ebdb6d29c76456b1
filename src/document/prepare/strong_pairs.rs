//! Pairs of `**` on a line, and which of them `CommonMark` does not take for signs of strong words.

/// Two asterisks.
pub(super) const SIGN: &str = "**";

/// A pair of signs, as offsets in its line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Pair {
    pub open: usize,
    pub close: usize,
}

/// Two asterisks, and what stands around them.
#[derive(Clone, Copy, Debug)]
struct Run {
    at: usize,
    before: char,
    after: char,
}

impl Run {
    /// `CommonMark` 0.31, 6.2: what may open strong emphasis.
    fn is_left_flanking(self) -> bool {
        !self.after.is_whitespace()
            && (!is_punctuation(self.after)
                || self.before.is_whitespace()
                || is_punctuation(self.before))
    }

    /// `CommonMark` 0.31, 6.2: what may close strong emphasis.
    fn is_right_flanking(self) -> bool {
        !self.before.is_whitespace()
            && (!is_punctuation(self.before)
                || self.after.is_whitespace()
                || is_punctuation(self.after))
    }

    fn may_open(self) -> bool {
        !self.after.is_whitespace() || self.before.is_whitespace()
    }

    fn may_close(self) -> bool {
        !self.before.is_whitespace()
            || self.after.is_whitespace()
            || (self.after.is_ascii_punctuation() && self.after != '*')
    }
}

fn is_punctuation(character: char) -> bool {
    if character.is_ascii() {
        character.is_ascii_punctuation()
    } else {
        !character.is_alphanumeric() && !character.is_whitespace()
    }
}

/// The pairs on a line that surely are meant, and that `CommonMark` leaves as they are written.
pub(super) fn broken_pairs(line: &str) -> Vec<Pair> {
    let mut pairs = Vec::new();
    let mut open: Option<Run> = None;
    for run in runs(line) {
        let Some(first) = open.filter(|_| run.may_close()) else {
            open = Some(run).filter(|run| run.may_open());
            continue;
        };
        open = None;
        let is_broken = !(first.is_left_flanking() && run.is_right_flanking());
        let words = line.get(first.at + SIGN.len()..run.at).unwrap_or_default();
        let is_loose = first.after.is_whitespace() && run.before.is_whitespace();
        if is_broken && !is_loose && !words.trim().is_empty() && !words.contains(['|', '`']) {
            pairs.push(Pair {
                open: first.at,
                close: run.at,
            });
        }
    }
    pairs
}

/// The places of exactly two asterisks outside code spans and link targets.
fn runs(line: &str) -> Vec<Run> {
    let bytes = line.as_bytes();
    let mut runs = Vec::new();
    let mut at = 0;
    while let Some(step) = bytes
        .get(at..)
        .and_then(|rest| memchr::memchr3(b'*', b'`', b'\\', rest))
    {
        at += step;
        let length = run_length(bytes, at);
        match bytes.get(at) {
            Some(b'\\') => at += 2,
            Some(b'`') => at = after_code(bytes, at, length),
            _ => {
                if length == SIGN.len() {
                    runs.push(Run {
                        at,
                        before: char_before(line, at),
                        after: char_after(line, at + length),
                    });
                }
                at += length;
            }
        }
    }
    runs
}

fn run_length(bytes: &[u8], at: usize) -> usize {
    let rest = bytes.get(at..).unwrap_or_default();
    let sign = rest.first();
    rest.iter().take_while(|byte| Some(*byte) == sign).count()
}

/// Where the code span ends that starts at `at`; else the end of the backticks.
fn after_code(bytes: &[u8], at: usize, length: usize) -> usize {
    let after = at + length;
    let mut from = after;
    while let Some(step) = bytes
        .get(from..)
        .and_then(|rest| memchr::memchr(b'`', rest))
    {
        let run = run_length(bytes, from + step);
        from += step + run;
        if run == length {
            return from;
        }
    }
    // No run of this line closes it, so none of the rest is looked at: a paragraph's code span may go on here.
    bytes.len().max(after)
}

fn char_before(line: &str, at: usize) -> char {
    let before = line.get(..at).and_then(|before| before.chars().next_back());
    before.unwrap_or(' ')
}

fn char_after(line: &str, at: usize) -> char {
    let after = line.get(at..).and_then(|after| after.chars().next());
    after.unwrap_or(' ')
}
