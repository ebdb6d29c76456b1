//! Words and phrases that a text may begin with, by their first letter: most texts begin with none of them.

/// Folded phrases and what each of them says.
#[derive(Debug)]
pub(super) struct Starts<T = ()> {
    /// By first letter.
    ascii: [Vec<(String, T)>; 128],
    /// Those whose first letter is not ASCII.
    others: Vec<(String, T)>,
}

impl<T> Starts<T> {
    /// The phrases that a text may begin with, however it is written, in the order they were given.
    pub fn of(&self, text: &str) -> &[(String, T)] {
        let first = text.as_bytes().first().map(u8::to_ascii_lowercase);
        first.map_or(&[], |first| {
            let group = self.ascii.get(usize::from(first));
            group.unwrap_or(&self.others)
        })
    }
}

impl Starts {
    /// The same without what they say.
    pub fn phrases_of<'s>(&'s self, text: &str) -> impl Iterator<Item = &'s str> + use<'s> {
        self.of(text).iter().map(|(phrase, ())| phrase.as_str())
    }
}

impl<T> Default for Starts<T> {
    fn default() -> Self {
        Self {
            ascii: std::array::from_fn(|_| Vec::new()),
            others: Vec::new(),
        }
    }
}

impl<T> FromIterator<(String, T)> for Starts<T> {
    fn from_iter<I: IntoIterator<Item = (String, T)>>(phrases: I) -> Self {
        let mut starts = Self::default();
        for (phrase, what) in phrases {
            let first = phrase.bytes().next().unwrap_or_default();
            let group = starts.ascii.get_mut(usize::from(first));
            group.unwrap_or(&mut starts.others).push((phrase, what));
        }
        starts
    }
}

impl FromIterator<String> for Starts {
    fn from_iter<I: IntoIterator<Item = String>>(phrases: I) -> Self {
        phrases.into_iter().map(|phrase| (phrase, ())).collect()
    }
}
