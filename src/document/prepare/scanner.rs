//! The pass over a body, line by line, outside code. It knows where it is; each notation's own file says what to do there.

use std::ops::Range;

use crate::document::model::Issue;

use super::code::Code;
use super::finder::Finder;
use super::html::HtmlFinders;
use super::liquid::LiquidFinders;
use super::output::{Output, Written};
use super::shortcode::ShortcodeFinders;
use super::wrapper::Frames;
use super::{
    address, attribute_list, callout, emoji, heading, highlighted, html, liquid, mdx, shortcode,
    spaced_link, wrapper,
};

/// The state of the pass.
#[derive(Debug)]
pub(super) struct Scanner<'a> {
    pub source: &'a str,
    pub output: Output<'a>,
    pub code: Code,
    pub frames: Frames,
    pub html: HtmlFinders,
    pub liquid: LiquidFinders,
    pub shortcodes: ShortcodeFinders<'a>,
    /// Where the current line starts and ends (at its `\n`).
    pub line: (usize, usize),
    /// Where the first thing on the current line starts.
    begin: usize,
    /// Whether the line before the current one is blank.
    pub after_blank: bool,
    /// Up to here a link's target is passed, in which only templates matter.
    pub target_end: usize,
    /// Up to here Liquid is text.
    pub raw_end: usize,
    /// Where marked words end.
    pub mark_end: Option<usize>,
    /// What is to be written at the end of the current line.
    pub after_line: Option<String>,
    pub issues: Vec<Issue>,
    paragraph_end: Finder,
    www: Finder,
}

/// Whether a byte may start a notation inside a line; written without branches, so that many bytes are told at once.
const fn is_trigger(byte: u8) -> bool {
    (byte == b'{')
        | (byte == b'<')
        | (byte == b'`')
        | (byte == b':')
        | (byte == b'@')
        | (byte == b']')
        | (byte == b'\\')
        | (byte == b'=')
}

/// The first byte that may start a notation.
fn first_trigger(line: &[u8]) -> Option<usize> {
    let mut from = 0;
    for chunk in line.chunks(64) {
        if chunk
            .iter()
            .fold(false, |any, &byte| any | is_trigger(byte))
        {
            return Some(from + chunk.iter().position(|&byte| is_trigger(byte))?);
        }
        from += chunk.len();
    }
    None
}

impl<'a> Scanner<'a> {
    pub(super) fn new(source: &'a str) -> Self {
        Self {
            source,
            output: Output::new(source),
            code: Code::default(),
            frames: Frames::default(),
            html: HtmlFinders::default(),
            liquid: LiquidFinders::default(),
            shortcodes: ShortcodeFinders::default(),
            line: (0, 0),
            begin: 0,
            after_blank: true,
            target_end: 0,
            raw_end: 0,
            mark_end: None,
            after_line: None,
            issues: Vec::new(),
            paragraph_end: Finder::new("\n\n"),
            www: Finder::new("www."),
        }
    }

    pub(super) fn run(&mut self) {
        let mut at = 0;
        while at < self.source.len() {
            at = self.next_line(at);
        }
    }

    pub(super) fn finish(self) -> (Written, Vec<Issue>) {
        (self.output.finish(), self.issues)
    }

    /// The rest of the source from a place on.
    pub(super) fn rest(&self, at: usize) -> &'a str {
        self.source.get(at..).unwrap_or_default()
    }

    pub(super) fn byte(&self, at: usize) -> Option<u8> {
        self.source.as_bytes().get(at).copied()
    }

    pub(super) fn byte_before(&self, at: usize) -> Option<u8> {
        at.checked_sub(1).and_then(|before| self.byte(before))
    }

    /// The current line's text from a place on.
    pub(super) fn rest_of_line(&self, at: usize) -> &'a str {
        self.source.get(at..self.line.1).unwrap_or_default()
    }

    /// Whether a stretch is all there is on its line or lines, but for white space.
    pub(super) fn is_alone(&self, start: usize, end: usize) -> bool {
        self.is_first(start) && self.line_after(end).trim().is_empty()
    }

    /// Whether nothing but white space stands before a place on its line.
    pub(super) fn is_first(&self, at: usize) -> bool {
        at <= self.begin
    }

    /// What stands after a place on its line, which may be a later one than the current.
    pub(super) fn line_after(&self, at: usize) -> &'a str {
        if at <= self.line.1 {
            return self.rest_of_line(at);
        }
        let after = self.rest(at);
        after.split_once('\n').map_or(after, |(line, _)| line)
    }

    /// The end of the paragraph around a place, at most.
    pub(super) fn paragraph_end(&mut self, at: usize) -> usize {
        let end = self.paragraph_end.next(self.source, at);
        end.unwrap_or(self.source.len())
    }

    /// Sets a stretch that is alone on its lines apart by blank lines, after `write` wrote something in its place.
    pub(super) fn isolate(&mut self, end: usize, write: impl FnOnce(&mut Output<'a>)) {
        if !self.after_blank {
            let start = self.output.done().max(self.line.0);
            self.output
                .insert(start, if start == self.line.0 { "\n" } else { "\n\n" });
        }
        write(&mut self.output);
        let next = end + self.line_after(end).len() + 1;
        let first = self
            .rest(next)
            .trim_start_matches([' ', '\t'])
            .chars()
            .next();
        if first.is_some_and(|first| first != '\n') {
            self.output.insert(next, "\n");
        }
    }

    /// Makes a fenced block of the stretch `inner` in the place of `range`, which starts and ends with the tags around it.
    pub(super) fn put_fenced(&mut self, range: Range<usize>, inner: Range<usize>, language: &str) {
        let text = self.source.get(inner.clone()).unwrap_or_default();
        let code = text.trim_end_matches(['\n', ' ']);
        let end = inner.start + code.len();
        let code = code.trim_start_matches('\n');
        let start = end - code.len();
        let fence = "`".repeat(longest_run(code).max(2) + 1);
        let before = if self.is_first(range.start) {
            ""
        } else {
            "\n\n"
        };
        self.output
            .replace(range.start..start, &format!("{before}{fence}{language}\n"));
        self.output.replace(end..range.end, &format!("\n{fence}\n"));
    }

    fn next_line(&mut self, start: usize) -> usize {
        let source = self.source.as_bytes();
        let end = line_end(source, start);
        self.line = (start, end);
        let line = self.rest_of_line(start);
        let text = line.trim_start_matches([' ', '\t']);
        if text.trim_end().is_empty() {
            self.after_blank = true;
            return end + 1;
        }
        let begin = start + line.len() - text.len();
        self.begin = begin;
        let is_code = if self.code.passes_fence(line) {
            wrapper::place_code_line(self, begin);
            true
        } else {
            let columns = wrapper::place_line(self, begin);
            self.code.passes_line(line, text, columns, self.after_blank)
        };
        let next = if is_code { end } else { self.read_line(begin) };
        self.after_blank = false;
        next.max(end) + 1
    }

    /// Reads a line that is no code; gives where it ended, which may be on a later line.
    fn read_line(&mut self, begin: usize) -> usize {
        let mut at = self.start_of_line(begin);
        loop {
            at = self.inside_line(at);
            if let Some(text) = self.after_line.take() {
                self.output.insert(self.line.1, &text);
            }
            if at <= self.line.1 {
                return self.line.1;
            }
            // Something reached beyond the line; what follows it is read as the rest of a line.
            if at >= self.source.len() {
                return at;
            }
            let end = line_end(self.source.as_bytes(), at);
            self.line = (at, end);
            let line = self.rest_of_line(at);
            self.begin = end - line.trim_start_matches([' ', '\t']).len();
        }
    }

    /// What only means something at the start of a line; gives where to go on.
    fn start_of_line(&mut self, begin: usize) -> usize {
        let passed = match self.byte(begin) {
            Some(b'#') => heading::pass(self, begin),
            Some(b':') => callout::pass_fence(self, begin),
            Some(b'>') => callout::pass_quote(self, begin),
            Some(b'[') => spaced_link::pass_definition(self, begin),
            Some(b'<') => wrapper::pass(self, begin),
            Some(b'i' | b'e') => mdx::pass(self, begin),
            Some(b'{') => attribute_list::pass_line(self, begin),
            Some(b'@' | b'%') => mdx::pass_card(self, begin),
            _ => None,
        };
        passed.unwrap_or(begin)
    }

    /// Reads on to the end of the line, or to where something ended that reached beyond it.
    fn inside_line(&mut self, from: usize) -> usize {
        let source = self.source.as_bytes();
        let mut at = from;
        while at < self.line.1 {
            let Some(line) = source.get(at..self.line.1) else {
                return at;
            };
            let www = self
                .www
                .next(self.source, at)
                .filter(|www| *www < self.line.1);
            let www = www.map(|www| www - at);
            let Some(step) = first_trigger(line).into_iter().chain(www).min() else {
                return self.line.1;
            };
            at += step;
            let passed = self.meet(at).unwrap_or(at + 1);
            at = passed.max(at + 1);
        }
        at
    }

    /// What a byte inside a line may start; gives where that ended.
    fn meet(&mut self, at: usize) -> Option<usize> {
        let byte = self.byte(at)?;
        if byte == b'{' {
            return self.meet_brace(at);
        }
        if at < self.target_end {
            return None;
        }
        match byte {
            b'\\' => Some(at + 2),
            b'`' => Some(self.pass_code_span(at)),
            b'<' => html::pass(self, at),
            b':' => address::pass_scheme(self, at).or_else(|| emoji::pass(self, at)),
            b'w' => address::pass_www(self, at),
            b'@' => address::pass_mail(self, at),
            b']' => spaced_link::pass(self, at),
            b'=' => highlighted::pass(self, at),
            _ => None,
        }
    }

    fn meet_brace(&mut self, at: usize) -> Option<usize> {
        if at < self.raw_end && !self.rest(at).starts_with("{%") {
            return None;
        }
        shortcode::pass(self, at)
            .or_else(|| liquid::pass(self, at))
            .or_else(|| attribute_list::pass(self, at))
    }

    fn pass_code_span(&mut self, at: usize) -> usize {
        let end = self.paragraph_end(at);
        self.code.pass_span(self.source.as_bytes(), at, end)
    }
}

fn longest_run(code: &str) -> usize {
    let runs = code.split(|c| c != '`').map(str::len);
    runs.max().unwrap_or_default()
}

fn line_end(source: &[u8], start: usize) -> usize {
    let rest = source.get(start..).unwrap_or_default();
    memchr::memchr(b'\n', rest).map_or(source.len(), |at| start + at)
}
