//! A colour as the parameters of the sequence that sets it. It writes nothing.

use ratatui::style::Color;

/// Which of a cell's two colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// That of the letters.
    Letters,
    /// That behind them.
    Behind,
}

/// The parameters of SGR that set a colour (ECMA-48, section 8.3.117; the sixteen as aixterm has them, the others as xterm).
pub fn sgr(ground: Ground, color: Color) -> String {
    let base = match ground {
        Ground::Letters => 30,
        Ground::Behind => 40,
    };
    match color {
        Color::Rgb(red, green, blue) => format!("{};2;{red};{green};{blue}", base + 8),
        Color::Indexed(index) if index > 15 => format!("{};5;{index}", base + 8),
        Color::Reset => (base + 9).to_string(),
        of_sixteen => {
            let index = index_of(of_sixteen);
            let bright = if index < 8 { 0 } else { 60 - 8 };
            (base + bright + index).to_string()
        }
    }
}

/// Which of the sixteen a colour is.
const fn index_of(color: Color) -> u8 {
    match color {
        Color::Indexed(index) => index,
        Color::Black | Color::Reset | Color::Rgb(..) => 0,
        Color::Red => 1,
        Color::Green => 2,
        Color::Yellow => 3,
        Color::Blue => 4,
        Color::Magenta => 5,
        Color::Cyan => 6,
        Color::Gray => 7,
        Color::DarkGray => 8,
        Color::LightRed => 9,
        Color::LightGreen => 10,
        Color::LightYellow => 11,
        Color::LightBlue => 12,
        Color::LightMagenta => 13,
        Color::LightCyan => 14,
        Color::White => 15,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sixteen_colours_are_understood_by_every_terminal() {
        let letters = |color| sgr(Ground::Letters, color);
        assert_eq!(letters(Color::Indexed(4)), "34");
        assert_eq!(letters(Color::Indexed(12)), "94");
        assert_eq!(sgr(Ground::Behind, Color::Indexed(15)), "107");
        assert_eq!(letters(Color::Indexed(208)), "38;5;208");
        assert_eq!(sgr(Ground::Behind, Color::Rgb(1, 2, 3)), "48;2;1;2;3");
        assert_eq!(letters(Color::LightBlue), "94");
        assert_eq!(letters(Color::Reset), "39");
    }
}
