//! Real web servers, told about a site by what `--server` writes: nginx, Apache, Caddy and lighttpd give out every file
//! of it as is promised, at the root of a server and in a folder of another site.

#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

mod support;

use std::fs;
use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use support::http::{Answer, HERE, get};
use support::{Site, document, is_root, provider, service};

/// A site in two languages with everything that servers answer in ways of their own.
fn site() -> Site {
    let site = Site::small();
    let dated = "aliases: [old-swim]\nwhen: [{ dates: [2027-02-20], time: 10:00-12:00 }]";
    site.write("content/providers/splash.yaml", provider("splash", &service("saturday-swim", dated)))
        .write("content/pages/costs.md", document("Costs", "", "Fill in [the form](asset:form.pdf)."))
        .write("content/assets/form.pdf", b"%PDF-1.7 a form")
        .write(
            "content/assets/plan.svg",
            "<svg xmlns=\"http://www.w3.org/2000/svg\"><title>A plan</title></svg>",
        )
        .edit("content/site.yaml", "feedback:", "languages: [ur]\nfeedback:");
    // Servers that were started by root read as another user.
    fs::set_permissions(site.root(), fs::Permissions::from_mode(0o755)).unwrap();
    site
}

/// A server that runs until it is dropped.
struct Running {
    child: Child,
    port: u16,
}

impl Drop for Running {
    fn drop(&mut self) {
        // Apache and nginx stop the processes that they have started when they are asked to end, not when killed.
        let _ = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status();
        let _ = self.child.wait();
    }
}

/// Starts a server with a configuration that has `PORT` for its port.
fn start(site: &Site, program: &str, args: &[&str], configuration: &str) -> Running {
    let port = TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap().port();
    let of_root = if is_root() { "user root;" } else { "" };
    let configuration = configuration
        .replace("PORT", &port.to_string())
        .replace("HERE", site.root().to_str().unwrap())
        .replace("USER", of_root);
    site.write("server.conf", configuration);
    let log = fs::File::create(site.path("server.log")).unwrap();
    let child = Command::new(program)
        .args(args)
        .current_dir(site.root())
        .env("HOME", site.root())
        .env("XDG_DATA_HOME", site.root())
        .env("XDG_CONFIG_HOME", site.root())
        .stdout(Stdio::from(log.try_clone().unwrap()))
        .stderr(Stdio::from(log))
        .spawn()
        .unwrap_or_else(|error| panic!("{program}: {error}"));
    let mut running = Running { child, port };
    let begun = Instant::now();
    while std::net::TcpStream::connect(("127.0.0.1", port)).is_err() {
        let ended = running.child.try_wait().unwrap();
        assert!(
            ended.is_none() && begun.elapsed() < Duration::from_secs(20),
            "{program}: {}",
            site.read("server.log")
        );
        std::thread::sleep(Duration::from_millis(20));
    }
    running
}

const NGINX: &str = "\
daemon off;
pid HERE/nginx.pid;
error_log stderr;
USER
events {}
http {
    access_log off;
    client_body_temp_path HERE/t1; proxy_temp_path HERE/t2; fastcgi_temp_path HERE/t3; uwsgi_temp_path HERE/t4;
    scgi_temp_path HERE/t5;
    server { listen 127.0.0.1:PORT; include HERE/public.nginx.conf; }
}
";

const APACHE: &str = "\
ServerRoot HERE
ServerName 127.0.0.1
Listen 127.0.0.1:PORT
PidFile HERE/apache.pid
ErrorLog HERE/apache.log
LoadModule mpm_event_module /usr/lib/apache2/modules/mod_mpm_event.so
LoadModule authz_core_module /usr/lib/apache2/modules/mod_authz_core.so
LoadModule dir_module /usr/lib/apache2/modules/mod_dir.so
LoadModule mime_module /usr/lib/apache2/modules/mod_mime.so
LoadModule alias_module /usr/lib/apache2/modules/mod_alias.so
LoadModule headers_module /usr/lib/apache2/modules/mod_headers.so
LoadModule filter_module /usr/lib/apache2/modules/mod_filter.so
LoadModule deflate_module /usr/lib/apache2/modules/mod_deflate.so
LoadModule rewrite_module /usr/lib/apache2/modules/mod_rewrite.so
TypesConfig /dev/null
User nobody
Group nogroup
DocumentRoot PLACE
ALIAS
<Directory HERE/public>
    AllowOverride All
    Require all granted
</Directory>
";

const CADDY: &str = "\
{
	admin off
	auto_https off
}
http://127.0.0.1:PORT {
	import HERE/public.Caddyfile
}
";

const LIGHTTPD: &str = "\
server.bind = \"127.0.0.1\"
server.port = PORT
server.document-root = \"/var/empty\"
server.modules = ( \"mod_access\", \"mod_alias\", \"mod_redirect\", \"mod_setenv\", \"mod_deflate\" )
include \"HERE/public.lighttpd.conf\"
";

/// The type that a file is given out as.
fn kind(path: &str) -> &'static str {
    match path.rsplit_once('.').unwrap().1 {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "svg" => "image/svg+xml; charset=utf-8",
        "png" => "image/png",
        "pdf" => "application/pdf",
        "txt" => "text/plain; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "xml" => "text/xml; charset=utf-8",
        "atom" => "application/atom+xml; charset=utf-8",
        "ics" => "text/calendar; charset=utf-8",
        other => panic!("what is the type of {other}?"),
    }
}

/// What every answer has, whatever else.
fn is_safe(answer: &Answer, at: &str) {
    let one = |name: &str| {
        let values: Vec<&str> =
            answer.headers.iter().filter(|(key, _)| key == name).map(|(_, value)| value.as_str()).collect();
        assert_eq!(values.len(), 1, "{at}: {name} is {values:?}");
        values[0].to_owned()
    };
    let policy = one("content-security-policy");
    assert!(policy.starts_with("default-src 'none'; script-src 'self'; style-src 'self';"), "{at}: {policy}");
    assert!(policy.contains("frame-ancestors 'none'") && !policy.contains("unsafe"), "{at}: {policy}");
    assert_eq!(one("x-content-type-options"), "nosniff", "{at}");
    assert_eq!(one("x-frame-options"), "DENY", "{at}");
    assert_eq!(one("referrer-policy"), "strict-origin-when-cross-origin", "{at}");
}

fn leads_to(answer: &Answer, port: u16, path: &str, at: &str) {
    assert!(matches!(answer.status, 301 | 308), "{at}: {}", answer.status);
    let location = answer.header("location").unwrap();
    let location = location.strip_prefix(&format!("http://127.0.0.1:{port}")).unwrap_or(location);
    assert_eq!(location, path, "{at}");
}

/// Builds for a server, starts it, and asks it for everything.
fn holds(server: &str, run: impl Fn(&Site, &str) -> Running) {
    let site = site();
    for base in ["/", "/some/path/"] {
        let address = format!("https://shortbreaks.westmere.example.org{base}");
        site.built(&["--server", server, "--base-url", &address]);
        let running = run(&site, base);
        let port = running.port;
        let ask = |path: &str| get(HERE, port, &format!("{base}{path}"), "");

        let mut asked = 0;
        for (path, bytes) in site.files() {
            if path.starts_with('.') {
                let answer = ask(&path);
                assert!(matches!(answer.status, 403 | 404), "{server}: {path}: {}", answer.status);
                continue;
            }
            if path.contains("old-swim") {
                // For servers that are told nothing; what is asked for there is below.
                continue;
            }
            let folder = path.strip_suffix("index.html").or(path.strip_suffix("index.json"));
            let at = format!("{server} at {base}: {path}");
            let answer = ask(folder.unwrap_or(&path));
            assert_eq!(answer.status, 200, "{at}: {}", site.read("server.log"));
            assert!(answer.bytes == bytes, "{at} is another file");
            // JSON is in UTF-8, whether or not it is said.
            let said =
                answer.header("content-type").unwrap().to_lowercase().replace("json; charset=utf-8", "json");
            assert_eq!(said, kind(&path), "{at}");
            is_safe(&answer, &at);
            let kept = match path.starts_with("assets/") {
                true => "public, max-age=31536000, immutable",
                false => "no-cache",
            };
            assert_eq!(answer.header("cache-control"), Some(kept), "{at}");
            let is_data = path.starts_with("oruk/")
                || matches!(path.as_str(), "services.csv" | "services.json" | "changes.atom");
            assert_eq!(answer.header("access-control-allow-origin"), is_data.then_some("*"), "{at}");
            let embedder = answer.header("cross-origin-resource-policy");
            assert_eq!(embedder, (!is_data).then_some("same-origin"), "{at}");
            if let Some(tag) = answer.header("etag") {
                let again = get(
                    HERE,
                    port,
                    &format!("{base}{}", folder.unwrap_or(&path)),
                    &format!("If-None-Match: {tag}\r\n"),
                );
                assert_eq!((again.status, again.bytes.len()), (304, 0), "{at}");
            } else {
                panic!("{at} has no tag");
            }
            asked += 1;
        }
        assert!(asked > 150, "only {asked} files");

        for (asked, page) in
            [("nowhere/", "404.html"), ("ur/nowhere/", "ur/404.html"), ("assets/no.css", "404.html")]
        {
            let at = format!("{server} at {base}: {asked}");
            let answer = ask(asked);
            assert_eq!(answer.status, 404, "{at}");
            assert!(answer.bytes == site.files()[page], "{at}: {}", answer.body);
            assert!(answer.header("content-type").unwrap().to_lowercase().starts_with("text/html"), "{at}");
            assert!(!answer.header("cache-control").unwrap_or_default().contains("immutable"), "{at}");
            is_safe(&answer, &at);
        }
        leads_to(&ask("services/old-swim/"), port, &format!("{base}services/saturday-swim/"), server);
        leads_to(&ask("services"), port, &format!("{base}services/"), server);
        if base != "/" {
            leads_to(&get(HERE, port, base.trim_end_matches('/'), ""), port, base, server);
        }
        for path in ["services/", "find/listings.json", "services.csv"] {
            is_packed(&get(HERE, port, &format!("{base}{path}"), "Accept-Encoding: gzip\r\n"), "gzip", path);
        }
        drop(running);
        if base != "/" {
            gives_out_packed_files(server, &site, base, &run);
        }
    }
}

fn is_packed(answer: &Answer, encoding: &str, at: &str) {
    assert_eq!((answer.status, answer.header("content-encoding")), (200, Some(encoding)), "{at}");
    let varies = answer.header("vary").unwrap_or_default().to_lowercase();
    assert!(varies.contains("accept-encoding"), "{at} varies by {varies}");
}

/// Builds with packed files, and asks for everything in the encodings that the server gives them out in.
fn gives_out_packed_files(server: &str, site: &Site, base: &str, run: &impl Fn(&Site, &str) -> Running) {
    // What browsers send, and what of it the server gives out as a file.
    let ways = match server {
        "nginx" => [("gzip, deflate, br, zstd", "gzip", "gz"), ("gzip", "gzip", "gz")],
        "apache" | "caddy" => [("gzip, deflate, br, zstd", "br", "br"), ("gzip", "gzip", "gz")],
        // It packs by itself.
        _ => return,
    };
    let address = format!("https://shortbreaks.westmere.example.org{base}");
    site.built(&["--server", server, "--base-url", &address, "--compress"]);
    let running = run(site, base);
    let files = site.files();
    let mut asked = 0;
    for path in files.keys().filter(|path| files.contains_key(&format!("{path}.br"))) {
        if path.contains("old-swim") {
            continue;
        }
        let folder = path.strip_suffix("index.html").or(path.strip_suffix("index.json"));
        let url = format!("{base}{}", folder.unwrap_or(path));
        for (accepts, encoding, ending) in ways {
            let at = format!("{server} at {base}: {path} for {accepts}");
            let answer = get(HERE, running.port, &url, &format!("Accept-Encoding: {accepts}\r\n"));
            is_packed(&answer, encoding, &at);
            assert!(answer.bytes == files[&format!("{path}.{ending}")], "{at} is not the packed file");
            let said =
                answer.header("content-type").unwrap().to_lowercase().replace("json; charset=utf-8", "json");
            assert_eq!(said, kind(path), "{at}");
            is_safe(&answer, &at);
            let is_asset = path.starts_with("assets/");
            let kept = answer.header("cache-control").unwrap();
            assert_eq!(kept.contains("immutable"), is_asset, "{at}: {kept}");
            let is_data = path.starts_with("oruk/")
                || matches!(path.as_str(), "services.csv" | "services.json" | "changes.atom");
            assert_eq!(answer.header("access-control-allow-origin"), is_data.then_some("*"), "{at}");
        }
        let plain = get(HERE, running.port, &url, "");
        assert!(plain.bytes == files[path] && plain.header("content-encoding").is_none(), "{url} is packed");
        asked += 1;
    }
    assert!(asked > 100, "only {asked} files");
    let missing = get(HERE, running.port, &format!("{base}nowhere/"), "Accept-Encoding: br, gzip\r\n");
    assert_eq!(missing.status, 404);
}

#[test]
fn nginx_gives_out_the_site_as_it_is_told() {
    holds("nginx", |site, _| start(site, "nginx", &["-p", ".", "-c", &conf(site)], NGINX));
}

#[test]
fn apache_gives_out_the_site_as_it_is_told() {
    holds("apache", |site, base| {
        let (place, alias) = match base {
            "/" => ("HERE/public", String::new()),
            base => ("HERE/empty", format!("Alias {} HERE/public", base.trim_end_matches('/'))),
        };
        fs::create_dir_all(site.path("empty")).unwrap();
        let configuration = APACHE.replace("PLACE", place).replace("ALIAS", &alias);
        start(site, "apache2", &["-D", "FOREGROUND", "-f", &conf(site)], &configuration)
    });
}

#[test]
fn caddy_gives_out_the_site_as_it_is_told() {
    holds("caddy", |site, _| {
        start(site, "caddy", &["run", "--adapter", "caddyfile", "--config", &conf(site)], CADDY)
    });
}

#[test]
fn lighttpd_gives_out_the_site_as_it_is_told() {
    holds("lighttpd", |site, _| start(site, "lighttpd", &["-D", "-f", &conf(site)], LIGHTTPD));
}

fn conf(site: &Site) -> String {
    Path::new(site.root()).join("server.conf").to_str().unwrap().to_owned()
}

#[test]
fn services_in_the_cloud_are_told_the_same() {
    let site = site();
    let base = ["--base-url", "https://shortbreaks.westmere.example.org/some/path/"];
    let built = |server: &str| site.built(&["--server", server, base[0], base[1]]);

    built("azure");
    let azure: serde_json::Value =
        serde_json::from_str(&site.read("public/staticwebapp.config.json")).unwrap();
    let policy = azure["globalHeaders"]["Content-Security-Policy"].as_str().unwrap();
    assert_eq!(azure["responseOverrides"]["404"]["rewrite"], "/some/path/404.html");
    let route = |route: &str| {
        let routes = azure["routes"].as_array().unwrap();
        routes
            .iter()
            .find(|one| one["route"] == route)
            .unwrap_or_else(|| panic!("{route} is not in {routes:?}"))
    };
    assert_eq!(route("/some/path/services/old-swim/")["redirect"], "/some/path/services/saturday-swim/");
    let kept = &route("/some/path/assets/*")["headers"]["Cache-Control"];
    assert_eq!(kept, "public, max-age=31536000, immutable");
    assert_eq!(route("/some/path/oruk/*")["headers"]["Access-Control-Allow-Origin"], "*");
    assert_eq!(azure["mimeTypes"][".ics"], "text/calendar; charset=utf-8");

    built("netlify");
    assert!(!site.has("public/staticwebapp.config.json"), "what another server was told is still there");
    let headers = site.read("public/_headers");
    assert!(headers.contains(&format!("/some/path/*\n  Content-Security-Policy: {policy}\n")), "{headers}");
    let moved = "/some/path/services/old-swim/ /some/path/services/saturday-swim/ 301!\n";
    let missing = "/some/path/ur/* /some/path/ur/404.html 404\n/some/path/* /some/path/404.html 404\n";
    let redirects = site.read("public/_redirects");
    assert!(redirects.contains(moved) && redirects.ends_with(missing), "{redirects}");

    built("iis");
    let iis = site.read("public/web.config");
    let mut reader = quick_xml::Reader::from_str(&iis);
    while reader.read_event().unwrap_or_else(|error| panic!("{error}\n{iis}"))
        != quick_xml::events::Event::Eof
    {}
    let says = |line: &str| assert!(iis.contains(line), "{line} is not in {iis}");
    says(&format!("<add name=\"Content-Security-Policy\" value=\"{policy}\" />"));
    says("<location path=\"assets\">");
    says("destination=\"/some/path/services/saturday-swim/\"");
    says("path=\"/some/path/404.html\"");
    says("path=\"/some/path/ur/404.html\"");

    built("s3");
    // A command line of AWS that writes down what it is asked for.
    site.write("bin/aws", "#!/bin/sh\necho \"$@\" >> calls\n");
    fs::set_permissions(site.path("bin/aws"), fs::Permissions::from_mode(0o755)).unwrap();
    let path = format!("{}:{}", site.path("bin").display(), std::env::var("PATH").unwrap());
    let mut script = Command::new("sh");
    script.args(["public.s3.sh", "our-bucket"]).current_dir(site.root()).env("PATH", path);
    assert!(script.status().unwrap().success());
    let calls = site.read("calls");
    let copies: Vec<&str> = calls.lines().filter(|call| call.starts_with("s3 sync ")).collect();
    assert!(copies.iter().all(|call| call.contains("/public s3://our-bucket/some/path ")), "{calls}");
    let of = |what: &str| {
        copies.iter().position(|call| call.contains(what)).unwrap_or_else(|| panic!("{what}: {calls}"))
    };
    assert!(copies[of("--include assets/*.css")].ends_with("immutable"), "{calls}");
    assert!(
        copies[of("--include *.html")]
            .ends_with("--content-type text/html; charset=utf-8 --cache-control no-cache")
    );
    assert!(of("assets/*.css") < of("--include *.html") && of("--delete") == copies.len() - 1, "{calls}");
    let leads = "--key some/path/services/old-swim/index.html --website-redirect-location /some/path/services/saturday-swim/";
    assert!(calls.lines().last().unwrap().ends_with(leads), "{calls}");
    assert!(!Command::new("sh").arg("public.s3.sh").current_dir(site.root()).status().unwrap().success());
}

#[test]
fn what_somebody_else_wrote_for_the_server_is_not_written_over() {
    let site = site();
    site.write("public.nginx.conf", "# Ours.\n").write("mine.txt", "");
    let run = site.build(&["--server", "nginx"]);
    assert_eq!(run.code, 3, "{}", run.err);
    assert!(run.err.contains("`public.nginx.conf` was not made by shortbreaks"), "{}", run.err);
    assert!(!site.has("public/index.html"));
    assert_eq!(site.build(&["--server", "nginx", "--force"]).code, 0);
    assert!(site.read("public.nginx.conf").contains("location ^~ / {"));
    assert_eq!(site.build(&["--server", "nginx", "--quiet"]).out, "");
    // What is ours is written again.
    assert!(
        site.build(&["--server", "nginx", "--base-url", "https://x.example.org/b/"])
            .out
            .contains("Wrote public")
    );
    assert!(site.read("public.nginx.conf").contains("location ^~ /b/ {"));

    let apart = site.built(&["--server", "apache", "--out", "www/"]);
    apart.write("www/.htaccess.mine", "");
    site.write("other/.htaccess", "# Ours.\n");
    let run = site.build(&["--server", "apache", "--out", "other"]);
    assert!(
        run.code == 3 && run.err.contains("has files in it that shortbreaks did not make"),
        "{}",
        run.err
    );
}

#[test]
fn an_address_or_a_folder_that_no_configuration_can_hold_is_told() {
    let site = site();
    let run = site.build(&["--server", "nginx", "--base-url", "https://x.example.org/a;b/"]);
    assert_eq!(run.code, 3, "{}", run.err);
    assert!(run.err.contains("`/a;b/` cannot be written into a server's configuration"), "{}", run.err);
    let run = site.build(&["--server", "caddy", "--out", "it's"]);
    assert_eq!(run.code, 3, "{}", run.err);
    assert!(run.err.contains("choose an output folder without quotation marks"), "{}", run.err);
    assert!(!site.has("public") && !site.has("it's"));
}
