//! What is done in containers, and whether a terminal is given to it.

use super::calls::Call;
use super::{Nature, Rule, does_read, is_given, plain_words};

/// What a call has a container do.
pub(super) struct Contained<'c> {
    /// The options before the name of the container.
    options: &'c [&'c str],
    /// The words behind the name, or behind two dashes.
    command: Option<Call<'c>>,
    /// Whether the container runs already.
    is_exec: bool,
    /// Whether a terminal is given to it, unless somebody says otherwise.
    is_composed: bool,
}

impl<'c> Contained<'c> {
    pub(super) fn of(call: &'c Call<'_>) -> Option<Self> {
        const TAKING: &[&str] = &[
            "-c",
            "-e",
            "-n",
            "-u",
            "-v",
            "-w",
            "--container",
            "--env",
            "--index",
            "--name",
            "--namespace",
            "--user",
            "--volume",
            "--workdir",
        ];
        let containers = matches!(call.program, "docker" | "podman" | "nerdctl");
        let is_composed = call.program == "docker-compose"
            || containers && plain_words(&call.words).next() == Some("compose");
        let verb = |word: &&str| *word == "exec" || is_composed && *word == "run";
        let at = call.words.iter().position(verb)?;
        let behind = &call.words[at + 1..];
        let (options, words) = match call.program {
            "kubectl" | "oc" | "k" => {
                let dashes = call.words.iter().position(|word| *word == "--")?;
                (&behind[..0], &call.words[dashes + 1..])
            }
            _ if containers || is_composed => {
                let mut rest = behind;
                while let [option, after @ ..] = rest
                    && option.starts_with('-')
                {
                    let taken = usize::from(TAKING.contains(option));
                    rest = after.get(taken..)?;
                }
                let options = &behind[..behind.len() - rest.len()];
                (options, rest.get(1..).unwrap_or_default())
            }
            _ => return None,
        };
        Some(Self {
            options,
            command: words.split_first().map(|(program, words)| Call {
                program,
                words: words.to_vec(),
                fed: true,
                background: false,
                bounded: false,
                documents: Vec::new(),
            }),
            is_exec: call.words[at] == "exec",
            is_composed,
        })
    }

    /// Whether a container that does without the terminal it is offered has its program told all
    /// that it is to do: a client that would else wait for statements, or what only looks.
    pub(super) fn is_told(&self, call: &Call<'_>) -> bool {
        let without = matches!(call.program, "kubectl" | "oc" | "k");
        let Some(inner) = self.command.as_ref().filter(|_| without && self.is_exec) else {
            return false;
        };
        let inner = Call {
            fed: false,
            words: inner.words.clone(),
            documents: Vec::new(),
            ..*inner
        };
        let waits = |rule: &Rule| matches!(rule.nature, Nature::Interactive | Nature::Enters);
        let given = |wanted: &&'static str| inner.words.iter().any(|word| is_given(word, wanted));
        let told = |rule: &Rule| waits(rule) && rule.upto.is_none() && rule.lacks.iter().any(given);
        !inner.rules().any(|rule| waits(rule) && rule.fits(&inner))
            && (does_read(&inner) || inner.rules().any(told))
    }

    /// Whether what it does has a terminal, and waits for somebody there: a shell, a console,
    /// what is not told, or one of them behind a program that starts it.
    pub(super) fn takes_terminal(&self, call: &Call<'_>) -> bool {
        let given = |wanted: &str| self.options.iter().any(|word| is_given(word, wanted));
        if !self.is_composed
            || call.fed
            || ["-T", "--no-tty", "--no-TTY", "-d", "--detach"]
                .into_iter()
                .any(given)
        {
            return false;
        }
        let Some(command) = self.command.as_ref().filter(|_| !given("--entrypoint")) else {
            return true;
        };
        let words: Vec<&str> = [command.program]
            .into_iter()
            .chain(command.words.iter().copied())
            .collect();
        (0..words.len()).any(|at| {
            let inner = Call {
                program: words[at],
                words: words[at + 1..].to_vec(),
                fed: false,
                background: false,
                bounded: false,
                documents: Vec::new(),
            };
            let waits = |rule: &Rule| matches!(rule.nature, Nature::Interactive | Nature::Enters);
            inner.rules().any(|rule| waits(rule) && rule.fits(&inner))
        })
    }
}
