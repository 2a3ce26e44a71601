//! What happens when, by one decision: the days that it names and those that follow from it, as a list in order and as
//! a picture of the same.

use schemars::JsonSchema;
use serde::Serialize;

use super::picture::{Picture, Span, SpanKind, picture};
use crate::content::contracts::ContractTerms;
use crate::content::decisions::Decision;
use crate::content::moment::Moment;
use crate::content::time::Date;
use crate::content::words::Words;

/// A list of days, and the picture of them.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Timeline {
    entries: Vec<Entry>,
    picture: Picture,
    first: String,
    last: String,
    /// Whether there are bars of each kind to explain.
    has_term: bool,
    has_used: bool,
    has_option: bool,
}

/// Something that happens.
#[derive(Debug, JsonSchema, Serialize)]
struct Entry {
    on: String,
    iso: String,
    /// `in 7 months`
    distance: String,
    what: What,
    /// A step's own words, or what ends.
    text: Option<String>,
    /// How many extensions are used by then.
    extensions: usize,
}

/// What it is; templates have the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, JsonSchema, Serialize)]
#[serde(rename_all = "kebab-case")]
enum What {
    Decided,
    Published,
    Step,
    ReplacedEnds,
    Starts,
    /// The contract ends as things stand.
    Ends,
    /// It would have ended, and was made longer.
    WouldHaveEnded,
    /// It ends if so many extensions are used.
    EndsIfExtended,
}

/// The timeline of a decision; nothing where it names no day.
pub fn timeline(decision: &Decision, today: jiff::civil::Date, words: &Words) -> Option<Timeline> {
    let mut happens: Vec<(Moment, What, Option<String>, usize)> = Vec::new();
    let mut add = |on: Option<Moment>, what, text: Option<String>, extensions| {
        happens.extend(on.map(|on| (on, what, text, extensions)));
    };
    let day = |day: Option<Date>| day.map(Moment::from);
    add(day(decision.decided), What::Decided, None, 0);
    add(day(decision.published), What::Published, None, 0);
    for step in &decision.timetable {
        add(Some(step.on), What::Step, Some(step.step.to_string()), 0);
    }
    for replaced in &decision.replaces {
        add(day(replaced.ends), What::ReplacedEnds, Some(replaced.what.to_string()), 0);
    }
    if let Some(contract) = &decision.contract {
        add(day(Some(contract.starts)), What::Starts, None, 0);
        for used in 0..=contract.extensions.len() {
            let what = match used.cmp(&usize::from(contract.used)) {
                std::cmp::Ordering::Less => What::WouldHaveEnded,
                std::cmp::Ordering::Equal => What::Ends,
                std::cmp::Ordering::Greater => What::EndsIfExtended,
            };
            add(day(contract.end(used)), what, None, used);
        }
    }
    happens.sort_by_key(|(on, ..)| (on.first(), on.last()));
    let days: Vec<jiff::civil::Date> = happens.iter().map(|(on, ..)| on.first().0).collect();
    let spans = decision.contract.as_ref().map(spans).unwrap_or_default();
    let has = |kind| spans.iter().any(|span| span.kind == kind);
    Some(Timeline {
        first: words.moment(happens.first()?.0),
        last: words.moment(happens.last()?.0),
        picture: picture(&spans, &days, today)?,
        has_term: has(SpanKind::Term),
        has_used: has(SpanKind::Used),
        has_option: has(SpanKind::Option),
        entries: happens
            .into_iter()
            .map(|(on, what, text, extensions)| Entry {
                on: words.moment(on),
                iso: on.iso(),
                distance: away(today, on, words),
                what,
                text,
                extensions,
            })
            .collect(),
    })
}

/// How far off it is, or `this month` or `this year` within one of which the day is not fixed.
fn away(today: jiff::civil::Date, on: Moment, words: &Words) -> String {
    let (first, last) = (on.first().0, on.last().0);
    match first <= today && today <= last && first < last {
        true if first.month() == last.month() => words.say("away.this-month"),
        true => words.say("away.this-year"),
        false if last < today => words.away(today, on.last()),
        false => words.away(today, on.first()),
    }
}

/// The term and each extension, one after the other, as far as the calendar goes.
fn spans(contract: &ContractTerms) -> Vec<Span> {
    let mut from = contract.starts.0;
    let mut spans = Vec::new();
    for used in 0..=contract.extensions.len() {
        let Some(to) = contract.end(used).and_then(|end| end.0.tomorrow().ok()) else { break };
        let kind = match used {
            0 => SpanKind::Term,
            used if used <= usize::from(contract.used) => SpanKind::Used,
            _ => SpanKind::Option,
        };
        spans.push(Span { from, to, kind });
        from = to;
    }
    spans
}
