//! The keymaps that come with the program, by name. What stands in them is data.

use crate::text::builtin_table;

/// A keymap that comes with the program.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum BuiltIn {
    /// Arrows and letters.
    #[default]
    Default,
    /// As in vim.
    Vim,
    /// As in Emacs.
    Emacs,
}

impl BuiltIn {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Default, Self::Vim, Self::Emacs];

    /// Its name in files and settings.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Default => "default",
            Self::Vim => "vim",
            Self::Emacs => "emacs",
        }
    }

    /// The one of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|keymap| keymap.name() == name)
    }

    /// Its file as `build.rs` made it.
    pub(super) const fn json(self) -> &'static str {
        match self {
            Self::Default => builtin_table!("keymaps-default"),
            Self::Vim => builtin_table!("keymaps-vim"),
            Self::Emacs => builtin_table!("keymaps-emacs"),
        }
    }

    /// Its file as it is written.
    #[cfg(test)]
    pub(super) const fn yaml(self) -> &'static str {
        match self {
            Self::Default => include_str!("../../keymaps/default.yaml"),
            Self::Vim => include_str!("../../keymaps/vim.yaml"),
            Self::Emacs => include_str!("../../keymaps/emacs.yaml"),
        }
    }
}
