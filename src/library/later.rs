//! A table that is read when it is first asked for: the first screen waits for none. What is in it is not known here.

use std::fmt;
use std::ops::Deref;
use std::sync::{Arc, LazyLock};

type Make<T> = Box<dyn FnOnce() -> T + Send>;

/// A shared value that is made once, by whoever needs it first; others wait for it.
pub struct Later<T>(Arc<LazyLock<T, Make<T>>>);

impl<T> Later<T> {
    /// A value that this makes.
    pub fn new(make: impl FnOnce() -> T + Send + 'static) -> Self {
        Self(Arc::new(LazyLock::new(Box::new(make))))
    }

    /// Whether both are one value, made or not.
    pub fn is_same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl<T> Deref for Later<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T> Clone for Later<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T: Default + 'static> Default for Later<T> {
    fn default() -> Self {
        Self::new(T::default)
    }
}

impl<T: Send + 'static> From<T> for Later<T> {
    fn from(value: T) -> Self {
        Self::new(move || value)
    }
}

impl<T: fmt::Debug> fmt::Debug for Later<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;

    use super::*;

    #[test]
    fn it_is_made_once_and_when_it_is_asked_for() {
        let (made, makings) = channel();
        let later = Later::new(move || {
            made.send(()).unwrap();
            7
        });
        let other = later.clone();
        assert!(makings.try_recv().is_err());
        assert_eq!((*later, *other), (7, 7));
        assert_eq!(makings.try_iter().count(), 1);
    }
}
