//! Two machines over one folder of states: name spaces of their own for host names and
//! processes, where both runs may have the same number. `RUNBOOKC_HOSTS` says how often each
//! two shells meet.

use super::kills::{self, Dice};
use super::script::script;
use super::shell;
use super::support;
use super::table::Shell;
use runbookc::source::Automation;
use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// What each of three steps does, in either shell.
const CODE: &str = "    ```bash
    bash ./work {n}
    ```

    ```powershell
    bash ./work {n}
    ```
";

/// A program, so that both shells write alike.
const WORK: &str =
    "echo \"begin $1 $(hostname)\" >>log; sleep 0.2; echo \"end $1 $(hostname)\" >>log\n";

/// How long the second machine is late at most, in milliseconds: as long as a run of the first
/// may take to its last step.
const LATE: u64 = 1500;

/// Starts a program on a machine of its own.
const ELSEWHERE: [&str; 6] = [
    "unshare",
    "--uts",
    "--pid",
    "--fork",
    "--mount-proc",
    "bash",
];

fn on(host: &str, folder: &Path, shell: Shell) -> Child {
    let options = ["--unattended"].map(str::to_owned);
    let mut command = Command::new(ELSEWHERE[0]);
    command
        .args(&ELSEWHERE[1..])
        .args(["-c", "hostname \"$0\" && exec \"$@\"", host])
        .args(shell::words(shell, &options))
        // What the environment says of names is not so.
        .env("HOSTNAME", "web");
    kills::start_by(command, folder)
}

/// Where a command ran while another did, or nothing.
fn overlap(log: &str) -> Option<&str> {
    let mut open: Option<&str> = None;
    for line in log.lines() {
        let (word, what) = line.split_once(' ').unwrap_or((line, ""));
        match (word, open) {
            ("begin", None) => open = Some(what),
            ("end", Some(begun)) if begun == what => open = None,
            _ => return Some(line),
        }
    }
    None
}

#[test]
fn two_machines_never_run_at_once() {
    let allowed = Command::new(ELSEWHERE[0])
        .args(&ELSEWHERE[1..])
        .args(["-c", "hostname elsewhere"])
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success());
    if !allowed {
        support::say("skipped: nobody here may make name spaces for two machines");
        return;
    }
    let rounds = std::env::var("RUNBOOKC_HOSTS").ok();
    let rounds: usize = rounds.and_then(|number| number.parse().ok()).unwrap_or(2);
    let shells: Vec<Shell> = shell::wanted()
        .into_iter()
        .filter(|shell| shell::is_there(*shell))
        .collect();
    let mut dice = Dice(0x0d15_ea5e);
    for first in &shells {
        for second in &shells {
            for _ in 0..rounds {
                meet(*first, *second, &mut dice);
            }
        }
    }
}

fn meet(first: Shell, second: Shell, dice: &mut Dice) {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    let steps = (1..=3).map(|n| {
        format!(
            "{n}. Do part {n}:\n\n{}\n",
            CODE.replace("{n}", &n.to_string())
        )
    });
    let article = format!("# Three steps\n\n{}", steps.collect::<String>());
    let files = [("en-US", "en-US/three.md", article.as_str())];
    for shell in [first, second] {
        let (format, name) = shell::script_of(shell);
        let script = script(format, "three", &files, &Automation::default());
        fs::write(folder.join(name), script.expect("a procedure").content).expect("written");
    }
    fs::write(folder.join("work"), WORK).expect("written");
    fs::create_dir(folder.join("tmp")).expect("a folder");
    let mut here = on("web.alpha", folder, first);
    std::thread::sleep(Duration::from_millis(dice.below(LATE)));
    let mut there = on("web.beta", folder, second);
    let step = Duration::from_secs(75);
    let ends = [&mut here, &mut there].map(|child| kills::wait(child, folder, step).code());
    let log = fs::read_to_string(folder.join("log")).unwrap_or_default();
    let told = || {
        format!(
            "{first:?} and {second:?} ended with {ends:?}:\n{log}\n{}",
            kills::shown(folder)
        )
    };
    assert!(overlap(&log).is_none(), "two ran at once: {}", told());
    // Who comes too late begins another run; who comes too early is told to wait.
    for code in ends {
        assert!(matches!(code, Some(0 | 4)), "{}", told());
    }
    assert!(ends.contains(&Some(0)), "nobody has done it: {}", told());
    // Each run is signed as that of the machine it was on.
    for path in kills::evidence_files(folder) {
        let text = fs::read_to_string(path).unwrap_or_default();
        for line in text.lines().filter(|line| line.contains("\"step\":")) {
            let is_named = ["web.alpha", "web.beta"]
                .iter()
                .any(|host| line.contains(&format!("\"host\":\"{host}\"")));
            assert!(is_named, "{line}\n{}", told());
        }
    }
}
