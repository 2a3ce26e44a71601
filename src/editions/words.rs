//! Differences in plain words, and the words of a text that are new or gone.

use schemars::JsonSchema;
use serde::Serialize;
use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::change::{Account, Change, Group, Kind, PassageKind, Severity, Thing};
use crate::content::words::Words;

/// Longer texts are shown whole, before and after: nobody follows so many marks.
const MOST_WORDS: usize = 5_000;
/// So many words that are the same are shown in full, and of more only the ends.
const LONGEST_SAME: usize = 24;
/// How many words of such an end are shown.
const AT_AN_END: usize = 8;

/// A stretch of a text.
#[derive(Debug, Clone, PartialEq, Eq, JsonSchema, Serialize)]
pub struct Stretch {
    /// What has become of it.
    pub kind: StretchKind,
    /// Its words; of what is left out, none.
    pub words: String,
}

/// What has become of some words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, JsonSchema, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum StretchKind {
    /// They are as they were.
    Same,
    /// They are new.
    Added,
    /// They are gone.
    Removed,
    /// They are as they were, and too many to say again.
    LeftOut,
}

/// Two texts as one, with what was taken out and what was put in.
pub fn marked(before: &str, after: &str) -> Vec<Stretch> {
    let old: Vec<&str> = before.split_whitespace().collect();
    let new: Vec<&str> = after.split_whitespace().collect();
    let ops = match old.len().max(new.len()) > MOST_WORDS {
        true => vec![DiffOp::Replace { old_index: 0, old_len: old.len(), new_index: 0, new_len: new.len() }],
        false => capture_diff_slices(Algorithm::Myers, &old, &new),
    };
    // Words gone and words new, until there are words enough between that stayed.
    let mut runs: Vec<(bool, Vec<&str>, Vec<&str>)> = Vec::new();
    for op in &ops {
        let is_same = matches!(op, DiffOp::Equal { .. });
        let (gone, fresh) = (&old[op.old_range()], &new[op.new_range()]);
        // One word that stayed between two changes only breaks the sentence up.
        let is_first = op.old_range().start == 0 && op.new_range().start == 0;
        let is_last = op.old_range().end == old.len() && op.new_range().end == new.len();
        let stays = is_same && (gone.len() > 1 || is_first || is_last);
        match runs.last_mut() {
            Some((false, out, into)) if !stays => {
                out.extend(gone);
                into.extend(fresh);
            }
            _ => runs.push((stays, gone.to_vec(), fresh.to_vec())),
        }
    }
    let mut stretches = Vec::new();
    let last = runs.len().saturating_sub(1);
    let mut push = |kind, words: &[&str]| {
        if !words.is_empty() || kind == StretchKind::LeftOut {
            stretches.push(Stretch { kind, words: words.join(" ") });
        }
    };
    for (n, (stayed, gone, fresh)) in runs.iter().enumerate() {
        if !stayed {
            push(StretchKind::Removed, gone);
            push(StretchKind::Added, fresh);
        } else if gone.len() <= LONGEST_SAME {
            push(StretchKind::Same, gone);
        } else {
            if n > 0 {
                push(StretchKind::Same, &gone[..AT_AN_END]);
            }
            push(StretchKind::LeftOut, &[]);
            if n < last {
                push(StretchKind::Same, &gone[gone.len() - AT_AN_END..]);
            }
        }
    }
    stretches
}

/// The words for a kind of thing in a group of words.
fn said(words: &Words, group: &str, of: &impl Serialize) -> String {
    let key = serde_json::to_value(of).ok();
    let key = key.as_ref().and_then(serde_json::Value::as_str).unwrap_or_default();
    words.say(&format!("difference.{group}.{key}"))
}

impl Kind {
    /// What it is called, before a colon.
    pub fn label(self, words: &Words) -> String {
        said(words, "kind", &self)
    }

    /// Whether it is running text, of which single words change.
    pub fn is_text(self) -> bool {
        matches!(
            self,
            Kind::Summary
                | Kind::WhoFor
                | Kind::Details
                | Kind::Examples
                | Kind::Criterion
                | Kind::Amount
                | Kind::CostInWords
                | Kind::Transport
                | Kind::Medication
                | Kind::Training
        )
    }
}

impl Thing {
    /// What it is, in a word or two.
    pub fn word(self, words: &Words) -> String {
        said(words, "thing", &self)
    }
}

impl Group {
    /// The name by which its words and the page of differences know it.
    pub fn key(self) -> &'static str {
        match self {
            Group::Stricter => "stricter",
            Group::Easier => "easier",
            Group::Levels => "levels",
            Group::Services => "short-breaks",
            Group::Providers => "organisations",
            Group::Text => "text",
            Group::Facts => "facts",
        }
    }

    /// Its heading.
    pub fn title(self, words: &Words) -> String {
        words.say(&format!("difference.title.{}", self.key()))
    }

    /// What stands in it, in a sentence.
    pub fn lead(self, words: &Words) -> String {
        words.say(&format!("difference.lead.{}", self.key()))
    }
}

impl Severity {
    /// In a word.
    pub fn word(self, words: &Words) -> String {
        said(words, "severity", &self)
    }
}

impl PassageKind {
    /// What has become of a paragraph.
    pub fn word(self, words: &Words) -> String {
        said(words, "passage", &self)
    }
}

impl Change {
    /// What has changed, without before and after: `Price (reduced)`, `New short break`.
    pub fn what(&self, words: &Words) -> String {
        let kind = match (self.kind, self.about.what) {
            (Kind::New, thing) => return said(words, "new", &thing),
            (Kind::Gone, Thing::Service) => return words.say("difference.closed"),
            (Kind::Name, Thing::Section | Thing::Statement) => return words.say("difference.its-title"),
            (kind, _) => kind.label(words),
        };
        match self.part.as_deref().filter(|_| !matches!(self.kind, Kind::Gone | Kind::Moved)) {
            Some(part) => {
                words.say_with("difference.of-part", &[("what", (&kind).into()), ("part", part.into())])
            }
            None => kind,
        }
    }

    /// The difference as a sentence or two in English, without the name of the thing.
    pub fn says(&self) -> String {
        let what = self.what(&Words::english());
        match (self.kind, self.before.as_deref(), self.after.as_deref()) {
            (Kind::New | Kind::Gone, before, after) => match after.or(before) {
                Some(summary) => format!("{what}: {summary}"),
                None => what,
            },
            (_, Some(before), Some(after)) => format!("{what}: was “{before}”, now “{after}”"),
            (_, None, Some(after)) => format!("{what}: added “{after}”"),
            (_, Some(before), None) => format!("{what}: taken out “{before}”"),
            (_, None, None) if self.passages.is_empty() => what,
            (_, None, None) => {
                let passages = self.passages.len();
                let s = if passages == 1 { "" } else { "s" };
                format!("{what}: {passages} passage{s} changed")
            }
        }
    }
}

impl Account {
    /// How much has changed, in a sentence.
    pub fn summary(&self, words: &Words) -> String {
        let values = [
            ("n", self.changes.len().into()),
            ("stricter", (self.count(Severity::Tighter) + self.count(Severity::Mixed)).into()),
            ("easier", self.count(Severity::Looser).into()),
        ];
        words.say_with("difference.summary", &values)
    }
}
