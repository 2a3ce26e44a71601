//! What a build does to the folder that it publishes to, and what it leaves alone.

use std::collections::BTreeSet;
use std::fs;
use std::io::Read as _;
use std::path::Path;
use std::time::{Duration, SystemTime};

use walkdir::WalkDir;

use crate::support::{Run, Site, document, provider, service, tree};

/// A site with two services and a few texts.
fn site() -> Site {
    let site = Site::small();
    let two = service("saturday-swim", "") + &service("sunday-swim", "");
    site.write("content/providers/splash.yaml", provider("splash", &two))
        .write("content/statement/01-range.md", document("The range", "", "Many kinds."))
        .write("content/pages/privacy.md", document("Privacy", "", "We keep little."))
        .write("content/assets/forms/ask.pdf", b"%PDF-1.7 a form");
    site
}

/// Makes every file look as if it was written long ago, so that a file written now is seen whatever the clock of
/// the disk can tell apart.
fn age(folder: &Path) {
    let past = SystemTime::now() - Duration::from_secs(100_000);
    for entry in WalkDir::new(folder).into_iter().map(|entry| entry.unwrap()) {
        if entry.file_type().is_file() {
            fs::File::options().write(true).open(entry.path()).unwrap().set_modified(past).unwrap();
        }
    }
}

/// The files that were written since they were aged.
fn written(folder: &Path) -> BTreeSet<String> {
    let recent = SystemTime::now() - Duration::from_secs(50_000);
    let is_new = |path: &String| fs::metadata(folder.join(path)).unwrap().modified().unwrap() > recent;
    tree(folder).into_keys().filter(is_new).collect()
}

#[test]
fn a_build_that_fails_leaves_the_site_byte_for_byte_as_it_was() {
    let site = site();
    site.built(&[]);
    let before = site.files();
    age(&site.path("public"));
    site.edit("content/providers/splash.yaml", "tier: advice", "tier: advise");
    let run = site.build(&[]);
    assert_eq!(run.rules(), ["unknown-id", "unknown-id"]);
    assert_eq!(run.code, 1);
    assert!(run.err.contains("nothing was published"), "{}", run.err);
    assert!(site.files() == before, "the published site has changed");
    assert_eq!(written(&site.path("public")), BTreeSet::new());
}

#[test]
fn a_build_that_fails_makes_no_folder() {
    let site = site();
    site.remove("content/tiers.yaml");
    let run = site.build(&["--out", "www"]);
    assert_eq!(run.code, 1, "{}", run.err);
    assert!(!site.has("www"));
    assert!(!site.has("public"));
}

#[test]
fn a_broken_template_publishes_nothing_either() {
    let site = site();
    site.built(&[]);
    let before = site.files();
    site.write(
        "themes/mine/templates/page.html",
        "{% extends \"base.html\" %}{% block content %}{{ view.nothing.at.all }}{% endblock content %}",
    );
    let run = site.build(&["--theme", "mine"]);
    run.refused_by(&["template"]);
    assert!(site.files() == before, "the published site has changed");
    assert!(!unfinished(&site.path("public")));
    site.build(&["--theme", "mine", "--out", "www"]).refused_by(&["template"]);
    assert!(!site.has("www"), "a folder was made for nothing");
}

/// Whether something is left in a folder that was only needed while the site was made.
fn unfinished(folder: &Path) -> bool {
    fs::read_dir(folder).unwrap().any(|entry| {
        let name = entry.unwrap().file_name().into_string().unwrap();
        name.starts_with(".shortbreaks-") && name != ".shortbreaks-files"
    })
}

#[test]
fn what_the_first_build_left_when_it_was_killed_is_not_in_the_way() {
    let site = site();
    site.write("public/.shortbreaks-Ab12Cd/0", "half of a page");
    site.built(&[]);
    assert!(site.has("public/index.html"));
}

#[test]
fn a_second_build_writes_nothing() {
    let site = site();
    site.built(&[]);
    age(&site.path("public"));
    let run = site.build(&[]);
    assert!(run.out.contains("nothing changed"), "{}", run.out);
    assert_eq!(written(&site.path("public")), BTreeSet::new());
}

#[test]
fn an_edit_writes_only_the_pages_that_show_it() {
    let site = site();
    site.built(&[]);
    age(&site.path("public"));
    // Only the page of the service itself shows how to get there, and the files that tell everything for reuse.
    site.edit(
        "content/providers/splash.yaml",
        "  - id: sunday-swim\n",
        "  - id: sunday-swim\n    transport: By bus 7.\n",
    );
    let run = site.build(&[]);
    let files = written(&site.path("public"));
    assert!(run.out.contains(&format!("{} files written", files.len())), "{}", run.out);
    let (reused, rest): (Vec<&str>, Vec<&str>) =
        files.iter().map(String::as_str).partition(|file| file.starts_with("oruk/services/"));
    assert_eq!(rest, ["services.csv", "services.json", "services/sunday-swim/index.html"]);
    assert_eq!(reused.len(), 1, "{reused:?}");

    // The name stands wherever the service is listed, and nowhere else.
    age(&site.path("public"));
    let naming: BTreeSet<String> = site
        .files()
        .into_iter()
        .filter(|(_, bytes)| String::from_utf8_lossy(bytes).contains("The sunday-swim"))
        .map(|(path, _)| path)
        .collect();
    site.edit("content/providers/splash.yaml", "name: The sunday-swim", "name: The Sunday swim");
    site.built(&[]);
    assert_eq!(written(&site.path("public")), naming);
    assert!(!naming.contains("privacy/index.html") && naming.contains("services/index.html"), "{naming:?}");
}

#[test]
fn a_service_that_goes_takes_its_page_and_its_folder_with_it() {
    let site = site();
    site.built(&[]);
    assert!(site.has("public/services/sunday-swim"));
    site.write("content/providers/splash.yaml", provider("splash", &service("saturday-swim", "")));
    let before = site.files();
    let run = site.build(&[]);
    let after = site.files();
    let gone: Vec<&str> =
        before.keys().filter(|path| !after.contains_key(*path)).map(String::as_str).collect();
    assert!(run.out.contains(&format!("{} removed", gone.len())), "{}", run.out);
    let [reused, page] = gone[..] else { panic!("{gone:?}") };
    assert!(reused.starts_with("oruk/services/") && page == "services/sunday-swim/index.html", "{gone:?}");
    assert!(!site.has("public/services/sunday-swim"));
    assert!(site.has("public/services/saturday-swim/index.html"));
    assert!(!String::from_utf8_lossy(&site.files()[".shortbreaks-files"]).contains("sunday-swim"));
}

#[test]
fn files_of_other_people_stay_where_they_are() {
    let site = site();
    site.built(&[]);
    site.write("public/.well-known/security.txt", "Contact: mailto:x@example.org\n")
        .write("public/services/sunday-swim/photo.jpg", "a picture that somebody put there")
        .write("content/providers/splash.yaml", provider("splash", &service("saturday-swim", "")));
    site.built(&[]);
    assert_eq!(site.read("public/.well-known/security.txt"), "Contact: mailto:x@example.org\n");
    assert!(site.has("public/services/sunday-swim/photo.jpg"));
    assert!(!site.has("public/services/sunday-swim/index.html"));
}

#[test]
fn a_file_in_the_way_is_not_written_over() {
    let site = site();
    site.built(&[]);
    site.write("public/costs/index.html", "Somebody else's.")
        .write("content/pages/costs.md", document("Costs", "", "Little."));
    let before = site.files();
    let run = site.build(&[]);
    assert_eq!(run.code, 3, "{}", run.err);
    assert!(run.err.contains("costs/index.html` was not made by shortbreaks"), "{}", run.err);
    assert!(site.files() == before, "something was written");

    assert_eq!(site.build(&["--force"]).code, 0);
    assert!(site.html("costs/").contains("Little."));
}

#[test]
fn a_folder_where_a_file_belongs_is_told_and_not_removed() {
    let site = site();
    site.built(&[]);
    site.write("public/costs/index.html/mine.txt", "A folder with the name of a page.")
        .write("content/pages/costs.md", document("Costs", "", "Little."));
    for args in [&[][..], &["--force"]] {
        let run = site.build(args);
        assert_eq!(run.code, 3, "{}", run.err);
        assert!(run.err.contains("costs"), "{}", run.err);
        assert!(site.has("public/costs/index.html/mine.txt"));
    }
}

#[test]
fn the_site_is_not_written_among_its_own_sources() {
    let site = site();
    let before = tree(site.root());
    for out in ["content", "content/public", ".", "..", "themes", "public/../content/x", "./content/./y"] {
        let run = site.build(&["--out", out]);
        assert_eq!(run.code, 3, "--out {out}: {}", run.err);
        assert!(run.err.contains("is no place for the site"), "{}", run.err);
    }
    assert!(tree(site.root()) == before);
}

#[test]
fn what_a_stopped_build_left_half_done_is_completed_by_the_next() {
    let site = site();
    site.built(&[]);
    let whole = site.files();
    // A page that was cut off, one that is missing, and one that is from before.
    site.write("public/index.html", "<!DOC").remove("public/contact/index.html");
    site.write("public/privacy/index.html", "<p>Old words.</p>");
    let run = site.build(&[]);
    assert!(run.out.contains("3 files written"), "{}", run.out);
    assert!(site.files() == whole, "the site is not whole again");
}

#[test]
fn a_list_of_files_that_somebody_tampered_with_removes_nothing_outside() {
    let site = site();
    site.built(&[]);
    site.write("precious.txt", "Keep me.");
    let list = site.read("public/.shortbreaks-files");
    let outside = site.path("precious.txt");
    site.write("public/.shortbreaks-files", format!("{list}../precious.txt\n{}\n.\n..\n", outside.display()));
    site.built(&[]);
    assert!(site.has("precious.txt"));
}

#[test]
fn pictures_and_forms_have_names_that_change_with_what_is_in_them() {
    let site = site();
    site.write("content/pages/ask.md", document("Ask", "", "Fill in [the form](asset:forms/ask.pdf)."));
    site.built(&[]);
    let form = |site: &Site| {
        let page = site.page("ask/");
        let links = page.one("main").all("a").into_iter().filter_map(|link| link.attribute("href"));
        links.map(str::to_owned).find(|href| href.contains("assets/")).unwrap()
    };
    let first = form(&site);
    assert_eq!(site.files()[first.trim_start_matches("../")], b"%PDF-1.7 a form");
    site.write("content/assets/forms/ask.pdf", b"%PDF-1.7 a new form");
    site.built(&[]);
    assert_ne!(form(&site), first);
    assert!(!site.has(&format!("public/{}", first.trim_start_matches("../"))), "the old form is still there");
}

#[cfg(unix)]
#[test]
fn a_web_server_of_another_user_can_read_what_is_published() {
    use std::os::unix::fs::PermissionsExt as _;

    let site = site();
    let run = Run::of(assert_cmd::Command::new("sh").current_dir(site.root()).args([
        "-c",
        "umask 022; exec \"$0\" build --quiet",
        env!("CARGO_BIN_EXE_shortbreaks"),
    ]));
    assert_eq!(run.code, 0, "{}", run.err);
    for path in site.files().into_keys() {
        let mode = fs::metadata(site.path("public").join(&path)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o644, "{path}");
    }
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_written_is_a_fault_of_the_system() {
    use std::os::unix::fs::PermissionsExt as _;

    let site = site();
    fs::create_dir(site.path("locked")).unwrap();
    fs::set_permissions(site.path("locked"), fs::Permissions::from_mode(0o555)).unwrap();
    // Nobody is kept out of a folder as root.
    let is_root = fs::write(site.path("locked/try"), "").is_ok();
    let run = site.build(&["--out", "locked/public"]);
    fs::set_permissions(site.path("locked"), fs::Permissions::from_mode(0o755)).unwrap();
    if !is_root {
        assert_eq!(run.code, 3, "{}", run.err);
        assert!(run.err.contains("locked/public"), "{}", run.err);
    }
}

#[test]
fn compressed_files_stand_beside_the_others_and_hold_the_same() {
    let site = site();
    site.built(&["--compress"]);
    let files = site.files();
    let mut seen = 0;
    for (path, bytes) in files.iter().filter(|(path, _)| !path.ends_with(".gz") && !path.ends_with(".br")) {
        let (gz, br) = (files.get(&format!("{path}.gz")), files.get(&format!("{path}.br")));
        let is_text = !path.ends_with(".pdf") && !path.ends_with(".png") && !path.starts_with('.');
        assert_eq!((gz.is_some(), br.is_some()), (is_text && bytes.len() >= 1000, gz.is_some()), "{path}");
        let (Some(gz), Some(br)) = (gz, br) else { continue };
        let mut unpacked = (Vec::new(), Vec::new());
        flate2::read::GzDecoder::new(&gz[..]).read_to_end(&mut unpacked.0).unwrap();
        brotli::Decompressor::new(&br[..], 4096).read_to_end(&mut unpacked.1).unwrap();
        assert!(unpacked.0 == *bytes && unpacked.1 == *bytes, "{path} is packed as something else");
        assert!(br.len() < gz.len() && gz.len() < bytes.len(), "{path} is larger packed");
        seen += 1;
    }
    assert!(seen > 50, "{seen} files");

    age(&site.path("public"));
    site.built(&["--compress"]);
    assert_eq!(written(&site.path("public")), BTreeSet::new());
    site.edit("content/pages/privacy.md", "We keep little.", "We keep nothing.");
    site.built(&["--compress"]);
    let again = written(&site.path("public"));
    assert!(again.contains("privacy/index.html.gz") && again.contains("privacy/index.html.br"), "{again:?}");
    assert!(!again.contains("contact/index.html.gz"), "{again:?}");

    // What a build that was killed left of another page is seen and mended.
    let other = fs::read(site.path("public/contact/index.html.br")).unwrap();
    fs::write(site.path("public/privacy/index.html.br"), other).unwrap();
    let right = fs::read(site.path("public/privacy/index.html.gz")).unwrap();
    fs::write(site.path("public/privacy/index.html.gz"), &right[..right.len() / 2]).unwrap();
    let built = site.files();
    site.built(&["--compress"]);
    let mended = site.files();
    let differ = mended.iter().filter(|(path, bytes)| built.get(*path) != Some(*bytes));
    assert_eq!(
        differ.map(|(path, _)| path.as_str()).collect::<Vec<_>>(),
        ["privacy/index.html.br", "privacy/index.html.gz"]
    );

    site.built(&[]);
    assert!(site.files().keys().all(|path| !path.ends_with(".gz") && !path.ends_with(".br")));
}
