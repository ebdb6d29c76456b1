//! The words of a query: terms, minus signs, parentheses and OR, each with its place. Any string is words; whether they make
//! sense is not judged here.

use std::ops::Range;

/// A word of a query, and where it stands in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: TokenKind,
    /// Its bytes.
    pub place: Range<usize>,
}

/// What a word of a query is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// `(` before a word.
    Open,
    /// `)` behind a word, if a parenthesis is open.
    Close,
    /// `-` right before a word, or several.
    Minus {
        /// Whether they turn what follows into its opposite.
        is_odd: bool,
    },
    /// `OR` between blanks.
    Or,
    /// A word, a phrase, or a field with its value.
    Term(Term),
}

/// A word, a phrase, or a field with its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// What stands before the colon, if it can be a field's name.
    pub name: Option<Range<usize>>,
    /// The value without its quotes.
    pub value: String,
    /// Where the value stands, quotes included.
    pub value_place: Range<usize>,
    /// Whether it stands in quotes.
    pub is_quoted: bool,
}

/// Plain and typographic signs are the same: phrases are pasted as well as typed.
pub const QUOTES: [char; 5] = ['"', '“', '”', '„', '‟'];
const MINUS: [char; 2] = ['-', '−'];

/// The words of a query.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut scanner = Scanner {
        text,
        at: 0,
        open: 0,
    };
    let mut tokens = Vec::new();
    while let Some(token) = scanner.next_token() {
        tokens.push(token);
    }
    tokens
}

/// Whether a word would be read as something else than itself if it stood without quotes.
pub fn needs_quotes(word: &str) -> bool {
    let whole = tokens(word);
    let is_itself = matches!(
        whole.as_slice(),
        [Token { kind: TokenKind::Term(Term { name: None, value, is_quoted: false, .. }), .. }] if value == word
    );
    !is_itself || word.contains(['(', ')']) || word.contains(QUOTES)
}

struct Scanner<'a> {
    text: &'a str,
    at: usize,
    /// How many parentheses are open.
    open: usize,
}

impl<'a> Scanner<'a> {
    fn next_token(&mut self) -> Option<Token> {
        self.skip_punctuation();
        let start = self.at;
        let first = self.peek()?;
        let kind = match first {
            '(' => {
                self.open += 1;
                self.skip(first);
                TokenKind::Open
            }
            ')' if self.open > 0 => {
                self.open -= 1;
                self.skip(first);
                TokenKind::Close
            }
            sign if MINUS.contains(&sign) => {
                let behind = self.rest().trim_start_matches(MINUS).len();
                let signs = self.rest().chars().take_while(|c| MINUS.contains(c));
                let is_odd = signs.count() % 2 == 1;
                self.at = self.text.len() - behind;
                TokenKind::Minus { is_odd }
            }
            _ => self.term_or_word(),
        };
        Some(Token {
            kind,
            place: start..self.at,
        })
    }

    fn term_or_word(&mut self) -> TokenKind {
        if self.peek().is_some_and(|c| QUOTES.contains(&c)) {
            return TokenKind::Term(self.value(None));
        }
        if let Some(name) = self.name() {
            return TokenKind::Term(self.value(Some(name)));
        }
        let term = self.value(None);
        if term.value == "OR" {
            TokenKind::Or
        } else {
            TokenKind::Term(term)
        }
    }

    /// Letters before a colon. What follows the colon of an address or a path of modules makes it a word like others.
    fn name(&mut self) -> Option<Range<usize>> {
        let rest = self.rest();
        let letters = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
        let behind = rest.get(letters..)?.strip_prefix(':')?;
        if letters == 0 || behind.starts_with([':', '/', '\\']) {
            return None;
        }
        let name = self.at..self.at + letters;
        self.at += letters + 1;
        Some(name)
    }

    fn value(&mut self, name: Option<Range<usize>>) -> Term {
        let start = self.at;
        let is_quoted = self.peek().is_some_and(|c| QUOTES.contains(&c));
        let value = if is_quoted {
            self.phrase()
        } else {
            self.word()
        };
        Term {
            name,
            value,
            value_place: start..self.at,
            is_quoted,
        }
    }

    /// Up to the closing quote or the end; a backslash takes a quote or a backslash as it is.
    fn phrase(&mut self) -> String {
        let mut value = String::new();
        let mut characters = self.rest().char_indices().skip(1).peekable();
        let mut end = self.text.len();
        while let Some((offset, character)) = characters.next() {
            let next = characters.peek().map(|(_, next)| *next);
            let taken = next.filter(|next| *next == '\\' || QUOTES.contains(next));
            match (character, taken) {
                ('\\', Some(next)) => {
                    value.push(next);
                    characters.next();
                }
                (quote, _) if QUOTES.contains(&quote) => {
                    end = self.at + offset + quote.len_utf8();
                    break;
                }
                (other, _) => value.push(other),
            }
        }
        self.at = end;
        value
    }

    /// Up to a blank, or to the parenthesis that closes a group; parentheses in the word belong to it.
    fn word(&mut self) -> String {
        let start = self.at;
        let mut inner = 0_usize;
        while let Some(character) = self.peek().filter(|c| !c.is_whitespace()) {
            match character {
                '(' => inner += 1,
                ')' if inner > 0 => inner -= 1,
                ')' if self.open > 0 => break,
                _ => {}
            }
            self.skip(character);
        }
        self.text.get(start..self.at).unwrap_or_default().to_owned()
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn skip(&mut self, character: char) {
        self.at += character.len_utf8();
    }

    /// Skips blanks, and dashes with blanks around them: titles are pasted with those.
    fn skip_punctuation(&mut self) {
        loop {
            let rest = self.rest().trim_start();
            self.at = self.text.len() - rest.len();
            let behind = rest.trim_start_matches(MINUS);
            let is_word = behind.starts_with(|c: char| !c.is_whitespace());
            if is_word || behind.len() == rest.len() {
                return;
            }
            self.at = self.text.len() - behind.len();
        }
    }
}
