//! Turns the data files that come with the program from YAML, which people write, into JSON, which is read at every start
//! and costs a tenth of it. A test of each table holds that both say the same.
//!
//! The names of emoji become one sorted text: as the table of pointers that their package keeps, they would take two thirds
//! of a megabyte of every run, with or without an emoji in the post.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::{env, fs};

/// The code and the data that decide what a post is listed as.
const MEANING: [&str; 9] = [
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
const TABLES: [&str; 13] = [
    "assets/categories",
    "assets/cues",
    "assets/events",
    "assets/talks",
    "assets/topics",
    "assets/themes/dark",
    "assets/themes/high-contrast",
    "assets/themes/light",
    "assets/themes/mono",
    "assets/themes/terminal",
    "keymaps/default",
    "keymaps/vim",
    "keymaps/emacs",
];

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    let out = PathBuf::from(env::var("OUT_DIR")?);
    for table in TABLES {
        convert(table, &out).map_err(|error| format!("{table}.yaml: {error}"))?;
    }
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
    let file = format!("{table}.yaml");
    println!("cargo::rerun-if-changed={file}");
    let value: serde_json::Value = serde_yaml::from_str(&fs::read_to_string(file)?)?;
    let json = out.join(table.replace('/', "-")).with_extension("json");
    fs::write(json, serde_json::to_string(&value)?)?;
    Ok(())
}
