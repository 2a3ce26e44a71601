//! IIS 10: `web.config` in the output folder.

use std::fmt::Write as _;

use super::{
    ASSETS, CLOSED, Configuration, DATA, Header, Hosting, INDEX, MADE, MISSING, OPEN, PRIVATE, Part,
};

pub(super) fn configuration(hosting: &Hosting) -> Vec<Configuration> {
    vec![Configuration::inside("web.config", text(hosting))]
}

fn text(hosting: &Hosting) -> String {
    let Hosting { base, .. } = hosting;
    let made = MADE.trim_start_matches("# ");
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!-- {made} -->\n<configuration>\n  <system.webServer>\n"
    );
    out.push_str("    <directoryBrowse enabled=\"false\" />\n    <defaultDocument enabled=\"true\">\n      <files>\n        <clear />\n");
    for index in INDEX {
        let _ = writeln!(out, "        <add value=\"{index}\" />");
    }
    out.push_str("      </files>\n    </defaultDocument>\n    <staticContent>\n      <clientCache cacheControlMode=\"NoControl\" />\n");
    for (ending, kind) in &hosting.types {
        let _ = write!(
            out,
            "      <remove fileExtension=\".{ending}\" />\n      <mimeMap fileExtension=\".{ending}\" mimeType=\"{kind}\" />\n"
        );
    }
    let _ = write!(
        out,
        "    </staticContent>\n    <urlCompression doStaticCompression=\"true\" />\n    <security>\n      <requestFiltering>\n        \
         <denyUrlSequences>\n          <add sequence=\"/{PRIVATE}\" />\n        </denyUrlSequences>\n      \
         </requestFiltering>\n    </security>\n    <httpErrors errorMode=\"Custom\" existingResponse=\"Auto\">\n      \
         <remove statusCode=\"404\" />\n      <error statusCode=\"404\" path=\"{base}{MISSING}\" responseMode=\"ExecuteURL\" />\n    \
         </httpErrors>\n"
    );
    out.push_str(&headers(Part::Pages.headers().chain([("Cache-Control", Part::Pages.kept())]), &[]));
    out.push_str("  </system.webServer>\n");
    out.push_str(&location(ASSETS, &headers([("Cache-Control", Part::Assets.kept())], &["Cache-Control"])));
    for data in DATA {
        let open = headers([OPEN], &[CLOSED.0]);
        out.push_str(&location(data, &open));
    }
    for language in &hosting.languages {
        let missing = format!(
            "    <httpErrors errorMode=\"Custom\" existingResponse=\"Auto\">\n      <remove statusCode=\"404\" />\n      \
             <error statusCode=\"404\" path=\"{base}{language}{MISSING}\" responseMode=\"ExecuteURL\" />\n    </httpErrors>\n"
        );
        out.push_str(&location(language, &missing));
    }
    for (from, to) in &hosting.moved {
        let leads = format!(
            "    <httpRedirect enabled=\"true\" destination=\"{base}{to}\" exactDestination=\"true\" \
             httpResponseStatus=\"Permanent\" />\n"
        );
        out.push_str(&location(from, &leads));
    }
    out.push_str("</configuration>\n");
    out
}

/// What holds for one folder or file.
fn location(path: &str, inside: &str) -> String {
    let path = path.trim_end_matches('/');
    format!(
        "  <location path=\"{path}\">\n  <system.webServer>\n{inside}  </system.webServer>\n  </location>\n"
    )
}

/// Headers to add, after others are taken away that are said above.
fn headers(headers: impl IntoIterator<Item = Header>, not: &[&str]) -> String {
    let mut out = String::from("    <httpProtocol>\n      <customHeaders>\n");
    for name in not {
        let _ = writeln!(out, "        <remove name=\"{name}\" />");
    }
    for (name, value) in headers {
        let _ = writeln!(out, "        <add name=\"{name}\" value=\"{value}\" />");
    }
    out + "      </customHeaders>\n    </httpProtocol>\n"
}
