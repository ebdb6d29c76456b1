//! What grammars call a stretch of code → its role. One table; it reads no code.

use std::collections::HashMap;

use syntect::parsing::Scope;

use crate::theme::Role;

/// The beginning of a scope's name and its role, [`Role::Code`] for what looks like the rest of the code. Of several that fit,
/// the longest holds. The names are those of the `TextMate` manual, "Naming conventions", and of the Sublime Text
/// documentation, "Scope naming".
const ROLES: &[(&str, Role)] = &[
    ("comment", Role::CodeComment),
    ("string", Role::CodeString),
    ("string.unquoted", Role::Code),
    ("string.unquoted.heredoc", Role::CodeString),
    ("constant", Role::CodeNumber),
    ("constant.character", Role::CodeString),
    ("constant.other.symbol", Role::CodeString),
    ("keyword", Role::CodeKeyword),
    ("keyword.operator", Role::Code),
    ("keyword.operator.word", Role::CodeKeyword),
    ("keyword.operator.logical.python", Role::CodeKeyword),
    ("keyword.other.unit", Role::CodeNumber),
    ("storage", Role::CodeKeyword),
    ("entity.name", Role::CodeName),
    ("entity.name.tag", Role::CodeKey),
    ("entity.name.key", Role::CodeKey),
    ("entity.other.attribute-name", Role::CodeKey),
    ("entity.other.inherited-class", Role::CodeName),
    ("support.function", Role::CodeName),
    ("support.class", Role::CodeName),
    ("support.type", Role::CodeName),
    ("support.type.property-name", Role::CodeKey),
    ("support.constant", Role::CodeNumber),
    ("variable", Role::Code),
    ("punctuation.definition.variable", Role::Code),
    ("variable.function", Role::CodeName),
    ("variable.annotation", Role::CodeName),
    ("variable.language", Role::CodeKeyword),
    ("variable.parameter.option", Role::CodeKey),
    ("markup.inserted", Role::CodeInserted),
    ("markup.deleted", Role::CodeDeleted),
    ("markup.heading", Role::CodeKeyword),
    ("markup.underline.link", Role::CodeString),
    ("meta.diff.range", Role::CodeKeyword),
    ("meta.diff.header", Role::CodeComment),
    ("meta.interpolation", Role::Code),
    ("meta.template.expression", Role::Code),
];

/// Scopes around a key: a string or a constant in them is the name of a value.
const KEYS: &[&str] = &["meta.mapping.key", "meta.structure.dictionary.key"];

/// The table, ready to be asked.
pub(super) struct RoleTable {
    roles: Vec<(Scope, Role)>,
    keys: Vec<Scope>,
    known: HashMap<Scope, Option<Role>>,
}

impl RoleTable {
    pub(super) fn new() -> Self {
        let mut roles: Vec<_> = ROLES
            .iter()
            .filter_map(|(name, role)| Some((Scope::new(name).ok()?, *role)))
            .collect();
        roles.sort_by_key(|(scope, _)| std::cmp::Reverse(scope.len()));
        Self {
            roles,
            keys: KEYS
                .iter()
                .filter_map(|name| Scope::new(name).ok())
                .collect(),
            known: HashMap::new(),
        }
    }

    /// The role of code under these scopes, outermost first: what the innermost one says that says anything.
    pub(super) fn role(&mut self, scopes: &[Scope]) -> Option<Role> {
        let said = scopes.iter().rev().find_map(|scope| self.said(*scope))?;
        let is_value = matches!(said, Role::CodeString | Role::CodeNumber);
        if is_value && scopes.iter().any(|scope| self.is_key(*scope)) {
            return Some(Role::CodeKey);
        }
        Some(said).filter(|role| *role != Role::Code)
    }

    fn is_key(&self, scope: Scope) -> bool {
        self.keys.iter().any(|key| key.is_prefix_of(scope))
    }

    fn said(&mut self, scope: Scope) -> Option<Role> {
        let roles = &self.roles;
        *self.known.entry(scope).or_insert_with(|| {
            let fitting = roles.iter().find(|(name, _)| name.is_prefix_of(scope));
            fitting.map(|(_, role)| *role)
        })
    }
}
