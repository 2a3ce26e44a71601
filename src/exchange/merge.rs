//! Listings from elsewhere into `content/providers/`: what is new is written, what differs is changed in place, and
//! what people wrote by hand stays as they wrote it.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde_json::{Map, Value};

use super::columns::COLUMNS;
use super::compare::{differences, overlay, unsaid};
use super::edit::{self, changes};
use super::hold::{Mistakes, hold, unknown_words};
use super::report::{Changed, Field, Finding, Report};
use super::words::Words;
use super::{Import, Imported, tree, write};
use crate::content::providers::Provider;
use crate::content::services::Service;
use crate::content::yaml::{self, Source};
use crate::content::{self, Content, Listing, files};
use crate::diagnostic::DataPath;
use crate::publish::write_whole;

/// How an import is wanted.
#[derive(Debug, Default)]
pub struct Order {
    /// Whether services that the import no longer has are closed.
    pub close_missing: bool,
    /// Whether the report is made and nothing is written.
    pub dry_run: bool,
}

/// A file that could not be read or written.
#[derive(Debug)]
pub struct Failure(pub PathBuf, pub io::Error);

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "`{}`: {}", self.0.display(), self.1)
    }
}

/// Merges listings into `content`, which is that under `root`. A service with a mistake in it is left out and reported, and so is
/// a change that a file cannot take; all the rest is written, each file whole or not at all.
pub fn merge(root: &Path, content: &Content, import: Import, order: &Order) -> Result<Report, Failure> {
    let mut merge = Merge::of(content, import.seen);
    merge.report.not_understood = import.findings;
    for organisation in import.organisations {
        merge.organisation(organisation);
    }
    merge.missing(order.close_missing);
    merge.write(root, order.dry_run)
}

/// An organisation on its way from what the content says to what it will say.
struct Plan {
    /// The file, for those that have one.
    file: Option<Arc<str>>,
    /// Where in the file.
    path: DataPath,
    has: Map<String, Value>,
    wanted: Map<String, Value>,
    /// Earlier ids.
    aliases: Vec<String>,
}

struct Merge<'c> {
    content: &'c Content,
    words: Words,
    plans: Vec<Plan>,
    /// The organisation of each service, by its id and its earlier ids.
    owners: HashMap<String, String>,
    seen: BTreeSet<String>,
    taken: BTreeSet<String>,
    report: Report,
}

impl<'c> Merge<'c> {
    fn of(content: &'c Content, seen: BTreeSet<String>) -> Merge<'c> {
        let plan = |provider: &content::Written<Provider>| {
            let has = tree(provider.item.as_ref());
            Plan {
                file: Some(provider.file.clone()),
                path: provider.path.clone(),
                wanted: has.clone(),
                has,
                aliases: provider.aliases.iter().map(ToString::to_string).collect(),
            }
        };
        let owner = |listing: &Listing| listing.provider.id.to_string();
        let earlier = content.listings().flat_map(|listing| {
            listing.service.aliases.iter().map(move |alias| (alias.to_string(), owner(&listing)))
        });
        // What a service is called now stands above what another was called.
        let now = content.listings().map(|listing| (listing.service.id.to_string(), owner(&listing)));
        let owners = earlier.chain(now);
        Merge {
            content,
            words: Words::of(content),
            plans: content.providers.iter().map(plan).collect(),
            owners: owners.collect(),
            seen,
            taken: BTreeSet::new(),
            report: Report::default(),
        }
    }

    fn organisation(&mut self, imported: Imported) {
        let id = text(&imported.data, "id").unwrap_or_default().to_owned();
        let services = imported.data.get("services").and_then(Value::as_array).cloned().unwrap_or_default();
        self.seen.extend(services.iter().filter_map(|one| Some(one.get("id")?.as_str()?.to_owned())));
        // An organisation may have had a name that is another's now.
        let is_called = |plan: &Plan| text(&plan.wanted, "id") == Some(id.as_str());
        let was_called = |plan: &Plan| plan.aliases.contains(&id);
        let known = self.plans.iter().position(is_called);
        let known = known.or_else(|| self.plans.iter().position(was_called));
        let unread = &self.content.unread;
        let file = known.and_then(|n| self.plans[n].file.clone());
        if let Some(file) = file.filter(|file| unread.files.contains(file)) {
            return self.finding(
                &imported,
                &DataPath::root(),
                format!("`{file}` has mistakes in it, and is left as it is"),
                Some("mend them first: `shortbreaks check` names them".to_owned()),
            );
        }
        if known.is_none() && unread.ids.contains(&id) {
            let message = format!("the content has an organisation `{id}` with mistakes in it");
            let help = "mend them first: `shortbreaks check` names them".to_owned();
            return self.finding(&imported, &DataPath::root(), message, Some(help));
        }

        let mut own = known.map(|n| self.plans[n].wanted.clone()).unwrap_or_default();
        let has_services = own.remove("services");
        let before = own.clone();
        let mut data = imported.data.clone();
        data.remove("services");
        if known.is_some() {
            // It may go by an earlier id, or be called so already.
            data.remove("id");
        }
        overlay(&mut own, &data);
        let own = match hold::<Provider>(&own) {
            Ok(own) => own,
            Err(mistakes) => {
                self.mistakes(&imported, &DataPath::root(), mistakes);
                if known.is_none() {
                    return;
                }
                before.clone()
            }
        };
        if known.is_some() {
            let id = text(&own, "id").unwrap_or(&id).to_owned();
            self.compare(&imported, &DataPath::root(), &id, &before, &own, &data);
        } else {
            self.report.new_organisations.push(id.clone());
        }

        let mut wanted = own;
        let mut listed: Vec<Value> = match has_services {
            Some(Value::Array(services)) => services,
            _ => Vec::new(),
        };
        for (n, service) in services.iter().enumerate() {
            let Value::Object(service) = service else { continue };
            self.service(&imported, n, service, &id, &mut listed);
        }
        if !listed.is_empty() {
            wanted.insert("services".to_owned(), Value::Array(listed));
        }
        // The order of the keys is that of the types.
        let wanted = hold::<Provider>(&wanted).unwrap_or(wanted);
        match known {
            Some(n) => self.plans[n].wanted = wanted,
            None => self.plans.push(Plan {
                file: None,
                path: DataPath::root(),
                has: Map::new(),
                wanted,
                aliases: Vec::new(),
            }),
        }
    }

    fn service(
        &mut self,
        imported: &Imported,
        number: usize,
        data: &Map<String, Value>,
        organisation: &str,
        listed: &mut Vec<Value>,
    ) {
        let path = DataPath::root().key("services").index(number);
        let id = text(data, "id").unwrap_or_default().to_owned();
        if !self.taken.insert(id.clone()) {
            let message = format!("there is another service with the id `{id}` further up");
            let help = "give one of the two another id".to_owned();
            return self.finding(imported, &path, message, Some(help));
        }
        let known = listed.iter().position(|one| is_called(one, &id));
        if known.is_none()
            && let Some(other) = self.owners.get(&id).filter(|other| *other != organisation)
        {
            let message =
                format!("the service `{id}` belongs to `{other}` in the content, not to `{organisation}`");
            let help =
                "move it to its new organisation in the files of `providers/`, or give this one another id";
            return self.finding(imported, &path, message, Some(help.to_owned()));
        }
        let before = known.and_then(|n| listed[n].as_object().cloned());
        let mut wanted = before.clone().unwrap_or_default();
        let mut data = data.clone();
        if known.is_some() {
            data.remove("id");
        }
        overlay(&mut wanted, &data);
        let held = hold::<Service>(&wanted).and_then(|wanted| match unknown_words(&wanted, &self.words) {
            mistakes if mistakes.is_empty() => Ok(wanted),
            mistakes => Err(mistakes),
        });
        match (held, known, before) {
            (Err(mistakes), ..) => self.mistakes(imported, &path, mistakes),
            (Ok(wanted), Some(n), Some(before)) => {
                let id = text(&wanted, "id").unwrap_or(&id).to_owned();
                if !self.compare(imported, &path, &id, &before, &wanted, &data) {
                    self.report.same += 1;
                }
                listed[n] = Value::Object(wanted);
            }
            (Ok(wanted), ..) => {
                self.report.new.push((id, organisation.to_owned()));
                listed.push(Value::Object(wanted));
            }
        }
    }

    /// Notes what changes and what is kept; whether anything changes.
    fn compare(
        &mut self,
        imported: &Imported,
        path: &DataPath,
        id: &str,
        before: &Map<String, Value>,
        wanted: &Map<String, Value>,
        data: &Map<String, Value>,
    ) -> bool {
        let mut fields = Vec::new();
        differences(&DataPath::root(), before, wanted, &mut |at, from, to| {
            let name = at.to_string();
            fields.push(Field {
                from: from.map(|value| in_words(&name, value)),
                to: to.map(|value| in_words(&name, value)),
                name,
                place: imported.place(&path.join(&at)).to_owned(),
            });
        });
        let kept = unsaid(&DataPath::root(), wanted, data);
        if !kept.is_empty() {
            self.report.kept.push((id.to_owned(), kept));
        }
        let differs = !fields.is_empty();
        if differs {
            self.report.changed.push(Changed { id: id.to_owned(), fields });
        }
        differs
    }

    fn mistakes(&mut self, imported: &Imported, path: &DataPath, mistakes: Mistakes) {
        for (at, problem) in mistakes {
            self.finding(imported, &path.join(&at), problem.message, problem.help);
        }
    }

    fn finding(&mut self, imported: &Imported, path: &DataPath, message: String, help: Option<String>) {
        let place = imported.place(path).to_owned();
        self.report.not_understood.push(Finding { place, message, help });
    }

    /// The services that the import does not have.
    fn missing(&mut self, close: bool) {
        self.report.closed = close;
        for plan in &mut self.plans {
            let Some(Value::Array(services)) = plan.wanted.get_mut("services") else { continue };
            for service in services {
                let Value::Object(service) = service else { continue };
                let aliases = service.get("aliases").and_then(Value::as_array).into_iter().flatten();
                let mut names = aliases.chain(service.get("id")).filter_map(Value::as_str);
                if names.any(|name| self.seen.contains(name)) || text(service, "status") == Some("closed") {
                    continue;
                }
                self.report.gone.push(text(service, "id").unwrap_or_default().to_owned());
                if close {
                    service.insert("status".to_owned(), Value::from("closed"));
                    *service = hold::<Service>(service).unwrap_or_else(|_| service.clone());
                }
            }
        }
    }

    /// Writes every file that has to change, unless this is for show, and gives the report.
    fn write(mut self, root: &Path, dry_run: bool) -> Result<Report, Failure> {
        let mut files: BTreeMap<Arc<str>, Vec<&Plan>> = BTreeMap::new();
        for plan in &self.plans {
            files.entry(plan.file.clone().unwrap_or_else(|| "".into())).or_default().push(plan);
        }
        let mut texts: Vec<(PathBuf, String)> = Vec::new();
        let folder = root.join("content").join("providers");
        let mut names: BTreeSet<PathBuf> = BTreeSet::new();
        for plan in files.remove("").unwrap_or_default() {
            let id = text(&plan.wanted, "id").unwrap_or_default();
            let free = |path: &PathBuf| !path.exists() && !names.contains(path);
            let numbers = (2..).map(|n| folder.join(format!("{id}-{n}.yaml")));
            let Some(path) = std::iter::once(folder.join(format!("{id}.yaml"))).chain(numbers).find(free)
            else {
                continue;
            };
            names.insert(path.clone());
            texts.push((path, write::organisation(&plan.wanted)));
        }
        for (file, plans) in files {
            if plans.iter().all(|plan| plan.has == plan.wanted) {
                continue;
            }
            let path = PathBuf::from(&*file);
            let bytes = fs::read(&path).map_err(|error| Failure(path.clone(), error))?;
            let text = String::from_utf8_lossy(&bytes);
            match changed(&file, &text, &plans) {
                Some(text) => texts.push((path, text)),
                None => self.report.not_understood.push(Finding {
                    place: file.to_string(),
                    message: "the changes do not fit into the way this file is written; it is left as it is"
                        .to_owned(),
                    help: Some("make them by hand: they are listed above".to_owned()),
                }),
            }
        }
        texts.sort();
        for (path, text) in texts {
            if !dry_run {
                write_whole(&path, text.as_bytes()).map_err(|error| Failure(path.clone(), error))?;
            }
            self.report.files.push(files::name(root, &path).to_string());
        }
        Ok(self.report)
    }
}

/// The text of a file with every organisation in it as it is wanted; nothing where that cannot be done for sure.
fn changed(file: &Arc<str>, text: &str, plans: &[&Plan]) -> Option<String> {
    let (mark, yaml) = match text.strip_prefix('\u{feff}') {
        Some(yaml) => ("\u{feff}", yaml),
        None => ("", text),
    };
    let all: Vec<edit::Change> =
        plans.iter().flat_map(|plan| changes(&plan.path, &plan.has, &plan.wanted)).collect();
    let new = edit::apply(yaml, &all)?;
    let read = yaml::read_one_or_many::<Provider>(&Source { file, text: &new, yaml: 0..new.len() });
    let says: Vec<Map<String, Value>> = read.value?.iter().map(tree).collect();
    let wanted = plans.iter().map(|plan| &plan.wanted);
    (read.found.is_empty() && says.iter().eq(wanted)).then(|| format!("{mark}{new}"))
}

/// A value as it would stand in a cell.
fn in_words(keys: &str, value: &Value) -> String {
    match (value, COLUMNS.iter().find(|column| column.keys == keys)) {
        (Value::String(text), _) => text.clone(),
        (value, Some(column)) => column.form.write(value),
        (value, None) => write::line(value, false),
    }
}

fn text<'d>(data: &'d Map<String, Value>, key: &str) -> Option<&'d str> {
    data.get(key).and_then(Value::as_str)
}

/// Whether a service goes by an id, or once did.
fn is_called(service: &Value, id: &str) -> bool {
    let aliases = service.get("aliases").and_then(Value::as_array).into_iter().flatten();
    aliases.chain(service.get("id")).any(|name| name.as_str() == Some(id))
}
