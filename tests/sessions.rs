//! Sessions of operators, from a table that holds for every shell.
//!
//! `tests/sessions/*.yaml` says what is typed and what must come of it; an article of its own
//! stands beside it. What each answer means is a table of its own, `tests/sessions/decisions`, from
//! which sessions are made. `RUNBOOKC_SESSION` keeps to the sessions whose names hold a text,
//! `RUNBOOKC_SHELL` to a shell (`bash`, `powershell`).

#![cfg(unix)]

#[path = "sessions/checks.rs"]
mod checks;
#[path = "sessions/decisions.rs"]
mod decisions;
#[path = "sessions/equals.rs"]
mod equals;
#[path = "sessions/evidence.rs"]
mod evidence;
#[path = "sessions/foreground.rs"]
mod foreground;
#[path = "sessions/histories.rs"]
mod histories;
#[path = "sessions/hosts.rs"]
mod hosts;
#[path = "sessions/kills.rs"]
mod kills;
#[path = "sessions/multiplexers.rs"]
mod multiplexers;
#[path = "sessions/outputs.rs"]
mod outputs;
#[path = "sessions/place.rs"]
mod place;
#[path = "sessions/presence.rs"]
mod presence;
#[path = "sessions/prompt.rs"]
mod prompt;
#[path = "support/screen.rs"]
mod screen;
#[path = "support/script.rs"]
mod script;
#[path = "sessions/shell.rs"]
mod shell;
mod support;
#[path = "sessions/table.rs"]
mod table;
#[path = "sessions/typing.rs"]
mod typing;
#[path = "sessions/walks.rs"]
mod walks;

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::fs;
use std::os::unix::process::ExitStatusExt as _;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{LazyLock, Mutex};
use std::time::{Duration, Instant};
use table::{Need, Session, Shell, Theme};

/// Every session there is.
fn all() -> Vec<Theme> {
    let mut themes = table::read();
    themes.push(decisions::theme());
    themes
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
        Need::Owners => {
            let folder = tempfile::tempdir().expect("a folder");
            std::os::unix::fs::chown(folder.path(), Some(1), None).is_ok()
        }
        Need::BothShells => Shell::ALL.into_iter().all(shell::is_there),
    }
}

/// Why a session cannot be played here, where it cannot.
fn obstacle(session: &Session) -> Option<String> {
    let need = session.needs.filter(|need| !can(*need))?;
    Some(format!("skipped: {} (needs {need:?})", session.name))
}

/// Plays the sessions of a shell that fit a filter; what went otherwise, and how many there were.
fn play_all(themes: &[Theme], shell: Shell, step: Duration) -> (Vec<String>, usize) {
    let only = std::env::var("RUNBOOKC_SESSION").ok();
    let mut parts: Vec<(&str, &Session)> = Vec::new();
    for theme in themes {
        let name = theme.path.file_stem().and_then(|name| name.to_str());
        let fitting = theme.sessions.iter().filter(|session| {
            let wanted = only.as_ref();
            session.is_for(shell)
                && wanted.is_none_or(|wanted| session.name.contains(wanted.as_str()))
        });
        parts.extend(fitting.map(|session| (name.unwrap_or_default(), session)));
    }
    // Sessions of one script go to one player, which has made something of it then.
    let script = |session: &Session| (session.article.clone(), session.automation.clone());
    parts.sort_by_cached_key(|(_, session)| script(session));
    let mut groups: Vec<_> = parts
        .chunk_by(|one, other| script(one.1) == script(other.1))
        .collect();
    groups.sort_by_key(|group| Reverse(group.len()));
    let failures: Mutex<Vec<String>> = Mutex::default();
    let next = AtomicUsize::new(0);
    // A run that goes from one shell to the other is as slow as the slower one.
    let slower =
        LazyLock::new(|| shell::patience(shell.other()).map_or(step, |other| other.max(step)));
    std::thread::scope(|scope| {
        for _ in 0..shell::players(shell) {
            scope.spawn(|| {
                let own = || groups.get(next.fetch_add(1, Ordering::Relaxed));
                for (theme, session) in std::iter::from_fn(own).copied().flatten() {
                    let begun = Instant::now();
                    let both = matches!(session.needs, Some(Need::BothShells));
                    let step = if both { *slower } else { step };
                    if let Some(obstacle) = obstacle(session) {
                        support::say(&obstacle);
                    } else if let Err(problem) = place::play(session, shell, step) {
                        let failure = format!("{theme}: {} ({shell:?}): {problem}", session.name);
                        failures.lock().expect("no panic").push(failure);
                    }
                    if std::env::var_os("RUNBOOKC_SESSION_TIMES").is_some() {
                        support::say(&format!(
                            "{:.1?} {shell:?} {}",
                            begun.elapsed(),
                            session.name
                        ));
                    }
                }
                prompt::leave();
            });
        }
    });
    (failures.into_inner().expect("no panic"), parts.len())
}

#[test]
fn every_session_goes_as_the_table_says() {
    let themes = all();
    let mut failures = Vec::new();
    let mut count = 0;
    for shell in shell::wanted() {
        let Some(step) = shell::patience(shell) else {
            support::say(&format!(
                "skipped: no {shell:?} on PATH to play the sessions in"
            ));
            continue;
        };
        let begun = Instant::now();
        let (failed, played) = play_all(&themes, shell, step);
        support::say(&format!(
            "{played} sessions in {shell:?}: {:.0?}, with {step:.0?} for a step",
            begun.elapsed()
        ));
        failures.extend(failed);
        count += played;
    }
    assert!(
        failures.is_empty(),
        "{} of {count} sessions went otherwise\n\n{}",
        failures.len(),
        failures.join("\n\n")
    );
}

#[test]
fn shells_agree_on_what_is_expected() {
    let shells = shell::wanted();
    let shells = shells.into_iter().filter(|shell| shell::is_there(*shell));
    let wrong: Vec<String> = shells.flat_map(outputs::differences).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Which sessions are not played in which shell: a list that a review of the table reads, and that
/// grows only with a reason.
#[test]
fn no_session_leaves_a_shell_out_without_a_reason() {
    let themes = all();
    let sessions: Vec<&Session> = themes.iter().flat_map(|theme| &theme.sessions).collect();
    for shell in Shell::ALL {
        let out = sessions.iter().filter(|session| !session.is_for(shell));
        let lines: Vec<String> = out
            .map(|session| {
                let why = session.why.as_deref().unwrap_or_default();
                assert!(why.len() > 10, "no reason not to play {:?}", session.name);
                format!("  {}: {why}", session.name)
            })
            .collect();
        let name = shell.name();
        support::say(&format!(
            "not played in {name}: {} of {} sessions\n{}",
            lines.len(),
            sessions.len(),
            lines.join("\n")
        ));
        assert!(
            lines.len() * 4 < sessions.len(),
            "more than a quarter of the table is not played in {name}"
        );
    }
}

#[test]
fn what_never_comes_fails_in_time_and_nothing_lives_on() {
    for waiting in [
        "  - dialog:\n    - sees: what never comes\n    ends: 0\n",
        "  - dialog:\n    - appears: nowhere\n    ends: 0\n",
        "  - before: while :; do sleep 0.1; done\n    ends: 0\n",
        "  - ends: 0\n",
    ] {
        let text = format!("- name: x\n  article: slow\n  starts:\n{waiting}");
        let sessions = table::parse(&text).expect("a session");
        let begun = Instant::now();
        let step = Duration::from_millis(700);
        let problem = place::play(&sessions[0], Shell::Bash, step).expect_err("it cannot go well");
        assert!(problem.starts_with("start 1: "), "{problem}");
        let waited = waiting.contains("before");
        assert!(waited || problem.contains("--- screen: "), "{problem}");
        assert!(begun.elapsed() < Duration::from_secs(20), "{problem}");
    }
}

#[test]
fn scripts_do_not_inherit_what_the_tests_ignore() {
    let code = "trap '' INT HUP; exec \"$@\"";
    let hit = "kill -s INT $$; echo lived";
    let ends = |launcher: &[&str]| {
        let mut command = Command::new("sh");
        command.args(["-c", code, "sh"]);
        command.args(launcher).args(["sh", "-c", hit]);
        command.output().expect("sh runs")
    };
    assert_eq!(ends(&[]).stdout, b"lived\n", "it cannot tell");
    let output = ends(&["perl", "-e", screen::DEFAULT_SIGNALS]);
    assert_eq!(output.status.signal(), Some(2), "{output:?}");
}

#[test]
fn a_program_is_told_where_the_cursor_is() {
    let mut command = Command::new("bash");
    let code =
        "stty raw -echo; printf '\\033[6n'; IFS= read -r -d R at; stty sane; echo \"at ${at#?}\"";
    command.args(["-c", code]).env("TERM", "xterm");
    command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
    let step = Duration::from_secs(20);
    let mut screen =
        screen::Screen::on_a_terminal(&command).patient(screen::Patience::of(step, step));
    let seen = screen.sees("at [1;1");
    assert!(seen.is_ok(), "{seen:?}: {}", screen.text());
}

#[test]
fn names_and_articles_of_the_table_are_each_of_use() {
    let themes = all();
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
            used.extend(
                table::translations(article)
                    .into_iter()
                    .map(|(_, name)| name),
            );
        }
        let starts = session.starts.iter();
        let automation = starts.filter_map(|start| start.automation.as_ref());
        used.extend(
            automation
                .chain(&session.automation)
                .map(|name| format!("{name}.yaml")),
        );
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
        (
            "  article: manual",
            "  article: manual\n  shells: [bash]\n  why: ' '",
        ),
        (
            "  article: manual",
            "  article: manual\n  shells: []\n  why: nowhere",
        ),
        ("ends: 0", "ends: never"),
    ] {
        let bad = good.replace(good_part, bad_part);
        assert_ne!(bad, good);
        assert!(table::parse(&bad).is_err(), "{bad}");
    }
}
