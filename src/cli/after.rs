//! What the help of each command ends with: notes, examples and exit codes.

pub(super) const EXIT_CODES: &str = "\
Exit codes:
  0  done
  1  the content has mistakes; nothing was published
  2  the command line was not understood
  3  a file could not be read or written";

pub(super) const BUILD: &str = "\
Examples:
  shortbreaks build
      builds content/ into public/
  shortbreaks build --root northmoor --out /srv/www/short-breaks
      builds northmoor/content/ into another folder
  shortbreaks build --base-url https://preview.example.org/ --drafts
      builds a preview, with drafts, for another address
  shortbreaks build --out /srv/www/short-breaks --server nginx
      also writes /srv/www/short-breaks.nginx.conf, for the server to include

Exit codes:
  0  the site is published
  1  the content has mistakes; the output folder is as it was
  2  the command line was not understood
  3  a file could not be read or written";

pub(super) const SERVE: &str = "\
Examples:
  shortbreaks serve --open
      shows the site at http://127.0.0.1:8000/ and opens a browser there
  shortbreaks serve --drafts --host 0.0.0.0 --share
      shows drafts too, and prints a link for somebody on the same network
  shortbreaks serve --poll=5
      looks at the files every five seconds, where the system does not tell of changes (network drives, containers)

Nothing is written. A mistake does not stop it: the page stays as it was and says what is wrong.

Exit codes:
  0  stopped with Ctrl+C
  2  the command line was not understood
  3  no port could be had";

pub(super) const NEW: &str = "\
Examples:
  shortbreaks new my-site
      writes my-site/content/ with every key explained
  cd my-site && shortbreaks build
      builds it into my-site/public/";

pub(super) const NEW_THEME: &str = "\
A theme needs only the files in which it differs from the default one, so the folder starts small.
Themes inside the program need no folder: `theme: almanac` in site.yaml is enough.

Examples:
  shortbreaks new-theme northmoor
      writes themes/northmoor/ with a style sheet for a few changes, and a page that explains themes
  shortbreaks new-theme northmoor --from almanac
      starts with the files in which Almanac differs from the default theme
  shortbreaks new-theme northmoor --all
      writes every template too

Exit codes:
  0  the theme is written
  2  the command line was not understood
  3  there is no site here, or the folder is taken";

pub(super) const CHECK: &str = "\
Examples:
  shortbreaks check
      says what is wrong, what the law asks for and is missing, and what could be better
  shortbreaks check -v
      also names each element of the law with the places that meet it
  shortbreaks check --format sarif > findings.sarif
      writes a report that other tools read
  shortbreaks check --rule reg-5-4
      looks at one rule only

Exit codes:
  0  no error, and nothing that the law asks for is missing
  1  an error, or a gap in law
  2  the command line was not understood";

pub(super) const SCHEMA: &str = "\
Examples:
  shortbreaks schema
      lists the kinds of file
  shortbreaks schema tiers
      prints the schema of content/tiers.yaml
  shortbreaks schema --out schemas
      writes every schema to the folder schemas/
  shortbreaks schema --reference
      prints every key of every file with what it means, in Markdown
  shortbreaks schema --views
      prints what the templates of a theme can use, in Markdown";

pub(super) const EXPORT: &str = "\
This is a copy for the council's own use: every listing is in it, closed ones too, with the
addresses that listings keep hidden. For others there is services.csv on the site, which leaves
both out; --public writes that.

Examples:
  shortbreaks export --out listings.csv
      writes a file to open in a spreadsheet, change, and bring back with `import`
  shortbreaks export --format json
      prints the listings as JSON
  shortbreaks export --public --out services.csv
      leaves out what the site does not show";

pub(super) const IMPORT: &str = "\
FILE is a CSV or XLSX file with the columns of `shortbreaks export`, in any order. An empty cell
leaves what the content says, and so does a column that is not there. Comments and the order of
keys in the files of content/providers/ stay as they are.

Examples:
  shortbreaks import listings.csv --dry-run
      says what would change, and writes nothing
  shortbreaks import listings.xlsx --sheet \"Autumn 2026\"
      reads one sheet of a workbook
  shortbreaks import theirs.xlsx --map theirs.yaml
      reads a spreadsheet with other headings; theirs.yaml says which is which:
        columns: { name: Activity, organisation-name: Run by }
        constants: { tier: additional }
        values: { type: { After school: group-inclusive } }
        ignore: [Office use only]

Exit codes:
  0  all of it was understood
  1  something was not understood and was left out; the rest is written
  2  the command line or the file was not understood
  3  a file could not be read or written";

pub(super) const PUBLISH_VERSION: &str = "\
The version and the day are those of statement.yaml. The edition goes into content/editions/ and
is never changed afterwards: keep it with the rest of content/. From then on the site has a page
for it, and says what has changed since.

Examples:
  shortbreaks publish-version --dry-run
      says what would be kept, and what has changed since the last edition
  shortbreaks publish-version
      writes content/editions/3.1.json, where statement.yaml says `version: 3.1`

Exit codes:
  0  the edition is kept
  1  the content has mistakes, the version or its day is taken, or nothing has changed
  2  the command line was not understood
  3  the file could not be written";

pub(super) const CHANGES: &str = "\
What makes it harder to get a break, or gives less, comes first. What changes by itself is left
out: places that are free, when a listing was last checked, and the dates of sessions.

Examples:
  shortbreaks changes
      compares the content with the last edition of an earlier version
  shortbreaks changes --since 3.0
      compares it with another edition
  shortbreaks changes --format markdown > changes.md
      writes an account for an email or a meeting

Exit codes:
  0  done, whether or not anything has changed
  1  the content cannot be read
  2  the command line was not understood, or there is no such edition";

pub(super) const EXPLAIN: &str = "\
Examples:
  shortbreaks explain
      lists every rule
  shortbreaks explain unknown-key
      tells about one
  shortbreaks explain --reference
      tells about all of them, in Markdown";

pub(super) const COMPLETIONS: &str = "\
Examples:
  source <(shortbreaks completions bash)
      completes in this bash, until it is closed
  shortbreaks completions bash > ~/.local/share/bash-completion/completions/shortbreaks
      completes in every bash from now on
  shortbreaks completions zsh > ~/.zfunc/_shortbreaks
      completes in zsh, where ~/.zshrc has `fpath+=~/.zfunc` above `compinit`
  shortbreaks completions fish > ~/.config/fish/completions/shortbreaks.fish
      completes in fish
  shortbreaks completions powershell | Out-String | Invoke-Expression
      completes in this PowerShell; in the file that $PROFILE names, in every one";

pub(super) const MAN: &str = "\
Examples:
  shortbreaks man | man -l -
      shows the page of the program
  shortbreaks man build | man -l -
      shows the page of one command
  shortbreaks man --out ~/.local/share/man/man1
      writes a page for each command, for `man shortbreaks-build`";
