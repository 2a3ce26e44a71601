//! The accessibility statement held against the checks that the monitor of public sector websites makes of one, as far
//! as the facts decide them. Headings and set sentences need no rule: the page gets them from the law's form.

use jiff::{Span, civil};

use crate::content::Written;
use crate::content::accessibility::{Accessibility, Burden, NonAccessible, Status};
use crate::content::time::Date;
use crate::diagnostic::{Diagnostic, Place, Rule};
use crate::site::Site;

const REGULATION_7: &str = "Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018, regulation 7";
const REGULATION_8: &str = "Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018, regulation 8";
const MODEL: &str =
    "Model accessibility statement, Decision (EU) 2018/1523 as kept in the law of the United Kingdom";

/// No scope.
pub const SCOPE: Rule = Rule::legal(
    "accessibility-scope",
    MODEL,
    "People have to see at once whether the statement is about the page that they came from. Say which addresses \
     it covers, and under `not-covered` which sites of the council have a statement of their own.",
);
/// A scope that does not name the site.
pub const SCOPE_ADDRESS: Rule = Rule::advice(
    "accessibility-scope-address",
    "The monitor looks whether the statement clearly covers the site that is tested. The address of the site in \
     the scope leaves no doubt.",
);
/// No status.
pub const STATUS: Rule = Rule::legal(
    "accessibility-status",
    MODEL,
    "The statement has to say how far the website meets WCAG 2.2 at level AA: `full`, `partial` or `none`. Test \
     first. Until then the page says that the website has not been tested.",
);
/// A status that what is listed contradicts.
pub const STATUS_DISAGREES: Rule = Rule::legal(
    "accessibility-status-disagrees",
    MODEL,
    "A website with known failures is not fully compliant, however small they are. And one that is not fully \
     compliant has to say what the failures are.",
);
/// A failure without its success criterion.
pub const CRITERION: Rule = Rule::legal(
    "accessibility-criterion",
    MODEL,
    "Each failure names the success criteria of WCAG 2.2 that it fails, so that everybody can look up what is \
     asked and test it again.",
);
/// A fix that is overdue.
pub const FIX_DATE: Rule = Rule::legal(
    "accessibility-fix-date",
    MODEL,
    "A day for a fix that has passed tells people that nobody looks after the statement. Either the fix is done \
     and the item can go, or it needs a new day.",
);
/// A failure with no day for its fix.
pub const NO_FIX_DATE: Rule = Rule::advice(
    "accessibility-no-fix-date",
    "People who meet a problem want to know when it will be gone, and a day in the statement helps a council to \
     keep to it. What will never be fixed belongs under `disproportionate-burden`, with its assessment.",
);
/// A disproportionate burden without its assessment.
pub const BURDEN_ASSESSMENT: Rule = Rule::legal(
    "accessibility-burden-assessment",
    REGULATION_7,
    "A council may leave something as it is only after it has weighed what a fix costs against whom it would \
     help. The monitor asks to see that assessment.",
);
/// No day of preparation, or an impossible one.
pub const PREPARED: Rule =
    Rule::legal("accessibility-prepared", MODEL, "The statement says on which day it was first written.");
/// No review within a year.
pub const REVIEWED: Rule = Rule::legal(
    "accessibility-reviewed",
    REGULATION_8,
    "A statement has to be kept up to date, and the monitor asks for a review within the last year. Go through \
     it after every larger change, and once a year at least.",
);
/// No word on how the website was tested, or too few.
pub const METHOD: Rule = Rule::legal(
    "accessibility-method",
    MODEL,
    "A status is worth as much as the test behind it. Say who tested the website and when, which pages they \
     chose and how, and what they did with them.",
);
/// Nobody to write to.
pub const CONTACT: Rule = Rule::legal(
    "accessibility-contact",
    REGULATION_8,
    "People who cannot use a page must be able to tell the council in writing, by email or with a form. A phone \
     number alone shuts some of them out.",
);
/// No time for an answer.
pub const ANSWER_TIME: Rule = Rule::advice(
    "accessibility-answer-time",
    "Somebody who asks for a page in another format needs to know how long that takes. Say it, and keep to it.",
);
/// No region.
pub const REGION: Rule = Rule::legal(
    "accessibility-region",
    REGULATION_8,
    "Northern Ireland has another body than the rest of the United Kingdom to enforce the regulations. Until the \
     statement says where the council is, its page has to name both.",
);

/// All of them.
pub const RULES: [&Rule; 14] = [
    &SCOPE,
    &SCOPE_ADDRESS,
    &STATUS,
    &STATUS_DISAGREES,
    &CRITERION,
    &FIX_DATE,
    &NO_FIX_DATE,
    &BURDEN_ASSESSMENT,
    &PREPARED,
    &REVIEWED,
    &METHOD,
    &CONTACT,
    &ANSWER_TIME,
    &REGION,
];

/// A method has been described in this many words, and not in fewer.
const WORDS_OF_A_METHOD: usize = 15;

/// Everything that the statement lacks; nothing where there is none, which is for the law to say.
pub fn check(site: &Site) -> Vec<Diagnostic> {
    let Some(statement) = &site.content.accessibility else { return Vec::new() };
    let mut found = Vec::new();
    scope(site, statement, &mut found);
    status(statement, &mut found);
    for (n, content) in statement.non_accessible.iter().enumerate() {
        non_accessible(site, statement, (n, content), &mut found);
    }
    for (n, content) in statement.disproportionate_burden.iter().enumerate() {
        burden(statement, (n, content), &mut found);
    }
    prepared(site, statement, &mut found);
    reviewed(site, statement, &mut found);
    method(site, statement, &mut found);
    feedback(site, statement, &mut found);
    if statement.region.is_none() {
        let message = "the statement does not say where the council is, and so who enforces the regulations";
        found.push(missing(&REGION, statement, message).help(
            "add `region: great-britain`, which is England, Scotland and Wales, or `region: northern-ireland`",
        ));
    }
    found
}

/// A finding that something is not in the file.
fn missing(rule: &Rule, statement: &Written<Accessibility>, message: impl Into<String>) -> Diagnostic {
    Diagnostic::new(rule, Place::file(statement.file.clone()), message)
}

fn scope(site: &Site, statement: &Written<Accessibility>, found: &mut Vec<Diagnostic>) {
    let shown = site.content.site.base_url.shown();
    let host = shown.split(['/', '?', '#']).next().unwrap_or(shown);
    let help = format!("write the addresses that it covers: `scope: the whole of {host}`");
    match &statement.scope {
        None => {
            let message = "the statement does not say what it applies to";
            found.push(missing(&SCOPE, statement, message).help(help));
        }
        Some(scope) if !scope.as_str().to_lowercase().contains(&host.to_lowercase()) => {
            let message = format!("the scope does not name the address of this site, {host}");
            found.push(Diagnostic::new(&SCOPE_ADDRESS, statement.place("scope"), message).help(help));
        }
        Some(_) => {}
    }
}

fn status(statement: &Written<Accessibility>, found: &mut Vec<Diagnostic>) {
    let failures = statement.non_accessible.len() + statement.disproportionate_burden.len();
    let (message, help) = match statement.status {
        None => {
            let message = "the statement does not say how far the website meets the standard";
            let help = "test the website, then add `status: full`, `status: partial` or `status: none`";
            found.push(missing(&STATUS, statement, message).help(help));
            return;
        }
        Some(Status::Full) if failures > 0 => (
            "the status is `full`, and the statement lists content that is not accessible",
            "write `status: partial`, or take out what has been mended",
        ),
        Some(Status::Partial | Status::None) if failures == 0 && statement.out_of_scope.is_empty() => (
            "the website is said not to meet all of the standard, and nothing is listed that does not",
            "list each failure under `non-accessible:`",
        ),
        Some(_) => return,
    };
    found.push(Diagnostic::new(&STATUS_DISAGREES, statement.place("status"), message).help(help));
}

fn non_accessible(
    site: &Site,
    statement: &Written<Accessibility>,
    (n, content): (usize, &NonAccessible),
    found: &mut Vec<Diagnostic>,
) {
    let path = statement.path.key("non-accessible").index(n);
    let whole = || Place::value(&statement.file, path.key("what"));
    if content.fails.is_empty() {
        let message = "no success criterion is named that this fails";
        let help = "add `fails:` with the numbers, such as `fails: [1.1.1]`";
        found.push(Diagnostic::new(&CRITERION, whole(), message).help(help));
    }
    match content.fix_by {
        None => {
            let message = "no day is given by which this will be put right";
            let help = "add `fix-by:` with a day to come";
            found.push(Diagnostic::new(&NO_FIX_DATE, whole(), message).help(help));
        }
        Some(date) if date.0 < site.today => {
            let place = Place::value(&statement.file, path.key("fix-by"));
            let message = format!("this was to be put right by {date}, which has passed");
            let help = "take the item out if it is mended, or write a day to come";
            found.push(Diagnostic::new(&FIX_DATE, place, message).help(help));
        }
        Some(_) => {}
    }
}

fn burden(statement: &Written<Accessibility>, (n, content): (usize, &Burden), found: &mut Vec<Diagnostic>) {
    if content.assessment.is_none() {
        let path = statement.path.key("disproportionate-burden").index(n).key("what");
        let place = Place::value(&statement.file, path);
        let message = "this is called a disproportionate burden, without an assessment";
        let help =
            "add `assessment:` with a link to it, or with what you compared, what you found and on which day";
        found.push(Diagnostic::new(&BURDEN_ASSESSMENT, place, message).help(help));
    }
}

fn prepared(site: &Site, statement: &Written<Accessibility>, found: &mut Vec<Diagnostic>) {
    match statement.prepared {
        None => {
            let message = "the statement does not say when it was prepared";
            let help = "add `prepared:` with the day on which it was first written";
            found.push(missing(&PREPARED, statement, message).help(help));
        }
        Some(date) => not_to_come(site, &PREPARED, date, statement.place("prepared"), found),
    }
}

fn reviewed(site: &Site, statement: &Written<Accessibility>, found: &mut Vec<Diagnostic>) {
    let help = "go through the statement, then write the day as `last-reviewed`";
    // A statement that is younger than a year has had no review to be late for.
    let (date, key, done) = match (statement.last_reviewed, statement.prepared) {
        (Some(reviewed), Some(prepared)) if reviewed < prepared => {
            let message = format!(
                "the last review, on {reviewed}, was before {prepared}, when the statement was prepared"
            );
            let place = statement.place("last-reviewed");
            found.push(
                Diagnostic::new(&REVIEWED, place, message).help("write the later of the two days here"),
            );
            return;
        }
        (Some(reviewed), _) => (reviewed, "last-reviewed", "last reviewed"),
        (None, Some(prepared)) => (prepared, "prepared", "prepared"),
        (None, None) => {
            found.push(
                missing(&REVIEWED, statement, "the statement does not say when it was reviewed").help(help),
            );
            return;
        }
    };
    if date.0 < a_year_before(site.today) {
        let message = format!("the statement was {done} on {date}, more than a year ago");
        found.push(Diagnostic::new(&REVIEWED, statement.place(key), message).help(help));
    } else if key == "last-reviewed" {
        not_to_come(site, &REVIEWED, date, statement.place(key), found);
    }
}

fn method(site: &Site, statement: &Written<Accessibility>, found: &mut Vec<Diagnostic>) {
    let help = "say which pages were tested, how they were chosen and what was done with them";
    let Some(test) = &statement.tested else {
        let message = "the statement does not say how the website was tested";
        found.push(missing(&METHOD, statement, message).help(format!("add `tested:`, and in it {help}")));
        return;
    };
    not_to_come(site, &METHOD, test.on, statement.place("tested.on"), found);
    let words = crate::markdown::plain(test.method.as_str()).split_whitespace().count();
    if words < WORDS_OF_A_METHOD {
        let message = format!("the method of the test has only {words} words");
        let help = format!("{help}, in {WORDS_OF_A_METHOD} words or more");
        found.push(Diagnostic::new(&METHOD, statement.place("tested.method"), message).help(help));
    }
}

fn feedback(site: &Site, statement: &Written<Accessibility>, found: &mut Vec<Diagnostic>) {
    let whole = &site.content.site;
    let (contact, place) = match &statement.contact {
        Some(contact) => (contact, statement.place("contact")),
        None => (&whole.contact, whole.place("contact")),
    };
    if contact.email.is_none() && statement.form.is_none() {
        let message = "there is neither an email address nor a form for problems with accessibility";
        let help = "add `email:` here, or `form:` to `accessibility.yaml` with the page that has the form";
        found.push(Diagnostic::new(&CONTACT, place, message).help(help));
    }
    if statement.answered_within.is_none() {
        let message = "the statement does not say how long an answer takes";
        let help = "add `answered-within:`, such as `answered-within: 10 working days`";
        found.push(missing(&ANSWER_TIME, statement, message).help(help));
    }
}

/// What has been done cannot be on a day to come.
fn not_to_come(site: &Site, rule: &Rule, date: Date, place: Place, found: &mut Vec<Diagnostic>) {
    if date.0 > site.today {
        let message = format!("{date} has not come yet");
        found.push(Diagnostic::new(rule, place, message).help("write the day on which it was done"));
    }
}

fn a_year_before(today: civil::Date) -> civil::Date {
    today.saturating_sub(Span::new().years(1))
}
