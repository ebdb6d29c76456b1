//! Topics and categories that a file names, as those of here. It decides nothing about what is taken.

use crate::annotation::{Category, CategoryTable, Topic};

/// The category by its id, its name, or its id as one word.
pub fn category<'a>(categories: &'a CategoryTable, name: &str) -> Option<&'a Category> {
    let mut known = categories.iter();
    known.find(|category| {
        let word = category.id.split_whitespace().collect::<Vec<_>>().join("-");
        [&category.id, &category.name, &word]
            .into_iter()
            .any(|known| known.eq_ignore_ascii_case(name))
    })
}

/// The category that a tag stands for, where tags have fewer characters than ids: `dig_into`.
pub fn category_of_tag<'a>(categories: &'a CategoryTable, tag: &str) -> Option<&'a Category> {
    let letters = |text: &str| text.replace(|c: char| !c.is_alphanumeric(), "_");
    let mut known = categories.iter();
    known.find(|category| letters(&category.id).eq_ignore_ascii_case(&letters(tag)))
}

/// The topics that a file names: those it had from here are what they are here, with their links. `None` where what an export
/// says of them does not tell which is which.
pub fn topics(there: &[String], ours: &[String], here: &[Topic]) -> Option<Vec<Topic>> {
    if ours.len() != here.len() {
        return None;
    }
    let mut topics: Vec<Topic> = Vec::new();
    for name in there {
        let at = ours.iter().position(|known| known == name);
        let known = at.and_then(|at| here.get(at)).cloned();
        let topic = known.unwrap_or_else(|| Topic {
            name: name.clone(),
            url: None,
        });
        if !topics.iter().any(|known| known.name == topic.name) {
            topics.push(topic);
        }
    }
    Some(topics)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_topic_that_was_there_keeps_its_name_and_link() {
        let topic = |name: &str, url: Option<&str>| Topic {
            name: name.to_owned(),
            url: url.map(str::to_owned),
        };
        let here = [
            topic("Open Policy Agent", Some("https://opa.example")),
            topic("Argo", None),
        ];
        let ours = ["Open-Policy-Agent", "Argo"].map(str::to_owned);
        let there = ["CUE", "Open-Policy-Agent", "CUE"].map(str::to_owned);
        let expected = vec![topic("CUE", None), here[0].clone()];
        assert_eq!(topics(&there, &ours, &here), Some(expected));
        assert_eq!(topics(&there, &ours[..1], &here), None);
    }

    #[test]
    fn a_tag_stands_for_a_category() {
        let categories = CategoryTable::builtin();
        let found = category_of_tag(&categories, "dig_into");
        assert_eq!(found.map(|category| category.id.as_str()), Some("dig-into"));
        assert!(category_of_tag(&categories, "Argo").is_none());
    }
}
