//! Scripts of a theme import each other by the names that they have in its folder. Published, each has a fingerprint
//! in its name, so that a browser may keep it for good; the imports are made to follow.

use std::collections::BTreeMap;

use xxhash_rust::xxh3::xxh3_64;

use crate::site::{Url, url};

/// The addresses of the files of a theme, by their names in its folder `assets/`, with the names in scripts made to
/// fit: `from './listings.js'` becomes `from './listings.0a1b2c3d.js'`. Scripts must not import each other in a ring.
pub fn publish(files: &mut BTreeMap<String, Vec<u8>>) -> BTreeMap<String, Url> {
    let mut addresses = BTreeMap::new();
    let names: Vec<String> = files.keys().cloned().collect();
    names.iter().for_each(|name| address(name, &names, files, &mut addresses, &mut Vec::new()));
    addresses
}

fn address(
    name: &str,
    names: &[String],
    files: &mut BTreeMap<String, Vec<u8>>,
    addresses: &mut BTreeMap<String, Url>,
    open: &mut Vec<String>,
) {
    if addresses.contains_key(name) || open.iter().any(|above| above == name) {
        return;
    }
    open.push(name.to_owned());
    if let Some(text) = script(name, files) {
        let mut text = text.to_owned();
        for other in names.iter().filter(|other| *other != name) {
            let written = format!("'./{other}'");
            if !text.contains(&written) {
                continue;
            }
            address(other, names, files, addresses, open);
            if let Some(url) = addresses.get(other) {
                let file = url.as_str().rsplit('/').next().unwrap_or_default();
                text = text.replace(&written, &format!("'./{file}'"));
            }
        }
        files.insert(name.to_owned(), text.into_bytes());
    }
    open.pop();
    let bytes = files.get(name).map(Vec::as_slice).unwrap_or_default();
    addresses.insert(name.to_owned(), url::asset(&format!("theme/{name}"), xxh3_64(bytes)));
}

/// The text of a script. Files of folders within `assets/` import nothing.
fn script<'a>(name: &str, files: &'a BTreeMap<String, Vec<u8>>) -> Option<&'a str> {
    let is_script = name.ends_with(".js") && !name.contains('/');
    std::str::from_utf8(files.get(name)?).ok().filter(|_| is_script)
}
