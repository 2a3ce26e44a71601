//! A browser made of a socket.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;

use super::HANG;

/// What was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    pub status: u16,
    /// With names in small letters.
    pub headers: Vec<(String, String)>,
    pub bytes: Vec<u8>,
    /// The bytes as text.
    pub body: String,
}

impl Answer {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// This machine, as it calls itself.
pub const HERE: &str = "127.0.0.1";

/// A connection to a port of a host that says nothing yet.
pub fn connect(host: &str, port: u16) -> TcpStream {
    let stream = TcpStream::connect((host, port)).unwrap();
    stream.set_read_timeout(Some(HANG)).unwrap();
    stream
}

/// Asks for an address, which starts with a slash, with more lines of a request, each of which ends in `\r\n`.
pub fn get(host: &str, port: u16, address: &str, more: &str) -> Answer {
    ask(host, port, &format!("GET {address} HTTP/1.1\r\nHost: {host}:{port}\r\n{more}"))
}

/// Sends the lines of a request, to which only the end is added.
pub fn ask(host: &str, port: u16, request: &str) -> Answer {
    let mut stream = connect(host, port);
    // The answer to a request that goes on too long may come before its end is sent.
    let _ = stream.write_all(format!("{request}Connection: close\r\n\r\n").as_bytes());
    let mut all = Vec::new();
    let _ = stream.read_to_end(&mut all);
    let end = all.windows(4).position(|four| four == b"\r\n\r\n").unwrap_or(all.len());
    let head = String::from_utf8_lossy(&all[..end]).into_owned();
    let bytes = all.get(end + 4..).unwrap_or_default().to_owned();
    let mut lines = head.lines();
    let status = lines.next().and_then(|line| line.split(' ').nth(1)?.parse().ok()).unwrap_or(0);
    let headers = lines.filter_map(|line| line.split_once(": "));
    let headers: Vec<(String, String)> =
        headers.map(|(name, value)| (name.to_lowercase(), value.to_owned())).collect();
    let is_in_chunks = headers.iter().any(|(name, value)| name == "transfer-encoding" && value == "chunked");
    let bytes = if is_in_chunks { joined(&bytes) } else { bytes };
    let body = String::from_utf8_lossy(&bytes).into_owned();
    Answer { status, headers, bytes, body }
}

/// The bytes of an answer that came in chunks (RFC 9112, 7.1), up to where it ends or breaks off.
fn joined(mut chunks: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    while let Some(end) = chunks.windows(2).position(|two| two == b"\r\n") {
        let size =
            std::str::from_utf8(&chunks[..end]).ok().and_then(|size| usize::from_str_radix(size, 16).ok());
        let Some(chunk) = size.filter(|size| *size > 0).and_then(|size| chunks.get(end + 2..end + 2 + size))
        else {
            break;
        };
        bytes.extend(chunk);
        chunks = chunks.get(end + 2 + chunk.len() + 2..).unwrap_or_default();
    }
    bytes
}
