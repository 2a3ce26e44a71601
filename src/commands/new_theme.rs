//! `shortbreaks new-theme`

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use include_dir::{Dir, include_dir};

use crate::cli::{NewTheme, exit};
use crate::content::Slug;
use crate::diagnostic::suggestion;
use crate::render::theme::{self, DEFAULT};
use crate::report;

static STARTER: Dir = include_dir!("$CARGO_MANIFEST_DIR/src/commands/starter-theme");

/// Writes a theme to start from into `themes/` of a site.
pub fn run(args: &NewTheme) -> u8 {
    let NewTheme { name, from, all, root } = args;
    if name.parse::<Slug>().is_err() {
        return report::misuse(&format!(
            "`{name}` cannot be the name of a theme\nhelp: use small letters, digits and hyphens, such as `our-theme`"
        ));
    }
    let inside = theme::inside();
    if inside.contains(&name.as_str()) {
        return report::misuse(&format!(
            "`{name}` is a theme inside the program\nhelp: choose another name, such as `our-{name}`"
        ));
    }
    if !inside.contains(&from.as_str()) {
        let help = suggestion(from, inside.iter().copied());
        let help = help.unwrap_or_else(|| format!("there is {}", inside.join(" and ")));
        return report::misuse(&format!("there is no theme `{from}` inside the program\nhelp: {help}"));
    }
    if !root.join("content").is_dir() {
        return report::fail(&format!(
            "there is no content/ in `{}`.\nhelp: go to the folder of the site, or name it with --root",
            root.display()
        ));
    }
    let folder = theme::folder(root, name);
    let shown = folder.strip_prefix(".").unwrap_or(&folder).display().to_string().replace('\\', "/");
    match fs::read_dir(&folder).map(|mut entries| entries.next().is_some()) {
        Ok(true) => {
            return report::fail(&format!("`{shown}` has files in it already.\nhelp: choose another name"));
        }
        Ok(false) => {}
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return report::fail(&format!("`{shown}`: {error}")),
    }
    let files = files(name, from, *all);
    if let Err(error) = write(&folder, &files) {
        return report::fail(&format!("`{shown}`: {error}"));
    }
    report::say(&format!("Wrote {} to {shown}. Next:", report::count(files.len(), "file")));
    report::say(&format!("  write `theme: {name}` into content/site.yaml"));
    report::say("  shortbreaks serve --drafts --open");
    report::say(&format!(
        "and start with {shown}/styles/own.css. {shown}/README.md explains how a theme works."
    ));
    exit::DONE
}

/// What a new theme starts with: two files of its own, and whatever the default theme has not.
fn files(name: &str, from: &str, all: bool) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    if all {
        files = theme::files_of(DEFAULT);
        files.extend(theme::files_of(from));
        files.retain(|path, _| path.starts_with("templates/") || path == "styles/theme.css");
    } else if from != DEFAULT {
        // Another theme inside the program is only under those of its own name.
        files = theme::files_of(from);
    }
    let readme = STARTER.get_file("README.md").and_then(|file| file.contents_utf8()).unwrap_or_default();
    files.insert("README.md".to_owned(), readme.replace("{name}", name).into_bytes());
    let own = STARTER.get_file("styles/own.css").map(|file| file.contents().to_vec());
    files.insert("styles/own.css".to_owned(), own.unwrap_or_default());
    files
}

fn write(folder: &Path, files: &BTreeMap<String, Vec<u8>>) -> io::Result<()> {
    for (path, bytes) in files {
        let path = folder.join(path);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(path, bytes)?;
    }
    Ok(())
}
