//! Passages in edited texts: where they are found again.

use proptest::prelude::*;

use super::{Reanchoring, find_again};
use crate::annotation::{Anchor, AnchorState};
use crate::text::Span;

/// Takes `«passage»` out of a text.
fn unmarked(marked: &str) -> (String, Option<Span>) {
    let Some((before, rest)) = marked.split_once('«') else {
        return (marked.to_owned(), None);
    };
    let (passage, after) = rest.split_once('»').unwrap();
    let span = Span::new(before.len() as u32, (before.len() + passage.len()) as u32);
    (format!("{before}{passage}{after}"), Some(span))
}

/// Marks where the passage of `old` is found in `new`, with a kept copy or without; suggestions stand in `‹›`.
fn placed(old: &str, new: &str, with_copy: bool) -> (AnchorState, String) {
    let (old, span) = unmarked(old);
    let anchor = Anchor::new(&old, span.unwrap(), "old", 1);
    let place = find_again(&anchor, with_copy.then_some(&*old), new, "new");
    let show = |span: Span, [open, close]: [char; 2]| {
        let (start, end) = (span.start as usize, span.end as usize);
        format!(
            "{}{open}{}{close}{}",
            &new[..start],
            &new[start..end],
            &new[end..]
        )
    };
    let shown = match (place.span, place.suggestion) {
        (Some(span), _) => show(span, ['«', '»']),
        (None, Some(span)) => show(span, ['‹', '›']),
        (None, None) => new.to_owned(),
    };
    (place.state, shown)
}

fn check(old: &str, state: AnchorState, new: &str) {
    let bare = new.replace(['«', '»', '‹', '›'], "");
    assert_eq!(
        placed(old, &bare, true),
        (state, new.to_owned()),
        "with a kept copy"
    );
}

fn check_without_copy(old: &str, state: AnchorState, new: &str) {
    let bare = new.replace(['«', '»', '‹', '›'], "");
    assert_eq!(
        placed(old, &bare, false),
        (state, new.to_owned()),
        "without a kept copy"
    );
}

use AnchorState::{Changed, Exact, Moved, Orphan};

#[test]
fn the_same_words_at_the_same_place_are_exact() {
    check(
        "One.\n«Two words» here.",
        Exact,
        "One.\n«Two words» here. And more.",
    );
    check_without_copy(
        "One.\n«Two words» here.",
        Exact,
        "One.\n«Two words» here. And more.",
    );
}

#[test]
fn the_same_words_further_on_have_moved() {
    check("a «b» c a b c", Moved, "new a «b» c a b c");
    check("One «two\nthree» four", Moved, "And one «two three» four");
    check("It sho«uld be fi»ne", Moved, "Yes, it sho«uld be fi»ne");
}

#[test]
fn a_paragraph_that_changed_places_is_followed() {
    let (one, two) = (
        "The first talk was about rollouts.",
        "The second one went into policies.",
    );
    let three = "The third, on tracing, was the longest of the day by far.";
    check(
        &format!("{one}\n{two}\n{three}\n").replace("on tracing", "«on tracing»"),
        Moved,
        &format!("{three}\n{one}\n{two}\n").replace("on tracing", "«on tracing»"),
    );
}

#[test]
fn edited_words_are_changed() {
    check(
        "Before it.\n«Progressive delivery needs good metrics» they said.",
        Changed,
        "Before it.\n«Progressive delivery wants very good metrics» they said.",
    );
    check(
        "Now «Deep Dive: Policy as Code» ends",
        Changed,
        "Now «deep dive: policy as code» ends",
    );
    check(
        "x\n«Old words for the gateway API» y",
        Changed,
        "x\n«New words for the gateway API» y",
    );
}

#[test]
fn dots_and_dashes_may_be_set_by_a_tool() {
    check(
        "One ... two -- three\nwon. «So!!!»",
        Moved,
        "won. «So!!!»\nOne … two – three",
    );
    check(
        "x\n«Best … talk … ever»!",
        Changed,
        "New.\n«Best ... talk ... ever»!",
    );
}

#[test]
fn of_places_that_look_alike_nearby_the_context_further_off_tells() {
    let old =
        "Apples are sold\n• by «Ada Quark» today\n• Pears are sold\n• by Ada Quark today\n• Plums";
    let now = "Apples are sold\nby «Ada Quark» today\nPears are sold\nby Ada Quark today\nPlums";
    check_without_copy(old, Moved, now);
    check(old, Moved, now);
    // Where nothing tells, it is not guessed.
    check_without_copy(
        "«Ada Quark» today\n• x by Ada Quark today\n",
        Orphan,
        "y by Ada Quark today\ny by Ada Quark today\n",
    );
}

#[test]
fn deleted_words_are_an_orphan_though_like_ones_remain() {
    check(
        "«We use Argo for it.»\nLater: We use Argo for it.",
        Orphan,
        "Later: We use Argo for it.",
    );
    check(
        "The room was full. «Argo won.» The end.",
        Orphan,
        "The room was full. The end.",
    );
    check(
        "One.\n«Nobody asked about the price of the new licence.»\nTwo.",
        Orphan,
        "One.\nA wholly different sentence has come to stand here.\nTwo.",
    );
}

#[test]
fn without_a_copy_a_short_quote_needs_its_context() {
    check_without_copy(
        "We like «Argo» very much indeed",
        Moved,
        "New. We like «Argo» very much indeed",
    );
    check_without_copy(
        "We like «Argo» very much indeed",
        Orphan,
        "Something else entirely, with ‹Argo› in other company.",
    );
    check_without_copy(
        "We like «Argo» very much indeed",
        Orphan,
        "Something else entirely: Argo here, and Argo there.",
    );
    check_without_copy("a «same words» b", Orphan, "c same words d; e same words f");
    check_without_copy(
        "about rollouts «same words» and then lunch",
        Moved,
        "c same words d; about rollouts «same words» and then lunch",
    );
}

#[test]
fn without_a_copy_few_errors_are_accepted_and_more_are_asked_about() {
    check_without_copy(
        "At noon «the demo of progressive delivery failed twice» on stage.",
        Changed,
        "Hello. At noon «the demo of progressive delivery failed once» on stage.",
    );
    check_without_copy(
        "At noon «the demo of progressive delivery failed twice» on stage.",
        Orphan,
        "Hello. At noon ‹the demo of the canary delivery worked at once› on stage.",
    );
}

#[test]
fn the_same_file_read_by_a_later_parser_keeps_its_highlights() {
    let old = "Title Some text with Argo in it";
    let anchor = Anchor::new(old, Span::new(21, 25), "file", 1);
    assert_eq!(anchor.quote, "Argo");
    let now = "Title\nSome more visible text with Argo in it";
    for kept in [None, Some(now)] {
        let place = find_again(&anchor, kept, now, "file");
        assert_eq!(place.state, Exact);
        assert_eq!(place.span.unwrap().of(now), "Argo");
    }
}

#[test]
fn a_hundred_passages_in_a_long_post_take_little_time() {
    let sentence = |n| format!("Sentence {n} tells of thing {} and {}.\n", n * 7, n % 13);
    let old = (0..2_000).map(sentence).collect::<Vec<_>>().concat();
    let new = old
        .replace("of thing 7", "about item 7")
        .replace("Sentence 9", "Statement 9");
    let finder = Reanchoring::new(Some(&old), &new, "new");
    let started = std::time::Instant::now();
    for n in 0..100 {
        let start = old.match_indices("Sentence").nth(n * 19).unwrap().0 as u32;
        let anchor = Anchor::new(&old, Span::new(start, start + 40), "old", 1);
        assert_ne!(finder.place(&anchor).state, Orphan);
    }
    assert!(
        started.elapsed().as_millis() < 500,
        "{:?}",
        started.elapsed()
    );
}

proptest! {
    #[test]
    fn whatever_happened_to_the_text_the_place_is_a_place(
        old in "([a-c]{1,3}|[ \n.]|é|e\u{301}|👩‍🚀|字){0,40}",
        new in "([a-c]{1,3}|[ \n.]|é|e\u{301}|👩‍🚀|字){0,40}",
        start in 0_u32..80,
        length in 0_u32..40,
        with_copy: bool,
    ) {
        let anchor = Anchor::new(&old, Span::new(start, start + length), "old", 1);
        let place = find_again(&anchor, with_copy.then_some(&*old), &new, "new");
        for span in [place.span, place.suggestion].into_iter().flatten() {
            prop_assert!(new.get(span.range()).is_some());
            prop_assert_eq!(crate::annotation::Anchor::new(&new, span, "", 1).span, span);
        }
        prop_assert_eq!(place.span.is_none(), place.state == Orphan);
        prop_assert!(place.suggestion.is_none() || place.state == Orphan);
    }

    #[test]
    fn what_did_not_change_is_never_lost(
        words in prop::collection::vec("[a-e]{1,2}", 5..40),
        added in "[f-z ]{0,20}",
        at in 0_usize..5,
    ) {
        let old = words.join(" ");
        let start = words[..at].join(" ").len();
        let span = Span::new(start as u32, old.len() as u32);
        let anchor = Anchor::new(&old, span, "old", 1);
        let new = format!("{added}\n{old}");
        let place = find_again(&anchor, Some(&old), &new, "new");
        prop_assert_eq!(place.span.map(|span| span.of(&new).trim().to_owned()), Some(anchor.quote.trim().to_owned()));
    }
}
