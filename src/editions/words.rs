//! Differences in plain words, and the words of a text that are new or gone.

use schemars::JsonSchema;
use serde::Serialize;
use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::change::{Account, Change, Group, Kind, PassageKind, Severity, Thing};

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

impl Kind {
    /// What it is called, before a colon.
    pub fn label(self) -> &'static str {
        match self {
            Kind::New => "New",
            Kind::Gone => "Gone",
            Kind::Moved => "Moved",
            Kind::Name => "Name",
            Kind::Letter => "Letter",
            Kind::Summary => "In short",
            Kind::WhoFor => "Who it is for",
            Kind::Details => "More about it",
            Kind::Examples => "Examples",
            Kind::Criterion => "What we ask of you",
            Kind::Evidence => "What shows it",
            Kind::Assessment => "Assessment",
            Kind::Route => "How to ask",
            Kind::Decides => "Who decides",
            Kind::Takes => "How long it takes",
            Kind::AmountByAge => "How much you can have",
            Kind::Amount => "How the amount is worked out",
            Kind::YearStarts => "When a year of support starts",
            Kind::ProRata => "A part of it for those who join during the year",
            Kind::CostInWords => "Cost",
            Kind::IfRefused => "Where to go if we say no",
            Kind::Duties => "What it counts as by law",
            Kind::Provider => "Who runs it",
            Kind::Type => "Type of break",
            Kind::Tier => "Level of support",
            Kind::Ages => "Ages",
            Kind::Needs => "Needs that it can meet",
            Kind::NotFor => "What it cannot do",
            Kind::When => "When it runs",
            Kind::Venue => "Where it is",
            Kind::Areas => "Areas",
            Kind::Access => "Access",
            Kind::Ratio => "Helpers to children",
            Kind::PersonalCare => "Personal care",
            Kind::Medication => "Medicine",
            Kind::Training => "Training",
            Kind::Price => "Price",
            Kind::DirectPayment => "Can be paid with a direct payment",
            Kind::Transport => "Getting there",
            Kind::Places => "Places",
            Kind::Wait => "How long families wait",
            Kind::Outcomes => "What you gain",
            Kind::Languages => "Languages",
            Kind::Contact => "Contact",
            Kind::Status => "Open or closed",
            Kind::ProviderKind => "Kind of organisation",
            Kind::Text => "Text",
            Kind::LastReviewed => "Last reviewed",
            Kind::NextReview => "Next review",
            Kind::PreparedBy => "Prepared by",
            Kind::SignedOff => "Agreed by",
            Kind::Area => "Area",
        }
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
    pub fn word(self) -> &'static str {
        match self {
            Thing::Tier => "level of support",
            Thing::BreakType => "type of break",
            Thing::Service => "short break",
            Thing::Provider => "organisation",
            Thing::Section => "section",
            Thing::Statement => "statement",
        }
    }
}

impl Group {
    /// Its heading.
    pub fn title(self) -> &'static str {
        match self {
            Group::Stricter => "What is stricter or less",
            Group::Easier => "What is easier or more",
            Group::Levels => "Levels of support: other changes",
            Group::Services => "Short breaks: other changes",
            Group::Providers => "Organisations",
            Group::Text => "The text of the statement",
            Group::Facts => "Dates and facts of the statement",
        }
    }

    /// What stands in it, in a sentence.
    pub fn lead(self) -> &'static str {
        match self {
            Group::Stricter => {
                "New rules, fewer ages or needs, less support, higher prices, longer waits, and what has closed."
            }
            Group::Easier => {
                "Rules that went, more ages or needs, more support, lower prices, and what is new."
            }
            Group::Levels => "These are told in other words, or are neither stricter nor easier.",
            Group::Services => "Times, places, contacts and other facts.",
            Group::Providers => "Who is new, who has gone and who has another name.",
            Group::Text => {
                "Sections that are new, gone, moved or reworded. Words that were put in or taken out are marked."
            }
            Group::Facts => "What the statement says of itself.",
        }
    }
}

impl Severity {
    /// In a word.
    pub fn word(self) -> &'static str {
        match self {
            Severity::Tighter => "Stricter or less",
            Severity::Mixed => "Less for some",
            Severity::Looser => "Easier or more",
            Severity::Neutral => "Changed",
        }
    }
}

impl PassageKind {
    /// What has become of a paragraph.
    pub fn word(self) -> &'static str {
        match self {
            PassageKind::Added => "added",
            PassageKind::Removed => "taken out",
            PassageKind::Reworded => "reworded",
            PassageKind::Moved => "moved",
        }
    }
}

impl Change {
    /// What has changed, without before and after: `Price (reduced)`, `New short break`.
    pub fn what(&self) -> String {
        let thing = self.about.what;
        match (self.kind, thing) {
            (Kind::New, _) => format!("New {}", thing.word()),
            (Kind::Gone, Thing::Service) => "Closed".to_owned(),
            (Kind::Gone, _) => "No longer there".to_owned(),
            (Kind::Moved, _) => "Stands in another place".to_owned(),
            (Kind::Name, Thing::Section | Thing::Statement) => "Title".to_owned(),
            (kind, _) => match &self.part {
                Some(part) => format!("{} ({part})", kind.label()),
                None => kind.label().to_owned(),
            },
        }
    }

    /// The difference as a sentence or two, without the name of the thing.
    pub fn says(&self) -> String {
        let what = self.what();
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
    pub fn summary(&self) -> String {
        let total = self.changes.len();
        let stricter = self.count(Severity::Tighter) + self.count(Severity::Mixed);
        let easier = self.count(Severity::Looser);
        match total {
            0 => "Nothing has changed.".to_owned(),
            1 => format!("1 thing has changed: {stricter} stricter or less, {easier} easier or more."),
            _ => {
                format!("{total} things have changed: {stricter} stricter or less, {easier} easier or more.")
            }
        }
    }
}
