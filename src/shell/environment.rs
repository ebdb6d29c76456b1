//! Variables of the environment. One that is set to nothing counts as not set.

use std::ffi::OsString;

/// The value of a variable.
pub fn value(name: &str) -> Option<OsString> {
    std::env::var_os(name).filter(|value| !value.is_empty())
}

/// Whether a variable has a value.
pub fn is_set(name: &str) -> bool {
    value(name).is_some()
}
