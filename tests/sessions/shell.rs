//! The shells that sessions are played in, and how fast they are here and now.

use super::screen::{Patience, run};
use super::table::Shell;
use runbookc::emit::Format;
use std::fs;
use std::path::Path;
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

/// What spares PowerShell a fifth of the processor time that it starts in: its runtime does not
/// count what is called often, to compile it anew, which no session is long enough for.
pub const BRIEF: (&str, &str) = ("DOTNET_TieredPGO", "0");

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
    let (arguments, times, least) = match shell {
        Shell::Bash => (["-c", "echo hello"].as_slice(), 1000, 20),
        Shell::Powershell => (
            ["-NoProfile", "-Command", "Write-Output hello"].as_slice(),
            25,
            60,
        ),
    };
    let hello = || {
        let begun = Instant::now();
        let mut command = Command::new(program(shell));
        command.args(arguments);
        if is_there(shell) {
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

/// The program that a shell is.
pub fn program(shell: Shell) -> &'static str {
    match shell {
        Shell::Bash => "bash",
        Shell::Powershell => "pwsh",
    }
}

/// What a driver prints that calls functions of the runtime by themselves: it runs in a folder, and
/// gets that of the project as its argument.
///
/// # Panics
/// Where it does not end, or has errors to tell.
pub fn drive(shell: Shell, driver: &str, folder: &Path) -> String {
    let (arguments, name): (&[&str], _) = match shell {
        Shell::Bash => (&[], "driver.sh"),
        Shell::Powershell => (&["-NoProfile", "-NonInteractive", "-File"], "driver.ps1"),
    };
    let path = folder.join(name);
    fs::write(&path, driver).expect("a file");
    let mut command = Command::new(program(shell));
    command.args(arguments).arg(path).current_dir(folder);
    command.arg(env!("CARGO_MANIFEST_DIR"));
    let output = run(command, Patience::default()).expect("a shell that ends");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(errors.is_empty(), "{errors}");
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// The script of a shell: its format, and its name in the folder it is run in.
pub fn script_of(shell: Shell) -> (Format, &'static str) {
    match shell {
        Shell::Bash => (Format::Bash, "runbook.sh"),
        Shell::Powershell => (Format::Powershell, "runbook.ps1"),
    }
}

/// What runs the script of a shell, with options in GNU's spelling: a program and its arguments.
pub fn words(shell: Shell, options: &[String]) -> Vec<String> {
    let mut words = vec![program(shell).to_owned()];
    match shell {
        Shell::Bash => {
            words.push(script_of(shell).1.to_owned());
            words.extend(options.iter().cloned());
        }
        Shell::Powershell => {
            words.extend(["-NoProfile", "-Command"].map(str::to_owned));
            words.push(format!("{}; exit $LASTEXITCODE", call(options)));
        }
    }
    words
}

/// The same as a command.
pub fn command(shell: Shell, options: &[String]) -> Command {
    let words = words(shell, options);
    let mut command = Command::new(&words[0]);
    command.args(&words[1..]).env(BRIEF.0, BRIEF.1);
    command
}

/// The same in a folder that is all it knows of the machine, but for the programs.
pub fn command_in(folder: &Path, shell: Shell, options: &[String]) -> Command {
    let mut command = command(shell, options);
    confine(&mut command, folder);
    command
}

/// Has a command know nothing of the machine but a folder, and the programs.
pub fn confine(command: &mut Command, folder: &Path) {
    command
        .current_dir(folder)
        .env_clear()
        .env(BRIEF.0, BRIEF.1)
        .env("PATH", std::env::var_os("PATH").unwrap_or_default())
        .env("HOME", folder)
        .env("XDG_STATE_HOME", folder.join("state"))
        .env("LANG", "C.UTF-8")
        .env("TERM", "xterm");
}

/// Whether a shell is on PATH.
pub fn is_there(shell: Shell) -> bool {
    which(program(shell))
}

/// Whether a program is on PATH.
fn which(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| folder.join(program).is_file())
}

/// A call of `runbook.ps1` with GNU's options in PowerShell's spelling. An
/// option that is repeated becomes one with a list.
pub fn call(options: &[String]) -> String {
    let quoted = |text: &str| format!("'{}'", text.replace('\'', "''"));
    let mut call: Vec<(String, Vec<String>)> = Vec::new();
    for word in options {
        match (word.strip_prefix("--"), call.last_mut()) {
            (Some(name), _) => {
                let pascal = name.split('-').map(|part| {
                    let (first, rest) = part.split_at(1);
                    first.to_uppercase() + rest
                });
                let name = format!("-{}", pascal.collect::<String>());
                match call.iter().position(|(known, _)| *known == name) {
                    Some(at) => {
                        let option = call.remove(at);
                        call.push(option);
                    }
                    None => call.push((name, Vec::new())),
                }
            }
            // A letter is an option, too.
            (None, _) if word.len() == 2 && word.starts_with('-') => {
                call.push((word.clone(), Vec::new()));
            }
            (None, Some((_, values))) => values.push(quoted(word)),
            (None, None) => call.push((quoted(word), Vec::new())),
        }
    }
    let words: Vec<String> = call
        .into_iter()
        .map(|(name, values)| format!("{name} {}", values.join(",")))
        .collect();
    format!("& ./runbook.ps1 {}", words.join(" "))
}
