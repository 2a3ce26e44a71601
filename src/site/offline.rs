//! Steps that a family can take only online. Beside each of them a page shows the council's phone number.

use std::ops::Range;

use super::Site;
use crate::content::contact::Contact;
use crate::content::target::{Target, TargetKind};
use crate::content::tiers::Route;
use crate::markdown::{addresses, calls, plain, telephone};

/// The ways that a step offers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Ways {
    /// A link to the web, an email address.
    online: bool,
    /// A number to phone or text, a postal address.
    offline: bool,
}

impl Ways {
    fn and(self, other: Ways) -> Ways {
        Ways { online: self.online || other.online, offline: self.offline || other.offline }
    }

    fn is_online_only(self) -> bool {
        self.online && !self.offline
    }
}

/// Whether somebody can be reached only online.
pub fn contact_is_online_only(contact: &Contact) -> bool {
    of_contact(contact).is_online_only()
}

/// Whether a way in leads only online: by its words, by its link, and by whom the page names beside it.
pub fn route_is_online_only(site: &Site, route: &Route, beside: Option<&Contact>) -> bool {
    let words = of_words(route.text.as_str());
    let link = route.link.as_ref().map(|link| of_target(site, link)).unwrap_or_default();
    let own = words.and(link);
    // Words such as "Ask at the desk" lead nowhere online, whatever else there is.
    own.online && !beside.map_or(own, |contact| own.and(of_contact(contact))).offline
}

/// Whether a text leads on only online.
pub fn text_is_online_only(site: &Site, markdown: &str) -> bool {
    of_markdown(site, markdown, true).is_online_only()
}

fn of_contact(contact: &Contact) -> Ways {
    Ways {
        online: contact.email.is_some() || contact.website.is_some(),
        offline: contact.phone.is_some() || contact.text.is_some() || contact.address.is_some(),
    }
}

/// What a link offers: an address on the web, or the page of the site to which it leads.
fn of_target(site: &Site, target: &Target) -> Ways {
    let Target::Inside { kind, id, .. } = target else { return Ways { online: true, offline: false } };
    let documents = match kind {
        TargetKind::Page => &site.content.pages,
        TargetKind::Section => &site.content.sections,
        // The page to ask us, and pages that say more than how to take a step.
        _ => return Ways { online: false, offline: true },
    };
    let found = documents.iter().find(|document| document.id.as_str() == id.as_str());
    found.map(|document| of_markdown(site, &document.body, false)).unwrap_or_default()
}

/// What a text offers, and what its links to pages of the site do where they are to be followed.
fn of_markdown(site: &Site, markdown: &str, follow: bool) -> Ways {
    let mut ways = of_words(&plain(markdown));
    for address in addresses(markdown) {
        ways = ways.and(match address.split_once(':') {
            Some(("tel" | "sms", _)) => Ways { online: false, offline: true },
            Some(("http" | "https" | "mailto", _)) => Ways { online: true, offline: false },
            _ if follow => address.parse().map(|target| of_target(site, &target)).unwrap_or_default(),
            _ => Ways::default(),
        });
    }
    for call in calls(markdown) {
        ways = ways.and(match (call.name.as_str(), call.unnamed(0)) {
            ("contact", Some("phone" | "text" | "address")) => Ways { online: false, offline: true },
            ("contact", Some("email")) => Ways { online: true, offline: false },
            ("link", Some(to)) if follow => to.parse().map(|to| of_target(site, &to)).unwrap_or_default(),
            _ => Ways::default(),
        });
    }
    ways
}

/// What the numbers and addresses in some words offer.
fn of_words(words: &str) -> Ways {
    let is_address = |word: &str| {
        let (name, host) = word.split_once('@').unwrap_or_default();
        word.contains("://") || !name.is_empty() && host.contains('.')
    };
    Ways { online: words.split_whitespace().any(is_address), offline: has_number(words) }
}

/// Whether a phone number stands in some words.
fn has_number(words: &str) -> bool {
    let starts: Range<usize> = 0..words.len();
    let mut starts = starts.filter(|at| words.is_char_boundary(*at));
    starts.any(|at| matches!(words.as_bytes()[at], b'0' | b'+' | b'(') && telephone(words, at).is_some())
}
