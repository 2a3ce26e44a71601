//! Values that are right on their own and wrong together.

use crate::content::Listing;
use crate::diagnostic::{DataPath, Diagnostic, Place, Rule};
use crate::site::Site;

/// An end before its start.
pub const END_BEFORE_START: Rule = Rule::error(
    "end-before-start",
    "The last day is before the first one, so one of the two dates is wrong and the page would be too.",
);
/// More places left than there are.
pub const PLACES: Rule = Rule::error(
    "more-places-left-than-there-are",
    "A service cannot have more places left than it has in all.",
);
/// A price that does not say what it pays for.
pub const PRICE_WITHOUT_UNIT: Rule = Rule::error(
    "price-without-unit",
    "A price means little without what it pays for: an hour, a session, a day. A free service needs no unit.",
);
/// A row of figures that does not fit its table.
pub const FIGURES_PER_ROW: Rule = Rule::error(
    "figures-per-row",
    "Every row of a table has one figure for each column. A row with more or fewer would stand in the wrong \
     columns.",
);

/// A day on which a service closed that has not.
pub const CLOSED_AND_LISTED: Rule = Rule::error(
    "closed-and-listed",
    "The day on which a service closed for good has come, and its status says that it runs. Families would find it in \
     the list and stand in front of a closed door.",
);

/// All of them.
pub const RULES: [&Rule; 5] =
    [&END_BEFORE_START, &PLACES, &PRICE_WITHOUT_UNIT, &FIGURES_PER_ROW, &CLOSED_AND_LISTED];

/// Values that contradict each other.
pub fn check(site: &Site) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    // What is missing from a file with mistakes in it may only have been left out.
    let whole = |listing: &Listing| !site.content.unread.files.contains(&listing.provider.file);
    for listing in site.content.listings().filter(whole) {
        service(&listing, &mut found);
        closed(&listing, site.today, &mut found);
    }
    let statement = &site.content.statement;
    if let Some(next) = statement.next_review.filter(|next| *next <= statement.published) {
        let message = format!(
            "the next review, {next}, is not after {}, when the statement was published",
            statement.published
        );
        let place = statement.place("next-review");
        found.push(
            Diagnostic::new(&END_BEFORE_START, place, message).help("write the day of the next review"),
        );
    }
    for set in &site.content.evidence {
        let columns = set.columns.len().max(1);
        for (n, row) in set.rows.iter().enumerate().filter(|(_, row)| row.values.len() != columns) {
            let place = Place::value(&set.file, set.path.key("rows").index(n).key("values"));
            let message =
                format!("`{}` has {} figures, and the table has {columns} columns", row.id, row.values.len());
            found.push(
                Diagnostic::new(&FIGURES_PER_ROW, place, message).help("write one figure for each column"),
            );
        }
    }
    found
}

fn service(listing: &Listing, found: &mut Vec<Diagnostic>) {
    let at = |path: DataPath| Place::value(&listing.provider.file, path);
    for (n, when) in listing.service.when.iter().enumerate() {
        if let (Some(from), Some(to)) = (when.from, when.to)
            && to < from
        {
            let message = format!("it ends on {to}, before it starts on {from}");
            let place = at(listing.path().key("when").index(n).key("to"));
            found.push(
                Diagnostic::new(&END_BEFORE_START, place, message).help("write the later date as `to`"),
            );
        }
    }
    if let Some(places) = &listing.service.places
        && let (Some(total), Some(left)) = (places.total, places.left)
        && left > total
    {
        let message = format!("{left} places are left of {total}");
        let help = "write how many children it takes as `total`, and how many places are free as `left`";
        found.push(Diagnostic::new(&PLACES, listing.place("places.left"), message).help(help));
    }
    for (n, price) in listing.service.cost.iter().enumerate() {
        if price.amount.0 > 0 && price.per.is_none() {
            let message = format!("{} does not say what it pays for", price.amount);
            let place = at(listing.path().key("cost").index(n).key("amount"));
            let help = "add `per: session`, or hour, day, night, week, term or year";
            found.push(Diagnostic::new(&PRICE_WITHOUT_UNIT, place, message).help(help));
        }
    }
}

fn closed(listing: &Listing, today: jiff::civil::Date, found: &mut Vec<Diagnostic>) {
    let service = listing.service;
    if let Some(closed) = service.closed.filter(|closed| closed.0 <= today && !service.is_closed()) {
        let status = service.status.name().to_lowercase();
        let message = format!("it closed on {closed}, and its status is {status}");
        let help = "write `status: closed`, or take the day out";
        found.push(Diagnostic::new(&CLOSED_AND_LISTED, listing.place("closed"), message).help(help));
    }
}
