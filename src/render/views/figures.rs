//! What the tables of figures say on other pages: where the figures of a text come from, and how many children a level
//! or a type of break has.

use schemars::JsonSchema;
use serde::Serialize;

use crate::content::evidence::Evidence;
use crate::content::number::Number;
use crate::content::site::FacetKind;
use crate::content::words::Words;
use crate::markdown::calls;
use crate::site::figures::finding::in_unit;
use crate::site::figures::mentions::{self, About, Mention};
use crate::site::figures::{self, shown};
use crate::site::{List, Site, url};

/// The tables that a text draws from, by their ids and in the order of the text.
pub fn drawn_by(text: &str) -> Vec<String> {
    if !text.contains("{{") {
        return Vec::new();
    }
    let drawing = calls(text).into_iter().filter(|call| figures::DRAWING.contains(&call.name.as_str()));
    drawing.filter_map(|call| call.unnamed(0).map(str::to_owned)).collect()
}

/// A table that a text draws figures from.
#[derive(Debug, JsonSchema, Serialize)]
pub struct SourceView {
    title: String,
    path: String,
    source: String,
    period: String,
}

/// Where the figures of texts come from, each table once and in the order in which they draw from them.
pub fn sources<'t>(site: &Site, texts: impl IntoIterator<Item = &'t str>) -> Vec<SourceView> {
    let mut ids: Vec<String> = Vec::new();
    for id in texts.into_iter().flat_map(drawn_by) {
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    let view = |set: &Evidence| SourceView {
        title: set.title.to_string(),
        path: url::evidence_set(set.id.as_str()).to_string(),
        source: set.source.to_string(),
        period: set.period.to_string(),
    };
    ids.iter().filter_map(|id| site.evidence(id).ok()).map(view).collect()
}

/// What a table says of a level or type, on the page of that.
#[derive(Debug, JsonSchema, Serialize)]
pub struct MentionView {
    figures: String,
    /// What the figure is of, where the table has several of the same level or type.
    of: Option<String>,
    when: String,
    growth: Option<String>,
    title: String,
    path: String,
}

pub fn mentions(site: &Site, about: About) -> Vec<MentionView> {
    let found = mentions::mentions(site, about);
    let view = |mention: &Mention| {
        let set: &Evidence = mention.set;
        let of_table = found.iter().filter(|other| other.set.id == set.id).count();
        let anchor = mention.row.map_or(figures::TOTAL, |row| row.id.as_str());
        let page = url::evidence_set(set.id.as_str());
        let row = mention.row.filter(|_| of_table > 1);
        MentionView {
            figures: figures_in_words(set, &mention.figures, &site.content.words),
            of: row.map(|row| row.name.to_string()),
            when: mention.when.to_owned(),
            growth: mention.growth.map(|growth| growth.in_words(&site.content.words)),
            title: set.title.to_string(),
            path: match mention.row {
                Some(_) => format!("{page}#{}", url::evidence_row(anchor)),
                None => page.to_string(),
            },
        }
    };
    found.iter().map(view).collect()
}

/// What the tables say of the level or type that a list of listings is of.
pub fn mentions_of_list(site: &Site, list: List) -> Vec<MentionView> {
    let List::Of(pick) = list else { return Vec::new() };
    let (facet, value) = site.picked(pick);
    match facet.kind {
        FacetKind::Tier => mentions(site, About::Tier(&value.slug)),
        FacetKind::Type => mentions(site, About::BreakType(&value.slug)),
        _ => Vec::new(),
    }
}

/// `404 children`, or `Asked for: 168, found: 151`
fn figures_in_words(set: &Evidence, figures: &[(Option<&str>, Number)], words: &Words) -> String {
    if let [(None, one)] = figures {
        return in_unit(set, *one, words);
    }
    let told = figures.iter().map(|(name, value)| {
        let (name, figure) = (name.unwrap_or(set.unit.as_str()), shown(set, *value));
        words.say_with("quantity.named", &[("name", name.into()), ("figure", (&figure).into())])
    });
    let and = |before: String, after: String| {
        words.say_with("quantity.and", &[("before", (&before).into()), ("after", (&after).into())])
    };
    let told = told.reduce(and).unwrap_or_default();
    words.say_with("quantity.several", &[("figures", (&told).into()), ("unit", set.unit.as_str().into())])
}
