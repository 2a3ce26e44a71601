//! What links, pictures and functions of prose mean on this site.

use super::{Site, url};
use crate::content::Content;
use crate::content::evidence::Evidence;
use crate::content::number::{Number, grouped};
use crate::content::target::Target;
use crate::content::time::Date;
use crate::diagnostic::{Problem, suggestion};
use crate::markdown::{
    self, Call, Heading, Image, Link, Numbering, PageState, Prose, Settings, Terms, Words,
};

/// Prose on a page of the site.
pub struct SiteProse<'a> {
    site: &'a Site<'a>,
    root: &'a str,
}

impl<'a> SiteProse<'a> {
    /// Prose on a page from which `root` leads back to the root of the site.
    pub fn new(site: &'a Site<'a>, root: &'a str) -> SiteProse<'a> {
        SiteProse { site, root }
    }

    /// What a page wants of a text whose shallowest heading is of level 2.
    pub fn settings(&'a self) -> Settings<'a> {
        settings(self)
    }
}

/// What a page wants of a text whose shallowest heading is of level 2.
pub fn settings<'a>(prose: &'a dyn Prose) -> Settings<'a> {
    Settings { top_heading: 2, id_prefix: "", numbering: Numbering::None, words: Words::ENGLISH, prose }
}

/// Ids that the templates use themselves.
const TEMPLATE_IDS: [&str; 3] = ["main", "contents", "contact"];

/// A page on which no text stands yet.
pub fn page_state() -> PageState {
    let mut state = PageState::default();
    TEMPLATE_IDS.iter().for_each(|id| state.reserve(id));
    state
}

/// The words of the glossary, each with its spellings.
pub(super) fn terms(content: &Content) -> Terms {
    Terms::new(content.glossary.iter().flat_map(|term| {
        let spellings = std::iter::once(&term.term).chain(&term.also);
        spellings.map(|spelling| (spelling.as_str(), term.id.as_str()))
    }))
}

/// The headings that a text makes on a page of its own.
pub fn headings(site: &Site, text: &str) -> Vec<Heading> {
    // A heading has the same id whatever its links lead to, and links are what would ask for headings again.
    struct Silent<'a>(&'a Terms);
    impl Prose for Silent<'_> {
        fn link(&self, _: &str) -> Result<Link, Problem> {
            Ok(Link { href: String::new(), title: String::new() })
        }
        fn image(&self, _: &str) -> Result<Image, Problem> {
            Ok(Image { href: String::new(), width: None, height: None })
        }
        fn call(&self, _: &Call) -> Result<String, Problem> {
            Ok(String::new())
        }
        fn terms(&self) -> &Terms {
            self.0
        }
        fn term_href(&self, _: &str) -> String {
            String::new()
        }
    }
    let silent = Silent(&site.terms);
    markdown::render(text, &settings(&silent), &mut page_state()).headings
}

impl Prose for SiteProse<'_> {
    fn link(&self, target: &str) -> Result<Link, Problem> {
        if let Some(name) = target.strip_prefix("asset:") {
            let href = format!("{}{}", self.root, self.asset(name)?);
            let title = name.rsplit('/').next().unwrap_or(name).to_owned();
            return Ok(Link { href, title });
        }
        if target.ends_with(".md") || !target.contains(':') {
            return Err(Problem::new(
                format!("`{target}` does not say what it links to"),
                "write the kind and the id, such as `section:costs`, `page:ask-for-a-break` or `asset:form.pdf`",
            ));
        }
        match target.parse::<Target>()? {
            Target::Web(address) => {
                Ok(Link { href: address.as_str().to_owned(), title: address.shown().to_owned() })
            }
            Target::Inside { kind, id, anchor } => {
                match self.site.destination(kind, id.as_str(), anchor.as_deref()) {
                    Ok(found) => {
                        let anchor = found.anchor.map(|anchor| format!("#{anchor}")).unwrap_or_default();
                        Ok(Link { href: format!("{}{}{anchor}", self.root, found.url), title: found.title })
                    }
                    Err(_) if self.site.may_be_unread(kind, id.as_str()) => {
                        Ok(Link { href: self.root.to_owned(), title: id.to_string() })
                    }
                    Err(problem) => Err(problem),
                }
            }
        }
    }

    fn image(&self, source: &str) -> Result<Image, Problem> {
        let name = source.strip_prefix("asset:").or(source.strip_prefix("assets/")).unwrap_or(source);
        if source.contains("://") {
            return Err(Problem::new(
                "a picture from another website cannot be shown",
                "put the picture in `content/assets/` and write `asset:` and its name",
            ));
        }
        Ok(Image { href: format!("{}{}", self.root, self.asset(name)?), width: None, height: None })
    }

    fn call(&self, call: &Call) -> Result<String, Problem> {
        let given = |name: &str| call.named(name);
        let first = call.unnamed(0);
        let asked = |example: &str| {
            first.ok_or_else(|| {
                Problem::new(
                    format!("`{}` does not say of what", call.name),
                    format!("write `{{{{ {example} }}}}`"),
                )
            })
        };
        match call.name.as_str() {
            "figure" => {
                let set = self.evidence(asked("figure(\"packages\", row=\"overnight\")")?)?;
                figure(set, given("row"), given("column")).map(|number| number.to_string())
            }
            "total" => {
                let set = self.evidence(asked("total(\"packages\")")?)?;
                let column = column(set, given("column"))?;
                Ok(set.sum(column).to_string())
            }
            "date" => self.date(asked("date(\"statement.next-review\")")?),
            "count" => self.count(asked("count(\"services\")")?),
            "contact" => self.contact(asked("contact(\"phone\")")?, given("of")),
            name => {
                let known = ["figure", "total", "date", "count", "contact", "link"];
                Err(Problem {
                    message: format!("there is no function called `{name}`"),
                    help: suggestion(name, known),
                })
            }
        }
    }

    fn terms(&self) -> &Terms {
        &self.site.terms
    }

    fn term_href(&self, id: &str) -> String {
        format!("{}{}#{id}", self.root, url::glossary())
    }
}

impl<'a> SiteProse<'a> {
    fn asset(&self, name: &str) -> Result<&'a url::Url, Problem> {
        self.site.asset(name)
    }

    fn evidence(&self, id: &str) -> Result<&'a Evidence, Problem> {
        let sets = &self.site.content.evidence;
        sets.iter().map(|set| &*set.item).find(|set| set.id.as_str() == id).ok_or_else(|| Problem {
            message: format!("there is no table of figures `{id}`"),
            help: suggestion(id, sets.iter().map(|set| set.id.as_str())),
        })
    }

    fn date(&self, what: &str) -> Result<String, Problem> {
        let statement = &self.site.content.statement;
        let named = match what {
            "statement.published" => Some(statement.published),
            "statement.last-reviewed" => statement.last_reviewed,
            "statement.next-review" => statement.next_review,
            date => return date.parse::<Date>().map(|date| date.to_string()),
        };
        named.map(|date| date.to_string()).ok_or_else(|| {
            let key = what.trim_start_matches("statement.");
            Problem::new(
                format!("`statement.yaml` does not say `{key}`"),
                format!("add `{key}: 2026-03-01` to it, with the right date"),
            )
        })
    }

    /// A way to reach the team, or one of the other contacts: `contact("phone", of="send-advice")`.
    fn contact(&self, way: &str, of: Option<&str>) -> Result<String, Problem> {
        let site = &self.site.content.site;
        let contact = match of {
            None => &site.contact,
            Some(id) => {
                let found = site.contacts.iter().find(|other| other.id.as_str() == id);
                &found
                    .ok_or_else(|| Problem {
                        message: format!("there is no contact `{id}` in `site.yaml`"),
                        help: suggestion(id, site.contacts.iter().map(|other| other.id.as_str())),
                    })?
                    .contact
            }
        };
        let found = match way {
            "phone" => contact.phone.as_ref().map(ToString::to_string),
            "text" => contact.text.as_ref().map(ToString::to_string),
            "email" => contact.email.as_ref().map(|email| email.as_str().to_owned()),
            "address" => contact.address.as_ref().map(ToString::to_string),
            "hours" => contact.hours.as_ref().map(ToString::to_string),
            "name" => contact.name.as_ref().map(ToString::to_string),
            _ => {
                let known = ["phone", "text", "email", "address", "hours", "name"];
                let message = format!("`{way}` is not a way to reach somebody");
                return Err(Problem { message, help: suggestion(way, known) });
            }
        };
        found.ok_or_else(|| {
            Problem::new(format!("the contact has no `{way}` in `site.yaml`"), format!("add `{way}:` to it"))
        })
    }

    fn count(&self, what: &str) -> Result<String, Problem> {
        let number = match what {
            "services" => self.site.listings.len(),
            "providers" => self.site.content.providers.len(),
            "tiers" => self.site.content.tiers.len(),
            "break-types" => self.site.content.break_types.len(),
            "areas" => self.site.content.vocabulary.areas.len(),
            _ => {
                let known = ["services", "providers", "tiers", "break-types", "areas"];
                return Err(Problem {
                    message: format!("`{what}` cannot be counted"),
                    help: suggestion(what, known),
                });
            }
        };
        Ok(grouped(number as u64))
    }
}

impl Site<'_> {
    /// The address of a picture or document by its name in `assets/`.
    pub fn asset(&self, name: &str) -> Result<&url::Url, Problem> {
        self.assets.get(name).ok_or_else(|| Problem {
            message: format!("there is no `{name}` in `content/assets/`"),
            help: suggestion(name, self.assets.keys().map(String::as_str)),
        })
    }
}

/// The figure in a row and column of a table.
fn figure(set: &Evidence, row: Option<&str>, column_id: Option<&str>) -> Result<Number, Problem> {
    let column = column(set, column_id)?;
    let rows = || set.rows.iter().map(|row| row.id.as_str());
    let Some(row) = row else {
        return Err(Problem {
            message: format!("`{}` has several rows, and none is named", set.id),
            help: suggestion("", rows()).map(|rows| format!("add `row=`: {rows}")),
        });
    };
    let found = set.rows.iter().find(|known| known.id.as_str() == row).ok_or_else(|| Problem {
        message: format!("there is no row `{row}` in `{}`", set.id),
        help: suggestion(row, rows()),
    })?;
    found.values.get(column).copied().ok_or_else(|| {
        Problem::new(
            format!("row `{row}` of `{}` has no figure in that column", set.id),
            "add the figure to the table",
        )
    })
}

/// The number of a column by its id; the only one where there is just one.
fn column(set: &Evidence, id: Option<&str>) -> Result<usize, Problem> {
    let ids = || set.columns.iter().map(|column| column.id.as_str());
    match id {
        None if set.columns.len() <= 1 => Ok(0),
        None => Err(Problem {
            message: format!("`{}` has several columns, and none is named", set.id),
            help: suggestion("", ids()).map(|ids| format!("add `column=`: {ids}")),
        }),
        Some(id) => ids().position(|known| known == id).ok_or_else(|| Problem {
            message: format!("there is no column `{id}` in `{}`", set.id),
            help: suggestion(id, ids()),
        }),
    }
}
