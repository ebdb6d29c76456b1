//! How the panes stand beside and above each other: their order, what share of the screen the side panes have, which of them
//! are put away. Values and what changes them; where that is on a screen is worked out in `areas`.

use super::pane::Pane;

/// How the panes stand beside and above each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Arrangement {
    /// The panes from left to right.
    pub order: [Pane; 3],
    /// The post list.
    pub posts: SidePane,
    /// The notes.
    pub notes: SidePane,
    /// How much of their column the upper one has where the side panes stand above each other; `None` is half of it.
    pub upper: Option<Share>,
}

/// A pane beside the text. The text itself has what the others leave, and is never put away.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SidePane {
    /// How much of the screen's width it has; `None` is what suits the screen.
    pub share: Option<Share>,
    /// Whether it is put away; with the keyboard in it, it is there all the same.
    pub is_hidden: bool,
}

/// A share of the screen's width or height, in thousandths: so a pane that was made wider is wider on any screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share(u16);

impl Share {
    /// All of the screen, in thousandths.
    const WHOLE: u16 = 1000;

    /// So many thousandths; more than all are all.
    pub fn thousandths(thousandths: u16) -> Self {
        Self(thousandths.min(Self::WHOLE))
    }

    /// The share that so many cells are of a screen; [`Self::cells`] gives them back.
    pub fn of(cells: u16, screen: u16) -> Self {
        let screen = u32::from(screen.max(1));
        let share = (u32::from(cells) * u32::from(Self::WHOLE) + screen / 2) / screen;
        Self::thousandths(u16::try_from(share).unwrap_or(Self::WHOLE))
    }

    /// In thousandths.
    pub const fn in_thousandths(self) -> u16 {
        self.0
    }

    /// How many cells it is of a screen.
    pub fn cells(self, screen: u16) -> u16 {
        let whole = u32::from(Self::WHOLE);
        let cells = (u32::from(screen) * u32::from(self.0) + whole / 2) / whole;
        u16::try_from(cells).unwrap_or(u16::MAX)
    }
}

impl Default for Arrangement {
    fn default() -> Self {
        Self {
            order: Pane::ALL,
            posts: SidePane::default(),
            notes: SidePane::default(),
            upper: None,
        }
    }
}

impl Arrangement {
    /// What is set for a pane; nothing for the text.
    pub const fn side(&self, pane: Pane) -> Option<&SidePane> {
        match pane {
            Pane::Posts => Some(&self.posts),
            Pane::Reading => None,
            Pane::Notes => Some(&self.notes),
        }
    }

    /// The same, to be changed.
    pub const fn side_mut(&mut self, pane: Pane) -> Option<&mut SidePane> {
        match pane {
            Pane::Posts => Some(&mut self.posts),
            Pane::Reading => None,
            Pane::Notes => Some(&mut self.notes),
        }
    }

    /// Whether a pane is put away.
    pub fn is_hidden(&self, pane: Pane) -> bool {
        self.side(pane).is_some_and(|side| side.is_hidden)
    }

    /// Whether a pane stands to the left of the text.
    pub fn is_before_text(&self, pane: Pane) -> bool {
        let place = |pane| self.order.iter().position(|&other| other == pane);
        place(pane) < place(Pane::Reading)
    }

    /// Lets a pane change places with the one to its left (`-1`) or right (`1`), of those that are there; whether there is
    /// one.
    pub fn move_pane(&mut self, pane: Pane, direction: isize) -> bool {
        let is_there = |other: &Pane| *other == pane || !self.is_hidden(*other);
        let there: Vec<usize> = (0..self.order.len())
            .filter(|&at| self.order.get(at).is_some_and(is_there))
            .collect();
        let Some(from) = there
            .iter()
            .position(|&at| self.order.get(at) == Some(&pane))
        else {
            return false;
        };
        let to = from
            .checked_add_signed(direction)
            .and_then(|to| there.get(to));
        if let (Some(&from), Some(&to)) = (there.get(from), to) {
            self.order.swap(from, to);
            return true;
        }
        false
    }
}

/// What the start says of the panes.
#[derive(Clone, Copy, Debug, Default)]
pub struct PaneSettings {
    /// How they stand where nobody moved them: as the configuration says.
    pub usual: Arrangement,
    /// How they were left in an earlier sitting.
    pub kept: Option<Arrangement>,
}

impl PaneSettings {
    /// How they stand at the start.
    pub fn start(&self) -> Arrangement {
        self.kept.unwrap_or(self.usual)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_pane_changes_places_with_the_next_one_that_is_there() {
        let mut panes = Arrangement::default();
        assert!(panes.move_pane(Pane::Posts, 1));
        assert_eq!(panes.order, [Pane::Reading, Pane::Posts, Pane::Notes]);
        assert!(panes.move_pane(Pane::Posts, 1));
        assert!(!panes.move_pane(Pane::Posts, 1), "there is none");
        assert_eq!(panes.order, [Pane::Reading, Pane::Notes, Pane::Posts]);
        panes.notes.is_hidden = true;
        assert!(panes.move_pane(Pane::Posts, -1));
        assert_eq!(panes.order, [Pane::Posts, Pane::Notes, Pane::Reading]);
        assert!(panes.is_before_text(Pane::Notes));
    }

    proptest! {
        #[test]
        fn a_share_gives_back_the_cells_it_was_made_of(screen in 1_u16..900, cells in 0_u16..900) {
            let cells = cells.min(screen);
            prop_assert_eq!(Share::of(cells, screen).cells(screen), cells);
        }
    }
}
