//! A library of made-up posts, the same in every run: headings as recaps have them, with talks, speakers and topics.

use std::sync::Arc;

use jiff::civil::date;
use kubenotes::document::{PostDate, Speaker, Talk, TalkKind};
use kubenotes::library::{Library, Post, PostSection, Root, TopicMention};
use kubenotes::text::Span;

pub const SECTIONS_PER_POST: u32 = 20;

const SUBJECTS: [&str; 48] = [
    "Kubernetes",
    "Prometheus",
    "Argo",
    "OpenTelemetry",
    "Envoy",
    "gRPC",
    "Helm",
    "etcd",
    "CoreDNS",
    "Linkerd",
    "Istio",
    "Operators",
    "Clusters",
    "Scheduling",
    "Autoscaling",
    "Rollouts",
    "Delivery",
    "Pipelines",
    "Secrets",
    "Policies",
    "Service",
    "Mesh",
    "Ingress",
    "Gateway",
    "Storage",
    "Snapshots",
    "Tracing",
    "Metrics",
    "Logging",
    "Dashboards",
    "Security",
    "Runtime",
    "Containers",
    "Images",
    "Registry",
    "Signing",
    "Supply",
    "Chain",
    "Cost",
    "Federation",
    "Multi-cluster",
    "Edge",
    "Serverless",
    "Functions",
    "Databases",
    "Streaming",
    "Observability",
    "Chaos",
];

const GLUE: [&str; 32] = [
    "the",
    "of",
    "with",
    "and",
    "for",
    "at",
    "a",
    "in",
    "from",
    "to",
    "how",
    "why",
    "what",
    "we",
    "our",
    "your",
    "beyond",
    "inside",
    "towards",
    "running",
    "building",
    "breaking",
    "scaling",
    "securing",
    "taming",
    "understanding",
    "lessons",
    "story",
    "deep",
    "dive",
    "intro",
    "update",
];

const SYLLABLES: [&str; 24] = [
    "ka", "lo", "mi", "ter", "ven", "su", "ro", "da", "pel", "in", "cor", "est", "ba", "ni", "que",
    "tra", "fo", "gen", "li", "mar", "os", "pri", "ul", "we",
];

/// Numbers that only look random (Knuth's MMIX generator).
pub struct Dice(u64);

impl Dice {
    /// The same seed gives the same numbers.
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn below(&mut self, end: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.below(from.len())]
    }

    fn rare_word(&mut self) -> String {
        let syllables = 2 + self.below(2);
        (0..syllables).map(|_| self.pick(&SYLLABLES)).collect()
    }

    fn word(&mut self) -> String {
        match self.below(10) {
            0..4 => self.pick(&SUBJECTS).to_owned(),
            4..7 => self.pick(&GLUE).to_owned(),
            _ => self.rare_word(),
        }
    }

    fn heading(&mut self) -> String {
        let words = 4 + self.below(7);
        let words: Vec<_> = (0..words).map(|_| self.word()).collect();
        words.join(" ")
    }

    fn name(&mut self) -> String {
        let (first, last) = (self.rare_word(), self.rare_word());
        format!(
            "{}{} {}{}",
            first[..1].to_uppercase(),
            &first[1..],
            last[..1].to_uppercase(),
            &last[1..]
        )
    }
}

/// A library with this many headings.
pub fn library(headings: u32) -> Library {
    let mut dice = Dice::new(42);
    let mut library = Library::new(vec![Root {
        name: "posts".into(),
        path: None,
    }]);
    for number in 0..headings / SECTIONS_PER_POST {
        library.insert(post(number, &mut dice));
    }
    library
}

fn post(number: u32, dice: &mut Dice) -> Post {
    let day = date(2015, 1, 1).saturating_add(jiff::Span::new().days(i64::from(number % 3000)));
    Post {
        root: 0,
        path: format!("{number:06}.md").into(),
        title: dice.heading(),
        date: Some(PostDate::day(day)),
        authors: vec![dice.name()],
        event: None,
        tags: vec![],
        url: None,
        slug: None,
        aliases: Vec::new(),
        sections: (0..SECTIONS_PER_POST).map(|at| section(at, dice)).collect(),
        mentions: (0..4).map(|at| mention(at, dice)).collect(),
        issues: vec![],
        revision: String::new(),
        text_length: SECTIONS_PER_POST * 100,
        is_whole: true,
    }
}

fn section(at: u32, dice: &mut Dice) -> PostSection {
    let heading = dice.heading();
    let talk = (dice.below(2) == 0).then(|| Talk {
        title: heading.clone(),
        kind: TalkKind::Session,
        speakers: vec![Speaker {
            name: dice.name(),
            ..Speaker::default()
        }],
        level: None,
        attended: true,
    });
    PostSection {
        heading,
        span: Span::new(at * 100, at * 100 + 100),
        line: at * 4 + 1,
        level: 2,
        talk: talk.map(std::sync::Arc::new),
    }
}

fn mention(at: u32, dice: &mut Dice) -> TopicMention {
    let topic: Arc<str> = SUBJECTS[dice.below(16)].into();
    TopicMention {
        topic,
        span: Span::new(at * 500 + 50, at * 500 + 54),
    }
}
