//! A site on disk, one file of which is somebody else's.

use std::fs;
use std::path::{Path, PathBuf};

use shortbreaks::content::{Loaded, Shelf};
use shortbreaks::render::Theme;
use shortbreaks::site::{self, Choices};
use tempfile::TempDir;
use walkdir::WalkDir;

use super::answer::TODAY;

/// The site that `shortbreaks new` writes, read again whenever a file of it has changed, as the preview does it.
pub struct Desk {
    folder: TempDir,
    shelf: Shelf,
    /// What was put in the place of what, to be taken back.
    put: Vec<(PathBuf, Option<Vec<u8>>)>,
    /// The theme in each language of the site. What content tells it stands in `site.yaml` alone.
    pub themes: Vec<Theme>,
}

impl Desk {
    /// The site in English, and in other languages by their tags.
    pub fn new(languages: &str) -> Desk {
        // In memory where there is such a place: it is written thousands of times.
        let memory = Path::new("/dev/shm");
        let folder =
            if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() }.unwrap();
        // This file is compiled as a part of the tests as well, whose folder is another.
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        let starter = ["", ".."].map(|up| here.join(up).join(STARTER)).into_iter().find(|path| path.is_dir());
        let starter = starter.unwrap();
        for entry in WalkDir::new(&starter).into_iter().map(Result::unwrap) {
            let to = folder.path().join("content").join(entry.path().strip_prefix(&starter).unwrap());
            match entry.file_type().is_dir() {
                true => fs::create_dir_all(to).unwrap(),
                false => drop(fs::copy(entry.path(), to).unwrap()),
            }
        }
        let site = folder.path().join("content/site.yaml");
        let more = format!("{}\nlanguages: [{languages}]\n", fs::read_to_string(&site).unwrap());
        fs::write(site, more).unwrap();
        let shelf = Shelf::new(folder.path());
        let mut desk = Desk { folder, shelf, put: Vec::new(), themes: Vec::new() };
        let Loaded { content, translations, mut sources, .. } = desk.loaded();
        let (sites, _) = site::plan_all(&content, &translations, &Choices::of(TODAY));
        desk.themes = Theme::load(&sites, desk.root(), "default", true, &mut sources).unwrap_or_default();
        desk
    }

    /// The folder that holds `content/`.
    pub fn root(&self) -> &Path {
        self.folder.path()
    }

    /// Puts a file into the site in place of the one that was put there before.
    pub fn put(&mut self, file: &str, bytes: &[u8]) {
        self.clear();
        let path = self.root().join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        let before = fs::read(&path).ok();
        fs::write(&path, bytes).unwrap();
        self.put.push((path, before));
    }

    /// Makes the site what it was.
    pub fn clear(&mut self) {
        for (path, before) in self.put.drain(..) {
            match before {
                Some(bytes) => fs::write(path, bytes).unwrap(),
                None => fs::remove_file(path).unwrap(),
            }
        }
    }

    /// Reads the site as it is now.
    pub fn loaded(&mut self) -> Loaded {
        self.shelf.refresh();
        self.shelf.loaded()
    }
}

/// From the folder of the program.
const STARTER: &str = "src/commands/starter/content";
