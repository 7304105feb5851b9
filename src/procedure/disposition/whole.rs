//! What can be said of commands only when all of an article are known.

use super::sample::is_sample;
use super::{Ask, Disposition, Show, Told};
use crate::procedure::Lexicon;
use crate::shell::Shell;

/// What was noticed on the way.
pub(super) struct Noticed {
    /// Which commands have the prompt of root.
    pub(super) roots: Vec<usize>,
    /// How many work on another machine from wherever they run.
    pub(super) clients: usize,
    /// Which are for the machine that they run on.
    pub(super) hosts: Vec<usize>,
    /// Which of these may be for one that another command logs in to.
    pub(super) there: Vec<usize>,
    /// Which are typed at the prompt of a machine that it names, and that name.
    pub(super) machines: Vec<(usize, String)>,
    /// Which only look.
    pub(super) reads: Vec<usize>,
}

/// The commands of an article, as all of them say.
pub(super) fn whole(mut told: Vec<Told>, noticed: Noticed, lexicon: &Lexicon) -> Vec<Told> {
    let Noticed {
        mut roots,
        clients,
        mut hosts,
        there,
        machines,
        reads,
    } = noticed;
    // Where nearly all is told to a cluster, the rest is for one of its machines.
    if clients >= 2 * hosts.len() {
        roots.append(&mut hosts);
    }
    if roots.len() < told.iter().filter(|told| told.exchange.is_some()).count() {
        for n in roots {
            told[n].asks_for(Ask::Elsewhere);
        }
    }
    // Who logs in to a machine looks after that one.
    for n in there {
        told[n].asks_for(Ask::Elsewhere);
    }
    // Nobody sits at two machines.
    if machines.iter().any(|(_, name)| *name != machines[0].1) {
        for (n, _) in machines {
            told[n].asks_for(Ask::Elsewhere);
        }
    }
    samples(&mut told, &reads, lexicon);
    settings(&mut told);
    told
}

/// Where many commands are filled with values that nobody has, all are a demonstration.
fn samples(told: &mut [Told], reads: &[usize], lexicon: &Lexicon) {
    let commands = || told.iter().filter_map(|told| told.exchange.as_ref());
    let samples = commands()
        .filter(|exchange| is_sample(lexicon, exchange.shell, &exchange.command))
        .count();
    if samples < 3 || samples * 3 < commands().count() {
        return;
    }
    for (n, told) in told.iter_mut().enumerate() {
        if !reads.contains(&n) {
            told.asks_for(Ask::Example);
        }
    }
}

/// Builtins that are given variables by their names.
const DECLARING: &[&str] = &[
    "declare", "export", "let", "local", "readonly", "typeset", "unset",
];

/// Nothing but assignments of variables that no command uses is what a file holds.
fn settings(told: &mut [Told]) {
    let code = |told: &Told| Some(told.exchange.as_ref()?.command.clone());
    let all: Vec<String> = told.iter().filter_map(code).collect();
    // Arithmetic and declarations use a variable by its bare name.
    let used = |own: &str, name: &str| {
        let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
        let names = |text: &String| {
            let mut words = text.split(|c| !is_word(c));
            let bare = text.contains("((") || words.clone().any(|word| DECLARING.contains(&word));
            bare && words.any(|word| word == name)
        };
        let expands = [format!("${name}"), format!("${{{name}")];
        let expanded = |text: &String| expands.iter().any(|expands| text.contains(expands));
        all.iter()
            .any(|text| expanded(text) || text != own && names(text))
    };
    let is_setting = |told: &Told| {
        let exchange = told.exchange.as_ref()?;
        let own = &exchange.command;
        let names = assigned(own).filter(|_| exchange.shell == Shell::Bash)?;
        Some(!names.is_empty() && !names.iter().any(|name| used(own, name)))
    };
    let unused: Vec<usize> = (0..told.len())
        .filter(|&n| is_setting(&told[n]) == Some(true))
        .collect();
    for n in unused {
        told[n].disposition = Disposition::Shown(Show::File);
        told[n].settled = told[n].disposition;
    }
}

/// The names that some lines set, where they do nothing else.
pub(super) fn assigned(command: &str) -> Option<Vec<&str>> {
    let lines = command.lines().map(str::trim);
    lines
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| {
            let (name, value) = line.split_once('=')?;
            let plain = name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
            let whole = !value.contains(' ') || value.starts_with(['"', '\'', '$']);
            (plain && whole).then_some(name)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::testing::whys;

    #[test]
    fn nobody_sits_at_two_machines() {
        let article = |second: &str| {
            format!(
                "# Move the list\n\n1. Save the list:\n\n   ```\n   shop1:$ mkdir /srv/list\n   ```\n\n\
                 2. Load it:\n\n   ```\n   {second}:$ cp /srv/list /srv/new\n   ```\n"
            )
        };
        assert_eq!(whys(&article("shop1")), ["", ""]);
        assert_eq!(whys(&article("shop2")), ["elsewhere", "elsewhere"]);
    }
}
