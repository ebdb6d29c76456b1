//! What can stand at the cursor of a command line, as the shells' scripts ask for it; and the scripts themselves, in the shells
//! that this machine has.

use std::fs;
use std::os::unix::fs::symlink;
use std::process::Command;

use super::program::Place;

/// What is offered for words that are typed, the last of them at the cursor.
fn offered(place: &Place, words: &[&str]) -> Vec<String> {
    let posts = place.path("posts");
    let mut typed = vec!["__complete", "zsh", "--", "kubenotes", "--library"];
    typed.push(posts.to_str().unwrap());
    typed.extend(["--no-config", "--store"]);
    let store = place.path("store");
    typed.push(store.to_str().unwrap());
    typed.extend(words);
    let ran = place.run(&typed);
    assert!(ran.code == 0 || ran.out.is_empty(), "{}", ran.err);
    let lines = ran.out.lines();
    lines
        .map(|line| line.split('\t').next().unwrap().to_owned())
        .collect()
}

#[test]
fn commands_options_and_their_values_are_offered() {
    let place = Place::new();
    assert_eq!(offered(&place, &["hi"]), ["highlight", "highlights"]);
    assert_eq!(offered(&place, &["config", "s"]), ["schema"]);
    assert_eq!(offered(&place, &["list", "--v"]), ["--view"]);
    assert_eq!(
        offered(&place, &["show", "--format", ""]),
        ["text", "ansi", "json"]
    );
    assert_eq!(offered(&place, &["show", "--format=a"]), ["--format=ansi"]);
    assert_eq!(
        offered(&place, &["list", "--theme", "hi"]),
        ["high-contrast"]
    );
    assert_eq!(offered(&place, &["export", "o"]), ["obsidian", "org"]);
    assert_eq!(offered(&place, &["list", "--sort", "-t"]), ["-title"]);
    assert_eq!(
        offered(&place, &["todo", "--status", "d"]),
        ["doing", "done", "dropped"]
    );
    assert!(!offered(&place, &[""]).contains(&"__complete".to_owned()));
}

#[test]
fn queries_go_on_with_fields_and_names_of_the_library() {
    let place = Place::new();
    assert_eq!(offered(&place, &["list", "au"]), ["author:"]);
    assert_eq!(offered(&place, &["list", "-au"]), ["-author:"]);
    assert_eq!(
        offered(&place, &["list", "author:n"]),
        ["author:\"Nell Abernathy\""]
    );
    assert_eq!(
        offered(&place, &["list", "--json", "is:unr"]),
        ["is:unread"]
    );
    assert_eq!(
        offered(&place, &["talks", "speaker:theo"]),
        ["speaker:\"Theo Marsh\""]
    );
    assert_eq!(
        offered(&place, &["export", "json", "status:o"]),
        ["status:open"]
    );
}

#[test]
fn posts_and_notes_are_offered_by_name() {
    let place = Place::new();
    assert_eq!(offered(&place, &["show", ""]), ["fog.md"]);
    let quote = "Nothing to see.";
    let id = place.highlight(&["--quote", quote]);
    let end = &id[id.len() - 8..];
    assert_eq!(offered(&place, &["done", ""]), [end]);
    assert_eq!(offered(&place, &["reopen", ""]), [""; 0]);
    place.run(&["done", end]);
    assert_eq!(offered(&place, &["reopen", end]), [end]);
}

#[test]
fn where_a_file_can_stand_the_shell_is_left_to_complete_it() {
    let place = Place::new();
    for words in [["import", ""], ["--config", ""], ["export", "-o"]] {
        let mut typed = vec!["__complete", "fish", "--", "kubenotes"];
        typed.extend(words);
        if words[1] == "-o" {
            typed.extend(["json", "--output", "x"]);
        }
        let ran = place.run(&typed);
        assert_eq!((ran.code, ran.out.as_str()), (1, ""), "{words:?}");
    }
    let ran = place.run(&[
        "__complete",
        "fish",
        "--",
        "kubenotes",
        "highlight",
        "x",
        "--note",
        "",
    ]);
    assert_eq!((ran.code, ran.out.as_str()), (0, ""));
}

/// Runs a script in a shell that has the program in its path, and its completions sourced; `None` if there is no such shell.
fn in_shell(place: &Place, shell: &str, arguments: &[&str], script: &str) -> Option<String> {
    let programs = place.path("programs");
    fs::create_dir_all(&programs).unwrap();
    let program = programs.join("kubenotes");
    if !program.exists() {
        symlink(env!("CARGO_BIN_EXE_kubenotes"), program).unwrap();
    }
    let path = std::env::var("PATH").unwrap_or_default();
    let run = Command::new(shell)
        .args(arguments)
        .arg(script)
        .env("PATH", format!("{}:{path}", programs.display()))
        .env("HOME", place.folder.path())
        .env("KUBENOTES_STORE", place.path("store"))
        .env("XDG_CONFIG_HOME", place.path("config"))
        .env("XDG_CACHE_HOME", place.path("cache"))
        .current_dir(place.folder.path())
        .output();
    let Ok(output) = run else {
        eprintln!("there is no {shell} here: its script is not tried");
        return None;
    };
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert_eq!(
        String::from_utf8_lossy(&output.stderr),
        "",
        "{shell}: {text}"
    );
    Some(text)
}

#[test]
fn bash_completes() {
    let place = Place::new();
    let script = r#"
        source <(kubenotes completions bash)
        try() {
          COMP_LINE=$1 COMP_POINT=${#1} COMPREPLY=()
          _kubenotes
          printf '%s,' "${COMPREPLY[@]}"; echo
        }
        try 'kubenotes hi'
        try 'kubenotes --library posts list author:n'
        try 'kubenotes --library posts list --json ti'
        try 'kubenotes --theme=da'
        try 'kubenotes --library posts show fo'
        complete -p kubenotes
    "#;
    let Some(printed) = in_shell(&place, "bash", &["--norc", "-c"], script) else {
        return;
    };
    let wanted = [
        "highlight,highlights,",
        "\\\"Nell\\ Abernathy\\\",",
        "title:,",
        "dark,",
        "fog.md,",
        "complete -F _kubenotes kubenotes",
    ];
    assert_eq!(printed.lines().collect::<Vec<_>>(), wanted);
}

#[test]
fn fish_completes() {
    let place = Place::new();
    let script = "
        kubenotes completions fish | source
        complete -C 'kubenotes highlights --d'
        complete -C 'kubenotes --library posts list author:n'
        complete -C 'kubenotes --library posts show fo'
        complete -C 'kubenotes import pos'
    ";
    let Some(printed) = in_shell(&place, "fish", &["--no-config", "-c"], script) else {
        return;
    };
    let wanted = [
        "--deleted\tList the deleted ones",
        "author:\"Nell Abernathy\"",
        "fog.md\tA Day in Fog City",
        "posts/",
    ];
    assert_eq!(printed.lines().collect::<Vec<_>>(), wanted);
}

#[test]
fn zsh_completes() {
    let place = Place::new();
    // Its completion needs a terminal; what would be offered is told here instead.
    let script = r#"
        compdef() { }
        compadd() { print -rl -- "${whole[@]}" "${begun[@]}" }
        _files() { print files }
        source <(kubenotes completions zsh)
        try() { words=("$@") CURRENT=$#; _kubenotes }
        try kubenotes hi
        try kubenotes --library posts list 'author:n'
        try kubenotes --library posts list ti
        try kubenotes import ''
        true
    "#;
    let Some(printed) = in_shell(&place, "zsh", &["-f", "-c"], script) else {
        return;
    };
    let offered: Vec<&str> = printed.lines().filter(|line| !line.is_empty()).collect();
    let wanted = [
        "highlight",
        "highlights",
        "author:\"Nell Abernathy\"",
        "title:",
        "files",
    ];
    assert_eq!(offered, wanted);
}

#[test]
fn nushell_reads_its_script() {
    let place = Place::new();
    let script = Place::new().run(&["completions", "nushell"]).out;
    place.write("kubenotes.nu", script);
    let ask = "
        source kubenotes.nu
        let offered = nu-complete kubenotes 'kubenotes --library posts list author:n' 39
        print $offered.completions.0.value
    ";
    let arguments = ["--no-config-file", "--no-history", "-c"];
    let Some(printed) = in_shell(&place, "nu", &arguments, ask) else {
        return;
    };
    assert_eq!(printed.trim(), "'author:\"Nell Abernathy\"'");
}
