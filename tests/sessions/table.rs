//! The table: what stands in `tests/sessions/*.yaml`.

use runbookc::source::yaml;
use serde::Deserialize;
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The translations of an article: their locales and file names, in order.
pub fn translations(article: &str) -> Vec<(String, String)> {
    let entries = fs::read_dir(folder().join("articles")).expect("the articles");
    let mut found: Vec<_> = entries
        .filter_map(|entry| {
            let name = entry.ok()?.file_name().into_string().ok()?;
            let rest = name.strip_prefix(article)?.strip_prefix('.')?;
            let tag = rest.strip_suffix(".md")?.to_owned();
            Some((tag, name))
        })
        .collect();
    found.sort();
    found
}

/// What happens between an operator and a runbook, from a clean machine on.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Session {
    /// What it shows to be so.
    pub name: String,
    /// `articles/<article>.md`, and `articles/<article>.<locale>.md` for each language that has one.
    pub article: String,
    /// `articles/<automation>.yaml`.
    pub automation: Option<String>,
    /// The shells it makes sense in; all where nothing is said.
    pub shells: Option<Vec<Shell>>,
    /// Why not in all.
    pub why: Option<String>,
    /// What the machine must allow.
    pub needs: Option<Need>,
    /// Run by `sh` before the first start.
    pub before: Option<String>,
    /// Run by `sh` at the end, however it ends.
    pub after: Option<String>,
    /// The starts of the script, on the same state folder.
    pub starts: Vec<Start>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Shell {
    Bash,
    Powershell,
}

impl Shell {
    /// All there are.
    pub const ALL: [Self; 2] = [Self::Bash, Self::Powershell];

    /// The other one.
    pub fn other(self) -> Self {
        match self {
            Self::Bash => Self::Powershell,
            Self::Powershell => Self::Bash,
        }
    }

    /// The shell as the table spells it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Bash => "bash",
            Self::Powershell => "powershell",
        }
    }
}

impl Session {
    /// Whether it is played in a shell.
    pub fn is_for(&self, shell: Shell) -> bool {
        self.shells
            .as_ref()
            .is_none_or(|shells| shells.contains(&shell))
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Need {
    /// File systems can be mounted.
    Mount,
    /// Files can be given to others.
    Owners,
    /// Both shells are there.
    BothShells,
}

/// One start of the script.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Start {
    /// Another version of the article, from this start on.
    pub article: Option<String>,
    /// Another automation file, for this start and those to come.
    pub automation: Option<String>,
    /// Whether it is made in the other shell: the run goes from one to the other.
    #[serde(default)]
    pub in_the_other_shell: bool,
    /// Run by `sh` before it.
    pub before: Option<String>,
    /// In GNU's spelling.
    #[serde(default)]
    pub options: Vec<String>,
    /// The text of an answers file, given with `--answers`.
    pub answers: Option<String>,
    #[serde(default)]
    pub environment: BTreeMap<String, String>,
    #[serde(default = "yes")]
    pub terminal: bool,
    /// How wide the terminal is, where it is not 80 columns: no row is longer that could be
    /// broken at a blank.
    pub columns: Option<usize>,
    #[serde(default)]
    pub dialog: Vec<Move>,
    pub ends: End,
    /// What stands on the screen, white space folded.
    #[serde(default)]
    pub shows: Vec<String>,
    /// Rows that a terminal shows in the end, as they are but for the blanks at their ends;
    /// several of them, one below the other, in one text.
    #[serde(default)]
    pub rows: Vec<String>,
    /// What does not.
    #[serde(default)]
    pub hides: Vec<String>,
    /// What this start adds to the evidence: a line each, at least these
    /// members; `null` is a member that must be absent.
    pub evidence: Option<Vec<Map<String, Value>>>,
    /// Files of the work folder, or of the state folder after `state:`.
    #[serde(default)]
    pub files: BTreeMap<String, Content>,
    /// What `runbookc report` says of files of the work folder, with blanks
    /// between them: `complete`, `partial` or `damaged`.
    #[serde(default)]
    pub reports: BTreeMap<String, String>,
    /// What `--status` says of steps.
    #[serde(default)]
    pub status: BTreeMap<String, String>,
    /// What stands in no file that the runbook or its commands could write, nor
    /// on the screen.
    #[serde(default)]
    pub nowhere: Vec<String>,
}

fn yes() -> bool {
    true
}

/// Something that the operator does, once what it waits for has come.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Move {
    /// Waits for the question about a step.
    pub step: Option<String>,
    /// Waits for a text and the question below it.
    pub question: Option<String>,
    /// Waits for a text.
    pub sees: Option<String>,
    /// Waits for a file of the work folder.
    pub appears: Option<String>,
    /// Waits.
    pub waits: Option<u64>,
    /// Gives the terminal so many columns: no row that comes after it is longer.
    pub resizes: Option<u16>,
    /// Types a line.
    pub types: Option<String>,
    /// Types keys, and no Enter.
    pub keys: Option<String>,
    /// Types bytes that are no text.
    pub bytes: Option<Vec<u8>>,
    pub presses: Option<Key>,
    pub signal: Option<Signal>,
    /// To whom; the script where nothing is said.
    pub to: Option<Receiver>,
    /// Run by `sh`.
    pub does: Option<String>,
    /// Another start in the mean time.
    pub meanwhile: Option<Box<Start>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Key {
    CtrlC,
    CtrlD,
    /// No key, but the end of all keys: the terminal is gone.
    HangUp,
    /// The same where the script was started by what keeps the signal of that from it (`nohup`).
    HangUpUnheard,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Signal {
    Int,
    Term,
    Hup,
    Kill,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Receiver {
    Script,
    Group,
}

/// How a start ends: with an exit code, or in a way that leaves none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum End {
    Code(i32),
    Other(Otherwise),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Otherwise {
    /// By `KILL`: nothing could be put in order.
    Killed,
    /// Without a terminal to tell anybody.
    Alone,
}

/// What is so of a file.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub enum Content {
    /// Whether it is there.
    There(bool),
    /// Its whole text, without white space around.
    Text(String),
    /// Texts that it holds.
    Holds(Vec<String>),
}

/// A file of the table.
pub struct Theme {
    pub path: PathBuf,
    pub sessions: Vec<Session>,
}

/// Where the table is.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sessions")
}

/// Reads the text of a file.
pub fn parse(text: &str) -> Result<Vec<Session>, String> {
    let sessions: Vec<Session> = yaml::from_str(text).map_err(|error| error.to_string())?;
    for session in &sessions {
        if session.shells.is_some() != session.why.is_some() {
            return Err(format!("{}: `shells` and `why` go together", session.name));
        }
        let none = session.shells.as_ref().is_some_and(Vec::is_empty);
        let unsaid = session
            .why
            .as_ref()
            .is_some_and(|why| why.trim().is_empty());
        if none || unsaid {
            return Err(format!("{}: no shell, or no reason", session.name));
        }
    }
    Ok(sessions)
}

/// The whole table, file by file.
///
/// # Panics
/// With the place, where a file is wrong.
pub fn read() -> Vec<Theme> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder())
        .expect("the table is there")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "yaml")
        })
        .collect();
    paths.sort();
    paths
        .into_iter()
        .map(|path| {
            let text = fs::read_to_string(&path).expect("it can be read");
            let sessions =
                parse(&text).unwrap_or_else(|problem| panic!("{}: {problem}", path.display()));
            Theme { path, sessions }
        })
        .collect()
}
