//! `shortbreaks new`

use std::fs;
use std::io;
use std::path::Path;

use include_dir::{Dir, include_dir};

use super::schema;
use crate::cli::{New, exit};
use crate::content::schema::{DocumentSchema, schemas};
use crate::report;

static STARTER: Dir = include_dir!("$CARGO_MANIFEST_DIR/src/commands/starter");

/// Writes a small site to start from into a folder that is new or empty.
pub fn run(args: &New) -> u8 {
    let dir = &args.dir;
    match is_taken(dir) {
        Ok(false) => {}
        Ok(true) => {
            let path = dir.display();
            return report::fail(&format!(
                "`{path}` has files in it already.\nhelp: name a folder that is new or empty"
            ));
        }
        Err(error) => return report::fail(&format!("`{}`: {error}", dir.display())),
    }
    let written = match write(dir) {
        Ok(written) => written,
        Err(error) => return report::fail(&format!("`{}`: {error}", dir.display())),
    };
    let path = dir.display();
    report::say(&format!("Wrote {} to {path}. Next:", report::count(written, "file")));
    report::say(&format!("  cd {path}"));
    report::say("  shortbreaks serve --open");
    report::say(
        "and start with content/site.yaml: every key is explained there. Each save shows in the browser.",
    );
    report::say("`shortbreaks build` then writes the website to public/.");
    exit::DONE
}

fn is_taken(dir: &Path) -> io::Result<bool> {
    match fs::read_dir(dir) {
        Ok(mut entries) => Ok(entries.next().is_some()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

/// Writes the starting site, the schemas and the settings that make editors use them.
fn write(dir: &Path) -> io::Result<usize> {
    let schemas = schemas();
    let starter = write_starter(&STARTER, dir, &schemas)?;
    let written = schema::write_all(&dir.join(SCHEMAS))?;
    let settings = dir.join(".vscode");
    fs::create_dir_all(&settings)?;
    fs::write(settings.join("settings.json"), editor_settings(&schemas))?;
    Ok(starter + written + 1)
}

/// The folder of the schemas, from the root of the site.
const SCHEMAS: &str = "schemas";

fn write_starter(from: &Dir, to: &Path, schemas: &[DocumentSchema]) -> io::Result<usize> {
    let mut written = 0;
    for file in from.files() {
        let path = to.join(file.path());
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        let name = file.path().to_string_lossy().replace('\\', "/");
        let mut bytes = Vec::new();
        if let Some(schema) = schemas.iter().find(|schema| schema.is_for(&name)) {
            // Read by every editor that uses yaml-language-server; the others take it for a comment.
            let up = "../".repeat(name.matches('/').count());
            bytes.extend(
                format!("# yaml-language-server: $schema={up}{SCHEMAS}/{}.json\n", schema.name).into_bytes(),
            );
        }
        bytes.extend_from_slice(file.contents());
        fs::write(path, bytes)?;
        written += 1;
    }
    for dir in from.dirs() {
        written += write_starter(dir, to, schemas)?;
    }
    Ok(written)
}

/// What tells Visual Studio Code, with its YAML extension, which schema is for which file.
fn editor_settings(schemas: &[DocumentSchema]) -> String {
    let files = schemas.iter().filter(|schema| schema.files.ends_with(".yaml"));
    let lines: Vec<String> = files
        .map(|schema| format!("    \"./{SCHEMAS}/{}.json\": \"{}\"", schema.name, schema.files))
        .collect();
    format!(
        "{{\n  \"yaml.schemas\": {{\n{}\n  }},\n  \"editor.insertSpaces\": true,\n  \"editor.tabSize\": 2,\n  \
         \"files.encoding\": \"utf8\"\n}}\n",
        lines.join(",\n")
    )
}
