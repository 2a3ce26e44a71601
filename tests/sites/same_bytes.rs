//! The same content makes the same bytes, wherever and however it is built.

use crate::support::{Run, Site, TODAY, copy, example_content, tree};

#[test]
fn two_folders_two_time_zones_one_thread_or_eight_make_the_same_site() {
    let site = Site::empty();
    let ways: [(&str, [(&str, &str); 3]); 3] = [
        ("one", [("TZ", "Pacific/Kiritimati"), ("RAYON_NUM_THREADS", "1"), ("LANG", "C")]),
        (
            "another/folder with a space",
            [("TZ", "Pacific/Pago_Pago"), ("RAYON_NUM_THREADS", "8"), ("LANG", "de_DE.UTF-8")],
        ),
        ("third", [("TZ", "Europe/London"), ("RAYON_NUM_THREADS", "3"), ("LANG", "tr_TR.UTF-8")]),
    ];
    let built = ways.map(|(folder, variables)| {
        let root = site.path(folder);
        copy(&example_content(), &root.join("content"));
        let run = Run::of(site.command(&["build", "--today", TODAY]).current_dir(&root).envs(variables));
        assert_eq!(run.code, 0, "{}", run.err);
        tree(&root.join("public"))
    });
    assert!(built[0].len() > 250);
    for other in &built[1..] {
        assert!(other.keys().eq(built[0].keys()), "the sites have other files");
        for (path, bytes) in other {
            assert!(*bytes == built[0][path], "{path} differs");
        }
    }
}

#[test]
fn the_day_is_the_one_asked_for_or_that_of_the_sources_in_british_time() {
    // Half past midnight on 29 March 2026 in London, and still 28 March in New York.
    let night = ("SOURCE_DATE_EPOCH", "1774744200");
    let site = Site::small();
    for zone in ["America/New_York", "Asia/Tokyo"] {
        let build = |args: &[&str]| {
            let mut command = site.command(&["build", "--verbose"]);
            Run::of(command.args(args).env(night.0, night.1).env("TZ", zone))
        };
        let run = build(&[]);
        assert!(run.out.contains("for 29 March 2026"), "{}{}", run.out, run.err);
        let run = build(&["--today", "2027-01-31"]);
        assert!(run.out.contains("for 31 January 2027"), "{}{}", run.out, run.err);
    }
}

#[test]
fn a_day_of_the_sources_that_is_no_number_is_refused() {
    let site = Site::small();
    let run = Run::of(site.command(&["build"]).env("SOURCE_DATE_EPOCH", "yesterday"));
    assert_eq!(run.code, 2, "{}", run.err);
    assert!(run.err.contains("SOURCE_DATE_EPOCH"), "{}", run.err);
    assert!(!site.has("public"));
}
