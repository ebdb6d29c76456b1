//! Whether letters are the beginnings of words that follow each other: "srvcmsh" for "Service Mesh", "cicd" for "CI/CD".
//! Pure; it knows nothing of entries.

/// What the best such match is worth.
pub const BEST: u8 = 200;

/// What the worst is worth, a little more than letters that begin no words.
const WORST: u16 = 95;

/// More letters are not taken for beginnings of words.
const MAX_LETTERS: usize = 24;

/// More words are not looked at.
const MAX_WORDS: usize = 40;

/// What each word costs that is used by its initial.
const INITIAL: u16 = 3;

/// What each word costs that is used by more letters, those that it lacks aside: the fewer words, the better.
const WORD: u16 = 5;

/// What a vowel costs that is left out between letters of a word: who abbreviates leaves these out first.
const VOWEL: u16 = 1;

/// What any other letter costs there.
const CONSONANT: u16 = 10;

const UNREACHED: u16 = u16::MAX;

/// A word that letters may begin.
#[derive(Clone, Copy, Debug)]
pub enum Word<'a> {
    /// It may be used.
    Text(&'a str),
    /// It begins with none of the letters, and has so many.
    LeftOut(usize),
}

/// How well `typed` is made of beginnings of these words, each followed by letters of the same word in order.
///
/// All are ASCII and folded. Fewer words, fewer words left out between them, and fewer letters left out are better.
pub fn quality<'a>(words: impl IntoIterator<Item = Word<'a>>, typed: &str) -> Option<u8> {
    let typed = typed.as_bytes();
    if !(2..=MAX_LETTERS).contains(&typed.len()) {
        return None;
    }
    let mut costs = Costs::new(typed.len());
    for word in words.into_iter().take(MAX_WORDS) {
        match word {
            Word::Text(word) => costs.go_on(word.as_bytes(), typed),
            Word::LeftOut(length) => costs.leave_out(length),
        }
    }
    let cost = costs.complete();
    (cost != UNREACHED)
        .then(|| u8::try_from(u16::from(BEST).saturating_sub(cost).max(WORST)).unwrap_or(u8::MAX))
}

/// For each number of letters the least that it costs to have come so far.
struct Costs {
    reached: [u16; MAX_LETTERS + 1],
    letters: usize,
}

impl Costs {
    const fn new(letters: usize) -> Self {
        let mut reached = [UNREACHED; MAX_LETTERS + 1];
        reached[0] = 0;
        Self { reached, letters }
    }

    fn complete(&self) -> u16 {
        self.reached.get(self.letters).copied().unwrap_or(UNREACHED)
    }

    /// Lets a word follow.
    fn go_on(&mut self, word: &[u8], typed: &[u8]) {
        let before = self.reached;
        self.leave_out(word.len());
        for (done, cost) in before.iter().enumerate().take(self.letters) {
            if *cost != UNREACHED && typed.get(done) == word.first() {
                self.take(word, typed, done, *cost);
            }
        }
    }

    /// What it costs that a word is not used: hardly anything for small words and in front.
    fn leave_out(&mut self, length: usize) {
        let price = if length <= 3 { 3 } else { 12 };
        for (done, cost) in self.reached.iter_mut().enumerate().take(self.letters) {
            if done == 0 {
                *cost = (*cost + 1).min(8);
            } else {
                *cost = cost.saturating_add(price);
            }
        }
    }

    /// Uses a word for the letters from `done` on, as many as come in it.
    fn take(&mut self, word: &[u8], typed: &[u8], done: usize, cost: u16) {
        let mut between = 0_u16;
        let (mut passed, mut used) = (0_u16, 0_u16);
        let length = u16::try_from(word.len()).unwrap_or(UNREACHED);
        let mut next = done;
        for letter in word {
            passed = passed.saturating_add(1);
            if typed.get(next) == Some(letter) {
                next += 1;
                used += 1;
                let price = match used {
                    1 => INITIAL,
                    _ => WORD + between + (length - passed).min(8),
                };
                let price = cost.saturating_add(price);
                if let Some(reached) = self.reached.get_mut(next) {
                    *reached = (*reached).min(price);
                }
            } else {
                let is_vowel = matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u');
                between = between.saturating_add(if is_vowel { VOWEL } else { CONSONANT });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(title: &str, typed: &str) -> Option<u8> {
        quality(title.split_whitespace().map(Word::Text), typed)
    }

    #[test]
    fn letters_are_beginnings_of_words() {
        for (title, typed) in [
            ("the service mesh wars", "srvcmsh"),
            ("leveling up your cd", "lucd"),
            ("open policy agent", "opa"),
            ("ci cd at home", "cicd"),
            ("service mesh", "servicemesh"),
            ("kubernetes", "kbrnts"),
        ] {
            assert!(check(title, typed).is_some(), "{typed}");
        }
        for (title, typed) in [
            ("the service mesh wars", "ervice"),
            ("open policy agent", "oap"),
            ("open", "o"),
            ("", "ab"),
        ] {
            assert_eq!(check(title, typed), None, "{typed}");
        }
    }

    #[test]
    fn fewer_words_and_fewer_left_out_are_better() {
        let better = |typed: &str, good: &str, bad: &str| {
            assert!(
                check(good, typed) > check(bad, typed),
                "{typed}: {good} | {bad}"
            );
        };
        better(
            "srvcmsh",
            "service mesh",
            "serverless vs containers monoliths shine",
        );
        better("opa", "open policy agent", "operators past present agents");
        better(
            "cicd",
            "ci cd",
            "cloud infrastructure and culture of delivery",
        );
    }

    proptest::proptest! {
        /// What longer letters match, shorter ones match, so that a list only narrows while one types.
        #[test]
        fn a_beginning_matches_too(title in "[abc ]{0,20}", typed in "[abc]{3,6}") {
            if check(&title, &typed).is_some() {
                proptest::prop_assert!(check(&title, &typed[..typed.len() - 1]).is_some());
            }
        }

        #[test]
        fn anything_can_be_compared(title in "\\PC{0,60}", typed in "\\PC{0,30}") {
            let _ = check(&title, &typed);
        }
    }
}
