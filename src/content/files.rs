//! Which files are content, and what each of them is.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use walkdir::WalkDir;

use super::words::Language;
use crate::diagnostic::{Diagnostic, Place, Rule, nearest};

/// A file that has to be there.
pub const MISSING_FILE: Rule = Rule::error(
    "missing-file",
    "Every site needs this file: it says who publishes the statement, or which edition it is.",
);
/// A file that nothing reads.
pub const UNKNOWN_FILE: Rule = Rule::error(
    "unknown-file",
    "A file with a name that nothing reads is most often a misspelt one, and what it says would be missing from \
     the site. Pictures and documents to download belong in content/assets/.",
);
/// A file that cannot be opened.
pub const UNREADABLE: Rule = Rule::error("unreadable-file", "The file is there, but it cannot be opened.");
/// A file that is no text.
pub const NOT_TEXT: Rule = Rule::error(
    "not-text",
    "YAML and Markdown are text in the encoding UTF-8. A file in another encoding would show wrong letters.",
);
/// A link in place of a file.
pub const SYMBOLIC_LINK: Rule = Rule::error(
    "symbolic-link",
    "Symbolic links are not followed, so that nothing outside the content folder can be published by accident.",
);
/// Markdown without its title.
pub const NO_FRONT_MATTER: Rule = Rule::error(
    "no-front-matter",
    "A section or page starts with a few lines of YAML between two lines of three hyphens. They hold its title.",
);
/// A file whose name makes no address.
pub const FILE_NAME: Rule = Rule::error(
    "file-name",
    "The name of the file becomes the address of its page, so it needs a letter or digit.",
);

/// A translation of nothing.
pub const STRAY_TRANSLATION: Rule = Rule::error(
    "stray-translation",
    "A translation stands in `translations/<language>/` under the name that the original has in content/, and its \
     language is one of `languages` in site.yaml. Without these no page shows it.",
);

/// All of them.
pub const RULES: [&Rule; 8] = [
    &MISSING_FILE,
    &UNKNOWN_FILE,
    &UNREADABLE,
    &NOT_TEXT,
    &SYMBOLIC_LINK,
    &NO_FRONT_MATTER,
    &FILE_NAME,
    &STRAY_TRANSLATION,
];

/// What a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// `site.yaml`
    Site,
    /// `statement.yaml`
    Statement,
    /// `vocabulary.yaml`
    Vocabulary,
    /// `legal-basis.yaml`
    Law,
    /// `statement/*.md`
    Section,
    /// `pages/*.md`
    Page,
    /// `tiers.yaml`
    Tiers,
    /// `break-types.yaml`
    BreakTypes,
    /// `providers/*.yaml`
    Providers,
    /// `glossary.yaml`
    Glossary,
    /// `evidence/*.yaml`
    Evidence,
    /// `decisions/*.yaml`
    Decisions,
    /// `outcomes.yaml`
    Outcomes,
    /// `easy-read/*.yaml`
    EasyRead,
    /// `participation.yaml`
    Participation,
    /// `accessibility.yaml`
    Accessibility,
    /// `eligibility.yaml`
    Eligibility,
    /// `range.yaml`
    Range,
    /// `editions/*.json`
    Edition,
    /// Anything in `assets/`
    Asset,
}

/// The folder of translations, with a folder for each language in it.
const TRANSLATIONS: &str = "translations";

const FILES: [(&str, Kind); 12] = [
    ("site.yaml", Kind::Site),
    ("statement.yaml", Kind::Statement),
    ("vocabulary.yaml", Kind::Vocabulary),
    ("legal-basis.yaml", Kind::Law),
    ("tiers.yaml", Kind::Tiers),
    ("break-types.yaml", Kind::BreakTypes),
    ("glossary.yaml", Kind::Glossary),
    ("participation.yaml", Kind::Participation),
    ("outcomes.yaml", Kind::Outcomes),
    ("accessibility.yaml", Kind::Accessibility),
    ("eligibility.yaml", Kind::Eligibility),
    ("range.yaml", Kind::Range),
];

const FOLDERS: [(&str, &str, Kind); 7] = [
    ("statement", "md", Kind::Section),
    ("pages", "md", Kind::Page),
    ("providers", "yaml", Kind::Providers),
    ("evidence", "yaml", Kind::Evidence),
    ("decisions", "yaml", Kind::Decisions),
    ("easy-read", "yaml", Kind::EasyRead),
    ("editions", "json", Kind::Edition),
];

/// A file of content.
pub struct Found {
    /// Where it is.
    pub path: PathBuf,
    /// What a writer calls it: its path from the folder in which the program was started.
    pub name: Arc<str>,
    /// Its path inside `content/`, or inside the folder of its language there, with `/` between folders.
    pub inside: String,
    /// What it holds.
    pub kind: Kind,
    /// The language that it is a translation into, where it is one.
    pub language: Option<Language>,
}

/// Every file under `content/` in the order of their names, and what is wrong with the rest.
pub fn find(root: &Path) -> (Vec<Found>, Vec<Diagnostic>) {
    let content = root.join("content");
    let (mut files, mut found) = (Vec::new(), Vec::new());
    let walk = WalkDir::new(&content).sort_by_file_name().into_iter();
    for entry in
        walk.filter_entry(|entry| entry.depth() == 0 || !is_hidden(&entry.file_name().to_string_lossy()))
    {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                let path = error.path().unwrap_or(&content);
                let place = Place::file(name(root, path));
                if path != content {
                    found.push(Diagnostic::new(&UNREADABLE, place, "the file or folder cannot be read"));
                }
                continue;
            }
        };
        let place = Place::file(name(root, entry.path()));
        if entry.path_is_symlink() {
            found.push(link(place));
            continue;
        }
        if !entry.file_type().is_file() {
            continue;
        }
        let inside = entry.path().strip_prefix(&content).unwrap_or(entry.path());
        let parts: Option<Vec<&str>> = inside.iter().map(|part| part.to_str()).collect();
        let Some(parts) = parts else {
            let odd = Diagnostic::new(&FILE_NAME, place, "the name of this file is not in Unicode");
            found.push(odd.help("give it a name in small letters, digits and hyphens"));
            continue;
        };
        // The list of published files has one name a line.
        if parts.iter().any(|part| part.contains(char::is_control)) {
            let odd =
                Diagnostic::new(&FILE_NAME, place, "the name of this file has a line break or tab in it");
            found.push(odd.help("give it a name in small letters, digits and hyphens"));
            continue;
        }
        let (language, inside) = match &parts[..] {
            [TRANSLATIONS, language, inside @ ..] if !inside.is_empty() => match language.parse::<Language>()
            {
                Ok(language) => (Some(language), inside),
                Err(problem) => {
                    let odd = Diagnostic::new(&UNKNOWN_FILE, place, problem.message);
                    found.push(odd.help("call the folder by the tag of its language: `translations/ur/`"));
                    continue;
                }
            },
            inside => (None, inside),
        };
        match kind(inside) {
            Ok(Kind::Asset | Kind::Edition) if language.is_some() => {
                let odd = Diagnostic::new(&UNKNOWN_FILE, place, "nothing reads a translation of this file");
                found.push(odd.help("translations hold texts only: YAML and Markdown"));
            }
            Ok(kind) => files.push(Found {
                path: entry.path().to_owned(),
                name: place.file,
                inside: inside.join("/"),
                kind,
                language,
            }),
            Err(help) => found
                .push(Diagnostic::new(&UNKNOWN_FILE, place, "nothing reads a file of this name").help(help)),
        }
    }
    (files, found)
}

/// That a link stands where a file or folder should.
pub(super) fn link(place: Place) -> Diagnostic {
    let link = Diagnostic::new(&SYMBOLIC_LINK, place, "this is a link to another place, and is not read");
    link.help("put the file or folder itself here")
}

/// What a file holds by its path inside `content/`, or what to do about it.
fn kind(parts: &[&str]) -> Result<Kind, String> {
    let (folder, file) = match parts {
        [file] => (None, *file),
        ["assets", ..] => return Ok(Kind::Asset),
        [folder, file] => (Some(*folder), *file),
        [folder, ..] => return Err(format!("files of `{folder}/` stand in the folder itself, not deeper")),
        [] => return Err("give it a name".to_owned()),
    };
    let (stem, ending) = file.rsplit_once('.').unwrap_or((file, ""));
    match folder {
        None => FILES.iter().find(|(name, _)| *name == file).map(|(_, kind)| *kind).ok_or_else(|| {
            match nearest(file, FILES.iter().map(|(name, _)| *name)) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "pictures and documents belong in `content/assets/`".to_owned(),
            }
        }),
        Some(folder) => match FOLDERS.iter().find(|(name, ..)| *name == folder) {
            Some((_, wanted, kind)) if *wanted == ending => Ok(*kind),
            Some((_, _, Kind::Edition)) => {
                Err("`shortbreaks publish-version` writes the files of this folder; keep others elsewhere"
                    .to_owned())
            }
            Some((_, wanted, _))
                if matches!(ending, "yml" | "yaml" | "json" | "md" | "markdown" | "txt" | "") =>
            {
                Err(format!("files here end in .{wanted}: call it `{stem}.{wanted}`"))
            }
            Some((_, wanted, _)) => Err(format!(
                "copy its text into a file that ends in .{wanted}, or put it in `content/assets/` to be downloaded"
            )),
            None => Err(match nearest(folder, FOLDERS.iter().map(|(name, ..)| *name)) {
                Some(near) => format!("did you mean the folder `{near}/`?"),
                None => "pictures and documents belong in `content/assets/`".to_owned(),
            }),
        },
    }
}

/// Whether a file is a translation, by the name that a writer calls it.
pub fn is_translation(name: &str) -> bool {
    // The name may start outside the folder of the site.
    let mut pairs = name.split('/').zip(name.split('/').skip(1));
    pairs.any(|pair| pair == ("content", TRANSLATIONS))
}

/// Files that editors and systems make for themselves.
fn is_hidden(name: &str) -> bool {
    name.starts_with(['.', '#'])
        || name.ends_with(['~', '#'])
        || name.ends_with(".swp")
        || name == "Thumbs.db"
}

/// A file as a writer names it, with `/` between folders, and without signs that a terminal would carry out.
pub fn name(root: &Path, path: &Path) -> Arc<str> {
    let inside = path.strip_prefix(root).unwrap_or(path);
    let shown = if root == Path::new(".") { inside.to_owned() } else { root.join(inside) };
    shown.to_string_lossy().replace('\\', "/").replace(char::is_control, "\u{fffd}").into()
}
