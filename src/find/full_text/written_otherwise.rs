//! Whether a word may stand in a source in another way than letter by letter: with markup, tags or marks without a width between
//! its letters, or with a letter beyond ASCII or an entity in place of one. It looks only at such places, of which most
//! sources have few.

use memchr::{memchr2, memchr2_iter, memchr3_iter};

use crate::find::beyond_ascii::{Form, letter_at, next_beyond_ascii};

/// A longer tag or address may be anything, in bytes.
const LONGEST: usize = 1024;

/// The longest name of an entity that is looked at, in bytes.
const LONGEST_ENTITY: usize = 12;

/// Whether a source may hold a word (ASCII letters and digits, lower case) in another way than letter by letter; `false` is
/// sure.
pub fn may_be_written_otherwise(word: &[u8], source: &[u8]) -> bool {
    has_at(word, source, memchr3_iter(b'*', b'_', b'`', source))
        || has_at(word, source, memchr3_iter(b'<', b'[', b']', source))
        || has_at(
            word,
            source,
            memchr2_iter(b'~', b'=', source).filter(|at| is_mark(source, *at)),
        )
        || has_at(word, source, memchr2_iter(b'\\', b'&', source))
        || has_at(word, source, beyond_ascii(source))
}

/// Entities for signs, which are in no word: the frequent ones.
const SIGNS: [&[u8]; 31] = [
    b"amp", b"apos", b"bdquo", b"bull", b"copy", b"deg", b"emsp", b"ensp", b"euro", b"gt",
    b"hellip", b"laquo", b"larr", b"ldquo", b"lsquo", b"lt", b"mdash", b"middot", b"nbsp",
    b"ndash", b"para", b"pound", b"quot", b"raquo", b"rarr", b"rdquo", b"reg", b"rsquo", b"sect",
    b"thinsp", b"times",
];

/// Whether what stands here may mark words: one equals sign does not.
fn is_mark(source: &[u8], at: usize) -> bool {
    source.get(at) != Some(&b'=') || source.get(at + 1) == Some(&b'=')
}

/// Whether a word may stand around one of these places.
fn has_at(word: &[u8], source: &[u8], mut places: impl Iterator<Item = usize>) -> bool {
    let mut end = 0;
    places.any(|at| at >= end && stands_around(word, source, at, &mut end))
}

/// The places of characters that are not ASCII and may be in a word.
fn beyond_ascii(source: &[u8]) -> impl Iterator<Item = usize> {
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            let at = next_beyond_ascii(source, from)?;
            let letter = letter_at(source, at);
            from = at + letter.map_or(1, char::len_utf8);
            if letter.is_none_or(|letter| Form::of(letter) != Form::Itself) {
                return Some(at);
            }
        }
    })
}

/// Whether a word may stand around what is not seen, or stands for letters, from a place on; tells where that ends.
fn stands_around(word: &[u8], source: &[u8], at: usize, end: &mut usize) -> bool {
    let before = at.checked_sub(1).and_then(|at| source.get(at)).copied();
    let is_letter = |byte: u8| byte.is_ascii_alphanumeric();
    let may_stand_for_letter = matches!(source.get(at), Some(b'&' | 0x80..));
    if !may_stand_for_letter && !before.is_some_and(|byte| is_letter(byte) && has(word, byte)) {
        return false;
    }
    let Some((letters, behind)) = stretch(source, at) else {
        return true;
    };
    *end = behind;
    let before = match before {
        // In the midst of something that is not seen: whatever stands before that.
        Some(
            b'*' | b'_' | b'`' | b'<'..=b'>' | b'~' | b'[' | b'\\' | b']' | b')' | b';' | 0x80..,
        ) => None,
        before => Some(before.unwrap_or(b' ')),
    };
    spans(word, before, &letters, source.get(behind).copied())
}

/// Whether a word may go over these letters: all that stand between two bytes; of which the first may be any if none is given.
/// A letter that is not given may be any, too.
fn spans(word: &[u8], before: Option<u8>, letters: &[Option<char>], behind: Option<u8>) -> bool {
    let begins_before = |at: usize| before.is_none_or(|before| is(word, at, before));
    let goes_on = |at: usize| at == word.len() || behind.is_some_and(|behind| is(word, at, behind));
    let fits = |at: usize, letter: Option<char>| {
        let expected = word.get(at).copied().map(char::from);
        letter.is_none_or(|letter| expected == Some(letter))
    };
    // The word begins before the first letter.
    let before_it = (1..word.len()).any(|first| {
        let inside = letters.iter().zip(first..word.len());
        let count = letters.len().min(word.len() - first);
        begins_before(first - 1)
            && inside.into_iter().all(|(letter, at)| fits(at, *letter))
            && goes_on(first + count)
    });
    // Or with one of them.
    before_it
        || (0..letters.len()).any(|skipped| {
            let inside = letters.get(skipped..).unwrap_or_default();
            let count = inside.len().min(word.len());
            let mut pairs = inside.iter().zip(0..word.len());
            pairs.all(|(letter, at)| fits(at, *letter)) && goes_on(count)
        })
}

fn is(word: &[u8], at: usize, byte: u8) -> bool {
    word.get(at)
        .is_some_and(|letter| letter.eq_ignore_ascii_case(&byte))
}

fn has(word: &[u8], byte: u8) -> bool {
    word.contains(&byte.to_ascii_lowercase())
}

/// What from a place on stands for letters (`None` for one that may be any), up to the next that is seen as it is, and where
/// that is. `None` if that would take long to tell.
fn stretch(source: &[u8], from: usize) -> Option<(Vec<Option<char>>, usize)> {
    let (mut letters, mut at) = (Vec::new(), from);
    loop {
        let rest = source.get(at..).unwrap_or_default();
        match rest.first() {
            Some(b']') if matches!(rest.get(1), Some(b'(' | b'[')) => match address(rest)? {
                0 => return Some((letters, at)),
                length => at += length,
            },
            Some(b'*' | b'_' | b'~' | b'`' | b'\\' | b'=' | b'[' | b']') => at += 1,
            Some(b'<') => match tag(rest)? {
                0 => return Some((letters, at)),
                length => at += length,
            },
            Some(b'&') => {
                let Some(name) = entity(rest) else {
                    return Some((letters, at));
                };
                match form_of_entity(name) {
                    Some(Form::Letter(typed)) => letters.push(Some(typed)),
                    Some(Form::Unseen) => {}
                    Some(Form::Itself) => return Some((letters, at)),
                    None => letters.push(None),
                }
                at += name.len() + 2;
            }
            Some(0x80..) => {
                let letter = letter_at(rest, 0)?;
                match Form::of(letter) {
                    Form::Letter(typed) => letters.push(Some(typed)),
                    Form::Unseen => {}
                    Form::Itself => return Some((letters, at)),
                }
                at += letter.len_utf8();
            }
            _ => return Some((letters, at)),
        }
    }
}

/// The length of the tag at the start; 0 if there is none, `None` if it is long.
fn tag(rest: &[u8]) -> Option<usize> {
    let inside = rest.get(1..LONGEST.min(rest.len())).unwrap_or_default();
    match memchr2(b'<', b'>', inside) {
        Some(at) if inside.get(at) == Some(&b'>') => Some(at + 2),
        None if rest.len() > LONGEST => None,
        _ => Some(0),
    }
}

/// The length of the end of a link's words and of its address or name; 0 if it has none, `None` if that is not sure.
fn address(rest: &[u8]) -> Option<usize> {
    let (opens, closes) = match rest.get(1) {
        Some(b'(') => (b'(', b')'),
        _ => (b'[', b']'),
    };
    let inside = rest.get(2..LONGEST.min(rest.len())).unwrap_or_default();
    match memchr2(opens, closes, inside) {
        Some(at) if inside.get(at) == Some(&closes) => Some(at + 3),
        None if rest.len() <= LONGEST => Some(0),
        _ => None,
    }
}

/// The name of the entity at the start.
fn entity(rest: &[u8]) -> Option<&[u8]> {
    let is_name = |byte: &&u8| byte.is_ascii_alphanumeric() || **byte == b'#';
    let name = rest.iter().skip(1).take(LONGEST_ENTITY).take_while(is_name);
    let end = 1 + name.count();
    let is_whole = end > 1 && rest.get(end) == Some(&b';');
    rest.get(1..end).filter(|_| is_whole)
}

/// What an entity of this name may be in a word; `None` if it may be any letter.
fn form_of_entity(name: &[u8]) -> Option<Form> {
    if let b"shy" | b"zwj" | b"zwnj" = name {
        return Some(Form::Unseen);
    }
    if SIGNS.contains(&name) {
        return Some(Form::Itself);
    }
    let number = str::from_utf8(name.strip_prefix(b"#")?).ok()?;
    let value = match number.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16),
        None => number.parse(),
    };
    let letter = char::from_u32(value.ok()?)?;
    Some(match letter.to_ascii_lowercase() {
        plain if plain.is_ascii_alphanumeric() => Form::Letter(plain),
        other if other.is_ascii() => Form::Itself,
        other => Form::of(other),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(word: &str, source: &str, expected: bool) {
        let found = may_be_written_otherwise(word.as_bytes(), source.as_bytes());
        assert_eq!(found, expected, "{word}: {source}");
    }

    #[test]
    fn a_word_is_found_however_it_is_written() {
        for source in [
            "roll**outs**",
            "Röllouts",
            "Ro\u{301}llouts",
            "Ｒollouts",
            "x*Ｒ*ollouts",
            "rolloutš",
            "rollout&scaron;",
            "r&ouml;llouts",
            "r*&ouml;*ll**outs**",
            "<b>R</b>ollouts",
            "<b><i>r</i></b>&#111;llouts",
            "Roll\u{ad}outs",
            "roll\\_outs",
            "roll&shy;outs",
            "roll&#xAD;*&#79;*uts",
            "[roll](https://example.org/)outs",
            "[roll][1]outs",
            "roll<a\nhref='x'>outs",
            "roll==outs==",
        ] {
            check("rollouts", source, true);
        }
        check("h2o", "H<sub>2</sub>O", true);
    }

    #[test]
    fn what_stands_beside_markup_is_no_other_word() {
        for source in [
            "",
            "*",
            "rolling **out**",
            "“rolls” – it’s naïve…",
            "[ro](x) llouts",
            "r* ollouts",
            "東京で rolling",
            "ro<",
            "&&amp;&",
            "the Søren of Łódź, José",
            "it&#8217;s &#x2014; &#114; ollouts",
            "<b>roll</b>&nbsp;<b>outs</b> of&nbsp;t&amp;s",
            "r=o&roll=outs",
        ] {
            check("rollouts", source, false);
        }
    }

    #[test]
    fn much_of_the_same_takes_no_longer() {
        for piece in [
            "a*", "*", "a<", "<a>", "a&a;", "&", "東", "é", "[a](", "a](x)",
        ] {
            let source = piece.repeat(200_000);
            may_be_written_otherwise(b"bac", source.as_bytes());
        }
    }
}
