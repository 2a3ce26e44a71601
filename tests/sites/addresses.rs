//! Which addresses there are: old ones, drafts, places that stay out of the site, services that have closed.

use crate::support::{Site, document, provider, service};

/// A site with an old address of each kind.
fn renamed() -> Site {
    let site = Site::small();
    site.write(
        "content/providers/splash.yaml",
        provider("splash", &service("saturday-swim", "aliases: [splash-saturdays]"))
            .replace("name: The splash club", "name: The splash club\naliases: [swimmers]"),
    )
    .write("content/statement/01-range.md", document("The range", "aliases: [menu]\n", "Many kinds."))
    .write("content/pages/privacy.md", document("Privacy", "aliases: [data]\n", "We keep little."))
    .edit(
        "content/tiers.yaml",
        "  assessment: not-needed\n",
        "  assessment: not-needed\n  aliases: [universal]\n",
    );
    site
}

#[test]
fn old_addresses_lead_to_the_new_ones() {
    let site = renamed();
    site.built(&["--base-url", "https://new.example.org/short/"]);
    let moved = [
        ("services/splash-saturdays/", "services/saturday-swim/"),
        ("providers/swimmers/", "providers/splash/"),
        ("statement/menu/", "statement/range/"),
        ("data/", "privacy/"),
        ("eligibility/universal/", "eligibility/advice/"),
    ];
    for (old, new) in moved {
        let page = site.page(old);
        let here = format!("{}{new}", "../".repeat(old.matches('/').count()));
        let links: Vec<_> =
            page.one("main").all("a").iter().map(|link| link.attribute("href").unwrap()).collect();
        assert_eq!(links, [&here], "{old} without a refresh");
        let refresh =
            page.all("meta").into_iter().find(|meta| meta.attribute("http-equiv") == Some("refresh"));
        assert_eq!(refresh.unwrap().attribute("content").unwrap(), format!("0; url={here}"), "{old}");
        let canonical = page.all("link").into_iter().find(|link| link.attribute("rel") == Some("canonical"));
        assert_eq!(
            canonical.unwrap().attribute("href").unwrap(),
            format!("https://new.example.org/short/{new}"),
            "{old}"
        );
        assert!(page.text().contains("This page has moved"), "{old}: {}", page.text());
        assert!(site.has(&format!("public/{new}index.html")), "{new}");
    }
}

#[test]
fn drafts_are_nowhere_unless_they_are_asked_for() {
    let site = Site::small();
    site.write(
        "content/pages/plans.md",
        document("Plans of ours", "draft: yes\naliases: [ideas]\n", "Secret plans."),
    )
    .write("content/statement/01-range.md", document("The range", "", "Many kinds."))
    .write("content/statement/02-next.md", document("What comes next", "draft: yes\n", "Secret plans."));
    site.built(&[]);
    for (path, bytes) in site.files() {
        let text = String::from_utf8_lossy(&bytes);
        for words in ["Secret plans", "Plans of ours", "What comes next"] {
            assert!(!text.contains(words), "{words:?} is in {path}");
        }
    }
    assert!(!site.has("public/plans") && !site.has("public/ideas") && !site.has("public/statement/next"));

    site.built(&["--drafts"]);
    assert!(site.page("plans/").text().contains("Secret plans."));
    assert!(site.page("statement/all/").text().contains("What comes next"));
    assert!(site.has("public/ideas/index.html"));

    site.built(&[]);
    assert!(!site.has("public/plans") && !site.has("public/ideas"), "a draft stays published");
}

#[test]
fn a_link_to_a_draft_is_a_mistake_until_the_draft_is_shown() {
    let site = Site::small();
    site.write("content/pages/plans.md", document("Plans", "draft: yes\n", "Soon."))
        .write("content/pages/about.md", document("About", "", "See [our plans](page:plans)."));
    let run = site.build(&[]);
    run.refused_by(&["unknown-target"]);
    assert_eq!(run.places(), ["content/pages/about.md:5:5"]);
    assert_eq!(site.build(&["--drafts"]).code, 0);
}

#[test]
fn a_hidden_address_is_in_no_file_at_all() {
    let site = Site::small();
    let venue = "venue:\n  name: Wren Cottage\n  address: 9 Nightingale Row, Riverside\n  postcode: ZZ9 9ZZ\n  area: \
                 riverside\n  hidden: yes\n  note: The bus stops outside.";
    site.write("content/providers/splash.yaml", provider("splash", &service("stay-with-a-carer", venue)));
    site.built(&[]);
    for (path, bytes) in site.files() {
        let text = String::from_utf8_lossy(&bytes);
        for words in ["Nightingale", "ZZ9", "9ZZ", "Wren Cottage"] {
            assert!(!text.contains(words), "{words:?} is in {path}");
        }
    }
    let page = site.page("services/stay-with-a-carer/").text();
    assert!(page.contains("The address is shared when a place is agreed."), "{page}");
    assert!(page.contains("Area Riverside"), "{page}");
}

#[test]
fn a_service_that_has_closed_for_good_is_not_listed_anywhere() {
    let site = Site::small();
    let open = service("saturday-swim", "");
    let closed = service("night-owls", "status: closed\naliases: [owls]\nvenue: { area: hillside }");
    site.write("content/providers/splash.yaml", provider("splash", &(open + &closed)));
    site.built(&[]);
    assert!(!site.has("public/services/night-owls") && !site.has("public/services/owls"));
    for (path, bytes) in site.files() {
        assert!(!String::from_utf8_lossy(&bytes).contains("night-owls"), "it is in {path}");
    }
    let organisations = site.page("providers/").text();
    assert!(organisations.contains("1 break") && !organisations.contains("Hillside"), "{organisations}");

    for (before, status) in [("closed", "full"), ("full", "temporarily-closed")] {
        site.edit(
            "content/providers/splash.yaml",
            &format!("status: {before}"),
            &format!("status: {status}"),
        );
        site.built(&[]);
        assert!(site.page("services/").text().contains("The night-owls"), "{status}");
    }
}

#[test]
fn a_page_of_ones_own_cannot_hide_one_that_every_site_has() {
    for id in ["services", "statement", "eligibility", "providers", "glossary", "contact"] {
        let site = Site::small();
        site.write("content/pages/mine.md", document("Mine", &format!("id: {id}\n"), "Hello."));
        let run = site.build(&[]);
        run.refused_by(&["two-pages-at-one-address"]);
        assert_eq!(run.places(), ["content/pages/mine.md:3:5"]);
    }
    for id in ["all", "by"] {
        let site = Site::small();
        site.write("content/providers/splash.yaml", provider("splash", &service(id, "")));
        site.build(&[]).refused_by(&["two-pages-at-one-address"]);
    }
}

#[test]
fn names_that_start_with_a_sign_stand_under_their_first_letter() {
    let site = Site::small();
    for (id, name) in
        [("z", "'Zebra' clubs"), ("a", "Apple"), ("y", "(Yes) we can"), ("zz", "Zoo"), ("n", "1 to 1")]
    {
        site.write(&format!("content/providers/{id}.yaml"), format!("id: {id}\nname: \"{name}\"\n"));
    }
    site.write("content/providers/splash.yaml", provider("splash", &service("saturday-swim", "")));
    site.built(&[]);
    let page = site.page("providers/");
    let letters: Vec<_> =
        page.of_class("letter-group").iter().map(|group| group.all("h2")[0].text()).collect();
    assert_eq!(letters, ["A", "T", "Y", "Z", "0 to 9"]);
    let names: Vec<_> =
        page.of_class("entries").iter().flat_map(|list| list.all("h3")).map(|name| name.text()).collect();
    assert_eq!(names, ["Apple", "The splash club", "(Yes) we can", "'Zebra' clubs", "Zoo", "1 to 1"]);
}

#[test]
fn a_heading_named_like_a_part_of_every_page_is_found_where_it_is() {
    let site = Site::small();
    let body = "Ask us anything.\n\n## Contact\n\nOur door is green.";
    site.write("content/statement/01-help.md", document("Help", "", body))
        .write("content/pages/door.md", document("Door", "", "[Our door](section:help#contact-2)"))
        .built(&[]);
    let page = site.page("statement/help/");
    let heading = page.all("h2").into_iter().find(|heading| heading.text() == "Contact").unwrap();
    assert_eq!(heading.attribute("id"), Some("contact-2"));
    assert!(
        site.read("public/find/texts.json").contains("statement/help/#contact-2"),
        "the search leads there"
    );

    site.edit("content/pages/door.md", "#contact-2", "#contact");
    let run = site.build(&[]);
    assert_eq!(run.code, 1, "a link to something else of the same name is told");
    assert!(run.err.contains("contact-2"), "{}", run.err);
}
