//! Exporting 10,000 items in each format, and into a file that has them already, beside serialising the same items as plain
//! JSON in the same run. Budget: three times that; into the file, which is read, compared and written safely, six times.

#![expect(clippy::expect_used, reason = "a bench ends where it cannot begin")]

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use jiff::tz::TimeZone;
use kubenotes::annotation::record_file::from_text;
use kubenotes::annotation::{AnchorState, RecordId};
use kubenotes::export::json_shapes::HighlightJson;
use kubenotes::export::{
    CharacterSpan, ExportForm, ExportItem, ExportOptions, FORMATS, Grouping, ItemPlace, Template,
};
use kubenotes::shell::write_export;

const ITEMS: u128 = 10_000;

const PASSAGE: &str = "Progressive delivery was already on the list of things to look into, “but” now it moved up: metrics decide, a rollout that does harm is taken back, and nobody has to get up for it.";

const NOTE: &str = "Compare it with what we have: is a *metric* enough, or do we need [gates]?\n\n- ask the platform team\n- try it on the small cluster";

fn item(number: u128) -> ExportItem {
    let id = RecordId::from_u128(0x0199_c2d4_0000_7000_8000_0000_0000_0000 + number);
    let status = ["open", "doing", "done", "dropped"][number as usize % 4];
    let text = format!(
        "---\nid: {id}\ncreated: 2024-05-01T10:00:00Z\ncategory: dig-into\ntopics:\n  - name: \"Argo\"\n    url: \"https://argo.example/\"\nstatus: {status}\npriority: medium\ndue: 2024-06-01\nrank: m\nquote: \"{PASSAGE}\"\nprefix: \"a few words before it and then \"\nsuffix: \", and a few words that follow it\"\nstart: 100\nend: 144\nrevision: \"{:064x}\"\npost_root: recaps\npost_path: 2019/day-{}.md\npost_title: \"A Day by the Canal\"\npost_date: 2019-11-20\npost_url: \"https://example.org/day?a=1&b=2\"\npost_authors:\n  - \"Kim Example\"\n---\n\n{NOTE}\n",
        number / 20,
        number / 20
    );
    let mut item = ExportItem::new(from_text(&text).expect("a record"), None);
    item.place = Some(ItemPlace {
        state: AnchorState::Exact,
        span: Some(CharacterSpan {
            start: 100,
            end: 144,
        }),
        current_text: Some(PASSAGE.to_owned()),
        line: Some(12),
        suggestion: None,
    });
    item
}

fn export(criterion: &mut Criterion) {
    let items: Vec<ExportItem> = (0..ITEMS).map(item).collect();
    let options = ExportOptions {
        grouping: Grouping::Post,
        exported_at: items[0].record.created,
        zone: TimeZone::UTC,
    };
    let mut group = criterion.benchmark_group("export");
    group.sample_size(10);
    group.bench_function("plain serde_json", |bencher| {
        bencher.iter(|| {
            let shapes: Vec<_> = items.iter().map(HighlightJson::from).collect();
            serde_json::to_string_pretty(black_box(&shapes)).expect("JSON")
        });
    });
    for format in &FORMATS {
        group.bench_function(format.id, |bencher| {
            bencher.iter(|| format.render(black_box(&items), &options));
        });
    }
    for template in Template::built_in() {
        group.bench_function(format!("template {}", template.name()), |bencher| {
            bencher.iter(|| template.render(black_box(&items), &options).expect("text"));
        });
    }
    group.finish();
    again(criterion, &items, &options);
}

/// Into a file that an earlier export left.
fn again(criterion: &mut Criterion, items: &[ExportItem], options: &ExportOptions) {
    let folder = tempfile::tempdir().expect("a folder");
    let mut group = criterion.benchmark_group("export again");
    group.sample_size(10);
    for format in &FORMATS {
        let form = ExportForm::Format(format);
        let path = folder.path().join(form.file_name());
        let write = || write_export(&form, &path, items, options).expect("a written file");
        write();
        group.bench_function(format.id, |bencher| bencher.iter(write));
    }
    group.finish();
}

criterion_group!(benches, export);
criterion_main!(benches);
