//! What people write into `content/`.

use std::sync::{LazyLock, Mutex, PoisonError};

use super::answer::is_sound;
use super::desk::Desk;

/// The files that bytes can be.
const FILES: [&str; 19] = [
    "content/providers/x.yaml",
    "content/site.yaml",
    "content/statement.yaml",
    "content/tiers.yaml",
    "content/break-types.yaml",
    "content/vocabulary.yaml",
    "content/glossary.yaml",
    "content/outcomes.yaml",
    "content/range.yaml",
    "content/eligibility.yaml",
    "content/accessibility.yaml",
    "content/participation.yaml",
    "content/legal-basis.yaml",
    "content/evidence/x.yaml",
    "content/decisions/x.yaml",
    "content/easy-read/x.yaml",
    "content/editions/x.json",
    "content/translations/cy/tiers.yaml",
    "content/translations/cy/glossary.yaml",
];

/// A file of data. Which one stands in its first line: `# providers/x.yaml`; one that says nothing is the first.
pub fn yaml(bytes: &[u8]) {
    let first = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let named = first.strip_prefix(b"# ").and_then(|name| std::str::from_utf8(name).ok());
    let file =
        named.and_then(|name| FILES.into_iter().find(|file| file.strip_prefix("content/") == Some(name)));
    let bytes = if named.is_some() { &bytes[(first.len() + 1).min(bytes.len())..] } else { bytes };
    answered(file.unwrap_or(FILES[0]), bytes);
}

/// The Markdown of a page.
pub fn markdown(bytes: &[u8]) {
    answered("content/pages/x.md", &[b"---\ntitle: X\n---\n\n", bytes].concat());
}

/// A section of the statement, with the lines of YAML at its head.
pub fn front_matter(bytes: &[u8]) {
    answered("content/statement/07-x.md", bytes);
}

/// What stands between the braces of a function of prose, as a paragraph and in a line of data.
pub fn prose_functions(bytes: &[u8]) {
    answered(
        "content/pages/x.md",
        &[b"---\ntitle: X\n---\n\n{{ ", bytes, b" }}\n\n| a |\n|---|\n| {{ ", bytes, b" }} |\n"].concat(),
    );
}

static ENGLISH: LazyLock<Mutex<Desk>> = LazyLock::new(|| Mutex::new(Desk::new("")));
static WELSH_TOO: LazyLock<Mutex<Desk>> = LazyLock::new(|| Mutex::new(Desk::new("cy")));

/// Puts a file into the site, and looks at what comes of it.
fn answered(file: &str, bytes: &[u8]) {
    let desk = if file.contains("/cy/") { &WELSH_TOO } else { &ENGLISH };
    // After a finding the desk goes on with the next bytes.
    let mut desk = desk.lock().unwrap_or_else(PoisonError::into_inner);
    desk.put(file, bytes);
    let loaded = desk.loaded();
    let chance = bytes.iter().fold(0u64, |sum, byte| sum.wrapping_mul(31).wrapping_add((*byte).into()));
    is_sound(&desk, loaded, file, chance);
}
