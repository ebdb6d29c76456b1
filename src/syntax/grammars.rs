//! Code parsed by Sublime Text's grammars. It opens no files and reads no clock: who calls says when it took too long.

use syntect::parsing::{ParseState, ScopeStack, SyntaxReference, SyntaxSet};

use crate::text::Span;
use crate::theme::Role;

use super::language::{grammar_name, is_session};
use super::prompt::{SessionLine, begins_with_prompt, session_line};
use super::scopes::RoleTable;
use super::token::Token;

/// The longest code that is coloured, in bytes.
pub const LONGEST_BLOCK: usize = 200 << 10;

/// The longest line that is coloured, in bytes; longer ones are data.
pub const LONGEST_LINE: usize = 5_000;

/// The grammars that come with the program. Loading them takes tens of milliseconds.
pub struct Grammars {
    syntaxes: SyntaxSet,
    roles: RoleTable,
}

impl std::fmt::Debug for Grammars {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Grammars").finish_non_exhaustive()
    }
}

impl Grammars {
    /// Loads them.
    pub fn load() -> Self {
        Self {
            syntaxes: two_face::syntax::extra_newlines(),
            roles: RoleTable::new(),
        }
    }

    /// The coloured stretches of the code under `span`, in text order; none where the language is unknown.
    ///
    /// `goes_on` is asked before every line; once it says no, the rest stays plain. Code of more than [`LONGEST_BLOCK`]
    /// bytes and lines of more than [`LONGEST_LINE`] stay plain as well.
    pub fn tokens(
        &mut self,
        language: &str,
        text: &str,
        span: Span,
        goes_on: &dyn Fn() -> bool,
    ) -> Vec<Token> {
        let code = span.of(text);
        let is_shown = is_session(language) || begins_with_prompt(code);
        let name = if is_shown {
            "bash"
        } else {
            grammar_name(language)
        };
        let syntax = self.syntaxes.find_syntax_by_token(name);
        let Some(syntax) = syntax.filter(|_| code.len() <= LONGEST_BLOCK) else {
            return Vec::new();
        };
        let mut reader = Reader::new(&self.syntaxes, syntax, &mut self.roles, span.start);
        for line in code.split_inclusive('\n') {
            if !goes_on() {
                break;
            }
            if is_shown {
                reader.session_line(line);
            } else {
                reader.line(line);
            }
        }
        reader.tokens
    }
}

/// Code that is being read line by line.
struct Reader<'a> {
    syntaxes: &'a SyntaxSet,
    syntax: &'a SyntaxReference,
    roles: &'a mut RoleTable,
    state: ParseState,
    scopes: ScopeStack,
    /// Where the next line begins in the visible text.
    at: u32,
    /// Whether a command goes on in the next line.
    in_command: bool,
    tokens: Vec<Token>,
}

impl<'a> Reader<'a> {
    fn new(
        syntaxes: &'a SyntaxSet,
        syntax: &'a SyntaxReference,
        roles: &'a mut RoleTable,
        at: u32,
    ) -> Self {
        Self {
            syntaxes,
            syntax,
            roles,
            state: ParseState::new(syntax),
            scopes: ScopeStack::new(),
            at,
            in_command: false,
            tokens: Vec::new(),
        }
    }

    /// A line of what a terminal showed: the command is code, the rest is not.
    fn session_line(&mut self, line: &str) {
        match session_line(line, self.in_command) {
            SessionLine::Output => self.skip(line),
            SessionLine::Command(prompt) => {
                if !self.in_command {
                    (self.state, self.scopes) = (ParseState::new(self.syntax), ScopeStack::new());
                }
                let (prompt, command) = line.split_at_checked(prompt).unwrap_or(("", line));
                self.push(prompt, Some(Role::Muted));
                self.line(command);
                self.in_command = command.trim_end().ends_with('\\');
            }
        }
    }

    /// A line of code, its newline included.
    fn line(&mut self, line: &str) {
        if line.len() > LONGEST_LINE {
            return self.skip(line);
        }
        let Ok(changes) = self.state.parse_line(line, self.syntaxes) else {
            return self.skip(line);
        };
        let mut start = 0;
        for (place, change) in changes {
            self.push(line.get(start..place).unwrap_or_default(), None);
            start = start.max(place);
            // A grammar that takes away more than there is leaves the scopes as they are.
            let _ = self.scopes.apply(&change);
        }
        self.push(line.get(start..).unwrap_or_default(), None);
    }

    fn skip(&mut self, line: &str) {
        self.at = self.at.saturating_add(length(line));
    }

    /// Adds a stretch, with a role of its own or that of the scopes around it. Blanks at its ends have none, unless it goes
    /// on with what stands before it.
    fn push(&mut self, stretch: &str, role: Option<Role>) {
        let at = self.at;
        self.skip(stretch);
        let (start, end) = (stretch.trim_start(), stretch.trim_end());
        let Some(role) = role.or_else(|| self.roles.role(self.scopes.as_slice())) else {
            return;
        };
        if end.is_empty() {
            return;
        }
        let end = at.saturating_add(length(end));
        match self.tokens.last_mut() {
            Some(last) if last.role == role && last.span.end == at => {
                last.span = Span::new(last.span.start, end);
            }
            _ => {
                let start = at.saturating_add(length(stretch) - length(start));
                let span = Span::new(start, end);
                self.tokens.push(Token { span, role });
            }
        }
    }
}

fn length(text: &str) -> u32 {
    u32::try_from(text.len()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests;
