//! Letting others in: only on purpose, and each with a link that works once.

use crate::support::Site;
use crate::support::http::get;
use crate::support::preview::Preview;

/// The link that is printed for the next one.
fn link(preview: &Preview) -> String {
    let printed = preview.printed();
    let link = printed.lines().rev().find(|line| line.contains("/-preview/join?token=")).expect("a link");
    link[link.find("/-preview").unwrap()..].to_owned()
}

/// A number of this machine that is not its own for itself, where it has one.
fn outside(preview: &Preview) -> Option<(String, u16)> {
    let printed = preview.printed();
    let address = printed.lines().find_map(|line| line.strip_prefix("Preview at http://"))?;
    let host = address.split('/').next()?.rsplit_once(':')?.0.to_owned();
    (!host.starts_with("127.")).then_some((host, preview.port))
}

#[test]
fn a_link_lets_one_other_person_in() {
    let site = Site::small();
    let preview = Preview::start(site.root(), &["--host", "0.0.0.0", "--share"]);
    preview.wait_until("the link", |preview| preview.printed().contains("/-preview/join?token="));
    assert_eq!(preview.get("/").status, 200, "this machine needs no link");
    let Some((host, port)) = outside(&preview) else {
        eprintln!("this machine has no other number than its own: nobody else can ask");
        return;
    };

    let stranger = get(&host, port, "/", "");
    assert_eq!(stranger.status, 403);
    assert!(stranger.body.contains("Ask for one."), "{}", stranger.body);
    assert_eq!(get(&host, port, "/-preview/status", "").status, 403);
    assert_eq!(get(&host, port, "/-preview/join?token=0123456789abcdef", "").status, 403);

    let first = link(&preview);
    let joined = get(&host, port, &first, "");
    assert_eq!((joined.status, joined.header("location")), (303, Some("/")));
    let cookie = joined.header("set-cookie").unwrap();
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"), "{cookie}");
    let cookie = format!("Cookie: other=1; {}\r\n", cookie.split(';').next().unwrap());
    assert_eq!(get(&host, port, "/", &cookie).status, 200);

    assert_eq!(get(&host, port, &first, "").status, 403, "the link works once");
    preview.wait_until("the next link", |preview| link(preview) != first);
    assert_eq!(get(&host, port, &link(&preview), "").status, 303);
    assert_eq!(get(&host, port, "/", "Cookie: shortbreaks-preview=\r\n").status, 403);
}
