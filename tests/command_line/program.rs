//! Runs the real program over a store of the test's own.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// A folder with a store and a library of its own.
pub struct Place {
    pub folder: tempfile::TempDir,
}

/// How a run ended.
#[derive(Debug)]
pub struct Ran {
    pub code: i32,
    pub out: String,
    pub err: String,
}

/// A post with two talks and a sentence that occurs twice.
pub const POST: &str = "\
---
title: A Day in Fog City
date: 2019-11-20
author: Nell Abernathy
tags: [fog]
---

The day began early. It was worth it.

## Ship It Slowly – Ada Pemberton, Wireloom

[Argo](https://argo.example/) is on my “list of things” to dig into.
It was worth it.

## Keynote: Clouds from Below – Theo Marsh

Nothing to see.
";

impl Place {
    /// A library with one post, and no notes.
    pub fn new() -> Self {
        let place = Self {
            folder: tempfile::tempdir().unwrap(),
        };
        std::fs::create_dir(place.path("posts")).unwrap();
        place.write("posts/fog.md", POST);
        place
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        std::fs::write(self.path(name), text).unwrap();
    }

    /// Runs the program over the library and the store of this place.
    pub fn run(&self, arguments: &[&str]) -> Ran {
        self.run_with(arguments, &[], b"")
    }

    /// Runs the program with environment variables and standard input as well.
    pub fn run_with(&self, arguments: &[&str], variables: &[(&str, &str)], input: &[u8]) -> Ran {
        let mut command = self.command();
        command
            .arg("--library")
            .arg(self.path("posts"))
            .args(arguments)
            .envs(variables.iter().copied());
        let mut child = command.spawn().unwrap();
        // A program that does not read its input may be gone already.
        let _ = child.stdin.take().unwrap().write_all(input);
        Ran::from(child.wait_with_output().unwrap())
    }

    /// The program with the store of this place, and nothing of the machine's own.
    pub fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_kubenotes"));
        command
            .args(["--no-config", "--store"])
            .arg(self.path("store"))
            .env("HOME", self.folder.path())
            .env_remove("KUBENOTES_STORE")
            .env_remove("CLICOLOR_FORCE")
            .env_remove("NO_COLOR")
            .env_remove("COLORFGBG")
            .current_dir(self.folder.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    /// What the program prints as JSON.
    #[track_caller]
    pub fn json(&self, arguments: &[&str]) -> Value {
        let ran = self.run(arguments);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{arguments:?}");
        serde_json::from_str(&ran.out).unwrap()
    }

    /// Marks a passage and gives its id.
    #[track_caller]
    pub fn highlight(&self, arguments: &[&str]) -> String {
        let ran = self.run(&[&["highlight", "fog.md"], arguments].concat());
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{arguments:?}");
        ran.out.trim().to_owned()
    }
}

impl From<Output> for Ran {
    fn from(output: Output) -> Self {
        Self {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

/// A fixture.
pub fn fixture(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures")
        .join(name);
    path.to_str().unwrap().to_owned()
}
