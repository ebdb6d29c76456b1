//! The talks of one event, from the tellings of its posts. A telling that comes or goes is compared with the few that share
//! a word with it; what is one talk is worked out when somebody asks.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::OnceLock;

use super::form::Form;
use super::grouping::groups;
use super::place::Telling;
use super::verdict::{Verdict, judge};

/// A word that more forms of an event share says nothing about them.
const COMMON: usize = 64;

/// A talk with all its tellings, by post and place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TalkGroup {
    /// Where it is told; never empty.
    pub tellings: Vec<Telling>,
}

impl TalkGroup {
    /// In how many posts it is told.
    pub fn posts(&self) -> usize {
        let posts: BTreeSet<_> = self.tellings.iter().map(|telling| telling.post).collect();
        posts.len()
    }
}

/// What the posts of one event tell of its talks.
#[derive(Clone, Debug, Default)]
pub struct EventTalks {
    forms: HashMap<Form, u32>,
    told: BTreeMap<u32, Told>,
    /// Forms by the words they share.
    handles: HashMap<String, BTreeSet<u32>>,
    tellings: HashMap<Telling, u32>,
    next: u32,
    groups: OnceLock<Groups>,
}

/// A form and where it stands.
#[derive(Clone, Debug)]
struct Told {
    form: Form,
    tellings: BTreeSet<Telling>,
    /// Forms that tell of the same talk.
    alike: BTreeSet<u32>,
}

#[derive(Clone, Debug, Default)]
struct Groups {
    groups: Vec<TalkGroup>,
    group_of: HashMap<Telling, usize>,
}

impl EventTalks {
    /// Adds a telling.
    pub(super) fn insert(&mut self, telling: Telling, form: Form) {
        self.groups.take();
        let id = match self.forms.get(&form) {
            Some(&id) => id,
            None => self.add_form(form),
        };
        if let Some(told) = self.told.get_mut(&id) {
            told.tellings.insert(telling);
        }
        self.tellings.insert(telling, id);
    }

    /// Takes a telling away.
    pub(super) fn remove(&mut self, telling: Telling) {
        let Some(id) = self.tellings.remove(&telling) else {
            return;
        };
        self.groups.take();
        if let Some(told) = self.told.get_mut(&id) {
            told.tellings.remove(&telling);
            if told.tellings.is_empty() {
                self.drop_form(id);
            }
        }
    }

    /// Whether nothing is told.
    pub fn is_empty(&self) -> bool {
        self.tellings.is_empty()
    }

    /// How many sections tell of talks.
    pub fn telling_count(&self) -> usize {
        self.tellings.len()
    }

    /// The talks, in the order of their first telling.
    pub fn talks(&self) -> &[TalkGroup] {
        &self.groups().groups
    }

    /// The talk that a section tells of.
    pub fn talk_of(&self, telling: Telling) -> Option<&TalkGroup> {
        let groups = self.groups();
        groups.groups.get(*groups.group_of.get(&telling)?)
    }

    fn groups(&self) -> &Groups {
        self.groups.get_or_init(|| self.work_out())
    }

    fn work_out(&self) -> Groups {
        let forms: BTreeMap<u32, &Form> = self
            .told
            .iter()
            .map(|(&id, told)| (id, &told.form))
            .collect();
        let alike = |id: u32| {
            let told = self.told.get(&id);
            told.map(|told| told.alike.iter().copied().collect())
                .unwrap_or_default()
        };
        let mut found: Vec<TalkGroup> = groups(&forms, alike)
            .into_iter()
            .flat_map(|members| self.talks_in(&members))
            .collect();
        found.sort_by(|a, b| a.tellings.cmp(&b.tellings));
        let numbered = found.iter().enumerate();
        let group_of = numbered.flat_map(|(index, group)| {
            let tellings = group.tellings.iter();
            tellings.map(move |telling| (*telling, index))
        });
        Groups {
            group_of: group_of.collect(),
            groups: found,
        }
    }

    /// The talk of these forms. What is held every day, or hardly named, is another talk in each post.
    fn talks_in(&self, members: &[u32]) -> Vec<TalkGroup> {
        let told: Vec<&Told> = members.iter().filter_map(|id| self.told.get(id)).collect();
        let is_one = told.len() > 1
            || told
                .iter()
                .all(|told| judge(&told.form, &told.form) == Verdict::Same);
        let mut tellings: Vec<Telling> = told
            .iter()
            .flat_map(|told| told.tellings.iter().copied())
            .collect();
        tellings.sort_unstable();
        if is_one {
            return vec![TalkGroup { tellings }];
        }
        let alone = tellings.into_iter().map(|telling| TalkGroup {
            tellings: vec![telling],
        });
        alone.collect()
    }

    fn add_form(&mut self, form: Form) -> u32 {
        let id = self.next;
        self.next = self.next.wrapping_add(1);
        let mut near: BTreeSet<u32> = BTreeSet::new();
        for handle in form.handles() {
            let sharing = self.handles.entry(handle).or_default();
            if sharing.len() < COMMON {
                near.extend(sharing.iter());
            }
            sharing.insert(id);
        }
        let alike = near.into_iter().filter(|other| {
            let told = self.told.get(other);
            told.is_some_and(|told| judge(&form, &told.form) == Verdict::Same)
        });
        let alike: BTreeSet<u32> = alike.collect();
        for other in &alike {
            if let Some(told) = self.told.get_mut(other) {
                told.alike.insert(id);
            }
        }
        self.forms.insert(form.clone(), id);
        let told = Told {
            form,
            tellings: BTreeSet::new(),
            alike,
        };
        self.told.insert(id, told);
        id
    }

    fn drop_form(&mut self, id: u32) {
        let Some(told) = self.told.remove(&id) else {
            return;
        };
        self.forms.remove(&told.form);
        for handle in told.form.handles() {
            if let Some(sharing) = self.handles.get_mut(&handle) {
                sharing.remove(&id);
                if sharing.is_empty() {
                    self.handles.remove(&handle);
                }
            }
        }
        for other in told.alike {
            if let Some(told) = self.told.get_mut(&other) {
                told.alike.remove(&id);
            }
        }
    }
}
