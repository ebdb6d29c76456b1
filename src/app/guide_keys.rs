//! The posts that come with the program, with the keys that are in force. They are made anew at each start: what was marked
//! in them is found again by its words when keys change, as in any post that was edited.

use crate::annotation::CategoryTable;
use crate::keymap::{Context, Keymap};
use crate::library::guide::Guide;

use super::settings::Settings;

/// Where the guide means its keys to be pressed, if it does not say so.
const FIRST: [Context; 2] = [Context::Reading, Context::Global];

/// The posts as they read under these settings.
pub fn guide_in(settings: &Settings) -> Guide {
    let (keymap, categories) = (settings.keymap.clone(), settings.categories.clone());
    Guide::new(move |wanted| shown(&keymap, &categories, wanted))
}

/// What stands for a placeholder: `key:dig-into` for the keys of an action, `key:posts.open` for those in one context,
/// `category:quote` for the key of a kind of highlight. Where a person has bound no key, the name.
fn shown(keymap: &Keymap, categories: &CategoryTable, wanted: &str) -> String {
    let (kind, name) = wanted.split_once(':').unwrap_or_default();
    if kind == "category" {
        let category = categories.find(name);
        return category.map_or_else(|| code(name), |category| code(&category.key.to_string()));
    }
    let (context, action) = match name.split_once('.') {
        Some((context, action)) => (Context::named(context), action),
        None => (None, name),
    };
    let keys = context
        .and_then(|context| keymap.keys_for(&[context, Context::Global], action))
        .or_else(|| keymap.keys_for(&FIRST, action))
        .or_else(|| keymap.keys_for(&Context::ALL, action));
    code(&keys.unwrap_or_else(|| action.to_owned()))
}

/// Words as code in Markdown, also in a table.
fn code(words: &str) -> String {
    if words.contains('`') {
        return format!("`` {words} ``");
    }
    format!("`{words}`")
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::mpsc::channel;

    use super::*;
    use crate::app::action;
    use crate::app::testing::settings;
    use crate::keymap::{BuiltIn, Keymap};
    use crate::library::guide::FIRST_POST;

    /// The guide under a keymap.
    fn guide_under(keymap: BuiltIn) -> String {
        let mut settings = settings();
        settings.keymap = Arc::new(Keymap::built_in(keymap));
        let text = guide_in(&settings).text(FIRST_POST);
        text.expect("a guide").to_string()
    }

    #[test]
    fn the_guide_names_things_that_can_be_done() {
        let settings = settings();
        let mut named = Vec::new();
        let (sender, wanted) = channel();
        let guide = Guide::new(move |placeholder| {
            sender.send(placeholder.to_owned()).unwrap();
            String::new()
        });
        assert!(!guide.posts().is_empty());
        assert!(guide.posts().iter().all(|post| !post.text().is_empty()));
        drop(guide);
        for placeholder in wanted {
            let (kind, name) = placeholder.split_once(':').expect("a kind and a name");
            if kind == "category" {
                assert!(settings.categories.find(name).is_some(), "{name}");
                continue;
            }
            let (context, name) = name.split_once('.').unwrap_or(("global", name));
            assert!(Context::named(context).is_some(), "{context}");
            assert!(action::named(name).is_some(), "{name}");
            named.push(name.to_owned());
        }
        // The whole loop, and the way out of the guide.
        for name in [
            "jump", "dig-into", "mark", "edit", "todos", "export", "help", "undo", "quit",
        ] {
            assert!(named.iter().any(|known| known == name), "{name}");
        }
    }

    #[test]
    fn its_keys_are_those_in_force() {
        assert!(guide_under(BuiltIn::Default).contains("`ctrl-s`"));
        assert!(guide_under(BuiltIn::Vim).contains("`] ]`"));
        let emacs = guide_under(BuiltIn::Emacs);
        assert!(emacs.contains("`ctrl-x ctrl-s`") && !emacs.contains("`ctrl-s` keeps"));
    }

    #[test]
    fn what_no_key_does_is_told_by_its_name() {
        let mut settings = settings();
        settings.keymap = Arc::default();
        let text = guide_in(&settings).text(FIRST_POST).expect("a guide");
        assert!(text.contains("`dig-into`"));
        assert!(!text.contains("{key:"));
        assert_eq!(code("`"), "`` ` ``");
    }
}
