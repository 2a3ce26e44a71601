//! `shortbreaks serve`

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::time::Duration;

use crate::cli::{Serve, exit};
use crate::content::Slug;
use crate::report;
use crate::serve::guard::Guard;
use crate::serve::listen::{Listener, address_for_others};
use crate::serve::{self, Order};
use crate::site::Choices;
use crate::today::given_or_today;

/// Shows the site in a browser until Ctrl+C.
pub fn run(args: &Serve) -> u8 {
    let host = match host(args) {
        Ok(host) => host,
        Err(message) => return report::misuse(&message),
    };
    let listener = match Listener::take(host, args.port) {
        Ok(listener) => listener,
        Err(error) => {
            return report::fail(&format!(
                "the preview cannot listen on {host}, port {}: {error}",
                args.port
            ));
        }
    };
    let address = address(&listener, args.share);
    let order = match order(args, &address) {
        Ok(order) => order,
        Err(message) => return report::misuse(&message),
    };
    let port = listener.address.port();
    let guard = match args.share {
        false => Ok(Guard::local(&args.host, port)),
        true => Guard::shared(&args.host, port, &address),
    };
    let guard = match guard {
        Ok(guard) => guard,
        Err(error) => return report::fail(&format!("the system gives no random numbers: {error}")),
    };
    if listener.moved {
        report::say(&format!("Port {} is taken, so this is port {port}.", args.port));
    }
    let invitation = guard.invitation();
    let open = args.open.then(|| format!("http://{}/", SocketAddr::new(local(host), port)));
    let ready = move |pages: usize| {
        report::say(&format!(
            "Preview at {address} ({}). Stop it with Ctrl+C.",
            report::count(pages, "page")
        ));
        if let Some(link) = invitation {
            report::say(&format!("This link lets one other person in:\n  {link}"));
        }
        if let Some(address) = open
            && let Err(error) = open::that_detached(&address)
        {
            report::note(&format!("advice: no browser could be opened ({error}): open {address} yourself"));
        }
    };
    match serve::run(order, listener, guard, ready) {
        Ok(()) => exit::DONE,
        Err(error) => report::fail(&format!("the preview has stopped: {error}")),
    }
}

/// Where to listen, if that is allowed: others are let in only on purpose.
fn host(args: &Serve) -> Result<IpAddr, String> {
    let host = match args.host.as_str() {
        "localhost" => Ok(IpAddr::V4(Ipv4Addr::LOCALHOST)),
        number => number.parse::<IpAddr>(),
    };
    let host = host.map_err(|_| {
        format!("--host: `{}` is not an address\nhelp: write 127.0.0.1, or 0.0.0.0 with --share", args.host)
    })?;
    match host.is_loopback() || args.share {
        true => Ok(host),
        false => Err(format!(
            "--host {host}: everybody on the network could read drafts\n\
             help: add --share, which prints a link for those who may"
        )),
    }
}

/// The address at which people find the preview.
fn address(listener: &Listener, shared: bool) -> String {
    let host = match listener.address.ip() {
        host if !host.is_unspecified() => host,
        host if shared => address_for_others().unwrap_or_else(|| local(host)),
        host => local(host),
    };
    format!("http://{}/", SocketAddr::new(host, listener.address.port()))
}

/// The number under which this machine reaches itself.
fn local(host: IpAddr) -> IpAddr {
    match host {
        IpAddr::V4(host) if host.is_unspecified() => Ipv4Addr::LOCALHOST.into(),
        IpAddr::V6(host) if host.is_unspecified() => std::net::Ipv6Addr::LOCALHOST.into(),
        host => host,
    }
}

fn order(args: &Serve, address: &str) -> Result<Order, String> {
    if let Some(theme) = &args.theme {
        theme.parse::<Slug>().map_err(|problem| format!("--theme: {problem}"))?;
    }
    let today = given_or_today(args.today.as_deref())?;
    let poll = match args.poll {
        Some(Some(seconds)) if seconds > 0.0 && seconds <= 3600.0 => Some(Duration::from_secs_f64(seconds)),
        Some(Some(seconds)) => {
            return Err(format!(
                "--poll: {seconds} is no number of seconds\nhelp: write --poll, or --poll=5"
            ));
        }
        Some(None) => Some(serve::POLL),
        None => None,
    };
    Ok(Order {
        root: args.root.clone(),
        theme: args.theme.clone(),
        choices: Choices { drafts: args.drafts, base_url: Some(address.to_owned()), ..Choices::of(today) },
        fixed_day: args.today.is_some() || std::env::var_os("SOURCE_DATE_EPOCH").is_some(),
        minified: args.minify,
        poll,
    })
}
