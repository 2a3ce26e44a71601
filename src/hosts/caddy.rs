//! Caddy 2: a Caddyfile to import in the block of the site.

use std::fmt::Write as _;

use super::{
    ASSETS, CLOSED, Configuration, DATA, Hosting, INDEX, MADE, MISSING, OPEN, PRIVATE, Part, starred,
};

pub(super) fn configuration(hosting: &Hosting) -> Vec<Configuration> {
    vec![Configuration::beside("Caddyfile", text(hosting))]
}

fn text(hosting: &Hosting) -> String {
    let Hosting { base, folder, .. } = hosting;
    let mut out = format!(
        "{MADE}\n\
         # Import it in the block of the site. Where the folder is another one on the server, change its path here and in\n\
         # `handle_errors`.\n"
    );
    if base != "/" {
        let _ = writeln!(out, "redir {} {base} 301", hosting.base_without_slash());
    }
    for (from, to) in hosting.moved() {
        let _ = writeln!(out, "redir {from} {to} 301");
    }
    let _ = writeln!(out, "handle_path {base}* {{\n\troot * \"{folder}\"\n\tencode gzip");
    out.push_str(&headers(""));
    let _ = write!(
        out,
        "\t@shortbreaks_pages not path /{ASSETS}*\n\
         \theader @shortbreaks_pages Cache-Control \"{}\"\n\
         \t@shortbreaks_assets {{\n\t\tpath /{ASSETS}*\n\t\tfile\n\t}}\n\
         \theader @shortbreaks_assets Cache-Control \"{}\"\n",
        Part::Pages.kept(),
        Part::Assets.kept(),
    );
    let data = DATA.map(|path| format!("/{}", starred(path)));
    let _ = write!(
        out,
        "\t@shortbreaks_data path {}\n\theader @shortbreaks_data {} \"{}\"\n\theader @shortbreaks_data -{}\n",
        data.join(" "),
        OPEN.0,
        OPEN.1,
        CLOSED.0,
    );
    for (n, (ending, kind)) in hosting.types.iter().enumerate() {
        let _ = write!(
            out,
            "\t@shortbreaks_type_{n} path *.{ending}\n\theader @shortbreaks_type_{n} Content-Type \"{kind}\"\n"
        );
    }
    let _ = write!(
        out,
        "\t@shortbreaks_private path /{PRIVATE}*\n\terror @shortbreaks_private 404\n\
         \tfile_server {{\n\t\tindex {}\n{}\t}}\n}}\n",
        INDEX.join(" "),
        if hosting.packed { "\t\tprecompressed br gzip\n" } else { "" },
    );
    let _ = writeln!(
        out,
        "handle_errors {{\n\t@shortbreaks path {base}*\n\thandle @shortbreaks {{\n\t\troot * \"{folder}\""
    );
    out.push_str(&headers("\t"));
    // The type of what was asked for is not that of the page which says that it is not there.
    out.push_str("\t\theader Content-Type \"text/html; charset=utf-8\"\n");
    for (n, language) in hosting.languages.iter().enumerate() {
        let _ = write!(
            out,
            "\t\t@shortbreaks_language_{n} path {base}{language}*\n\
             \t\trewrite @shortbreaks_language_{n} /{language}{MISSING}\n"
        );
    }
    let not: String = hosting.languages.iter().map(|language| format!(" {base}{language}*")).collect();
    match not.is_empty() {
        true => out.push_str(&format!("\t\trewrite * /{MISSING}\n")),
        false => out.push_str(&format!(
            "\t\t@shortbreaks_rest not path{not}\n\t\trewrite @shortbreaks_rest /{MISSING}\n"
        )),
    }
    out.push_str("\t\tfile_server\n\t}\n}\n");
    out
}

fn headers(indent: &str) -> String {
    let mut out = format!("{indent}\theader {{\n");
    for (name, value) in Part::Pages.headers() {
        let _ = writeln!(out, "{indent}\t\t{name} \"{value}\"");
    }
    out + indent + "\t}\n"
}
