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

#[cfg(test)]
mod tests {
    use crate::article::parse;
    use crate::procedure::Lexicon;
    use crate::source::Locale;

    /// What becomes of the last block of a text of sections.
    fn last(sections: &[&str]) -> String {
        let lexicon = Lexicon::of(&Locale::parse("en-US").expect("a tag"));
        let text = format!("# Move the database\n\n{}\n", sections.join("\n\n"));
        let text = text.replace("[[", "```bash\n").replace("]]", "\n```");
        let told = crate::procedure::lower(parse(&text, 0), &lexicon).told;
        let last = told.last().expect("a command").disposition;
        format!("{} {}", last.as_str(), last.why())
    }

    #[test]
    fn the_shell_of_a_user_ends_with_the_section_that_used_it() {
        let role = "## Create the role\n\nBecome the owner:\n\n[[su - postgres]]";
        let used = format!("{role}\n\nCreate the role:\n\n[[createuser app]]");
        let copy = "## Copy the settings\n\nCopy the file:\n\n[[cp a b]]";
        assert_eq!(last(&[&used, copy]), "runs ");
        assert_eq!(last(&[&used]), "asks elsewhere");
        // What only opens it does so for all behind it.
        assert_eq!(last(&[role, copy]), "asks elsewhere");
        let more = "## Copy the keys\n\nCopy the file:\n\n[[cp c d]]";
        assert_eq!(last(&[role, copy, more]), "asks elsewhere");
        // Numbers go on.
        let step = copy.replace("Copy the settings", "Step 2: Copy the settings");
        assert_eq!(last(&[&used, &step]), "asks elsewhere");
        let below = copy.replace("##", "###");
        assert_eq!(last(&[&used, &below]), "asks elsewhere");
    }

    #[test]
    fn what_works_from_anywhere_is_at_home_again_in_another_section() {
        let node = "## Restart the node\n\nLog in:\n\n[[ssh node-1]]";
        let used = format!("{node}\n\nRestart it:\n\n[[systemctl restart kubelet]]");
        let client = "## Label the node\n\nLabel it:\n\n[[kubectl label node node-1 a=b]]";
        assert_eq!(last(&[&used, client]), "runs ");
        assert_eq!(last(&[node, client]), "asks elsewhere");
        let host = "## Copy the settings\n\nCopy the file:\n\n[[cp a b]]";
        assert_eq!(last(&[&used, host]), "asks elsewhere");
    }

    #[test]
    fn a_terminal_within_the_terminal_is_no_other_place() {
        let screen = "## Prepare\n\nOpen a screen:\n\n[[screen -S upgrade]]";
        let copy = "Copy the file:\n\n[[cp a b]]";
        assert_eq!(last(&[screen]), "asks interactive");
        assert_eq!(last(&[screen, copy]), "runs ");
    }

    #[test]
    fn what_a_script_of_its_kind_has_stopped_is_started_in_the_background() {
        let stop = "## Restart\n\nStop the server:\n\n[[./bin/stop-server]]";
        let start = "Start the server:\n\n[[./bin/start-server]]";
        assert_eq!(last(&[stop, start]), "runs ");
        assert_eq!(last(&["## Restart", start]), "asks endless");
    }

    #[test]
    fn code_alone_below_an_instruction_is_as_good_as_a_block() {
        let told = |text: &str| last(&["## Renew", text]);
        assert_eq!(told("Copy the file:\n\n`cp a b`"), "runs ");
        assert_eq!(told("Remove the old files\n\n`rm -r old`"), "runs ");
        assert_eq!(told("Look at the file\n\n`rm -r old`"), "asks destructive");
        assert_eq!(told("If it is old, copy it:\n\n`cp a b`"), "asks condition");
    }

    #[test]
    fn numbered_items_are_ways_where_a_word_leads_to_their_names() {
        let list = |one: &str, other: &str| {
            let item = |n: u8, text: &str, code: &str| {
                format!("{n}. {text}\n\n   ```bash\n   {code}\n   ```")
            };
            let (one, other) = (item(1, one, "cp a b"), item(2, other, "cp c d"));
            last(&["## Upgrade", &one, &other])
        };
        assert_eq!(
            list("Copy the AWS profile", "Copy the EKS add-ons"),
            "runs "
        );
        assert_eq!(
            list("Copy it with Helm", "Copy it with Docker"),
            "asks alternative"
        );
        assert_eq!(list("Ubuntu", "Fedora"), "asks alternative");
    }
}
