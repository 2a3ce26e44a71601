//! The range of breaks: gaps that nothing is planned for, and plans whose gap has closed or whose day has passed.

use crate::content::files::Kind;
use crate::content::law::Asks;
use crate::content::range::{Axis, PlannedGap, Rows};
use crate::content::vocabulary::Named as _;
use crate::diagnostic::{DataPath, Diagnostic, Place, Rule, Severity, suggestion};
use crate::site::Site;
use crate::site::gaps::{self, Gap};
use crate::site::range::Range;
use crate::site::week::Part;

use super::references::UNKNOWN_ID;

/// A gap that nothing is planned for.
pub const GAP: Rule = Rule {
    name: "range-gap",
    severity: Severity::Advice,
    citation: Some("Breaks for Carers of Disabled Children Regulations 2011, regulation 4(1)"),
    why: "The law asks for a range that is sufficient, so far as is reasonably practicable. The page /range/ counts the \
          listings that run and says where there is nothing; families and inspectors read it too. List what fills the \
          gap, or say in `range.yaml` what is planned for it, or why nothing need be. Under `look-for` that file also \
          says where gaps are looked for: each duty of the law by area and age, unless it says otherwise.",
};
/// A plan for a gap that is closed.
pub const GAP_CLOSED: Rule = Rule::advice(
    "range-gap-closed",
    "Something is planned for a gap in the range, and there is a break now. Pages no longer show the plan. Take it out, \
     or name only where there is still nothing.",
);
/// A plan whose day has passed.
pub const PLAN_OVERDUE: Rule = Rule::advice(
    "range-plan-overdue",
    "A gap in the range should have closed by this day, and it has not. Families read the day. Say what has become of \
     the plan, with a new day.",
);
/// A plan that is for nothing, or a combination that cannot be looked for.
pub const PLAN: Rule = Rule::error(
    "range-plan",
    "A plan for a gap names either a `duty` of the law or a `type` of break, and where there is none of it. Gaps are \
     looked for by two things at once at most: with more, nearly everything is a gap.",
);

/// All of them.
pub const RULES: [&Rule; 4] = [&GAP, &GAP_CLOSED, &PLAN_OVERDUE, &PLAN];

/// More gaps than these are not told one by one.
const MOST_TOLD: usize = 10;

/// What cannot be understood in `range.yaml`: names of things that are not there, and plans for nothing.
pub fn mistakes(site: &Site) -> Vec<Diagnostic> {
    let written = &site.content.range;
    let mut found = Vec::new();
    for (n, look) in written.look_for.iter().enumerate() {
        if look.by.len() > 2 {
            let place = Place::value(&written.file, written.path.key("look-for").index(n).key("by"));
            let message = format!("this looks for gaps by {} things at once", look.by.len());
            found.push(Diagnostic::new(&PLAN, place, message).help("name two at most"));
        }
    }
    for (n, plan) in written.gaps.iter().enumerate() {
        names(site, plan, &written.path.key("gaps").index(n), &mut found);
    }
    found
}

/// Everything else that there is to say of the range. Nothing is said where files could not be read, since what
/// fills a gap may be in them.
pub fn check(site: &Site) -> Vec<Diagnostic> {
    let unread = &site.content.unread;
    let Some(range) = site.range.as_ref().filter(|_| unread.kinds.is_empty() && unread.ids.is_empty()) else {
        return Vec::new();
    };
    let mut found = unplanned(site, range);
    for (n, plan) in site.content.range.gaps.iter().enumerate() {
        found.extend(of_plan(site, range, n, plan));
    }
    found
}

fn unplanned(site: &Site, range: &Range) -> Vec<Diagnostic> {
    // That a whole duty of the law is not met is told as a gap in law.
    let asked = site.content.law.elements.iter().any(|element| element.asks == Some(Asks::Duties));
    let told = |gap: &&Gap| asked && gap.at.is_empty() && range.row(gap.row).kind == Rows::Duty;
    let gaps: Vec<&Gap> = range.gaps.said.iter().filter(|gap| !gap.is_planned() && !told(gap)).collect();
    let mut found: Vec<Diagnostic> =
        gaps.iter().take(MOST_TOLD).map(|gap| of_gap(site, range, gap)).collect();
    let more = gaps.len().saturating_sub(MOST_TOLD) + range.gaps.more;
    if more > 0 {
        let place =
            gaps.get(MOST_TOLD).map_or_else(|| of_row(site, range, 0), |gap| of_row(site, range, gap.row));
        let message = format!("the range has {more} more gaps");
        found.push(Diagnostic::new(&GAP, place, message).help("the page /range/ shows them"));
    }
    found
}

fn of_gap(site: &Site, range: &Range, gap: &Gap) -> Diagnostic {
    let words = gaps::in_words(range, site.content, gap);
    let row = range.row(gap.row);
    let key = match row.kind {
        Rows::Duty => "duty",
        Rows::Type => "type",
    };
    let part = gap.at.iter().filter_map(|(axis, values)| {
        let side = range.side(*axis)?;
        let name = |n: &usize| side.ages.get(*n).map_or(side.values[*n].slug.clone(), |band| band.written());
        let names: Vec<String> = values.iter().map(name).collect();
        let key = match axis {
            Axis::Tier => "tiers",
            Axis::Area => "areas",
            Axis::Age => "ages",
            Axis::Time => "times",
        };
        Some(format!(", {key}: [{}]", names.join(", ")))
    });
    let part: String = part.collect();
    let help = format!(
        "list a service that fills it, or say what is planned in `range.yaml`, under `gaps`: `{{ {key}: {}{part}, plan: … }}`",
        row.id
    );
    Diagnostic::new(&GAP, of_row(site, range, gap.row), words).help(help)
}

/// Where a duty or type of break stands in the menu.
fn of_row(site: &Site, range: &Range, number: usize) -> Place {
    let row = range.row(number);
    let stands = |kind: &&crate::content::Written<crate::content::break_types::BreakType>| match row.kind {
        Rows::Duty => kind.duties.iter().any(|duty| duty.as_str() == row.id),
        Rows::Type => kind.id.as_str() == row.id,
    };
    let types = &site.content.break_types;
    let kind = types.iter().find(stands).or(types.first());
    kind.map_or_else(|| Place::file(site.content.site.file.clone()), |kind| kind.place("id"))
}

fn of_plan(site: &Site, range: &Range, number: usize, plan: &PlannedGap) -> Option<Diagnostic> {
    let written = &site.content.range;
    let path = written.path.key("gaps").index(number);
    let spots = gaps::spots(range, plan);
    let closed: Vec<_> = spots.iter().filter(|spot| gaps::count(range, spot) > 0).collect();
    if let Some((row, at)) = closed.first() {
        let total = gaps::count(range, closed[0]);
        let breaks = if total == 1 { "1 break".to_owned() } else { format!("{total} breaks") };
        let gap = Gap {
            row: *row,
            at: at.iter().map(|(axis, value)| (*axis, vec![*value])).collect(),
            planned: Vec::new(),
            planned_in_part: Vec::new(),
        };
        let what = gaps::in_words(range, site.content, &gap);
        let message = match closed.len() == spots.len() {
            true => format!("this gap is closed: {breaks} now where it says “{what}”"),
            false => format!("a part of this gap is closed: {breaks} now where it says “{what}”"),
        };
        let key = if plan.duty.is_some() { "duty" } else { "type" };
        let place = Place::value(&written.file, path.key(key));
        return Some(Diagnostic::new(&GAP_CLOSED, place, message).help("take out what is no longer a gap"));
    }
    let by = plan.by.filter(|by| by.0 < site.today)?;
    let place = Place::value(&written.file, path.key("by"));
    let message = format!("the gap was to close by {by}, and there is still nothing");
    Some(Diagnostic::new(&PLAN_OVERDUE, place, message).help("say what has become of it, with a new day"))
}

/// Every name of a plan is of something that is there.
fn names(site: &Site, plan: &PlannedGap, path: &DataPath, found: &mut Vec<Diagnostic>) {
    let content = site.content;
    let at = |path: DataPath| Place::value(&content.range.file, path);
    if plan.duty.is_some() == plan.break_type.is_some() {
        let message = match plan.duty {
            None => "this plan does not say of what there is too little",
            Some(_) => "this plan names a duty and a type of break",
        };
        let help = "write one of the two: `duty: overnight-care`, or `type:` and an id of `break-types.yaml`";
        found.push(Diagnostic::new(&PLAN, at(path.key("plan")), message).help(help));
    }
    let bands = &content.site.listings.age_bands;
    let lists = [
        (
            "duty",
            "duty",
            Kind::Law,
            Vec::from_iter(plan.duty.iter().map(ToString::to_string)),
            Vec::from_iter(content.law.duties.iter().map(|duty| duty.id.to_string())),
        ),
        (
            "type",
            "type of break",
            Kind::BreakTypes,
            Vec::from_iter(plan.break_type.iter().map(ToString::to_string)),
            Vec::from_iter(content.break_types.iter().map(|kind| kind.id.to_string())),
        ),
        (
            "tiers",
            "tier",
            Kind::Tiers,
            Vec::from_iter(plan.tiers.iter().map(ToString::to_string)),
            Vec::from_iter(content.tiers.iter().map(|tier| tier.id.to_string())),
        ),
        (
            "areas",
            "area",
            Kind::Vocabulary,
            Vec::from_iter(plan.areas.iter().map(ToString::to_string)),
            Vec::from_iter(content.vocabulary.areas.iter().map(|area| area.id().to_owned())),
        ),
        (
            "ages",
            "band of age",
            Kind::Site,
            Vec::from_iter(plan.ages.iter().map(|band| band.written())),
            Vec::from_iter(bands.iter().map(|band| band.written())),
        ),
        (
            "times",
            "time",
            Kind::Range,
            Vec::from_iter(plan.times.iter().map(ToString::to_string)),
            Vec::from_iter(Part::ALL.iter().map(|part| part.slug().to_owned())),
        ),
    ];
    for (key, what, kind, ids, known) in lists {
        for (n, id) in ids.iter().enumerate() {
            if known.contains(id) || kind != Kind::Range && content.unread.may_have(kind, id) {
                continue;
            }
            let place = match key {
                "duty" | "type" => path.key(key),
                _ => path.key(key).index(n),
            };
            let message = format!("there is no {what} `{id}`");
            let help = suggestion(id, known.iter().map(String::as_str));
            found.push(Diagnostic::new(&UNKNOWN_ID, at(place), message).maybe_help(help));
        }
    }
}
