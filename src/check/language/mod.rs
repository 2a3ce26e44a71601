//! How hard the texts are to read. Nothing here stops a build: it is advice to whoever writes.

pub(super) mod acronyms;
mod scripts;
mod sentences;
pub(super) mod syllables;

use std::collections::HashSet;
use std::ops::Range;

use rayon::prelude::*;

use super::easy_read;
use crate::content::Text;
use crate::content::files::Kind;
use crate::diagnostic::{Diagnostic, Place, Rule, Severity};
use crate::markdown::{LinkWords, Passage, PassageKind, Prose, passages};
use crate::site::Site;
use crate::site::prose::SiteProse;
use acronyms::Known;

/// A sentence that is too long.
pub const LONG_SENTENCE: Rule = Rule {
    name: "long-sentence",
    severity: Severity::Advice,
    citation: Some("GOV.UK content guidance on short sentences"),
    why: "A reader has to keep the start of a sentence in mind until its end. Beyond 25 words many lose it, above all \
          those who are tired, in a hurry or new to English. Say one thing in each sentence.",
};
/// An acronym that nothing explains.
pub const UNEXPLAINED_ACRONYM: Rule = Rule {
    name: "unexplained-acronym",
    severity: Severity::Advice,
    citation: Some("WCAG 2.2, success criterion 3.1.4, level AAA"),
    why: "Letters that staff use every day mean nothing to a family that is new to them. Write the words in full, or \
          explain the letters where they first stand or in the glossary.",
};
/// A link that does not say where it leads.
pub const VAGUE_LINK: Rule = Rule {
    name: "vague-link",
    severity: Severity::Advice,
    citation: Some("WCAG 2.2, success criterion 2.4.4, level A"),
    why: "People who use a screen reader go from link to link and hear nothing else. Ten links called \"here\" are ten \
          doors without a sign. The words of a link say what is behind it.",
};
/// A section or page that is hard to read.
pub const HARD_TO_READ: Rule = Rule {
    name: "hard-to-read",
    severity: Severity::Advice,
    citation: Some("WCAG 2.2, success criterion 3.1.5, level AAA"),
    why: "The reading age is estimated by the Flesch-Kincaid grade plus 5: 0.39 times the words in a sentence, plus \
          11.8 times the syllables in a word, minus 10.59, both on average. Aim for a reading age of 9. Above 14 a text \
          shuts out many adults. Shorter sentences and shorter words bring it down.",
};

/// All of them.
pub const RULES: [&Rule; 5] =
    [&LONG_SENTENCE, &UNEXPLAINED_ACRONYM, &VAGUE_LINK, &HARD_TO_READ, &scripts::NO_LANGUAGE_OF_PART];

const MOST_WORDS: usize = 25;
const OLDEST_AGE: f64 = 14.0;
/// The formula says nothing about a few words.
const FEWEST_WORDS: usize = 30;
/// No more than this much of a sentence is quoted.
const LONGEST_QUOTE: usize = 120;

/// Words of a link that could stand on any link.
const VAGUE: [&str; 37] = [
    "click",
    "click here",
    "click this",
    "click this link",
    "continue",
    "continue reading",
    "details",
    "download",
    "find out more",
    "follow this link",
    "further information",
    "go",
    "go here",
    "here",
    "info",
    "information",
    "learn more",
    "link",
    "links",
    "more",
    "more details",
    "more info",
    "more information",
    "online",
    "open",
    "page",
    "press here",
    "read more",
    "read this",
    "see here",
    "see more",
    "tap here",
    "this",
    "this link",
    "this page",
    "this website",
    "website",
];

/// Everything that makes the texts harder than they need be.
pub fn check(site: &Site) -> Vec<Diagnostic> {
    let prose = SiteProse::new(site, "./");
    let known = Known::of(site.content);
    let latin = site.content.words.language().is_in_latin_letters();
    let texts = site.texts.all();
    let readings: Vec<Reading> = texts.par_iter().map(|text| read(text, &prose, &known, latin)).collect();

    let mut found = menu(site, &prose);
    found.extend(guide(texts, &prose));
    let mut seen = HashSet::new();
    for (text, reading) in texts.iter().zip(readings) {
        found.extend(reading.found);
        for (acronym, place) in reading.acronyms {
            if seen.insert((text.file().clone(), acronym.clone())) {
                found.push(unexplained(&acronym, place));
            }
        }
    }
    found
}

/// What one text has.
struct Reading {
    found: Vec<Diagnostic>,
    acronyms: Vec<(String, Place)>,
}

fn read(text: &Text, prose: &SiteProse, known: &Known, in_latin_letters: bool) -> Reading {
    let passages = passages_of(text, prose);
    let mut found = Vec::new();
    let mut age = ReadingAge::default();
    let is_easy = text.kind == Kind::EasyRead;
    let (long, most) = if is_easy {
        (&easy_read::LONG_SENTENCE, easy_read::MOST_WORDS)
    } else {
        (&LONG_SENTENCE, MOST_WORDS)
    };
    for (number, passage) in passages.iter().enumerate() {
        if in_latin_letters {
            found.extend(scripts::find(text, passage));
        }
        for sentence in sentences::sentences(&passage.words) {
            let words = sentences::count(&passage.words[sentence.clone()]);
            if words > most {
                let place = text.place(passage.written(sentence.clone()));
                let message = format!("this sentence has {words} words");
                let help = format!("say it in two sentences or more, of {most} words at most");
                found.push(Diagnostic::new(long, place, message).help(help));
            }
            if text.is_body() && passage.kind == PassageKind::Text {
                age.add(number, sentence, &passage.words);
            }
        }
        let vague =
            passage.links.iter().filter_map(|link| vague(link, text.place(link.written.clone()), prose));
        found.extend(vague);
    }
    let place = |number: usize, words| text.place(passages[number].written(words));
    found.extend(age.finding("this text", &passages, place));
    // Easy Read explains its words in the document itself.
    let acronyms = if is_easy { Vec::new() } else { acronyms::unexplained(&passages, known) };
    let acronyms = acronyms
        .into_iter()
        .map(|(acronym, number, range)| (acronym.to_owned(), text.place(passages[number].written(range))));
    Reading { found, acronyms: acronyms.collect() }
}

fn passages_of(text: &Text, prose: &SiteProse) -> Vec<Passage> {
    match text.is_line {
        true => vec![Passage::line(text.markdown)],
        false => passages(text.markdown, prose),
    }
}

/// How hard the eligibility guide is to read. Its questions and answers are too short to say so one by one.
fn guide(texts: &[Text], prose: &SiteProse) -> Option<Diagnostic> {
    let of_guide: Vec<&Text> = texts.iter().filter(|text| text.kind == Kind::Eligibility).collect();
    let of_text = |text: &&Text| passages_of(text, prose);
    let by_text: Vec<Vec<Passage>> = of_guide.iter().map(of_text).collect();
    let owners: Vec<&Text> =
        of_guide.iter().zip(&by_text).flat_map(|(text, passages)| passages.iter().map(|_| *text)).collect();
    let passages: Vec<Passage> = by_text.into_iter().flatten().collect();
    let mut age = ReadingAge::default();
    for (number, passage) in passages.iter().enumerate() {
        for sentence in sentences::sentences(&passage.words) {
            age.add(number, sentence, &passage.words);
        }
    }
    let place = |number: usize, words| owners[number].place(passages[number].written(words));
    age.finding("the guide", &passages, place)
}

fn unexplained(acronym: &str, place: Place) -> Diagnostic {
    let help = format!(
        "write it in full, put the full name before it as in `Full Name ({acronym})`, or add it to `glossary.yaml`"
    );
    Diagnostic::new(&UNEXPLAINED_ACRONYM, place, format!("nothing says what `{acronym}` stands for"))
        .help(help)
}

/// Links of the menu and the foot that have words of their own.
fn menu(site: &Site, prose: &SiteProse) -> Vec<Diagnostic> {
    let whole = &site.content.site;
    let lists = [("menu", &whole.menu), ("footer", &whole.footer)];
    let links =
        lists.iter().flat_map(|(list, links)| links.iter().enumerate().map(move |(n, link)| (list, n, link)));
    links
        .filter_map(|(list, n, link)| {
            let words = LinkWords {
                words: link.text.as_ref()?.to_string(),
                address: link.link.to_string(),
                written: 0..0,
            };
            vague(&words, Place::value(&whole.file, whole.path.key(list).index(n).key("text")), prose)
        })
        .collect()
}

fn vague(link: &LinkWords, place: Place, prose: &SiteProse) -> Option<Diagnostic> {
    let bare = |c: char| !c.is_alphanumeric();
    let words = link.words.split_whitespace().collect::<Vec<_>>().join(" ");
    if !VAGUE.contains(&words.trim_matches(bare).to_lowercase().as_str()) {
        return None;
    }
    let title =
        prose.link(&link.address).ok().map(|link| link.title).filter(|_| !link.address.contains("://"));
    let help = match title {
        Some(title) => format!("write what is there, such as `{title}`"),
        None => "write what is there, such as the title of the page".to_owned(),
    };
    let message = format!("a link called `{words}` does not say where it leads");
    Some(Diagnostic::new(&VAGUE_LINK, place, message).help(help))
}

/// What is needed to estimate the reading age of a text.
#[derive(Default)]
struct ReadingAge {
    words: usize,
    syllables: usize,
    sentences: Vec<Sentence>,
}

struct Sentence {
    passage: usize,
    range: Range<usize>,
    age: f64,
}

impl ReadingAge {
    fn add(&mut self, passage: usize, range: Range<usize>, words: &str) {
        let all = || sentences::words(&words[range.clone()]);
        let (words, syllables) = (all().count(), all().map(syllables::syllables).sum());
        self.words += words;
        self.syllables += syllables;
        self.sentences.push(Sentence { passage, range: range.clone(), age: age(words, 1, syllables) });
    }

    fn finding(
        mut self,
        what: &str,
        passages: &[Passage],
        place: impl Fn(usize, Range<usize>) -> Place,
    ) -> Option<Diagnostic> {
        let age = age(self.words, self.sentences.len(), self.syllables);
        if self.words < FEWEST_WORDS || age <= OLDEST_AGE {
            return None;
        }
        let first = self.sentences.first().map(|first| (first.passage, first.range.clone()))?;
        // A word or two on their own say nothing about how hard the text is.
        self.sentences.retain(|sentence| {
            sentences::count(&passages[sentence.passage].words[sentence.range.clone()]) > 4
        });
        self.sentences.sort_by(|a, b| b.age.total_cmp(&a.age));
        let quotes: Vec<String> = self
            .sentences
            .iter()
            .take(2)
            .map(|hard| quote(&passages[hard.passage].words[hard.range.clone()]))
            .collect();
        let message = format!("the reading age of {what} is {}", age.ceil());
        let help = format!("use shorter sentences and shorter words; hardest are {}", quotes.join(" and "));
        Some(Diagnostic::new(&HARD_TO_READ, place(first.0, first.1), message).help(help))
    }
}

/// The Flesch-Kincaid grade, which counts years of school, plus the age at which school starts.
fn age(words: usize, sentences: usize, syllables: usize) -> f64 {
    let ratio = |a: usize, b: usize| a as f64 / b.max(1) as f64;
    0.39 * ratio(words, sentences) + 11.8 * ratio(syllables, words) - 15.59 + 5.0
}

fn quote(sentence: &str) -> String {
    let words: Vec<&str> = sentence.split_whitespace().collect();
    let whole = words.join(" ");
    if whole.chars().count() <= LONGEST_QUOTE {
        return format!("“{whole}”");
    }
    let mut short = String::new();
    for word in words {
        if short.chars().count() + word.chars().count() >= LONGEST_QUOTE {
            break;
        }
        short.push_str(word);
        short.push(' ');
    }
    format!("“{}…”", short.trim_end())
}
