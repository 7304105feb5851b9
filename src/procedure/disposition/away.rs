//! Shells that commands open, which the next ones of their kind are typed into.

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
}

impl Away {
    /// Whether a command for a shell is typed into one of them.
    pub(super) fn holds(&self, shell: Shell) -> bool {
        self.open.iter().any(|opened| opened.shell == shell)
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
            self.leave(shell);
            self.open.push(Opened {
                shell,
                program: program.clone(),
                depth,
            });
        } else if !inside {
            self.seen.extend(natures.programs.iter().cloned());
        }
        let leaves = |line: &str| matches!(line.trim(), "exit" | "logout" | "Exit-PSSession");
        if exchange.command.lines().any(leaves) {
            self.leave(shell);
        }
    }
}
