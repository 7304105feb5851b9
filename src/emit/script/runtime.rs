//! The part of a script that is the same in every runbook with the same parts.

use crate::emit::{Artifact, MARK, Runbook};
use crate::l10n::Messages;
use crate::shell::Shell;
use crate::text::hex;
use sha2::{Digest as _, Sha256};
use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};

/// The files of a shell's runtime. Where an article does not need a part, a small
/// one may stand in for it, so that the others can call it all the same: of two
/// lists, the first is for who does not need it.
#[derive(Debug)]
pub(in crate::emit) struct Files {
    pub(in crate::emit) shell: Shell,
    /// The extension of a file of its own.
    pub(in crate::emit) extension: &'static str,
    /// How the shell spells the options that messages name.
    pub(in crate::emit) list: &'static str,
    pub(in crate::emit) help: &'static str,
    pub(in crate::emit) reset: &'static str,
    /// What must come first in every script.
    pub(in crate::emit) first: &'static [&'static str],
    /// What takes the environment for commands and values, before anything else is named.
    pub(in crate::emit) environment: [&'static [&'static str]; 2],
    /// What every script has besides.
    pub(in crate::emit) core: &'static [&'static str],
    /// What takes the words of other languages.
    pub(in crate::emit) translations: [&'static [&'static str]; 2],
    /// What follows the text of a step to another one.
    pub(in crate::emit) jumps: [&'static [&'static str]; 2],
    /// What does steps once more, as often as the operator says.
    pub(in crate::emit) loops: [&'static [&'static str]; 2],
    /// Where a runbook has both, of the values that are given for each round.
    pub(in crate::emit) rounds: [&'static [&'static str]; 2],
    /// What asks in which case it is.
    pub(in crate::emit) cases: [&'static [&'static str]; 2],
    /// What has one of several ways chosen.
    pub(in crate::emit) ways: [&'static [&'static str]; 2],
    /// What begins the procedures that are kept apart.
    pub(in crate::emit) apart: [&'static [&'static str]; 2],
    /// What breaks lines where words are not parted by spaces.
    pub(in crate::emit) wide: [&'static [&'static str]; 2],
    /// What asks for values and brings them to commands.
    pub(in crate::emit) values: [&'static [&'static str]; 2],
    /// What shows what commands print while it covers secrets.
    pub(in crate::emit) secrets: [&'static [&'static str]; 2],
    /// What shows the variables that earlier steps have set.
    pub(in crate::emit) variables: [&'static [&'static str]; 2],
    /// What commands call, too, where they need no values.
    pub(in crate::emit) valueless: &'static [&'static str],
    /// Where a runbook has no commands of its own, what values call: all commands that need them
    /// are for other shells.
    pub(in crate::emit) by_hand: [&'static [&'static str]; 2],
    /// What runs commands.
    pub(in crate::emit) commands: [&'static [&'static str]; 2],
    /// What holds outputs against what is expected.
    pub(in crate::emit) expected: [&'static [&'static str]; 2],
    /// What starts it all.
    pub(in crate::emit) main: &'static [&'static str],
}

/// Parts of a runtime, put together.
#[derive(Debug)]
pub(in crate::emit) struct Runtime {
    /// The names of the parts.
    pub(in crate::emit) parts: String,
    /// The text, as it stands at the end of a script.
    pub(in crate::emit) text: String,
    /// The SHA-256 of the text, in hexadecimal digits.
    pub(in crate::emit) sha256: String,
    pub(super) files: &'static Files,
}

/// How many parts a runtime has or has not.
const CHOICES: usize = 12;

/// What the name of a shared runtime begins with; then come so many digits of
/// its hash.
const SHARED: &str = "runtime-";
const DIGITS: usize = 16;

/// Whether a file in the output folder has the name of a shared runtime.
#[must_use]
pub fn is_shared_runtime(name: &str) -> bool {
    let name = name.strip_prefix(SHARED);
    let digits = name.and_then(|name| name.strip_suffix(".sh").or(name.strip_suffix(".ps1")));
    digits.is_some_and(|digits| {
        digits.len() == DIGITS && digits.bytes().all(|digit| digit.is_ascii_hexdigit())
    })
}

impl Files {
    /// The runtime that the script of an article needs. Each choice of parts is
    /// put together once.
    pub(in crate::emit) fn runtime(&'static self, runbook: &Runbook<'_>) -> Arc<Runtime> {
        static MADE: Mutex<Vec<([bool; CHOICES], Arc<Runtime>)>> = Mutex::new(Vec::new());
        let scenes = &runbook.scenes;
        let expects = |routine: &crate::plan::Routine| {
            routine.run.iter().any(|command| command.expected.is_some())
        };
        let needs = [
            runbook.plan().locales.len() > 1,
            runbook.is_wide(),
            scenes.values(self.shell).next().is_some(),
            scenes.routines(self.shell).next().is_some(),
            scenes.routines(self.shell).any(expects),
            scenes.asked().any(|stage| !stage.step.leads.is_empty()),
            scenes.values(self.shell).any(|parameter| parameter.secret)
                && scenes.routines(self.shell).next().is_some(),
            scenes
                .routines(self.shell)
                .any(|routine| !routine.uses.is_empty()),
            scenes.asked().any(|stage| !stage.cases().is_empty()),
            !runbook.plan().choices.is_empty(),
            runbook.plan().apart().next().is_some(),
            (scenes.asked()).any(|stage| !stage.repeats(self.shell).is_empty()),
        ];
        let mut made = MADE.lock().unwrap_or_else(PoisonError::into_inner);
        let same = |runtime: &Runtime| std::ptr::eq(runtime.files, self);
        if let Some((_, runtime)) = made.iter().find(|(own, r)| *own == needs && same(r)) {
            return Arc::clone(runtime);
        }
        let runtime = Arc::new(Runtime::of(self, needs));
        made.push((needs, Arc::clone(&runtime)));
        runtime
    }
}

/// A runtime that stands once beside the runbooks.
#[derive(Debug)]
pub(super) struct SharedRuntime {
    /// The name of its file in the output folder.
    pub(super) name: String,
    /// The SHA-256 of its text, in hexadecimal digits.
    pub(super) sha256: String,
    text: String,
}

impl SharedRuntime {
    /// Its file.
    pub(super) fn artifact(self) -> Artifact {
        Artifact {
            path: self.name,
            content: self.text.into_bytes(),
            executable: false,
            is_shared: true,
        }
    }

    /// Where it is, seen from the folder of an article.
    pub(super) fn path_from(&self, id: &str) -> String {
        let folders = "../".repeat(1 + id.matches('/').count());
        format!("{folders}{}", self.name)
    }
}

/// The SHA-256 of a text, in hexadecimal digits.
fn digest(text: &str) -> String {
    hex(&Sha256::digest(text.as_bytes()))
}

impl Runtime {
    fn of(files: &'static Files, needs: [bool; CHOICES]) -> Self {
        let choices = [
            ("translations", &files.translations),
            ("wide", &files.wide),
            ("values", &files.values),
            ("commands", &files.commands),
            ("expected", &files.expected),
            ("jumps", &files.jumps),
            ("secrets", &files.secrets),
            ("variables", &files.variables),
            ("cases", &files.cases),
            ("ways", &files.ways),
            ("apart", &files.apart),
            ("loops", &files.loops),
        ];
        let mut parts = "core".to_owned();
        let mut all: Vec<&str> = files.first.to_vec();
        all.extend(files.environment[usize::from(needs[2] || needs[3])]);
        all.extend(files.core);
        for ((name, choice), needed) in choices.into_iter().zip(needs) {
            all.extend(choice[usize::from(needed)]);
            if needed {
                parts.push(' ');
                parts.push_str(name);
            }
        }
        all.extend(files.rounds[usize::from(needs[2] && needs[11])]);
        if needs[3] && !needs[2] {
            all.extend(files.valueless);
        }
        if !needs[3] {
            all.extend(files.by_hand[usize::from(needs[2])]);
        }
        all.extend(files.main);
        let mut text = format!(
            "# {MARK}: the runtime, the same in every runbook with these parts: {parts}.\n\
             # Its comments are in the source of runbookc {}, in the files `*.{}`.\n",
            env!("CARGO_PKG_VERSION"),
            files.extension
        );
        for file in all {
            push_bare(file, files.shell, &mut text);
        }
        let sha256 = digest(&text);
        Self {
            parts,
            text,
            sha256,
            files,
        }
    }

    /// It as a file of its own, with what it says: for all scripts that have the
    /// same parts and languages. `first` is what the shell wants at the start of
    /// a file, for itself and for who checks it.
    pub(super) fn shared(&self, first: &str, said: &str) -> SharedRuntime {
        let text = format!(
            "{first}# {MARK}: what runbooks say in these languages, and their runtime.\n{said}{}",
            self.text
        );
        let sha256 = digest(&text);
        SharedRuntime {
            name: format!("{SHARED}{}.{}", &sha256[..DIGITS], self.files.extension),
            sha256,
            text,
        }
    }

    /// The keys of the messages that it says, in order: every word of it that is
    /// one; of an answer, what it does as well.
    pub(super) fn keys(&self, say: &Messages) -> BTreeSet<String> {
        let part = |c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_');
        let words = self.text.split(part).collect::<BTreeSet<_>>().into_iter();
        let helps = |word: &str| Some(format!("help-{}", word.strip_prefix("answer-")?));
        let keys = words.flat_map(|word| [Some(word.to_owned()), helps(word)]);
        keys.flatten().filter(|key| say.has(key)).collect()
    }
}

/// Adds a file without its comments, but for the titles of its sections and what tells a linter
/// something: half of a script would be the comments of a runtime that is the same everywhere.
/// Empty lines stand before these titles only. PowerShell's files are indented by four blanks, of which
/// one is enough here, and none for the body of a function.
fn push_bare(file: &str, shell: Shell, text: &mut String) {
    for line in file.lines() {
        let code = line.trim_start();
        let is_title = line.starts_with("# ---");
        if !code.starts_with('#') || is_title || code.starts_with("# shellcheck ") {
            if line.is_empty() {
                continue;
            }
            let indent = &line[..line.len() - code.len()];
            if is_title && shell != Shell::Powershell {
                text.push('\n');
            }
            match shell {
                Shell::Powershell => text.push_str(&indent[..(indent.len() / 4).saturating_sub(1)]),
                _ => text.push_str(indent),
            }
            text.push_str(code);
            text.push('\n');
        }
    }
}

/// The functions that have the name of another one, in a part that stands beside theirs: the later
/// one is called, whoever meant the other. Each with the parts.
#[cfg(test)]
pub(in crate::emit) fn named_twice(files: &'static Files) -> Vec<String> {
    let name = |line: &str| {
        let end = |rest: &str| rest.find([' ', '(', '{']).unwrap_or(rest.len());
        let powershell = line.strip_prefix("function ");
        let powershell = powershell.map(|rest| rest[..end(rest)].to_ascii_lowercase());
        let bash = line.split_once("() {").map(|(name, _)| name.to_owned());
        powershell.or(bash.filter(|name| !name.starts_with(char::is_whitespace)))
    };
    let mut choices = vec![[false; CHOICES], [true; CHOICES]];
    for n in 0..CHOICES {
        for needed in [false, true] {
            let mut one = [!needed; CHOICES];
            one[n] = needed;
            choices.push(one);
        }
    }
    let mut found = BTreeSet::new();
    for needs in choices {
        let runtime = Runtime::of(files, needs);
        let names: Vec<String> = runtime.text.lines().filter_map(name).collect();
        assert!(names.len() > 100, "{} functions", names.len());
        let mut known = BTreeSet::new();
        let twice = names.iter().filter(|name| !known.insert(*name));
        found.extend(twice.map(|name| format!("{name} in {}", runtime.parts)));
    }
    found.into_iter().collect()
}
