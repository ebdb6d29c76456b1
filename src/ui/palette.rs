//! A theme as terminal styles, and the symbols lines are drawn with.

use ratatui::style::{Color as TerminalColor, Modifier, Style};

use crate::annotation::{AnchorState, CategoryColor, Status};
use crate::theme::{Color, Look, Role, Theme};

/// Styles and symbols for one terminal.
#[derive(Clone, Debug)]
pub struct Palette {
    theme: Theme,
    depth: Depth,
    ascii: bool,
}

/// How many colours there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Depth {
    /// As the theme says.
    #[default]
    Full,
    /// None: bold, underline and reverse have to do.
    None,
}

/// What lines and marks are drawn with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Symbols {
    /// Between panes.
    pub vertical: &'static str,
    /// Across.
    pub horizontal: &'static str,
    /// Corners of a window: top left, top right, bottom left, bottom right.
    pub corners: [&'static str; 4],
    /// Before the chosen line of a list.
    pub chosen: &'static str,
    /// Beside the chosen note.
    pub bar: &'static str,
    /// Progress: full and empty.
    pub progress: [&'static str; 2],
    /// Beside a post that is unread.
    pub unread: &'static str,
    /// Where typing goes on.
    pub cursor: &'static str,
    /// Before a number of highlights.
    pub highlights: &'static str,
    /// Before a number of to-dos.
    pub todos: &'static str,
    /// The scroll bar where the screen is.
    pub thumb: &'static str,
    /// A hit of the search in the scroll bar.
    pub hit: &'static str,
    /// The hit one is at in the scroll bar.
    pub current_hit: &'static str,
    /// A highlight in the scroll bar.
    pub mark: &'static str,
    /// Beside a group that is folded, and one that is not.
    pub folds: [&'static str; 2],
    /// Beside what was chosen for the next action.
    pub picked: &'static str,
    /// A column of a chart, from nothing to a whole cell in eighths.
    pub columns: [&'static str; 9],
    /// Where a sentence begins that is offered as something to dig into.
    pub suggestion: &'static str,
    /// Beside a passage that moved, one that changed, and one that is no longer there.
    pub states: [&'static str; 3],
}

const DRAWN: Symbols = Symbols {
    vertical: "│",
    horizontal: "─",
    corners: ["╭", "╮", "╰", "╯"],
    chosen: "▸",
    bar: "▌",
    progress: ["▰", "▱"],
    unread: "•",
    cursor: "▏",
    highlights: "◆",
    todos: "☐",
    thumb: "┃",
    hit: "─",
    current_hit: "━",
    mark: "▪",
    folds: ["▹", "▿"],
    picked: "●",
    columns: [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"],
    suggestion: "◇",
    states: ["→", "≠", "✗"],
};

const PLAIN: Symbols = Symbols {
    vertical: "|",
    horizontal: "-",
    corners: ["+", "+", "+", "+"],
    chosen: ">",
    bar: "|",
    progress: ["#", "."],
    unread: "o",
    cursor: "_",
    highlights: "*",
    todos: "[ ]",
    thumb: "#",
    hit: "-",
    current_hit: "=",
    mark: "*",
    folds: ["+", "-"],
    picked: "*",
    columns: [" ", ".", ".", ":", ":", "|", "|", "#", "#"],
    suggestion: "~",
    states: [">", "~", "x"],
};

impl Palette {
    /// A palette of a theme.
    pub const fn new(theme: Theme, depth: Depth, ascii: bool) -> Self {
        Self {
            theme,
            depth,
            ascii,
        }
    }

    /// The symbols lines are drawn with.
    pub const fn symbols(&self) -> Symbols {
        if self.ascii { PLAIN } else { DRAWN }
    }

    /// Whether only ASCII is drawn beside the text's own characters.
    pub const fn is_ascii(&self) -> bool {
        self.ascii
    }

    /// The sign of how sure it is where a passage stands; none for one that stands where it was marked.
    pub const fn state_sign(&self, state: AnchorState) -> Option<&'static str> {
        let [moved, changed, orphan] = self.symbols().states;
        match state {
            AnchorState::Exact => None,
            AnchorState::Moved => Some(moved),
            AnchorState::Changed => Some(changed),
            AnchorState::Orphan => Some(orphan),
        }
    }

    /// The sign of how far a to-do is.
    pub const fn status_sign(&self, status: Status) -> &'static str {
        match (self.ascii, status) {
            (false, status) => status.sign(),
            (true, Status::Open) => "[ ]",
            (true, Status::Doing) => "[/]",
            (true, Status::Done) => "[x]",
            (true, Status::Dropped) => "[-]",
        }
    }

    /// The style of a highlight that may overlap others: every second one is told apart by a line, the one that is meant
    /// stands out.
    pub fn overlapping(&self, style: Style, depth: usize, is_meant: bool) -> Style {
        let apart = match self.depth {
            Depth::Full => Modifier::UNDERLINED,
            Depth::None => Modifier::ITALIC, // a line is what stands for a category's colour there
        };
        let style = if depth % 2 == 1 {
            style.add_modifier(apart)
        } else {
            style
        };
        if is_meant {
            style.add_modifier(Modifier::BOLD)
        } else {
            style
        }
    }

    /// The style of a role.
    pub fn role(&self, role: Role) -> Style {
        match self.depth {
            Depth::Full => style(self.theme.role(role)),
            Depth::None => colourless(role),
        }
    }

    /// The style of a pane's title; keys go to the active pane.
    pub fn title(&self, is_active: bool) -> Style {
        self.role(if is_active {
            Role::Focus
        } else {
            Role::Heading
        })
    }

    /// The style of a category's symbol and name.
    pub fn category(&self, color: CategoryColor) -> Style {
        let look = Look {
            bg: None,
            ..self.theme.category(color)
        };
        match self.depth {
            Depth::Full => style(look),
            Depth::None => Style::new().add_modifier(Modifier::BOLD),
        }
    }

    /// The style laid over a passage of a category.
    pub fn passage(&self, color: CategoryColor) -> Style {
        let look = Look {
            fg: None,
            ..self.theme.category(color)
        };
        match self.depth {
            Depth::Full => style(look),
            Depth::None => Style::new().add_modifier(Modifier::UNDERLINED),
        }
    }
}

impl Palette {
    /// The style of what is said of a state.
    pub fn state(&self, state: AnchorState) -> Style {
        self.role(match state {
            AnchorState::Exact | AnchorState::Moved => Role::Muted,
            AnchorState::Changed | AnchorState::Orphan => Role::Warning,
        })
    }

    /// The style laid over a passage that is only suggested for a highlight.
    pub fn suggestion(&self) -> Style {
        Style::new().add_modifier(Modifier::UNDERLINED | Modifier::ITALIC)
    }
}

fn style(look: Look) -> Style {
    let mut style = Style::new();
    style.fg = look.fg.map(color);
    style.bg = look.bg.map(color);
    let modifiers = [
        (look.bold, Modifier::BOLD),
        (look.italic, Modifier::ITALIC),
        (look.underline, Modifier::UNDERLINED),
        (look.dim, Modifier::DIM),
        (look.reverse, Modifier::REVERSED),
    ];
    modifiers
        .into_iter()
        .filter(|(on, _)| *on)
        .fold(style, |style, (_, modifier)| style.add_modifier(modifier))
}

const fn color(color: Color) -> TerminalColor {
    match color {
        Color::Rgb(red, green, blue) => TerminalColor::Rgb(red, green, blue),
        Color::Palette(index) => TerminalColor::Indexed(index),
    }
}

/// What stands for a role where there are no colours.
const fn colourless(role: Role) -> Style {
    let style = Style::new();
    match role {
        Role::Heading
        | Role::Subheading
        | Role::Talk
        | Role::Focus
        | Role::Key
        | Role::Matched
        | Role::CodeKeyword
        | Role::Error => style.add_modifier(Modifier::BOLD),
        Role::CodeComment => style.add_modifier(Modifier::ITALIC),
        Role::Link => style.add_modifier(Modifier::UNDERLINED),
        Role::Chosen | Role::Caret | Role::Selection | Role::CurrentHit => {
            style.add_modifier(Modifier::REVERSED)
        }
        Role::Hit => style.add_modifier(Modifier::UNDERLINED.union(Modifier::BOLD)),
        _ => style,
    }
}
