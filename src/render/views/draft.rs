//! The whole statement to write on: numbered paragraphs, room beside them and lines for comments.

use schemars::JsonSchema;
use serde::Serialize;

use super::statement::{Facts, facts_of};
use super::{ContactView, Link};
use crate::editions::numbers::{Draft, Numbered, numbers};
use crate::markdown::{Numbering, blocks, drawn};
use crate::render::texts::Texts;
use crate::site::prose::SiteProse;
use crate::site::{Site, url};

#[derive(Debug, JsonSchema, Serialize)]
pub struct DraftView {
    facts: Facts,
    sections: Vec<DraftSection>,
    /// The version whose numbers the paragraphs keep.
    numbers_of: Option<String>,
    /// What has changed since.
    changes: Option<Link>,
    contact: ContactView,
    /// The parts of the theme, for those who choose how the site looks.
    components_path: String,
}

#[derive(Debug, JsonSchema, Serialize)]
struct DraftSection {
    number: String,
    id: String,
    title: String,
    /// Whether it is not shown to families yet.
    is_draft: bool,
    html: String,
    /// The numbers of what was taken out.
    gone: Vec<String>,
}

pub fn view(site: &Site, texts: &mut Texts) -> DraftView {
    let editions = site.content.editions_in_order();
    let last = editions.last();
    let prose = SiteProse::new(site, "");
    let words = |body: &str| -> Vec<String> {
        let blocks = blocks(&drawn(body, &prose), &prose.settings());
        blocks.into_iter().filter(|block| block.is_numbered).map(|block| block.words).collect()
    };
    let draft: Vec<Draft> = site
        .sections()
        .map(|(_, section)| Draft {
            id: &section.id,
            aliases: &section.front.aliases,
            paragraphs: words(&section.body),
        })
        .collect();
    let numbered = numbers(last.map(|edition| &*edition.item), &draft);
    let sections = site.sections().zip(numbered).map(|((_, section), numbered)| {
        let Numbered { number, paragraphs, gone } = numbered;
        let numbering = Numbering::Given(&paragraphs);
        DraftSection {
            number,
            id: section.id.to_string(),
            title: section.front.title.to_string(),
            is_draft: section.front.draft.0,
            html: texts.numbered(&section.body, section.id.as_str(), numbering).html,
            gone: gone.into_iter().filter_map(|paragraph| paragraph.number).collect(),
        }
    });
    let changes = site.page_at(url::what_changed(None).as_str());
    DraftView {
        components_path: url::components().to_string(),
        sections: sections.collect(),
        facts: facts_of(site, &site.content.statement),
        numbers_of: last.map(|edition| edition.statement.version.to_string()),
        changes: changes.map(|page| Link::inside(&page.url, page.title.as_str())),
        contact: ContactView::of(&site.content.site.contact),
    }
}
