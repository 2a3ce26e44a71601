//! A real spreadsheet: LibreOffice makes it from a flat document, with the merged cells, serial dates and numbers in
//! place of phone numbers that people's sheets have.

use std::path::Path;
use std::process::Command;

use crate::support::Site;
use crate::{import, left_out};

/// Turns the document into a workbook, in a profile of its own so that no other LibreOffice is in the way.
fn workbook(site: &Site) {
    let document = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/exchange/services.fods");
    let profile = format!("-env:UserInstallation=file://{}", site.path("profile").display());
    let made = Command::new("soffice")
        .args([&profile, "--headless", "--convert-to", "xlsx", "--outdir"])
        .arg(site.root())
        .arg(document)
        .output();
    match made {
        Ok(made) => assert!(site.has("services.xlsx"), "{}", String::from_utf8_lossy(&made.stderr)),
        Err(error) => panic!("LibreOffice is needed (Debian: libreoffice-calc-nogui): {error}"),
    }
}

#[test]
fn each_row_of_a_workbook_lands_right_or_is_reported() {
    let site = Site::small();
    workbook(&site);
    let run = import(&site, &["services.xlsx"]);
    assert_eq!(run.code, 1, "{}{}", run.out, run.err);
    let places: Vec<String> = left_out(&run).into_iter().map(|(place, _)| place).collect();
    assert_eq!(places, ["D7", "J8"], "{}", run.out);
    assert!(run.out.contains("write the ages as `5 to 11`"), "{}", run.out);
    assert!(run.out.contains("`last spring` is not a date"), "{}", run.out);
    assert_eq!(
        site.read("content/providers/caf-owls.yaml"),
        "\
id: caf-owls
name: Café Owls
contact: { phone: 01632 960 115 }
services:
  - id: swim
    name: Swim
    type: groups
    tier: advice
    ages: 5-11
    summary: Fun in the water.
    when:
      - { days: [saturday], time: 10:00-11:30 }
    venue: { name: The pool, postcode: ZZ1 1AA, area: riverside }
    cost:
      - { amount: 4.50, per: session }
    direct-payment: yes
    route: { kind: drop-in, text: Come along. }
    places: { total: 12 }
    checked: { on: 2026-03-01 }

  - id: walk
    name: Walk
    type: groups
    tier: advice
    ages: 8
    summary: A walk.
    when:
      - { days: [sunday], time: 14:00-16:00 }
    venue: { name: The gate, area: hillside }
    cost:
      - { amount: 0 }
    direct-payment: no
    route: { kind: drop-in, text: Come along. }
    checked: { on: 2026-03-02 }
"
    );
    let built = site.build(&[]);
    assert_eq!(built.code, 0, "{}", built.shown());
}

#[test]
fn a_sheet_is_chosen_by_its_name() {
    let site = Site::small();
    workbook(&site);
    let run = import(&site, &["services.xlsx", "--sheet", "Others"]);
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    assert!(site.has("content/providers/larks.yaml"));
    let run = import(&site, &["services.xlsx", "--sheet", "Othres"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("did you mean `Others`?"), "{}", run.err);
}
