//! A theme: what each role and each category colour looks like.

use std::collections::{BTreeMap, HashMap};

use crate::annotation::CategoryColor;

use super::background::Background;
use super::contrast::background;
use super::depth::rgb_of;
use super::look::{Color, Look};
use super::role::Role;

/// What everything looks like.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Theme {
    pub(super) roles: HashMap<Role, Look>,
    pub(super) categories: HashMap<CategoryColor, Look>,
}

/// The shape of a theme file that comes with the program.
#[derive(serde::Deserialize)]
pub(super) struct File {
    #[serde(default)]
    categories: BTreeMap<CategoryColor, Look>,
    #[serde(flatten)]
    roles: BTreeMap<String, Look>,
}

impl Theme {
    /// The theme in a file; an error is the name of something that is no role.
    pub(super) fn of(file: File) -> Result<Self, String> {
        let mut roles = HashMap::new();
        for (name, look) in file.roles {
            roles.insert(Role::named(&name).ok_or(name)?, look);
        }
        Ok(Self {
            roles,
            categories: file.categories.into_iter().collect(),
        })
    }

    /// How a role looks.
    pub fn role(&self, role: Role) -> Look {
        self.roles.get(&role).copied().unwrap_or_default()
    }

    /// The background it is made for, if it has none of its own and its letters tell: dark ones are for a light background.
    pub fn made_for(&self) -> Option<Background> {
        let text = self.role(Role::Text);
        let letters = match (text.fg?, text.bg) {
            (Color::Rgb(red, green, blue), None) => (red, green, blue),
            (Color::Palette(index), None) => rgb_of(index)?,
            (_, Some(_)) => return None,
        };
        Some(match background(letters) {
            Background::Dark => Background::Light,
            Background::Light => Background::Dark,
        })
    }

    /// How a category's symbol (`fg`) and passages (`bg`) look.
    pub fn category(&self, color: CategoryColor) -> Look {
        self.categories.get(&color).copied().unwrap_or_default()
    }
}
