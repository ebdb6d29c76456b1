//! A theme on a terminal that has fewer colours than it names.

use super::built_in::BuiltIn;
use super::depth::{Depth, in_256};
use super::look::Look;
use super::role::Role;
use super::table::Theme;

impl Theme {
    /// The theme on a terminal with fewer colours. Of 256 the nearest are taken. Sixteen are what the person made of them, so
    /// none of them is near to anything: what needs more looks as in `terminal`, and without colours all is as in `mono`.
    #[must_use]
    pub fn at(self, depth: Depth) -> Self {
        match depth {
            Depth::Full => self,
            Depth::Palette256 => self.map(in_256),
            Depth::Sixteen => {
                let terminal = built_in("terminal");
                self.in_sixteen(&terminal)
            }
            Depth::None => built_in("mono"),
        }
    }

    fn map(mut self, change: impl Fn(Look) -> Look) -> Self {
        let looks = self.roles.values_mut().chain(self.categories.values_mut());
        looks.for_each(|look| *look = change(*look));
        self
    }

    /// A theme whose very text needs more gives way altogether: its background may be another one, too.
    fn in_sixteen(mut self, terminal: &Self) -> Self {
        if self.role(Role::Text).needs_more_than_sixteen() {
            return terminal.clone();
        }
        for (role, look) in &mut self.roles {
            if look.needs_more_than_sixteen() {
                *look = terminal.role(*role);
            }
        }
        for (color, look) in &mut self.categories {
            if look.needs_more_than_sixteen() {
                *look = terminal.category(*color);
            }
        }
        self
    }
}

fn built_in(name: &str) -> Theme {
    BuiltIn::named(name).map(BuiltIn::theme).unwrap_or_default()
}
