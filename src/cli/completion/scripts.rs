//! `kubenotes completions`: the script that makes a shell ask this program. It looks at no line that is typed.

use super::super::failure::Failure;
use super::super::output::Output;
use super::nushell;
use super::shell::Shell;

/// Prints the script of a shell.
pub fn run(shell: Shell, out: &mut Output) -> Result<(), Failure> {
    out.text(&script(shell))
}

/// The script.
fn script(shell: Shell) -> String {
    let script = match shell {
        Shell::Bash => include_str!("../../../assets/completions/kubenotes.bash"),
        Shell::Zsh => include_str!("../../../assets/completions/_kubenotes"),
        Shell::Fish => include_str!("../../../assets/completions/kubenotes.fish"),
        Shell::Powershell => include_str!("../../../assets/completions/kubenotes.ps1"),
        Shell::Nushell => return nushell::script(),
    };
    script.replace("\r\n", "\n")
}
