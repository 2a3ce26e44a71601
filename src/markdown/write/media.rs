//! Films and recordings: written like pictures, with what makes them open to those who cannot hear or see them.

use std::ops::Range;

use crate::diagnostic::Problem;

use super::Writer;
use crate::markdown::rules::{MEDIA_WITHOUT_WORDS, VIDEO_WITHOUT_CAPTIONS};
use crate::markdown::{Beside, Image, escape};

/// What plays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::markdown) enum Media {
    /// A film.
    Video,
    /// A recording of sound.
    Audio,
}

/// Whether a file of this name is a film or a recording.
pub fn plays(source: &str) -> bool {
    Media::of(source).is_some()
}

impl Media {
    /// What a file is by the ending of its name; nothing where it does not play.
    pub(in crate::markdown) fn of(source: &str) -> Option<Media> {
        let (_, ending) = source.rsplit_once('.')?;
        match ending.to_ascii_lowercase().as_str() {
            "mp4" | "m4v" | "webm" | "ogv" | "mov" => Some(Media::Video),
            "mp3" | "m4a" | "ogg" | "oga" | "opus" | "wav" | "flac" | "aac" => Some(Media::Audio),
            _ => None,
        }
    }

    fn tag(self) -> &'static str {
        match self {
            Media::Video => "video",
            Media::Audio => "audio",
        }
    }
}

impl Writer<'_> {
    /// A player that loads nothing until somebody starts it, its words below it, and the way to the transcript.
    pub(super) fn player(
        &mut self,
        media: Media,
        words: &str,
        source: &str,
        file: &Image,
        range: &Range<usize>,
    ) {
        let beside = self.settings.prose.beside(source);
        self.check_words_of(media, source, &beside, range);
        let tag = media.tag();
        let mut html =
            format!("<span class=\"media media-{tag}\"><{tag} controls preload=\"none\" aria-label=\"");
        escape::attribute(&mut html, words);
        html.push_str("\" src=\"");
        escape::href(&mut html, &file.href);
        html.push('"');
        if let Some(still) = beside.still.as_ref().filter(|_| media == Media::Video) {
            html.push_str(" poster=\"");
            escape::href(&mut html, still);
            html.push('"');
        }
        html.push('>');
        for (n, captions) in beside.captions.iter().enumerate() {
            html.push_str("<track kind=\"captions\" srclang=\"");
            escape::attribute(&mut html, &captions.language);
            html.push_str("\" label=\"");
            escape::attribute(&mut html, &captions.language);
            html.push_str("\" src=\"");
            escape::href(&mut html, &captions.href);
            html.push_str(if n == 0 { "\" default>" } else { "\">" });
        }
        html.push_str(&format!("</{tag}><span class=\"media-words\">"));
        self.push(&html);
        self.say(words);
        if let Some(transcript) = &beside.transcript {
            let mut link = String::from(" <a href=\"");
            escape::href(&mut link, transcript);
            link.push_str("\">");
            self.push(&link);
            self.say(self.settings.words.transcript);
            self.push("<span class=\"visually-hidden\">: ");
            escape::text(&mut self.result.html, words);
            self.push("</span></a>");
        }
        self.push("</span></span>");
    }

    /// Says so where somebody who cannot hear or see it gets nothing of a film or a recording.
    pub(super) fn check_words_of(
        &mut self,
        media: Media,
        source: &str,
        beside: &Beside,
        range: &Range<usize>,
    ) {
        let name = source.strip_prefix("asset:").or(source.strip_prefix("assets/")).unwrap_or(source);
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        match (media, beside.captions.is_empty(), beside.transcript.is_none()) {
            (Media::Audio, _, true) => {
                let help = format!("write down what is said as `content/assets/{stem}.txt`");
                let message = "this recording has no transcript";
                self.find(&MEDIA_WITHOUT_WORDS, range, Problem::new(message, help));
            }
            (Media::Video, true, true) => {
                let help = format!(
                    "put its captions beside it as `content/assets/{stem}.vtt`, and what is said and shown as \
                     `content/assets/{stem}.txt`"
                );
                let message = "this film has no captions and no transcript";
                self.find(&MEDIA_WITHOUT_WORDS, range, Problem::new(message, help));
            }
            (Media::Video, true, false) => {
                let help = format!("put its captions beside it as `content/assets/{stem}.vtt`");
                self.find(&VIDEO_WITHOUT_CAPTIONS, range, Problem::new("this film has no captions", help));
            }
            _ => {}
        }
    }
}
