//! What an import did, in words.

/// Something that could not be understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Where in the file that was read, such as `B7`.
    pub place: String,
    /// What is wrong.
    pub message: String,
    /// What to write.
    pub help: Option<String>,
}

/// What came of an import.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The services that are new, with their organisations.
    pub new: Vec<(String, String)>,
    /// The organisations that are new.
    pub new_organisations: Vec<String>,
    /// What changed.
    pub changed: Vec<Changed>,
    /// How many services of the import the content has just so already.
    pub same: usize,
    /// What the content says and the import does not, by service or organisation: it stays.
    pub kept: Vec<(String, Vec<String>)>,
    /// The services that the content has and the import has not.
    pub gone: Vec<String>,
    /// Whether those have been closed.
    pub closed: bool,
    /// What could not be understood, and was left out.
    pub not_understood: Vec<Finding>,
    /// The files that were written, or would be.
    pub files: Vec<String>,
}

/// A service or organisation that changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// Its id.
    pub id: String,
    /// What changed about it.
    pub fields: Vec<Field>,
}

/// One change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// What changed, such as `places.left`.
    pub name: String,
    /// What it was.
    pub from: Option<String>,
    /// What it is now.
    pub to: Option<String>,
    /// Where in the file that was read.
    pub place: String,
}

impl Report {
    /// The report in lines, as it is printed; `all` lists what is kept too.
    pub fn lines(&self, all: bool) -> Vec<String> {
        let mut out = Vec::new();
        for name in &self.new_organisations {
            out.push(format!("new       organisation {name}"));
        }
        for (service, organisation) in &self.new {
            out.push(format!("new       {service} ({organisation})"));
        }
        for changed in &self.changed {
            for field in &changed.fields {
                let from = field.from.as_deref().map_or("nothing".to_owned(), shown);
                let to = field.to.as_deref().map_or("nothing".to_owned(), shown);
                let place =
                    if field.place.is_empty() { String::new() } else { format!(" ({})", field.place) };
                out.push(format!("changed   {} {}: {from} is now {to}{place}", changed.id, field.name));
            }
        }
        for (id, keys) in self.kept.iter().filter(|_| all) {
            out.push(format!("kept      {id}: {}", keys.join(", ")));
        }
        for id in &self.gone {
            out.push(match self.closed {
                true => format!("closed    {id}, which the file no longer has"),
                false => format!("gone      {id} is not in the file; it stays as it is"),
            });
        }
        out
    }

    /// The numbers of it all, on one line.
    pub fn summary(&self) -> String {
        let gone = if self.closed { "closed" } else { "gone" };
        format!(
            "{} new, {} changed, {} as they were, {} {gone}, {} not understood",
            self.new.len(),
            self.changed.len(),
            self.same,
            self.gone.len(),
            self.not_understood.len()
        )
    }
}

/// A value in a line of the report: its first words, where it is long.
fn shown(text: &str) -> String {
    const LONGEST: usize = 60;
    let line = text.lines().next().unwrap_or_default();
    match line.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("`{}…`", line[..end].trim_end()),
        None if line.len() < text.trim_end().len() => format!("`{line}…`"),
        None => format!("`{line}`"),
    }
}
