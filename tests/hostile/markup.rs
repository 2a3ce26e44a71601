//! Text that would be a script, a template or a page of its own, if somebody were not careful.

use crate::support::{Site, document, provider, service};

#[test]
fn the_language_of_templates_means_nothing_in_content() {
    let site = Site::small();
    let words =
        "{{ site.contact.email }} {% include 'base.html' %} {# gone? #} <url link={link} root={root} />";
    let services =
        service("saturday-swim", "").replace("What the saturday-swim is.", &format!("\"{words}\""));
    site.write("content/providers/splash.yaml", provider("splash", &services));
    site.built(&[]);
    let text = site.page("services/saturday-swim/").text();
    assert!(text.contains(words), "{text}");
}

#[test]
fn headings_with_the_ids_of_the_page_itself_get_others() {
    let site = Site::small();
    let body = "## Main\n\n## Main\n\n## Contact\n\n## Café\n";
    site.write("content/pages/ids.md", document("Ids", "", body))
        .write("content/statement/01-costs.md", document("Costs", "", body))
        .write("content/statement/02-range.md", document("The range", "", body));
    site.built(&[]);
    for url in ["ids/", "statement/costs/", "statement/range/", "statement/all/"] {
        let page = site.page(url);
        let elements = page.elements();
        let mut ids: Vec<&str> = elements.iter().filter_map(|element| element.attribute("id")).collect();
        ids.sort_unstable();
        let twice: Vec<_> = ids.windows(2).filter(|pair| pair[0] == pair[1]).collect();
        assert!(twice.is_empty(), "/{url}: {twice:?}");
    }
}
