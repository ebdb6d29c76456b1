//! Liquid, as Jekyll, Hexo, Eleventy, Zola and dev.to use it: `{% tag %}` and `{{ expression }}`.

use super::arguments::Call;
use super::liquid_tags::{Kind, lookup, meaning_of, unknown};
use super::mask::Meaning;
use super::scanner::Scanner;

/// The longest tag, in bytes.
const LONGEST: usize = 4096;

/// The longest branch of a condition that is left out, in bytes.
const LONGEST_BRANCH: usize = 8 * 1024;

/// Masks the tag or the expression that starts at `at`.
pub(super) fn pass(scanner: &mut Scanner<'_>, at: usize) -> Option<usize> {
    match scanner.byte(at + 1)? {
        b'%' => pass_tag(scanner, at),
        b'{' => pass_expression(scanner, at),
        _ => None,
    }
}

/// Where a tag starts and ends.
#[derive(Clone, Copy)]
struct Place {
    at: usize,
    end: usize,
}

fn pass_tag(scanner: &mut Scanner<'_>, at: usize) -> Option<usize> {
    let inner_end = scanner.liquid.tag_end.near(scanner.source, at, LONGEST)?;
    let place = Place {
        at,
        end: inner_end + 2,
    };
    let inner = scanner
        .source
        .get(at + 2..inner_end)?
        .trim_matches('-')
        .trim_end_matches('/')
        .trim();
    let mut call = Call::read(inner);
    call.name = call.name.split('(').next().unwrap_or_default();
    if at < scanner.raw_end && !call.name.starts_with("end") {
        return Some(place.end);
    }
    scanner.liquid.has_tabs |= call.name == "tabs";
    match lookup(call.name) {
        Some(Kind::Code(end_name)) => put_code(scanner, place, &call, end_name),
        Some(Kind::Math(end_name)) => put_math(scanner, place, end_name),
        Some(Kind::Hidden(end_name)) => Some(hide(scanner, place, call.name, end_name)),
        Some(Kind::Raw(end_name)) => {
            let close = end_tag(scanner, place.end, "", end_name);
            scanner.raw_end = close.map_or(place.end, |close| close.at);
            Some(put(scanner, place, Meaning::Nothing))
        }
        Some(Kind::Assign) => {
            let statement = inner.get("assign".len()..).unwrap_or_default();
            scanner.liquid.variables.assign(statement);
            Some(put(scanner, place, Meaning::Nothing))
        }
        Some(Kind::Capture) => Some(capture(scanner, place, &call)),
        Some(Kind::EndQuote) => Some(end_quote(scanner, place)),
        Some(kind) => {
            if kind == Kind::Quote {
                scanner.liquid.attributions.push(attribution(&call));
            }
            Some(put(scanner, place, meaning_of(kind, &call)))
        }
        None => Some(put(scanner, place, unknown(&call))),
    }
}

fn put(scanner: &mut Scanner<'_>, place: Place, meaning: Meaning) -> usize {
    let is_inline = matches!(meaning, Meaning::Target(_) | Meaning::Link { .. });
    if scanner.is_alone(place.at, place.end) && !is_inline {
        scanner.isolate(place.end, |output| {
            output.mask(place.at..place.end, meaning);
        });
    } else {
        scanner.output.mask(place.at..place.end, meaning);
    }
    place.end
}

fn hide(scanner: &mut Scanner<'_>, place: Place, name: &str, end_name: &'static str) -> usize {
    // The other branch of a condition ends where the condition does, and may hold conditions itself.
    let name = if end_name == "endif" { "if" } else { name };
    let close = end_tag(scanner, place.end, name, end_name);
    let end = close.map_or(place.end, |close| close.end);
    let inner = scanner.source.get(place.end..end).unwrap_or_default();
    let end = if inner.contains("endunless") || inner.contains("endcase") {
        place.end
    } else {
        end
    };
    scanner.output.remove(place.at..end);
    end
}

fn capture<'a>(scanner: &mut Scanner<'a>, place: Place, call: &Call<'a>) -> usize {
    let Some(close) = end_tag(scanner, place.end, "", "endcapture") else {
        scanner.output.remove(place.at..place.end);
        return place.end;
    };
    let inner = scanner.source.get(place.end..close.at).unwrap_or_default();
    if let Some(name) = call.at(0) {
        scanner.liquid.variables.capture(name, inner.trim());
    }
    scanner.output.remove(place.at..close.end);
    close.end
}

/// Who is quoted: the words of Hexo's `{% blockquote Author, Source address %}` without the address.
fn attribution(call: &Call<'_>) -> String {
    if call.name != "blockquote" && call.name != "quote" {
        return String::new();
    }
    let named = call.get(&["author", "cite", "source"]);
    let words = call.positional.iter().filter(|word| !word.contains("://"));
    named.map_or_else(
        || words.copied().collect::<Vec<_>>().join(" "),
        str::to_owned,
    )
}

fn end_quote(scanner: &mut Scanner<'_>, place: Place) -> usize {
    let attribution = scanner.liquid.attributions.pop().unwrap_or_default();
    let close = meaning_of(Kind::EndQuote, &Call::default());
    if attribution.is_empty() {
        return put(scanner, place, close);
    }
    scanner.end_quote(place.at, place.end, &attribution, close);
    place.end
}

fn put_code(
    scanner: &mut Scanner<'_>,
    place: Place,
    call: &Call<'_>,
    end_name: &'static str,
) -> Option<usize> {
    let close = end_tag(scanner, place.end, "", end_name)?;
    let inner = scanner.source.get(place.end..close.at).unwrap_or_default();
    if inner.trim_start().starts_with("```") {
        // GitBook's `{% code title="…" %}` stands around a fence.
        return Some(put(scanner, place, Meaning::Nothing));
    }
    let first = call.at(0).unwrap_or_default();
    // Hexo's `{% codeblock Title lang:js address %}`.
    let named = call
        .positional
        .iter()
        .find_map(|word| word.strip_prefix("lang:"));
    let language = match call.name {
        "mermaid" => "mermaid",
        "runkit" => "js",
        "codeblock" => named.unwrap_or_default(),
        _ => named.unwrap_or(first),
    };
    scanner.put_fenced(place.at..close.end, place.end..close.at, language);
    Some(close.end)
}

fn put_math(scanner: &mut Scanner<'_>, place: Place, end_name: &'static str) -> Option<usize> {
    let close = end_tag(scanner, place.end, "", end_name)?;
    scanner.output.replace(place.at..place.end, "$$");
    scanner.output.replace(close.at..close.end, "$$");
    Some(close.end)
}

/// Where an end tag stands, at or after `from`; other tags named `name` before it want one of their own.
fn end_tag(
    scanner: &mut Scanner<'_>,
    from: usize,
    name: &str,
    end_name: &'static str,
) -> Option<Place> {
    if scanner.liquid.unclosed.contains(&end_name) {
        return None;
    }
    let is_branch = name == "if";
    let mut rest = scanner.rest(from).as_bytes();
    if is_branch {
        rest = rest.get(..LONGEST_BRANCH).unwrap_or(rest);
    }
    let mut depth = 0_usize;
    for at in memchr::memmem::find_iter(rest, "{%") {
        let tag = scanner.rest(from + at);
        let inner = tag.get(2..)?.trim_start_matches(['-', ' ']);
        if is_named(inner, end_name) {
            if depth == 0 {
                let end = tag.find("%}")?;
                return Some(Place {
                    at: from + at,
                    end: from + at + end + 2,
                });
            }
            depth -= 1;
        } else if !name.is_empty() && is_named(inner, name) {
            depth += 1;
        }
    }
    if !is_branch {
        scanner.liquid.unclosed.push(end_name);
    }
    None
}

fn is_named(inner: &str, name: &str) -> bool {
    inner
        .strip_prefix(name)
        .is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_'))
}

fn pass_expression(scanner: &mut Scanner<'_>, at: usize) -> Option<usize> {
    if scanner.byte_before(at) == Some(b'$') {
        return None;
    }
    let inner_end = scanner
        .liquid
        .expression_end
        .near(scanner.source, at, LONGEST)?;
    let inner = scanner.source.get(at + 2..inner_end)?;
    if inner.contains('\n') && !inner.contains('(') {
        return None;
    }
    let mut end = inner_end + 2;
    end += usize::from(inner.starts_with('{') && scanner.byte(end) == Some(b'}'));
    let inner = inner.trim_matches(['{', '-', ' ', '\n']);
    if let Some(markdown) = scanner.liquid.variables.markdown(inner) {
        scanner.output.replace(at..end, &markdown);
        return Some(end);
    }
    let meaning = scanner.liquid.variables.meaning(inner);
    Some(put(scanner, Place { at, end }, meaning))
}
