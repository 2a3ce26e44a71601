//! Requests to the preview.

use std::io::{Read as _, Write as _};
use std::net::{IpAddr, Ipv4Addr, Shutdown, SocketAddr, TcpStream};
use std::sync::LazyLock;
use std::sync::mpsc::channel;
use std::time::Duration;

use shortbreaks::serve::guard::Guard;
use shortbreaks::serve::listen::Listener;
use shortbreaks::serve::{self, Order};
use shortbreaks::site::Choices;

use super::answer::TODAY;
use super::desk::Desk;
use super::html::Document;

/// The start of a request, up to the end of its first line; the rest is what a browser sends.
pub fn request(bytes: &[u8]) {
    let address = *PREVIEW;
    let line = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
    // A stream of events has no end.
    if String::from_utf8_lossy(line).contains("events") {
        return;
    }
    let mut stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
    let rest = format!("\r\nHost: {address}\r\nConnection: close\r\n\r\n");
    // The other side may have had enough before the end.
    let _ = stream.write_all(&[line, rest.as_bytes()].concat());
    let _ = stream.shutdown(Shutdown::Write);
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    let answer = String::from_utf8_lossy(&answer);
    let Some((head, body)) = answer.split_once("\r\n\r\n") else {
        // Bytes that are no request have no answer.
        return assert!(answer.is_empty(), "{answer:?}");
    };
    let status: Option<u16> = head.split(' ').nth(1).and_then(|code| code.parse().ok());
    assert!(status.is_some_and(|status| status < 500), "{head}");
    // What was asked for is said again where there is nothing.
    let asked = line.windows(PASSWORDS.len()).any(|part| part == PASSWORDS.as_bytes());
    assert!(
        asked || !body.contains(PASSWORDS),
        "{:?} leads out of the site",
        line.escape_ascii().to_string()
    );
    for field in head.lines().skip(1) {
        let (name, value) = field.split_once(':').unwrap();
        assert!(!name.eq_ignore_ascii_case("location") || value.trim().starts_with('/'), "{field}");
        assert!(!value.trim().starts_with("//"), "{field} leads to another website");
    }
    if body.starts_with("<!DOCTYPE html>") {
        Document::parse(body).assert_harmless(&String::from_utf8_lossy(line));
    }
}

/// How a file begins that every machine has and no site.
const PASSWORDS: &str = "root:x:0:0";

/// Where a preview listens that runs until the end.
static PREVIEW: LazyLock<SocketAddr> = LazyLock::new(|| {
    let host = Ipv4Addr::LOCALHOST;
    let listener = Listener::take(IpAddr::V4(host), 0).unwrap();
    let address = listener.address;
    let guard = Guard::local(&host.to_string(), address.port());
    let (ready, started) = channel();
    std::thread::spawn(move || {
        let desk = Desk::new("");
        let order = Order {
            root: desk.root().to_owned(),
            theme: None,
            choices: Choices::of(TODAY),
            fixed_day: true,
            minified: true,
            poll: None,
        };
        serve::run(order, listener, guard, |_| ready.send(()).unwrap()).unwrap();
    });
    started.recv().unwrap();
    address
});
