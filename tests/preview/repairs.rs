//! After a thousand changes of every kind, each page is what a fresh start would show.

use std::collections::BTreeMap;
use std::fs;
use std::time::Duration;

use crate::support::Site;
use crate::support::preview::{Preview, SETTLED};

const CHANGES: usize = 1000;

/// Numbers that look random and are the same in every run (xorshift, by Marsaglia).
struct Numbers(u64);

impl Numbers {
    fn next(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % below as u64).unwrap()
    }
}

/// Every file of the content, by its path from the root of the site.
fn files(site: &Site) -> Vec<String> {
    let mut files = Vec::new();
    for entry in walkdir::WalkDir::new(site.path("content")).sort_by_file_name() {
        let entry = entry.unwrap();
        let path = entry.path().strip_prefix(site.root()).unwrap().to_str().unwrap().to_owned();
        if path.ends_with(".yaml") || path.ends_with(".md") {
            files.push(path);
        }
    }
    files
}

/// One change and its repair. Most leave the file as it was; a change of words stays.
fn change(site: &Site, numbers: &mut Numbers, round: usize) {
    let files = files(site);
    let file = &files[numbers.next(files.len())];
    let text = site.read(file);
    let pause = |numbers: &mut Numbers| {
        // Shorter than the end of a burst, and longer.
        std::thread::sleep(Duration::from_millis([0, 1, 5, 20, 120][numbers.next(5)]));
    };
    match numbers.next(8) {
        // Words that stay: a line at the end of a section, a word in a summary.
        0 | 1 if file.ends_with(".md") => {
            let kept = text.split("\nNote of round").next().unwrap().trim_end().to_owned();
            site.write(file, format!("{kept}\n\nNote of round {round}\n"));
        }
        0 | 1 => {
            let at = text.find("summary: ").map(|at| at + "summary: ".len());
            let Some(at) = at.filter(|at| text[*at..].starts_with(|c: char| c.is_ascii_uppercase())) else {
                return;
            };
            let rest = text[at..].trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
            let rest = rest
                .strip_prefix("Round ")
                .map_or(rest, |rest| rest.split_once(": ").map_or(rest, |(_, rest)| rest));
            site.write(file, format!("{}{rest}", &text[..at]));
        }
        // Mistakes.
        2 => {
            site.write(file, text.replacen(": ", ":: [", 1));
            pause(numbers);
            site.write(file, &text);
        }
        3 => {
            let half = text.char_indices().nth(text.chars().count() / 2).map_or(0, |(at, _)| at);
            site.write(file, &text[..half]);
            pause(numbers);
            site.write(file, &text);
        }
        4 => {
            site.write(file, b"\xff\xfe not text");
            pause(numbers);
            site.write(file, &text);
        }
        // Gone and back, under another name and back.
        5 => {
            site.remove(file);
            pause(numbers);
            site.write(file, &text);
        }
        6 => {
            let other = format!("{file}.old");
            fs::rename(site.path(file), site.path(&other)).unwrap();
            pause(numbers);
            fs::rename(site.path(&other), site.path(file)).unwrap();
        }
        // A folder away and back.
        _ => {
            let folder = ["content/providers", "content/statement", "content/pages"][numbers.next(3)];
            fs::rename(site.path(folder), site.path("away")).unwrap();
            pause(numbers);
            fs::rename(site.path("away"), site.path(folder)).unwrap();
        }
    }
    pause(numbers);
}

fn pages(preview: &Preview, urls: &[String]) -> BTreeMap<String, String> {
    urls.iter().map(|url| (url.clone(), preview.html(url))).collect()
}

#[test]
fn after_a_thousand_changes_every_page_is_that_of_a_fresh_start() {
    let site = Site::example();
    let preview = Preview::start(site.root(), &[]);
    let port = preview.port;
    let mut numbers = Numbers(0x5eed_2026);
    for round in 0..CHANGES {
        change(&site, &mut numbers, round);
        // Somebody looks on, so that pages of every state are made and kept.
        if round % 25 == 0 {
            preview.html("statement/all/");
        }
    }
    std::thread::sleep(SETTLED);
    preview.wait_until("the last repair", |preview| preview.counts().mistakes == 0);
    // Whatever is still to be seen, a last change is seen after it.
    preview.after(|| site.write("content/pages/last.md", "---\ntitle: Last\n---\n\nThe last change.\n"));
    std::thread::sleep(SETTLED);

    let sitemap = preview.get("/sitemap.xml").body;
    let start = format!("<loc>http://127.0.0.1:{port}/");
    let mut urls: Vec<String> =
        sitemap.split(&start).skip(1).map(|rest| rest.split("</loc>").next().unwrap().to_owned()).collect();
    urls.extend(["sitemap.xml", "robots.txt", "404.html", "nowhere/"].map(str::to_owned));
    assert!(urls.len() > 200, "{} addresses", urls.len());
    // A busy machine sees several changes at once.
    assert!(preview.counts().states > 10, "{:?}", preview.counts());
    let lasting = pages(&preview, &urls);
    assert!(preview.stop().success());

    let fresh = Preview::start_at(site.root(), port, &[]);
    assert_eq!(fresh.port, port);
    for (url, html) in pages(&fresh, &urls) {
        assert!(lasting[&url] == html, "/{url} differs from that of a fresh start");
    }
}
