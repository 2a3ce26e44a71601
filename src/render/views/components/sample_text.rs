//! The text on the page of the components: its links lead nowhere else, and one word of it is explained.

use super::super::statement::HeadingView;
use crate::diagnostic::Problem;
use crate::markdown::{Call, Image, Link, Numbering, Prose, Terms};
use crate::render::texts::Texts;

struct Sample(Terms);

impl Prose for Sample {
    fn link(&self, _: &str) -> Result<Link, Problem> {
        Ok(Link { href: "#".to_owned(), title: String::new(), printed: None })
    }

    fn image(&self, _: &str) -> Result<Image, Problem> {
        Ok(Image { href: String::new(), width: None, height: None })
    }

    fn call(&self, _: &Call) -> Result<String, Problem> {
        Ok(String::new())
    }

    fn terms(&self) -> &Terms {
        &self.0
    }

    fn term_href(&self, _: &str) -> Option<String> {
        Some("#".to_owned())
    }
}

/// The text as HTML, with its headings.
pub fn rendered(markdown: &str) -> (String, Vec<HeadingView>) {
    let mut texts = Texts::by(Sample(Terms::new([("respite", "respite")])));
    let rendered = texts.numbered(markdown, "text", Numbering::None);
    let headings =
        rendered.headings.iter().map(|heading| HeadingView::new(heading.level, &heading.id, &heading.text));
    let headings = headings.collect();
    (rendered.html, headings)
}
