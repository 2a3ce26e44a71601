//! JSON Schemas of everything that people write, made from the types that read it: for editors that complete and
//! underline, and for the reference.

use schemars::{JsonSchema, schema_for};
use serde_json::{Value, json};

use super::accessibility::Accessibility;
use super::break_types::BreakType;
use super::decisions::Decision;
use super::documents::FrontMatter;
use super::easy_read::Leaflet;
use super::eligibility::Eligibility;
use super::evidence::Evidence;
use super::glossary::GlossaryTerm;
use super::law::LegalBasis;
use super::outcomes::Outcomes;
use super::participation::Participation;
use super::providers::Provider;
use super::range::RangePlan;
use super::site::Site;
use super::statement::Statement;
use super::tiers::Tier;
use super::vocabulary::Vocabulary;
use super::yaml::{choices, required, words};

/// A kind of file and its schema.
#[derive(Debug)]
pub struct DocumentSchema {
    /// A short name.
    pub name: &'static str,
    /// The files that it is for, from the root of the site.
    pub files: &'static str,
    /// What such a file holds, in a sentence.
    pub about: &'static str,
    /// The schema, in JSON Schema draft 2020-12.
    pub schema: Value,
}

impl DocumentSchema {
    /// Whether a file, by its path from the root of the site, is of this kind.
    pub fn is_for(&self, file: &str) -> bool {
        match self.files.strip_suffix("/*.yaml") {
            Some(folder) => file.strip_prefix(folder).is_some_and(|name| name.ends_with(".yaml")),
            None => self.files == file,
        }
    }
}

/// The schema of every kind of file, in the order in which a site is begun.
pub fn schemas() -> Vec<DocumentSchema> {
    vec![
        one::<Site>("site", "content/site.yaml", "The council, its contacts and how the site is set up."),
        one::<Statement>("statement", "content/statement.yaml", "Which edition of the statement this is."),
        list::<Tier>("tiers", "content/tiers.yaml", "The levels of support, in order."),
        list::<BreakType>("break-types", "content/break-types.yaml", "The types of break, in order."),
        one::<Eligibility>(
            "eligibility",
            "content/eligibility.yaml",
            "The guide to the levels of support: questions, answers and where each leads.",
        ),
        one::<Vocabulary>("vocabulary", "content/vocabulary.yaml", "The words that listings can use."),
        one_or_list::<Provider>(
            "providers",
            "content/providers/*.yaml",
            "Organisations and their services, one or several a file.",
        ),
        one::<RangePlan>(
            "range",
            "content/range.yaml",
            "Which gaps in the range of breaks are looked for, and what is planned for them.",
        ),
        list::<GlossaryTerm>("glossary", "content/glossary.yaml", "Words that need explaining."),
        one_or_list::<Evidence>(
            "evidence",
            "content/evidence/*.yaml",
            "Tables of figures, one or several a file.",
        ),
        one::<Participation>(
            "participation",
            "content/participation.yaml",
            "What families said, and what became of it.",
        ),
        one_or_list::<Decision>(
            "decisions",
            "content/decisions/*.yaml",
            "What the council decided about short breaks, one decision or several a file.",
        ),
        one::<Outcomes>(
            "outcomes",
            "content/outcomes.yaml",
            "What breaks are for, and what children and families gain by them.",
        ),
        one::<Leaflet>(
            "easy-read",
            "content/easy-read/*.yaml",
            "Documents in Easy Read, one a file: rows of a picture and a short sentence.",
        ),
        one::<Accessibility>(
            "accessibility",
            "content/accessibility.yaml",
            "How accessible the website is: the facts of the accessibility statement.",
        ),
        one::<LegalBasis>(
            "legal-basis",
            "content/legal-basis.yaml",
            "What the law asks for; the law of England where left out.",
        ),
        one::<FrontMatter>(
            "front-matter",
            "content/statement/*.md and content/pages/*.md",
            "The lines of YAML between two lines of hyphens at the head of a section or page.",
        ),
    ]
}

fn one<T: JsonSchema>(name: &'static str, files: &'static str, about: &'static str) -> DocumentSchema {
    DocumentSchema { name, files, about, schema: schema_for!(T).to_value() }
}

fn list<T: JsonSchema>(name: &'static str, files: &'static str, about: &'static str) -> DocumentSchema {
    one::<Vec<T>>(name, files, about)
}

fn one_or_list<T: JsonSchema>(
    name: &'static str,
    files: &'static str,
    about: &'static str,
) -> DocumentSchema {
    let mut many = list::<T>(name, files, about);
    let items = many.schema.get("items").cloned().unwrap_or_default();
    if let Some(schema) = many.schema.as_object_mut() {
        schema.remove("type");
        schema.remove("items");
        schema.insert("oneOf".to_owned(), json!([items, { "type": "array", "items": items }]));
    }
    many
}

/// The reference in Markdown: every file, every key, what it means and how it is written.
pub fn reference() -> String {
    let mut out = String::from(
        "# What to write\n\nEvery file of `content/`, and every key in it. This page is made from the program itself by\n\
         `shortbreaks schema --reference`.\n\nIn the tables, a key in **bold** has to be there.\n",
    );
    let schemas = schemas();
    let mut told = Vec::new();
    for document in &schemas {
        out.push_str(&format!("\n## `{}`\n\n{}\n", document.files, document.about));
        let definitions = document.schema.get("$defs").unwrap_or(&Value::Null);
        let whole = root_object(&document.schema, definitions);
        table(whole, definitions, &mut out);
        parts(whole, definitions, &mut told, &mut out);
    }
    out.push_str("\n## Forms of values\n\n| Form | How it is written | Example |\n|---|---|---|\n");
    let mut forms: Vec<(&str, &Value)> = Vec::new();
    for definitions in schemas.iter().filter_map(|document| document.schema.get("$defs")?.as_object()) {
        for definition in definitions.values() {
            let form = definition.get("format").and_then(Value::as_str);
            forms
                .extend(form.filter(|_| definition.get("examples").is_some()).map(|form| (form, definition)));
        }
    }
    forms.sort_by_key(|(form, _)| *form);
    forms.dedup_by_key(|(form, _)| *form);
    for (form, definition) in forms {
        let example = definition.get("examples").and_then(|all| all.get(0)).and_then(Value::as_str);
        out.push_str(&format!("| {form} | {} | `{}` |\n", says(definition), example.unwrap_or_default()));
    }
    out
}

/// The object that a document is, or that each item of its list is.
fn root_object<'a>(schema: &'a Value, definitions: &'a Value) -> &'a Value {
    let item = schema.get("items").or(schema.get("oneOf").and_then(|both| both.get(0)));
    item.map_or(schema, |item| behind(item, definitions).1)
}

/// The name and schema behind a reference, an "or nothing" or a list.
fn behind<'a>(schema: &'a Value, definitions: &'a Value) -> (Option<&'a str>, &'a Value) {
    let mut found = (None, schema);
    loop {
        let (_, schema) = found;
        let name = schema.get("$ref").and_then(Value::as_str).and_then(|path| path.rsplit('/').next());
        let inner = schema.get("anyOf").and_then(|all| all.get(0)).or(schema.get("items"));
        found = match (name.and_then(|name| Some((name, definitions.get(name)?))), inner) {
            (Some((name, definition)), _) => (Some(name), definition),
            (None, Some(inner)) => (found.0, inner),
            (None, None) => return found,
        };
    }
}

/// The parts that the keys of an object lead to, each told once.
fn parts<'a>(object: &'a Value, definitions: &'a Value, told: &mut Vec<&'a str>, out: &mut String) {
    for (key, property) in object.get("properties").and_then(Value::as_object).into_iter().flatten() {
        let (Some(name), part) = behind(property, definitions) else { continue };
        if part.get("properties").is_none() || told.contains(&name) {
            continue;
        }
        told.push(name);
        out.push_str(&format!("\n### {}\n\nUnder `{key}`. {}\n", words(name), says(part)));
        table(part, definitions, out);
        parts(part, definitions, told, out);
    }
}

fn table(object: &Value, definitions: &Value, out: &mut String) {
    let required = required(object);
    out.push_str("\n| Key | What it is | Written as |\n|---|---|---|\n");
    for (key, property) in object.get("properties").and_then(Value::as_object).into_iter().flatten() {
        let shown =
            if required.contains(&key.as_str()) { format!("**`{key}`**") } else { format!("`{key}`") };
        out.push_str(&format!("| {shown} | {} | {} |\n", says(property), written_as(property, definitions)));
    }
}

/// How a value is written: its form, the words that it may be, or where its own keys are told.
fn written_as(property: &Value, definitions: &Value) -> String {
    let list = property.get("items").is_some()
        || property.get("anyOf").and_then(|all| all.get(0)).is_some_and(|one| one.get("items").is_some());
    let (name, schema) = behind(property, definitions);
    let choices: Vec<String> = choices(schema).iter().map(|choice| format!("`{choice}`")).collect();
    let one = if !choices.is_empty() {
        choices.join(", ")
    } else if schema.get("properties").is_some() {
        format!("see {}", words(name.unwrap_or_default()))
    } else {
        let form = schema.get("format").and_then(Value::as_str);
        let number = schema.get("type").and_then(Value::as_str).filter(|kind| *kind != "string");
        match (number, form) {
            (Some("integer" | "number"), _) | (None, None) => "number".to_owned(),
            (_, form) => form.unwrap_or("text").to_owned(),
        }
    };
    if list { format!("list: {one}") } else { one }
}

fn says(schema: &Value) -> String {
    let text = schema.get("description").and_then(Value::as_str).unwrap_or_default();
    text.replace('\n', " ").replace('|', "\\|")
}
