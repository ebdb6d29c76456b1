//! Any text between the fences of front matter, and the post that follows it stays whole.

#![no_main]

use arbitrary::Arbitrary;
use kubenotes::document::front_matter;
use libfuzzer_sys::fuzz_target;

#[derive(Arbitrary, Debug)]
enum Fence {
    Yaml,
    Toml,
    Json,
    None,
}

fuzz_target!(|input: (Fence, &str)| {
    let (fence, fields) = input;
    let source = match fence {
        Fence::Yaml => format!("---\n{fields}\n---\nthe post\n"),
        Fence::Toml => format!("+++\n{fields}\n+++\nthe post\n"),
        Fence::Json => format!("{{{fields}}}\n\nthe post\n"),
        Fence::None => format!("{fields}\n\nthe post\n"),
    };
    let read = front_matter::read(&source);
    let body = source.get(read.body_start..).expect("the body starts inside the source");
    assert!(body.ends_with("the post\n"), "the post is taken for front matter");
    let title = read.front_matter.title.unwrap_or_default();
    assert!(!title.chars().any(char::is_control), "{title:?}");
});
