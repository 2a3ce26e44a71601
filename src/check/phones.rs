//! Phone numbers that texts write in more than one way.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use rayon::prelude::*;

use crate::content::contact::{Contact, Phone};
use crate::content::{Content, Text};
use crate::diagnostic::{Diagnostic, Rule};
use crate::markdown::{Passage, passages, telephone};
use crate::site::Site;
use crate::site::prose::SiteProse;

/// A phone number in two forms.
pub const PHONE_WRITTEN_TWO_WAYS: Rule = Rule::advice(
    "phone-written-two-ways",
    "The same number in other groups looks like another number, and is harder to compare and to remember. Pages print \
     the numbers of the data in the usual groups, so a text that writes them by hand should do the same, or draw them \
     from the data.",
);

/// All of them.
pub const RULES: [&Rule; 1] = [&PHONE_WRITTEN_TWO_WAYS];

/// A phone number as a text writes it.
struct Writing<'t, 'a> {
    text: &'t Text<'a>,
    written: Range<usize>,
    form: String,
}

/// Numbers that texts write in other groups than the data or than each other.
pub fn check(site: &Site) -> Vec<Diagnostic> {
    let prose = SiteProse::new(site, "./");
    let texts = site.texts.all();
    let writings: Vec<(Phone, Writing)> =
        texts.par_iter().flat_map_iter(|text| written_phones(text, &prose)).collect();
    let mut found = Vec::new();
    if writings.is_empty() {
        return found;
    }
    let mut forms: HashMap<&Phone, HashSet<&str>> = HashMap::new();
    for (phone, writing) in &writings {
        forms.entry(phone).or_default().insert(&writing.form);
    }
    let printed: HashSet<&Phone> =
        contacts(site.content).flat_map(|contact| contact.phone.iter().chain(&contact.text)).collect();
    for (phone, writing) in &writings {
        let usual = phone.to_string();
        let is_alone = forms.get(phone).is_none_or(|forms| forms.len() < 2) && !printed.contains(phone);
        if writing.form == usual || is_alone {
            continue;
        }
        let place = writing.text.place(writing.written.clone());
        let message = format!("the phone number {usual} is written as {} here", writing.form);
        let help = format!(
            "write it as `{usual}` everywhere, or draw it from the data with `{{{{ contact(\"phone\") }}}}`"
        );
        let found_one = Diagnostic::new(&PHONE_WRITTEN_TWO_WAYS, place, message);
        found.push(found_one.help(help));
    }
    found
}

/// Every contact in the data, which pages print in the usual groups.
fn contacts(content: &Content) -> impl Iterator<Item = &Contact> {
    let site = &content.site;
    let others = site.contacts.iter().map(|other| &other.contact);
    let providers = content.providers.iter().map(|provider| &provider.contact);
    let services = content.listings().filter_map(|listing| listing.service.contact.as_ref());
    std::iter::once(&site.contact).chain(others).chain(providers).chain(services)
}

/// The phone numbers that somebody typed into a text.
fn written_phones<'t, 'a>(text: &'t Text<'a>, prose: &SiteProse) -> Vec<(Phone, Writing<'t, 'a>)> {
    if numbers(text.markdown).is_empty() {
        return Vec::new();
    }
    let passages = match text.is_line {
        true => vec![Passage::line(text.markdown)],
        false => passages(text.markdown, prose),
    };
    let mut found = Vec::new();
    for passage in &passages {
        for range in numbers(&passage.words).into_iter().filter(|range| passage.is_typed(range)) {
            let form = passage.words[range.clone()].replace(['\u{a0}', '\n'], " ");
            if let Ok(phone) = form.parse::<Phone>() {
                found.push((phone, Writing { text, written: passage.written(range), form }));
            }
        }
    }
    found
}

/// Where phone numbers stand in some words, with spaces, hyphens or full stops between their groups.
fn numbers(words: &str) -> Vec<Range<usize>> {
    let bytes = words.as_bytes();
    let opens = |at: usize| {
        let here = &bytes[at..];
        let opens = here.starts_with(b"0") || here.starts_with(b"+44") || here.starts_with(b"(0");
        let goes_on = |c: char| c.is_alphanumeric() || matches!(c, '+' | '-' | '.' | '/');
        opens && !words[..at].ends_with(goes_on)
    };
    let mut starts = (0..bytes.len()).filter(|at| opens(*at)).peekable();
    if starts.peek().is_none() {
        return Vec::new();
    }
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let joins = |at: usize| at > 0 && is_digit(at - 1) && is_digit(at + 1);
    let spaced: String = words
        .char_indices()
        .map(|(at, c)| if matches!(c, '-' | '.') && joins(at) { ' ' } else { c })
        .collect();
    let mut found: Vec<Range<usize>> = Vec::new();
    for at in starts {
        let is_inside = found.last().is_some_and(|last| at < last.end);
        if let Some((end, _)) = telephone(&spaced, at).filter(|_| !is_inside) {
            found.push(at..end);
        }
    }
    found
}
