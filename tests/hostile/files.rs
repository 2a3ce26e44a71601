//! Files that are not what their names say.

use crate::support::{Site, document, provider, tree};

#[test]
fn a_picture_called_yaml_is_not_text() {
    let site = Site::small();
    let png = [b"\x89PNG\r\n\x1a\n".as_slice(), &[0, 255, 254, 200, 13]].concat();
    site.write("content/providers/photo.yaml", png);
    site.build(&[]).refused_by(&["not-text"]);
}

#[test]
fn a_file_in_utf_16_is_told_by_its_encoding() {
    let little: fn(u16) -> [u8; 2] = u16::to_le_bytes;
    for (mark, unit) in [([0xff, 0xfe], little), ([0xfe, 0xff], u16::to_be_bytes)] {
        let site = Site::small();
        let text = provider("kettle", "  []\n");
        let bytes: Vec<u8> = mark.into_iter().chain(text.encode_utf16().flat_map(unit)).collect();
        site.write("content/providers/kettle.yaml", bytes);
        let run = site.build(&[]);
        run.refused_by(&["not-text"]);
        assert!(run.err.contains("UTF-16") && run.err.contains("UTF-8"), "{}", run.err);
    }
}

#[test]
fn one_letter_of_another_encoding_is_told_with_its_line() {
    let site = Site::small();
    site.write("content/providers/cafe.yaml", b"id: cafe\nname: The caf\xe9\n");
    let run = site.build(&[]);
    run.refused_by(&["not-text"]);
    assert!(run.err.contains("line 2 is not UTF-8"), "{}", run.err);
}

#[test]
fn nul_bytes_are_not_text() {
    for path in ["content/providers/nul.yaml", "content/pages/nul.md", "content/tiers.yaml"] {
        let site = Site::small();
        site.write(path, "---\ntitle: N\0l\nid: a\n---\n");
        assert!(site.build(&[]).rules().contains(&"not-text"), "{path}");
    }
}

#[test]
fn empty_files_are_told_one_by_one() {
    let site = Site::small();
    site.write("content/glossary.yaml", "")
        .write("content/evidence/none.yaml", "# Nothing yet.\n\n")
        .write("content/providers/blank.yaml", "\n   \n\n")
        .write("content/pages/empty.md", "")
        .write("content/pages/head-only.md", "---\n---\n");
    let run = site.build(&[]);
    let mut rules = run.rules();
    rules.sort_unstable();
    assert_eq!(
        rules,
        ["empty-file", "empty-file", "empty-file", "empty-file", "no-front-matter"],
        "{}",
        run.err
    );
}

#[test]
fn markdown_with_a_head_that_never_ends_is_told() {
    let site = Site::small();
    site.write("content/pages/open.md", "---\ntitle: Open\n\nAnd so on.\n")
        .write("content/pages/none.md", "# Costs\n\nLittle.\n");
    site.build(&[]).refused_by(&["no-front-matter", "no-front-matter"]);
}

#[test]
fn a_file_of_ten_megabytes_is_not_read() {
    let site = Site::small();
    site.write("content/providers/huge.yaml", "# a comment\n".repeat(10 * 1024 * 1024 / 12));
    let run = site.build(&[]);
    run.refused_by(&["not-text"]);
    assert!(run.err.contains("larger than 2 MB"), "{}", run.err);
}

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
    use std::ffi::OsStr;
    use std::fs;
    use std::os::unix::ffi::OsStrExt as _;
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    use std::process::Command;

    use crate::support::{HANG, Run, Site, TODAY, provider, service, tree};

    /// A site beside something that must not get out.
    fn site_beside_a_secret() -> Site {
        let site = Site::small();
        site.write("secret/plan.yaml", "id: secret-plan\nname: Secret plan\n");
        site.write("secret/key.txt", "Secret plan");
        site
    }

    fn assert_no_secret(site: &Site) {
        let files = if site.has("public") { site.files() } else { Default::default() };
        for (path, bytes) in files {
            assert!(!String::from_utf8_lossy(&bytes).contains("Secret plan"), "{path}");
        }
    }

    #[test]
    fn links_out_of_the_content_are_not_followed() {
        let links = [
            ("secret/plan.yaml", "content/providers/plan.yaml"),
            ("secret/key.txt", "content/assets/key.txt"),
            ("secret", "content/assets/secret"),
            ("secret", "content/evidence"),
            ("content", "content/assets/round-and-round"),
            ("nothing/there", "content/assets/broken.pdf"),
        ];
        for (from, to) in links {
            let site = site_beside_a_secret();
            let to = site.path(to);
            fs::create_dir_all(to.parent().unwrap()).unwrap();
            symlink(site.path(from), &to).unwrap();
            site.build(&[]).refused_by(&["symbolic-link"]);
            assert_no_secret(&site);
        }
    }

    #[test]
    fn links_out_of_a_theme_are_not_followed() {
        let site = site_beside_a_secret();
        site.write("themes/mine/assets/own.css", "h1 {}");
        symlink(site.path("secret/key.txt"), site.path("themes/mine/assets/key.txt")).unwrap();
        symlink(site.path("secret"), site.path("themes/mine/assets/more")).unwrap();
        site.build(&["--theme", "mine"]);
        assert_no_secret(&site);
    }

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
    fn a_name_that_is_no_unicode_is_told() {
        let site = Site::small();
        for folder in ["content/assets", "content/pages"] {
            fs::create_dir_all(site.path(folder)).unwrap();
            let name = OsStr::from_bytes(b"caf\xe9.md");
            fs::write(site.path(folder).join(name), "---\ntitle: A\n---\n").unwrap();
        }
        site.build(&[]).refused_by(&["file-name", "file-name"]);
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

    #[test]
    fn a_file_that_may_not_be_read_is_told() {
        let site = Site::small();
        let path = "content/providers/locked.yaml";
        site.write(path, provider("locked", &service("locked-service", "")));
        fs::set_permissions(site.path(path), fs::Permissions::from_mode(0o000)).unwrap();
        // Nobody is kept from a file as root.
        if fs::read(site.path(path)).is_err() {
            site.build(&[]).refused_by(&["unreadable-file"]);
        }
    }
}
