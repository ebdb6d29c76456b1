//! The list of themes: name and a few words for each, and below it a sample of what the one under the cursor does.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::app::action::first_theme_in_sight;
use crate::app::overlay::{ListedTheme, Overlay, ThemesWindow};
use crate::app::{State, themes_list, themes_window};
use crate::text::{counted, one_line};
use crate::theme::{Background, Depth, Role};

use super::super::palette::Palette;
use super::super::write;

/// What is shown of a theme beside the screen behind the window: roles that a post may not have at hand.
const SAMPLE: [(&str, Role); 9] = [
    ("talk", Role::Talk),
    ("link", Role::Link),
    ("code", Role::Code),
    ("quote", Role::Quote),
    ("hit", Role::Hit),
    ("here", Role::CurrentHit),
    ("selected", Role::Selection),
    ("done", Role::Success),
    ("wrong", Role::Error),
];

/// Draws the list.
pub fn draw(state: &State, themes: &ThemesWindow, palette: &Palette, buffer: &mut Buffer) {
    let count = themes.themes.len();
    let area = themes_window(state.width, state.height, count);
    let room = write::window(buffer, palette, area, "Themes");
    let list = themes_list(state.width, state.height, count).intersection(room);
    let first = first_theme_in_sight(themes.chosen, list.height);
    let rows = themes.themes.iter().enumerate().skip(first);
    for ((at, theme), y) in rows.zip(list.top()..list.bottom()) {
        let row = Rect {
            y,
            height: 1,
            ..list
        };
        item(theme, palette, row, buffer);
        if at == themes.chosen {
            write::chosen(buffer, palette, row);
        }
    }
    let below = Rect {
        y: list.bottom(),
        height: room.bottom().saturating_sub(list.bottom()),
        ..room
    };
    let lines = [
        sample(palette),
        categories(state, palette),
        remark(state, palette),
    ];
    for (line, y) in lines.iter().zip((below.y + 1)..below.bottom()) {
        write::pieces(buffer, below.x, y, below.width, line);
    }
}

fn item(theme: &ListedTheme, palette: &Palette, area: Rect, buffer: &mut Buffer) {
    let name = format!("  {}", one_line(&theme.look.name));
    let mistakes = match theme.mistakes {
        0 => String::new(),
        count => format!(
            "  {}: kubenotes doctor tells",
            counted(count, "mistake", "mistakes")
        ),
    };
    let sentence = format!("  {}", one_line(&theme.sentence));
    let pieces = [
        (name.as_str(), palette.role(Role::Text)),
        (mistakes.as_str(), palette.role(Role::Warning)),
        (sentence.as_str(), palette.role(Role::Muted)),
    ];
    write::pieces(buffer, area.x, area.y, area.width, &pieces);
}

fn sample(palette: &Palette) -> Vec<(String, Style)> {
    let words = SAMPLE.iter();
    apart(words.map(|(word, role)| ((*word).to_owned(), palette.role(*role))))
}

fn categories(state: &State, palette: &Palette) -> Vec<(String, Style)> {
    let categories = state.settings.categories.iter();
    apart(categories.map(|category| {
        let style = palette.category(category.color);
        let words = format!("{} {}", category.symbol, category.id);
        (words, style.patch(palette.passage(category.color)))
    }))
}

/// The background on which a theme is to be seen while it is tried, if the terminal's is another.
pub fn foreign_ground(state: &State, palette: &Palette) -> Option<Background> {
    let is_trying = matches!(state.overlays.last(), Some(Overlay::Themes(_)));
    let background = palette.made_for().filter(|_| is_trying)?;
    (background != state.background).then_some(background)
}

/// What becomes of the theme's colours here.
fn remark(state: &State, palette: &Palette) -> Vec<(String, Style)> {
    let foreign = foreign_ground(state, palette).map(|background| match background {
        Background::Light => "made for a light background, as shown here; the terminal's is dark",
        Background::Dark => "made for a dark background, as shown here; the terminal's is light",
    });
    if let Some(words) = foreign {
        return vec![(words.to_owned(), palette.role(Role::Warning))];
    }
    let words = match palette.depth() {
        Depth::Full => return Vec::new(),
        Depth::Palette256 => "256 colours here: the nearest are taken",
        Depth::Sixteen => "16 colours here: all look like terminal",
        Depth::None => "no colours here: all look like mono",
    };
    vec![(words.to_owned(), palette.role(Role::Muted))]
}

fn apart(pieces: impl Iterator<Item = (String, Style)>) -> Vec<(String, Style)> {
    let gap = || (" ".to_owned(), Style::new());
    let pieces = pieces.flat_map(|piece| [gap(), piece]);
    pieces.skip(1).collect()
}
