//! The first minute: mistakes at the start, ports that are taken, the end.

use std::net::TcpListener;
use std::process::Command;

use crate::support::preview::Preview;
use crate::support::{Run, Site};

#[test]
fn a_mistake_at_the_start_is_shown_and_goes_when_it_is_mended() {
    let site = Site::small();
    site.edit("content/providers/splash.yaml", "tier:", "teir:");
    let preview = Preview::start(site.root(), &[]);
    let answer = preview.get("/");
    assert_eq!(answer.status, 200);
    assert!(answer.body.contains("did you mean `tier`?"), "{}", answer.body);
    preview.wait_until("the terminal", |preview| preview.printed().contains("did you mean `tier`?"));
    assert_eq!(preview.get("/services/saturday-swim/").status, 404, "what cannot be read is not there");
    preview.after(|| site.edit("content/providers/splash.yaml", "teir:", "tier:"));
    assert_eq!(preview.get("/services/saturday-swim/").status, 200);
    preview.wait_until("the count", |preview| preview.printed().contains("legal gaps, "));
    preview.wait_until("the good news", |preview| preview.printed().contains("all mended"));
}

#[test]
fn a_folder_without_content_waits_for_it() {
    let site = Site::empty();
    let preview = Preview::start(site.root(), &[]);
    assert!(preview.html("").contains("there is no folder `content/` here"));
    let small = Site::small();
    preview.after(|| std::fs::rename(small.path("content"), site.path("content")).unwrap());
    preview.wait_until("the content", |preview| preview.counts().mistakes == 0);
    assert_eq!(preview.get("/services/saturday-swim/").status, 200);
}

#[test]
fn a_theme_with_a_mistake_at_the_start_shows_the_mistake() {
    let site = Site::small();
    site.write("themes/default/templates/base.html", "{% if %}");
    let preview = Preview::start(site.root(), &[]);
    let answer = preview.get("/");
    assert_eq!(answer.status, 500);
    assert!(answer.body.contains("themes/default/templates/base.html"), "{}", answer.body);
    preview.after(|| site.remove("themes/default/templates/base.html"));
    assert_eq!(preview.get("/").status, 200);
}

#[test]
fn a_template_that_fails_on_one_page_leaves_the_others() {
    let site = Site::small();
    let preview = Preview::start(site.root(), &[]);
    let browser = preview.watch("services/saturday-swim/");
    preview.after(|| {
        let text =
            "{% extends \"base.html\" %}{% block content %}{{ view.no_such.thing }}{% endblock content %}";
        site.write("themes/default/templates/service.html", text);
    });
    let answer = preview.get("/services/saturday-swim/");
    assert_eq!(answer.status, 500, "{}", answer.body);
    assert!(answer.body.contains("themes/default/templates/service.html:1:"), "{}", answer.body);
    assert_eq!(preview.get("/services/").status, 200);
    assert_eq!(browser.pages(), 0, "whoever has the page open keeps it");
}

#[test]
fn a_port_that_is_taken_is_said_and_the_next_one_used() {
    let site = Site::small();
    let first = Preview::start(site.root(), &[]);
    let second = Preview::start_at(site.root(), first.port, &[]);
    assert_ne!(second.port, first.port);
    let said = format!("Port {} is taken, so this is port {}.", first.port, second.port);
    assert!(second.printed().contains(&said), "{}", second.printed());
    assert_eq!(second.get("/").status, 200);
    // The last of all ports has none after it.
    let last = TcpListener::bind(("127.0.0.1", 65535));
    let run = Run::of(&mut site.command(&["serve", "--port", "65535"]));
    assert_eq!(run.code, 3, "{}", run.err);
    assert!(run.err.contains("cannot listen on 127.0.0.1, port 65535"), "{}", run.err);
    drop(last);
}

#[test]
fn it_stops_cleanly_with_pages_open() {
    let site = Site::small();
    let preview = Preview::start(site.root(), &[]);
    let _browser = preview.watch("services/");
    let _idle = preview.connect();
    assert!(preview.stop().success());
}

#[test]
fn what_makes_no_sense_is_refused_with_a_way_out() {
    let site = Site::small();
    for (args, words) in [
        (vec!["--host", "0.0.0.0"], "add --share, which prints a link for those who may"),
        (vec!["--host", "northmoor"], "write 127.0.0.1, or 0.0.0.0 with --share"),
        (vec!["--poll=0"], "write --poll, or --poll=5"),
        (vec!["--today", "soon"], "--today"),
        (vec!["--theme", "../x"], "--theme"),
    ] {
        let mut all = vec!["serve", "--port", "0"];
        all.extend(&args);
        let run = Run::of(&mut site.command(&all));
        assert_eq!(run.code, 2, "{args:?}: {}", run.err);
        assert!(run.err.contains(words), "{args:?}: {}", run.err);
    }
}

#[test]
fn drafts_are_shown_when_they_are_asked_for() {
    let site = Site::small();
    site.write("content/pages/plans.md", "---\ntitle: Plans\ndraft: yes\n---\n\nNot yet.\n");
    assert_eq!(Preview::start(site.root(), &[]).get("/plans/").status, 404);
    assert_eq!(Preview::start(site.root(), &["--drafts"]).get("/plans/").status, 200);
}

#[test]
fn a_system_that_watches_no_more_files_is_told_of_and_the_files_are_looked_at() {
    // A namespace of one's own has a limit of its own.
    let limited = |run: &str| {
        let mut command = Command::new("unshare");
        let limit = "echo 1 > /proc/sys/user/max_inotify_watches";
        command.args(["--user", "--map-root-user", "sh", "-c", &format!("{limit} && {run}")]);
        command
    };
    if !limited("true").output().is_ok_and(|done| done.status.success()) {
        eprintln!("this machine gives nobody a namespace: the message alone is tested, beside the watcher");
        return;
    }
    let site = Site::small();
    let program = env!("CARGO_BIN_EXE_shortbreaks");
    let mut command = limited(&format!("exec {program} serve --port 0"));
    command.current_dir(site.root());
    let preview = Preview::run(command);
    preview
        .wait_until("the advice", |preview| preview.printed().contains("fs.inotify.max_user_watches=524288"));
    preview.after(|| {
        site.edit("content/providers/splash.yaml", "name: The saturday-swim", "name: The sunday-swim")
    });
    assert!(preview.page("services/saturday-swim/").text().contains("The sunday-swim"));
}
