//! Sessions of operators, from a table that holds for every shell.
//!
//! `tests/sessions/*.yaml` says what is typed and what must come of it; an article of its own
//! stands beside it. `RUNBOOKC_SESSION` keeps to the sessions whose names hold a text.

#![cfg(unix)]

#[path = "sessions/evidence.rs"]
mod evidence;
#[path = "sessions/kills.rs"]
mod kills;
#[path = "sessions/place.rs"]
mod place;
#[path = "support/screen.rs"]
mod screen;
#[path = "support/script.rs"]
mod script;
mod support;
#[path = "sessions/table.rs"]
mod table;

use std::collections::BTreeSet;
use std::fs;
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;
use table::{Need, Session, Shell};

/// How many sessions are played at a time; each of them mostly waits.
const PLAYERS: usize = 6;

fn is_there(shell: Shell) -> bool {
    let program = match shell {
        Shell::Bash => return true,
        Shell::Powershell => "pwsh",
    };
    let mut command = Command::new(program);
    command.args(["-NoProfile", "-Command", "exit 0"]);
    command.stdout(Stdio::null()).stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}

fn can(need: Need) -> bool {
    match need {
        Need::Mount => {
            let folder = tempfile::tempdir().expect("a folder");
            let sh = |code: &str| {
                let mut command = Command::new("sh");
                command.args(["-c", code, "sh"]).arg(folder.path());
                command.stdout(Stdio::null()).stderr(Stdio::null());
                command.status().is_ok_and(|status| status.success())
            };
            sh("mount -t tmpfs -o size=64k none \"$1\"") && sh("umount \"$1\"")
        }
    }
}

/// Why a session cannot be played here, where it cannot.
fn obstacle(session: &Session) -> Option<String> {
    let need = session.needs.filter(|need| !can(*need))?;
    Some(format!("skipped: {} (needs {need:?})", session.name))
}

#[test]
fn every_session_goes_as_the_table_says() {
    let only = std::env::var("RUNBOOKC_SESSION").ok();
    let themes = table::read();
    let mut parts: Vec<(&str, &Session, Shell)> = Vec::new();
    for shell in [Shell::Bash, Shell::Powershell] {
        if !is_there(shell) {
            support::say(&format!(
                "skipped: no {shell:?} on PATH to play the sessions in"
            ));
            continue;
        }
        for theme in &themes {
            let name = theme.path.file_stem().and_then(|name| name.to_str());
            let sessions = theme.sessions.iter();
            let fitting = sessions.filter(|session| {
                let shells = session.shells.as_ref();
                let wanted = only.as_ref();
                shells.is_none_or(|shells| shells.contains(&shell))
                    && wanted.is_none_or(|wanted| session.name.contains(wanted.as_str()))
            });
            parts.extend(fitting.map(|session| (name.unwrap_or_default(), session, shell)));
        }
    }
    let failures: Mutex<Vec<String>> = Mutex::default();
    let played: Mutex<BTreeSet<&str>> = Mutex::default();
    let next = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for _ in 0..PLAYERS {
            scope.spawn(|| {
                while let Some((theme, session, shell)) =
                    parts.get(next.fetch_add(1, Ordering::Relaxed))
                {
                    let begun = Instant::now();
                    if let Some(obstacle) = obstacle(session) {
                        support::say(&obstacle);
                    } else if let Err(problem) = place::play(session, *shell) {
                        let failure = format!("{theme}: {} ({shell:?}): {problem}", session.name);
                        failures.lock().expect("no panic").push(failure);
                    }
                    played.lock().expect("no panic").insert(&session.name);
                    if std::env::var_os("RUNBOOKC_SESSION_TIMES").is_some() {
                        support::say(&format!("{:.1?} {}", begun.elapsed(), session.name));
                    }
                }
            });
        }
    });
    let failures = failures.into_inner().expect("no panic");
    assert!(
        failures.is_empty(),
        "{} of {} sessions went otherwise\n\n{}",
        failures.len(),
        parts.len(),
        failures.join("\n\n")
    );
    if only.is_none() {
        let sessions = themes.iter().flat_map(|theme| &theme.sessions);
        let due: BTreeSet<&str> = sessions
            .filter(|session| {
                let shells = session.shells.as_deref();
                let shells = shells.unwrap_or(&[Shell::Bash, Shell::Powershell]);
                shells.iter().any(|shell| is_there(*shell))
            })
            .map(|session| session.name.as_str())
            .collect();
        assert_eq!(played.into_inner().expect("no panic"), due);
    }
}

#[test]
fn names_and_articles_of_the_table_are_each_of_use() {
    let themes = table::read();
    let mut names = BTreeSet::new();
    let mut used = BTreeSet::new();
    for session in themes.iter().flat_map(|theme| &theme.sessions) {
        assert!(names.insert(&session.name), "twice: {}", session.name);
        let others = session
            .starts
            .iter()
            .filter_map(|start| start.article.as_ref());
        for article in others.chain([&session.article]) {
            used.insert(format!("{article}.md"));
            used.insert(format!("{article}.nl-NL.md"));
        }
        used.extend(session.automation.iter().map(|name| format!("{name}.yaml")));
    }
    for entry in fs::read_dir(table::folder().join("articles")).expect("there") {
        let name = entry.expect("an entry").file_name();
        let name = name.to_str().expect("Unicode");
        assert!(used.contains(name), "no session uses {name}");
    }
    assert!(names.len() >= 45, "{}", names.len());
}

#[test]
fn what_the_table_does_not_know_is_an_error() {
    let good = "- name: x\n  article: manual\n  starts:\n  - ends: 0\n    dialog:\n    - sees: y\n";
    assert!(table::parse(good).is_ok());
    for (good_part, bad_part) in [
        ("  article:", "  artikel: y\n  article:"),
        ("  - ends: 0", "  - ends: 0\n    exits: 0"),
        ("    - sees: y", "    - sees: y\n      typed: z"),
        ("    - sees: y", "    - presses: ctrl-z"),
        ("    - sees: y", "    - signal: USR1"),
        ("    - sees: y", "    - meanwhile: {ends: 0, exits: 0}"),
        ("  article: manual", "  article: manual\n  shells: [bash]"),
        ("ends: 0", "ends: never"),
    ] {
        let bad = good.replace(good_part, bad_part);
        assert_ne!(bad, good);
        assert!(table::parse(&bad).is_err(), "{bad}");
    }
}
