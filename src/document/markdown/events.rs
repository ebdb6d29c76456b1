//! The pass over the parser's events. Each family of events has its own file.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::document::compose::Composer;
use crate::document::html::HtmlReader;
use crate::document::model::Document;
use crate::document::prepare::{LineCursor, Masks, NameCursor};

use super::notes::Notes;
use super::reader::{Reader, Wiki};

/// The extensions of `CommonMark` that are read.
pub fn markdown_options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_SMART_PUNCTUATION
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_GFM
        | Options::ENABLE_MATH
        | Options::ENABLE_WIKILINKS
}

/// The document that a prepared source makes.
pub(in crate::document) fn read(
    text: &str,
    masks: &Masks<'_>,
    mut lines: LineCursor<'_>,
    mut names: NameCursor,
) -> Document {
    let mut reader = Reader {
        to: Composer::with_capacity(text.len()),
        masks,
        html: HtmlReader::default(),
        lists: Vec::new(),
        notes: Notes::default(),
        wiki: Wiki::None,
        is_in_embed: false,
        in_code: false,
        html_block: None,
    };
    for (event, range) in Parser::new_ext(text, markdown_options()).into_offset_iter() {
        match event {
            Event::End(tag) => end(&mut reader, tag),
            event => {
                names.pass(range.start, &mut reader.to);
                reader.to.set_line(lines.line(range.start));
                meet(&mut reader, event);
            }
        }
    }
    names.pass(usize::MAX, &mut reader.to);
    reader.to.finish()
}

fn meet(reader: &mut Reader<'_>, event: Event<'_>) {
    match event {
        Event::Start(tag) => start(reader, tag),
        Event::End(tag) => end(reader, tag),
        Event::Text(text) => reader.text(&text),
        Event::Code(code) => reader.code_span(&code),
        Event::InlineMath(math) => reader.inline_math(&math),
        Event::DisplayMath(math) => reader.display_math(&math),
        Event::Html(html) => reader.html_line(&html),
        Event::InlineHtml(html) => reader.inline_html(&html),
        Event::FootnoteReference(label) => reader.note_reference(&label),
        Event::SoftBreak => reader.to.soft_break(),
        Event::HardBreak => reader.to.hard_break(),
        Event::Rule => reader.to.rule(),
        Event::TaskListMarker(is_done) => reader.task(is_done),
    }
}

fn start(reader: &mut Reader<'_>, tag: Tag<'_>) {
    match tag {
        Tag::Paragraph
        | Tag::Heading { .. }
        | Tag::CodeBlock(_)
        | Tag::HtmlBlock
        | Tag::DefinitionListTitle
        | Tag::MetadataBlock(_) => reader.start_leaf(tag),
        Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Superscript | Tag::Subscript => {
            reader.start_mark(&tag);
        }
        Tag::Link {
            dest_url,
            link_type,
            ..
        } => reader.start_link(link_type, &dest_url),
        Tag::Image {
            dest_url,
            title,
            link_type,
            ..
        } => reader.start_image(link_type, &dest_url, &title),
        Tag::Table(_) | Tag::TableHead | Tag::TableRow | Tag::TableCell => reader.start_table(tag),
        Tag::BlockQuote(_)
        | Tag::List(_)
        | Tag::Item
        | Tag::FootnoteDefinition(_)
        | Tag::DefinitionList
        | Tag::DefinitionListDefinition => reader.start_nesting(tag),
    }
}

fn end(reader: &mut Reader<'_>, tag: TagEnd) {
    match tag {
        TagEnd::Paragraph
        | TagEnd::Heading(_)
        | TagEnd::CodeBlock
        | TagEnd::HtmlBlock
        | TagEnd::DefinitionListTitle
        | TagEnd::MetadataBlock(_) => reader.end_leaf(tag),
        TagEnd::Emphasis
        | TagEnd::Strong
        | TagEnd::Strikethrough
        | TagEnd::Superscript
        | TagEnd::Subscript => reader.end_mark(tag),
        TagEnd::Link => reader.end_link(),
        TagEnd::Image => reader.end_image(),
        TagEnd::Table | TagEnd::TableHead | TagEnd::TableRow | TagEnd::TableCell => {
            reader.end_table(tag);
        }
        TagEnd::BlockQuote(_)
        | TagEnd::List(_)
        | TagEnd::Item
        | TagEnd::FootnoteDefinition
        | TagEnd::DefinitionList
        | TagEnd::DefinitionListDefinition => reader.end_nesting(tag),
    }
}
