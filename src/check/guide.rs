//! The eligibility guide: whichever way a family answers, it comes to an end, and every level of support is one.

use super::references::UNKNOWN_ID;
use crate::content::Written;
use crate::content::eligibility::{Eligibility, End, Question};
use crate::diagnostic::{DataPath, Diagnostic, Place, Rule, Severity, nearest, suggestion};
use crate::markdown::plain;
use crate::site::Site;
use crate::site::guide::{Guide, Step, Turn};

/// Answers that lead back to where they came from.
pub const LOOP: Rule = Rule::error(
    "guide-loop",
    "A family that answers this way comes back to a question that it has answered, and never to an end. Each answer \
     leads to a later question or to an end. Take the question out of the way round, or ask it twice under two ids.",
);
/// A question that leads nowhere.
pub const DEAD_END: Rule = Rule::error(
    "guide-dead-end",
    "Every path through the guide comes to one of its ends, which say what to do next. A question without answers is \
     a page that a family cannot leave.",
);
/// A question or end that no answer leads to.
pub const UNREACHED: Rule = Rule::advice(
    "guide-unreached",
    "The guide starts with its first question, and no way of answering comes to this one. Most often an answer leads \
     past it by mistake.",
);
/// A level of support that the guide never comes to.
pub const TIER_UNREACHED: Rule = Rule::advice(
    "guide-tier-unreached",
    "However a family answers, the guide never says that this level of support could fit. Families for whom it is \
     meant would not hear of it. Add an end with this `tier`, and an answer that leads there.",
);
/// A question that nobody can answer in two ways.
pub const ONE_ANSWER: Rule = Rule::advice(
    "guide-one-answer",
    "A question with one answer asks nothing, and makes the way longer. Add another answer, or say it in the help of \
     the next question.",
);
/// A sentence about assessments that does not say so.
pub const ASSESSMENT: Rule = Rule {
    name: "guide-assessment",
    severity: Severity::Legal,
    citation: Some("Department for Education, Short breaks advice, 2011"),
    why: "Criteria may guide a decision, but they may not make it. Whatever a family has answered, the guide tells it \
          that it can ask for an assessment. The sentence stands at every end.",
};
/// An end that says no.
pub const REFUSES: Rule = Rule {
    name: "guide-refuses",
    severity: Severity::Advice,
    citation: Some("Department for Education, Short breaks advice, 2011"),
    why: "A guide points the way. Only somebody who has looked at the family may say no, and a family that reads no \
          here may never ask. Say what could fit in place of what does not.",
};

/// All of them.
pub const RULES: [&Rule; 7] =
    [&LOOP, &DEAD_END, &UNREACHED, &TIER_UNREACHED, &ONE_ANSWER, &ASSESSMENT, &REFUSES];

/// Words that turn a family away.
const REFUSALS: [&str; 9] = [
    "not eligible",
    "ineligible",
    "not entitled",
    "do not qualify",
    "does not qualify",
    "don't qualify",
    "cannot have a short break",
    "cannot get a short break",
    "no right to",
];
/// So much of a long way round is told.
const LONGEST_ROUND: usize = 8;

/// Everything that is wrong with the guide.
pub fn check(site: &Site) -> Vec<Diagnostic> {
    let Some(written) = &site.content.eligibility else { return Vec::new() };
    let mut found = Vec::new();
    let Some(graph) = &site.guide else {
        let none = Diagnostic::new(&DEAD_END, written.place("questions"), "the guide has no question");
        return vec![none.help("write the first question, or take the file away")];
    };
    let guide = Look { written, graph };
    guide.answers(&mut found);
    guide.tiers(site, &mut found);
    for round in graph.loops() {
        found.extend(guide.round(&round));
    }
    // What is not reached or not there may only be so because of a slip in a file.
    let unread = &site.content.unread;
    if found.iter().all(|found| found.rule != UNKNOWN_ID.name) && !unread.files.contains(&written.file) {
        found.extend(graph.unreached().into_iter().map(|step| guide.unreached(step)));
        guide.unreached_tiers(site, &mut found);
    }
    guide.words(site, &mut found);
    found
}

/// The guide as it was written, and as a graph.
struct Look<'a> {
    written: &'a Written<Eligibility>,
    graph: &'a Guide,
}

impl<'a> Look<'a> {
    fn place(&self, path: DataPath) -> Place {
        Place::value(&self.written.file, path)
    }

    fn question(&self, number: usize) -> (&'a Question, DataPath) {
        (&self.written.questions[number], self.written.path.key("questions").index(number))
    }

    fn ends(&self) -> impl Iterator<Item = (&'a End, DataPath)> {
        let ends = self.written.ends.iter().enumerate();
        ends.map(|(n, end)| (end, self.written.path.key("ends").index(n)))
    }

    /// What a question or end is called by, and where that stands.
    fn id(&self, step: Step) -> (&'a str, DataPath) {
        match step.checked_sub(self.written.questions.len()) {
            None => {
                let (question, path) = self.question(step);
                (question.id.as_str(), path.key("id"))
            }
            Some(end) => {
                let path = self.written.path.key("ends").index(end).key("id");
                (self.written.ends[end].id.as_str(), path)
            }
        }
    }

    /// Every question has answers, and each of them leads to something that is there.
    fn answers(&self, found: &mut Vec<Diagnostic>) {
        for number in 0..self.written.questions.len() {
            let (question, path) = self.question(number);
            match question.answers.len() {
                0 => {
                    let message = format!("the question `{}` has no answers", question.id);
                    let none = Diagnostic::new(&DEAD_END, self.place(path.key("answers")), message);
                    found.push(none.help("write the answers, and with `then:` where each leads"));
                }
                1 => {
                    let message = format!("the question `{}` has one answer only", question.id);
                    let one = Diagnostic::new(&ONE_ANSWER, self.place(path.key("answers")), message);
                    found.push(one.help("add another answer, or take the question out"));
                }
                _ => {}
            }
            for (n, answer) in question.answers.iter().enumerate() {
                if self.graph.leads_to((number, n)).is_none() {
                    found.push(self.leads_nowhere(answer.then.as_str(), &path.key("answers").index(n)));
                }
            }
        }
    }

    fn leads_nowhere(&self, id: &str, answer: &DataPath) -> Diagnostic {
        let place = self.place(answer.key("then"));
        let message = format!("there is no question and no end `{id}` in the guide");
        let known = || self.written.ids().map(|known| known.as_str());
        let of_tier = |end: &&End| end.tier.as_ref().is_some_and(|tier| tier.as_str() == id);
        let help = match (nearest(id, known()), self.written.ends.iter().find(of_tier)) {
            (None, Some(end)) => Some(format!("that is a level of support; the end for it is `{}`", end.id)),
            _ => suggestion(id, known().collect::<Vec<_>>()),
        };
        Diagnostic::new(&UNKNOWN_ID, place, message).maybe_help(help)
    }

    /// Every end names a level of support that is there.
    fn tiers(&self, site: &Site, found: &mut Vec<Diagnostic>) {
        for (end, path) in self.ends() {
            let Some(tier) = &end.tier else { continue };
            let unread = site.content.unread.may_have(crate::content::files::Kind::Tiers, tier.as_str());
            if site.content.tier(tier).is_none() && !unread {
                let message = format!("there is no tier `{tier}` in `tiers.yaml`");
                let ids: Vec<&str> = site.content.tiers.iter().map(|tier| tier.id.as_str()).collect();
                let unknown = Diagnostic::new(&UNKNOWN_ID, self.place(path.key("tier")), message);
                found.push(unknown.maybe_help(suggestion(tier.as_str(), ids)));
            }
        }
    }

    /// One loop, at the answer that closes it.
    fn round(&self, round: &[Turn]) -> Option<Diagnostic> {
        let (last, answer) = *round.last()?;
        let mut ids: Vec<&str> = round.iter().map(|(question, _)| self.id(*question).0).collect();
        ids.push(ids[0]);
        if ids.len() > LONGEST_ROUND {
            ids.splice(LONGEST_ROUND / 2..ids.len() - LONGEST_ROUND / 2, ["…"]);
        }
        let message = format!("these answers go round in a circle: {}", ids.join(" → "));
        let place = self.place(self.question(last).1.key("answers").index(answer).key("then"));
        let help = "let this answer lead to a later question, or to an end";
        Some(Diagnostic::new(&LOOP, place, message).help(help))
    }

    fn unreached(&self, step: Step) -> Diagnostic {
        let (id, path) = self.id(step);
        let what = if self.graph.is_question(step) { "question" } else { "end" };
        let message = format!("no way through the guide comes to the {what} `{id}`");
        let found = Diagnostic::new(&UNREACHED, self.place(path), message);
        found.help(format!("let an answer lead here with `then: {id}`, or take it out"))
    }

    fn unreached_tiers(&self, site: &Site, found: &mut Vec<Diagnostic>) {
        let reached = self.graph.in_order();
        let first_end = self.written.questions.len();
        let ends = reached.iter().filter_map(|step| self.written.ends.get(step.checked_sub(first_end)?));
        let tiers: Vec<&str> = ends.filter_map(|end| end.tier.as_ref()).map(|tier| tier.as_str()).collect();
        for tier in site.content.tiers.iter().filter(|tier| !tiers.contains(&tier.id.as_str())) {
            let message = format!("no way through the guide comes to the tier `{}`", tier.id);
            let place = self.place(self.written.path.key("ends"));
            let help = format!("add an end with `tier: {}`, and an answer that leads there", tier.id);
            found.push(Diagnostic::new(&TIER_UNREACHED, place, message).help(help));
        }
    }

    /// What the ends say: that a family can ask, and never that it cannot.
    fn words(&self, site: &Site, found: &mut Vec<Diagnostic>) {
        let english = site.content.words.language().is_english();
        if !english {
            return;
        }
        if !self.written.assessment.text.as_str().to_lowercase().contains("assess") {
            let place = self.written.place("assessment.text");
            let message = "this does not say that a family can ask for an assessment";
            let help = "write it, as in `You can ask us for an assessment, whatever your answers were.`";
            found.push(Diagnostic::new(&ASSESSMENT, place, message).help(help));
        }
        for (end, path) in self.ends() {
            let prose = [("because", &end.because), ("next", &end.next)];
            let prose =
                prose.into_iter().filter_map(|(key, text)| Some((key, plain(text.as_ref()?.as_str()))));
            for (key, words) in std::iter::once(("title", end.title.to_string())).chain(prose) {
                let words = words.to_lowercase().replace('’', "'");
                let Some(refusal) = REFUSALS.iter().find(|refusal| words.contains(**refusal)) else {
                    continue;
                };
                let message = format!("this turns a family away: “{refusal}”");
                let here = Diagnostic::new(&REFUSES, self.place(path.key(key)), message);
                found.push(here.help("say what could fit, who can help and that the family can ask"));
            }
        }
    }
}
