//! Where the reader has been: places to go back to and forward to again, as data. It moves no caret and opens no post.

use std::collections::VecDeque;

use crate::library::PostId;

use super::pane::Spot;

/// The most places kept in each direction; of more the oldest are forgotten.
const MOST: usize = 200;

/// A place in a post.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The post.
    pub post: PostId,
    /// Where in it.
    pub spot: Spot,
}

/// The places left by jumps, as in a browser.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trail {
    /// Places behind, the latest last.
    behind: VecDeque<Place>,
    /// Places that were gone back from, the nearest last.
    ahead: Vec<Place>,
}

impl Trail {
    /// Remembers a place that is about to be left by a jump. What was ahead belonged to another way and is forgotten.
    pub fn remember(&mut self, place: Place) {
        self.ahead.clear();
        self.push_behind(place);
    }

    /// Goes back: gives the latest place behind that is not this one and still exists.
    pub fn back(&mut self, here: Option<Place>, exists: impl Fn(Place) -> bool) -> Option<Place> {
        while let Some(place) = self.behind.pop_back() {
            if Some(place) != here && exists(place) {
                self.ahead.extend(here);
                return Some(place);
            }
        }
        None
    }

    /// Goes forward again: gives the nearest place ahead that is not this one and still exists.
    pub fn forward(
        &mut self,
        here: Option<Place>,
        exists: impl Fn(Place) -> bool,
    ) -> Option<Place> {
        while let Some(place) = self.ahead.pop() {
            if Some(place) != here && exists(place) {
                if let Some(here) = here {
                    self.push_behind(here);
                }
                return Some(place);
            }
        }
        None
    }

    /// The carets of all places in a post, for when its text changes.
    pub fn carets_in(&mut self, post: PostId) -> impl Iterator<Item = &mut u32> {
        let places = self.behind.iter_mut().chain(&mut self.ahead);
        places
            .filter(move |place| place.post == post)
            .map(|place| &mut place.spot.caret)
    }

    fn push_behind(&mut self, place: Place) {
        if self.behind.back() == Some(&place) {
            return;
        }
        if self.behind.len() >= MOST {
            self.behind.pop_front();
        }
        self.behind.push_back(place);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn place(number: u32) -> Place {
        let spot = Spot {
            caret: number,
            row: (number % 7) as u16,
        };
        Place {
            post: PostId(number % 3),
            spot,
        }
    }

    fn everything(_: Place) -> bool {
        true
    }

    #[test]
    fn back_and_forward_go_the_way_that_was_gone() {
        let mut trail = Trail::default();
        trail.remember(place(1));
        trail.remember(place(2));
        assert_eq!(trail.back(Some(place(3)), everything), Some(place(2)));
        assert_eq!(trail.back(Some(place(2)), everything), Some(place(1)));
        assert_eq!(trail.back(Some(place(1)), everything), None);
        assert_eq!(trail.forward(Some(place(1)), everything), Some(place(2)));
        assert_eq!(trail.forward(Some(place(2)), everything), Some(place(3)));
        assert_eq!(trail.forward(Some(place(3)), everything), None);
    }

    #[test]
    fn another_way_forgets_what_was_ahead() {
        let mut trail = Trail::default();
        trail.remember(place(1));
        trail.back(Some(place(2)), everything);
        trail.remember(place(1));
        assert_eq!(trail.forward(Some(place(3)), everything), None);
        assert_eq!(trail.back(Some(place(3)), everything), Some(place(1)));
    }

    #[test]
    fn places_that_are_gone_are_passed_over() {
        let mut trail = Trail::default();
        trail.remember(place(1));
        trail.remember(place(2));
        let exists = |at: Place| at.post == place(1).post;
        assert_eq!(trail.back(Some(place(3)), exists), Some(place(1)));
    }

    #[test]
    fn the_trail_is_bounded() {
        let mut trail = Trail::default();
        for number in 0..10 * MOST as u32 {
            trail.remember(place(number));
        }
        assert_eq!(trail.behind.len(), MOST);
    }

    proptest! {
        #[test]
        fn back_then_forward_is_where_one_was(jumps in prop::collection::vec(0_u32..20, 1..30), here in 100_u32..120) {
            let mut trail = Trail::default();
            for number in jumps {
                trail.remember(place(number));
            }
            let before = trail.clone();
            let reached = trail.back(Some(place(here)), everything);
            prop_assert_eq!(trail.forward(reached, everything), Some(place(here)));
            prop_assert_eq!(trail, before);
        }
    }
}
