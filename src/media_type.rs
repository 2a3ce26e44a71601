//! The media types of files, by their endings.

/// The type of a file, with the encoding of what is text.
pub fn of(file: &str) -> String {
    let ending = file.rsplit_once('.').map_or("", |(_, ending)| ending);
    let kind = match ending {
        "atom" => "application/atom+xml".to_owned(),
        _ => mime_guess::from_path(file).first_or_octet_stream().to_string(),
    };
    match is_text(&kind) && !kind.contains("charset") {
        true => format!("{kind}; charset=utf-8"),
        false => kind,
    }
}

/// Whether what is of a type is text, which has an encoding and gets much smaller on its way.
pub fn is_text(kind: &str) -> bool {
    let kind = kind.split(';').next().unwrap_or(kind);
    kind.starts_with("text/")
        || kind.ends_with("javascript")
        || kind.ends_with("xml")
        || kind.ends_with("json")
}
