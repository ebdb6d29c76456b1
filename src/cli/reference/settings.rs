//! The page on settings, keymap files and themes.

use crate::app::action;
use crate::config::{SETTINGS, flow};
use crate::keymap::{BuiltIn, Context};
use crate::theme::{BUILT_IN, Role};

use super::block::{Block, code};

/// The page.
pub fn blocks() -> Vec<Block> {
    let mut blocks = vec![
        Block::text(
            "`config.yaml` in the configuration folder of your system (`~/.config/kubenotes` on Linux), or `--config FILE`. \
             All of it is optional. `kubenotes config init` writes a commented file to begin with, `kubenotes config edit` \
             opens it in your editor and checks it afterwards, and `kubenotes config` prints every value in force with the \
             line, variable or option it comes from. A mistake is told with its line and what was probably meant, and the \
             rest stays in force. Paths may begin with `~`; others start at the file's folder.",
        ),
        Block::heading("Settings"),
        settings(),
    ];
    blocks.extend(keymaps());
    blocks.extend(themes());
    blocks
}

fn settings() -> Block {
    let rows = SETTINGS.iter().map(|setting| {
        let usual = match flow(&setting.usual()) {
            nothing if matches!(&*nothing, "" | "[]") => String::new(),
            usual => code(&usual),
        };
        let example = setting.example.map(code).unwrap_or_default();
        [
            code(setting.key),
            setting.sentence.to_owned(),
            setting.kind.expected(),
            usual,
            example,
        ]
    });
    Block::table(["setting", "does", "takes", "default", "example"], rows)
}

fn keymaps() -> Vec<Block> {
    let names: Vec<String> = BuiltIn::ALL.map(|keymap| code(keymap.name())).into();
    let actions = action::all().count();
    let contexts = Context::ALL.iter().map(|context| {
        let title = context.title().to_owned();
        let letters = if context.takes_letters() { "yes" } else { "" };
        [code(context.name()), title, letters.to_owned()]
    });
    vec![
        Block::heading("Keymap files"),
        Block::Text(format!(
            "`keymap.yaml` beside `config.yaml`, or the file that `keymap` names, is laid over one of {}. It gives keys to \
             actions, by context; {{keys}} lists the {actions} actions. A file that names a context and an action which do not go \
             together is told of the mistake, as of every other; `kubenotes keys --check` tells also what cannot be reached and \
             which keys most terminals cannot send.",
            names.join(", ")
        )),
        Block::Code(
            "from: vim                  # what this file stands on, or none\nglobal:\n  f5: rescan\n  ctrl-t: none             # takes a key away\nreading:\n  ctrl-j: next-talk        # only in the text\n  g n: notes-scope         # a sequence"
                .to_owned(),
        ),
        Block::table(["context", "where its keys hold", "letters are typed there"], contexts),
    ]
}

fn themes() -> Vec<Block> {
    let themes = BUILT_IN
        .iter()
        .map(|theme| [code(theme.name), theme.sentence.to_owned()]);
    let roles = Role::ALL
        .iter()
        .map(|(_, name, meaning)| [code(name), (*meaning).to_owned()]);
    vec![
        Block::heading("Themes"),
        Block::table(["theme", "is"], themes),
        Block::text(
            "A theme of your own is a file in the folder `themes` beside `config.yaml`. It names what it stands on and only \
             what differs. A colour is `\"#rrggbb\"` or a name of the terminal's sixteen (`red`, `bright-red` …); `bold`, \
             `italic`, `underline`, `dim` and `reverse` are true or false; `categories` gives each of their colours a look.",
        ),
        Block::Code("from: dark\nlink: {fg: \"#8fb8de\", underline: true}\ncategories: {yellow: {fg: \"#e6c07b\"}}".to_owned()),
        Block::table(["role", "is"], roles),
    ]
}
