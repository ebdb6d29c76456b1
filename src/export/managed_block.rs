//! Putting an export into a file that also holds the person's own lines; those stay byte for byte.

use std::collections::HashMap;

use super::ExportError;

/// The lines around a managed block: comments of the file's own format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Markers {
    /// The line before it.
    pub begin: &'static str,
    /// The line after it.
    pub end: &'static str,
}

/// The markers in Markdown: comments of HTML.
pub const MARKDOWN: Markers = Markers {
    begin: "<!-- kubenotes:begin -->",
    end: "<!-- kubenotes:end -->",
};

/// The markers in a note of Obsidian.
pub const OBSIDIAN: Markers = Markers {
    begin: "%% kubenotes:begin %%",
    end: "%% kubenotes:end %%",
};

/// The markers in an Org file.
pub const ORG: Markers = Markers {
    begin: "# kubenotes:begin",
    end: "# kubenotes:end",
};

/// A file with `rendered` in its managed block; a file without one gets it at its end.
pub fn replace_block(
    existing: &str,
    rendered: &str,
    markers: &Markers,
) -> Result<String, ExportError> {
    let Markers { begin, end } = *markers;
    let newline = newline_of(existing);
    let rendered = rendered.trim_end_matches('\n');
    let block = format!("{begin}\n\n{rendered}\n\n{end}\n").replace('\n', newline);
    let mut lines = numbered_lines(existing);
    let Some(first) = lines.find(|line| line.text.trim() == begin) else {
        return match numbered_lines(existing).find(|line| line.text.trim() == end) {
            Some(last) => Err(ExportError::UnopenedBlock {
                line: last.number,
                begin,
            }),
            None => Ok(append_block(existing, &block, newline)),
        };
    };
    let last = lines
        .find(|line| line.text.trim() == end)
        .ok_or(ExportError::UnclosedBlock {
            line: first.number,
            begin,
            end,
        })?;
    let before = existing.get(..first.start).unwrap_or_default();
    let after = existing
        .get(last.start + last.text.len()..)
        .unwrap_or_default();
    Ok([before, &block, after].concat())
}

/// A file with `rendered` between its first line that names `kubenotes:begin` and the next that names `kubenotes:end`, in
/// whatever comments these are. If `rendered` has such lines itself, what stands between them is taken.
pub fn replace_marked(existing: &str, rendered: &str) -> Result<String, ExportError> {
    let (start, end) = between_markers(existing).ok_or(ExportError::NoMarkers)?;
    let inner = between_markers(rendered).and_then(|(start, end)| rendered.get(start..end));
    let before = existing.get(..start).unwrap_or_default();
    let after = existing.get(end..).unwrap_or_default();
    let newline = newline_of(existing);
    let mut inner = inner.unwrap_or(rendered).replace('\n', newline);
    if !inner.is_empty() && !inner.ends_with('\n') {
        inner.push_str(newline);
    }
    Ok([before, &inner, after].concat())
}

/// The bytes between the two lines.
fn between_markers(text: &str) -> Option<(usize, usize)> {
    let mut lines = numbered_lines(text);
    let begin = lines.find(|line| line.text.contains("kubenotes:begin"))?;
    let end = lines.find(|line| line.text.contains("kubenotes:end"))?;
    Some((begin.start + begin.text.len(), end.start))
}

fn append_block(existing: &str, block: &str, newline: &str) -> String {
    let gap = match existing {
        "" => "",
        text if text.ends_with(&newline.repeat(2)) => "",
        text if text.ends_with('\n') => newline,
        _ => &newline.repeat(2),
    };
    [existing, gap, block].concat()
}

/// A todo.txt file with the lines of `rendered`: each takes the place of the line with the same `id:`, new ones are
/// added at the end.
pub fn replace_lines(existing: &str, rendered: &str) -> Result<String, ExportError> {
    let newline = newline_of(existing);
    let new_lines: Vec<&str> = rendered.lines().collect();
    let by_id: HashMap<&str, usize> = new_lines
        .iter()
        .enumerate()
        .filter_map(|(at, line)| Some((line_id(line)?, at)))
        .collect();
    let mut placed = vec![false; new_lines.len()];
    let mut out = String::with_capacity(existing.len() + rendered.len());
    for line in existing.split_inclusive('\n') {
        let ours = line_id(line).and_then(|id| by_id.get(id));
        let Some((new, placed)) =
            ours.and_then(|&at| Some((new_lines.get(at)?, placed.get_mut(at)?)))
        else {
            out.push_str(line);
            continue;
        };
        if !std::mem::replace(placed, true) {
            out.push_str(new);
            out.push_str(line_ending(line));
        }
    }
    for (line, _) in new_lines
        .iter()
        .zip(&placed)
        .filter(|(_, placed)| !**placed)
    {
        if !out.is_empty() && !out.ends_with('\n') {
            out.push_str(newline);
        }
        out.push_str(line);
        out.push_str(newline);
    }
    Ok(out)
}

/// The last `id:` of a todo.txt line, as our lines end with it.
fn line_id(line: &str) -> Option<&str> {
    line.split_whitespace()
        .rev()
        .find_map(|word| word.strip_prefix("id:"))
        .filter(|id| !id.is_empty())
}

/// The line break a file uses: that of its first line.
fn newline_of(text: &str) -> &'static str {
    match text.split_inclusive('\n').next().map(line_ending) {
        Some("\r\n") => "\r\n",
        _ => "\n",
    }
}

fn line_ending(line: &str) -> &str {
    let text = line.trim_end_matches('\n').trim_end_matches('\r');
    line.get(text.len()..).unwrap_or_default()
}

struct NumberedLine<'a> {
    number: usize,
    start: usize,
    /// With its line break.
    text: &'a str,
}

fn numbered_lines(text: &str) -> impl Iterator<Item = NumberedLine<'_>> {
    let mut start = 0;
    text.split_inclusive('\n')
        .enumerate()
        .map(move |(index, text)| {
            let line = NumberedLine {
                number: index + 1,
                start,
                text,
            };
            start += text.len();
            line
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn replaced(existing: &str, rendered: &str) -> Result<String, ExportError> {
        replace_block(existing, rendered, &MARKDOWN)
    }

    #[test]
    fn the_block_is_replaced_and_nothing_else() {
        let Markers { begin, end } = MARKDOWN;
        let existing = format!("# Mine\r\n{begin}\r\nold\r\n  {end}\r\n- [ ] own\r\n\r\nend");
        let new = replaced(&existing, "- [ ] a\n- [ ] b\n").unwrap();
        let block = format!("{begin}\r\n\r\n- [ ] a\r\n- [ ] b\r\n\r\n{end}\r\n");
        assert_eq!(new, format!("# Mine\r\n{block}- [ ] own\r\n\r\nend"));
        assert_eq!(replaced(&new, "- [ ] a\n- [ ] b\n").unwrap(), new);
    }

    #[test]
    fn a_file_without_block_gets_one_at_its_end() {
        let Markers { begin, end } = MARKDOWN;
        let block = format!("{begin}\n\nx\n\n{end}\n");
        assert_eq!(replaced("", "x\n").unwrap(), block);
        for (existing, gap) in [("own", "\n\n"), ("own\n", "\n"), ("own\n\n", "")] {
            let new = replaced(existing, "x\n").unwrap();
            assert_eq!(new, format!("{existing}{gap}{block}"));
        }
    }

    #[test]
    fn a_block_without_end_is_left_alone() {
        let begin = MARKDOWN.begin;
        let existing = format!("a\n{begin}\nmine?\n");
        assert_eq!(
            replaced(&existing, "x"),
            Err(ExportError::UnclosedBlock {
                line: 2,
                begin,
                end: MARKDOWN.end
            })
        );
    }

    #[test]
    fn an_end_without_beginning_is_left_alone() {
        let Markers { begin, end } = MARKDOWN;
        let existing = format!("a\nmine\n{end}\n");
        assert_eq!(
            replaced(&existing, "x"),
            Err(ExportError::UnopenedBlock { line: 3, begin })
        );
    }

    #[test]
    fn what_stands_between_marked_lines_is_replaced() {
        let existing = "% mine\n% kubenotes:begin\nold\n% kubenotes:end\nmine";
        let expected = "% mine\n% kubenotes:begin\nnew\n% kubenotes:end\nmine";
        assert_eq!(replace_marked(existing, "new").unwrap(), expected);
        let whole = "head\n<!-- kubenotes:begin -->\nnew\n<!-- kubenotes:end -->\nfoot\n";
        assert_eq!(replace_marked(existing, whole).unwrap(), expected);
        assert_eq!(replace_marked("mine", "new"), Err(ExportError::NoMarkers));
    }

    #[test]
    fn lines_are_replaced_where_they_stand() {
        let existing = "mine id:\r\nold a id:1\r\n+other id:99\r\nold a again id:1\r\nlast";
        let new = replace_lines(existing, "new a id:1\nnew b id:2\n").unwrap();
        assert_eq!(
            new,
            "mine id:\r\nnew a id:1\r\n+other id:99\r\nlast\r\nnew b id:2\r\n"
        );
        assert_eq!(replace_lines("", "a id:1\n").unwrap(), "a id:1\n");
        assert_eq!(
            replace_lines(&new, "new a id:1\nnew b id:2\n").unwrap(),
            new
        );
    }
}
