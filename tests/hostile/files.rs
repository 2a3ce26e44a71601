//! Files that are not what their names say.

use crate::support::{Site, document, tree};

#[test]
fn a_large_download_is_published_as_it_is() {
    let site = Site::small();
    let bytes: Vec<u8> = (0..20_000_000u32).map(|n| (n % 251) as u8).collect();
    site.write("content/assets/plan.pdf", &bytes);
    site.built(&[]);
    let files = site.files();
    let plan = files.iter().find(|(path, _)| path.starts_with("assets/plan."));
    assert!(*plan.unwrap().1 == bytes);
}

#[test]
fn files_from_an_old_editor_make_the_same_site() {
    let site = Site::small();
    site.write("content/pages/ask.md", document("Ask", "", "One.\n\n- two\n- three"));
    site.built(&[]);
    let before = site.files();
    for (path, bytes) in tree(&site.path("content")) {
        let text = String::from_utf8(bytes).unwrap();
        site.write(&format!("content/{path}"), format!("\u{feff}{}", text.replace('\n', "\r\n")));
    }
    let run = site.build(&[]);
    assert!(run.out.contains("nothing changed"), "{}{}", run.out, run.err);
    assert!(site.files() == before);
}

#[test]
fn content_that_is_no_folder_is_told() {
    let site = Site::empty();
    site.write("content", "Hello.");
    site.build(&[]).refused_by(&["missing-file"]);
    site.build(&["--root", "nowhere/at/all"]).refused_by(&["missing-file"]);
    assert!(!site.has("nowhere"), "a folder was made");
}

#[test]
fn folders_called_like_files_and_deeper_folders_are_told() {
    let site = Site::small();
    site.remove("content/tiers.yaml")
        .write("content/tiers.yaml/tiers.yaml", "- id: a\n")
        .write("content/providers/north/club.yaml", "id: club\nname: Club\n");
    let run = site.build(&[]);
    assert_eq!(run.code, 1, "{}", run.err);
    assert_eq!(run.rules().iter().filter(|rule| **rule == "unknown-file").count(), 2, "{}", run.err);
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::symlink;
    use std::process::Command;

    use crate::support::{HANG, Run, Site, TODAY, tree};

    #[test]
    fn an_output_folder_that_leads_into_the_content_is_refused() {
        let site = Site::small();
        symlink(site.path("content"), site.path("www")).unwrap();
        let before = tree(&site.path("content"));
        for out in ["www", "www/site"] {
            let run = site.build(&["--out", out, "--force"]);
            assert_eq!(run.code, 3, "{}", run.err);
            assert!(run.err.contains("is no place for the site"), "{}", run.err);
        }
        assert!(tree(&site.path("content")) == before);
    }

    #[test]
    fn a_pipe_among_the_files_stops_nothing() {
        let site = Site::small();
        site.write("content/assets/form.pdf", "a form");
        for path in ["content/providers/pipe.yaml", "content/assets/pipe.pdf"] {
            assert!(Command::new("mkfifo").arg(site.path(path)).status().unwrap().success());
        }
        let run = Run::of(site.command(&["build", "--today", TODAY]).timeout(HANG));
        assert_eq!(run.code, 0, "{}", run.err);
    }
}
