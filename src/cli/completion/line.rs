//! What was typed up to the cursor, as words. It knows the quotes of shells, and no argument.

/// A command line up to the cursor.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// The words behind the program's name that are typed already.
    pub before: Vec<String>,
    /// The word at the cursor, as far as it goes.
    pub current: Word,
}

/// A word without its quotes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Word {
    /// What the program would be given.
    pub text: String,
    /// The quote that is open at its end.
    pub open: Option<char>,
    /// Bytes of the text that a shell does not take for a part of the word it completes: what stands before an open quote,
    /// else before the last unquoted sign at which readline breaks words.
    pub before_break: usize,
}

/// The signs besides white space at which bash's readline breaks words (`COMP_WORDBREAKS`).
const BREAKS: [char; 9] = ['"', '\'', '>', '<', '=', ';', '|', '&', ':'];

/// The name that the program is called by.
const PROGRAM: &str = "kubenotes";

impl Line {
    /// From a whole line. Up to the program's name it is none of ours, such as a variable that is set for it.
    pub fn of_text(line: &str) -> Self {
        Self::of(split(line))
    }

    /// From the words as they are typed, the last of them at the cursor.
    pub fn of_words(words: &[String]) -> Self {
        Self::of(words.iter().map(|word| one(word)).collect())
    }

    fn of(mut words: Vec<Word>) -> Self {
        let current = words.pop().unwrap_or_default();
        let mut names = words.iter().map(|word| &word.text);
        let program = names.position(|word| is_program(word)).unwrap_or(0);
        let before = words.into_iter().skip(program + 1).map(|word| word.text);
        Self {
            before: before.collect(),
            current,
        }
    }
}

/// A word as it is typed; some shells have taken its quotes away already, and then it may have blanks.
fn one(typed: &str) -> Word {
    let mut words = split(typed);
    match words.pop() {
        Some(word) if words.is_empty() => word,
        _ => Word {
            text: typed.to_owned(),
            ..Word::default()
        },
    }
}

fn is_program(word: &str) -> bool {
    let name = word.rsplit(['/', '\\', '^']).next().unwrap_or(word);
    name.strip_suffix(".exe").unwrap_or(name) == PROGRAM
}

/// The words of a line; the last one is at the cursor, and empty behind a blank.
fn split(line: &str) -> Vec<Word> {
    let mut words = vec![Word::default()];
    let mut letters = line.chars();
    while let Some(letter) = letters.next() {
        let open = words.last().and_then(|word| word.open);
        if open.is_none() && letter.is_whitespace() {
            words.push(Word::default());
            continue;
        }
        let Some(word) = words.last_mut() else {
            continue;
        };
        match (open, letter) {
            (Some(quote), letter) if letter == quote => word.open = None,
            (None, '\'' | '"') => {
                word.before_break = word.text.len();
                word.open = Some(letter);
            }
            (None | Some('"'), '\\') => word.text.extend(letters.next()),
            _ => {
                word.text.push(letter);
                if open.is_none() && BREAKS.contains(&letter) {
                    word.before_break = word.text.len();
                }
            }
        }
    }
    // Blanks between two words are one.
    let last = words.len().saturating_sub(1);
    let mut at = 0;
    words.retain(|word| {
        at += 1;
        at > last || *word != Word::default()
    });
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> (Vec<String>, String, usize) {
        let line = Line::of_text(line);
        let current = line.current;
        (line.before, current.text, current.before_break)
    }

    #[test]
    fn words_lose_their_quotes() {
        let (before, current, _) = read("A=1 /usr/bin/kubenotes  list 'a b' c\\ d au");
        assert_eq!(before, ["list", "a b", "c d"]);
        assert_eq!(current, "au");
        assert_eq!(
            read("kubenotes list "),
            (vec!["list".into()], String::new(), 0)
        );
        assert_eq!(read("kn list"), (vec![], "list".into(), 0));
        assert_eq!(read(""), (vec![], String::new(), 0));
    }

    #[test]
    fn what_readline_leaves_alone_is_known() {
        assert_eq!(read("kubenotes list author:sl").2, "author:".len());
        assert_eq!(read("kubenotes list --theme=da").2, "--theme=".len());
        let quoted = Line::of_text("kubenotes list 'event:\"Kube");
        assert_eq!(quoted.current.open, Some('\''));
        assert_eq!(quoted.current.text, "event:\"Kube");
        assert_eq!(quoted.current.before_break, 0);
        let behind = Line::of_text("kubenotes list event:\"Kube");
        assert_eq!(
            (behind.current.open, behind.current.before_break),
            (Some('"'), 6)
        );
    }

    #[test]
    fn words_that_come_apart_are_read_each() {
        let words = ["kubenotes", "show", "c d", "'a b"].map(str::to_owned);
        let line = Line::of_words(&words);
        assert_eq!(line.before, ["show", "c d"]);
        assert_eq!(line.current.text, "a b");
    }
}
