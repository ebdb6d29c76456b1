//! The list of recent changes as data: its cursor, and what other journals tell.

use crate::annotation::MachineHistory;

/// The state of the list.
#[derive(Clone, Debug, Default)]
pub struct ChangesWindow {
    /// What the journals of all machines tell, once they are read; what was done here is known without them.
    pub journals: Vec<MachineHistory>,
    /// The index of the change under the cursor, the latest being the first.
    pub chosen: usize,
}
