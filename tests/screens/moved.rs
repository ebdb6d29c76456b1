//! What one sees of notes whose post is not where it was.

use super::desk::{Desk, Posts, assert_screen};

const FIRST: &str = "Before the talks came a walk along the harbour, where the wind took two hats and one umbrella.";
const SECOND: &str =
    "Progressive delivery needs very good metrics, and somebody who looks at them in the night.";
const THIRD: &str =
    "Nobody asked about the price of the new licence, since the vendor had sent four people.";
const FOURTH: &str = "We were shown how to roll back a release by itself within a minute of its start, and it worked.";

const POSTS: Posts = Posts::Several(&[
    (
        "day.md",
        "---\ntitle: A day of talks\nauthor: Ada\ndate: 2019-11-20\n---\n\n\
Before the talks came a walk along the harbour, where the wind took two hats and one umbrella.\n\n\
Progressive delivery needs very good metrics, and somebody who looks at them in the night.\n\n\
Nobody asked about the price of the new licence, since the vendor had sent four people.\n\n\
We were shown how to roll back a release by itself within a minute of its start, and it worked.\n",
    ),
    (
        "gardens.md",
        "---\ntitle: Gardens\ndate: 2019-10-01\n---\n\nBeans want a pole.\n",
    ),
]);

fn post(title: &str, paragraphs: &[&str]) -> String {
    format!(
        "---\ntitle: {title}\ndate: 2019-12-01\n---\n\n{}\n",
        paragraphs.join("\n\n")
    )
}

/// Three highlights; then the post is gone and these are there.
fn desk((width, height): (u16, u16), posts: &[(&str, &str)]) -> Desk {
    let mut desk = Desk::new(&POSTS, width, height);
    let marks = ["progressive", "nobody", "shown"];
    let marks = marks.map(|word| format!("2 / {word} enter m i ctrl-s "));
    desk.press(&marks.concat());
    desk.press("esc ctrl-l j enter");
    desk.replace("day.md", posts);
    desk.press("R");
    desk
}

fn split(size: (u16, u16), keys: &str) -> String {
    let (morning, evening) = (
        post("The morning", &[FIRST, SECOND, THIRD]),
        post("The evening", &[FOURTH, "And so to bed."]),
    );
    let mut desk = desk(size, &[("morning.md", &morning), ("evening.md", &evening)]);
    desk.press(keys);
    desk.screen()
}

fn renamed(size: (u16, u16), keys: &str) -> String {
    let edited = post("What a day", &[FIRST, SECOND, "It rained.", THIRD, FOURTH]);
    let mut desk = desk(size, &[("what-a-day.md", &edited)]);
    desk.press(keys);
    desk.screen()
}

fn deleted(size: (u16, u16), keys: &str) -> String {
    let mut desk = desk(size, &[]);
    desk.press(keys);
    desk.screen()
}

macro_rules! moved_screens {
    ($($name:ident: $after:ident, $size:expr, $keys:expr;)*) => {
        $(#[test]
        fn $name() {
            assert_screen(stringify!($name), &$after($size, $keys));
        })*
    };
}

moved_screens! {
    moved_told: split, (120, 40), "";
    moved_asked: split, (120, 40), "Y";
    moved_asked_small: split, (80, 24), "Y j";
    moved_asked_narrow: split, (40, 12), "Y j";
    moved_accepted: split, (120, 40), "Y enter alt-3 s";
    moved_refused: split, (80, 24), "Y n";
    moved_followed: renamed, (120, 40), "";
    moved_nothing: deleted, (80, 24), "3 s Y";
}
