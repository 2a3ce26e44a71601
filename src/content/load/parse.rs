//! From the text of one file to what it adds to the content.

use std::path::Path;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::de::DeserializeOwned;

use super::file;
use super::parts::Part;
use crate::content::documents::{Document, FrontMatter};
use crate::content::easy_read::{EasyRead, Leaflet};
use crate::content::editions::{self, Edition};
use crate::content::files::{self, Kind};
use crate::content::id::{Slug, slugify};
use crate::content::sources::SourceFile;
use crate::content::yaml::{self, Read, Source};
use crate::content::{Asset, Written};
use crate::diagnostic::{DataPath, Diagnostic, Place};

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
        Ok(hash) => (Some(Asset { path: file.path.clone(), name: file.inside.clone(), hash }), None),
        Err(found) => (None, Some(*found)),
    };
    Parsed {
        part: Part::Asset(asset),
        source: None,
        left_out: Vec::new(),
        found: found.into_iter().collect(),
    }
}

/// A text, by its bytes.
pub(super) fn text(file: &files::Found, bytes: Result<Vec<u8>, Box<Diagnostic>>) -> Parsed {
    let name = file.name.clone();
    let (text, unreadable) = match bytes.and_then(|bytes| file::text(bytes, file.kind, &name)) {
        Ok(text) => (text, None),
        Err(found) => (String::new(), Some(*found)),
    };
    let mut reader =
        Reader { name: name.clone(), text, left_out: Vec::new(), found: Vec::new(), tree: None, yaml: 0..0 };
    reader.yaml = 0..reader.text.len();
    let readable = unreadable.is_none();
    reader.found.extend(unreadable);
    let part = match file.kind {
        Kind::Site => Part::Site(reader.one(readable)),
        Kind::Statement => Part::Statement(reader.one(readable)),
        Kind::Vocabulary => Part::Vocabulary(reader.one(readable)),
        Kind::Law => Part::Law(reader.one(readable)),
        Kind::Participation => Part::Participation(reader.one(readable)),
        Kind::Accessibility => Part::Accessibility(reader.one(readable)),
        Kind::Eligibility => Part::Eligibility(reader.one(readable)),
        Kind::Range => Part::Range(reader.one(readable)),
        Kind::Section => Part::Section(reader.document(readable, &file.path)),
        Kind::Page => Part::Page(reader.document(readable, &file.path)),
        Kind::Tiers => Part::Tiers(reader.list(readable)),
        Kind::BreakTypes => Part::BreakTypes(reader.list(readable)),
        Kind::Providers => Part::Providers(reader.one_or_many(readable)),
        Kind::Glossary => Part::Glossary(reader.list(readable)),
        Kind::Evidence => Part::Evidence(reader.one_or_many(readable)),
        Kind::Decisions => Part::Decisions(reader.one_or_many(readable)),
        Kind::Outcomes => Part::Outcomes(reader.one(readable)),
        Kind::EasyRead => Part::EasyRead(reader.easy_read(readable, &file.path)),
        Kind::Edition => Part::Edition(reader.edition(readable)),
        Kind::Asset => Part::Asset(None),
    };
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
}

impl Reader {
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
        Written { item: Arc::new(item), file: self.name.clone(), path }
    }

    fn one<T: DeserializeOwned + JsonSchema>(&mut self, readable: bool) -> Option<Written<T>> {
        let read = readable.then(|| yaml::read(&self.source()))?;
        self.keep(read).map(|item| self.written(item, DataPath::root()))
    }

    fn list<T: DeserializeOwned + JsonSchema>(&mut self, readable: bool) -> Option<Vec<Written<T>>> {
        let read = readable.then(|| yaml::read::<Vec<T>>(&self.source()))?;
        let items = self.keep(read)?;
        Some(
            items
                .into_iter()
                .enumerate()
                .map(|(n, item)| self.written(item, DataPath::root().index(n)))
                .collect(),
        )
    }

    fn one_or_many<T: DeserializeOwned + JsonSchema>(&mut self, readable: bool) -> Option<Vec<Written<T>>> {
        let read = readable.then(|| yaml::read_one_or_many::<T>(&self.source()))?;
        let many = yaml::is_list(&self.text);
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
        let read = yaml::read::<FrontMatter>(&self.source());
        let front = self.keep(read)?;
        let id = self.id(front.id.as_ref(), path)?;
        let body = self.text[body_start..].to_owned();
        Some(self.written(Document { id, front, body, body_start }, DataPath::root()))
    }

    fn easy_read(&mut self, readable: bool, path: &Path) -> Option<Written<EasyRead>> {
        let read = readable.then(|| yaml::read::<Leaflet>(&self.source()))?;
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
                self.found.push(found.help("give the file a name in letters, or write `id:` at its head"));
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
