//! Apache 2.4: `.htaccess` in the output folder, where `AllowOverride` lets it say all that it says.

use std::fmt::Write as _;

use super::{
    ASSETS, CLOSED, Configuration, DATA, Hosting, INDEX, MADE, MISSING, OPEN, PRIVATE, Part, expression,
    literal,
};

pub(super) fn configuration(hosting: &Hosting) -> Vec<Configuration> {
    vec![Configuration::inside(".htaccess", text(hosting))]
}

fn text(hosting: &Hosting) -> String {
    let Hosting { base, .. } = hosting;
    let mut out = format!(
        "{MADE}\n\
         # It needs `AllowOverride All` for this folder, and mod_headers.\n\
         Options -Indexes -MultiViews\n\
         DirectoryIndex {}\n\
         DirectorySlash On\n\
         FileETag MTime Size\n\
         ErrorDocument 404 {base}{MISSING}\n\
         RedirectMatch 404 \"/({}|\\.ht)\"\n",
        INDEX.join(" "),
        literal(PRIVATE),
    );
    for (from, to) in hosting.moved() {
        let _ = writeln!(out, "RedirectMatch 301 \"^{}$\" \"{to}\"", literal(&from));
    }
    for (ending, kind) in &hosting.types {
        let _ = writeln!(out, "AddType \"{kind}\" .{ending}");
    }
    for (name, value) in Part::Pages.headers() {
        let _ = writeln!(out, "Header always set {name} \"{value}\"");
    }
    let _ = writeln!(out, "Header set Cache-Control \"{}\"", Part::Pages.kept());
    let within = |out: &mut String, path: &str, lines: &str| {
        let _ = writeln!(out, "<If \"%{{REQUEST_URI}} =~ m#^{}{path}#\">\n{lines}</If>", literal(base));
    };
    let kept = format!("    Header set Cache-Control \"{}\"\n", Part::Assets.kept());
    within(&mut out, ASSETS, &kept);
    // A file that is given out packed goes by the name which that has.
    let end = if hosting.packed { "(\\.(br|gz))?$" } else { "$" };
    let data = format!("({})", DATA.map(expression).join("|").replace('$', end));
    let open =
        format!("    Header always set {} \"{}\"\n    Header always unset {}\n", OPEN.0, OPEN.1, CLOSED.0);
    within(&mut out, &data, &open);
    for language in &hosting.languages {
        within(&mut out, &literal(language), &format!("    ErrorDocument 404 {base}{language}{MISSING}\n"));
    }
    if hosting.packed {
        out.push_str(&packed(base));
    }
    let kinds: Vec<&str> = hosting.compressed().into_iter().collect();
    let _ = writeln!(
        out,
        "<IfModule mod_deflate.c>\n    AddOutputFilterByType DEFLATE {}\n</IfModule>",
        kinds.join(" ")
    );
    out
}

/// Gives out the packed form of a file, where there is one and the browser reads it.
fn packed(base: &str) -> String {
    let mut out = format!(
        "<IfModule mod_rewrite.c>\n    AddEncoding br .br\n    AddEncoding gzip .gz\n    RewriteEngine On\n    \
         RewriteBase {base}\n"
    );
    for (name, ending) in [("br", "br"), ("gzip", "gz")] {
        let _ = write!(
            out,
            "    RewriteCond %{{HTTP:Accept-Encoding}} \\b{name}\\b\n    RewriteCond %{{REQUEST_FILENAME}}.{ending} -f\n    \
             RewriteRule ^(.+)$ $1.{ending} [E=packed:1,L]\n"
        );
    }
    out + "    Header append Vary Accept-Encoding env=packed\n    Header append Vary Accept-Encoding env=REDIRECT_packed\n</IfModule>\n"
}
