//! Posts that come, change and go while somebody reads.

use super::super::testing::Sitting;
use super::super::{Event, State};

const POSTS: [(&str, &str); 3] = [
    ("2019-11-22-c.md", "# Third day\n\nLast words.\n"),
    ("2019-11-21-b.md", "# Second day\n\nMore words.\n"),
    ("2019-11-20-a.md", "# First day\n\nSome words.\n"),
];

fn chosen(state: &State) -> &str {
    let post = state.posts.chosen.and_then(|post| state.library.post(post));
    post.map_or("", |post| &post.title)
}

/// Takes a post away, as a look at its file would find it.
fn delete(sitting: &mut Sitting, path: &str) {
    let post = sitting.state.library.find(0, path).unwrap();
    sitting.happen(Event::FilesLookedAt {
        gone: vec![post],
        problems: Vec::new(),
    });
}

#[test]
fn a_deleted_open_post_stays_and_the_cursor_goes_to_its_neighbour() {
    let mut sitting = Sitting::over(&POSTS);
    sitting.press("1 j enter");
    delete(&mut sitting, POSTS[1].0);
    assert!(sitting.at_caret().starts_with("Second day"));
    let told = sitting.told();
    assert!(told.contains("“Second day” is no longer on disk"), "{told}");
    assert_eq!(chosen(&sitting.state), "First day");
    assert_eq!(sitting.state.posts.posts().count(), 2);
    delete(&mut sitting, POSTS[2].0);
    assert_eq!(chosen(&sitting.state), "Third day");
}

#[test]
fn what_is_still_on_screen_can_be_marked_and_is_remembered() {
    let mut sitting = Sitting::over(&POSTS);
    sitting.press("1 j enter j");
    delete(&mut sitting, POSTS[1].0);
    sitting.press("m i ctrl-s");
    let records: Vec<_> = sitting.records();
    assert_eq!(records.len(), 1);
    assert_eq!(records[0].post.path, POSTS[1].0);
    sitting.press("r");
    assert!(!sitting.positions.is_empty());
}

#[test]
fn a_new_post_moves_neither_the_cursor_nor_what_is_read() {
    let mut sitting = Sitting::over(&POSTS[1..]);
    sitting.press("2");
    sitting.add("2019-11-22-c.md", POSTS[0].1);
    sitting.scan();
    assert_eq!(chosen(&sitting.state), "Second day");
    assert!(sitting.at_caret().starts_with("Second day"));
    assert_eq!(sitting.state.posts.posts().count(), 3);
}

#[test]
fn posts_that_come_above_leave_the_chosen_line_where_it_is() {
    let many: Vec<(String, String)> = (10..50)
        .map(|day| (format!("20{day}-01-01-x.md"), format!("# Of 20{day}\n")))
        .collect();
    let posts: Vec<(&'static str, &str)> = many
        .iter()
        .map(|(path, text)| (&*path.clone().leak(), text.as_str()))
        .collect();
    let mut sitting = Sitting::over(&posts);
    sitting.press("1 ctrl-d ctrl-d ctrl-d");
    let line = |state: &State| {
        let at = state
            .posts
            .posts()
            .position(|post| Some(post) == state.posts.chosen);
        // Two lines for each post.
        2 * at.unwrap() - state.posts.top
    };
    let before = (line(&sitting.state), chosen(&sitting.state).to_owned());
    sitting.add("2098-01-01-y.md", "# Of 2098\n");
    sitting.add("2099-01-01-y.md", "# Of 2099\n");
    sitting.scan();
    assert_eq!(
        (line(&sitting.state), chosen(&sitting.state).to_owned()),
        before
    );
}
