//! Shells that commands open, which the next ones of their kind are typed into.

use super::grounds::is_numbered;
use crate::shell::{Exchange, Natures, Shell};
use std::collections::HashSet;

/// The shells that are open, and the programs that commands before have called here.
#[derive(Default)]
pub(super) struct Away {
    open: Vec<Opened>,
    seen: HashSet<String>,
}

/// A shell that a command opened.
struct Opened {
    /// What the command is written for.
    shell: Shell,
    /// The program that opened it.
    program: String,
    /// How many headings were open.
    depth: usize,
    /// Whether the section that it was opened in goes on.
    own: bool,
    /// Whether something was typed into it in that section.
    typed: bool,
    /// Whether another section has come since, after something was typed in the own one.
    left: bool,
}

/// Programs that open a shell of another user, on the same machine.
const USERS: &[&str] = &["su", "sudo", "newgrp"];

/// Programs that are no more than a shell, or open one.
const SHELLS: &[&str] = &["bash", "dash", "fish", "ksh", "sh", "zsh"];

impl Opened {
    fn is_of_user(&self) -> bool {
        USERS.contains(&self.program.as_str())
    }
}

/// Whether a heading is one of several that go on with each other: it has a number.
pub(super) fn goes_on(heading: &str) -> bool {
    let mut words = heading.split_whitespace();
    let number = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        !word.is_empty() && word.chars().all(char::is_numeric)
    };
    is_numbered(heading) || words.nth(1).is_some_and(number)
}

impl Away {
    /// Whether a command for a shell is typed into one of them. A `client`, which works from
    /// anywhere, is at home again in a section of another topic.
    pub(super) fn holds(&self, shell: Shell, client: bool) -> bool {
        let holds = |opened: &Opened| opened.shell == shell && !(client && opened.left);
        self.open.iter().any(holds)
    }

    /// Whether a program has run here.
    pub(super) fn has_run(&self, program: &str) -> bool {
        self.seen.contains(program)
    }

    /// A heading opens a section below so many. Where it goes on with no other one, the shell
    /// of another user ends that was opened, and used, in the section before; a section that
    /// only opens one does so for those behind it.
    pub(super) fn turn(&mut self, depth: usize, heading: &str) {
        if goes_on(heading) {
            return;
        }
        self.open.retain_mut(|opened| {
            if depth <= opened.depth && opened.own {
                opened.own = false;
                opened.left = opened.typed;
            }
            !(opened.left && opened.is_of_user())
        });
    }

    /// All of them have been left.
    pub(super) fn clear(&mut self) {
        self.open.clear();
    }

    fn leave(&mut self, shell: Shell) {
        self.open.retain(|opened| opened.shell != shell);
    }

    /// Leaves the shell elsewhere where a command below so many headings shows that it has
    /// been left: it calls the program that opened it, or, in another section, one that ran
    /// here before.
    pub(super) fn come_back(&mut self, shell: Shell, natures: &Natures, depth: usize) {
        let Some(opened) = self.open.iter().find(|opened| opened.shell == shell) else {
            return;
        };
        let mut programs = natures.programs.iter();
        let known = |program: &String| self.seen.contains(program) && program.len() > 1;
        if natures.programs.contains(&opened.program) || depth < opened.depth || programs.any(known)
        {
            self.leave(shell);
        }
    }

    /// What is so after a command below so many headings, which was typed inside one or not.
    pub(super) fn follow(
        &mut self,
        exchange: &Exchange,
        natures: &Natures,
        inside: bool,
        depth: usize,
    ) {
        let shell = exchange.shell;
        if let Some(program) = &natures.enters {
            let again = |opened: &Opened| opened.shell == shell && opened.own && opened.typed;
            let more = |own: &String| {
                let own = own.as_str();
                own != program.as_str() && !USERS.contains(&own) && !SHELLS.contains(&own)
            };
            let typed = self.open.iter().any(again) || natures.programs.iter().any(more);
            self.leave(shell);
            self.open.push(Opened {
                shell,
                program: program.clone(),
                depth,
                own: true,
                typed,
                left: false,
            });
        } else if inside {
            for opened in &mut self.open {
                opened.typed |= opened.shell == shell && opened.own;
            }
        } else {
            self.seen.extend(natures.programs.iter().cloned());
        }
        let leaves = |line: &str| matches!(line.trim(), "exit" | "logout" | "Exit-PSSession");
        if exchange.command.lines().any(leaves) {
            self.leave(shell);
        }
    }
}
