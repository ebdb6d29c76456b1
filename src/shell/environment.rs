//! Variables of the environment. One that is set to nothing counts as not set.

use std::ffi::OsString;

use crate::theme::Background;

/// The value of a variable.
pub fn value(name: &str) -> Option<OsString> {
    std::env::var_os(name).filter(|value| !value.is_empty())
}

/// Whether a variable has a value.
pub fn is_set(name: &str) -> bool {
    value(name).is_some()
}

/// What the terminal's background is, as far as `COLORFGBG` tells ("0;15"): its last number is a colour of the sixteen, of
/// which 7 and 15 are white (as rxvt, Konsole and others set it).
pub fn background() -> Background {
    let said = value("COLORFGBG");
    let said = said.and_then(|said| said.into_string().ok());
    said.map_or_else(Background::default, |said| read(&said))
}

fn read(colorfgbg: &str) -> Background {
    match colorfgbg.rsplit(';').next() {
        Some("7" | "15") => Background::Light,
        _ => Background::Dark,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_behind_the_letters_is_light() {
        for light in ["0;15", "0;default;7"] {
            assert_eq!(read(light), Background::Light);
        }
        for dark in ["15;0", "", "15;default"] {
            assert_eq!(read(dark), Background::Dark);
        }
    }
}
