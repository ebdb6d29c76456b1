//! The same work for each of many things, side by side where there are many. What the work is, is not known here.

use rayon::prelude::*;

/// From this many things on, threads pay.
const MANY: usize = 512;

/// What `work` gives for each number below `count`, in order.
pub(super) fn each<T: Send>(count: usize, work: impl Fn(usize) -> T + Send + Sync) -> Vec<T> {
    if count < MANY {
        (0..count).map(work).collect()
    } else {
        let numbers = (0..count).into_par_iter().with_min_len(MANY / 8);
        numbers.map(work).collect()
    }
}

/// What `work` makes of each thing and its number, in order.
pub(super) fn each_of<I: Send, T: Send>(
    things: Vec<I>,
    work: impl Fn(usize, I) -> T + Send + Sync,
) -> Vec<T> {
    let work = |(number, thing)| work(number, thing);
    if things.len() < MANY {
        things.into_iter().enumerate().map(work).collect()
    } else {
        let things = things.into_par_iter().enumerate();
        things.with_min_len(MANY / 8).map(work).collect()
    }
}
