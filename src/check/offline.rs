//! Steps that a family without the internet cannot take.

use crate::diagnostic::{Diagnostic, Place, Rule};
use crate::site::{Site, offline};

/// A step that is only online, and no phone number to put beside it.
pub const ONLINE_ONLY: Rule = Rule::advice(
    "online-only",
    "Not every family is online, and a form can be what keeps a parent from asking. Beside each step that leads only to \
     a website or an email address, pages show the phone number of `contact` in site.yaml. Without that number \
     there is nothing to show.",
);

/// All of them.
pub const RULES: [&Rule; 1] = [&ONLINE_ONLY];

/// Steps that are only online, where the council gives no phone number.
pub fn check(site: &Site) -> Vec<Diagnostic> {
    let content = site.content;
    if content.site.contact.phone.is_some() {
        return Vec::new();
    }
    let mut found = Vec::new();
    for tier in &content.tiers {
        if offline::route_is_online_only(site, &tier.route, None) {
            found.push(finding(tier.place("route"), "this way to ask"));
        }
    }
    for listing in &site.listings {
        let contact = listing.service.reached_by(listing.provider);
        if offline::route_is_online_only(site, &listing.service.route, Some(&contact)) {
            found.push(finding(listing.place("route"), "this way to get a place"));
        }
    }
    for provider in &content.providers {
        if offline::contact_is_online_only(&provider.contact) {
            found.push(finding(provider.place("contact"), "this contact"));
        }
    }
    for (n, other) in content.site.contacts.iter().enumerate() {
        if offline::contact_is_online_only(&other.contact) {
            let path = content.site.path.key("contacts").index(n).key("contact");
            found.push(finding(Place::value(&content.site.file, path), "this contact"));
        }
    }
    if let Some(guide) = &content.eligibility {
        for (n, end) in guide.ends.iter().enumerate() {
            let next = end.next.as_ref().filter(|next| offline::text_is_online_only(site, next.as_str()));
            let place = || Place::value(&guide.file, guide.path.key("ends").index(n).key("next"));
            found.extend(next.map(|_| finding(place(), "what to do next")));
        }
    }
    found
}

fn finding(place: Place, what: &str) -> Diagnostic {
    let message = format!("{what} is only online, and the council gives no phone number");
    Diagnostic::new(&ONLINE_ONLY, place, message).help("add `phone:` to `contact:` in site.yaml, or here")
}
