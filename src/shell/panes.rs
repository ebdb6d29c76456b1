//! How the panes stand, as the interface has it and as the store keeps it. It writes nothing.

use std::path::Path;

use crate::app::{Arrangement, Pane, Share, SidePane};

use super::store::{StoredPane, StoredPanes, read_panes};

/// How the panes were left, if that is kept in this folder of state and was made of the same usual arrangement; a sentence
/// says why it cannot be read.
pub fn kept_panes(state: &Path, usual: &Arrangement) -> Result<Option<Arrangement>, String> {
    let stored = read_panes(state)?;
    let stored = stored.filter(|stored| stored.usual == to_store(usual));
    let Some(stored) = stored else {
        return Ok(None);
    };
    match from_store(&stored) {
        Some(kept) => Ok(Some(kept)),
        None => Err(
            "How the panes stood cannot be read: they stand as usual, and moving one writes it anew"
                .to_owned(),
        ),
    }
}

/// Panes for the store.
pub fn panes_to_store(panes: &Arrangement, usual: &Arrangement) -> StoredPanes {
    StoredPanes {
        panes: to_store(panes),
        upper: panes.upper.map(Share::in_thousandths),
        usual: to_store(usual),
    }
}

fn to_store(panes: &Arrangement) -> Vec<StoredPane> {
    let stored = panes.order.into_iter().map(|pane| {
        let side = panes.side(pane).copied().unwrap_or_default();
        StoredPane {
            pane: pane.word().to_owned(),
            share: side.share.map(Share::in_thousandths),
            hidden: side.is_hidden,
        }
    });
    stored.collect()
}

/// The arrangement that was stored, if each pane is in it once.
fn from_store(stored: &StoredPanes) -> Option<Arrangement> {
    let mut arrangement = Arrangement {
        upper: stored.upper.map(Share::thousandths),
        ..Arrangement::default()
    };
    let mut order = Vec::new();
    for stored in &stored.panes {
        let pane = Pane::ALL
            .into_iter()
            .find(|pane| pane.word() == stored.pane)?;
        if order.contains(&pane) {
            return None;
        }
        order.push(pane);
        if let Some(side) = arrangement.side_mut(pane) {
            *side = SidePane {
                share: stored.share.map(Share::thousandths),
                is_hidden: stored.hidden,
            };
        }
    }
    arrangement.order = order.try_into().ok()?;
    Some(arrangement)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shell::store::Store;
    use crate::shell::testing::Folder;

    fn moved() -> Arrangement {
        let mut panes = Arrangement::default();
        panes.move_pane(Pane::Notes, -1);
        panes.posts.share = Some(Share::of(41, 120));
        panes.notes.is_hidden = true;
        panes.upper = Some(Share::of(20, 69));
        panes
    }

    #[test]
    fn panes_come_back_as_they_were_left() {
        let folder = Folder::new();
        let mut store = Store::open(&folder.path("store")).unwrap();
        let usual = Arrangement::default();
        let kept = |usual| kept_panes(&folder.path("store/state"), usual);
        assert_eq!(kept(&usual), Ok(None));
        store.save_panes(panes_to_store(&moved(), &usual)).unwrap();
        assert_eq!(kept(&usual), Ok(Some(moved())));
        // Who writes something else into the configuration wants to see it.
        let mut other = usual;
        other.posts.is_hidden = true;
        assert_eq!(kept(&other), Ok(None));
    }

    #[test]
    fn what_cannot_be_read_is_told() {
        for text in [
            "{",
            "[3]",
            r#"[{"panes":[{"pane":"posts"},{"pane":"posts"},{"pane":"notes"}],"usual":[{"pane":"posts","hidden":false},{"pane":"text","hidden":false},{"pane":"notes","hidden":false}]}]"#,
        ] {
            let folder = Folder::with(&[("state/panes.json", text)]);
            let told = kept_panes(&folder.path("state"), &Arrangement::default()).unwrap_err();
            assert!(told.contains("as usual"), "{told}");
        }
    }
}
