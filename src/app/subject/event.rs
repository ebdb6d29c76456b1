//! An event as queries see it: name, city, first day.

use jiff::civil::Date;

use crate::annotation::Status;
use crate::find::query::{Comparison, Flag, Subject, TextField, Texts};
use crate::library::Event;

/// An event that is asked.
pub struct EventSubject<'a> {
    event: &'a Event,
    texts: Texts,
}

impl<'a> EventSubject<'a> {
    /// This event.
    pub fn new(event: &'a Event) -> Self {
        let mut texts = Texts::default();
        let city = event.city.as_deref();
        texts.add(
            TextField::Event,
            [event.name.as_str()].into_iter().chain(city),
        );
        texts.end_words();
        texts.add(TextField::Title, [event.name.as_str()]);
        Self { event, texts }
    }
}

impl Subject for EventSubject<'_> {
    fn texts(&self) -> &Texts {
        &self.texts
    }

    fn has_day(&self, about: Comparison, first: Option<Date>, last: Option<Date>) -> bool {
        let day = self.event.first_day;
        about != Comparison::Due
            && first.is_none_or(|first| first <= day)
            && last.is_none_or(|last| day <= last)
    }

    fn is(&self, _: Flag) -> bool {
        false
    }

    fn has_status(&self, _: Status) -> bool {
        false
    }
}
