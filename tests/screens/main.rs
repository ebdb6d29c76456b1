//! Whole screens as a person sees them, and what must hold whatever keys are pressed.
//!
//! Only public functions, no terminal: drawing in a real terminal is tested where the terminal is.

#![expect(
    clippy::unwrap_used,
    reason = "a test ends where its own files cannot be made"
)]

mod anything;
mod desk;
mod edited;
mod keymaps;
mod moved;
mod plain;
mod pointed;

use desk::{Posts, assert_screen, screen};

const SMALL: (u16, u16) = (80, 24);
const LARGE: (u16, u16) = (120, 40);

/// Goes to a sentence of the sample post and opens the note editor on it.
const TO_THE_LIST: &str = "j j j enter / \"top of my list\" enter d tab";

/// The same, with a note in Markdown; then a note on the talk and one on the post.
const NOTES: &str = "j j j enter / \"top of my list\" enter d tab \"compare with *plain* rollouts:\" enter enter \"- one\" enter \"- `two`\" ctrl-s T \"a good talk\" ctrl-s P \"**read** again\" ctrl-s / canary enter m i ctrl-s / \"top of my list\" enter";

/// A few posts that read well side by side.
const POSTS: Posts = Posts::Fixtures(&["talk-rich.md", "yaml.md", "toml.md", "cjk.md"]);

/// A post with a block of every kind that begins with its title.
const PAGE: Posts = Posts::Fixtures(&["page.md"]);

/// A post with links of every kind, and one that it links to.
const LINKS: Posts = Posts::Fixtures(&["links.md", "talk-rich.md"]);

/// Goes to a link with a long address and follows it.
const TO_THE_CAKE: &str = "2 / cake enter enter";

/// A post with a picture that is there, one that is not and one on the web.
const PICTURES: Posts = Posts::WithPicture(
    "---\ntitle: Stripes\n---\n\nThe first words.\n\n![The banner over the door](stripes.png)\n\nWords after it.\n\n\
     ![Lost](gone.png)\n![Elsewhere](https://example.org/a.png)\n\nA stripe ![amid](stripes.png) the words.\n\n\
     One more.\n\nAnd one.\n\nA third.\n\nA fourth.\n\nA fifth.\n\nA sixth.\n\nA seventh.\n\nThe last words.\n",
);

/// Types the folder of fixtures where a folder is added.
const TO_THE_FIXTURES: &str = "g a backspace backspace \"tests/fix\" tab";

/// Posts of one event, with passages to mark.
const BOARD: Posts = TOLD;

/// Marks two passages and adds a to-do of no post, ranks and dates some, and leaves the list open.
const TO_THE_BOARD: &str = "2 / polishing enter d tab \"bring a cloth\" ctrl-s / twice enter d tab tab tab \"say it aloud\" ctrl-s t a \"write a summary\" ctrl-s g g p j w +1w enter G + g g";

/// Posts of one event that tell of the same talks.
const TOLD: Posts = Posts::Several(&[
    (
        "nell.md",
        "---\ntitle: Rubies in Barcelona\nauthor: nell\ndate: 2019-05-21\ntags: [kubecon]\n---\n\nTwo talks about stones.\n\n### Polishing Rubies by Night, Ada Lovelace, Gems Inc\n\nThey ask OPA before each stroke, and Argo brings the cloth.\n\n### Cutting Emeralds by Day, Grace Hopper, Gems Inc\n\nArgo again, and [facet-kit](https://github.com/gems/facet-kit) for the angles.\n",
    ),
    (
        "omar.md",
        "---\ntitle: What I saw on Wednesday\nauthor: omar\ndate: 2019-05-22\ntags: [kubecon]\n---\n\nOne talk stayed with me.\n\n## Keynote: Polishing rubies by nigth - Ada Lovelace, Gems Inc\n\nOh-pa, as they say it, holds the brush.\n",
    ),
    (
        "ines.md",
        "---\ntitle: A week later\nauthor: ines\ndate: 2019-05-29\ntags: [kubecon]\n---\n\n## Polishing Rubies by Night, Ada Lovelace & Grace Hopper, Gems Inc\n\nOpen Policy Agent, said twice: OPA.\n",
    ),
]);

/// A post whose author names things to look into.
const SUGGESTING: Posts = Posts::Text(
    "---\ntitle: Two days of stones\nauthor: nell\ndate: 2019-05-21\n---\n\n## Policies for polishers - Ada Lovelace, Gems Inc\n\n\
     Half of the talk was a demo of Kyverno. I really need to look into it, for our own rules are a mess.\n\n\
     We decided not to look into Istio.\n\n## Pipelines - Grace Hopper, Gems Inc\n\n\
     [Dagger](https://dagger.io) is high on my list now, and the recording is worth watching twice. Lunch was fine.\n",
);

macro_rules! screens {
    ($($name:ident: $posts:expr, $size:expr, $keys:expr;)*) => {
        $(#[test]
        fn $name() {
            assert_screen(stringify!($name), &screen(&$posts, $size, $keys));
        })*
    };
}

screens! {
    start_small: Posts::Guide, SMALL, "";
    start_large: Posts::Guide, LARGE, "";
    reading: POSTS, LARGE, "enter space";
    reading_small: POSTS, SMALL, "enter space";
    wide_characters: Posts::Fixtures(&["cjk.md", "emoji-shortcodes.md"]), SMALL, "enter";
    page: PAGE, LARGE, "enter";
    page_further_down: PAGE, LARGE, "enter space space";
    page_small: PAGE, SMALL, "enter";
    page_wide: PAGE, (200, 50), "enter z space";
    zen: PAGE, LARGE, "enter Z space j";
    zen_wide: PAGE, (200, 50), "enter Z space j";
    zen_marking: PAGE, LARGE, "enter Z } } m";
    zen_narrow: PAGE, (40, 12), "enter Z j";
    panes_wide: POSTS, (200, 40), "enter";
    panes_tall: POSTS, (80, 70), "enter";
    panes_moved: POSTS, LARGE, "enter g > 1 alt-= alt-= 2 g 3";
    page_narrow: PAGE, (40, 12), "enter";
    page_tiny: PAGE, (20, 5), "enter";
    jump: POSTS, LARGE, "ctrl-p mesh";
    jump_small: POSTS, SMALL, "ctrl-p mesh";
    jump_without_hit: POSTS, SMALL, "ctrl-p zzzz";
    selected: PAGE, LARGE, "enter } } v 3 } o";
    selected_small: PAGE, SMALL, "enter } } 4 +";
    count: POSTS, SMALL, "enter 3";
    notes_of_post: Posts::Guide, LARGE, &format!("{NOTES} alt-3");
    notes_of_everything: Posts::Guide, LARGE, &format!("{NOTES} alt-3 s o");
    notes_of_talk: Posts::Guide, SMALL, &format!("{NOTES} alt-3 s s");
    notes_filtered: Posts::Guide, LARGE, &format!("{NOTES} alt-3 s / idea");
    notes_of_topic: Posts::Guide, LARGE, &format!("{NOTES} alt-3 #");
    notes_narrow: Posts::Guide, (40, 14), &format!("{NOTES} alt-3");
    notes_deleted: Posts::Guide, SMALL, &format!("{NOTES} alt-3 G D v v");
    notes_nothing: Posts::Guide, SMALL, "j j j enter alt-3 s s";
    overlapping: Posts::Guide, SMALL, &format!("{NOTES} esc s m ? ctrl-s v 3 w m q ctrl-s C");
    editor: Posts::Guide, LARGE, TO_THE_LIST;
    editor_small: Posts::Guide, SMALL, TO_THE_LIST;
    category: Posts::Guide, SMALL, "enter m";
    marked: Posts::Guide, LARGE, &format!("{TO_THE_LIST} \"compare with plain rollouts\" ctrl-s");
    marked_small: Posts::Guide, SMALL, &format!("{TO_THE_LIST} \"compare with plain rollouts\" ctrl-s");
    changes: Posts::Guide, LARGE, &format!("{NOTES} D u u U j");
    changes_small: Posts::Guide, SMALL, &format!("{NOTES} D u u U j j b");
    changes_none: Posts::Guide, SMALL, "U";
    todos: Posts::Guide, LARGE, &format!("{TO_THE_LIST} \"compare\" ctrl-s }} }} m ? \"why?\" ctrl-s t");
    board: BOARD, LARGE, TO_THE_BOARD;
    board_topics: BOARD, LARGE, &format!("{TO_THE_BOARD} b");
    board_unfolded: BOARD, SMALL, &format!("{TO_THE_BOARD} b enter m");
    board_events: BOARD, LARGE, &format!("{TO_THE_BOARD} b b");
    board_due: BOARD, LARGE, &format!("{TO_THE_BOARD} w \"next friday\"");
    board_due_unknown: BOARD, SMALL, &format!("{TO_THE_BOARD} m m w \"when I can\"");
    board_add: BOARD, LARGE, &format!("{TO_THE_BOARD} a \"a thought\"");
    progress: BOARD, LARGE, &format!("{TO_THE_BOARD} d %");
    progress_small: BOARD, (40, 12), &format!("{TO_THE_BOARD} d %");
    progress_none: Posts::Guide, SMALL, "%";
    todos_without_passage: Posts::Guide, SMALL, &format!("{NOTES} alt-3 g g c ? j c d t");
    todo_raised: Posts::Guide, SMALL, &format!("{TO_THE_LIST} \"compare\" ctrl-s }} }} m ? \"why?\" ctrl-s t j +");
    export: Posts::Guide, LARGE, &format!("{TO_THE_LIST} \"compare\" ctrl-s x");
    export_small: Posts::Guide, SMALL, &format!("{TO_THE_LIST} \"compare\" ctrl-s x tab");
    import: Posts::Guide, SMALL, "X \"list.md\"";
    help: Posts::Guide, LARGE, "?";
    help_small: Posts::Guide, SMALL, "?";
    outline: Posts::Guide, LARGE, &format!("{TO_THE_LIST} ctrl-s O");
    outline_small: Posts::Guide, SMALL, "j j j enter ] O / ar";
    outline_narrow: Posts::Guide, (40, 12), "j j j enter ] O";
    scroll_bar: Posts::Guide, LARGE, &format!("{TO_THE_LIST} ctrl-s / pod enter n");
    scroll_bar_narrow: Posts::Guide, (40, 12), "j j j enter / pod enter n";
    events: POSTS, LARGE, "g e";
    event: TOLD, LARGE, "g e enter";
    event_small: TOLD, SMALL, "g e enter";
    tellings: TOLD, LARGE, "2 ] &";
    told_in_header: TOLD, SMALL, "2 ]";
    talks_of_all: TOLD, SMALL, "g k";
    speakers: TOLD, LARGE, "g p enter";
    speakers_small: TOLD, SMALL, "g p ruby";
    topics: TOLD, LARGE, "g t";
    topic: TOLD, LARGE, "g t oh-pa enter";
    topic_small: TOLD, SMALL, "g t oh-pa enter";
    views_narrow: TOLD, (40, 12), "g e enter";
    query: TOLD, SMALL, "/ \"tag:kubecon -author:\"";
    query_problem: TOLD, SMALL, "/ \"rubies is:unred\"";
    query_problem_narrow: TOLD, (40, 12), "/ \"author:omar tag:kubecon title:words afer:2019\"";
    query_unknown: TOLD, SMALL, "/ \"tag:kubecon author:nlel\"";
    query_unknown_put_right: TOLD, SMALL, "/ \"author:nlel\" tab";
    query_narrow: TOLD, (24, 8), "/ \"author:omar tag:\"";
    saved_views: TOLD, SMALL, "/ \"tag:kubecon omar\" enter o g v s \"Omar, by title\" enter";
    saved_views_naming: TOLD, SMALL, "/ omar enter g v s \"Omar\"";
    saved_views_none: TOLD, (40, 12), "g v";
    themes: POSTS, LARGE, "enter g c j";
    themes_small: POSTS, SMALL, "g c j j";
    themes_narrow: POSTS, (40, 12), "g c j j j";
    views_deep: TOLD, (60, 14), "g p ada enter enter";
    views_deep_narrow: TOLD, (40, 12), "g e enter enter";
    search: POSTS, SMALL, "j enter / velero";
    search_all: TOLD, LARGE, "ctrl-f argo down";
    search_all_small: TOLD, SMALL, "ctrl-f argo down";
    search_all_narrow: TOLD, (60, 20), "g / argo";
    search_all_tiny: TOLD, (24, 8), "g / argo";
    search_all_notes: TOLD, LARGE, "2 / said enter d \"like Argo\" ctrl-s g / argo";
    search_all_nothing_typed: TOLD, SMALL, "g /";
    search_all_no_hit: TOLD, SMALL, "g / \"Argo zebra\"";
    search_all_broken: TOLD, (60, 20), "g / \"ruby /stones(?/\"";
    search_all_read_here: TOLD, SMALL, "g / argo ctrl-o";
    search_all_opened: TOLD, LARGE, "g / argo enter";
    search_all_next_post: TOLD, SMALL, "g / OPA enter alt-n alt-n";
    search_all_again: TOLD, SMALL, "g / argo down esc j g /";
    suggestions: SUGGESTING, LARGE, "2";
    suggestions_small: SUGGESTING, SMALL, "2 '";
    suggestions_narrow: SUGGESTING, (40, 14), "2 ' ctrl-n";
    suggestion_chosen: SUGGESTING, LARGE, "2 ' a alt-3 j";
    suggestion_edited: SUGGESTING, LARGE, "2 ' ' e";
    suggestion_put_away: SUGGESTING, SMALL, "2 ' D";
    suggestions_hidden: SUGGESTING, SMALL, "2 ~";
    pictures: PICTURES, SMALL, "enter";
    picture_half_out: PICTURES, SMALL, "enter ctrl-d";
    picture_large: PICTURES, SMALL, "enter i";
    picture_off: PICTURES, SMALL, "enter I";
    picture_behind_window: PICTURES, SMALL, "enter d";
    narrow: POSTS, (40, 12), "enter space";
    narrow_list: POSTS, (40, 12), "";
    narrow_editor: Posts::Guide, (40, 12), TO_THE_LIST;
    link_hints: LINKS, LARGE, "2 o";
    link_hints_small: LINKS, SMALL, "2 o";
    link_hints_narrow: LINKS, (40, 12), "2 space o";
    link_target: LINKS, SMALL, "2 tab";
    address: LINKS, LARGE, TO_THE_CAKE;
    address_small: LINKS, SMALL, TO_THE_CAKE;
    address_narrow: LINKS, (40, 12), TO_THE_CAKE;
    address_in_disguise: LINKS, SMALL, "2 / \"log in\" enter enter";
    empty_library: Posts::None, SMALL, "";
    empty_library_narrow: Posts::None, (40, 12), "";
    empty_library_events: Posts::None, SMALL, "g e";
    posts_filtered_to_nothing: TOLD, SMALL, "/ \"author:nobody ruby\" enter 2";
    notes_filtered_to_nothing: TOLD, LARGE, "2 m i ctrl-s alt-3 / zebra enter";
    key_of_another_pane: TOLD, SMALL, "1 d";
    add_folder: Posts::Guide, LARGE, &format!("{TO_THE_FIXTURES} tab tab");
    add_folder_small: Posts::Guide, SMALL, &format!("{TO_THE_FIXTURES} \"none such\"");
    add_folder_narrow: Posts::Guide, (40, 12), &format!("{TO_THE_FIXTURES} y");
    folders: Posts::Guide, SMALL, "g r d";
    broken_front_matter: Posts::Fixtures(&["broken-front-matter.md", "unclosed.md"]), SMALL, "";
    hostile: Posts::Fixtures(&["hostile.md"]), SMALL, "enter";
}

#[test]
fn one_cell_is_a_screen() {
    assert_eq!(
        screen(&POSTS, (1, 1), "enter ctrl-p mesh").lines().count(),
        1
    );
}

#[test]
fn nothing_on_screen_acts_on_a_terminal() {
    let posts = Posts::Fixtures(&["hostile.md", "broken-front-matter.md", "unclosed.md"]);
    for keys in [
        "",
        "enter",
        "ctrl-p a",
        "enter / e",
        "enter d ctrl-s t",
        "enter d ctrl-s x",
        "enter o",
        "enter tab enter",
    ] {
        let screen = screen(&posts, LARGE, keys);
        assert!(
            !screen.contains(|c: char| c.is_control() && c != '\n'),
            "{keys}: {screen:?}"
        );
    }
}
