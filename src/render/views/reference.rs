//! What templates can use, in Markdown, made from the types of the views and from the templates of the default theme.

use schemars::{JsonSchema, schema_for};
use serde_json::Value;

use super::{
    Head, SiteView, accessibility, cards, changes, checks, components, decisions, draft, easy_read, editions,
    eligibility, evidence, guide, letters, listings, near, open_data, outcomes, participation, people, range,
    search, service, statement,
};
use crate::render::theme::{DEFAULT, files_of};

/// A template, what it makes and what it gets.
pub struct ViewDoc {
    /// The file name of the template.
    pub template: &'static str,
    /// The page that it makes.
    pub about: &'static str,
    schema: Option<Value>,
}

impl ViewDoc {
    /// The names of what the template gets.
    pub fn fields(&self) -> Vec<&str> {
        let properties = self.schema.as_ref().and_then(properties);
        properties.into_iter().flatten().map(|(name, _)| name.as_str()).collect()
    }
}

fn of<T: JsonSchema>(template: &'static str, about: &'static str) -> ViewDoc {
    ViewDoc { template, about, schema: Some(schema_for!(T).to_value()) }
}

/// Every template that makes a page.
pub fn views() -> Vec<ViewDoc> {
    vec![
        of::<statement::HomeView>("home.html", "The first page."),
        of::<listings::ListingView>("listing.html", "A page of a list of breaks."),
        of::<cards::CardView>("card.html", "A break in a list; it gets no `page`, and stands on many."),
        of::<near::NearView>("near.html", "Breaks by their distance from an area."),
        of::<near::NearAreasView>("near-areas.html", "The areas to be near to."),
        of::<letters::AToZView>("a-to-z.html", "The breaks by their first letters."),
        of::<listings::BrowseView>(
            "browse.html",
            "The ways to narrow the list, or the values of one of them.",
        ),
        of::<service::ServiceView>("service.html", "A break, with all its facts."),
        of::<search::SearchView>("search.html", "The search, which a script fills."),
        of::<search::ShortListView>(
            "short-list.html",
            "The breaks that a family keeps, which a script fills.",
        ),
        of::<people::ProvidersView>("providers.html", "The organisations, A to Z."),
        of::<people::ProviderView>("provider.html", "An organisation."),
        of::<eligibility::EligibilityView>("eligibility.html", "The levels of support, compared."),
        of::<eligibility::TierView>("tier.html", "A level of support."),
        of::<guide::StartView>("guide.html", "The start of the guide to the levels of support."),
        of::<guide::QuestionView>("guide-question.html", "A question of the guide."),
        of::<guide::EndView>("guide-end.html", "An end of the guide."),
        of::<guide::WholeView>("guide-all.html", "The whole guide on one page, to print."),
        of::<statement::StatementView>("statement.html", "The contents of the statement."),
        of::<statement::SectionView>("section.html", "A section of the statement."),
        of::<statement::WholeStatementView>(
            "statement-all.html",
            "The whole statement on one page, and in large print.",
        ),
        of::<draft::DraftView>("draft.html", "The statement to write on, with drafts only."),
        of::<editions::EditionsView>("editions.html", "The versions that were published."),
        of::<editions::EditionView>("edition.html", "The statement of an earlier version."),
        of::<editions::EditionTiersView>(
            "edition-eligibility.html",
            "The levels of support of an earlier version.",
        ),
        of::<editions::EditionServicesView>("edition-services.html", "The breaks of an earlier version."),
        of::<changes::ChangesView>("changes.html", "What has changed since a version."),
        of::<range::RangeView>("range.html", "The range of breaks, counted, with its gaps."),
        of::<range::RangeRowView>("range-row.html", "One duty or one type of break of the range."),
        of::<evidence::EvidenceView>("evidence.html", "The tables of figures."),
        of::<evidence::SetView>("evidence-set.html", "A table of figures with its chart."),
        of::<decisions::DecisionsView>("decisions.html", "What the council decided."),
        of::<decisions::DecisionView>("decision.html", "A decision and the contract that follows from it."),
        of::<easy_read::EasyReadsView>("easy-reads.html", "The documents in Easy Read."),
        of::<easy_read::EasyReadView>("easy-read.html", "A document in Easy Read."),
        of::<outcomes::OutcomesView>("outcomes.html", "What breaks are for, and what families gain."),
        of::<participation::ParticipationView>(
            "participation.html",
            "What families said, and what became of it.",
        ),
        of::<people::GlossaryView>("glossary.html", "The words explained."),
        of::<people::ContactPageView>("contact.html", "Whom to ask."),
        of::<accessibility::AccessibilityView>("accessibility.html", "How accessible the website is."),
        of::<checks::ChecksView>(
            "checks.html",
            "How the statement stands to the law, with `--with-checks` only.",
        ),
        of::<open_data::OpenDataView>("open-data.html", "What other programs can fetch."),
        of::<statement::PageView>("page.html", "A page of `content/pages/`."),
        of::<components::ComponentsView>("components-page.html", "The parts of the theme, with drafts only."),
        of::<statement::RedirectView>("redirect.html", "An old address that leads to a new one."),
        ViewDoc {
            template: "not-found.html",
            about: "What a server shows for an address that does not exist.",
            schema: None,
        },
    ]
}

/// The reference, in Markdown.
pub fn reference() -> String {
    let mut out = String::from(
        "# What templates can use\n\nThis page is made from the program itself by `shortbreaks schema --views`. \
         [themes.md](themes.md) tells how themes work.\n\nAddresses are paths from the root of the site: write \
         `{{ page.root }}` before them. Names that end in `_html` are HTML: write `| safe` after them. A name in **bold** \
         always has a value; the others may have none.\n\n## On every page\n",
    );
    let mut told = Vec::new();
    for (name, schema) in [("site", schema_for!(SiteView)), ("page", schema_for!(Head))] {
        section("###", name, "", &schema.to_value(), &mut told, &mut out);
    }
    out.push_str("\n## `view`, by template\n");
    for view in views() {
        let ViewDoc { template, about, schema } = &view;
        match schema {
            Some(schema) => section("###", template, about, schema, &mut told, &mut out),
            None => out.push_str(&format!("\n### `{template}`\n\n{about} It gets no `view`.\n")),
        }
    }
    parts_of_templates(&mut out);
    out
}

/// An object and whatever it leads to, each told once on the whole page.
fn section(
    mark: &str,
    name: &str,
    about: &str,
    schema: &Value,
    told: &mut Vec<(String, Value)>,
    out: &mut String,
) {
    let about = if about.is_empty() { says(schema) } else { about.to_owned() };
    out.push_str(&format!("\n{mark} `{name}`\n\n{about}\n"));
    table(schema, out);
    let definitions = schema.get("$defs").and_then(Value::as_object);
    for (name, part) in definitions.into_iter().flatten() {
        // Two parts of different pages can have one name.
        if properties(part).is_none() || told.iter().any(|(known, it)| known == name && it == part) {
            continue;
        }
        told.push((name.clone(), part.clone()));
        let about = says(part);
        let about = if about.is_empty() { String::new() } else { format!("\n{about}\n") };
        out.push_str(&format!("\n#### {}\n{about}", title(name)));
        table(part, out);
    }
}

fn properties(schema: &Value) -> Option<&serde_json::Map<String, Value>> {
    schema.get("properties").and_then(Value::as_object)
}

fn table(schema: &Value, out: &mut String) {
    let Some(fields) = properties(schema) else { return };
    let required = schema.get("required").and_then(Value::as_array);
    let is_required =
        |name: &str| required.is_some_and(|all| all.iter().any(|one| one.as_str() == Some(name)));
    out.push_str("\n| Name | What it is | Kind |\n|---|---|---|\n");
    for (name, field) in fields {
        let shown = if is_required(name) { format!("**`{name}`**") } else { format!("`{name}`") };
        out.push_str(&format!("| {shown} | {} | {} |\n", says(field), kind(field)));
    }
}

/// `text`, `yes or no`, `number`, the name of a part, or a list of one of these.
fn kind(field: &Value) -> String {
    if let Some(reference) = field.get("$ref").and_then(Value::as_str) {
        return title(reference.rsplit('/').next().unwrap_or_default());
    }
    if let Some(some) = field.get("anyOf").or(field.get("oneOf")).and_then(|all| all.get(0)) {
        return kind(some);
    }
    let kinds = field.get("type");
    let first = kinds.and_then(|kind| kind.as_str().or_else(|| kind.get(0)?.as_str()));
    match first {
        Some("array") => format!("list: {}", field.get("items").map(kind).unwrap_or_default()),
        Some("boolean") => "yes or no".to_owned(),
        Some("integer" | "number") => "number".to_owned(),
        Some("object") => match field.get("additionalProperties") {
            Some(value) => format!("{} by name", kind(value)),
            None => "object".to_owned(),
        },
        _ => "text".to_owned(),
    }
}

/// `TierCard` as people read it, and `Letter_for_Entry` too.
fn title(name: &str) -> String {
    name.trim_end_matches("View").replace("_for_", " of ")
}

fn says(schema: &Value) -> String {
    let text = schema.get("description").and_then(Value::as_str).unwrap_or_default();
    text.replace('\n', " ").replace('|', "\\|")
}

/// The blocks of the frame, and the components of each file, as the default theme has them.
fn parts_of_templates(out: &mut String) {
    let files = files_of(DEFAULT);
    let templates = files.iter().filter_map(|(path, bytes)| {
        Some((path.strip_prefix("templates/")?, std::str::from_utf8(bytes).ok()?))
    });
    let mut components = String::new();
    for (name, text) in templates {
        if name == "base.html" {
            out.push_str("\n## Blocks of `base.html`\n\n");
            for block in after_each(text, "{%- block ") {
                out.push_str(&format!("- `{block}`\n"));
            }
        }
        let mut rest = text;
        while let Some((before, after)) = rest.split_once("{% component ") {
            let Some((signature, body)) = after.split_once(" -%}") else { break };
            components.push_str(&format!("| `{signature}` | {} | `{name}` |\n", comment_before(before)));
            rest = body;
        }
    }
    out.push_str(
        "\n## Components\n\nA template writes `{{ <tier_card tier={tier} root={page.root} level={3} /> }}`. What has a value \
         after `=` can be left out.\n\n| Component | What it is | File |\n|---|---|---|\n",
    );
    out.push_str(&components);
}

/// The word after each of some marks.
fn after_each<'t>(text: &'t str, mark: &'t str) -> impl Iterator<Item = &'t str> {
    text.split(mark)
        .skip(1)
        .filter_map(|rest| rest.split_whitespace().next())
        .map(|word| word.trim_end_matches("%}"))
}

/// The comment that stands right before something.
fn comment_before(text: &str) -> String {
    // A blank line between them says that the comment is about the whole file.
    let comment =
        text.strip_suffix("-#}\n").and_then(|text| text.rsplit_once("{#-")).map(|(_, comment)| comment);
    comment.map(|comment| comment.split_whitespace().collect::<Vec<_>>().join(" ")).unwrap_or_default()
}
