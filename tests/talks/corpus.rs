//! What is found in a corpus of posts, printed for reading. It judges nothing.

use std::path::Path;

use kubenotes::document::{Opening, parse};

use super::posts::files;

#[test]
#[ignore = "needs a corpus of posts"]
fn talks_of_posts() {
    let corpus = std::env::var_os("KUBENOTES_CORPUS").expect("the folder of the corpus");
    let mut counts = [0_usize; 3];
    let mut with_talks = 0;
    let files = files(Path::new(&corpus));
    for file in &files {
        let document = parse(&std::fs::read(file).expect("a post"));
        println!("== {}", file.display());
        let talks = document
            .sections
            .iter()
            .filter(|section| section.talk.is_some());
        with_talks += usize::from(talks.clone().next().is_some());
        for section in talks {
            let Some(talk) = &section.talk else { continue };
            let (mark, at) = match section.opening {
                Opening::Heading => ('#', 0),
                Opening::Item => ('-', 1),
                Opening::Line => ('>', 2),
            };
            counts[at] += 1;
            let names: Vec<&str> = talk.speakers.iter().map(|it| it.name.as_str()).collect();
            println!(
                "{mark} {}: {} | {}",
                talk.kind.word(),
                talk.title,
                names.join("; ")
            );
        }
    }
    println!(
        "{} posts, {with_talks} with talks; headings, items, lines: {counts:?}",
        files.len()
    );
}
