//! What commands print. Findings go to standard error, results to standard output; a closed pipe is no failure.

use std::io::Write as _;

use crate::cli::exit;
use crate::content::Sources;
use crate::diagnostic::{Diagnostic, Place, Severity, print};

/// Prints a line of result.
pub fn say(line: &str) {
    let _ = writeln!(anstream::stdout(), "{line}");
}

/// Prints something that is no result.
pub fn note(text: &str) {
    let _ = writeln!(anstream::stderr(), "{text}");
}

/// Prints why a command could not be carried out.
pub fn fail(message: &str) -> u8 {
    let _ = writeln!(anstream::stderr(), "error: {message}");
    exit::SYSTEM
}

/// Prints what was wrong with the command line.
pub fn misuse(message: &str) -> u8 {
    fail(message);
    exit::MISUSE
}

/// Prints every finding with its snippet, grouped by file, in the order of the lines.
pub fn findings(found: &[Diagnostic], sources: &Sources) {
    let mut stderr = anstream::stderr();
    for found in in_order(found, sources).into_iter().take(MOST_SHOWN) {
        if writeln!(stderr, "{}\n", print::human(found, sources)).is_err() {
            return;
        }
    }
    let more = found.len().saturating_sub(MOST_SHOWN);
    if more > 0 {
        let _ = writeln!(stderr, "These are the first {MOST_SHOWN}; there are {more} more.\n");
    }
}

/// Nobody mends more findings at a time, and one slip can make thousands.
pub const MOST_SHOWN: usize = 200;

/// Findings by file and line.
pub fn in_order<'a>(found: &'a [Diagnostic], sources: &Sources) -> Vec<&'a Diagnostic> {
    let mut found: Vec<&Diagnostic> = found.iter().collect();
    found.sort_by_cached_key(|found| {
        let place = found.place.as_ref();
        (place.map(|place| place.file.clone()), place.and_then(|place| sources.start(place)))
    });
    found
}

/// Prints how many findings there are and what came of it.
pub fn verdict(found: &[Diagnostic], so: &str) {
    let tally = tally(found).unwrap_or_else(|| "nothing found".to_owned());
    let _ = writeln!(anstream::stderr(), "{tally}: {so}");
}

/// `content/tiers.yaml:3:7`, or the file alone.
pub fn place(place: &Place, sources: &Sources) -> String {
    match sources.locate(place) {
        Some(at) => format!("{}:{}:{}", place.file, at.line, at.column),
        None => place.file.to_string(),
    }
}

/// `3 errors, 1 piece of advice`; nothing where there is nothing.
pub fn tally(found: &[Diagnostic]) -> Option<String> {
    let of = |severity| found.iter().filter(|found| found.severity == severity).count();
    let parts: Vec<String> = [
        (of(Severity::Error), "error"),
        (of(Severity::Legal), "legal gap"),
        (of(Severity::Advice), "piece of advice"),
    ]
    .into_iter()
    .filter(|(number, _)| *number > 0)
    .map(|(number, what)| count(number, what))
    .collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// `1 page`, `2 pages`, `2 pieces of advice`
pub fn count(number: usize, what: &str) -> String {
    match (number, what.split_once(' ')) {
        (1, _) => format!("1 {what}"),
        (_, Some(("piece", rest))) => format!("{number} pieces {rest}"),
        _ => format!("{number} {what}s"),
    }
}
