//! Each way in which editors, tools and people save: the right page every time, and one reload a burst.

use std::fs::{self, File};
use std::process::Command;
use std::time::Duration;

use crate::support::Site;
use crate::support::preview::Preview;

const SPLASH: &str = "content/providers/splash.yaml";
const SWIM: &str = "services/saturday-swim/";

/// What the file of the organisation says once the service's summary has these words.
fn saying(site: &Site, words: &str) -> String {
    let text = site.read(SPLASH);
    let start = text.find("    summary: ").unwrap() + "    summary: ".len();
    let end = start + text[start..].find('\n').unwrap();
    format!("{}{words}{}", &text[..start], &text[end..])
}

/// Saves the words in some way, and sees them on the page after one reload and no more.
fn sees<T>(site: &Site, preview: &Preview, words: &str, save: impl FnOnce(&str) -> T) {
    let browser = preview.watch(SWIM);
    let before = preview.counts();
    let text = saying(site, words);
    preview.after(|| save(&text));
    assert!(preview.page(SWIM).text().contains(words), "{words}: {}", preview.printed());
    assert_eq!(browser.pages(), 1, "{words}: reloads");
    let after = preview.counts();
    assert_eq!(after.states, before.states + 1, "{words}: states of the files\n{}", preview.printed());
    assert_eq!(after.reloads, before.reloads + 1, "{words}: messages to reload");
    assert_eq!(after.files_parsed, before.files_parsed + 1, "{words}: files that were parsed again");
}

#[test]
fn an_edition_that_is_kept_shows_at_once_and_is_not_parsed_again() {
    let site = Site::small();
    let preview = Preview::start(site.root(), &[]);
    assert!(!preview.page("statement/").text().contains("Earlier versions"), "{}", preview.printed());
    preview.after(|| site.command(&["publish-version", "--today", "2026-11-01"]).assert().success());
    assert!(
        preview.page("editions/1.0/").text().contains("Version 1.0, 1 April 2026"),
        "{}",
        preview.printed()
    );
    let before = preview.counts();
    preview.after(|| {
        site.edit("content/statement.yaml", "version: 1.0", "version: 1.1");
    });
    assert!(preview.page("changes/").text().contains("Nothing has changed."), "{}", preview.printed());
    assert_eq!(preview.counts().files_parsed, before.files_parsed + 1, "only the statement is parsed again");
    preview.after(|| site.edit(SPLASH, "ages: 5-11", "ages: 8-11").root().to_owned());
    assert!(preview.page("changes/").text().contains("1 stricter or less"), "{}", preview.printed());
}

#[test]
fn every_way_of_saving_a_file_is_seen_and_reloads_the_page_once() {
    let site = Site::small();
    let preview = Preview::start(site.root(), &[]);
    let path = site.path(SPLASH);

    sees(&site, &preview, "Written over in place.", |text| fs::write(&path, text).unwrap());
    sees(&site, &preview, "Put in its place by a rename.", |text| {
        site.write("content/providers/.splash.yaml.tmp", text);
        fs::rename(site.path("content/providers/.splash.yaml.tmp"), &path).unwrap();
    });
    sees(&site, &preview, "Saved the way of vim.", |text| {
        site.write("content/providers/4913", "").remove("content/providers/4913");
        fs::rename(&path, site.path("content/providers/splash.yaml~")).unwrap();
        fs::write(&path, text).unwrap();
        site.remove("content/providers/splash.yaml~");
    });
    sees(&site, &preview, "Emptied first, then written.", |text| {
        File::create(&path).unwrap();
        std::thread::sleep(Duration::from_millis(10));
        fs::write(&path, text).unwrap();
    });
    sees(&site, &preview, "Written twice, by an editor and its formatter.", |text| {
        fs::write(&path, text.replace("Written twice", "Written  twice")).unwrap();
        std::thread::sleep(Duration::from_millis(20));
        fs::write(&path, text).unwrap();
    });
    sees(&site, &preview, "Put in from another folder.", |text| {
        site.write("elsewhere/splash.yaml", text);
        fs::rename(site.path("elsewhere/splash.yaml"), &path).unwrap();
    });
    sees(&site, &preview, "Deleted and made anew.", |text| {
        fs::remove_file(&path).unwrap();
        fs::write(&path, text).unwrap();
    });
}

#[test]
fn a_change_that_keeps_length_and_time_is_seen_all_the_same() {
    let site = Site::small();
    let preview = Preview::start(site.root(), &[]);
    let path = site.path(SPLASH);
    let old = std::time::SystemTime::now() - Duration::from_secs(3600);
    let text = saying(&site, "Swim on Mondays here.");
    preview.after(|| {
        fs::write(&path, text).unwrap();
        File::options().write(true).open(&path).unwrap().set_modified(old).unwrap();
    });
    std::thread::sleep(crate::support::preview::SETTLED);
    sees(&site, &preview, "Swim on Fridays here.", |text| {
        fs::write(&path, text).unwrap();
        File::options().write(true).open(&path).unwrap().set_modified(old).unwrap();
    });
}

#[test]
fn a_save_without_a_change_reloads_nothing() {
    let site = Site::small();
    let preview = Preview::start(site.root(), &[]);
    let browser = preview.watch(SWIM);
    let before = preview.counts();
    site.write(SPLASH, site.read(SPLASH));
    site.write("content/.hidden.yaml", "no: matter").write("notes.txt", "outside of the content");
    assert_eq!(browser.pages(), 0);
    assert_eq!(preview.counts(), before);
}

#[test]
fn new_names_get_new_addresses_and_the_old_ones_are_gone() {
    let site = Site::small();
    site.write("content/pages/parking.md", "---\ntitle: Parking\n---\n\nThere is room.\n");
    let preview = Preview::start(site.root(), &[]);
    assert_eq!(preview.get("/parking/").status, 200);

    preview.after(|| {
        fs::rename(site.path("content/pages/parking.md"), site.path("content/pages/where-to-park.md"))
            .unwrap();
    });
    assert_eq!(preview.get("/parking/").status, 404);
    assert!(preview.page("where-to-park/").text().contains("There is room."));

    preview.after(|| site.edit(SPLASH, "id: saturday-swim", "id: sunday-swim"));
    assert_eq!(preview.get("/services/saturday-swim/").status, 404);
    assert_eq!(preview.get("/services/sunday-swim/").status, 200);

    preview.after(|| site.remove("content/pages/where-to-park.md"));
    let gone = preview.get("/where-to-park/");
    assert_eq!(gone.status, 404);
    assert!(gone.body.contains("Page not found"), "{}", gone.body);
}

#[test]
fn files_in_folders_made_a_moment_ago_are_seen() {
    let site = Site::small();
    let preview = Preview::start(site.root(), &[]);
    preview.after(|| {
        // Two folders that nobody watches yet, and the file at once.
        site.write("content/assets/plans/2026/plan.txt", "The plan.");
        site.write(
            "content/pages/plan.md",
            "---\ntitle: Plan\n---\n\n[The plan](asset:plans/2026/plan.txt)\n",
        );
    });
    preview.wait_until("the page of the plan", |preview| preview.get("/plan/").status == 200);
    let page = preview.page("plan/");
    let link = page.all("a").into_iter().find(|link| link.text() == "The plan").expect("the link");
    let path = link.attribute("href").unwrap().trim_start_matches("../").to_owned();
    let file = preview.get(&format!("/{path}"));
    assert_eq!((file.status, file.body.as_str()), (200, "The plan."));
    assert_eq!(file.header("content-type"), Some("text/plain; charset=utf-8"));

    // And a change in a folder that was made while the preview ran.
    preview.after(|| site.write("content/pages/plan.md", "---\ntitle: Plan B\n---\n\nOther words.\n"));
    assert!(preview.page("plan/").text().contains("Other words."));
}

#[test]
fn the_whole_folder_can_go_and_come_back() {
    let site = Site::small();
    let preview = Preview::start(site.root(), &[]);
    let page = preview.html(SWIM);
    preview.after(|| fs::rename(site.path("content"), site.path("put-away")).unwrap());
    assert!(preview.counts().mistakes > 0);
    assert!(preview.page(SWIM).text().contains("The saturday-swim"), "the page stays as it was");
    preview.after(|| fs::rename(site.path("put-away"), site.path("content")).unwrap());
    preview.wait_until("the repair", |preview| preview.counts().mistakes == 0);
    assert_eq!(preview.html(SWIM), page);
    sees(&site, &preview, "Seen in the folder that came back.", |text| site.write(SPLASH, text));
}

#[test]
fn a_checkout_of_hundreds_of_files_reloads_once() {
    let site = Site::small();
    let git = |args: &[&str]| {
        let done = Command::new("git").current_dir(site.root()).args(args).output().unwrap();
        assert!(done.status.success(), "git {args:?}: {}", String::from_utf8_lossy(&done.stderr));
    };
    let fill = |year: &str| {
        for n in 0..300 {
            let body = format!("---\ntitle: Note {n}\n---\n\nWritten in {year}.\n");
            site.write(&format!("content/pages/note-{n}.md"), body);
        }
    };
    git(&["init", "--quiet", "--initial-branch=main"]);
    git(&["config", "user.email", "editor@example.org"]);
    git(&["config", "user.name", "Editor"]);
    fill("2025");
    git(&["add", "."]);
    git(&["commit", "--quiet", "--message", "Notes"]);
    git(&["checkout", "--quiet", "-b", "next"]);
    fill("2026");
    git(&["commit", "--quiet", "--all", "--message", "Next notes"]);
    git(&["checkout", "--quiet", "main"]);

    let preview = Preview::start(site.root(), &[]);
    let browser = preview.watch("note-299/");
    let before = preview.counts();
    preview.after(|| git(&["checkout", "--quiet", "next"]));
    assert_eq!(browser.pages(), 1, "{}", preview.printed());
    let after = preview.counts();
    assert_eq!(after.states, before.states + 1, "{}", preview.printed());
    assert_eq!(after.files_parsed, before.files_parsed + 300);
    for n in [0, 150, 299] {
        assert!(preview.page(&format!("note-{n}/")).text().contains("Written in 2026."));
    }
}

#[cfg(unix)]
#[test]
fn a_theme_may_be_a_link_to_a_folder_elsewhere_and_other_links_are_told() {
    use std::os::unix::fs::symlink;
    let site = Site::small();
    let other = Site::empty();
    other.write("look/assets/find.css", "body { color: red; }");
    fs::create_dir(site.path("themes")).unwrap();
    symlink(other.path("look"), site.path("themes/default")).unwrap();

    let preview = Preview::start(site.root(), &[]);
    let style = |preview: &Preview| {
        let page = preview.page(SWIM);
        let link =
            page.all("link").into_iter().find(|link| link.attribute("href").unwrap().contains("/find."));
        let path =
            link.expect("the style sheet").attribute("href").unwrap().trim_start_matches("../").to_owned();
        preview.get(&format!("/{path}")).body
    };
    assert_eq!(style(&preview), "body{color:red}");
    preview.after(|| other.write("look/assets/find.css", "body { color: blue; }"));
    assert_eq!(style(&preview), "body{color:blue}");

    preview.after(|| symlink("/etc/hostname", site.path("content/pages.md")).unwrap());
    assert_eq!(preview.counts().mistakes, 1);
    assert!(preview.html(SWIM).contains("this is a link to another place"), "the panel says so");
    preview.after(|| site.remove("content/pages.md"));
    assert_eq!(preview.counts().mistakes, 0);
}

#[test]
fn a_theme_that_is_made_while_the_preview_runs_is_seen() {
    let site = Site::small();
    let preview = Preview::start(site.root(), &[]);
    let plain = preview.html(SWIM);
    preview.after(|| {
        site.write("themes/default/templates/footer.html", "<footer><p>A foot of our own</p></footer>");
    });
    preview.wait_until("the new foot", |preview| preview.html(SWIM).contains("A foot of our own"));
    preview.after(|| site.write("themes/default/templates/footer.html", "<footer>{{ nothing"));
    assert_eq!(preview.counts().mistakes, 1);
    assert!(preview.html(SWIM).contains("A foot of our own"), "the page stays as it was");
    preview.after(|| fs::remove_dir_all(site.path("themes")).unwrap());
    preview.wait_until("the theme inside the program", |preview| preview.html(SWIM) == plain);
}

#[test]
fn looking_every_so_often_sees_the_same() {
    let site = Site::small();
    let preview = Preview::start(site.root(), &["--poll=0.1"]);
    sees(&site, &preview, "Seen without the system's help.", |text| site.write(SPLASH, text));
    preview.after(|| site.write("content/pages/new.md", "---\ntitle: New\n---\n\nA new page.\n"));
    assert_eq!(preview.get("/new/").status, 200);
}

#[test]
fn only_what_is_looked_at_is_made() {
    let site = Site::small();
    let preview = Preview::start(site.root(), &[]);
    assert_eq!(preview.counts().pages_made, 0);
    let browser = preview.watch(SWIM);
    let made = preview.counts().pages_made;
    assert_eq!(made, 1);
    let text = saying(&site, "One page is open.");
    preview.after(|| site.write(SPLASH, text));
    assert_eq!(browser.pages(), 1);
    assert_eq!(preview.counts().pages_made, made + 1, "the page that is open was made again, and no other");
    preview.html(SWIM);
    assert_eq!(preview.counts().pages_made, made + 1, "and not once more when the browser asks for it");
}
