//! What can be measured: lengths of time in words, ages, and amounts by age.

use std::cmp::Ordering;

use super::{Noter, Severity, weigh};
use crate::content::money::Pence;
use crate::content::number::Number;
use crate::content::scalar::AgeRange;
use crate::content::tiers::{Amount, AmountPeriod, Entitlement};
use crate::content::words::{Value, Words};
use crate::editions::change::Kind;

/// What it means that a wait in words has become another: nothing where the two cannot be compared.
pub fn wait(before: Option<&str>, after: Option<&str>) -> Severity {
    let (Some(before), Some(after)) = (before, after) else { return Severity::Neutral };
    let ((words, was), (others, is)) = (numbers(before), numbers(after));
    if words == others {
        let longer = was.iter().zip(&is).any(|(was, is)| is > was);
        let shorter = was.iter().zip(&is).any(|(was, is)| is < was);
        return weigh(longer, shorter);
    }
    match (days(before), days(after)) {
        (Some(was), Some(is)) => match is.cmp(&was) {
            Ordering::Greater => Severity::Tighter,
            Ordering::Less => Severity::Looser,
            Ordering::Equal => Severity::Neutral,
        },
        _ => Severity::Neutral,
    }
}

/// A text with a mark in the place of each number, and the numbers.
fn numbers(text: &str) -> (String, Vec<u64>) {
    let (mut words, mut numbers) = (String::new(), Vec::new());
    let mut rest = text;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let digits = rest[start..].bytes().take_while(u8::is_ascii_digit).count();
        words.push_str(&rest[..start]);
        words.push('#');
        numbers.push(rest[start..start + digits].parse().unwrap_or(u64::MAX));
        rest = &rest[start + digits..];
    }
    words.push_str(rest);
    (words.to_lowercase(), numbers)
}

/// The one length of time in a text, in tenths of a day: a week has five working days.
fn days(text: &str) -> Option<u64> {
    let (words, numbers) = numbers(text);
    let [number] = numbers[..] else { return None };
    let (_, unit) = words.split_once('#')?;
    let unit = unit.trim_start();
    let tenths = [
        ("working day", 14),
        ("school day", 14),
        ("day", 10),
        ("working week", 70),
        ("week", 70),
        ("month", 304),
        ("year", 3652),
    ];
    let (_, tenths) = tenths.iter().find(|(known, _)| unit.starts_with(known))?;
    number.checked_mul(*tenths)
}

/// The ages up to which a range without an end is looked at.
const OLDEST: u8 = 25;

/// The ages of a range.
pub fn ages(range: AgeRange) -> Vec<u8> {
    (range.youngest..=range.oldest.unwrap_or(OLDEST.max(range.youngest))).collect()
}

/// An amount of one kind for one age: how much, in hundredths, and how often.
type Cell = Option<(i64, AmountPeriod)>;

/// A kind of amount: hours, nights or money.
struct Unit {
    of: fn(&Entitlement) -> Option<i64>,
    shown: fn(i64, &Words) -> String,
}

const UNITS: [Unit; 3] = [
    Unit {
        of: |row| row.hours.map(Number::hundredths),
        shown: |much, words| counted(much, "difference.hours", words),
    },
    Unit {
        of: |row| row.nights.map(Number::hundredths),
        shown: |much, words| counted(much, "difference.nights", words),
    },
    Unit {
        of: |row| row.money.and_then(|money| i64::try_from(money.0).ok()),
        shown: |pence, words| words.money(Pence(pence.unsigned_abs())),
    },
];

/// `60 hours`
fn counted(hundredths: i64, key: &str, words: &Words) -> String {
    let number = format!("{}.{:02}", hundredths / 100, hundredths % 100);
    let shown = number.parse::<Number>().map_or(number, |number| number.to_string());
    // Only whole numbers have plurals of their own.
    let whole = (hundredths % 100 == 0).then_some(("n", Value::Number(hundredths / 100)));
    let values: Vec<_> = whole.into_iter().chain([("number", Value::Text(&shown))]).collect();
    words.say_with(key, &values)
}

/// Notes which ages have more or less than before, however the table is cut into bands.
pub fn amounts(before: Option<&Amount>, after: Option<&Amount>, noter: &mut Noter) {
    let rows = |amount: Option<&Amount>| amount.map(|amount| amount.by_age.clone()).unwrap_or_default();
    let (before, after) = (rows(before), rows(after));
    let oldest = before.iter().chain(&after).map(|row| row.ages.oldest.unwrap_or(OLDEST)).max();
    let oldest = oldest.unwrap_or(OLDEST).max(OLDEST);
    let words = noter.words;
    for unit in UNITS {
        let cell = |rows: &[Entitlement], age: u8| -> Cell {
            let mut rows = rows.iter().filter(|row| {
                row.ages.youngest <= age && age <= row.ages.oldest.unwrap_or(OLDEST.max(row.ages.youngest))
            });
            rows.find_map(|row| Some(((unit.of)(row)?, row.per)))
        };
        let cells: Vec<(u8, Cell, Cell)> =
            (0..=oldest).map(|age| (age, cell(&before, age), cell(&after, age))).collect();
        let shown = |cell: Cell| {
            let (much, per) = cell?;
            let amount = (unit.shown)(much, words);
            Some(words.say_with(often(per), &[("amount", (&amount).into())]))
        };
        let had = cells.iter().any(|(_, before, _)| before.is_some());
        let has = cells.iter().any(|(_, _, after)| after.is_some());
        if had != has {
            // What a set amount is worth against none cannot be told: none may be none at all, or no limit.
            let all = |side: fn(&(u8, Cell, Cell)) -> Cell| {
                let runs = runs(&cells, side);
                let shown = runs.into_iter().filter_map(|(from, to, cell)| {
                    let (amount, ages) = (shown(cell)?, ages_in_words(from, to, words));
                    let values = [("amount", (&amount).into()), ("ages", (&ages).into())];
                    Some(words.say_with("difference.for-ages", &values))
                });
                super::listed(shown)
            };
            noter.put(Severity::Mixed, Kind::AmountByAge, all(|cell| cell.1), all(|cell| cell.2));
            continue;
        }
        for (from, to, (before, after)) in runs(&cells, |(_, before, after)| (*before, *after)) {
            if before != after {
                let part = Some(ages_in_words(from, to, words));
                noter.put_part(more(before, after), Kind::AmountByAge, part, shown(before), shown(after));
            }
        }
    }
}

/// What it means that one amount has become another, by what it comes to in a year.
fn more(before: Cell, after: Cell) -> Severity {
    let in_a_year = |cell: Cell| cell.map_or(0, |(much, per)| much.saturating_mul(per.times_a_year()));
    weigh(in_a_year(after) < in_a_year(before), in_a_year(after) > in_a_year(before))
}

/// Ages next to each other of which the same is so.
fn runs<T: PartialEq>(cells: &[(u8, Cell, Cell)], of: impl Fn(&(u8, Cell, Cell)) -> T) -> Vec<(u8, u8, T)> {
    let mut runs: Vec<(u8, u8, T)> = Vec::new();
    for cell in cells {
        let value = of(cell);
        match runs.last_mut() {
            Some((_, to, last)) if *last == value => *to = cell.0,
            _ => runs.push((cell.0, cell.0, value)),
        }
    }
    runs
}

/// The words for an amount that comes so often.
fn often(per: AmountPeriod) -> &'static str {
    match per {
        AmountPeriod::Week => "difference.each-week",
        AmountPeriod::Month => "difference.each-month",
        AmountPeriod::Year => "difference.each-year",
    }
}

fn ages_in_words(from: u8, to: u8, words: &Words) -> String {
    let key = if from == to { "difference.one-age" } else { "difference.ages" };
    words.say_with(key, &[("from", usize::from(from).into()), ("to", usize::from(to).into())])
}
