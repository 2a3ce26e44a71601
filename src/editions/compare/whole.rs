//! The types of break, the organisations, the sections of the statement and what it says of itself.

use super::{Changes, Noter, Pair, measure, moved, pairs};
use crate::content::break_types::BreakType;
use crate::content::editions::{Edition, Paragraph, Provider, Section, Words};
use crate::content::statement::Statement;
use crate::editions::align;
use crate::editions::change::{Kind, Passage, PassageKind, Severity, Thing};

/// Notes what is different about types of break.
pub fn break_types(before: &Edition, after: &Edition, changes: &mut Changes) {
    for pair in pairs(&before.break_types, &after.break_types, |kind| kind.id.as_str(), |kind| &kind.aliases)
    {
        let note = |kind: &BreakType, changes| {
            Noter::new(Thing::BreakType, kind.id.as_str(), kind.name.as_str(), changes)
        };
        match pair {
            Pair::New(kind) => {
                note(kind, changes).put(Severity::Looser, Kind::New, None, Some(kind.summary.to_string()));
            }
            Pair::Gone(kind) => {
                note(kind, changes).put(Severity::Tighter, Kind::Gone, Some(kind.summary.to_string()), None);
            }
            Pair::Both(was, is, _) => {
                let mut noter = note(is, changes);
                noter.said(Kind::Name, &was.name, &is.name);
                noter.said(Kind::Summary, &was.summary, &is.summary);
                let about = |kind: &BreakType| kind.about.as_ref().map(|about| about.as_str().to_owned());
                noter.prose(Kind::Details, about(was).as_deref(), about(is).as_deref());
                let duties = |kind: &BreakType, words: &Words| {
                    let name = |id: &str| words.duties.get(id).cloned().unwrap_or_else(|| id.to_owned());
                    super::listed(kind.duties.iter().map(|id| name(id.as_str())))
                };
                noter.gains(
                    Kind::Duties,
                    (&was.duties, duties(was, &before.words)),
                    (&is.duties, duties(is, &after.words)),
                );
            }
        }
    }
}

/// Notes what is different about organisations.
pub fn providers(before: &Edition, after: &Edition, changes: &mut Changes) {
    for pair in pairs(&before.providers, &after.providers, |one| one.id.as_str(), |one| &one.aliases) {
        let note = |one: &Provider, changes| {
            Noter::new(Thing::Provider, one.id.as_str(), one.name.as_str(), changes)
        };
        let summary = |one: &Provider| one.summary.as_ref().map(ToString::to_string);
        match pair {
            Pair::New(one) => note(one, changes).put(Severity::Neutral, Kind::New, None, summary(one)),
            Pair::Gone(one) => note(one, changes).put(Severity::Neutral, Kind::Gone, summary(one), None),
            Pair::Both(was, is, _) => {
                let mut noter = note(is, changes);
                noter.said(Kind::Name, &was.name, &is.name);
                let words = noter.words;
                let kind = |one: &Provider| one.kind.map(|kind| words.name_of("provider-kinds", &kind));
                noter.fact(Kind::ProviderKind, kind(was), kind(is));
                noter.fact(Kind::Summary, summary(was), summary(is));
            }
        }
    }
}

/// Notes which sections are new, gone, moved or reworded, and which of their paragraphs.
pub fn sections(before: &Edition, after: &Edition, changes: &mut Changes) {
    let pairs = pairs(&before.sections, &after.sections, |one| one.id.as_str(), |one| &one.aliases);
    let moved = moved(&pairs);
    let summary = |one: &Section| one.summary.as_ref().map(ToString::to_string);
    for pair in &pairs {
        match pair {
            Pair::New(one) => of_section(one, changes).put(Severity::Neutral, Kind::New, None, summary(one)),
            Pair::Gone(one) => {
                of_section(one, changes).put(Severity::Neutral, Kind::Gone, summary(one), None)
            }
            Pair::Both(was, is, n) => {
                if moved.contains(n) {
                    of_section(is, changes).put(Severity::Neutral, Kind::Moved, None, None);
                }
                let mut noter = of_section(is, changes);
                noter.said(Kind::Name, &was.title, &is.title);
                noter.fact(Kind::Summary, summary(was), summary(is));
                noter.day(Kind::LastReviewed, was.reviewed, is.reviewed);
                let passages = passages(&was.paragraphs, &is.paragraphs);
                if !passages.is_empty() {
                    noter.put(Severity::Neutral, Kind::Text, None, None);
                    if let Some(change) = noter.changes.last_mut() {
                        change.passages = passages;
                    }
                }
            }
        }
    }
}

fn of_section<'a>(one: &Section, changes: &'a mut Changes<'_>) -> Noter<'a> {
    Noter::new(Thing::Section, one.id.as_str(), one.title.as_str(), changes)
}

/// The paragraphs that are not as they were, in the order of the later text; one that is gone stands where it stood.
fn passages(before: &[Paragraph], after: &[Paragraph]) -> Vec<Passage> {
    let text = |paragraphs: &[Paragraph]| -> Vec<String> {
        paragraphs.iter().map(|one| one.text.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
    };
    let (old, new) = (text(before), text(after));
    let (old, new): (Vec<&str>, Vec<&str>) =
        (old.iter().map(String::as_str).collect(), new.iter().map(String::as_str).collect());
    let was = align::paragraphs(&old, &new);
    let order: Vec<usize> = was.iter().flatten().copied().collect();
    let places: Vec<usize> = (0..new.len()).filter(|n| was[*n].is_some()).collect();
    let moved: Vec<usize> = align::moved(&order).into_iter().map(|n| places[n]).collect();
    let kept: std::collections::HashSet<usize> = order.iter().copied().collect();
    let gone = |n: usize| Passage {
        kind: PassageKind::Removed,
        number: before[n].number.clone(),
        before: Some(before[n].text.clone()),
        after: None,
    };
    let mut passages = Vec::new();
    let mut next = 0;
    for (n, found) in was.iter().enumerate() {
        if let Some(place) = found.filter(|_| !moved.contains(&n)) {
            passages.extend((next..place).filter(|n| !kept.contains(n)).map(gone));
            next = next.max(place + 1);
        }
        let number = after[n].number.clone();
        let now = Some(after[n].text.clone());
        match found {
            None => {
                passages.push(Passage { kind: PassageKind::Added, number, before: None, after: now });
            }
            Some(place) if old[*place] != new[n] => {
                let before = Some(before[*place].text.clone());
                passages.push(Passage { kind: PassageKind::Reworded, number, before, after: now });
            }
            Some(_) if moved.contains(&n) => {
                passages.push(Passage { kind: PassageKind::Moved, number, before: None, after: now });
            }
            Some(_) => {}
        }
    }
    passages.extend((next..before.len()).filter(|n| !kept.contains(n)).map(gone));
    passages
}

/// Notes what is different in what the statement says of itself.
pub fn statement(before: &Edition, after: &Edition, changes: &mut Changes) {
    let (was, is) = (&before.statement, &after.statement);
    let mut noter = Noter::new(Thing::Statement, "statement", is.title.as_str(), changes);
    noter.gains(
        Kind::Ages,
        (&measure::ages(was.ages), Some(noter.words.ages(was.ages))),
        (&measure::ages(is.ages), Some(noter.words.ages(is.ages))),
    );
    noter.said(Kind::Name, &was.title, &is.title);
    noter.said(Kind::Summary, &was.summary, &is.summary);
    noter.said(Kind::Area, &was.area, &is.area);
    noter.day(Kind::LastReviewed, was.last_reviewed, is.last_reviewed);
    noter.day(Kind::NextReview, was.next_review, is.next_review);
    let prepared = |one: &Statement| super::listed(one.prepared_by.iter().map(ToString::to_string));
    noter.fact(Kind::PreparedBy, prepared(was), prepared(is));
    let words = noter.words;
    let signed = |one: &Statement| {
        let (by, on) =
            one.signed_off.as_ref().map(|signed| (signed.by.to_string(), words.day(signed.on.0)))?;
        Some(words.say_with("difference.signed", &[("by", (&by).into()), ("day", (&on).into())]))
    };
    noter.fact(Kind::SignedOff, signed(was), signed(is));
}
