//! The Markdown of one page, turned into HTML in the order in which it stands there: its texts share their ids,
//! the numbers of their notes, and which terms have been explained.

use crate::content::scalar::Prose;
use crate::markdown::{self, Numbering, PageState, Rendered, Settings};
use crate::site::Site;
use crate::site::prose::{SiteProse, page_state};

/// Turns the texts of one page into HTML.
pub struct Texts<'a> {
    prose: SiteProse<'a>,
    state: PageState,
    numbered: bool,
}

impl<'a> Texts<'a> {
    /// The texts of a page from which `root` leads back to the root of the site. Where they are `numbered`, so are
    /// the paragraphs of its body.
    pub fn new(site: &'a Site<'a>, root: &'a str, numbered: bool) -> Texts<'a> {
        Texts { prose: SiteProse::new(site, root), state: page_state(), numbered }
    }

    /// A text whose shallowest heading is of level 2, and how its paragraphs are numbered where that is wanted.
    pub fn body(&mut self, markdown: &str, numbering: Numbering) -> Rendered {
        let numbering = if self.numbered { numbering } else { Numbering::None };
        let settings = Settings { numbering, ..self.prose.settings() };
        markdown::render(markdown, &settings, &mut self.state)
    }

    /// A section among others on one page: its ids start with its own id, its paragraphs carry its number.
    pub fn numbered(&mut self, markdown: &str, id: &str, number: usize) -> Rendered {
        let prefix = format!("{id}-");
        let settings = Settings {
            top_heading: 3,
            id_prefix: &prefix,
            numbering: Numbering::Section(number),
            ..self.prose.settings()
        };
        markdown::render(markdown, &settings, &mut self.state)
    }

    /// Paragraphs below a heading of level 2.
    pub fn block(&mut self, text: &Prose) -> String {
        let settings = Settings { top_heading: 3, ..self.prose.settings() };
        markdown::render(text.as_str(), &settings, &mut self.state).html
    }

    /// One line, without a paragraph around it.
    pub fn line(&mut self, text: &Prose) -> String {
        markdown::inline(text.as_str(), &self.prose.settings(), &mut self.state).html
    }
}
