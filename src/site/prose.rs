//! What links, pictures and functions of prose mean on this site.

use super::figures::growth::Growth;
use super::{Site, figures, media, url};
use crate::content::Content;
use crate::content::number::grouped;
use crate::content::target::Target;
use crate::content::time::Date;
use crate::content::words::Language;
use crate::diagnostic::{Problem, suggestion};
use crate::foreign;
use crate::markdown::{
    self, Beside, Call, Captions, Heading, Image, Link, Numbering, PageState, Prose, Settings, Terms, Words,
};

/// Prose on a page of the site.
pub struct SiteProse<'a> {
    site: &'a Site<'a>,
    root: &'a str,
    /// Has the words in which functions answer.
    content: &'a Content,
    words: OwnWords,
    /// On a page in another language, the same for texts that nobody has translated.
    original: Option<Box<SiteProse<'a>>>,
}

/// The words that stand in the HTML without being in the text, in the language of the site.
struct OwnWords([String; 11]);

impl OwnWords {
    fn of(words: &crate::content::words::Words) -> OwnWords {
        let keys = [
            "text.notes",
            "text.note",
            "text.back",
            "text.alert-note",
            "text.alert-tip",
            "text.alert-important",
            "text.alert-warning",
            "text.alert-caution",
            "text.done",
            "text.to-do",
            "text.transcript",
        ];
        OwnWords(keys.map(|key| words.say(key)))
    }

    fn words(&self) -> Words<'_> {
        let [notes, note, back, alerts @ .., done, to_do, transcript] = &self.0;
        Words { notes, note, back, alerts: alerts.each_ref().map(String::as_str), done, to_do, transcript }
    }
}

impl<'a> SiteProse<'a> {
    /// Prose on a page from which `root` leads back to the root of the site.
    pub fn new(site: &'a Site<'a>, root: &'a str) -> SiteProse<'a> {
        let is_translated = site.content.translated_into().is_some();
        let original = is_translated.then(|| Box::new(SiteProse::with(site, root, site.original, None)));
        SiteProse::with(site, root, site.content, original)
    }

    fn with(
        site: &'a Site<'a>,
        root: &'a str,
        content: &'a Content,
        original: Option<Box<SiteProse<'a>>>,
    ) -> SiteProse<'a> {
        SiteProse { site, root, content, words: OwnWords::of(&content.words), original }
    }

    /// What a page wants of a text whose shallowest heading is of level 2.
    pub fn settings(&'a self) -> Settings<'a> {
        settings(self)
    }
}

/// What a page wants of a text whose shallowest heading is of level 2.
pub fn settings<'a>(prose: &'a dyn Prose) -> Settings<'a> {
    Settings { top_heading: 2, id_prefix: "", numbering: Numbering::None, words: prose.words(), prose }
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
        spellings.map(|spelling| (foreign::bare(spelling.as_str()), term.id.as_str()))
    }))
}

/// The headings that a text makes on a page of its own.
pub fn headings(site: &Site, text: &str) -> Vec<Heading> {
    // A heading has the same id whatever its links lead to, and links are what would ask for headings again.
    struct Silent<'a>(&'a Terms);
    impl Prose for Silent<'_> {
        fn link(&self, _: &str) -> Result<Link, Problem> {
            Ok(Link { href: String::new(), title: String::new(), printed: None })
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
        fn term_href(&self, _: &str) -> Option<String> {
            None
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
            return Ok(Link { href, title, printed: None });
        }
        if target.ends_with(".md") || !target.contains(':') {
            return Err(Problem::new(
                format!("`{target}` does not say what it links to"),
                "write the kind and the id, such as `section:costs`, `page:ask-for-a-break` or `asset:form.pdf`",
            ));
        }
        match target.parse::<Target>()? {
            Target::Web(address) => Ok(Link {
                href: address.as_str().to_owned(),
                title: address.shown().to_owned(),
                printed: None,
            }),
            Target::Inside { kind, id, anchor } => {
                match self.site.destination(kind, id.as_str(), anchor.as_deref()) {
                    Ok(found) => {
                        let anchor = found.anchor.map(|anchor| format!("#{anchor}")).unwrap_or_default();
                        let href = format!("{}{}{anchor}", self.root, found.url);
                        let printed = Some(format!("{}{anchor}", self.site.address(&found.url)));
                        Ok(Link { href, title: found.title, printed })
                    }
                    Err(_) if self.site.may_be_unread(kind, id.as_str()) => {
                        Ok(Link { href: self.root.to_owned(), title: id.to_string(), printed: None })
                    }
                    Err(problem) => Err(problem),
                }
            }
        }
    }

    fn image(&self, source: &str) -> Result<Image, Problem> {
        let name = in_assets(source);
        if source.contains("://") {
            return Err(Problem::new(
                "a picture from another website cannot be shown",
                "put the picture in `content/assets/` and write `asset:` and its name",
            ));
        }
        Ok(Image { href: format!("{}{}", self.root, self.asset(name)?), width: None, height: None })
    }

    fn beside(&self, source: &str) -> Beside {
        let files = media::beside(self.site, in_assets(source));
        let href = |name: &str| Some(format!("{}{}", self.root, self.site.assets.get(name)?));
        let captions = files.captions.iter().filter_map(|(name, language)| {
            Some(Captions { href: href(name)?, language: (*language).to_owned() })
        });
        Beside {
            captions: captions.collect(),
            transcript: files.transcript.and_then(href),
            still: files.still.and_then(href),
        }
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
                let set = self.site.evidence(asked("figure(\"packages\", row=\"overnight\")")?)?;
                let column = figures::column(set, given("column"))?;
                figures::figure(set, figures::row(set, given("row"))?, column)
                    .map(|number| number.to_string())
            }
            "total" => {
                let set = self.site.evidence(asked("total(\"packages\")")?)?;
                figures::total(set, figures::column(set, given("column"))?).map(|number| number.to_string())
            }
            "share" => self.share(asked("share(\"packages\", row=\"overnight\")")?, call),
            "growth" => self.growth(asked("growth(\"packages\", row=\"overnight\")")?, call),
            "date" => self.date(asked("date(\"statement.next-review\")")?),
            "count" => self.count(asked("count(\"services\")")?),
            "contact" => self.contact(asked("contact(\"phone\")")?, given("of")),
            "lang" => {
                let usage = "lang(\"ur\", \"the words\")";
                asked(usage)?.parse::<Language>()?;
                call.unnamed(1)
                    .map(str::to_owned)
                    .ok_or_else(|| Problem::new("`lang` has no words", format!("write `{{{{ {usage} }}}}`")))
            }
            name => {
                let known =
                    ["figure", "total", "share", "growth", "date", "count", "contact", "link", "lang"];
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

    fn words(&self) -> Words<'_> {
        self.words.words()
    }

    fn term_href(&self, id: &str) -> Option<String> {
        Some(format!("{}{}#{id}", self.root, url::glossary()))
    }

    fn of_original(&self) -> Option<&dyn Prose> {
        Some(&**self.original.as_ref()?)
    }
}

/// The name that a source has in the folder of pictures and documents.
fn in_assets(source: &str) -> &str {
    source.strip_prefix("asset:").or(source.strip_prefix("assets/")).unwrap_or(source)
}

impl<'a> SiteProse<'a> {
    fn asset(&self, name: &str) -> Result<&'a url::Url, Problem> {
        self.site.asset(name)
    }

    /// What share a row is of what it is a part of: `share("packages", row="overnight", decimals="1")`.
    fn share(&self, id: &str, call: &Call) -> Result<String, Problem> {
        let set = self.site.evidence(id)?;
        let row = figures::row(set, call.named("row"))?;
        let column = figures::column(set, call.named("column"))?;
        let decimals = match call.named("decimals") {
            None => None,
            Some("0") => Some(0),
            Some("1") => Some(1),
            Some("2") => Some(2),
            Some(other) => {
                let message = format!("`{other}` is not a number of decimals for a share");
                return Err(Problem::new(message, "write `decimals=\"1\"`, or 0 or 2"));
            }
        };
        let share = self.site.share(set, row, column, decimals)?;
        share.ok_or_else(|| {
            Problem::new(
                format!("`{}` is a share of nothing: what it is a part of is 0 or not there", row.id),
                "take the share out, or say with `of` what the row is a part of",
            )
        })
    }

    /// How a figure changed: `growth("levels", row="specialist", from="2023", to="2025", as="percent")`.
    fn growth(&self, id: &str, call: &Call) -> Result<String, Problem> {
        let set = self.site.evidence(id)?;
        let points = figures::points(set, call.named("row"), call.named("column"))?;
        let point = |name: &str, otherwise: Option<usize>| match call.named(name) {
            None => Ok(otherwise.unwrap_or_default()),
            Some(id) => points.iter().position(|point| point.id == id).ok_or_else(|| Problem {
                message: format!("`{}` has no time `{id}`", set.id),
                help: suggestion(id, points.iter().map(|point| point.id)),
            }),
        };
        let (from, to) = (point("from", Some(0))?, point("to", points.len().checked_sub(1))?);
        let (Some(first), Some(last)) = (points.get(from), points.get(to).filter(|_| from < to)) else {
            return Err(Problem::new(
                format!("there is no growth in `{}`: the first time is not before the last", set.id),
                "write the earlier time after `from=` and the later one after `to=`",
            ));
        };
        let growth = Growth::between(first, last, set.is_per_cent());
        match call.named("as") {
            None | Some("words") => Ok(growth.in_words(&self.content.words)),
            Some("percent") => Ok(growth.in_per_cent(&self.content.words)),
            Some(other) => Err(Problem {
                message: format!("growth cannot be told as `{other}`"),
                help: suggestion(other, ["words", "percent"]),
            }),
        }
    }

    fn date(&self, what: &str) -> Result<String, Problem> {
        let statement = &self.content.statement;
        let named = match what {
            "statement.published" => Some(statement.published),
            "statement.last-reviewed" => statement.last_reviewed,
            "statement.next-review" => statement.next_review,
            date => return date.parse::<Date>().map(|date| self.content.words.date(date)),
        };
        named.map(|date| self.content.words.date(date)).ok_or_else(|| {
            let key = what.trim_start_matches("statement.");
            Problem::new(
                format!("`statement.yaml` does not say `{key}`"),
                format!("add `{key}: 2026-03-01` to it, with the right date"),
            )
        })
    }

    /// A way to reach the team, or one of the other contacts: `contact("phone", of="send-advice")`.
    fn contact(&self, way: &str, of: Option<&str>) -> Result<String, Problem> {
        let site = &self.content.site;
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
        self.assets.get(&*foreign::bare(name)).ok_or_else(|| Problem {
            message: format!("there is no `{name}` in `content/assets/`"),
            help: suggestion(name, self.assets.keys().map(String::as_str)),
        })
    }
}
