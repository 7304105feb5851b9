//! A PowerShell that stays, as an operator's own prompt does: scripts are started at it one after
//! another. Most of what a start costs is what the .NET runtime compiles, and that is done once.

use super::screen::{Patience, Screen};
use super::shell;
use super::table::{Shell, folder};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::ops::{Deref, DerefMut};
use std::process::Command;
use tempfile::TempDir;

/// A prompt, and the folder that it is given its orders in.
struct Prompt {
    screen: Screen,
    folder: TempDir,
    on_terminal: bool,
    /// How many scripts it has been given.
    starts: usize,
}

/// How many scripts a prompt is given: .NET keeps what it has compiled of each, 10 MB and more.
const MOST_STARTS: usize = 30;

thread_local! {
    /// The prompts of a player that run nothing.
    static IDLE: RefCell<Vec<Prompt>> = const { RefCell::new(Vec::new()) };
}

/// Ends the prompts of a player: what belongs to a thread outlives the tests where the process
/// ends first.
pub fn leave() {
    IDLE.with_borrow_mut(Vec::clear);
}

/// Whether scripts are started at prompts; `RUNBOOKC_COLD` has each in a process of its own.
pub fn are_used() -> bool {
    std::env::var_os("RUNBOOKC_COLD").is_none()
}

/// A script that runs: in a process of its own, or at a prompt.
pub enum Started {
    Alone(Screen),
    AtPrompt(Lent),
}

/// A prompt that runs a script; one that has come back from it is used again, so often.
pub struct Lent(Option<Prompt>);

impl Drop for Lent {
    fn drop(&mut self) {
        if let Some(prompt) = self.0.take()
            && prompt.screen.is_back()
            && prompt.starts < MOST_STARTS
        {
            IDLE.with_borrow_mut(|idle| idle.push(prompt));
        }
    }
}

impl Deref for Started {
    type Target = Screen;

    fn deref(&self) -> &Screen {
        match self {
            Self::Alone(screen) => screen,
            Self::AtPrompt(lent) => &lent.0.as_ref().expect("not dropped").screen,
        }
    }
}

impl DerefMut for Started {
    fn deref_mut(&mut self) -> &mut Screen {
        match self {
            Self::Alone(screen) => screen,
            Self::AtPrompt(lent) => &mut lent.0.as_mut().expect("not dropped").screen,
        }
    }
}

/// Starts the script that a command would, with options in GNU's spelling, at a prompt that runs
/// nothing.
pub fn start(command: &Command, options: &[String], columns: Option<usize>) -> Started {
    let on_terminal = columns.is_some();
    let idle = IDLE.with_borrow_mut(|idle| {
        let at = idle.iter().position(|one| one.on_terminal == on_terminal)?;
        Some(idle.swap_remove(at))
    });
    let mut prompt = idle.unwrap_or_else(|| Prompt::new(columns));
    prompt.begin(command, options, columns);
    Started::AtPrompt(Lent(Some(prompt)))
}

impl Prompt {
    /// On a terminal of so many columns from the beginning: another width that it got while it
    /// starts could be undone, or not be noticed.
    fn new(columns: Option<usize>) -> Self {
        let own = tempfile::tempdir().expect("a folder");
        let mut command = Command::new(shell::program(Shell::Powershell));
        let server = folder().join("prompt.ps1");
        let call = format!("& '{}' '{}'", server.display(), own.path().display());
        command.args(["-NoProfile", "-Command", &call]);
        // What it inherits outlives the first session: each has its own environment.
        shell::confine(&mut command, own.path());
        command.env("NO_COLOR", "1");
        let screen = match columns {
            Some(columns) => Screen::on_a_terminal_of(&command, columns),
            None => Screen::without_terminal(&command),
        };
        Self {
            screen,
            folder: own,
            on_terminal: columns.is_some(),
            starts: 0,
        }
    }

    fn begin(&mut self, command: &Command, options: &[String], columns: Option<usize>) {
        self.starts += 1;
        let ended = self.folder.path().join("ended");
        let _ = fs::remove_file(&ended);
        self.screen.begins_anew(ended, columns);
        let text = |value: &OsStr| value.to_str().expect("UTF-8").to_owned();
        let environment: BTreeMap<String, String> = command
            .get_envs()
            .map(|(name, value)| (text(name), text(value.unwrap_or_default())))
            .collect();
        let job = serde_json::json!({
            "call": shell::call(options),
            "folder": command.get_current_dir().expect("a folder"),
            "environment": environment,
        });
        let [whole, part] = ["job", "part"].map(|name| self.folder.path().join(name));
        fs::write(&part, job.to_string()).expect("written");
        fs::rename(part, whole).expect("renamed");
    }
}

impl Started {
    /// The same, waited for as long as is said.
    pub fn patient(mut self, patience: Patience) -> Self {
        self.waits(patience);
        self
    }
}
