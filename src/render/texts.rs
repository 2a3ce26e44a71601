//! The Markdown of one page, turned into HTML in the order in which it stands there: its texts share their ids,
//! the numbers of their notes, and which terms have been explained.

use crate::content::scalar;
use crate::markdown::{self, Numbering, PageState, Prose, Rendered, Settings};
use crate::site::Site;
use crate::site::prose::{SiteProse, page_state, settings};

/// Turns the texts of one page into HTML.
pub struct Texts<'a> {
    prose: Box<dyn Prose + 'a>,
    state: PageState,
    numbered: bool,
}

impl<'a> Texts<'a> {
    /// The texts of a page from which `root` leads back to the root of the site. Where they are `numbered`, so are
    /// the paragraphs of its body.
    pub fn new(site: &'a Site<'a>, root: &'a str, numbered: bool) -> Texts<'a> {
        Texts { prose: Box::new(SiteProse::new(site, root)), state: page_state(), numbered }
    }

    /// The texts of a page on which links and pictures mean what `prose` says.
    pub fn by(prose: impl Prose + 'a) -> Texts<'a> {
        Texts { prose: Box::new(prose), state: page_state(), numbered: false }
    }

    /// A text whose shallowest heading is of level 2, and how its paragraphs are numbered where that is wanted.
    pub fn body(&mut self, markdown: &str, numbering: Numbering) -> Rendered {
        let numbering = if self.numbered { numbering } else { Numbering::None };
        let settings = Settings { numbering, ..settings(&*self.prose) };
        markdown::render(markdown, &settings, &mut self.state)
    }

    /// A section among others on one page: its ids start with its own id, its paragraphs carry its number.
    pub fn numbered(&mut self, markdown: &str, id: &str, numbering: Numbering) -> Rendered {
        let prefix = format!("{id}-");
        let settings = Settings { top_heading: 3, id_prefix: &prefix, numbering, ..settings(&*self.prose) };
        markdown::render(markdown, &settings, &mut self.state)
    }

    /// Paragraphs below a heading of level 2.
    pub fn block(&mut self, text: &scalar::Prose) -> String {
        let settings = Settings { top_heading: 3, ..settings(&*self.prose) };
        markdown::render(text.as_str(), &settings, &mut self.state).html
    }

    /// One line, without a paragraph around it.
    pub fn line(&mut self, text: &scalar::Prose) -> String {
        markdown::inline(text.as_str(), &settings(&*self.prose), &mut self.state).html
    }
}
