//! What lies beside a film or a recording in `assets/`, by its name: for `film.mp4`, captions in `film.vtt` and
//! `film.cy.vtt`, the transcript in `film.txt`, and in `film.jpg` what shows before it starts.

use super::Site;

/// The names of files in `assets/`.
#[derive(Debug, Default)]
pub struct Files<'s> {
    /// The captions with their languages, those in the language of the site first.
    pub captions: Vec<(&'s str, &'s str)>,
    /// What is said and shown, in words.
    pub transcript: Option<&'s str>,
    /// The picture that shows before a film starts.
    pub still: Option<&'s str>,
}

impl Files<'_> {
    /// All of them.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let captions = self.captions.iter().map(|(name, _)| *name);
        captions.chain(self.transcript).chain(self.still)
    }
}

/// The files beside one of a name.
pub fn beside<'s>(site: &'s Site, name: &str) -> Files<'s> {
    let Some((stem, _)) = name.rsplit_once('.') else { return Files::default() };
    let before = format!("{stem}.");
    let own = site.content.site.language.tag();
    let mut files = Files::default();
    let from = site.assets.range(before.clone()..).map(|(file, _)| file.as_str());
    for file in from.take_while(|file| file.starts_with(&before)) {
        match &file[before.len()..] {
            "txt" => files.transcript = Some(file),
            "jpg" | "jpeg" | "png" | "webp" => files.still = Some(file),
            "vtt" => files.captions.push((file, own)),
            ending => files.captions.extend(ending.strip_suffix(".vtt").map(|language| (file, language))),
        }
    }
    let is_own = |tag: &str| tag.split('-').next() == own.split('-').next();
    files.captions.sort_by_key(|(_, language)| !is_own(language));
    files
}
