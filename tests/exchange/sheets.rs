//! Spreadsheets as people have them: each row lands right, or is reported with its row and column.

use crate::support::Site;
use crate::{import, left_out};

const HEADINGS: &str = "name,organisation-name,type,tier,ages,summary,route-kind,route-text";

fn csv(rows: &[&str]) -> String {
    format!("{HEADINGS}\n{}\n", rows.join("\n"))
}

#[test]
fn older_encodings_and_other_separators_are_told_apart() {
    let text = "name;organisation-name;type;tier;ages;summary;route-kind;route-text;cost;organisation-contact-phone\r\n\
                Caf\u{e9} club;Caf\u{e9};groups;advice;5 \u{2013} 11;Tea, cake \u{2013} and more.;drop-in;Come.;\u{a3}4.50 per session;1632960115\r\n";
    let windows: Vec<u8> = text
        .chars()
        .map(|c| match c {
            '\u{2013}' => 0x96,
            c => u8::try_from(u32::from(c)).unwrap(),
        })
        .collect();
    let utf16: Vec<u8> = std::iter::once(0xfeff_u16)
        .chain(text.replace(';', "\t").encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    for bytes in [text.as_bytes().to_vec(), format!("\u{feff}{text}").into_bytes(), windows, utf16] {
        let site = Site::small();
        site.write("x.csv", bytes);
        let run = import(&site, &["x.csv"]);
        assert_eq!(run.code, 0, "{}{}", run.out, run.err);
        let written = site.read("content/providers/caf.yaml");
        assert!(
            written.contains("name: Café\n") && written.contains("summary: Tea, cake – and more.\n"),
            "{written}"
        );
        assert!(
            written.contains("ages: 5-11\n") && written.contains("- { amount: 4.50, per: session }\n"),
            "{written}"
        );
        assert!(written.contains("phone: 01632 960 115"), "{written}");
        assert_eq!(site.build(&[]).code, 0);
    }
}

#[test]
fn titles_empty_rows_and_stray_spaces_are_no_matter() {
    let site = Site::small();
    site.write(
        "x.csv",
        format!(
            "Short breaks 2026,,,\n\nLast changed,12/10/2026\n{}\n\n,,,,,,,\n \u{a0}Swim\u{a0},Owls ,groups , advice,\u{a0}5-11,Fun.,drop-in,Come.\n",
            HEADINGS.to_uppercase().replace('-', "  ")
        ),
    );
    let run = import(&site, &["x.csv"]);
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    assert!(site.read("content/providers/owls.yaml").contains("  - id: swim\n    name: Swim\n"));
}

#[test]
fn a_row_with_a_mistake_is_left_out_and_the_others_are_not() {
    let site = Site::small();
    site.write(
        "x.csv",
        csv(&[
            "Swim,Owls,groups,advice,5-11,Fun.,drop-in,Come.",
            "",
            "Walk,Owls,grups,advice,teenagers,Fun.,drop-in,Come.",
            "\"Two\nlines\",Owls,groups,advice,5-11,Fun.,drop-in,",
            "Run,,groups,advice,5-11,Fun.,drop-in,Come.",
            "Swim,Owls,groups,advice,5-11,Fun.,drop-in,Come.",
        ]),
    );
    let run = import(&site, &["x.csv"]);
    assert_eq!(run.code, 1);
    let found = left_out(&run);
    let places: Vec<&str> = found.iter().map(|(place, _)| place.as_str()).collect();
    assert_eq!(places, ["C4", "E4", "row 6", "row 5", "row 7"], "{}", run.out);
    assert!(
        run.out.contains("did you mean `groups`?") && run.out.contains("has no `route.text`")
            || run.out.contains("has no `text`"),
        "{}",
        run.out
    );
    assert_eq!(site.read("content/providers/owls.yaml").matches("- id:").count(), 1);
}

#[test]
fn a_heading_that_is_not_known_is_reported_with_the_one_that_was_meant() {
    let site = Site::small();
    site.write("x.csv", "id,organisation-id,sumary,Office use,name\nsaturday-swim,splash,Fun,x,Swim\n");
    let run = import(&site, &["x.csv"]);
    assert_eq!(run.code, 1);
    let found = left_out(&run);
    assert_eq!(found[0], ("C1".to_owned(), "`sumary` is not a column that is known".to_owned()));
    assert_eq!(found[1].0, "D1");
    assert!(run.out.contains("did you mean `summary`?"), "{}", run.out);
    assert!(site.read("content/providers/splash.yaml").contains("name: Swim\n"));
}

#[test]
fn a_map_says_which_column_is_which() {
    let site = Site::small();
    site.write(
        "map.yaml",
        "columns: { name: Activity, organisation-name: Run by, ages: Age range, type: Sort, summary: What it is, when-days: Day, when-starts: From, when-ends: Until }\n\
         constants: { tier: advice, route-kind: any-referral, route-text: Ask us. }\n\
         values: { type: { After School: groups } }\nignore: [Office use only]\n",
    );
    site.write(
        "x.csv",
        "Activity\tRun by\tAge range\tSort\tWhat it is\tDay\tFrom\tUntil\tOffice use only\n\
         Chess\tRooks\t8 to 12\tafter school\tA game.\tTuesdays\t3.30pm\t17:00\tx\n",
    );
    let run = import(&site, &["x.csv", "--map", "map.yaml"]);
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    let written = site.read("content/providers/rooks.yaml");
    assert!(written.contains("- { days: [tuesday], time: 15:30-17:00 }"), "{written}");
    assert!(written.contains("type: groups\n    tier: advice\n"), "{written}");

    site.write("map.yaml", "columns: { nmae: Activity }\n");
    let run = import(&site, &["x.csv", "--map", "map.yaml"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("did you mean `name`?"), "{}", run.err);
}

#[test]
fn rows_that_disagree_about_their_organisation_are_reported() {
    let site = Site::small();
    site.write(
        "x.csv",
        format!(
            "{HEADINGS},organisation-contact-phone\n\
             Swim,Owls,groups,advice,5-11,Fun.,drop-in,Come.,01632 960 001\n\
             Walk,Owls,groups,advice,5-11,Fun.,drop-in,Come.,01632 960 002\n"
        ),
    );
    let run = import(&site, &["x.csv"]);
    assert_eq!((run.code, left_out(&run)[0].0.as_str()), (1, "I3"), "{}", run.out);
    let written = site.read("content/providers/owls.yaml");
    assert!(written.contains("01632 960 001") && written.contains("id: walk"), "{written}");
}

#[test]
fn what_is_no_list_of_services_is_refused_in_plain_words() {
    let site = Site::small();
    for (name, bytes) in [
        ("empty.csv", &b""[..]),
        ("letter.csv", b"Dear all,\nplease find attached.\n"),
        ("old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
        ("broken.xlsx", b"PK\x03\x04 nothing"),
        ("picture.csv", b"\x89PNG\0\0\0"),
    ] {
        site.write(name, bytes);
        let run = import(&site, &[name]);
        assert_eq!(run.code, 2, "{name}: {}{}", run.out, run.err);
        assert!(run.err.contains("help: "), "{name}: {}", run.err);
    }
}
