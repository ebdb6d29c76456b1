//! The keymaps that come with the program, by name. What stands in them is data.

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

    /// Later files go before earlier ones: how far up this one lies.
    pub(super) const fn height(self) -> u32 {
        match self {
            Self::Default => 0,
            Self::Vim | Self::Emacs => 1,
        }
    }

    /// Its file as `build.rs` made it: see [`File::built_in`](super::file::File::built_in). The default one stands on no other
    /// and is there as it is used.
    pub(super) const fn lines(self) -> Option<&'static str> {
        match self {
            Self::Default => None,
            Self::Vim => Some(include_str!(concat!(env!("OUT_DIR"), "/keymaps-vim.txt"))),
            Self::Emacs => Some(include_str!(concat!(env!("OUT_DIR"), "/keymaps-emacs.txt"))),
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
