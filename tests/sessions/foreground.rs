//! The terminal of a shell with job control, in which a runbook was killed and is started again
//! while what the first start ran goes on.

use super::kills::send;
use super::screen::{Patience, Screen};
use super::script::script;
use super::shell;
use super::support;
use super::table::Shell;
use runbookc::source::Automation;
use std::fs;
use std::io;
use std::process::Command;
use std::time::Duration;

const ARTICLE: &str = "# Fill the tank

1. Open the tap:

   ```bash
   touch begun
   until test -e enough; do sleep 0.1; done
   echo full >tank
   echo closed >tap
   ```
";

/// Each simple command of a block gives its shell occasion to make the terminal its own.
#[test]
fn what_a_killed_runbook_has_left_does_not_take_the_terminal() {
    let shell = Shell::Bash;
    let Some(step) = shell::patience(shell).filter(|_| shell::wanted().contains(&shell)) else {
        support::say("skipped: not in this shell");
        return;
    };
    let folder = tempfile::tempdir().expect("a folder");
    let place = folder.path();
    let (format, name) = shell::script_of(shell);
    let files = [("en-US", "tank.md", ARTICLE)];
    let made = script(format, "tank", &files, &Automation::default()).expect("a step");
    fs::write(place.join(name), made.content).expect("written");

    let runbook = shell::command_in(place, shell, &[]);
    let start = format!("bash {name}\n");
    let mut login = Command::new("bash");
    login.args(["--norc", "-i"]).current_dir(place).env_clear();
    for (name, value) in runbook.get_envs() {
        login.env(name, value.unwrap_or_default());
    }
    let patience = Patience::of(step, Duration::from_secs(600));
    let mut screen = Screen::on_a_terminal(&login).patient(patience);
    let text = |error: io::Error| error.to_string();
    let mut play = || -> Result<(), String> {
        screen.types(start.as_bytes())?;
        screen.sees("Run the commands?")?;
        screen.types(b"r")?;
        screen.until("begun", || place.join("begun").exists())?;
        // Between two commands, a shell that is just looking for its runbook may miss its end.
        std::thread::sleep(Duration::from_millis(150));
        let mut states = fs::read_dir(place.join("state/runbookc"))
            .into_iter()
            .flatten();
        let state = states.next().ok_or("no state")?.map_err(text)?;
        let holder = fs::read_to_string(state.path().join("lock")).map_err(text)?;
        send("KILL", holder.split(' ').next().unwrap_or_default());
        screen.sees("Killed")?;
        screen.types(start.as_bytes())?;
        screen.sees("Continue this run?")?;
        screen.types(b"c")?;
        screen.sees("how it ended is not known")?;
        fs::write(place.join("enough"), "").map_err(text)?;
        screen.until("closed", || place.join("tap").exists())?;
        // What its shell does after the block, it does at once.
        std::thread::sleep(Duration::from_millis(500));
        screen.types(b"d")?;
        screen.sees("Why is it counted as done?")
    };
    if let Err(problem) = play() {
        panic!("{problem}\n{}", screen.text());
    }
}
