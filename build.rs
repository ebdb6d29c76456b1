//! Turns the data files that come with the program from YAML, which people write, into JSON, which is read at every start
//! and costs a tenth of it, or into lines, which cost less. A test of each table holds that both say the same.
//!
//! The names of emoji become one sorted text: as the table of pointers that their package keeps, they would take two thirds
//! of a megabyte of every run, with or without an emoji in the post.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt::Write;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::{env, fs};

use serde_json::Value;

#[expect(dead_code, reason = "keys are only read here, not shown")]
#[path = "src/keymap/key.rs"]
mod key;
#[path = "src/document/talk/word_hash.rs"]
mod word_hash;

use key::{KeyCode, KeyPress};

/// The code and the data that decide what a post is listed as.
const MEANING: [&str; 10] = [
    "build.rs",
    "src/text",
    "src/document",
    "src/library",
    "assets/guide",
    "assets/categories.yaml",
    "assets/cues.yaml",
    "assets/events.yaml",
    "assets/talks.yaml",
    "assets/topics.yaml",
];

/// The data files, without their ending.
const TABLES: [&str; 9] = [
    "assets/categories",
    "assets/cues",
    "assets/events",
    "assets/topics",
    "assets/themes/dark",
    "assets/themes/high-contrast",
    "assets/themes/light",
    "assets/themes/mono",
    "assets/themes/terminal",
];

/// The words by which talks are found.
const TALKS: &str = "assets/talks";

/// The lists of `assets/talks.yaml` that become sets of words. Phrases are parted by bars, single words by white space.
const WORD_SETS: [&str; 26] = [
    "strong_kinds",
    "level_words",
    "sections",
    "containers",
    "days",
    "rooms",
    "extras",
    "breaks",
    "agenda",
    "talk_lists",
    "link_lists",
    "collections",
    "credits",
    "evidence.nouns",
    "evidence.verbs",
    "roles",
    "role_heads",
    "organisation_suffixes",
    "organisation_words",
    "organisations",
    "not_names",
    "last_names_too",
    "names_with_such_ends",
    "particles",
    "honorifics",
    "first_names",
];

/// The one of them that is read as a list, too.
const LIST_AND_SET: &str = "talk_lists";

/// The default keymap.
const DEFAULT_KEYMAP: &str = "keymaps/default";

/// The keymaps that stand on it.
const KEYMAPS: [&str; 2] = ["keymaps/vim", "keymaps/emacs"];

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    let out = PathBuf::from(env::var("OUT_DIR")?);
    for table in TABLES {
        convert(table, &out).map_err(|error| format!("{table}.yaml: {error}"))?;
    }
    write_default_keymap(&out).map_err(|error| format!("{DEFAULT_KEYMAP}.yaml: {error}"))?;
    for keymap in KEYMAPS {
        write_keymap(keymap, &out).map_err(|error| format!("{keymap}.yaml: {error}"))?;
    }
    write_words(&out).map_err(|error| format!("{TALKS}.yaml: {error}"))?;
    fs::write(out.join("emoji.txt"), emoji())?;
    println!("cargo::rustc-env=KUBENOTES_MEANING={}", meaning()?);
    Ok(())
}

/// A number for the code and the data that posts are read with: what was kept of posts that another program read is not
/// what this one would list.
fn meaning() -> Result<String, Box<dyn Error>> {
    let mut hasher = DefaultHasher::new();
    env::var("CARGO_PKG_VERSION")?.hash(&mut hasher);
    let mut waiting: Vec<PathBuf> = MEANING.map(PathBuf::from).to_vec();
    while let Some(path) = waiting.pop() {
        println!("cargo::rerun-if-changed={}", path.display());
        if path.is_dir() {
            let entries: Result<BTreeSet<PathBuf>, _> = fs::read_dir(path)?
                .map(|entry| Ok::<_, std::io::Error>(entry?.path()))
                .collect();
            waiting.extend(entries?);
        } else {
            path.hash(&mut hasher);
            fs::read(&path)?.hash(&mut hasher);
        }
    }
    Ok(format!("{:016x}", hasher.finish()))
}

/// A line for each short name of an emoji: the name, a space, the emoji; in order of the names' bytes.
fn emoji() -> String {
    let names =
        emojis::iter().flat_map(|emoji| emoji.shortcodes().map(move |name| (name, emoji.as_str())));
    let sorted: BTreeMap<&str, &str> = names.collect();
    let mut lines = String::new();
    for (name, emoji) in sorted {
        lines.extend([name, " ", emoji, "\n"]);
    }
    lines
}

fn convert(table: &str, out: &Path) -> Result<(), Box<dyn Error>> {
    write_json(&read(table)?, table, out)
}

fn write_json(value: &Value, table: &str, out: &Path) -> Result<(), Box<dyn Error>> {
    let json = out.join(table.replace('/', "-")).with_extension("json");
    fs::write(json, serde_json::to_string(value)?)?;
    Ok(())
}

/// Writes the words by which talks are found: sets of words as tables that are there at a start without being made, all else
/// as JSON.
fn write_words(out: &Path) -> Result<(), Box<dyn Error>> {
    let mut talks = read(TALKS)?;
    let (mut code, mut all) = (String::new(), String::new());
    for name in WORD_SETS {
        let list = list_named(&mut talks, name).ok_or(format!("there is no list {name}"))?;
        let has_bars = list.contains('|');
        let parts = |c: char| {
            if has_bars {
                c == '|'
            } else {
                c.is_whitespace()
            }
        };
        let words = list.split(parts).map(str::trim);
        let words: BTreeSet<&str> = words.filter(|word| !word.is_empty()).collect();
        let constant = name.to_uppercase().replace('.', "_");
        write!(
            code,
            "/// `{name}`\npub(super) static {constant}: WordSet = {};\n",
            word_set(&words)?
        )?;
        write!(all, "(\"{name}\", &{constant}), ")?;
    }
    write!(
        code,
        "/// All of them with their names.\n#[cfg(test)]\npub(super) static ALL: &[(&str, &WordSet)] = &[{all}];\n"
    )?;
    fs::write(out.join("word_sets.rs"), code)?;
    write_json(&talks, TALKS, out)
}

/// The list of this name, which is then no part of the file any more unless it is read as a list, too.
fn list_named(file: &mut Value, name: &str) -> Option<String> {
    let (map, key) = match name.split_once('.') {
        Some((outer, key)) => (file.get_mut(outer)?, key),
        None => (file, name),
    };
    let list = map.get(key)?.as_str()?.to_owned();
    if key != LIST_AND_SET {
        map.as_object_mut()?.remove(key);
    }
    Some(list)
}

/// A set of words as it stands in code: see `src/document/talk/word_set.rs`.
fn word_set(words: &BTreeSet<&str>) -> Result<String, Box<dyn Error>> {
    let mut places = vec![0_u32; (2 * words.len()).next_power_of_two()];
    let (mut lengths, mut seconds) = ([0_u32; 256], [0_u32; 256]);
    let mut text = String::new();
    for word in words {
        let bytes = word.as_bytes();
        let length = u32::from(u8::try_from(bytes.len())?);
        let place = u32::try_from(text.len())? << 8 | length;
        text.push_str(word);
        let mut at = word_hash::hash(bytes) as usize % places.len();
        while places[at] != 0 {
            at = (at + 1) % places.len();
        }
        places[at] = place;
        lengths[usize::from(bytes[0])] |= word_hash::length_bit(bytes);
        if let Some(second) = bytes.get(1) {
            seconds[usize::from(bytes[0])] |= word_hash::second_bit(*second);
        }
    }
    Ok(format!(
        "WordSet {{ words: {text:?}, places: &{places:?}, lengths: &{lengths:?}, seconds: &{seconds:?} }}"
    ))
}

/// Writes the default keymap as it is used: see `src/keymap/default_rows.rs`.
fn write_default_keymap(out: &Path) -> Result<(), Box<dyn Error>> {
    let mut code = String::from("/// By context, each in the order of its keys.\n");
    write!(code, "pub(super) static DEFAULT: &[(&str, &[Row])] = &[")?;
    let mut number = 0;
    for (name, section) in read(DEFAULT_KEYMAP)?.as_object().into_iter().flatten() {
        let Some(bindings) = section.as_object() else {
            continue; // what it stands on: nothing
        };
        let mut rows = BTreeMap::new();
        for (keys, action) in bindings {
            number += 1;
            let action = action.as_str().filter(|action| *action != "none");
            let action = action.ok_or(format!("{keys} has no action"))?;
            let keys = KeyPress::parse_sequence(keys)?;
            rows.insert(keys, (action, number));
        }
        write!(code, "({name:?}, &[")?;
        for (keys, (action, number)) in rows {
            let keys: Vec<String> = keys.into_iter().map(key_press).collect();
            let keys = keys.join(", ");
            write!(
                code,
                "Row {{ keys: &[{keys}], action: {action:?}, number: {number} }}, "
            )?;
        }
        write!(code, "]), ")?;
    }
    writeln!(code, "];")?;
    fs::write(out.join("keymap_default.rs"), code)?;
    Ok(())
}

/// A key as it stands in code.
fn key_press(key: KeyPress) -> String {
    let KeyPress {
        code,
        ctrl,
        alt,
        shift,
    } = key;
    let code = match code {
        KeyCode::Char(character) => format!("c({character:?})"),
        named => format!("KeyCode::{named:?}"),
    };
    format!("k({code}, {ctrl}, {alt}, {shift})")
}

/// Writes a keymap as lines, which are read without copying anything: context, keys and action with tabs between them; `from`
/// and the keymap that it stands on.
fn write_keymap(keymap: &str, out: &Path) -> Result<(), Box<dyn Error>> {
    let sections = read(keymap)?;
    let mut lines = String::new();
    for (name, section) in sections.as_object().into_iter().flatten() {
        match section {
            Value::String(below) => lines.extend([name, "\t", below, "\n"]),
            Value::Object(bindings) => {
                for (keys, action) in bindings {
                    let action = action.as_str().ok_or(format!("{keys} has no action"))?;
                    lines.extend([name, "\t", keys, "\t", action, "\n"]);
                }
            }
            _ => return Err(format!("below {name} must stand keys").into()),
        }
    }
    let file = out.join(keymap.replace('/', "-")).with_extension("txt");
    fs::write(file, lines)?;
    Ok(())
}

fn read(table: &str) -> Result<Value, Box<dyn Error>> {
    let file = format!("{table}.yaml");
    println!("cargo::rerun-if-changed={file}");
    Ok(serde_yaml::from_str(&fs::read_to_string(file)?)?)
}
