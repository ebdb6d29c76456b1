//! What the store knows of this machine alone, in `state/`. It touches no record.

use std::path::Path;

use super::dismissals::{self, StoredDismissal};
use super::error::StoreError;
use super::exchanges::{self, Exchange};
use super::folder::Store;
use super::jumps::{self, StoredJump};
use super::panes::{self, StoredPanes};
use super::positions::{self, Position};
use super::targets::{self, StoredTarget};
use super::verdicts::{self, StoredVerdict};

impl Store {
    /// Where the person stopped reading, on this machine.
    pub fn load_positions(&self) -> Vec<Position> {
        positions::load(&*self.files, &self.state_path("positions.json"))
    }

    /// Notes where the person stopped reading.
    pub fn save_position(&mut self, position: Position) -> Result<(), StoreError> {
        let _lock = self.prepare_state()?;
        positions::save(&*self.files, &self.state_path("positions.json"), position)
    }

    /// Notes where the person stopped reading, for posts of which that is not known here.
    pub fn add_positions(&mut self, positions: Vec<Position>) -> Result<(), StoreError> {
        if positions.is_empty() {
            return Ok(());
        }
        let _lock = self.prepare_state()?;
        let path = self.state_path("positions.json");
        positions::add_missing(&*self.files, &path, positions)
    }

    /// What the person jumped to, on this machine.
    pub fn load_jumps(&self) -> Vec<StoredJump> {
        jumps::load(&*self.files, &self.state_path("jumps.json"))
    }

    /// Notes a jump.
    pub fn save_jump(&mut self, jump: StoredJump) -> Result<(), StoreError> {
        let _lock = self.prepare_state()?;
        jumps::save(&*self.files, &self.state_path("jumps.json"), jump)
    }

    /// The suggestions that the person put away, on this machine.
    pub fn load_dismissals(&self) -> Vec<StoredDismissal> {
        dismissals::load(&*self.files, &self.state_path("dismissed.json"))
    }

    /// Notes that a suggestion was put away, or that it was not.
    pub fn save_dismissal(
        &mut self,
        dismissal: StoredDismissal,
        holds: bool,
    ) -> Result<(), StoreError> {
        let _lock = self.prepare_state()?;
        let path = self.state_path("dismissed.json");
        dismissals::save(&*self.files, &path, dismissal, holds)
    }

    /// What was decided about missing posts, on this machine.
    pub fn load_verdicts(&self) -> Vec<StoredVerdict> {
        verdicts::load(&*self.files, &self.state_path("moves.json"))
    }

    /// Notes what was decided about a missing post.
    pub fn save_verdict(&mut self, verdict: StoredVerdict) -> Result<(), StoreError> {
        let _lock = self.prepare_state()?;
        verdicts::save(&*self.files, &self.state_path("moves.json"), verdict)
    }

    /// What a file that to-dos are exchanged through held when both sides were the same, on this machine.
    pub fn load_exchange(&self, file: &Path) -> Option<Exchange> {
        let path = exchanges::path_of(&self.state_path("exchanges"), file);
        exchanges::load(&*self.files, &path)
    }

    /// Notes what a file that to-dos are exchanged through holds now.
    pub fn save_exchange(&mut self, file: &Path, exchange: &Exchange) -> Result<(), StoreError> {
        let _lock = self.prepare_state()?;
        let folder = self.make_folder("state/exchanges")?;
        exchanges::save(&*self.files, &exchanges::path_of(&folder, file), exchange)
    }

    /// Notes how the panes stand.
    pub fn save_panes(&mut self, panes: StoredPanes) -> Result<(), StoreError> {
        let _lock = self.prepare_state()?;
        panes::save(&*self.files, &self.state_path(""), panes)
    }

    /// Where the latest export in each format went, on this machine; the latest last.
    pub fn load_targets(&self) -> Vec<StoredTarget> {
        targets::load(&*self.files, &self.state_path("exports.json"))
    }

    /// Notes where an export went.
    pub fn save_target(&mut self, target: StoredTarget) -> Result<(), StoreError> {
        let _lock = self.prepare_state()?;
        targets::save(&*self.files, &self.state_path("exports.json"), target)
    }
}
