//! Findings for machines: JSON, annotations of GitHub, and SARIF 2.1.0.

use serde::Serialize;
use serde_json::{Value, json};

use super::{Diagnostic, Severity};
use crate::content::{Location, Sources};
use crate::rules::Entry;

/// A finding in JSON.
#[derive(Serialize)]
struct Flat<'a> {
    rule: &'a str,
    severity: &'static str,
    file: Option<&'a str>,
    line: Option<usize>,
    column: Option<usize>,
    message: &'a str,
    help: Option<&'a str>,
    citation: Option<&'a str>,
}

fn file(found: &Diagnostic) -> Option<&str> {
    found.place.as_ref().map(|place| place.file.as_ref())
}

fn location(found: &Diagnostic, sources: &Sources) -> Option<Location> {
    found.place.as_ref().and_then(|place| sources.locate(place))
}

/// A JSON array, one object a finding.
pub fn json(found: &[&Diagnostic], sources: &Sources) -> String {
    let flat: Vec<Flat> = found
        .iter()
        .map(|found| {
            let at = location(found, sources);
            Flat {
                rule: &found.rule,
                severity: found.severity.name(),
                file: file(found),
                line: at.as_ref().map(|at| at.line),
                column: at.as_ref().map(|at| at.column),
                message: &found.message,
                help: found.help.as_deref(),
                citation: found.citation.as_deref(),
            }
        })
        .collect();
    serde_json::to_string_pretty(&flat).unwrap_or_default()
}

/// A workflow command of GitHub Actions a finding, so that it shows beside the line that it is about.
pub fn github(found: &[&Diagnostic], sources: &Sources) -> Vec<String> {
    let data = |text: &str| text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
    let property = |text: &str| data(text).replace(':', "%3A").replace(',', "%2C");
    found
        .iter()
        .map(|found| {
            let command = match found.severity {
                Severity::Error | Severity::Legal => "error",
                Severity::Advice => "warning",
            };
            let mut properties = Vec::new();
            properties.extend(file(found).map(|file| format!("file={}", property(file))));
            if let Some(at) = location(found, sources) {
                properties.push(format!("line={},col={}", at.line, at.column));
            }
            properties.push(format!("title={}", property(&found.rule)));
            let help = found.help.as_ref().map(|help| format!("\n{help}")).unwrap_or_default();
            format!("::{command} {}::{}", properties.join(","), data(&format!("{}{help}", found.message)))
        })
        .collect()
}

/// A SARIF log with one run: the rules, and a result a finding.
pub fn sarif(found: &[&Diagnostic], sources: &Sources, rules: &[Entry]) -> String {
    let level = |severity| match severity {
        Severity::Error | Severity::Legal => "error",
        Severity::Advice => "note",
    };
    let described: Vec<Value> = rules
        .iter()
        .map(|rule| {
            let mut described = json!({
                "id": rule.name,
                "shortDescription": { "text": rule.name },
                "fullDescription": { "text": rule.why },
                "defaultConfiguration": { "level": level(rule.severity) },
            });
            if let Some(citation) = &rule.citation {
                described["help"] = json!({ "text": format!("{} Source: {citation}.", rule.why) });
            }
            described
        })
        .collect();
    let results: Vec<Value> = found
        .iter()
        .map(|found| {
            let text = match &found.help {
                Some(help) => format!("{}. Help: {help}", found.message),
                None => found.message.clone(),
            };
            let mut result =
                json!({ "ruleId": found.rule, "level": level(found.severity), "message": { "text": text } });
            if let Some(n) = rules.iter().position(|rule| rule.name == found.rule) {
                result["ruleIndex"] = json!(n);
            }
            if let Some(file) = file(found) {
                let mut physical = json!({ "artifactLocation": { "uri": uri(file) } });
                if let Some(at) = location(found, sources) {
                    physical["region"] = json!({ "startLine": at.line, "startColumn": at.column });
                }
                result["locations"] = json!([{ "physicalLocation": physical }]);
            }
            result
        })
        .collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "shortbreaks",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": described,
            } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    serde_json::to_string_pretty(&log).unwrap_or_default()
}

/// A path as a relative address, by RFC 3986.
fn uri(path: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    path.bytes()
        .map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}
