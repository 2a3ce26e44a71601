//! Files that people have edited by hand keep what they wrote.

use crate::support::{Site, provider, service};
use crate::{import, left_out};

const FILE: &str = "content/providers/splash.yaml";

const BY_HAND: &str = "\
# Ask Jo before changing this one.
name: 'Splash'   # its full name
id: splash
contact: { email: a@splash.example.org, phone: 01632 960 115 } # checked by phone

services:

  # The first one we ever had.
  - id: saturday-swim
    name: \"Saturday swim\"
    type: groups
    tier:   advice   # not yet the other
    ages: 5-11
    when:
      # in the small pool
      - { days: [saturday], time: 10:00-11:30 }   # not in August
    needs:
      - autism   # since 2024
      - deaf
    summary: |
      Small-group swimming.
    transport: >
      By bus,
      or on foot.
    # Their own words:
    about: |
      Bring a towel.

      # not a comment

    route: { kind: drop-in, text: Come along. }

# Ends here.
";

#[test]
fn only_what_differs_is_changed() {
    let site = Site::small();
    site.write(FILE, BY_HAND);
    site.write(
        "x.csv",
        "ID,Name,Organisation ID,Organisation contact phone,Tier,Ages,When,Needs,Summary,Transport,About,Places left,Status\n\
         saturday-swim,Saturday swim,splash,01632 960116,advice,6 to 11,Saturdays 10am to 12 (see the web)|,\"autism, adhd\",Swimming.,By bus,Bring it.,3,full\n"
            .replace("12 (see the web)|", "11.30am; sunday 09:00-10:00"),
    );
    let run = import(&site, &["x.csv"]);
    assert_eq!(run.code, 0, "{}", run.out);
    assert_eq!(
        site.read(FILE),
        "\
# Ask Jo before changing this one.
name: 'Splash'   # its full name
id: splash
contact: { email: a@splash.example.org, phone: 01632 960 116 } # checked by phone

services:

  # The first one we ever had.
  - id: saturday-swim
    name: \"Saturday swim\"
    type: groups
    tier:   advice   # not yet the other
    ages: 6-11
    when:
      # in the small pool
      - { days: [saturday], time: 10:00-11:30 }   # not in August
      - { days: [sunday], time: 09:00-10:00 }
    # since 2024
    needs: [autism, adhd]
    summary: Swimming.
    transport: By bus
    # Their own words:
    about: Bring it.

    route: { kind: drop-in, text: Come along. }
    places: { left: 3 }
    status: full

# Ends here.
"
    );
    assert!(run.out.contains("changed   saturday-swim ages: `5-11` is now `6-11` (F2)"), "{}", run.out);
}

#[test]
fn a_file_with_the_line_breaks_and_the_mark_of_windows_keeps_them() {
    let site = Site::small();
    site.write(FILE, format!("\u{feff}{}", BY_HAND.replace('\n', "\r\n")));
    site.write("x.csv", "id,organisation-id,about,transport\nsaturday-swim,splash,\"One\n\nTwo\",By car\n");
    let run = import(&site, &["x.csv"]);
    assert_eq!(run.code, 0, "{}", run.out);
    let text = site.read(FILE);
    assert!(text.starts_with("\u{feff}# Ask Jo"));
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
    assert!(
        text.contains("    transport: By car\r\n") && text.contains("      One\r\n\r\n      Two\r\n"),
        "{text}"
    );
}

#[test]
fn what_the_sheet_leaves_empty_stays_unless_it_is_asked_for() {
    let site = Site::small();
    site.write(FILE, BY_HAND);
    site.write("x.csv", "id,organisation-id,about,transport\nsaturday-swim,splash,,\n");
    let run = import(&site, &["x.csv", "--verbose"]);
    assert_eq!(site.read(FILE), BY_HAND);
    assert!(run.out.contains("kept      saturday-swim: ") && run.out.contains("transport"), "{}", run.out);

    let run = import(&site, &["x.csv", "--clear-empty"]);
    assert_eq!(run.code, 0, "{}", run.out);
    let text = site.read(FILE);
    assert!(!text.contains("transport") && !text.contains("Bring a towel"), "{text}");
    assert!(text.contains("    # Their own words:\n"), "{text}");
}

#[test]
fn a_new_service_stands_after_the_others_and_a_new_organisation_in_a_file_of_its_own() {
    let site = Site::small();
    site.write(FILE, BY_HAND);
    site.write(
        "x.csv",
        "name,organisation-name,type,tier,ages,summary,route-kind,route-text\n\
         Sunday swim,Splash,Groups and clubs,advice,8+,More of it.,self-referral,Phone us.\n\
         Night walk,Owls,groups,Advice and activities,8+,A walk.,Drop in,Come.\n",
    );
    let run = import(&site, &["x.csv"]);
    assert_eq!(run.code, 0, "{}", run.out);
    assert!(site.read(FILE).ends_with(
        "    route: { kind: drop-in, text: Come along. }\n\n  - id: sunday-swim\n    name: Sunday swim\n    type: groups\n    \
         tier: advice\n    ages: 8+\n    summary: More of it.\n    route: { kind: self-referral, text: Phone us. }\n\n# Ends here.\n"
    ), "{}", site.read(FILE));
    assert_eq!(
        site.read("content/providers/owls.yaml"),
        "id: owls\nname: Owls\nservices:\n  - id: night-walk\n    name: Night walk\n    type: groups\n    tier: advice\n    \
         ages: 8+\n    summary: A walk.\n    route: { kind: drop-in, text: Come. }\n"
    );
    assert!(run.out.contains("gone      saturday-swim is not in the file; it stays as it is"), "{}", run.out);
    assert_eq!(site.build(&[]).code, 0);
    // A second time nothing is new.
    assert!(import(&site, &["x.csv"]).out.contains("0 new, 0 changed, 2 as they were"));
}

#[test]
fn services_that_the_sheet_has_no_longer_are_closed_when_asked() {
    let site = Site::small();
    site.write("x.csv", "name,organisation-name\nOther,Nobody\n");
    let run = import(&site, &["x.csv", "--close-missing"]);
    assert!(run.out.contains("closed    saturday-swim, which the file no longer has"), "{}", run.out);
    assert!(site.read(FILE).ends_with("    status: closed\n"), "{}", site.read(FILE));
}

#[test]
fn a_file_that_cannot_be_changed_for_sure_is_left_alone() {
    let site = Site::small();
    let two = service("a", "venue: &hall { name: Hall, area: riverside }") + &service("b", "venue: *hall");
    site.write(FILE, provider("splash", &two));
    let before = site.read(FILE);
    site.write("x.csv", "id,organisation-id,venue-name\na,splash,Barn\nb,splash,\n");
    let run = import(&site, &["x.csv"]);
    assert_eq!(run.code, 1);
    assert_eq!(site.read(FILE), before);
    let (place, why) = &left_out(&run)[0];
    assert_eq!(place, FILE);
    assert!(why.contains("it is left as it is"), "{why}");
}

#[test]
fn a_file_with_mistakes_is_not_touched() {
    let site = Site::small();
    site.edit(FILE, "tier: advice", "teir: advice");
    let before = site.read(FILE);
    site.write("x.csv", "id,organisation-id,name\nsaturday-swim,splash,New name\n");
    let run = import(&site, &["x.csv"]);
    assert_eq!((run.code, site.read(FILE)), (1, before));
    assert!(left_out(&run)[0].1.contains("has mistakes in it"), "{}", run.out);
}

#[test]
fn a_dry_run_writes_nothing() {
    let site = Site::small();
    let before = site.read(FILE);
    site.write("x.csv", "id,organisation-id,name\nsaturday-swim,splash,New name\n");
    let run = import(&site, &["x.csv", "--dry-run"]);
    assert_eq!((run.code, site.read(FILE)), (0, before));
    assert!(run.out.contains("1 changed") && run.out.contains("1 file would be written"), "{}", run.out);
}
