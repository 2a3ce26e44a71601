//! What the preview adds to a page: a panel that says what is wrong, and the script that keeps the page up to date.
//!
//! The panel is in the page before any script runs, so that it works without one. It stands in a shadow tree, where
//! neither the page's style sheet nor the panel's own can reach the other.

use serde::Serialize;
use tera::{Context, Tera};
use xxhash_rust::xxh3::xxh3_64;

use super::edition::Made;
use super::live::Shown;
use super::origin::Part;
use crate::content::Sources;
use crate::diagnostic::{Diagnostic, Severity, print};
use crate::report;

/// The script of every page in the preview.
pub const SCRIPT: &str = include_str!("assets/live.js");
/// The style sheet of the panel.
pub const STYLE: &str = include_str!("assets/panel.css");
/// The style sheet that the preview adds to pages.
pub const PAGE_STYLE: &str = include_str!("assets/page.css");

/// A finding, ready to be shown.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Finding {
    severity: &'static str,
    rule: String,
    message: String,
    help: Option<String>,
    citation: Option<String>,
    file: Option<String>,
    line: Option<usize>,
    column: Option<usize>,
    /// The line of the file: what is before the mistake, the mistake, and what is after it.
    source: Option<[String; 3]>,
    /// The finding as it is printed in a terminal.
    #[serde(skip)]
    pub printed: String,
}

impl Finding {
    /// A finding with its place looked up.
    pub fn of(found: &Diagnostic, sources: &Sources) -> Finding {
        let at = found.place.as_ref().and_then(|place| sources.locate(place));
        let text = found.place.as_ref().and_then(|place| sources.text(&place.file));
        let source = at.as_ref().zip(text).map(|(at, text)| {
            let start = text[..at.bytes.start].rfind('\n').map_or(0, |newline| newline + 1);
            let line = text[start..].lines().next().unwrap_or_default();
            let marked = (at.bytes.start - start).min(line.len())..(at.bytes.end - start).min(line.len());
            [&line[..marked.start], &line[marked.clone()], &line[marked.end..]].map(str::to_owned)
        });
        Finding {
            severity: found.severity.name(),
            rule: found.rule.to_string(),
            message: found.message.clone(),
            help: found.help.clone(),
            citation: found.citation.as_ref().map(ToString::to_string),
            file: found.place.as_ref().map(|place| place.file.to_string()),
            line: at.as_ref().map(|at| at.line),
            column: at.as_ref().map(|at| at.column),
            source,
            // Only what stops a build is printed.
            printed: match found.severity {
                Severity::Error => print::human(found, sources),
                _ => String::new(),
            },
        }
    }
}

/// Makes panels.
pub struct Panel {
    tera: Tera,
}

/// What the template of the panel gets.
#[derive(Serialize)]
struct View<'a> {
    mistakes: &'a [Finding],
    more_mistakes: usize,
    others: &'a [Finding],
    more_others: usize,
    tally: Option<String>,
    is_behind: bool,
    address: &'a str,
    numbered: bool,
}

impl Panel {
    /// Reads the templates, which are in the program.
    pub fn new() -> Result<Panel, tera::Error> {
        let mut tera = Tera::new();
        tera.add_raw_templates(vec![
            ("panel.html", include_str!("assets/panel.html")),
            ("finding.html", include_str!("assets/finding.html")),
            ("about.html", include_str!("assets/about.html")),
            ("only-findings.html", include_str!("assets/only-findings.html")),
        ])?;
        Ok(Panel { tera })
    }

    /// The panel of a page, as HTML.
    pub fn html(&self, shown: &Shown, address: &str, numbered: bool) -> String {
        let (mistakes, more_mistakes) = first(&shown.mistakes);
        let (others, more_others) = first(&shown.others);
        let view = View {
            mistakes,
            more_mistakes,
            others,
            more_others,
            tally: tally(&shown.others),
            is_behind: shown.is_behind(),
            address,
            numbered,
        };
        self.render("panel.html", &view)
    }

    /// A page with its panel and its script.
    pub fn add_to(&self, page: &Made, shown: &Shown, address: &str, numbered: bool) -> Vec<u8> {
        let panel = self.html(shown, address, numbered);
        let added = format!(
            "<shortbreaks-preview data-page=\"{hash:016x}\" data-panel=\"{panel_hash:016x}\">\
             <template shadowrootmode=\"open\">{panel}</template></shortbreaks-preview>\
             <link rel=\"stylesheet\" href=\"/-preview/page.css\">\
             <script src=\"/-preview/live.js\" defer></script>\n",
            hash = page.hash,
            panel_hash = xxh3_64(panel.as_bytes()),
        );
        let end = b"</body>";
        let at = page.bytes.windows(end.len()).rposition(|bytes| bytes == end).unwrap_or(page.bytes.len());
        [&page.bytes[..at], added.as_bytes(), &page.bytes[at..]].concat()
    }

    /// A page that says only what is wrong, where no page can be made.
    pub fn only_findings(&self, failed: Option<&Finding>) -> Made {
        let html = self.render("only-findings.html", &failed);
        let hash = xxh3_64(html.as_bytes());
        Made { is_there: false, file: "index.html".to_owned(), bytes: html.into(), hash }
    }

    /// Where a page was written.
    pub fn about(&self, address: &str, parts: &[Part]) -> String {
        #[derive(Serialize)]
        struct About<'a> {
            address: &'a str,
            parts: &'a [Part],
        }
        self.render("about.html", &About { address, parts })
    }

    fn render(&self, template: &str, view: &impl Serialize) -> String {
        let mut context = Context::new();
        context.insert("view", view);
        self.tera.render(template, &context).unwrap_or_else(|error| error.to_string())
    }
}

/// How many gaps in law and pieces of advice there are; nothing where there are none.
pub fn tally(others: &[Finding]) -> Option<String> {
    let of = |severity: Severity| others.iter().filter(|found| found.severity == severity.name()).count();
    let counts = [(of(Severity::Legal), "legal gap"), (of(Severity::Advice), "piece of advice")];
    let parts: Vec<String> =
        counts.into_iter().filter(|(n, _)| *n > 0).map(|(n, what)| report::count(n, what)).collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// The findings that a panel has room for, and how many more there are.
fn first(found: &[Finding]) -> (&[Finding], usize) {
    let shown = found.len().min(report::MOST_SHOWN);
    (&found[..shown], found.len() - shown)
}
