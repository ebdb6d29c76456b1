//! A theme as terminal styles, and the symbols lines are drawn with.

use std::borrow::Cow;

use ratatui::buffer::Buffer;
use ratatui::style::{Color as TerminalColor, Modifier, Style};

use crate::annotation::{AnchorState, CategoryColor, Status};
use crate::library::Later;
use crate::theme::{Background, Color, Depth, Look, Role, Theme};

/// Styles and symbols for one terminal.
#[derive(Clone, Debug)]
pub struct Palette {
    /// The theme as it is written.
    source: Later<Theme>,
    /// The same with the colours that there are.
    theme: Theme,
    depth: Depth,
    ascii: bool,
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
    pub fn new(theme: Theme, depth: Depth, ascii: bool) -> Self {
        Self::of(Later::from(theme), depth, ascii)
    }

    /// A palette of a theme that may be read only now.
    pub fn of(source: Later<Theme>, depth: Depth, ascii: bool) -> Self {
        Self {
            theme: (*source).clone().at(depth),
            source,
            depth,
            ascii,
        }
    }

    /// How many colours there are.
    pub const fn depth(&self) -> Depth {
        self.depth
    }

    /// The same terminal under a theme.
    pub fn under(&self, theme: &Later<Theme>) -> Cow<'_, Self> {
        if self.source.is_same(theme) {
            Cow::Borrowed(self)
        } else {
            Cow::Owned(Self::of(theme.clone(), self.depth, self.ascii))
        }
    }

    /// The background that the theme is made for, if it leaves that to the terminal.
    pub fn made_for(&self) -> Option<Background> {
        self.theme.made_for()
    }

    /// Lays what the theme says of the whole screen under everything that is drawn.
    pub fn ground(&self, buffer: &mut Buffer) {
        let text = self.theme.role(Role::Text);
        if let (Some(fg), Some(bg)) = (text.fg, text.bg) {
            lay_under(buffer, color(fg), color(bg));
        }
    }

    /// Lays a background like the terminals' under everything, for a theme that is only tried where the terminal has another.
    pub fn trial_ground(&self, background: Background, buffer: &mut Buffer) {
        let behind = match background {
            // Of xterm's 256 colours: there is no trial with fewer.
            Background::Dark => TerminalColor::Indexed(234),
            Background::Light => TerminalColor::Indexed(231),
        };
        if let Some(fg) = self.theme.role(Role::Text).fg {
            lay_under(buffer, color(fg), behind);
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

    /// The style of a highlight that may overlap others: every second one is told apart, by a line if that does not stand for
    /// the highlight itself, and the one that is meant stands out.
    pub fn overlapping(&self, style: Style, depth: usize, is_meant: bool) -> Style {
        let apart = if style.add_modifier.contains(Modifier::UNDERLINED) {
            Modifier::ITALIC
        } else {
            Modifier::UNDERLINED
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
        style(self.theme.role(role))
    }

    /// The style of a pane's title; keys go to the active pane, which is told by a line where no colour tells it.
    pub fn title(&self, is_active: bool) -> Style {
        let (focus, heading) = (self.role(Role::Focus), self.role(Role::Heading));
        match is_active {
            true if focus == heading => focus.add_modifier(Modifier::UNDERLINED),
            true => focus,
            false => heading,
        }
    }

    /// The style of a category's symbol and name: what lies under its passages is not part of it.
    pub fn category(&self, color: CategoryColor) -> Style {
        style(Look {
            bg: None,
            underline: false,
            reverse: false,
            ..self.theme.category(color)
        })
    }

    /// The style laid over a passage of a category, whose letters keep theirs.
    pub fn passage(&self, color: CategoryColor) -> Style {
        style(Look {
            fg: None,
            bold: false,
            ..self.theme.category(color)
        })
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

/// Gives colours to all that has none.
fn lay_under(buffer: &mut Buffer, fg: TerminalColor, bg: TerminalColor) {
    for cell in &mut buffer.content {
        if cell.fg == TerminalColor::Reset {
            cell.fg = fg;
        }
        if cell.bg == TerminalColor::Reset {
            cell.bg = bg;
        }
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
