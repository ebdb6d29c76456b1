//! How keymap files come to be in force: the built-in one, and over it the person's own. Every mistake is told, all else
//! holds.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::bindings::Keymap;
use super::built_in::BuiltIn;
use super::context::Context;
use super::file::{Entry, FROM, File, Section, Value, Word};
use super::hidden;
use super::in_context::Bound;
use super::issue::KeyIssue;
use super::key::{KeyPress, written};
use super::known::KnownActions;
use super::meant::meant;
use super::origin::Origin;
use super::sending::sent_instead;

/// The word that takes keys away, in the place of an action's name; and the keymap without any.
const NONE: &str = "none";

impl Keymap {
    /// A keymap that comes with the program. The tests hold that nothing is wrong with its file.
    pub fn built_in(which: BuiltIn) -> Self {
        match which.lines() {
            Some(lines) => Self::laid(which, File::built_in(lines)),
            None => Self::of_default(),
        }
    }

    /// The file of a keymap that comes with the program, laid over the one it stands on.
    pub(super) fn laid(which: BuiltIn, file: File) -> Self {
        let below = file
            .from
            .as_ref()
            .and_then(|word| BuiltIn::named(&word.text));
        let mut keymap = below.map(Self::built_in).unwrap_or_default();
        keymap.base = Some(which);
        let mut layer = Layer {
            keymap: &mut keymap,
            height: which.height(),
            source: Source::BuiltIn(which),
            bindings: 0,
            written: BTreeMap::new(),
            issues: Vec::new(),
        };
        layer.lay(file.sections);
        keymap
    }

    /// The person's own file, laid over the keymap it names, else over this one, else over the usual one. What is wrong in
    /// the file is told with its line, the rest holds.
    pub fn own(
        base: Option<BuiltIn>,
        name: &str,
        text: &str,
        known: &KnownActions,
    ) -> (Self, Vec<KeyIssue>) {
        let (file, mut issues) = File::read(text);
        let below = stands_on(base, file.from.as_ref(), &mut issues);
        let mut keymap = below.map(Self::built_in).unwrap_or_default();
        keymap.own = Some(name.into());
        let mut layer = Layer {
            keymap: &mut keymap,
            height: u32::MAX,
            source: Source::Own(name.into(), known),
            bindings: 0,
            written: BTreeMap::new(),
            issues,
        };
        layer.lay(file.sections);
        let mut issues = layer.issues;
        issues.extend(hidden::issues(&keymap));
        issues.sort_by_key(|issue| issue.line);
        (keymap, issues)
    }
}

/// The keymap below a file: the one that it names goes before the one that the configuration names.
fn stands_on(
    base: Option<BuiltIn>,
    from: Option<&Word>,
    issues: &mut Vec<KeyIssue>,
) -> Option<BuiltIn> {
    let usual = base.unwrap_or_default();
    let Some(Word { text, line }) = from else {
        return Some(usual);
    };
    if text == NONE {
        return None;
    }
    let Some(named) = BuiltIn::named(text) else {
        let mut names = BuiltIn::ALL.map(BuiltIn::name).to_vec();
        names.push(NONE);
        let unknown = KeyIssue::unknown(*line, "keymap", text, &names);
        let message = format!("{}; there are {}", unknown.message, names.join(", "));
        issues.push(KeyIssue::mistake(*line, message));
        return Some(usual);
    };
    if let Some(other) = base.filter(|&base| base != named) {
        let message = format!(
            "this file stands on {text}, the configuration names {}: {text} holds",
            other.name()
        );
        issues.push(KeyIssue::remark(*line, message));
    }
    Some(named)
}

/// A file while it is laid over a keymap.
struct Layer<'a> {
    keymap: &'a mut Keymap,
    height: u32,
    source: Source<'a>,
    /// How many bindings of the file were met so far.
    bindings: u32,
    /// The lines of what the person's own file has bound so far.
    written: BTreeMap<(Context, Vec<KeyPress>), u32>,
    issues: Vec<KeyIssue>,
}

/// Whose file it is. What comes with the program is not checked at each start.
enum Source<'a> {
    BuiltIn(BuiltIn),
    Own(Arc<str>, &'a KnownActions),
}

impl Layer<'_> {
    fn lay(&mut self, sections: Vec<Section>) {
        for section in sections {
            match context_of(&section) {
                Ok(context) => {
                    for entry in section.entries {
                        if let Err(issue) = self.take_in(context, entry) {
                            self.issues.push(issue);
                        }
                    }
                }
                Err(issue) => self.issues.push(issue),
            }
        }
    }

    fn take_in(&mut self, context: Context, entry: Entry) -> Result<(), KeyIssue> {
        let line = entry.line;
        let keys = sequence(context, &entry.keys, line)?;
        self.bindings += 1;
        if let Some(before) = self.line_of(context, &keys) {
            let message = format!(
                "“{}” stands twice in {}: line {before} holds, this one is left out",
                written(&keys),
                context.name()
            );
            return Err(KeyIssue::mistake(line, message));
        }
        let action = match entry.value {
            Value::Nothing => None,
            Value::Word(word) if word == NONE => None,
            Value::Word(word) => Some(word),
            Value::Other => {
                let message = format!(
                    "behind “{}” must stand the name of an action, or none",
                    written(&keys)
                );
                return Err(KeyIssue::mistake(line, message));
            }
        };
        if let (Source::Own(_, known), Some(action)) = (&self.source, &action) {
            check(context, &keys, action, known, line)?;
            self.issues.extend(not_everywhere(context, &keys, line));
        }
        if self.is_own() {
            self.written.insert((context, keys.clone()), line);
        }
        match action {
            Some(action) => self.bind(context, keys, Some(action), line),
            None => self.unbind(context, keys, line)?,
        }
        Ok(())
    }

    fn bind(
        &mut self,
        context: Context,
        keys: Vec<KeyPress>,
        action: Option<Cow<'static, str>>,
        line: u32,
    ) {
        let origin = match &self.source {
            Source::BuiltIn(which) => Origin::BuiltIn(*which),
            Source::Own(file, _) => Origin::Own {
                file: file.clone(),
                line,
            },
        };
        let bound = Bound {
            action,
            written: (Reverse(self.height), self.bindings),
            origin,
        };
        self.keymap.put(context, keys, bound);
    }

    /// Takes keys away; keys that mean something in a context around are to mean nothing in this one.
    fn unbind(&mut self, context: Context, keys: Vec<KeyPress>, line: u32) -> Result<(), KeyIssue> {
        let was_bound = self.keymap.bound(context, &keys).is_some();
        self.keymap.take(context, &keys);
        let mut around = context.chains().iter().copied().flatten();
        let is_bound_around = around.any(|&outer| self.keymap.bound(outer, &keys).is_some());
        if is_bound_around && !was_bound {
            self.bind(context, keys, None, line);
        } else if !was_bound {
            let message = format!(
                "“{}” does nothing in {}, so there is nothing to take away",
                written(&keys),
                context.name()
            );
            return Err(KeyIssue::mistake(line, message));
        }
        Ok(())
    }

    /// The line in which the person's own file has bound these keys already.
    fn line_of(&self, context: Context, keys: &[KeyPress]) -> Option<u32> {
        if self.written.is_empty() {
            return None;
        }
        self.written.get(&(context, keys.to_vec())).copied()
    }

    const fn is_own(&self) -> bool {
        matches!(self.source, Source::Own(..))
    }
}

fn context_of(section: &Section) -> Result<Context, KeyIssue> {
    let Word { text, line } = &section.context;
    let is_misplaced = matches!(&section.entries[..], [entry] if entry.keys == *text);
    let names: Vec<&str> = Context::ALL
        .map(Context::name)
        .into_iter()
        .chain([FROM])
        .collect();
    match Context::named(text) {
        Some(context) if !is_misplaced => Ok(context),
        Some(_) => Err(KeyIssue::mistake(
            *line,
            format!("below “{text}” must stand keys with the names of actions"),
        )),
        None if text == FROM => Err(KeyIssue::mistake(
            *line,
            "behind “from” must stand default, vim, emacs or none",
        )),
        None if is_misplaced && KeyPress::parse_sequence(text).is_ok() => Err(KeyIssue::mistake(
            *line,
            format!("“{text}” stands in no context: write it below one, such as “global:”"),
        )),
        None => Err(KeyIssue::unknown(*line, "context", text, &names)),
    }
}

fn sequence(context: Context, keys: &str, line: u32) -> Result<Vec<KeyPress>, KeyIssue> {
    let sequence = KeyPress::parse_sequence(keys).map_err(|word| {
        let hint = meant(&word).map_or_else(
            || "write keys like j, ctrl-p, shift-tab, pagedown".to_owned(),
            |key| format!("did you mean “{key}”?"),
        );
        let message = format!("“{word}” in {} is no key; {hint}", context.name());
        KeyIssue::mistake(line, message)
    })?;
    if sequence.is_empty() {
        let message = format!("a binding of {} names no key", context.name());
        return Err(KeyIssue::mistake(line, message));
    }
    Ok(sequence)
}

/// What must not be bound: what does not exist, what makes no sense here, and letters where one writes.
fn check(
    context: Context,
    keys: &[KeyPress],
    action: &str,
    known: &KnownActions,
    line: u32,
) -> Result<(), KeyIssue> {
    let Some(contexts) = known.contexts(action) else {
        return Err(KeyIssue::unknown(line, "action", action, &known.names()));
    };
    if !context.is_within(contexts) {
        let names: Vec<&str> = contexts.iter().map(|context| context.name()).collect();
        let message = format!(
            "“{action}” makes no sense in {}, only in {}",
            context.name(),
            names.join(", ")
        );
        return Err(KeyIssue::mistake(line, message));
    }
    let letter = keys.first().filter(|key| key.typed().is_some());
    if let Some(letter) = letter.filter(|_| context.takes_letters()) {
        let message = format!(
            "“{letter}” is typed in {}: take a key with ctrl or alt, or one that is no letter",
            context.name()
        );
        return Err(KeyIssue::mistake(line, message));
    }
    Ok(())
}

/// A remark if one of the keys is another one in most terminals.
fn not_everywhere(context: Context, keys: &[KeyPress], line: u32) -> Option<KeyIssue> {
    let (key, sent) = keys
        .iter()
        .find_map(|&key| Some((key, sent_instead(key)?)))?;
    let message = format!(
        "“{key}” in {} is “{sent}” in terminals without the kitty keyboard protocol",
        context.name()
    );
    Some(KeyIssue::remark(line, message))
}
