//! Addresses within the site. Every one is made here.

use std::fmt;

use crate::content::Slug;
use crate::content::id::is_reserved;
use crate::content::site::FacetKind;
use crate::content::words::Language;

/// The address of a page or file, from the root of the site and without a slash before it: `services/saturday-swim/`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Url(String);

impl Url {
    /// The address as it follows the root.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The file that answers it, from the root of the output.
    pub fn file(&self) -> String {
        match self.0.is_empty() || self.0.ends_with('/') {
            true => format!("{}index.html", self.0),
            false => self.0.clone(),
        }
    }

    /// What leads from this page back to the root: `../../`, or `./` at the root.
    pub fn root(&self) -> String {
        match self.0.matches('/').count() {
            0 => "./".to_owned(),
            depth => "../".repeat(depth),
        }
    }

    /// The address as it follows a folder of the root: what stands above the folder of a language.
    pub fn above(&self) -> Url {
        Url(format!("../{self}"))
    }

    fn folder(parts: &[&str]) -> Url {
        let mut url = String::with_capacity(parts.iter().map(|part| part.len() + 1).sum());
        for part in parts {
            url.push_str(part);
            url.push('/');
        }
        Url(url)
    }
}

// What a browser asks for is looked up without making an address of it first.
impl std::borrow::Borrow<str> for Url {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Url {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// `ur/`: the folder of a language that is not the site's own.
pub fn language(language: &Language) -> String {
    format!("{}/", language.tag().to_ascii_lowercase())
}

/// `/`
pub fn home() -> Url {
    Url(String::new())
}

/// `/statement/`
pub fn statement() -> Url {
    Url::folder(&["statement"])
}

/// `/statement/<section>/`
pub fn section(id: &Slug) -> Url {
    Url::folder(&["statement", id.as_str()])
}

/// `/statement/all/`
pub fn statement_all() -> Url {
    Url::folder(&["statement", "all"])
}

/// `/statement.txt`
pub fn statement_text() -> Url {
    Url("statement.txt".to_owned())
}

/// `/statement/large-print/`
pub fn large_print() -> Url {
    Url::folder(&["statement", "large-print"])
}

/// `/eligibility/`
pub fn eligibility() -> Url {
    Url::folder(&["eligibility"])
}

/// `/eligibility/<tier>/`
pub fn tier(id: &str) -> Url {
    Url::folder(&["eligibility", id])
}

/// `/eligibility/guide/`
pub fn guide() -> Url {
    tier("guide")
}

/// `/eligibility/guide/<question or end>/`
pub fn guide_step(id: &str) -> Url {
    Url::folder(&["eligibility", "guide", id])
}

/// `/eligibility/guide/all/`
pub fn guide_all() -> Url {
    guide_step("all")
}

/// `/range/`
pub fn range() -> Url {
    Url::folder(&["range"])
}

/// `/range/duty/<duty>/` or `/range/type/<type>/`
pub fn range_row(rows: &str, id: &str) -> Url {
    Url::folder(&["range", rows, id])
}

/// `/services/`
pub fn services() -> Url {
    Url::folder(&["services"])
}

/// `/services/?<facet>=<value>&…`, as the script there reads it. This is no file's address, so it is only text.
pub fn chosen<'a>(choices: impl IntoIterator<Item = (FacetKind, &'a str)>) -> String {
    let choices: Vec<String> =
        choices.into_iter().map(|(facet, value)| format!("{}={value}", facet.slug())).collect();
    let query = if choices.is_empty() { String::new() } else { format!("?{}", choices.join("&")) };
    format!("{}{query}", services())
}

/// `/services/all/`
pub fn services_all() -> Url {
    Url::folder(&["services", "all"])
}

/// `/services/<service>/`
pub fn service(id: &str) -> Url {
    Url::folder(&["services", id])
}

/// `/services/by/`, or `/services/by/<facet>/`
pub fn browse(facet: Option<FacetKind>) -> Url {
    match facet {
        None => Url::folder(&["services", "by"]),
        Some(facet) => Url::folder(&["services", "by", facet.slug()]),
    }
}

/// `/services/by/<facet>/<value>/`
pub fn facet(facet: FacetKind, value: &str) -> Url {
    Url::folder(&["services", "by", facet.slug(), value])
}

/// `/services/by/<facet>/<value>/<facet>/<value>/`
pub fn facets(facet: FacetKind, value: &str, other: FacetKind, and: &str) -> Url {
    Url::folder(&["services", "by", facet.slug(), value, other.slug(), and])
}

/// `/services/a-to-z/`
pub fn a_to_z() -> Url {
    Url::folder(&["services", "a-to-z"])
}

/// `/services/near/`, or `/services/near/<area>/`
pub fn near(area: Option<&Slug>) -> Url {
    match area {
        None => Url::folder(&["services", "near"]),
        Some(area) => Url::folder(&["services", "near", area.as_str()]),
    }
}

/// A page of a list: the list's own address for the first, `page/2/` below it for the second.
pub fn numbered(list: &Url, number: usize) -> Url {
    match number {
        1 => list.clone(),
        _ => Url(format!("{list}page/{number}/")),
    }
}

/// `/providers/`
pub fn providers() -> Url {
    Url::folder(&["providers"])
}

/// `/providers/<provider>/`
pub fn provider(id: &str) -> Url {
    Url::folder(&["providers", id])
}

/// `/you-said-we-did/`
pub fn participation() -> Url {
    Url::folder(&["you-said-we-did"])
}

/// `/decisions/`
pub fn decisions() -> Url {
    Url::folder(&["decisions"])
}

/// `/decisions/<decision>/`
pub fn decision(id: &str) -> Url {
    Url::folder(&["decisions", id])
}

/// `/outcomes/`
pub fn outcomes() -> Url {
    Url::folder(&["outcomes"])
}

/// `/evidence/`
pub fn evidence() -> Url {
    Url::folder(&["evidence"])
}

/// `/evidence/<table>/`
pub fn evidence_set(id: &str) -> Url {
    Url::folder(&["evidence", id])
}

/// The id of a row on the page of its table, or of the total: `row-overnight`.
pub fn evidence_row(row: &str) -> String {
    format!("row-{row}")
}

/// `/easy-read/`
pub fn easy_reads() -> Url {
    Url::folder(&["easy-read"])
}

/// `/easy-read/<document>/`
pub fn easy_read(id: &Slug) -> Url {
    Url::folder(&["easy-read", id.as_str()])
}

/// `/glossary/`
pub fn glossary() -> Url {
    Url::folder(&["glossary"])
}

/// `/contact/`
pub fn contact() -> Url {
    Url::folder(&["contact"])
}

/// `/checks/`
pub fn checks() -> Url {
    Url::folder(&["checks"])
}

/// `/components/`
pub fn components() -> Url {
    Url::folder(&["components"])
}

/// `/accessibility/`
pub fn accessibility() -> Url {
    Url::folder(&["accessibility"])
}

/// `/<page>/`
pub fn page(id: &Slug) -> Url {
    Url::folder(&[id.as_str()])
}

/// `/404.html`
pub fn not_found() -> Url {
    Url("404.html".to_owned())
}

/// `/open-data/`
pub fn open_data() -> Url {
    Url::folder(&["open-data"])
}

/// `/search/`
pub fn search() -> Url {
    Url::folder(&["search"])
}

/// `/short-list/`
pub fn short_list() -> Url {
    Url::folder(&["short-list"])
}

/// `/find/listings.json`
pub fn find_listings() -> Url {
    Url("find/listings.json".to_owned())
}

/// `/find/texts.json`
pub fn find_texts() -> Url {
    Url("find/texts.json".to_owned())
}

/// The folder of Open Referral UK.
const OPEN_REFERRAL: &str = "oruk/";

/// `/oruk/index.json`, or `/oruk/<list>/index.json` and `/oruk/<list>/<id>/index.json`: a server that answers a folder
/// with its index answers `/oruk/services/<id>` as the standard has it.
pub fn open_referral(parts: &[&str]) -> Url {
    let Url(folder) = Url::folder(parts);
    Url(format!("{OPEN_REFERRAL}{folder}index.json"))
}

/// Whether an address is one of those.
pub fn is_open_referral(address: &str) -> bool {
    address.starts_with(OPEN_REFERRAL)
}

/// `/services/<service>/sessions.ics`
pub fn calendar(id: &str) -> Url {
    Url(format!("{}sessions.ics", service(id)))
}

/// `/changes.atom`
pub fn changes() -> Url {
    Url("changes.atom".to_owned())
}

/// `/editions/`
pub fn editions() -> Url {
    Url::folder(&["editions"])
}

/// `/editions/<version>/`, by what stands for the version in addresses
pub fn edition(key: &str) -> Url {
    Url::folder(&["editions", key])
}

/// `/editions/<version>/eligibility/`
pub fn edition_eligibility(key: &str) -> Url {
    Url::folder(&["editions", key, "eligibility"])
}

/// `/editions/<version>/services/`
pub fn edition_services(key: &str) -> Url {
    Url::folder(&["editions", key, "services"])
}

/// `/changes/`, or `/changes/<version>/`
pub fn what_changed(key: Option<&str>) -> Url {
    match key {
        None => Url::folder(&["changes"]),
        Some(key) => Url::folder(&["changes", key]),
    }
}

/// `/statement/draft/`
pub fn statement_draft() -> Url {
    Url::folder(&["statement", "draft"])
}

/// `/sitemap.xml`
pub fn sitemap() -> Url {
    Url("sitemap.xml".to_owned())
}

/// `/services.csv`
pub fn services_csv() -> Url {
    Url("services.csv".to_owned())
}

/// `/services.json`
pub fn services_json() -> Url {
    Url("services.json".to_owned())
}

/// `/robots.txt`
pub fn robots() -> Url {
    Url("robots.txt".to_owned())
}

/// `/assets/<name>.<hash>.<ending>`, with a hyphen for every sign that addresses, disks or servers take for one of
/// their own: `50% off?.pdf` is `50--off-.<hash>.pdf`.
pub fn asset(name: &str, hash: u64) -> Url {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '.' | '_' | '-');
    let name: String = name.chars().map(|c| if plain(c) { c } else { '-' }).collect();
    let parts: Vec<String> = name.split('/').map(unreserved).collect();
    let name = parts.join("/");
    let (folder, file) = name.rsplit_once('/').map_or(("", name.as_str()), |(folder, file)| (folder, file));
    let (stem, ending) = file.rsplit_once('.').map_or((file, String::new()), |(s, e)| (s, format!(".{e}")));
    let folder = if folder.is_empty() { String::new() } else { format!("{folder}/") };
    let stem = &stem[..stem.len().min(LONGEST_STEM)];
    Url(format!("assets/{folder}{stem}.{:08x}{ending}", hash >> 32))
}

/// Disks take names of 255 bytes, and a hash, an ending and a mark of what is not finished come after this.
const LONGEST_STEM: usize = 200;

/// A name of a file or folder that Windows can keep: it has none that ends in a dot or starts like `con.` or `LPT1.`.
fn unreserved(name: &str) -> String {
    let name = name.trim_end_matches('.');
    let start = name.split('.').next().unwrap_or(name);
    match is_reserved(&start.to_ascii_lowercase()) {
        true => format!("{start}-{}", &name[start.len()..]),
        false => name.to_owned(),
    }
}
