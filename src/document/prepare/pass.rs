//! The pass over a body, line by line, outside code; each notation's own file says what to do there.

use super::scanner::Scanner;
use super::{
    address, admonition, attribute_list, callout, contents, emoji, heading, hidden, highlighted,
    html, image_line, inline_note, jsx, liquid, math, mdx, shortcode, spaced_link, strong,
    wordpress, wrapper,
};

impl Scanner<'_> {
    pub(super) fn run(&mut self) {
        let mut at = 0;
        while at < self.source.len() {
            at = self.next_line(at);
        }
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
            strong::look_at_line(self, at);
            at = self.inside_line(at);
            if at <= self.line.1 {
                hidden::pass_block_name(self);
            }
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
            Some(b'[') => contents::pass(self, begin)
                .or_else(|| spaced_link::pass_definition(self, begin))
                .or_else(|| image_line::pass(self, begin))
                .or_else(|| wordpress::pass(self, begin)),
            Some(b'<') => wrapper::pass(self, begin).or_else(|| hidden::pass_column(self, begin)),
            Some(b'i' | b'e') => mdx::pass(self, begin),
            Some(b'{') => {
                contents::pass(self, begin).or_else(|| attribute_list::pass_line(self, begin))
            }
            Some(b'$') => contents::pass(self, begin),
            Some(b'@' | b'%') => contents::pass(self, begin)
                .or_else(|| hidden::pass_line(self, begin))
                .or_else(|| mdx::pass_card(self, begin)),
            Some(b'!' | b'?') => {
                admonition::pass(self, begin).or_else(|| image_line::pass(self, begin))
            }
            Some(b'=') => admonition::pass_tab(self, begin),
            Some(b'/') => callout::pass_slashes(self, begin),
            Some(b'*') => hidden::pass_abbreviation(self, begin),
            Some(b'-') => hidden::pass_snippet(self, begin),
            Some(b'^') => hidden::pass_end_of_block(self, begin),
            Some(b'\\') => math::pass(self, begin),
            _ => None,
        };
        passed.unwrap_or(begin)
    }

    /// Reads on to the end of the line, or to where something ended that reached beyond it.
    fn inside_line(&mut self, from: usize) -> usize {
        let source = self.source.as_bytes();
        let mut at = from;
        while at < self.line.1 {
            let www = self.www.next(self.source, at).unwrap_or(source.len());
            let trigger = self.triggers.next(source, at);
            at = www.min(trigger).min(self.signs.next().max(at));
            if at >= self.line.1 {
                return self.line.1;
            }
            let passed = self.meet(at).unwrap_or(at + 1);
            at = passed.max(at + 1);
        }
        at
    }

    /// What a byte inside a line may start; gives where that ended.
    fn meet(&mut self, at: usize) -> Option<usize> {
        let byte = self.byte(at)?;
        if self.signs.next() <= at
            && let Some(end) = strong::pass(self, at)
        {
            return Some(end);
        }
        if byte == b'{' {
            return self.meet_brace(at);
        }
        if at < self.target_end {
            return None;
        }
        match byte {
            b'\\' => Some(at + 2),
            b'`' => Some(self.pass_code_span(at)),
            b'<' => html::pass(self, at).or_else(|| jsx::pass_fragment(self, at)),
            b':' => address::pass_scheme(self, at).or_else(|| emoji::pass(self, at)),
            b'w' => address::pass_www(self, at),
            b'@' => address::pass_mail(self, at),
            b']' => inline_note::pass_end(self, at)
                .or_else(|| wordpress::pass_end(self, at))
                .or_else(|| spaced_link::pass(self, at)),
            b'^' => inline_note::pass(self, at),
            b'=' => highlighted::pass(self, at),
            b'%' => hidden::pass(self, at),
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
            .or_else(|| jsx::pass(self, at))
    }

    fn pass_code_span(&mut self, at: usize) -> usize {
        let end = self.paragraph_end(at);
        self.code.pass_span(self.source.as_bytes(), at, end)
    }
}

fn line_end(source: &[u8], start: usize) -> usize {
    let rest = source.get(start..).unwrap_or_default();
    memchr::memchr(b'\n', rest).map_or(source.len(), |at| start + at)
}
