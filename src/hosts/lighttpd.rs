//! lighttpd 1.4: a file to include in the configuration.

use std::fmt::Write as _;

use super::{ASSETS, Configuration, DATA, Hosting, INDEX, MADE, MISSING, PRIVATE, Part, expression, literal};

pub(super) fn configuration(hosting: &Hosting) -> Vec<Configuration> {
    vec![Configuration::beside("lighttpd.conf", text(hosting))]
}

fn text(hosting: &Hosting) -> String {
    let Hosting { base, .. } = hosting;
    let mut out = format!(
        "{MADE}\n\
         # Include it, with mod_access, mod_alias, mod_redirect, mod_setenv and mod_deflate among `server.modules`. Where\n\
         # the folder is another one on the server, change its path in `alias.url`.\n"
    );
    if base != "/" {
        let _ = writeln!(
            out,
            "$HTTP[\"url\"] == \"{0}\" {{\n    url.redirect = ( \"\" => \"{base}\" )\n}}",
            hosting.base_without_slash()
        );
    }
    let _ = write!(
        out,
        "$HTTP[\"url\"] =~ \"^{}\" {{\n    alias.url = ( \"{base}\" => \"{}/\" )\n    index-file.names = ( {} )\n    \
         server.error-handler = \"{base}{MISSING}\"\n    \
         mimetype.assign = (\n",
        literal(base),
        hosting.folder,
        quoted(INDEX),
    );
    for (ending, kind) in &hosting.types {
        let _ = writeln!(out, "        \".{ending}\" => \"{kind}\",");
    }
    let _ = writeln!(
        out,
        "    )\n    deflate.mimetypes = ( {} )\n    deflate.allowed-encodings = ( \"gzip\" )",
        quoted(hosting.compressed())
    );
    out.push_str(&headers(Part::Pages, "    "));
    let moved: Vec<String> =
        hosting.moved().map(|(from, to)| format!("        \"^{}$\" => \"{to}\"", literal(&from))).collect();
    if !moved.is_empty() {
        let _ = writeln!(out, "    url.redirect = (\n{}\n    )", moved.join(",\n"));
    }
    let within = |out: &mut String, path: &str, lines: &str| {
        let _ = writeln!(out, "    $HTTP[\"url\"] =~ \"^{}{path}\" {{\n{lines}    }}", literal(base));
    };
    within(&mut out, ASSETS, &headers(Part::Assets, "        "));
    for data in DATA {
        within(&mut out, &expression(data), &headers(Part::Data, "        "));
    }
    for language in &hosting.languages {
        let line = format!("        server.error-handler = \"{base}{language}{MISSING}\"\n");
        within(&mut out, &literal(language), &line);
    }
    within(&mut out, &literal(PRIVATE), "        url.access-deny = ( \"\" )\n");
    out.push_str("}\n");
    out
}

fn headers(part: Part, indent: &str) -> String {
    let mut lines: Vec<String> = part
        .headers()
        .chain([("Cache-Control", part.kept())])
        .map(|(name, value)| format!("{indent}    \"{name}\" => \"{value}\""))
        .collect();
    lines.sort();
    format!("{indent}setenv.set-response-header = (\n{}\n{indent})\n", lines.join(",\n"))
}

fn quoted<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    words.into_iter().map(|word| format!("\"{word}\"")).collect::<Vec<_>>().join(", ")
}
