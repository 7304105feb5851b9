//! Who sits at a question is seen from elsewhere.

use super::screen::{Patience, Screen};
use super::script::script;
use super::shell;
use super::support;
use runbookc::source::Automation;
use std::fs::{self, File};
use std::time::{Duration, SystemTime};

const ARTICLE: &str = "# Watch\n\n1. Look at the dial.\n";

#[test]
fn who_sits_at_a_question_gives_signs_of_life() {
    for shell in shell::wanted() {
        let Some(step) = shell::patience(shell) else {
            support::say(&format!("skipped: no {shell:?} on PATH"));
            continue;
        };
        let folder = tempfile::tempdir().expect("a folder");
        let place = folder.path();
        let (format, name) = shell::script_of(shell);
        let files = [("en-US", "watch.md", ARTICLE)];
        let made = script(format, "watch", &files, &Automation::default()).expect("a step");
        fs::write(place.join(name), made.content).expect("written");
        let command = shell::command_in(place, shell, &[]);
        let patience = Patience::of(step, Duration::from_secs(600));
        let mut screen = Screen::on_a_terminal(&command).patient(patience);
        let mut play = || -> Result<(), String> {
            screen.sees("Is it as the step says?")?;
            screen.asks()?;
            let states = fs::read_dir(place.join("state/runbookc")).expect("a folder");
            let state = states.flatten().next().expect("a run");
            let lock = state.path().join("lock");
            let begun = File::options().append(true).open(&lock).expect("a lock");
            let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
            begun.set_modified(long_ago).expect("set");
            let seen = || lock.metadata().and_then(|data| data.modified()).ok();
            screen.until("a sign of life", || seen() != Some(long_ago))?;
            screen.types(b"q")?;
            screen.ends().map(|_| ())
        };
        if let Err(problem) = play() {
            panic!("{shell:?}: {problem}\n{}", screen.text());
        }
    }
}
