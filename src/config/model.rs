//! The configuration as values. Paths stand here as the person wrote them; `~` and relative ones are not resolved.

use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};

use super::panes::{self, PaneChoice};
use crate::annotation::CategoryTable;
use crate::find::View;
use crate::keymap::BuiltIn;
use crate::library::Offers;
use crate::text::nearest;
use crate::theme::Background;

/// What a configuration file can say; what it does not say is as in [`Config::default`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// `library`: folders and files with posts.
    pub library: Vec<PathBuf>,
    /// `store`: the folder of the notes.
    pub store: Option<PathBuf>,
    /// `theme`
    pub theme: ThemeChoice,
    /// `colors`: how many colours are used.
    pub colors: ColorChoice,
    /// `keymap`: which keys.
    pub keymap: Option<KeymapChoice>,
    /// `measure`: the widest the text gets, in cells.
    pub measure: u16,
    /// `wrap_code`: whether long lines of code are wrapped at the start.
    pub wrap_code: bool,
    /// `ascii`: lines and symbols in plain ASCII.
    pub ascii: bool,
    /// `panes`: which panes are shown at first, from left to right.
    pub panes: Vec<PaneChoice>,
    /// `clipboard`: where what is copied goes.
    pub clipboard: ClipboardChoice,
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
    /// The keys whose values come from the file, each with its line, from 1; all others are as usual.
    pub lines: BTreeMap<&'static str, u32>,
}

/// Which theme to take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ThemeChoice {
    /// By the background of the terminal.
    ByBackground {
        /// Where it is dark.
        dark: ThemeName,
        /// Where it is light.
        light: ThemeName,
    },
    /// This one.
    Always(ThemeName),
}

/// A theme as it is named; whether there is such a theme is known to who reads its file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ThemeName {
    /// A built-in one, or a file of this name among the person's own.
    Named(String),
    /// A file.
    File(PathBuf),
}

/// How many colours are used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ColorChoice {
    /// As many as the terminal says it has.
    #[default]
    Auto,
    /// All, as red, green and blue.
    Truecolor,
    /// Those of the 256 colours that xterm has.
    Palette256,
    /// The terminal's own sixteen.
    Sixteen,
    /// None: bold, underline and reverse have to do.
    None,
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

/// Where what is copied goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ClipboardChoice {
    /// To the best there is: the desktop's clipboard, else the terminal's, else a file.
    #[default]
    Auto,
    /// To the desktop's clipboard, else a file.
    System,
    /// To the terminal's clipboard (OSC 52), else a file.
    Terminal,
    /// Always to a file.
    File,
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

/// The words of a setting that takes one of several, each with what it means.
pub type Words<T> = &'static [(&'static str, T)];

impl ColorChoice {
    /// Every choice with its name in configuration files.
    pub const ALL: Words<Self> = &[
        ("auto", Self::Auto),
        ("truecolor", Self::Truecolor),
        ("256", Self::Palette256),
        ("16", Self::Sixteen),
        ("none", Self::None),
    ];
}

impl HyperlinkUse {
    /// Every choice with its name in configuration files.
    pub const ALL: Words<Self> = &[("auto", Self::Auto), ("on", Self::On), ("off", Self::Off)];
}

impl ClipboardChoice {
    /// Every choice with its name in configuration files.
    pub const ALL: Words<Self> = &[
        ("auto", Self::Auto),
        ("system", Self::System),
        ("terminal", Self::Terminal),
        ("file", Self::File),
    ];
}

impl PictureChoice {
    /// Every choice with its name in configuration files.
    pub const ALL: Words<Self> = &[
        ("auto", Self::Auto),
        ("kitty", Self::Kitty),
        ("iterm2", Self::Iterm2),
        ("sixel", Self::Sixel),
        ("half-blocks", Self::HalfBlocks),
        ("off", Self::Off),
    ];
}

/// Whether suggestions are offered, by its names in configuration files.
pub const OFFERS: Words<Offers> = &[("on", Offers::On), ("off", Offers::Off)];

impl Default for Config {
    fn default() -> Self {
        Self {
            library: Vec::new(),
            store: None,
            theme: ThemeChoice::auto(),
            colors: ColorChoice::Auto,
            keymap: None,
            measure: 90,
            wrap_code: true,
            ascii: false,
            panes: panes::usual(),
            clipboard: ClipboardChoice::Auto,
            mouse: true,
            hyperlinks: HyperlinkUse::Auto,
            pictures: PictureChoice::Auto,
            suggestions: Offers::On,
            cues: Vec::new(),
            categories: CategoryTable::builtin(),
            views: Vec::new(),
            topics: None,
            events: None,
            lines: BTreeMap::new(),
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

/// The word for the theme that the background chooses.
const AUTO: &str = "auto";

impl ThemeChoice {
    /// The built-in dark or light theme, by the background of the terminal.
    pub fn auto() -> Self {
        Self::ByBackground {
            dark: ThemeName::Named("dark".to_owned()),
            light: ThemeName::Named("light".to_owned()),
        }
    }

    /// Reads `auto`, the name of a theme, or the path of a theme file.
    pub fn read(written: &str) -> Self {
        if written == AUTO {
            Self::auto()
        } else {
            Self::Always(ThemeName::read(written))
        }
    }

    /// The theme for a background.
    pub const fn on(&self, background: Background) -> &ThemeName {
        match (self, background) {
            (Self::ByBackground { dark, .. }, Background::Dark) => dark,
            (Self::ByBackground { light, .. }, Background::Light) => light,
            (Self::Always(theme), _) => theme,
        }
    }

    /// The same with its paths changed.
    #[must_use]
    pub fn map_paths(self, change: impl Fn(&Path) -> PathBuf) -> Self {
        match self {
            Self::ByBackground { dark, light } => Self::ByBackground {
                dark: dark.map_path(&change),
                light: light.map_path(&change),
            },
            Self::Always(theme) => Self::Always(theme.map_path(&change)),
        }
    }
}

impl ThemeName {
    /// Reads a name, or the path of a file: what has a slash, a dot or a `~`.
    pub fn read(written: &str) -> Self {
        if written.contains(['/', '\\', '.', '~']) {
            Self::File(PathBuf::from(written))
        } else {
            Self::Named(written.to_owned())
        }
    }

    fn map_path(self, change: impl FnOnce(&Path) -> PathBuf) -> Self {
        match self {
            Self::File(path) => Self::File(change(&path)),
            named @ Self::Named(_) => named,
        }
    }
}

impl fmt::Display for ThemeName {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Named(name) => out.write_str(name),
            Self::File(path) => path.display().fmt(out),
        }
    }
}
