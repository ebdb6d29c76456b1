//! What a terminal showed: which of its lines are commands. It colours nothing.

/// A line of a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SessionLine {
    /// A command that begins after so many bytes of prompt; 0 where the command before goes on.
    Command(usize),
    /// What a command printed.
    Output,
}

/// Whether a text begins with a prompt, as a session does that its author calls a shell script.
pub(super) fn begins_with_prompt(text: &str) -> bool {
    let first = text.lines().find(|line| !line.trim().is_empty());
    first.is_some_and(|line| line.trim_start().starts_with("$ "))
}

/// What a line of a session is; `goes_on` tells whether the line before ended in a backslash of a command.
pub(super) fn session_line(line: &str, goes_on: bool) -> SessionLine {
    if goes_on {
        return SessionLine::Command(0);
    }
    prompt(line).map_or(SessionLine::Output, SessionLine::Command)
}

/// The bytes of the prompt that a line begins with: `$ `, `# `, `% `, `> `, or one of these after `user@host:~/folder`.
fn prompt(line: &str) -> Option<usize> {
    let indent = line.len() - line.trim_start().len();
    let rest = line.get(indent..)?;
    let before_space = rest.find(' ')?;
    let (head, sign) = rest
        .get(..before_space)?
        .split_at_checked(before_space.checked_sub(1)?)?;
    let is_prompt =
        matches!(sign, "$" | "#" | "%" | ">" | "❯") && (head.is_empty() || head.contains('@'));
    is_prompt.then_some(indent + before_space + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_stand_after_prompts() {
        for (line, expected) in [
            ("$ kubectl get pods", Some(2)),
            ("  # apt update", Some(4)),
            ("nell@fog:~/src$ make", Some(16)),
            ("NAME   READY", None),
            ("costs 3$ or more", None),
            ("", None),
        ] {
            assert_eq!(prompt(line), expected, "{line}");
        }
        assert_eq!(session_line("  --all", true), SessionLine::Command(0));
        assert!(begins_with_prompt("\n$ ls\nfile"));
        assert!(!begins_with_prompt("ls\n$ ls"));
    }
}
