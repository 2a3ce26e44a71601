//! `shortbreaks explain`

use crate::cli::{Explain, exit};
use crate::content::law::LegalBasis;
use crate::diagnostic::suggestion;
use crate::report;
use crate::rules::{self, Entry};

/// Tells about one rule, or lists them all.
pub fn run(args: &Explain) -> u8 {
    let rules = rules::all(&LegalBasis::england());
    if args.reference {
        report::say(rules::reference(&rules).trim_end());
        return exit::DONE;
    }
    let Some(name) = &args.rule else {
        let width = rules.iter().map(|rule| rule.name.len()).max().unwrap_or_default();
        for rule in rules {
            let first = rule.why.split(". ").next().unwrap_or(&rule.why).trim_end_matches('.');
            report::say(&format!("{:<width$}  {:<6}  {first}", rule.name, rule.severity.name()));
        }
        return exit::DONE;
    };
    match rules.iter().find(|rule| rule.name == *name) {
        Some(rule) => {
            tell(rule);
            exit::DONE
        }
        None => {
            let help = suggestion(name, rules.iter().map(|rule| rule.name.as_str()));
            let help = help.map(|help| format!("\nhelp: {help}")).unwrap_or_default();
            report::misuse(&format!("there is no rule called `{name}`{help}"))
        }
    }
}

fn tell(rule: &Entry) {
    report::say(&format!("{} ({})", rule.name, rule.severity.name()));
    report::say("");
    report::say(&rule.why);
    if let Some(citation) = &rule.citation {
        report::say("");
        report::say(&format!("Source: {citation}"));
    }
}
