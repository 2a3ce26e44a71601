//! The socket: a port that is free, connections that are let go when they say nothing, and a clean end.

use std::collections::VecDeque;
use std::io;
use std::net::{IpAddr, SocketAddr, TcpListener, UdpSocket};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use axum::body::{Body, HttpBody};
use axum::extract::{ConnectInfo, Request};
use axum::response::Response;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::sync::watch;
use tokio::task::AbortHandle;
use tower_service::Service as _;

use super::guard::Guard;
use super::http::{Desk, router};
use super::live::Live;

/// So many ports are tried, from the one that was asked for on.
const TRIES: u16 = 50;
/// So many connections are held; a browser opens six, and a system allows about a thousand files.
const MOST: usize = 256;
/// A connection that has not asked for anything in so long is let go.
const PATIENCE: Duration = Duration::from_secs(10);
/// The end does not wait longer for answers that are on their way.
const LAST_WORDS: Duration = Duration::from_millis(500);

/// A port that is ours.
pub struct Listener {
    socket: TcpListener,
    /// Where it listens.
    pub address: SocketAddr,
    /// Whether another port was asked for.
    pub moved: bool,
}

impl Listener {
    /// Takes a port, or the next one that is free.
    pub fn take(host: IpAddr, port: u16) -> io::Result<Listener> {
        let mut taken = None;
        for next in port..=port.saturating_add(TRIES) {
            match TcpListener::bind((host, next)) {
                Ok(socket) => {
                    let address = socket.local_addr()?;
                    return Ok(Listener { socket, address, moved: port != 0 && address.port() != port });
                }
                Err(error) if error.kind() == io::ErrorKind::AddrInUse => taken = Some(error),
                Err(error) => return Err(error),
            }
        }
        Err(taken.unwrap_or_else(|| io::ErrorKind::AddrInUse.into()))
    }
}

/// The number under which other machines reach this one. Nothing is sent: the system only says which way it would go.
pub fn address_for_others() -> Option<IpAddr> {
    let socket = UdpSocket::bind(("0.0.0.0", 0)).ok()?;
    // A range that is kept for documents (RFC 5737), so that it is nobody's.
    socket.connect(("192.0.2.1", 9)).ok()?;
    socket.local_addr().ok().map(|address| address.ip())
}

/// Answers requests until Ctrl+C.
pub fn answer(listener: Listener, guard: Guard, live: Arc<Live>) -> io::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        listener.socket.set_nonblocking(true)?;
        let socket = tokio::net::TcpListener::from_std(listener.socket)?;
        let (end, ended) = watch::channel(false);
        let router = router(Arc::new(Desk { live, guard, end: ended }));
        let mut connections = Connections::default();
        let stop = asked_to_stop();
        tokio::pin!(stop);
        loop {
            tokio::select! {
                () = &mut stop => break,
                accepted = socket.accept() => match accepted {
                    Ok((stream, peer)) => connections.add(stream, peer, &router),
                    // Too many files are open, or the other side was gone at once: the next one may do better.
                    Err(_) => tokio::time::sleep(Duration::from_millis(20)).await,
                },
            }
        }
        drop(socket);
        let _ = end.send(true);
        let _ = tokio::time::timeout(LAST_WORDS, connections.end()).await;
        Ok(())
    })
}

/// Ctrl+C, or the signal with which a system ends programs.
async fn asked_to_stop() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = tokio::signal::ctrl_c() => {}
                _ = terminate.recv() => {}
            }
            return;
        }
    }
    let _ = tokio::signal::ctrl_c().await;
}

/// The connections that are open, oldest first.
#[derive(Default)]
struct Connections {
    open: VecDeque<Connection>,
}

struct Connection {
    task: AbortHandle,
    /// How many answers are on their way.
    busy: Arc<AtomicUsize>,
}

impl Connections {
    fn add(&mut self, stream: tokio::net::TcpStream, peer: SocketAddr, router: &axum::Router) {
        self.open.retain(|connection| !connection.task.is_finished());
        if self.open.len() >= MOST {
            // Whoever has said nothing for longest makes room.
            let idle = self.open.iter().position(|open| open.busy.load(Ordering::Relaxed) == 0);
            match idle.and_then(|place| self.open.remove(place)) {
                Some(idle) => idle.task.abort(),
                None => return,
            }
        }
        let _ = stream.set_nodelay(true);
        let busy = Arc::new(AtomicUsize::new(0));
        let (router, counted) = (router.clone(), busy.clone());
        let service = hyper::service::service_fn(move |request: hyper::Request<hyper::body::Incoming>| {
            let mut router = router.clone();
            let on_its_way = OnItsWay::new(&counted);
            async move {
                let mut request: Request = request.map(Body::new);
                request.extensions_mut().insert(ConnectInfo(peer));
                let answer = router.call(request).await;
                answer
                    .map(|answer: Response| answer.map(|body| Body::new(Counted { body, _way: on_its_way })))
            }
        });
        let task = tokio::spawn(async move {
            let mut http = http1::Builder::new();
            http.timer(TokioTimer::new()).header_read_timeout(PATIENCE).max_buf_size(64 * 1024);
            // What goes wrong with one connection is no concern of the others.
            let _ = http.serve_connection(TokioIo::new(stream), service).await;
        });
        self.open.push_back(Connection { task: task.abort_handle(), busy });
    }

    /// Waits for the answers that are on their way.
    async fn end(&mut self) {
        while self.open.iter().any(|open| !open.task.is_finished() && open.busy.load(Ordering::Relaxed) > 0) {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }
}

/// Counts an answer until its last byte is sent or nobody wants it any more.
struct OnItsWay(Arc<AtomicUsize>);

impl OnItsWay {
    fn new(count: &Arc<AtomicUsize>) -> OnItsWay {
        count.fetch_add(1, Ordering::Relaxed);
        OnItsWay(count.clone())
    }
}

impl Drop for OnItsWay {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

/// The body of an answer that is counted.
struct Counted {
    body: Body,
    _way: OnItsWay,
}

impl HttpBody for Counted {
    type Data = <Body as HttpBody>::Data;
    type Error = <Body as HttpBody>::Error;

    fn poll_frame(
        mut self: std::pin::Pin<&mut Self>,
        context: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Result<hyper::body::Frame<Self::Data>, Self::Error>>> {
        std::pin::Pin::new(&mut self.body).poll_frame(context)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> hyper::body::SizeHint {
        self.body.size_hint()
    }
}
