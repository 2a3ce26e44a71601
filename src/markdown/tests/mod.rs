//! What a writer writes, and exactly what a reader gets.

mod blocks;
mod functions;
mod hostile;
mod spans;

use crate::diagnostic::Problem;

use super::*;

/// A site with a specialist tier, a costs page, one picture, one figure and a small glossary.
struct Site {
    terms: Terms,
}

impl Prose for Site {
    fn link(&self, target: &str) -> Result<Link, Problem> {
        let (href, title) = match target {
            "tier:specialist" => ("/eligibility/specialist/", "Specialist <support>"),
            "page:ask" => ("../ask/", "Ask"),
            "../costs/" => ("../costs/", "What it costs"),
            _ => return Err(Problem::new(format!("there is no `{target}`"), "write one that is there")),
        };
        Ok(Link { href: href.to_owned(), title: title.to_owned(), printed: None })
    }

    fn image(&self, source: &str) -> Result<Image, Problem> {
        match source {
            "asset:pool.jpg" => {
                Ok(Image { href: "/assets/pool.jpg".to_owned(), width: Some(40), height: Some(30) })
            }
            _ => Err(Problem::new(format!("there is no picture `{source}`"), "put it in assets")),
        }
    }

    fn call(&self, call: &Call) -> Result<String, Problem> {
        match (call.name.as_str(), call.unnamed(0)) {
            ("figure", Some("packages")) => Ok(format!("<12 {}>", call.named("row").unwrap_or("in all"))),
            ("figure", Some(set)) => {
                Err(Problem::new(format!("there is no set `{set}`"), "write `packages`"))
            }
            ("contact", _) => Ok("01632 960 115".to_owned()),
            (name, _) => Err(Problem::new(format!("there is no function `{name}`"), "write `figure`")),
        }
    }

    fn terms(&self) -> &Terms {
        &self.terms
    }

    fn term_href(&self, id: &str) -> Option<String> {
        Some(format!("/glossary/#{id}"))
    }
}

fn site() -> Site {
    let terms = [
        ("EHC plan", "ehc"),
        ("EHCP", "ehc"),
        ("short break", "short-break"),
        ("short break plan", "plan"),
        ("Carer’s assessment", "carer"),
    ];
    Site { terms: Terms::new(terms) }
}

fn settings(site: &Site) -> Settings<'_> {
    Settings { top_heading: 2, id_prefix: "", numbering: Numbering::None, words: Words::ENGLISH, prose: site }
}

fn rendered(text: &str) -> Rendered {
    render(text, &settings(&site()), &mut PageState::default())
}

fn one_line(text: &str) -> Rendered {
    inline(text, &settings(&site()), &mut PageState::default())
}

/// The HTML of a text with nothing wrong in it.
fn html(text: &str) -> String {
    let rendered = rendered(text);
    assert_eq!(rendered.found, [], "in {text:?}");
    rendered.html
}

/// What was found: the rule and the stretch of the text.
fn found(text: &str) -> Vec<(&'static str, &str)> {
    rendered(text).found.into_iter().map(|found| (found.rule.name, &text[found.range])).collect()
}

#[test]
fn every_rule_has_a_name_and_a_reason_of_its_own() {
    let names: HashSet<_> = RULES.iter().map(|rule| rule.name).collect();
    assert_eq!(names.len(), RULES.len());
    assert!(RULES.iter().all(|rule| rule.why.ends_with('.') && rule.why.len() > 100));
}

#[test]
fn ids_are_given_once() {
    let mut page = PageState::default();
    page.reserve("main");
    let ids: Vec<_> = ["main", "a", "a-2", "a", "a", "b"].map(|id| page.claim(id.to_owned())).into();
    assert_eq!(ids, ["main-2", "a", "a-2", "a-3", "a-4", "b"]);
}

#[test]
fn plain_text_has_no_marks() {
    let text = "# *Short* breaks\n\nA [link](x) to `{{ f(\"x\") }}`, {{ figure(\"packages\") }}\nand <b>more</b>.\n\
                <!-- no -->\n\n![alt](a.jpg)\n\n- one\n- two [^1]\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n[^1]: A note.\n";
    assert_eq!(
        plain(text),
        "Short breaks\nA link to {{ f(\"x\") }},  and more.\none\ntwo\na b\n1 2\nA note."
    );
    assert_eq!(plain(""), "");
}
