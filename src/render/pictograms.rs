//! The pictograms of a theme, by name, as they stand in a page.
//!
//! They are put into the page itself. A picture in `<img>` has no part in the colours of the page, so it would be black
//! in dark mode; `<use>` of a file beside the page does not work when the page is opened from a disk. Each is a few
//! hundred bytes, and the second of a kind costs next to nothing once the page is compressed.

use std::collections::BTreeMap;

use crate::content::easy_read::Picture;
use crate::diagnostic::{DataPath, Diagnostic, Place, Rule, nearest};
use crate::site::Site;

/// A pictogram that no theme has.
pub const UNKNOWN_PICTOGRAM: Rule = Rule::error(
    "unknown-pictogram",
    "A row of an Easy Read document names a pictogram that the theme has not, so that nothing would stand beside its \
     words. The pictograms are files of the folder pictograms/ of the theme, and docs/easy-read.md shows them all. A \
     picture of your own stands in content/assets/ and is named with `asset:` before it.",
);
/// A pictogram that cannot be shown.
pub const PICTOGRAM: Rule = Rule::error(
    "pictogram",
    "A pictogram of a theme is a file with one SVG picture that says its `viewBox`. It becomes a part of the page, so it \
     can have no script and no style of its own: lines are drawn in the colour of the text, and the class `accent` fills.",
);

/// The pictograms among the files of a theme, which `name` names as a writer would, and what is wrong with the others.
pub fn of_theme(
    files: &BTreeMap<String, Vec<u8>>,
    name: impl Fn(&str) -> String,
) -> (BTreeMap<String, String>, Vec<Diagnostic>) {
    let mut pictograms = BTreeMap::new();
    let mut found = Vec::new();
    for (path, bytes) in files {
        let Some(stem) = path.strip_prefix(FOLDER).and_then(|file| file.strip_suffix(".svg")) else {
            continue;
        };
        match in_page(&String::from_utf8_lossy(bytes)) {
            Ok(svg) => {
                pictograms.insert(stem.to_owned(), svg);
            }
            Err(message) => {
                let help = "compare it with a pictogram of the default theme";
                found.push(Diagnostic::new(&PICTOGRAM, Place::file(name(path)), message).help(help));
            }
        }
    }
    (pictograms, found)
}

/// Where a theme has its pictograms.
const FOLDER: &str = "pictograms/";

/// The picture as a part of a page: what is drawn, without what the style sheet says of every pictogram.
fn in_page(file: &str) -> Result<String, &'static str> {
    let start = file.find("<svg").ok_or("there is no `<svg>` in this file")?;
    let (head, rest) = file[start..].split_once('>').ok_or("`<svg` is not closed")?;
    let (drawn, _) = rest.rsplit_once("</svg>").ok_or("there is no `</svg>` in this file")?;
    let view_box = head.split_once("viewBox=\"").and_then(|(_, rest)| rest.split_once('"'));
    let (view_box, _) = view_box.ok_or("the picture does not say its `viewBox`")?;
    if ["<script", "<style", "<svg", "</svg", " style=", " on", "href="]
        .iter()
        .any(|part| drawn.contains(part))
    {
        return Err("a script, a style, a link or another picture in a pictogram cannot stand in a page");
    }
    let drawn: String = drawn.split('\n').map(str::trim).collect();
    Ok(format!(r#"<svg class="pictogram" viewBox="{view_box}" aria-hidden="true">{drawn}</svg>"#))
}

/// Every name of a pictogram in the content that the theme does not know.
pub fn unknown(site: &Site, known: &BTreeMap<String, String>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for document in &site.content.easy_read {
        let mut see = |picture: Option<&Picture>, path: DataPath| {
            let Some(Picture::Pictogram(name)) = picture else { return };
            if !known.contains_key(name.as_str()) {
                let place = Place::value(&document.file, path.key("picture"));
                let message = format!("there is no pictogram `{name}`");
                // All names are wanted, which is more than the help of other findings has room for.
                let help = Some(help(name.as_str(), known));
                found.push(Diagnostic { help, ..Diagnostic::new(&UNKNOWN_PICTOGRAM, place, message) });
            }
        };
        see(document.leaflet.picture.as_ref(), document.path.clone());
        for (part, n, step) in document.leaflet.steps() {
            let path = document.path.key("parts").index(part).key("steps").index(n);
            see(step.picture.as_ref(), path);
        }
    }
    found
}

/// What to write instead: the nearest name, and all names.
fn help(name: &str, known: &BTreeMap<String, String>) -> String {
    let names = known.keys().map(String::as_str);
    let meant = nearest(name, names.clone()).map(|near| format!("did you mean `{near}`? "));
    let all: Vec<&str> = names.collect();
    format!("{}the pictograms are: {}", meant.unwrap_or_default(), all.join(", "))
}
