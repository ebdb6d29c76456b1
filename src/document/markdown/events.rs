//! The pass over the parser's events. Each family of events has its own file.

use pulldown_cmark::{BrokenLink, Event, Parser, Tag, TagEnd};

use crate::document::compose::Composer;
use crate::document::html::HtmlReader;
use crate::document::prepare::Masks;

use super::notes::Notes;
use super::options::markdown_options;
use super::reader::{Reader, Wiki};
use super::references::References;
use super::stretch::{Stretch, StretchRead};

/// How many labels without a definition are told; where there are more, they are no labels.
const MOST_UNKNOWN: usize = 256;

/// The document that a stretch of a prepared source makes.
pub(in crate::document) fn read(
    stretch: Stretch<'_>,
    masks: &Masks<'_>,
    references: &References,
) -> StretchRead {
    let Stretch {
        text,
        start,
        mut lines,
        mut names,
    } = stretch;
    let mut reader = Reader {
        to: Composer::with_capacity(text.len()),
        masks,
        references,
        html: HtmlReader::default(),
        lists: Vec::new(),
        notes: Notes::default(),
        wiki: Wiki::None,
        is_in_embed: false,
        in_code: false,
        html_block: None,
    };
    let mut unknown = Vec::new();
    let defined_elsewhere = |link: BrokenLink<'_>| {
        let Some(definition) = references.get(&link.reference) else {
            if unknown.len() < MOST_UNKNOWN {
                unknown.push(link.reference.to_string());
            }
            return None;
        };
        Some((
            definition.target.as_str().into(),
            definition.title.as_str().into(),
        ))
    };
    let parser =
        Parser::new_with_broken_link_callback(text, markdown_options(), Some(defined_elsewhere));
    // A fence or a block of HTML that nothing ends reaches to the last byte, blank lines included.
    let mut reaches_on = false;
    for (event, range) in parser.into_offset_iter() {
        match event {
            Event::End(tag) => {
                let is_raw = matches!(tag, TagEnd::CodeBlock | TagEnd::HtmlBlock);
                reaches_on |= is_raw && range.end == text.len();
                end(&mut reader, tag);
            }
            event => {
                names.pass(start + range.start, &mut reader.to);
                reader.to.set_line(lines.line(start + range.start));
                meet(&mut reader, event);
            }
        }
    }
    names.pass(usize::MAX, &mut reader.to);
    StretchRead {
        is_closed: !reaches_on && reader.to.is_settled() && reader.html.is_settled(),
        is_about_before: reader.to.is_about_before(),
        document: reader.to.finish(),
        unknown,
    }
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
            id,
            ..
        } => match reader.references.of_link(link_type, &id) {
            Some(first) => reader.start_link(link_type, &first.target),
            None => reader.start_link(link_type, &dest_url),
        },
        Tag::Image {
            dest_url,
            title,
            link_type,
            id,
        } => match reader.references.of_link(link_type, &id) {
            Some(first) => reader.start_image(link_type, &first.target, &first.title),
            None => reader.start_image(link_type, &dest_url, &title),
        },
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
