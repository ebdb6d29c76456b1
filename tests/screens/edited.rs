//! What one sees of highlights after their post was edited.

use super::desk::{Desk, Posts, assert_screen};

const POST: Posts = Posts::Text(
    "---\ntitle: A day of talks\nauthor: Ada\ndate: 2019-11-20\n---\n\n\
Before the talks came a walk along the harbour.\n\n\
## Shipping with care - Grace Quill, Lab\n\n\
Progressive delivery needs very good metrics, and somebody who looks at them at night.\n\n\
Nobody asked about the price of the new licence, which is a pity.\n\n\
We were shown how to roll back a release by itself within a minute of its start.\n\n\
Afterwards there was cake for all of us.\n",
);

const EDITS: [(&str, &str); 4] = [
    ("Before the talks", "It rained. Before the talks"),
    ("needs very good metrics, and", "wants good numbers, and"),
    (
        "Nobody asked about the price of the new licence, which is a pity.",
        "The hall was cold.",
    ),
    (
        "We were shown how to roll back a release by itself within a minute of its start.",
        "They told us how one rolls back any release by hand in an hour or so.",
    ),
];

fn edited((width, height): (u16, u16), keys: &str) -> String {
    let mut desk = Desk::new(&POST, width, height);
    let marks = ["progressive", "nobody", "shown", "afterwards"];
    let marks = marks.map(|word| format!("2 / {word} enter m i ctrl-s "));
    desk.press(&marks.concat());
    desk.press("/ afterwards enter esc d \"bake one\" ctrl-s");
    desk.edit(&EDITS);
    desk.press("R");
    desk.press(keys);
    desk.screen()
}

/// A post that was taken away; its notes are there. After a restart it is no longer open, and its kept copy is.
fn gone((width, height): (u16, u16), restarts: bool, keys: &str) -> String {
    let mut desk = Desk::new(&POST, width, height);
    desk.press("2 / progressive enter m i ctrl-s / nobody enter m ? ctrl-s");
    desk.replace("post.md", &[]);
    if restarts {
        desk.restart();
    }
    desk.press("R alt-3 s g g");
    desk.press(keys);
    desk.screen()
}

#[test]
fn the_kept_copy_of_a_post_says_what_it_is() {
    assert_screen("kept_copy", &gone((120, 40), true, "enter"));
    assert_screen("kept_copy_refuses", &gone((80, 24), true, "enter d"));
    assert_screen("kept_copy_narrow", &gone((40, 16), true, "enter"));
    assert_screen("gone_while_open", &gone((80, 24), false, "esc"));
}

#[test]
fn what_was_done_is_listed_and_taken_back_after_a_restart() {
    let mut desk = Desk::new(&POST, 80, 24);
    desk.press("2 / progressive enter m i ctrl-s / nobody enter m ? ctrl-s D u");
    desk.restart();
    desk.press("U j b");
    assert_screen("changes_after_restart", &desk.screen());
}

macro_rules! edited_screens {
    ($($name:ident: $size:expr, $keys:expr;)*) => {
        $(#[test]
        fn $name() {
            assert_screen(stringify!($name), &edited($size, $keys));
        })*
    };
}

edited_screens! {
    edited_changed: (120, 40), "2 g g A";
    edited_lost: (120, 40), "2 g g A A";
    edited_suggested: (120, 40), "2 g g A A A enter";
    edited_narrow: (40, 16), "2 g g A";
    edited_relinking: (80, 24), "2 g g A A a";
    edited_confirmed: (80, 24), "2 g g A y";
    edited_todos: (80, 24), "t";
}
