//! The accessibility statement: the words of the law's form, filled in with what the council wrote.

use schemars::JsonSchema;
use serde::Serialize;

use super::statement::HeadingView;
use super::{ContactView, Link};
use crate::content::accessibility::{Accessibility, Burden, NonAccessible, OutOfScope, Status, Test};
use crate::content::law::{Enforcer, Headings, StatementForm};
use crate::content::wcag::Criterion;
use crate::foreign;
use crate::render::texts::Texts;
use crate::site::Site;

#[derive(Debug, JsonSchema, Serialize)]
pub struct AccessibilityView<'a> {
    commitment: String,
    scope: Option<String>,
    not_covered_html: Option<String>,
    /// The headings of level 2, for the list at the top of the page.
    contents: Vec<HeadingView>,
    headings: &'a Headings,
    using_html: Option<String>,
    status: Option<String>,
    standard: &'a str,
    listed: &'a str,
    non_accessible: Vec<NonAccessibleView>,
    burdens: Vec<BurdenView>,
    out_of_scope: Vec<OutOfScopeView>,
    prepared: Option<String>,
    reviewed: Option<String>,
    tested: Option<TestView>,
    feedback_html: Option<String>,
    formats_html: Option<String>,
    contact: ContactView,
    form: Option<Link>,
    answered_within: Option<String>,
    regulations: &'a str,
    enforcers: Vec<EnforcerView>,
}

#[derive(Debug, JsonSchema, Serialize)]
struct NonAccessibleView {
    what_html: String,
    effect_html: Option<String>,
    fails: Vec<CriterionView>,
    fix_by: Option<String>,
}

#[derive(Debug, JsonSchema, Serialize)]
struct BurdenView {
    what_html: String,
    fails: Vec<CriterionView>,
    assessment_html: Option<String>,
}

#[derive(Debug, JsonSchema, Serialize)]
struct OutOfScopeView {
    what_html: String,
    exemption: Option<String>,
}

#[derive(Debug, JsonSchema, Serialize)]
struct CriterionView {
    number: &'static str,
    name: &'static str,
}

#[derive(Debug, JsonSchema, Serialize)]
struct TestView {
    on: String,
    by: String,
    method_html: String,
}

#[derive(Debug, JsonSchema, Serialize)]
struct EnforcerView {
    area: String,
    body: String,
    adviser: String,
    website: String,
}

/// The view of the statement; nothing where nobody has written one.
pub fn view<'a>(site: &Site<'a>, texts: &mut Texts) -> Option<AccessibilityView<'a>> {
    let written: &'a Accessibility = site.content.accessibility.as_ref()?;
    let form = site.content.law.accessibility_statement.as_ref()?;
    let whole = &site.content.site;
    let filled = |sentence: &str, place: &str, with: &str| {
        let sentence = sentence.replace("{regulations}", form.regulations.as_str());
        sentence.replace("{standard}", form.standard.as_str()).replace(place, with)
    };
    let dated = |sentence: &str, date| {
        // A sentence that nobody has translated has its date in its own language.
        let of = if foreign::whole(sentence).0.is_some() { site.original } else { site.content };
        filled(sentence, "{date}", &of.words.date(date))
    };
    // In the order of the page, so that a term is explained where it is met first.
    let not_covered_html = written.not_covered.as_ref().map(|text| texts.block(text));
    let using_html = written.using.as_ref().map(|text| texts.block(text));
    let non_accessible =
        written.non_accessible.iter().map(|item| non_accessible(site, item, texts)).collect();
    let burdens = written.disproportionate_burden.iter().map(|item| burden(item, texts)).collect();
    let out_of_scope = written.out_of_scope.iter().map(|item| out_of_scope(item, form, texts)).collect();
    let tested = written.tested.as_ref().map(|test| tested(site, test, texts));
    Some(AccessibilityView {
        commitment: filled(form.commitment.as_str(), "{name}", whole.council.name.as_str()),
        scope: written
            .scope
            .as_ref()
            .map(|scope| filled(form.scope.as_str(), "{scope}", scope.as_str().trim_end_matches('.'))),
        not_covered_html,
        contents: contents(site, written, &form.headings),
        headings: &form.headings,
        using_html,
        status: written.status.map(|status| {
            let Sentence { text, reasons } = sentence(status, written, form);
            filled(text, "{reasons}", reasons)
        }),
        standard: form.standard.as_str(),
        listed: form.listed.as_str(),
        non_accessible,
        burdens,
        out_of_scope,
        prepared: written.prepared.map(|date| dated(form.prepared.as_str(), date)),
        reviewed: written.last_reviewed.map(|date| dated(form.reviewed.as_str(), date)),
        tested,
        feedback_html: written.feedback.as_ref().map(|text| texts.block(text)),
        formats_html: written.formats.as_ref().map(|text| texts.block(text)),
        contact: ContactView::of(written.contact.as_ref().unwrap_or(&whole.contact)),
        form: written.form.as_ref().and_then(|target| Link::to(site, target, None)),
        answered_within: written.answered_within.as_ref().map(ToString::to_string),
        regulations: form.regulations.as_str(),
        enforcers: enforcers(written, form).into_iter().map(EnforcerView::of).collect(),
    })
}

/// A sentence on the status, and the reasons that it names.
struct Sentence<'a> {
    text: &'a str,
    reasons: &'a str,
}

fn sentence<'a>(status: Status, written: &Accessibility, form: &'a StatementForm) -> Sentence<'a> {
    let statuses = &form.statuses;
    let text = match status {
        Status::Full => &statuses.full,
        Status::Partial => &statuses.partial,
        Status::None => &statuses.none,
    };
    let exempt = !written.disproportionate_burden.is_empty() || !written.out_of_scope.is_empty();
    let reasons = match (written.non_accessible.is_empty(), exempt) {
        (_, false) => &statuses.non_compliances,
        (true, true) => &statuses.exemptions,
        (false, true) => &statuses.both,
    };
    Sentence { text: text.as_str(), reasons: reasons.as_str() }
}

/// The headings of level 2 that the page has, with the ids that its template gives them.
fn contents(site: &Site, written: &Accessibility, headings: &Headings) -> Vec<HeadingView> {
    let lists_something = !written.non_accessible.is_empty()
        || !written.disproportionate_burden.is_empty()
        || !written.out_of_scope.is_empty();
    let using = site.content.words.say("accessibility.using");
    [
        ("title-using", using.as_str(), written.using.is_some()),
        ("title-status", headings.status.as_str(), true),
        ("title-non-accessible", headings.non_accessible.as_str(), lists_something),
        ("title-preparation", headings.preparation.as_str(), true),
        ("title-feedback", headings.feedback.as_str(), true),
        ("title-enforcement", headings.enforcement.as_str(), true),
    ]
    .into_iter()
    .filter(|(.., there)| *there)
    .map(|(id, text, _)| HeadingView::new(2, id, text))
    .collect()
}

fn non_accessible(site: &Site, item: &NonAccessible, texts: &mut Texts) -> NonAccessibleView {
    NonAccessibleView {
        what_html: texts.block(&item.what),
        effect_html: item.effect.as_ref().map(|text| texts.block(text)),
        fails: criteria(&item.fails),
        fix_by: item.fix_by.map(|date| site.content.words.date(date)),
    }
}

fn burden(item: &Burden, texts: &mut Texts) -> BurdenView {
    BurdenView {
        what_html: texts.block(&item.what),
        fails: criteria(&item.fails),
        assessment_html: item.assessment.as_ref().map(|text| texts.block(text)),
    }
}

fn out_of_scope(item: &OutOfScope, form: &StatementForm, texts: &mut Texts) -> OutOfScopeView {
    let exemption = form.exemptions.iter().find(|exemption| exemption.id == item.exemption);
    OutOfScopeView {
        what_html: texts.block(&item.what),
        exemption: exemption.map(|exemption| exemption.name.to_string()),
    }
}

fn tested(site: &Site, test: &Test, texts: &mut Texts) -> TestView {
    TestView {
        on: site.content.words.date(test.on),
        by: test.by.to_string(),
        method_html: texts.block(&test.method),
    }
}

fn criteria(criteria: &[Criterion]) -> Vec<CriterionView> {
    criteria.iter().map(|Criterion { number, name }| CriterionView { number, name }).collect()
}

/// Who enforces the regulations in the council's region; in every region, where the council does not say its own.
fn enforcers<'a>(written: &Accessibility, form: &'a StatementForm) -> Vec<&'a Enforcer> {
    let here = |enforcer: &&Enforcer| written.region.is_none_or(|region| enforcer.region == region);
    form.enforcers.iter().filter(here).collect()
}

impl EnforcerView {
    fn of(enforcer: &Enforcer) -> EnforcerView {
        EnforcerView {
            area: enforcer.area.to_string(),
            body: enforcer.body.to_string(),
            adviser: enforcer.adviser.to_string(),
            website: enforcer.website.as_str().to_owned(),
        }
    }
}
