//! What a web server has to be told so that it gives out the site well: types, how long an answer may be kept, what a
//! browser may do with a page, who else may read the data, and where old addresses lead.
//!
//! What is to be told is the same for all of them and stands here; how each wants to be told it, in its own file.

mod apache;
mod azure;
mod caddy;
mod iis;
mod lighttpd;
mod netlify;
mod nginx;
mod s3;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use clap::ValueEnum;

use crate::media_type;
use crate::publish::{Failure, Output};
use crate::site::{Page, PageKind, Site};

/// A server or service that can host a site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Server {
    /// Apache 2.4: .htaccess in the output folder
    Apache,
    /// Azure Static Web Apps: staticwebapp.config.json in the output folder
    Azure,
    /// Caddy 2: a Caddyfile to import
    Caddy,
    /// IIS 10: web.config in the output folder
    Iis,
    /// lighttpd 1.4: a file to include
    Lighttpd,
    /// Netlify: _headers and _redirects in the output folder
    Netlify,
    /// nginx: a file to include
    Nginx,
    /// Amazon S3: a script that copies the site there
    S3,
}

/// A file that tells a server about the site.
#[derive(Debug)]
struct Configuration {
    /// Where it has to be.
    place: Place,
    /// What is in it.
    text: String,
}

/// Where a file has to be for its server to read it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// In the output folder, under this name.
    Inside(&'static str),
    /// Beside the output folder, whose name it has with this ending.
    Beside(&'static str),
}

/// What a server is told.
#[derive(Debug)]
struct Hosting {
    /// The path of the site on its server: `/`, or `/short-breaks/`.
    base: String,
    /// The output folder, without a slash at its end.
    folder: String,
    /// The folders of the languages that have one, such as `ur/`.
    languages: Vec<String>,
    /// The addresses that have moved and where to, from the root of the site.
    moved: Vec<(String, String)>,
    /// The types of its files, by their endings.
    types: BTreeMap<String, String>,
    /// Whether text is there packed as well: `index.html.gz`, and `.br`.
    packed: bool,
}

/// The parts of a site that are answered in ways of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// What changes under its address.
    Pages,
    /// What has another address whenever it changes.
    Assets,
    /// What programs on other websites may read.
    Data,
}

/// The name of a header and what it says.
type Header = (&'static str, &'static str);

/// The folder of what has another address whenever it changes.
const ASSETS: &str = "assets/";

/// What programs on other websites may read: folders and files.
const DATA: [&str; 4] = ["oruk/", "services.csv", "services.json", "changes.atom"];

/// How the names begin of files for the program's own use.
const PRIVATE: &str = ".shortbreaks-";

/// What answers the address of a folder.
const INDEX: [&str; 2] = ["index.html", "index.json"];

/// The page that a server shows where there is none.
const MISSING: &str = "404.html";

/// What a browser may do with a page: nothing that the theme does not need. Scripts, styles and data come from the site
/// alone, and no other website shows it in a frame.
const SAFE: [Header; 6] = [
    (
        "Content-Security-Policy",
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; font-src 'self'; \
         connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    ),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
];

/// No page of another website shows what has this.
const CLOSED: Header = ("Cross-Origin-Resource-Policy", "same-origin");

/// Programs of other websites may read what has this.
const OPEN: Header = ("Access-Control-Allow-Origin", "*");

/// Endings of files that a site has or can have, besides those of the council's own pictures and documents.
const ENDINGS: [&str; 18] = [
    "atom", "css", "csv", "docx", "gif", "html", "ics", "jpg", "js", "json", "mp3", "mp4", "pdf", "png",
    "svg", "txt", "vtt", "xml",
];

impl Part {
    /// The headers of its answers, but for how long they may be kept.
    fn headers(self) -> impl Iterator<Item = Header> {
        let last = match self {
            Part::Pages | Part::Assets => CLOSED,
            Part::Data => OPEN,
        };
        SAFE.into_iter().chain([last])
    }

    /// How long an answer may be kept. What changes under its address is asked for each time, and answered in a line
    /// where it has not.
    fn kept(self) -> &'static str {
        match self {
            Part::Assets => "public, max-age=31536000, immutable",
            Part::Pages | Part::Data => "no-cache",
        }
    }
}

/// Which server is told, and of what.
pub struct Telling<'a> {
    /// The server.
    pub server: Server,
    /// The folder that the site is published to.
    pub out: &'a Path,
    /// Whether a file beside that folder which somebody else has made may be written over.
    pub force: bool,
    /// Whether text is there packed as well.
    pub packed: bool,
}

/// What a build does to tell a server of its site.
#[derive(Default)]
pub struct Told {
    /// Files of the output folder.
    pub inside: Vec<Output>,
    /// Files beside it, and what is in them.
    pub beside: Vec<(PathBuf, String)>,
}

/// What tells a server of a site in its languages.
pub fn told(sites: &[Site], telling: &Telling) -> Result<Told, Failure> {
    let Telling { server, out, force, packed } = *telling;
    let folder = std::path::absolute(out).map_err(|error| Failure::Io(out.to_owned(), error))?;
    let mut told = Told::default();
    let Some(site) = sites.first() else { return Ok(told) };
    for Configuration { place, text } in Hosting::of(site, sites, &folder, packed)?.configuration(server) {
        match place {
            Place::Inside(name) => told.inside.push(Output::page(name.to_owned(), text.into_bytes())),
            Place::Beside(ending) => {
                let named = if out.file_name().is_some() { out } else { &folder };
                let name = named.file_name().unwrap_or_default().to_string_lossy();
                let path = named.with_file_name(format!("{name}.{ending}"));
                let is_ours = |there: Vec<u8>| there.starts_with(MADE.as_bytes());
                if !force && fs::read(&path).is_ok_and(|there| !is_ours(there)) {
                    return Err(Failure::NotOurFile(path));
                }
                told.beside.push((path, text));
            }
        }
    }
    Ok(told)
}

impl Hosting {
    /// What a server has to be told about a site, and the same in its other languages, whose files are in `folder`.
    fn of(site: &Site, in_all: &[Site], folder: &Path, packed: bool) -> Result<Hosting, Failure> {
        let base = site.base_path();
        // The path stands in files with signs of their own.
        if !base.chars().all(|c| c.is_ascii_alphanumeric() || "/-._~".contains(c)) {
            return Err(Failure::Unwritable(
                base,
                "after the name of the server, its address may have letters, digits and `-._~`: set it with `base-url` in \
                 site.yaml or with --base-url",
            ));
        }
        let place =
            folder.to_str().filter(|place| !place.chars().any(|c| c.is_control() || "\"'$`\\".contains(c)));
        let Some(place) = place else {
            return Err(Failure::Unwritable(
                folder.display().to_string(),
                "choose an output folder without quotation marks and the like in its path, with --out",
            ));
        };
        let moved = |page: &Page| match &page.kind {
            PageKind::Redirect(to) => Some((page.url.to_string(), to.to_string())),
            _ => None,
        };
        let own: BTreeSet<String> = (site.content.assets.iter())
            .filter_map(|asset| asset.name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()))
            .filter(|ending| ending.chars().all(|c| c.is_ascii_alphanumeric()))
            .collect();
        let endings = ENDINGS.iter().map(|ending| (*ending).to_owned()).chain(own);
        Ok(Hosting {
            base,
            folder: place.into(),
            languages: in_all
                .iter()
                .map(|site| site.folder.clone())
                .filter(|folder| !folder.is_empty())
                .collect(),
            moved: site.made().filter_map(moved).collect(),
            types: endings.map(|ending| (ending.clone(), media_type::of(&format!("x.{ending}")))).collect(),
            packed,
        })
    }

    /// The files by which a server learns of it.
    fn configuration(&self, server: Server) -> Vec<Configuration> {
        match server {
            Server::Apache => apache::configuration(self),
            Server::Azure => azure::configuration(self),
            Server::Caddy => caddy::configuration(self),
            Server::Iis => iis::configuration(self),
            Server::Lighttpd => lighttpd::configuration(self),
            Server::Netlify => netlify::configuration(self),
            Server::Nginx => nginx::configuration(self),
            Server::S3 => s3::configuration(self),
        }
    }

    /// The path without its last slash; nothing at the root.
    fn base_without_slash(&self) -> &str {
        self.base.trim_end_matches('/')
    }

    /// The types of what gets much smaller on its way, without their encodings.
    fn compressed(&self) -> BTreeSet<&str> {
        let bare = self.types.values().map(|kind| kind.split(';').next().unwrap_or(kind));
        bare.filter(|kind| media_type::is_text(kind)).collect()
    }

    /// The address of an old page, and that of the one which it became, from the root of the server.
    fn moved(&self) -> impl Iterator<Item = (String, String)> {
        self.moved.iter().map(|(from, to)| (format!("{}{from}", self.base), format!("{}{to}", self.base)))
    }
}

impl Configuration {
    fn inside(name: &'static str, text: String) -> Configuration {
        Configuration { place: Place::Inside(name), text }
    }

    fn beside(ending: &'static str, text: String) -> Configuration {
        Configuration { place: Place::Beside(ending), text }
    }
}

/// The first line of what a server is told. By it a build knows that it may write over a file beside the output folder.
const MADE: &str = "# Made by shortbreaks: a build writes over it.";

/// A folder or file of the site as a pattern in which a star stands for whatever is in a folder.
fn starred(path: &str) -> String {
    if path.ends_with('/') { format!("{path}*") } else { path.to_owned() }
}

/// A folder or file of the site as the rest of a regular expression.
fn expression(path: &str) -> String {
    if path.ends_with('/') { literal(path) } else { literal(path) + "$" }
}

/// Text as a part of a regular expression that stands for itself.
fn literal(text: &str) -> String {
    text.replace('.', "\\.")
}
