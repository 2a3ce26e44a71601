//! How paragraphs are found again, how words are marked, and how a draft is numbered.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use super::align::{moved, paragraphs};
use super::numbers::{Draft, numbers};
use super::words::{Stretch, StretchKind, marked};
use crate::content::Slug;

fn shown(stretches: &[Stretch]) -> String {
    let shown = |stretch: &Stretch| match stretch.kind {
        StretchKind::Same => stretch.words.clone(),
        StretchKind::Added => format!("+{}+", stretch.words),
        StretchKind::Removed => format!("-{}-", stretch.words),
        StretchKind::LeftOut => "…".to_owned(),
    };
    stretches.iter().map(shown).collect::<Vec<_>>().join(" ")
}

#[test]
fn words_that_are_new_or_gone_are_marked_and_long_runs_between_are_left_out() {
    assert_eq!(
        shown(&marked("We meet every spring.", "We meet twice a year.")),
        "We meet -every spring.- +twice a year.+"
    );
    assert_eq!(shown(&marked("one two", "one two")), "one two");
    assert_eq!(shown(&marked("", "new")), "+new+");
    assert_eq!(shown(&marked("gone", "")), "-gone-");
    let long: Vec<String> = (0..60).map(|n| format!("w{n}")).collect();
    let long = long.join(" ");
    let both = shown(&marked(&format!("old {long} end"), &format!("new {long} END")));
    assert_eq!(both, "-old- +new+ w0 w1 w2 w3 w4 w5 w6 w7 … w52 w53 w54 w55 w56 w57 w58 w59 -end- +END+");
}

#[test]
fn one_word_that_stayed_does_not_break_a_sentence_up() {
    assert_eq!(shown(&marked("a b c d e", "a x c y e")), "a -b c d- +x c y+ e");
}

#[test]
fn a_text_of_any_size_is_compared_in_time() {
    let old = "word ".repeat(200_000);
    let new = "other ".repeat(200_000);
    assert_eq!(marked(&old, &new).len(), 2);
}

#[test]
fn a_paragraph_is_found_where_it_stands_now_and_by_the_words_that_are_left() {
    let old = ["The first of all.", "We meet families each spring.", "The last of all."];
    assert_eq!(paragraphs(&old, &old), [Some(0), Some(1), Some(2)]);
    assert_eq!(paragraphs(&old, &[old[2], old[0], old[1]]), [Some(2), Some(0), Some(1)]);
    assert_eq!(paragraphs(&old, &["We meet families each autumn.", "Nothing alike here"]), [Some(1), None]);
    assert_eq!(paragraphs(&["same", "same"], &["same", "same", "same"]), [Some(0), Some(1), None]);
    assert_eq!(moved(&[0, 1, 2]).len(), 0);
    assert_eq!(moved(&[2, 0, 1]), std::collections::HashSet::from([0]));
    assert_eq!(moved(&[0, 2, 3, 1]), std::collections::HashSet::from([3]));
}

#[test]
fn before_any_edition_a_draft_is_numbered_from_the_start() {
    let id: Slug = "aims".parse().unwrap();
    let draft = [Draft { id: &id, aliases: &[], paragraphs: vec!["One.".to_owned(), "Two.".to_owned()] }];
    let numbered = numbers(None, &draft);
    assert_eq!(numbered[0].number, "1");
    assert_eq!(numbered[0].paragraphs, ["1.1", "1.2"]);
}

proptest::proptest! {
    /// Whatever becomes of the paragraphs, each is one of the old ones at most once, and nothing is lost by order.
    #[test]
    fn no_old_paragraph_is_two_new_ones(old in proptest::collection::vec("[ab ]{0,6}", 0..12), new in proptest::collection::vec("[ab ]{0,6}", 0..12)) {
        let (old, new): (Vec<&str>, Vec<&str>) = (old.iter().map(String::as_str).collect(), new.iter().map(String::as_str).collect());
        let was = paragraphs(&old, &new);
        let mut found: Vec<usize> = was.iter().flatten().copied().collect();
        found.sort_unstable();
        let many = found.len();
        found.dedup();
        proptest::prop_assert_eq!(found.len(), many);
        proptest::prop_assert_eq!(was.len(), new.len());
    }

    /// What is marked as there before and now gives both texts back.
    #[test]
    fn the_marks_give_both_texts_back(old in "[abc ]{0,30}", new in "[abc ]{0,30}") {
        let stretches = marked(&old, &new);
        let side = |gone: StretchKind| {
            let words = stretches.iter().filter(|stretch| stretch.kind == StretchKind::Same || stretch.kind == gone);
            words.map(|stretch| stretch.words.as_str()).collect::<Vec<_>>().join(" ")
        };
        let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        proptest::prop_assert_eq!(side(StretchKind::Removed), plain(&old));
        proptest::prop_assert_eq!(side(StretchKind::Added), plain(&new));
    }
}
