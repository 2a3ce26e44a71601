//! Who runs a service, and how to reach them.

use super::attributes::Attributes;
use super::documents;
use crate::content::contact::{Contact, Phone};
use crate::content::providers::Provider;
use crate::markdown;
use crate::site::taxonomies::{Fact, TaxonomyKind};
use crate::site::{Site, url};

/// An organisation: in full, or with what a list has of it.
pub fn organization(site: &Site, provider: &Provider, in_full: bool) -> documents::Organization {
    let slug = provider.id.as_str();
    let id = site.ids.id(&["organization", slug]);
    let kind = provider.kind.map(|kind| kind.name().to_owned());
    let said = [provider.summary.as_ref().map(ToString::to_string), about(provider)];
    let said: Vec<String> = said.into_iter().flatten().collect();
    let (mut attributes, mut identifiers) = (Vec::new(), Vec::new());
    let mut reached = Reached::default();
    if in_full {
        reached = self::reached(site, &["organization", slug], &provider.contact);
        let mut terms = Attributes::of(site, id);
        if let Some(kind) = provider.kind {
            terms.add(TaxonomyKind::Organisation, kind.slug());
        }
        terms.fact(Fact::PostalAddress, provider.contact.address.as_ref());
        terms.fact(Fact::Checked, provider.checked.as_ref().map(|checked| checked.on.iso()));
        terms.fact(Fact::Hours, provider.contact.hours.as_ref());
        let decision = provider.contract.as_ref().and_then(|contract| contract.decision.as_ref());
        terms.fact(Fact::ContractDecision, decision);
        let ends = provider.contract.as_ref().and_then(|contract| contract.ends);
        terms.fact(Fact::ContractEnds, ends.map(|date| date.iso()));
        attributes = terms.done();
        for (n, registration) in provider.registrations.iter().enumerate() {
            let Some(number) = &registration.number else { continue };
            identifiers.push(documents::OrganizationIdentifier {
                id: site.ids.id(&["organization", slug, "registration", &n.to_string()]).to_string(),
                identifier_type: registration.with.to_string(),
                identifier: number.to_string(),
            });
        }
    }
    documents::Organization {
        id: id.to_string(),
        name: provider.name.to_string(),
        // The standard wants a description. Without one, what is known is said again.
        description: match said.is_empty() {
            true => kind.unwrap_or_else(|| provider.name.to_string()),
            false => said.join("\n\n"),
        },
        email: provider.contact.email.as_ref().map(|email| email.as_str().to_owned()),
        interpretation_services: match in_full {
            true => provider.contact.sign_language.as_ref().map(ToString::to_string),
            false => None,
        },
        website: provider.contact.website.as_ref().map(|site| site.as_str().to_owned()),
        uri: site.address(&url::provider(slug)),
        contacts: reached.contacts,
        phones: reached.phones,
        organization_identifiers: identifiers,
        attributes,
    }
}

fn about(provider: &Provider) -> Option<String> {
    provider.about.as_ref().map(|about| markdown::plain(about.as_str())).filter(|text| !text.is_empty())
}

/// Ways to reach somebody: by name where one is known, or by number alone.
#[derive(Default)]
pub struct Reached {
    pub contacts: Vec<documents::Contact>,
    pub phones: Vec<documents::Phone>,
}

/// The ways to reach the thing that these names lead to.
pub fn reached(site: &Site, names: &[&str], contact: &Contact) -> Reached {
    let phones = phones(site, names, contact);
    let Some(name) = &contact.name else { return Reached { phones, ..Reached::default() } };
    let contact = documents::Contact {
        id: site.ids.id(&[names, &["contact"]].concat()).to_string(),
        name: name.to_string(),
        email: contact.email.as_ref().map(|email| email.as_str().to_owned()),
        phones,
    };
    Reached { contacts: vec![contact], phones: Vec::new() }
}

/// The numbers of a contact, each with when somebody answers.
fn phones(site: &Site, names: &[&str], contact: &Contact) -> Vec<documents::Phone> {
    let phone = |number: &Phone, kind: &'static str, words: Option<String>| documents::Phone {
        id: site.ids.id(&[names, &["phone", kind]].concat()).to_string(),
        number: number.to_string(),
        kind,
        description: words,
    };
    let hours = contact.hours.as_ref().map(ToString::to_string);
    let voice = contact.phone.as_ref().map(|number| phone(number, "voice", hours));
    let text = contact.text.as_ref().map(|number| {
        let words = "Takes text messages".to_owned();
        phone(number, "text", Some(words))
    });
    voice.into_iter().chain(text).collect()
}
