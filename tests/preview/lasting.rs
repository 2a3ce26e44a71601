//! A preview that is left alone costs nothing, and one that is used all day grows no larger.

#![cfg(target_os = "linux")]

use std::fs;
use std::time::Duration;

use crate::support::Site;
use crate::support::preview::{Preview, SETTLED};

/// Ticks of the clock (a hundredth of a second) that a process has used.
fn ticks(id: u32) -> u64 {
    let stat = fs::read_to_string(format!("/proc/{id}/stat")).unwrap();
    let fields: Vec<&str> = stat.rsplit_once(')').unwrap().1.split_whitespace().collect();
    fields[11].parse::<u64>().unwrap() + fields[12].parse::<u64>().unwrap()
}

/// What a process holds in memory, in KiB.
fn memory(id: u32) -> u64 {
    let status = fs::read_to_string(format!("/proc/{id}/status")).unwrap();
    let line = status.lines().find(|line| line.starts_with("VmRSS:")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

#[test]
fn an_idle_preview_uses_no_processor() {
    let site = Site::example();
    let preview = Preview::start(site.root(), &[]);
    let _browser = preview.watch("services/");
    std::thread::sleep(SETTLED);
    let before = ticks(preview.id());
    std::thread::sleep(Duration::from_secs(5));
    let used = ticks(preview.id()) - before;
    assert!(used <= 1, "{used} hundredths of a second in five seconds");
}

#[test]
fn a_thousand_reloads_leave_the_memory_as_it_was() {
    let site = Site::small();
    // Without the wait for the end of a burst, a thousand changes take a tenth of the time.
    let preview = Preview::start(site.root(), &["--poll=0.01"]);
    let _browser = preview.watch("services/saturday-swim/");
    let file = "content/providers/splash.yaml";
    let text = site.read(file);
    // The first reloads fill the pools of the allocator, one a thread.
    let mut after_a_hundred = 0;
    for round in 1..=1000 {
        let words = format!("Round {round} of a thousand.");
        site.write(file, text.replace("What the saturday-swim is.", &words));
        // A file may be looked at while it is half written, and then once more.
        preview.wait_until(&words, |preview| preview.html("services/saturday-swim/").contains(&words));
        preview.wait_until("the reload", |preview| preview.counts().reloads >= round);
        if round % 10 == 0 {
            preview.wait_until_all_is_found();
        }
        if round == 100 {
            after_a_hundred = memory(preview.id());
        }
    }
    let after_all = memory(preview.id());
    assert!(
        after_all * 100 <= after_a_hundred * 120,
        "{after_a_hundred} KiB after a hundred reloads, {after_all} after a thousand"
    );
    assert!(preview.counts().reloads >= 1000, "{:?}", preview.counts());
}
