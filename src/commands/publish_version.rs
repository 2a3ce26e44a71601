//! `shortbreaks publish-version`

use crate::check::{self, editions, ignored};
use crate::cli::{PublishVersion, exit};
use crate::content::editions::written;
use crate::content::words::Words;
use crate::content::{self, files};
use crate::diagnostic::{Diagnostic, Severity};
use crate::editions::{compare, freeze};
use crate::publish::write_whole;
use crate::report;
use crate::site::{self, Choices};
use crate::today::given_or_today;

/// Keeps the statement, its levels and the listings as they are now as an edition.
pub fn run(args: &PublishVersion) -> u8 {
    let today = match given_or_today(args.today.as_deref()) {
        Ok(today) => today,
        Err(message) => return report::misuse(&message),
    };
    let content::Loaded { content, sources, mut found, .. } = content::load(&args.root);
    let choices = Choices::of(today);
    let (site, clashes) = site::plan(&content, &choices);
    found.extend(clashes);
    found.extend(check::mistakes(&site));
    let (found, _) = ignored::set_aside(found, &content);
    let mut grave: Vec<Diagnostic> =
        found.into_iter().filter(|found| found.severity == Severity::Error).collect();
    let edition = freeze(&site);
    let since = content.editions_in_order().last().map(|last| compare(last, &edition, &Words::english()));
    if grave.is_empty() {
        grave.extend(editions::in_the_way(&content, &edition));
    }
    if let (true, Some(account)) = (grave.is_empty(), &since)
        && account.changes.is_empty()
    {
        let message = format!("nothing has changed since version {}", account.from.version);
        let found = Diagnostic::new(&editions::NOTHING_NEW, content.statement.place("version"), message);
        grave.push(found.help("keep an edition once the statement has changed"));
    }
    if !grave.is_empty() {
        report::findings(&grave, &sources);
        report::verdict(&grave, "no edition was kept");
        return exit::FINDINGS;
    }

    let path = args.root.join("content/editions").join(format!("{}.json", edition.key()));
    let name = files::name(&args.root, &path);
    let verb = if args.dry_run { "Would keep" } else { "Kept" };
    if !args.dry_run
        && let Err(error) = write_whole(&path, written(&edition).as_bytes())
    {
        return report::fail(&format!("`{name}`: {error}"));
    }
    let statement = &edition.statement;
    report::say(&format!("{verb} version {} of {} as {name}", statement.version, statement.published));
    report::say(&format!(
        "  {}, {}, {}",
        report::count(edition.sections.len(), "section"),
        report::count(edition.tiers.len(), "level"),
        report::count(edition.services.len(), "short break"),
    ));
    if let Some(account) = since {
        report::say(&format!(
            "  Since version {}: {}",
            account.from.version,
            account.summary(&Words::english())
        ));
    }
    exit::DONE
}
