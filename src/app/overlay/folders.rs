//! The list of the library's folders as data: its cursor, and the folder that is to be taken out once the person says so again.

/// The list of the library's folders.
#[derive(Clone, Copy, Debug, Default)]
pub struct FoldersWindow {
    /// The folder under the cursor, by its place in the list.
    pub chosen: usize,
    /// The root that is taken out if the person says so again.
    pub asked: Option<usize>,
}
