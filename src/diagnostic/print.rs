//! Findings as a person reads them: the line itself, a mark under what is wrong, and what to write.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::{Diagnostic, Severity};
use crate::content::Sources;

/// A stretch longer than this is marked at its first line only.
const LONGEST_MARK: usize = 200;

/// Signs by which some terminals clear the screen, and which the renderer lets through. What stands for them takes as
/// many bytes.
fn harmless(text: &str) -> String {
    text.replace(|sign| matches!(sign, '\u{80}'..='\u{9f}'), "¤")
}

/// One finding with its snippet, in colour where the output takes it.
pub fn human(found: &Diagnostic, sources: &Sources) -> String {
    let level = match found.severity {
        Severity::Error => Level::ERROR,
        Severity::Legal => Level::ERROR.with_name("legal"),
        Severity::Advice => Level::WARNING.with_name("advice"),
    };
    let message = format!("{} [{}]", harmless(&found.message), found.rule);
    let mut group = Group::with_title(level.primary_title(message));
    if let Some(place) = &found.place {
        match (sources.locate(place), sources.text(&place.file)) {
            (Some(location), Some(text)) => {
                let marked = &text[location.bytes.clone()];
                let first = marked.lines().next().unwrap_or_default().trim_end();
                let shown = first.char_indices().nth(LONGEST_MARK).map_or(first.len(), |(at, _)| at);
                // The line alone, since looking for it in a long file takes longer with each finding.
                let start = location.bytes.start;
                let line_start = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
                let line = text[line_start..].lines().next().unwrap_or_default();
                let column = (start - line_start).min(line.len());
                let mark = column..(column + shown).min(line.len());
                // Whoever draws the line goes through all of it, and a whole file can be one.
                let end = line[mark.end..]
                    .char_indices()
                    .nth(LONGEST_MARK)
                    .map_or(line.len(), |(at, _)| mark.end + at);
                let line = &line[..end];
                let snippet =
                    Snippet::source(harmless(line)).line_start(location.line).path(place.file.as_ref());
                group = group.element(snippet.annotation(AnnotationKind::Primary.span(mark)));
            }
            _ => group = group.element(annotate_snippets::Origin::path(place.file.as_ref())),
        }
    }
    if let Some(citation) = &found.citation {
        group = group.element(Level::NOTE.with_name("source").message(citation.as_ref()));
    }
    if let Some(help) = &found.help {
        group = group.element(Level::HELP.message(harmless(help)));
    }
    Renderer::styled().render(&[group])
}
