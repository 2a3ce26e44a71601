//! What is the same on every page.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::{ContactView, Link, easy_read};
use crate::content::scalar::Text;
use crate::content::words::Spoken;
use crate::site::{Site, Url, emblem, url};

/// What templates call `site`.
#[derive(Debug, JsonSchema, Serialize)]
pub struct SiteView {
    /// The name of the site.
    title: String,
    /// What it is for, in a sentence.
    summary: String,
    /// The language of the page, by BCP 47.
    language: String,
    /// `ltr`, or `rtl` where the script runs from right to left.
    dir: &'static str,
    /// Who publishes it.
    council: CouncilView,
    /// How far the site is, where it says so on each page.
    phase: Option<PhaseView>,
    /// What everybody should know now.
    notice: Option<String>,
    /// The edition that it shows.
    statement: Edition,
    /// The main menu. Links have a `key` where they open a part of the site: `services`, `eligibility`, `statement`, `providers`, `contact`.
    menu: Vec<Link>,
    /// Links at the foot.
    footer: Vec<Link>,
    /// To search, and to what the family keeps.
    tools: Vec<Link>,
    /// Whom to ask.
    contact: ContactView,
    /// Where suggestions go.
    feedback: FeedbackView,
    /// The address of each file of the theme, by its name.
    assets: BTreeMap<String, String>,
    /// The languages that the site is in, where it is in more than one.
    languages: Vec<LanguageView>,
    /// The picture beside a link that somebody shares, by its whole address.
    preview_url: Option<String>,
    /// Words that a search passes over.
    small_words: String,
    /// The listings as files for other programs.
    data: DataView,
}

/// A language that the reader can change to.
#[derive(Debug, JsonSchema, Serialize)]
struct LanguageView {
    /// The tag, such as `ur`.
    tag: String,
    /// Its own name for itself.
    name: String,
    dir: &'static str,
    /// What leads from the root of this language to the root of that one.
    root: String,
    /// The address of that root on the web.
    address: String,
    /// Whether it is the language of this page.
    current: bool,
}

/// The languages of the site; none where there is only one.
fn languages(site: &Site) -> Vec<LanguageView> {
    let original = site.content.original_language();
    let base = site.original_url();
    let view = |spoken: &Spoken| {
        let language = &spoken.language;
        let folder = if language == original { String::new() } else { url::language(language) };
        let current = folder == site.folder;
        let root = match (current, site.folder.is_empty()) {
            (true, _) => String::new(),
            (false, true) => folder.clone(),
            (false, false) => format!("../{folder}"),
        };
        LanguageView {
            tag: language.tag().to_owned(),
            name: spoken.name.clone(),
            dir: language.direction(),
            root,
            address: format!("{base}{folder}"),
            current,
        }
    };
    match &site.content.languages[..] {
        [_] => Vec::new(),
        languages => languages.iter().map(view).collect(),
    }
}

#[derive(Debug, JsonSchema, Serialize)]
struct DataView {
    services_csv: String,
    services_json: String,
    /// For the scripts of the pages themselves.
    find_listings: String,
    find_texts: String,
}

#[derive(Debug, JsonSchema, Serialize)]
struct CouncilView {
    name: String,
    /// The place that it is council of.
    area: String,
    website: String,
    /// The path of its picture.
    logo: Option<String>,
    logo_dark: Option<String>,
}

#[derive(Debug, JsonSchema, Serialize)]
struct PhaseView {
    name: String,
    text: String,
}

#[derive(Debug, JsonSchema, Serialize)]
struct Edition {
    version: String,
    published: String,
    published_iso: String,
    last_reviewed: Option<String>,
    next_review: Option<String>,
}

#[derive(Debug, JsonSchema, Serialize)]
struct FeedbackView {
    email: String,
    text: Option<String>,
}

impl SiteView {
    /// What is the same on every page, with the addresses of the theme's files.
    pub fn of(site: &Site, theme: &BTreeMap<String, Url>) -> SiteView {
        let written = &site.content.site;
        let statement = &site.content.statement;
        let words = &*site.content.words;
        let own = |key: &'static str, url: Url| Link {
            key: Some(key),
            ..Link::inside(&url, words.say(&format!("menu.{key}")))
        };
        let mut menu = vec![
            own("services", url::services()),
            own("eligibility", url::eligibility()),
            own("statement", url::statement()),
            own("providers", url::providers()),
            own("contact", url::contact()),
        ];
        let links = |links: &[crate::content::site::MenuLink]| {
            let link = |item: &crate::content::site::MenuLink| {
                Link::to(site, &item.link, item.text.as_ref().map(|text| text.as_str()))
            };
            links.iter().filter_map(link).collect::<Vec<_>>()
        };
        menu.extend(links(&written.menu));
        // The law wants this link in a prominent place of every page: first, and once.
        let accessibility = Link::inside(&url::accessibility(), words.say("titles.accessibility"));
        let mut own_footer = links(&written.footer);
        let said = Link::inside(&url::participation(), words.say("titles.participation"));
        own_footer.retain(|link| link.path != accessibility.path && link.path != said.path);
        let mut footer = Vec::from_iter(site.content.accessibility.is_some().then_some(accessibility));
        let has_said = site.page_at(url::participation().as_str()).is_some();
        footer.extend(has_said.then_some(said));
        let easy_read = easy_read::list(site);
        own_footer.retain(|link| easy_read.as_ref().is_none_or(|easy| link.path != easy.path));
        footer.extend(easy_read);
        footer.push(Link::inside(&url::glossary(), words.say("titles.glossary")));
        footer.extend(own_footer);
        footer.push(Link::inside(&url::open_data(), words.say("titles.open-data")));
        let mut assets: BTreeMap<String, String> =
            theme.iter().map(|(name, url)| (name.clone(), site.common(url).to_string())).collect();
        let emblems =
            emblem::ALL.iter().filter_map(|name| Some(((*name).to_owned(), site.assets.get(*name)?)));
        assets.extend(emblems.map(|(name, url)| (name, url.to_string())));
        let picture = |name: &Text| site.asset(name.as_str()).ok().map(ToString::to_string);
        SiteView {
            title: written.title.to_string(),
            summary: written.summary.to_string(),
            language: site.content.words.language().tag().to_owned(),
            dir: site.content.words.language().direction(),
            council: CouncilView {
                name: written.council.name.to_string(),
                area: written.council.area.to_string(),
                website: written.council.website.as_str().to_owned(),
                logo: written.council.logo.as_ref().and_then(picture),
                logo_dark: written.council.logo_dark.as_ref().and_then(picture),
            },
            phase: written
                .phase
                .as_ref()
                .map(|phase| PhaseView { name: phase.name.to_string(), text: phase.text.to_string() }),
            notice: written.notice.as_ref().map(ToString::to_string),
            statement: Edition {
                version: statement.version.to_string(),
                published: words.date(statement.published),
                published_iso: statement.published.iso(),
                last_reviewed: statement.last_reviewed.map(|date| words.date(date)),
                next_review: statement.next_review.map(|date| words.date(date)),
            },
            menu,
            footer,
            tools: vec![own("search", url::search()), own("short-list", url::short_list())],
            contact: ContactView::of(&written.contact),
            small_words: words.say("search-words.small"),
            feedback: FeedbackView {
                email: written.feedback.email.as_str().to_owned(),
                text: written.feedback.text.as_ref().map(|text| crate::markdown::plain(text.as_str())),
            },
            data: DataView {
                services_csv: site.common(&url::services_csv()).to_string(),
                services_json: site.common(&url::services_json()).to_string(),
                find_listings: url::find_listings().to_string(),
                find_texts: url::find_texts().to_string(),
            },
            // It is there once for all languages.
            preview_url: assets
                .get(emblem::PREVIEW)
                .map(|path| format!("{}{}", site.original_url(), path.trim_start_matches("../"))),
            assets,
            languages: languages(site),
        }
    }
}
