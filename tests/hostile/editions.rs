//! Editions that somebody has broken, cut short, edited or made to do harm.

use crate::support::{Run, Site};

const FILE: &str = "content/editions/1.0.json";

/// A small site with an edition that was kept, and a statement that has gone on from there.
fn kept() -> Site {
    let site = Site::small();
    let run = Run::of(&mut site.command(&["publish-version", "--today", "2026-11-01"]));
    assert_eq!(run.code, 0, "{}", run.err);
    site.edit("content/statement.yaml", "version: 1.0", "version: 2.0").edit(
        "content/statement.yaml",
        "published: 2026-04-01",
        "published: 2026-10-01",
    );
    site
}

fn check(site: &Site) -> Run {
    Run::of(&mut site.command(&["check", "--today", "2026-11-01", "--rule", "edited-edition"]))
}

#[test]
fn a_file_that_is_cut_short_or_no_edition_is_named_with_its_place() {
    let site = kept();
    let whole = site.read(FILE);
    for broken in [
        "",
        "{",
        "[]",
        "null",
        "not json",
        "{\"format\": 1}",
        "{\"format\": -1, \"checksum\": \"\"}",
        "{\"format\": \"1\", \"checksum\": \"\"}",
        &whole[..whole.len() / 2],
        &whole.replace("\"sections\"", "\"sektions\""),
        &whole.replace("\"ages\": \"5-11\"", "\"ages\": \"11-5\""),
        &format!("{{\"format\": 1, \"checksum\": {}", "[".repeat(100_000)),
    ] {
        site.write(FILE, broken);
        let run = site.build(&[]);
        run.refused_by(&["broken-edition"]);
        assert!(run.err.contains(FILE), "{}", run.shown());
        assert!(!run.err.contains("panicked"), "{}", run.shown());
        let run = Run::of(&mut site.command(&["changes"]));
        assert_eq!(run.code, 1, "{}", run.shown());
    }
    site.write(FILE, [0xff, 0xfe, 0x00]);
    site.build(&[]).refused_by(&["not-text"]);
}

#[test]
fn an_edition_of_a_later_program_says_that_it_is_one() {
    let site = kept();
    let newer = site.read(FILE).replace("\"format\": 1", "\"format\": 2,\n  \"something\": [\"new\"]");
    site.write(FILE, newer);
    let run = site.build(&[]);
    run.refused_by(&["newer-edition"]);
    assert!(run.err.contains("install the latest version"), "{}", run.err);
}

#[test]
fn an_edition_that_was_edited_by_hand_is_used_and_told_of() {
    let site = kept();
    assert!(!check(&site).err.contains("edited-edition"));
    // Other ends of lines, as git gives them on some systems, are no edit.
    let whole = site.read(FILE);
    site.write(FILE, whole.replace('\n', "\r\n"));
    assert!(!check(&site).err.contains("edited-edition"), "{}", check(&site).err);
    site.write(FILE, whole.replace("Come along.", "Come alone."));
    let run = check(&site);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(
        run.err.contains("the edition 1.0 was changed after it was kept [edited-edition]"),
        "{}",
        run.err
    );
    site.built(&[]);
    assert!(site.page("editions/1.0/services/").text().contains("Come alone."));
}

#[test]
fn two_editions_of_one_version_or_one_day_are_refused() {
    let site = kept();
    site.write("content/editions/copy.json", site.read(FILE));
    site.build(&[]).refused_by(&["two-editions"]);
    let other = site.read(FILE).replace("\"version\": \"1.0\"", "\"version\": \"1.1\"");
    site.write("content/editions/copy.json", other);
    let run = site.build(&[]);
    run.refused_by(&["two-editions"]);
    assert!(run.err.contains("was published on 1 April 2026 already"), "{}", run.err);
}

#[test]
fn what_an_edition_says_is_no_more_trusted_than_other_content() {
    let site = kept();
    let evil = "<script>alert(1)</script> <img src=x onerror=alert(1)> [a](javascript:alert(1)) {{ figure(\\\"x\\\") }}";
    let section = format!(
        "\"sections\": [{{\"id\": \"aims\", \"title\": \"<b>Aims</b>\", \"markdown\": \"{evil}\", \"paragraphs\": \
         [{{\"number\": \"1.1\", \"text\": \"<script>alert(2)</script>\"}}, {{\"number\": \"\\\"><i>\", \"text\": \"x\"}}]}}]"
    );
    let text = site
        .read(FILE)
        .replace("\"sections\": []", &section)
        .replace("Come along.", "<script>alert(3)</script>");
    site.write(FILE, text).built(&["--drafts"]);
    for page in [
        "editions/1.0/",
        "editions/1.0/services/",
        "editions/1.0/eligibility/",
        "changes/",
        "statement/draft/",
    ] {
        let html = site.html(page);
        assert!(!html.contains("<script>alert"), "{page}");
        assert!(!html.contains("<img") || !html.contains("onerror=alert"), "{page}");
        assert!(!html.contains("href=\"javascript:") && !html.contains("href=javascript:"), "{page}");
        assert!(!html.contains("<i>") && !html.contains("<b>"), "{page}");
        assert_eq!(site.page(page).errors, [""; 0], "{page}");
    }
    let printed = Run::of(&mut site.command(&["changes", "--format", "markdown"])).out;
    assert!(!printed.contains("<script>"), "{printed}");
}

#[test]
fn a_version_with_odd_signs_stays_inside_its_folder() {
    for (version, file) in [
        ("../../../etc/passwd", "etc-passwd"),
        ("\"..\"", "edition"),
        ("Autumn 2026 / draft", "autumn-2026---draft"),
        ("\"3.10\"", "3.10"),
        ("CON", "con"),
    ] {
        let site = Site::small();
        site.edit("content/statement.yaml", "version: 1.0", &format!("version: {version}"));
        let run = Run::of(&mut site.command(&["publish-version", "--today", "2026-11-01"]));
        assert_eq!(run.code, 0, "{}", run.err);
        assert!(site.has(&format!("content/editions/{file}.json")), "{}", run.out);
        site.built(&[]);
        assert!(site.has(&format!("public/editions/{file}/index.html")), "{version}");
    }
}
