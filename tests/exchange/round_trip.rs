//! What is exported and imported again is what it was.

use std::fs;

use crate::import;
use crate::support::{Run, Site, provider, service, tree};

/// Every key of a service, with signs that tables, spreadsheets and YAML take for their own.
const ODD: &str = r##"needs: [autism]
not-for: "=1+1, or; a \"quoted\" thing"
about: |
  -5 is the first line: here.

  - one; two, three
  - "four" \n five
criteria:
  - { id: first, text: "Has: a | b; c", evidence: "x | y" }
  - id: second
    text: |
      Two lines

      of it
when:
  - { days: [saturday, monday], time: 22:00-07:00, term: term-time, note: "By agreement (or not); yes: \\ no" }
  - { dates: [2026-12-01, 2026-12-08] }
  - { from: 2027-02-15, to: 2027-02-19 }
  - note: "@ home"
venue: { name: "'=Hall", address: "1 Mill Lane", postcode: ZZ1 1AA, area: riverside, serves: [lowick], access: [hoist], note: "+ a ramp", hidden: yes }
support: { ratio: 1:2, personal-care: no, medication: "by arrangement; ask", training: "-" }
cost:
  - { amount: 4.50, per: session }
  - { name: "under 5s: each", amount: 0, for: "a; b: c/d for all" }
cost-note: "£5 – or 10% off"
direct-payment: yes
transport: "#1 bus"
places: { total: 12, left: 0, waiting-list: yes, wait: about 3 months }
outcomes: ["fun, and more", "a; b", "no"]
languages: [British Sign Language, Urdu]
contact: { name: Night line, phone: "+353 1 234 5678", text: 07700 900 123, email: a@b.example.org, website: "https://b.example.org/?a=1;b", hours: "Always", address: "x, y", sign-language: "Relay UK" }
checked: { on: 2026-10-05, by: "The team; mostly" }
status: closed
status-note: "=closed"
added: 2024-09-02
changes:
  - { on: 2025-01-06, what: "The hall: moved; \"upstairs\"" }
  - { on: 2025-09-01, what: "=fewer places" }
closed: 2026-10-30
aliases: [old-name, older-name]
"##;

/// The example with one organisation more that has everything odd about it, and one that runs nothing.
fn site() -> Site {
    let site = Site::example();
    let mut yaml = provider("odd", &service("odd-swim", ODD));
    yaml.push_str(&service("odd-walk", "status: closed\n"));
    let yaml = yaml
        .replace("type: groups", "type: group-inclusive")
        .replace(
            "name: The odd club\n",
            "name: \"The odd: club\"\nkind: charity\nsummary: \"=odd\"\nabout: |\n  One.\n\n  Two.\ncontact: { phone: 0808 157 0001 }\n\
             registrations: [{ with: \"A: b\", number: 1-0 }, { with: Ofsted }]\n\
             contract: { commissioned: yes, ends: 2027-03-31, extensions: [1 year, P6M] }\nchecked: { on: 2026-01-02 }\naliases: [odder]\n",
        );
    site.write("content/providers/odd.yaml", yaml);
    // Its words for what families gain are odd too.
    site.edit(
        "content/outcomes.yaml",
        "also: [new friends,",
        "also: [\"fun, and more\", \"a; b\", \"no\", new friends,",
    );
    site.write("content/providers/quiet.yaml", "id: quiet\nname: Quiet\nsummary: Nothing at the moment.\n");
    site
}

fn export(site: &Site, args: &[&str]) -> String {
    let mut all = vec!["export"];
    all.extend(args);
    let run = Run::of(&mut site.command(&all));
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    run.out
}

#[test]
fn an_import_of_an_export_into_an_empty_folder_makes_the_same_site() {
    let (here, there) = (site(), site());
    let csv = export(&here, &[]);
    fs::remove_dir_all(there.path("content/providers")).unwrap();
    there.write("all.csv", &csv);
    let run = import(&there, &["all.csv"]);
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);

    for site in [&here, &there] {
        let built = site.build(&[]);
        assert_eq!(built.code, 0, "{}", built.shown());
    }
    let (before, after) = (tree(&here.path("public")), tree(&there.path("public")));
    assert!(before.keys().filter(|path| path.starts_with("services/")).count() > 100);
    assert_eq!(before.keys().collect::<Vec<_>>(), after.keys().collect::<Vec<_>>());
    for (path, bytes) in &before {
        assert!(after[path] == *bytes, "{path} differs");
    }
    // What no page shows is there as well: closed services, and every odd value.
    let sorted = |text: &str| {
        let mut records: Vec<String> = text.split("\r\n").map(str::to_owned).collect();
        records.sort();
        records
    };
    let again = export(&there, &[]);
    assert_eq!(sorted(&again), sorted(&csv));
    assert!(again.contains("odd-walk") && again.contains("quiet"));
}

#[test]
fn an_import_of_an_export_changes_no_byte() {
    let site = site();
    let csv = export(&site, &[]);
    site.write("all.csv", csv);
    let before = tree(&site.path("content"));
    for args in [&["all.csv"][..], &["all.csv", "--clear-empty", "--close-missing"]] {
        let run = import(&site, args);
        assert_eq!(run.code, 0, "{}", run.out);
        assert!(run.out.ends_with("not understood; no file changes\n"), "{}", run.out);
        assert!(tree(&site.path("content")) == before);
    }
}

#[test]
fn the_public_file_takes_no_hidden_address_away() {
    let site = site();
    let csv = export(&site, &["--public"]);
    assert!(!csv.contains("odd-swim"), "closed services are not public");
    site.write("services.csv", csv);
    let before = tree(&site.path("content"));
    let run = import(&site, &["services.csv", "--clear-empty"]);
    assert_eq!(run.code, 0, "{}", run.out);
    assert!(tree(&site.path("content")) == before, "{}", run.out);
}
