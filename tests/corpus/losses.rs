//! The prose of a source by crude rules of its own: what a person would read aloud from the file.

use std::collections::HashMap;

/// The words of a source's prose, and how often each is there.
pub fn prose_words(source: &str) -> HashMap<String, usize> {
    let body = without_front_matter(source);
    let body = without_elements(&without(body, "<!--", "-->"));
    let body = without(&without(&body, "{{", "}}"), "{%", "%}");
    let mut words = HashMap::new();
    let mut is_code = false;
    for line in body.lines() {
        let bare = line.trim_start_matches([' ', '\t', '>']);
        if bare.starts_with("```") || bare.starts_with("~~~") {
            is_code = !is_code;
            continue;
        }
        if is_code || is_frame(bare) {
            continue;
        }
        for word in words_of(&plain(line)) {
            *words.entry(word).or_insert(0) += 1;
        }
    }
    words
}

/// The words of a text: runs of two or more letters and digits, and each sign of a script without spaces.
pub fn words_of(text: &str) -> Vec<String> {
    let runs = text.split(|c: char| !c.is_alphanumeric());
    runs.flat_map(|run| {
        let mut words: Vec<String> = vec![String::new()];
        for c in run.chars() {
            if ('\u{2E80}'..'\u{E000}').contains(&c) {
                words.push(c.to_string());
                words.push(String::new());
            } else if let Some(last) = words.last_mut() {
                last.extend(c.to_lowercase());
            }
        }
        words
    })
    .filter(|word| word.chars().count() > 1 || word.len() > 2)
    .collect()
}

fn without_front_matter(source: &str) -> &str {
    let source = source.trim_start_matches('\u{feff}').trim_start();
    for fence in ["---", "+++"] {
        let Some(inner) = source.strip_prefix(fence) else {
            continue;
        };
        let close = format!("\n{fence}");
        if let Some((_, body)) = inner.split_once(&close) {
            return body;
        }
    }
    // Header lines of Pelican and the like.
    let mut rest = source;
    while let Some((line, after)) = rest.split_once('\n') {
        let is_key = line
            .split_once(':')
            .is_some_and(|(key, _)| !key.is_empty() && key.chars().all(char::is_alphanumeric));
        if !is_key || !line.starts_with(|c: char| c.is_alphabetic()) {
            break;
        }
        rest = after;
    }
    rest
}

/// Lines that carry no prose.
fn is_frame(line: &str) -> bool {
    let is_definition = line.starts_with('[') && line.contains("]:");
    is_definition
        || line.starts_with(":::")
        || line.starts_with("!!!")
        || line.starts_with("import ")
        || line.starts_with("export ")
        || line.starts_with(".. ")
        || line.starts_with("[TOC]")
        || line.starts_with("@[")
        || line.starts_with("%[")
}

/// The text without everything between two signs; what is never closed stays.
fn without(text: &str, open: &str, close: &str) -> String {
    replaced(text, open, close, " ")
}

fn replaced(text: &str, open: &str, close: &str, with: &str) -> String {
    let mut kept = String::new();
    let mut rest = text;
    while let Some((before, inner)) = rest.split_once(open) {
        let Some((_, after)) = inner.split_once(close) else {
            break;
        };
        kept.push_str(before);
        kept.push_str(with);
        rest = after;
    }
    kept.push_str(rest);
    kept
}

fn without_elements(text: &str) -> String {
    let text = without(text, "<script", "</script>");
    let text = without(&text, "<style", "</style>");
    let text = without(&text, "<noscript", "</noscript>");
    let text = without(&text, "<iframe", "</iframe>");
    let mut kept = String::new();
    let mut rest = &*text;
    while let Some((before, inner)) = rest.split_once('<') {
        kept.push_str(before);
        let is_tag = inner.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/');
        match inner.split_once('>') {
            Some((_, after)) if is_tag => rest = after,
            _ => {
                kept.push('<');
                rest = inner;
            }
        }
        // `<b>a</b>b` is one word, `a<br>b` is two; who knows: a place where words may join is left out of both.
        kept.push('\u{1}');
    }
    kept.push_str(rest);
    joined_words_out(&kept)
}

/// Words that touch a tag are left out: whether the tag parts them is not known here.
fn joined_words_out(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    for part in text.split_inclusive(char::is_whitespace) {
        let is_joined = part
            .split('\u{1}')
            .filter(|piece| piece.contains(char::is_alphanumeric))
            .count()
            > 1;
        if is_joined {
            kept.push(' ');
        } else {
            kept.push_str(&part.replace('\u{1}', " "));
        }
    }
    kept
}

/// A line without targets, addresses, code spans, attributes and entities.
fn plain(line: &str) -> String {
    let line = replaced(line, "](", ")", "");
    // A target that goes on in the next line.
    let line = line.split("](").next().unwrap_or_default();
    let line = replaced(line, "][", "]", "");
    let line = without(&line, "{", "}");
    let line = without(&line, "`", "`");
    let line = without(&line, "[^", "]");
    let line = without(&line, "[!", "]");
    let line = line.replace(['[', ']'], "");
    line.split_whitespace()
        .filter(|word| {
            let is_odd = word.contains("://")
                || word.contains("www.")
                || word.contains(['&', '\\', '@', ':', '=']);
            !is_odd
        })
        .collect::<Vec<_>>()
        .join(" ")
}
