//! Who may ask: this machine, or those whom the person who started the preview let in.
//!
//! A page of another website, opened in the same browser, can send requests to this machine. It cannot choose the
//! name that it asks for (DNS rebinding makes a name of its own lead here, and the Host says so), and the browser says
//! where a request comes from.

use std::net::{IpAddr, SocketAddr};
use std::sync::{Mutex, PoisonError};

use axum::http::{HeaderMap, Method, header};

use crate::report;

/// What is checked of every request.
pub struct Guard {
    /// The port that is listened on.
    port: u16,
    /// The name under which the preview was asked to listen.
    host: String,
    /// How others get in; nothing where only this machine may ask.
    share: Option<Share>,
}

/// How others get in: a link that works once, and then a cookie.
struct Share {
    /// The address up to the link, for the next one.
    address: String,
    /// What the link carries.
    token: Mutex<String>,
    /// What the cookie holds.
    pass: String,
}

/// Why a request is refused, as status and words.
#[derive(Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Another method than GET or HEAD.
    Method,
    /// A name or a website that has nothing to do with the preview.
    Foreign(&'static str),
    /// Somebody who has not been let in.
    Uninvited,
}

/// The cookie of those who were let in.
const COOKIE: &str = "shortbreaks-preview";

impl Guard {
    /// A guard that lets this machine in.
    pub fn local(host: &str, port: u16) -> Guard {
        Guard { port, host: host.to_owned(), share: None }
    }

    /// A guard that lets in whoever follows the link to `address`, which it prints.
    pub fn shared(host: &str, port: u16, address: &str) -> Result<Guard, getrandom::Error> {
        let share = Share { address: address.to_owned(), token: Mutex::new(secret()?), pass: secret()? };
        Ok(Guard { port, host: host.to_owned(), share: Some(share) })
    }

    /// The link that lets one browser in; nothing where only this machine may ask.
    pub fn invitation(&self) -> Option<String> {
        let share = self.share.as_ref()?;
        let token = share.token.lock().unwrap_or_else(PoisonError::into_inner);
        Some(format!("{}-preview/join?token={token}", share.address))
    }

    /// Whether a request may be answered.
    pub fn check(&self, method: &Method, headers: &HeaderMap) -> Result<(), Refusal> {
        if !matches!(*method, Method::GET | Method::HEAD) {
            return Err(Refusal::Method);
        }
        let host = only(headers, header::HOST).ok_or(Refusal::Foreign(
            "The request does not say which address it is for. Use the address that the preview printed.",
        ))?;
        if !self.is_ours(host) {
            return Err(Refusal::Foreign(
                "The preview does not answer to this name. Use the address that it printed when it started.",
            ));
        }
        let own = |origin: &str| origin.strip_prefix("http://").is_some_and(|named| named == host);
        if headers.get_all(header::ORIGIN).iter().any(|origin| !origin.to_str().is_ok_and(own)) {
            return Err(Refusal::Foreign("The preview does not answer to other websites."));
        }
        let says = |name: &str, value: &str| headers.get(name).is_some_and(|there| there == value);
        if says("sec-fetch-site", "cross-site") && !says("sec-fetch-mode", "navigate") {
            return Err(Refusal::Foreign("The preview does not answer to other websites."));
        }
        Ok(())
    }

    /// Whether somebody who may ask has been let in as well.
    pub fn admits(&self, headers: &HeaderMap, peer: SocketAddr) -> bool {
        let Some(share) = &self.share else { return true };
        let cookies = headers.get_all(header::COOKIE).iter().filter_map(|cookies| cookies.to_str().ok());
        let mut cookies =
            cookies.flat_map(|cookies| cookies.split(';')).filter_map(|one| one.trim().split_once('='));
        peer.ip().to_canonical().is_loopback()
            || cookies.any(|(name, value)| name == COOKIE && value == share.pass)
    }

    /// Lets somebody in whose link is the current one: gives the cookie, and makes and prints the next link.
    pub fn join(&self, given: &str) -> Option<String> {
        let share = self.share.as_ref()?;
        {
            let mut token = share.token.lock().unwrap_or_else(PoisonError::into_inner);
            if *token != given {
                return None;
            }
            *token = secret().ok()?;
        }
        if let Some(next) = self.invitation() {
            report::say(&format!("Somebody has joined. The link for the next one:\n  {next}"));
        }
        Some(format!("{COOKIE}={}; Path=/; HttpOnly; SameSite=Lax", share.pass))
    }

    /// Whether a Host is a name of this preview. Numbers cannot be made to lead elsewhere, so that any will do where
    /// others are let in: a machine has several.
    fn is_ours(&self, host: &str) -> bool {
        let (name, port) = match host.rsplit_once(':') {
            Some((name, port)) if !port.ends_with(']') => (name, port.parse().ok()),
            _ => (host, Some(80)),
        };
        let number: Option<IpAddr> = name.trim_start_matches('[').trim_end_matches(']').parse().ok();
        let known = match number {
            Some(number) => number.is_loopback() || self.share.is_some(),
            None => name.eq_ignore_ascii_case("localhost") || name.eq_ignore_ascii_case(&self.host),
        };
        known && port == Some(self.port)
    }
}

/// The one value of a header; nothing where there is none, or more than one.
fn only(headers: &HeaderMap, name: header::HeaderName) -> Option<&str> {
    let mut values = headers.get_all(name).iter();
    let value = values.next()?.to_str().ok()?;
    values.next().is_none().then_some(value)
}

/// A word that nobody guesses.
fn secret() -> Result<String, getrandom::Error> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes)?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}
