//! The words that pages say of their own, in every language: `strings/<language>.yaml` of a theme.
//!
//! A file is a tree of keys, and a key's path is its name: `contact.phone`. A value is text, with `{name}` where a
//! value goes and `[words](name)` where a link does, or a text for each plural of the language by the number `n`.

mod dates;
mod language;
mod message;
#[cfg(test)]
mod tests;
mod times;
mod values;

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, LazyLock, OnceLock};

use icu_plurals::{PluralCategory, PluralRuleType, PluralRules};
use include_dir::{Dir, include_dir};

use super::files;
use super::sources::{SourceFile, Sources};
use super::yaml::node::{self, Kind, Node};
use crate::diagnostic::{Diagnostic, Place, Rule};
use crate::foreign;
pub use language::Language;
use message::{COUNT, FORMS, Message, Phrase};
pub use message::{Value, Values};
pub use values::{capitalised, key_of};

/// Words that cannot be used as they are written.
pub const WORDS: Rule = Rule::error(
    "words",
    "A file of words is a tree of keys with text at the ends. A text can have places in curly brackets, such as \
     `{n}`, and only those that the English text of the same name has.",
);
/// Words that a language has not.
pub const MISSING_WORD: Rule = Rule::advice(
    "missing-word",
    "Where a page has no words in its own language, it shows the English ones, and says that they are English. Who \
     reads the page in that language may not understand them.",
);

/// All of them.
pub const RULES: [&Rule; 2] = [&WORDS, &MISSING_WORD];

static EMBEDDED: Dir = include_dir!("$CARGO_MANIFEST_DIR/themes/default/strings");

/// What is said, by its key.
type Messages = HashMap<String, Message>;

/// The words inside the program, by the language. A site asks for few of the languages, and those are read.
static INSIDE: LazyLock<HashMap<&str, Inside>> = LazyLock::new(|| {
    let inside = |file: &'static include_dir::File| {
        let text = file.contents_utf8()?;
        Some((file.path().file_stem()?.to_str()?, Inside { text, messages: OnceLock::new() }))
    };
    EMBEDDED.files().filter_map(inside).collect()
});

/// The words of a language inside the program, which are read when they are first asked for.
struct Inside {
    text: &'static str,
    messages: OnceLock<Arc<Messages>>,
}

/// A language that a site is in, as those who read it call it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spoken {
    /// The language.
    pub language: Language,
    /// Its own name for itself.
    pub name: String,
}

impl Spoken {
    /// The language of words.
    pub fn of(words: &Words) -> Spoken {
        let own =
            words.messages.get("language.name").and_then(|name| name.form(None, |_| PluralCategory::Other));
        let name = own.map_or_else(|| words.language.tag().to_owned(), |name| name.text(&[]));
        Spoken { language: words.language.clone(), name }
    }
}

/// The words of one file.
#[derive(Debug, Clone, Default)]
struct Strings {
    messages: Messages,
    /// What is wrong: the bytes and why.
    mistakes: Vec<(std::ops::Range<usize>, String)>,
}

/// Every word of one language, as the theme of a site has them.
pub struct Words {
    language: Language,
    messages: Arc<Messages>,
    plurals: Option<PluralRules>,
    dates: Option<dates::Dates>,
    /// What is said where this language has no words.
    english: Option<Arc<Words>>,
}

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Words").field("language", &self.language).finish_non_exhaustive()
    }
}

static ENGLISH: LazyLock<Arc<Words>> =
    LazyLock::new(|| Arc::new(Words::new(Language::english(), inside(&Language::english()), None)));

/// The words inside the program for a language.
fn inside(language: &Language) -> Arc<Messages> {
    let inside = INSIDE.get(language.tag()).or_else(|| INSIDE.get(language.primary()));
    let read = |inside: &Inside| Strings::read(inside.text).messages.into();
    inside.map(|inside| inside.messages.get_or_init(|| read(inside)).clone()).unwrap_or_default()
}

impl Words {
    /// The English words inside the program.
    pub fn english() -> Arc<Words> {
        ENGLISH.clone()
    }

    fn new(language: Language, messages: Arc<Messages>, english: Option<Arc<Words>>) -> Words {
        let locale = language.tag().parse::<icu_locale_core::Locale>().ok();
        let rules = |locale: icu_locale_core::Locale| {
            PluralRules::try_new(locale.into(), PluralRuleType::Cardinal.into()).ok()
        };
        let dates = dates::Dates::of(language.tag());
        Words { plurals: locale.and_then(rules), dates, language, messages, english }
    }

    /// The words of the languages of a site: those inside the program, and over them those of the site's own theme
    /// in `themes/<theme>/strings/`. Files of the site's own are added to the sources.
    pub fn load(
        root: &Path,
        theme: &str,
        languages: &[Language],
        sources: &mut Sources,
    ) -> (Vec<Arc<Words>>, Vec<Diagnostic>) {
        let folder = root.join("themes").join(theme).join("strings");
        let mut found = Vec::new();
        let mut words: Vec<Arc<Words>> = Vec::new();
        for language in languages {
            let mut messages = inside(language);
            let own = own_strings(root, &folder, language, sources, &mut found);
            let file = own.as_ref().map_or_else(
                || Place::file(format!("the default theme's strings/{}.yaml", language.primary())),
                |(file, _)| Place::file(file.clone()),
            );
            if let Some((_, strings)) = own {
                Arc::make_mut(&mut messages).extend(strings.messages);
            }
            let english = match language.is_english() {
                true => None,
                false => words
                    .iter()
                    .find(|words| words.language.is_english())
                    .cloned()
                    .or_else(|| Some(Words::english())),
            };
            if let Some(english) = &english {
                found.extend(missing(&messages, english, language, &file));
            }
            words.push(Arc::new(Words::new(language.clone(), messages, english)));
        }
        (words, found)
    }

    /// The language.
    pub fn language(&self) -> &Language {
        &self.language
    }

    /// What is said by a key; the key itself where no language has words for it.
    pub fn say(&self, key: &str) -> String {
        self.say_with(key, &[])
    }

    /// Every key that it has words for itself.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.messages.keys().map(String::as_str)
    }

    /// What is said by a key, with values in its places. The number in `n` decides which plural it is.
    pub fn say_with(&self, key: &str, values: &Values) -> String {
        self.phrase(key, values, Phrase::text).unwrap_or_else(|| key.to_owned())
    }

    /// What is said by a key as HTML; nothing where there are no words for it.
    pub fn html(&self, key: &str, values: &Values) -> Option<String> {
        self.phrase(key, values, Phrase::html)
    }

    fn phrase(&self, key: &str, values: &Values, form: fn(&Phrase, &Values) -> String) -> Option<String> {
        let Some(message) = self.messages.get(key) else {
            return self.english.as_ref()?.phrase(key, values, form).map(|text| foreign::mark_english(&text));
        };
        let count = values.iter().find_map(|(name, value)| match value {
            Value::Number(number) if *name == COUNT => Some(*number),
            _ => None,
        });
        let category = |number: u64| {
            self.plurals.as_ref().map_or(PluralCategory::Other, |rules| rules.category_for(number))
        };
        message.form(count, category).map(|phrase| form(phrase, values))
    }

    /// `1 March 2026`
    pub fn day(&self, day: jiff::civil::Date) -> String {
        self.dated(day, dates::Dates::day)
    }

    /// `Sunday, 1 March 2026`
    pub fn weekday_and_day(&self, day: jiff::civil::Date) -> String {
        self.dated(day, dates::Dates::weekday_and_day)
    }

    /// `March 2026`
    pub fn month(&self, day: jiff::civil::Date) -> String {
        self.dated(day, dates::Dates::month)
    }

    /// `1 March`
    pub fn day_of_year(&self, day: jiff::civil::Date) -> String {
        self.dated(day, dates::Dates::day_of_year)
    }

    /// `Sunday`
    pub fn weekday(&self, day: jiff::civil::Date) -> String {
        self.dated(day, dates::Dates::weekday)
    }

    fn dated(&self, day: jiff::civil::Date, form: fn(&dates::Dates, jiff::civil::Date) -> String) -> String {
        self.dates.as_ref().map_or_else(|| day.to_string(), |dates| form(dates, day))
    }
}

/// The words of a site's own theme for a language, and the name of their file.
fn own_strings(
    root: &Path,
    folder: &Path,
    language: &Language,
    sources: &mut Sources,
    found: &mut Vec<Diagnostic>,
) -> Option<(Arc<str>, Strings)> {
    let named = |name: &str| folder.join(format!("{name}.yaml"));
    let path = [named(language.tag()), named(language.primary())].into_iter().find(|path| path.is_file())?;
    let name = files::name(root, &path);
    let text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) => {
            let message = format!("the file cannot be read: {error}");
            found.push(Diagnostic::new(&files::UNREADABLE, Place::file(name), message));
            return None;
        }
    };
    let strings = Strings::read(&text);
    found.extend(strings.mistakes.iter().map(|(bytes, why)| {
        Diagnostic::new(&WORDS, Place::bytes(&name, bytes.clone()), why)
            .help("compare it with the file of the same name in the default theme")
    }));
    sources.add(name.clone(), SourceFile::new(text, 0..0, None).into());
    Some((name, strings))
}

/// What a language lacks of the English words, and which of its places mean nothing.
fn missing(messages: &Messages, english: &Words, language: &Language, file: &Place) -> Vec<Diagnostic> {
    let mut keys: Vec<&String> = english.messages.keys().collect();
    keys.sort_unstable();
    let mut found = Vec::new();
    for key in keys {
        let said = &english.messages[key];
        match messages.get(key) {
            None => {
                let text = said.form(None, |_| PluralCategory::Other).map(|form| form.text(&[]));
                let message = format!("there are no words for `{key}` in `{language}`");
                let help = format!("translate the English words: {}", text.unwrap_or_default());
                found.push(Diagnostic::new(&MISSING_WORD, file.clone(), message).help(help));
            }
            Some(message) => {
                let known = said.places();
                for place in message.places().into_iter().filter(|place| !known.contains(place)) {
                    let message = format!("`{key}` has the place `{place}`, which nothing fills");
                    found.push(Diagnostic::new(&WORDS, file.clone(), message).help(match known.is_empty() {
                        true => "the English words have no places".to_owned(),
                        false => format!("the places of the English words are: {}", known.join(", ")),
                    }));
                }
            }
        }
    }
    found
}

impl Strings {
    fn read(text: &str) -> Strings {
        let mut strings = Strings::default();
        match node::parse(text) {
            Ok(Some(node)) => strings.add(String::new(), &node),
            Ok(None) => {}
            Err(_) => strings.mistakes.push((0..0, "the file is not in YAML".to_owned())),
        }
        strings
    }

    fn add(&mut self, key: String, node: &Node) {
        match &node.kind {
            Kind::Scalar(scalar) => {
                self.messages.insert(key, Message::Always(Phrase::of(&scalar.text)));
            }
            Kind::Map(entries) if entries.iter().any(|entry| entry.key == "other") => {
                let mut forms = Vec::new();
                for entry in entries {
                    let form = FORMS.iter().find(|form| **form == entry.key);
                    match (form, entry.value.text()) {
                        (Some(form), Some(text)) => forms.push((*form, Phrase::of(text))),
                        _ => {
                            let why = format!("`{}` is no form of a plural", entry.key);
                            self.mistakes.push((entry.key_span.clone(), why));
                        }
                    }
                }
                self.messages.insert(key, Message::Plural(forms));
            }
            Kind::Map(entries) => {
                for entry in entries {
                    let name = match key.is_empty() {
                        true => entry.key.clone(),
                        false => format!("{key}.{}", entry.key),
                    };
                    self.add(name, &entry.value);
                }
            }
            Kind::List(_) | Kind::Lost => {
                self.mistakes.push((node.span.clone(), format!("`{key}` is neither text nor keys")));
            }
        }
    }
}
