//! Azure Static Web Apps: `staticwebapp.config.json` in the output folder.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{ASSETS, CLOSED, Configuration, DATA, Hosting, MISSING, OPEN, PRIVATE, Part, starred};

pub(super) fn configuration(hosting: &Hosting) -> Vec<Configuration> {
    vec![Configuration::inside("staticwebapp.config.json", text(hosting))]
}

fn text(hosting: &Hosting) -> String {
    let Hosting { base, .. } = hosting;
    let mut routes: Vec<Value> = hosting
        .moved()
        .map(|(from, to)| json!({ "route": from, "redirect": to, "statusCode": 301 }))
        .collect();
    routes.push(json!({ "route": format!("{base}{PRIVATE}*"), "statusCode": 404 }));
    let kept = json!({ "Cache-Control": Part::Assets.kept() });
    routes.push(json!({ "route": format!("{base}{ASSETS}*"), "headers": kept }));
    for data in DATA {
        // An empty value takes away what all answers have.
        let open: BTreeMap<&str, &str> = [OPEN, (CLOSED.0, "")].into();
        routes.push(json!({ "route": format!("{base}{}", starred(data)), "headers": open }));
    }
    let headers: BTreeMap<&str, &str> =
        Part::Pages.headers().chain([("Cache-Control", Part::Pages.kept())]).collect();
    let types: BTreeMap<String, &String> =
        hosting.types.iter().map(|(ending, kind)| (format!(".{ending}"), kind)).collect();
    let config = json!({
        "trailingSlash": "always",
        "routes": routes,
        "globalHeaders": headers,
        "mimeTypes": types,
        "responseOverrides": { "404": { "rewrite": format!("{base}{MISSING}"), "statusCode": 404 } },
    });
    // Text, lists and keys: nothing that JSON cannot say.
    serde_json::to_string_pretty(&config).unwrap_or_default() + "\n"
}
