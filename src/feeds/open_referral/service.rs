//! A service: what it is, for whom, at what price, and how to get in.

use super::attributes::Attributes;
use super::documents::{self, CostOption, Funding, Language};
use super::{location, organization, schedule};
use crate::content::services::{Service, ServiceStatus};
use crate::content::{Listing, time};
use crate::markdown;
use crate::site::taxonomies::{Fact, TaxonomyKind};
use crate::site::{Site, changes, url};

/// How much of a service a document has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// What a list has: the fields that hold one value.
    Brief,
    /// Everything.
    Full,
}

/// A service as other directories read it.
pub fn service(site: &Site, listing: &Listing, depth: Depth) -> documents::Service {
    let (service, provider) = (listing.service, listing.provider);
    let slug = service.id.as_str();
    let id = site.ids.service(slug);
    let in_full = depth != Depth::Brief;
    let contact = service.reached_by(provider);
    let organization = organization::organization(site, provider, in_full);
    let brief = documents::Service {
        id: id.to_string(),
        organization_id: organization.id.clone(),
        name: service.name.to_string(),
        description: Some(description(service)),
        // A service that has closed has no page.
        url: (!service.is_closed()).then(|| site.address(&url::service(slug))),
        email: contact.email.as_ref().map(|email| email.as_str().to_owned()),
        status: status(service.status),
        interpretation_services: contact.sign_language.as_ref().map(ToString::to_string),
        application_process: Some(service.route.text.to_string()),
        fees: service.cost_note.as_ref().map(ToString::to_string),
        accreditations: accreditations(listing),
        minimum_age: Some(service.ages.youngest),
        maximum_age: service.ages.oldest,
        assured_date: service.last_checked(provider).map(|checked| checked.on.iso()),
        alert: service.status_note.as_ref().map(ToString::to_string),
        last_modified: changes::of_listing(listing).map(midnight),
        organization: Some(organization),
        ..documents::Service::default()
    };
    if !in_full {
        return brief;
    }
    let reached = organization::reached(site, &["service", slug], &contact);
    documents::Service {
        contacts: reached.contacts,
        phones: reached.phones,
        schedules: schedule::schedules(site, listing),
        service_areas: location::areas(site, listing),
        service_at_locations: location::at(site, listing).into_iter().collect(),
        languages: languages(site, service),
        funding: funding(site, listing),
        cost_options: prices(site, service),
        attributes: attributes(site, service),
        ..brief
    }
}

/// The first second of a day. The content knows days, and the standard wants a time.
fn midnight(date: time::Date) -> String {
    format!("{}T00:00:00Z", date.iso())
}

fn description(service: &Service) -> String {
    let about = service.about.as_ref().map(|about| markdown::plain(about.as_str()));
    match about.filter(|about| !about.is_empty()) {
        Some(about) => format!("{}\n\n{about}", service.summary),
        None => service.summary.to_string(),
    }
}

fn status(status: ServiceStatus) -> &'static str {
    match status {
        // A full service runs; that it has no place free is a fact beside its status.
        ServiceStatus::Open | ServiceStatus::Full => "active",
        ServiceStatus::TemporarilyClosed => "temporarily closed",
        ServiceStatus::Closed => "defunct",
    }
}

/// `Registered with Ofsted, number EY000101`
fn accreditations(listing: &Listing) -> Option<String> {
    let registered = |registration: &crate::content::providers::Registration| match &registration.number {
        Some(number) => format!("Registered with {}, number {number}", registration.with),
        None => format!("Registered with {}", registration.with),
    };
    let all: Vec<String> = listing.provider.registrations.iter().map(registered).collect();
    (!all.is_empty()).then(|| all.join("; "))
}

fn languages(site: &Site, service: &Service) -> Vec<Language> {
    let slug = service.id.as_str();
    let language = |name: &crate::content::scalar::Text| Language {
        id: site.ids.id(&["service", slug, "language", name.as_str()]).to_string(),
        name: name.to_string(),
    };
    service.languages.iter().map(language).collect()
}

/// The council, where it pays for the service.
fn funding(site: &Site, listing: &Listing) -> Vec<Funding> {
    let slug = listing.service.id.as_str();
    let pays = site.content.agreement(listing.provider).is_some_and(|agreement| agreement.commissioned);
    let funding = pays.then(|| Funding {
        id: site.ids.id(&["service", slug, "funding"]).to_string(),
        source: site.content.site.council.name.to_string(),
    });
    funding.into_iter().collect()
}

fn prices(site: &Site, service: &Service) -> Vec<CostOption> {
    let slug = service.id.as_str();
    let price = |(n, price): (usize, &crate::content::money::Price)| {
        let who = price.who.as_ref().map(|who| format!("for {who}"));
        let name: Vec<String> = price.name.as_ref().map(ToString::to_string).into_iter().chain(who).collect();
        CostOption {
            id: site.ids.id(&["service", slug, "price", &n.to_string()]).to_string(),
            option: (!name.is_empty()).then(|| name.join(", ")),
            currency: "GBP",
            amount: price.amount.pounds(),
            amount_description: price.per.map(|per| per.phrase().to_owned()),
        }
    };
    service.cost.iter().enumerate().map(price).collect()
}

/// The words by which the service is sorted, and the facts that the standard has no field for.
fn attributes(site: &Site, service: &Service) -> Vec<documents::Attribute> {
    let mut all = Attributes::of(site, site.ids.service(service.id.as_str()));
    all.add(TaxonomyKind::Tier, service.tier.as_str());
    all.add(TaxonomyKind::BreakType, service.break_type.as_str());
    service.needs.iter().for_each(|need| all.add(TaxonomyKind::Need, need.as_str()));
    all.add(TaxonomyKind::Route, service.route.kind.slug());
    let areas = service.venue.iter().flat_map(|venue| venue.areas());
    areas.for_each(|area| all.add(TaxonomyKind::Area, area.as_str()));

    if let Some(contact) = &service.contact {
        all.fact(Fact::PostalAddress, contact.address.as_ref());
        all.fact(Fact::Hours, contact.hours.as_ref());
        all.fact(Fact::Website, contact.website.as_ref().map(|website| website.as_str()));
    }
    all.fact(Fact::NotFor, service.not_for.as_ref());
    for criterion in &service.criteria {
        let text = markdown::plain(criterion.text.as_str());
        let shown = criterion.evidence.as_ref().map(|evidence| format!(" What shows it: {evidence}."));
        all.fact(Fact::Criterion, Some(format!("{text}{}", shown.unwrap_or_default())));
    }
    if let Some(support) = &service.support {
        all.fact(Fact::StaffRatio, support.ratio.map(|ratio| format!("{}:{}", ratio.staff, ratio.children)));
        all.yes_no(Fact::PersonalCare, support.personal_care.map(|care| care.0));
        all.fact(Fact::Medication, support.medication.as_ref());
        all.fact(Fact::Training, support.training.as_ref());
    }
    all.yes_no(Fact::DirectPayment, service.direct_payment.map(|pays| pays.0));
    all.fact(Fact::Transport, service.transport.as_ref());
    if let Some(places) = &service.places {
        all.fact(Fact::Places, places.total);
        all.fact(Fact::PlacesLeft, places.left);
        all.yes_no(Fact::WaitingList, Some(true).filter(|_| places.waiting_list.0));
        all.fact(Fact::Wait, places.wait.as_ref());
    }
    for word in &service.outcomes {
        match site.content.outcomes.meant_by(word.as_str()) {
            Some(outcome) if outcome.id.as_str() == word.as_str() => {
                all.add(TaxonomyKind::Outcome, outcome.id.as_str());
            }
            Some(outcome) => all.add_in_words(TaxonomyKind::Outcome, outcome.id.as_str(), word),
            None => all.fact(Fact::Outcome, Some(word)),
        }
    }
    all.yes_no(Fact::Full, Some(true).filter(|_| service.status == ServiceStatus::Full));
    all.fact(Fact::Added, service.added.map(time::Date::iso));
    all.fact(Fact::Closed, service.closed.map(time::Date::iso));
    all.fact(Fact::Id, Some(&service.id).filter(|_| service.is_closed()));
    for change in &service.changes {
        all.fact(Fact::Changed, Some(format!("{}: {}", change.on.iso(), change.what)));
    }
    all.done()
}
