//! What can be typed after `kubenotes`: one structure per subcommand. It does nothing; the doing stands in a file of its own.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::Timestamp;

use crate::annotation::Status;
use crate::config::{KeymapChoice, ThemeChoice};
use crate::find::Sort;
use crate::find::jump::JumpKind;
use crate::find::query::{Field, FieldEntry, FlagEntry, SubjectKind};
use crate::import::READERS;
use crate::import::highlights::HIGHLIGHT_READERS;

use super::completion::Shell;
use super::export_arguments::{ExportArguments, ShareArguments};
use super::reference::Page;
use super::schemas::Schema;

/// Read conference recaps, mark what to dig into, leave with a to-do list.
#[derive(Debug, Parser)]
#[command(
    name = "kubenotes",
    version,
    about,
    max_term_width = 100,
    after_help = "Without a command the interface opens, over these paths or over the library of the configuration;\nwithout either over the built-in guide. A folder that has a command's name is written ./list.\n\nExit code: 0 done, 1 nothing found or refused, 2 wrong usage or bad input."
)]
pub struct Arguments {
    /// What may stand before every command, or alone.
    #[command(flatten)]
    pub opening: Opening,
    /// What to do instead of opening the interface.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// What opens the interface: no command is among it.
#[derive(Clone, Debug, Default, Parser)]
#[command(name = "kubenotes")]
pub struct Opening {
    /// What holds for every command.
    #[command(flatten)]
    pub options: GlobalOptions,
    /// Folders and Markdown files to read
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
}

impl Arguments {
    /// Takes apart what was typed, the program's name first.
    ///
    /// Who only opens the interface needs none of the commands, whose making takes most of the time, and who names at most
    /// what is to be read needs no parser.
    pub fn read(typed: &[OsString]) -> Result<Self, clap::Error> {
        let words = || typed.iter().skip(1);
        let is_command = |word: &OsString| {
            let word = word.to_str();
            word.is_some_and(|word| word == "help" || Command::has_subcommand(word))
        };
        let has_command = words().any(is_command);
        let is_path =
            |word: &OsString| !word.is_empty() && !word.as_encoded_bytes().starts_with(b"-");
        if !has_command && words().all(is_path) {
            let opening = Opening {
                paths: words().map(PathBuf::from).collect(),
                ..Opening::default()
            };
            let command = None;
            return Ok(Self { opening, command });
        }
        if !has_command && let Ok(opening) = Opening::try_parse_from(typed) {
            let command = None;
            return Ok(Self { opening, command });
        }
        // Help and mistakes are told by who knows all commands.
        Self::try_parse_from(typed)
    }
}

/// What holds for every command.
#[derive(Args, Clone, Debug, Default)]
#[command(next_help_heading = "Options of every command")]
pub struct GlobalOptions {
    /// A folder or file of posts, instead of the configuration's (can be given several times)
    #[arg(long, global = true, value_name = "DIR")]
    pub library: Vec<PathBuf>,
    /// The folder of your notes, instead of the usual one or `$KUBENOTES_STORE`
    #[arg(long, global = true, value_name = "DIR")]
    pub store: Option<PathBuf>,
    /// The configuration file
    #[arg(long, global = true, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// The folder for what can be made again
    #[arg(long, global = true, value_name = "DIR")]
    pub cache: Option<PathBuf>,
    /// Read no configuration file
    #[arg(long, global = true, conflicts_with = "config")]
    pub no_config: bool,
    /// auto, the name of a theme, or the path of a theme file
    #[arg(long, global = true, value_name = "THEME", value_parser = theme)]
    pub theme: Option<ThemeChoice>,
    /// default, vim, emacs, or the path of a keymap file
    #[arg(long, global = true, value_parser = KeymapChoice::parse)]
    pub keymap: Option<KeymapChoice>,
}

/// The subcommands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// List the posts, newest first
    List(ListArguments),
    /// Add folders and files of posts to the library
    Add(PathsArguments),
    /// Take folders and files out of the library
    Remove(PathsArguments),
    /// List the library's folders and files
    Roots(RootsArguments),
    /// List the talks that the posts tell of
    #[command(after_help = query_help(SubjectKind::Talk))]
    Talks(QueryArguments),
    /// List the conferences that the posts tell of
    #[command(after_help = query_help(SubjectKind::Event))]
    Events(QueryArguments),
    /// List the speakers and their talks
    Speakers(QueryArguments),
    /// List the topics that posts and notes name
    Topics(QueryArguments),
    /// Print a post
    Show(ShowArguments),
    /// List what the fuzzy jump would, best first
    Jump(JumpArguments),
    /// Search in the text of all posts, notes and quotes
    Search(SearchArguments),
    /// List sentences that read like something to dig into and are not marked
    Suggest(SuggestArguments),
    /// Mark a passage; prints the id of the highlight
    Highlight(HighlightArguments),
    /// List the highlights and notes
    Highlights(HighlightsArguments),
    /// List the to-dos, first things first
    Todo(TodoArguments),
    /// Mark to-dos as done
    Done(IdArguments),
    /// Mark to-dos as open again
    Reopen(IdArguments),
    /// List what was done to highlights and notes, the latest first
    Changes(ChangesArguments),
    /// Take back the latest change of this machine, or so many
    Undo(StepsArguments),
    /// Do again what was last taken back
    Redo(StepsArguments),
    /// Print the to-dos in a format, or put them into a file
    Export(ExportArguments),
    /// Take in what was ticked, changed or added in an exported file
    Import(ImportArguments),
    /// Print the passage of a highlight, to give it to somebody
    Share(ShareArguments),
    /// Put all notes into one file, or into a new folder if the name ends in /
    Backup(BackupArguments),
    /// Bring back deleted notes by their ids, or take in a backup
    Restore(RestoreArguments),
    /// Check notes, settings, library and terminal, and say how to mend what is wrong
    Doctor(DoctorArguments),
    /// Print what the screen shows after some keys
    Frame(FrameArguments),
    /// Print the keys in force
    Keys(KeysArguments),
    /// Print the settings in force and where each comes from, write or edit their file
    Config(ConfigArguments),
    /// Print the script that makes a shell complete commands, queries, posts and names
    Completions {
        /// Which shell
        #[arg(value_enum)]
        shell: Shell,
    },
    /// Print a page of the manual, to be read by man -l -
    Man(ManArguments),
    /// Print what can stand at the cursor of a command line; the scripts of the shells ask this.
    #[command(name = "__complete", hide = true)]
    Complete {
        /// The shell that asks
        #[arg(value_enum)]
        shell: Shell,
        /// What is typed up to the cursor
        #[arg(last = true, allow_hyphen_values = true)]
        typed: Vec<String>,
    },
}

/// `man`
#[derive(Args, Debug)]
pub struct ManArguments {
    /// Which page
    #[arg(value_enum, default_value_t)]
    pub page: Page,
    /// Print it as Markdown
    #[arg(long)]
    pub markdown: bool,
}

/// `list`
#[derive(Args, Debug)]
#[command(after_help = query_help(SubjectKind::Post))]
pub struct ListArguments {
    /// What to look for: words, or fields such as author:slowe
    pub query: Vec<String>,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
    /// The posts of a saved view
    #[arg(long, value_name = "NAME")]
    pub view: Option<String>,
    /// date, title, author, event, progress or highlights; with - before it the other way round
    #[arg(long, value_name = "ORDER", value_parser = Sort::read, allow_hyphen_values = true)]
    pub sort: Option<Sort>,
}

/// What to look for.
#[derive(Args, Debug)]
pub struct QueryArguments {
    /// What to look for: words, or fields such as event:valencia
    pub query: Vec<String>,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

/// `show`
#[derive(Args, Debug)]
pub struct ShowArguments {
    /// A file, a path in the library, a part of a title, or - for standard input
    pub post: String,
    /// How to print it
    #[arg(long, value_enum)]
    pub format: Option<ShowFormat>,
    /// Columns to lay it out for (with `text`: laid out as well, without colours)
    #[arg(long, value_parser = clap::value_parser!(u16).range(1..=1000))]
    pub width: Option<u16>,
}

/// The formats of `show`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ShowFormat {
    /// The visible text, unwrapped
    Text,
    /// The rendering in colours
    Ansi,
    /// The document as data
    Json,
}

/// `jump`
#[derive(Args, Debug)]
pub struct JumpArguments {
    /// A few letters of a talk, speaker, heading, topic or post; 'exact, ^start, end$ and !not, as on screen
    #[arg(required = true)]
    pub query: Vec<String>,
    /// Only talks, only speakers, …
    #[arg(long, value_parser = kinds())]
    pub kind: Option<String>,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
    /// The most hits to print
    #[arg(long, default_value_t = 20)]
    pub limit: usize,
}

/// What the jump can be narrowed to.
fn kinds() -> clap::builder::PossibleValuesParser {
    clap::builder::PossibleValuesParser::new(JumpKind::ALL.map(JumpKind::key))
}

/// `search`
#[derive(Args, Debug)]
pub struct SearchArguments {
    /// Words, "phrases" and /regular expressions/, all of them in one section; capitals count if there are any
    #[arg(required = true)]
    pub pattern: Vec<String>,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

/// `suggest`
#[derive(Args, Debug)]
pub struct SuggestArguments {
    /// A file, a path in the library, or a part of a title; all posts if none is named
    pub post: Option<String>,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

/// `highlight`
#[derive(Args, Debug)]
pub struct HighlightArguments {
    /// A file, a path in the library, or a part of a title
    pub post: String,
    /// The passage as it reads on screen; white space and curly quotes do not matter
    #[arg(long, value_name = "TEXT")]
    pub quote: String,
    /// Which occurrence, from 1, where there are several
    #[arg(long, value_name = "K", value_parser = clap::value_parser!(u32).range(1..))]
    pub nth: Option<u32>,
    /// The category's id
    #[arg(long, default_value = "dig-into")]
    pub category: String,
    /// What it is about (can be given several times); guessed from links and names around the passage where left out
    #[arg(long)]
    pub topic: Vec<String>,
    /// What you think about it
    #[arg(long, default_value = "")]
    pub note: String,
}

/// `highlights`
#[derive(Args, Debug)]
#[command(after_help = query_help(SubjectKind::Note))]
pub struct HighlightsArguments {
    /// What to look for: words, or fields such as topic:argo
    pub query: Vec<String>,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
    /// List the deleted ones
    #[arg(long)]
    pub deleted: bool,
}

/// `todo`
#[derive(Args, Debug)]
#[command(after_help = query_help(SubjectKind::Note))]
pub struct TodoArguments {
    /// What to look for: words, or fields such as topic:argo
    pub query: Vec<String>,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
    /// Those done and dropped as well
    #[arg(long, conflicts_with = "status")]
    pub all: bool,
    /// Only of this status: open, doing, done, dropped (can be given several times)
    #[arg(long, value_parser = status)]
    pub status: Vec<Status>,
    /// Only of this category, by id
    #[arg(long)]
    pub category: Option<String>,
    /// Only about this topic
    #[arg(long)]
    pub topic: Option<String>,
}

/// `done`, `reopen`
#[derive(Args, Debug)]
pub struct IdArguments {
    /// Beginning or end of an id, at least four characters of it
    #[arg(required = true, value_name = "ID")]
    pub ids: Vec<String>,
}

/// `backup`
#[derive(Args, Debug)]
#[command(
    after_help = "A backup is a tar file of a folder kubenotes/ with the files of the store as they are; any tar unpacks it.\nkubenotes restore FILE takes it in again."
)]
pub struct BackupArguments {
    /// The file to write, such as notes.tar; a name that ends in / is a new folder
    pub file: PathBuf,
    /// Replace the file if it is there
    #[arg(long)]
    pub force: bool,
}

/// `restore`
#[derive(Args, Debug)]
#[command(
    after_help = "What is in the store stays: notes that are missing are added, others are merged field by field, and a note that\nwent on since the backup is left as it is. u in the interface takes it all back."
)]
pub struct RestoreArguments {
    /// Ids of deleted notes, as highlights --deleted prints them; or backups, folders and files of single notes
    #[arg(required = true, value_name = "ID|FILE")]
    pub what: Vec<String>,
    /// Only say what would be done
    #[arg(long)]
    pub dry_run: bool,
}

/// `changes`
#[derive(Args, Debug)]
pub struct ChangesArguments {
    /// Words that must all occur in what was done, the passage, its topics or its post
    pub query: Vec<String>,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
    /// The most changes to print
    #[arg(long, default_value_t = 50)]
    pub limit: usize,
}

/// `undo` and `redo`
#[derive(Args, Debug)]
pub struct StepsArguments {
    /// How many changes
    #[arg(default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..))]
    pub count: u32,
}

/// `doctor`
#[derive(Args, Debug)]
#[command(
    after_help = "Exit code: 0 all is well, 1 something was found. --repair says what it would do, asks, and mends only what needs no\nguess; it deletes no note."
)]
pub struct DoctorArguments {
    /// Print JSON
    #[arg(long)]
    pub json: bool,
    /// Mend what can be mended without guessing, after asking
    #[arg(long)]
    pub repair: bool,
    /// Do not ask
    #[arg(long, requires = "repair")]
    pub yes: bool,
}

/// `import`
#[derive(Args, Debug)]
#[command(after_help = imports_help())]
pub struct ImportArguments {
    /// The file; - is standard input
    pub file: PathBuf,
    /// The format; guessed from the file's content and name where left out
    #[arg(long, value_name = "NAME", value_parser = import_formats())]
    pub format: Option<String>,
    /// Only say what would change
    #[arg(long)]
    pub dry_run: bool,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

/// What can be taken in.
fn import_formats() -> clap::builder::PossibleValuesParser {
    let todos = READERS.iter().map(|reader| reader.id);
    let highlights = HIGHLIGHT_READERS.iter().map(|reader| reader.id);
    clap::builder::PossibleValuesParser::new(todos.chain(highlights))
}

fn imports_help() -> String {
    let todos: Vec<&str> = READERS.iter().map(|reader| reader.id).collect();
    let highlights: Vec<&str> = HIGHLIGHT_READERS.iter().map(|reader| reader.id).collect();
    format!(
        "To-dos are read back from {}: status, priority, due date, place in the list and note,\nand new to-dos between them. What was deleted there stays here.\nHighlights made elsewhere are read from {}.\n\nTaking in a file twice changes nothing. kubenotes undo takes it back.",
        todos.join(", "),
        highlights.join(", ")
    )
}

/// `frame`
#[derive(Args, Debug)]
#[command(
    after_help = "KEYS are words with blanks between them. A word that is a key (j, G, ctrl-p, enter, space, pagedown, f1) is that\nkey; every other word is typed letter by letter, and so is what stands in \"double quotes\", blanks included:\n\n  kubenotes frame --keys 'ctrl-p \"rolling back\" enter v } d'\n\nThe store stays as it is: frame works on a copy of it, unless --store names one."
)]
pub struct FrameArguments {
    /// Folders and Markdown files to read, instead of the library
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Columns and rows
    #[arg(long, default_value = "120x40", value_parser = size, value_name = "WxH")]
    pub size: (u16, u16),
    /// Keys to press, one after the other
    #[arg(long, default_value = "")]
    pub keys: String,
    /// How to print the screen
    #[arg(long, value_enum, default_value = "text")]
    pub format: FrameFormat,
    /// The time it is, for screens that are the same every time
    #[arg(long, hide = true)]
    pub now: Option<Timestamp>,
}

/// The formats of `frame`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FrameFormat {
    /// Characters only
    Text,
    /// With colours, for a terminal
    Ansi,
    /// A picture
    Svg,
}

/// `add`, `remove`
#[derive(Args, Debug)]
pub struct PathsArguments {
    /// Folders and Markdown files
    #[arg(value_name = "PATH", required = true)]
    pub paths: Vec<PathBuf>,
}

/// `roots`
#[derive(Args, Debug)]
pub struct RootsArguments {
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

/// `keys`
#[derive(Args, Debug)]
pub struct KeysArguments {
    /// Print JSON
    #[arg(long)]
    pub json: bool,
    /// Say what is wrong in this keymap file, or in your own that is in force
    #[arg(long, value_name = "FILE", conflicts_with = "json")]
    #[expect(clippy::option_option, reason = "given or not, with a file or not")]
    pub check: Option<Option<PathBuf>>,
}

/// `config`
#[derive(Args, Debug)]
#[command(args_conflicts_with_subcommands = true)]
pub struct ConfigArguments {
    /// Print JSON
    #[arg(long)]
    pub json: bool,
    /// What to do instead.
    #[command(subcommand)]
    pub command: Option<ConfigCommand>,
}

/// What can be done about the configuration's files.
#[derive(Clone, Copy, Debug, Subcommand)]
pub enum ConfigCommand {
    /// Write a commented file to begin with, and the schemas by which editors complete it; never over one that is there
    Init,
    /// Open the file in $VISUAL or $EDITOR, and check it afterwards
    Edit,
    /// Print the JSON schema of the configuration, of keymaps or of themes
    Schema {
        /// Of which file
        #[arg(value_enum, default_value_t)]
        of: Schema,
    },
}

/// The largest screen that is drawn, in columns or rows.
const LARGEST_SIDE: u16 = 1000;

/// Whether there is such a theme shows when it is read.
#[expect(clippy::unnecessary_wraps, reason = "the form that clap asks for")]
fn theme(written: &str) -> Result<ThemeChoice, String> {
    Ok(ThemeChoice::read(written))
}

fn size(written: &str) -> Result<(u16, u16), String> {
    let side = |text: &str| {
        text.trim()
            .parse()
            .ok()
            .filter(|side| (1..=LARGEST_SIDE).contains(side))
    };
    let sides = written.split_once(['x', 'X', '×']);
    sides
        .and_then(|(width, height)| Some((side(width)?, side(height)?)))
        .ok_or_else(|| {
            format!("write columns x rows, such as 120x40, each from 1 to {LARGEST_SIDE}")
        })
}

fn status(written: &str) -> Result<Status, String> {
    Status::ALL
        .into_iter()
        .find(|status| status.word() == written)
        .ok_or_else(|| format!("write one of {}", Status::ALL.map(Status::word).join(", ")))
}

/// The fields of queries about a kind of subject, for the help.
pub(super) fn query_help(kind: SubjectKind) -> String {
    let lines = FieldEntry::for_kind(kind).map(|entry| {
        let choice = match entry.field {
            Field::Is | Field::Has => FlagEntry::behind(entry.field, kind)
                .map(|flag| flag.name)
                .collect(),
            Field::Status => Status::ALL.map(Status::word).to_vec(),
            _ => Vec::new(),
        };
        let meaning = entry.meaning.of(kind).unwrap_or_default();
        let told = if choice.is_empty() {
            format!("{meaning} ({})", entry.example)
        } else {
            format!("{meaning}: {}", choice.join(", "))
        };
        format!("  {:<10} {told}", format!("{}:", entry.name))
    });
    let lines: Vec<String> = lines.collect();
    format!(
        "What to look for is words, \"phrases\" and fields; all must hold. - before one leaves out what has it, OR stands between\ntwo of which one is enough, and parentheses group. Put it in single quotes where it has blanks or double quotes.\n\nFields:\n{}",
        lines.join("\n")
    )
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_table_of_arguments_is_sound() {
        Arguments::command().debug_assert();
    }

    fn read(typed: &[&str]) -> Result<Arguments, clap::Error> {
        let typed: Vec<OsString> = typed.iter().map(OsString::from).collect();
        Arguments::read(&typed)
    }

    #[test]
    fn a_word_that_is_no_command_is_a_path() {
        let arguments = read(&["kubenotes", "./list", "posts"]).unwrap();
        assert_eq!(arguments.opening.paths.len(), 2);
        assert!(arguments.command.is_none());
        let typed = [
            "kubenotes",
            "--store",
            "x",
            "list",
            "a",
            "b",
            "--library",
            "y",
        ];
        let arguments = read(&typed).unwrap();
        assert!(matches!(arguments.command, Some(Command::List(list)) if list.query.len() == 2));
        assert_eq!(arguments.opening.options.library, [PathBuf::from("y")]);
    }

    #[test]
    fn the_short_way_to_the_interface_leads_where_the_long_one_does() {
        let lines = [
            "",
            "posts",
            "a/b ./list ../c.md",
            "--no-config --store list a.md",
            "--store=x a b",
            "help",
            "help list",
            "--help",
            "-V",
            "--nonsense",
            "--config x --no-config",
            "a list",
            "--library a --library b --theme dark --keymap vim",
            "--theme",
            "-- list",
            "lst",
        ];
        for line in lines {
            let typed: Vec<&str> = ["kubenotes"]
                .into_iter()
                .chain(line.split_whitespace())
                .collect();
            let told = |outcome: Result<Arguments, clap::Error>| match outcome {
                Ok(arguments) => format!("{arguments:?}"),
                Err(error) => error.to_string(),
            };
            assert_eq!(
                told(read(&typed)),
                told(Arguments::try_parse_from(&typed)),
                "{line}"
            );
        }
    }

    #[test]
    fn sizes() {
        assert_eq!(size("80x24"), Ok((80, 24)));
        for wrong in ["80", "0x24", "80x1001", "x", "-1x3"] {
            assert!(size(wrong).is_err(), "{wrong}");
        }
    }
}
