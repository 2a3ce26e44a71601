//! Every file of `inputs/` is something that the program must answer, in bounded time and memory. Each is one text:
//!
//! ```text
//! What it is, in a sentence, and why it is nasty.
//!
//! -- content/providers/deep.yaml escaped --
//! id: deep
//! services: \
//! -- content/providers/deep.yaml more repeat 10000 escaped --
//! [\
//!
//! -- expect --
//! exit 1
//! yaml-too-deep content/providers/deep.yaml:2:42
//!   says nested too deep
//! ```
//!
//! The site is that of `Site::small()` with these files written over it; `-- from example --` starts from the example
//! and `-- from nothing --` from an empty folder. After the path of a file come words for what text alone cannot say:
//!
//! | Word | What it does |
//! |---|---|
//! | `escaped` | `\n`, `\r`, `\t`, `\\`, `\xff` and `\u{202e}` stand for bytes, and a `\` takes away the end of its line |
//! | `repeat 1000` | the text stands there so often, with its number in place of each `{n}`; with a `{n}` in its path, there are so many files |
//! | `more` | the text goes to the end of a file that is there |
//! | `link` | a symbolic link to the path that the text is |
//! | `locked` | nobody may read the file |
//!
//! A path that ends in `/` is a folder. Escapes can stand in every path, with `\x20` for a space. A blank line before a
//! section is for the eye. `-- run --` has the command lines, the last of which is held against the expectation;
//! without it the site is built.
//!
//! `-- expect --` has these lines, the first of which has to be there:
//!
//! | Line | What it holds |
//! |---|---|
//! | `exit 1` | how the program ends |
//! | `rule file:line:column` | a finding, in its place among all; under it `says` and words that are said of it |
//! | `more 17` | there are so many findings after these |
//! | `says …`, `hides …` | words that are printed, or never |
//! | `page ask/`, `file public/feed.xml` | a page without anything that runs, or any file; under it `has`, `lacks`, or `shows` for what is read on a page |
//! | `gone public/x` | a file that must not be there |
//! | `nowhere …` | words that no file of the built site has |
//!
//! `INPUT=yaml/alias cargo test --test hostile every_input -- --nocapture` looks at the inputs of that name alone, and
//! prints what the program says of each.

use std::any::Any;
use std::ffi::OsStr;
use std::fs::{self, File};
use std::os::unix::ffi::OsStrExt as _;
use std::panic::catch_unwind;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::thread;
use std::time::Duration;

use wait4::{ResUse, Wait4 as _};

use super::input::Input;
use crate::support::{HANG, Run, Site, tree};

/// What a program that is built for use may take of a processor for one input.
const MOST_TIME: Duration = Duration::from_secs(2);
/// What it may take of memory at any time.
const MOST_MEMORY: u64 = 300 * 1024 * 1024;
/// How much slower the program is as it is built for tests, with checks and without optimisation.
const SLOWER: u32 = if cfg!(debug_assertions) { 10 } else { 1 };

/// What came of an input.
struct Outcome {
    name: String,
    time: Duration,
    memory: u64,
    wrong: Vec<String>,
}

#[test]
fn every_input_is_answered_within_bounds() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/hostile/inputs");
    let only = std::env::var("INPUT").unwrap_or_default();
    let inputs: Vec<(String, Vec<u8>)> =
        tree(&folder).into_iter().filter(|(name, _)| name.contains(&only)).collect();
    assert!(!inputs.is_empty(), "no input is called {only}");
    // From the last: a disk is slow for a while after a hundred thousand files of `files/` have gone from it.
    let waiting = Mutex::new(inputs.iter().rev());
    let outcomes = Mutex::new(Vec::new());
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(|| {
                loop {
                    let Some((name, text)) = waiting.lock().unwrap().next() else { break };
                    let outcome = catch_unwind(|| outcome(name, text, !only.is_empty()));
                    outcomes.lock().unwrap().push(outcome.unwrap_or_else(|panic| Outcome::of(name, &panic)));
                }
            });
        }
    });
    let mut outcomes = outcomes.into_inner().unwrap();
    outcomes.sort_by_key(|outcome| std::cmp::Reverse(outcome.time));
    let all: Duration = outcomes.iter().map(|outcome| outcome.time).sum();
    println!("{} inputs took {all:.1?} of a processor; the longest:", outcomes.len());
    outcomes.iter().take(5).for_each(Outcome::print);
    outcomes.sort_by_key(|outcome| std::cmp::Reverse(outcome.memory));
    println!("The largest:");
    outcomes.iter().take(5).for_each(Outcome::print);
    outcomes.sort_by(|one, other| one.name.cmp(&other.name));
    let told = |outcome: &Outcome| format!("{}\n  {}\n", outcome.name, outcome.wrong.join("\n  "));
    let wrong: String = outcomes.iter().filter(|outcome| !outcome.wrong.is_empty()).map(told).collect();
    assert!(wrong.is_empty(), "\n{wrong}");
}

impl Outcome {
    /// What comes of an input that could not be looked at to its end.
    fn of(name: &str, panic: &(dyn Any + Send)) -> Outcome {
        let words = panic.downcast_ref::<String>().cloned();
        let wrong = words.or_else(|| panic.downcast_ref().map(|words: &&str| words.to_string()));
        Outcome { name: name.to_owned(), time: Duration::ZERO, memory: 0, wrong: wrong.into_iter().collect() }
    }

    fn print(&self) {
        println!("  {:.2?} {} MB {}", self.time, self.memory / 1024 / 1024, self.name);
    }
}

/// Makes the site of an input, runs the program on it, and holds what came against what should.
fn outcome(name: &str, text: &[u8], aloud: bool) -> Outcome {
    let nothing = |wrong| Outcome { name: name.to_owned(), time: Duration::ZERO, memory: 0, wrong };
    let input = match std::str::from_utf8(text).map_err(|error| error.to_string()).and_then(Input::parse) {
        Ok(input) => input,
        Err(wrong) => return nothing(vec![wrong]),
    };
    let Some(site) = input.site() else {
        println!("{name} needs somebody else than root");
        return nothing(Vec::new());
    };
    let mut outcome = nothing(Vec::new());
    for (n, args) in input.runs.iter().enumerate() {
        let (run, used) = run(&site, args);
        let time = used.rusage.utime + used.rusage.stime;
        outcome.time = outcome.time.max(time);
        outcome.memory = outcome.memory.max(used.rusage.maxrss);
        if aloud {
            println!("{name}: {time:.2?}, {} MB\n{}{}", used.rusage.maxrss / 1024 / 1024, run.out, run.err);
        }
        if n + 1 == input.runs.len() {
            outcome.wrong.extend(input.expected.held_against(&run, &site));
            if run.code != 0 && n == 0 && site.has("public") {
                outcome.wrong.push("something was published".to_owned());
            }
        } else if run.code != 0 {
            outcome.wrong.push(format!("command {} ended with {}: {}", n + 1, run.code, run.shown()));
        }
    }
    if outcome.time > MOST_TIME * SLOWER {
        outcome.wrong.push(format!("it took {:.2?} of a processor", outcome.time));
    }
    if outcome.memory > MOST_MEMORY {
        outcome.wrong.push(format!("it took {} MB of memory", outcome.memory / 1024 / 1024));
    }
    outcome
}

/// Runs the program in the folder of the site, and says what it took to do so.
fn run(site: &Site, args: &[Vec<u8>]) -> (Run, ResUse) {
    // In files, since what is waited for with its figures cannot be read from meanwhile.
    let beside = tempfile::tempdir().unwrap();
    let (out, err) = (beside.path().join("out"), beside.path().join("err"));
    let mut program = Command::new("timeout")
        .arg("--kill-after=1")
        .arg(HANG.as_secs().to_string())
        .arg(env!("CARGO_BIN_EXE_shortbreaks"))
        .args(args.iter().map(|arg| OsStr::from_bytes(arg)))
        .current_dir(site.root())
        .env_remove("SOURCE_DATE_EPOCH")
        .env_remove("TZ")
        .stdin(Stdio::null())
        .stdout(File::create(&out).unwrap())
        .stderr(File::create(&err).unwrap())
        .spawn()
        .unwrap();
    let used = program.wait4().unwrap();
    let text = |path| String::from_utf8_lossy(&fs::read(path).unwrap()).into_owned();
    (Run { code: used.status.code().unwrap_or(-1), out: text(&out), err: text(&err) }, used)
}

#[test]
fn an_input_that_says_or_expects_nothing_is_none() {
    let expect = "-- expect --\nexit 0\n";
    for (wrong, why) in [
        (expect.to_owned(), "does not say what it is"),
        ("A site.\n".to_owned(), "does not say what it expects"),
        ("A site.\n-- expect --\n".to_owned(), "`exit`"),
        ("A site.\n-- expect --\nexit 0\nwell\n".to_owned(), "`well`"),
        ("A site.\n-- expect --\nexit 0\npage /\n  says x\n".to_owned(), "`says x`"),
        (format!("A site.\n-- a.yaml twice --\n{expect}"), "`twice`"),
        (format!("A site.\n-- a.yaml repeat --\n{expect}"), "no number"),
        (format!("A site.\n-- a.yaml --\n-- a.yaml --\n{expect}"), "twice"),
        (format!("A site.\n-- a.yaml escaped --\n\\q\n{expect}"), "`\\q"),
        (format!("A site.\n-- ../a.yaml --\n{expect}"), "leads out"),
        (format!("A site.\n-- from here --\n{expect}"), "`here`"),
        (format!("A site.\n-- run --\n{expect}"), "no command"),
        (format!("A site.\n{expect}{expect}"), "twice"),
    ] {
        let said = Input::parse(&wrong).err().unwrap_or_default();
        assert!(said.contains(why), "{wrong}: {said}");
    }
}
