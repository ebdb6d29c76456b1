//! The store on a real disk, in folders that vanish with the test.

mod disk;
mod faults;
mod folder;
mod merging;
mod migrating;
mod speed;
