//! Code between tags of a generator, made a fenced block that stands where the tags stood: in its list item or quote.

use std::ops::Range;

use super::scanner::Scanner;

impl Scanner<'_> {
    /// Makes a fenced block of the stretch `inner` in the place of `range`, which starts and ends with the tags around it.
    pub(super) fn put_fenced(&mut self, range: Range<usize>, inner: Range<usize>, language: &str) {
        let text = self.source.get(inner.clone()).unwrap_or_default();
        let code = text.trim_end_matches(['\n', ' ']);
        let end = inner.start + code.len();
        let code = code.trim_start_matches('\n');
        let start = end - code.len();
        let fence = "`".repeat(longest_run(code).max(2) + 1);
        let lead = self.source.get(self.begin..range.start).unwrap_or_default();
        let (signs, words) = lead.split_at(length_of_signs(lead));
        let prefix = self.prefix(signs);
        let before = if words.is_empty() {
            String::new()
        } else {
            format!("\n\n{prefix}")
        };
        let head = format!("{before}{fence}{language}\n");
        self.output.replace(range.start..start, &head);
        self.indent_lines(start, code, &prefix);
        let tail = format!(
            "\n{prefix}{fence}\n{}",
            self.rest_prefix(range.end, &prefix)
        );
        self.output.replace(end..range.end, &tail);
    }

    /// What lines begin with that are in the list item or the quote whose signs begin the current line.
    fn prefix(&self, signs: &str) -> String {
        let inner = signs
            .chars()
            .map(|sign| if sign == '>' { '>' } else { ' ' });
        let indent = " ".repeat(self.frames.columns.1);
        indent.chars().chain(inner).collect()
    }

    /// The prefix of what follows a fence on the line of its end tag.
    fn rest_prefix<'a>(&self, end: usize, prefix: &'a str) -> &'a str {
        if self.line_after(end).trim().is_empty() {
            ""
        } else {
            prefix
        }
    }

    /// Moves lines of code that stand left of their fence to where they belong to it.
    fn indent_lines(&mut self, start: usize, code: &str, prefix: &str) {
        if prefix.is_empty() || prefix.contains('>') {
            return;
        }
        let mut at = start;
        for (index, line) in code.split_inclusive('\n').enumerate() {
            let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
            let is_short = indent < prefix.len() && !line.starts_with('\t');
            if (index > 0 || self.is_line_start(start)) && is_short && line.trim() != "" {
                let missing = prefix.get(indent..).unwrap_or_default();
                self.output.insert(at, missing);
            } else if index == 0 && !self.is_line_start(start) {
                self.output.insert(at, prefix);
            }
            at += line.len();
        }
    }

    fn is_line_start(&self, at: usize) -> bool {
        self.byte_before(at).is_none_or(|before| before == b'\n')
    }
}

/// How many bytes of a line are signs of quotes and of a list item, with the blanks after them.
fn length_of_signs(line: &str) -> usize {
    let text = line.trim_start_matches(['>', ' ']);
    let marker = text.split(' ').next().unwrap_or_default();
    let number = marker.trim_end_matches(['.', ')']);
    let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    let is_marker =
        matches!(marker, "-" | "*" | "+") || (is_number && number.len() + 1 == marker.len());
    let rest = text.get(marker.len()..).filter(|_| is_marker);
    line.len() - rest.map_or(text, str::trim_start).len()
}

fn longest_run(code: &str) -> usize {
    let runs = code.split(|c| c != '`').map(str::len);
    runs.max().unwrap_or_default()
}
