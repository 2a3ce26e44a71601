//! What a file of `inputs/` holds: the files of a site, how the program is started, and what has to come of it. The
//! format is explained in `inputs.rs`.

use std::ffi::OsStr;
use std::fs::{self, File, OpenOptions};
use std::io::{BufWriter, Write as _};
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::{Component, Path, PathBuf};

use super::expected::Expected;
use crate::support::{Site, TODAY};

/// What is written at a time.
const CHUNK: usize = 64 * 1024;

/// One hostile input.
pub struct Input {
    from: From,
    files: Vec<Section>,
    /// The words of each command line, after the name of the program.
    pub runs: Vec<Vec<Vec<u8>>>,
    pub expected: Expected,
}

/// What is there before the input's own files.
#[derive(Clone, Copy)]
enum From {
    Small,
    Example,
    Nothing,
}

/// A file, or many, to be put into the site.
struct Section {
    path: Vec<u8>,
    kind: Kind,
    text: Vec<u8>,
    repeat: Option<usize>,
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    File,
    More,
    Link,
    Folder,
    Locked,
}

impl Input {
    /// Reads an input, or says what is wrong with it.
    pub fn parse(text: &str) -> Result<Input, String> {
        let mut blocks = blocks(text);
        if blocks.next().is_none_or(|(_, head)| head.trim().is_empty()) {
            return Err("it does not say what it is".to_owned());
        }
        let (mut from, mut files, mut runs, mut expected) = (None, Vec::<Section>::new(), None, None);
        for (header, body) in blocks {
            let words: Vec<&str> = header.split(' ').collect();
            let again = match words[..] {
                ["from", start] => from.replace(From::parse(start)?).is_some(),
                ["run"] => runs.replace(command_lines(body)?).is_some(),
                ["expect"] => expected.replace(Expected::parse(body)?).is_some(),
                _ => {
                    let file = Section::parse(&words, body)?;
                    let again = file.kind != Kind::More && files.iter().any(|other| other.path == file.path);
                    files.push(file);
                    again
                }
            };
            if again {
                return Err(format!("`-- {header} --` is there twice"));
            }
        }
        Ok(Input {
            from: from.unwrap_or(From::Small),
            files,
            runs: runs.unwrap_or_else(|| {
                vec![["build", "--today", TODAY].map(|word| word.as_bytes().to_vec()).to_vec()]
            }),
            expected: expected.ok_or("it does not say what it expects")?,
        })
    }

    /// Makes the site; nothing where this machine cannot, since nobody is kept from a file as root.
    pub fn site(&self) -> Option<Site> {
        let site = match self.from {
            From::Small => Site::small(),
            From::Example => Site::example(),
            From::Nothing => Site::empty(),
        };
        self.files.iter().all(|file| file.write(site.root())).then_some(site)
    }
}

impl From {
    fn parse(word: &str) -> Result<From, String> {
        match word {
            "small" => Ok(From::Small),
            "example" => Ok(From::Example),
            "nothing" => Ok(From::Nothing),
            _ => Err(format!("no site is called `{word}`")),
        }
    }
}

impl Section {
    fn parse(words: &[&str], body: &str) -> Result<Section, String> {
        let [path, directives @ ..] = words else { return Err("a section has no path".to_owned()) };
        let mut path = unescaped(path)?;
        let within = |part| matches!(part, Component::Normal(_));
        if path.is_empty() || !Path::new(OsStr::from_bytes(&path)).components().all(within) {
            return Err(format!("`{}` leads out of the site", words[0]));
        }
        let folder = path.pop_if(|last| *last == b'/').is_some();
        let mut section = Section {
            path,
            kind: if folder { Kind::Folder } else { Kind::File },
            text: body.as_bytes().to_vec(),
            repeat: None,
        };
        let mut rest = directives;
        while let [directive, more @ ..] = rest {
            rest = more;
            match *directive {
                "escaped" => section.text = unescaped(body)?,
                "more" => section.kind = Kind::More,
                "link" => section.kind = Kind::Link,
                "locked" => section.kind = Kind::Locked,
                "repeat" => {
                    let [times, more @ ..] = rest else { return Err("`repeat` has no number".to_owned()) };
                    let times = times.parse().ok().filter(|times| *times > 0);
                    section.repeat = Some(times.ok_or("`repeat` has no number")?);
                    rest = more;
                }
                other => return Err(format!("nobody knows the directive `{other}`")),
            }
        }
        match section.kind == Kind::Folder && !body.trim().is_empty() {
            true => Err("a folder has no text".to_owned()),
            false => Ok(section),
        }
    }

    /// Writes the file, or as many as its path has numbers for, and says whether it is as the input wants it.
    fn write(&self, root: &Path) -> bool {
        let path = |bytes: &[u8]| root.join(OsStr::from_bytes(bytes));
        let numbered = has_number(&self.path);
        for n in 1..=self.repeat.filter(|_| numbered).unwrap_or(1) {
            let path = path(&with_number(&self.path, n));
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            match self.kind {
                Kind::Folder => fs::create_dir_all(path).unwrap(),
                Kind::Link => symlink(OsStr::from_bytes(self.text.trim_ascii_end()), path).unwrap(),
                Kind::File | Kind::More | Kind::Locked if numbered => {
                    fs::write(path, with_number(&self.text, n)).unwrap();
                }
                Kind::File | Kind::More => self.fill(&path),
                Kind::Locked => {
                    self.fill(&path);
                    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
                    if File::open(&path).is_ok() {
                        return false;
                    }
                }
            }
        }
        true
    }

    /// Writes the text as often as it is to be there. It is never in memory as a whole: what a process has as its
    /// own when it starts another is counted as the other's.
    fn fill(&self, path: &PathBuf) {
        let more = self.kind == Kind::More;
        let file =
            OpenOptions::new().create(true).write(true).append(more).truncate(!more).open(path).unwrap();
        let mut file = BufWriter::with_capacity(CHUNK, file);
        let times = self.repeat.unwrap_or(1);
        if has_number(&self.text) && self.repeat.is_some() {
            (1..=times).for_each(|n| file.write_all(&with_number(&self.text, n)).unwrap());
        } else {
            let at_once = (CHUNK / self.text.len().max(1)).clamp(1, times);
            let chunk = self.text.repeat(at_once);
            (0..times / at_once).for_each(|_| file.write_all(&chunk).unwrap());
            file.write_all(&self.text.repeat(times % at_once)).unwrap();
        }
        file.flush().unwrap();
    }
}

/// The head of the file under no name, and then each section by what stands between its hyphens.
fn blocks(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = Some(("", text));
    std::iter::from_fn(move || {
        let (header, text) = rest.take()?;
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            if let Some(next) = line.trim_end().strip_prefix("-- ").and_then(|line| line.strip_suffix(" --"))
            {
                rest = Some((next, &text[at + line.len()..]));
                break;
            }
            at += line.len();
        }
        let body = &text[..at];
        // A blank line before the next section is for the eye.
        let body = body.strip_suffix("\n\n").map_or(body, |short| &body[..=short.len()]);
        Some((header, body))
    })
}

fn command_lines(body: &str) -> Result<Vec<Vec<Vec<u8>>>, String> {
    let lines: Vec<&str> = body.lines().filter(|line| !line.trim().is_empty()).collect();
    match lines.is_empty() {
        true => Err("`run` has no command".to_owned()),
        false => lines.iter().map(|line| line.split(' ').map(unescaped).collect()).collect(),
    }
}

const NUMBER: &str = "{n}";

fn has_number(text: &[u8]) -> bool {
    text.windows(NUMBER.len()).any(|part| part == NUMBER.as_bytes())
}

fn with_number(text: &[u8], n: usize) -> Vec<u8> {
    let n = n.to_string();
    let mut written = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.first() {
        match rest.strip_prefix(NUMBER.as_bytes()) {
            Some(after) => {
                written.extend(n.as_bytes());
                rest = after;
            }
            None => {
                written.push(*first);
                rest = &rest[1..];
            }
        }
    }
    written
}

/// The bytes that a text with escapes stands for.
pub fn unescaped(text: &str) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, escape)) = rest.split_once('\\') {
        bytes.extend(before.as_bytes());
        let odd = || format!("nobody knows the escape `\\{}`", escape.chars().take(4).collect::<String>());
        let kind = escape.chars().next().ok_or_else(odd)?;
        rest = &escape[kind.len_utf8()..];
        match kind {
            'n' => bytes.push(b'\n'),
            'r' => bytes.push(b'\r'),
            't' => bytes.push(b'\t'),
            '\\' => bytes.push(b'\\'),
            '\n' => {}
            'x' => {
                let byte = rest.get(..2).and_then(|digits| u8::from_str_radix(digits, 16).ok());
                bytes.push(byte.ok_or_else(odd)?);
                rest = &rest[2..];
            }
            'u' => {
                let (digits, after) =
                    rest.strip_prefix('{').and_then(|rest| rest.split_once('}')).ok_or_else(odd)?;
                let letter = u32::from_str_radix(digits, 16).ok().and_then(char::from_u32).ok_or_else(odd)?;
                bytes.extend(letter.to_string().as_bytes());
                rest = after;
            }
            _ => return Err(odd()),
        }
    }
    bytes.extend(rest.as_bytes());
    Ok(bytes)
}
