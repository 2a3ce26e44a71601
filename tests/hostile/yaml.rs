//! YAML that is made to take a reader's time or memory.

use crate::support::{HANG, Run, Site, TODAY};

/// Builds with a file in the place of an organisation's. A hang is an end, too.
fn build_with(yaml: &str) -> Run {
    let site = Site::small();
    site.write("content/providers/hostile.yaml", yaml);
    let run = Run::of(site.command(&["build", "--today", TODAY]).timeout(HANG));
    assert_eq!(run.code, 1, "{}", run.shown());
    assert!(!site.has("public"));
    // Whatever is wrong with a file, what is said of it can be read.
    assert!(run.err.len() < 200_000, "{} bytes of findings: {}", run.err.len(), run.shown());
    run
}

#[test]
fn references_to_nothing_and_to_themselves_are_refused() {
    for yaml in ["id: *nothing\nname: A\n", "&a id: a\nname: &b { b: *b }\n", "&a [*a]\n", "<<: *a\nid: a\n"]
    {
        assert!(!build_with(yaml).rules().is_empty(), "{yaml}");
    }
}

#[test]
fn ten_thousand_open_brackets_are_refused() {
    for open in ["[", "{", "[{", "{a: ", "[[], "] {
        let run = build_with(&format!("id: deep\nname: Deep\nservices: {}", open.repeat(10_000)));
        assert_eq!(run.rules().len(), 1, "{open}: {}", run.shown());
        assert!(["yaml-too-deep", "yaml-syntax"].contains(&run.rules()[0]), "{open}: {}", run.shown());
    }
    let run = build_with(&format!("{}{}", "[".repeat(10_000), "]".repeat(10_000)));
    assert_eq!(run.rules(), ["yaml-too-deep"]);
}

#[test]
fn a_thousand_steps_in_are_refused() {
    let steps: String = (0..1_000).map(|n| format!("{}a:\n", " ".repeat(n))).collect();
    assert_eq!(build_with(&steps).rules(), ["yaml-too-deep"]);
    assert_eq!(build_with(&format!("{}a", "- ".repeat(10_000))).rules(), ["yaml-too-deep"]);
    let run = build_with(&format!("{}a", "? ".repeat(10_000)));
    assert_eq!(run.rules().len(), 1, "{}", run.shown());
}

#[test]
fn strange_yaml_is_refused_in_words_or_read() {
    let strange = [
        "%YAML 1.1\n---\nid: a\nname: A\n",
        "%TAG ! tag:example.org,2026:\n---\n!thing\nid: a\n",
        "id: !!binary aGVsbG8=\nname: !!set {A, B}\n",
        "? [a, b]\n: c\n",
        "? {id: a}\n: b\n",
        "!!python/object/apply:os.system [\"touch pwned\"]\n",
        "id: a\nname: A\n...\nid: b\n",
        "--- id: a\n",
        "id: a\nname: |9\n x\n",
        "id: a\nname: \"\\ud800\"\n",
        "id: a\nname: \"\\x00\"\n",
        ": \n",
        "-",
        "- - - -",
        "@",
        "`id`: a",
        "\"",
        "{",
        "}",
        "*",
        "&",
        "!",
        "|",
        ">",
        "%",
        "---",
        "...",
        "---\n---\n---\n",
        "null",
        "~",
        "true",
        "42",
        "[]: []",
        "id: a\r\rname: A\r",
        "\u{85}id: a",
        "\u{2028}id: a\u{2029}name: A",
        "\u{feff}\u{feff}id: a",
    ];
    for yaml in strange {
        let site = Site::small();
        site.write("content/providers/strange.yaml", yaml);
        let run = Run::of(site.command(&["build", "--today", TODAY]).timeout(HANG));
        let told = run.code == 1 && !run.rules().is_empty();
        assert!(told || run.code == 0, "{yaml:?}: {} {}", run.code, run.err);
    }
}
