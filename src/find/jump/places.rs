//! Sets of entries, a bit for each, by blocks: a million of them take little room, and are put together at once.

use super::index::Place;

/// Entries in a word of bits.
const BITS: u32 = u64::BITS;

/// A set of entries. They are added block by block, in the order of the index.
#[derive(Clone, Debug, Default)]
pub struct Places {
    blocks: Vec<Marks>,
    bits: Vec<u64>,
    count: usize,
}

/// Those of one block.
#[derive(Clone, Copy, Debug)]
pub struct Marks {
    /// The block's number.
    pub block: u32,
    start: u32,
    length: u32,
}

impl Places {
    /// How many there are.
    pub const fn len(&self) -> usize {
        self.count
    }

    /// Whether there is none.
    pub const fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// Adds one that is not in the set, of the last block or a later one.
    pub fn add(&mut self, place: Place) {
        if self
            .blocks
            .last()
            .is_none_or(|last| last.block != place.block)
        {
            self.blocks.push(Marks {
                block: place.block,
                start: self.bits.len() as u32,
                length: 0,
            });
        }
        let Some(marks) = self.blocks.last_mut() else {
            return;
        };
        marks.length = marks.length.max(place.entry / BITS + 1);
        self.bits.resize((marks.start + marks.length) as usize, 0);
        if let Some(bits) = self
            .bits
            .get_mut((marks.start + place.entry / BITS) as usize)
        {
            *bits |= 1 << (place.entry % BITS);
        }
        self.count += 1;
    }

    /// Adds those of another set, all of later blocks.
    pub fn extend(&mut self, later: &Self) {
        let start = self.bits.len() as u32;
        let blocks = later.blocks.iter().map(|marks| Marks {
            start: marks.start + start,
            ..*marks
        });
        self.blocks.extend(blocks);
        self.bits.extend_from_slice(&later.bits);
        self.count += later.count;
    }

    /// The blocks from the one at `start` on that have about so many of them, at least one; and how many they have.
    pub fn slice(&self, start: usize, most: usize) -> (&[Marks], usize) {
        let rest = self.blocks.get(start..).unwrap_or_default();
        let (mut blocks, mut count) = (0, 0);
        while count < most.max(1)
            && let Some(marks) = rest.get(blocks)
        {
            let bits = self.bits_of(*marks).iter();
            count += bits.map(|bits| bits.count_ones() as usize).sum::<usize>();
            blocks += 1;
        }
        (rest.get(..blocks).unwrap_or_default(), count)
    }

    /// How many blocks have some.
    pub const fn blocks(&self) -> usize {
        self.blocks.len()
    }

    /// Those of a block, by their numbers in it, in order.
    pub fn entries(&self, marks: Marks) -> impl Iterator<Item = u32> {
        let bits = self.bits_of(marks).iter().zip(0..);
        bits.flat_map(|(bits, word)| ones(*bits).map(move |bit| word * BITS + bit))
    }

    /// Those of a block, to ask for each entry.
    pub fn of_block(&self, block: u32) -> OfBlock<'_> {
        let at = self
            .blocks
            .binary_search_by_key(&block, |marks| marks.block);
        let marks = at.ok().and_then(|at| self.blocks.get(at));
        OfBlock(marks.map_or(&[], |marks| self.bits_of(*marks)))
    }

    fn bits_of(&self, marks: Marks) -> &[u64] {
        let end = (marks.start + marks.length) as usize;
        self.bits.get(marks.start as usize..end).unwrap_or_default()
    }
}

/// Those of one block.
#[derive(Clone, Copy, Debug)]
pub struct OfBlock<'a>(&'a [u64]);

impl OfBlock<'_> {
    /// Whether an entry is among them.
    pub fn has(self, entry: u32) -> bool {
        let bits = self.0.get((entry / BITS) as usize).copied().unwrap_or(0);
        bits >> (entry % BITS) & 1 != 0
    }
}

/// The numbers of the bits that are set.
fn ones(mut bits: u64) -> impl Iterator<Item = u32> {
    std::iter::from_fn(move || {
        let first = bits.trailing_zeros();
        (bits != 0).then(|| {
            bits &= bits - 1;
            first
        })
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    proptest::proptest! {
        /// What was added in parts is there, in order, and nothing else.
        #[test]
        fn what_was_added_is_there(
            places in proptest::collection::btree_set((0_u32..9, 0_u32..200), 0..40),
            parted in 0_u32..9,
        ) {
            let (mut all, mut later) = (Places::default(), Places::default());
            for (block, entry) in &places {
                let part = if *block < parted { &mut all } else { &mut later };
                part.add(Place::new(*block, *entry));
            }
            all.extend(&later);
            let (mut start, mut found) = (0, Vec::new());
            while start < all.blocks() {
                let (blocks, count) = all.slice(start, 3);
                let before = found.len();
                for marks in blocks {
                    found.extend(all.entries(*marks).map(|entry| (marks.block, entry)));
                }
                proptest::prop_assert_eq!(found.len() - before, count);
                start += blocks.len();
            }
            proptest::prop_assert_eq!(all.len(), places.len());
            for (block, entry) in (0..9).flat_map(|block| (0..200).map(move |entry| (block, entry))) {
                let has = all.of_block(block).has(entry);
                proptest::prop_assert_eq!(has, places.contains(&(block, entry)));
            }
            proptest::prop_assert_eq!(found.into_iter().collect::<BTreeSet<_>>(), places);
        }
    }
}
