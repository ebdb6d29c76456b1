//! The page on what is written for other programs, and read back.

use crate::export::{ExportOrder, FORMATS, Grouping, Sharing, Template};
use crate::import::READERS;
use crate::import::highlights::HIGHLIGHT_READERS;

use super::block::{Block, code};

/// The page.
pub fn blocks() -> Vec<Block> {
    let formats = FORMATS.iter().map(|format| {
        let is_read = READERS.iter().any(|reader| reader.id == format.id);
        let read = if is_read { "yes" } else { "" };
        [
            code(format.id),
            format.sentence.trim_end_matches('.').to_owned(),
            code(format.file_name),
            read.to_owned(),
        ]
    });
    let words = |words: &[&str]| -> String {
        let words: Vec<String> = words.iter().map(|word| code(word)).collect();
        words.join(", ")
    };
    let others: Vec<&str> = HIGHLIGHT_READERS.iter().map(|reader| reader.id).collect();
    vec![
        Block::heading("Exports"),
        Block::text(
            "`kubenotes export FORMAT` prints the to-dos, `-o FILE` puts them into a file, and `x` does so on screen. In a file \
             that is there already only what was exported before is replaced; your own lines stay, and a file of another \
             program is left alone.",
        ),
        Block::table(["format", "is", "usual file", "is read back"], formats),
        Block::Text(format!(
            "`--group` puts them under headings by {}; `--sort` orders them by {}. `kubenotes share ID --as` gives one passage as {}.",
            words(&Grouping::ALL.map(Grouping::word)),
            words(&ExportOrder::ALL.map(ExportOrder::word)),
            words(&Sharing::ALL.map(Sharing::word)),
        )),
        Block::heading("Imports"),
        Block::Text(format!(
            "`kubenotes import FILE` takes in what was ticked, changed, moved or added in an exported file: status, priority, due \
             date, place in the list, topics, category and note. It goes by what the file said when it was exported; where both \
             sides changed the same, the later holds, and both notes stay. Highlights made elsewhere are read from {}. `--dry-run` \
             only tells; taking in a file twice changes nothing, and `kubenotes undo` takes it back.",
            words(&others)
        )),
        Block::heading("Templates"),
        Block::Text(format!(
            "`kubenotes export --template NAME` writes by a template: {} come with the program, your own are files \
             `NAME.ENDING.jinja` in the folder `templates` beside `config.yaml`, in the language of Jinja. What they print into \
             `.html` and `.xml` is escaped.",
            words(
                &Template::built_in()
                    .iter()
                    .map(Template::name)
                    .collect::<Vec<_>>()
            )
        )),
        Block::Code(
            "{% for item in items %}{{ item.sign }} {{ item.headline }}\n{% endfor %}".to_owned(),
        ),
        Block::text(
            "A template has `items`; `groups`, each with `name` and `group[\"items\"]`; `grouping`, `day` and `exported`. Each item \
             has every key of `kubenotes highlights --json`, and `headline`, `rest_of_note`, `speakers` and `sign`.",
        ),
    ]
}
