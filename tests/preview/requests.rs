//! Requests of every kind: from other websites, out of the site, too long, too many, and never finished.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;

use crate::support::Site;
use crate::support::preview::Preview;

/// A request for an address, with a Host and other lines.
fn request(address: &str, host: &str, more: &str) -> String {
    format!("GET {address} HTTP/1.1\r\nHost: {host}\r\n{more}")
}

#[test]
fn only_this_machine_by_its_own_names_is_answered() {
    let site = Site::small();
    let preview = Preview::start(site.root(), &[]);
    let port = preview.port;
    for host in ["127.0.0.1", "localhost", "LOCALHOST", "[::1]", "127.0.0.2"] {
        let answer = preview.ask(&request("/", &format!("{host}:{port}"), ""));
        assert_eq!(answer.status, 200, "{host}");
    }
    for host in [
        format!("northmoor.example.org:{port}"),
        format!("localhost.example.org:{port}"),
        format!("192.0.2.7:{port}"),
        format!("127.0.0.1:{}", port.wrapping_add(1)),
        "127.0.0.1".to_owned(),
        "localhost".to_owned(),
        format!("user@localhost:{port}"),
        format!("localhost:{port}:{port}"),
        String::new(),
    ] {
        let answer = preview.ask(&request("/", &host, ""));
        assert!(matches!(answer.status, 400 | 403), "{host}: {}", answer.status);
        assert!(!answer.body.contains("saturday-swim"), "{host}");
    }
    let none = preview.ask("GET / HTTP/1.1\r\n");
    assert_eq!(none.status, 403);
    let two = preview.ask(&request("/", &format!("localhost:{port}"), "Host: northmoor.example.org\r\n"));
    assert!(matches!(two.status, 400 | 403), "{}", two.status);
}

#[test]
fn other_websites_are_not_answered() {
    let site = Site::small();
    let preview = Preview::start(site.root(), &[]);
    let host = format!("127.0.0.1:{}", preview.port);
    let with = |more: &str| preview.ask(&request("/", &host, more)).status;
    assert_eq!(with(&format!("Origin: http://{host}\r\n")), 200);
    for origin in ["https://evil.example.org", "null", "http://127.0.0.1", "http://localhost:1", "\u{ff}"] {
        assert_eq!(with(&format!("Origin: {origin}\r\n")), 403, "{origin}");
    }
    assert_eq!(with("Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors\r\n"), 403);
    assert_eq!(
        with("Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\n"),
        200,
        "a link may lead here"
    );
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "CONNECT", "PATCH"] {
        let answer = preview.ask(&format!("{method} / HTTP/1.1\r\nHost: {host}\r\n"));
        assert!(matches!(answer.status, 400 | 403 | 405), "{method}: {}", answer.status);
    }
}

#[test]
fn nothing_but_the_site_is_there() {
    let site = Site::small();
    site.write("secret.txt", "the secret").write("content/assets/plan.txt", "The plan.");
    site.write("content/pages/plan.md", "---\ntitle: Plan\n---\n\n[The plan](asset:plan.txt)\n");
    let preview = Preview::start(site.root(), &[]);
    for address in [
        "/../secret.txt",
        "/services/../../secret.txt",
        "/%2e%2e/secret.txt",
        "/%2e%2e%2fsecret.txt",
        "/..%2fsecret.txt",
        "/..%5csecret.txt",
        "/..\\secret.txt",
        "/assets/../../secret.txt",
        "/assets/..%252f..%252fsecret.txt",
        "/assets//../secret.txt",
        "/assets/%00plan.txt",
        "//secret.txt",
        "/./secret.txt",
        "/secret.txt",
        "/content/site.yaml",
        "/content/",
        "/assets/",
        "/assets/theme/",
        "/-preview/",
        "/-preview/../secret.txt",
        "/.git/config",
        "/etc/passwd",
        "http://127.0.0.1/secret.txt",
    ] {
        let answer = preview.get(address);
        assert!(matches!(answer.status, 400 | 404), "{address}: {}", answer.status);
        assert!(!answer.body.contains("the secret") && !answer.body.contains("root:"), "{address}");
    }
}

#[test]
fn answers_say_what_they_are_and_are_sent_once() {
    let site = Site::small();
    let preview = Preview::start(site.root(), &[]);
    let page = preview.get("/services/");
    assert_eq!(page.header("content-type"), Some("text/html; charset=utf-8"));
    assert_eq!(page.header("x-content-type-options"), Some("nosniff"));
    assert!(page.header("content-security-policy").unwrap().starts_with("default-src 'self';"));
    let tag = page.header("etag").unwrap();
    let host = format!("127.0.0.1:{}", preview.port);
    let again = preview.ask(&request("/services/", &host, &format!("If-None-Match: \"x\", {tag}\r\n")));
    assert_eq!((again.status, again.body.as_str()), (304, ""));

    let moved = preview.get("/services");
    assert_eq!((moved.status, moved.header("location")), (308, Some("/services/")));
    let moved = preview.get("/services/index.html");
    assert_eq!((moved.status, moved.header("location")), (308, Some("/services/")));

    let head = preview.ask(&format!("HEAD /services/ HTTP/1.1\r\nHost: {host}\r\n"));
    assert_eq!((head.status, head.body.as_str()), (200, ""));
    assert_eq!(preview.get("/robots.txt").header("content-type"), Some("text/plain; charset=utf-8"));
    assert_eq!(preview.get("/sitemap.xml").header("content-type"), Some("text/xml; charset=utf-8"));
    let missing = preview.get("/nowhere/");
    assert_eq!(missing.status, 404);
    assert!(missing.body.contains("Page not found") && missing.body.contains("shortbreaks-preview"));
}

#[test]
fn a_built_site_has_nothing_of_the_preview() {
    let site = Site::small();
    site.built(&[]);
    for (path, bytes) in site.files() {
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains("-preview") && !text.contains("EventSource"), "{path}");
    }
}

#[test]
fn absurd_requests_do_no_harm() {
    let site = Site::small();
    let preview = Preview::start(site.root(), &[]);
    let host = format!("127.0.0.1:{}", preview.port);
    let long = "x".repeat(1_000_000);
    for absurd in [
        request(&format!("/{long}"), &host, ""),
        request("/", &host, &format!("X-Long: {long}\r\n")),
        request("/", &host, &"X-Many: 1\r\n".repeat(20_000)),
        request("/", &host, "Content-Length: 99999999999999999999\r\n"),
        request("/", &host, "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n"),
        request("/", &host, "No colon here\r\n"),
        request("/", &host, "X: \u{0}\r\n"),
        request("/-preview/events", &host, ""),
        request("/-preview/events?address=&page=&panel=%ff", &host, "Accept: nothing\r\n"),
        request("/-preview/about", &host, ""),
        request("/-preview/about?page=%00%ff../../x", &host, ""),
        request("/-preview/join?token=", &host, ""),
        "GARBAGE\r\n".to_owned(),
        "GET / HTTP/9.9\r\n".to_owned(),
        "\u{16}\u{3}\u{1}".to_owned(),
    ] {
        // Events are a stream without an end, so that only its start is read.
        let mut stream = preview.connect();
        let _ = stream.write_all(format!("{absurd}\r\n").as_bytes());
        let _ = stream.shutdown(std::net::Shutdown::Write);
        let mut start = [0; 512];
        let _ = stream.read(&mut start);
        assert_eq!(preview.get("/").status, 200, "after {}", &absurd[..absurd.len().min(60)]);
    }
}

#[test]
fn the_account_of_a_page_leads_back_to_an_address_of_the_site() {
    let site = Site::small();
    let preview = Preview::start(site.root(), &[]);
    for (asked, back) in [
        ("/services/", "/services/"),
        ("services/saturday-swim/", "/services/saturday-swim/"),
        ("//example.org", "/example.org"),
        ("/%5cexample.org", "/"),
        ("%00", "/"),
        ("a%0d%0ab", "/"),
    ] {
        let answer = preview.get(&format!("/-preview/about?page={asked}"));
        let link = format!("<a href=\"{back}\">Back to the page</a>");
        assert!(answer.body.contains(&link), "{asked}: {}", answer.body);
    }
}

#[test]
fn a_thousand_connections_that_say_nothing_keep_nobody_out() {
    let site = Site::small();
    let preview = Preview::start(site.root(), &[]);
    let browser = preview.watch("services/");
    let halves: [&[u8]; 4] =
        [b"", b"GET", b"GET / HTTP/1.1\r\nHost: 127", b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n"];
    let mut held: Vec<TcpStream> = Vec::new();
    for n in 0..1000 {
        // Our own limit of open files may be as low as theirs.
        let Ok(mut stream) = TcpStream::connect(("127.0.0.1", preview.port)) else { break };
        let _ = stream.write_all(halves[n % halves.len()]);
        held.push(stream);
        if n % 100 == 99 {
            assert_eq!(preview.get("/").status, 200, "with {} connections held", held.len());
        }
    }
    assert!(held.len() >= 900, "only {} connections could be made", held.len());
    assert_eq!(preview.get("/").status, 200);
    let file = "content/providers/splash.yaml";
    preview.after(|| site.edit(file, "What the saturday-swim is.", "What it is."));
    assert!(browser.pages() >= 1, "whoever has a page open is still told");
}
