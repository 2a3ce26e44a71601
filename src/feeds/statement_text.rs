//! The whole statement as plain text, for a phone, a braille display or an email.
//!
//! The file starts with a byte order mark: servers often send text without saying that it is UTF-8, and then browsers,
//! Windows Notepad and Word would take it for another encoding and spoil each apostrophe and pound sign. The mark is
//! what all of them go by, and programs for braille leave it out.

use crate::content::contact::Contact;
use crate::content::evidence::Evidence;
use crate::content::number::Number;
use crate::content::scalar;
use crate::content::statement::Statement;
use crate::content::target::{Target, TargetKind};
use crate::content::tiers::{Amount, Route, Tier};
use crate::diagnostic::Problem;
use crate::markdown::{
    self, Beside, Call, Image, Link, Numbering, PageState, Prose, Settings, Sheet, Terms, calls, read_line,
};
use crate::site::figures::finding::finding;
use crate::site::figures::{self, shown};
use crate::site::prose::{SiteProse, page_state, settings};
use crate::site::{Site, offline, url};

const BYTE_ORDER_MARK: char = '\u{feff}';

/// The statement of a site: what it says of itself, its sections, its levels of support, the figures that it draws
/// from, its words explained, and whom to ask.
pub fn text(site: &Site) -> String {
    let prose = TextProse { site, whole: SiteProse::new(site, &site.base_url) };
    let mut text = StatementText { site, prose: &prose, page: page_state(), sheet: Sheet::default() };
    text.head();
    text.contents();
    text.sections();
    text.levels();
    text.figures();
    text.glossary();
    text.contacts();
    format!("{BYTE_ORDER_MARK}{}", text.sheet.into_text())
}

/// Links as they read in a file: a section by its number, for it stands in the same file, all else by its address.
struct TextProse<'a> {
    site: &'a Site<'a>,
    whole: SiteProse<'a>,
}

impl Prose for TextProse<'_> {
    fn link(&self, target: &str) -> Result<Link, Problem> {
        let link = self.whole.link(target)?;
        let Ok(Target::Inside { kind: TargetKind::Section, id, .. }) = target.parse() else {
            return Ok(link);
        };
        let place = self.site.sections().position(|(_, section)| section.id.as_str() == id.as_str());
        Ok(match place {
            Some(place) => Link { href: format!("section\u{a0}{}", place + 1), ..link },
            None => link,
        })
    }

    fn image(&self, source: &str) -> Result<Image, Problem> {
        self.whole.image(source)
    }

    fn beside(&self, source: &str) -> Beside {
        self.whole.beside(source)
    }

    fn call(&self, call: &Call) -> Result<String, Problem> {
        self.whole.call(call)
    }

    fn terms(&self) -> &Terms {
        self.whole.terms()
    }

    fn term_href(&self, id: &str) -> Option<String> {
        self.whole.term_href(id)
    }
}

struct StatementText<'a> {
    site: &'a Site<'a>,
    prose: &'a TextProse<'a>,
    page: PageState,
    sheet: Sheet,
}

const LEVELS: &str = "The levels of support";
const FIGURES: &str = "The figures behind the statement";
const WORDS: &str = "Words explained";
const ASK: &str = "Ask us about this statement";

impl<'a> StatementText<'a> {
    fn head(&mut self) {
        let statement: &Statement = &self.site.content.statement;
        self.sheet.heading(1, statement.title.as_str());
        self.sheet.paragraph(statement.summary.as_str());
        self.field("Published by", self.site.content.site.council.name.as_str());
        self.field("Version", &statement.version.to_string());
        self.field("Published", &statement.published.to_string());
        self.maybe("Last reviewed", statement.last_reviewed);
        self.maybe("Next review", statement.next_review);
        self.field("Area", statement.area.as_str());
        self.field("Ages", &statement.ages.to_string());
        let by: Vec<&str> = statement.prepared_by.iter().map(|by| by.as_str()).collect();
        self.maybe("Prepared by", (!by.is_empty()).then(|| by.join("; ")));
        let signed = statement.signed_off.as_ref();
        self.maybe("Agreed by", signed.map(|signed| format!("{}, {}", signed.by, signed.on)));
        self.field("On the web", &self.site.address(&url::statement()));
    }

    fn contents(&mut self) {
        let content = self.site.content;
        self.sheet.heading(2, "Contents");
        let sections = self.site.sections().enumerate();
        for (place, (_, section)) in sections {
            self.sheet.item(&format!("{}. ", place + 1), section.front.title.as_str());
        }
        let after = [
            (!content.tiers.is_empty()).then_some(LEVELS),
            (!self.sources().is_empty()).then_some(FIGURES),
            (!content.glossary.is_empty()).then_some(WORDS),
            Some(ASK),
        ];
        after.into_iter().flatten().for_each(|title| self.sheet.item("- ", title));
        self.sheet.gap();
    }

    fn sections(&mut self) {
        for (place, (_, section)) in self.site.sections().enumerate() {
            self.sheet.heading(2, &format!("{}. {}", place + 1, section.front.title));
            self.body(&section.body, Numbering::Section(place + 1), 3);
        }
    }

    fn levels(&mut self) {
        let site = self.site;
        if site.content.tiers.is_empty() {
            return;
        }
        self.sheet.heading(2, LEVELS);
        for tier in &site.content.tiers {
            self.level(tier);
        }
    }

    fn level(&mut self, tier: &Tier) {
        let letter = tier.letter.as_ref().map(|letter| format!("{letter}. ")).unwrap_or_default();
        self.sheet.heading(3, &format!("{letter}{}", tier.name));
        self.sheet.paragraph(tier.summary.as_str());
        self.sheet.heading(4, "Who it is for");
        self.prose(&tier.who_for);
        if let Some(about) = &tier.about {
            self.prose(about);
        }
        if tier.is_open_to_all() {
            self.sheet.paragraph("Nothing is asked of your child or family.");
        }
        if !tier.criteria().is_empty() {
            self.sheet.heading(4, "What is asked of your child and family");
            for criterion in tier.criteria() {
                let mut words = read_line(criterion.text.as_str(), &settings(self.prose));
                if let Some(evidence) = &criterion.evidence {
                    words.push_str(&format!("\nWhat shows it: {evidence}"));
                }
                self.sheet.item("- ", &words);
            }
        }
        self.sheet.heading(4, "How to get it");
        self.field("What to do", &self.route(&tier.route));
        self.field("Who can ask", tier.route.kind.name());
        self.field("Assessment", tier.assessment.name());
        self.maybe("Who decides", tier.decides.as_ref());
        self.maybe("How long it takes", tier.takes.as_ref());
        self.maybe("Cost", tier.cost.as_ref());
        self.maybe("If the answer is no", tier.if_refused.as_ref().and_then(|target| self.link(target)));
        if let Some(amount) = &tier.amount {
            self.amount(amount);
        }
        if !tier.examples.is_empty() {
            self.sheet.heading(4, "What it can look like");
            tier.examples.iter().for_each(|example| self.prose(example));
        }
    }

    fn amount(&mut self, amount: &Amount) {
        self.sheet.heading(4, "How much you can have");
        if let Some(text) = &amount.text {
            self.prose(text);
        }
        for row in &amount.by_age {
            self.field(&row.ages.to_string(), &row.in_words());
        }
        self.maybe("The year starts on", amount.year_starts);
        if amount.pro_rata.0 {
            self.sheet.words("If you join during the year, you get a part of it.");
        }
    }

    fn route(&self, route: &Route) -> String {
        let link = route.link.as_ref().and_then(|target| self.link(target));
        let phone = self.site.content.site.contact.phone.as_ref();
        let phone = phone.filter(|_| offline::route_is_online_only(self.site, route, None));
        let call =
            phone.map(|phone| format!("If you cannot do this online, call {}.", in_one(&phone.to_string())));
        [Some(route.text.to_string()), link, call].into_iter().flatten().collect::<Vec<_>>().join("\n")
    }

    /// `Ask for a break (https://…)`
    fn link(&self, target: &Target) -> Option<String> {
        let link = self.prose.link(&target.to_string()).ok()?;
        let shown = link.href.trim_end_matches('/').ends_with(link.title.as_str());
        Some(if shown { link.href } else { format!("{} ({})", link.title, link.href) })
    }

    /// The tables of figures that the sections draw from, in their order.
    fn sources(&self) -> Vec<&'a Evidence> {
        let mut sets: Vec<&Evidence> = Vec::new();
        for (_, section) in self.site.sections() {
            let drawing = calls(&section.body);
            let drawing = drawing.iter().filter(|call| figures::DRAWING.contains(&call.name.as_str()));
            for set in drawing.filter_map(|call| self.site.evidence(call.unnamed(0)?).ok()) {
                if sets.iter().all(|known| known.id != set.id) {
                    sets.push(set);
                }
            }
        }
        sets
    }

    fn figures(&mut self) {
        let sets = self.sources();
        if sets.is_empty() {
            return;
        }
        self.sheet.heading(2, FIGURES);
        sets.into_iter().for_each(|set| self.table(set));
    }

    /// What a chart shows in words, and then its figures row by row.
    fn table(&mut self, set: &Evidence) {
        self.sheet.heading(3, set.title.as_str());
        self.sheet.paragraph(&finding(set, &self.site.content.words));
        for row in &set.rows {
            self.field(row.name.as_str(), &by_column(set, &row.values));
        }
        let totals = (0..set.width()).map(|column| figures::total(set, column));
        if let Ok(totals) = totals.collect::<Result<Vec<Number>, Problem>>() {
            self.field("Total", &by_column(set, &totals));
        }
        self.sheet.gap();
        if !set.is_per_cent() {
            self.field("Counted in", set.unit.as_str());
        }
        self.maybe("Note", set.note.as_ref());
        self.field("Source", set.source.as_str());
        self.field("Period", set.period.as_str());
    }

    fn glossary(&mut self) {
        let site = self.site;
        if site.content.glossary.is_empty() {
            return;
        }
        self.sheet.heading(2, WORDS);
        let mut terms: Vec<_> = site.content.glossary.iter().collect();
        terms.sort_by_key(|term| term.term.as_str().to_lowercase());
        for term in terms {
            let meaning = read_line(term.meaning.as_str(), &settings(self.prose));
            self.field(term.term.as_str(), &meaning);
        }
    }

    fn contacts(&mut self) {
        let written = &self.site.content.site;
        self.sheet.heading(2, ASK);
        self.contact(&written.contact);
        for other in &written.contacts {
            self.sheet.heading(3, other.name.as_str());
            self.sheet.paragraph(other.summary.as_str());
            self.contact(&other.contact);
        }
    }

    fn contact(&mut self, contact: &Contact) {
        self.maybe("Who answers", contact.name.as_ref());
        self.maybe("Phone", contact.phone.as_ref().map(|phone| in_one(&phone.to_string())));
        self.maybe("Text", contact.text.as_ref().map(|phone| in_one(&phone.to_string())));
        self.maybe("Email", contact.email.as_ref().map(|email| email.as_str()));
        self.maybe("Website", contact.website.as_ref().map(|website| website.as_str()));
        self.maybe("Address", contact.address.as_ref());
        self.maybe("Open", contact.hours.as_ref());
        self.maybe("For deaf people", contact.sign_language.as_ref());
    }

    fn field(&mut self, name: &str, value: &str) {
        self.sheet.field(name, value);
    }

    fn maybe(&mut self, name: &str, value: Option<impl ToString>) {
        if let Some(value) = value {
            self.field(name, &value.to_string());
        }
    }

    fn prose(&mut self, text: &scalar::Prose) {
        self.body(text.as_str(), Numbering::None, 5);
    }

    fn body(&mut self, text: &str, numbering: Numbering, top_heading: u8) {
        let settings = Settings { top_heading, numbering, ..settings(self.prose) };
        markdown::read_out(text, &settings, &mut self.page, &mut self.sheet);
        self.sheet.gap();
    }
}

/// `Asked for: 168; Found: 151`
fn by_column(set: &Evidence, values: &[Number]) -> String {
    let values = values.iter().enumerate().map(|(n, value)| {
        let value = shown(set, *value);
        set.columns.get(n).map_or(value.clone(), |column| format!("{}: {value}", column.name))
    });
    values.collect::<Vec<_>>().join("; ")
}

/// A number whose groups stay on one line.
fn in_one(number: &str) -> String {
    number.replace(' ', "\u{a0}")
}
