//! `services.csv` and `services.json` on the site.

use crate::support::{Run, Site, provider, service};

/// A listing whose address stays hidden, one that is closed, and one with a formula for a name.
fn site() -> Site {
    let site = Site::small();
    let venue = "venue: { name: Rose Cottage, address: 7 Secret Lane, postcode: ZZ9 9ZZ, area: riverside, hidden: yes }";
    let services = [
        service("at-home", venue),
        service("gone", "status: closed"),
        service("sums", "transport: =HYPERLINK(\"https://x.example.org/\")"),
    ];
    site.write("content/providers/carers.yaml", provider("carers", &services.concat()));
    let built = site.build(&[]);
    assert_eq!(built.code, 0, "{}", built.shown());
    site
}

#[test]
fn the_table_opens_right_in_a_spreadsheet() {
    let csv = site().read("public/services.csv");
    assert!(csv.starts_with("\u{feff}id,name,organisation-id,organisation-name,type,tier,ages,"), "{csv}");
    assert_eq!(csv.matches("\r\n").count(), 4, "headings and three services");
    assert_eq!(csv.replace("\r\n", "").matches(['\r', '\n']).count(), 0);
    // 5-11 would become a day in November.
    assert!(csv.contains(",5 to 11,"), "{csv}");
}

#[test]
fn no_cell_is_a_formula() {
    let csv = site().read("public/services.csv");
    assert!(csv.contains("\"'=HYPERLINK(\"\"https://x.example.org/\"\")\""), "{csv}");
    for cell in csv.trim_start_matches('\u{feff}').split(['\n', ',']) {
        let cell = cell.trim_start_matches('"');
        assert!(!cell.starts_with(['=', '+', '-', '@']), "{cell}");
    }
}

#[test]
fn what_the_site_does_not_show_is_in_no_file_of_it() {
    let site = site();
    for (path, bytes) in crate::support::tree(&site.path("public")) {
        let text = String::from_utf8_lossy(&bytes);
        for secret in ["Rose Cottage", "Secret Lane", "ZZ9 9ZZ", "The gone"] {
            assert!(!text.contains(secret), "{secret} is in {path}");
        }
    }
    let csv = site.read("public/services.csv");
    assert!(csv.contains("at-home") && csv.contains(",riverside,"), "{csv}");
    // The council's own copy has both.
    let own = Run::of(&mut site.command(&["export", "--format", "json"]));
    assert!(own.out.contains("7 Secret Lane") && own.out.contains("The gone"), "{}", own.out);
}

#[test]
fn programs_read_the_same_as_data() {
    let site = site();
    let services: serde_json::Value = serde_json::from_str(&site.read("public/services.json")).unwrap();
    let services = services.as_array().unwrap();
    let ids: Vec<&str> = services.iter().map(|one| one["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["at-home", "saturday-swim", "sums"]);
    assert_eq!(services[0]["organisation"]["name"], "The carers club");
    assert_eq!(services[0]["venue"], serde_json::json!({ "area": "riverside", "hidden": true }));
    assert_eq!(services[0]["status"], "open");
    assert_eq!(services[0]["ages"], "5-11");
    assert!(services[0]["organisation"].get("services").is_none());
}

#[test]
fn every_list_of_breaks_leads_to_both() {
    let page = site().read("public/services/index.html");
    assert!(page.contains("../services.csv") && page.contains("../services.json"), "{page}");
}
