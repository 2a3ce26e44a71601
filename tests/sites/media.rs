//! Films and recordings in a text, and the words that those need who cannot hear or see them.

use crate::support::{Run, Site, TODAY, document};

const FILM: &str = "Watch it:\n\n![How to ask for a break](asset:film.mp4)\n";

/// A site whose section shows a film, with more files beside it.
fn with(body: &str, files: &[&str]) -> Site {
    let site = Site::small();
    site.write("content/statement/01-asking.md", document("Asking", "", body));
    for file in files {
        site.write(&format!("content/assets/{file}"), format!("what is in {file}"));
    }
    site
}

fn check(site: &Site, rule: &str) -> Run {
    Run::of(&mut site.command(&["check", "--today", TODAY, "--rule", rule]))
}

#[test]
fn a_film_has_a_player_its_captions_and_its_transcript() {
    let site = with(FILM, &["film.mp4", "film.vtt", "film.cy.vtt", "film.txt", "film.jpg"]);
    site.built(&[]);
    let page = site.page("statement/asking/");
    let film = page.one("video");
    assert_eq!(film.attribute("preload"), Some("none"));
    assert_eq!(film.attribute("aria-label"), Some("How to ask for a break"));
    assert!(film.attribute("controls").is_some());
    let leads_to = |address: &str, file: &str| {
        let path = address.trim_start_matches("../");
        assert_eq!(site.read(&format!("public/{path}")), format!("what is in {file}"));
    };
    leads_to(film.attribute("src").unwrap(), "film.mp4");
    leads_to(film.attribute("poster").unwrap(), "film.jpg");
    let tracks = page.all("track");
    let languages: Vec<_> = tracks.iter().map(|track| track.attribute("srclang").unwrap()).collect();
    assert_eq!(languages, ["en-GB", "cy"]);
    leads_to(tracks[0].attribute("src").unwrap(), "film.vtt");
    leads_to(tracks[1].attribute("src").unwrap(), "film.cy.vtt");
    assert!(tracks.iter().all(|track| track.attribute("kind") == Some("captions")));
    let links = page.one("main").all("a");
    let transcript = links.iter().find(|link| link.text().starts_with("Read the transcript")).unwrap();
    assert_eq!(transcript.text(), "Read the transcript: How to ask for a break");
    leads_to(transcript.attribute("href").unwrap(), "film.txt");
    assert!(site.read("public/statement.txt").contains("[How to ask for a break]"));
    assert!(!check(&site, "unused").err.contains("film"), "what lies beside a film is used");
    assert_eq!(check(&site, "media-without-words").places(), Vec::<&str>::new());
}

#[test]
fn a_film_or_recording_without_words_breaks_the_law_at_its_place() {
    let site = with(FILM, &["film.mp4"]);
    let run = check(&site, "media-without-words");
    assert_eq!(run.places(), ["content/statement/01-asking.md:7:1"], "{}", run.err);
    assert!(run.err.contains("this film has no captions and no transcript"), "{}", run.err);
    assert!(run.err.contains("content/assets/film.vtt"), "{}", run.err);
    assert_eq!(run.code, 1);
    assert_eq!(site.build(&["--strict"]).code, 1);
    site.built(&[]);

    let sound = "![A parent speaks](asset:talk.mp3)\n";
    let run = check(&with(sound, &["talk.mp3", "talk.vtt"]), "media-without-words");
    assert_eq!(
        run.places(),
        ["content/statement/01-asking.md:5:1"],
        "captions show on no recording: {}",
        run.err
    );
    assert!(check(&with(sound, &["talk.mp3", "talk.txt"]), "media-without-words").places().is_empty());

    let link = "See [the film](asset:film.mp4).\n";
    let run = check(&with(link, &["film.mp4"]), "media-without-words");
    assert_eq!(run.places(), ["content/statement/01-asking.md:5:5"], "{}", run.err);
}

#[test]
fn a_transcript_alone_is_enough_for_a_silent_film_only() {
    let site = with(FILM, &["film.mp4", "film.txt"]);
    assert!(check(&site, "media-without-words").places().is_empty());
    assert_eq!(check(&site, "video-without-captions").places(), ["content/statement/01-asking.md:7:1"]);
}

#[test]
fn explaining_the_rule_names_the_criteria() {
    let run = Run::of(&mut Site::empty().command(&["explain", "media-without-words"]));
    for words in ["1.2.1", "1.2.2", "Accessibility Regulations 2018"] {
        assert!(run.out.contains(words), "{}", run.out);
    }
}

#[test]
fn taking_the_words_of_a_picture_away_is_a_finding_at_its_place() {
    let site = Site::example();
    let section = "content/statement/05-three-levels.md";
    let text = site.read(section);
    let picture = text.lines().position(|line| line.starts_with("![")).expect("the example shows a picture");
    let words = text.lines().nth(picture).unwrap().split(['[', ']']).nth(1).unwrap().to_owned();
    assert!(check(&site, "image-without-alternative").places().is_empty());
    site.edit(section, &format!("![{words}]"), "![ ]");
    let run = site.build(&[]);
    assert_eq!(run.places(), [format!("{section}:{}:1", picture + 1)], "{}", run.err);
    assert_eq!(run.rules(), ["image-without-alternative"], "{}", run.err);
}
