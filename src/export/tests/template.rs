//! Templates: what they are given, what is escaped, what is said of mistakes.

use super::*;

fn template(file: &str, source: &str) -> Template {
    Template {
        file: file.into(),
        source: source.into(),
    }
}

#[test]
fn a_template_prints_what_an_item_has() {
    let source = "{% for group in groups %}{{ group.name }}:\n{% for item in group['items'] %}\n{{ item.sign }} {{ item.headline }} ({{ item.topics[0].name }}, {{ item.due }}, {{ item.talk.kind }}, {{ item.speakers | join('; ') }})\n{% endfor %}{% endfor %}";
    let options = ExportOptions {
        grouping: Grouping::Event,
        ..options()
    };
    let items = [item(1, "quote", "note", Status::Doing)];
    assert_eq!(
        template("mine.txt.jinja", source)
            .render(&items, &options)
            .unwrap(),
        "CloudConf NA 2019:\n◐ note (Open Policy Agent, 2020-01-31, keynote, Zoë Müller (Shipyard))\n"
    );
}

#[test]
fn the_ending_says_what_is_escaped() {
    let items = [item(1, "a < b & \"c\"", "", Status::Open)];
    let source = "{{ items[0].quote }}";
    for (file, expected) in [
        ("mine.html.jinja", "a &lt; b &amp; &quot;c&quot;"),
        ("mine.txt.jinja", "a < b & \"c\""),
    ] {
        assert_eq!(
            template(file, source).render(&items, &options()).unwrap(),
            expected
        );
    }
}

#[test]
fn every_template_of_the_program_takes_every_item() {
    let mut items = hurtful_items();
    let mut bare = item(99, "", "", Status::Open);
    bare.record.anchor = None;
    bare.record.talk = None;
    bare.record.todo = None;
    bare.link = None;
    items.push(bare);
    for template in Template::built_in() {
        for grouping in Grouping::ALL {
            let options = ExportOptions {
                grouping,
                ..options()
            };
            let text = template.render(&items, &options).unwrap();
            assert!(text.contains("Things to look into"), "{}", template.file);
            let again = template.update(&text, &text);
            assert!(again == Ok(text) || again == Err(ExportError::NoMarkers));
        }
    }
}

#[test]
fn the_digest_reads_well() {
    let digest = Template::built_in()
        .into_iter()
        .find(|it| it.name() == "digest")
        .unwrap();
    let items = [
        item(1, "It was on my list.", "compare", Status::Open),
        item(2, "It moved up.", "", Status::Done),
    ];
    let options = ExportOptions {
        grouping: Grouping::Event,
        ..options()
    };
    assert_eq!(
        digest.render(&items, &options).unwrap(),
        "\
Things to look into, 2019-12-02

CLOUDCONF NA 2019

☐ compare (due 2020-01-31)
  “It was on my list.”
  Rollouts *done* slowly, Zoë Müller (Shipyard)
  Second day: a [recap], https://example.org/opa

☑ Open Policy Agent: It moved up. (due 2020-01-31)
  “It moved up.”
  Rollouts *done* slowly, Zoë Müller (Shipyard)
  Second day: a [recap], https://example.org/opa
"
    );
}

#[test]
fn mistakes_are_told_with_line_and_hint() {
    let items = [item(1, "quote", "note", Status::Open)];
    for (source, line, words) in [
        ("one\n{% for %}", 2, "line 2: unexpected"),
        (
            "one\ntwo\n{{ item.headline }}",
            3,
            "kubenotes export json shows the keys",
        ),
        ("{{ items | shuffle }}", 1, "shuffle"),
        ("{% include 'other' %}", 1, ""),
        (
            "{% for a in range(9999) %}{% for b in range(9999) %}x{% endfor %}{% endfor %}",
            1,
            "a loop without end",
        ),
    ] {
        let error = template("mine.txt.jinja", source)
            .render(&items, &options())
            .unwrap_err();
        assert_eq!(error.line, line, "{error}");
        assert!(error.to_string().contains(words), "{error}");
        assert!(
            error.to_string().starts_with("mine.txt.jinja, line "),
            "{error}"
        );
    }
}

#[test]
fn ones_own_template_takes_the_place_of_another_of_its_name() {
    let all = Template::with_own(vec![
        template("digest.md.jinja", "mine"),
        template("a.txt.jinja", ""),
    ]);
    let names: Vec<_> = all.iter().map(|it| it.file.as_str()).collect();
    assert_eq!(
        names,
        ["a.txt.jinja", "cards.html.jinja", "digest.md.jinja"]
    );
    assert_eq!(all[2].name(), "digest");
    assert_eq!(all[2].file_name(), "kubenotes-digest.md");
}

#[test]
fn a_file_is_replaced_only_where_it_says_so() {
    let items = [item(1, "quote", "note", Status::Open)];
    let form = ExportForm::Template(std::sync::Arc::new(template(
        "mine.tex.jinja",
        "{{ items | length }}",
    )));
    assert_eq!(form.update("", &items, &options()).unwrap(), "1");
    assert_eq!(
        form.update("mine", &items, &options()),
        Err(ExportError::NoMarkers)
    );
    let existing = "% kubenotes:begin\n% kubenotes:end\n";
    assert_eq!(
        form.update(existing, &items, &options()).unwrap(),
        "% kubenotes:begin\n1\n% kubenotes:end\n"
    );
}
