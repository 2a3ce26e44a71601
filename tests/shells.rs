//! What `completions` and `man` print is understood by those who read it: bash, zsh, fish and `man`.

#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

use std::fs;
use std::process::Command;

use clap::CommandFactory as _;
use shortbreaks::cli::Cli;

fn printed(args: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_shortbreaks")).args(args).output().unwrap();
    assert!(output.status.success(), "{args:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// What a shell answers to lines of its language, after it has read the completions.
fn asked(shell: &str, lines: &str) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("completions"), printed(&["completions", shell])).unwrap();
    fs::create_dir(folder.path().join("northmoor")).unwrap();
    fs::write(folder.path().join("notes.txt"), "").unwrap();
    let asked = Command::new(shell).arg("-c").arg(lines).current_dir(folder.path()).output();
    let asked = asked.unwrap_or_else(|error| panic!("{shell} is needed (Debian: {shell}): {error}"));
    let complaints = String::from_utf8_lossy(&asked.stderr);
    assert!(asked.status.success() && complaints.is_empty(), "{complaints}");
    String::from_utf8(asked.stdout).unwrap().lines().map(str::to_owned).collect()
}

/// What bash offers for the last of some words.
fn bash(words: &str) -> Vec<String> {
    // `compopt`, which asks bash to add folders, works only while somebody presses the key.
    let ask = format!(
        r#"source ./completions
        compopt() {{ COMPREPLY+=($(compgen -d "$cur")); }}
        COMP_WORDS=({words})
        COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1))
        _shortbreaks shortbreaks "${{COMP_WORDS[COMP_CWORD]}}" "${{COMP_WORDS[COMP_CWORD - 1]}}"
        printf '%s\n' "${{COMPREPLY[@]}}""#
    );
    asked("bash", &ask)
}

#[test]
fn bash_completes_commands_options_and_their_values() {
    assert_eq!(bash("shortbreaks pub"), ["publish-version"]);
    assert_eq!(bash("shortbreaks build --d"), ["--drafts"]);
    assert_eq!(bash("shortbreaks build --server ng"), ["nginx"]);
    assert_eq!(bash("shortbreaks build --root n"), ["northmoor"], "only folders");
}

#[test]
fn fish_completes_with_what_each_thing_is_for() {
    let offered = asked("fish", "source ./completions; complete -C 'shortbreaks publ'");
    assert_eq!(
        offered,
        ["publish-version\tKeep the statement, the levels and the listings as they are now, as a dated \
             edition"]
    );
    let offered = asked("fish", "source ./completions; complete -C 'shortbreaks check --format s'");
    assert_eq!(offered, ["sarif\tSARIF 2.1.0"]);
}

#[test]
fn zsh_takes_the_completions_in() {
    let lines = "autoload -U compinit; compinit -D; fpath=(. $fpath); source ./completions; print $_comps[shortbreaks]";
    assert_eq!(asked("zsh", lines), ["_shortbreaks"]);
}

#[test]
fn every_command_has_a_page_of_the_manual_with_all_that_its_help_says() {
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path().join("man1");
    printed(&["man", "--out", dir.to_str().unwrap()]);
    let mut program = Cli::command();
    program.build();
    for command in program.get_subcommands().filter(|command| command.get_name() != "help") {
        let page = fs::read_to_string(dir.join(format!("shortbreaks-{}.1", command.get_name()))).unwrap();
        assert_eq!(page, printed(&["man", command.get_name()]));
        // A hyphen is written so that it can be copied.
        let says = |text: &str| page.contains(&text.replace('-', "\\-"));
        for option in command.get_arguments().filter_map(|option| option.get_long()) {
            assert!(says(&format!("--{option}")), "{}: --{option}", command.get_name());
        }
        let example = format!("\\fBshortbreaks {}", command.get_name());
        assert!(says("\n.SH EXAMPLES\n.TP\n") && says(&example), "{}", command.get_name());
    }
    let page = fs::read_to_string(dir.join("shortbreaks.1")).unwrap();
    assert_eq!(page, printed(&["man"]));
    assert!(page.contains("shortbreaks\\-publish\\-version(1)"));
    assert!(page.contains(".SH EXIT STATUS\n.TP\n0\ndone\n"));
}
