//! Headings taken apart, as text in and text out.

use crate::document::section::Speaker;

use super::heading::{Shape, parse_heading};
use super::words::words;

/// Writes the parts as "kind / title / name|role|organisation; … / level".
fn shown(heading: &str) -> String {
    let parts = parse_heading(heading, words());
    let people: Vec<String> = parts.speakers.iter().map(person).collect();
    format!(
        "{} / {} / {} / {}",
        parts.kind.map_or("", |kind| kind.word()),
        parts.title,
        people.join("; "),
        parts.level.unwrap_or_default()
    )
}

fn person(speaker: &Speaker) -> String {
    let told = [
        Some(speaker.name.as_str()),
        speaker.role.as_deref(),
        speaker.organisation.as_deref(),
    ];
    told.map(|part| part.unwrap_or(""))
        .join("|")
        .trim_end_matches('|')
        .to_owned()
}

fn check(heading: &str, expected: &str) {
    assert_eq!(shown(heading), expected, "{heading}");
}

#[test]
fn title_and_speakers_after_a_dash() {
    check(
        "Keynote: CERN Experiences with Multi-Cloud Federated Kubernetes - Ricardo Rocha, Staff Member, CERN & Clenimar Filemon, Software Engineer, Federal University of Campina Grande",
        "keynote / CERN Experiences with Multi-Cloud Federated Kubernetes / Ricardo Rocha|Staff Member|CERN; Clenimar Filemon|Software Engineer|Federal University of Campina Grande / ",
    );
    check(
        "Rook Project Intro – Bassam Tabbara, Tony Allen & Jared Watts, Upbound (Any Skill Level)",
        " / Rook Project Intro / Bassam Tabbara||Upbound; Tony Allen||Upbound; Jared Watts||Upbound / Any Skill Level",
    );
    check(
        "Keynote: CNCF Project Update - Liz Rice, Technology Evangelist, Aqua Security; Sugu Sougoumarane, CTO, PlanetScale Data; Colin Sullivan, Product Manager, Synadia Communications, Inc. & Andrew Jessup, Co-founder Scytale Inc.",
        "keynote / CNCF Project Update / Liz Rice|Technology Evangelist|Aqua Security; Sugu Sougoumarane|CTO|PlanetScale Data; Colin Sullivan|Product Manager|Synadia Communications, Inc.; Andrew Jessup|Co-founder|Scytale Inc. / ",
    );
    check(
        "Keynote: Prometheus 2.0 – The Next Scale of Cloud Native Monitoring - Fabian Reinartz, Software Engineer, Google",
        "keynote / Prometheus 2.0 – The Next Scale of Cloud Native Monitoring / Fabian Reinartz|Software Engineer|Google / ",
    );
    check(
        "Keynote: Getting Easier, Fast. - Ralph Squillace, Principal PM – Azure Container Platform, Microsoft",
        "keynote / Getting Easier, Fast. / Ralph Squillace|Principal PM – Azure Container Platform|Microsoft / ",
    );
    check(
        "Keynote: Everything as Code: Delivery with GitOps Workflows- Christian Hernandez, Red Hat",
        "keynote / Everything as Code: Delivery with GitOps Workflows / Christian Hernandez||Red Hat / ",
    );
    check(
        "Lessons for Old Codebases - Alex Moldovan",
        " / Lessons for Old Codebases / Alex Moldovan / ",
    );
    check(
        "Keynote: CNCF End User Awards - Presented by Chris Aniszczyk, COO, Cloud Native Computing Foundation",
        "keynote / CNCF End User Awards / Chris Aniszczyk|COO|Cloud Native Computing Foundation / ",
    );
    check(
        "Traffic Control - Mark McBride, Turbine Labs, Inc (Advanced Skill Level)",
        " / Traffic Control / Mark McBride||Turbine Labs, Inc / Advanced Skill Level",
    );
    check(
        "Wasm on the Floor—Jochen Rau & Tyler Schoppe—MachineMetrics, LLC",
        " / Wasm on the Floor / Jochen Rau||MachineMetrics, LLC; Tyler Schoppe||MachineMetrics, LLC / ",
    );
    check(
        "2. Spark on Kubernetes: The Elastic Story - Bowen Li & Huichao Zhao, Apple - SESSION",
        "session / Spark on Kubernetes: The Elastic Story / Bowen Li||Apple; Huichao Zhao||Apple / ",
    );
    check(
        "What is GitOps - Dan Garfield, Codefresh; Scott Rigby, Weaveworks & Chris Short, AWS",
        " / What is GitOps / Dan Garfield||Codefresh; Scott Rigby||Weaveworks; Chris Short||AWS / ",
    );
}

#[test]
fn speakers_stand_in_other_places_too() {
    check("Old Rubies by Ada Marsh", " / Old Rubies / Ada Marsh / ");
    check(
        "Keynote by Jaime Valles",
        "keynote / Jaime Valles / Jaime Valles / ",
    );
    check(
        "Keynote by Ada Marsh: Old Rubies",
        "keynote / Old Rubies / Ada Marsh / ",
    );
    check("Ada Marsh: Old Rubies", " / Old Rubies / Ada Marsh / ");
    check(
        "Sara Soueidan — Styling and Animating Scalable Vector Graphics",
        " / Styling and Animating Scalable Vector Graphics / Sara Soueidan / ",
    );
    check(
        "Old Rubies (Ada Marsh, Acme)",
        " / Old Rubies / Ada Marsh||Acme / ",
    );
    check(
        "RUM for Breakfast, par Buddy Brewer (Zorbin)",
        " / RUM for Breakfast / Buddy Brewer||Zorbin / ",
    );
    check(
        "Peter DeSantis - SVP AWS",
        " / Peter DeSantis / Peter DeSantis|SVP|AWS / ",
    );
    check(
        "Dr. Swami Sivasubramanian - VP Data & AI",
        " / Dr. Swami Sivasubramanian / Dr. Swami Sivasubramanian|VP Data & AI / ",
    );
    check(
        "How to Grow Old Rubies Tobias Giese & Sean Schneeweiss",
        " / How to Grow Old Rubies / Tobias Giese; Sean Schneeweiss / ",
    );
    check("“Old Rubies” - Ada Marsh", " / Old Rubies / Ada Marsh / ");
    check("Dan Kohn", " / Dan Kohn / Dan Kohn / ");
}

#[test]
fn numbers_times_kinds_and_levels_are_taken_away() {
    check(
        "1. Tower of Babel - Holden Karau, Netflix",
        " / Tower of Babel / Holden Karau||Netflix / ",
    );
    check("14:40 - 15:10 CET, Old Rubies", " / Old Rubies /  / ");
    check("9:00 AM – Old Rubies", " / Old Rubies /  / ");
    check(
        "Tutorial: Debug Your Apps (Beginner)",
        "tutorial / Debug Your Apps /  / Beginner",
    );
    check(
        "[Workshop] Debug Your Apps",
        "workshop / Debug Your Apps /  / ",
    );
    check("Lightning Talk: Old Rubies", "lightning / Old Rubies /  / ");
    check(
        "⚡ Lightning Talk: Old Rubies",
        "lightning / Old Rubies /  / ",
    );
    check("Panel Discussion: Old Rubies", "panel / Old Rubies /  / ");
    check("Old Rubies (I)", " / Old Rubies /  / I");
    check("Old Rubies [Keynote]", "keynote / Old Rubies /  / ");
    check("Session 3: Old Rubies", "session / Old Rubies /  / ");
    check("Keynote", " / Keynote /  / ");
    check("100,000 Different Ways", " / 100,000 Different Ways /  / ");
}

#[test]
fn other_headings_keep_their_words() {
    for heading in [
        "Russian Doll: Extending Containers with Nested Processes",
        "Vitess: Stateless Storage in the Cloud",
        "CoreOps - CoreOS for Sysadmins",
        "TDD & DDD from the Ground Up (Live Coding)",
        "The Venue (Rai, Amsterdam)",
        "Getting Started with Flux and GitOps",
        "Powered by Apache Kafka",
        "OPA - open policy agent",
        "Tuesday - GitOpsCon",
        "Dynamic Resource Allocation (DRA)",
        "The Frugal Architect: A Paradigm Shift in Cloud Computing",
        "Docker Swarm",
        "re:Invent'21 (Nov. 29 – Dec. 03, 2021 - Las Vegas, NV)",
    ] {
        let parts = parse_heading(heading, words());
        assert_eq!(
            (
                parts.title.as_str(),
                parts.shape == Shape::Title || !parts.is_certain
            ),
            (heading, true),
            "{parts:?}"
        );
    }
}

#[test]
fn schedules_of_real_conferences() {
    check(
        "Old Rubies: What to Do [I] - Ada Marsh, Acme",
        " / Old Rubies: What to Do / Ada Marsh||Acme / I",
    );
    check(
        "Rubies Update - Ada Marsh (Acme), Tom Reed (Bee Mills), Qorin Villaxa (OpenThing)",
        " / Rubies Update / Ada Marsh||Acme; Tom Reed||Bee Mills; Qorin Villaxa||OpenThing / ",
    );
    check(
        "Panel: Rubies - Moderated by Ada Marsh, Acme; Panelists: Tom Reed, Foo",
        "panel / Rubies / Ada Marsh||Acme; Tom Reed||Foo / ",
    );
    check(
        "Rubies - Ada Marsh, Acme, Tom Reed, Fondazione Bruno Kessler, & Jim Poole, Bee Mills",
        " / Rubies / Ada Marsh||Acme; Tom Reed||Fondazione Bruno Kessler; Jim Poole||Bee Mills / ",
    );
    check(
        "Rubies the Hard Way - Ada Marsh, Staff Engineer @ Acme",
        " / Rubies the Hard Way / Ada Marsh|Staff Engineer|Acme / ",
    );
    check("Ada Marsh’s keynote", "keynote / Ada Marsh / Ada Marsh / ");
    check("Keynote - Ada Marsh", "keynote / Ada Marsh / Ada Marsh / ");
    check(
        "Keynote: Ada Marsh - No Rubies",
        "keynote / No Rubies / Ada Marsh / ",
    );
    check(
        "State of Rubies, by Ada Marsh",
        " / State of Rubies / Ada Marsh / ",
    );
    check("Photos by Ada Marsh", " / Photos by Ada Marsh /  / ");
    check(
        "Day 2: Keynotes with Ada Marsh",
        " / Day 2: Keynotes with Ada Marsh /  / ",
    );
}
