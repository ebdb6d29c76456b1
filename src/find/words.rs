//! Simple queries: words that must all occur somewhere, in any case. It reads nothing else into them.

/// Words to look for.
#[derive(Clone, Debug, Default)]
pub struct Words {
    words: Vec<String>,
}

impl Words {
    /// The words of a query, each part split at white space.
    pub fn new<S: AsRef<str>>(query: &[S]) -> Self {
        let words = query
            .iter()
            .flat_map(|part| part.as_ref().split_whitespace());
        Self {
            words: words.map(str::to_lowercase).collect(),
        }
    }

    /// Whether every word occurs in one of the texts.
    pub fn are_in<'a>(&self, texts: impl IntoIterator<Item = &'a str>) -> bool {
        if self.words.is_empty() {
            return true;
        }
        let texts: Vec<String> = texts.into_iter().map(str::to_lowercase).collect();
        self.words
            .iter()
            .all(|word| texts.iter().any(|text| text.contains(word)))
    }

    /// What to add to "no post": ` with “argo”`, or nothing.
    pub fn described(&self) -> String {
        if self.words.is_empty() {
            return String::new();
        }
        format!(" with “{}”", self.words.join(" "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_words_must_occur_in_any_case_and_place() {
        let words = |query: &str| Words::new(&[query.to_owned()]);
        assert!(words("argo CD").are_in(["Argo", "about cd"]));
        assert!(!words("argo flux").are_in(["Argo", "about cd"]));
        assert!(words("").are_in([]));
    }
}
