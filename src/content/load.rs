//! From the files of `content/` to [`Content`], with every mistake in every file.

use std::collections::HashSet;
use std::fs;
use std::io::Read as _;
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;
use schemars::JsonSchema;
use serde::de::DeserializeOwned;

use super::documents::{Document, FrontMatter};
use super::files::{self, Kind};
use super::id::{Slug, slugify};
use super::sources::{SourceFile, Sources};
use super::yaml::{self, Read, Source};
use super::{Asset, Content, Unread, Written};
use crate::diagnostic::{DataPath, Diagnostic, Place};

/// What was loaded, and what was wrong with it.
pub struct Loaded {
    /// The content, without the parts that could not be read.
    pub content: Content,
    /// Every file that was read.
    pub sources: Sources,
    /// Every mistake, in the order of the files.
    pub found: Vec<Diagnostic>,
}

/// Loads all of the content under `root`, which holds `content/`.
pub fn load(root: &Path) -> Loaded {
    if !root.join("content").is_dir() {
        return nothing(root);
    }
    let (files, mut found) = files::find(root);
    let parsed: Vec<Parsed> = files.into_par_iter().map(parse).collect();
    let mut sources = Sources::default();
    let mut parts = Parts::default();
    for file in parsed {
        parts.unread.files.extend(found_in(&file.found));
        found.extend(file.found);
        if let Some((name, source)) = file.source {
            sources.add(name, source);
        }
        parts.unread.ids.extend(file.left_out);
        file.part.add_to(&mut parts);
    }
    for (kind, name) in [(Kind::Site, "site.yaml"), (Kind::Statement, "statement.yaml")] {
        if !parts.seen.contains(&kind) {
            parts.unread.kinds.insert(kind);
            let place = Place::file(files::name(root, &root.join("content").join(name)));
            let found_none =
                Diagnostic::new(&files::MISSING_FILE, place, format!("there is no `content/{name}`"));
            found.push(found_none.help("`shortbreaks new DIR` writes one with all of its keys explained"));
        }
    }
    Loaded { content: parts.content(), sources, found }
}

/// What is loaded where there is no content at all.
fn nothing(root: &Path) -> Loaded {
    let mut parts = Parts::default();
    parts.unread.kinds.extend([Kind::Site, Kind::Statement]);
    let place = Place::file(files::name(root, &root.join("content")));
    let found = Diagnostic::new(&files::MISSING_FILE, place, "there is no folder `content/` here");
    let help = match root.join("site.yaml").is_file() {
        true => "start the program in the folder that holds `content/`, not inside it",
        false => "start the program in the folder that holds `content/`, or name it with --root",
    };
    Loaded { content: parts.content(), sources: Sources::default(), found: vec![found.help(help)] }
}

/// The files that findings are in.
fn found_in(found: &[Diagnostic]) -> impl Iterator<Item = Arc<str>> {
    found.iter().filter_map(|found| found.place.as_ref()).map(|place| place.file.clone())
}

/// One file, parsed.
struct Parsed {
    part: Part,
    source: Option<(Arc<str>, SourceFile)>,
    left_out: Vec<String>,
    found: Vec<Diagnostic>,
}

/// What one file adds to the content.
enum Part {
    Site(Option<Box<Written<super::site::Site>>>),
    Statement(Option<Box<Written<super::statement::Statement>>>),
    Vocabulary(Option<Written<super::vocabulary::Vocabulary>>),
    Law(Option<Box<super::law::LegalBasis>>),
    Participation(Option<Written<super::participation::Participation>>),
    Accessibility(Option<Box<Written<super::accessibility::Accessibility>>>),
    Section(Option<Written<Document>>),
    Page(Option<Written<Document>>),
    Tiers(Option<Vec<Written<super::tiers::Tier>>>),
    BreakTypes(Option<Vec<Written<super::break_types::BreakType>>>),
    Providers(Option<Vec<Written<super::providers::Provider>>>),
    Glossary(Option<Vec<Written<super::glossary::GlossaryTerm>>>),
    Evidence(Option<Vec<Written<super::evidence::Evidence>>>),
    Asset(Option<Asset>),
}

fn parse(file: files::Found) -> Parsed {
    let name = file.name.clone();
    if file.kind == Kind::Asset {
        let (part, found) = match fingerprint(&file.path, &name) {
            Ok(hash) => (Part::Asset(Some(Asset { path: file.path, name: file.inside, hash })), None),
            Err(found) => (Part::Asset(None), Some(*found)),
        };
        return Parsed { part, source: None, left_out: Vec::new(), found: found.into_iter().collect() };
    }
    let (text, unreadable) = match read_text(&file.path, &name) {
        Ok(text) => (text, None),
        Err(found) => (String::new(), Some(*found)),
    };
    let mut reader =
        Reader { name: name.clone(), text, left_out: Vec::new(), found: Vec::new(), tree: None, yaml: 0..0 };
    reader.yaml = 0..reader.text.len();
    let readable = unreadable.is_none();
    reader.found.extend(unreadable);
    let part = match file.kind {
        Kind::Site => Part::Site(reader.one(readable).map(Box::new)),
        Kind::Statement => Part::Statement(reader.one(readable).map(Box::new)),
        Kind::Vocabulary => Part::Vocabulary(reader.one(readable)),
        Kind::Law => Part::Law(reader.one(readable).map(|written| Box::new(written.item))),
        Kind::Participation => Part::Participation(reader.one(readable)),
        Kind::Accessibility => Part::Accessibility(reader.one(readable).map(Box::new)),
        Kind::Section => Part::Section(reader.document(readable, &file.path)),
        Kind::Page => Part::Page(reader.document(readable, &file.path)),
        Kind::Tiers => Part::Tiers(reader.list(readable)),
        Kind::BreakTypes => Part::BreakTypes(reader.list(readable)),
        Kind::Providers => Part::Providers(reader.one_or_many(readable)),
        Kind::Glossary => Part::Glossary(reader.list(readable)),
        Kind::Evidence => Part::Evidence(reader.one_or_many(readable)),
        Kind::Asset => Part::Asset(None),
    };
    let source = readable.then(|| (name, SourceFile::new(reader.text, reader.yaml, reader.tree)));
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
        Written { item, file: self.name.clone(), path }
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
        let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        let unnumbered =
            stem.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start_matches(['-', '_', ' ']);
        let id = match &front.id {
            Some(id) => id.clone(),
            None => match slugify(unnumbered).parse::<Slug>() {
                Ok(id) => id,
                Err(problem) => {
                    let found =
                        Diagnostic::new(&files::FILE_NAME, Place::file(self.name.clone()), problem.message);
                    self.found
                        .push(found.help("give the file a name in letters, or write `id:` at its head"));
                    return None;
                }
            },
        };
        let body = self.text[body_start..].to_owned();
        Some(self.written(Document { id, front, body, body_start }, DataPath::root()))
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

/// No text of a person's is longer than this many bytes.
const LONGEST_TEXT: u64 = 8 * 1024 * 1024;

fn unreadable(name: &Arc<str>, error: &std::io::Error) -> Box<Diagnostic> {
    let message = format!("the file cannot be read: {error}");
    let found = Diagnostic::new(&files::UNREADABLE, Place::file(name.clone()), message);
    Box::new(found.help("see that the file is there and that you may read it"))
}

/// A fingerprint of the bytes of a picture or document, however large it is.
fn fingerprint(path: &Path, name: &Arc<str>) -> Result<u64, Box<Diagnostic>> {
    let failed = |error| unreadable(name, &error);
    let mut file = fs::File::open(path).map_err(failed)?;
    let mut hasher = xxhash_rust::xxh3::Xxh3::new();
    let mut buffer = [0; 64 * 1024];
    loop {
        match file.read(&mut buffer).map_err(failed)? {
            0 => return Ok(hasher.digest()),
            read => hasher.update(&buffer[..read]),
        }
    }
}

fn read_text(path: &Path, name: &Arc<str>) -> Result<String, Box<Diagnostic>> {
    let place = || Place::file(name.clone());
    let failed = |error| unreadable(name, &error);
    let mut bytes = Vec::new();
    let file = fs::File::open(path).map_err(failed)?;
    file.take(LONGEST_TEXT + 1).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() as u64 > LONGEST_TEXT {
        let message = format!("the file is larger than {} MB", LONGEST_TEXT / 1024 / 1024);
        return Err(Box::new(
            Diagnostic::new(&files::NOT_TEXT, place(), message).help("split it into several files"),
        ));
    }
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(Box::new(
            Diagnostic::new(&files::NOT_TEXT, place(), "the file is saved as UTF-16")
                .help("save it again with the encoding UTF-8"),
        ));
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        let line =
            error.as_bytes()[..error.utf8_error().valid_up_to()].iter().filter(|b| **b == b'\n').count() + 1;
        Box::new(
            Diagnostic::new(&files::NOT_TEXT, place(), format!("line {line} is not UTF-8 text"))
                .help("save the file again with the encoding UTF-8"),
        )
    })?;
    if text.contains('\0') {
        return Err(Box::new(
            Diagnostic::new(&files::NOT_TEXT, place(), "the file is not text")
                .help("pictures and documents belong in `content/assets/`"),
        ));
    }
    Ok(match text.strip_prefix('\u{feff}') {
        Some(text) => text.to_owned(),
        None => text,
    })
}

/// The content while its files arrive.
#[derive(Default)]
struct Parts {
    seen: HashSet<Kind>,
    site: Option<Written<super::site::Site>>,
    statement: Option<Written<super::statement::Statement>>,
    vocabulary: Option<Written<super::vocabulary::Vocabulary>>,
    law: Option<super::law::LegalBasis>,
    participation: Option<Written<super::participation::Participation>>,
    accessibility: Option<Written<super::accessibility::Accessibility>>,
    sections: Vec<Written<Document>>,
    pages: Vec<Written<Document>>,
    tiers: Vec<Written<super::tiers::Tier>>,
    break_types: Vec<Written<super::break_types::BreakType>>,
    providers: Vec<Written<super::providers::Provider>>,
    glossary: Vec<Written<super::glossary::GlossaryTerm>>,
    evidence: Vec<Written<super::evidence::Evidence>>,
    assets: Vec<Asset>,
    unread: Unread,
}

impl Part {
    fn add_to(self, parts: &mut Parts) {
        /// Puts what was read in its place, or notes that its kind is not whole.
        fn put<T>(parts: &mut Parts, kind: Kind, value: Option<T>, set: impl FnOnce(&mut Parts, T)) {
            parts.seen.insert(kind);
            match value {
                Some(value) => set(parts, value),
                None => {
                    parts.unread.kinds.insert(kind);
                }
            }
        }
        match self {
            Part::Site(site) => put(parts, Kind::Site, site, |parts, site| parts.site = Some(*site)),
            Part::Statement(it) => put(parts, Kind::Statement, it, |parts, it| parts.statement = Some(*it)),
            Part::Vocabulary(it) => put(parts, Kind::Vocabulary, it, |parts, it| parts.vocabulary = Some(it)),
            Part::Law(it) => put(parts, Kind::Law, it, |parts, it| parts.law = Some(*it)),
            Part::Participation(it) => {
                put(parts, Kind::Participation, it, |parts, it| parts.participation = Some(it));
            }
            Part::Accessibility(it) => {
                put(parts, Kind::Accessibility, it, |parts, it| parts.accessibility = Some(*it));
            }
            Part::Section(it) => put(parts, Kind::Section, it, |parts, it| parts.sections.push(it)),
            Part::Page(it) => put(parts, Kind::Page, it, |parts, it| parts.pages.push(it)),
            Part::Tiers(it) => put(parts, Kind::Tiers, it, |parts, it| parts.tiers = it),
            Part::BreakTypes(it) => put(parts, Kind::BreakTypes, it, |parts, it| parts.break_types = it),
            Part::Providers(it) => put(parts, Kind::Providers, it, |parts, it| parts.providers.extend(it)),
            Part::Glossary(it) => put(parts, Kind::Glossary, it, |parts, it| parts.glossary = it),
            Part::Evidence(it) => put(parts, Kind::Evidence, it, |parts, it| parts.evidence.extend(it)),
            Part::Asset(it) => put(parts, Kind::Asset, it, |parts, it| parts.assets.push(it)),
        }
    }
}

impl Parts {
    fn content(mut self) -> Content {
        // Files arrive in the order of their names; a written order goes before that.
        self.sections.sort_by_key(|section| section.front.order.unwrap_or(u32::MAX));
        self.pages.sort_by_key(|page| page.front.order.unwrap_or(u32::MAX));
        Content {
            site: self.site.unwrap_or_else(|| stand_in(super::site::Site::stand_in(), "content/site.yaml")),
            statement: self.statement.unwrap_or_else(|| {
                stand_in(super::statement::Statement::stand_in(), "content/statement.yaml")
            }),
            vocabulary: self
                .vocabulary
                .unwrap_or_else(|| stand_in(Default::default(), "content/vocabulary.yaml"))
                .or_built_in(),
            law: self.law.unwrap_or_else(super::law::LegalBasis::england).or_built_in(),
            participation: self
                .participation
                .unwrap_or_else(|| stand_in(Default::default(), "content/participation.yaml")),
            accessibility: self.accessibility,
            sections: self.sections,
            pages: self.pages,
            tiers: self.tiers,
            break_types: self.break_types,
            providers: self.providers,
            glossary: self.glossary,
            evidence: self.evidence,
            assets: self.assets,
            unread: self.unread,
        }
    }
}

/// Takes the place of what could not be read, so that the rest is still checked.
fn stand_in<T>(item: T, file: &str) -> Written<T> {
    Written { item, file: file.into(), path: DataPath::root() }
}
