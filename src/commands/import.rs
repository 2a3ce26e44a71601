//! `shortbreaks import`

use std::fs;

use crate::cli::{Import, exit};
use crate::content::{self, Content};
use crate::diagnostic::Problem;
use crate::exchange::map::ColumnMap;
use crate::exchange::rows::{self, Reading};
use crate::exchange::sheet::Sheet;
use crate::exchange::{self, Order, Report, merge, open_referral};
use crate::report;

/// Brings listings into the content, and says what came of it.
pub fn run(args: &Import) -> u8 {
    let content = content::load(&args.root).content;
    let is_json = args.file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json"));
    let read = match args.file.is_dir() || is_json {
        true => open_referral::read(&args.file, &content),
        false => match fs::read(&args.file) {
            Ok(bytes) => read(args, bytes, &content),
            Err(error) => return report::fail(&format!("`{}`: {error}", args.file.display())),
        },
    };
    let import = match read {
        Ok(import) => import,
        Err(problem) => {
            let help = problem.help.as_ref().map(|help| format!("\nhelp: {help}")).unwrap_or_default();
            return report::misuse(&format!("`{}`: {problem}{help}", args.file.display()));
        }
    };
    let order = Order { close_missing: args.close_missing, dry_run: args.dry_run };
    match merge(&args.root, &content, import, &order) {
        Ok(report) => tell(args, &report),
        Err(failure) => report::fail(&failure.to_string()),
    }
}

/// The listings of a spreadsheet.
fn read(args: &Import, bytes: Vec<u8>, content: &Content) -> Result<exchange::Import, Problem> {
    let map = args.map.as_deref().map(ColumnMap::read).transpose()?.unwrap_or_default();
    let reading = Reading { map, clear_empty: args.clear_empty };
    let sheet = Sheet::read(bytes, args.sheet.as_deref())?;
    rows::read(&sheet, &reading, content)
}

fn tell(args: &Import, done: &Report) -> u8 {
    for line in done.lines(args.verbose) {
        report::say(&line);
    }
    for finding in &done.not_understood {
        let help = finding.help.as_ref().map(|help| format!("\n          {help}")).unwrap_or_default();
        report::say(&format!("left out  {}: {}{help}", finding.place, finding.message));
    }
    let files = report::count(done.files.len(), "file");
    let written = match (args.dry_run, done.files.is_empty()) {
        (_, true) => "no file changes".to_owned(),
        (true, false) => format!("{files} would be written"),
        (false, false) => format!("{files} written"),
    };
    report::say(&format!("{}; {written}", done.summary()));
    if done.not_understood.is_empty() { exit::DONE } else { exit::FINDINGS }
}
