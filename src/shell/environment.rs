//! Variables of the environment. One that is set to nothing counts as not set.

use std::ffi::OsString;

/// The value of a variable.
pub fn value(name: &str) -> Option<OsString> {
    std::env::var_os(name).filter(|value| !value.is_empty())
}

/// Whether a variable has a value.
pub fn is_set(name: &str) -> bool {
    value(name).is_some()
}

/// Whether the terminal says that its background is light: the last number of `COLORFGBG` ("0;15"), a colour of the
/// sixteen, of which 7 and 15 are white (as rxvt, Konsole and others set it).
pub fn background_is_light() -> bool {
    let said = value("COLORFGBG");
    said.and_then(|said| said.into_string().ok())
        .is_some_and(|said| is_light(&said))
}

fn is_light(colorfgbg: &str) -> bool {
    matches!(colorfgbg.rsplit(';').next(), Some("7" | "15"))
}

#[cfg(test)]
mod tests {
    use super::is_light;

    #[test]
    fn white_behind_the_letters_is_light() {
        assert!(is_light("0;15") && is_light("0;default;7"));
        assert!(!is_light("15;0") && !is_light("") && !is_light("15;default"));
    }
}
