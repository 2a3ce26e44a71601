//! `shortbreaks export`

use std::io::Write as _;

use crate::cli::{Export, ExportFormat, exit};
use crate::content;
use crate::diagnostic::{Diagnostic, Severity};
use crate::exchange::export::{self, Hidden};
use crate::publish::write_whole;
use crate::report;

/// Writes the listings as one file.
pub fn run(args: &Export) -> u8 {
    let content::Loaded { content, sources, found } = content::load(&args.root);
    // Part of the listings would look like all of them.
    let grave: Vec<Diagnostic> =
        found.into_iter().filter(|found| found.severity == Severity::Error).collect();
    if !grave.is_empty() {
        report::findings(&grave, &sources);
        report::verdict(&grave, "nothing was exported");
        return exit::FINDINGS;
    }
    let records = match args.public {
        true => export::shown(&content),
        false => export::all(&content, Hidden::Told),
    };
    let bytes = match args.format {
        ExportFormat::Csv => export::csv(&records),
        ExportFormat::Json => export::json(&records),
    };
    let Some(out) = &args.out else {
        // A pipe that is closed early is no failure.
        let _ = std::io::stdout().write_all(&bytes);
        return exit::DONE;
    };
    match write_whole(out, &bytes) {
        Ok(()) => {
            report::say(&format!("Wrote {} to {}", report::count(records.len(), "row"), out.display()));
            exit::DONE
        }
        Err(error) => report::fail(&format!("`{}`: {error}", out.display())),
    }
}
