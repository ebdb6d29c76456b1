//! Keys in a real terminal: the whole loop under each keymap, sequences that wait, and terminals that tell keys apart.

use std::fs;
use std::thread;
use std::time::Duration;

use super::place::{Place, Terminal};

/// The keys of one way through the program.
struct Way {
    keymap: &'static str,
    /// Opens the jump.
    jump: &'static str,
    /// Two lines down.
    down: &'static str,
    /// Marks the sentence at the caret and opens the editor.
    mark: &'static str,
    save: &'static str,
    /// Goes to the start of the post, and some lines down.
    to_first_talk: &'static str,
    /// Moves the lower to-do up.
    rank: &'static str,
    export: &'static str,
    quit: &'static str,
}

const WAYS: [Way; 3] = [
    Way {
        keymap: "default",
        jump: "f",
        down: "jj",
        mark: "d",
        save: "\x13",
        to_first_talk: "ggjj",
        rank: "j+",
        export: "x",
        quit: "q",
    },
    Way {
        keymap: "vim",
        jump: ":jump to any\r",
        down: "2j",
        mark: "md",
        save: "\x13",
        to_first_talk: "gg[[jj",
        rank: "jK",
        export: ":export the\r",
        quit: "ZZ",
    },
    Way {
        keymap: "emacs",
        jump: "\x18\x06",
        down: "\x0e\x0e",
        mark: "d",
        save: "\x18\x13",
        to_first_talk: "\x1b<\x0e\x0e",
        rank: "\x0e\x1b[1;2A",
        export: "\x1bxexport the\r",
        quit: "\x18\x03",
    },
];

#[test]
fn the_whole_loop_works_under_every_keymap() {
    for way in WAYS {
        let place = Place::new();
        let mut terminal = place.open_as(&["--keymap", way.keymap], &[]);
        terminal.send(way.jump);
        terminal.wait_for("Jump to anything");
        terminal.send("tears\r");
        terminal.wait_until("the jump to close", |screen| {
            !screen.contents().contains("Jump to anything")
        });
        terminal.send(way.down);
        note(&mut terminal, &way, "sheep");
        terminal.send(way.to_first_talk);
        note(&mut terminal, &way, "bridge");
        terminal.send("t");
        terminal.wait_for("1  ☐ ◆ sheep");
        terminal.wait_for("2  ☐ ◆ bridge");
        terminal.send(way.rank);
        terminal.wait_for("1  ☐ ◆ bridge");
        terminal.send(way.export);
        terminal.wait_for("kubenotes.md");
        terminal.wait_for("- [ ] **bridge**");
        terminal.send("\r");
        terminal.wait_for("2 to-dos");
        terminal.wait_until("the export to close", |screen| {
            !screen.contents().contains("Headings")
        });
        terminal.send("\x1b");
        // A lone escape is one only when nothing follows it at once.
        thread::sleep(Duration::from_millis(100));
        assert_eq!(
            terminal.leave(|terminal| terminal.send(way.quit)),
            0,
            "{}",
            way.keymap
        );
        let exported = fs::read_to_string(place.path("kubenotes.md")).unwrap();
        let at = |word: &str| exported.find(&format!("**{word}**"));
        assert!(
            at("sheep").is_some() && at("bridge").is_some(),
            "{exported}"
        );
        assert_eq!(place.records().len(), 2);
    }
}

/// Marks the passage at the caret with a topic.
fn note(terminal: &mut Terminal, way: &Way, topic: &str) {
    terminal.send(way.mark);
    terminal.wait_for("Topic");
    terminal.send(topic);
    terminal.send(way.save);
    terminal.wait_for("Marked");
}

#[test]
fn what_can_follow_is_shown_after_a_moment_and_given_up() {
    let place = Place::new();
    let mut terminal = place.open();
    terminal.send("g");
    thread::sleep(Duration::from_millis(60));
    assert!(!terminal.written().contains("Events"), "at once");
    terminal.wait_for("the next key, or esc");
    terminal.send("\x1b");
    terminal.wait_until("it to be given up", |screen| {
        !screen.contents().contains("the next key, or esc")
    });
    assert_eq!(terminal.leave(|terminal| terminal.send("q")), 0);
}

/// Switches the kitty keyboard protocol on.
const TOLD_APART: &str = "\x1b[>5u";

/// Takes it back.
const AS_BEFORE: &str = "\x1b[<1u";

/// Whether a terminal with the kitty keyboard protocol would tell keys apart now.
pub fn are_told_apart(terminal: &Terminal) -> bool {
    let written = terminal.written();
    written.matches(TOLD_APART).count() > written.matches(AS_BEFORE).count()
}

#[test]
fn keys_are_told_apart_only_while_the_terminal_is_ours() {
    let place = Place::new();
    let mut terminal = place.open_with(&[("EDITOR", "sh -c 'read line' editor")]);
    terminal.send("\rd");
    terminal.wait_for("Topic");
    // As a terminal with the protocol sends ctrl-e.
    terminal.send("\x1b[101;5u");
    terminal.wait_until("the terminal to be lent", Terminal::is_restored);
    let lent = terminal.written();
    assert_eq!(
        lent.matches(TOLD_APART).count(),
        lent.matches(AS_BEFORE).count()
    );
    terminal.send("\r");
    terminal.wait_until("the terminal to be taken again", Terminal::is_taken);
    let again = terminal.written();
    assert_eq!(
        again.matches(TOLD_APART).count(),
        again.matches(AS_BEFORE).count() + 1
    );
    terminal.send("\x1b[27u");
    terminal.wait_until("the editor to close", |screen| {
        !screen.contents().contains("Topic")
    });
    let bytes = terminal.bytes.clone();
    assert_eq!(terminal.leave(|terminal| terminal.send("q")), 0);
    let written = String::from_utf8_lossy(&bytes.lock().unwrap()).into_owned();
    assert_eq!(
        written.matches(TOLD_APART).count(),
        written.matches(AS_BEFORE).count()
    );
    // On the screen that is left, not on the one that one comes back to.
    assert!(
        written.rfind(AS_BEFORE) < written.rfind("\x1b[?1049l"),
        "{written:?}"
    );
}

#[test]
fn consoles_that_do_not_know_the_protocol_are_not_sent_it() {
    let place = Place::new();
    let terminal = place.open_with(&[("TERM", "linux")]);
    let bytes = terminal.bytes.clone();
    assert_eq!(terminal.leave(|terminal| terminal.send("q")), 0);
    let written = String::from_utf8_lossy(&bytes.lock().unwrap()).into_owned();
    assert!(!written.contains("\x1b[>5u") && !written.contains("\x1b[<1u"));
}

#[test]
fn what_is_wrong_with_the_keys_is_told_and_the_rest_holds() {
    let place = Place::new();
    fs::create_dir_all(place.path("config/kubenotes")).unwrap();
    let own = "from: vim\nglobal:\n  f5: rescann\n  f6: help\n";
    fs::write(place.path("config/kubenotes/keymap.yaml"), own).unwrap();
    let mut terminal = place.open();
    terminal.wait_for("line 3: there is no action “rescann”");
    terminal.send("\x1b[17~");
    terminal.wait_for("Keys of vim, with your own from");
    terminal.send("q");
    assert_eq!(terminal.leave(|terminal| terminal.send("q")), 0);
}
