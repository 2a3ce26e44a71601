//! What can go wrong with a machine while a site is built: it is switched off, the disk is full, a folder is taken
//! away. The site that was published before goes on working, and the next build mends the rest.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

mod support;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::hash::{BuildHasher as _, RandomState};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant, SystemTime};

use support::html::{Document, Element, target};
use support::{HANG, Run, Site, TODAY, document, provider, service, tree};

/// Two states of one site, each of which has pages that the other has not: what is built by turns.
struct Turns {
    sites: [Site; 2],
    /// What each of them is when nothing gets in the way.
    whole: [BTreeMap<String, Vec<u8>>; 2],
}

impl Turns {
    fn new() -> Turns {
        let sites = ["summer", "winter"].map(|season| {
            let site = Site::small();
            let services: String = (0..12).map(|n| service(&format!("{season}-{n}"), "")).collect();
            let shared = service("all-year", &format!("transport: A bus in {season}."));
            site.write("content/providers/club.yaml", provider("club", &(services + &shared)))
                .write("content/pages/costs.md", document("Costs", "", &format!("Little in {season}.")))
                .write(
                    &format!("content/pages/{season}.md"),
                    document(season, "", "See [costs](page:costs)."),
                )
                .write("content/assets/form.pdf", format!("%PDF-1.7 a form for {season}"));
            site
        });
        let whole = sites.each_ref().map(|site| site.built(&[]).files());
        Turns { sites, whole }
    }

    /// The program on its way to build one of them into a folder.
    fn start(&self, which: usize, out: &Path) -> std::process::Child {
        let mut command = Command::new(env!("CARGO_BIN_EXE_shortbreaks"));
        command.args(["build", "--today", TODAY, "--quiet", "--out"]).arg(out);
        command.current_dir(self.sites[which].root());
        command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap()
    }
}

/// The files of a published site, without what the program keeps there for itself.
fn published(out: &Path) -> BTreeMap<String, Vec<u8>> {
    let is_public = |path: &String| !path.starts_with(".shortbreaks-");
    if !out.exists() {
        return BTreeMap::new();
    }
    tree(out).into_iter().filter(|(path, _)| is_public(path)).collect()
}

/// Follows links, and remembers what each page leads to: most pages are the same after each kill.
#[derive(Default)]
struct Visitor {
    known: HashMap<Vec<u8>, Vec<String>>,
}

impl Visitor {
    /// What is wrong with a site for who starts on its first page and follows every link.
    fn finds_broken(&mut self, files: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
        let mut wrong = Vec::new();
        let mut seen = BTreeSet::new();
        let mut next = vec!["index.html".to_owned()];
        while let Some(path) = next.pop().filter(|_| files.contains_key("index.html")) {
            if !seen.insert(path.clone()) {
                continue;
            }
            for link in self.links(&files[&path]) {
                let target = target(&path, link);
                match files.contains_key(&target) {
                    true if target.ends_with(".html") => next.push(target),
                    true => {}
                    false => wrong.push(format!("{path} leads to {link}, which is not there")),
                }
            }
        }
        wrong
    }

    /// What a page leads to within the site.
    fn links(&mut self, html: &[u8]) -> &[String] {
        self.known.entry(html.to_owned()).or_insert_with(|| {
            let page = Document::parse(&String::from_utf8_lossy(html));
            let told = |element: Element| {
                let link = ["href", "src"].iter().find_map(|name| element.attribute(name));
                link.map(str::to_owned)
            };
            let links = page.elements().into_iter().filter_map(told);
            links.filter(|link| !link.contains(':') && !link.starts_with('#')).collect()
        })
    }
}

/// A part of a time, drawn by chance.
fn part_of(time: Duration, draw: u64) -> Duration {
    let chance = RandomState::new().hash_one(draw) % 10_000;
    time * chance as u32 / 10_000
}

#[test]
fn a_build_killed_at_any_instant_leaves_a_site_that_works() {
    let turns = Turns::new();
    std::thread::scope(|scope| {
        let both = [scope.spawn(|| kill(&turns, 100, 8)), scope.spawn(|| kill(&turns, 100, 8))];
        both.into_iter().for_each(|one| one.join().unwrap());
    });
}

/// Kills builds and looks at what each leaves, until there were so many, and enough of them were killed while files took
/// their places: on a busy machine fewer are.
fn kill(turns: &Turns, builds: u32, wanted_in_the_midst: u32) {
    let folder = tempfile::tempdir().unwrap();
    let mut out = folder.path().join("www");
    let begun = Instant::now();
    assert!(turns.start(0, &out).wait().unwrap().success());
    let time = begun.elapsed();

    let mut visitor = Visitor::default();
    let (mut killed, mut in_the_midst) = (0, 0);
    for n in 0_u64.. {
        if killed >= builds && in_the_midst >= wanted_in_the_midst {
            break;
        }
        assert!(killed < 20 * builds, "only {in_the_midst} builds were killed while files took their places");
        if n % 10 == 0 {
            // Now and then it is the first build that is killed.
            out = folder.path().join(format!("www-{n}"));
        }
        let list = out.join(".shortbreaks-files");
        let before = fs::metadata(&list).and_then(|meta| meta.modified()).ok();
        let mut build = turns.start(n as usize % 2, &out);
        match n % 3 {
            // At any time of all that it takes.
            0 => std::thread::sleep(part_of(time, n)),
            // While files take their places: the list of them is written just before.
            _ => {
                let changed = || fs::metadata(&list).and_then(|meta| meta.modified()).ok() != before;
                while !changed() && build.try_wait().unwrap().is_none() {
                    std::thread::sleep(Duration::from_micros(100));
                }
                std::thread::sleep(part_of(Duration::from_millis(6), n));
            }
        }
        build.kill().unwrap();
        killed += u32::from(!build.wait().unwrap().success());

        let files = published(&out);
        in_the_midst += u32::from(!files.is_empty() && turns.whole.iter().all(|whole| !same(&files, whole)));
        for (path, bytes) in &files {
            let is_whole = turns.whole.iter().any(|whole| whole.get(path) == Some(bytes));
            assert!(is_whole, "{path} is neither the old file nor the new one");
        }
        assert_eq!(visitor.finds_broken(&files), [""; 0], "after a kill");
    }
    for which in [0, 1] {
        assert!(turns.start(which, &out).wait().unwrap().success());
        assert!(tree(&out) == turns.whole[which], "the next build did not mend it");
    }
}

/// Whether all files are those of a whole site.
fn same(files: &BTreeMap<String, Vec<u8>>, whole: &BTreeMap<String, Vec<u8>>) -> bool {
    files.iter().eq(whole.iter().filter(|(path, _)| !path.starts_with(".shortbreaks-")))
}

#[test]
fn a_second_build_into_the_same_folder_is_told_to_wait() {
    let turns = Turns::new();
    let out = turns.sites[0].path("public");
    fs::create_dir(out.join(".shortbreaks-unfinished")).unwrap();
    let lock = fs::File::create(out.join(".shortbreaks-unfinished/lock")).unwrap();
    lock.lock().unwrap();
    let run = turns.sites[0].build(&[]);
    assert_eq!(run.code, 3, "{}", run.err);
    assert!(run.err.contains("another build is writing to `public`"), "{}", run.err);
    assert!(run.err.contains("help: wait until it is done"), "{}", run.err);
    drop(lock);
    // What is left of a build that is over keeps nobody out, and goes.
    turns.sites[0].write("public/.shortbreaks-unfinished/7", "half of a page").built(&[]);
    assert!(turns.sites[0].files() == turns.whole[0]);
}

#[test]
fn builds_at_once_leave_the_site_of_one_of_them() {
    let turns = Turns::new();
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("www");
    for _ in 0..5 {
        let builds: Vec<_> = (0..6).map(|n| turns.start(n % 2, &out)).collect();
        let ends: Vec<_> = builds.into_iter().map(|build| build.wait_with_output().unwrap()).collect();
        for end in &ends {
            let said = String::from_utf8_lossy(&end.stderr);
            assert!(end.status.success() || said.contains("another build is writing to"), "{said}");
        }
        assert!(ends.iter().any(|end| end.status.success()), "none of them published");
        let there = tree(&out);
        assert!(turns.whole.contains(&there), "{:?}", there.keys());
    }
}

#[test]
fn a_clock_that_is_set_back_changes_nothing() {
    let site = Site::small();
    site.built(&[]);
    let before = site.files();
    let years = Duration::from_secs(5 * 365 * 86_400);
    for path in before.keys() {
        let file = fs::File::options().write(true).open(site.path("public").join(path)).unwrap();
        file.set_modified(SystemTime::now() + years).unwrap();
    }
    assert!(site.build(&[]).out.contains("nothing changed"));
    site.edit("content/site.yaml", "Short breaks in Westmere", "Breaks in Westmere").built(&[]);
    assert!(site.html("").contains("Breaks in Westmere") && site.files() != before);
    site.edit("content/site.yaml", "Breaks in Westmere", "Short breaks in Westmere").built(&[]);
    assert!(site.files() == before);
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{PermissionsExt as _, symlink};

    use super::*;
    use crate::support::is_root;

    /// Builds as somebody who is kept out of folders, which the user `root` is not unless that is taken away.
    fn build_as_a_user(site: &Site) -> Run {
        let is_root = is_root();
        let program = env!("CARGO_BIN_EXE_shortbreaks");
        let mut command = assert_cmd::Command::new(if is_root { "setpriv" } else { program });
        if is_root {
            command.args(["--bounding-set=-dac_override,-dac_read_search", program]);
        }
        Run::of(command.current_dir(site.root()).args(["build", "--today", TODAY]).timeout(HANG))
    }

    fn allow(path: PathBuf, mode: u32) {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    }

    #[test]
    fn an_output_folder_that_is_for_reading_only_keeps_its_site() {
        let site = Site::small();
        site.built(&[]);
        let before = site.files();
        site.edit("content/site.yaml", "Short breaks in Westmere", "Breaks in Westmere");
        allow(site.path("public"), 0o555);
        let run = build_as_a_user(&site);
        allow(site.path("public"), 0o755);
        assert_eq!(run.code, 3, "{}", run.err);
        assert!(run.err.contains("`public`: Permission denied"), "{}", run.err);
        assert!(site.files() == before);
        assert_eq!(build_as_a_user(&site).code, 0);
        assert!(site.html("").contains("Breaks in Westmere"));
    }

    #[test]
    fn a_folder_that_is_closed_half_way_leaves_no_link_to_nowhere() {
        let turns = Turns::new();
        let site = &turns.sites[0];
        allow(site.path("public/services"), 0o555);
        // The other state of the site: its new services cannot take their places.
        for (path, bytes) in tree(&turns.sites[1].path("content")) {
            site.write(&format!("content/{path}"), bytes);
        }
        site.remove("content/pages/summer.md");
        let run = build_as_a_user(site);
        assert_eq!(run.code, 3, "{}", run.err);
        assert!(run.err.contains("public/services") && run.err.contains("Permission denied"), "{}", run.err);
        assert_eq!(Visitor::default().finds_broken(&published(&site.path("public"))), [""; 0]);

        allow(site.path("public/services"), 0o755);
        assert_eq!(build_as_a_user(site).code, 0);
        assert!(site.files() == turns.whole[1]);
    }

    #[test]
    fn a_disk_that_is_full_leaves_the_site_as_it_was() {
        let site = Site::small();
        site.built(&[]);
        let before = site.files();
        site.edit("content/site.yaml", "Short breaks in Westmere", "Breaks in Westmere");
        // A limit to the size of files is met where a full disk is: a write that goes on no further.
        let limited = "trap '' XFSZ; ulimit -f 2; exec \"$0\" build --today 2026-11-01";
        let mut sh = assert_cmd::Command::new("sh");
        let run =
            Run::of(sh.current_dir(site.root()).args(["-c", limited, env!("CARGO_BIN_EXE_shortbreaks")]));
        assert_eq!(run.code, 3, "{}", run.err);
        assert!(run.err.contains("`public/") && run.err.contains("File too large"), "{}", run.err);
        assert!(site.files() == before, "something of the half-made site is left");
    }

    #[test]
    fn an_output_folder_may_be_a_link_and_is_followed() {
        let site = Site::small();
        fs::create_dir(site.path("srv")).unwrap();
        symlink("srv", site.path("public")).unwrap();
        site.built(&[]);
        assert!(site.path("public").is_symlink() && site.has("srv/index.html"));
        assert!(site.build(&[]).out.contains("nothing changed"));
    }

    #[test]
    fn a_link_inside_the_output_folder_is_not_followed() {
        let site = Site::small();
        site.built(&[]);
        fs::rename(site.path("public/services"), site.path("elsewhere")).unwrap();
        symlink("../elsewhere", site.path("public/services")).unwrap();
        let before = tree(&site.path("elsewhere"));
        site.write("content/providers/splash.yaml", provider("splash", &service("sunday-swim", "")));
        let run = site.build(&["--force"]);
        assert_eq!(run.code, 3, "{}", run.err);
        assert!(run.err.contains("`public/services` is a link"), "{}", run.err);
        assert!(tree(&site.path("elsewhere")) == before, "something was written or removed outside");
        assert!(!site.html("").contains("sunday-swim"), "half of a site was published");

        // A link in the place of a page is a page again, and what it led to stays.
        fs::remove_file(site.path("public/services")).unwrap();
        let home = site.path("public/index.html");
        fs::rename(&home, site.path("mine.html")).unwrap();
        symlink("../mine.html", &home).unwrap();
        let mine = site.read("mine.html");
        site.built(&[]);
        assert!(!home.is_symlink() && site.read("mine.html") == mine);
    }

    #[test]
    fn a_folder_that_is_swapped_for_a_link_during_the_build_is_not_written_through() {
        let site = Site::example();
        let out = site.path("public");
        fs::create_dir(site.path("elsewhere")).unwrap();
        let mut build = Command::new(env!("CARGO_BIN_EXE_shortbreaks"));
        build.args(["build", "--today", TODAY, "--quiet"]).current_dir(site.root()).stderr(Stdio::piped());
        let mut build = build.spawn().unwrap();
        while !out.join(".shortbreaks-unfinished/site/services").exists() {
            assert_eq!(build.try_wait().unwrap(), None, "the build was over too early");
            std::thread::sleep(Duration::from_millis(1));
        }
        fs::rename(&out, site.path("moved")).unwrap();
        symlink("elsewhere", &out).unwrap();
        let end = build.wait_with_output().unwrap();
        let said = String::from_utf8_lossy(&end.stderr);
        assert_eq!(end.status.code(), Some(3), "{said}");
        assert!(said.contains("`public` is another folder now than when the build began"), "{said}");
        assert_eq!(fs::read_dir(site.path("elsewhere")).unwrap().count(), 0);
    }
}
