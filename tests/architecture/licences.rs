//! The licences of everything that is linked in, held against the list of those that `deny.toml` allows: so that a dependency
//! with another one is seen without any further tool.
#![expect(
    clippy::unwrap_used,
    reason = "a test ends where a file is not of its form"
)]

use std::collections::BTreeSet;
use std::process::Command;

/// What the list of allowed licences looks like in `deny.toml`.
const LIST: &str = "\nallow = [\n";

/// The licences that `deny.toml` allows everybody, and those it allows single packages.
fn allowed(deny: &str) -> (BTreeSet<&str>, BTreeSet<(&str, &str)>) {
    let (_, list) = deny.split_once(LIST).unwrap();
    let (list, _) = list.split_once(']').unwrap();
    let quoted = |text| -> Vec<&str> { str::split(text, '"').skip(1).step_by(2).collect() };
    let exceptions = deny.split("[[licenses.exceptions]]").skip(1);
    let exceptions = exceptions.flat_map(|exception| {
        let (exception, _) = exception.split_once("]\n").unwrap();
        let mut words = quoted(exception).into_iter();
        let package = words.next().unwrap();
        words.map(move |licence| (package, licence))
    });
    (quoted(list).into_iter().collect(), exceptions.collect())
}

/// Whether a licence expression (SPDX, annex D) can be met. Old ones part alternatives by a slash.
fn is_met(expression: &str, is_allowed: &dyn Fn(&str) -> bool) -> bool {
    let spaced = expression
        .replace('/', " OR ")
        .replace('(', " ( ")
        .replace(')', " ) ")
        .replace(" WITH ", "+WITH+");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut rest = &words[..];
    either(&mut rest, is_allowed)
}

fn either(rest: &mut &[&str], is_allowed: &dyn Fn(&str) -> bool) -> bool {
    let mut is_met = both(rest, is_allowed);
    while let ["OR", after @ ..] = *rest {
        *rest = after;
        is_met |= both(rest, is_allowed);
    }
    is_met
}

fn both(rest: &mut &[&str], is_allowed: &dyn Fn(&str) -> bool) -> bool {
    let mut is_met = one(rest, is_allowed);
    while let ["AND", after @ ..] = *rest {
        *rest = after;
        is_met &= one(rest, is_allowed);
    }
    is_met
}

fn one(rest: &mut &[&str], is_allowed: &dyn Fn(&str) -> bool) -> bool {
    let (first, after) = rest.split_first().unwrap();
    *rest = after;
    if *first != "(" {
        return is_allowed(&first.replace("+WITH+", " WITH "));
    }
    let is_met = either(rest, is_allowed);
    *rest = rest.get(1..).unwrap_or_default();
    is_met
}

/// The project's folder.
const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// The packages with their licences, a line each; `None` if some are not on this machine.
fn packages(targets: &[&str]) -> Option<String> {
    let listed = Command::new(env!("CARGO"))
        .args(["tree", "--locked", "--offline", "--edges", "normal,build"])
        .args(["--prefix", "none", "--format", "{p}|{l}"])
        .args(targets)
        .current_dir(ROOT)
        .output()
        .unwrap();
    let text = String::from_utf8(listed.stdout).unwrap();
    listed.status.success().then_some(text)
}

#[test]
fn licences_of_dependencies_are_allowed() {
    let deny = std::fs::read_to_string(format!("{ROOT}/deny.toml")).unwrap();
    let deny = deny.replace("\r\n", "\n");
    let (allowed, exceptions) = allowed(&deny);
    // What only other systems need is there after `cargo fetch`; without it, what this one needs is looked at.
    let of_all = packages(&["--target", "all"]);
    let listed = of_all.or_else(|| packages(&[])).unwrap_or_default();
    assert!(listed.lines().count() > 50, "cargo tree lists too little");
    for line in listed.lines() {
        let (package, licence) = line.split_once('|').unwrap();
        let name = package.split(' ').next().unwrap();
        let licence = licence.trim_end_matches(" (*)");
        let is_allowed = |one: &str| allowed.contains(one) || exceptions.contains(&(name, one));
        assert!(
            !licence.is_empty() && is_met(licence, &is_allowed),
            "{package}: deny.toml does not allow {licence}"
        );
    }
}

#[test]
fn expressions_are_read() {
    let is_met = |expression| is_met(expression, &|one: &str| one == "MIT" || one == "A WITH b");
    for good in [
        "MIT",
        "GPL OR MIT",
        "GPL/MIT",
        "(GPL OR MIT) AND MIT",
        "A WITH b",
    ] {
        assert!(is_met(good), "{good}");
    }
    for bad in ["GPL", "MIT AND GPL", "MIT AND (GPL OR A)", "A"] {
        assert!(!is_met(bad), "{bad}");
    }
}
