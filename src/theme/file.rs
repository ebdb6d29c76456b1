//! The person's own theme file: what it says, and every mistake in it with its line. It reads no other file.

use crate::annotation::CategoryColor;
use crate::document::Issue;
use crate::text::{nearest, one_line, yaml};

use super::look::{ATTRIBUTES, COLORS, Color, Look};
use super::node::{Field, Node};
use super::role::Role;
use super::table::Theme;

/// What a file says.
#[derive(Debug, Default)]
pub struct ThemeFile {
    /// The theme that it stands on, and the line that says so.
    pub from: Option<(String, u32)>,
    /// What is wrong with it.
    pub issues: Vec<Issue>,
    roles: Vec<(Role, Look)>,
    categories: Vec<(CategoryColor, Look)>,
}

/// The key that names the theme a file stands on.
pub const FROM: &str = "from";

/// The key of the colours of categories.
pub const CATEGORIES: &str = "categories";

impl ThemeFile {
    /// Reads a file. What is wrong is left out, and told.
    pub fn read(text: &str) -> Self {
        let mut file = Self::default();
        match yaml::read_every_entry::<Node>(text) {
            Ok(Node::Fields(fields)) => file.take_all(fields),
            Ok(Node::Nothing) => {}
            Ok(Node::Text(_) | Node::List) => {
                file.tell(1, "a theme names roles, each as “role: {fg: colour}”");
            }
            Err(_) if text.lines().all(is_blank) => {}
            Err(error) => file.tell(error.line(), &unreadable(text, error.message())),
        }
        file.issues.sort_by_key(|issue| issue.line);
        file
    }

    /// The theme that it makes of another one: what it names looks as it says, all else as there.
    pub fn over(self, mut theme: Theme) -> Theme {
        theme.roles.extend(self.roles);
        theme.categories.extend(self.categories);
        theme
    }

    fn take_all(&mut self, fields: Vec<Field>) {
        for field in fields {
            match field.key.as_str() {
                FROM => self.take_from(field),
                CATEGORIES => self.take_categories(field),
                _ => self.take_role(field),
            }
        }
    }

    fn take_from(&mut self, field: Field) {
        match (field.value, &self.from) {
            (Node::Text(name), None) => self.from = Some((name, field.line)),
            (Node::Text(_), Some((_, first))) => {
                let message = format!("from stands in line {first} already, which is in force");
                self.tell(field.line, &message);
            }
            _ => self.tell(field.line, "from must be the name of a theme, such as dark"),
        }
    }

    fn take_role(&mut self, field: Field) {
        let Some(role) = Role::named(&field.key) else {
            let names = Role::ALL.iter().map(|(_, name, _)| *name);
            let names = names.chain([FROM, CATEGORIES]);
            let message = unknown("role", &field.key, &names.collect::<Vec<_>>());
            return self.tell(field.line, &message);
        };
        if let Some(look) = self.look(field) {
            self.roles.push((role, look));
        }
    }

    fn take_categories(&mut self, field: Field) {
        let Node::Fields(fields) = field.value else {
            let message =
                "categories must name colours, each as “yellow: {fg: colour, bg: colour}”";
            return self.tell(field.line, message);
        };
        for field in fields {
            let Some(color) = CategoryColor::named(&field.key) else {
                let names = CategoryColor::ALL.map(|(name, _)| name);
                let message = unknown("category colour", &field.key, &names);
                self.tell(field.line, &message);
                continue;
            };
            if let Some(look) = self.look(field) {
                self.categories.push((color, look));
            }
        }
    }

    /// How something is to look; `None` if it says nothing of that.
    fn look(&mut self, field: Field) -> Option<Look> {
        let Node::Fields(parts) = field.value else {
            let message = format!(
                "{} must be what it looks like, such as {{fg: yellow, bold: true}}",
                field.key
            );
            self.tell(field.line, &message);
            return None;
        };
        let mut look = Look::default();
        for part in parts {
            if let Err(message) = set(&mut look, &part) {
                self.tell(part.line, &format!("{}: {message}", field.key));
            }
        }
        Some(look)
    }

    fn tell(&mut self, line: u32, message: &str) {
        self.issues.push(Issue {
            line,
            message: one_line(message).into_owned(),
        });
    }
}

/// Sets a colour or an attribute; the error is a sentence that says what would be right.
fn set(look: &mut Look, part: &Field) -> Result<(), String> {
    let text = match &part.value {
        Node::Text(text) => text.as_str(),
        _ => "",
    };
    if let Some(color) = look.color_mut(&part.key) {
        *color = Some(Color::read(text)?);
        return Ok(());
    }
    let Some(attribute) = look.attribute_mut(&part.key) else {
        let names: Vec<&str> = COLORS.into_iter().chain(ATTRIBUTES).collect();
        return Err(unknown("part of a look", &part.key, &names));
    };
    *attribute = match text {
        "true" => true,
        "false" => false,
        _ => return Err(format!("{} must be true or false", part.key)),
    };
    Ok(())
}

fn unknown(kind: &str, name: &str, known: &[&str]) -> String {
    let hint = nearest(name, known.iter().copied());
    let hint = hint.map_or_else(
        || format!("there are {}", known.join(", ")),
        |meant| format!("did you mean “{meant}”?"),
    );
    format!("there is no {kind} “{}”; {hint}", one_line(name))
}

/// Without quotes a colour is a comment, which costs the whole file.
fn unreadable(text: &str, message: &str) -> String {
    let is_comment = text.lines().any(|line| {
        let value = line.split_once(": #");
        value.is_some_and(|(before, _)| !before.trim_start().starts_with('#'))
    });
    let hint = if is_comment {
        "; a colour like \"#d5d8de\" must stand in quotes"
    } else {
        ""
    };
    format!("{message}; nothing of the file is in force{hint}")
}

fn is_blank(line: &str) -> bool {
    let line = line.trim_start();
    line.is_empty() || line.starts_with('#')
}
