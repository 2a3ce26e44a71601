//! nginx: a file to include in the `server` block of the site.

use std::fmt::Write as _;

use super::{ASSETS, Configuration, DATA, Hosting, INDEX, MADE, MISSING, PRIVATE, Part};

pub(super) fn configuration(hosting: &Hosting) -> Vec<Configuration> {
    vec![Configuration::beside("nginx.conf", text(hosting))]
}

fn text(hosting: &Hosting) -> String {
    let Hosting { base, folder, .. } = hosting;
    let mut out = format!(
        "{MADE}\n\
         # Include it in the `server` block of the site. Where the folder is another one on the server, change its path\n\
         # here and in the places below.\n"
    );
    if base != "/" {
        let _ = writeln!(
            out,
            "location = {} {{\n    absolute_redirect off;\n    return 301 {base};\n}}",
            hosting.base_without_slash()
        );
    }
    let _ = write!(
        out,
        "location ^~ {base} {{\n    alias \"{folder}/\";\n    index {};\n    absolute_redirect off;\n    etag on;\n    \
         charset utf-8;\n    charset_types {kinds};\n    gzip on;\n    gzip_vary on;\n    gzip_proxied any;\n    \
         gzip_min_length 1000;\n    gzip_types {kinds};\n    default_type application/octet-stream;\n    types {{\n",
        INDEX.join(" "),
        // It knows of HTML by itself, and warns where it is told again.
        kinds = hosting
            .compressed()
            .into_iter()
            .filter(|kind| *kind != "text/html")
            .collect::<Vec<_>>()
            .join(" "),
    );
    for (ending, kind) in &hosting.types {
        let _ = writeln!(out, "        {} {ending};", kind.split(';').next().unwrap_or(kind));
    }
    out.push_str("    }\n");
    if hosting.packed {
        out.push_str(
            "    gzip_static on;\n    # Where nginx has the module ngx_brotli:\n    # brotli_static on;\n",
        );
    }
    let _ = writeln!(out, "    error_page 404 {base}{MISSING};");
    out.push_str(&headers(Part::Pages, "    "));
    for language in &hosting.languages {
        let inside = format!(
            "        error_page 404 {base}{language}{MISSING};\n{}",
            headers(Part::Pages, "        ")
        );
        out.push_str(&location(hosting, "^~", language, &inside));
    }
    out.push_str(&location(hosting, "^~", ASSETS, &headers(Part::Assets, "        ")));
    for data in DATA {
        let how = if data.ends_with('/') { "^~" } else { "=" };
        out.push_str(&location(hosting, how, data, &headers(Part::Data, "        ")));
    }
    let _ = writeln!(out, "    location ^~ {base}{PRIVATE} {{\n        return 404;\n    }}");
    for (from, to) in hosting.moved() {
        let _ = writeln!(out, "    location = {from} {{\n        return 301 {to};\n    }}");
    }
    out.push_str("}\n");
    out
}

/// A part of the site, which says again where its files are: `alias` is not handed down.
fn location(hosting: &Hosting, how: &str, path: &str, inside: &str) -> String {
    let Hosting { base, folder, .. } = hosting;
    format!("    location {how} {base}{path} {{\n        alias \"{folder}/{path}\";\n{inside}    }}\n")
}

/// Headers of a part, all of them: a part with any of its own gets none from what it is in.
fn headers(part: Part, indent: &str) -> String {
    let mut out = String::new();
    for (name, value) in part.headers() {
        let _ = writeln!(out, "{indent}add_header {name} \"{value}\" always;");
    }
    let _ = writeln!(out, "{indent}add_header Cache-Control \"{}\";", part.kept());
    out
}
