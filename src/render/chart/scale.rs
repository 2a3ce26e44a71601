//! From figures to lengths, with round numbers along the axis.

use crate::content::number::Number;

/// A scale from one round number to another, with nought within.
#[derive(Debug, Clone, PartialEq)]
pub struct Scale {
    lowest: i128,
    highest: i128,
    step: i128,
}

impl Scale {
    /// A scale that holds all figures, with at most so many numbers along its axis, and at least two.
    pub fn of(values: impl Iterator<Item = Number>, most: usize) -> Scale {
        let (mut lowest, mut highest, mut whole) = (0, 0, true);
        for value in values.map(|value| i128::from(value.hundredths())) {
            lowest = lowest.min(value);
            highest = highest.max(value);
            whole = whole && value % 100 == 0;
        }
        if lowest == highest {
            highest = 100;
        }
        // Nobody counts in halves of what comes whole.
        let mut tens = if whole { 100 } else { 1 };
        let steps = std::iter::from_fn(|| {
            let now = tens;
            tens *= 10;
            Some([now, 2 * now, 5 * now])
        });
        let most = most.max(2) as i128;
        let ends = |step: i128| (lowest.div_euclid(step) * step, -(-highest).div_euclid(step) * step);
        let fits = |step: &i128| {
            let (from, to) = ends(*step);
            (to - from) / step < most
        };
        let step = steps.flatten().find(fits).unwrap_or(highest - lowest);
        let (lowest, highest) = ends(step);
        Scale { lowest, highest, step }
    }

    /// Where a figure lies between the ends: 0 at the lower one, 1 at the upper one.
    pub fn share(&self, value: Number) -> f64 {
        let from_lowest = i128::from(value.hundredths()) - self.lowest;
        from_lowest as f64 / (self.highest - self.lowest) as f64
    }

    /// Where nought lies.
    pub fn nought(&self) -> f64 {
        self.share(Number::from(0))
    }

    /// The round numbers along the axis.
    pub fn ticks(&self) -> Vec<Number> {
        let count = (self.highest - self.lowest) / self.step;
        (0..=count).map(|n| Number::from_hundredths(self.lowest + n * self.step)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ticks(values: &[&str], most: usize) -> Vec<String> {
        let values = values.iter().map(|value| value.parse().unwrap());
        Scale::of(values, most).ticks().iter().map(ToString::to_string).collect()
    }

    #[test]
    fn numbers_along_the_axis_are_round_and_hold_every_figure() {
        assert_eq!(ticks(&["52", "84"], 5), ["0", "50", "100"]);
        assert_eq!(ticks(&["52", "84"], 6), ["0", "20", "40", "60", "80", "100"]);
        assert_eq!(ticks(&["1", "2"], 6), ["0", "1", "2"]);
        assert_eq!(ticks(&["0.2", "0.35"], 5), ["0", "0.1", "0.2", "0.3", "0.4"]);
        assert_eq!(ticks(&["-12", "40"], 5), ["-20", "0", "20", "40"]);
        assert_eq!(ticks(&["-12"], 5), ["-15", "-10", "-5", "0"]);
        assert_eq!(ticks(&["0", "0"], 5), ["0", "1"]);
        assert_eq!(ticks(&["999999999999999"], 3), ["0", "500,000,000,000,000", "1,000,000,000,000,000"]);
    }
}
