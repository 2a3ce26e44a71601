//! `shortbreaks check`

use crate::check::statute::{Outcome, outcomes};
use crate::check::{self, ignored, markup};
use crate::cli::{Check, Format, exit};
use crate::content::law::Level;
use crate::content::{self, Sources};
use crate::diagnostic::{Diagnostic, Severity, machine};
use crate::render::{self, Theme};
use crate::report;
use crate::rules;
use crate::site::{self, Choices, Site};
use crate::today::given_or_today;

/// Checks the content, prints what was found, and says how the statement stands to the law.
pub fn run(args: &Check) -> u8 {
    let today = match given_or_today(args.today.as_deref()) {
        Ok(today) => today,
        Err(message) => return report::misuse(&message),
    };
    let content::Loaded { content, translations, mut sources, mut found } = content::load(&args.root);
    let choices =
        Choices { drafts: args.drafts, strict: args.strict, with_checks: true, ..Choices::of(today) };
    let (sites, clashes) = site::plan_all(&content, &translations, &choices);
    found.extend(clashes);
    found.extend(check::in_every_language(&sites));
    let sound = found.iter().all(|found| found.severity != Severity::Error);
    if sound {
        found.extend(built(&sites, args, &mut sources));
    }
    let site = &sites[0];

    let rules = rules::all(&content.law);
    for name in args.rule.iter().chain(&args.ignore) {
        if let Err(message) = known(name, &rules) {
            return report::misuse(&message);
        }
    }
    let (found, ignored) = ignored::set_aside(found, &content);
    let asked = |found: &Diagnostic| args.rule.is_empty() || args.rule.iter().any(|rule| *rule == found.rule);
    let wanted = |found: &Diagnostic| asked(found) && !args.ignore.iter().any(|rule| *rule == found.rule);
    let found: Vec<Diagnostic> = found.into_iter().filter(wanted).collect();

    let in_order = report::in_order(&found, &sources);
    match args.format {
        Format::Human => human(args, &found, &ignored, &outcomes(site), &sources),
        Format::Json => report::say(&machine::json(&in_order, &sources)),
        Format::Github => machine::github(&in_order, &sources).iter().for_each(|line| report::say(line)),
        Format::Sarif => report::say(&machine::sarif(&in_order, &sources, &rules)),
    }
    if found.iter().any(|found| found.severity != Severity::Advice) { exit::FINDINGS } else { exit::DONE }
}

/// What is wrong with the pages themselves, which are made for this and not kept.
fn built(sites: &[Site], args: &Check, sources: &mut Sources) -> Vec<Diagnostic> {
    let site = &sites[0];
    let name = site.content.site.theme.as_str();
    let made = Theme::load(sites, &args.root, name, true, sources).and_then(|themes| {
        let pages = markup::Pages::of(render::paths(sites, &themes), site.base_path());
        render::pages_in_every_language(sites, &themes, &|path, html| {
            pages.look(&path, &String::from_utf8_lossy(&html));
        })?;
        Ok(pages.findings())
    });
    made.unwrap_or_else(|mistakes| mistakes)
}

fn known(name: &str, rules: &[rules::Entry]) -> Result<(), String> {
    if rules.iter().any(|rule| rule.name == name) {
        return Ok(());
    }
    let help = crate::diagnostic::suggestion(name, rules.iter().map(|rule| rule.name.as_str()));
    Err(format!(
        "there is no rule called `{name}`{}",
        help.map(|help| format!("\nhelp: {help}")).unwrap_or_default()
    ))
}

fn human(
    args: &Check,
    found: &[Diagnostic],
    ignored: &[(Diagnostic, String)],
    outcomes: &[Outcome],
    sources: &Sources,
) {
    report::findings(found, sources);
    if args.verbose {
        elements(outcomes, sources);
    }
    if args.show_ignored {
        for (found, reason) in ignored {
            report::say(&format!("ignored: {} [{}], because {reason}", found.message, found.rule));
        }
    }
    let tally = report::tally(found).unwrap_or_else(|| "Nothing to mend".to_owned());
    let aside = match ignored.len() {
        0 => String::new(),
        number => format!("; {number} ignored"),
    };
    report::say(&format!("{tally}{aside}. {}", verdict(outcomes)));
}

/// How the statement stands to the law, in a line.
fn verdict(outcomes: &[Outcome]) -> String {
    if outcomes.is_empty() {
        return "The law was not looked at, since some files cannot be read yet.".to_owned();
    }
    let of = |level| {
        let all: Vec<&Outcome> = outcomes.iter().filter(|outcome| outcome.element.level == level).collect();
        (all.iter().filter(|outcome| outcome.is_met()).count(), all.len())
    };
    let ((musts, all_musts), (shoulds, all_shoulds)) = (of(Level::Must), of(Level::Should));
    let unmet: Vec<&str> = outcomes
        .iter()
        .filter(|outcome| !outcome.is_met())
        .map(|outcome| outcome.element.id.as_str())
        .collect();
    let names = if unmet.is_empty() { String::new() } else { format!(" Not met: {}.", unmet.join(", ")) };
    format!("The law: {musts} of {all_musts} elements met. Good practice: {shoulds} of {all_shoulds}.{names}")
}

/// Every element of the law with the places that meet it.
fn elements(outcomes: &[Outcome], sources: &Sources) {
    for outcome in outcomes {
        let mark = if outcome.is_met() { "met    " } else { "not met" };
        report::say(&format!(
            "{mark}  {}: {} ({})",
            outcome.element.id, outcome.element.name, outcome.element.citation
        ));
        let mut places: Vec<String> =
            outcome.met_at.iter().map(|place| report::place(place, sources)).collect();
        places.dedup();
        for place in places {
            report::say(&format!("         {place}"));
        }
    }
    report::say("");
}
