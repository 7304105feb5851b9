//! What code says of itself.

use super::notation::is_form;
use super::{Ask, Disposition, Show, sample};
use crate::article::CodeBlock;
use crate::procedure::Lexicon;
use crate::procedure::command::{exchanges, mending};
use crate::procedure::words::bare_letters;
use crate::shell::{
    Exchange, Fence, Natures, Repair, Shell, are_cmdlets, fence, has_prompts, natures, printed,
    printed_in_turn,
};

/// A block of code, as far as it can be told without its surroundings.
pub(super) struct Reading {
    /// The commands.
    pub(super) commands: Vec<Read>,
    /// Why it is shown, where it holds no command.
    pub(super) shown: Show,
    /// Whether the prompt is that of another user or machine.
    pub(super) root: bool,
    /// What the attributes behind its fence say of its commands.
    pub(super) said: Option<Ask>,
}

/// A command of a block.
pub(super) struct Read {
    pub(super) exchange: Exchange,
    /// What mends it, where it is damaged.
    pub(super) repair: Option<Repair>,
    /// What its programs do, as it is meant.
    pub(super) natures: Natures,
}

impl Read {
    pub(super) fn of(exchange: Exchange, repair: Option<Repair>) -> Self {
        let meant = repair
            .as_ref()
            .map_or(&exchange.command, |repair| &repair.mended);
        let natures = natures(exchange.shell, meant);
        Self {
            exchange,
            repair,
            natures,
        }
    }
}

/// Reads a block of code. `shell` is what the article's other blocks are for, for those
/// that say nothing.
pub(super) fn read(code: &CodeBlock<'_>, shell: Option<Shell>) -> Reading {
    let text = code.text();
    let kind = fence(&code.language());
    let mut commands: Vec<Read> = exchanges(code, &text)
        .into_iter()
        .map(|(exchange, repair)| Read::of(exchange, repair))
        .collect();
    if kind == Fence::Unmarked && commands.is_empty() {
        let one = unmarked(&text, shell);
        let bash = shell.is_none_or(|own| own == Shell::Bash);
        let turns = || printed_in_turn(&text).filter(|_| bash);
        let turns = if one.is_none() { turns() } else { None };
        commands.extend(one);
        let turns = turns.into_iter().flatten();
        commands.extend(turns.map(|exchange| Read::of(exchange, None)));
    }
    commands.retain(|read| !opens_with_option(read));
    let marked = commands.iter().any(|read| read.exchange.output.is_some()) || has_prompts(&text);
    if !marked
        && commands
            .iter()
            .all(|read| is_table(read) || are_places(read))
    {
        commands.clear();
    }
    Reading {
        shown: shown(kind, &text),
        root: is_elsewhere_prompt(&text, &commands),
        said: attributed(&code.info),
        commands,
    }
}

/// Whether a command begins with an option, as what is typed at the prompt of some other program
/// does.
fn opens_with_option(read: &Read) -> bool {
    let command = read.exchange.command.trim_start();
    let option = command.trim_start_matches('-');
    read.exchange.shell == Shell::Bash
        && option.len() < command.len()
        && option.starts_with(|c: char| c.is_ascii_alphabetic())
}

/// Attributes of fences by which notebooks and tools that run documents leave code to a
/// person, where they are there or true.
const LEFT: &[&str] = &[
    "excludefromrunall",
    "ignore",
    "noeval",
    "noexec",
    "norun",
    "skip",
];

/// Attributes by which code runs, unless they are false.
const RUN: &[&str] = &["eval", "exec", "executable", "execute", "run", "runnable"];

/// What the attributes of a fence say of its commands: that they are left to a person, or
/// that they stay.
fn attributed(info: &str) -> Option<Ask> {
    let mut quoted = false;
    let parts = |c: char| {
        quoted ^= c == '"';
        !quoted && matches!(c, ' ' | '\t' | ',' | '{' | '}' | '#')
    };
    info.split(parts)
        .filter(|part| !part.is_empty())
        .skip_while(|part| !info.starts_with('{') && info.starts_with(part))
        .find_map(|part| {
            let (name, value) = part.split_once(['=', ':']).unwrap_or((part, ""));
            let (name, value) = (bare_letters(name), bare_letters(value));
            let on = matches!(value.as_str(), "" | "true" | "yes" | "1");
            let off = matches!(value.as_str(), "false" | "no" | "never" | "0" | "off");
            let is = |names: &[&str]| names.contains(&name.as_str());
            if is(LEFT) && on || is(RUN) && off {
                Some(Ask::Example)
            } else {
                (name == "background" && on && !value.is_empty()).then_some(Ask::Endless)
            }
        })
}

/// The commands of a block that nothing marks: where all its programs are known.
fn unmarked(text: &str, shell: Option<Shell>) -> Option<Read> {
    let command = dedented(text);
    let cmdlets = are_cmdlets(&command);
    let shell = match shell {
        _ if cmdlets => Shell::Powershell,
        Some(Shell::Bash) | None => Shell::Bash,
        Some(_) => return None,
    };
    let Some(repair) = mending(shell, &command) else {
        return Some(Read::of(printed(&command)?, None));
    };
    let exchange = Exchange {
        shell,
        command,
        output: None,
        console: false,
    };
    Some(Read::of(exchange, repair)).filter(|read| {
        let command = &read.exchange.command;
        cmdlets || read.natures.known || are_called(command) || are_raised(command)
    })
}

/// The commands of a block that nothing marks, below a text that tells to run what comes:
/// calls by their form, whatever they call.
pub(super) fn called(text: &str) -> Option<Read> {
    let command = dedented(text);
    let mut lines = command.lines().filter(|line| !line.trim().is_empty());
    let whole = lines.next().is_some_and(has_form) && lines.all(has_form);
    let repair = mending(Shell::Bash, &command).filter(|_| whole)?;
    let exchange = Exchange {
        shell: Shell::Bash,
        command,
        output: None,
        console: false,
    };
    Some(Read::of(exchange, repair))
}

/// A text without the blanks that all its lines begin with, and empty lines around it.
fn dedented(text: &str) -> String {
    let text = text.trim_end().trim_start_matches('\n');
    let indented = text.lines().filter(|line| !line.trim().is_empty());
    let common = indented
        .map(|line| line.len() - line.trim_start().len())
        .min()
        .unwrap_or(0);
    let lines: Vec<&str> = text
        .lines()
        .map(|line| line.get(common..).unwrap_or_default())
        .collect();
    lines.join("\n")
}

/// Whether each line has the form of a call, or calls what is known.
fn are_called(command: &str) -> bool {
    let lines = || command.lines().filter(|line| !line.trim().is_empty());
    let known = |line: &str| printed(line).is_none() && natures(Shell::Bash, line).known;
    let name = |line: &str| line.split_whitespace().next().map(str::to_owned);
    let first = lines().next().and_then(name);
    // What stands between two that are known was printed by none of them, where it could be a
    // call.
    let between = || {
        lines().next().is_some_and(known)
            && lines().next_back().is_some_and(known)
            && lines().all(|line| known(line) || has_form(line))
    };
    lines().all(|line| is_called(line.trim_end()) && name(line) == first) && first.is_some()
        || lines().any(known) && lines().all(|line| known(line) || is_called(line.trim_end()))
        || between()
}

/// Whether each line is a call for the rights of another user, `sudo x`, or one whose program
/// is known or calls for them in the end: nothing prints that.
fn are_raised(command: &str) -> bool {
    let raised = |line: &str| {
        let call = line.split_once("sudo ").map(|(_, call)| call.trim_start());
        let opens = line.starts_with("sudo ") || line.contains("&& sudo ");
        opens
            && call.is_some_and(|call| {
                call.starts_with(|c: char| c.is_ascii_lowercase() || "/-".contains(c))
            })
    };
    let mut goes_on = false;
    let mut any = false;
    let all = command.lines().map(str::trim).all(|line| {
        let open = std::mem::replace(&mut goes_on, line.ends_with('\\'));
        let is = raised(line);
        any |= is;
        is || open
            || line.is_empty()
            || line.starts_with('#')
            || printed(line).is_none() && natures(Shell::Bash, line).known
    });
    any && all && !command.trim_end().ends_with(['.', ':'])
}

/// Whether a line could be a call, whatever it calls.
fn has_form(line: &str) -> bool {
    let first = line.split_whitespace().next().unwrap_or_default();
    let within = |b: u8| b.is_ascii_alphanumeric() || b"-_./~".contains(&b);
    first.bytes().all(within)
        && first.bytes().any(|b| b.is_ascii_lowercase())
        && !line.trim().contains("  ")
        && !line.contains(" = ")
        && !line.trim_end().ends_with(['.', ':', ';', ','])
}

/// Whether a single line has the form of a call, whatever it calls: a name in small
/// letters, an option right behind it, and nothing that a sentence or a table has.
fn is_called(command: &str) -> bool {
    let mut words = command.split_whitespace();
    let (Some(name), Some(option)) = (words.next(), words.next()) else {
        return false;
    };
    let letters = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-_".contains(&b);
    let named = name.len() > 1 && name.starts_with(|c: char| c.is_ascii_lowercase());
    let option = option.strip_prefix('-').is_some_and(|rest| {
        rest.trim_start_matches('-')
            .starts_with(|c: char| c.is_ascii_alphabetic())
    });
    command.lines().count() == 1
        && named
        && name.bytes().all(letters)
        && option
        && !command.contains("  ")
        && !command.trim_end().ends_with(['.', ':', ';', ','])
}

/// Whether what was taken for a command is a table that some program printed: columns
/// that stand below each other, and nothing known.
fn is_table(read: &Read) -> bool {
    let command = &read.exchange.command;
    let columns = |line: &str| {
        line.trim()
            .split("  ")
            .filter(|part| !part.trim().is_empty())
            .count()
            >= 3
    };
    let lines = || command.lines().filter(|line| !line.trim().is_empty());
    !read.natures.known && !command.contains('\\') && !are_cmdlets(command) && lines().all(columns)
}

/// Whether what was taken for a command names folders, files that nothing runs, or addresses,
/// and nothing else.
fn are_places(read: &Read) -> bool {
    let mut lines = read.exchange.command.lines().map(str::trim);
    lines.all(|line| {
        let held = line.contains('/')
            && line
                .rsplit_once('.')
                .is_some_and(|(_, ending)| HELD.contains(&ending));
        let address = line.split_once("://").is_some_and(|(scheme, _)| {
            !scheme.is_empty() && scheme.bytes().all(|b| b.is_ascii_alphanumeric())
        });
        (line.ends_with('/') || held || address) && !line.contains(char::is_whitespace)
    })
}

/// Endings of files that hold something, and are no programs.
pub(super) const HELD: &[&str] = &[
    "cer",
    "cfg",
    "cnf",
    "conf",
    "crt",
    "csr",
    "css",
    "csv",
    "db",
    "env",
    "gz",
    "html",
    "ini",
    "json",
    "key",
    "log",
    "md",
    "pem",
    "properties",
    "service",
    "sql",
    "sqlite",
    "tar",
    "tgz",
    "toml",
    "txt",
    "xml",
    "yaml",
    "yml",
    "zip",
];

fn shown(kind: Fence, text: &str) -> Show {
    match kind {
        Fence::Output => Show::Output,
        Fence::Json | Fence::Data => Show::File,
        Fence::Other => Show::Language,
        Fence::Script(_) | Fence::Session | Fence::Unmarked => {
            let first = text
                .lines()
                .find(|line| !line.trim().is_empty())
                .unwrap_or_default();
            let first = first.trim();
            let key = first
                .split_once(": ")
                .is_some_and(|(key, _)| !key.contains(' '))
                || first.ends_with(':');
            if key || first.starts_with(['{', '[', '<', '-']) {
                Show::File
            } else {
                Show::Output
            }
        }
    }
}

/// Whether the prompts of a block are those of another user or machine.
fn is_elsewhere_prompt(text: &str, commands: &[Read]) -> bool {
    let Some(Read { exchange, .. }) = commands.first() else {
        return false;
    };
    // Comments of the writer may stand above.
    let typed = exchange.command.lines().next().unwrap_or_default();
    let first = text
        .lines()
        .map(str::trim)
        .find(|line| !line.is_empty() && line.ends_with(typed.trim()))
        .unwrap_or_default();
    if exchange.shell != Shell::Bash {
        return false;
    }
    // What stands behind the hash is a remark, unless it is what is called.
    let called = exchange.command.trim_start();
    let called = called.lines().next().unwrap_or_default();
    let hash = first
        .strip_prefix("# ")
        .is_some_and(|behind| behind.trim_start().starts_with(called) && !called.is_empty());
    hash || (has_prompts(text)
        && (first.starts_with("sh-")
            || first.starts_with("bash-")
            || first.contains("]#")
            || first.contains(":~#")
            || first
                .split_once(' ')
                .is_some_and(|(prompt, _)| prompt.ends_with(":#"))))
}

/// What a command is by itself, where the text above says nothing against it.
pub(super) fn itself(
    lexicon: &Lexicon,
    shell: Shell,
    command: &str,
    natures: &Natures,
) -> Option<Disposition> {
    if is_form(command) {
        return Some(Disposition::Shown(Show::Syntax));
    }
    if natures.interactive {
        return Some(Disposition::Asks(Ask::Interactive));
    }
    if natures.downs && !natures.client {
        // The run would end with the machine that it is on.
        return Some(Disposition::Asks(Ask::Moment));
    }
    if natures.endless {
        return Some(Disposition::Asks(Ask::Endless));
    }
    if sample::is_sample(lexicon, shell, command) {
        return Some(Disposition::Asks(Ask::Example));
    }
    None
}

/// Programs in which a person changes a file.
const EDITORS: &[&str] = &[
    "ed", "emacs", "gedit", "joe", "nano", "notepad", "nvim", "pico", "vi", "vim", "vipw", "visudo",
];

/// Whether a person changes a file in what is called.
pub(super) fn edits(natures: &Natures) -> bool {
    let is = |program: &String| EDITORS.contains(&program.as_str());
    natures.interactive && natures.programs.iter().any(is)
}

/// Whether a command gives what it starts to something that keeps it.
pub(super) fn is_detached(command: &str) -> bool {
    let words = || command.split_whitespace();
    let keeper = |word: &str| {
        matches!(
            word,
            "-d" | "--detach"
                | "compose"
                | "docker-compose"
                | "brew"
                | "sudo"
                | "nohup"
                | "pm2"
                | "install"
                | "create"
                | "new"
                | "init"
        )
    };
    command.trim_end().ends_with('&') || words().any(keeper)
}

#[cfg(test)]
mod tests {
    use super::super::testing::whys;

    #[test]
    fn who_takes_the_machine_down_is_there() {
        let code = |command: &str| {
            whys(&format!(
                "# Mill\n\n## Turn\n\nReboot it:\n\n```bash\n{command}\n```\n"
            ))
        };
        assert_eq!(code("sudo reboot"), ["moment"]);
        assert_eq!(code("systemctl reboot"), ["moment"]);
        assert_eq!(code("ssh mill-1 sudo reboot"), [""]);
    }

    #[test]
    fn a_remark_that_breaks_off_has_another_way() {
        let code = |remark: &str| {
            whys(&format!(
                "# Mill\n\n## Turn\n\nTurn it:\n\n```bash\n# {remark}\nmillctl turn\n```\n"
            ))
        };
        assert_eq!(code("Set the wind in mill.conf OR"), ["alternative"]);
        assert_eq!(code("Set the wind of the motor"), [""]);
    }
}
