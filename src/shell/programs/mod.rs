//! What programs do to whoever runs them: wait for keys, never end, open a shell for
//! the next lines, take something away. `table.txt` says which; here it is read and held
//! against commands.

mod calls;
mod carriers;
mod contained;
mod handed;
mod statements;
mod writes;

pub(super) use calls::{Call, calls};

use contained::Contained;
use handed::{Handed, bare, handed};
use statements::losing_statements;

use super::{Shell, analyse};
use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

/// What the programs do that a text of commands calls.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Natures {
    /// One waits for an answer, for keys, or for a password.
    pub interactive: bool,
    /// One does not end by itself.
    pub endless: bool,
    /// One opens a shell that the next lines are typed into: its name.
    pub enters: Option<String>,
    /// One takes something away, or cannot be taken back.
    pub destructive: bool,
    /// The words of the table, such as `delete`, by which one is told that it does.
    pub losing: Vec<&'static str>,
    /// The programs, in order, each once.
    pub programs: Vec<String>,
    /// Whether all of them are known by their names.
    pub known: bool,
    /// Whether one works on another machine from wherever it runs.
    pub client: bool,
    /// Whether one looks at or changes the machine that it runs on.
    pub host: bool,
    /// Whether all of them change nothing.
    pub reads: bool,
    /// Whether one takes down the machine that it runs on, and whatever runs there.
    pub downs: bool,
}

impl Natures {
    /// Whether all is done from wherever it runs: what looks after the machine beside it is not.
    #[must_use]
    pub const fn works_anywhere(&self) -> bool {
        self.client && (!self.host || self.reads)
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Nature {
    Client,
    Host,
    Reads,
    Interactive,
    Endless,
    Enters,
    Destructive,
    Downs,
}

/// A line of the table, for one of its programs.
struct Rule {
    nature: Nature,
    /// One of these is the first word after the program; any where it is empty.
    words: Vec<&'static str>,
    has: Vec<&'static str>,
    lacks: Vec<&'static str>,
    upto: Option<usize>,
    over: Option<usize>,
    /// What else what it does is called.
    called: Vec<&'static str>,
}

const LINES: &str = include_str!("table.txt");

static TABLE: LazyLock<HashMap<&'static str, Vec<Rule>>> = LazyLock::new(|| read(LINES));

/// Stands in the table for every program that it does not know.
const FOREIGN: &str = "*";

/// So deep is code looked at that other code hands on.
const DEEPEST: usize = 4;

/// So many of its programs are taken to read what is handed on with it.
const WIDEST: usize = 16;

/// Whether the table knows a program.
pub(super) fn is_program(name: &str) -> bool {
    name != FOREIGN && TABLE.contains_key(name)
}

fn read(text: &'static str) -> HashMap<&'static str, Vec<Rule>> {
    let mut table: HashMap<&str, Vec<Rule>> = HashMap::new();
    for line in text.lines() {
        let mut words = line.split_whitespace().peekable();
        let nature = match words.next() {
            Some("interactive") => Nature::Interactive,
            Some("endless") => Nature::Endless,
            Some("enters") => Nature::Enters,
            Some("destructive") => Nature::Destructive,
            Some("reads") => Nature::Reads,
            Some("downs") => Nature::Downs,
            Some(nature @ ("plain" | "client" | "host")) => {
                for program in words {
                    let rules = table.entry(program).or_default();
                    match nature {
                        "client" => rules.push(Rule::of(Nature::Client)),
                        "host" => rules.push(Rule::of(Nature::Host)),
                        _ => {}
                    }
                }
                continue;
            }
            _ => continue,
        };
        let programs = words.next().unwrap_or_default();
        let either = |words: Option<&'static str>| -> Vec<&'static str> {
            words
                .into_iter()
                .flat_map(|words| words.split('|'))
                .collect()
        };
        let (mut own, mut has, mut lacks, mut called) =
            <(Vec<_>, Vec<_>, Vec<_>, Vec<_>)>::default();
        let (mut upto, mut over) = (None, None);
        while let Some(word) = words.next() {
            match word {
                "has" => has = either(words.next()),
                "lacks" => lacks = either(words.next()),
                "called" => called = either(words.next()),
                "upto" => upto = words.next().and_then(|count| count.parse().ok()),
                "over" => over = words.next().and_then(|count| count.parse().ok()),
                word => own = either(Some(word)),
            }
        }
        for program in programs.split('|') {
            table.entry(program).or_default().push(Rule {
                nature,
                words: own.clone(),
                has: has.clone(),
                lacks: lacks.clone(),
                upto,
                over,
                called: called.clone(),
            });
        }
    }
    table
}

/// Options before the words of a program that take the next word.
const TAKING: &[&str] = &[
    "-n",
    "--namespace",
    "--context",
    "--kubeconfig",
    "-c",
    "-C",
    "-H",
    "-f",
    "--file",
    "-p",
    "--profile",
    "--region",
    "-u",
    "--user",
    "--cluster",
    "--endpoints",
    "-l",
    "--project",
    "-s",
    "--server",
    "--host",
    "-h",
    "--cacert",
    "--cert",
    "--key",
    "-L",
    "-D",
    "-o",
];

impl Rule {
    fn of(nature: Nature) -> Self {
        Self {
            nature,
            words: Vec::new(),
            has: Vec::new(),
            lacks: Vec::new(),
            upto: None,
            over: None,
            called: Vec::new(),
        }
    }

    /// Which of its words, options apart, a call has.
    fn own_words(&self, call: &Call<'_>) -> impl Iterator<Item = &'static str> {
        let first = plain_words(&call.words).next();
        let leading = self.words.iter().filter(move |word| Some(**word) == first);
        let given = |wanted: &&&'static str| {
            !wanted.starts_with(['-', '=']) && call.words.iter().any(|word| is_given(word, wanted))
        };
        let called = self.called.iter();
        leading
            .chain(self.has.iter().filter(given))
            .chain(called)
            .copied()
    }

    fn fits(&self, call: &Call<'_>) -> bool {
        let mut plain = plain_words(&call.words);
        if !self.words.is_empty() && !plain.next().is_some_and(|word| self.words.contains(&word)) {
            return false;
        }
        let given = |wanted: &&&str| {
            if **wanted == "<" {
                return call.fed;
            }
            call.words.iter().any(|word| is_given(word, wanted))
        };
        (self.has.is_empty() || self.has.iter().any(|wanted| given(&wanted)))
            && !self.lacks.iter().any(|wanted| given(&wanted))
            && (self.upto.is_none() && self.over.is_none() || {
                let count = plain.count();
                self.upto.is_none_or(|most| count <= most)
                    && self.over.is_none_or(|least| count > least)
            })
    }
}

/// The words that are neither options nor what options take.
fn plain_words<'c>(words: &'c [&str]) -> impl Iterator<Item = &'c str> {
    let mut skip = false;
    words.iter().copied().filter(move |word| {
        let taken = std::mem::replace(&mut skip, TAKING.contains(word));
        !taken && !word.starts_with('-')
    })
}

/// The forms of output that stand right behind the letter of their option.
const FORMS: &[&str] = &["json", "name", "wide", "yaml"];

/// Whether a word is an option or word of the table: alone, with its value, or as a
/// letter among others.
fn is_given(word: &str, wanted: &str) -> bool {
    // Quotes about a word change nothing.
    if word.contains(['"', '\'']) && !word.contains(char::is_whitespace) {
        return is_given_bare(&bare(word), wanted);
    }
    is_given_bare(word, wanted)
}

fn is_given_bare(word: &str, wanted: &str) -> bool {
    if let Some(alone) = wanted.strip_prefix('=') {
        return word == alone;
    }
    if word == wanted {
        return true;
    }
    // A drive, such as that of the variables, with whatever is on it.
    if wanted.ends_with(':') {
        let drive = word.trim_start_matches(['"', '\'']).get(..wanted.len());
        return drive.is_some_and(|drive| drive.eq_ignore_ascii_case(wanted));
    }
    let Some(name) = wanted.strip_prefix('-') else {
        // `describe-instances` is no `delete`, but `delete-stack` is one.
        return word
            .strip_prefix(wanted)
            .is_some_and(|rest| rest.starts_with('-') && wanted.len() > 2);
    };
    if name.starts_with('-') || name.len() > 1 {
        return word
            .strip_prefix(wanted)
            .is_some_and(|rest| rest.starts_with('='));
    }
    let letters = word.strip_prefix('-').filter(|rest| rest.len() <= 5);
    // `-owide` is one option with its value.
    let letters = letters.map(|letters| match letters.strip_prefix('o') {
        Some(form) if FORMS.contains(&form) => "o",
        _ => letters,
    });
    letters.is_some_and(|letters| {
        letters.bytes().all(|b| b.is_ascii_alphanumeric()) && letters.contains(name)
    })
}

/// What the programs do that a text of commands calls.
#[must_use]
pub fn natures(shell: Shell, text: &str) -> Natures {
    natures_of(shell, text, false, &[], 0)
}

/// The same of code that stands so deep in what other code hands on. Where it is `fed`, its
/// input is no terminal, but those documents.
fn natures_of(
    shell: Shell,
    text: &str,
    fed: bool,
    documents: &[Cow<'_, str>],
    depth: usize,
) -> Natures {
    let mut found = Natures {
        known: true,
        reads: true,
        ..Natures::default()
    };
    let mut all = calls(shell, text);
    for call in all.iter_mut().filter(|call| !call.fed).take(WIDEST) {
        call.documents.extend(documents.iter().cloned());
    }
    for call in &mut all {
        call.fed |= fed;
    }
    let all = all;
    // The words for which nobody waits.
    let mut quiet: Vec<&str> = Vec::new();
    for (n, call) in all.iter().enumerate() {
        let full = call.program;
        let name = full.rsplit('/').next().unwrap_or(full);
        let name = name.strip_suffix(".exe").unwrap_or(name);
        let rules = TABLE.get(full).or_else(|| TABLE.get(name));
        let foreign = TABLE.get(FOREIGN).filter(|_| rules.is_none());
        found.known &= rules.is_some() || full.contains('/') || full.starts_with('$');
        let mut reads = full.starts_with("Get-") || full.starts_with("Test-");
        let rules = rules.into_iter().chain(foreign).flatten();
        let contained = Contained::of(call);
        let is_told = contained.as_ref().is_some_and(|own| own.is_told(call));
        for rule in rules.filter(|rule| rule.fits(call)) {
            // What runs in the background waits for nobody.
            match rule.nature {
                Nature::Interactive if is_told => {}
                Nature::Interactive => found.interactive |= !call.background,
                Nature::Endless => found.endless |= !call.background && !call.bounded,
                Nature::Enters => {
                    found.enters.get_or_insert_with(|| name.to_owned());
                }
                // What is started again was not taken away.
                Nature::Destructive if is_undone(call, &all[n + 1..]) => {}
                Nature::Destructive => {
                    found.destructive = true;
                    found.losing.extend(rule.own_words(call));
                }
                Nature::Reads => reads = true,
                Nature::Client => found.client = true,
                Nature::Host => found.host = true,
                Nature::Downs => found.downs |= !call.background,
            }
        }
        if let Some(contained) = contained {
            found.interactive |= !call.background && contained.takes_terminal(call);
        }
        let handed = handed(call);
        // It only looks where all does that it has run, and where there is something.
        let mut looks = handed.iter().any(|own| !own.doubtful);
        for own in &handed {
            if depth == DEEPEST {
                // Nobody has looked at it.
                found.destructive = true;
                looks = false;
                break;
            }
            let inner = natures_of(own.shell, &own.text, own.fed, &own.documents, depth + 1);
            if inner.destructive && !is_undone_there(call, own, &all[n + 1..]) {
                found.destructive = true;
                found.losing.extend(inner.losing);
            }
            if own.doubtful {
                continue;
            }
            looks &= own.only && inner.reads && !inner.programs.is_empty();
            if call.background || own.detached {
                quiet.extend(call.words.iter().copied().filter(|_| own.detached));
                continue;
            }
            found.interactive |= inner.interactive;
            found.endless |= inner.endless && !call.bounded;
            if let Some(name) = inner.enters {
                found.enters.get_or_insert(name);
            }
        }
        reads |= looks;
        found.interactive |= !call.background && call.awaits_input();
        found.reads &= reads;
        if !found.programs.iter().any(|known| known == name) {
            found.programs.push(name.to_owned());
        }
    }
    found.known &= !found.programs.is_empty();
    // What is only printed or written down goes to no server.
    if !found.reads {
        let ansible = found
            .programs
            .iter()
            .any(|name| name.starts_with("ansible"));
        for called in losing_statements(text, ansible) {
            found.destructive = true;
            found.losing.extend(called.split('|'));
        }
    }
    found.reads &= !writes::writes(shell, text);
    found.endless |= if quiet.is_empty() {
        loops(text)
    } else {
        let heard = |text: String, word: &&str| text.replacen(*word, "", 1);
        let quoted = quiet.iter().filter(|word| word.contains(' '));
        loops(&quoted.fold(text.to_owned(), heard))
    };
    if analyse(shell, text).interactive {
        let first = found.programs.first().cloned().unwrap_or_default();
        found.enters.get_or_insert(first);
    }
    found
}

/// Whether a call only looks.
fn does_read(call: &Call<'_>) -> bool {
    let mut fitting = call.rules().filter(|rule| rule.fits(call)).peekable();
    let plain = |rule: &Rule| !matches!(rule.nature, Nature::Destructive);
    fitting.peek().is_some()
        && fitting.clone().all(plain)
        && fitting.any(|rule| rule.nature == Nature::Reads)
}

impl Call<'_> {
    /// Whether it reads from the terminal what it is given there: by an option, or as the file
    /// of that name.
    fn awaits_input(&self) -> bool {
        let mut before = "";
        !self.fed
            && self.words.iter().any(|word| {
                let before = std::mem::replace(&mut before, word);
                let value = word.rsplit('=').next().unwrap_or(word);
                value == "/dev/stdin"
                    || *word == "--password-stdin"
                    || *word == "-"
                        && matches!(before, "-f" | "--filename" | "--values")
                        && matches!(self.program, "kubectl" | "oc" | "k" | "helm")
            })
    }

    /// The lines of the table for its program.
    fn rules(&self) -> impl Iterator<Item = &'static Rule> + Clone + use<> {
        let full = self.program;
        let name = full.rsplit('/').next().unwrap_or(full);
        let rules = TABLE.get(full).or_else(|| TABLE.get(name));
        rules.into_iter().flatten()
    }
}

/// What takes something away, and what gives it back.
const PAIRS: &[(&str, &str)] = &[
    ("stop", "start"),
    ("stop", "restart"),
    ("stop_app", "start_app"),
];

/// The same for devices.
const DEVICES: &[(&str, &str)] = &[("down", "up"), ("disconnect", "connect")];

/// Whether what a call stops is started again by one of the calls after it.
fn is_undone(call: &Call<'_>, later: &[Call<'_>]) -> bool {
    let devices = call.program.ends_with("drbdadm").then_some(DEVICES);
    let started = |other: &Call<'_>| {
        let mut own = plain_words(&call.words);
        let mut others = plain_words(&other.words);
        let (first, then) = (own.next(), others.next());
        let mut pairs = PAIRS.iter().chain(devices.into_iter().flatten());
        pairs.any(|(stops, starts)| first == Some(*stops) && then == Some(*starts))
            && own.eq(others)
    };
    later.iter().any(|other| {
        let service = call.program == "Stop-Service" && other.program == "Start-Service";
        other.program == call.program && started(other)
            || service && plain_words(&call.words).eq(plain_words(&other.words))
    })
}

/// The same for the one call that a call has run elsewhere: a later one has it run there again,
/// and is the same but for the word.
fn is_undone_there(call: &Call<'_>, own: &Handed<'_>, later: &[Call<'_>]) -> bool {
    let inner = calls(own.shell, &own.text);
    let [inner] = inner.as_slice() else {
        return false;
    };
    let tokens = |call: &Call<'_>| {
        let words: Vec<String> = call.words.iter().map(|word| bare(word)).collect();
        let words = words.join(" ");
        let tokens = words.split_whitespace().map(ToOwned::to_owned);
        tokens.collect::<Vec<_>>()
    };
    let mine = tokens(call);
    later.iter().any(|other| {
        let theirs = tokens(other);
        let differing = mine.iter().zip(&theirs).filter(|(a, b)| a != b);
        other.program == call.program
            && mine.len() == theirs.len()
            && differing.count() == 1
            && handed(other).iter().any(|other| {
                let others = calls(other.shell, &other.text);
                others.len() == 1 && is_undone(inner, &others)
            })
    })
}

/// What opens a loop that nothing ends.
const LOOPS: &[&str] = &[
    "while true",
    "while :",
    "while /bin/true",
    "while [ 1 ]",
    "while (1)",
    "until false",
    "for ((;;))",
    "for (( ; ; ))",
    "while ($true)",
    "while($true)",
    "for (;;)",
];

/// Whether a text holds a loop that goes on until somebody ends it.
fn loops(text: &str) -> bool {
    let mut words = text.split(|c: char| !c.is_ascii_alphanumeric());
    let ends = |word: &str| matches!(word, "break" | "exit" | "return" | "timeout");
    let opens = |opens: &&str| {
        text.match_indices(*opens).any(|(at, _)| {
            let before = text[..at].chars().next_back();
            let behind = text[at + opens.len()..].chars().next();
            before.is_none_or(|c| c.is_whitespace() || ";&|({".contains(c))
                && behind.is_none_or(|c| c.is_whitespace() || c == ';' || c == '{')
        })
    };
    LOOPS.iter().any(opens) && !words.any(ends) && !text.trim_end().ends_with('&')
}

#[cfg(test)]
mod tests;
