//! The list of all that can be done as data: what is typed, what fits it, and which action the cursor is on. It is searched
//! with the jump's own search, over an index of its own.

use crate::find::jump::{JumpCommand, JumpHit, JumpIndex, JumpKind};
use crate::keymap::Context;
use crate::text::Span;

use super::super::field::Field;
use super::super::pane::Pane;

/// The state of the list.
#[derive(Clone, Debug)]
pub struct PaletteWindow {
    /// What is typed.
    pub query: Field,
    /// The contexts that one came from, innermost first.
    pub contexts: Vec<Context>,
    /// All that can be done, in the order in which it is listed while nothing is typed.
    pub commands: Vec<Command>,
    /// What fits, best first.
    pub rows: Vec<CommandRow>,
    /// The row under the cursor.
    pub chosen: usize,
    /// The commands as they are searched.
    index: JumpIndex,
}

/// Something that can be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Command {
    /// The action by name.
    pub name: &'static str,
    /// What it does.
    pub sentence: &'static str,
    /// The keys that do it where one came from; nothing, if there are none.
    pub keys: String,
    /// The pane it is done in, if that is another one.
    pub pane: Option<Pane>,
    /// How it is listed while nothing is typed.
    pub rank: CommandRank,
}

/// In which order commands are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CommandRank {
    /// It belongs to where one came from.
    Here,
    /// It makes sense everywhere.
    Everywhere,
    /// It is a move, which nobody makes by its name more than once.
    Move,
    /// It is done in another pane.
    Elsewhere,
}

/// A row of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommandRow {
    /// Which command, by its place among all.
    pub command: usize,
    /// The letters of its sentence that were typed.
    pub matched: Vec<Span>,
}

/// How much what is typed is a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Called {
    /// It is the name.
    Exactly,
    /// The name begins with it.
    AtFirst,
    /// It is not.
    Otherwise,
}

impl Command {
    /// Who types the beginning of a name goes by names.
    fn is_called(&self, typed: &str) -> Called {
        match self.name.strip_prefix(typed) {
            Some("") => Called::Exactly,
            Some(_) => Called::AtFirst,
            None => Called::Otherwise,
        }
    }
}

impl PaletteWindow {
    /// A window over these contexts that is still to be told what can be done in them.
    pub fn new(contexts: Vec<Context>) -> Self {
        Self {
            query: Field::one_line(""),
            contexts,
            commands: Vec::new(),
            rows: Vec::new(),
            chosen: 0,
            index: JumpIndex::default(),
        }
    }

    /// Takes in what can be done.
    pub fn fill(&mut self, commands: Vec<Command>) {
        let searched = commands.iter().map(|command| JumpCommand {
            title: command.sentence.to_owned(),
            keys: String::new(),
            name: command.name,
        });
        let searched: Vec<JumpCommand> = searched.collect();
        self.index.replace_commands(&searched);
        self.commands = commands;
        self.search();
    }

    /// Lists what fits; everything, while nothing is typed.
    pub fn search(&mut self) {
        self.chosen = 0;
        let query = self.query.text();
        if query.trim().is_empty() {
            let row = |command| CommandRow {
                command,
                matched: Vec::new(),
            };
            self.rows = (0..self.commands.len()).map(row).collect();
            return;
        }
        // With the sign of commands in front, no other sign that is typed means a kind.
        let asked = format!("{}{query}", JumpKind::Command.sign());
        let results = self.index.search(&asked, self.commands.len());
        let row = |hit: JumpHit| {
            let mut commands = self.commands.iter();
            let name = hit.entry.command?;
            Some(CommandRow {
                command: commands.position(|command| command.name == name)?,
                matched: hit.matched_title,
            })
        };
        let mut rows: Vec<CommandRow> = results.hits.into_iter().filter_map(row).collect();
        rows.sort_by_key(|row| {
            self.commands
                .get(row.command)
                .map(|c| c.is_called(query.trim()))
        });
        self.rows = rows;
    }

    /// The first row in sight where so many fit.
    pub const fn first_row(&self, fit: usize) -> usize {
        (self.chosen + 1).saturating_sub(fit)
    }

    /// The command under the cursor.
    pub fn command(&self) -> Option<&Command> {
        self.commands.get(self.rows.get(self.chosen)?.command)
    }
}
