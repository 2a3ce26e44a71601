//! What families said, and what became of it.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::{DayView, Link};
use crate::content::participation::{Comment, Consultation, ForumView, Participation, Reached};
use crate::content::time::Date;
use crate::render::texts::Texts;
use crate::site::Site;

#[derive(Debug, JsonSchema, Serialize)]
pub struct ParticipationView {
    sign_off: Vec<SignOffView>,
    years: Vec<Year>,
    consultations: Vec<ConsultationView>,
    comments: Vec<CommentView>,
}

#[derive(Debug, JsonSchema, Serialize)]
struct SignOffView {
    by: String,
    day: DayView,
    version: String,
    view: String,
    said_html: Option<String>,
}

/// What there was in a year, counted.
#[derive(Debug, JsonSchema, Serialize, Default)]
struct Year {
    year: i16,
    consultations: usize,
    /// How many took part, where a consultation says it.
    reached: Option<u64>,
    comments: usize,
    answered: usize,
    acted_on: usize,
}

#[derive(Debug, JsonSchema, Serialize)]
struct ConsultationView {
    id: String,
    name: String,
    day: DayView,
    who_html: String,
    reached: Vec<ReachedView>,
    said_html: String,
    changed_html: String,
}

#[derive(Debug, JsonSchema, Serialize)]
struct ReachedView {
    who: String,
    number: u32,
    of: Option<u32>,
    /// How many in a hundred of those who were asked.
    percent: Option<u64>,
}

#[derive(Debug, JsonSchema, Serialize)]
struct CommentView {
    id: String,
    day: DayView,
    from: Option<String>,
    about: Option<Link>,
    status: Status,
    comment_html: String,
    response_html: Option<String>,
    answered: Option<DayView>,
    action_html: Option<String>,
    by: Option<DayView>,
    done: Option<DayView>,
}

#[derive(Debug, JsonSchema, Serialize)]
struct Status {
    key: &'static str,
    name: String,
}

pub fn view(site: &Site, texts: &mut Texts) -> ParticipationView {
    let participation = &site.content.participation;
    ParticipationView {
        sign_off: newest_first(&participation.sign_off, |view| view.on)
            .into_iter()
            .map(|view| sign_off(site, view, texts))
            .collect(),
        years: years(participation),
        consultations: newest_first(&participation.consultations, |asked| asked.on)
            .into_iter()
            .map(|asked| consultation(site, asked, texts))
            .collect(),
        comments: newest_first(&participation.comments, |comment| comment.on)
            .into_iter()
            .map(|said| comment(site, said, texts))
            .collect(),
    }
}

fn newest_first<T>(things: &[T], day: impl Fn(&T) -> Date) -> Vec<&T> {
    let mut sorted: Vec<&T> = things.iter().collect();
    sorted.sort_by_key(|thing| Reverse(day(thing)));
    sorted
}

fn sign_off(site: &Site, view: &ForumView, texts: &mut Texts) -> SignOffView {
    SignOffView {
        by: view.by.to_string(),
        day: DayView::said(site, view.on),
        version: view.version.to_string(),
        view: site.content.words.say(view.view.key()),
        said_html: view.said.as_ref().map(|said| texts.block(said)),
    }
}

fn consultation(site: &Site, asked: &Consultation, texts: &mut Texts) -> ConsultationView {
    let reached = |reached: &Reached| ReachedView {
        who: reached.who.to_string(),
        number: reached.number,
        of: reached.of,
        percent: reached.of.filter(|of| *of > 0).map(|of| {
            let of = u64::from(of);
            (u64::from(reached.number) * 100 + of / 2) / of
        }),
    };
    ConsultationView {
        id: asked.id.to_string(),
        name: asked.name.to_string(),
        day: DayView::said(site, asked.on),
        who_html: texts.line(&asked.who),
        reached: asked.reached.iter().map(reached).collect(),
        said_html: texts.block(&asked.said),
        changed_html: texts.block(&asked.changed),
    }
}

fn comment(site: &Site, comment: &Comment, texts: &mut Texts) -> CommentView {
    let progress = comment.progress();
    CommentView {
        id: comment.id.to_string(),
        day: DayView::said(site, comment.on),
        from: comment.from.map(|role| site.content.words.say(role.key())),
        about: comment.about.as_ref().and_then(|about| Link::to(site, about, None)),
        status: Status { key: progress.slug(), name: site.content.words.say(progress.key()) },
        comment_html: texts.block(&comment.comment),
        response_html: comment.response.as_ref().map(|text| texts.block(text)),
        answered: comment.answered.map(|day| DayView::said(site, day)),
        action_html: comment.action.as_ref().map(|text| texts.block(text)),
        by: comment.by.filter(|_| progress.is_promise()).map(|day| DayView::said(site, day)),
        done: comment.done.map(|day| DayView::said(site, day)),
    }
}

/// Each year in which somebody said something, the newest first.
fn years(participation: &Participation) -> Vec<Year> {
    let mut years: BTreeMap<i16, Year> = BTreeMap::new();
    for asked in &participation.consultations {
        let year = years.entry(asked.on.0.year()).or_default();
        year.consultations += 1;
        for reached in &asked.reached {
            year.reached = Some(year.reached.unwrap_or_default() + u64::from(reached.number));
        }
    }
    for comment in &participation.comments {
        let year = years.entry(comment.on.0.year()).or_default();
        year.comments += 1;
        year.answered += usize::from(comment.response.is_some());
        year.acted_on += usize::from(comment.action.is_some());
    }
    years.into_iter().rev().map(|(number, year)| Year { year: number, ..year }).collect()
}
