//! Amazon S3: a script that copies the site there with the types and the time that each file may be kept. A bucket
//! gives no other headers; those are for CloudFront before it, and the script says which.

use std::fmt::Write as _;

use super::{ASSETS, Configuration, Hosting, MADE, MISSING, PRIVATE, Part};

pub(super) fn configuration(hosting: &Hosting) -> Vec<Configuration> {
    vec![Configuration::beside("s3.sh", text(hosting))]
}

fn text(hosting: &Hosting) -> String {
    let folder = &hosting.folder;
    let base = hosting.base_without_slash();
    let mut out = format!(
        "{MADE}\n\
         # Copies the site to a bucket with the AWS command line: sh FILE BUCKET\n\
         # The bucket: `index.html` as its index document, `{}{MISSING}` as its error document.\n\
         # CloudFront before it: a response headers policy with\n",
        base.trim_start_matches('/').to_owned() + if base.is_empty() { "" } else { "/" },
    );
    for (name, value) in Part::Pages.headers() {
        let _ = writeln!(out, "#   {name}: {value}");
    }
    out.push_str("# and, for oruk/ and services.*, one with Access-Control-Allow-Origin: *\nset -eu\n");
    let _ = write!(
        out,
        "from=\"{folder}\"\nto=\"s3://${{1:?the name of the bucket}}{base}\"\n\n\
         copy() {{\n  aws s3 sync \"$from\" \"$to\" --exclude '*' \"$@\"\n}}\n\n\
         # What pages are shown with comes before them, and what has gone goes last.\n"
    );
    for (folder, kept) in [(true, Part::Assets.kept()), (false, Part::Pages.kept())] {
        for (ending, kind) in &hosting.types {
            let which = match folder {
                true => format!("--include '{ASSETS}*.{ending}'"),
                false => format!("--include '*.{ending}' --exclude '{ASSETS}*' --exclude '{PRIVATE}*'"),
            };
            let _ = writeln!(out, "copy {which} --content-type '{kind}' --cache-control '{kept}'");
        }
    }
    let _ = writeln!(out, "aws s3 sync \"$from\" \"$to\" --delete --size-only --exclude '{PRIVATE}*'");
    for (from, to) in hosting.moved() {
        let _ = writeln!(
            out,
            "aws s3api put-object --bucket \"$1\" --key '{}index.html' --website-redirect-location '{to}' > /dev/null",
            from.trim_start_matches('/')
        );
    }
    out
}
