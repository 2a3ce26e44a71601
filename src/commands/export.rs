//! `shortbreaks export`

use std::io::Write as _;

use crate::cli::{Export, ExportFormat, exit};
use crate::content::{self, Content};
use crate::diagnostic::{Diagnostic, Severity};
use crate::exchange::export;
use crate::feeds;
use crate::publish::write_whole;
use crate::report;
use crate::site::{self, Choices};
use crate::today::given_or_today;

/// Writes the listings as one file.
pub fn run(args: &Export) -> u8 {
    let content::Loaded { content, sources, found, .. } = content::load(&args.root);
    // Part of the listings would look like all of them.
    let grave: Vec<Diagnostic> =
        found.into_iter().filter(|found| found.severity == Severity::Error).collect();
    if !grave.is_empty() {
        report::findings(&grave, &sources);
        report::verdict(&grave, "nothing was exported");
        return exit::FINDINGS;
    }
    let open = content.open_listings();
    let records = match args.public {
        true => export::shown(&open),
        false => export::all(&content),
    };
    let rows = report::count(records.len(), "row");
    let (bytes, what) = match args.format {
        ExportFormat::Csv => (export::csv(&records), rows),
        ExportFormat::Json => (export::json(&records), rows),
        ExportFormat::OpenReferral => match open_referral(&content) {
            Ok(done) => done,
            Err(error) => return report::misuse(&error),
        },
    };
    let Some(out) = &args.out else {
        // A pipe that is closed early is no failure.
        let _ = std::io::stdout().write_all(&bytes);
        return exit::DONE;
    };
    match write_whole(out, &bytes) {
        Ok(()) => {
            report::say(&format!("Wrote {what} to {}", out.display()));
            exit::DONE
        }
        Err(error) => report::fail(&format!("`{}`: {error}", out.display())),
    }
}

/// Every service in full by Open Referral UK, as the site publishes it, and how many there are.
fn open_referral(content: &Content) -> Result<(Vec<u8>, String), String> {
    let (site, _) = site::plan(content, &Choices::of(given_or_today(None)?));
    let total = site.listings.len() + site.closed.len();
    Ok((feeds::open_referral::whole(&site).into_bytes(), report::count(total, "service")))
}
