//! Front matter: from the bytes before a post's body to facts.
//!
//! Reading is total: whatever stands at the start of a file gives facts, the place where the body starts, and located issues.

mod clean;
mod dates;
mod facts;
mod fence;
mod field_list;
mod found;
mod lines;
mod model;
mod people;
mod plain_yaml;
mod read;
mod salvage;
mod toml_value;
mod value;
mod yaml_value;

pub use model::{FrontMatter, FrontMatterFormat};
pub use read::{FrontMatterRead, read};

#[cfg(test)]
mod tests;
