//! The icons of a site and the picture beside a shared link: there on every page, in the council's colours, and the
//! council's own where it has made them.

use crate::support::Site;

/// The width and height that a PNG file says it has.
fn size(png: &[u8]) -> (u32, u32) {
    assert_eq!(&png[..8], b"\x89PNG\r\n\x1a\n");
    let number = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
    (number(16), number(20))
}

/// The one file whose name starts and ends so.
fn file(site: &Site, start: &str, end: &str) -> (String, Vec<u8>) {
    let files = site.files();
    let mut found = files.into_iter().filter(|(path, _)| path.starts_with(start) && path.ends_with(end));
    let one = found.next().unwrap_or_else(|| panic!("there is no {start}…{end}"));
    assert!(found.next().is_none());
    one
}

fn meta(site: &Site, page: &str, property: &str) -> String {
    let page = site.page(page);
    let metas = page.all("meta");
    let named = |name: &str| metas.iter().find(|meta| meta.attribute(name) == Some(property));
    let meta = named("property").or_else(|| named("name")).unwrap_or_else(|| panic!("no {property}"));
    meta.attribute("content").unwrap().to_owned()
}

#[test]
fn every_page_says_what_a_shared_link_shows() {
    let site = Site::small();
    site.built(&[]);
    let (path, picture) = file(&site, "assets/theme/social.", ".png");
    assert_eq!(size(&picture), (1200, 630));
    assert!(picture.len() < 100_000, "{} bytes", picture.len());
    for page in ["", "statement/", "services/saturday-swim/", "eligibility/advice/"] {
        assert_eq!(meta(&site, page, "og:image"), format!("https://shortbreaks.westmere.example.org/{path}"));
        assert_eq!(meta(&site, page, "og:url"), format!("https://shortbreaks.westmere.example.org/{page}"));
        assert_eq!(meta(&site, page, "og:type"), "website");
        assert_eq!(meta(&site, page, "twitter:card"), "summary_large_image");
        assert!(!meta(&site, page, "og:description").is_empty());
    }
    assert_eq!(meta(&site, "services/saturday-swim/", "og:title"), "The saturday-swim");
    assert_eq!(meta(&site, "services/saturday-swim/", "og:description"), "What the saturday-swim is.");
}

#[test]
fn icons_have_the_colours_of_the_council_and_the_letter_of_its_area() {
    let site = Site::small();
    site.built(&[]);
    let (_, before) = file(&site, "assets/theme/favicon.", ".svg");
    assert_eq!(size(&file(&site, "assets/theme/favicon.", ".png").1), (32, 32));
    let (_, phone) = file(&site, "assets/theme/apple-touch-icon.", ".png");
    assert_eq!(size(&phone), (180, 180));

    site.edit("content/site.yaml", "contact:\n", "colours: { brand: \"#601a4a\" }\ncontact:\n").built(&[]);
    let (path, svg) = file(&site, "assets/theme/favicon.", ".svg");
    let svg = String::from_utf8(svg).unwrap();
    assert!(svg.contains("#601a4a"), "{svg}");
    assert!(site.html("services/saturday-swim/").contains(&format!("\"../../{path}\"")));
    let letter = |svg: &str| svg.split(" d=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    assert_eq!(letter(&svg), letter(&String::from_utf8(before).unwrap()), "the letter is the same");

    site.edit("content/site.yaml", "area: Westmere", "area: Castle and Weir").built(&[]);
    let two = String::from_utf8(file(&site, "assets/theme/favicon.", ".svg").1).unwrap();
    assert_eq!(letter(&two).matches('M').count(), 2, "C and W: {two}");
}

#[test]
fn texts_of_any_length_and_script_make_a_picture() {
    let long =
        "A very long title of a site that goes on and on, for the families of every one of its many areas "
            .repeat(9);
    let word = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch".repeat(4);
    let mut pictures = Vec::new();
    for title in [long.trim(), word.as_str(), "وقفے", "Short breaks"] {
        let site = Site::small();
        site.edit("content/site.yaml", "Short breaks in Westmere", title).built(&[]);
        let (_, picture) = file(&site, "assets/theme/social.", ".png");
        assert_eq!(size(&picture), (1200, 630));
        assert!(!pictures.contains(&picture), "{title} shows nothing of its own");
        pictures.push(picture);
    }
}

#[test]
fn the_councils_own_pictures_take_the_place_of_those_that_are_made() {
    let site = Site::small();
    site.built(&[]);
    let (_, made) = file(&site, "assets/theme/social.", ".png");
    let own = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'/>";
    site.write("content/assets/social.png", &made).write("content/assets/favicon.svg", own).built(&[]);
    let (picture, _) = file(&site, "assets/social.", ".png");
    assert_eq!(meta(&site, "", "og:image"), format!("https://shortbreaks.westmere.example.org/{picture}"));
    let (icon, bytes) = file(&site, "assets/favicon.", ".svg");
    assert_eq!(bytes, own.as_bytes());
    assert!(site.html("").contains(&format!("\"./{icon}\"")));
    assert!(!site.files().keys().any(|path| path.starts_with("assets/theme/social.")));
    let run = crate::support::Run::of(&mut site.command(&["check", "--rule", "unused"]));
    assert!(!run.err.contains("social.png") && !run.err.contains("favicon"), "{}", run.err);
}

#[test]
fn a_logo_for_dark_colours_stands_beside_the_other() {
    let site = Site::small();
    let svg = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 90 30'/>";
    site.write("content/assets/logo.svg", svg).write("content/assets/night.svg", svg.replace("90", "80"));
    let keys = "  area: Westmere\n  logo: logo.svg\n  logo-dark: night.svg\n";
    site.edit("content/site.yaml", "  area: Westmere\n", keys).built(&[]);
    let page = site.page("");
    let logo =
        page.all("img").into_iter().find(|img| img.attribute("alt") == Some("Westmere Council")).unwrap();
    assert!(logo.attribute("src").unwrap().contains("logo."));
    let source = page.one("source");
    assert!(source.attribute("srcset").unwrap().contains("night."));
    assert_eq!(source.attribute("media"), Some("(prefers-color-scheme: dark)"));

    site.remove("content/assets/night.svg");
    let run = site.build(&[]);
    assert_eq!(run.rules(), ["unknown-asset"], "{}", run.err);
    assert_eq!(run.places(), ["content/site.yaml:5:14"], "{}", run.err);
}
