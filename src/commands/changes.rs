//! `shortbreaks changes`

use crate::cli::{Changes, ChangesFormat, exit};
use crate::content::editions::key;
use crate::content::words::Words;
use crate::content::{self};
use crate::diagnostic::{Diagnostic, Severity, suggestion};
use crate::editions::{compare, freeze, print};
use crate::report;
use crate::site::{self, Choices};
use crate::today::given_or_today;

/// Says what has changed since an edition.
pub fn run(args: &Changes) -> u8 {
    let today = match given_or_today(None) {
        Ok(today) => today,
        Err(message) => return report::misuse(&message),
    };
    let content::Loaded { content, sources, found, .. } = content::load(&args.root);
    // What cannot be read would look as if it had been taken out.
    let grave: Vec<Diagnostic> =
        found.into_iter().filter(|found| found.severity == Severity::Error).collect();
    if !grave.is_empty() {
        report::findings(&grave, &sources);
        report::verdict(&grave, "nothing was compared");
        return exit::FINDINGS;
    }
    let editions = content.editions_in_order();
    let before = match &args.since {
        Some(version) => match editions.iter().find(|edition| edition.key() == key(version)) {
            Some(edition) => *edition,
            None => {
                let known: Vec<String> =
                    editions.iter().map(|edition| edition.statement.version.to_string()).collect();
                let help = suggestion(version, known.iter().map(String::as_str));
                let help = help.map(|help| format!("\nhelp: {help}")).unwrap_or_default();
                return report::misuse(&format!("no edition of version `{version}` was kept{help}"));
            }
        },
        None => match content.edition_before() {
            Some(edition) => edition,
            None => {
                let none = "There is no earlier edition to compare with.";
                report::note(&match editions.last().map(|edition| &edition.statement.version) {
                    Some(version) => format!(
                        "{none} To see what you have changed since version {version} was kept, run \
                         `shortbreaks changes --since {version}`."
                    ),
                    None => format!("{none} `shortbreaks publish-version` keeps one."),
                });
                return exit::DONE;
            }
        },
    };
    let choices = Choices::of(today);
    let (site, _) = site::plan(&content, &choices);
    let account = compare(before, &freeze(&site), &Words::english());
    let text = match args.format {
        ChangesFormat::Human => print::human(&account),
        ChangesFormat::Markdown => print::markdown(&account),
        ChangesFormat::Json => print::json(&account),
    };
    report::say(text.trim_end());
    exit::DONE
}
