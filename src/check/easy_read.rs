//! Documents in Easy Read: a picture beside every sentence, short sentences, every hard word explained, few pages.

use std::collections::HashSet;
use std::ops::Range;

use super::language::{acronyms, syllables};
use super::references::{self, UNKNOWN_ASSET, UNKNOWN_ID};
use super::unused::UNUSED;
use crate::content::Written;
use crate::content::easy_read::{EasyRead, EasyStep, Picture};
use crate::content::target::TargetKind;
use crate::diagnostic::{At, DataPath, Diagnostic, Place, Rule, Severity};
use crate::markdown::Passage;
use crate::site::Site;
use crate::site::easy_read::{Reading, printed_pages};

/// Where most of these rules come from.
const GUIDANCE: Option<&str> = Some("GOV.UK guidance on accessible communication formats");

/// A sentence that is too long for Easy Read.
pub const LONG_SENTENCE: Rule = Rule {
    name: "easy-read-long-sentence",
    severity: Severity::Advice,
    citation: GUIDANCE,
    why: "Easy Read has 15 words in a sentence at most, and says one thing in it. Some readers take it word by word, \
          and have to keep the start in mind until the end.",
};
/// A hard word that a document does not explain.
pub const HARD_WORD: Rule = Rule {
    name: "easy-read-hard-word",
    severity: Severity::Advice,
    citation: GUIDANCE,
    why: "Easy Read uses everyday words and explains every other one. A word counts as hard when the site's own glossary \
          explains it, when it is made of capitals that not everybody knows, or when it has four syllables or more by \
          estimate and is neither a name nor one of a few that everybody uses. Use an easier word, or explain it under \
          `hard-words`.",
};
/// A row without a picture.
pub const NO_PICTURE: Rule = Rule {
    name: "easy-read-no-picture",
    severity: Severity::Advice,
    citation: GUIDANCE,
    why: "In Easy Read a picture stands beside each idea and carries it for people who read few words.",
};
/// A picture of the council's own that says nothing to people who cannot see it.
pub const NO_ALTERNATIVE: Rule = Rule {
    name: "picture-without-alternative",
    severity: Severity::Error,
    citation: Some("WCAG 2.2, success criterion 1.1.1, level A"),
    why: "People who cannot see a picture hear or feel words in its place. A pictogram only repeats the sentence beside \
          it; a photo shows a place or people, and what it shows has to be said, or that it is decoration.",
};
/// A document that is too long.
pub const TOO_LONG: Rule = Rule {
    name: "easy-read-too-long",
    severity: Severity::Advice,
    citation: GUIDANCE,
    why: "An Easy Read document has 20 pages at most, since few people finish a longer one. The pages are estimated: on A4 \
          about five rows of a picture and its words go on one, in letters of 16 points; a heading takes half a row, and \
          a hard word about one row with its place in the list at the end.",
};
/// A document that does not say what it stands for.
pub const STANDS_FOR_NOTHING: Rule = Rule::advice(
    "easy-read-stands-for-nothing",
    "An Easy Read document says in easy words what another page says in full. With `stands-for`, that page leads to it, \
     and readers who can and want to, or who help, find the whole text.",
);
/// A document without a row.
pub const EMPTY: Rule = Rule::error(
    "easy-read-empty",
    "The page of an Easy Read document is made of its rows. Without one there would be a page with nothing on it.",
);

/// All of them.
pub const RULES: [&Rule; 7] =
    [&LONG_SENTENCE, &HARD_WORD, &NO_PICTURE, &NO_ALTERNATIVE, &TOO_LONG, &STANDS_FOR_NOTHING, &EMPTY];

/// How many words a sentence has at most.
pub const MOST_WORDS: usize = 15;
const MOST_PAGES: usize = 20;
/// From so many syllables on a word is hard.
const HARD_FROM: usize = 4;
/// Long words that everybody uses.
const EVERYDAY: [&str; 11] = [
    "activities",
    "activity",
    "anybody",
    "especially",
    "everybody",
    "february",
    "information",
    "january",
    "supermarket",
    "television",
    "usually",
];

/// Everything that makes a document something else than Easy Read.
pub fn check(site: &Site) -> Vec<Diagnostic> {
    let known = acronyms::Known::of(site.content);
    site.content.easy_read.iter().flat_map(|document| of_document(site, document, &known)).collect()
}

fn of_document(site: &Site, document: &Written<EasyRead>, known: &acronyms::Known) -> Vec<Diagnostic> {
    let mut found = stands_for(site, document);
    let leaflet = &document.leaflet;
    if leaflet.steps().next().is_none() {
        let none = Diagnostic::new(&EMPTY, document.place("parts"), "this document has no row");
        found.push(none.help("add a part with `steps:`, each with a `picture:` and `words:`"));
    }
    if let Some(picture) = &leaflet.picture {
        own_file(site, picture, || document.place("picture"), &mut found);
    }
    for (part, n, step) in leaflet.steps() {
        let path = document.path.key("parts").index(part).key("steps").index(n);
        picture(site, document, step, &path, &mut found);
    }
    for (n, hard) in leaflet.hard_words.iter().enumerate() {
        let Some(term) = &hard.term else { continue };
        let path = || document.path.key("hard-words").index(n).key("term");
        if let Err(problem) = site.destination(TargetKind::Term, term.as_str(), None)
            && !site.may_be_unread(TargetKind::Term, term.as_str())
        {
            let place = Place::value(&document.file, path());
            found.push(Diagnostic::new(&UNKNOWN_ID, place, problem.message).maybe_help(problem.help));
        }
    }
    found.extend(hard_words(site, document, known));
    let pages = printed_pages(leaflet);
    if pages > MOST_PAGES {
        let message = format!("this document takes about {pages} printed pages");
        let help =
            format!("leave out what matters less, or make two documents, of {MOST_PAGES} pages at most");
        found.push(Diagnostic::new(&TOO_LONG, document.place("title"), message).help(help));
    }
    found
}

fn stands_for(site: &Site, document: &Written<EasyRead>) -> Vec<Diagnostic> {
    let targets = &document.leaflet.stands_for;
    if targets.is_empty() {
        let message = "this document does not say which page it puts into easy words";
        let help =
            "add `stands-for: [site:statement]`, or a section, level or page such as `section:how-to-ask`";
        return vec![Diagnostic::new(&STANDS_FOR_NOTHING, document.place("title"), message).help(help)];
    }
    let mut found = Vec::new();
    for (n, target) in targets.iter().enumerate() {
        let place = || Place::value(&document.file, document.path.key("stands-for").index(n));
        references::target(site, Some(target), place, &mut found);
    }
    found
}

/// The picture of a row is there, and said where it is not a pictogram.
fn picture(
    site: &Site,
    document: &Written<EasyRead>,
    step: &EasyStep,
    path: &DataPath,
    found: &mut Vec<Diagnostic>,
) {
    let place = |key: &str| Place::value(&document.file, path.key(key));
    match &step.picture {
        None => {
            let message = "there is no picture beside these words";
            let help = "add `picture:` with the name of a pictogram, such as `help`, or `asset:` and a file";
            found.push(Diagnostic::new(&NO_PICTURE, place("words"), message).help(help));
        }
        Some(picture @ Picture::Own(file)) => {
            own_file(site, picture, || place("picture"), found);
            if step.shows.is_none() && !step.decoration.0 {
                let message = format!("nothing says what `{file}` shows");
                let help = "add `shows:` with what a reader sees there, or `decoration: yes` if the words say it all";
                found.push(Diagnostic::new(&NO_ALTERNATIVE, place("picture"), message).help(help));
            }
        }
        Some(Picture::Pictogram(_)) => {}
    }
}

fn own_file(site: &Site, picture: &Picture, place: impl FnOnce() -> Place, found: &mut Vec<Diagnostic>) {
    let Picture::Own(file) = picture else { return };
    if let Err(problem) = site.asset(file) {
        found.push(Diagnostic::new(&UNKNOWN_ASSET, place(), problem.message).maybe_help(problem.help));
    }
}

/// A text of a document: where it stands, and its passages.
struct Read {
    path: DataPath,
    passages: Vec<Passage>,
}

/// Words that are hard and not explained, and words that are explained and not used.
fn hard_words(site: &Site, document: &Written<EasyRead>, known: &acronyms::Known) -> Vec<Diagnostic> {
    let leaflet = &document.leaflet;
    let reading = Reading::of(site, leaflet);
    let mut texts = Vec::new();
    let line = |path: DataPath, line: &str| Read { path, passages: vec![Passage::line(line)] };
    texts.push(line(document.path.key("title"), leaflet.title.as_str()));
    texts.push(line(document.path.key("summary"), leaflet.summary.as_str()));
    for (n, part) in leaflet.parts.iter().enumerate() {
        let path = document.path.key("parts").index(n);
        texts.extend(part.heading.as_ref().map(|heading| line(path.key("heading"), heading.as_str())));
        texts.extend(part.steps.iter().enumerate().map(|(n, step)| Read {
            path: path.key("steps").index(n).key("words"),
            passages: reading.passages(step.words.as_str()),
        }));
    }
    let meanings = texts.len();
    texts.extend(leaflet.hard_words.iter().enumerate().map(|(n, hard)| Read {
        path: document.path.key("hard-words").index(n).key("means"),
        passages: reading.passages(hard.means.as_str()),
    }));

    let mut found = Vec::new();
    let mut told = HashSet::new();
    let mut used = HashSet::new();
    for (number, text) in texts.iter().enumerate() {
        for passage in &text.passages {
            let acronyms = acronyms::unexplained(std::slice::from_ref(passage), known);
            let acronyms: HashSet<usize> = acronyms.into_iter().map(|(.., at)| at.start).collect();
            let mut until = 0;
            for word in reading.used(&passage.words) {
                if let Some(hard) = word.hard_word {
                    // Its own meaning is no use of a word.
                    used.extend((number < meanings).then_some(hard));
                    continue;
                }
                if word.at.start < until {
                    continue;
                }
                let term = reading.term(&passage.words, word.at.start);
                let (stretch, why) = match term {
                    Some((id, end)) => (word.at.start..end, Some(Why::Glossary(id.to_owned()))),
                    None if acronyms.contains(&word.at.start) => (word.at.clone(), Some(Why::Acronym)),
                    None => {
                        let hard = passage.is_typed(&word.at) && is_hard(&passage.words, &word.at);
                        (word.at.clone(), hard.then_some(Why::Long))
                    }
                };
                until = stretch.end;
                let words = &passage.words[stretch.clone()];
                let Some(why) = why.filter(|_| told.insert(words.to_lowercase())) else { continue };
                let place = Place {
                    file: document.file.clone(),
                    at: At::Within(text.path.clone(), passage.written(stretch)),
                };
                found.push(why.finding(words, place));
            }
        }
    }
    for (n, hard) in leaflet.hard_words.iter().enumerate().filter(|(n, _)| !used.contains(n)) {
        let place = Place::value(&document.file, document.path.key("hard-words").index(n).key("word"));
        let message = format!("no row of this document uses the word `{}`", hard.word);
        let help = "write it as it stands in the rows, add that spelling to `also`, or take it out";
        found.push(Diagnostic::new(&UNUSED, place, message).help(help));
    }
    found
}

/// Why a word is hard.
enum Why {
    /// The glossary explains it, by this id.
    Glossary(String),
    Acronym,
    Long,
}

impl Why {
    fn finding(self, words: &str, place: Place) -> Diagnostic {
        let (message, more) = match self {
            Why::Glossary(id) => (
                format!("`{words}` is in the glossary, and this document does not explain it"),
                format!(" with `term: {id}` and what it means in easy words"),
            ),
            Why::Acronym => {
                (format!("nothing says what `{words}` stands for"), " with what it means".to_owned())
            }
            Why::Long => (
                format!("`{words}` is a hard word, and this document does not explain it"),
                " with what it means".to_owned(),
            ),
        };
        let help = format!("use an easier word, or add it to `hard-words:`{more}");
        Diagnostic::new(&HARD_WORD, place, message).help(help)
    }
}

/// Whether a word is long, and neither a name, nor part of an address, nor one that everybody uses.
fn is_hard(words: &str, at: &Range<usize>) -> bool {
    let word = &words[at.clone()];
    if syllables::syllables(word) < HARD_FROM || EVERYDAY.contains(&word.to_lowercase().as_str()) {
        return false;
    }
    let (before, after) = (&words[..at.start], &words[at.end..]);
    let ends_sentence = |c: &char| matches!(c, '.' | '?' | '!');
    let is_first = before.chars().rev().find(|c| c.is_alphanumeric() || ends_sentence(c));
    let is_name = word.starts_with(char::is_uppercase) && is_first.is_some_and(|c| !ends_sentence(&c));
    // Not the whole of a text without a space: an address is short.
    let around = |c: &char| !c.is_whitespace();
    let start: String = before.chars().rev().take(ADDRESS).take_while(around).collect();
    let end: String = after.chars().take(ADDRESS).take_while(around).collect();
    let is_address = [start.as_str(), &end].iter().any(|part| part.contains('@') || part.contains("//"))
        || start.ends_with(".www");
    !is_name && !is_address
}

/// How far from a word its address is looked for, in letters.
const ADDRESS: usize = 80;
