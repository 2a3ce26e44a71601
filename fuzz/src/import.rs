//! Listings from elsewhere, merged into a site.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::{LazyLock, Mutex, PoisonError};

use shortbreaks::content::{Content, Loaded};
use shortbreaks::diagnostic::{Problem, print};
use shortbreaks::exchange::rows::{self, Reading};
use shortbreaks::exchange::sheet::Sheet;
use shortbreaks::exchange::{Import, Order, merge, open_referral as referral};

use super::desk::Desk;

/// A spreadsheet as CSV.
pub fn import_csv(bytes: &[u8]) {
    merged(|_, content| {
        let sheet = Sheet::read(bytes.to_vec(), None)?;
        rows::read(&sheet, &Reading::default(), content)
    });
}

/// A document of Open Referral UK.
pub fn open_referral(bytes: &[u8]) {
    merged(|root, content| {
        let file = root.join("import.json");
        fs::write(&file, bytes).unwrap();
        referral::read(&file, content)
    });
}

static DESK: LazyLock<Mutex<Desk>> = LazyLock::new(|| Mutex::new(Desk::new("")));

/// Merges what a reader finds into the site. What was written can be read, and says what the import says: to merge it
/// again changes nothing.
fn merged(read: impl Fn(&Path, &Content) -> Result<Import, Problem>) {
    let mut desk = DESK.lock().unwrap_or_else(PoisonError::into_inner);
    let root = desk.root().to_owned();
    let providers = root.join("content/providers");
    let before = files(&providers);
    let Loaded { content, .. } = desk.loaded();
    match read(&root, &content) {
        Err(problem) => assert!(!problem.message.is_empty()),
        Ok(import) => {
            let report = merge(&root, &content, import, &Order::default()).unwrap();
            assert!(report.lines(true).iter().all(|line| !line.is_empty()));
            if !report.files.is_empty() {
                let Loaded { content, found, sources, .. } = desk.loaded();
                let mistakes: Vec<String> = found.iter().map(|found| print::human(found, &sources)).collect();
                assert!(mistakes.is_empty(), "{}\n{:#?}", mistakes.join("\n"), files(&providers));
                let again = read(&root, &content).map(|import| {
                    let order = Order { dry_run: true, ..Order::default() };
                    merge(&root, &content, import, &order).unwrap()
                });
                let again = again.unwrap();
                assert!(again.files.is_empty(), "{}\n{:#?}", again.lines(true).join("\n"), files(&providers));
            }
        }
    }
    for path in files(&providers).keys().filter(|path| !before.contains_key(*path)) {
        fs::remove_file(providers.join(path)).unwrap();
    }
    before.iter().for_each(|(path, text)| fs::write(providers.join(path), text).unwrap());
}

fn files(folder: &Path) -> BTreeMap<String, String> {
    let entries = fs::read_dir(folder).unwrap().map(Result::unwrap);
    entries
        .map(|entry| (entry.file_name().into_string().unwrap(), fs::read_to_string(entry.path()).unwrap()))
        .collect()
}
