//! Where exports went, as the interface has it and as the store writes it. It reads and writes nothing.

use std::path::Path;

use crate::app::{ExportExtent, ExportTarget};
use crate::export::{ExportOrder, Grouping};

use super::exporting::absolute;
use super::store::StoredTarget;

/// A target whose file is the same wherever the program is started the next time; `~` stays, as it was typed.
pub fn from_anywhere(target: ExportTarget) -> ExportTarget {
    let whole = absolute(Path::new(&target.path)).ok();
    let whole = whole.filter(|_| !target.path.starts_with("~/"));
    let path = whole.and_then(|path| path.into_os_string().into_string().ok());
    ExportTarget {
        path: path.unwrap_or(target.path),
        ..target
    }
}

/// A target for the store.
pub fn target_to_store(target: &ExportTarget) -> StoredTarget {
    StoredTarget {
        form: target.form.clone(),
        path: target.path.clone(),
        grouping: target.grouping.word().to_owned(),
        order: target.order.word().to_owned(),
        extent: target.extent.word().to_owned(),
    }
}

/// A target from the store; of a word that nothing has, the first value is taken.
pub fn target_from_store(stored: StoredTarget) -> ExportTarget {
    ExportTarget {
        form: stored.form,
        path: stored.path,
        grouping: named(&Grouping::ALL, Grouping::word, &stored.grouping),
        order: named(&ExportOrder::ALL, ExportOrder::word, &stored.order),
        extent: named(&ExportExtent::ALL, ExportExtent::word, &stored.extent),
    }
}

fn named<T: Copy + Default>(all: &[T], word: fn(T) -> &'static str, stored: &str) -> T {
    let named = all.iter().find(|value| word(**value) == stored);
    named.copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_comes_back_as_it_was() {
        for (at, grouping) in Grouping::ALL.into_iter().enumerate() {
            let target = ExportTarget {
                form: "org".to_owned(),
                path: "~/notes/list.org".to_owned(),
                grouping,
                order: ExportOrder::ALL[at],
                extent: ExportExtent::ALL[at % 2],
            };
            assert_eq!(target_from_store(target_to_store(&target)), target);
        }
    }

    #[test]
    fn the_file_is_the_same_wherever_one_starts() {
        let at = |path: &str| {
            let target = ExportTarget {
                path: path.to_owned(),
                ..ExportTarget::default()
            };
            from_anywhere(target).path
        };
        assert!(Path::new(&at("list.md")).is_absolute());
        assert!(at("list.md").ends_with("list.md"));
        assert_eq!(at("~/list.md"), "~/list.md");
    }
}
