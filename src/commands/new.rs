//! `shortbreaks new`

use std::fs;
use std::io;
use std::path::Path;

use include_dir::{Dir, include_dir};

use crate::cli::{New, exit};
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
    let mut written = 0;
    if let Err(error) = write(&STARTER, dir, &mut written) {
        return report::fail(&format!("`{}`: {error}", dir.display()));
    }
    let path = dir.display();
    report::say(&format!("Wrote {} to {path}. Next:", report::count(written, "file")));
    report::say(&format!("  cd {path}"));
    report::say("  shortbreaks build");
    report::say("and open public/index.html. Start with content/site.yaml: every key is explained there.");
    exit::DONE
}

fn is_taken(dir: &Path) -> io::Result<bool> {
    match fs::read_dir(dir) {
        Ok(mut entries) => Ok(entries.next().is_some()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

fn write(from: &Dir, to: &Path, written: &mut usize) -> io::Result<()> {
    for file in from.files() {
        let path = to.join(file.path());
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(path, file.contents())?;
        *written += 1;
    }
    from.dirs().try_for_each(|dir| write(dir, to, written))
}
