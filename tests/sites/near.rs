//! What is near: areas in the order of their distance, and the listings by where they are.

use crate::support::html::Document;
use crate::support::{Site, provider, service};

/// Three towns in a row from west to east along one parallel, seven miles and then fourteen apart, and a village
/// that has no place on the map.
const TOWNS: &str = "\
areas:
  - { id: westby, name: Westby, latitude: 54.5, longitude: -2.35 }
  - { id: midby, name: Midby, latitude: 54.5, longitude: -2.175 }
  - { id: eastby, name: Eastby, latitude: 54.5, longitude: -1.825 }
  - { id: nowhere, name: Nowhere }
";

fn towns() -> Site {
    let site = Site::small();
    let services = [
        ("a-east", "venue: { area: eastby }"),
        ("b-mid", "venue: { area: midby }"),
        ("c-west", "venue: { area: westby }"),
        ("d-home", "venue: { serves: [midby, westby] }"),
        ("e-nowhere", "venue: { area: nowhere }"),
        ("f-online", ""),
    ];
    let services: String = services.iter().map(|(id, more)| service(id, more)).collect();
    site.write("content/vocabulary.yaml", TOWNS);
    site.write("content/providers/splash.yaml", provider("splash", &services));
    site
}

/// The headings and the names below the heading of a list, in their order.
fn outline(page: &Document, from: &str) -> Vec<String> {
    let elements = page.elements().into_iter().take_while(|element| element.name() != "footer");
    let headings = elements.filter(|element| matches!(element.name(), "h2" | "h3" | "h4"));
    let titles: Vec<String> = headings.map(|heading| heading.text()).collect();
    titles.into_iter().skip_while(|title| title != from).skip(1).collect()
}

#[test]
fn the_breaks_near_an_area_stand_from_near_to_far_under_where_they_are() {
    let site = towns();
    site.built(&[]);
    let page = site.page("services/near/westby/");
    let wanted = [
        "In Westby",
        "The c-west",
        "Comes to families in Westby",
        "The d-home",
        "Midby, about 7 miles away",
        "The b-mid",
        "Eastby, about 21 miles away",
        "The a-east",
        "Nowhere, distance not known",
        "The e-nowhere",
        "No area given",
        "The f-online",
        "Near another area",
    ];
    assert_eq!(outline(&page, "The list of breaks"), wanted);
    // What comes to two areas stands under the nearer one.
    let page = site.page("services/near/eastby/");
    let wanted = ["In Eastby", "The a-east", "Midby, about 14 miles away", "The b-mid", "The d-home"];
    assert_eq!(outline(&page, "The list of breaks")[..5], wanted);
    assert!(!site.has("public/services/near/nowhere"), "nothing is known to be near it");
    let index = site.page("services/near/").one("main").text();
    assert!(index.contains("Midby") && !index.contains("Nowhere"), "{index}");
}

#[test]
fn an_area_names_its_neighbours_and_what_is_there() {
    let site = towns();
    site.built(&[]);
    let page = site.page("services/by/area/westby/");
    let wanted = ["Midby, about 7 miles: 2 breaks", "Eastby, about 21 miles: 1 break"];
    let near: Vec<String> = page.of_class("distances")[0].all("li").iter().map(|item| item.text()).collect();
    assert_eq!(near, wanted);
    let also = outline(&page, "Also near Westby");
    // The one that comes to Westby is in its own list, and is not said again.
    assert_eq!(also, ["Midby, about 7 miles away", "The b-mid", "Eastby, about 21 miles away", "The a-east"]);
    assert!(site.page("services/by/area/nowhere/").of_class("distances").is_empty());
}

#[test]
fn nearest_is_as_long_as_the_site_wants_and_says_that_there_is_more() {
    let site = towns();
    site.write(
        "content/site.yaml",
        site.read("content/site.yaml") + "listings: { nearest: 3, page-size: 2 }\n",
    );
    site.built(&[]);
    let first = site.page("services/near/midby/").text();
    assert!(first.contains("The 3 nearest short breaks, those nearest to Midby first."), "{first}");
    let second = site.page("services/near/midby/page/2/");
    assert!(second.one("h1").text().contains("page 2 of 2"));
    assert!(second.text().contains("These are not all."));
    assert!(!site.has("public/services/near/midby/page/3"));
}

#[test]
fn a_site_without_places_on_the_map_says_nothing_of_near() {
    let site = Site::small();
    site.built(&[]);
    assert!(!site.has("public/services/near"));
    assert!(!site.page("services/").text().contains("near you"));
}

#[test]
fn a_hidden_address_is_on_no_list() {
    let site = towns();
    let hidden =
        "venue: { name: Larch Cottage, address: 5 Mill Row, postcode: ZZ1 1AA, area: midby, hidden: yes }";
    site.write("content/providers/splash.yaml", provider("splash", &service("carer", hidden)));
    site.built(&[]);
    for (file, bytes) in site.files() {
        let text = String::from_utf8_lossy(&bytes);
        for secret in ["Larch Cottage", "Mill Row", "ZZ1 1AA", "ZZ11AA"] {
            assert!(!text.contains(secret), "{file} names {secret}");
        }
    }
    assert!(site.page("services/a-to-z/").text().contains("Midby"));
}
