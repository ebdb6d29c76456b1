//! A thread's place behind all others. It knows nothing of what the thread does.

/// The lowest priority there is (nice(2)).
#[cfg(target_os = "linux")]
const LAST: i32 = 19;

/// Has this thread wait for all others that have something to do, where threads have priorities of their own.
pub fn yield_to_others() {
    #[cfg(target_os = "linux")]
    {
        // The helpers of those who read long posts would have this priority, too, if they were first called from here.
        let _ = rayon::current_num_threads();
        // Where that is not allowed it only takes its turn.
        let _ = rustix::process::nice(LAST);
    }
}
