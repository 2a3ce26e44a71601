//! The files of themes, in layers: the default theme inside the program; over it, file by file, another
//! theme inside the program, if it is asked for; and over that the site's own theme of that name.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use include_dir::{Dir, include_dir};
use rayon::prelude::*;
use tera::Context;
use walkdir::{DirEntry, WalkDir};
use xxhash_rust::xxh3::Xxh3;

use super::sheets::{self, Sheets};
use super::templates::{TEMPLATE, Templates};
use super::views::SiteView;
use super::{modules, pictograms, picture};
use crate::content::{SourceFile, Sources, files};
use crate::diagnostic::{Diagnostic, Place, Rule, suggestion};
use crate::site::{Site, Url};

/// A theme that is not there.
pub const UNKNOWN_THEME: Rule = Rule::error(
    "unknown-theme",
    "The theme is one of those inside the program, `default` and `almanac`, or a folder of themes/ beside content/. \
     A folder there needs only the files in which it differs; `shortbreaks new-theme` makes one to start from.",
);

/// All of them.
pub const RULES: [&Rule; 5] = [
    &TEMPLATE,
    &UNKNOWN_THEME,
    &sheets::UNKNOWN_SHEET,
    &pictograms::UNKNOWN_PICTOGRAM,
    &pictograms::PICTOGRAM,
];

static THEMES: Dir = include_dir!("$CARGO_MANIFEST_DIR/themes");

/// The theme that is under every other.
pub const DEFAULT: &str = "default";

/// The names of the themes inside the program.
pub fn inside() -> Vec<&'static str> {
    THEMES.dirs().filter_map(|theme| theme.path().to_str()).collect()
}

/// The files of a theme inside the program, by their paths in its folder; none where there is no such theme.
pub fn files_of(name: &str) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    // By its name as one folder, so that no path leads elsewhere.
    if let Some(theme) = THEMES.dirs().find(|theme| theme.path().to_str() == Some(name)) {
        collect(theme, theme.path(), &mut files);
    }
    files
}

fn collect(dir: &Dir, theme: &Path, files: &mut BTreeMap<String, Vec<u8>>) {
    for file in dir.files() {
        let inside = file.path().strip_prefix(theme).unwrap_or(file.path());
        files.insert(inside.to_string_lossy().replace('\\', "/"), file.contents().to_vec());
    }
    dir.dirs().for_each(|dir| collect(dir, theme, files));
}

/// Templates, ready for use, and the files that pages refer to.
pub struct Theme {
    templates: Templates,
    /// By address.
    assets: BTreeMap<Url, Vec<u8>>,
}

/// The files of a theme, as they serve every language of a site.
struct Files {
    /// By name; without the style sheets.
    assets: BTreeMap<String, Vec<u8>>,
    sheets: Sheets,
    pictograms: BTreeMap<String, String>,
}

impl Files {
    /// Reads the files of a theme, and its templates.
    fn read(
        site: &Site,
        root: &Path,
        name: &str,
        minified: bool,
        sources: &mut Sources,
    ) -> Result<(Files, Templates), Vec<Diagnostic>> {
        let mut files = files_of(DEFAULT);
        files.extend(files_of(name));
        let written = own_files(site, root, name, sources, &mut files)?;

        let shown = |path: &str| files::name(root, &folder(root, name).join(path)).to_string();
        let (pictograms, mut wrong) = pictograms::of_theme(&files, shown);
        // One that cannot be shown is not unknown as well.
        if wrong.is_empty() {
            wrong = pictograms::unknown(site, &pictograms);
        }
        let sheets = Sheets::of_theme(&mut files);
        wrong.extend(sheets.missing(shown));
        if !wrong.is_empty() {
            return Err(wrong);
        }

        let (mut templates, mut assets) = (Vec::new(), BTreeMap::new());
        for (path, bytes) in files {
            if let Some(name) = path.strip_prefix("templates/") {
                templates.push((name.to_owned(), bytes));
            } else if let Some(name) = path.strip_prefix("assets/") {
                assets.insert(name.to_owned(), bytes);
            }
        }
        let templates = Templates::read(&templates, &written, minified)?;
        Ok((Files { assets, sheets, pictograms }, templates))
    }
}

impl Theme {
    /// Loads the theme of a site for each of its languages, of which the original comes first, with or without what
    /// means nothing in its pages. Templates of the site's own are added to the sources, for findings in them.
    pub fn load(
        sites: &[Site],
        root: &Path,
        name: &str,
        minified: bool,
        sources: &mut Sources,
    ) -> Result<Vec<Theme>, Vec<Diagnostic>> {
        let Some(original) = sites.first() else { return Ok(Vec::new()) };
        let (emblems, files) = rayon::join(
            || picture::emblems(original),
            || Files::read(original, root, name, minified, sources),
        );
        let (mut files, templates) = files?;
        // A theme can have its own.
        for (name, bytes) in emblems {
            files.assets.entry(name.to_owned()).or_insert(bytes);
        }
        let templates: Vec<Templates> = std::iter::repeat_n(templates, sites.len()).collect();
        Ok(sites
            .par_iter()
            .zip(templates)
            .map(|(site, templates)| Theme::of(&files, templates, site))
            .collect())
    }

    /// The theme for one language.
    fn of(files: &Files, templates: Templates, site: &Site) -> Theme {
        let mut named = files.assets.clone();
        named.extend(files.sheets.published(site));
        let addresses = modules::publish(&mut named);
        let assets = named
            .into_iter()
            .filter_map(|(name, bytes)| Some((addresses.get(&name)?.clone(), bytes)))
            .collect();
        let global = [
            ("site", tera::Value::from_serializable(&SiteView::of(site, &addresses))),
            ("pictograms", tera::Value::from_serializable(&files.pictograms)),
        ];
        Theme { templates: templates.in_words_of(&site.content.words, global), assets }
    }

    /// Makes a page.
    pub fn render(&self, template: &str, context: &Context) -> Result<String, Diagnostic> {
        self.templates.render(template, context)
    }

    /// The files that pages refer to, by address.
    pub fn assets(&self) -> impl Iterator<Item = (&Url, &[u8])> {
        self.assets.iter().map(|(url, bytes)| (url, bytes.as_slice()))
    }

    /// The file at an address.
    pub fn asset(&self, address: &str) -> Option<&[u8]> {
        self.assets.get(address).map(Vec::as_slice)
    }
}

/// Lays the files of the site's own theme over those that are there, and says where its templates are.
fn own_files(
    site: &Site,
    root: &Path,
    name: &str,
    sources: &mut Sources,
    files: &mut BTreeMap<String, Vec<u8>>,
) -> Result<BTreeMap<String, String>, Vec<Diagnostic>> {
    let folder = folder(root, name);
    if !folder.is_dir() {
        let themes = root.join("themes");
        let is_inside = inside().contains(&name);
        return if is_inside { Ok(BTreeMap::new()) } else { Err(vec![unknown(site, &themes, name)]) };
    }
    let mut written = BTreeMap::new();
    let mut found = Vec::new();
    for entry in walk(&folder) {
        let shown = files::name(root, entry.path());
        let inside =
            entry.path().strip_prefix(&folder).unwrap_or(entry.path()).to_string_lossy().replace('\\', "/");
        let bytes = match std::fs::read(entry.path()) {
            Ok(bytes) => bytes,
            Err(error) => {
                let message = format!("the file cannot be read: {error}");
                found.push(Diagnostic::new(&files::UNREADABLE, Place::file(shown), message));
                continue;
            }
        };
        if let Some(template) = inside.strip_prefix("templates/") {
            match String::from_utf8(bytes.clone()) {
                Ok(text) => sources.add(shown.clone(), SourceFile::new(text, 0..0, None).into()),
                Err(_) => found.push(
                    Diagnostic::new(
                        &files::NOT_TEXT,
                        Place::file(shown.clone()),
                        "the template is not UTF-8 text",
                    )
                    .help("save it again with the encoding UTF-8"),
                ),
            }
            written.insert(template.to_owned(), shown.to_string());
        }
        files.insert(inside, bytes);
    }
    if found.is_empty() { Ok(written) } else { Err(found) }
}

/// The files of a theme's folder, by name; it may be a link to a folder elsewhere.
fn walk(folder: &Path) -> impl Iterator<Item = DirEntry> {
    let hidden = |entry: &DirEntry| entry.file_name().to_string_lossy().starts_with('.');
    let files = WalkDir::new(folder).sort_by_file_name().into_iter().filter_map(Result::ok);
    files.filter(move |entry| entry.file_type().is_file() && !hidden(entry))
}

/// The folder of a site's own theme.
pub fn folder(root: &Path, name: &str) -> PathBuf {
    root.join("themes").join(name)
}

/// A fingerprint of the files of a site's own theme: another one means that some of them changed.
pub fn fingerprint(root: &Path, name: &str) -> u64 {
    let mut hasher = Xxh3::new();
    for entry in walk(&folder(root, name)) {
        let bytes = std::fs::read(entry.path()).unwrap_or_default();
        hasher.update(entry.path().to_string_lossy().as_bytes());
        hasher.update(&(bytes.len() as u64).to_le_bytes());
        hasher.update(&bytes);
    }
    hasher.digest()
}

fn unknown(site: &Site, themes: &Path, name: &str) -> Diagnostic {
    let entries = std::fs::read_dir(themes).into_iter().flatten().filter_map(Result::ok);
    let mut known: Vec<String> = entries
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    known.extend(inside().into_iter().map(str::to_owned));
    known.sort();
    known.dedup();
    let message = format!("there is no theme `{name}`");
    let found = Diagnostic::new(&UNKNOWN_THEME, site.content.site.place("theme"), message)
        .maybe_help(suggestion(name, known.iter().map(String::as_str)));
    // The command line can name a theme too, and then no file is wrong.
    match name == site.content.site.theme.as_str() {
        true => found,
        false => Diagnostic { place: None, ..found },
    }
}
