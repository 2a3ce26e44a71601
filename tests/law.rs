//! Take any one thing that the law or good practice asks for out of the example statement, and the program says
//! just that: which element, where, and by which law.

#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on has failed")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use shortbreaks::content::law::{LegalBasis, Level};
use shortbreaks::diagnostic::{Diagnostic, Severity};
use shortbreaks::site::Choices;
use shortbreaks::{check, content, site};

/// One thing taken out.
struct Removal {
    /// The element that is no longer met.
    element: &'static str,
    /// What is done to the content.
    edits: Vec<Edit>,
    /// The file that the finding is in.
    place: &'static str,
    /// What the finding says.
    says: &'static str,
}

enum Edit {
    /// No section says any more that it covers this.
    Cover(&'static str),
    /// Lines of a file that start so, and what is indented below them, are gone.
    Lines(&'static str, &'static str),
    /// Lines of a file that hold these words are gone.
    Mention(&'static str, &'static str),
    /// A file is gone.
    Gone(&'static str),
    /// Words of a file are others.
    Replace(&'static str, &'static str, &'static str),
}

use Edit::{Cover, Gone, Lines, Mention, Replace};

fn removals() -> Vec<Removal> {
    let not_covered =
        |element, id, says| Removal { element, edits: vec![Cover(id)], place: "content/statement", says };
    let taken = |element, edits, place, says| Removal { element, edits, place, says };
    let tiers = "content/tiers.yaml";
    let participation = "content/participation.yaml";
    let review = "content/statement/16-keeping-it-under-review.md";
    let easy = "content/easy-read/01-short-breaks-in-northmoor.yaml";
    vec![
        not_covered("reg-5-1-a", "reg-5-1-a", "no section covers this: the range of services"),
        not_covered(
            "reg-4",
            "reg-4",
            "no section covers this: how each kind of break that the law names is provided",
        ),
        taken(
            "reg-4",
            vec![Replace("content/break-types.yaml", "overnight-care, ", "")],
            "content/break-types.yaml",
            "care overnight",
        ),
        not_covered(
            "reg-5-1-b",
            "reg-5-1-b",
            "no section covers this: the criteria for each tier and service",
        ),
        taken(
            "reg-5-1-b",
            vec![Lines(tiers, "criteria: []")],
            tiers,
            "the tier `advice` does not say what it asks",
        ),
        not_covered("reg-5-1-c", "reg-5-1-c", "how the range is designed to meet the needs of carers"),
        not_covered("reg-3", "reg-3-a", "carers who could not go on without breaks"),
        not_covered("reg-3", "reg-3-b", "carers who could care better with breaks"),
        not_covered("reg-5-3", "reg-5-3", "how the statement is kept under review"),
        taken(
            "reg-5-3",
            vec![
                Lines("content/statement.yaml", "next-review:"),
                Mention(review, "statement.next-review"),
                Replace(easy, r#"{{ date("statement.next-review") }}"#, "spring"),
            ],
            "content/statement.yaml",
            "the statement does not say `next-review`",
        ),
        not_covered("reg-5-4", "reg-5-4", "the views of carers"),
        taken(
            "reg-5-4",
            vec![Lines(participation, "consultations:")],
            participation,
            "no consultation of carers is recorded",
        ),
        not_covered("not-mechanical", "not-mechanical", "a way in for families who do not fit the criteria"),
        not_covered("direct-payments", "direct-payments", "the choice of a direct payment"),
        not_covered("access-and-decisions", "access-and-decisions", "who each service is for"),
        taken(
            "access-and-decisions",
            vec![Mention(tiers, "decides: The Short Breaks Team")],
            tiers,
            "the tier `additional` does not say who decides",
        ),
        not_covered("comments", "comments", "comments, the council's answers and what it did"),
        taken(
            "comments",
            vec![Lines(participation, "comments:")],
            participation,
            "no comment of a family is published",
        ),
        taken(
            "comments",
            vec![Mention(participation, "response: The form was made")],
            participation,
            "this comment has no answer",
        ),
        not_covered("complaints-and-advice", "complaints", "how to complain"),
        not_covered("complaints-and-advice", "independent-advice", "independent information and advice"),
        not_covered("other-formats", "other-formats", "how to get a copy on paper"),
        taken(
            "accessibility",
            vec![
                Gone("content/accessibility.yaml"),
                Lines("content/glossary.yaml", "- id: wcag"),
                Replace("content/pages/about-this-site.md", "site:accessibility", "site:home"),
                Replace("content/statement/15-copies-and-formats.md", "site:accessibility", "site:home"),
            ],
            "content/accessibility.yaml",
            "there is no accessibility statement",
        ),
        not_covered("right-to-assessment", "child-assessment", "the child's right to an assessment"),
        not_covered("right-to-assessment", "parent-carer-assessment", "a parent carer's own assessment"),
        not_covered("amount", "amount", "how the amount of support is decided"),
        not_covered("transport", "transport", "transport"),
        not_covered("costs", "costs", "costs and reduced rates"),
        taken(
            "costs",
            vec![Lines("content/providers/splash-northmoor.yaml", "cost:")],
            "content/providers/splash-northmoor.yaml",
            "does not say what it costs",
        ),
        not_covered("how-to-apply", "how-to-apply", "how to apply"),
        taken(
            "how-to-apply",
            vec![Mention(tiers, "takes: 10 working days")],
            tiers,
            "the tier `additional` does not say how long a decision takes",
        ),
        taken(
            "how-to-apply",
            vec![Lines(tiers, "if-refused:")],
            tiers,
            "does not say what to do after a refusal",
        ),
        not_covered("tier-examples", "tier-examples", "an example of each tier"),
        taken("tier-examples", vec![Lines(tiers, "examples:")], tiers, "has no example"),
        not_covered("listings-checked", "listings-checked", "listings, each with the day"),
        taken(
            "listings-checked",
            vec![Lines("content/providers/splash-northmoor.yaml", "checked:")],
            "content/providers/splash-northmoor.yaml",
            "does not say when its listing was last checked",
        ),
        not_covered("named-team", "named-team", "a named team"),
        not_covered("plain-english", "plain-english", "plain English"),
        taken(
            "easy-read",
            vec![
                Cover("easy-read"),
                Replace(
                    "content/easy-read/01-short-breaks-in-northmoor.yaml",
                    "site:statement",
                    "section:costs",
                ),
            ],
            "content/easy-read",
            "nothing says in Easy Read what the statement says",
        ),
        not_covered("local-numbers", "local-numbers", "local numbers with their source"),
        not_covered("local-numbers", "sufficiency", "whether there is enough"),
        not_covered("transition-and-siblings", "transition", "growing up, from 16 to 18"),
        not_covered("transition-and-siblings", "siblings", "brothers and sisters"),
        not_covered("parent-forum", "parent-forum", "how to comment or join the parent carer forum"),
        not_covered("legal-context", "legal-context", "the law behind the statement"),
    ]
}

#[test]
fn the_example_statement_meets_every_element() {
    let site = copy();
    assert_eq!(findings(site.path()).iter().map(|found| found.message.clone()).collect::<Vec<_>>(), [""; 0]);
}

#[test]
fn every_element_of_the_law_can_be_missed() {
    let tried: BTreeSet<&str> = removals().iter().map(|removal| removal.element).collect();
    let law = LegalBasis::england();
    let all: BTreeSet<&str> = law.elements.iter().map(|element| element.id.as_str()).collect();
    assert_eq!(tried, all);
    assert_eq!(all.len(), 28);
}

#[test]
fn what_is_taken_out_is_what_is_found() {
    let law = LegalBasis::england();
    for Removal { element, edits, place, says } in removals() {
        let site = copy();
        edits.iter().for_each(|edit| apply(edit, site.path()));
        let found = findings(site.path());
        let of_element =
            law.elements.iter().find(|known| known.id.as_str() == element).expect("an element of the law");
        let severity = if of_element.level == Level::Must { Severity::Legal } else { Severity::Advice };
        assert!(!found.is_empty(), "{element}: nothing was found of `{says}`");
        for found in &found {
            let file = &found.place.as_ref().expect("a place").file;
            assert_eq!(found.rule, element, "{says}: {}", found.message);
            assert_eq!(found.severity, severity, "{element}");
            assert!(file.ends_with(place), "{element}: {file}");
            assert!(found.citation.is_some() && found.help.is_some(), "{element}");
            assert!(
                found.message.to_lowercase().contains(&says.to_lowercase()),
                "{element}: {}",
                found.message
            );
        }
    }
}

#[test]
fn a_heading_with_two_words_under_it_does_not_count() {
    let site = copy();
    let file = site.path().join("content/statement/07-how-much-support.md");
    let text = fs::read_to_string(&file).expect("a section");
    let head = text.split("\n---\n").next().expect("its head");
    fs::write(&file, format!("{head}\n---\n\n## How much\n\nIt depends.\n")).expect("written");
    let found = findings(site.path());
    let amount: Vec<&Diagnostic> = found.iter().filter(|found| found.rule == "amount").collect();
    assert_eq!(amount.len(), 1);
    assert_eq!(amount[0].message, "this section covers `amount` and has only 4 words of text");
}

/// A copy of the example in its first language, for its translations hold keys of what is taken out.
fn copy() -> tempfile::TempDir {
    let dir = tempfile::tempdir().expect("a folder");
    copy_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("content"), &dir.path().join("content"));
    fs::remove_dir_all(dir.path().join("content/translations")).expect("gone");
    apply(&Lines("content/site.yaml", "languages:"), dir.path());
    dir
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        match entry.file_type().expect("a type").is_dir() {
            true => copy_folder(&entry.path(), &target),
            false => drop(fs::copy(entry.path(), target).expect("copied")),
        }
    }
}

/// What the program finds in a site.
fn findings(root: &Path) -> Vec<Diagnostic> {
    let loaded = content::load(root);
    let choices = Choices::of(jiff::civil::date(2026, 11, 22));
    let (site, clashes) = site::plan(&loaded.content, &choices);
    loaded.found.into_iter().chain(clashes).chain(check::check(&site)).collect()
}

fn apply(edit: &Edit, root: &Path) {
    match edit {
        Cover(id) => {
            for file in sections(root) {
                change(&file, |text| {
                    let covers = |line: &str| {
                        let ids = line.strip_prefix("covers: [")?.strip_suffix(']')?;
                        let kept: Vec<&str> = ids.split(", ").filter(|known| known != id).collect();
                        Some(format!("covers: [{}]", kept.join(", ")))
                    };
                    text.lines().map(|line| covers(line).unwrap_or(line.to_owned()) + "\n").collect()
                });
            }
        }
        Lines(file, start) => change(&root.join(file), |text| without(&text, start)),
        Mention(file, words) => change(&root.join(file), |text| {
            text.lines().filter(|line| !line.contains(words)).map(|line| format!("{line}\n")).collect()
        }),
        Gone(file) => fs::remove_file(root.join(file)).expect("a file"),
        Replace(file, words, others) => change(&root.join(file), |text| text.replace(words, others)),
    }
}

fn sections(root: &Path) -> Vec<PathBuf> {
    let folder = fs::read_dir(root.join("content/statement")).expect("sections");
    folder.map(|entry| entry.expect("a section").path()).collect()
}

fn change(file: &Path, edit: impl Fn(String) -> String) {
    let text = fs::read_to_string(file).expect("a file");
    fs::write(file, edit(text)).expect("written");
}

/// A text without the lines that start so, and without what is indented below them.
fn without(text: &str, start: &str) -> String {
    let indent = |line: &str| line.len() - line.trim_start().len();
    let mut out = String::new();
    let mut inside: Option<usize> = None;
    let mut met = false;
    for line in text.lines() {
        if inside.is_some_and(|at| !line.trim().is_empty() && indent(line) <= at) {
            inside = None;
        }
        if line.trim_start().starts_with(start) {
            met = true;
            // A list below a key at the start of a line may stand right under it.
            inside = Some(indent(line));
            continue;
        }
        if inside.is_none() {
            out.push_str(line);
            out.push('\n');
        }
    }
    assert!(met, "nothing starts with `{start}`");
    out
}
