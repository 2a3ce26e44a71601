//! The short breaks: which are new, which have closed, and every fact that a family chooses by.

use std::collections::HashSet;

use super::{Changes, Noter, Pair, listed, measure, pairs, tiers, weigh, yes_or_no};
use crate::content::contact::Contact;
use crate::content::editions::{Edition, Provider, Service, Venue};
use crate::content::money::Price;
use crate::content::services::{ServiceStatus, When};
use crate::content::tiers::TierId;
use crate::content::time::Day;
use crate::content::words::Words;
use crate::editions::change::{Kind, Severity, Thing};

/// Notes what is different about short breaks, by their names.
pub fn compare(before: &Edition, after: &Edition, changes: &mut Changes) {
    let mut pairs =
        pairs(&before.services, &after.services, |one| one.id.as_str(), |service| &service.aliases);
    let name = |pair: &Pair<Service>| match pair {
        Pair::Both(_, one, _) | Pair::New(one) | Pair::Gone(one) => {
            (one.name.as_str().to_lowercase(), one.id.to_string())
        }
    };
    let rank = |pair: &Pair<Service>| match pair {
        Pair::Gone(_) => 0,
        Pair::New(_) => 1,
        Pair::Both(..) => 2,
    };
    pairs.sort_by_cached_key(|pair| (rank(pair), name(pair)));
    for pair in pairs {
        let note =
            |one: &Service, changes| Noter::new(Thing::Service, one.id.as_str(), one.name.as_str(), changes);
        match pair {
            Pair::New(one) => {
                note(one, changes).put(Severity::Looser, Kind::New, None, Some(one.summary.to_string()));
            }
            Pair::Gone(one) => {
                note(one, changes).put(Severity::Tighter, Kind::Gone, Some(one.summary.to_string()), None);
            }
            Pair::Both(was, is, _) => {
                Two { before, after, was, is }.note(&mut note(is, changes));
            }
        }
    }
}

/// One short break in both editions.
struct Two<'a> {
    before: &'a Edition,
    after: &'a Edition,
    was: &'a Service,
    is: &'a Service,
}

impl Two<'_> {
    fn note(&self, noter: &mut Noter) {
        let Two { was, is, .. } = self;
        self.tier(noter);
        noter.gains(
            Kind::Ages,
            (&measure::ages(was.ages), Some(noter.words.ages(was.ages))),
            (&measure::ages(is.ages), Some(noter.words.ages(is.ages))),
        );
        self.needs(noter);
        tiers::criteria(&was.criteria, &is.criteria, noter);
        tiers::route(&was.route, &is.route, noter);
        prices(&was.cost, &is.cost, noter);
        self.direct_payment(noter);
        self.places(noter);
        status(was, is, noter);
        if was.not_for != is.not_for {
            let text = |one: &Service| one.not_for.as_ref().map(ToString::to_string);
            let severity = weigh(was.not_for.is_none(), is.not_for.is_none());
            noter.put(severity, Kind::NotFor, text(was), text(is));
        }
        self.when(noter);
        self.venue(noter);
        self.support(noter);
        noter.said(Kind::Name, &was.name, &is.name);
        noter.said(Kind::Provider, self.run_by(self.before, was), self.run_by(self.after, is));
        if was.break_type != is.break_type {
            let name = |edition: &Edition, one: &Service| {
                let kind = edition.break_type(&one.break_type);
                kind.map_or_else(|| one.break_type.to_string(), |kind| kind.name.to_string())
            };
            noter.said(Kind::Type, name(self.before, was), name(self.after, is));
        }
        noter.said(Kind::Summary, &was.summary, &is.summary);
        let about = |one: &Service| one.about.as_ref().map(|about| about.as_str().to_owned());
        noter.prose(Kind::Details, about(was).as_deref(), about(is).as_deref());
        noter.maybe(Kind::CostInWords, was.cost_note.as_ref(), is.cost_note.as_ref());
        noter.maybe(Kind::Transport, was.transport.as_ref(), is.transport.as_ref());
        let texts = |texts: &[crate::content::scalar::Text]| listed(texts.iter().map(ToString::to_string));
        noter.fact(Kind::Outcomes, texts(&was.outcomes), texts(&is.outcomes));
        noter.fact(Kind::Languages, texts(&was.languages), texts(&is.languages));
        noter.fact(Kind::Contact, contact(&was.contact, noter.words), contact(&is.contact, noter.words));
    }

    /// The organisation. One that only has another name is told of once, as an organisation.
    fn run_by(&self, edition: &Edition, one: &Service) -> String {
        let id = one.provider.as_str();
        let has_become = |known: &&Provider| known.aliases.iter().any(|old| old.as_str() == id);
        let of = |edition: &'_ Edition| edition.provider(&one.provider).map(|known| known.name.to_string());
        let renamed = || self.after.providers.iter().find(has_become).map(|known| known.name.to_string());
        of(self.after).or_else(renamed).or_else(|| of(edition)).unwrap_or_else(|| id.to_owned())
    }

    /// Another level of support. The levels stand in order from the one that most families can use.
    fn tier(&self, noter: &mut Noter) {
        let Two { before, after, was, is } = self;
        let renamed = after.tiers.iter().any(|tier| {
            tier.id == is.tier && tier.aliases.iter().any(|old| old.as_str() == was.tier.as_str())
        });
        if was.tier == is.tier || renamed {
            return;
        }
        let places = |edition: &Edition| {
            let place = |id: &TierId| edition.tiers.iter().position(|tier| tier.id == *id);
            Some((place(&was.tier)?, place(&is.tier)?))
        };
        let name = |edition: &Edition, one: &Service| {
            let tier = edition.tier(&one.tier);
            Some(tier.map_or_else(|| one.tier.to_string(), |tier| tier.name.to_string()))
        };
        // Where the two editions disagree about the order, nothing can be said.
        let severities =
            [before, after].map(|edition| places(edition).map(|(was, is)| weigh(is > was, is < was)));
        let severity = match severities {
            [Some(one), Some(other)] if one != other => Severity::Neutral,
            [one, other] => one.or(other).unwrap_or(Severity::Neutral),
        };
        noter.put(severity, Kind::Tier, name(before, was), name(after, is));
    }

    /// The needs that it caters for; one that names none is for every need.
    fn needs(&self, noter: &mut Noter) {
        let Two { before, after, was, is } = self;
        let had: HashSet<&str> = was.needs.iter().map(|id| id.as_str()).collect();
        let has: HashSet<&str> = is.needs.iter().map(|id| id.as_str()).collect();
        if had == has {
            return;
        }
        let severity = match (had.is_empty(), has.is_empty()) {
            (true, _) => Severity::Tighter,
            (_, true) => Severity::Looser,
            _ => weigh(!had.is_subset(&has), !has.is_subset(&had)),
        };
        let words = noter.words;
        let names = |edition: &Edition, one: &Service| {
            let name = |id: &str| edition.words.needs.get(id).cloned().unwrap_or_else(|| id.to_owned());
            listed(one.needs.iter().map(|id| name(id.as_str())))
                .or_else(|| Some(words.say("difference.every-need")))
        };
        noter.put(severity, Kind::Needs, names(before, was), names(after, is));
    }

    fn direct_payment(&self, noter: &mut Noter) {
        let words = noter.words;
        let said = |yes: Option<bool>| yes.map(|yes| yes_or_no(yes, words));
        let (was, is) = (self.was.direct_payment, self.is.direct_payment);
        if was != is {
            let severity = weigh(was == Some(true), is == Some(true));
            noter.put(severity, Kind::DirectPayment, said(was), said(is));
        }
    }

    fn places(&self, noter: &mut Noter) {
        let total = |one: &Service| one.places.as_ref().and_then(|places| places.total);
        let (was, is) = (total(self.was), total(self.is));
        if was != is {
            let severity = match (was, is) {
                (Some(was), Some(is)) => weigh(is < was, is > was),
                _ => Severity::Neutral,
            };
            let shown = |total: Option<u32>| total.map(|total| total.to_string());
            noter.put(severity, Kind::Places, shown(was), shown(is));
        }
        let wait = |one: &Service| one.places.as_ref().and_then(|places| places.wait.clone());
        tiers::waiting(Kind::Wait, wait(self.was).as_ref(), wait(self.is).as_ref(), noter);
    }

    /// When it runs: on fewer days or dates, on more, or otherwise. The dates themselves are others every year.
    fn when(&self, noter: &mut Noter) {
        let is_dated = |when: &When| !when.dates.is_empty() || when.from.is_some() || when.to.is_some();
        let words = noter.words;
        let from_year_to_year = |one: &Service| -> Vec<(usize, String)> {
            let without_dates = |when: &When| {
                let days = if is_dated(when) { Vec::new() } else { when.days.clone() };
                let plain = When { days, dates: Vec::new(), from: None, to: None, ..when.clone() };
                (when.dates.len(), words.when_line(&plain))
            };
            one.when.iter().map(without_dates).collect()
        };
        if from_year_to_year(self.was) == from_year_to_year(self.is) {
            return;
        }
        let days = |one: &Service| -> HashSet<Day> {
            let weekly = one.when.iter().filter(|when| !is_dated(when));
            weekly.flat_map(|when| when.days.iter().copied()).collect()
        };
        let dates = |one: &Service| one.when.iter().map(|when| when.dates.len()).sum::<usize>();
        let (had, has) = (days(self.was), days(self.is));
        let severity = match (had.is_empty(), has.is_empty()) {
            (true, true) => weigh(dates(self.is) < dates(self.was), dates(self.is) > dates(self.was)),
            (false, false) => weigh(!had.is_subset(&has), !has.is_subset(&had)),
            _ => Severity::Neutral,
        };
        // Other days are other days, and who loses by that cannot be told.
        let severity = if severity == Severity::Mixed { Severity::Neutral } else { severity };
        let shown = |one: &Service| {
            let lines: Vec<String> = one.when.iter().map(|when| words.when_line(when)).collect();
            (!lines.is_empty()).then(|| lines.join("; "))
        };
        noter.put(severity, Kind::When, shown(self.was), shown(self.is));
    }

    fn venue(&self, noter: &mut Noter) {
        let none = Venue::default();
        let (was, is) = (self.was.venue.as_ref().unwrap_or(&none), self.is.venue.as_ref().unwrap_or(&none));
        let place = |venue: &Venue| {
            let parts = [
                venue.name.as_ref().map(ToString::to_string),
                venue.address.as_ref().map(ToString::to_string),
                venue.postcode.as_ref().map(ToString::to_string),
                venue.note.as_ref().map(ToString::to_string),
            ];
            listed(parts.into_iter().flatten())
        };
        noter.fact(Kind::Venue, place(was), place(is));
        let areas = |venue: &Venue| -> Vec<String> {
            let mut areas: Vec<String> =
                venue.area.iter().chain(&venue.serves).map(ToString::to_string).collect();
            areas.sort();
            areas.dedup();
            areas
        };
        let area_names = |edition: &Edition, ids: &[String]| {
            listed(ids.iter().map(|id| edition.words.areas.get(id).unwrap_or(id).clone()))
        };
        let (had, has) = (areas(was), areas(is));
        let names = (area_names(self.before, &had), area_names(self.after, &has));
        noter.gains(Kind::Areas, (&had, names.0), (&has, names.1));
        let access_names = |edition: &Edition, venue: &Venue| {
            let name = |id: &str| edition.words.access.get(id).cloned().unwrap_or_else(|| id.to_owned());
            listed(venue.access.iter().map(|id| name(id.as_str())))
        };
        let names = (access_names(self.before, was), access_names(self.after, is));
        noter.gains(Kind::Access, (&was.access, names.0), (&is.access, names.1));
    }

    fn support(&self, noter: &mut Noter) {
        let (was, is) = (self.was.support.as_ref(), self.is.support.as_ref());
        let ratio = |one: Option<&crate::content::services::Support>| one.and_then(|one| one.ratio);
        if ratio(was) != ratio(is) {
            let severity = match (ratio(was), ratio(is)) {
                (Some(was), Some(is)) => {
                    let (had, has) = (
                        u16::from(was.staff) * u16::from(is.children),
                        u16::from(is.staff) * u16::from(was.children),
                    );
                    weigh(has < had, has > had)
                }
                _ => Severity::Neutral,
            };
            let shown = |one| ratio(one).map(|ratio| noter.words.ratio(ratio));
            noter.put(severity, Kind::Ratio, shown(was), shown(is));
        }
        let care = |one: Option<&crate::content::services::Support>| {
            one.and_then(|one| one.personal_care).map(|yes| yes.0)
        };
        if care(was) != care(is) {
            let severity = weigh(care(was) == Some(true), care(is) == Some(true));
            let words = noter.words;
            let shown = |yes: Option<bool>| yes.map(|yes| yes_or_no(yes, words));
            noter.put(severity, Kind::PersonalCare, shown(care(was)), shown(care(is)));
        }
        noter.maybe(
            Kind::Medication,
            was.and_then(|one| one.medication.as_ref()),
            is.and_then(|one| one.medication.as_ref()),
        );
        noter.maybe(
            Kind::Training,
            was.and_then(|one| one.training.as_ref()),
            is.and_then(|one| one.training.as_ref()),
        );
    }
}

/// Whether it takes children, and why not. Closed for now is less than open; full is not, for a place may come free.
fn status(was: &Service, is: &Service, noter: &mut Noter) {
    let words = noter.words;
    let shown = |one: &Service| {
        let status = words.name_of("statuses", &one.status);
        match &one.status_note {
            None => status,
            Some(note) => words.say_with(
                "difference.status",
                &[("status", (&status).into()), ("note", note.as_str().into())],
            ),
        }
    };
    let shut = |one: &Service| one.status == ServiceStatus::TemporarilyClosed;
    if shown(was) != shown(is) {
        let severity = weigh(shut(is) && !shut(was), shut(was) && !shut(is));
        noter.put(severity, Kind::Status, Some(shown(was)), Some(shown(is)));
    }
}

/// Notes prices that went up or down, came or went, each by its name and who pays it.
fn prices(before: &[Price], after: &[Price], noter: &mut Noter) {
    let key = |price: &Price| (price.name.clone(), price.who.clone());
    let part = |price: &Price| {
        let parts = [price.name.as_ref(), price.who.as_ref()].into_iter().flatten();
        listed(parts.map(ToString::to_string))
    };
    let words = noter.words;
    let shown = |price: &Price| words.price(price);
    // A rate for some is lower than the price for all.
    let is_reduced = |price: &Price| price.name.is_some() || price.who.is_some();
    let mut left: Vec<&Price> = before.iter().collect();
    for price in after {
        let Some(was) = left.iter().position(|old| key(old) == key(price)).map(|n| left.remove(n)) else {
            let severity = if is_reduced(price) { Severity::Looser } else { Severity::Neutral };
            noter.put_part(severity, Kind::Price, part(price), None, Some(shown(price)));
            continue;
        };
        if shown(was) == shown(price) {
            continue;
        }
        let comparable = was.per == price.per || was.amount.0 == 0 || price.amount.0 == 0;
        let severity = match comparable {
            true => weigh(price.amount > was.amount, price.amount < was.amount),
            false => Severity::Neutral,
        };
        noter.put_part(severity, Kind::Price, part(price), Some(shown(was)), Some(shown(price)));
    }
    for price in left {
        let severity = if is_reduced(price) { Severity::Tighter } else { Severity::Neutral };
        noter.put_part(severity, Kind::Price, part(price), Some(shown(price)), None);
    }
}

fn contact(contact: &Contact, words: &Words) -> Option<String> {
    listed(
        [
            contact.name.as_ref().map(ToString::to_string),
            contact.phone.as_ref().map(ToString::to_string),
            contact.text.as_ref().map(|number| {
                let number = number.to_string();
                words.say_with("difference.text-number", &[("number", (&number).into())])
            }),
            contact.email.as_ref().map(|email| email.as_str().to_owned()),
            contact.website.as_ref().map(|website| website.as_str().to_owned()),
            contact.address.as_ref().map(ToString::to_string),
            contact.hours.as_ref().map(ToString::to_string),
            contact.sign_language.as_ref().map(ToString::to_string),
        ]
        .into_iter()
        .flatten(),
    )
}
