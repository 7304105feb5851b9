//! The shells that sessions are played in, and how fast they are here and now.

use super::screen::{Patience, run};
use super::table::Shell;
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

/// How many sessions are played at a time. They mostly wait; but a PowerShell takes 140 MB and
/// half a core while it starts.
pub fn players(shell: Shell) -> usize {
    match shell {
        Shell::Bash => 6,
        Shell::Powershell => 3,
    }
}

/// How long a shell may take to start where many others do: one that is there is never taken for
/// one that is not.
const SLOWEST: Duration = Duration::from_secs(300);

/// The shells to play in: all, or the one that `RUNBOOKC_SHELL` names.
///
/// # Panics
/// Where it names none.
pub fn wanted() -> Vec<Shell> {
    let Ok(name) = std::env::var("RUNBOOKC_SHELL") else {
        return Shell::ALL.to_vec();
    };
    let shell = Shell::ALL.into_iter().find(|shell| shell.name() == name);
    vec![shell.unwrap_or_else(|| panic!("RUNBOOKC_SHELL names no shell: {name:?}"))]
}

/// How long a step of a dialog may take in a shell: many times as long as it takes to start and
/// say hello beside as many others as there are players, at least what a quiet machine never
/// needs, and never for ever. `None` where there is no such shell.
pub fn patience(shell: Shell) -> Option<Duration> {
    let (program, arguments, times, least) = match shell {
        Shell::Bash => ("bash", ["-c", "echo hello"].as_slice(), 1000, 20),
        Shell::Powershell => (
            "pwsh",
            ["-NoProfile", "-Command", "Write-Output hello"].as_slice(),
            25,
            60,
        ),
    };
    let hello = || {
        let begun = Instant::now();
        let mut command = Command::new(program);
        command.args(arguments);
        if which(program) {
            let output = run(command, Patience::of(SLOWEST, SLOWEST)).ok()?;
            let is_well = output.status.success() && output.stdout.starts_with(b"hello");
            is_well.then(|| begun.elapsed())
        } else {
            None
        }
    };
    let times_taken: Option<Vec<Duration>> = thread::scope(|scope| {
        let others: Vec<_> = (0..players(shell)).map(|_| scope.spawn(hello)).collect();
        let results = others.into_iter().map(|other| other.join().ok().flatten());
        results.collect()
    });
    let slowest = times_taken?.into_iter().max()?;
    let step = (slowest * times).max(Duration::from_secs(least));
    Some(step.min(Duration::from_secs(300)))
}

/// Whether a shell is on PATH.
pub fn is_there(shell: Shell) -> bool {
    which(match shell {
        Shell::Bash => "bash",
        Shell::Powershell => "pwsh",
    })
}

/// Whether a program is on PATH.
fn which(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| folder.join(program).is_file())
}
