//! The script for Nushell, which wants to know a command's options beforehand: made from the table of arguments. Values it
//! asks for like the other shells.

use std::fmt::Write as _;

use clap::{Arg, Command, CommandFactory};

use super::super::arguments::Arguments;

/// What asks this program. What is printed goes in as it is, and nothing is offered where only a file can stand.
const HEAD: &str = "\
# Completions of kubenotes for Nushell.
# kubenotes completions nushell | save -f ($nu.user-autoload-dirs.0 | path join kubenotes.nu)

def \"nu-complete kubenotes\" [context: string, offset: int] {
  let asked = do { ^kubenotes __complete nushell -- ($context | str substring 0..<$offset) } | complete
  if $asked.exit_code != 0 { return null }
  let completions = $asked.stdout | lines | each {|line|
    let parts = $line | split row \"\\t\"
    { value: $parts.0, description: ($parts | get -o 1 | default \"\") }
  }
  { options: { sort: false, completion_algorithm: \"substring\", case_sensitive: false }, completions: $completions }
}
";

/// The script.
pub fn script() -> String {
    let mut root = Arguments::command();
    root.build();
    let mut script = HEAD.to_owned();
    write_command(&root, "kubenotes", &mut script);
    script
}

fn write_command(command: &Command, path: &str, script: &mut String) {
    // Writing to a string cannot fail.
    if let Some(about) = command.get_about() {
        let _ = write!(script, "\n# {about}");
    }
    let _ = writeln!(script, "\nexport extern \"{path}\" [");
    let visible = command.get_arguments().filter(|one| !one.is_hide_set());
    for argument in visible {
        let _ = writeln!(script, "  {}", parameter(argument));
    }
    if command.get_positionals().next().is_none() {
        let _ = writeln!(script, "  ...words: string@\"nu-complete kubenotes\"");
    }
    script.push_str("]\n");
    let visible = command.get_subcommands().filter(|one| !one.is_hide_set());
    for below in visible.filter(|one| one.get_name() != "help") {
        write_command(below, &format!("{path} {}", below.get_name()), script);
    }
}

fn parameter(argument: &Arg) -> String {
    let value = if argument.get_action().takes_values() {
        ": string@\"nu-complete kubenotes\""
    } else {
        ""
    };
    let help = argument.get_help().map(ToString::to_string);
    let help = help.unwrap_or_default();
    let short = argument.get_short();
    let name = match (argument.get_long(), short) {
        (Some(long), Some(short)) => format!("--{long}(-{short})"),
        (Some(long), None) => format!("--{long}"),
        (None, Some(short)) => format!("-{short}"),
        (None, None) => {
            let name = argument.get_id().as_str();
            let takes_many = argument
                .get_num_args()
                .is_some_and(|count| count.max_values() > 1);
            let name = match (takes_many, argument.is_required_set()) {
                (true, _) => format!("...{name}"),
                (false, true) => name.to_owned(),
                (false, false) => format!("{name}?"),
            };
            return format!("{name}{value} # {help}");
        }
    };
    format!("{name}{value} # {help}")
}
