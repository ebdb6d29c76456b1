//! Fractional ranks: between two there is always a third. It must not know records; their order stands in `order`.

use super::todo::Rank;

/// Letters `a`–`z` are the digits 0–25 of a fraction.
const BASE: u32 = 26;

/// Ranks at the ends of a list step by one in this digit, so that a list filled from one end keeps short ranks.
const STEP_DIGITS: usize = 4;

impl Rank {
    /// Whether the person has given no rank; such a to-do comes after all ranked ones.
    pub const fn is_unranked(&self) -> bool {
        self.0.is_empty()
    }

    /// Reads a rank of `a`–`z`; `None` for other letters.
    ///
    /// Trailing `a`s are zeros of a fraction and fall away; a rank of zeros only becomes the smallest there is room before.
    pub fn parse(text: &str) -> Option<Self> {
        if !text.bytes().all(|letter| letter.is_ascii_lowercase()) {
            return None;
        }
        let digits = text.trim_end_matches('a');
        Some(Self(match (digits, text) {
            ("", "") => String::new(),
            ("", _) => "ab".to_owned(),
            (digits, _) => digits.to_owned(),
        }))
    }

    /// A rank strictly between two; without a lower one, before `upper`; without an upper one, after `lower`.
    ///
    /// An unranked neighbour is no bound. Where `lower` is not below `upper` (two machines gave the same rank), it is
    /// the next one after `lower`.
    pub fn between(lower: Option<&Self>, upper: Option<&Self>) -> Self {
        let (lower, upper) = (digits_of(lower), digits_of(upper));
        let digits = match (lower.is_empty(), upper.is_empty()) {
            (true, true) => vec![BASE / 2],
            (false, true) => stepped_up(&lower),
            (true, false) => stepped_down(&upper),
            (false, false) if lower < upper => middle(&lower, Some(&upper)),
            (false, false) => [lower, vec![BASE / 2]].concat(),
        };
        Self::from_digits(&digits)
    }

    /// A rank after this one; after an unranked one, the first rank of a list.
    pub fn after(&self) -> Self {
        Self::between(Some(self), None)
    }

    fn from_digits(digits: &[u32]) -> Self {
        let letters = digits
            .iter()
            .filter_map(|&digit| char::from_digit(digit + 10, 36));
        Self(letters.collect())
    }
}

/// What a move within the list changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Move {
    /// The rank of what was moved.
    pub rank: Rank,
    /// Unranked to-dos that now stand before it, by their index in the list, and the ranks they need for that.
    pub before: Vec<(usize, Rank)>,
}

/// Places something at `index` of a list whose ranks, in list order and without the moved one, are `ranks`.
///
/// Usually one record changes. Only if unranked to-dos stand before the place do they get ranks as well.
pub fn move_to(ranks: &[&Rank], index: usize) -> Move {
    let index = index.min(ranks.len());
    let (above, below) = ranks.split_at(index);
    let ranked = above.iter().take_while(|rank| !rank.is_unranked()).count();
    let mut last = above[..ranked].last().map(|&rank| rank.clone());
    let mut before = Vec::new();
    for at in ranked..above.len() {
        let rank = Rank::between(last.as_ref(), None);
        before.push((at, rank.clone()));
        last = Some(rank);
    }
    let next = below.first().copied();
    Move {
        rank: Rank::between(last.as_ref(), next),
        before,
    }
}

/// The digits without trailing zeros; letters out of range count as the nearest digit.
fn digits_of(rank: Option<&Rank>) -> Vec<u32> {
    let text = rank.map_or("", |rank| rank.0.as_str());
    let mut digits: Vec<u32> = text
        .bytes()
        .map(|letter| u32::from(letter.clamp(b'a', b'z') - b'a'))
        .collect();
    while digits.last() == Some(&0) {
        digits.pop();
    }
    digits
}

fn stepped_up(lower: &[u32]) -> Vec<u32> {
    match number_of(lower) + 1 {
        too_large if too_large == BASE.pow(STEP_DIGITS as u32) => middle(lower, None),
        number => digits_of_number(number),
    }
}

fn stepped_down(upper: &[u32]) -> Vec<u32> {
    match number_of(upper) {
        0 | 1 => middle(&[], Some(upper)),
        number => digits_of_number(number - 1),
    }
}

fn number_of(digits: &[u32]) -> u32 {
    let padded = digits.iter().copied().chain(std::iter::repeat(0));
    padded
        .take(STEP_DIGITS)
        .fold(0, |number, digit| number * BASE + digit)
}

fn digits_of_number(mut number: u32) -> Vec<u32> {
    let mut digits = Vec::new();
    for _ in 0..STEP_DIGITS {
        digits.push(number % BASE);
        number /= BASE;
    }
    let zeros = digits.iter().take_while(|&&digit| digit == 0).count();
    digits.drain(..zeros);
    digits.reverse();
    digits
}

/// The shortest fraction near the middle of `lower` and `upper` (or one). `lower` is below `upper`.
fn middle(lower: &[u32], upper: Option<&[u32]>) -> Vec<u32> {
    let mut upper = upper;
    let mut digits = Vec::new();
    for place in 0.. {
        let low = lower.get(place).copied().unwrap_or(0);
        let high = upper.map_or(BASE, |digits| digits.get(place).copied().unwrap_or(0));
        if high > low + 1 {
            digits.push(low.midpoint(high));
            break;
        }
        digits.push(low);
        if high > low {
            upper = None;
        }
    }
    digits
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn rank() -> impl Strategy<Value = Rank> {
        "[a-z]{0,5}[b-z]".prop_map(Rank)
    }

    proptest! {
        #[test]
        fn there_is_always_room(mut two in [rank(), rank()]) {
            two.sort_by(|a, b| a.0.cmp(&b.0));
            let [lower, upper] = two;
            let first = Rank::between(None, Some(&lower));
            prop_assert!(!first.is_unranked() && first.0 < lower.0, "{first:?} {lower:?}");
            let last = upper.after();
            prop_assert!(last.0 > upper.0, "{last:?} {upper:?}");
            if lower != upper {
                let middle = Rank::between(Some(&lower), Some(&upper));
                prop_assert!(lower.0 < middle.0 && middle.0 < upper.0, "{lower:?} {middle:?} {upper:?}");
                prop_assert!(!middle.0.ends_with('a'));
            }
        }

        #[test]
        fn whatever_a_hand_wrote_is_taken(text in "[a-z]{0,6}", other in "\\PC{0,6}") {
            let rank = Rank::parse(&text).unwrap();
            prop_assert_eq!(rank.is_unranked(), text.is_empty());
            if !rank.is_unranked() {
                prop_assert!(Rank::between(None, Some(&rank)).0 < rank.0);
            }
            let _ = Rank::between(Some(&Rank(other.clone())), Some(&rank));
            let _ = Rank::between(Some(&rank), Some(&Rank(other)));
        }
    }

    #[test]
    fn a_list_filled_from_one_end_keeps_short_ranks() {
        let (mut last, mut first) = (Rank::default().after(), Rank::default().after());
        for _ in 0..10_000 {
            (last, first) = (last.after(), Rank::between(None, Some(&first)));
        }
        assert!(
            last.0.len() <= 5 && first.0.len() <= 5,
            "{last:?} {first:?}"
        );
    }

    #[test]
    fn a_move_changes_one_rank_and_unranked_ones_before_it() {
        let ranks = [
            Rank("f".into()),
            Rank("m".into()),
            Rank::default(),
            Rank::default(),
        ];
        let ranks: Vec<&Rank> = ranks.iter().collect();
        let up = move_to(&ranks, 1);
        assert!(up.before.is_empty() && *"f" < *up.rank.0 && *up.rank.0 < *"m");
        let down = move_to(&ranks, 3);
        let [(2, between)] = &down.before[..] else {
            panic!("{down:?}")
        };
        assert!(*"m" < *between.0 && between.0 < down.rank.0);
        assert!(!move_to(&[], 7).rank.is_unranked());
    }
}
