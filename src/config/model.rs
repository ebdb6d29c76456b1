//! The configuration as values. Paths stand here as the person wrote them; `~` and relative ones are not resolved.

use std::path::PathBuf;

use crate::annotation::CategoryTable;
use crate::find::View;
use crate::keymap::BuiltIn;
use crate::library::Offers;
use crate::text::nearest;

/// What a configuration file can say; what it does not say is as in [`Config::default`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// `library`: folders and files with posts.
    pub library: Vec<PathBuf>,
    /// `store`: the folder of the notes.
    pub store: Option<PathBuf>,
    /// `theme`
    pub theme: ThemeChoice,
    /// `keymap`: which keys.
    pub keymap: Option<KeymapChoice>,
    /// `measure`: the widest the text gets, in cells.
    pub measure: u16,
    /// `wrap_code`: whether long lines of code are wrapped at the start.
    pub wrap_code: bool,
    /// `ascii`: lines and symbols in plain ASCII.
    pub ascii: bool,
    /// `mouse`: whether the mouse is the program's or the terminal's.
    pub mouse: bool,
    /// `hyperlinks`: whether links are told to the terminal.
    pub hyperlinks: HyperlinkUse,
    /// `pictures`: how pictures are shown.
    pub pictures: PictureChoice,
    /// `suggestions`: whether sentences that read like something to dig into are offered.
    pub suggestions: Offers,
    /// `cues`: the person's own phrases for such sentences, beside the built-in ones.
    pub cues: Vec<String>,
    /// `categories`: the built-in kinds of highlight with the person's own.
    pub categories: CategoryTable,
    /// `views`: queries under names.
    pub views: Vec<View>,
    /// `topics`: a file of further technologies.
    pub topics: Option<PathBuf>,
    /// `events`: a file of further conferences.
    pub events: Option<PathBuf>,
}

/// Which theme to take.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum ThemeChoice {
    /// By the background of the terminal.
    #[default]
    Auto,
    /// The built-in one for dark backgrounds.
    Dark,
    /// The built-in one for light backgrounds.
    Light,
    /// A theme file.
    File(PathBuf),
}

/// Which keys to take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeymapChoice {
    /// Those of a keymap that comes with the program.
    BuiltIn(BuiltIn),
    /// Those of a file, laid over the keymap that it names.
    File(PathBuf),
}

/// Whether links on screen are told to the terminal, which can then open them itself (OSC 8).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum HyperlinkUse {
    /// Where the terminal is not known to be unfit.
    #[default]
    Auto,
    /// Always.
    On,
    /// Never.
    Off,
}

/// How pictures are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PictureChoice {
    /// By the best means that the terminal has.
    #[default]
    Auto,
    /// The kitty graphics protocol.
    Kitty,
    /// iTerm2's inline images.
    Iterm2,
    /// Sixel graphics.
    Sixel,
    /// Two colours in each cell.
    HalfBlocks,
    /// As their captions, until the person switches them on.
    Off,
}

impl PictureChoice {
    /// Every choice with its name in configuration files.
    pub const ALL: [(&'static str, Self); 6] = [
        ("auto", Self::Auto),
        ("kitty", Self::Kitty),
        ("iterm2", Self::Iterm2),
        ("sixel", Self::Sixel),
        ("half-blocks", Self::HalfBlocks),
        ("off", Self::Off),
    ];

    /// The choice of this name.
    pub fn named(name: &str) -> Option<Self> {
        let named = Self::ALL.iter().find(|(known, _)| *known == name);
        named.map(|(_, choice)| *choice)
    }
}

impl Default for Config {
    fn default() -> Self {
        Self {
            library: Vec::new(),
            store: None,
            theme: ThemeChoice::Auto,
            keymap: None,
            measure: 90,
            wrap_code: true,
            ascii: false,
            mouse: true,
            hyperlinks: HyperlinkUse::Auto,
            pictures: PictureChoice::Auto,
            suggestions: Offers::On,
            cues: Vec::new(),
            categories: CategoryTable::builtin(),
            views: Vec::new(),
            topics: None,
            events: None,
        }
    }
}

impl KeymapChoice {
    /// Reads the name of a keymap or the path of a keymap file; the error is a sentence that says what would be right.
    pub fn parse(written: &str) -> Result<Self, String> {
        if let Some(keymap) = BuiltIn::named(written) {
            return Ok(Self::BuiltIn(keymap));
        }
        if written.contains(['/', '\\', '.', '~']) {
            return Ok(Self::File(PathBuf::from(written)));
        }
        let names = BuiltIn::ALL.map(BuiltIn::name);
        let hint = nearest(written, names)
            .map_or(String::new(), |name| format!(", did you mean “{name}”?"));
        Err(format!(
            "there is no keymap “{written}”{hint}: write {}, or the path of a keymap file (./{written}.yaml)",
            names.join(", ")
        ))
    }
}

impl ThemeChoice {
    /// Reads `dark`, `light`, `auto` or the path of a theme file; the error is a sentence that says what would be right.
    pub fn parse(written: &str) -> Result<Self, String> {
        match written {
            "auto" => Ok(Self::Auto),
            "dark" => Ok(Self::Dark),
            "light" => Ok(Self::Light),
            path if path.contains(['/', '\\', '.', '~']) => Ok(Self::File(PathBuf::from(path))),
            other => Err(format!(
                "there is no theme “{other}”: write dark, light, auto, or the path of a theme file (./{other}.yaml)"
            )),
        }
    }
}
