//! The columns of `services.csv`: the one list by which listings are written to spreadsheets and read from them.
//!
//! A column is called like the key in the files of `providers/`, with the keys that lead to it before it:
//! `venue: { postcode: … }` is `venue-postcode`. Those of the organisation start with `organisation-`.

use super::cells::{Form, Part, names};
use super::words::Of;
use crate::content::contact::{Email, Postcode, WebAddress};
use crate::content::providers::ProviderKind;
use crate::content::scalar::Text;
use crate::content::services::ServiceStatus;
use crate::content::target::Target;
use crate::content::tiers::RouteKind;
use crate::diagnostic::{DataPath, nearest};

/// A column.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// Whether it tells about the service or about its organisation.
    pub of: Whose,
    /// The keys that lead to the value, with points between them.
    pub keys: &'static str,
    /// How the value stands in a cell.
    pub form: Form,
}

/// Whom a column tells about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// The service.
    Service,
    /// The organisation that runs it.
    Organisation,
}

const fn service(keys: &'static str, form: Form) -> Column {
    Column { of: Whose::Service, keys, form }
}

const fn organisation(keys: &'static str, form: Form) -> Column {
    Column { of: Whose::Organisation, keys, form }
}

const TEXT: Form = Form::one::<Text>();
const PHONE: Form = Form::Phone;

/// Every column, in the order in which they are written.
pub const COLUMNS: [Column; 77] = [
    service("id", Form::Slug),
    service("name", TEXT),
    organisation("id", Form::Slug),
    organisation("name", TEXT),
    service("type", Form::Word(Of::BreakType)),
    service("tier", Form::Word(Of::Tier)),
    service("ages", Form::Ages),
    service("needs", Form::Words(Of::Need)),
    service("not-for", TEXT),
    service("summary", TEXT),
    service("about", Form::Prose),
    service("criteria", Form::Criteria),
    service("when", Form::When),
    service("venue.name", TEXT),
    service("venue.address", TEXT),
    service("venue.postcode", Form::one::<Postcode>()),
    service("venue.area", Form::Word(Of::Area)),
    service("venue.serves", Form::Words(Of::Area)),
    service("venue.hidden", Form::YesNo),
    service("venue.access", Form::Words(Of::Access)),
    service("venue.note", TEXT),
    service("support.ratio", Form::Ratio),
    service("support.personal-care", Form::YesNo),
    service("support.medication", TEXT),
    service("support.training", TEXT),
    service("cost", Form::Prices),
    service("cost-note", TEXT),
    service("direct-payment", Form::YesNo),
    service("transport", TEXT),
    service("route.kind", Form::Choice(names::<RouteKind>)),
    service("route.text", TEXT),
    service("route.link", Form::one::<Target>()),
    service("places.total", Form::Whole),
    service("places.left", Form::Whole),
    service("places.waiting-list", Form::YesNo),
    service("places.wait", TEXT),
    service("outcomes", Form::Texts),
    service("languages", Form::Texts),
    service("contact.name", TEXT),
    service("contact.phone", PHONE),
    service("contact.text", PHONE),
    service("contact.email", Form::one::<Email>()),
    service("contact.website", Form::one::<WebAddress>()),
    service("contact.address", TEXT),
    service("contact.hours", TEXT),
    service("contact.sign-language", TEXT),
    service("checked.on", Form::Date),
    service("checked.by", TEXT),
    service("status", Form::Choice(names::<ServiceStatus>)),
    service("status-note", TEXT),
    service("added", Form::Date),
    service("changes", Form::Changes),
    service("closed", Form::Date),
    service("aliases", Form::Slugs),
    organisation("kind", Form::Choice(names::<ProviderKind>)),
    organisation("summary", TEXT),
    organisation("about", Form::Prose),
    organisation("contact.name", TEXT),
    organisation("contact.phone", PHONE),
    organisation("contact.text", PHONE),
    organisation("contact.email", Form::one::<Email>()),
    organisation("contact.website", Form::one::<WebAddress>()),
    organisation("contact.address", TEXT),
    organisation("contact.hours", TEXT),
    organisation("contact.sign-language", TEXT),
    organisation("registrations", Form::Registrations),
    organisation("contract.commissioned", Form::YesNo),
    organisation("contract.decision", Form::Slug),
    organisation("contract.ends", Form::Date),
    organisation("contract.extensions", Form::Terms),
    organisation("checked.on", Form::Date),
    organisation("checked.by", TEXT),
    organisation("aliases", Form::Slugs),
    // Read, and never written: what many spreadsheets have in columns of their own.
    service("when.days", Form::Part(Part::Days)),
    service("when.starts", Form::Part(Part::Starts)),
    service("when.ends", Form::Part(Part::Ends)),
    service("when.term", Form::Part(Part::Term)),
];

impl Column {
    /// What its heading says.
    pub fn name(&self) -> String {
        let keys = self.keys.replace('.', "-");
        match self.of {
            Whose::Service => keys,
            Whose::Organisation => format!("organisation-{keys}"),
        }
    }

    /// The path of its value in the data of the service or organisation.
    pub fn path(&self) -> DataPath {
        DataPath::root().dotted(self.keys)
    }
}

/// The columns that are written.
pub fn written() -> impl Iterator<Item = &'static Column> {
    COLUMNS.iter().filter(|column| !matches!(column.form, Form::Part(_)))
}

/// The column that a heading names, whatever its capitals, spaces and hyphens.
pub fn named(heading: &str) -> Option<&'static Column> {
    let heading = bare(heading);
    let is = |name: &str| COLUMNS.iter().find(|column| bare(&column.name()) == name);
    is(&heading).or_else(|| match heading.as_str() {
        "organisation" | "provider" | "organization" => is("organisationname"),
        "service" => is("name"),
        _ => {
            let of = ["provider", "organization"].iter().find_map(|word| heading.strip_prefix(word));
            of.and_then(|rest| is(&format!("organisation{rest}")))
                .or_else(|| heading.strip_prefix("service").and_then(is))
        }
    })
}

/// The name of the column that a heading may have been meant for.
pub fn meant(heading: &str) -> Option<String> {
    let names: Vec<String> = COLUMNS.iter().map(Column::name).collect();
    let heading = crate::content::id::slugify(heading);
    nearest(&heading, names.iter().map(String::as_str)).map(str::to_owned)
}

/// The letters and digits of a heading.
pub fn bare(heading: &str) -> String {
    heading.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
