//! From the text of one file to what it adds to the content.

use std::path::Path;
use std::sync::Arc;

use super::parts::Part;
use super::{Kept, file};
use crate::content::documents::{Document, FrontMatter};
use crate::content::easy_read::{EasyRead, Leaflet};
use crate::content::editions::{self, Edition};
use crate::content::files::{self, Kind};
use crate::content::id::{Slug, slugify};
use crate::content::sources::SourceFile;
use crate::content::yaml::{self, Model, Read, Source};
use crate::content::{Asset, Written};
use crate::diagnostic::{DataPath, Diagnostic, Place};
use crate::foreign;

/// One file, parsed. A copy shares everything with the original.
#[derive(Clone)]
pub(super) struct Parsed {
    /// What it adds to the content.
    pub part: Part,
    /// The file itself, where it is text.
    pub source: Option<(Arc<str>, Arc<SourceFile>)>,
    /// The ids of what is wrong in it and left out.
    pub left_out: Vec<String>,
    /// Every mistake in it.
    pub found: Vec<Diagnostic>,
}

/// A picture or document, by the fingerprint of its bytes.
pub(super) fn asset(file: &files::Found, fingerprint: Result<u64, Box<Diagnostic>>) -> Parsed {
    let (asset, found) = match fingerprint {
        Ok(hash) => (
            Some(Asset {
                path: file.path.clone(),
                name: file.inside.trim_start_matches("assets/").to_owned(),
                hash,
            }),
            None,
        ),
        Err(found) => (None, Some(*found)),
    };
    Parsed {
        part: Part::Asset(asset),
        source: None,
        left_out: Vec::new(),
        found: found.into_iter().collect(),
    }
}

/// A translation: only its text, which is read once the original is there.
pub(super) fn translation(file: &files::Found, bytes: Result<Vec<u8>, Box<Diagnostic>>) -> Parsed {
    let name = file.name.clone();
    let (source, found) = match bytes.and_then(|bytes| file::text(bytes, file.kind, &name)) {
        Ok(text) => {
            let yaml = front_matter(&text).map_or(0..text.len(), |(yaml, _)| yaml);
            (Some((name, Arc::new(SourceFile::new(text, yaml, None)))), None)
        }
        Err(found) => (None, Some(*found)),
    };
    Parsed { part: Part::Nothing, source, left_out: Vec::new(), found: found.into_iter().collect() }
}

/// What a file adds to the content in another language: its texts from the translation, where there is one, and the
/// rest as it is, with marks.
pub(super) fn translated(file: &Kept, translation: Option<&(Arc<str>, Arc<SourceFile>)>) -> Parsed {
    if let Part::Edition(Some(edition)) = &file.parsed.part {
        // What was published once stays in the language in which it was.
        let marked = serde_json::to_string(&*edition.item).ok().and_then(|json| yaml::built_in(&json, true));
        let marked = marked.map(Edition::marked);
        let marked = marked.map(|marked| Written { item: Arc::new(marked), ..edition.clone() });
        return Parsed { part: Part::Edition(marked), source: None, left_out: Vec::new(), found: Vec::new() };
    }
    // Pictures are the same in every language.
    let (Some((name, source)), false) = (&file.parsed.source, file.kind == Kind::Asset) else {
        return Parsed { found: Vec::new(), source: None, ..file.parsed.clone() };
    };
    let mut reader = Reader::new(name.clone(), source.text.clone());
    reader.over = Some(Over { translation: translation.cloned() });
    let part = reader.part(file.kind, true, &file.path);
    Parsed { part, source: None, left_out: reader.left_out, found: reader.found }
}

/// A text, by its bytes.
pub(super) fn text(file: &files::Found, bytes: Result<Vec<u8>, Box<Diagnostic>>) -> Parsed {
    let name = file.name.clone();
    let (text, unreadable) = match bytes.and_then(|bytes| file::text(bytes, file.kind, &name)) {
        Ok(text) => (text, None),
        Err(found) => (String::new(), Some(*found)),
    };
    let mut reader = Reader::new(name.clone(), text);
    let readable = unreadable.is_none();
    reader.found.extend(unreadable);
    let part = reader.part(file.kind, readable, &file.path);
    // An edition is large, and only a finding in it needs its text.
    let readable = readable && (file.kind != Kind::Edition || !reader.found.is_empty());
    let source = readable.then(|| (name, Arc::new(SourceFile::new(reader.text, reader.yaml, reader.tree))));
    Parsed { part, source, left_out: reader.left_out, found: reader.found }
}

/// Reads one file into whatever its kind asks for.
struct Reader {
    name: Arc<str>,
    text: String,
    yaml: std::ops::Range<usize>,
    tree: Option<yaml::node::Node>,
    left_out: Vec<String>,
    found: Vec<Diagnostic>,
    /// Another language than the file's own, where it is read for one.
    over: Option<Over>,
}

/// The language that a file is read for.
struct Over {
    /// The file of its texts, where somebody has translated some.
    translation: Option<(Arc<str>, Arc<SourceFile>)>,
}

impl Over {
    fn source(&self) -> Option<Source<'_>> {
        let (file, source) = self.translation.as_ref()?;
        Some(Source { file, text: &source.text, yaml: source.yaml.clone() })
    }

    /// The Markdown of the translation.
    fn body(&self) -> Option<(String, usize)> {
        let (_, source) = self.translation.as_ref()?;
        let (_, start) = front_matter(&source.text)?;
        let body = &source.text[start..];
        (!body.trim().is_empty()).then(|| (body.to_owned(), start))
    }
}

impl Reader {
    fn new(name: Arc<str>, text: String) -> Reader {
        let yaml = 0..text.len();
        Reader { name, text, yaml, tree: None, left_out: Vec::new(), found: Vec::new(), over: None }
    }

    /// What a file of a kind adds to the content.
    fn part(&mut self, kind: Kind, readable: bool, path: &Path) -> Part {
        match kind {
            Kind::Site => Part::Site(self.one(readable)),
            Kind::Statement => Part::Statement(self.one(readable)),
            Kind::Vocabulary => Part::Vocabulary(self.one(readable)),
            Kind::Law => Part::Law(self.one(readable)),
            Kind::Participation => Part::Participation(self.one(readable)),
            Kind::Accessibility => Part::Accessibility(self.one(readable)),
            Kind::Eligibility => Part::Eligibility(self.one(readable)),
            Kind::Range => Part::Range(self.one(readable)),
            Kind::Section => Part::Section(self.document(readable, path)),
            Kind::Page => Part::Page(self.document(readable, path)),
            Kind::Tiers => Part::Tiers(self.list(readable)),
            Kind::BreakTypes => Part::BreakTypes(self.list(readable)),
            Kind::Providers => Part::Providers(self.one_or_many(readable)),
            Kind::Glossary => Part::Glossary(self.list(readable)),
            Kind::Evidence => Part::Evidence(self.one_or_many(readable)),
            Kind::Decisions => Part::Decisions(self.one_or_many(readable)),
            Kind::Outcomes => Part::Outcomes(self.one(readable)),
            Kind::EasyRead => Part::EasyRead(self.easy_read(readable, path)),
            Kind::Edition => Part::Edition(self.edition(readable)),
            Kind::Asset => Part::Asset(None),
        }
    }

    fn read<T: Model>(&self) -> Read<T> {
        match &self.over {
            None => yaml::read(&self.source()),
            Some(over) => yaml::read_translated(&self.source(), over.source().as_ref()),
        }
    }

    fn source(&self) -> Source<'_> {
        Source { file: &self.name, text: &self.text, yaml: self.yaml.clone() }
    }

    fn keep<T>(&mut self, read: Read<T>) -> Option<T> {
        self.tree = read.tree;
        self.left_out.extend(read.left_out);
        self.found.extend(read.found);
        read.value
    }

    fn written<T>(&self, item: T, path: DataPath) -> Written<T> {
        let translation = self.over.as_ref().and_then(|over| over.translation.as_ref());
        let file = translation.map_or(&self.name, |(name, _)| name).clone();
        Written { item: Arc::new(item), file, path }
    }

    fn one<T: Model>(&mut self, readable: bool) -> Option<Written<T>> {
        let read = readable.then(|| self.read())?;
        self.keep(read).map(|item| self.written(item, DataPath::root()))
    }

    fn list<T: Model>(&mut self, readable: bool) -> Option<Vec<Written<T>>> {
        let read = readable.then(|| self.read::<Vec<T>>())?;
        let items = self.keep(read)?;
        Some(
            items
                .into_iter()
                .enumerate()
                .map(|(n, item)| self.written(item, DataPath::root().index(n)))
                .collect(),
        )
    }

    fn one_or_many<T: Model>(&mut self, readable: bool) -> Option<Vec<Written<T>>> {
        let many = yaml::is_list(&self.text);
        let read = readable.then(|| match many {
            true => self.read::<Vec<T>>(),
            false => self.read::<T>().map(|one| vec![one]),
        })?;
        let path = |n| if many { DataPath::root().index(n) } else { DataPath::root() };
        let items = self.keep(read)?;
        Some(items.into_iter().enumerate().map(|(n, item)| self.written(item, path(n))).collect())
    }

    fn edition(&mut self, readable: bool) -> Option<Written<Edition>> {
        let (edition, found) = readable.then(|| editions::read(&self.text, &self.name))?;
        self.found.extend(found);
        edition.map(|edition| self.written(edition, DataPath::root()))
    }

    fn document(&mut self, readable: bool, path: &Path) -> Option<Written<Document>> {
        if !readable {
            return None;
        }
        let Some((yaml, body_start)) = front_matter(&self.text) else {
            let place = Place::bytes(&self.name, 0..self.text.lines().next().map_or(0, str::len));
            let found =
                Diagnostic::new(&files::NO_FRONT_MATTER, place, "the file does not start with its title");
            self.found.push(found.help("start it with three lines: `---`, then `title: …`, then `---`"));
            return None;
        };
        self.yaml = yaml;
        let read = self.read::<FrontMatter>();
        let front = self.keep(read)?;
        let id = self.id(front.id.as_ref(), path)?;
        let body = self.text[body_start..].to_owned();
        let (body, body_start) = match &self.over {
            None => (body, body_start),
            Some(over) => over.body().unwrap_or_else(|| (foreign::mark(&body), body_start)),
        };
        Some(self.written(Document { id, front, body, body_start }, DataPath::root()))
    }

    fn easy_read(&mut self, readable: bool, path: &Path) -> Option<Written<EasyRead>> {
        let read = readable.then(|| self.read::<Leaflet>())?;
        let leaflet = self.keep(read)?;
        let id = self.id(leaflet.id.as_ref(), path)?;
        Some(self.written(EasyRead { id, leaflet }, DataPath::root()))
    }

    /// The id that a file gives itself, or else its name without the number before it.
    fn id(&mut self, written: Option<&Slug>, path: &Path) -> Option<Slug> {
        if let Some(id) = written {
            return Some(id.clone());
        }
        let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        let unnumbered =
            stem.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start_matches(['-', '_', ' ']);
        match slugify(unnumbered).parse::<Slug>() {
            Ok(id) => Some(id),
            Err(problem) => {
                let found =
                    Diagnostic::new(&files::FILE_NAME, Place::file(self.name.clone()), problem.message);
                self.found.push(
                    found.help(
                        "give the file another name, with letters or digits, or write `id:` at its head",
                    ),
                );
                None
            }
        }
    }
}

/// Where the YAML at the head of a Markdown file is, and where the Markdown after it starts.
fn front_matter(text: &str) -> Option<(std::ops::Range<usize>, usize)> {
    let fence = |line: &str| line.trim_end() == "---";
    let mut lines = text.split_inclusive('\n');
    let first = lines.next().filter(|line| fence(line))?;
    let mut at = first.len();
    for line in lines {
        if fence(line) {
            return Some((first.len()..at, at + line.len()));
        }
        at += line.len();
    }
    None
}
