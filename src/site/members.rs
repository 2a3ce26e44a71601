//! Which of the listings share something, one bit a listing: what two lists have in common is found in a moment,
//! however long they are.

use rayon::prelude::*;

/// A set of listings, by their numbers in the site.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Members {
    words: Vec<u64>,
    total: usize,
}

impl Members {
    /// The listings of which something holds, out of a number of them.
    pub fn of(listings: usize, has: impl Fn(usize) -> bool) -> Members {
        let mut words = vec![0; listings.div_ceil(64)];
        for n in (0..listings).filter(|n| has(*n)) {
            words[n / 64] |= 1 << (n % 64);
        }
        Members::counted(words)
    }

    /// For each of several questions, the listings of which it holds, out of a number of them. A listing is asked all
    /// of them while it is at hand.
    pub fn of_each<Q: Fn(usize) -> bool + Sync>(listings: usize, questions: &[Q]) -> Vec<Members> {
        let of_word = |at: usize| {
            let mut words = vec![0; questions.len()];
            for n in at * 64..listings.min(at * 64 + 64) {
                for (holds, word) in questions.iter().zip(&mut words) {
                    *word |= u64::from(holds(n)) << (n % 64);
                }
            }
            words
        };
        let words: Vec<Vec<u64>> = (0..listings.div_ceil(64)).into_par_iter().map(of_word).collect();
        let of_question = |n: usize| Members::counted(words.iter().map(|words| words[n]).collect());
        (0..questions.len()).map(of_question).collect()
    }

    fn counted(words: Vec<u64>) -> Members {
        let total = words.iter().map(|word| word.count_ones() as usize).sum();
        Members { words, total }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.total
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.total == 0
    }

    /// How many are in both.
    pub fn shared(&self, other: &Members) -> usize {
        self.words.iter().zip(&other.words).map(|(a, b)| (a & b).count_ones() as usize).sum()
    }

    /// Those that are in both.
    pub fn and(&self, other: &Members) -> Members {
        Members::counted(self.words.iter().zip(&other.words).map(|(a, b)| a & b).collect())
    }

    /// Those that are in any of several, out of a number of listings.
    pub fn of_any<'m>(listings: usize, sets: impl IntoIterator<Item = &'m Members>) -> Members {
        let mut words = vec![0; listings.div_ceil(64)];
        for set in sets {
            words.iter_mut().zip(&set.words).for_each(|(all, some)| *all |= some);
        }
        Members::counted(words)
    }

    /// Their numbers, in order.
    pub fn iter(&self) -> impl Iterator<Item = usize> {
        self.words.iter().enumerate().flat_map(|(at, word)| {
            let mut left = *word;
            std::iter::from_fn(move || {
                let bit = left.trailing_zeros() as usize;
                left &= left.checked_sub(1)?;
                Some(at * 64 + bit)
            })
        })
    }
}
