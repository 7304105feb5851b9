//! What a call has done elsewhere, or by another shell: the code that it hands on.

use super::calls::Call;
use super::carriers::{CARRIERS, CONTAINERS, Carrier, FLAGS, Form, Only};
use super::{is_given, plain_words};
use crate::shell::Shell;
use crate::shell::bash::SHELLS;
use std::borrow::Cow;

/// Code that a call hands on.
pub(super) struct Handed<'c> {
    pub(super) shell: Shell,
    pub(super) text: String,
    /// What its programs read.
    pub(super) documents: Vec<Cow<'c, str>>,
    /// Whether its input is no terminal.
    pub(super) fed: bool,
    /// Whether the call does nothing but have it run.
    pub(super) only: bool,
    /// Whether nobody waits for it.
    pub(super) detached: bool,
    /// Whether it is code only where an option takes the word behind it.
    pub(super) doubtful: bool,
}

/// The code that a call hands on.
pub(super) fn handed<'c>(call: &'c Call<'_>) -> Vec<Handed<'c>> {
    let name = call.program.rsplit('/').next().unwrap_or(call.program);
    let name = name.strip_suffix(".exe").unwrap_or(name);
    let mut found = found_by(call);
    let mut words = call.words.as_slice();
    let mut composed = name == "docker-compose";
    let engine = matches!(name, "docker" | "podman" | "nerdctl");
    let name = if engine && words.first() == Some(&"compose") {
        words = &words[1..];
        composed = true;
        "docker-compose"
    } else {
        name
    };
    let shell = match name {
        "powershell" | "pwsh" => Shell::Powershell,
        "cmd" => Shell::Cmd,
        _ => Shell::Bash,
    };
    // A way to the host, or a module that does more than to run a command, acts by itself.
    let acts = match name {
        "ssh" | "autossh" => words.iter().any(|word| {
            let word = word.to_ascii_lowercase();
            word.contains("proxycommand") || word.contains("localcommand")
        }),
        "ansible" if !has_commands(words) => return found,
        _ => false,
    };
    for carrier in CARRIERS.iter().filter(|own| own.programs.contains(&name)) {
        let Some(at) = carrier.start(words) else {
            continue;
        };
        let operands = carrier.operands(&words[at..]);
        let options = &words[at..words.len() - operands.len()];
        let dashed = matches!(carrier.form, Form::Dashes);
        // Without a terminal of its own, what is run in a container reads none.
        let fed = call.fed || dashed || engine || composed;
        let detached = is_detached(name, &words[..at], options, &words[at..]);
        let texts = carrier.texts(&words[at..], operands);
        let read = match carrier.form {
            Form::Behind(_) if SHELLS.contains(&name) => {
                let asked = options.iter().any(|word| is_given(word, "-s"));
                texts.is_empty() && (asked || operands.is_empty())
            }
            Form::Joined => texts.is_empty(),
            _ if matches!(name, "su" | "runuser" | "sudo") => texts.is_empty(),
            _ => false,
        };
        let only = carrier.is_only(words, at) && !acts;
        let own = |text: String, documents: Vec<Cow<'c, str>>| Handed {
            shell,
            text,
            documents,
            fed,
            only,
            detached,
            doubtful: false,
        };
        if read {
            let bodies = call.documents.iter();
            found.extend(bodies.map(|body| Handed {
                fed: true,
                ..own(body.to_string(), Vec::new())
            }));
        }
        found.extend(
            texts
                .into_iter()
                .map(|text| own(text, call.documents.clone())),
        );
        if matches!((carrier.form, carrier.only), (Form::Rest, Only::With(_))) {
            let behind = doubtful(options, operands).into_iter();
            found.extend(behind.map(|text| Handed {
                doubtful: true,
                ..own(text, call.documents.clone())
            }));
        }
    }
    found
}

/// Whether a call of `ansible` hands commands on, and no settings of a module.
fn has_commands(words: &[&str]) -> bool {
    let modules = behind(words, &["-m", "--module-name"]);
    modules.iter().all(|module| {
        let name = module.rsplit('.').next().unwrap_or_default();
        matches!(
            name,
            "command" | "shell" | "raw" | "win_command" | "win_shell"
        )
    })
}

/// Whether nobody waits for what is handed on: by the options before it, or of the call.
fn is_detached(name: &str, verb: &[&str], options: &[&str], words: &[&str]) -> bool {
    let given = |words: &[&str], wanted: &[&str]| {
        let is = |word: &&str| wanted.iter().any(|wanted| is_given(word, wanted));
        words.iter().any(is)
    };
    match name {
        "docker" | "podman" | "nerdctl" | "docker-compose" => {
            given(options, &["-d", "--detach"]) && !given(options, &["--detach=false"])
        }
        "ssh" | "autossh" => given(options, &["-f"]),
        "systemd-run" => !given(
            options,
            &[
                "--scope", "--wait", "-t", "-P", "--pty", "--pipe", "-S", "--shell",
            ],
        ),
        "kubectl" | "oc" | "k" => {
            let own = words.split(|word| *word == "--").next().unwrap_or_default();
            verb.last() == Some(&"run")
                && !given(own, &["-i", "-t", "--stdin", "--tty", "--attach", "--rm"])
        }
        _ => false,
    }
}

/// What may be the code of a container where options that nobody knows take the words behind
/// them: as many words later.
fn doubtful(options: &[&str], operands: &[&str]) -> Vec<String> {
    let unknown = |word: &&str| {
        word.starts_with("--")
            && word.len() > 2
            && !word.contains('=')
            && !CONTAINERS.contains(word)
            && !FLAGS.contains(word)
    };
    if !options.iter().any(unknown) {
        return Vec::new();
    }
    // Others may stand behind what was taken for the image.
    let all = options.iter().chain(operands);
    let count = all.filter(|word| unknown(word)).count().min(8);
    let starts = (0..operands.len()).filter(|at| !operands[*at].starts_with('-'));
    let later = starts.skip(1).take(count);
    later.map(|at| operands[at..].join(" ")).collect()
}

/// What `find` runs on what it finds.
fn found_by<'c>(call: &Call<'_>) -> Vec<Handed<'c>> {
    let runs = |word: &&&str| matches!(**word, "-exec" | "-execdir" | "-ok" | "-okdir");
    let acts = |word: &&str| *word == "-delete" || *word == "-fls" || word.starts_with("-fprint");
    let mut found = Vec::new();
    if call.program == "find" || call.program.ends_with("/find") {
        for at in (0..call.words.len()).filter(|at| runs(&&call.words[*at])) {
            let behind = call.words[at + 1..].iter();
            let own = behind.take_while(|word| !matches!(**word, ";" | "\\;" | "';'" | "+"));
            found.push(Handed {
                shell: Shell::Bash,
                text: own.copied().collect::<Vec<_>>().join(" "),
                documents: Vec::new(),
                fed: true,
                only: !call.words.iter().any(acts),
                detached: false,
                doubtful: false,
            });
        }
    }
    found
}

impl Carrier {
    /// Where the words behind its own begin.
    fn start(&self, words: &[&str]) -> Option<usize> {
        if self.words.is_empty() {
            return Some(0);
        }
        let own = words.iter().position(|word| self.words.contains(word));
        own.map(|at| at + 1)
    }

    /// Whether a call whose own words end there does nothing but have the code run.
    fn is_only(&self, words: &[&str], at: usize) -> bool {
        // What stands before the word that tells, in some programs.
        const BEFORE: &[&str] = &[
            "alpha",
            "beta",
            "compute",
            "container",
            "guest",
            "vm",
            "vmss",
        ];
        match self.only {
            Only::Always => true,
            Only::Never => false,
            Only::With(own) => {
                let mut plain = plain_words(words).filter(|word| !BEFORE.contains(word));
                at > 0 && plain.next().is_some_and(|word| own.contains(&word))
            }
        }
    }

    /// What is left behind the options, and behind the first word where that is no code.
    fn operands<'w, 'c>(&self, words: &'w [&'c str]) -> &'w [&'c str] {
        let skips = matches!(self.form, Form::Joined | Form::Rest);
        let mut left = usize::from(skips);
        let mut rest = words;
        while let [word, after @ ..] = rest {
            if *word == "--" {
                rest = after;
            } else if word.starts_with('-') || self.takes.contains(word) {
                let taken = usize::from(self.takes_next(word));
                rest = after.get(taken..).unwrap_or_default();
            } else if left > 0 {
                left -= 1;
                rest = after;
            } else {
                break;
            }
        }
        rest
    }

    /// Whether an option, or the last of several letters, takes the next word.
    fn takes_next(&self, word: &str) -> bool {
        let letters = word.strip_prefix('-').filter(|own| !own.starts_with('-'));
        let takes = |letter: char| {
            let own = |option: &&str| option.len() == 2 && option.ends_with(letter);
            self.takes.iter().any(own)
        };
        let several = |letters: &str| letters.find(takes) == Some(letters.len() - 1);
        self.takes.contains(&word) || letters.is_some_and(|own| !own.is_empty() && several(own))
    }

    fn texts(&self, words: &[&str], operands: &[&str]) -> Vec<String> {
        let text = match self.form {
            Form::Behind(options) => return behind(words, options),
            // One word may be all of a text.
            Form::Joined | Form::All => joined(operands),
            Form::Rest | Form::Words => operands.join(" "),
            Form::Dashes => {
                let dashes = words.iter().position(|word| *word == "--");
                dashes.map_or(String::new(), |at| words[at + 1..].join(" "))
            }
        };
        Some(text)
            .filter(|text| !text.trim().is_empty())
            .into_iter()
            .collect()
    }
}

/// The texts that stand behind some options, or are their values.
fn behind(words: &[&str], options: &[&str]) -> Vec<String> {
    let value = |at: usize| {
        let word = words[at];
        options.iter().find_map(|option| {
            let long = option.starts_with("--") || !option.starts_with('-') || option.len() > 2;
            if let Some(value) = word
                .strip_prefix(option)
                .and_then(|rest| rest.strip_prefix('='))
                .filter(|_| long)
            {
                return Some(bare(value));
            }
            // A letter may stand behind others.
            let letters = word.strip_prefix('-').filter(|rest| !rest.starts_with('-'));
            let is = word == *option
                || !long
                    && letters.is_some_and(|letters| {
                        letters.len() <= 4
                            && letters.bytes().all(|b| b.is_ascii_alphabetic())
                            && letters.ends_with(&option[1..])
                    });
            let rest = words.get(at + 1..).filter(|rest| is && !rest.is_empty())?;
            // The shells of Windows read all that comes.
            let all = !option.starts_with("--") && (option.starts_with('/') || option.len() > 2);
            Some(if all { joined(rest) } else { bare(rest[0]) })
        })
    };
    (0..words.len()).filter_map(value).collect()
}

/// Words as one text that a shell reads once more.
fn joined(words: &[&str]) -> String {
    words
        .iter()
        .map(|word| bare(word))
        .collect::<Vec<_>>()
        .join(" ")
}

/// A word without the quotes that the shell takes away.
pub(super) fn bare(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    let (mut single, mut double) = (false, false);
    let mut chars = raw.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\'' if !double => single = !single,
            '"' if !single => double = !double,
            // Within double quotes, most backslashes stay.
            '\\' if !single => match chars.peek() {
                Some('"' | '\\' | '$' | '`') => out.extend(chars.next()),
                Some(_) if !double => out.extend(chars.next()),
                _ => out.push(c),
            },
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests;
