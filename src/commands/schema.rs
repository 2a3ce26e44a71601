//! `shortbreaks schema`

use std::fs;
use std::io;
use std::path::Path;

use serde_json::Value;

use crate::cli::{Schema, exit};
use crate::content::schema::{reference, schemas};
use crate::diagnostic::suggestion;
use crate::render::views;
use crate::report;

/// Prints or writes schemas, or lists them.
pub fn run(args: &Schema) -> u8 {
    if args.reference {
        report::say(reference().trim_end());
        return exit::DONE;
    }
    if args.views {
        report::say(views::reference::reference().trim_end());
        return exit::DONE;
    }
    if let Some(dir) = &args.out {
        return match write_all(dir) {
            Ok(number) => {
                report::say(&format!("Wrote {} to {}", report::count(number, "schema"), dir.display()));
                exit::DONE
            }
            Err(error) => report::fail(&format!("`{}`: {error}", dir.display())),
        };
    }
    let schemas = schemas();
    let Some(kind) = &args.kind else {
        for document in schemas {
            report::say(&format!("{:<14} {}", document.name, document.files));
        }
        return exit::DONE;
    };
    match schemas.iter().find(|document| document.name == kind) {
        Some(document) => {
            report::say(&pretty(&document.schema));
            exit::DONE
        }
        None => {
            let known = schemas.iter().map(|document| document.name);
            let help = suggestion(kind, known).map(|help| format!("\nhelp: {help}")).unwrap_or_default();
            report::misuse(&format!("there is no kind of file called `{kind}`{help}"))
        }
    }
}

/// Writes every schema to a folder, one a file.
pub fn write_all(dir: &Path) -> io::Result<usize> {
    fs::create_dir_all(dir)?;
    let schemas = schemas();
    for document in &schemas {
        fs::write(dir.join(format!("{}.json", document.name)), pretty(&document.schema) + "\n")?;
    }
    Ok(schemas.len())
}

fn pretty(schema: &Value) -> String {
    // A schema holds nothing that JSON cannot say.
    serde_json::to_string_pretty(schema).unwrap_or_default()
}
