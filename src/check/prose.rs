//! What is wrong within the Markdown: links that lead nowhere, HTML, pictures without words.

use rayon::prelude::*;

use crate::diagnostic::Diagnostic;
use crate::markdown::{PageState, is_words_only, render};
use crate::site::Site;
use crate::site::prose::SiteProse;

/// Everything that is wrong with every text.
pub fn check(site: &Site) -> Vec<Diagnostic> {
    let prose = SiteProse::new(site, "./");
    site.texts
        .markdown()
        .par_iter()
        .filter(|text| !is_words_only(text.markdown))
        .flat_map_iter(|text| {
            let found = render(text.markdown, &prose.settings(), &mut PageState::default()).found;
            found.into_iter().map(|found| {
                Diagnostic::new(found.rule, text.place(found.range), found.message).maybe_help(found.help)
            })
        })
        .collect()
}
