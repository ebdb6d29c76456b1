//! How the panes stand at the start: as the configuration says, or as they were left. It reads one file and writes none.

use std::path::Path;

use crate::app::{Arrangement, Pane, PaneSettings, Share};
use crate::config::{PaneChoice, PaneName};
use crate::shell::kept_panes;

/// The panes of a configuration, and how they were left as far as this folder of state tells; what is wrong with that is
/// told.
pub fn settings(choices: &[PaneChoice], state: &Path, problems: &mut Vec<String>) -> PaneSettings {
    let usual = arrangement(choices);
    let kept = kept_panes(state, &usual);
    PaneSettings {
        usual,
        kept: kept.unwrap_or_else(|problem| {
            problems.push(problem);
            None
        }),
    }
}

/// The choices that make an arrangement, shares to the nearest percent.
pub fn choices(panes: &Arrangement) -> Vec<PaneChoice> {
    let shown = panes
        .order
        .into_iter()
        .filter(|&pane| !panes.is_hidden(pane));
    let choices = shown.map(|pane| {
        let share = panes.side(pane).and_then(|side| side.share);
        PaneChoice {
            pane: name(pane),
            percent: share.map(|share| (share.in_thousandths() + 5) / 10),
        }
    });
    choices.collect()
}

/// The arrangement that choices make: panes that are not among them are put away.
pub fn arrangement(choices: &[PaneChoice]) -> Arrangement {
    let mut arrangement = Arrangement::default();
    let named: Vec<(Pane, Option<u16>)> = choices
        .iter()
        .map(|choice| (pane(choice.pane), choice.percent))
        .collect();
    let is_named = |pane: Pane| named.iter().any(|(named, _)| *named == pane);
    let rest = Pane::ALL.into_iter().filter(|&pane| !is_named(pane));
    let order: Vec<Pane> = named.iter().map(|(pane, _)| *pane).chain(rest).collect();
    if let Ok(order) = order.try_into() {
        arrangement.order = order;
    }
    for pane in Pane::ALL {
        if let Some(side) = arrangement.side_mut(pane) {
            let choice = named.iter().find(|(named, _)| *named == pane);
            side.is_hidden = choice.is_none();
            let percent = choice.and_then(|(_, percent)| *percent);
            side.share = percent.map(|percent| Share::thousandths(percent.saturating_mul(10)));
        }
    }
    arrangement
}

const fn name(pane: Pane) -> PaneName {
    match pane {
        Pane::Posts => PaneName::Posts,
        Pane::Reading => PaneName::Text,
        Pane::Notes => PaneName::Notes,
    }
}

const fn pane(name: PaneName) -> Pane {
    match name {
        PaneName::Posts => Pane::Posts,
        PaneName::Text => Pane::Reading,
        PaneName::Notes => Pane::Notes,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config;

    #[test]
    fn a_configuration_without_panes_is_the_usual_one() {
        let (config, _) = config::read("");
        assert_eq!(arrangement(&config.panes), Arrangement::default());
    }

    #[test]
    fn choices_come_back() {
        for panes in ["[notes 25%, text]", "[posts, text, notes 30%]", "[text]"] {
            let (config, _) = config::read(&format!("panes: {panes}\n"));
            assert_eq!(
                choices(&arrangement(&config.panes)),
                config.panes,
                "{panes}"
            );
        }
    }

    #[test]
    fn what_is_not_named_is_put_away() {
        let (config, issues) = config::read("panes: [notes 25%, text]\n");
        assert_eq!(issues, []);
        let panes = arrangement(&config.panes);
        assert_eq!(panes.order, [Pane::Notes, Pane::Reading, Pane::Posts]);
        assert!(panes.posts.is_hidden && !panes.notes.is_hidden);
        assert_eq!(panes.notes.share.map(|share| share.cells(200)), Some(50));
    }
}
