//! An address outside that a link leads to, as data: shown whole before anything opens it.

use crate::library::link::{Address, Goal};

/// The window of an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddressWindow {
    /// The address.
    pub address: Address,
    /// The post of the library that is published there.
    pub inside: Option<Goal>,
    /// The first line shown.
    pub top: usize,
}
