//! The guide to the levels of support: its start, each question, each end, and all of it as a form to print.

use std::collections::HashMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::eligibility::TierDetail;
use super::{ContactView, Link};
use crate::content::Written;
use crate::content::eligibility::{Eligibility, End, Question};
use crate::render::texts::Texts;
use crate::site::guide::{Guide, Left, Step};
use crate::site::{Site, Url, offline, url};

/// The link to the guide, where the site has one.
pub fn link(site: &Site) -> Option<Link> {
    let page = site.page_at(url::guide().as_str())?;
    Some(Link::inside(&page.url, page.title.as_str()))
}

/// How many questions there are to come.
#[derive(Debug, JsonSchema, Serialize)]
struct ToCome {
    fewest: usize,
    most: usize,
}

impl ToCome {
    fn of(left: Left) -> ToCome {
        ToCome { fewest: left.fewest, most: left.most }
    }
}

/// That a family can ask for an assessment, and where that is explained.
#[derive(Debug, JsonSchema, Serialize)]
struct Ask {
    text: String,
    link: Option<Link>,
}

impl Ask {
    fn of(site: &Site, guide: &Eligibility) -> Ask {
        let said = &guide.assessment;
        Ask { text: said.text.to_string(), link: Link::to(site, &said.link, None) }
    }
}

/// The guide as it was written, with its graph; nothing where the site has none.
fn parts<'a>(site: &'a Site) -> Option<(&'a Written<Eligibility>, &'a Guide)> {
    site.content.eligibility.as_ref().zip(site.guide.as_ref())
}

fn step_url(guide: &Eligibility, step: Step) -> Url {
    guide.ids().nth(step).map_or_else(url::guide, |id| url::guide_step(id.as_str()))
}

#[derive(Debug, JsonSchema, Serialize)]
pub struct StartView {
    introduction_html: Option<String>,
    questions: Option<ToCome>,
    first_path: String,
    all_path: String,
    ask: Ask,
}

pub fn start(site: &Site, texts: &mut Texts) -> Option<StartView> {
    let (guide, graph) = parts(site)?;
    Some(StartView {
        introduction_html: guide.introduction.as_ref().map(|text| texts.block(text)),
        questions: graph.left(0).map(ToCome::of),
        first_path: step_url(guide, 0).to_string(),
        all_path: url::guide_all().to_string(),
        ask: Ask::of(site, guide),
    })
}

/// What is true of every way to a page: an answer to a question before it.
#[derive(Debug, JsonSchema, Serialize)]
struct SettledView {
    question: String,
    path: String,
    answers: Vec<String>,
}

/// More answers than these are a page of their own: the whole guide.
const MOST_SETTLED: usize = 12;

fn settled(guide: &Eligibility, graph: &Guide, step: Step) -> Vec<SettledView> {
    let settled = graph.settled(step);
    let early = settled.len().saturating_sub(MOST_SETTLED);
    let view = |known: crate::site::guide::Settled| {
        let question = &guide.questions[known.question];
        SettledView {
            question: question.question.to_string(),
            path: step_url(guide, known.question).to_string(),
            answers: known.answers.iter().map(|n| question.answers[*n].text.to_string()).collect(),
        }
    };
    settled.into_iter().skip(early).map(view).collect()
}

/// A question or an end, each with what its page needs.
#[derive(Debug)]
pub enum StepView {
    /// One question.
    Question(QuestionView),
    /// One end.
    End(Box<EndView>),
}

#[derive(Debug, JsonSchema, Serialize)]
pub struct QuestionView {
    help_html: Option<String>,
    why_html: Option<String>,
    answers: Vec<Link>,
    /// The questions after this one; nothing where nobody can say.
    after: Option<ToCome>,
    settled: Vec<SettledView>,
    start_path: String,
    all_path: String,
}

#[derive(Debug, JsonSchema, Serialize)]
pub struct EndView {
    tier: Option<TierDetail>,
    because_html: Option<String>,
    next_html: Option<String>,
    /// Whether what to do next can be done only online.
    next_online_only: bool,
    settled: Vec<SettledView>,
    ask: Ask,
    contact: ContactView,
    start_path: String,
    all_path: String,
}

pub fn step(site: &Site, number: Step, texts: &mut Texts) -> Option<StepView> {
    let (guide, graph) = parts(site)?;
    let start_path = url::guide().to_string();
    let all_path = url::guide_all().to_string();
    let settled = settled(guide, graph, number);
    if let Some(question) = guide.questions.get(number) {
        let answer = |(n, answer): (usize, &crate::content::eligibility::Answer)| {
            let to = graph.leads_to((number, n))?;
            Some(Link::inside(&step_url(guide, to), answer.text.as_str()))
        };
        return Some(StepView::Question(QuestionView {
            help_html: question.help.as_ref().map(|text| texts.block(text)),
            answers: question.answers.iter().enumerate().filter_map(answer).collect(),
            why_html: question.why.as_ref().map(|text| texts.block(text)),
            after: graph.left(number).map(|left| ToCome { fewest: left.fewest - 1, most: left.most - 1 }),
            settled,
            start_path,
            all_path,
        }));
    }
    let end = guide.ends.get(number - guide.questions.len())?;
    let tier = end.tier.as_ref().and_then(|tier| site.content.tier(tier));
    Some(StepView::End(Box::new(EndView {
        because_html: end.because.as_ref().map(|text| texts.block(text)),
        next_html: end.next.as_ref().map(|text| texts.block(text)),
        next_online_only: next_is_online_only(site, end),
        tier: tier.map(|tier| TierDetail::of(site, tier, texts)),
        settled,
        ask: Ask::of(site, guide),
        contact: ContactView::of(&site.content.site.contact),
        start_path,
        all_path,
    })))
}

fn next_is_online_only(site: &Site, end: &End) -> bool {
    end.next.as_ref().is_some_and(|next| offline::text_is_online_only(site, next.as_str()))
}

#[derive(Debug, JsonSchema, Serialize)]
pub struct WholeView {
    introduction_html: Option<String>,
    questions: Vec<QuestionRow>,
    ends: Vec<EndRow>,
    ask: Ask,
    contact: ContactView,
    start_path: String,
}

#[derive(Debug, JsonSchema, Serialize)]
struct QuestionRow {
    number: usize,
    question: String,
    help_html: Option<String>,
    answers: Vec<AnswerRow>,
}

#[derive(Debug, JsonSchema, Serialize)]
struct AnswerRow {
    text: String,
    /// The number of the question or end that it leads to.
    then: Option<usize>,
}

#[derive(Debug, JsonSchema, Serialize)]
struct EndRow {
    number: usize,
    title: String,
    letter: Option<String>,
    tier: Option<Link>,
    because_html: Option<String>,
    next_html: Option<String>,
    route: Option<String>,
    online_only: bool,
}

pub fn whole(site: &Site, texts: &mut Texts) -> Option<WholeView> {
    let (guide, graph) = parts(site)?;
    let order = graph.in_order();
    let numbers: HashMap<Step, usize> = order.iter().enumerate().map(|(n, step)| (*step, n + 1)).collect();
    let introduction_html = guide.introduction.as_ref().map(|text| texts.block(text));
    let (mut questions, mut ends) = (Vec::new(), Vec::new());
    for (step, number) in order.iter().map(|step| (*step, numbers[step])) {
        match guide.questions.get(step) {
            Some(question) => {
                let then = |n| graph.leads_to((step, n)).and_then(|to| numbers.get(&to).copied());
                questions.push(question_row(question, number, &then, texts));
            }
            None => ends.push(end_row(site, &guide.ends[step - guide.questions.len()], number, texts)),
        }
    }
    Some(WholeView {
        introduction_html,
        questions,
        ends,
        ask: Ask::of(site, guide),
        contact: ContactView::of(&site.content.site.contact),
        start_path: url::guide().to_string(),
    })
}

fn question_row(
    question: &Question,
    number: usize,
    then: &dyn Fn(usize) -> Option<usize>,
    texts: &mut Texts,
) -> QuestionRow {
    let answers = question.answers.iter().enumerate();
    QuestionRow {
        number,
        question: question.question.to_string(),
        help_html: question.help.as_ref().map(|text| texts.block(text)),
        answers: answers
            .map(|(n, answer)| AnswerRow { text: answer.text.to_string(), then: then(n) })
            .collect(),
    }
}

fn end_row(site: &Site, end: &End, number: usize, texts: &mut Texts) -> EndRow {
    let tier = end.tier.as_ref().and_then(|tier| site.content.tier(tier));
    EndRow {
        number,
        title: end.title.to_string(),
        letter: tier.and_then(|tier| tier.letter.as_ref()).map(ToString::to_string),
        tier: tier.map(|tier| Link::inside(&url::tier(tier.id.as_str()), tier.name.as_str())),
        because_html: end.because.as_ref().map(|text| texts.block(text)),
        next_html: end.next.as_ref().map(|text| texts.block(text)),
        route: tier.map(|tier| tier.route.text.to_string()),
        online_only: next_is_online_only(site, end)
            || tier.is_some_and(|tier| offline::route_is_online_only(site, &tier.route, None)),
    }
}
