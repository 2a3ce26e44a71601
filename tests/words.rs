//! The words of the pages: whatever templates and program say has words, no words are left over, and every language
//! has all of them, with the places and the plurals that it needs.

#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on has failed")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use icu_plurals::{PluralCategory, PluralRuleType, PluralRules};
use shortbreaks::content::yaml::node::{self, Kind, Node};

/// What a file says by each key: by the form of the plural, or by no form at all.
type Strings = BTreeMap<String, BTreeMap<Option<String>, String>>;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn strings(path: &Path) -> Strings {
    let text = fs::read_to_string(path).expect("a file of words");
    let tree = node::parse(&text).expect("YAML").expect("keys");
    let mut said = Strings::new();
    add(String::new(), &tree, &mut said);
    said
}

fn add(key: String, node: &Node, said: &mut Strings) {
    match &node.kind {
        Kind::Scalar(scalar) => {
            let before = said.insert(key.clone(), BTreeMap::from([(None, scalar.text.clone())]));
            assert_eq!(before, None, "`{key}` stands twice");
        }
        Kind::Map(entries) if entries.iter().any(|entry| entry.key == "other") => {
            let forms = entries.iter().map(|entry| {
                let text = entry.value.text().unwrap_or_else(|| panic!("a form of `{key}` is no text"));
                (Some(entry.key.clone()), text.to_owned())
            });
            let before = said.insert(key.clone(), forms.collect());
            assert_eq!(before, None, "`{key}` stands twice");
        }
        Kind::Map(entries) => {
            let names: BTreeSet<&str> = entries.iter().map(|entry| entry.key.as_str()).collect();
            assert_eq!(names.len(), entries.len(), "a key of `{key}` stands twice");
            for entry in entries {
                let name = if key.is_empty() { entry.key.clone() } else { format!("{key}.{}", entry.key) };
                add(name, &entry.value, said);
            }
        }
        Kind::List(_) | Kind::Lost => panic!("`{key}` is neither text nor keys"),
    }
}

fn english() -> Strings {
    strings(&root().join("themes/default/strings/en.yaml"))
}

/// The files below a folder with one of some endings, and what is in them.
fn files(folder: &str, endings: &[&str]) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder").map(|entry| entry.expect("an entry").path()) {
            if entry.is_dir() {
                folders.push(entry);
            } else if entry.extension().is_some_and(|end| endings.iter().any(|known| *known == end)) {
                let text = fs::read_to_string(&entry).expect("text");
                found.push((entry, text));
            }
        }
    }
    found.sort();
    found
}

/// The texts in straight quotation marks, each with what stands before and after it.
fn quoted(text: &str) -> Vec<(&str, &str, &str)> {
    let mut found = Vec::new();
    let marks: Vec<usize> = text.match_indices('"').map(|(at, _)| at).collect();
    // A mark can end one text and be taken for the start of the next: no key has a space in it, so that does no harm.
    for pair in marks.windows(2) {
        found.push((&text[..pair[0]], &text[pair[0] + 1..pair[1]], &text[pair[1] + 1..]));
    }
    found
}

/// Whether a text could be a key: `service.age-range`.
fn is_key(text: &str) -> bool {
    let part = |part: &str| {
        !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
    };
    text.contains('.') && text.split('.').all(part)
}

/// What names keys in templates and in the program.
#[derive(Default)]
struct Uses {
    /// Whole keys, and the file of each.
    keys: BTreeMap<String, PathBuf>,
    /// What keys start with whose ends are known only when a page is made: `titles.`
    starts: BTreeSet<String>,
}

impl Uses {
    fn of_all(known: &Strings) -> Uses {
        let mut uses = Uses::default();
        for (path, text) in files("themes/default/templates", &["html"]) {
            for (before, key, after) in quoted(&text) {
                let filtered = after.trim_start().strip_prefix('|').map(str::trim_start);
                let is_said = filtered.is_some_and(|after| {
                    after
                        .strip_prefix('t')
                        .is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric()))
                });
                if is_said || before.ends_with("key=") && is_key(key) {
                    uses.keys.insert(key.to_owned(), path.clone());
                }
                if after.trim_start().starts_with('~') && key.contains('.') && key.ends_with(['.', '-']) {
                    uses.starts.insert(key.to_owned());
                }
            }
        }
        let groups: BTreeSet<&str> = known.keys().filter_map(|key| key.split('.').next()).collect();
        for (path, text) in
            files("src", &["rs"]).into_iter().filter(|(path, _)| !is_test(path) && !names_content(path))
        {
            for (before, key, _) in quoted(&text) {
                let is_said = [".say(", ".say_with("].iter().any(|call| before.ends_with(call));
                let of_group = key.split('.').next().is_some_and(|group| groups.contains(group));
                if is_key(key) && (is_said || of_group && !is_file(key)) {
                    uses.keys.insert(key.to_owned(), path.clone());
                }
                if before.ends_with("name_of(") {
                    uses.starts.insert(format!("{key}."));
                }
                if let Some((start, _)) = key.split_once('{')
                    && start.contains('.')
                    && of_group
                {
                    uses.starts.insert(start.to_owned());
                }
            }
        }
        uses
    }
}

fn is_test(path: &Path) -> bool {
    path.components().any(|part| part.as_os_str() == "tests") || path.ends_with("tests.rs")
}

/// Places in content and columns of a table have names like keys.
fn names_content(path: &Path) -> bool {
    ["check", "commands", "exchange", "serve"]
        .iter()
        .any(|part| path.starts_with(root().join("src").join(part)))
}

/// Names of files and of values in content look like keys too.
fn is_file(text: &str) -> bool {
    [".html", ".yaml", ".json", ".js", ".css", ".csv", ".xml", ".txt", ".atom", ".ics"]
        .iter()
        .any(|end| text.ends_with(end))
}

#[test]
fn everything_that_is_said_has_words() {
    let english = english();
    let uses = Uses::of_all(&english);
    let wordless: Vec<_> = uses.keys.iter().filter(|(key, _)| !english.contains_key(*key)).collect();
    assert!(wordless.is_empty(), "no words in en.yaml: {wordless:#?}");
    let empty: Vec<_> =
        uses.starts.iter().filter(|start| !english.keys().any(|key| key.starts_with(*start))).collect();
    assert!(empty.is_empty(), "no words in en.yaml start with {empty:#?}");
}

#[test]
fn no_words_are_left_over() {
    let english = english();
    let uses = Uses::of_all(&english);
    let is_used = |key: &&String| {
        uses.keys.contains_key(*key) || uses.starts.iter().any(|start| key.starts_with(start))
    };
    let left: Vec<_> = english.keys().filter(|key| !is_used(key)).collect();
    assert!(left.is_empty(), "nothing says these words of en.yaml: {left:#?}");
}

/// The names of the places of a text: `{name}`, and `(name)` after words in square brackets.
fn places(text: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for (open, close) in [("{", '}'), ("](", ')')] {
        for (at, _) in text.match_indices(open) {
            if let Some((name, _)) = text[at + open.len()..].split_once(close) {
                let is_name = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
                if !name.is_empty() && name.chars().all(is_name) {
                    names.insert(name.to_owned());
                }
            }
        }
    }
    names
}

fn all_places(forms: &BTreeMap<Option<String>, String>) -> BTreeSet<String> {
    forms.values().flat_map(|text| places(text)).collect()
}

/// The names of the values that a template gives to `t`, from the bracket on: `(n=view.total, to=page.root ~ "x")`.
fn values(text: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let (mut depth, mut quote, mut word) = (0, false, String::new());
    for c in text.chars() {
        match c {
            '"' => quote = !quote,
            _ if quote => {}
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' if depth <= 1 => break,
            ')' | ']' | '}' => depth -= 1,
            '=' if depth == 1 && !word.is_empty() => {
                names.insert(std::mem::take(&mut word));
            }
            ',' => word.clear(),
            c if c.is_ascii_alphanumeric() || c == '_' => word.push(c),
            _ => {}
        }
        if depth == 1 && c == '(' {
            word.clear();
        }
    }
    names
}

#[test]
fn templates_fill_every_place() {
    let english = english();
    let mut unfilled = Vec::new();
    for (path, text) in files("themes/default/templates", &["html"]) {
        for (_, key, after) in quoted(&text) {
            let Some(after) = after.trim_start().strip_prefix('|') else { continue };
            let Some(after) = after.trim_start().strip_prefix('t') else { continue };
            let Some(forms) = english.get(key) else { continue };
            let given = if after.starts_with('(') { values(after) } else { BTreeSet::new() };
            let mut wanted = all_places(forms);
            if forms.contains_key(&Some("other".to_owned())) {
                wanted.insert("n".to_owned());
            }
            let name = path.file_name().unwrap_or_default().to_owned();
            unfilled
                .extend(wanted.difference(&given).map(|place| (name.clone(), key.to_owned(), place.clone())));
        }
    }
    assert!(unfilled.is_empty(), "places that no value fills: {unfilled:#?}");
}

fn category(category: PluralCategory) -> &'static str {
    match category {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    }
}

/// What is wrong with the words of a language.
fn mistakes(language: &str, own: &Strings, english: &Strings) -> Vec<String> {
    let locale: icu_locale_core::Locale = language.parse().expect("the tag of a language");
    let rules = PluralRules::try_new(locale.into(), PluralRuleType::Cardinal.into()).expect("plural rules");
    let needed: BTreeSet<&str> = rules.categories().map(category).collect();
    let mut wrong = Vec::new();
    for key in english.keys().filter(|key| !own.contains_key(*key)) {
        wrong.push(format!("{language}: `{key}` is missing"));
    }
    for (key, forms) in own {
        let Some(said) = english.get(key) else {
            wrong.push(format!("{language}: `{key}` is no key of the English words"));
            continue;
        };
        let (has, known) = (all_places(forms), all_places(said));
        wrong.extend(
            has.difference(&known).map(|place| format!("{language}: `{key}` has no place `{place}`")),
        );
        // The time of day has other forms by the 24-hour clock, and a plural can say the number in words.
        let lost = known.difference(&has).filter(|place| *place != "n" && !key.starts_with("clock."));
        wrong.extend(lost.map(|place| format!("{language}: `{key}` does not say `{place}`")));
        let is_plural = |forms: &BTreeMap<Option<String>, String>| !forms.contains_key(&None);
        // A number that English says in one form can need several.
        let can_be_plural = is_plural(said) || known.contains("n");
        if is_plural(forms) && !can_be_plural || is_plural(said) && !is_plural(forms) {
            wrong.push(format!("{language}: `{key}` is a plural in one language only"));
        } else if is_plural(forms) {
            let has: BTreeSet<&str> =
                forms.keys().flatten().map(String::as_str).filter(|form| *form != "none").collect();
            wrong.extend(
                needed.difference(&has).map(|form| format!("{language}: `{key}` has no form `{form}`")),
            );
            wrong.extend(
                has.difference(&needed).map(|form| format!("{language}: `{key}` never says `{form}`")),
            );
        }
    }
    wrong
}

#[test]
fn every_language_has_all_words() {
    let english = english();
    for (path, _) in files("themes/default/strings", &["yaml"]) {
        let language = path.file_stem().and_then(|stem| stem.to_str()).expect("a language").to_owned();
        let wrong = mistakes(&language, &strings(&path), &english);
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
}

#[test]
fn mistakes_in_a_language_are_found() {
    let read = |yaml: &str| {
        let mut said = Strings::new();
        add(String::new(), &node::parse(yaml).expect("YAML").expect("keys"), &mut said);
        said
    };
    let english =
        read("a: { b: 'From {from} [here](to)', n: { one: '{n} break', other: '{n} breaks' }, c: C }");
    let polish =
        read("a: { b: 'Od {form} [tu](to)', n: { one: '{n} przerwa', two: x, other: '{n} przerwy' }, d: D }");
    assert_eq!(
        mistakes("pl", &polish, &english),
        [
            "pl: `a.c` is missing",
            "pl: `a.b` has no place `form`",
            "pl: `a.b` does not say `from`",
            "pl: `a.d` is no key of the English words",
            "pl: `a.n` has no form `few`",
            "pl: `a.n` has no form `many`",
            "pl: `a.n` never says `two`",
        ]
    );
}
