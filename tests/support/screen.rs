//! A script that runs, and what it shows: on a terminal of 80 columns, or without one.

// Every test binary compiles this file and uses its own part of it.
#![allow(dead_code)]

use expectrl::process::unix::WaitStatus;
use expectrl::session::OsSession;
use std::fs::File;
use std::io::{ErrorKind, Read as _, Seek as _, Write as _};
use std::os::unix::process::{CommandExt as _, ExitStatusExt as _};
use std::path::PathBuf;
use std::process::{Child, Command, Output, Stdio};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// What a program asks a terminal to be told where the cursor is, and the answer (ECMA-48: DSR,
/// CPR): PowerShell does not go on without one.
const WHERE: &[u8] = b"\x1b[6n";
const HERE: &[u8] = b"\x1b[1;1R";
/// Starts a program that a signal ends again which whoever started the tests ignores (`nohup`,
/// `trap '' INT`): a shell cannot undo what it inherits so.
pub const DEFAULT_SIGNALS: &str =
    "$SIG{$_} = 'DEFAULT' for qw(HUP INT QUIT PIPE TERM); exec { $ARGV[0] } @ARGV";
/// Held while a script is started: until it runs, what another one is told of its start by is open
/// to it, too, and whoever stays would keep that from its end.
static STARTING: Mutex<()> = Mutex::new(());
const PAUSE: Duration = Duration::from_millis(5);
/// How long nothing comes where a program waits for an answer.
const QUIET: Duration = Duration::from_millis(40);

/// How long is waited: for a step of a dialog, and until when for anything.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    pub step: Duration,
    pub end: Instant,
}

impl Patience {
    /// From now on.
    pub fn of(step: Duration, whole: Duration) -> Self {
        let end = Instant::now() + whole;
        Self { step, end }
    }

    /// When a step that begins now has taken too long.
    fn over(self) -> Instant {
        self.end.min(Instant::now() + self.step)
    }
}

impl Default for Patience {
    fn default() -> Self {
        Self::of(Duration::from_secs(20), Duration::from_secs(600))
    }
}

/// Runs a command to its end, but no longer than that; what it still runs is killed with it.
///
/// # Errors
/// Where it takes longer.
pub fn run(mut command: Command, patience: Patience) -> Result<Output, String> {
    // A pipe would be open for as long as anything that the command leaves behind.
    let [out, err] = [(); 2].map(|()| tempfile::tempfile().expect("a file"));
    let copy = |file: &File| file.try_clone().expect("a copy");
    command.stdin(Stdio::null()).process_group(0);
    command.stdout(copy(&out)).stderr(copy(&err));
    let mut child = command.spawn().expect("the program runs");
    let over = patience.over();
    let status = loop {
        if let Some(status) = child.try_wait().expect("it is ours") {
            break status;
        }
        if Instant::now() > over {
            kill_group(i32::try_from(child.id()).expect("a process id"));
            let _ = child.wait();
            let words: Vec<_> = command.get_args().collect();
            return Err(format!("it takes too long: {words:?}"));
        }
        std::thread::sleep(PAUSE);
    };
    let [stdout, stderr] = [out, err].map(|mut file| {
        let mut bytes = Vec::new();
        file.rewind().expect("it can be read again");
        file.read_to_end(&mut bytes).expect("it can be read");
        bytes
    });
    Ok(Output {
        status,
        stdout,
        stderr,
    })
}

fn kill_group(leader: i32) {
    let mut kill = Command::new("bash");
    kill.args(["-c", "kill -s KILL -- \"-$1\"", "kill"]);
    kill.arg(leader.to_string()).stderr(Stdio::null());
    kill.status().expect("bash runs");
}

/// A script that runs.
pub struct Screen {
    patience: Patience,
    device: Device,
    bytes: Vec<u8>,
    /// What is shown, with one blank for any white space: rows end where they
    /// like.
    folded: String,
    /// How much of it has been waited for.
    seen: usize,
    /// How often it was told where the cursor is.
    told: usize,
    /// How much had come when it was given other columns, and how many.
    resized: Option<(usize, usize)>,
    ended: Option<Ended>,
    /// The file that the exit code will be in: a prompt that goes on has run the script.
    told_in: Option<PathBuf>,
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

/// In the folder and the environment of another command, and no other.
fn as_is(mut prepared: Command, command: &Command) -> Command {
    prepared.env_clear();
    for (name, value) in command.get_envs() {
        prepared.env(name, value.unwrap_or_default());
    }
    if let Some(folder) = command.get_current_dir() {
        prepared.current_dir(folder);
    }
    prepared
}

/// What runs no longer than anybody looks.
impl Drop for Screen {
    fn drop(&mut self) {
        // The end of a script is not that of the prompt it was started at.
        if self.told_in.take().is_some() {
            self.ended = None;
        }
        if self.ended().is_none() {
            kill_group(self.process());
            let over = Instant::now() + Duration::from_secs(5);
            while self.ended().is_none() && Instant::now() < over {
                std::thread::sleep(PAUSE);
            }
        }
    }
}

impl Screen {
    /// Starts a command on a terminal that shows what is typed, as an
    /// operator's does.
    pub fn on_a_terminal(command: &Command) -> Self {
        Self::on_a_terminal_of(command, 80)
    }

    /// The same on one of so many columns.
    pub fn on_a_terminal_of(command: &Command, columns: usize) -> Self {
        let mut prepared = Command::new("sh");
        let code = format!("stty echo rows 24 cols {columns} && exec \"$0\" \"$@\"");
        prepared
            .args(["-c", &code])
            .args(["perl", "-e", DEFAULT_SIGNALS])
            .arg(command.get_program())
            .args(command.get_args());
        let starting = STARTING.lock().unwrap_or_else(PoisonError::into_inner);
        let spawned = expectrl::Session::spawn(as_is(prepared, command));
        drop(starting);
        let mut session = spawned.expect("a terminal");
        // It is given a size of its own while the program begins already.
        let columns = u16::try_from(columns).expect("a width");
        let process = session.get_process_mut();
        process.set_window_size(columns, 24).expect("a terminal");
        Self::of(Device::Terminal(Box::new(session)))
    }

    /// Starts a command without one, in a process group of its own. What it
    /// prints goes to a file, since a pipe would end with us.
    pub fn without_terminal(command: &Command) -> Self {
        let out = tempfile::NamedTempFile::new().expect("a file");
        let one = File::options().append(true).open(out.path()).expect("open");
        let mut prepared = Command::new("perl");
        prepared
            .args(["-e", DEFAULT_SIGNALS])
            .arg(command.get_program())
            .args(command.get_args());
        let mut command = as_is(prepared, command);
        let starting = STARTING.lock().unwrap_or_else(PoisonError::into_inner);
        let child = command
            .stdin(Stdio::null())
            .stdout(one.try_clone().expect("a copy"))
            .stderr(one)
            .process_group(0)
            .spawn()
            .expect("the shell runs");
        drop(starting);
        let reader = out.reopen().expect("open");
        Self::of(Device::None(child, reader))
    }

    fn of(device: Device) -> Self {
        Self {
            patience: Patience::default(),
            device,
            bytes: Vec::new(),
            folded: String::new(),
            seen: 0,
            told: 0,
            resized: None,
            ended: None,
            told_in: None,
        }
    }

    /// The same, waited for as long as is said.
    pub fn patient(mut self, patience: Patience) -> Self {
        self.waits(patience);
        self
    }

    /// Waits as long as is said from now on.
    pub fn waits(&mut self, patience: Patience) {
        self.patience = patience;
    }

    /// A prompt is given another script, on a terminal of so many columns: nothing was shown yet,
    /// and it has ended once its exit code is in that file.
    pub fn begins_anew(&mut self, told_in: PathBuf, columns: Option<usize>) {
        self.read();
        self.bytes.clear();
        self.folded.clear();
        (self.seen, self.told) = (0, 0);
        if let Some(columns) = columns {
            self.resize(u16::try_from(columns).expect("a width"));
        }
        (self.resized, self.ended) = (None, None);
        self.told_in = Some(told_in);
    }

    /// Whether a prompt has run its script, and can be given another.
    pub fn is_back(&self) -> bool {
        let told = self.told_in.as_ref();
        self.ended.is_some() && told.is_some_and(|path| path.exists())
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

    /// What came since it was given other columns, and how many.
    pub fn since_resized(&self) -> Option<(String, usize)> {
        let (from, columns) = self.resized?;
        let text = String::from_utf8_lossy(&self.bytes[from..]).into_owned();
        Some((text, columns))
    }

    /// Its rows as a terminal of so many columns shows them in the end, without the blanks at their
    /// ends: what is written over is gone. Nothing else moves than what an end of a row, a return
    /// to its beginning and its last column do, and nothing else is cleared than the rest of a row.
    pub fn rows(&self, columns: usize) -> Vec<String> {
        let text = String::from_utf8_lossy(&self.bytes);
        let mut rows = vec![Vec::new()];
        let mut at = 0;
        let mut chars = text.chars();
        while let Some(c) = chars.next() {
            match c {
                '\n' => {
                    rows.push(Vec::new());
                    at = 0;
                }
                '\r' => at = 0,
                '\x1b' if chars.as_str().starts_with('[') => {
                    chars.next();
                    if chars.find(|c| ('@'..='~').contains(c)) == Some('K') {
                        rows.last_mut().expect("a row").truncate(at);
                    }
                }
                // The title of a window.
                '\x1b' if chars.as_str().starts_with(']') => {
                    chars.find(|c| matches!(c, '\x07' | '\\'));
                }
                '\x1b' => {
                    chars.find(|c| ('0'..='~').contains(c));
                }
                c if c.is_control() => {}
                c => {
                    if at == columns {
                        rows.push(Vec::new());
                        at = 0;
                    }
                    let row = rows.last_mut().expect("a row");
                    if at == row.len() {
                        row.push(c);
                    } else {
                        row[at] = c;
                    }
                    at += 1;
                }
            }
        }
        let texts = rows.into_iter().map(String::from_iter);
        texts.map(|row: String| row.trim_end().to_owned()).collect()
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
            self.tell();
            self.folded = fold(&String::from_utf8_lossy(&self.bytes));
        }
        new
    }

    /// Tells a program that asks where the cursor is.
    fn tell(&mut self) {
        if let Device::Terminal(session) = &mut self.device {
            let asked = memchr::memmem::find_iter(&self.bytes, WHERE).count();
            for _ in self.told..asked {
                // Whoever has ended since needs no answer.
                let _ = session.write_all(HERE).and_then(|()| session.flush());
            }
            self.told = asked;
        }
    }

    /// Waits for a text below what was waited for before.
    pub fn sees(&mut self, text: &str) -> Result<(), String> {
        let wanted = fold(text);
        let over = self.patience.over();
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
            if Instant::now() > over {
                return Err(format!("no {text:?} on the screen"));
            }
            if self.ended().is_some() && !self.read() {
                return Err(format!("it ended without {text:?} on the screen"));
            }
            std::thread::sleep(PAUSE);
        }
    }

    /// Waits for a question below what was waited for before: a line that is not ended, and that
    /// nothing follows. That line; `None` where it ends instead.
    ///
    /// # Errors
    /// Where neither comes.
    pub fn asks(&mut self) -> Result<Option<String>, String> {
        let over = self.patience.over();
        let mut since = Instant::now();
        loop {
            let new = self.read();
            if new {
                since = Instant::now();
            }
            let last = self.bytes.rsplit(|byte| *byte == b'\n').next();
            let last = String::from_utf8_lossy(last.unwrap_or_default()).into_owned();
            let is_open = self.seen < self.folded.len() && last.ends_with(' ');
            if is_open && since.elapsed() > QUIET {
                self.seen = self.folded.len();
                return Ok(Some(last));
            }
            if self.ended().is_some() && !self.read() {
                return Ok(None);
            }
            if Instant::now() > over {
                return Err(format!("it neither asks nor ends:\n{}", self.folded));
            }
            std::thread::sleep(PAUSE);
        }
    }

    /// Waits until something is so.
    pub fn until(&mut self, what: &str, is_so: impl Fn() -> bool) -> Result<(), String> {
        let over = self.patience.over();
        while !is_so() {
            self.read();
            if Instant::now() > over {
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

    /// Gives its terminal so many columns.
    pub fn resize(&mut self, columns: u16) {
        self.resized = Some((self.bytes.len(), columns.into()));
        if let Device::Terminal(session) = &mut self.device {
            // Whoever has ended since has no terminal.
            let _ = session.get_process_mut().set_window_size(columns, 24);
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
        let told = self.told_in.as_ref();
        if let Some(code) = told.and_then(|path| std::fs::read_to_string(path).ok()) {
            return Some(Ended::Code(code.parse().expect("an exit code")));
        }
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
        let over = self.patience.over();
        loop {
            self.read();
            if let Some(ended) = self.ended() {
                std::thread::sleep(PAUSE);
                self.read();
                return Ok(ended);
            }
            if Instant::now() > over {
                return Err("it does not end".to_owned());
            }
            std::thread::sleep(PAUSE);
        }
    }

    /// Whether what is typed is shown again; `None` without a terminal, and at a prompt, which
    /// shows it itself.
    pub fn echoes(&self) -> Option<bool> {
        match &self.device {
            _ if self.told_in.is_some() => None,
            Device::Terminal(session) => session.get_process().get_echo().ok(),
            Device::None(..) => None,
        }
    }
}
