//! What the terminal library reports, in the program's own terms. The only place that knows both.

use crossterm::event::{
    Event as Reported, KeyCode as ReportedCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton,
    MouseEvent, MouseEventKind,
};

use crate::app::{Event, Mouse, MouseKind};
use crate::keymap::{KeyCode, KeyPress};

/// The event that something reported is; `None` for what nobody waits for, such as the release of a key.
pub fn event_of(reported: Reported) -> Option<Event> {
    match reported {
        Reported::Key(key) => key_press(key).map(Event::Key),
        Reported::Mouse(mouse) => mouse_event(mouse).map(Event::Mouse),
        Reported::Paste(text) => Some(Event::Paste(text)),
        // The signal for it is listened to elsewhere; the size is asked for once for many of them.
        Reported::Resize(..) | Reported::FocusGained | Reported::FocusLost => None,
    }
}

fn key_press(key: KeyEvent) -> Option<KeyPress> {
    if key.kind == KeyEventKind::Release {
        return None;
    }
    let press = KeyPress {
        code: code_of(key.code)?,
        ctrl: key.modifiers.contains(KeyModifiers::CONTROL),
        alt: key.modifiers.contains(KeyModifiers::ALT),
        shift: key.modifiers.contains(KeyModifiers::SHIFT) || key.code == ReportedCode::BackTab,
    };
    Some(press.normalised())
}

const fn code_of(code: ReportedCode) -> Option<KeyCode> {
    Some(match code {
        ReportedCode::Char(character) => KeyCode::Char(character),
        ReportedCode::Enter => KeyCode::Enter,
        ReportedCode::Esc => KeyCode::Escape,
        ReportedCode::Tab | ReportedCode::BackTab => KeyCode::Tab,
        ReportedCode::Backspace => KeyCode::Backspace,
        ReportedCode::Delete => KeyCode::Delete,
        ReportedCode::Insert => KeyCode::Insert,
        ReportedCode::Up => KeyCode::Up,
        ReportedCode::Down => KeyCode::Down,
        ReportedCode::Left => KeyCode::Left,
        ReportedCode::Right => KeyCode::Right,
        ReportedCode::Home => KeyCode::Home,
        ReportedCode::End => KeyCode::End,
        ReportedCode::PageUp => KeyCode::PageUp,
        ReportedCode::PageDown => KeyCode::PageDown,
        ReportedCode::F(number) => KeyCode::Function(number),
        _ => return None,
    })
}

fn mouse_event(mouse: MouseEvent) -> Option<Mouse> {
    let is_shifted = mouse.modifiers.contains(KeyModifiers::SHIFT);
    let kind = match mouse.kind {
        MouseEventKind::Down(MouseButton::Left) => MouseKind::Press,
        MouseEventKind::Drag(MouseButton::Left) => MouseKind::Drag,
        MouseEventKind::Up(MouseButton::Left) => MouseKind::Release,
        // With a wheel of one axis, shift stands for the other one.
        MouseEventKind::ScrollUp if is_shifted => MouseKind::ScrollLeft,
        MouseEventKind::ScrollDown if is_shifted => MouseKind::ScrollRight,
        MouseEventKind::ScrollUp => MouseKind::ScrollUp,
        MouseEventKind::ScrollDown => MouseKind::ScrollDown,
        MouseEventKind::ScrollLeft => MouseKind::ScrollLeft,
        MouseEventKind::ScrollRight => MouseKind::ScrollRight,
        _ => return None,
    };
    Some(Mouse {
        column: mouse.column,
        row: mouse.row,
        kind,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(code: ReportedCode, modifiers: KeyModifiers, expected: &str) {
        let press = key_press(KeyEvent::new(code, modifiers)).unwrap();
        assert_eq!(press, KeyPress::parse(expected).unwrap());
    }

    #[test]
    fn keys_are_those_of_the_keymap() {
        let none = KeyModifiers::NONE;
        check(ReportedCode::Char('D'), KeyModifiers::SHIFT, "D");
        check(ReportedCode::Char('?'), KeyModifiers::SHIFT, "?");
        check(ReportedCode::Char('p'), KeyModifiers::CONTROL, "ctrl-p");
        check(ReportedCode::Char('h'), KeyModifiers::CONTROL, "ctrl-h");
        check(ReportedCode::Backspace, none, "backspace");
        check(ReportedCode::BackTab, KeyModifiers::SHIFT, "shift-tab");
        check(ReportedCode::BackTab, none, "shift-tab");
        check(ReportedCode::F(1), none, "f1");
        check(ReportedCode::Char('x'), KeyModifiers::ALT, "alt-x");
    }

    #[test]
    fn a_key_that_goes_up_is_nothing() {
        let mut key = KeyEvent::new(ReportedCode::Enter, KeyModifiers::NONE);
        key.kind = KeyEventKind::Release;
        assert_eq!(key_press(key), None);
    }
}
