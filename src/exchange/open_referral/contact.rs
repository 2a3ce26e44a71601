//! Organisations, and how to reach them.

use serde_json::{Map, Value, json};

use super::attributes::{codes, fact};
use super::{list, put, put_all, text};
use crate::content::Content;
use crate::site::taxonomies::{Fact, TaxonomyKind};

/// An organisation by what a service says of it.
pub fn organisation(
    id: &str,
    service: &Value,
    organisation: &Value,
    content: &Content,
) -> Map<String, Value> {
    let mut data = Map::new();
    put(&mut data, "id", Some(id));
    let name = text(organisation, "name").unwrap_or(id);
    put(&mut data, "name", Some(name));
    put(&mut data, "kind", codes(organisation, TaxonomyKind::Organisation).into_iter().next());
    let kinds = crate::content::providers::ProviderKind::ALL;
    let filler = |said: &&str| *said != name && kinds.iter().all(|kind| kind.name() != *said);
    // Where there is no description of its own, the name or kind stands there.
    let (summary, about) = described(text(organisation, "description").filter(filler));
    put(&mut data, "summary", summary);
    put(&mut data, "about", about);
    let mut reached = contact(organisation);
    put(&mut reached, "website", text(organisation, "website"));
    put(&mut reached, "address", fact(organisation, Fact::PostalAddress));
    put(&mut reached, "hours", fact(organisation, Fact::Hours));
    put(&mut reached, "sign-language", text(organisation, "interpretation_services"));
    put_all(&mut data, "contact", reached);
    put_all(&mut data, "registrations", registrations(service, organisation));
    let council = content.site.council.name.as_str();
    let mut contract = Map::new();
    let pays = list(service, "funding").iter().any(|funding| text(funding, "source") == Some(council));
    let decision = fact(organisation, Fact::ContractDecision);
    // What rests on a decision is paid for, and need not say so.
    put(&mut contract, "commissioned", (pays && decision.is_none()).then_some(true));
    put(&mut contract, "decision", decision);
    put(&mut contract, "ends", fact(organisation, Fact::ContractEnds));
    put_all(&mut data, "contract", contract);
    put(&mut data, "checked", fact(organisation, Fact::Checked).map(|on| json!({ "on": on })));
    data
}

/// What a service says of how to reach it, and its organisation does not.
pub fn own(service: &Value, organisation: &Value) -> Map<String, Value> {
    let mut own = contact(service);
    put(&mut own, "website", fact(service, Fact::Website));
    put(&mut own, "address", fact(service, Fact::PostalAddress));
    put(&mut own, "hours", fact(service, Fact::Hours));
    put(&mut own, "sign-language", text(service, "interpretation_services"));
    own.retain(|key, value| organisation.get(key) != Some(&*value));
    own
}

fn contact(thing: &Value) -> Map<String, Value> {
    let named = list(thing, "contacts").first().unwrap_or(&Value::Null);
    let phones = || list(named, "phones").iter().chain(list(thing, "phones"));
    let phone = |sms: bool| {
        let mut fitting = phones().filter(|phone| (text(phone, "type") == Some("text")) == sms);
        fitting.find_map(|phone| text(phone, "number"))
    };
    let mut data = Map::new();
    put(&mut data, "name", text(named, "name"));
    put(&mut data, "phone", phone(false));
    put(&mut data, "text", phone(true));
    put(&mut data, "email", text(named, "email").or(text(thing, "email")));
    data
}

/// A first paragraph and the rest, as a summary and more about it.
pub fn described(description: Option<&str>) -> (Option<String>, Option<String>) {
    let Some(description) = description else { return (None, None) };
    let (first, rest) = description.split_once("\n\n").unwrap_or((description, ""));
    let line = first.split_whitespace().collect::<Vec<_>>().join(" ");
    // Each line is a paragraph: plain text knows no other.
    let lines: Vec<&str> = rest.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    (Some(line), (!lines.is_empty()).then(|| lines.join("\n\n")))
}

/// `Registered with Ofsted, number EY000101; Registered with …`, or the numbers alone.
fn registrations(service: &Value, organisation: &Value) -> Vec<Value> {
    let said = text(service, "accreditations").unwrap_or_default();
    let entries: Option<Vec<Value>> = said
        .split("; ")
        .map(|entry| {
            let entry = entry.strip_prefix("Registered with ")?;
            Some(match entry.rsplit_once(", number ") {
                Some((with, number)) => json!({ "with": with, "number": number }),
                None => json!({ "with": entry }),
            })
        })
        .collect();
    entries.unwrap_or_else(|| {
        let numbers = list(organisation, "organization_identifiers").iter();
        let known = numbers.filter_map(|it| Some((text(it, "identifier_type")?, text(it, "identifier")?)));
        known.map(|(with, number)| json!({ "with": with, "number": number })).collect()
    })
}
