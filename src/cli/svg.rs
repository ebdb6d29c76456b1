//! A drawn screen as a picture (SVG 1.1): a window, a rectangle per background, a text per run of one look.

use std::fmt::Write;

use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier, Style};

use crate::text::width::cells;
use crate::theme::rgb_of;

use super::cells::{Run, runs};

/// Height of a row in pixels.
const ROW: f32 = 18.0;
/// Width of a column in pixels.
const COLUMN: f32 = 8.4;
/// Size of the letters in pixels.
const LETTERS: f32 = 14.0;
/// From the top of a row to the line the letters stand on.
const BASELINE: f32 = 13.5;
/// Around the screen.
const MARGIN: f32 = 14.0;
/// Height of the window's bar.
const BAR: f32 = 28.0;

/// The sixteen colours of a terminal, as xterm has them.
const PALETTE: [&str; 16] = [
    "#000000", "#cd3131", "#0dbc79", "#e5e510", "#2472c8", "#bc3fbc", "#11a8cd", "#e5e5e5",
    "#666666", "#f14c4c", "#23d18b", "#f5f543", "#3b8eea", "#d670d6", "#29b8db", "#ffffff",
];

/// The terminal's own colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paper {
    /// Of letters without a colour.
    pub ink: &'static str,
    /// Behind them.
    pub ground: &'static str,
    /// The window's bar.
    pub bar: &'static str,
}

impl Paper {
    /// A dark terminal.
    pub const DARK: Self = Self {
        ink: "#d8dce4",
        ground: "#1c1f26",
        bar: "#2a2e37",
    };
    /// A light terminal.
    pub const LIGHT: Self = Self {
        ink: "#24292f",
        ground: "#ffffff",
        bar: "#e6e8eb",
    };
}

/// The screen as a picture.
pub fn picture(buffer: &Buffer, paper: Paper) -> String {
    let area = buffer.area;
    let (width, height) = (
        f32::from(area.width) * COLUMN + 2.0 * MARGIN,
        f32::from(area.height) * ROW + BAR + MARGIN,
    );
    let mut svg = String::new();
    // Writing to a string cannot fail.
    let _ = writeln!(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.1} {height:.1}\" width=\"{width:.0}\" height=\"{height:.0}\" \
         font-family=\"'DejaVu Sans Mono','Liberation Mono',Menlo,Consolas,monospace\" font-size=\"{LETTERS}\">"
    );
    window(&mut svg, paper, width, height);
    for y in 0..area.height {
        let runs = runs(buffer, area.y + y);
        let top = BAR + f32::from(y) * ROW;
        for run in &runs {
            ground(&mut svg, paper, run, top);
        }
        for run in &runs {
            letters(&mut svg, paper, run, top + BASELINE);
        }
    }
    svg.push_str("</svg>\n");
    svg
}

fn window(svg: &mut String, paper: Paper, width: f32, height: f32) {
    let Paper { ground, bar, .. } = paper;
    let _ = writeln!(
        svg,
        "<rect width=\"{width:.1}\" height=\"{height:.1}\" rx=\"8\" fill=\"{bar}\"/>"
    );
    let _ = writeln!(
        svg,
        "<path d=\"M0 22H{width:.1}V{:.1}a8 8 0 0 1-8 8H8a8 8 0 0 1-8-8Z\" fill=\"{ground}\"/>",
        height - 8.0
    );
    for (nth, color) in ["#ec6a5e", "#f4bf4f", "#61c554"].into_iter().enumerate() {
        let _ = writeln!(
            svg,
            "<circle cx=\"{}\" cy=\"11\" r=\"4.5\" fill=\"{color}\"/>",
            16 + 16 * nth
        );
    }
}

fn ground(svg: &mut String, paper: Paper, run: &Run, top: f32) {
    let (_, ground) = colours(paper, run.style);
    if let Some(ground) = ground {
        let (x, width) = (left(run.column), f32::from(run.width) * COLUMN);
        let _ = writeln!(
            svg,
            "<rect x=\"{x:.1}\" y=\"{top:.1}\" width=\"{width:.1}\" height=\"{ROW}\" fill=\"{ground}\"/>"
        );
    }
}

/// The letters of a run. Fonts differ in the width of what is not ASCII, so each such sign is put in its place by itself,
/// and a run of ASCII is given the width it must have.
fn letters(svg: &mut String, paper: Paper, run: &Run, y: f32) {
    let (ink, _) = colours(paper, run.style);
    let look = look(run.style);
    for (column, width, part) in parts(run) {
        if part.trim().is_empty() && !run.style.add_modifier.contains(Modifier::UNDERLINED) {
            continue;
        }
        let length = if part.is_ascii() && part.len() > 1 {
            format!(" textLength=\"{:.1}\"", f32::from(width) * COLUMN)
        } else {
            String::new()
        };
        let _ = writeln!(
            svg,
            "<text x=\"{:.1}\" y=\"{y:.1}\" fill=\"{ink}\"{look}{length} xml:space=\"preserve\">{}</text>",
            left(column),
            escaped(&part)
        );
    }
}

/// A run as stretches of ASCII and single other signs, each with its first column and its width.
fn parts(run: &Run) -> Vec<(u16, u16, String)> {
    let mut parts: Vec<(u16, u16, String)> = Vec::new();
    let mut column = run.column;
    for cell in cells(&run.text) {
        match parts.last_mut() {
            Some((_, width, part)) if part.is_ascii() && cell.grapheme.is_ascii() => {
                part.push_str(cell.grapheme);
                *width += cell.width;
            }
            _ => parts.push((column, cell.width, cell.grapheme.to_owned())),
        }
        column += cell.width;
    }
    for (column, width, part) in &mut parts {
        let blanks = part.len() - part.trim_start_matches(' ').len();
        if part.is_ascii() && blanks < part.len() {
            *column += blanks as u16;
            let kept = part.trim_matches(' ').to_owned();
            *width = kept.len() as u16;
            *part = kept;
        }
    }
    parts
}

fn left(column: u16) -> f32 {
    MARGIN + f32::from(column) * COLUMN
}

/// The colours of letters and background; no background where it is the terminal's.
fn colours(paper: Paper, style: Style) -> (String, Option<String>) {
    let (ink, ground) = (style.fg.and_then(color), style.bg.and_then(color));
    if style.add_modifier.contains(Modifier::REVERSED) {
        let ink = ink.unwrap_or_else(|| paper.ink.to_owned());
        return (ground.unwrap_or_else(|| paper.ground.to_owned()), Some(ink));
    }
    (ink.unwrap_or_else(|| paper.ink.to_owned()), ground)
}

fn color(color: Color) -> Option<String> {
    match color {
        Color::Rgb(red, green, blue) => Some(format!("#{red:02x}{green:02x}{blue:02x}")),
        Color::Indexed(index) => match rgb_of(index) {
            Some((red, green, blue)) => Some(format!("#{red:02x}{green:02x}{blue:02x}")),
            None => PALETTE
                .get(usize::from(index))
                .map(|color| (*color).to_owned()),
        },
        _ => None,
    }
}

fn look(style: Style) -> String {
    const LOOKS: [(Modifier, &str); 5] = [
        (Modifier::BOLD, " font-weight=\"bold\""),
        (Modifier::ITALIC, " font-style=\"italic\""),
        (Modifier::UNDERLINED, " text-decoration=\"underline\""),
        (Modifier::CROSSED_OUT, " text-decoration=\"line-through\""),
        (Modifier::DIM, " opacity=\"0.7\""),
    ];
    let looks = LOOKS
        .into_iter()
        .filter(|(modifier, _)| style.add_modifier.contains(*modifier));
    looks.map(|(_, look)| look).collect()
}

/// Text for XML: its signs escaped, and nothing that XML 1.0 does not allow (section 2.2).
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use ratatui::layout::Rect;

    use super::*;

    #[test]
    fn every_sign_stands_in_its_column() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 20, 1));
        buffer.set_string(0, 0, "│ 東 <b>", Style::new());
        let svg = picture(&buffer, Paper::DARK);
        assert!(
            svg.contains(
                "<text x=\"14.0\" y=\"41.5\" fill=\"#d8dce4\" xml:space=\"preserve\">│</text>"
            ),
            "{svg}"
        );
        // The wide sign takes columns 2 and 3, so what follows the blank begins in column 5.
        assert!(
            svg.contains("<text x=\"56.0\"") && svg.contains(">&lt;b&gt;</text>"),
            "{svg}"
        );
    }

    #[test]
    fn reversed_cells_have_a_ground() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 3, 1));
        buffer.set_string(0, 0, "x", Style::new().add_modifier(Modifier::REVERSED));
        let svg = picture(&buffer, Paper::LIGHT);
        assert!(svg.contains("height=\"18\" fill=\"#24292f\""), "{svg}");
    }
}
