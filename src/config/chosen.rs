//! The file of what was chosen on screen: settings of the same form as the person's own file, which goes before it.

use serde_json::Value;

/// What it is called, beside the configuration.
pub const CHOSEN_FILE: &str = "chosen.yaml";

/// Its text with a theme.
pub fn write_chosen(theme: &str) -> String {
    // A text as JSON writes it, which is YAML as well.
    let theme = Value::from(theme);
    format!(
        "# What was chosen in kubenotes. It writes this file anew; what config.yaml says goes before it.\ntheme: {theme}\n"
    )
}

#[cfg(test)]
mod tests {
    use super::super::model::ThemeChoice;
    use super::super::read::read;
    use super::*;

    #[test]
    fn what_is_kept_is_read_again() {
        for name in ["light", "my own: one", "./a b.yaml", "auto"] {
            let (config, issues) = read(&write_chosen(name));
            assert_eq!(
                (config.theme, issues),
                (ThemeChoice::read(name), Vec::new())
            );
        }
    }
}
