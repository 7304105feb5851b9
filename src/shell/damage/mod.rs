//! Commands that a word processor, a web page or a slip has damaged.
//!
//! What is damaged would do something else than is meant, or nothing. Each kind of damage
//! says where it is and what stood there once; what cannot be told is no damage.

mod bash;
mod open;
mod powershell;

use super::bash::scan;
use super::session::{is_grammar, is_known};
use super::{Shell, edit, is_plausible};
use std::ops::Range;

/// One thing that is damaged in a text of commands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damage {
    /// What has happened.
    pub harm: Harm,
    /// Where it shows.
    pub range: Range<usize>,
    /// What mends it: pieces of the text, and what stands there instead.
    pub edits: Vec<(Range<usize>, String)>,
}

/// What has happened to a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Harm {
    /// A character that looks like a blank and parts no words.
    Blank,
    /// A dash where hyphens are meant.
    Dash,
    /// A curly quotation mark where a straight one is meant.
    Quote,
    /// A blank between the character that a line goes on by and its end.
    Trailing,
    /// A comment within a command of several lines, which ends it.
    Comment,
    /// A character as HTML writes it.
    Entity,
    /// A quote that nothing closes.
    Unclosed,
    /// A here-document without its last line, or with one that does not count.
    Document,
    /// The shell cannot read it, for a reason that nobody can tell.
    Unread,
}

/// A text of commands that is damaged, and would be commands without that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repair {
    /// What is damaged, in the order of the text; never nothing.
    pub damages: Vec<Damage>,
    /// The text as it is meant.
    pub mended: String,
}

/// What is damaged in a text of commands, in the order of the text.
fn damages(shell: Shell, text: &str) -> Vec<Damage> {
    let mut found = match shell {
        Shell::Bash => bash::damages(text),
        Shell::Powershell => powershell::damages(text),
        Shell::Cmd => Vec::new(),
    };
    found.sort_by_key(|damage| (damage.range.start, damage.range.end));
    found
}

/// Whether something in a text is damaged, as far as can be seen in text that is whole.
pub(super) fn is_damaged(shell: Shell, text: &str) -> bool {
    match shell {
        Shell::Bash => !bash::damages(text).is_empty(),
        Shell::Powershell => !powershell::damages(text).is_empty(),
        Shell::Cmd => false,
    }
}

/// How a text is mended that is no commands as it stands, and is some then. Nothing where
/// it is not damaged, or where it is none even when mended.
#[must_use]
pub fn repair(shell: Shell, text: &str) -> Option<Repair> {
    let mut damages = damages(shell, text);
    let mut mended = apply(text, &damages);
    // What is left open is looked for where everything else is as it should be, and only
    // where nothing moves what it would be told by.
    if let Some(open) = open::left_open(shell, &mended) {
        if damages.is_empty() {
            damages.push(open);
            mended = apply(text, &damages);
        } else {
            return None;
        }
    }
    if damages.is_empty() || !is_plausible(shell, &mended) {
        return None;
    }
    Some(Repair { damages, mended })
}

/// What stands behind a prompt of bash and calls something, where bash cannot read it: nobody can
/// tell how it is meant, and it is no less a command for that.
#[must_use]
pub fn unread(text: &str) -> Option<Repair> {
    let first = text.lines().next().unwrap_or_default();
    let mut words = first.split_whitespace();
    let name = words.next()?;
    let called = name.starts_with(|c: char| c.is_ascii_lowercase() || "./".contains(c))
        && name
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"./_-".contains(&b));
    let is = called && words.next().is_some() && scan(text).fault.is_some();
    is.then(|| Repair {
        damages: vec![Damage {
            harm: Harm::Unread,
            range: 0..first.trim_end().len(),
            edits: Vec::new(),
        }],
        mended: text.to_owned(),
    })
}

/// What has no prompts, begins with a known program and has a line that only a command of several
/// lines has, where bash cannot read it: the same.
#[must_use]
pub fn left_open(text: &str) -> Option<Repair> {
    let first = text.lines().find(|line| !line.trim().is_empty())?.trim();
    let mut at = 0;
    let range = text.split_inclusive('\n').find_map(|line| {
        let start = at;
        at += line.len();
        is_grammar(line.trim()).then(|| start..start + line.trim_end().len())
    })?;
    let is = scan(text).fault.is_some() && (is_known(first) || is_grammar(first));
    is.then(|| Repair {
        damages: vec![Damage {
            harm: Harm::Unread,
            range,
            edits: Vec::new(),
        }],
        mended: text.to_owned(),
    })
}

fn apply(text: &str, damages: &[Damage]) -> String {
    if damages.is_empty() {
        return text.to_owned();
    }
    let edits = damages.iter().flat_map(|damage| damage.edits.clone());
    edit::apply(text, edits.collect())
}

/// Characters that look like a blank and part no words.
const BLANKS: &[char] = &['\u{a0}', '\u{2007}', '\u{202f}'];

/// Dashes that word processors make of hyphens.
const DASHES: &[char] = &['\u{2013}', '\u{2014}'];

/// How HTML writes the characters that shells need.
const ENTITIES: [(&str, &str); 9] = [
    ("&amp;", "&"),
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&quot;", "\""),
    ("&apos;", "'"),
    ("&#39;", "'"),
    ("&#x27;", "'"),
    ("&#34;", "\""),
    ("&nbsp;", " "),
];

impl Damage {
    /// Something that is replaced where it stands.
    fn replaced(harm: Harm, range: Range<usize>, new: impl Into<String>) -> Self {
        Self {
            harm,
            range: range.clone(),
            edits: vec![(range, new.into())],
        }
    }
}

/// The entities of HTML in a text, where `is_text` does not say that they are meant.
fn entities(text: &str, is_text: impl Fn(usize) -> bool) -> Vec<Damage> {
    let all = ENTITIES.iter().flat_map(|(entity, plain)| {
        let places = text.match_indices(entity);
        places.map(move |(at, _)| (at..at + entity.len(), *plain))
    });
    all.filter(|(range, _)| !is_text(range.start))
        .map(|(range, plain)| Damage::replaced(Harm::Entity, range, plain))
        .collect()
}

/// The dashes at the beginning of a word as an option has them; nothing where they are
/// hyphens, or all there is. `single` says that options of more than one letter have
/// one hyphen here.
fn option(word: &str, single: bool) -> Option<(usize, &'static str)> {
    let is_dash = |c: char| c == '-' || DASHES.contains(&c);
    let rest = word.trim_start_matches(is_dash);
    let dashes = &word[..word.len() - rest.len()];
    if !dashes.contains(DASHES) || !rest.starts_with(|c: char| c.is_ascii_alphanumeric()) {
        return None;
    }
    let name = rest.split('=').next().unwrap_or_default();
    let short = dashes.chars().count() == 1
        && !dashes.contains('\u{2014}')
        && (name.len() <= 2 || single || !name.starts_with(|c: char| c.is_ascii_alphabetic()));
    Some((dashes.len(), if short { "-" } else { "--" }))
}

/// Whether a program's options have one hyphen however long they are.
fn has_single_hyphens(program: &str) -> bool {
    let name = program.rsplit(['/', '\\']).next().unwrap_or_default();
    matches!(
        name,
        "find"
            | "java"
            | "javac"
            | "keytool"
            | "openssl"
            | "terraform"
            | "tofu"
            | "packer"
            | "go"
            | "gcc"
            | "clang"
            | "ffmpeg"
            | "convert"
            | "nomad"
            | "consul"
            | "vault"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mended(shell: Shell, text: &str) -> Option<(Harm, &str, String)> {
        let repair = repair(shell, text)?;
        let first = &repair.damages[0];
        Some((first.harm, &text[first.range.clone()], repair.mended))
    }

    #[test]
    fn what_a_word_processor_has_done_is_seen_and_mended() {
        for (text, harm, shown, right) in [
            (
                "vaultctl open\u{a0}--all",
                Harm::Blank,
                "\u{a0}",
                "vaultctl open --all",
            ),
            (
                "vaultctl open \u{2013}all",
                Harm::Dash,
                "\u{2013}",
                "vaultctl open --all",
            ),
            (
                "vaultctl open \u{2013}a x \u{2013}-all -\u{2013}key=1",
                Harm::Dash,
                "\u{2013}",
                "vaultctl open -a x --all --key=1",
            ),
            (
                "find . \u{2013}name x",
                Harm::Dash,
                "\u{2013}",
                "find . -name x",
            ),
            (
                "vaultctl open \u{2014}all",
                Harm::Dash,
                "\u{2014}",
                "vaultctl open --all",
            ),
            (
                "vault\u{2013}ctl open --key\u{2013}file=x",
                Harm::Dash,
                "\u{2013}",
                "vault-ctl open --key-file=x",
            ),
            (
                "vaultctl name \u{201c}my box\u{201d} --as=\u{2018}x\u{2019}",
                Harm::Quote,
                "\u{201c}",
                "vaultctl name \"my box\" --as='x'",
            ),
            (
                "vaultctl open \\ \n  --all",
                Harm::Trailing,
                " ",
                "vaultctl open \\\n  --all",
            ),
            (
                "vaultctl open \\\t \n  --all",
                Harm::Trailing,
                "\t ",
                "vaultctl open \\\n  --all",
            ),
            (
                "vaultctl open \\\n  # the box\n  --all",
                Harm::Comment,
                "# the box",
                "# the box\nvaultctl open \\\n  --all",
            ),
            ("cd /x &amp;&amp; ls", Harm::Entity, "&amp;", "cd /x && ls"),
            (
                "sort &lt; x 2&gt;&amp;1",
                Harm::Entity,
                "&lt;",
                "sort < x 2>&1",
            ),
            (
                "vaultctl name &quot;my box&quot;",
                Harm::Entity,
                "&quot;",
                "vaultctl name \"my box\"",
            ),
            (
                "ls\necho \"a b\nls",
                Harm::Unclosed,
                "\"",
                "ls\necho \"a b\"\nls",
            ),
            ("cat <<E\nx", Harm::Document, "<<E", "cat <<E\nx\nE\n"),
            (
                "cat <<E\nx\n  E\nls",
                Harm::Document,
                "  E",
                "cat <<E\nx\nE\nls",
            ),
        ] {
            let found = mended(Shell::Bash, text);
            assert_eq!(found, Some((harm, shown, right.to_owned())), "{text}");
            assert!(!is_plausible(Shell::Bash, text), "{text}");
        }
    }

    #[test]
    fn what_is_meant_is_no_damage() {
        for text in [
            "git commit -m \"it\u{2019}s \u{201c}done\u{201d} \u{2013} now\"",
            "echo 'a\u{a0}b'",
            "echo caf\u{e9}",
            "echo a \\\n  b",
            "echo a\\ b",
            "echo don\u{2019}t",
            "curl 'http://h/?a=1&amp;b=2'",
            "sed 's/ &amp; / and /' x",
            "cat <<E\n\u{201c}a\u{201d} &amp; b\nE",
            "# \u{201c}a\u{201d} \u{2013}b &amp; c\nls",
            "echo a \\\n  # the end",
            "echo a \\\n  b\n# next\nls",
            "echo a -- b",
            "ls & cat x; ls",
        ] {
            assert_eq!(repair(Shell::Bash, text), None, "{text}");
            assert!(is_plausible(Shell::Bash, text), "{text}");
        }
        // What would be no commands even then is no damaged command.
        for text in [
            "",
            "It's a text that somebody wrote.",
            "key: \u{201c}value\u{201d}",
            "NAME \u{2013}all READY",
            "It's ready now",
        ] {
            assert_eq!(repair(Shell::Bash, text), None, "{text}");
        }
    }

    #[test]
    fn powershell_knows_curly_quotes_and_dashes() {
        for (text, harm, shown, right) in [
            (
                "Get-Item ` \n  -Path x",
                Harm::Trailing,
                " ",
                "Get-Item `\n  -Path x",
            ),
            ("Get\u{2013}Item x", Harm::Dash, "\u{2013}", "Get-Item x"),
            (
                "vaultctl open \u{2013}all",
                Harm::Dash,
                "\u{2013}",
                "vaultctl open --all",
            ),
            (
                "Get-Item x 2&gt;&amp;1",
                Harm::Entity,
                "&gt;",
                "Get-Item x 2>&1",
            ),
            ("Get-Item \"x", Harm::Unclosed, "\"", "Get-Item \"x\""),
            (
                "$a = @\"\nx\n  \"@\nGet-Item $a",
                Harm::Document,
                "  \"@",
                "$a = @\"\nx\n\"@\nGet-Item $a",
            ),
        ] {
            let found = mended(Shell::Powershell, text);
            assert_eq!(found, Some((harm, shown, right.to_owned())), "{text}");
            assert!(!is_plausible(Shell::Powershell, text), "{text}");
        }
        for text in [
            "Set-Item \u{201c}x y\u{201d} \u{2018}z\u{2019}",
            "Get-Item \u{2013}Path x",
            "Get-Item\u{a0}x",
            "Get-Item \"a ` b\"",
            "Write-Output 'a &gt; b'",
            "Get-Item `\n  -Path x",
        ] {
            assert_eq!(repair(Shell::Powershell, text), None, "{text}");
            assert!(is_plausible(Shell::Powershell, text), "{text}");
        }
    }
}
