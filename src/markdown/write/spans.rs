//! Links, pictures, code in a line, and HTML that does not belong.

use std::mem;
use std::ops::Range;

use pulldown_cmark::{Event, LinkType};

use crate::diagnostic::{Problem, Rule};

use super::Writer;
use super::media::Media;
use crate::markdown::links::{self, Target};
use crate::markdown::rules::{
    EMPTY_LINK, IMAGE_WITHOUT_ALTERNATIVE, PROSE_FUNCTION, RAW_HTML, UNKNOWN_TARGET,
};
use crate::markdown::source::MARK;
use crate::markdown::{Link, escape};

/// An address that is safe to write.
pub(super) struct Destination {
    /// The address, and what is there if the site knows.
    pub link: Link,
    /// Whether it leads to another site.
    pub is_external: bool,
}

impl Writer<'_> {
    pub(super) fn code(&mut self, code: &str) {
        self.push("<code>");
        self.say(&self.source.restore(code));
        self.push("</code>");
    }

    /// A link; without words there is nothing to follow, and it is left out.
    pub(super) fn link(
        &mut self,
        inside: Range<usize>,
        link_type: LinkType,
        address: &str,
        title: &str,
        range: &Range<usize>,
    ) {
        let address = match link_type {
            LinkType::Email => &format!("mailto:{address}"),
            _ => address,
        };
        if address.starts_with("asset:")
            && let Some(media) = Media::of(address)
        {
            let beside = self.settings.prose.beside(address);
            self.check_words_of(media, address, &beside, range);
        }
        let opening = match self.destination(address) {
            Ok(destination) => Some(opening_tag(&destination, &self.source.restore(title))),
            Err((rule, problem)) => {
                self.find(rule, range, problem);
                None
            }
        };
        let (start, said) = (self.result.html.len(), self.said.len());
        let quiet = mem::replace(&mut self.quiet, true);
        self.in_link = true;
        self.write(inside);
        self.in_link = false;
        self.quiet = quiet;
        if self.said[said..].trim().is_empty() {
            let help = "write the words of the link between the square brackets";
            self.find(&EMPTY_LINK, range, Problem::new("this link has no words", help));
        } else if let Some(opening) = opening {
            self.result.html.insert_str(start, &opening);
            self.push("</a>");
        }
    }

    /// Where an address leads, or the rule that it breaks.
    pub(super) fn destination(&self, address: &str) -> Result<Destination, (&'static Rule, Problem)> {
        if address.contains(MARK) {
            return Err(function_as_address());
        }
        let own = |href: &str| Link { href: href.to_owned(), title: address.to_owned(), printed: None };
        match links::classify(address)? {
            Target::Web => Ok(Destination { link: own(address), is_external: true }),
            Target::Contact(href) => Ok(Destination { link: own(&href), is_external: false }),
            Target::Fragment(id) => {
                let id = self.outline.fragments.get(id).map_or(id, String::as_str);
                Ok(Destination { link: own(&format!("#{id}")), is_external: false })
            }
            Target::Site => match self.settings.prose.link(address) {
                Ok(link) => Ok(Destination { link, is_external: false }),
                Err(problem) => Err((&UNKNOWN_TARGET, problem)),
            },
        }
    }

    /// A picture or a player, or the words that stand for it where there is none.
    pub(super) fn image(&mut self, inside: Range<usize>, source: &str, range: &Range<usize>) {
        let alternative = self.alternative(inside);
        let media = Media::of(source);
        let is_decoration = media.is_none() && self.source.text[range.clone()].starts_with("![]");
        if alternative.is_empty() && !is_decoration {
            let help = "say between the square brackets what the picture shows, or leave nothing between them \
                        if it is only decoration";
            let problem = Problem::new("this picture has no words that stand for it", help);
            self.find(&IMAGE_WITHOUT_ALTERNATIVE, range, problem);
        }
        let image = match links::classify(source) {
            _ if source.contains(MARK) => Err(function_as_address()),
            Ok(Target::Web | Target::Site) => {
                self.settings.prose.image(source).map_err(|problem| (&UNKNOWN_TARGET, problem))
            }
            Ok(_) => {
                let problem =
                    Problem::new(format!("`{source}` is not a picture"), "write the picture's file name");
                Err((&UNKNOWN_TARGET, problem))
            }
            Err(broken) => Err(broken),
        };
        let image = match image {
            Ok(image) => image,
            Err((rule, problem)) => {
                self.find(rule, range, problem);
                return self.say(&alternative);
            }
        };
        if let Some(media) = media {
            return self.player(media, &alternative, source, &image, range);
        }
        let mut tag = String::from(r#"<img src=""#);
        escape::href(&mut tag, &image.href);
        tag.push_str(r#"" alt=""#);
        escape::attribute(&mut tag, &alternative);
        tag.push('"');
        for (name, size) in [("width", image.width), ("height", image.height)] {
            tag.push_str(&size.map_or(String::new(), |size| format!(r#" {name}="{size}""#)));
        }
        tag.push_str(r#" loading="lazy">"#);
        self.push(&tag);
        self.said.push_str(&alternative);
    }

    /// The words inside a picture's brackets, without their marks.
    fn alternative(&mut self, inside: Range<usize>) -> String {
        let start = (self.result.html.len(), self.said.len());
        let quiet = mem::replace(&mut self.quiet, true);
        let mut at = inside.start;
        while at < inside.end {
            at = match &self.events[at].0 {
                Event::Text(_) | Event::SoftBreak | Event::Code(_) | Event::InlineHtml(_) => {
                    self.write_event(at)
                }
                Event::HardBreak => {
                    self.say(" ");
                    at + 1
                }
                _ => at + 1,
            };
        }
        self.quiet = quiet;
        let words = self.said[start.1..].split_whitespace().collect::<Vec<_>>().join(" ");
        self.result.html.truncate(start.0);
        self.said.truncate(start.1);
        words
    }

    pub(super) fn html_block(&mut self, inside: Range<usize>, range: &Range<usize>) {
        let html: String = self.events[inside]
            .iter()
            .map(|(event, _)| match event {
                Event::Html(html) | Event::InlineHtml(html) | Event::Text(html) => html.as_ref(),
                _ => "",
            })
            .collect();
        self.raw_html(&html, range);
    }

    /// HTML is left out. Comments are passed over in silence, for editors write them; so are closing tags,
    /// for their opening tags have been spoken of.
    pub(super) fn raw_html(&mut self, html: &str, range: &Range<usize>) {
        let mut rest = html.trim_start();
        while let Some(comment) = rest.strip_prefix("<!--") {
            let Some((_, after)) = comment.split_once("-->") else {
                let help = "write `-->` where the comment ends";
                let problem = Problem::new("this comment is not closed, so all after it is left out", help);
                return self.find(&RAW_HTML, range, problem);
            };
            rest = after.trim_start();
        }
        if rest.is_empty()
            || rest.starts_with("</") && rest.trim_end().ends_with('>') && !rest[1..].contains('<')
        {
            return;
        }
        if !rest.starts_with('<') {
            let help = "put the comment on a line of its own";
            let problem = Problem::new("words on the same line as a comment are left out of the page", help);
            return self.find(&RAW_HTML, range, problem);
        }
        let name = rest.trim_start_matches(['<', '/', '!', '?']);
        let name = name[..name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len())]
            .to_ascii_lowercase();
        let message = match name.as_str() {
            "" => "this HTML is left out of the page".to_owned(),
            name => format!("the HTML tag `<{name}>` is left out of the page"),
        };
        let problem = Problem::new(message, instead_of(&name));
        self.find(&RAW_HTML, range, problem);
    }
}

/// The opening tag of a link.
pub(super) fn opening_tag(destination: &Destination, title: &str) -> String {
    let mut tag = String::from("<a");
    if destination.is_external {
        tag.push_str(r#" class="external""#);
    }
    tag.push_str(r#" href=""#);
    escape::href(&mut tag, &destination.link.href);
    if !title.is_empty() {
        tag.push_str(r#"" title=""#);
        escape::attribute(&mut tag, title);
    }
    if let Some(printed) = &destination.link.printed {
        tag.push_str(r#"" data-address=""#);
        escape::attribute(&mut tag, printed);
    }
    tag.push_str(r#"">"#);
    tag
}

fn function_as_address() -> (&'static Rule, Problem) {
    let help = "write the id itself, as in `[the words](tier:specialist)`";
    (&PROSE_FUNCTION, Problem::new("an address cannot be a function of prose", help))
}

/// What to write in place of an HTML tag.
fn instead_of(tag: &str) -> &'static str {
    match tag {
        "br" => "end the line with a backslash to start a new one",
        "b" | "strong" => "write `**words**` for strong words",
        "i" | "em" => "write `*words*` for emphasis",
        "s" | "del" | "strike" => "write `~~words~~` for words that no longer hold",
        "a" => "write `[the words](https://example.org/)` for a link",
        "img" | "picture" | "figure" => "write `![what the picture shows](asset:picture.jpg)` for a picture",
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => "write `## Heading` for a heading",
        "ul" | "ol" | "li" => "start each line of a list with `- `",
        "dl" | "dt" | "dd" => "write the term on a line, then a line that starts with `: `",
        "table" | "thead" | "tbody" | "tr" | "td" | "th" => "write a table with `|` between its cells",
        "blockquote" => "start each line of a quotation with `> `",
        "code" | "pre" => "write code between backticks",
        "hr" => "write `---` on a line of its own",
        "p" | "div" | "span" | "section" | "font" | "center" | "u" | "small" | "big" => {
            "take the tag away: an empty line starts a new paragraph, and the site sets the look"
        }
        "video" | "audio" => {
            "write `![what it is](asset:film.mp4)`, with its captions in `film.vtt` beside it"
        }
        "script" | "style" | "iframe" | "object" | "embed" | "form" | "input" | "button" | "svg" => {
            "take it away: pages hold words and pictures, and a link can lead to the rest"
        }
        _ => "take the tag away, or write `&lt;` for the sign itself",
    }
}
