//! The shells that complete, as a table. It knows no script.

use clap::ValueEnum;

/// A shell that completes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Shell {
    /// For ~/.local/share/bash-completion/completions/kubenotes
    Bash,
    /// For a file _kubenotes in a folder of $fpath
    Zsh,
    /// For ~/.config/fish/completions/kubenotes.fish
    Fish,
    /// For a line in $PROFILE: kubenotes completions powershell | Out-String | Invoke-Expression
    Powershell,
    /// For a file in $nu.user-autoload-dirs
    Nushell,
}
