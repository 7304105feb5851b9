//! A script that runs, and what it shows: on a terminal of 80 columns, or without one.

// Every test binary compiles this file and uses its own part of it.
#![allow(dead_code)]

use expectrl::process::unix::WaitStatus;
use expectrl::session::OsSession;
use std::fs::File;
use std::io::{ErrorKind, Read as _, Write as _};
use std::os::unix::process::{CommandExt as _, ExitStatusExt as _};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// How long a step of a dialog may take.
const PATIENCE: Duration = Duration::from_secs(20);
const PAUSE: Duration = Duration::from_millis(5);

/// A script that runs.
pub struct Screen {
    device: Device,
    bytes: Vec<u8>,
    /// What is shown, with one blank for any white space: rows end where they
    /// like.
    folded: String,
    /// How much of it has been waited for.
    seen: usize,
    ended: Option<Ended>,
}

enum Device {
    Terminal(Box<OsSession>),
    /// The file that it prints to.
    None(Child, File),
}

/// How it ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    Code(i32),
    Signal(i32),
}

/// White space folded to one blank.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if !c.is_whitespace() {
            out.push(c);
        } else if !out.ends_with(' ') {
            out.push(' ');
        }
    }
    out
}

impl Screen {
    /// Starts a command on a terminal that shows what is typed, as an
    /// operator's does.
    pub fn on_a_terminal(command: &Command) -> Self {
        let mut prepared = Command::new("sh");
        prepared
            .args(["-c", "stty echo rows 24 cols 80 && exec \"$0\" \"$@\""])
            .arg(command.get_program())
            .args(command.get_args())
            .env_clear();
        for (name, value) in command.get_envs() {
            prepared.env(name, value.unwrap_or_default());
        }
        if let Some(folder) = command.get_current_dir() {
            prepared.current_dir(folder);
        }
        let session = expectrl::Session::spawn(prepared).expect("a terminal");
        Self::of(Device::Terminal(Box::new(session)))
    }

    /// Starts a command without one, in a process group of its own. What it
    /// prints goes to a file, since a pipe would end with us.
    pub fn without_terminal(mut command: Command) -> Self {
        let out = tempfile::NamedTempFile::new().expect("a file");
        let one = File::options().append(true).open(out.path()).expect("open");
        let child = command
            .stdin(Stdio::null())
            .stdout(one.try_clone().expect("a copy"))
            .stderr(one)
            .process_group(0)
            .spawn()
            .expect("the shell runs");
        let reader = out.reopen().expect("open");
        Self::of(Device::None(child, reader))
    }

    fn of(device: Device) -> Self {
        Self {
            device,
            bytes: Vec::new(),
            folded: String::new(),
            seen: 0,
            ended: None,
        }
    }

    pub fn process(&self) -> i32 {
        match &self.device {
            Device::Terminal(session) => session.get_process().pid().as_raw(),
            Device::None(child, _) => i32::try_from(child.id()).expect("a process id"),
        }
    }

    /// All that was shown so far, white space folded.
    pub fn text(&self) -> &str {
        &self.folded
    }

    /// The same as it came.
    pub fn raw(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    /// Takes what is shown by now; `false` where there is nothing new.
    fn read(&mut self) -> bool {
        let mut buffer = [0; 4096];
        let mut new = false;
        loop {
            let count = match &mut self.device {
                Device::Terminal(session) => match session.try_read(&mut buffer) {
                    Ok(count) => count,
                    Err(error) if error.kind() == ErrorKind::Interrupted => continue,
                    // Nothing yet, or never again: whether it has ended is
                    // asked elsewhere.
                    Err(_) => 0,
                },
                Device::None(_, file) => file.read(&mut buffer).expect("it can be read"),
            };
            if count == 0 {
                break;
            }
            self.bytes.extend_from_slice(&buffer[..count]);
            new = true;
        }
        if new {
            self.folded = fold(&String::from_utf8_lossy(&self.bytes));
        }
        new
    }

    /// Waits for a text below what was waited for before.
    pub fn sees(&mut self, text: &str) -> Result<(), String> {
        let wanted = fold(text);
        let start = Instant::now();
        loop {
            self.read();
            // A character that came in half has changed since.
            let from = (0..=self.seen.min(self.folded.len()))
                .rev()
                .find(|at| self.folded.is_char_boundary(*at))
                .unwrap_or(0);
            if let Some(at) = self.folded[from..].find(&wanted) {
                self.seen = from + at + wanted.len();
                return Ok(());
            }
            if start.elapsed() > PATIENCE {
                return Err(format!("no {text:?} on the screen"));
            }
            if self.ended().is_some() && !self.read() {
                return Err(format!("it ended without {text:?} on the screen"));
            }
            std::thread::sleep(PAUSE);
        }
    }

    /// Waits until something is so.
    pub fn until(&mut self, what: &str, is_so: impl Fn() -> bool) -> Result<(), String> {
        let start = Instant::now();
        while !is_so() {
            self.read();
            if start.elapsed() > PATIENCE {
                return Err(format!("waited in vain: {what}"));
            }
            std::thread::sleep(PAUSE);
        }
        Ok(())
    }

    pub fn types(&mut self, text: &[u8]) -> Result<(), String> {
        match &mut self.device {
            Device::Terminal(session) => session
                .write_all(text)
                .and_then(|()| session.flush())
                .map_err(|error| format!("typed in vain: {error}")),
            Device::None(..) => Err("there is no terminal to type at".to_owned()),
        }
    }

    /// How it ended, once it has: a process can be asked that once.
    fn ended(&mut self) -> Option<Ended> {
        if self.ended.is_none() {
            self.ended = self.ask_for_end();
        }
        self.ended
    }

    fn ask_for_end(&mut self) -> Option<Ended> {
        match &mut self.device {
            Device::Terminal(session) => match session.get_process().status() {
                Ok(WaitStatus::Exited(_, code)) => Some(Ended::Code(code)),
                Ok(WaitStatus::Signaled(_, signal, _)) => Some(Ended::Signal(signal as i32)),
                _ => None,
            },
            Device::None(child, _) => {
                let status = child.try_wait().expect("it is ours")?;
                Some(match status.code() {
                    Some(code) => Ended::Code(code),
                    None => Ended::Signal(status.signal().unwrap_or_default()),
                })
            }
        }
    }

    /// Waits for the end, and takes what was still shown.
    pub fn ends(&mut self) -> Result<Ended, String> {
        let start = Instant::now();
        loop {
            self.read();
            if let Some(ended) = self.ended() {
                std::thread::sleep(PAUSE);
                self.read();
                return Ok(ended);
            }
            if start.elapsed() > PATIENCE {
                return Err("it does not end".to_owned());
            }
            std::thread::sleep(PAUSE);
        }
    }

    /// Whether what is typed is shown again; `None` without a terminal.
    pub fn echoes(&self) -> Option<bool> {
        match &self.device {
            Device::Terminal(session) => session.get_process().get_echo().ok(),
            Device::None(..) => None,
        }
    }
}
