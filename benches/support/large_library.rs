//! Large libraries of made-up posts on disk, the same in every run: some blogs with folders of years, posts of some
//! kilobytes, no two alike.

use std::fs;
use std::io;
use std::path::Path;
use std::time::{Duration, SystemTime};

const PROJECTS: [&str; 12] = [
    "Argo",
    "Envoy",
    "Prometheus",
    "Linkerd",
    "OPA",
    "Helm",
    "etcd",
    "Flux",
    "gRPC",
    "Vitess",
    "Harbor",
    "Falco",
];

const PLACES: [&str; 6] = [
    "San Diego",
    "Barcelona",
    "Seattle",
    "Copenhagen",
    "Austin",
    "Berlin",
];

const PEOPLE: [&str; 8] = [
    "Ada Marsh",
    "Tom Reed",
    "Liz Rowan",
    "Ben Hill",
    "Jim Poole",
    "Dan Field",
    "Zoë Lund",
    "Mei Tan",
];

/// Writes a library of so many posts below a folder, dated so that no file counts as just written.
pub fn write(folder: &Path, posts: usize) -> io::Result<()> {
    let old = SystemTime::now() - Duration::from_secs(60 * 60);
    for number in 0..posts {
        let (blog, year) = (number % 10, 2010 + number / 10 % 12);
        let below = folder.join(format!("blog-{blog}/{year}"));
        fs::create_dir_all(&below)?;
        let path = below.join(format!("post-{number}.md"));
        fs::write(&path, post(number))?;
        fs::File::options()
            .write(true)
            .open(&path)?
            .set_modified(old)?;
    }
    Ok(())
}

/// The post with this number: between three and fifteen talks.
pub fn post(number: usize) -> String {
    let (month, day) = (1 + number % 12, 1 + number % 28);
    let year = 2010 + number / 10 % 12;
    let place = one_of(&PLACES, number);
    let author = one_of(&PEOPLE, number / 7);
    let mut post = format!(
        "---\ntitle: \"KubeCon in {place}, part {number}\"\ndate: {year}-{month:02}-{day:02}T18:00:00Z\nauthor: {author}\n\
         tags: [KubeCon, {}]\nslug: part-{number}\n---\n\nWhat was said in {place}, by day {day}.\n\n",
        one_of(&PROJECTS, number / 3),
    );
    for talk in 0..3 + number % 13 {
        post.push_str(&section(number * 31 + talk));
    }
    post
}

fn section(seed: usize) -> String {
    let (project, other) = (one_of(&PROJECTS, seed), one_of(&PROJECTS, seed / 5 + 1));
    let (speaker, second) = (one_of(&PEOPLE, seed), one_of(&PEOPLE, seed / 3 + 1));
    format!(
        "## Keynote: Rolling out {project} number {seed} - {speaker}, Engineer, Lab & {second}, Lead, Works\n\n\
         {speaker} told what it takes to run [{project}](https://example.org/{seed}) beside {other}: *patience*, a good \
         night's sleep, and `kubectl get pods` at hand. Of {} clusters only {} were left in the evening---nobody was \
         surprised. \"It works on my cluster\" was the motto of part {seed}.\n\n\
         - what is measured with {other} gets better\n- what is not measured is forgotten\n\n\
         Worth a look for everybody who still does that by hand, and for those who gave it up in year {}.\n\n",
        10 + seed % 90,
        1 + seed % 9,
        1 + seed % 5,
    )
}

fn one_of<'a>(words: &[&'a str], at: usize) -> &'a str {
    words[at % words.len()]
}
