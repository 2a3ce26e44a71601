//! From the files of `content/` to [`Content`], with every mistake in every file.
//!
//! A [`Shelf`] keeps the files as they were parsed, so that one who loads again and again parses only those whose
//! bytes changed.

mod file;
mod parse;
mod parts;

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::SystemTime;

use rayon::prelude::*;
use xxhash_rust::xxh3::xxh3_64;

use super::Content;
use super::files::{self, Kind};
use super::sources::Sources;
use super::words::{Language, Spoken, Words};
use crate::diagnostic::{Diagnostic, Place, suggestion};
use file::Stamp;
use parse::Parsed;
use parts::Parts;

/// What was loaded, and what was wrong with it.
pub struct Loaded {
    /// The content, without the parts that could not be read.
    pub content: Content,
    /// The same in the other languages of the site, in the order in which it names them.
    pub translations: Vec<Content>,
    /// Every file that was read.
    pub sources: Sources,
    /// Every mistake, in the order of the files.
    pub found: Vec<Diagnostic>,
}

/// Loads all of the content under `root`, which holds `content/`.
pub fn load(root: &Path) -> Loaded {
    let mut shelf = Shelf::new(root);
    shelf.refresh();
    shelf.loaded()
}

/// The files of a site as they were last read.
pub struct Shelf {
    root: PathBuf,
    /// The theme, in place of the one in `site.yaml`.
    theme: Option<String>,
    /// In the order of their names.
    files: Vec<Kept>,
    /// What is wrong with the folder itself.
    found: Vec<Diagnostic>,
    /// Files read for other languages, with the fingerprints of original and translation by which they were.
    translated: Mutex<HashMap<InLanguage, (Fingerprints, Parsed)>>,
}

/// A file as it is read for a language.
type InLanguage = (Language, Arc<str>);
/// Of a file and of its translation.
type Fingerprints = (Option<u64>, Option<u64>);

/// A file as it was last read.
struct Kept {
    path: PathBuf,
    name: Arc<str>,
    /// Its path inside `content/`, or inside the folder of its language there.
    inside: String,
    kind: Kind,
    /// The language that it is a translation into, where it is one.
    language: Option<Language>,
    /// What the system said of it then, where that can be relied on to change with the file.
    stamp: Option<Stamp>,
    /// The fingerprint of its bytes, or why they cannot be read.
    hash: Result<u64, Box<Diagnostic>>,
    parsed: Parsed,
}

/// What is not as it was the last time.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Files that are new or have other bytes, each of which was parsed.
    pub parsed: Vec<Arc<str>>,
    /// Files that are no longer there.
    pub gone: Vec<Arc<str>>,
    /// Whether something else in the folder is wrong than before, such as a file that nothing reads.
    pub folder: bool,
    /// Whether the site's own theme is another.
    pub theme: bool,
}

impl Changes {
    /// Whether everything is as it was.
    pub fn is_empty(&self) -> bool {
        *self == Changes::default()
    }

    /// Adds what changed since.
    pub fn join(&mut self, later: Changes) {
        for (files, more) in [(&mut self.parsed, later.parsed), (&mut self.gone, later.gone)] {
            files.extend(more);
            files.sort();
            files.dedup();
        }
        self.folder |= later.folder;
        self.theme |= later.theme;
    }
}

impl Shelf {
    /// An empty shelf for the site under `root`.
    pub fn new(root: &Path) -> Shelf {
        Shelf {
            root: root.to_owned(),
            theme: None,
            files: Vec::new(),
            found: Vec::new(),
            translated: Mutex::default(),
        }
    }

    /// The same, with the words of a theme in place of those of the theme that `site.yaml` names.
    pub fn in_theme(self, theme: Option<&str>) -> Shelf {
        Shelf { theme: theme.map(str::to_owned), ..self }
    }

    /// Looks at every file, and parses those whose bytes are not what they were.
    pub fn refresh(&mut self) -> Changes {
        let (files, found) = match is_folder(&self.root.join("content")) {
            true => files::find(&self.root),
            false => (Vec::new(), vec![no_content(&self.root)]),
        };
        let mut before: HashMap<PathBuf, Kept> =
            self.files.drain(..).map(|kept| (kept.path.clone(), kept)).collect();
        let files: Vec<(files::Found, Option<Kept>)> = files
            .into_iter()
            .map(|file| {
                let kept = before.remove(&file.path);
                (file, kept)
            })
            .collect();
        let read: Vec<(Kept, bool)> =
            files.into_par_iter().map(|(file, kept)| Kept::refreshed(file, kept)).collect();
        let mut changes = Changes { folder: self.found != found, ..Changes::default() };
        changes.gone = before.into_values().map(|kept| kept.name).collect();
        changes.gone.sort();
        if let (false, Ok(translated)) = (changes.gone.is_empty(), self.translated.get_mut()) {
            translated.retain(|(_, file), _| changes.gone.binary_search(file).is_err());
        }
        for (kept, parsed) in read {
            if parsed {
                changes.parsed.push(kept.name.clone());
            }
            self.files.push(kept);
        }
        self.found = found;
        changes
    }

    /// The content that the files make. What is on the shelf and in the content is there once.
    pub fn loaded(&self) -> Loaded {
        let mut found = self.found.clone();
        let mut sources = Sources::default();
        let mut parts = Parts::default();
        for Parsed { part, source, left_out, found: mistakes } in
            self.files.iter().map(|kept| kept.parsed.clone())
        {
            let places = mistakes.iter().filter_map(|found| found.place.as_ref());
            parts.unread.files.extend(places.map(|place| place.file.clone()));
            found.extend(mistakes);
            if let Some((name, source)) = source {
                sources.add(name, source);
            }
            parts.unread.ids.extend(left_out);
            part.add_to(&mut parts);
        }
        let content = self.root.join("content");
        for (kind, name) in [(Kind::Site, "site.yaml"), (Kind::Statement, "statement.yaml")] {
            if parts.seen.contains(&kind) {
                continue;
            }
            parts.unread.kinds.insert(kind);
            if is_folder(&content) {
                let place = Place::file(files::name(&self.root, &content.join(name)));
                let none = format!("there is no `content/{name}`");
                let help = "`shortbreaks new DIR` writes one with all of its keys explained";
                found.push(Diagnostic::new(&files::MISSING_FILE, place, none).help(help));
            }
        }
        let mut content = parts.content();
        let mut languages = vec![content.site.language.clone()];
        for language in &content.site.languages {
            if !languages.contains(language) {
                languages.push(language.clone());
            }
        }
        let theme = self.theme.as_deref().unwrap_or(content.site.theme.as_str());
        let (words, mistakes) = Words::load(&self.root, theme, &languages, &mut sources);
        found.extend(mistakes);
        found.extend(self.stray(&languages[1..]));
        let mut words = words.into_iter();
        content.words = words.next().unwrap_or_else(Words::english);
        let translations = words
            .map(|words| Content { words: words.clone(), ..self.translated(words.language(), &mut found) });
        let translations = translations.map(|mut translated| {
            Arc::make_mut(&mut translated.outcomes.item).answer_to(&content.outcomes);
            translated
        });
        let mut translations: Vec<Content> = translations.collect();
        let names: Arc<[Spoken]> = std::iter::once(&content)
            .chain(&translations)
            .map(|content| Spoken::of(&content.words))
            .collect();
        content.languages = names.clone();
        translations.iter_mut().for_each(|content| content.languages = names.clone());
        Loaded { content, translations, sources, found }
    }

    /// The content in another language.
    fn translated(&self, language: &Language, found: &mut Vec<Diagnostic>) -> Content {
        let translations: HashMap<&str, &Kept> = self
            .files
            .iter()
            .filter(|kept| kept.language.as_ref() == Some(language))
            .map(|kept| (kept.inside.as_str(), kept))
            .collect();
        let originals: Vec<&Kept> = self.files.iter().filter(|kept| kept.language.is_none()).collect();
        let read = |kept: &&Kept| {
            let translation = translations.get(kept.inside.as_str());
            let hash = |kept: &Kept| kept.hash.as_ref().ok().copied();
            let fingerprints = (hash(kept), translation.and_then(|kept| hash(kept)));
            let key = (language.clone(), kept.name.clone());
            let known = self.translated.lock().ok().and_then(|known| known.get(&key).cloned());
            if let Some((_, parsed)) = known.filter(|(by, _)| *by == fingerprints) {
                return parsed;
            }
            let parsed = parse::translated(kept, translation.and_then(|kept| kept.parsed.source.as_ref()));
            if let Ok(mut known) = self.translated.lock() {
                known.insert(key, (fingerprints, parsed.clone()));
            }
            parsed
        };
        let read: Vec<Parsed> = originals.par_iter().map(read).collect();
        let mut parts = Parts::default();
        parts.translation = Some(language.clone());
        for parsed in read {
            found.extend(parsed.found);
            parsed.part.add_to(&mut parts);
        }
        parts.content()
    }

    /// Translations of files that are not there, or into languages that the site is not in.
    fn stray(&self, languages: &[Language]) -> Vec<Diagnostic> {
        let originals: HashSet<&str> = self
            .files
            .iter()
            .filter(|kept| kept.language.is_none())
            .map(|kept| kept.inside.as_str())
            .collect();
        let stray = |kept: &Kept| {
            let language = kept.language.as_ref()?;
            let place = Place::file(kept.name.clone());
            if !languages.contains(language) {
                let message = format!("the site is not in the language `{language}`");
                let help = format!("add `languages: [{language}]` to content/site.yaml");
                return Some(Diagnostic::new(&files::STRAY_TRANSLATION, place, message).help(help));
            }
            if !originals.contains(kept.inside.as_str()) {
                let message =
                    format!("there is no `content/{}` that this would be a translation of", kept.inside);
                return Some(
                    Diagnostic::new(&files::STRAY_TRANSLATION, place, message)
                        .maybe_help(suggestion(&kept.inside, originals.iter().copied())),
                );
            }
            None
        };
        self.files.iter().filter_map(stray).collect()
    }
}

/// Whether there is a folder, and no link to one.
fn is_folder(path: &Path) -> bool {
    std::fs::symlink_metadata(path).is_ok_and(|found| found.is_dir())
}

fn no_content(root: &Path) -> Diagnostic {
    let content = root.join("content");
    let place = Place::file(files::name(root, &content));
    if content.is_symlink() {
        return files::link(place);
    }
    let help = match root.join("site.yaml").is_file() {
        true => "start the program in the folder that holds `content/`, not inside it",
        false => "start the program in the folder that holds `content/`, or name it with --root",
    };
    Diagnostic::new(&files::MISSING_FILE, place, "there is no folder `content/` here").help(help)
}

impl Kept {
    /// A file as it is now, and whether it had to be parsed.
    fn refreshed(file: files::Found, kept: Option<Kept>) -> (Kept, bool) {
        // Taken before the bytes are read: what changes in between has another stamp the next time.
        let now = SystemTime::now();
        let stamp = Stamp::of(&file.path);
        let kept = match kept {
            Some(kept) if kept.stamp.is_some() && kept.stamp == stamp => return (kept, false),
            kept => kept,
        };
        let stamp = stamp.filter(|stamp| stamp.is_settled(now));
        let text = match file.kind {
            Kind::Asset => None,
            _ => Some(file::read(&file.path, file.kind, &file.name)),
        };
        let hash = match &text {
            None => file::fingerprint(&file.path, &file.name),
            Some(bytes) => bytes.as_ref().map(|bytes| xxh3_64(bytes)).map_err(Box::clone),
        };
        match kept {
            Some(kept) if kept.hash == hash => (Kept { stamp, ..kept }, false),
            _ => {
                let parsed = match text {
                    None => parse::asset(&file, hash.clone()),
                    Some(bytes) if file.language.is_some() => parse::translation(&file, bytes),
                    Some(bytes) => parse::text(&file, bytes),
                };
                let files::Found { path, name, inside, kind, language } = file;
                (Kept { path, name, inside, kind, language, stamp, hash, parsed }, true)
            }
        }
    }
}
