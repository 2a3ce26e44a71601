//! A phone number beside each step that a family could take only online.

use crate::support::{Run, Site, TODAY, document, provider, service};

const LINE: &str = "If you cannot do this online, call 01632 960 001.";

fn times(site: &Site, page: &str) -> usize {
    site.page(page).one("main").text().matches(LINE).count()
}

/// The least site with another way to ask for its level.
fn with_route(route: &str) -> Site {
    let site = Site::small();
    site.edit(
        "content/tiers.yaml",
        "route: { kind: drop-in, text: Choose a club and go. }",
        &format!("route: {{ kind: self-referral, {route} }}"),
    );
    site
}

#[test]
fn a_level_that_is_asked_for_with_a_form_shows_the_phone_number_too() {
    for route in [
        "text: Fill in the form., link: 'https://forms.example.org/short-breaks'",
        "text: Email the team at hello@westmere.example.org.",
        "text: Fill in the form., link: 'page:ask'",
    ] {
        let site = with_route(route);
        site.write("content/pages/ask.md", document("Ask", "", "[The form](https://forms.example.org/ask)."));
        site.built(&[]);
        assert_eq!(times(&site, "eligibility/advice/"), 1, "{route}");
        let text = site.read("public/statement.txt");
        assert!(text.contains("If you cannot do this online, call 01632 960 001."), "{route}");
    }
}

#[test]
fn a_way_that_is_not_only_online_has_no_such_line() {
    for route in [
        "text: Come along.",
        "text: Phone 01632 960 004 or fill in the form., link: 'https://forms.example.org/short-breaks'",
        "text: See how to ask., link: 'page:ask'",
    ] {
        let site = with_route(route);
        let body = "Use [the form](https://forms.example.org/ask) or phone {{ contact(\"phone\") }}.";
        site.write("content/pages/ask.md", document("Ask", "", body));
        site.built(&[]);
        assert_eq!(times(&site, "eligibility/advice/"), 0, "{route}");
    }
}

#[test]
fn a_listing_shows_it_once_and_not_beside_a_number_of_its_own() {
    let form = "route: { kind: self-referral, text: Book a place., link: 'https://book.example.org/' }";
    let own = |contact: &str| {
        let yaml =
            service("saturday-swim", contact).replace("route: { kind: drop-in, text: Come along. }", form);
        let site = Site::small();
        site.write("content/providers/splash.yaml", provider("splash", &yaml)).built(&[]);
        times(&site, "services/saturday-swim/")
    };
    assert_eq!(own("contact: { email: hello@splash.example.org }"), 1);
    assert_eq!(own("contact: { email: hello@splash.example.org, phone: 01632 960 115 }"), 0);
    assert_eq!(own("contact: { email: hello@splash.example.org, address: 4 Bath Lane }"), 0);
    assert_eq!(own(""), 1);
}

#[test]
fn an_organisation_and_another_contact_that_have_only_an_email_address_show_it() {
    let site = Site::small();
    let splash = format!(
        "contact: {{ email: hello@splash.example.org }}\n{}",
        provider("splash", &service("saturday-swim", ""))
    );
    let other = "contacts:\n  - id: advice\n    name: Advice\n    summary: They advise.\n    contact: { email: a@advice.example.org }\nfeedback:";
    site.write("content/providers/splash.yaml", splash)
        .edit("content/site.yaml", "feedback:", other)
        .built(&[]);
    assert_eq!(times(&site, "providers/splash/"), 1);
    assert_eq!(times(&site, "contact/"), 1);
    assert_eq!(times(&site, "services/saturday-swim/"), 1, "the contact beside a listing is only online");
}

const GUIDE: &str = "\
assessment: { text: You can ask for an assessment., link: site:contact }
questions:
  - id: near
    question: Do you live near?
    answers:
      - { text: Yes, then: by-form }
      - { text: No, then: by-phone }
ends:
  - id: by-form
    title: Fill in the form
    next: Fill in [the form](https://forms.example.org/ask).
  - id: by-phone
    title: Phone another council
    next: Find [your council](https://councils.example.org/) or phone 01632 960 009.
";

#[test]
fn an_end_of_the_guide_that_leads_only_online_shows_it() {
    let site = Site::small();
    site.write("content/eligibility.yaml", GUIDE).built(&[]);
    assert_eq!(times(&site, "eligibility/guide/by-form/"), 1);
    assert_eq!(times(&site, "eligibility/guide/by-phone/"), 0);
    assert_eq!(times(&site, "eligibility/guide/all/"), 1);
}

#[test]
fn where_the_council_has_no_phone_each_such_step_is_a_finding_at_its_place() {
    let site = with_route("text: Fill in the form., link: 'https://forms.example.org/short-breaks'");
    site.write("content/eligibility.yaml", GUIDE).edit("content/site.yaml", "  phone: 01632 960 001\n", "");
    let run = Run::of(&mut site.command(&["check", "--today", TODAY, "--rule", "online-only"]));
    assert_eq!(run.err.matches("[online-only]").count(), 2, "{}", run.err);
    assert!(run.places().iter().any(|place| place.starts_with("content/tiers.yaml:6:")), "{}", run.err);
    assert!(
        run.places().iter().any(|place| place.starts_with("content/eligibility.yaml:11:")),
        "{}",
        run.err
    );
    assert!(run.err.contains("add `phone:` to `contact:` in site.yaml"), "{}", run.err);
    site.built(&[]);
    assert!(!site.page("eligibility/advice/").one("main").text().contains("If you cannot do this online"));
}
