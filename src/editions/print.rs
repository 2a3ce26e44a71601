//! An account for a terminal, an email or another program.

use serde_json::{Map, Value, json};

use super::change::{Account, Change, Passage};
use super::words::{Stretch, StretchKind, marked};
use crate::content::words::Words;

/// For people, as plain text.
pub fn human(account: &Account) -> String {
    let plain = Marks { gone: ("[taken out: ", "]"), fresh: ("[added: ", "]"), left_out: "…" };
    let mut out = format!("{}\n{}\n", title(account), account.summary(&Words::english()));
    for (group, changes) in account.groups() {
        out.push_str(&format!("\n{}\n", group.title(&Words::english()).to_uppercase()));
        for (name, changes) in by_thing(&changes) {
            out.push_str(&format!("\n  {name}\n"));
            for change in changes {
                out.push_str(&format!("    - {}\n", one(change, &plain)));
                for passage in &change.passages {
                    out.push_str(&format!("        {}\n", of_passage(passage, &plain)));
                }
            }
        }
    }
    out
}

/// For an email or a document, as Markdown.
pub fn markdown(account: &Account) -> String {
    let marks = Marks { gone: ("~~", "~~"), fresh: ("**", "**"), left_out: "…" };
    let mut out = format!("# {}\n\n{}\n", escaped(&title(account)), account.summary(&Words::english()));
    for (group, changes) in account.groups() {
        out.push_str(&format!(
            "\n## {}\n\n{}\n",
            group.title(&Words::english()),
            group.lead(&Words::english())
        ));
        for (name, changes) in by_thing(&changes) {
            out.push_str(&format!("\n### {}\n\n", escaped(&name)));
            for change in changes {
                out.push_str(&format!("- {}\n", one(&with_escapes(change), &marks)));
                for passage in &with_escapes(change).passages {
                    out.push_str(&format!("    - {}\n", of_passage(passage, &marks)));
                }
            }
        }
    }
    out
}

/// For programs: every difference, with a sentence that says it.
pub fn json(account: &Account) -> String {
    let change = |change: &Change| {
        let mut entries = Map::new();
        if let Ok(Value::Object(written)) = serde_json::to_value(change) {
            entries.extend(written);
        }
        entries.insert("says".to_owned(), json!(change.says()));
        Value::Object(entries)
    };
    let changes: Vec<Value> = account.changes.iter().map(change).collect();
    let whole = json!({ "from": account.from, "to": account.to, "changes": changes });
    serde_json::to_string_pretty(&whole).unwrap_or_default()
}

fn title(account: &Account) -> String {
    let (from, to) = (&account.from, &account.to);
    format!(
        "What changed from version {} ({}) to version {} ({})",
        from.version, from.published, to.version, to.published
    )
}

/// Differences of one thing next to each other, under what it is and what it is called.
fn by_thing<'a>(changes: &[&'a Change]) -> Vec<(String, Vec<&'a Change>)> {
    let mut things: Vec<(String, Vec<&Change>)> = Vec::new();
    for change in changes {
        match things.last_mut() {
            Some((_, of)) if of.last().is_some_and(|last| last.about == change.about) => of.push(change),
            _ => {
                let word = change.about.what.word(&Words::english());
                let word = format!("{}{}", word[..1].to_uppercase(), &word[1..]);
                things.push((format!("{word}: {}", change.about.name), vec![change]));
            }
        }
    }
    things
}

/// How words are marked that are new or gone.
struct Marks {
    gone: (&'static str, &'static str),
    fresh: (&'static str, &'static str),
    left_out: &'static str,
}

fn one(change: &Change, marks: &Marks) -> String {
    match (change.before.as_deref(), change.after.as_deref()) {
        (Some(before), Some(after)) if change.kind.is_text() => {
            format!("{}: {}", change.what(&Words::english()), with_marks(&marked(before, after), marks))
        }
        _ => change.says().split_whitespace().collect::<Vec<_>>().join(" "),
    }
}

fn of_passage(passage: &Passage, marks: &Marks) -> String {
    let number = passage.number.as_ref().map(|number| format!("{number} ")).unwrap_or_default();
    let (before, after) = (passage.before.as_deref(), passage.after.as_deref());
    let text = match (before, after) {
        (Some(before), Some(after)) => with_marks(&marked(before, after), marks),
        (before, after) => {
            before.or(after).unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ")
        }
    };
    format!("{number}{}: {text}", passage.kind.word(&Words::english()))
}

fn with_marks(stretches: &[Stretch], marks: &Marks) -> String {
    let shown = |stretch: &Stretch| match stretch.kind {
        StretchKind::Same => stretch.words.clone(),
        StretchKind::Removed => format!("{}{}{}", marks.gone.0, stretch.words, marks.gone.1),
        StretchKind::Added => format!("{}{}{}", marks.fresh.0, stretch.words, marks.fresh.1),
        StretchKind::LeftOut => marks.left_out.to_owned(),
    };
    stretches.iter().map(shown).collect::<Vec<_>>().join(" ")
}

/// Words that read as themselves in Markdown.
fn escaped(words: &str) -> String {
    let special =
        |c: char| matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '~' | '#' | '|' | '!');
    words.chars().flat_map(|c| special(c).then_some('\\').into_iter().chain([c])).collect()
}

fn with_escapes(change: &Change) -> Change {
    let text = |text: &Option<String>| text.as_deref().map(escaped);
    let passages = change.passages.iter().map(|passage| Passage {
        before: text(&passage.before),
        after: text(&passage.after),
        ..passage.clone()
    });
    Change {
        part: text(&change.part),
        before: text(&change.before),
        after: text(&change.after),
        passages: passages.collect(),
        ..change.clone()
    }
}
