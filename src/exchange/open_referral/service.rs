//! A service as it would stand in a file of `providers/`.

use serde_json::{Map, Value, json};

use super::attributes::{codes, fact, facts, in_words, words, yes_no};
use super::contact::{described, own};
use super::{list, put, put_all, text};
use crate::content::id::slugify;
use crate::content::money::{Pence, PriceUnit};
use crate::content::services::SchoolTime;
use crate::content::time::Day;
use crate::content::yaml::Model;
use crate::exchange::cells::names;
use crate::exchange::words::{Of, Words};
use crate::feeds::open_referral::ADDRESS_KEPT;
use crate::site::taxonomies::{Fact, TaxonomyKind};

pub fn service(id: &str, from: &Value, organisation: &Value, known: &Words) -> Map<String, Value> {
    let mut data = Map::new();
    let first = |kind, of| words(from, kind, of, known).into_iter().next();
    put(&mut data, "id", Some(id));
    put(&mut data, "name", text(from, "name"));
    put(&mut data, "type", first(TaxonomyKind::BreakType, Of::BreakType));
    put(&mut data, "tier", first(TaxonomyKind::Tier, Of::Tier));
    put(&mut data, "ages", ages(from));
    put_all(&mut data, "needs", words(from, TaxonomyKind::Need, Of::Need, known));
    put(&mut data, "not-for", fact(from, Fact::NotFor));
    let (summary, about) = described(text(from, "description"));
    put(&mut data, "summary", summary);
    put(&mut data, "about", about);
    put_all(&mut data, "criteria", criteria(from));
    put_all(&mut data, "when", when(from));
    put_all(&mut data, "venue", venue(from, known));
    let mut support = Map::new();
    put(&mut support, "ratio", fact(from, Fact::StaffRatio));
    put(&mut support, "personal-care", yes_no(from, Fact::PersonalCare));
    put(&mut support, "medication", fact(from, Fact::Medication));
    put(&mut support, "training", fact(from, Fact::Training));
    put_all(&mut data, "support", support);
    put_all(&mut data, "cost", list(from, "cost_options").iter().filter_map(price).collect::<Vec<_>>());
    put(&mut data, "cost-note", text(from, "fees"));
    put(&mut data, "direct-payment", yes_no(from, Fact::DirectPayment));
    put(&mut data, "transport", fact(from, Fact::Transport));
    let mut route = Map::new();
    put(&mut route, "kind", codes(from, TaxonomyKind::Route).into_iter().next());
    put(&mut route, "text", text(from, "application_process"));
    put_all(&mut data, "route", route);
    let mut places = Map::new();
    let number = |wanted| fact(from, wanted).and_then(|number| number.parse::<u32>().ok());
    put(&mut places, "total", number(Fact::Places));
    put(&mut places, "left", number(Fact::PlacesLeft));
    put(&mut places, "waiting-list", yes_no(from, Fact::WaitingList));
    put(&mut places, "wait", fact(from, Fact::Wait));
    put_all(&mut data, "places", places);
    put_all(&mut data, "outcomes", outcomes(from));
    let languages = list(from, "languages").iter().filter_map(|language| text(language, "name"));
    put_all(&mut data, "languages", languages.collect::<Vec<_>>());
    put_all(&mut data, "contact", own(from, organisation));
    put(&mut data, "checked", text(from, "assured_date").map(|on| json!({ "on": on })));
    put(&mut data, "status", status(from));
    put(&mut data, "status-note", text(from, "alert"));
    put(&mut data, "added", fact(from, Fact::Added));
    put_all(&mut data, "changes", changes(from));
    put(&mut data, "closed", fact(from, Fact::Closed));
    data
}

/// What families gain: the service's own words where it has some, or else the short name of an outcome.
fn outcomes(from: &Value) -> Vec<String> {
    let own = in_words(from, TaxonomyKind::Outcome).into_iter();
    own.chain(facts(from, Fact::Outcome).into_iter().map(str::to_owned)).collect()
}

/// `5-11`, or `16+`.
fn ages(from: &Value) -> Option<String> {
    let age = |key: &str| from.get(key).and_then(Value::as_f64).map(|age| age as u8);
    match (age("minimum_age"), age("maximum_age")) {
        (Some(youngest), Some(oldest)) if youngest == oldest => Some(youngest.to_string()),
        (Some(youngest), Some(oldest)) => Some(format!("{youngest}-{oldest}")),
        (Some(youngest), None) => Some(format!("{youngest}+")),
        (None, Some(oldest)) => Some(format!("0-{oldest}")),
        (None, None) => None,
    }
}

/// The content's own word for a status; open is what goes without saying.
fn status(from: &Value) -> Option<&'static str> {
    match text(from, "status")? {
        "temporarily closed" => Some("temporarily-closed"),
        "defunct" | "inactive" => Some("closed"),
        _ => yes_no(from, Fact::Full).filter(|full| *full).map(|_| "full"),
    }
}

fn criteria(from: &Value) -> Vec<Value> {
    let criterion = |said: &str| {
        let (text, evidence) = match said.strip_suffix('.').and_then(|it| it.split_once(" What shows it: ")) {
            Some((text, evidence)) => (text, Some(evidence)),
            None => (said, None),
        };
        let mut data = Map::new();
        put(&mut data, "id", Some(slugify(text)));
        put(&mut data, "text", Some(text));
        put(&mut data, "evidence", evidence);
        Value::Object(data)
    };
    facts(from, Fact::Criterion).into_iter().map(criterion).collect()
}

fn changes(from: &Value) -> Vec<Value> {
    let change = |said: &str| {
        let (on, what) = said.split_once(": ")?;
        Some(json!({ "on": on, "what": what }))
    };
    facts(from, Fact::Changed).into_iter().filter_map(change).collect()
}

fn price(from: &Value) -> Option<Value> {
    let amount = from.get("amount").and_then(Value::as_f64).filter(|amount| (0.0..1e10).contains(amount))?;
    let mut data = Map::new();
    let option = text(from, "option").unwrap_or_default();
    let (name, who) = match option.strip_prefix("for ") {
        Some(who) => ("", who),
        None => option.split_once(", for ").unwrap_or((option, "")),
    };
    put(&mut data, "name", Some(name).filter(|name| !name.is_empty()));
    put(&mut data, "amount", Some(Pence((amount * 100.0).round() as u64).written()));
    let phrase = text(from, "amount_description").unwrap_or_default();
    put(
        &mut data,
        "per",
        named(|unit: &PriceUnit| {
            phrase.trim_start_matches("per ") == unit.phrase() || phrase == unit.phrase()
        }),
    );
    put(&mut data, "for", Some(who).filter(|who| !who.is_empty()));
    Some(Value::Object(data))
}

/// The word of the content for the one value of a list of words that fits.
fn named<T: Model>(fits: impl Fn(&T) -> bool) -> Option<String> {
    let is_it = |name: &String| serde_json::from_value(json!(name)).is_ok_and(|value| fits(&value));
    names::<T>().into_iter().find(is_it)
}

fn venue(from: &Value, known: &Words) -> Map<String, Value> {
    let mut data = Map::new();
    let location = list(from, "service_at_locations").first().and_then(|at| at.get("location"));
    if let Some(location) = location {
        put(&mut data, "name", text(location, "name"));
        let address = list(location, "addresses").first().unwrap_or(&Value::Null);
        let parts = ["address_1", "city"].iter().filter_map(|key| text(address, key));
        let line = parts.collect::<Vec<_>>().join(", ");
        put(&mut data, "address", Some(line).filter(|line| !line.is_empty()));
        put(&mut data, "postcode", text(address, "postal_code"));
        put(&mut data, "area", words(location, TaxonomyKind::Area, Of::Area, known).into_iter().next());
        let features = list(location, "accessibility").iter();
        let feature = |it: &Value| {
            let ours = codes(it, TaxonomyKind::Access).into_iter().next();
            ours.or_else(|| known.id(Of::Access, text(it, "description")?).ok())
        };
        put_all(&mut data, "access", features.filter_map(feature).collect::<Vec<_>>());
        let said = text(location, "description").unwrap_or_default();
        let hidden = said == ADDRESS_KEPT || said.starts_with(&format!("{ADDRESS_KEPT}\n"));
        put(&mut data, "hidden", hidden.then_some(true));
        let note = said.strip_prefix(ADDRESS_KEPT).unwrap_or(said).trim();
        put(&mut data, "note", Some(note).filter(|note| !note.is_empty()));
    }
    let area = |it: &Value| known.id(Of::Area, text(it, "name")?).ok();
    put_all(&mut data, "serves", list(from, "service_areas").iter().filter_map(area).collect::<Vec<_>>());
    data
}

/// The times at which it runs; single dates of one kind together.
fn when(from: &Value) -> Vec<Value> {
    let mut all: Vec<Map<String, Value>> = Vec::new();
    for schedule in list(from, "schedules") {
        let mut data = Map::new();
        let days = text(schedule, "byday").unwrap_or_default().split(',');
        let day = |code: &str| Day::ALL.into_iter().find(|day| day.code() == code.trim());
        put_all(&mut data, "days", days.filter_map(day).map(|day| slugify(day.name())).collect::<Vec<_>>());
        let clock = |key: &str| text(schedule, key).and_then(|time| time.get(..5));
        let time = clock("opens_at").zip(clock("closes_at")).map(|(from, to)| format!("{from}-{to}"));
        put(&mut data, "time", time);
        let said = text(schedule, "description").unwrap_or_default();
        put(&mut data, "term", named(|term: &SchoolTime| said == format!("Runs {}", term.name())));
        put(&mut data, "note", text(schedule, "notes"));
        let (first, last) = (text(schedule, "valid_from"), text(schedule, "valid_to"));
        if let Some(date) = first.filter(|_| first == last && schedule.get("freq").is_none()) {
            let same = |there: &&mut Map<String, Value>| {
                let mut bare = (*there).clone();
                bare.remove("dates").is_some() && bare == data
            };
            if let Some(Value::Array(dates)) = all.last_mut().filter(same).and_then(|it| it.get_mut("dates"))
            {
                dates.push(json!(date));
                continue;
            }
            put(&mut data, "dates", Some(json!([date])));
        } else {
            put(&mut data, "from", first);
            put(&mut data, "to", last);
        }
        all.push(data);
    }
    all.into_iter().filter(|it| !it.is_empty()).map(Value::Object).collect()
}
