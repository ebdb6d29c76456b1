//! What the mouse does, as terminals tell it in decimal coordinates (xterm's control sequences, mode 1006). It is read here only
//! for the moment in which answers of the terminal are waited for.

use crate::app::{Event, Mouse, MouseKind};

/// With a key held the number of the button is greater by this: shift.
const SHIFT: u32 = 4;
/// The same for alt and ctrl.
const OTHER_KEYS: u32 = 8 + 16;
/// The pointer moved.
const MOVED: u32 = 32;

/// The event that parameters such as `<0;28;11` tell, behind which stands `M`, or `m` where a button went up.
pub fn mouse(parameters: &[u8], last: u8) -> Option<Event> {
    let text = std::str::from_utf8(parameters.strip_prefix(b"<")?).ok()?;
    let mut numbers = text.split(';').map(str::parse::<u32>);
    let mut next = || numbers.next()?.ok();
    let (button, column, row) = (next()?, next()?, next()?);
    let is_shifted = button & SHIFT != 0;
    let kind = match (button & !(SHIFT | OTHER_KEYS), last) {
        (0, b'M') => MouseKind::Press,
        (MOVED, b'M') => MouseKind::Drag,
        (0 | MOVED, b'm') => MouseKind::Release,
        (64, b'M') if is_shifted => MouseKind::ScrollLeft,
        (65, b'M') if is_shifted => MouseKind::ScrollRight,
        (64, b'M') => MouseKind::ScrollUp,
        (65, b'M') => MouseKind::ScrollDown,
        (66, b'M') => MouseKind::ScrollLeft,
        (67, b'M') => MouseKind::ScrollRight,
        _ => return None,
    };
    let cell = |number: u32| u16::try_from(number.checked_sub(1)?).ok();
    Some(Event::Mouse(Mouse {
        column: cell(column)?,
        row: cell(row)?,
        kind,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(parameters: &str, last: u8, expected: Option<(u16, u16, MouseKind)>) {
        let read = match mouse(parameters.as_bytes(), last) {
            Some(Event::Mouse(Mouse { column, row, kind })) => Some((column, row, kind)),
            _ => None,
        };
        assert_eq!(read, expected, "{parameters}");
    }

    #[test]
    fn buttons_and_wheel_are_told_apart() {
        check("<0;28;11", b'M', Some((27, 10, MouseKind::Press)));
        check("<16;1;1", b'M', Some((0, 0, MouseKind::Press)));
        check("<32;36;11", b'M', Some((35, 10, MouseKind::Drag)));
        check("<0;36;11", b'm', Some((35, 10, MouseKind::Release)));
        check("<64;1;2", b'M', Some((0, 1, MouseKind::ScrollUp)));
        check("<69;1;2", b'M', Some((0, 1, MouseKind::ScrollRight)));
        check("<2;1;2", b'M', None);
        check("<0;0;2", b'M', None);
        for broken in ["", "<", "<0", "<0;1", "<a;b;c", "<0;99999;1"] {
            check(broken, b'M', None);
        }
    }
}
