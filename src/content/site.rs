//! `site.yaml`: the council, its colours and contacts, and how the site is set up.

use schemars::JsonSchema;
use serde::Deserialize;

use super::Slug;
use super::contact::{Contact, Email, WebAddress};
pub use super::listings::{FacetKind, Listings};
use super::scalar::{Colour, Prose, Text, YesNo};
use super::target::Target;
use super::time::Date;
use super::words::Language;

/// `site.yaml`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Site {
    /// The council that publishes the statement.
    pub council: Council,
    /// The name of the site, shown at the top of every page.
    pub title: Text,
    /// One or two sentences that say what the site is, for search engines and the home page.
    pub summary: Text,
    /// The address at which the site will be published, ending in a slash.
    pub base_url: WebAddress,
    /// The language of the content as a BCP 47 tag; British English where it is left out.
    #[serde(default = "Language::english")]
    pub language: Language,
    /// Other languages that the site is in as well, each in a folder of its own: `[pl, ur]`. What is translated stands in
    /// `translations/<language>/`; everything else is shown in the language of the content, and marked so.
    #[serde(default)]
    pub languages: Vec<Language>,
    /// The council's colours.
    #[serde(default)]
    pub colours: Colours,
    /// The theme: `default`, or a folder of `themes/` beside `content/`.
    #[serde(default = "default_theme")]
    pub theme: Slug,
    /// A banner that says the site is still being made.
    pub phase: Option<Phase>,
    /// A message at the top of every page, such as a closure.
    pub notice: Option<Text>,
    /// The team that families ask.
    pub contact: Contact,
    /// More people to ask: advice services, the parent carer forum, out of hours help.
    #[serde(default)]
    pub contacts: Vec<OtherContact>,
    /// How somebody says that a page is wrong or could be better.
    pub feedback: Feedback,
    /// Links in the menu after the ones that every site has.
    #[serde(default)]
    pub menu: Vec<MenuLink>,
    /// Links at the foot of every page after the ones that every site has.
    #[serde(default)]
    pub footer: Vec<MenuLink>,
    /// How listings are grouped and paged.
    #[serde(default)]
    pub listings: Listings,
    /// What others may do with the data of the site, which they can fetch as files.
    #[serde(default)]
    pub open_data: OpenData,
    /// When schools are open: one entry a half term, in order. The days between them are school holidays.
    #[serde(default)]
    pub school_terms: Vec<SchoolTerm>,
    /// Findings of law and advice that the council has decided to live with, each with its reason.
    #[serde(default)]
    pub ignore: Vec<Ignore>,
}

impl Site {
    /// Takes the place of a `site.yaml` that cannot be read. A build that uses it has failed already.
    pub(crate) fn stand_in() -> Site {
        Site {
            council: Council {
                name: Text::literal("The council"),
                area: Text::literal("the area"),
                website: WebAddress::literal("https://example.org/"),
                logo: None,
                logo_dark: None,
            },
            title: Text::literal("Short breaks"),
            summary: Text::literal("Short breaks for disabled children and their families."),
            base_url: WebAddress::literal("https://example.org/"),
            language: Language::english(),
            languages: Vec::new(),
            colours: Colours::default(),
            theme: default_theme(),
            phase: None,
            notice: None,
            contact: Contact::default(),
            contacts: Vec::new(),
            feedback: Feedback { email: Email::literal("feedback@example.org"), text: None },
            menu: Vec::new(),
            footer: Vec::new(),
            listings: Listings::default(),
            open_data: OpenData::default(),
            school_terms: Vec::new(),
            ignore: Vec::new(),
        }
    }
}

fn default_theme() -> Slug {
    Slug::literal("default")
}

/// A rule that the council has decided not to follow.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Ignore {
    /// The name of the rule, as findings show it in square brackets.
    pub rule: Slug,
    /// Why.
    pub reason: Text,
}

/// The council.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Council {
    /// The council's full name.
    pub name: Text,
    /// The area it serves, such as `Northmoor`.
    pub area: Text,
    /// The council's own website.
    pub website: WebAddress,
    /// A picture in `assets/` to show in place of the name.
    pub logo: Option<Text>,
    /// The same for dark colours; where left out, the logo stands on a white ground there as well.
    pub logo_dark: Option<Text>,
}

/// The colours of the council. Every pair that the theme makes of them is checked for contrast.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct Colours {
    /// The header's ground, buttons and headings of cards.
    pub brand: Colour,
    /// Links on a light ground.
    pub link: Colour,
    /// The thin line under the header, and marks.
    pub accent: Colour,
}

impl Default for Colours {
    fn default() -> Self {
        Colours {
            brand: Colour { red: 0x12, green: 0x4a, blue: 0x5c },
            link: Colour { red: 0x0b, green: 0x53, blue: 0x94 },
            accent: Colour { red: 0xf2, green: 0xb1, blue: 0x34 },
        }
    }
}

/// A banner under the header.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Phase {
    /// One word, such as `Draft` or `New`.
    pub name: Text,
    /// One sentence.
    pub text: Text,
}

/// Somebody else to ask.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct OtherContact {
    /// A short name for links.
    pub id: Slug,
    /// What the service or group is called.
    pub name: Text,
    /// What they can help with.
    pub summary: Text,
    /// How to reach them.
    pub contact: Contact,
}

/// How to say that a page is wrong.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Feedback {
    /// The address that takes suggestions.
    pub email: Email,
    /// What happens to a suggestion, in a sentence.
    pub text: Option<Prose>,
}

/// A link in the menu or at the foot.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct MenuLink {
    /// The words of the link; the page's own title where they are left out.
    pub text: Option<Text>,
    /// Where it leads.
    pub link: Target,
}

/// A run of weeks in which schools are open: half a term, where there is a half-term holiday.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct SchoolTerm {
    /// The first day of school.
    pub from: Date,
    /// The last day of school.
    pub to: Date,
}

/// The files for other programs: listings, sessions and changes.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct OpenData {
    /// The terms under which others may use the data; the Open Government Licence v3.0 where left out.
    pub licence: Licence,
    /// Whether the listings are published by Open Referral UK too; yes where left out. Say no where another directory
    /// of the council's publishes the same services, so that whoever collects both does not count them twice.
    pub open_referral: YesNo,
}

impl Default for OpenData {
    fn default() -> Self {
        OpenData { licence: Licence::default(), open_referral: YesNo(true) }
    }
}

/// Terms under which others may use something.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Licence {
    /// What it is called.
    pub name: Text,
    /// Where its words are.
    pub link: WebAddress,
}

impl Default for Licence {
    fn default() -> Self {
        Licence {
            name: Text::literal("Open Government Licence v3.0"),
            link: WebAddress::literal(
                "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
            ),
        }
    }
}
