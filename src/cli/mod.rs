//! The command line: flags and help text live here only.

mod after;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum, ValueHint};
use clap_complete::Shell;

use crate::hosts::Server;

/// Exit codes, as the help text promises them.
pub mod exit {
    /// All is well.
    pub const DONE: u8 = 0;
    /// The content has findings that stop the command.
    pub const FINDINGS: u8 = 1;
    /// The command line was not understood.
    pub const MISUSE: u8 = 2;
    /// A file could not be read or written.
    pub const SYSTEM: u8 = 3;
}

/// The version with the commit that the program is made from, where it is known.
const VERSION: &str = concat!(env!("CARGO_PKG_VERSION"), env!("SHORTBREAKS_COMMIT"));

/// Publish a short breaks services statement as a website.
#[derive(Debug, Parser)]
#[command(name = "shortbreaks", version, long_version = VERSION, about, long_about = None, after_help = after::EXIT_CODES, arg_required_else_help = true)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Turn content/ into a website in public/
    #[command(after_help = after::BUILD)]
    Build(Build),
    /// Show the site in a browser, and every change as it is saved
    #[command(after_help = after::SERVE)]
    Serve(Serve),
    /// Hold the content against the law and good practice
    #[command(after_help = after::CHECK)]
    Check(Check),
    /// Write a small site to start from
    #[command(after_help = after::NEW)]
    New(New),
    /// Write a theme to start from into themes/
    #[command(after_help = after::NEW_THEME)]
    NewTheme(NewTheme),
    /// Print the JSON Schemas of the content files, for editors
    #[command(after_help = after::SCHEMA)]
    Schema(Schema),
    /// Write the listings as one file, for a spreadsheet or another program
    #[command(after_help = after::EXPORT)]
    Export(Export),
    /// Bring listings into content/providers/ from a spreadsheet or Open Referral UK
    #[command(after_help = after::IMPORT)]
    Import(Import),
    /// Keep the statement, the levels and the listings as they are now, as a dated edition
    #[command(after_help = after::PUBLISH_VERSION)]
    PublishVersion(PublishVersion),
    /// Say in plain words what has changed since the last edition
    #[command(after_help = after::CHANGES)]
    Changes(Changes),
    /// Tell why a rule is there and what to do about it
    #[command(after_help = after::EXPLAIN)]
    Explain(Explain),
    /// Print what completes commands and options in a shell with the Tab key
    #[command(after_help = after::COMPLETIONS)]
    Completions(Completions),
    /// Print a page of the manual, or write all of them
    #[command(after_help = after::MAN)]
    Man(Man),
}

/// `shortbreaks build`
#[derive(Debug, Args)]
pub struct Build {
    /// The folder that holds content/
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath, default_value = ".")]
    pub root: PathBuf,
    /// The folder to write the site to [default: public/ in the root]
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub out: Option<PathBuf>,
    /// The address at which the site will be, in place of the one in site.yaml
    #[arg(long, value_name = "URL")]
    pub base_url: Option<String>,
    /// The theme, in place of the one in site.yaml
    #[arg(long, value_name = "NAME")]
    pub theme: Option<String>,
    /// Show drafts too
    #[arg(long)]
    pub drafts: bool,
    /// The day to build for, such as 2026-03-01 [default: SOURCE_DATE_EPOCH, or today in the UK]
    #[arg(long, value_name = "DATE")]
    pub today: Option<String>,
    /// Leave pages as the templates make them
    #[arg(long)]
    pub no_minify: bool,
    /// Stop on what the law asks for and the content has not
    #[arg(long)]
    pub strict: bool,
    /// Add a page that says how the statement meets each element of the law
    #[arg(long)]
    pub with_checks: bool,
    /// Name files in links, for pages that are opened from a disk or a memory stick
    #[arg(long)]
    pub portable: bool,
    /// Write what a server has to be told as well: nginx, apache, caddy, lighttpd, iis, netlify, azure or s3
    #[arg(long, value_enum, value_name = "SERVER", hide_possible_values = true)]
    pub server: Option<Server>,
    /// Write text compressed as well, as .gz and .br, for nginx, Apache or Caddy to give out
    #[arg(long)]
    pub compress: bool,
    /// Write to a folder that has other files in it; none of them is deleted
    #[arg(long)]
    pub force: bool,
    /// Print findings only
    #[arg(short, long, conflicts_with = "verbose")]
    pub quiet: bool,
    /// Print more about what was done
    #[arg(short, long)]
    pub verbose: bool,
}

/// `shortbreaks serve`
#[derive(Debug, Args)]
pub struct Serve {
    /// The folder that holds content/
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath, default_value = ".")]
    pub root: PathBuf,
    /// The port, or the first of those that are tried; 0 for any
    #[arg(short, long, default_value_t = 8000)]
    pub port: u16,
    /// Where to listen: this machine only, unless --share is given too
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1")]
    pub host: String,
    /// Let others in, each with a link that works once
    #[arg(long)]
    pub share: bool,
    /// Open a browser
    #[arg(long)]
    pub open: bool,
    /// Show drafts too
    #[arg(long)]
    pub drafts: bool,
    /// Look at the files every so often, in place of waiting for the system to tell of changes [default: 1]
    #[arg(long, value_name = "SECONDS", num_args = 0..=1, require_equals = true)]
    pub poll: Option<Option<f64>>,
    /// The theme, in place of the one in site.yaml
    #[arg(long, value_name = "NAME")]
    pub theme: Option<String>,
    /// The day to show the site for, such as 2026-03-01 [default: SOURCE_DATE_EPOCH, or today in the UK]
    #[arg(long, value_name = "DATE")]
    pub today: Option<String>,
    /// Make pages as small as `build` does
    #[arg(long)]
    pub minify: bool,
}

/// `shortbreaks check`
#[derive(Debug, Args)]
pub struct Check {
    /// The folder that holds content/
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath, default_value = ".")]
    pub root: PathBuf,
    /// Check drafts too
    #[arg(long)]
    pub drafts: bool,
    /// The day to check for, such as 2026-03-01 [default: SOURCE_DATE_EPOCH, or today in the UK]
    #[arg(long, value_name = "DATE")]
    pub today: Option<String>,
    /// Count listings that nobody has checked for a year as errors
    #[arg(long)]
    pub strict: bool,
    /// How to print findings
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub format: Format,
    /// Look at this rule only; may be given several times
    #[arg(long, value_name = "RULE")]
    pub rule: Vec<String>,
    /// Leave this rule out; may be given several times (to leave it out for good, see `ignore` in site.yaml)
    #[arg(long, value_name = "RULE")]
    pub ignore: Vec<String>,
    /// Print what site.yaml ignores, with the reasons
    #[arg(long)]
    pub show_ignored: bool,
    /// Name each element of the law with the places that meet it
    #[arg(short, long)]
    pub verbose: bool,
}

/// How findings are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people, with the line and what to write
    Human,
    /// An array of objects
    Json,
    /// Annotations of GitHub Actions
    Github,
    /// SARIF 2.1.0
    Sarif,
}

/// `shortbreaks new`
#[derive(Debug, Args)]
pub struct New {
    /// The folder to make; it may be there already if it is empty
    #[arg(value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub dir: PathBuf,
}

/// `shortbreaks new-theme`
#[derive(Debug, Args)]
pub struct NewTheme {
    /// The name of the theme: small letters, digits and hyphens
    #[arg(value_name = "NAME")]
    pub name: String,
    /// The theme inside the program to start from: default or almanac
    #[arg(long, value_name = "THEME", default_value = "default")]
    pub from: String,
    /// Write every template, to change any of them
    #[arg(long)]
    pub all: bool,
    /// The folder that holds content/
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath, default_value = ".")]
    pub root: PathBuf,
}

/// `shortbreaks schema`
#[derive(Debug, Args)]
pub struct Schema {
    /// The kind of file, such as tiers
    #[arg(value_name = "KIND", conflicts_with_all = ["out", "reference"])]
    pub kind: Option<String>,
    /// Write every schema to this folder
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath, conflicts_with = "reference")]
    pub out: Option<PathBuf>,
    /// Print the reference of every key, in Markdown
    #[arg(long)]
    pub reference: bool,
    /// Print what templates get, and the parts of a theme that they can use, in Markdown
    #[arg(long, conflicts_with_all = ["kind", "out", "reference"])]
    pub views: bool,
}

/// `shortbreaks export`
#[derive(Debug, Args)]
pub struct Export {
    /// The folder that holds content/
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath, default_value = ".")]
    pub root: PathBuf,
    /// How to write the listings
    #[arg(long, value_enum, default_value_t = ExportFormat::Csv)]
    pub format: ExportFormat,
    /// The file to write [default: standard output]
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// Leave out what the site does not show: closed services, and addresses that are hidden
    #[arg(long)]
    pub public: bool,
}

/// How listings are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ExportFormat {
    /// One row a service, for spreadsheets
    Csv,
    /// One object a service
    Json,
    /// Open Referral UK 3.0: one page with every service in full; hidden addresses are left out
    OpenReferral,
}

/// `shortbreaks import`
#[derive(Debug, Args)]
pub struct Import {
    /// The spreadsheet, or Open Referral UK: a saved page or service, or a folder of them
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// The folder that holds content/
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath, default_value = ".")]
    pub root: PathBuf,
    /// A YAML file that says which of its columns is which of ours
    #[arg(long, value_name = "MAP.yaml")]
    pub map: Option<PathBuf>,
    /// The sheet of a workbook [default: the first]
    #[arg(long, value_name = "NAME")]
    pub sheet: Option<String>,
    /// Take out of the content what the file has a column for and leaves empty
    #[arg(long)]
    pub clear_empty: bool,
    /// Close services that the file no longer has
    #[arg(long)]
    pub close_missing: bool,
    /// Say what would change, and write nothing
    #[arg(long)]
    pub dry_run: bool,
    /// Name everything that is kept because the file does not say it
    #[arg(short, long)]
    pub verbose: bool,
}

/// `shortbreaks publish-version`
#[derive(Debug, Args)]
pub struct PublishVersion {
    /// The folder that holds content/
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath, default_value = ".")]
    pub root: PathBuf,
    /// Say what would be kept, and write nothing
    #[arg(long)]
    pub dry_run: bool,
    /// The day to check for, such as 2026-03-01 [default: SOURCE_DATE_EPOCH, or today in the UK]
    #[arg(long, value_name = "DATE")]
    pub today: Option<String>,
}

/// `shortbreaks changes`
#[derive(Debug, Args)]
pub struct Changes {
    /// The folder that holds content/
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath, default_value = ".")]
    pub root: PathBuf,
    /// The version to compare with [default: the last one before that of statement.yaml]
    #[arg(long, value_name = "VERSION")]
    pub since: Option<String>,
    /// How to print the account
    #[arg(long, value_enum, default_value_t = ChangesFormat::Human)]
    pub format: ChangesFormat,
}

/// How an account of changes is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ChangesFormat {
    /// For people, as plain text
    Human,
    /// Every difference as an object, with what it said before and says now
    Json,
    /// For an email or a document
    Markdown,
}

/// `shortbreaks explain`
#[derive(Debug, Args)]
pub struct Explain {
    /// The name of the rule, as findings show it in square brackets
    #[arg(value_name = "RULE", conflicts_with = "reference")]
    pub rule: Option<String>,
    /// Print every rule in full, in Markdown
    #[arg(long)]
    pub reference: bool,
}

/// `shortbreaks completions`
#[derive(Debug, Args)]
pub struct Completions {
    /// The shell
    #[arg(value_name = "SHELL", value_enum)]
    pub shell: Shell,
}

/// `shortbreaks man`
#[derive(Debug, Args)]
pub struct Man {
    /// The command, such as build
    #[arg(value_name = "COMMAND", conflicts_with = "out")]
    pub command: Option<String>,
    /// Write the pages of the program and of each command to this folder
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub out: Option<PathBuf>,
}
