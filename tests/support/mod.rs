//! Small sites made in code, built by the program itself and read as a visitor reads them.

#![allow(dead_code, reason = "each of the test programs uses its own part")]

pub mod html;
pub mod http;
pub mod preview;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use assert_cmd::Command;
use html::Document;
use tempfile::TempDir;
use walkdir::WalkDir;

/// The day for which sites are built unless a test says otherwise, so that none depends on the clock.
pub const TODAY: &str = "2026-11-01";

/// No build takes this long. A test that waits so long has found a hang.
pub const HANG: Duration = Duration::from_secs(300);

/// A site on disk, which goes when the test is over.
pub struct Site {
    root: PathBuf,
    /// Removes the folder in the end.
    _folder: Option<TempDir>,
}

impl Site {
    /// A folder with nothing in it.
    pub fn empty() -> Site {
        let folder = tempfile::tempdir().unwrap();
        Site { root: folder.path().to_owned(), _folder: Some(folder) }
    }

    /// The least that makes a site: one level, one type of break, one area, one organisation with one service.
    pub fn small() -> Site {
        let site = Site::empty();
        site.write("content/site.yaml", SITE)
            .write("content/statement.yaml", STATEMENT)
            .write("content/tiers.yaml", TIERS)
            .write("content/break-types.yaml", BREAK_TYPES)
            .write("content/vocabulary.yaml", VOCABULARY)
            .write("content/providers/splash.yaml", provider("splash", &service("saturday-swim", "")));
        site
    }

    /// A copy of the example in `content/`, in the language in which it was written only: tests make it many times.
    pub fn example() -> Site {
        let site = Site::example_in_every_language();
        fs::remove_dir_all(site.path("content/translations")).unwrap();
        site.edit("content/site.yaml", "languages: [ur]\n", "");
        site
    }

    /// A copy of the example in `content/`.
    pub fn example_in_every_language() -> Site {
        let site = Site::empty();
        copy(&example_content(), &site.root.join("content"));
        site
    }

    /// A site in a folder that stays until the next run, for what many tests read and none changes.
    pub fn lasting(root: PathBuf) -> Site {
        if root.exists() {
            fs::remove_dir_all(&root).unwrap();
        }
        fs::create_dir_all(&root).unwrap();
        Site { root, _folder: None }
    }

    pub fn root(&self) -> &Path {
        &self.root
    }

    pub fn path(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    pub fn write(&self, path: &str, bytes: impl AsRef<[u8]>) -> &Site {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
        self
    }

    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// Changes words in a file, which have to be there.
    pub fn edit(&self, path: &str, from: &str, to: &str) -> &Site {
        let text = self.read(path);
        assert!(text.contains(from), "`{from}` is not in {path}");
        self.write(path, text.replace(from, to))
    }

    pub fn remove(&self, path: &str) -> &Site {
        fs::remove_file(self.path(path)).unwrap();
        self
    }

    /// The program, started in the folder of the site.
    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_shortbreaks"));
        command.current_dir(&self.root).args(args).env_remove("SOURCE_DATE_EPOCH").env_remove("TZ");
        command
    }

    /// Builds for the usual day.
    pub fn build(&self, args: &[&str]) -> Run {
        let mut all = vec!["build", "--today", TODAY];
        all.extend(args);
        Run::of(&mut self.command(&all))
    }

    /// Builds for another day.
    pub fn build_for(&self, today: &str) -> Run {
        Run::of(&mut self.command(&["build", "--today", today]))
    }

    /// Builds what has to build.
    pub fn built(&self, args: &[&str]) -> &Site {
        let run = self.build(args);
        assert_eq!(run.code, 0, "{}", run.err);
        self
    }

    /// The page at an address of the built site, such as `services/`.
    pub fn page(&self, url: &str) -> Document {
        Document::parse(&self.html(url))
    }

    /// The file of a page.
    pub fn html(&self, url: &str) -> String {
        let file =
            if url.is_empty() || url.ends_with('/') { format!("{url}index.html") } else { url.to_owned() };
        self.read(&format!("public/{file}"))
    }

    pub fn has(&self, path: &str) -> bool {
        self.path(path).exists()
    }

    /// Every file of the built site, by its path there.
    pub fn files(&self) -> BTreeMap<String, Vec<u8>> {
        tree(&self.path("public"))
    }

    /// The addresses of all pages of the built site.
    pub fn urls(&self) -> Vec<String> {
        let files = self.files();
        let pages = files.keys().filter(|path| path.ends_with(".html"));
        pages.map(|path| path.strip_suffix("index.html").unwrap_or(path).to_owned()).collect()
    }
}

/// What the program said, and how it ended.
pub struct Run {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Run {
    pub fn of(command: &mut Command) -> Run {
        let output = command.output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        // A program that a signal ended has no code: it has crashed.
        let code = output.status.code().unwrap_or(-1);
        Run { code, out: text(output.stdout), err: text(output.stderr) }
    }

    /// The rules of the errors, in their order.
    pub fn rules(&self) -> Vec<&str> {
        let heads = self.err.lines().filter(|line| line.starts_with("error: ") && line.ends_with(']'));
        heads.filter_map(|line| line.rsplit_once('[')?.1.strip_suffix(']')).collect()
    }

    /// Where the findings are, as `file:line:column`.
    pub fn places(&self) -> Vec<&str> {
        self.err.lines().filter_map(|line| line.trim_start().strip_prefix("--> ")).collect()
    }

    /// The findings are these and no others, nothing else went wrong, and nothing was published.
    pub fn refused_by(&self, rules: &[&str]) -> &Run {
        assert_eq!(self.rules(), rules, "{}", self.shown());
        assert_eq!(self.code, 1, "{}", self.shown());
        self
    }

    /// What was said, cut where a hostile test makes it long.
    pub fn shown(&self) -> String {
        self.err.chars().take(4000).collect()
    }
}

/// The example content of the repository.
pub fn example_content() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("content")
}

/// Whether the tests run as root, whom no permission keeps out.
#[cfg(unix)]
pub fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt as _;
    fs::metadata("/proc/self").unwrap().uid() == 0
}

/// Every file below a folder, by its path there with `/` between folders.
pub fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = WalkDir::new(folder).into_iter().map(|entry| entry.unwrap());
    let files = entries.filter(|entry| entry.file_type().is_file());
    let path = |path: &Path| path.strip_prefix(folder).unwrap().to_str().unwrap().replace('\\', "/");
    files.map(|entry| (path(entry.path()), fs::read(entry.path()).unwrap())).collect()
}

pub fn copy(from: &Path, to: &Path) {
    for (path, bytes) in tree(from) {
        let path = to.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
}

/// The YAML of an organisation with services.
pub fn provider(id: &str, services: &str) -> String {
    format!("id: {id}\nname: The {id} club\nservices:\n{services}")
}

/// The YAML of a service in the list of an organisation, with more keys as lines without indentation.
pub fn service(id: &str, more: &str) -> String {
    let mut yaml = format!(
        "  - id: {id}\n    name: The {id}\n    type: groups\n    tier: advice\n    ages: 5-11\n    \
         summary: What the {id} is.\n    route: {{ kind: drop-in, text: Come along. }}\n"
    );
    for line in more.lines() {
        yaml.push_str(&format!("    {line}\n"));
    }
    yaml
}

/// A Markdown file.
pub fn document(title: &str, more: &str, body: &str) -> String {
    format!("---\ntitle: {title}\n{more}---\n\n{body}\n")
}

const SITE: &str = "\
council:
  name: Westmere Council
  area: Westmere
  website: https://www.westmere.example.org/
title: Short breaks in Westmere
summary: Breaks for disabled children and the people who care for them.
base-url: https://shortbreaks.westmere.example.org/
contact:
  phone: 01632 960 001
  email: shortbreaks@westmere.example.org
feedback:
  email: shortbreaks@westmere.example.org
";

const STATEMENT: &str = "\
title: Short breaks services statement
summary: What short breaks there are in Westmere.
version: 1.0
published: 2026-04-01
area: Westmere
ages: 0-17
";

const TIERS: &str = "\
- id: advice
  letter: A
  name: Advice and activities
  summary: Clubs and family days.
  who-for: Any family with a disabled child.
  route: { kind: drop-in, text: Choose a club and go. }
  assessment: not-needed
";

const BREAK_TYPES: &str = "\
- id: groups
  name: Groups and clubs
  summary: A club with trained staff.
  duties: [activities]
";

const VOCABULARY: &str = "\
areas:
  - { id: riverside, name: Riverside }
  - { id: hillside, name: Hillside }
";
