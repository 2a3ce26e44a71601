//! Figures that contradict each other: in a table, between tables, and between a table and the text.

mod charts;
mod in_prose;

use std::collections::{HashMap, HashSet};

use crate::content::Written;
use crate::content::evidence::{Evidence, Row};
use crate::content::number::Number;
use crate::diagnostic::{Diagnostic, Place, Rule};
use crate::site::Site;

use super::references::UNKNOWN_ID;
pub use charts::{CHART_DOES_NOT_FIT, LESS_THAN_NOTHING, TIMES};
pub use in_prose::NUMBER_NOT_IN_DATA;

/// A total that is not the sum.
pub const WRONG_TOTAL: Rule = Rule::error(
    "wrong-total",
    "Whoever adds up the rows of a table gets another number than its total, and will trust neither. Write the total \
     that the source gives: it is compared with the rows, so that a slip in either is found. Rows with `of` are not \
     added up, since they are a part of another.",
);
/// A part that is more than the whole.
pub const PART_LARGER_THAN_WHOLE: Rule = Rule::error(
    "part-larger-than-whole",
    "Those who are counted in a part are counted in the whole as well, so that a part cannot be the larger one. One \
     of the two figures is wrong, or `of` names the wrong figure.",
);
/// A figure that is counted within itself.
pub const PART_OF_ITSELF: Rule = Rule::error(
    "part-of-itself",
    "`of` says that a figure is a part of another one. Where that leads back to the figure itself, neither would be \
     added up.",
);
/// A percentage that does not follow from the figures.
pub const WRONG_PERCENTAGE: Rule = Rule::error(
    "wrong-percentage",
    "A percentage is worked out from two figures that stand in the table, and rounded to as many decimals as it is \
     written with. Where it says something else, one of the three is wrong.",
);
/// One thing with two values.
pub const TWO_VALUES: Rule = Rule::advice(
    "two-values",
    "Two tables count the same thing in the same time, by their unit, period and row, and have different figures. A \
     reader who finds both cannot know which one to believe.",
);

/// All of them.
pub const RULES: [&Rule; 9] = [
    &WRONG_TOTAL,
    &PART_LARGER_THAN_WHOLE,
    &PART_OF_ITSELF,
    &WRONG_PERCENTAGE,
    &TWO_VALUES,
    &NUMBER_NOT_IN_DATA,
    &CHART_DOES_NOT_FIT,
    &TIMES,
    &LESS_THAN_NOTHING,
];

/// Every figure that another one contradicts.
pub fn check(site: &Site) -> Vec<Diagnostic> {
    let sets = &site.content.evidence;
    let tables = Tables { site };
    let mut found = Vec::new();
    for set in sets {
        found.extend(total(set));
        for (n, row) in set.rows.iter().enumerate() {
            tables.part(set, n, row, &mut found);
            found.extend(tables.percentage(set, n, row));
        }
    }
    two_values(sets, &mut found);
    sets.iter().for_each(|set| charts::check(set, &mut found));
    found.extend(in_prose::check(site));
    found
}

fn value(set: &Written<Evidence>, row: usize, names: &str) -> Place {
    Place::value(&set.file, set.path.key("rows").index(row).dotted(names))
}

fn figure(set: &Written<Evidence>, row: usize, column: usize) -> Place {
    Place::value(&set.file, set.path.key("rows").index(row).key("values").index(column))
}

fn total(set: &Written<Evidence>) -> Option<Diagnostic> {
    let total = set.total?;
    let found = |message: String, help: String| {
        Some(Diagnostic::new(&WRONG_TOTAL, set.place("total"), message).help(help))
    };
    if set.columns.len() > 1 {
        return found(
            format!("the total is given as {total}, and the table has {} columns", set.columns.len()),
            "leave `total` out: each column is added up by itself".to_owned(),
        );
    }
    if !set.adds_down() {
        return found(
            format!("the total is given as {total}, and the rows of the table are not added up"),
            "leave `total` out, or write `totals: down` if the rows do add up".to_owned(),
        );
    }
    let sum = set.sum(0);
    if sum == total {
        return None;
    }
    found(
        format!("the total is given as {total}, and the rows add up to {sum}"),
        format!("find out which is right: write `total: {}`, or mend the row that is wrong", bare(sum)),
    )
}

/// A number as it is written in a file.
fn bare(number: Number) -> String {
    number.to_string().replace(',', "")
}

/// The tables of a site.
struct Tables<'a> {
    site: &'a Site<'a>,
}

impl<'a> Tables<'a> {
    fn part(&self, set: &'a Written<Evidence>, n: usize, row: &Row, found: &mut Vec<Diagnostic>) {
        let Some(of) = &row.of else { return };
        let whole = match self.site.whole(set, of) {
            Ok(Some(whole)) => whole,
            Ok(None) => return,
            Err(problem) => {
                let place = value(set, n, "of");
                found.push(Diagnostic::new(&UNKNOWN_ID, place, problem.message).maybe_help(problem.help));
                return;
            }
        };
        if is_within_itself(set, row) {
            let message = format!("`{}` is said to be a part of itself", row.id);
            let help = "name the larger figure after `of`";
            found.push(Diagnostic::new(&PART_OF_ITSELF, value(set, n, "of"), message).help(help));
            return;
        }
        for (column, part) in row.values.iter().enumerate() {
            if let Some(all) = whole.beside(set, column).filter(|all| part > all) {
                let message = format!("this is {part}, and `{of}`, which it is a part of, is {all}");
                let help = "mend the figure that is wrong, or the name after `of`";
                let place = figure(set, n, column);
                found.push(Diagnostic::new(&PART_LARGER_THAN_WHOLE, place, message).help(help));
            }
        }
    }

    fn percentage(&self, set: &'a Written<Evidence>, n: usize, row: &Row) -> Option<Diagnostic> {
        let given = row.percent?;
        let found = |message: String, help: String| {
            Some(Diagnostic::new(&WRONG_PERCENTAGE, value(set, n, "percent"), message).help(help))
        };
        if set.columns.len() > 1 {
            return found(
                format!("this could be a percentage in any of {} columns", set.columns.len()),
                "leave `percent` out, or make a table with one column of figures".to_owned(),
            );
        }
        let part = row.values.first().copied()?;
        let whole = match &row.of {
            None if !set.adds_down() => {
                return found(
                    "this is a percentage of nothing: the rows of the table are not added up".to_owned(),
                    "say with `of` what the row is a part of, or leave `percent` out".to_owned(),
                );
            }
            None => set.sum(0),
            Some(of) => self.site.whole(set, of).ok()??.beside(set, 0)?,
        };
        match given.right(part, whole) {
            None => found(
                format!("this is given as {given}, and there is no percentage of {whole}"),
                "leave `percent` out".to_owned(),
            ),
            Some(right) if right != given => found(
                format!("this is given as {given}, and {part} of {whole} is {right}"),
                format!(
                    "find out which is right: write `percent: {}`, or mend the figures",
                    right.to_string().trim_end_matches('%')
                ),
            ),
            Some(_) => None,
        }
    }
}

/// Whether going from a row to what it is a part of, and on, leads back to it.
fn is_within_itself(set: &Evidence, row: &Row) -> bool {
    let mut now = row;
    let mut seen = HashSet::new();
    while set.is_part(now) && seen.insert(now.id.as_str()) {
        let next = now.of.as_ref().and_then(|of| set.rows.iter().find(|row| row.id == of.row));
        match next {
            Some(next) if next.id == row.id => return true,
            Some(next) => now = next,
            None => return false,
        }
    }
    false
}

/// Rows of one id in tables of one unit and period, whose figures differ.
fn two_values(sets: &[Written<Evidence>], found: &mut Vec<Diagnostic>) {
    let mut first: HashMap<(String, String, &str), (&Written<Evidence>, &Row)> = HashMap::new();
    for set in sets {
        let lower = |text: &str| text.to_lowercase();
        for (n, row) in set.rows.iter().enumerate() {
            let key = (lower(set.unit.as_str()), lower(set.period.as_str()), row.id.as_str());
            let Some((other, same)) = first.get(&key) else {
                first.insert(key, (set, row));
                continue;
            };
            let columns =
                |set: &Evidence| set.columns.iter().map(|column| column.id.clone()).collect::<Vec<_>>();
            if other.id == set.id || columns(other) != columns(set) {
                continue;
            }
            let pairs = row.values.iter().zip(&same.values).enumerate();
            for (column, (here, there)) in pairs.filter(|(_, (here, there))| here != there) {
                let message = format!("`{}` is {here} here and {there} in the table `{}`", row.id, other.id);
                let help =
                    "if both count the same, find out which is right; if not, say so in `unit` or `period`";
                found.push(Diagnostic::new(&TWO_VALUES, figure(set, n, column), message).help(help));
            }
        }
    }
}
