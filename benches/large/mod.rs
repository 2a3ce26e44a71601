//! A site as large as any: 10,000 services made of the example's.

use std::fs;
use std::path::Path;

use shortbreaks::site::Choices;

const SERVICES: usize = 10_000;

/// What the site is planned for.
pub fn choices() -> Choices {
    let today = jiff::civil::date(2026, 11, 22);
    Choices::of(today)
}

/// Copies the example, and its organisations again and again under other ids, until there are services enough.
pub fn fill(root: &Path) -> usize {
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    copy(&example, &root.join("content"));
    let providers = root.join("content/providers");
    let mut files: Vec<String> = Vec::new();
    for entry in fs::read_dir(example.join("providers")).expect("the example's organisations") {
        files.push(fs::read_to_string(entry.expect("an entry").path()).expect("YAML"));
    }
    let services = |text: &str| text.matches("\n    type: ").count() + text.matches("\n      type: ").count();
    let mut total: usize = files.iter().map(|text| services(text)).sum();
    let mut round = 0;
    while total < SERVICES {
        round += 1;
        for (n, text) in files.iter().enumerate() {
            fs::write(providers.join(format!("more-{round}-{n}.yaml")), renamed(text, round))
                .expect("written");
            total += services(text);
        }
    }
    total
}

/// An organisation with other ids.
fn renamed(text: &str, round: usize) -> String {
    let line = |line: &str| {
        let key = line.trim_start().trim_start_matches("- ");
        match key.starts_with("id: ") && !key.contains(',') {
            true => format!("{}-{round}\n", line.trim_end()),
            // An old id leads to one service only.
            false if key.starts_with("aliases:") => String::new(),
            false => format!("{line}\n"),
        }
    };
    text.lines().map(line).collect()
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        match entry.file_type().expect("a type").is_dir() {
            true => copy(&entry.path(), &target),
            false => drop(fs::copy(entry.path(), target).expect("copied")),
        }
    }
}
