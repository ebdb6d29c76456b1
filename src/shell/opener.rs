//! Opening an address in the program that the person's desktop has for it. Only addresses of three schemes.

use super::environment::is_set;
use crate::text::one_line;

const SCHEMES: [&str; 3] = ["http://", "https://", "mailto:"];

/// Opens a web or mail address outside. Gives a sentence that says so, or one that says what to do.
pub fn open_address(address: &str) -> Result<String, String> {
    let shown = one_line(address);
    if !may_be_opened(address) {
        return Err(format!(
            "{shown} is not opened: only http, https and mailto are"
        ));
    }
    if !has_desktop() {
        return Err(format!(
            "There is no desktop here to open {shown}: copy the address"
        ));
    }
    open::that_detached(address)
        .map(|()| format!("Opened {shown}"))
        .map_err(|error| format!("{shown} could not be opened ({error}): copy the address"))
}

/// Whether an address has a scheme that is opened, and nothing in it that a launcher could take for something else.
fn may_be_opened(address: &str) -> bool {
    let lower = address.to_ascii_lowercase();
    SCHEMES.iter().any(|scheme| lower.starts_with(scheme))
        && !address.contains(|c: char| c.is_whitespace() || c.is_control())
}

/// Whether there is a desktop to open addresses on; over SSH there is one only if it was brought along.
///
/// Without a display, launchers fall back to browsers for the terminal, which would write over the screen.
pub fn has_desktop() -> bool {
    let is_remote = ["SSH_CONNECTION", "SSH_TTY"].into_iter().any(is_set);
    let needs_display = is_remote || cfg!(all(unix, not(target_os = "macos")));
    !needs_display
        || ["DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME"]
            .into_iter()
            .any(is_set)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_and_mail_addresses_are_opened() {
        for good in [
            "https://example.org/a?b#c",
            "HTTP://example.org",
            "mailto:ada@example.org",
        ] {
            assert!(may_be_opened(good), "{good}");
        }
        for bad in [
            "file:///etc/passwd",
            "javascript:alert(1)",
            "--help",
            "/bin/sh",
            "https://example.org/\u{1b}[2J",
            "https://example.org --new-window",
            "",
        ] {
            assert!(!may_be_opened(bad), "{bad}");
            assert!(open_address(bad).is_err());
        }
    }
}
