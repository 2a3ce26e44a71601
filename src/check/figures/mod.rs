//! Figures that contradict each other: in a table, between tables, and between a table and the text.

mod in_prose;

use std::collections::{HashMap, HashSet};

use crate::content::Written;
use crate::content::evidence::{Evidence, FigureRef, Row};
use crate::content::files::Kind;
use crate::content::number::Number;
use crate::diagnostic::{Diagnostic, Place, Problem, Rule, suggestion};
use crate::site::Site;

use super::references::UNKNOWN_ID;
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
pub const RULES: [&Rule; 6] = [
    &WRONG_TOTAL,
    &PART_LARGER_THAN_WHOLE,
    &PART_OF_ITSELF,
    &WRONG_PERCENTAGE,
    &TWO_VALUES,
    &NUMBER_NOT_IN_DATA,
];

/// Every figure that another one contradicts.
pub fn check(site: &Site) -> Vec<Diagnostic> {
    let sets = &site.content.evidence;
    let tables = Tables { site, by_id: sets.iter().map(|set| (set.id.as_str(), set)).collect() };
    let mut found = Vec::new();
    for set in sets {
        found.extend(total(set));
        for (n, row) in set.rows.iter().enumerate() {
            tables.part(set, n, row, &mut found);
            found.extend(tables.percentage(set, n, row));
        }
    }
    two_values(sets, &mut found);
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

/// The tables of a site by their ids.
struct Tables<'a> {
    site: &'a Site<'a>,
    by_id: HashMap<&'a str, &'a Written<Evidence>>,
}

/// A figure that others are a part of: its table, and its values in each column.
struct Whole<'a> {
    table: &'a Evidence,
    values: Vec<Number>,
}

impl Whole<'_> {
    /// The value that stands beside a column of a table.
    fn beside(&self, set: &Evidence, column: usize) -> Option<Number> {
        let place = match (set.columns.get(column), self.table.columns.len()) {
            _ if set.id == self.table.id => Some(column),
            (_, 0 | 1) if set.columns.len() <= 1 => Some(0),
            (Some(own), _) => self.table.columns.iter().position(|other| other.id == own.id),
            (None, _) => None,
        };
        self.values.get(place?).copied()
    }
}

impl<'a> Tables<'a> {
    /// The figure that a name means in a table; nothing where it may be in a file that could not be read.
    fn whole(&self, set: &'a Evidence, of: &FigureRef) -> Result<Option<Whole<'a>>, Problem> {
        let table: &Evidence = match &of.table {
            None => set,
            Some(id) => match self.by_id.get(id.as_str()) {
                Some(table) => table,
                None if self.site.content.unread.may_have(Kind::Evidence, id.as_str()) => return Ok(None),
                None => {
                    let message = format!("there is no table of figures `{id}`");
                    let mut ids: Vec<&str> = self.by_id.keys().copied().collect();
                    ids.sort_unstable();
                    return Err(Problem { message, help: suggestion(id.as_str(), ids) });
                }
            },
        };
        if let Some(row) = table.rows.iter().find(|row| row.id == of.row) {
            return Ok(Some(Whole { table, values: row.values.clone() }));
        }
        if of.row.as_str() == "total" {
            let columns = 0..table.columns.len().max(1);
            return Ok(Some(Whole { table, values: columns.map(|column| table.sum(column)).collect() }));
        }
        let ids = table.rows.iter().map(|row| row.id.as_str()).chain(["total"]);
        let message = format!("there is no row `{}` in the table `{}`", of.row, table.id);
        Err(Problem { message, help: suggestion(of.row.as_str(), ids) })
    }

    fn part(&self, set: &'a Written<Evidence>, n: usize, row: &Row, found: &mut Vec<Diagnostic>) {
        let Some(of) = &row.of else { return };
        let whole = match self.whole(set, of) {
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
            None => set.sum(0),
            Some(of) => self.whole(set, of).ok()??.beside(set, 0)?,
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
