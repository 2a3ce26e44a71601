//! Where the links of a page lead.

/// Whether a link says how to reach what it leads to, or on which host: it leaves the site.
pub fn has_scheme(link: &str) -> bool {
    let word = link.split(['/', '?', '#']).next().unwrap_or_default();
    word.contains(':') || link.starts_with("//")
}

/// The file that a link on a page leads to, and the id of the place there. There is no file where it leads out of the
/// site; the top of a page is no place of its own.
pub fn target<'l>(from: &str, link: &'l str, base: &str) -> (Option<String>, Option<&'l str>) {
    let (address, anchor) =
        link.split_once('#').map_or((link, None), |(address, anchor)| (address, Some(anchor)));
    let address = address.split('?').next().unwrap_or(address);
    let file = if address.is_empty() { Some(from.to_owned()) } else { resolve(from, address, base) };
    (file, anchor.filter(|anchor| !anchor.is_empty() && *anchor != "top"))
}

/// The file that an address means, seen from a page; nothing where it leaves the site.
fn resolve(from: &str, address: &str, base: &str) -> Option<String> {
    let folder = from.rsplit_once('/').into_iter().flat_map(|(folder, _)| folder.split('/'));
    let (mut parts, rest): (Vec<&str>, &str) = match address.strip_prefix(base) {
        Some(rest) if address.starts_with('/') => (Vec::new(), rest),
        _ if address.starts_with('/') => return None,
        _ => (folder.collect(), address),
    };
    for part in rest.split('/') {
        match part {
            "." | "" => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    let mut file = parts.join("/");
    if rest.is_empty() || rest.ends_with('/') || rest.ends_with('.') && !rest.ends_with("..") {
        if !file.is_empty() {
            file.push('/');
        }
        file.push_str("index.html");
    } else if rest.ends_with("..") {
        file = if file.is_empty() { "index.html".to_owned() } else { format!("{file}/index.html") };
    }
    Some(file)
}
