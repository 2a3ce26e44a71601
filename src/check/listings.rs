//! How listings are grouped: the ways to narrow them, bands of age and price, school terms.

use crate::content::money::Pence;
use crate::content::scalar::AgeRange;
use crate::diagnostic::{Diagnostic, Place, Rule};
use crate::site::Site;

/// A way to narrow the listings that no listing can be found by.
pub const EMPTY_FACET: Rule = Rule::advice(
    "empty-facet",
    "A way to narrow the listings is asked for in `site.yaml`, and no listing says anything about it, so families do \
     not see it. Either the listings lack something, such as their areas, or it can be left out.",
);
/// A way to choose together that is not offered.
pub const PAIR_NOT_OFFERED: Rule = Rule::error(
    "pair-not-offered",
    "`pairs` names the ways of which families can choose two together. Each of them has to be offered, so it has to \
     stand in `facets` too.",
);
/// Two ways that would make too many pages together.
pub const TOO_MANY_PAIRS: Rule = Rule::advice(
    "too-many-pairs",
    "Each two things that families can choose at once have lists of their own, and with many services these are very \
     many pages. Ways that would go beyond `pair-pages` are not offered together.",
);
/// Bands that are out of order, overlap or leave a gap.
pub const BANDS: Rule = Rule::error(
    "bands",
    "Families look in one band, so every age belongs to exactly one, and every price too. Bands of age go from the \
     youngest to the oldest, and each starts where the last one ended. Bands of price are the amounts at which each \
     one ends, lowest first.",
);
/// School terms that are out of order or overlap.
pub const SCHOOL_TERMS: Rule = Rule::error(
    "school-terms",
    "School terms tell when a club that runs in term time or in the holidays comes next. They stand in order, each \
     ends after it starts, and no day is in two.",
);

/// All of them.
pub const RULES: [&Rule; 5] = [&EMPTY_FACET, &PAIR_NOT_OFFERED, &TOO_MANY_PAIRS, &BANDS, &SCHOOL_TERMS];

/// What is wrong with how listings are grouped.
pub fn check(site: &Site) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    facets(site, &mut found);
    ages(site, &mut found);
    prices(site, &mut found);
    terms(site, &mut found);
    found
}

/// The place of an entry in a list of `listings` in `site.yaml`.
fn entry(site: &Site, list: &str, number: usize) -> Place {
    let written = &site.content.site;
    Place::value(&written.file, written.path.key("listings").key(list).index(number))
}

fn facets(site: &Site, found: &mut Vec<Diagnostic>) {
    let listings = &site.content.site.listings;
    // Where files could not be read, what a facet lacks may be in them.
    let unread = &site.content.unread;
    if unread.kinds.is_empty() && unread.ids.is_empty() && !site.listings.is_empty() {
        let wanted = listings.facets.iter().flatten().enumerate();
        for (n, kind) in wanted.filter(|(_, kind)| site.facet(**kind).is_none()) {
            let message = format!("no listing can be found by `{}`", kind.slug());
            let help = "say it in the listings, or take it out of `facets`";
            found.push(Diagnostic::new(&EMPTY_FACET, entry(site, "facets", n), message).help(help));
        }
    }
    let pairs = listings.pairs.iter().flatten().enumerate();
    for (n, kind) in pairs.filter(|(_, kind)| !listings.facets().contains(kind)) {
        let message = format!("`{}` is not one of the ways to narrow the listings", kind.slug());
        let help = format!("add `{}` to `facets`, or take it out of `pairs`", kind.slug());
        found.push(Diagnostic::new(&PAIR_NOT_OFFERED, entry(site, "pairs", n), message).help(help));
    }
    // Where nobody asked for them, nobody misses them.
    for ((one, other), pages) in site.pairs.left_out.iter().filter(|_| listings.pairs.is_some()) {
        let (one, other) = (site.facets[*one].kind.slug(), site.facets[*other].kind.slug());
        let message = format!(
            "`{one}` and `{other}` are not offered together: {pages} more pages would go beyond {}",
            listings.pair_pages
        );
        let help = "take one of them out of `pairs`, or allow more pages with `pair-pages`";
        let place = site.content.site.place("listings.pairs");
        found.push(Diagnostic::new(&TOO_MANY_PAIRS, place, message).help(help));
    }
}

fn ages(site: &Site, found: &mut Vec<Diagnostic>) {
    let bands = &site.content.site.listings.age_bands;
    for (n, pair) in bands.windows(2).enumerate() {
        let (before, band) = (&pair[0], &pair[1]);
        // The same band twice is a finding of its own.
        if bands[..=n].contains(band) {
            continue;
        }
        if let Some((message, help)) = misfit(before, band) {
            found.push(Diagnostic::new(&BANDS, entry(site, "age-bands", n + 1), message).help(help));
        }
    }
}

/// Why a band of age cannot follow another, and what to write.
fn misfit(before: &AgeRange, band: &AgeRange) -> Option<(String, String)> {
    let end = band.oldest.map_or("+".to_owned(), |oldest| format!("-{oldest}"));
    let Some(oldest) = before.oldest else {
        let message = format!("nothing can come after the band {before}, which has no end");
        return Some((message, "put the band without an end last".to_owned()));
    };
    let next = oldest.saturating_add(1);
    let fits = band.oldest.is_none_or(|oldest| oldest >= next);
    let help = || match fits {
        true => format!("write `{next}{end}`"),
        false => "write the bands in order, youngest first".to_owned(),
    };
    match band.youngest {
        youngest if youngest == next => None,
        youngest if youngest < next => {
            Some((format!("the bands {before} and {band} overlap or are out of order"), help()))
        }
        youngest if youngest == next + 1 => Some((format!("the age {next} is in no band"), help())),
        youngest => Some((format!("the ages {next} to {} are in no band", youngest - 1), help())),
    }
}

fn prices(site: &Site, found: &mut Vec<Diagnostic>) {
    let mut last = Pence(0);
    for (n, end) in site.content.site.listings.price_bands.iter().enumerate() {
        if *end <= last {
            let (message, help) = match end {
                Pence(0) => (
                    "a band of prices cannot end at 0".to_owned(),
                    "take it out: what is free has a band of its own",
                ),
                end => (
                    format!("the band up to {end} does not go beyond {last}"),
                    "write the lowest amount first",
                ),
            };
            found.push(Diagnostic::new(&BANDS, entry(site, "price-bands", n), message).help(help));
        }
        last = last.max(*end);
    }
}

fn terms(site: &Site, found: &mut Vec<Diagnostic>) {
    let written = &site.content.site;
    let place =
        |n: usize, key| Place::value(&written.file, written.path.key("school-terms").index(n).key(key));
    for (n, term) in written.school_terms.iter().enumerate() {
        if term.to < term.from {
            let message = format!("the last day of school, {}, is before the first, {}", term.to, term.from);
            let found_here = Diagnostic::new(&SCHOOL_TERMS, place(n, "to"), message);
            found.push(found_here.help("put the earlier date first"));
        }
        let before = n.checked_sub(1).and_then(|before| written.school_terms.get(before));
        if let Some(before) = before.filter(|before| term.from <= before.to) {
            let message =
                format!("this term starts on {}, and the one before ends on {}", term.from, before.to);
            let found_here = Diagnostic::new(&SCHOOL_TERMS, place(n, "from"), message);
            found.push(found_here.help("write the terms in order, so that no day is in two"));
        }
    }
}
