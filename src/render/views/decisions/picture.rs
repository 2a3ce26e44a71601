//! Where everything stands in the picture of a timeline: a bar for the term of a contract and each extension, a
//! numbered pin for each entry of the list beside it, and the years below. Pure geometry, in the units of the picture;
//! colours and patterns are the theme's. Only numbers are drawn, so that no name is ever too long for it.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

/// The picture is so wide; it grows and shrinks with the page.
const WIDTH: f64 = 320.0;
/// Room at both sides for half a pin.
const SIDE: f64 = 12.0;
/// From the middle of a pin to that of the next in its row, and from row to row.
const PIN: f64 = 22.0;
/// The height of a bar.
const BAR: f64 = 16.0;
/// Room above the pins for the word "today".
const TODAY: f64 = 18.0;
/// Room below the bars for the years.
const YEARS: f64 = 24.0;
/// From one year to the next at least, so that their numbers do not meet.
const YEAR: f64 = 44.0;
/// How wide the number of a year is.
const YEAR_NUMBER: f64 = 32.0;

/// A stretch of time that is drawn as a bar.
#[derive(Debug, Clone, Copy)]
pub struct Span {
    /// Its first day.
    pub from: Date,
    /// The first day after it.
    pub to: Date,
    /// What it is.
    pub kind: SpanKind,
}

/// What a bar stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, JsonSchema, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum SpanKind {
    /// The contract as it was made.
    Term,
    /// An extension that has been used.
    Used,
    /// An extension that may be used.
    Option,
}

/// The picture, ready to be drawn.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Picture {
    width: String,
    height: String,
    bars: Vec<Bar>,
    bar_height: String,
    pins: Vec<Pin>,
    years: Vec<Year>,
    years_y: String,
    /// The line below the bars.
    axis_y: String,
    today: Option<Today>,
}

#[derive(Debug, JsonSchema, Serialize)]
struct Bar {
    kind: SpanKind,
    x: String,
    y: String,
    width: String,
}

#[derive(Debug, JsonSchema, Serialize)]
struct Pin {
    number: usize,
    x: String,
    y: String,
}

#[derive(Debug, JsonSchema, Serialize)]
struct Year {
    year: i16,
    x: String,
}

#[derive(Debug, JsonSchema, Serialize)]
struct Today {
    x: String,
    /// At which end the word stands, so that it stays within the picture.
    anchor: &'static str,
}

/// A length or place as SVG has it, to a tenth.
fn written(length: f64) -> String {
    format!("{length:.1}")
}

/// From days to places.
struct Scale {
    first: Date,
    days: f64,
}

impl Scale {
    /// The scale from one day to another; nothing for no days at all.
    fn of(days: impl Iterator<Item = Date> + Clone) -> Option<Scale> {
        let (first, last) = (days.clone().min()?, days.max()?);
        // One day alone stands in the middle of two months.
        let (first, last) = match first == last {
            true => (
                first.checked_sub(jiff::Span::new().days(30)).ok()?,
                last.checked_add(jiff::Span::new().days(30)).ok()?,
            ),
            false => (first, last),
        };
        Some(Scale { first, days: between(first, last) })
    }

    fn x(&self, day: Date) -> f64 {
        SIDE + between(self.first, day) / self.days * (WIDTH - 2.0 * SIDE)
    }

    fn holds(&self, day: Date) -> bool {
        (0.0..=self.days).contains(&between(self.first, day))
    }
}

/// How many days are between two.
fn between(first: Date, last: Date) -> f64 {
    f64::from(first.until(last).map_or(0, |span| span.get_days()))
}

/// The picture of some stretches of time and of days, of which the first goes by 1; nothing where there is no day.
pub fn picture(spans: &[Span], days: &[Date], today: Date) -> Option<Picture> {
    let ends = spans.iter().flat_map(|span| [span.from, span.to]);
    let scale = Scale::of(ends.chain(days.iter().copied()))?;
    let places: Vec<f64> = days.iter().map(|day| scale.x(*day)).collect();
    let rows = rows(&places);
    let used = rows.iter().max().map_or(0, |row| row + 1);
    let above = if scale.holds(today) { TODAY } else { 4.0 };
    // The first row is the lowest.
    let pins_end = above + used as f64 * PIN;
    let bar_y = pins_end + 4.0;
    let axis = bar_y + if spans.is_empty() { 0.0 } else { BAR + 4.0 };
    let bar = |span: &Span| Bar {
        kind: span.kind,
        x: written(scale.x(span.from)),
        y: written(bar_y),
        // However short it is, there is something to see.
        width: written((scale.x(span.to) - scale.x(span.from)).max(1.0)),
    };
    let pin = |(n, (x, row)): (usize, (&f64, &usize))| Pin {
        number: n + 1,
        x: written(*x),
        y: written(pins_end - PIN / 2.0 - *row as f64 * PIN),
    };
    Some(Picture {
        width: written(WIDTH),
        height: written(axis + YEARS),
        bars: spans.iter().map(bar).collect(),
        bar_height: written(BAR),
        pins: places.iter().zip(&rows).enumerate().map(pin).collect(),
        years: years(&scale),
        years_y: written(axis + YEARS - 8.0),
        axis_y: written(axis),
        today: scale.holds(today).then(|| {
            let x = scale.x(today);
            let anchor = match x {
                x if x < 40.0 => "start",
                x if x > WIDTH - 40.0 => "end",
                _ => "middle",
            };
            Today { x: written(x), anchor }
        }),
    })
}

/// The row of each pin: the lowest in which it meets no other. Places come in order.
fn rows(places: &[f64]) -> Vec<usize> {
    let mut ends: Vec<f64> = Vec::new();
    let row = |x: &f64| {
        let free = ends.iter().position(|end| *x - end >= PIN);
        match free {
            Some(row) => ends[row] = *x,
            None => ends.push(*x),
        }
        free.unwrap_or(ends.len() - 1)
    };
    places.iter().map(row).collect()
}

/// The years that start within the picture, or as many of them as there is room for; the first where none starts.
fn years(scale: &Scale) -> Vec<Year> {
    let room = ((WIDTH - 2.0 * SIDE) / YEAR).floor();
    let long = scale.days / 365.25;
    let steps = (0..5).flat_map(|power| [1, 2, 5].map(|step| step * 10_i32.pow(power)));
    let step = steps.into_iter().find(|step| long / f64::from(*step) <= room).unwrap_or(10_000);
    let first = i32::from(scale.first.year());
    let years = (first..=9999).filter(|year| year % step == 0).map_while(|year| {
        let start = Date::new(i16::try_from(year).ok()?, 1, 1).ok()?;
        (between(scale.first, start) <= scale.days).then_some(start)
    });
    let shown = |day: Date| Year { year: day.year(), x: written(scale.x(day)) };
    // The number of a year stands after its line, and has to have room there.
    let fits = |day: &Date| scale.holds(*day) && scale.x(*day) <= WIDTH - YEAR_NUMBER;
    let within: Vec<Year> = years.filter(fits).map(shown).collect();
    match within.is_empty() {
        true => vec![shown(scale.first)],
        false => within,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn numbers(text: &str) -> f64 {
        text.parse().unwrap()
    }

    #[test]
    fn bars_are_as_long_as_their_time_and_meet() {
        let span = |from, to, kind| Span { from: day(from), to: day(to), kind };
        let spans = [
            span("2025-01-01", "2027-01-01", SpanKind::Term),
            span("2027-01-01", "2028-01-01", SpanKind::Option),
            span("2028-01-01", "2029-01-01", SpanKind::Option),
        ];
        let picture = picture(&spans, &[], day("2026-01-01")).unwrap();
        let x: Vec<f64> = picture.bars.iter().map(|bar| numbers(&bar.x)).collect();
        let width: Vec<f64> = picture.bars.iter().map(|bar| numbers(&bar.width)).collect();
        assert!((x[0] + width[0] - x[1]).abs() < 0.2 && (x[1] + width[1] - x[2]).abs() < 0.2);
        assert!((width[0] - 2.0 * width[1]).abs() < 0.5, "{width:?}");
        assert_eq!(picture.years.iter().map(|year| year.year).collect::<Vec<_>>(), [2025, 2026, 2027, 2028]);
        assert!(picture.today.is_some());
    }

    #[test]
    fn pins_never_meet() {
        let days: Vec<Date> = (1..=28).map(|n| Date::new(2026, 2, n).unwrap()).collect();
        let far = [days.clone(), vec![day("2126-01-01")]].concat();
        for days in [days, far] {
            let picture = picture(&[], &days, day("2020-01-01")).unwrap();
            for (n, one) in picture.pins.iter().enumerate() {
                for other in &picture.pins[n + 1..] {
                    let (dx, dy) = (numbers(&one.x) - numbers(&other.x), numbers(&one.y) - numbers(&other.y));
                    assert!(dx.abs().max(dy.abs()) > PIN - 0.2, "{one:?} and {other:?}");
                }
                let y = numbers(&one.y);
                assert!(y > 0.0 && y < numbers(&picture.axis_y), "{one:?}");
            }
            assert!(picture.today.is_none());
        }
    }

    #[test]
    fn years_have_room_however_far_apart_days_are() {
        for (first, last) in
            [("2026-03-01", "2026-03-01"), ("0001-01-01", "9998-12-31"), ("1990-05-01", "2101-01-01")]
        {
            let picture = picture(&[], &[day(first), day(last)], day("2026-01-01")).unwrap();
            assert!(!picture.years.is_empty() && picture.years.len() <= 7, "{:?}", picture.years);
            for pair in picture.years.windows(2) {
                assert!(numbers(&pair[1].x) - numbers(&pair[0].x) >= YEAR - 3.0, "{pair:?}");
            }
            let inside = |x: &str| (0.0..=WIDTH).contains(&numbers(x));
            assert!(
                picture.years.iter().all(|year| inside(&year.x))
                    && picture.pins.iter().all(|pin| inside(&pin.x))
            );
        }
    }

    #[test]
    fn there_is_no_picture_of_nothing() {
        assert!(picture(&[], &[], day("2026-01-01")).is_none());
    }
}
