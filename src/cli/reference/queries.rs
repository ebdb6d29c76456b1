//! The page on queries: fields, flags, periods, orders; and how the jump and the search are asked.

use crate::find::SORTS;
use crate::find::jump::JumpKind;
use crate::find::query::{FIELDS, FLAGS, Field, FieldEntry, Meaning, Relative, SubjectKind};

use super::block::{Block, code};

/// The page.
pub fn blocks() -> Vec<Block> {
    let mut blocks = vec![
        Block::text(
            "The lists of posts, notes and to-dos (`/`) and the commands that take a QUERY are narrowed by one small language. \
             Words and \"phrases\" must all occur, in any case and without regard to accents. A field asks one thing; its value \
             is the beginning of a word. `-` leaves out, `OR` takes either, parentheses group. In a shell a query with blanks \
             or quotes stands in single quotes.",
        ),
        Block::Code(
            "author:slowe event:\"KubeCon EU 2019\" -tag:vendor (topic:argo OR topic:flux) is:unread \"service mesh\""
                .to_owned(),
        ),
        Block::heading("Fields"),
        Block::text("What a field asks of each kind of subject; where nothing stands it is a mistake, and is told."),
        fields(),
    ];
    for (field, title) in [
        (Field::Is, "What stands behind is:"),
        (Field::Has, "What stands behind has:"),
    ] {
        blocks.push(Block::heading(title));
        blocks.push(flags(field));
    }
    blocks.extend(days_and_orders());
    blocks.extend(jump_and_search());
    blocks
}

/// What it means for posts, talks, events, and notes and to-dos.
fn meanings(meaning: &Meaning) -> [String; 4] {
    SubjectKind::ALL.map(|kind| meaning.of(kind).unwrap_or_default().to_owned())
}

fn fields() -> Block {
    let rows = FIELDS.iter().map(|entry: &FieldEntry| {
        let [post, talk, event, note] = meanings(&entry.meaning);
        let sentence = entry.sentence.to_owned();
        [code(entry.example), sentence, post, talk, event, note]
    });
    let [posts, talks, events, notes] = SubjectKind::ALL.map(SubjectKind::plural);
    Block::table(["field", "asks", posts, talks, events, notes], rows)
}

fn flags(field: Field) -> Block {
    let entries = FLAGS.iter().filter(|entry| entry.field == field);
    let rows = entries.map(|entry| {
        let [post, talk, _, note] = meanings(&entry.meaning);
        [code(entry.name), post, talk, note]
    });
    let [posts, talks, _, notes] = SubjectKind::ALL.map(SubjectKind::plural);
    Block::table(["word", posts, talks, notes], rows)
}

fn days_and_orders() -> Vec<Block> {
    let periods = Relative::WORDS.map(|(word, _)| code(word)).join(", ");
    let orders = SORTS.iter().map(|entry| {
        let [usual, other] = entry.ways;
        [code(entry.name), usual.to_owned(), other.to_owned()]
    });
    vec![
        Block::heading("Days"),
        Block::Text(format!(
            "A year, a month or a day: `2019`, `2019-05`, `2019-05-20`; or a word: {periods}."
        )),
        Block::heading("Orders"),
        Block::text(
            "Of posts, for `--sort`, views, and `o` in the list; with `-` before it the other way round.",
        ),
        Block::table(["order", "usually", "the other way round"], orders),
    ]
}

fn jump_and_search() -> Vec<Block> {
    let kinds = JumpKind::ALL
        .into_iter()
        .map(|kind| [code(&kind.sign().to_string()), kind.plural().to_owned()]);
    let row = |typed: &str, meaning: &str| [code(typed), meaning.to_owned()];
    vec![
        Block::heading("The jump"),
        Block::text(
            "Words come in any order and may have slips or gaps. Upper case is preferred where you type it. A sign in front \
             narrows it to one kind.",
        ),
        Block::table(
            ["word", "stands"],
            [
                row("'word", "so, and not only alike; `'Word` in this case"),
                row("^word", "at the beginning of the title"),
                row("word$", "at its end"),
                row("!word", "nowhere in it"),
            ],
        ),
        Block::table(["sign", "only"], kinds),
        Block::heading("The search in all posts"),
        Block::text(
            "Words, \"phrases\" and `/regular expressions/`, all of them in one section; capitals count if there are any.",
        ),
    ]
}
