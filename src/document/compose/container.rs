//! Containers around blocks. Each owner closes only its own, and never one of Markdown's around it.

use crate::document::block::{Container, ContainerKind};

use super::composer::Composer;
use super::state::{OpenContainer, Owner};

/// How many containers are kept inside each other; what is deeper stands in the deepest one.
const DEPTH: usize = 100;

impl Composer {
    pub(in crate::document) fn open_container(&mut self, kind: ContainerKind, owner: Owner) {
        self.open_group(Some(kind), owner);
    }

    /// Opens something that groups blocks without being a container, such as a list around its items.
    pub(in crate::document) fn open_list(&mut self, owner: Owner) {
        self.open_group(None, owner);
    }

    fn open_group(&mut self, kind: Option<ContainerKind>, owner: Owner) {
        self.break_block();
        if self.containers.len() >= DEPTH {
            self.containers_beyond += usize::from(owner == Owner::Markdown);
            return;
        }
        let kind = kind.filter(|_| self.table.is_none());
        let index = kind.map(|kind| {
            let parent = self.innermost();
            self.document.containers.push(Container {
                parent,
                kind,
                is_loose: false,
            });
            self.document.containers.len() as u32 - 1
        });
        self.containers.push(OpenContainer { index, owner });
    }

    /// Closes the innermost container of Markdown, and whatever others left open in it.
    pub(in crate::document) fn close_markdown(&mut self) {
        self.end_block();
        if self.containers_beyond > 0 {
            self.containers_beyond -= 1;
            return;
        }
        while let Some(container) = self.containers.pop() {
            if container.owner == Owner::Markdown {
                break;
            }
        }
    }

    /// Closes the innermost container of an owner other than Markdown, if it is open here.
    pub(in crate::document) fn close_owned(&mut self, owner: Owner) {
        self.break_block();
        let here = self.containers.iter().enumerate().rev();
        let at = here
            .take_while(|(_, container)| container.owner != Owner::Markdown)
            .find(|(_, container)| container.owner == owner);
        if let Some((at, _)) = at {
            self.containers.truncate(at);
        }
    }

    /// Whether an owner's container is open here, nearer than any of `around`.
    pub(in crate::document) fn is_inside(&self, owner: Owner, around: &[Owner]) -> bool {
        let nearest = self.containers.iter().rev().find(|container| {
            let other = container.owner;
            other == Owner::Markdown || other == owner || around.contains(&other)
        });
        nearest.is_some_and(|container| container.owner == owner)
    }

    /// The kind of the innermost container, to be changed by what is found at its start.
    pub(in crate::document) fn innermost_kind(&mut self) -> Option<&mut ContainerKind> {
        let index = self.innermost()? as usize;
        let container = self.document.containers.get_mut(index)?;
        Some(&mut container.kind)
    }

    /// Notes that a paragraph stands in the innermost container: an item of a tight list has none.
    pub(in crate::document) fn note_paragraph(&mut self) {
        let Some(OpenContainer {
            index: Some(index),
            owner: Owner::Markdown,
        }) = self.containers.last()
        else {
            return;
        };
        if let Some(container) = self.document.containers.get_mut(*index as usize) {
            container.is_loose = matches!(
                container.kind,
                ContainerKind::Bullet | ContainerKind::Number(_) | ContainerKind::Task(_)
            );
        }
    }

    pub(super) fn innermost(&self) -> Option<u32> {
        self.containers.iter().rev().find_map(|open| open.index)
    }
}
