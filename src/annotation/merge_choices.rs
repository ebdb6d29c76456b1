//! Two versions of a record between which a person may choose, where both changed the same. It decides nothing by itself
//! that merging does not.

use jiff::Timestamp;

use super::merge::{merge, stamped};
use super::record::Record;
use super::todo::{Rank, Todo};

/// A record as two sides left it.
#[derive(Clone, Debug, PartialEq)]
pub struct Versions {
    /// One side.
    pub ours: Record,
    /// The other.
    pub theirs: Record,
    /// What both were made from, if it is known.
    pub base: Option<Record>,
}

/// What one can choose by itself. Of ranks the later one holds, and of notes both stay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Category and topics.
    Subject,
    /// Status, priority and due date.
    Todo,
    /// The passage, its post and its talk.
    Place,
    /// Deleted or not.
    Deleted,
}

/// One of two versions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The first one.
    Ours,
    /// The second one.
    Theirs,
}

impl Group {
    /// Every group.
    pub const ALL: [Self; 4] = [Self::Subject, Self::Todo, Self::Place, Self::Deleted];

    /// Its name on screen.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Subject => "about",
            Self::Todo => "to-do",
            Self::Place => "passage",
            Self::Deleted => "kept",
        }
    }

    /// What a record says in it, in a few words.
    pub fn words(self, record: &Record) -> String {
        match self {
            Self::Subject => {
                let topics: Vec<&str> = record.topic_names().collect();
                format!("{} {}", record.category, topics.join(", "))
            }
            Self::Todo => record.todo.as_ref().map_or("none".to_owned(), todo_words),
            Self::Place => {
                let quote = record.quote().unwrap_or(&record.post.title);
                format!("“{quote}”")
            }
            Self::Deleted => if record.deleted { "deleted" } else { "kept" }.to_owned(),
        }
    }

    fn is_same(self, a: &Record, b: &Record) -> bool {
        match self {
            Self::Subject => (&a.category, &a.topics) == (&b.category, &b.topics),
            Self::Todo => a.todo.as_ref().map(unranked) == b.todo.as_ref().map(unranked),
            Self::Place => (&a.anchor, &a.post, &a.talk) == (&b.anchor, &b.post, &b.talk),
            Self::Deleted => a.deleted == b.deleted,
        }
    }

    fn copy(self, from: &Record, to: &mut Record) {
        match self {
            Self::Subject => {
                to.category.clone_from(&from.category);
                to.topics.clone_from(&from.topics);
            }
            Self::Todo => {
                let rank = to.todo.take().map(|todo| todo.rank);
                to.todo = from.todo.clone().map(|todo| Todo {
                    rank: rank.unwrap_or_default(),
                    ..todo
                });
            }
            Self::Place => {
                to.anchor.clone_from(&from.anchor);
                to.post.clone_from(&from.post);
                to.talk.clone_from(&from.talk);
            }
            Self::Deleted => to.deleted = from.deleted,
        }
    }
}

fn unranked(todo: &Todo) -> Todo {
    Todo {
        rank: Rank::default(),
        ..todo.clone()
    }
}

fn todo_words(todo: &Todo) -> String {
    let mut words = todo.status.word().to_owned();
    if let Some(priority) = todo.priority {
        words += ", priority ";
        words += priority.word();
    }
    if let Some(due) = todo.due {
        words += ", due ";
        words += &due.to_string();
    }
    words
}

impl Versions {
    /// The record that merging makes of them: of what both changed, the later holds; both notes stay.
    pub fn merged(&self) -> Record {
        merge(self.base.as_ref(), &self.ours, &self.theirs)
    }

    /// What both changed, each in another way: here a person may want to choose.
    pub fn contested(&self) -> Vec<Group> {
        let is_as_before = |group: Group, side: &Record| {
            let base = self.base.as_ref();
            base.is_some_and(|base| group.is_same(base, side))
        };
        let is_contested = |group: &Group| {
            !group.is_same(&self.ours, &self.theirs)
                && !is_as_before(*group, &self.ours)
                && !is_as_before(*group, &self.theirs)
        };
        Group::ALL.into_iter().filter(is_contested).collect()
    }

    /// Which side merging takes of a group.
    pub fn taken(&self, group: Group) -> Side {
        if group.is_same(&self.merged(), &self.ours) {
            Side::Ours
        } else {
            Side::Theirs
        }
    }

    /// One of them.
    pub const fn side(&self, side: Side) -> &Record {
        match side {
            Side::Ours => &self.ours,
            Side::Theirs => &self.theirs,
        }
    }

    /// The merged record with these choices; what merging would have taken otherwise is changed now.
    pub fn chosen(&self, choices: &[(Group, Side)], now: Timestamp) -> Record {
        let merged = self.merged();
        let mut after = merged.clone();
        for (group, side) in choices {
            group.copy(self.side(*side), &mut after);
        }
        stamped(&merged, after, now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotation::Status;
    use crate::annotation::samples::{moment, record};

    fn version(seconds: i64, change: impl FnOnce(&mut Record)) -> Record {
        let mut after = record();
        change(&mut after);
        stamped(&record(), after, moment(seconds))
    }

    fn done(record: &mut Record) {
        record.todo.as_mut().unwrap().status = Status::Done;
    }

    #[test]
    fn only_what_both_changed_is_a_question() {
        let versions = Versions {
            ours: version(1, |r| r.category = "idea".to_owned()),
            theirs: version(2, done),
            base: Some(record()),
        };
        assert_eq!(versions.contested(), []);
        let merged = versions.merged();
        assert_eq!(merged.category, "idea");
        assert_eq!(merged.todo.unwrap().status, Status::Done);
    }

    #[test]
    fn the_choice_holds_against_the_later_side() {
        let versions = Versions {
            ours: version(1, |r| r.category = "idea".to_owned()),
            theirs: version(2, |r| r.category = "quote".to_owned()),
            base: None,
        };
        assert_eq!(versions.contested(), [Group::Subject]);
        assert_eq!(versions.taken(Group::Subject), Side::Theirs);
        let chosen = versions.chosen(&[(Group::Subject, Side::Ours)], moment(9));
        assert_eq!(chosen.category, "idea");
        // Also when it meets the other side again.
        assert_eq!(merge(None, &chosen, &versions.theirs), chosen);
        let as_merged = versions.chosen(&[(Group::Subject, Side::Theirs)], moment(9));
        assert_eq!(as_merged, versions.merged());
    }
}
