//! How a list says what it shows, and leads on to others.

use crate::support::html::{Document, Element};
use crate::support::{Site, provider, service};

/// Three services in two areas: one is full, one closed for now.
fn three() -> Site {
    let site = Site::small();
    let services = [
        service("2-day-camp", "venue: { area: riverside }\nneeds: [autism]\nstatus: full"),
        service(
            "archery",
            "venue: { area: riverside }\nstatus: temporarily-closed\ncost: [{ amount: 3, per: session }]",
        ),
        service("zebra", "venue: { serves: [riverside, hillside] }\ncost: [{ amount: 12, per: hour }]"),
    ];
    site.write("content/providers/splash.yaml", provider("splash", &services.concat()));
    site
}

fn lead(page: &Document) -> String {
    page.of_class("lead")[0].text()
}

/// The addresses of the links that take a choice back.
fn removals(page: &Document) -> Vec<String> {
    let chosen = page.of_class("chosen");
    let links = chosen.iter().flat_map(|chosen| chosen.all("a"));
    links.map(|link| format!("{} -> {}", link.text(), link.attribute("href").unwrap())).collect()
}

/// What is marked as chosen among the ways to narrow.
fn marked(page: &Document) -> Vec<String> {
    let is_marked = |link: &Element| link.attribute("aria-current") == Some("true");
    let filters = page.of_class("filters");
    let links = filters.iter().flat_map(|filters| filters.all("a")).filter(is_marked);
    links.map(|link| link.all("span")[0].text()).collect()
}

#[test]
fn a_list_says_in_a_sentence_what_it_shows() {
    let site = three();
    site.built(&[]);
    for (url, wanted) in [
        (
            "services/",
            "There are 3 short breaks; 1 is full and 1 is closed for now. They are in the order of their names.",
        ),
        (
            "services/by/area/riverside/",
            "There are 3 short breaks in Riverside; 1 is full and 1 is closed for now. They are in the order of their names.",
        ),
        ("services/by/area/hillside/", "There is 1 short break in Hillside."),
        (
            "services/by/need/autism/",
            "There are 3 short breaks for autism; 1 is full and 1 is closed for now. They are in the order of their names.",
        ),
        ("services/by/price/up-to-5/", "There is 1 short break for up to £5; it is closed for now."),
        ("services/by/price/other/", "There is 1 short break paid in another way."),
        ("services/by/price/not-given/", "There is 1 short break without a price; it is full."),
        ("services/by/area/hillside/age/8-11/", "There is 1 short break in Hillside for ages 8 to 11."),
    ] {
        assert_eq!(lead(&site.page(url)), wanted, "{url}");
    }
}

#[test]
fn each_choice_can_be_taken_back_and_is_marked() {
    let site = three();
    site.built(&[]);
    let one = site.page("services/by/area/riverside/");
    assert_eq!(removals(&one), ["Remove Area: Riverside -> ../../../../services/"]);
    assert_eq!(marked(&one), ["Riverside"]);
    let both = site.page("services/by/area/riverside/age/5-7/");
    let wanted = [
        "Remove Area: Riverside -> ../../../../../../services/by/age/5-7/",
        "Remove Age: 5 to 7 years -> ../../../../../../services/by/area/riverside/",
    ];
    assert_eq!(removals(&both), wanted);
    assert_eq!(marked(&both), ["Riverside", "5 to 7 years"]);
    assert!(removals(&site.page("services/")).is_empty());
}

#[test]
fn the_site_says_which_ways_there_are_and_which_go_together() {
    let site = three();
    let settings =
        site.read("content/site.yaml") + "listings: { facets: [price, area, tier], pairs: [tier, price] }\n";
    site.write("content/site.yaml", settings);
    site.built(&[]);
    let names: Vec<String> = site.page("services/by/").all("h2").iter().map(|h2| h2.text()).collect();
    assert_eq!(names[..3], ["Price", "Area", "Level of support"]);
    // One address for each two, in the order of the site.
    assert!(site.has("public/services/by/price/up-to-5/tier/advice/index.html"));
    assert!(!site.has("public/services/by/tier/advice/price"));
    assert!(!site.has("public/services/by/area/riverside/tier"));
    assert!(!site.has("public/services/by/age"));
    let none = site.read("content/site.yaml").replace("pairs: [tier, price]", "pairs: []");
    site.write("content/site.yaml", none);
    site.built(&[]);
    assert!(!site.has("public/services/by/price/up-to-5/tier"));
}

#[test]
fn prices_fall_into_the_bands_of_the_site() {
    let site = three();
    site.write("content/site.yaml", site.read("content/site.yaml") + "listings: { price-bands: [2.50] }\n");
    site.built(&[]);
    assert_eq!(site.page("services/by/price/over-2-50/").one("h1").text(), "Short breaks for over £2.50");
    assert!(!site.has("public/services/by/price/up-to-2-50"), "nothing costs so little");
}

#[test]
fn a_to_z_leads_to_the_letters_that_there_are() {
    let site = three();
    site.edit("content/providers/splash.yaml", "name: The 2-day-camp", "name: 2 day camp");
    site.edit("content/providers/splash.yaml", "name: The archery", "name: “Archery”");
    site.edit("content/providers/splash.yaml", "name: The zebra", "name: Écoute");
    site.built(&[]);
    let page = site.page("services/a-to-z/");
    let letters = page.of_class("letters")[0].all("a");
    let letters: Vec<String> =
        letters.iter().map(|link| format!("{} {}", link.text(), link.attribute("href").unwrap())).collect();
    assert_eq!(letters, ["A #letter-a", "É #letter-é", "0 to 9 #letter-digits"]);
    let under: Vec<String> =
        page.of_class("letter-group").iter().map(|group| group.all("h2")[0].text()).collect();
    assert_eq!(under, ["A", "É", "0 to 9"]);
    assert!(page.of_class("letter-group")[2].text().contains("Full · Ages 5 to 11 · Riverside"));
}

#[test]
fn a_site_without_services_has_nothing_to_narrow_and_says_so() {
    let site = Site::small();
    site.remove("content/providers/splash.yaml");
    site.built(&[]);
    for url in ["services/", "services/all/", "services/a-to-z/"] {
        assert_eq!(lead(&site.page(url)), "There are no short breaks here yet.", "{url}");
    }
    assert!(!site.has("public/services/near"));
}
