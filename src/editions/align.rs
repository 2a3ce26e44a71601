//! Which of two lists of things are the same things, where some are new, gone, changed or moved.

use std::collections::{HashMap, HashSet, VecDeque};

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// How many of the words of two paragraphs must be the same for one to be the other reworded.
const ALIKE: f64 = 0.5;
/// Nobody rewrites so many paragraphs at a time; more pairs than this are not looked at.
const MOST_PAIRS: usize = 250_000;

/// For each new paragraph the old one that it was, if it was any. A paragraph that is still there word for word is
/// found wherever it stands; one that was reworded is found by the words that are left.
pub fn paragraphs(old: &[&str], new: &[&str]) -> Vec<Option<usize>> {
    let mut was = vec![None; new.len()];
    let mut taken = vec![false; old.len()];
    for op in capture_diff_slices(Algorithm::Myers, old, new) {
        if let DiffOp::Equal { old_index, new_index, len } = op {
            for n in 0..len {
                was[new_index + n] = Some(old_index + n);
                taken[old_index + n] = true;
            }
        }
    }
    let mut elsewhere: HashMap<&str, VecDeque<usize>> = HashMap::new();
    for (n, text) in old.iter().enumerate().filter(|(n, _)| !taken[*n]) {
        elsewhere.entry(text).or_default().push_back(n);
    }
    for (n, text) in new.iter().enumerate() {
        if was[n].is_none()
            && let Some(found) = elsewhere.get_mut(text).and_then(VecDeque::pop_front)
        {
            was[n] = Some(found);
            taken[found] = true;
        }
    }
    let left: Vec<usize> = (0..old.len()).filter(|n| !taken[*n]).collect();
    let fresh: Vec<usize> = (0..new.len()).filter(|n| was[*n].is_none()).collect();
    if left.len().saturating_mul(fresh.len()) > MOST_PAIRS {
        return was;
    }
    let words: Vec<Vec<&str>> = left.iter().map(|n| sorted_words(old[*n])).collect();
    for n in fresh {
        let mine = sorted_words(new[n]);
        let likeness = |place: usize| (place, alike(&words[place], &mine));
        let free = (0..left.len()).filter(|place| !taken[left[*place]]).map(likeness);
        // Of several that are as like, the first.
        let best = free.fold(None, |best: Option<(usize, f64)>, (place, like)| match best {
            Some((_, most)) if like <= most => best,
            _ => Some((place, like)),
        });
        if let Some((place, _)) = best.filter(|(_, like)| *like >= ALIKE) {
            was[n] = Some(left[place]);
            taken[left[place]] = true;
        }
    }
    was
}

fn sorted_words(text: &str) -> Vec<&str> {
    let mut words: Vec<&str> = text.split_whitespace().collect();
    words.sort_unstable();
    words
}

/// What part of the words of two paragraphs is in both, from 0 to 1 (Dice's coefficient over the words).
fn alike(one: &[&str], other: &[&str]) -> f64 {
    let (mut a, mut b, mut shared) = (0, 0, 0_usize);
    while let (Some(x), Some(y)) = (one.get(a), other.get(b)) {
        match x.cmp(y) {
            std::cmp::Ordering::Less => a += 1,
            std::cmp::Ordering::Greater => b += 1,
            std::cmp::Ordering::Equal => {
                shared += 1;
                a += 1;
                b += 1;
            }
        }
    }
    // Far below the numbers that a float holds exactly.
    2.0 * shared as f64 / (one.len() + other.len()).max(1) as f64
}

/// Which places of a new order hold something that was moved: `order` has the old place of each. As few as possible
/// count as moved, so that one section put elsewhere is one, and not all that it went past.
pub fn moved(order: &[usize]) -> HashSet<usize> {
    // The longest run of places that kept their order (patience sorting).
    let mut tops: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(order.len());
    for (n, place) in order.iter().enumerate() {
        let pile = tops.partition_point(|top| order[*top] < *place);
        before.push(pile.checked_sub(1).map(|pile| tops[pile]));
        if pile == tops.len() {
            tops.push(n);
        } else {
            tops[pile] = n;
        }
    }
    let mut moved: HashSet<usize> = (0..order.len()).collect();
    let mut at = tops.last().copied();
    while let Some(n) = at {
        moved.remove(&n);
        at = before[n];
    }
    moved
}
