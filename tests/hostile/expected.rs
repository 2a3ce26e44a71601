//! What has to come of an input, and whether it did.

use crate::support::html::Document;
use crate::support::{Run, Site, tree};

/// What has to come of an input.
pub struct Expected {
    code: i32,
    /// Each finding, with words that it has to have.
    findings: Vec<(String, Vec<String>)>,
    /// How many findings there are after those.
    more: usize,
    /// Words that are printed, or never.
    says: Vec<(bool, String)>,
    /// Words that no file of the site has.
    nowhere: Vec<String>,
    files: Vec<Kept>,
}

/// A file that has to be there, or must not.
struct Kept {
    path: String,
    there: bool,
    holds: Vec<Holds>,
}

/// What a file has, or has not.
enum Holds {
    Has(String),
    Lacks(String),
    /// Words that somebody who reads the page sees.
    Shows(String),
}

/// Whatever is wrong with an input, what is said of it can be read.
const LONGEST_ANSWER: usize = 200_000;

impl Expected {
    pub fn parse(body: &str) -> Result<Expected, String> {
        let mut lines = body.lines().filter(|line| !line.trim().is_empty()).peekable();
        let code =
            lines.next().and_then(|line| line.strip_prefix("exit ")).and_then(|code| code.parse().ok());
        let code = code.ok_or("`expect` does not start with `exit` and a number")?;
        let (findings, says, nowhere, files) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let mut expected = Expected { code, findings, more: 0, says, nowhere, files };
        while let Some(line) = lines.next() {
            let mut under = Vec::new();
            while let Some(line) = lines.next_if(|line| line.starts_with(' ')) {
                under.push(line.trim());
            }
            expected.add(line, &under)?;
        }
        Ok(expected)
    }

    fn add(&mut self, line: &str, under: &[&str]) -> Result<(), String> {
        let odd = |line: &str| format!("nobody knows the expectation `{line}`");
        let (word, rest) = line.split_once(' ').ok_or_else(|| odd(line))?;
        let rest = rest.to_owned();
        let alone = match word {
            "more" => {
                self.more = rest.parse().map_err(|_| odd(line))?;
                true
            }
            "says" | "hides" => {
                self.says.push((word == "says", rest));
                true
            }
            "nowhere" => {
                self.nowhere.push(rest);
                true
            }
            "page" | "file" | "gone" => {
                let path = match word {
                    "page" if rest == "/" => "public/index.html".to_owned(),
                    "page" => format!("public/{rest}index.html"),
                    _ => rest,
                };
                let holds = under.iter().map(|line| {
                    let (word, rest) = line.split_once(' ').ok_or_else(|| odd(line))?;
                    match word {
                        "has" => Ok(Holds::Has(rest.to_owned())),
                        "lacks" => Ok(Holds::Lacks(rest.to_owned())),
                        "shows" => Ok(Holds::Shows(rest.to_owned())),
                        _ => Err(odd(line)),
                    }
                });
                let holds = holds.collect::<Result<_, String>>()?;
                self.files.push(Kept { path, there: word != "gone", holds });
                word == "gone"
            }
            _ => {
                let words = under.iter().map(|line| line.strip_prefix("says ").map(str::to_owned));
                let words = words.collect::<Option<_>>().ok_or_else(|| odd(&under.join(" ")))?;
                self.findings.push((line.to_owned(), words));
                false
            }
        };
        match alone && !under.is_empty() {
            true => Err(odd(under[0])),
            false => Ok(()),
        }
    }

    /// What came otherwise.
    pub fn held_against(&self, run: &Run, site: &Site) -> Vec<String> {
        let mut wrong = Vec::new();
        if run.code != self.code {
            wrong.push(format!("it ended with {}, not {}", run.code, self.code));
        }
        let said = [run.err.as_str(), &run.out].concat();
        self.findings_against(run, &mut wrong);
        for (is_said, words) in &self.says {
            match (is_said, said.contains(words)) {
                (true, false) => wrong.push(format!("`{words}` is not said")),
                (false, true) => wrong.push(format!("`{words}` is said")),
                _ => {}
            }
        }
        if run.err.len() > LONGEST_ANSWER {
            wrong.push(format!("{} bytes are said of it", run.err.len()));
        }
        if said.contains("panicked") {
            wrong.push("it panicked".to_owned());
        }
        // A screen shows what is said, and a sign that moves its words would say another thing.
        if let Some(sign) = run.err.chars().find(|sign| moves_words(*sign)) {
            wrong.push(format!("the sign {sign:?} is printed as it is"));
        }
        self.files.iter().for_each(|file| file.held_against(site, &mut wrong));
        if !self.nowhere.is_empty() && site.has("public") {
            for (path, bytes) in tree(&site.path("public")) {
                let text = String::from_utf8_lossy(&bytes);
                let words = self.nowhere.iter().filter(|words| text.contains(*words));
                wrong.extend(words.map(|words| format!("`{words}` is in public/{path}")));
            }
        }
        wrong
    }

    fn findings_against(&self, run: &Run, wrong: &mut Vec<String>) {
        let found = findings(&run.err);
        let shown = found.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>();
        let wanted = self.findings.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>();
        let hidden = run.err.lines().find_map(|line| {
            line.strip_prefix("These are the first ")?
                .rsplit_once("there are ")?
                .1
                .split(' ')
                .next()?
                .parse()
                .ok()
        });
        let all = shown.len() + hidden.unwrap_or(0);
        if !shown.starts_with(&wanted) || all != wanted.len() + self.more {
            let first = &shown[..shown.len().min(wanted.len() + 5)];
            wrong.push(format!("these are found, of {all}: {first:#?}"));
        }
        for ((name, words), (_, text)) in self.findings.iter().zip(&found) {
            let missing = words.iter().filter(|words| !text.contains(*words));
            wrong.extend(missing.map(|words| format!("{name} does not say `{words}`")));
        }
    }
}

impl Kept {
    fn held_against(&self, site: &Site, wrong: &mut Vec<String>) {
        let path = &self.path;
        if site.has(path) != self.there {
            wrong.push(format!("{path} is {}there", if self.there { "not " } else { "" }));
            return;
        }
        if self.holds.is_empty() && !path.ends_with(".html") || !self.there {
            return;
        }
        let text = site.read(path);
        let page = path.ends_with(".html").then(|| Document::parse(&text));
        if let Some(page) = &page {
            page.assert_harmless(path);
        }
        for holds in &self.holds {
            match holds {
                Holds::Has(words) if !text.contains(words) => wrong.push(format!("{path} has no `{words}`")),
                Holds::Lacks(words) if text.contains(words) => wrong.push(format!("{path} has `{words}`")),
                Holds::Shows(words) if !page.as_ref().is_some_and(|page| page.text().contains(words)) => {
                    wrong.push(format!("{path} does not show `{words}`"));
                }
                _ => {}
            }
        }
    }
}

/// Each finding that is printed, as `rule file:line:column`, with everything that is said of it.
fn findings(printed: &str) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    for line in printed.lines() {
        let head = ["error: ", "legal: ", "advice: "].iter().find_map(|level| line.strip_prefix(level));
        if let Some((_, rule)) = head.and_then(|head| head.strip_suffix(']')?.rsplit_once(" [")) {
            found.push((rule.to_owned(), String::new()));
        }
        let Some((name, text)) = found.last_mut() else { continue };
        if let (Some(place), false) = (line.trim_start().strip_prefix("--> "), name.contains(' ')) {
            *name = format!("{name} {place}");
        }
        text.push_str(line);
        text.push('\n');
    }
    found
}

/// Controls of a terminal, and signs that turn the direction of writing.
fn moves_words(sign: char) -> bool {
    let turns = matches!(sign, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    turns || sign.is_control() && sign != '\n'
}
