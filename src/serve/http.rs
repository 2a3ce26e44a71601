//! From a request to its answer: pages and assets that were planned, and what the preview itself needs.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::{ConnectInfo, Query, Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::middleware::{self, Next};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use futures_util::Stream;
use futures_util::stream::unfold;
use serde::Deserialize;
use tokio::sync::watch;
use xxhash_rust::xxh3::xxh3_64;

use super::edition::{Answer, Made};
use super::guard::{Guard, Refusal};
use super::live::{Live, Shown};
use super::{origin, panel};
use crate::media_type;

/// What every answer may need.
pub struct Desk {
    /// What is shown.
    pub live: Arc<Live>,
    /// Who may ask.
    pub guard: Guard,
    /// Turns true when the preview ends.
    pub end: watch::Receiver<bool>,
}

type Shared = State<Arc<Desk>>;

/// All addresses of the preview.
pub fn router(desk: Arc<Desk>) -> Router {
    Router::new()
        .route("/-preview/events", get(events))
        .route("/-preview/about", get(about))
        .route("/-preview/status", get(status))
        .route("/-preview/join", get(join))
        .route("/-preview/live.js", get(|| async { file("live.js", panel::SCRIPT) }))
        .route("/-preview/panel.css", get(|| async { file("panel.css", panel::STYLE) }))
        .route("/-preview/page.css", get(|| async { file("page.css", panel::PAGE_STYLE) }))
        .fallback(page)
        .layer(middleware::from_fn_with_state(desk.clone(), guarded))
        .with_state(desk)
}

/// Asks the guard, and says of every answer what a browser may do with it.
async fn guarded(
    State(desk): Shared,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    request: Request,
    next: Next,
) -> Response {
    let joins = request.uri().path() == "/-preview/join";
    let allowed = desk.guard.check(request.method(), request.headers()).and_then(|()| {
        match joins || desk.guard.admits(request.headers(), peer) {
            true => Ok(()),
            false => Err(Refusal::Uninvited),
        }
    });
    let mut answer = match allowed {
        Ok(()) => next.run(request).await,
        Err(Refusal::Method) => {
            (StatusCode::METHOD_NOT_ALLOWED, [(header::ALLOW, "GET, HEAD")], "Pages can only be read.\n")
                .into_response()
        }
        Err(Refusal::Foreign(why)) => (StatusCode::FORBIDDEN, format!("{why}\n")).into_response(),
        Err(Refusal::Uninvited) => {
            let words = "This preview is for those who were sent a link to it. Ask for one.\n";
            (StatusCode::FORBIDDEN, words).into_response()
        }
    };
    let fixed = [
        (header::CACHE_CONTROL, "no-cache"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "same-origin"),
        // As strict as a site of ours can be published.
        (
            header::CONTENT_SECURITY_POLICY,
            "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
        ),
        (header::HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    ];
    for (name, value) in fixed {
        answer.headers_mut().entry(name).or_insert(HeaderValue::from_static(value));
    }
    answer
}

/// A page or asset of the site.
async fn page(State(desk): Shared, uri: Uri, headers: HeaderMap) -> Response {
    let address = uri.path().trim_start_matches('/').to_owned();
    let numbered = uri.query() == Some("numbered");
    let Some(shown) = desk.live.now() else { return StatusCode::SERVICE_UNAVAILABLE.into_response() };
    let (status, made) = match ask(&shown, &address, numbered).await {
        Answer::Moved(to) => {
            let query = if numbered { "?numbered" } else { "" };
            let to = format!("/{to}{query}");
            return (StatusCode::PERMANENT_REDIRECT, [(header::LOCATION, to)]).into_response();
        }
        Answer::Made(made) if made.is_there => (StatusCode::OK, made),
        Answer::Made(made) => (StatusCode::NOT_FOUND, made),
        Answer::Failed(finding) => {
            (StatusCode::INTERNAL_SERVER_ERROR, desk.live.panel.only_findings(Some(&finding)))
        }
        Answer::Nothing => (StatusCode::INTERNAL_SERVER_ERROR, desk.live.panel.only_findings(None)),
    };
    let bytes = match made.file.ends_with(".html") {
        true => desk.live.panel.add_to(&made, &shown, &address, numbered).into(),
        false => made.bytes.clone(),
    };
    let tag = format!("\"{:016x}\"", xxh3_64(&bytes));
    let known = headers.get_all(header::IF_NONE_MATCH).iter().filter_map(|tags| tags.to_str().ok());
    if status == StatusCode::OK && known.flat_map(|tags| tags.split(',')).any(|known| known.trim() == tag) {
        return (StatusCode::NOT_MODIFIED, [(header::ETAG, tag)]).into_response();
    }
    (status, [(header::CONTENT_TYPE, media_type::of(&made.file)), (header::ETAG, tag)], Body::from(bytes))
        .into_response()
}

/// What stands at an address, asked of the thread that holds the site.
async fn ask(shown: &Shown, address: &str, numbered: bool) -> Answer {
    let asked = address.to_owned();
    shown.edition.ask(move |desk| desk.answer(&asked, numbered)).await.unwrap_or(Answer::Nothing)
}

fn file(name: &str, text: &'static str) -> Response {
    ([(header::CONTENT_TYPE, media_type::of(name))], text).into_response()
}

/// Where a page was written.
async fn about(State(desk): Shared, Query(query): Query<Of>) -> Response {
    // The answer links back to the page: nothing but an address of ours may stand there.
    let is_ours = |address: &&str| address.chars().all(|c| c.is_ascii_alphanumeric() || "-_./".contains(c));
    let address = Some(query.page.trim_start_matches('/')).filter(is_ours).unwrap_or_default().to_owned();
    let Some(shown) = desk.live.now() else { return StatusCode::SERVICE_UNAVAILABLE.into_response() };
    let asked = address.clone();
    let parts = shown.edition.ask(move |desk| origin::parts(desk, &asked)).await.unwrap_or_default();
    ([(header::CONTENT_TYPE, media_type::of("about.html"))], desk.live.panel.about(&address, &parts))
        .into_response()
}

#[derive(Deserialize)]
struct Of {
    page: String,
}

/// What was done so far, for those who want to see that little was.
async fn status(State(desk): Shared) -> Response {
    let status = serde_json::json!({
        "counts": &desk.live.counts,
        "mistakes": desk.live.now().map_or(0, |shown| shown.mistakes.len()),
        "complete": desk.live.is_complete(),
    });
    ([(header::CONTENT_TYPE, media_type::of("status.json"))], status.to_string()).into_response()
}

/// Lets somebody in who followed a link.
async fn join(State(desk): Shared, Query(query): Query<Invitation>) -> Response {
    match desk.guard.join(&query.token) {
        Some(cookie) => {
            (StatusCode::SEE_OTHER, [(header::SET_COOKIE, cookie), (header::LOCATION, "/".to_owned())])
                .into_response()
        }
        None => {
            let words = "This link has been used already, or it is not whole. Ask for another one.\n";
            (StatusCode::FORBIDDEN, words).into_response()
        }
    }
}

#[derive(Deserialize)]
struct Invitation {
    token: String,
}

/// What a browser says it shows, when it asks to be told of changes.
#[derive(Deserialize)]
struct Showing {
    address: String,
    numbered: Option<String>,
    /// The fingerprint of the page.
    page: String,
    /// The fingerprint of the panel.
    panel: String,
}

/// Somebody who is told of changes.
struct Reader {
    desk: Arc<Desk>,
    showing: Showing,
    changes: watch::Receiver<Option<Arc<Shown>>>,
    end: watch::Receiver<bool>,
    had_mistakes: bool,
    waiting: Vec<Event>,
}

/// Tells a browser whenever the page that it shows is another, or its panel.
async fn events(State(desk): Shared, Query(showing): Query<Showing>) -> Response {
    let mut changes = desk.live.changes();
    // The first look is at what there is now.
    changes.mark_changed();
    let had_mistakes = desk.live.now().is_some_and(|shown| !shown.mistakes.is_empty());
    let end = desk.end.clone();
    let reader = Reader { desk, showing, changes, end, had_mistakes, waiting: Vec::new() };
    let alive = KeepAlive::new().interval(Duration::from_secs(15));
    Sse::new(told(reader)).keep_alive(alive).into_response()
}

fn told(reader: Reader) -> impl Stream<Item = Result<Event, Infallible>> {
    unfold(reader, |mut reader| async move {
        loop {
            if let Some(event) = reader.waiting.pop() {
                return Some((Ok(event), reader));
            }
            tokio::select! {
                changed = reader.changes.changed() => changed.ok()?,
                _ = reader.end.wait_for(|end| *end) => return None,
            }
            let shown = reader.changes.borrow_and_update().clone()?;
            reader.compare(&shown).await;
        }
    })
}

impl Reader {
    /// Notes what is to be told, last things first.
    async fn compare(&mut self, shown: &Shown) {
        let Showing { address, numbered, .. } = &self.showing;
        let numbered = numbered.is_some();
        let panel = self.desk.live.panel.html(shown, address, numbered);
        let hash = format!("{:016x}", xxh3_64(panel.as_bytes()));
        let say = match (shown.mistakes.len(), self.had_mistakes) {
            (0, true) => "All mistakes are mended.".to_owned(),
            (0, false) => String::new(),
            (1, _) => "One mistake, listed in the preview panel at the end of the page.".to_owned(),
            (number, _) => format!("{number} mistakes, listed in the preview panel at the end of the page."),
        };
        self.had_mistakes = !shown.mistakes.is_empty();
        // A page that cannot be made leaves the one that is there; its mistake is for whoever loads it again.
        if let Answer::Made(Made { hash: page, .. }) = ask(shown, address, numbered).await {
            let page = format!("{page:016x}");
            if page != self.showing.page {
                self.desk.live.counts.reload();
                self.waiting.insert(0, Event::default().event("page").data(&page));
                self.showing.page = page;
            }
        }
        if hash != self.showing.panel {
            let data = serde_json::json!({ "hash": hash, "html": panel, "say": say }).to_string();
            self.waiting.insert(0, Event::default().event("panel").data(data));
            self.showing.panel = hash;
        }
    }
}
