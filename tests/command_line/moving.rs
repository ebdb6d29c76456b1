//! Posts that move: renamed and edited, and the same blog on another machine.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::program::Place;

const TALKS: &str = "---\ntitle: A Day of Talks\ndate: 2019-11-21\n---\n\n\
Before the talks came a walk along the harbour, where the wind took two hats and one umbrella from us.\n\n\
Progressive delivery needs very good metrics, and somebody who looks at them in the middle of the night.\n\n\
Nobody asked about the price of the new licence, which is a pity, since the vendor had sent four people.\n\n\
We were shown how to roll back a release by itself within a minute of its start, and all of it worked.\n";

fn marked() -> Place {
    let place = Place::new();
    place.write("posts/talks.md", TALKS);
    let ran = place.run(&["highlight", "talks.md", "--quote", "very good metrics"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let ran = place.run(&[
        "highlight",
        "talks.md",
        "--quote",
        "Nobody asked about the price",
    ]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    place
}

#[test]
fn doctor_names_the_post_that_a_missing_one_surely_is_and_links_it() {
    let place = marked();
    fs::remove_file(place.path("posts/talks.md")).unwrap();
    let edited = TALKS
        .replace("A Day of Talks", "What a day")
        .replace("2019-11-21", "2019-12-01")
        .replace("two hats", "three hats");
    place.write("posts/what-a-day.md", &edited);
    let ran = place.run(&["doctor"]);
    assert_eq!(ran.code, 1);
    for told in [
        "“A Day of Talks” of 2 notes; most like it is what-a-day.md",
        "2 of 2 highlights",
        "doctor --repair links its notes to what-a-day.md",
    ] {
        assert!(ran.out.contains(told), "{}", ran.out);
    }
    let items = place.json(&["highlights", "--json"]);
    assert_eq!(
        items[0]["post"]["path"], "talks.md",
        "looking changes nothing"
    );
    let ran = place.run(&["doctor", "--repair", "--yes"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    let items = place.json(&["highlights", "--json"]);
    for item in items.as_array().unwrap() {
        assert_eq!(item["post"]["path"], "what-a-day.md");
        assert_eq!(item["anchor"]["state"], "moved");
    }
    assert_eq!(place.run(&["undo"]).code, 0);
    let items = place.json(&["highlights", "--json"]);
    assert_eq!(items[0]["post"]["path"], "talks.md");
}

#[test]
fn doctor_repairs_nothing_it_is_not_sure_of() {
    let place = marked();
    fs::remove_file(place.path("posts/talks.md")).unwrap();
    for (path, title) in [("one.md", "One"), ("two.md", "Two")] {
        let text = TALKS.replace("A Day of Talks", title);
        place.write(
            &format!("posts/{path}"),
            text.replace("2019-11-21", "2019-12-01"),
        );
    }
    let ran = place.run(&["doctor", "--repair", "--yes"]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.out
            .contains("say which post it is now (Y in kubenotes)"),
        "{}",
        ran.out
    );
    let items = place.json(&["highlights", "--json"]);
    assert_eq!(items[0]["post"]["path"], "talks.md");
    // The person says it, and that is that.
    let ran = place.run(&["frame", "--keys", "Y"]);
    assert!(ran.out.contains("2 of 2 highlights here"), "{}", ran.out);
    assert_eq!(place.run(&["frame", "--keys", "Y enter"]).code, 0);
    let ran = place.run(&["doctor"]);
    assert_eq!(ran.code, 0, "{}", ran.out);
}

#[test]
fn what_is_gone_as_one_said_is_no_finding() {
    let place = marked();
    fs::remove_file(place.path("posts/talks.md")).unwrap();
    place.write(
        "posts/rest.md",
        "# Rest\n\nProgressive delivery needs very good metrics, they say.\n",
    );
    assert_eq!(place.run(&["doctor"]).code, 1);
    assert_eq!(place.run(&["frame", "--keys", "Y n"]).code, 0);
    let ran = place.run(&["doctor"]);
    assert_eq!(ran.code, 0, "{}", ran.out);
    assert!(ran.out.contains("1 post is gone"), "{}", ran.out);
}

/// Copies a folder but for what is another machine's own business.
fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            if entry.file_name() != "state" {
                copy(&entry.path(), &to);
            }
        } else {
            fs::copy(entry.path(), to).unwrap();
        }
    }
}

/// Runs the program of a place over its store and the library below this path.
fn over(place: &Place, library: &str, arguments: &[&str]) -> (i32, String) {
    let mut command: Command = place.command();
    let command = command.arg("--library").arg(place.path(library));
    let output = command.args(arguments).output().unwrap();
    let out = String::from_utf8(output.stdout).unwrap();
    (output.status.code().unwrap(), out)
}

fn highlights(place: &Place, library: &str) -> serde_json::Value {
    let (code, out) = over(place, library, &["highlights", "--json"]);
    assert_eq!(code, 0);
    serde_json::from_str(&out).unwrap()
}

#[test]
fn another_machine_has_the_same_notes_over_its_own_clone_of_the_blog() {
    let here = marked();
    // There the store came by git, and the blog is cloned elsewhere, whole, under another name.
    let there = Place::new();
    fs::remove_dir_all(there.path("posts")).unwrap();
    copy(&here.path("store"), &there.path("store"));
    copy(&here.path("posts"), &there.path("work/blog-fork"));
    let items = highlights(&there, "work/blog-fork");
    assert_eq!(items.as_array().unwrap().len(), 2);
    for item in items.as_array().unwrap() {
        assert_eq!(item["anchor"]["state"], "exact", "{item}");
        assert_eq!(item["post"]["path"], "talks.md");
    }
    // A copy is not as private as a store is.
    let (code, out) = over(&there, "work/blog-fork", &["doctor", "--repair", "--yes"]);
    assert_eq!(code, 0, "{out}");

    // There the clone is ahead: the post was edited and moved.
    fs::remove_file(there.path("work/blog-fork/talks.md")).unwrap();
    fs::create_dir(there.path("work/blog-fork/2019")).unwrap();
    let edited = TALKS.replace("two hats", "three hats");
    there.write("work/blog-fork/2019/talks.md", edited);
    for item in highlights(&there, "work/blog-fork").as_array().unwrap() {
        assert_eq!(item["anchor"]["state"], "moved", "{item}");
    }
    // A note made there comes back here, where the post is still as it was.
    let made = over(
        &there,
        "work/blog-fork",
        &["highlight", "2019/talks.md", "--quote", "all of it worked"],
    );
    assert_eq!(made.0, 0);
    copy(&there.path("store"), &here.path("store"));
    let items = here.json(&["highlights", "--json"]);
    assert_eq!(items.as_array().unwrap().len(), 3);
    for item in items.as_array().unwrap() {
        assert_ne!(item["anchor"]["state"], "orphan", "{item}");
        assert!(item["current_text"].is_string(), "{item}");
    }
    assert_eq!(here.run(&["doctor", "--repair", "--yes"]).code, 0);
}
