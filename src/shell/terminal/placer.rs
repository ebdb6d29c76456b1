//! The thread that looks up passages for an export. A later export, and who leaves the window, stop it after the post it is at.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender};

use super::late_thread::LateThread;
use super::message::Message;
use super::wanted::Wanted;
use crate::app::Event;
use crate::shell::guarded::{because_of_fault, guarded};
use crate::shell::placing::{PlaceJob, place};
use crate::shell::store::Store;

/// The thread's queue, and what is wanted of it.
#[derive(Debug)]
pub struct Placer {
    jobs: LateThread<PlaceJob>,
    wanted: Wanted,
    /// The store, for its copies of posts.
    copies: Arc<Store>,
    messages: Sender<Message>,
}

impl Placer {
    /// A thread that will find passages with these copies of posts and answer with messages.
    pub fn new(copies: Arc<Store>, messages: Sender<Message>) -> Self {
        Self {
            jobs: LateThread::new("placer"),
            wanted: Wanted::default(),
            copies,
            messages,
        }
    }

    /// Looks up these passages in place of what it was at.
    pub fn place(&self, job: PlaceJob) {
        self.wanted.only(job.request);
        self.jobs.send(job, || {
            let (copies, wanted) = (self.copies.clone(), self.wanted.clone());
            let messages = self.messages.clone();
            move |jobs| place_all(&copies, &jobs, &wanted, &messages)
        });
    }

    /// Leaves what it is at.
    pub fn give_up(&self) {
        self.wanted.none();
    }
}

fn place_all(
    copies: &Store,
    jobs: &Receiver<PlaceJob>,
    wanted: &Wanted,
    messages: &Sender<Message>,
) {
    // Nobody listens any more only when the program ends.
    let mut tell = |event| {
        let _ = messages.send(Message::Happened(event));
    };
    while let Ok(job) = jobs.recv() {
        let request = job.request;
        let is_wanted = || wanted.is(request);
        if let Err(words) = guarded(|| place(copies, job, &is_wanted, &mut tell)) {
            let told = because_of_fault("The export could not be prepared", &words);
            tell(Event::Told(Err(told)));
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;
    use std::time::Duration;

    use super::*;
    use crate::annotation::samples;
    use crate::shell::placing::PlaceRequest;
    use crate::shell::testing::Folder;

    #[test]
    fn what_is_no_longer_wanted_is_not_answered() {
        let folder = Folder::new();
        let copies = Arc::new(Store::open(&folder.path("store")).unwrap());
        let (sender, messages) = channel();
        let placer = Placer::new(copies, sender);
        let item = PlaceRequest {
            record: samples::record(),
            category: None,
            post: None,
        };
        let job = |request| PlaceJob {
            request,
            items: vec![item.clone()],
        };
        for request in 1..50 {
            placer.place(job(request));
        }
        placer.give_up();
        placer.place(job(50));
        let mut answered = Vec::new();
        while answered.last() != Some(&50) {
            match messages.recv_timeout(Duration::from_secs(5)).unwrap() {
                Message::Happened(Event::ItemsPlaced { request, .. }) => answered.push(request),
                other => panic!("{other:?}"),
            }
        }
        assert!(messages.try_recv().is_err());
    }
}
