//! Templates and the files beside them, in layers: the default theme inside the program; over it, file by file, another
//! theme inside the program, if it is asked for; and over that the site's own theme of that name.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};

use include_dir::{Dir, include_dir};
use rayon::prelude::*;
use tera::{Context, ErrorKind, Kwargs, State, Tera, TeraResult};
use walkdir::{DirEntry, WalkDir};
use xxhash_rust::xxh3::Xxh3;

use super::compact::Compact;
use super::sheets::{self, Sheets};
use super::views::SiteView;
use super::{modules, pictograms, picture};
use crate::content::words::{Value, Words};
use crate::content::{SourceFile, Sources, files};
use crate::diagnostic::{Diagnostic, Place, Rule, suggestion};
use crate::site::{Site, Url};

/// A template with a mistake in it.
pub const TEMPLATE: Rule = Rule::error(
    "template",
    "A template of the theme cannot be used as it is written. The theme inside the program has no such mistake, \
     so this one is in a file of the site's own themes folder.",
);
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
    tera: Tera,
    /// By address.
    assets: BTreeMap<Url, Vec<u8>>,
    /// The templates of the site's own, by name.
    own: BTreeMap<String, Own>,
}

/// A template of the site's own, and the file in which a writer finds it.
struct Own {
    file: String,
    template: Compact,
}

impl Own {
    /// The place of a stretch of the template as it is used.
    fn place(&self, bytes: std::ops::Range<usize>) -> Place {
        let written = |byte| self.template.written_at(byte);
        let end = bytes.end.checked_sub(1).map_or(0, written) + 1;
        Place::bytes(&self.file.as_str().into(), written(bytes.start)..end)
    }
}

/// The files of a theme, as they serve every language of a site.
struct Files {
    templates: Vec<(String, Compact)>,
    /// By name; without the style sheets.
    assets: BTreeMap<String, Vec<u8>>,
    sheets: Sheets,
    pictograms: BTreeMap<String, String>,
    written: BTreeMap<String, String>,
}

impl Files {
    fn read(
        site: &Site,
        root: &Path,
        name: &str,
        minified: bool,
        sources: &mut Sources,
    ) -> Result<Files, Vec<Diagnostic>> {
        let mut files = files_of(DEFAULT);
        for (name, bytes) in picture::emblems(site) {
            files.insert(format!("assets/{name}"), bytes);
        }
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
                let text = String::from_utf8_lossy(&bytes);
                let template =
                    if minified { Compact::of(&text) } else { Compact::as_written(text.into_owned()) };
                templates.push((name.to_owned(), template));
            } else if let Some(name) = path.strip_prefix("assets/") {
                assets.insert(name.to_owned(), bytes);
            }
        }
        Ok(Files { templates, assets, sheets, pictograms, written })
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
        let files = Files::read(original, root, name, minified, sources)?;
        sites.par_iter().map(|site| Theme::of(&files, site)).collect()
    }

    /// The theme for one language.
    fn of(files: &Files, site: &Site) -> Result<Theme, Vec<Diagnostic>> {
        let mut named = files.assets.clone();
        named.extend(files.sheets.published(site));
        let addresses = modules::publish(&mut named);
        let assets = named
            .into_iter()
            .filter_map(|(name, bytes)| Some((addresses.get(&name)?.clone(), bytes)))
            .collect();
        let mut tera = Tera::new();
        let words = site.content.words.clone();
        let constant = constant(&words);
        tera.register_filter("t", move |key: Cow<str>, values: Kwargs, _: &State| {
            let known = constant.get(&*key).filter(|_| values.iter().next().is_none());
            known.map_or_else(|| say(&words, &key, &values), |html| Ok(html.clone()))
        });
        tera.global_context().insert("site", &SiteView::of(site, &addresses));
        tera.global_context().insert("pictograms", &files.pictograms);
        let own = files.templates.iter().filter_map(|(name, template)| {
            let file = files.written.get(name)?.clone();
            Some((name.clone(), Own { file, template: template.clone() }))
        });
        let mut theme = Theme { tera, assets, own: own.collect() };
        let templates =
            files.templates.iter().map(|(name, template)| (name.as_str(), template.text.as_str()));
        theme.tera.add_raw_templates(templates).map_err(|error| theme.findings(&error))?;
        Ok(theme)
    }

    /// Makes a page.
    pub fn render(&self, template: &str, context: &Context) -> Result<String, Diagnostic> {
        self.tera.render(template, context).map_err(|error| self.finding(&error))
    }

    /// The files that pages refer to, by address.
    pub fn assets(&self) -> impl Iterator<Item = (&Url, &[u8])> {
        self.assets.iter().map(|(url, bytes)| (url, bytes.as_slice()))
    }

    /// The file at an address.
    pub fn asset(&self, address: &str) -> Option<&[u8]> {
        self.assets.get(address).map(Vec::as_slice)
    }

    /// Why the templates cannot be used. Names that they use and that are not there come as a text of reports.
    fn findings(&self, error: &tera::Error) -> Vec<Diagnostic> {
        let ErrorKind::Msg(reports) = error.kind() else { return vec![self.finding(error)] };
        let lines: Vec<&str> = reports.lines().collect();
        let report = |pair: &[&str]| {
            let message = pair[0].strip_prefix("error: ")?;
            let [column, line, name] =
                pair[1].trim_start().strip_prefix("--> ")?.rsplitn(3, ':').collect::<Vec<_>>()[..]
            else {
                return None;
            };
            let own = self.own.get(name)?;
            let at = byte(&own.template.text, line.parse().ok()?, column.parse().ok()?)?;
            Some(Diagnostic::new(&TEMPLATE, own.place(at..at + 1), message).help(HELP))
        };
        let found: Vec<Diagnostic> = lines.windows(2).filter_map(report).collect();
        if found.is_empty() { vec![self.finding(error)] } else { found }
    }

    /// A mistake in a template, at its place.
    fn finding(&self, error: &tera::Error) -> Diagnostic {
        let report = match error.kind() {
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => report,
            kind => {
                let name = match kind {
                    ErrorKind::MissingParent { current, .. } => Some(current),
                    ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => {
                        Some(tpl)
                    }
                    _ => None,
                };
                let own = name.and_then(|name| self.own.get(name));
                let place = Place::file(own.map_or("themes", |own| own.file.as_str()));
                return Diagnostic::new(&TEMPLATE, place, kind.to_string()).help(HELP);
            }
        };
        let name = report.filename();
        let place = match self.own.get(name) {
            Some(own) => own.place(report.span().range.clone()),
            None => Place::file(format!("the default theme's templates/{name}")),
        };
        Diagnostic::new(&TEMPLATE, place, report.message()).help(HELP)
    }
}

/// What is said in the same words each time: most of what a page says beside the content.
fn constant(words: &Words) -> HashMap<String, tera::Value> {
    let html = |key: &str| Some((key.to_owned(), tera::Value::safe_string(&words.html(key, &[])?)));
    words.keys().filter_map(html).collect()
}

/// The words of a key as HTML, with values in their places: `{{ "breaks.total" | t(n=view.total) }}`.
fn say(words: &Words, key: &str, values: &Kwargs) -> TeraResult<tera::Value> {
    let values: Vec<(Cow<str>, tera::Value)> =
        values.iter().map(|(name, value)| (name.to_string().into(), value.clone())).collect();
    let texts: Vec<Cow<str>> = values.iter().map(|(_, value)| text_of(value)).collect();
    let filled = values.iter().zip(&texts).map(|((name, value), text)| {
        let value = match value.as_i128().and_then(|number| i64::try_from(number).ok()) {
            Some(number) => Value::Number(number),
            None if value.is_safe() => Value::Html(text),
            None => Value::Text(text),
        };
        (&**name, value)
    });
    let html = words.html(key, &filled.collect::<Vec<_>>());
    let html = html.ok_or_else(|| tera::Error::message(format!("there are no words for `{key}`")))?;
    Ok(tera::Value::safe_string(&html))
}

/// A value as text; nothing where there is none.
fn text_of(value: &tera::Value) -> Cow<'_, str> {
    match value.as_str() {
        Some(text) => text.into(),
        None if value.is_none() || value.is_undefined() => "".into(),
        None => value.to_string().into(),
    }
}

const HELP: &str = "compare it with the template of the same name in the default theme";

/// The byte at a line and column, both counted from one.
fn byte(text: &str, line: usize, column: usize) -> Option<usize> {
    let start: usize = text.split_inclusive('\n').take(line.checked_sub(1)?).map(str::len).sum();
    let rest = text.get(start..)?.char_indices();
    rest.map(|(at, _)| start + at).nth(column.checked_sub(1)?)
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
