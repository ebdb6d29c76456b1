//! A theme: what each role and each category colour looks like, read from YAML.

use std::collections::{BTreeMap, HashMap};

use crate::annotation::CategoryColor;
use crate::text::yaml::{self, YamlError};
use crate::text::{builtin_table, read_builtin};

use super::look::Look;
use super::role::Role;

/// What everything looks like.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Theme {
    roles: HashMap<Role, Look>,
    categories: HashMap<CategoryColor, Look>,
}

/// Why a theme file is not taken.
#[derive(Debug, thiserror::Error)]
pub enum ThemeError {
    /// It is not the YAML it should be.
    #[error("the theme cannot be read: {0}")]
    Yaml(#[from] YamlError),
    /// It names something that is no role.
    #[error("there is no role “{0}” in themes; the built-in themes name them all")]
    UnknownRole(String),
}

/// The shape of a theme file.
#[derive(serde::Deserialize)]
struct File {
    #[serde(default)]
    categories: BTreeMap<CategoryColor, Look>,
    #[serde(flatten)]
    roles: BTreeMap<String, Look>,
}

impl Theme {
    /// The built-in theme for dark backgrounds.
    pub fn dark() -> Self {
        Self::builtin(builtin_table!("assets-themes-dark"))
    }

    /// The built-in theme for light backgrounds.
    pub fn light() -> Self {
        Self::builtin(builtin_table!("assets-themes-light"))
    }

    fn builtin(json: &str) -> Self {
        let theme = read_builtin(json).and_then(|file| Self::of(file).ok());
        theme.unwrap_or_default()
    }

    /// Reads a theme file.
    pub fn read(text: &str) -> Result<Self, ThemeError> {
        Self::of(yaml::read(text)?)
    }

    fn of(file: File) -> Result<Self, ThemeError> {
        let mut roles = HashMap::new();
        for (name, look) in file.roles {
            let known = Role::ALL.iter().find(|(_, known)| *known == name);
            let (role, _) = known.ok_or(ThemeError::UnknownRole(name))?;
            roles.insert(*role, look);
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

    /// How a category's symbol (`fg`) and passages (`bg`) look.
    pub fn category(&self, color: CategoryColor) -> Look {
        self.categories.get(&color).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_themes_name_every_role_and_category_colour() {
        for (theme, text) in [
            (Theme::dark(), include_str!("../../assets/themes/dark.yaml")),
            (
                Theme::light(),
                include_str!("../../assets/themes/light.yaml"),
            ),
        ] {
            assert_eq!(theme, Theme::read(text).unwrap());
            for (role, name) in Role::ALL {
                assert!(theme.roles.contains_key(&role), "{name}");
            }
            assert_eq!(theme.categories.len(), 6);
        }
    }

    #[test]
    fn a_wrong_colour_is_named() {
        let error = Theme::read("text: {fg: purpel}").unwrap_err().to_string();
        assert!(error.contains("purpel"), "{error}");
        assert!(
            matches!(Theme::read("txet: {}"), Err(ThemeError::UnknownRole(name)) if name == "txet")
        );
    }
}
