//! Templates, ready for use in a language, and the mistakes in them.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use rayon::prelude::*;
use tera::{Context, ErrorKind, Kwargs, State, Tera, TeraResult};

use super::compact::Compact;
use crate::content::words::{Value, Words};
use crate::diagnostic::{Diagnostic, Place, Rule};

/// A template with a mistake in it.
pub const TEMPLATE: Rule = Rule::error(
    "template",
    "A template of the theme cannot be used as it is written. The theme inside the program has no such mistake, \
     so this one is in a file of the site's own themes folder.",
);

/// The templates of a theme.
#[derive(Clone)]
pub struct Templates {
    tera: Tera,
    /// Those of the site's own, by name.
    own: Arc<BTreeMap<String, Own>>,
}

/// A template of the site's own, and the file in which a writer finds it.
struct Own {
    file: String,
    template: Compact,
}

impl Own {
    /// The place of a stretch of the template as it is used.
    fn place(&self, bytes: std::ops::Range<usize>) -> Place {
        let written = |byte| self.template.written_at(byte);
        let end = bytes.end.checked_sub(1).map_or(0, written) + 1;
        Place::bytes(&self.file.as_str().into(), written(bytes.start)..end)
    }
}

impl Templates {
    /// Reads templates by their names, with or without what means nothing in their pages. Of some of them it is known
    /// in which file a writer finds them.
    pub fn read(
        files: &[(String, Vec<u8>)],
        written: &BTreeMap<String, String>,
        minified: bool,
    ) -> Result<Templates, Vec<Diagnostic>> {
        let ready = |(name, bytes): &(String, Vec<u8>)| {
            let text = String::from_utf8_lossy(bytes);
            let template = if minified { Compact::of(&text) } else { Compact::as_written(text.into_owned()) };
            (name.clone(), template)
        };
        let templates: Vec<(String, Compact)> = files.par_iter().map(ready).collect();
        let mut tera = Tera::new();
        // What templates use has to be known when they are read. The words come with the language.
        tera.register_filter("t", |_: Cow<str>, _: Kwargs, _: &State| "");
        let texts = templates.iter().map(|(name, template)| (name.as_str(), template.text.as_str()));
        let read = tera.add_raw_templates(texts);
        let own = templates.into_iter().filter_map(|(name, template)| {
            let file = written.get(&name)?.clone();
            Some((name, Own { file, template }))
        });
        let templates = Templates { tera, own: Arc::new(own.collect()) };
        read.map_err(|error| templates.findings(&error))?;
        Ok(templates)
    }

    /// The templates in the words of a language, with what every page can ask for.
    pub fn in_words_of(
        mut self,
        words: &Arc<Words>,
        global: impl IntoIterator<Item = (&'static str, tera::Value)>,
    ) -> Templates {
        let (words, constant) = (words.clone(), constant(words));
        self.tera.register_filter("t", move |key: Cow<str>, values: Kwargs, _: &State| {
            let known = constant.get(&*key).filter(|_| values.iter().next().is_none());
            known.map_or_else(|| say(&words, &key, &values), |html| Ok(html.clone()))
        });
        for (name, value) in global {
            self.tera.global_context().insert_value(name, value);
        }
        self
    }

    /// Makes a page.
    pub fn render(&self, template: &str, context: &Context) -> Result<String, Diagnostic> {
        self.tera.render(template, context).map_err(|error| self.finding(&error))
    }

    /// Why the templates cannot be used. Names that they use and that are not there come as a text of reports.
    fn findings(&self, error: &tera::Error) -> Vec<Diagnostic> {
        let ErrorKind::Msg(reports) = error.kind() else { return vec![self.finding(error)] };
        let lines: Vec<&str> = reports.lines().collect();
        let report = |pair: &[&str]| {
            let message = pair[0].strip_prefix("error: ")?;
            let [column, line, name] =
                pair[1].trim_start().strip_prefix("--> ")?.rsplitn(3, ':').collect::<Vec<_>>()[..]
            else {
                return None;
            };
            let own = self.own.get(name)?;
            let at = byte(&own.template.text, line.parse().ok()?, column.parse().ok()?)?;
            Some(Diagnostic::new(&TEMPLATE, own.place(at..at + 1), message).help(HELP))
        };
        let found: Vec<Diagnostic> = lines.windows(2).filter_map(report).collect();
        if found.is_empty() { vec![self.finding(error)] } else { found }
    }

    /// A mistake in a template, at its place.
    fn finding(&self, error: &tera::Error) -> Diagnostic {
        let report = match error.kind() {
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => report,
            kind => {
                let name = match kind {
                    ErrorKind::MissingParent { current, .. } => Some(current),
                    ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => {
                        Some(tpl)
                    }
                    _ => None,
                };
                let own = name.and_then(|name| self.own.get(name));
                let place = Place::file(own.map_or("themes", |own| own.file.as_str()));
                return Diagnostic::new(&TEMPLATE, place, kind.to_string()).help(HELP);
            }
        };
        let name = report.filename();
        let place = match self.own.get(name) {
            Some(own) => own.place(report.span().range.clone()),
            None => Place::file(format!("the default theme's templates/{name}")),
        };
        Diagnostic::new(&TEMPLATE, place, report.message()).help(HELP)
    }
}

/// What is said in the same words each time: most of what a page says beside the content.
fn constant(words: &Words) -> HashMap<String, tera::Value> {
    let html = |key: &str| Some((key.to_owned(), tera::Value::safe_string(&words.html(key, &[])?)));
    words.keys().filter_map(html).collect()
}

/// The words of a key as HTML, with values in their places: `{{ "breaks.total" | t(n=view.total) }}`.
fn say(words: &Words, key: &str, values: &Kwargs) -> TeraResult<tera::Value> {
    let values: Vec<(Cow<str>, tera::Value)> =
        values.iter().map(|(name, value)| (name.to_string().into(), value.clone())).collect();
    let texts: Vec<Cow<str>> = values.iter().map(|(_, value)| text_of(value)).collect();
    let filled = values.iter().zip(&texts).map(|((name, value), text)| {
        let value = match value.as_i128().and_then(|number| i64::try_from(number).ok()) {
            Some(number) => Value::Number(number),
            None if value.is_safe() => Value::Html(text),
            None => Value::Text(text),
        };
        (&**name, value)
    });
    let html = words.html(key, &filled.collect::<Vec<_>>());
    let html = html.ok_or_else(|| tera::Error::message(format!("there are no words for `{key}`")))?;
    Ok(tera::Value::safe_string(&html))
}

/// A value as text; nothing where there is none.
fn text_of(value: &tera::Value) -> Cow<'_, str> {
    match value.as_str() {
        Some(text) => text.into(),
        None if value.is_none() || value.is_undefined() => "".into(),
        None => value.to_string().into(),
    }
}

const HELP: &str = "compare it with the template of the same name in the default theme";

/// The byte at a line and column, both counted from one.
fn byte(text: &str, line: usize, column: usize) -> Option<usize> {
    let start: usize = text.split_inclusive('\n').take(line.checked_sub(1)?).map(str::len).sum();
    let rest = text.get(start..)?.char_indices();
    rest.map(|(at, _)| start + at).nth(column.checked_sub(1)?)
}
