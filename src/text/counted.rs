//! Numbers of things in English.

/// "1 to-do", "3 to-dos".
pub fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
