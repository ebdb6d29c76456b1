//! The thread that searches texts. A later search, and who wants none any more, stop it within the post it is at.

use std::sync::mpsc::{Receiver, Sender};

use rayon::ThreadPoolBuilder;

use super::late_thread::LateThread;
use super::message::Message;
use super::wanted::Wanted;
use crate::shell::guarded::guarded;
use crate::shell::searching::{SearchJob, search};
use crate::shell::texts::KeptTexts;

/// The thread's queue, and what is wanted of it.
#[derive(Debug)]
pub struct Searcher {
    /// Started when there is something to search for.
    jobs: LateThread<SearchJob>,
    wanted: Wanted,
    texts: KeptTexts,
    messages: Sender<Message>,
}

impl Searcher {
    /// A thread that will search these texts first and answer with messages.
    pub fn new(texts: KeptTexts, messages: Sender<Message>) -> Self {
        Self {
            jobs: LateThread::new("searcher"),
            wanted: Wanted::default(),
            texts,
            messages,
        }
    }

    /// Searches in place of what it was at.
    pub fn search(&self, job: SearchJob) {
        self.wanted.only(job.request);
        self.jobs.send(job, || {
            let (wanted, texts) = (self.wanted.clone(), self.texts.clone());
            let messages = self.messages.clone();
            move |jobs| search_all(&jobs, &texts, &wanted, &messages)
        });
    }

    /// Leaves what it is at.
    pub fn give_up(&self) {
        self.wanted.none();
    }
}

fn search_all(
    jobs: &Receiver<SearchJob>,
    texts: &KeptTexts,
    wanted: &Wanted,
    messages: &Sender<Message>,
) {
    // Helpers of its own: it waits for nobody who scans the library, and nobody who opens a long post waits for it. Where
    // none can be had, those of the others do it.
    let helpers = ThreadPoolBuilder::new().build().ok();
    while let Ok(job) = jobs.recv() {
        let is_wanted = || wanted.is(job.request);
        let work = || {
            search(&job, texts, &is_wanted, &mut |event| {
                // Nobody listens any more only when the program ends.
                let _ = messages.send(Message::Happened(event));
            });
        };
        // A fault in reading a post is caught there; the search is then as if it had no such post.
        let _ = guarded(|| match &helpers {
            Some(helpers) => helpers.install(work),
            None => work(),
        });
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::mpsc::channel;
    use std::time::Duration;

    use super::*;
    use crate::app::{Event, TextsWanted};
    use crate::find::full_text::TextQuery;
    use crate::library::Library;

    fn job(request: u64) -> SearchJob {
        let query = TextQuery::read("lantern").unwrap().unwrap();
        let wanted = TextsWanted {
            request,
            query: Arc::new(query),
            posts: Vec::new(),
        };
        SearchJob::new(wanted, &Library::default())
    }

    #[test]
    fn only_what_is_wanted_last_is_answered() {
        let (sender, messages) = channel();
        let searcher = Searcher::new(KeptTexts::default(), sender);
        for request in 1..50 {
            searcher.search(job(request));
        }
        searcher.give_up();
        searcher.search(job(50));
        let answered = |message| match message {
            Message::Happened(Event::TextsFound(part)) => part.request,
            other => panic!("{other:?}"),
        };
        let next = || messages.recv_timeout(Duration::from_secs(5)).map(answered);
        while next().unwrap() != 50 {}
        assert!(messages.try_recv().is_err());
    }
}
