//! A thread that is started with its first job: who never needs it does not wait for it.

use std::cell::OnceCell;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::Builder;

/// The queue of a thread that may not be there yet.
#[derive(Debug)]
pub struct LateThread<J> {
    name: &'static str,
    queue: OnceCell<Sender<J>>,
}

impl<J: Send + 'static> LateThread<J> {
    /// A thread of this name.
    pub const fn new(name: &'static str) -> Self {
        Self {
            name,
            queue: OnceCell::new(),
        }
    }

    /// Hands over a job; for the first one the thread is started, which does what `work` gives. It is to catch its faults and
    /// to end only when the queue does.
    ///
    /// Where no thread can be had nobody takes the job. None of them is needed to read and to write notes: code stays plain,
    /// nothing is suggested, a picture is its caption, a window goes on saying that it looks.
    pub fn send<W>(&self, job: J, work: impl FnOnce() -> W)
    where
        W: FnOnce(Receiver<J>) + Send + 'static,
    {
        let queue = self.queue.get_or_init(|| {
            let (queue, jobs) = channel();
            let work = work();
            let thread = Builder::new().name(self.name.to_owned());
            let _ = thread.spawn(move || work(jobs));
            queue
        });
        let _ = queue.send(job);
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::time::Duration;

    use super::*;

    #[test]
    fn one_thread_does_all_jobs_in_their_order() {
        let thread = LateThread::new("late");
        let (sender, done) = channel();
        let starts = Cell::new(0);
        for job in 0..20 {
            thread.send(job, || {
                starts.set(starts.get() + 1);
                let sender = sender.clone();
                move |jobs: Receiver<u32>| jobs.iter().for_each(|job| sender.send(job).unwrap())
            });
        }
        let next = |_| done.recv_timeout(Duration::from_secs(5)).unwrap();
        assert!((0..20).map(next).eq(0..20));
        assert_eq!(starts.get(), 1);
    }
}
