//! What families said, and what became of it.

use serde::Serialize;

use crate::content::participation::{Comment, Consultation};
use crate::render::texts::Texts;
use crate::site::Site;

#[derive(Debug, Serialize)]
pub struct ParticipationView {
    consultations: Vec<ConsultationView>,
    comments: Vec<CommentView>,
}

#[derive(Debug, Serialize)]
struct ConsultationView {
    id: String,
    name: String,
    on: String,
    iso: String,
    who_html: String,
    said_html: String,
    changed_html: String,
}

#[derive(Debug, Serialize)]
struct CommentView {
    id: String,
    on: String,
    iso: String,
    comment_html: String,
    response_html: Option<String>,
    action_html: Option<String>,
}

pub fn view(site: &Site, texts: &mut Texts) -> ParticipationView {
    let participation = &site.content.participation;
    let mut consultations: Vec<&Consultation> = participation.consultations.iter().collect();
    let mut comments: Vec<&Comment> = participation.comments.iter().collect();
    consultations.sort_by_key(|asked| std::cmp::Reverse(asked.on));
    comments.sort_by_key(|comment| std::cmp::Reverse(comment.on));
    ParticipationView {
        consultations: consultations
            .into_iter()
            .map(|asked| ConsultationView {
                id: asked.id.to_string(),
                name: asked.name.to_string(),
                on: asked.on.to_string(),
                iso: asked.on.iso(),
                who_html: texts.line(&asked.who),
                said_html: texts.block(&asked.said),
                changed_html: texts.block(&asked.changed),
            })
            .collect(),
        comments: comments
            .into_iter()
            .map(|comment| CommentView {
                id: comment.id.to_string(),
                on: comment.on.to_string(),
                iso: comment.on.iso(),
                comment_html: texts.block(&comment.comment),
                response_html: comment.response.as_ref().map(|text| texts.block(text)),
                action_html: comment.action.as_ref().map(|text| texts.block(text)),
            })
            .collect(),
    }
}
