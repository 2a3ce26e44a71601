//! What families said, and what became of it: answers before questions, promises that are overdue, and names.

use crate::content::Written;
use crate::content::participation::{Comment, Participation, Progress};
use crate::diagnostic::{Diagnostic, Place, Rule, Severity};
use crate::markdown::telephone;
use crate::site::Site;

use super::data::END_BEFORE_START;
use super::figures::PART_LARGER_THAN_WHOLE;

/// Something done, and no word of what.
pub const DONE_WITHOUT_ACTION: Rule = Rule {
    name: "done-without-action",
    severity: Severity::Advice,
    citation: Some("Children and Families Act 2014, section 30(6)"),
    why: "The law asks for what the council will do about a comment, not only for its answer. A comment that is marked \
          as planned, under way or done says nothing of what was promised until `action` says it.",
};
/// A promise whose day has passed.
pub const PROMISE_OVERDUE: Rule = Rule::advice(
    "promise-overdue",
    "Families can read on the page by when the council said that it would do something, and that it has not. Write \
     that it is done, or another day and why.",
);
/// A comment that somebody can be known by.
pub const NAMES_SOMEBODY: Rule = Rule {
    name: "names-somebody",
    severity: Severity::Advice,
    citation: Some("Children and Families Act 2014, section 30(6)"),
    why: "Comments are published so that nobody who made one can be known by it. An email address, a phone number or \
          a name with a title in front of it tells who a family is, or who is complained about. Leave it out, or write \
          the role: `the manager`, `our social worker`.",
};
/// A forum that was asked about another edition.
pub const OTHER_EDITION_SIGNED_OFF: Rule = Rule {
    name: "other-edition-signed-off",
    severity: Severity::Advice,
    citation: Some("Breaks for Carers of Disabled Children Regulations 2011, regulation 5(4)"),
    why: "The page shows what the forum said of earlier editions and not of this one. The law asks for the views of \
          carers whenever the statement is revised, and a reader will take the old view for one of this edition.",
};

/// All of them.
pub const RULES: [&Rule; 4] =
    [&DONE_WITHOUT_ACTION, &PROMISE_OVERDUE, &NAMES_SOMEBODY, &OTHER_EDITION_SIGNED_OFF];

/// What is wrong with comments, consultations and the forum's views.
pub fn check(site: &Site) -> Vec<Diagnostic> {
    let participation = &site.content.participation;
    let mut found = Vec::new();
    for (n, asked) in participation.consultations.iter().enumerate() {
        for (group, reached) in asked.reached.iter().enumerate() {
            let Some(of) = reached.of.filter(|of| *of < reached.number) else { continue };
            let path = participation.path.key("consultations").index(n).key("reached").index(group);
            let message = format!("{} took part, and only {of} were asked", reached.number);
            let place = Place::value(&participation.file, path.key("number"));
            let help = "write how many took part as `number` and how many were asked as `of`";
            found.push(Diagnostic::new(&PART_LARGER_THAN_WHOLE, place, message).help(help));
        }
    }
    for (n, comment) in participation.comments.iter().enumerate() {
        let at = At { participation, n };
        order_of_days(&at, comment, &mut found);
        promises(site, &at, comment, &mut found);
        names(&at, comment, &mut found);
    }
    found.extend(edition(site));
    found
}

/// A comment's place.
struct At<'a> {
    participation: &'a Written<Participation>,
    n: usize,
}

impl At<'_> {
    fn key(&self, key: &str) -> Place {
        let path = self.participation.path.key("comments").index(self.n);
        Place::value(&self.participation.file, path.key(key))
    }
}

fn order_of_days(at: &At, comment: &Comment, found: &mut Vec<Diagnostic>) {
    for (key, day) in [("answered", comment.answered), ("done", comment.done), ("by", comment.by)] {
        if let Some(day) = day.filter(|day| *day < comment.on) {
            let message = format!("this is {day}, before the comment came in on {}", comment.on);
            let wrong = Diagnostic::new(&END_BEFORE_START, at.key(key), message);
            found.push(wrong.help("write the right day here or as `on`"));
        }
    }
}

fn promises(site: &Site, at: &At, comment: &Comment, found: &mut Vec<Diagnostic>) {
    let progress = comment.progress();
    if comment.action.is_none() && (progress.is_promise() || progress == Progress::Done) {
        let message = format!("this comment is marked `{}`, and no `action` says what", progress.slug());
        let gap = Diagnostic::new(&DONE_WITHOUT_ACTION, at.key("status"), message);
        found.push(gap.help("add `action:` with what the council does about it"));
    }
    if let Some(by) = comment.by.filter(|by| progress.is_promise() && by.0 < site.today) {
        let message = format!("this was to be done by {by}");
        let late = Diagnostic::new(&PROMISE_OVERDUE, at.key("by"), message);
        found.push(late.help("write `status: done` and the day as `done`, or another day and why"));
    }
}

fn names(at: &At, comment: &Comment, found: &mut Vec<Diagnostic>) {
    let texts = [
        ("comment", Some(&comment.comment)),
        ("response", comment.response.as_ref()),
        ("action", comment.action.as_ref()),
    ];
    for (key, text) in texts {
        let Some(text) = text else { continue };
        // In the council's own words an address or a number is a service to the reader.
        let reached = (key == "comment").then(|| way_to_reach(text.as_str())).flatten();
        let Some(named) = reached.or_else(|| somebody(text.as_str())) else { continue };
        let message = format!("`{named}` may tell who somebody is");
        let found_one = Diagnostic::new(&NAMES_SOMEBODY, at.key(key), message);
        found.push(found_one.help("leave it out, or write the role in its place"));
    }
}

/// Titles that are followed by a name.
const TITLES: [&str; 8] = ["Mr", "Mrs", "Ms", "Miss", "Mx", "Dr", "Nurse", "Sister"];

/// A title with a name after it.
fn somebody(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_name = |word: &str| {
        let mut letters = word.chars();
        letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase)
    };
    let is_named = |pair: &&[&str]| TITLES.contains(&pair[0].trim_end_matches('.')) && is_name(pair[1]);
    words.windows(2).find(is_named).map(|pair| bare(&pair.join(" ")))
}

/// An email address or a phone number.
fn way_to_reach(text: &str) -> Option<String> {
    let is_email = |word: &&str| {
        word.split_once('@').is_some_and(|(who, host)| !who.is_empty() && bare(host).contains('.'))
    };
    let email = text.split_whitespace().find(is_email).map(bare);
    let mut digits = text.char_indices().filter(|(_, c)| matches!(c, '0' | '+')).map(|(at, _)| at);
    email.or_else(|| digits.find_map(|at| Some(text[at..telephone(text, at)?.0].to_owned())))
}

/// Words without the signs that end a sentence.
fn bare(words: &str) -> String {
    words.trim_end_matches(['.', ',', ';', ':', '!', '?', ')']).to_owned()
}

fn edition(site: &Site) -> Option<Diagnostic> {
    let (participation, statement) = (&site.content.participation, &site.content.statement);
    let (n, newest) = participation.sign_off.iter().enumerate().max_by_key(|(_, view)| view.on)?;
    let is_signed = participation.sign_off.iter().any(|view| view.version == statement.version);
    if is_signed {
        return None;
    }
    let message = format!(
        "the forum's last view is of version {}, and the statement is version {}",
        newest.version, statement.version
    );
    let path = participation.path.key("sign-off").index(n).key("version");
    let place = Place::value(&participation.file, path);
    let help = format!("ask the forum about version {} and add what it says", statement.version);
    Some(Diagnostic::new(&OTHER_EDITION_SIGNED_OFF, place, message).help(help))
}
