//! A thread's place behind all others. It knows nothing of what the thread does.

/// The lowest priority there is (nice(2)).
#[cfg(target_os = "linux")]
const LAST: i32 = 19;

/// Has this thread wait for all others that have something to do, where threads have priorities of their own. Threads that
/// it starts have to wait as well.
pub fn yield_to_others() {
    #[cfg(target_os = "linux")]
    {
        // Where that is not allowed it only takes its turn.
        let _ = rustix::process::nice(LAST);
    }
}

/// Starts the threads that read long posts for everybody, unless they are there: before a thread steps back that may be the
/// first to call them.
pub fn start_helpers() {
    let _ = rayon::current_num_threads();
}
