//! The preview as a program that runs, and a browser made of a socket.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use super::html::Document;
use super::http;
pub use super::http::Answer;
use super::{HANG, TODAY};

/// What a burst of changes and the second look after it take together, with time to spare.
pub const SETTLED: Duration = Duration::from_millis(1600);

/// A preview that runs until it is dropped.
pub struct Preview {
    child: Child,
    pub port: u16,
    printed: Arc<Mutex<String>>,
}

/// What the preview says it has done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    pub states: u64,
    pub files_parsed: u64,
    pub pages_made: u64,
    pub reloads: u64,
    pub mistakes: u64,
}

impl Preview {
    /// Starts the preview of a folder on any port that is free.
    pub fn start(root: &Path, args: &[&str]) -> Preview {
        Preview::start_at(root, 0, args)
    }

    /// Starts the preview of a folder on a port.
    pub fn start_at(root: &Path, port: u16, args: &[&str]) -> Preview {
        let mut command = Command::new(env!("CARGO_BIN_EXE_shortbreaks"));
        command.current_dir(root).args(["serve", "--today", TODAY, "--port", &port.to_string()]).args(args);
        Preview::run(command)
    }

    /// Runs a command that starts a preview, and waits for its address.
    pub fn run(mut command: Command) -> Preview {
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let printed = Arc::new(Mutex::new(String::new()));
        let (found, address) = channel();
        let outputs: [Box<dyn std::io::Read + Send>; 2] =
            [Box::new(child.stdout.take().unwrap()), Box::new(child.stderr.take().unwrap())];
        for output in outputs {
            let (printed, found) = (printed.clone(), found.clone());
            std::thread::spawn(move || {
                for line in BufReader::new(output).lines().map_while(Result::ok) {
                    if let Some(rest) = line.strip_prefix("Preview at http://") {
                        let port = rest.split('/').next().unwrap().rsplit(':').next().unwrap();
                        let _ = found.send(port.parse().unwrap());
                    }
                    let mut printed = printed.lock().unwrap();
                    printed.push_str(&line);
                    printed.push('\n');
                }
            });
        }
        drop(found);
        let port = address.recv_timeout(HANG);
        let port = port.unwrap_or_else(|_| panic!("the preview did not start:\n{}", printed.lock().unwrap()));
        let preview = Preview { child, port, printed };
        preview.wait_until_all_is_found();
        preview
    }

    /// All that was printed so far.
    pub fn printed(&self) -> String {
        self.printed.lock().unwrap().clone()
    }

    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// A connection that says nothing yet.
    pub fn connect(&self) -> TcpStream {
        http::connect(http::HERE, self.port)
    }

    /// Asks for an address, which starts with a slash.
    pub fn get(&self, address: &str) -> Answer {
        http::get(http::HERE, self.port, address, "")
    }

    /// Sends the lines of a request, to which only the end is added.
    pub fn ask(&self, request: &str) -> Answer {
        http::ask(http::HERE, self.port, request)
    }

    /// The page at an address, such as `services/`, without what the preview adds to it.
    pub fn html(&self, url: &str) -> String {
        self.get(&format!("/{url}")).body
    }

    pub fn page(&self, url: &str) -> Document {
        Document::parse(&self.html(url))
    }

    fn status(&self) -> serde_json::Value {
        serde_json::from_str(&self.get("/-preview/status").body).unwrap()
    }

    pub fn counts(&self) -> Counts {
        let status = self.status();
        let count = |name: &str| status["counts"][name].as_u64().unwrap();
        Counts {
            states: count("states"),
            files_parsed: count("files_parsed"),
            pages_made: count("pages_made"),
            reloads: count("reloads"),
            mistakes: status["mistakes"].as_u64().unwrap(),
        }
    }

    /// Does something to the files, and waits until the preview shows another state of them.
    pub fn after<T>(&self, change: impl FnOnce() -> T) {
        let before = self.counts().states;
        change();
        self.wait_until("another state", |preview| preview.counts().states > before);
        self.wait_until_all_is_found();
    }

    /// Waits until gaps and advice are found too, which the pages do not wait for.
    pub fn wait_until_all_is_found(&self) {
        self.wait_until("gaps and advice", |preview| preview.status()["complete"] == true);
    }

    pub fn wait_until(&self, what: &str, is_so: impl Fn(&Preview) -> bool) {
        let start = Instant::now();
        while !is_so(self) {
            assert!(start.elapsed() < Duration::from_secs(30), "waited for {what}:\n{}", self.printed());
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    /// A browser that shows a page and is told of changes: the names of the events as they come.
    pub fn watch(&self, url: &str) -> Events {
        let html = self.html(url);
        let of = |name: &str| {
            let start = html.find(name).unwrap() + name.len() + 2;
            html[start..start + 16].to_owned()
        };
        let (page, panel) = (of("data-page"), of("data-panel"));
        let mut stream = self.connect();
        let query = format!("address={url}&page={page}&panel={panel}");
        let host = format!("Host: 127.0.0.1:{}\r\nAccept: text/event-stream\r\n", self.port);
        write!(stream, "GET /-preview/events?{query} HTTP/1.1\r\n{host}\r\n").unwrap();
        let (send, names) = channel();
        let connection = stream.try_clone().unwrap();
        std::thread::spawn(move || {
            let lines = BufReader::new(stream).lines().map_while(Result::ok);
            for line in lines {
                if let Some(name) = line.strip_prefix("event: ")
                    && send.send(name.to_owned()).is_err()
                {
                    return;
                }
            }
        });
        Events { names, connection }
    }

    /// Stops the preview as Ctrl+C does.
    pub fn stop(mut self) -> ExitStatus {
        let killed = Command::new("kill").args(["-INT", &self.child.id().to_string()]).status().unwrap();
        assert!(killed.success());
        let start = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status;
            }
            assert!(start.elapsed() < Duration::from_secs(10), "it does not stop");
            std::thread::sleep(Duration::from_millis(10));
        }
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// What a browser was told.
pub struct Events {
    names: Receiver<String>,
    connection: TcpStream,
}

impl Drop for Events {
    fn drop(&mut self) {
        let _ = self.connection.shutdown(std::net::Shutdown::Both);
    }
}

impl Events {
    /// How many times the page was said to be another, up to now and until everything has settled.
    pub fn pages(&self) -> usize {
        std::thread::sleep(SETTLED);
        self.names.try_iter().filter(|name| name == "page").count()
    }
}
