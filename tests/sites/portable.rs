//! A site that is opened from a disk, where nothing answers the address of a folder.

use std::collections::BTreeSet;

use crate::support::Site;
use crate::support::html::{Document, target};

#[test]
fn every_link_of_a_portable_site_names_a_file_that_is_there() {
    let site = Site::example();
    site.built(&["--portable", "--drafts"]);
    let files = site.files();
    let mut followed = BTreeSet::new();
    for (path, bytes) in
        files.iter().filter(|(path, _)| path.ends_with(".html") && !path.ends_with("404.html"))
    {
        let page = Document::parse(&String::from_utf8_lossy(bytes));
        for element in page.elements() {
            let leads = ["href", "src", "action"].iter().find_map(|name| element.attribute(name));
            let refresh =
                element.attribute("content").and_then(|content| content.split_once("url=")).map(|(_, to)| to);
            let Some(link) = leads.or(refresh) else { continue };
            let link = link.split(['?', '#']).next().unwrap();
            if link.is_empty() || link.contains(':') {
                continue;
            }
            assert!(!link.ends_with(['/', '.']), "{path}: {link} is a folder");
            let target = target(path, link);
            assert!(files.contains_key(&target), "{path}: {link} is no file");
            followed.insert(target);
        }
    }
    assert!(followed.len() > 300, "{}", followed.len());

    // Nothing else is different, in pages or files.
    let folder = Site::example();
    folder.built(&["--drafts"]);
    for (path, bytes) in folder.files() {
        let without = |bytes: &[u8]| String::from_utf8_lossy(bytes).replace("/index.html", "/");
        assert!(bytes == files[&path] || without(&bytes) == without(&files[&path]), "{path} has other words");
    }
}
