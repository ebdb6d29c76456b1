//! Jumps as the interface has them, and as the store writes them. It reads and writes nothing.

use crate::app::JumpedTo;

use super::store::StoredJump;

/// A jump for the store.
pub fn jump_to_store(jumped: JumpedTo) -> StoredJump {
    let JumpedTo {
        root,
        path,
        kind,
        title,
        weight,
        at,
    } = jumped;
    StoredJump {
        root,
        path,
        kind,
        title,
        weight,
        at,
    }
}

/// A jump from the store; what no jump can weigh counts nothing.
pub fn jump_from_store(stored: StoredJump) -> JumpedTo {
    let StoredJump {
        root,
        path,
        kind,
        title,
        weight,
        at,
    } = stored;
    JumpedTo {
        root,
        path,
        kind,
        title,
        weight: if weight.is_finite() {
            weight.max(0.0)
        } else {
            0.0
        },
        at,
    }
}
