//! Links of many dialects against a small library.

use std::sync::LazyLock;

use proptest::prelude::*;

use super::super::event::EventTable;
use super::super::post::{Library, Post, PostId, Root};
use super::super::topic::TopicTable;
use super::{Destination, resolve};
use crate::document::parse;

/// Posts as site generators keep them: path and front matter.
const POSTS: &[(&str, &str)] = &[
    (
        "content/posts/day-one.md",
        "title: The first day\ndate: 2019-11-19\nurl: https://blog.example/2019/11/19/day-one/",
    ),
    (
        "content/posts/day-two.md",
        "title: The second day\ndate: 2019-11-20\ncategories: [Conferences]",
    ),
    (
        "content/posts/day-three/index.md",
        "title: Day Three, at Last\ndate: 2019-11-21\nslug: the-third-day",
    ),
    (
        "_posts/2018-05-02-keynotes.md",
        "title: Keynotes\npermalink: /talks/keynote-notes/",
    ),
    ("_posts/2019-05-20-keynotes.md", "title: Keynotes again"),
    (
        "notes/Service Mesh.md",
        "title: Meshes\naliases: [Envoy notes, /old/mesh.html]",
    ),
    ("content/posts/ops.en.md", "title: Operations"),
];

/// The library of these posts, read once: the tables of events and topics take their time.
static LIBRARY: LazyLock<Library> = LazyLock::new(|| {
    let mut library = Library::new(vec![Root {
        name: "blog".to_owned(),
        path: None,
    }]);
    let (events, topics) = (EventTable::builtin(), TopicTable::builtin());
    for (path, front) in POSTS {
        let document = parse(format!("---\n{front}\n---\n\ntext\n").as_bytes());
        library.insert(Post::from_document(
            0,
            path,
            &document,
            String::new(),
            &events,
            &topics,
        ));
    }
    library
});

/// What a link means: a post's path with its fragment, or a word and what it tells.
fn meant(library: &Library, from: PostId, target: &str) -> String {
    let goal = |goal: &super::Goal| {
        let path = library.post(goal.post).unwrap().path.to_string();
        match &goal.fragment {
            Some(fragment) => format!("{path}#{fragment}"),
            None => path,
        }
    };
    match resolve(library, from, target) {
        Destination::Inside(inside) => goal(&inside),
        Destination::Outside { address, inside } => match inside {
            Some(inside) => format!("outside {} or {}", address.whole, goal(&inside)),
            None => format!("outside {}", address.whole),
        },
        Destination::NotInLibrary { looked_for } => format!("not here: {looked_for}"),
        Destination::Refused { scheme } => format!("refused {scheme}"),
        Destination::Nowhere => "nowhere".to_owned(),
    }
}

#[track_caller]
fn check(from: &str, cases: &[(&str, &str)]) {
    let library = &*LIBRARY;
    let from = library.find(0, from).unwrap();
    for (target, expected) in cases {
        assert_eq!(meant(library, from, target), *expected, "{target}");
    }
}

#[test]
fn files_and_pages_of_the_same_site() {
    let (one, two, three) = (POSTS[0].0, POSTS[1].0, POSTS[2].0);
    check(
        two,
        &[
            ("day-one.md", one),
            ("./day-one.md#part", &format!("{one}#part")),
            ("../day-one/", one),
            ("../day-one", one),
            ("day-three/index.md", three),
            ("../day-three/", three),
            ("../the-third-day/", three),
            ("/posts/day-one/", one),
            ("/posts/day-one.html?x=1#part", &format!("{one}#part")),
            ("/blog/2019/11/19/day-one/", one),
            ("/2019/11/19/day-one/index.html", one),
            ("/conferences/2019/11/20/day-two.html", two),
            ("/de/posts/day-one/", one),
            ("posts/day-one.md", one),
            ("day%2Done.md", one),
            ("..\\day-one.md", one),
            ("ops.md", POSTS[6].0),
            ("/posts/ops/", POSTS[6].0),
            ("#part", &format!("{two}#part")),
            ("?page=2#part", &format!("{two}#part")),
        ],
    );
    check(
        three,
        &[
            ("../day-one.md", one),
            ("../day-two/", two),
            ("/day-one", one),
        ],
    );
}

#[test]
fn what_speaks_against_a_post() {
    check(
        POSTS[1].0,
        &[
            ("/tags/day-one/", "not here: tags/day-one"),
            ("/docs/concepts/day-one/", "not here: docs/concepts/day-one"),
            ("/2018/11/19/day-one/", "not here: 2018/11/19/day-one"),
            ("../slides.pdf", "not here: content/posts/slides.pdf"),
            ("other-post.md", "not here: content/posts/other-post.md"),
            ("../other-post/", "not here: content/posts/other-post"),
            ("--help", "not here: content/posts/day-two/--help"),
            ("../../../../etc/passwd", "not here: etc/passwd"),
            ("/", "not here: "),
        ],
    );
}

#[test]
fn names_of_generators_and_notes() {
    let from = POSTS[0].0;
    check(
        from,
        &[
            ("2018-05-02-keynotes", POSTS[3].0),
            ("2019-05-20-keynotes", POSTS[4].0),
            ("/2019/05/20/keynotes.html", POSTS[4].0),
            ("/talks/keynote-notes/", POSTS[3].0),
            ("Service Mesh", POSTS[5].0),
            ("service-mesh#Envoy", "notes/Service Mesh.md#Envoy"),
            ("Meshes", POSTS[5].0),
            ("envoy notes", POSTS[5].0),
            ("/old/mesh.html", POSTS[5].0),
            ("Day Three, at Last", POSTS[2].0),
            (
                "KubeCon: a title",
                "not here: content/posts/day-one/KubeCon: a title",
            ),
        ],
    );
}

#[test]
fn addresses_outside() {
    let one = POSTS[0].0;
    check(
        POSTS[1].0,
        &[
            ("https://example.org/x", "outside https://example.org/x"),
            ("//example.org/x", "outside https://example.org/x"),
            ("www.example.org", "outside https://www.example.org"),
            ("mailto:ada@example.org", "outside mailto:ada@example.org"),
            (
                "http://www.blog.example/2019/11/19/day-one/index.html#part",
                &format!(
                    "outside http://www.blog.example/2019/11/19/day-one/index.html#part or {one}#part"
                ),
            ),
            (
                "https://blog.example/day-two/",
                "outside https://blog.example/day-two/",
            ),
        ],
    );
    check(
        one,
        &[
            (
                "https://blog.example/2019/11/20/day-two/",
                &format!(
                    "outside https://blog.example/2019/11/20/day-two/ or {}",
                    POSTS[1].0
                ),
            ),
            ("https://blog.example/", "outside https://blog.example/"),
        ],
    );
}

#[test]
fn what_is_never_opened() {
    check(
        POSTS[0].0,
        &[
            ("javascript:alert(1)", "refused javascript"),
            ("JavaScript:alert(1)", "refused javascript"),
            ("file:///etc/passwd", "refused file"),
            ("data:text/html,x", "refused data"),
            ("C:\\windows", "refused c"),
            ("", "nowhere"),
            ("  ", "nowhere"),
        ],
    );
    let long = format!("https://example.org/{}", "a".repeat(100_000));
    check(POSTS[0].0, &[(&long, &format!("outside {long}"))]);
}

proptest! {
    #[test]
    fn any_target_leads_somewhere(target in "\\PC{0,30}|[a-z:/.#?%-]{0,30}") {
        let library = &*LIBRARY;
        let from = library.find(0, POSTS[0].0).unwrap();
        if let Destination::Inside(goal) = resolve(library, from, &target) {
            prop_assert!(library.post(goal.post).is_some());
        }
    }
}
