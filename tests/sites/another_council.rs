//! Another council, with levels of support of its own: no more than a change of words in the content.

use crate::support::{Site, tree};

/// The tiers of the example, and the four that another council has in their place.
const TIERS: &str = "\
- id: welcome
  letter: W
  name: Welcome and wayfinding
  summary: Everything that is open to all.
  who-for: Everybody.
  route: { kind: drop-in, text: Come as you are. }
  assessment: not-needed
- id: extra
  letter: X
  name: Extra hands
  summary: Some help to join in.
  who-for: Children who need some help to join in.
  route: { kind: self-referral, text: Ring us. }
  assessment: short-conversation
- id: yearly
  letter: Y
  name: Yearly plan
  summary: Regular help through the year.
  who-for: Children who need help every week.
  route: { kind: any-referral, text: Ask anybody you trust. }
  assessment: early-help
- id: zenith
  letter: Z
  name: Zenith care
  summary: The most that we can do.
  who-for: Children who need care day and night.
  route: { kind: assessment, text: Ask for an assessment. }
  assessment: social-care
";

/// The example as Zedshire would have it: its own name, four levels of its own, and its own words about them.
fn zedshire() -> Site {
    let site = Site::example();
    for (path, bytes) in tree(&site.path("content")) {
        let Ok(text) = String::from_utf8(bytes) else { continue };
        // Policy text and figures are about the old levels; a council writes its own.
        let kept = ["site.yaml", "statement.yaml", "break-types.yaml", "vocabulary.yaml"];
        if !kept.contains(&path.as_str()) && !path.starts_with("providers/") && !path.starts_with("assets/") {
            site.remove(&format!("content/{path}"));
            continue;
        }
        // Every second service of the level in the middle goes to a level that the example has not.
        let mut second = false;
        let lines = text.lines().map(|line| {
            let line = line.replace("Northmoor", "Zedshire").replace("northmoor", "zedshire");
            match line.trim() {
                "tier: advice" => line.replace("advice", "welcome"),
                // Its own committee has decided nothing yet.
                contract if contract.starts_with("contract: { decision:") => String::new(),
                "tier: specialist" => line.replace("specialist", "zenith"),
                "tier: additional" => {
                    second = !second;
                    line.replace("additional", if second { "extra" } else { "yearly" })
                }
                _ if line.contains("page:") || line.contains("link: tier:") || line.contains("section:") => {
                    without_target(&line)
                }
                _ => line,
            }
        });
        let lines: Vec<String> = lines.filter(|line| !line.is_empty()).collect();
        site.write(&format!("content/{path}"), lines.join("\n") + "\n");
    }
    site.write("content/tiers.yaml", TIERS);
    // The menus lead to pages that the new council has not written yet.
    let text = site.read("content/site.yaml");
    let (before, rest) = text.split_once("\nmenu:").unwrap();
    let listings = rest.split_once("\nlistings:").unwrap().1;
    site.write("content/site.yaml", format!("{before}\nlistings:{listings}"));
    site
}

/// A line without the link in it to a page of the example.
fn without_target(line: &str) -> String {
    if line.trim_start().starts_with("link:") {
        return String::new();
    }
    match (line.find(", link: "), line.rfind('}')) {
        (Some(start), Some(end)) => format!("{}{}", &line[..start], &line[end..]),
        _ => line.to_owned(),
    }
}

#[test]
fn four_other_levels_need_no_change_of_the_program() {
    let site = zedshire();
    let run = site.build(&[]);
    assert_eq!(run.code, 0, "{}", run.err);
    let files = site.files();
    assert!(files.len() > 200, "{} files", files.len());

    let pages = files.iter().filter(|(path, _)| path.ends_with(".html") || path.ends_with(".xml"));
    for (path, bytes) in pages {
        let text = String::from_utf8_lossy(bytes);
        let old =
            ["Advice and activities for everyone", "Additional support", "Specialist support", "Northmoor"];
        let old_ids =
            ["eligibility/advice/", "eligibility/additional/", "eligibility/specialist/", "tier/advice/"];
        for old in old.iter().chain(&old_ids) {
            assert!(!text.contains(old), "{old:?} is in {path}");
        }
        assert!(!path.contains("/tier/additional/") && !path.contains("northmoor"), "{path}");
    }

    let page = site.page("eligibility/");
    let heads = page.one("table").all("th").into_iter().filter(|th| th.attribute("scope") == Some("col"));
    let letters: Vec<_> = heads.map(|th| th.text()).collect();
    assert_eq!(letters, ["W Welcome and wayfinding", "X Extra hands", "Y Yearly plan", "Z Zenith care"]);
    assert!(page.text().contains("There are 4 levels of support."), "{}", page.text());
    for tier in ["welcome", "extra", "yearly", "zenith"] {
        assert!(site.has(&format!("public/eligibility/{tier}/index.html")), "{tier}");
        assert!(!site.page(&format!("services/by/tier/{tier}/")).of_class("service").is_empty(), "{tier}");
    }
    assert!(site.page("").text().contains("Zedshire Council"));
}
