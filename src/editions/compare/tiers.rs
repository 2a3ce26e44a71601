//! The levels of support: what is asked, how to get in, how long it takes and how much there is.

use super::{Changes, Noter, Pair, measure, moved, pairs, yes_or_no};
use crate::content::editions::Edition;
use crate::content::scalar::Text;
use crate::content::tiers::{Amount, Criterion, Route, RouteKind, Tier};
use crate::editions::change::{Kind, Severity, Thing};
use crate::markdown::plain;

/// Notes what is different about levels of support.
pub fn compare(before: &Edition, after: &Edition, changes: &mut Changes) {
    let pairs = pairs(&before.tiers, &after.tiers, |tier| tier.id.as_str(), |tier| &tier.aliases);
    let moved = moved(&pairs);
    for pair in &pairs {
        match pair {
            Pair::New(tier) => {
                note(tier, changes).put(Severity::Looser, Kind::New, None, Some(tier.summary.to_string()));
            }
            Pair::Gone(tier) => {
                note(tier, changes).put(Severity::Tighter, Kind::Gone, Some(tier.summary.to_string()), None);
            }
            Pair::Both(before, after, n) => {
                if moved.contains(n) {
                    note(after, changes).put(Severity::Neutral, Kind::Moved, None, None);
                }
                tier(before, after, &mut note(after, changes));
            }
        }
    }
}

fn note<'a>(tier: &Tier, changes: &'a mut Changes<'_>) -> Noter<'a> {
    Noter::new(Thing::Tier, tier.id.as_str(), tier.name.as_str(), changes)
}

fn tier(before: &Tier, after: &Tier, noter: &mut Noter) {
    criteria(before.criteria(), after.criteria(), noter);
    let words = noter.words;
    noter.scale(
        Kind::Assessment,
        (before.assessment, words.name_of("assessments", &before.assessment)),
        (after.assessment, words.name_of("assessments", &after.assessment)),
    );
    route(&before.route, &after.route, noter);
    measure::amounts(before.amount.as_ref(), after.amount.as_ref(), noter);
    waiting(Kind::Takes, before.takes.as_ref(), after.takes.as_ref(), noter);
    noter.said(Kind::Name, &before.name, &after.name);
    noter.maybe(Kind::Letter, before.letter.as_ref(), after.letter.as_ref());
    noter.said(Kind::Summary, &before.summary, &after.summary);
    noter.prose(Kind::WhoFor, Some(before.who_for.as_str()), Some(after.who_for.as_str()));
    let about = |tier: &Tier| tier.about.as_ref().map(|about| about.as_str().to_owned());
    noter.prose(Kind::Details, about(before).as_deref(), about(after).as_deref());
    let examples = |tier: &Tier| {
        let examples: Vec<String> = tier.examples.iter().map(|example| plain(example.as_str())).collect();
        (!examples.is_empty()).then(|| examples.join(" "))
    };
    noter.fact(Kind::Examples, examples(before), examples(after));
    noter.maybe(Kind::Decides, before.decides.as_ref(), after.decides.as_ref());
    let (was, is) = (before.amount.as_ref(), after.amount.as_ref());
    let text = |amount: Option<&Amount>| {
        amount.and_then(|amount| amount.text.as_ref()).map(|text| text.as_str().to_owned())
    };
    noter.prose(Kind::Amount, text(was).as_deref(), text(is).as_deref());
    let year = |amount: Option<&Amount>| amount.and_then(|amount| amount.year_starts);
    noter.maybe(Kind::YearStarts, year(was).as_ref(), year(is).as_ref());
    let part = |amount: Option<&Amount>| amount.is_some_and(|amount| amount.pro_rata.0);
    noter.said(Kind::ProRata, yes_or_no(part(was), words), yes_or_no(part(is), words));
    noter.maybe(Kind::CostInWords, before.cost.as_ref(), after.cost.as_ref());
    noter.maybe(Kind::IfRefused, before.if_refused.as_ref(), after.if_refused.as_ref());
}

/// Notes what is asked now and was not, what is asked no longer, and what is asked in other words.
pub fn criteria(before: &[Criterion], after: &[Criterion], noter: &mut Noter) {
    let text = |criterion: &Criterion| plain(criterion.text.as_str());
    for pair in pairs(before, after, |asked| asked.id.as_str(), |_| &[]) {
        match pair {
            Pair::New(asked) => noter.put(Severity::Tighter, Kind::Criterion, None, Some(text(asked))),
            Pair::Gone(asked) => noter.put(Severity::Looser, Kind::Criterion, Some(text(asked)), None),
            Pair::Both(before, after, _) => {
                noter.said(Kind::Criterion, text(before), text(after));
                evidence(before, after, noter);
            }
        }
    }
}

fn evidence(before: &Criterion, after: &Criterion, noter: &mut Noter) {
    let said = |criterion: &Criterion| criterion.evidence.as_ref().map(ToString::to_string);
    if said(before) == said(after) {
        return;
    }
    let severity = super::weigh(
        asks(after.evidence.as_ref()) && !asks(before.evidence.as_ref()),
        asks(before.evidence.as_ref()) && !asks(after.evidence.as_ref()),
    );
    let part = Some(plain(after.text.as_str()));
    noter.put_part(severity, Kind::Evidence, part, said(before), said(after));
}

/// Whether anything has to be shown: `none needed` says that nothing has.
fn asks(evidence: Option<&Text>) -> bool {
    let nothing = ["none", "nothing", "no evidence", "not needed"];
    evidence.is_some_and(|text| {
        let text = text.as_str().to_lowercase();
        !nothing.iter().any(|word| text.starts_with(word))
    })
}

/// Notes a way in that is narrower or wider, or told in other words.
pub fn route(before: &Route, after: &Route, noter: &mut Noter) {
    let place = |kind: RouteKind| RouteKind::ALL.iter().position(|known| *known == kind);
    let words = noter.words;
    let said = |route: &Route| {
        let kind = words.name_of("routes", &route.kind);
        words.say_with("difference.route", &[("kind", (&kind).into()), ("text", route.text.as_str().into())])
    };
    if before.kind != after.kind {
        let (was, is) = ((place(before.kind), said(before)), (place(after.kind), said(after)));
        return noter.scale(Kind::Route, was, is);
    }
    let link = |route: &Route| route.link.as_ref().map(|link| format!(" ({link})")).unwrap_or_default();
    if before.link == after.link {
        noter.said(Kind::Route, &before.text, &after.text);
    } else {
        noter.said(
            Kind::Route,
            format!("{}{}", before.text, link(before)),
            format!("{}{}", after.text, link(after)),
        );
    }
}

/// Notes a wait that is longer, shorter or told in other words.
pub fn waiting(kind: Kind, before: Option<&Text>, after: Option<&Text>, noter: &mut Noter) {
    if before != after {
        let severity = measure::wait(before.map(Text::as_str), after.map(Text::as_str));
        noter.put(severity, kind, before.map(ToString::to_string), after.map(ToString::to_string));
    }
}
