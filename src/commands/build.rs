//! `shortbreaks build`

use std::path::{Path, PathBuf};
use std::time::Instant;

use crate::build::{Order, build, stops};
use crate::cli::{Build, exit};
use crate::content::Slug;
use crate::content::contact::WebAddress;
use crate::content::time::Date;
use crate::diagnostic::Diagnostic;
use crate::progress::Progress;
use crate::publish::Published;
use crate::report;
use crate::site::Choices;
use crate::today::given_or_today;

/// Builds, prints what was found and what was done, and says how it went.
pub fn run(args: &Build) -> u8 {
    let start = Instant::now();
    let order = match order(args) {
        Ok(order) => order,
        Err(message) => return report::misuse(&message),
    };
    let progress = Progress::new(args.quiet);
    let built = match build(&order, &progress) {
        Ok(built) => built,
        Err(failure) => return report::fail(&failure.to_string()),
    };
    // What stops the build is told in full; for the rest there is `check`.
    let (grave, rest): (Vec<_>, Vec<_>) =
        built.found.into_iter().partition(|found| stops(found, args.strict));
    report::findings(&grave, &built.sources);
    let Some(published) = built.published else {
        report::verdict(&grave, "nothing was published");
        return exit::FINDINGS;
    };
    if !args.quiet {
        for path in &built.beside {
            report::say(&format!("Wrote {}; its first lines say what to do with it", path.display()));
        }
        summary(&order, built.pages, &rest, published, start, args.verbose);
    }
    exit::DONE
}

fn order(args: &Build) -> Result<Order, String> {
    let today = given_or_today(args.today.as_deref())?;
    if let Some(theme) = &args.theme {
        // The name of a folder, and no way out of `themes/`.
        theme.parse::<Slug>().map_err(|problem| format!("--theme: {problem}"))?;
    }
    if let Some(url) = &args.base_url {
        url.parse::<WebAddress>().map_err(|problem| {
            let help = problem.help.as_ref().map(|help| format!("\nhelp: {help}")).unwrap_or_default();
            format!("--base-url: {problem}{help}")
        })?;
    }
    Ok(Order {
        root: args.root.clone(),
        out: args.out.clone().unwrap_or_else(|| match args.root == Path::new(".") {
            true => PathBuf::from("public"),
            false => args.root.join("public"),
        }),
        theme: args.theme.clone(),
        choices: Choices {
            drafts: args.drafts,
            strict: args.strict,
            with_checks: args.with_checks,
            today,
            base_url: args.base_url.clone(),
            portable: args.portable,
        },
        minified: !args.no_minify,
        strict: args.strict,
        force: args.force,
        server: args.server,
        compress: args.compress,
    })
}

fn summary(
    order: &Order,
    pages: usize,
    found: &[Diagnostic],
    published: Published,
    start: Instant,
    verbose: bool,
) {
    let Published { files, written, removed } = published;
    let change = match (written, removed) {
        (0, 0) => "nothing changed".to_owned(),
        (written, 0) => format!("{} written", report::count(written, "file")),
        (written, removed) => format!("{} written, {removed} removed", report::count(written, "file")),
    };
    let advice =
        report::tally(found).map(|tally| format!("; {tally}, see `shortbreaks check`")).unwrap_or_default();
    let seconds = start.elapsed().as_secs_f64();
    let pages = report::count(pages, "page");
    report::say(&format!("Built {pages} into {}: {change}{advice} ({seconds:.2} s)", order.out.display()));
    if verbose {
        report::say(&format!("{files} files in all, for {}", Date(order.choices.today)));
    }
}
