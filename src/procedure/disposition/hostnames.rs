//! What the name of a machine looks like.

use std::collections::HashSet;
use std::net::Ipv4Addr;
use std::sync::LazyLock;

/// A word without the marks around it.
pub(super) fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

/// Whether a word is an abbreviation of what may be a machine.
pub(super) fn is_abbreviation(word: &str) -> bool {
    (2..=5).contains(&word.len())
        && word.bytes().all(|b| b.is_ascii_uppercase())
        && !LETTERED.contains(word)
}

/// The name of a machine in a text.
pub(super) struct Name<'t> {
    /// What stands before it, in lower case.
    pub(super) before: String,
    pub(super) own: &'t str,
    pub(super) after: &'t str,
}

/// The names of machines in a text.
pub(super) fn names(text: &str) -> impl Iterator<Item = Name<'_>> {
    let within = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_');
    let mut from = 0;
    std::iter::from_fn(move || {
        let start = from + text[from..].find(within)?;
        let rest = &text[start..];
        let end = start + rest.find(|c| !within(c)).unwrap_or(rest.len());
        from = end;
        Some((start, end))
    })
    .filter_map(move |(start, end)| {
        let name = text[start..end].trim_end_matches(['.', '-']);
        let (before, after) = (&text[..start], &text[start + name.len()..]);
        // A part of an address, of a path, of a placeholder names no machine by itself.
        let mut behind = after.chars();
        let joined = match behind.next() {
            Some(':') => behind
                .next()
                .is_some_and(|c| !c.is_whitespace() && c != '*'),
            Some(next) => matches!(next, '/' | '@' | '=' | '>' | '}' | '\\'),
            None => false,
        };
        let joined =
            joined || before.ends_with(['/', '@', '=', '<', '{', '$', ':', '\\', '+', '#']);
        (is_name(name) && !joined).then(|| Name {
            before: before.to_lowercase(),
            own: name,
            after,
        })
    })
}

/// Options behind which the machine stands that a client goes to.
const HOST_OPTIONS: &[&str] = &["-h", "--host", "--hostname"];

/// Whether each line of a command says by an option which other machine it goes to: that is done
/// from wherever it runs.
pub(super) fn goes_to_host(command: &str) -> bool {
    let goes = |line: &str| {
        let words: Vec<&str> = line.split_whitespace().collect();
        let is = |value: &str| {
            let value = value.trim_matches(['"', '\'']);
            let here = value.starts_with("localhost") || value.starts_with("127.");
            value.starts_with(['$', '<', '{']) || value.contains(['.', '-']) && !here
        };
        let behind = |pair: &[&str]| HOST_OPTIONS.contains(&pair[0]) && is(pair[1]);
        let joined = |word: &&str| word.strip_prefix("--host=").is_some_and(is);
        words.windows(2).any(behind) || words.iter().any(joined)
    };
    let joined = command.replace("\\\n", " ");
    let mut lines = joined
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .peekable();
    lines.peek().is_some() && lines.all(goes)
}

/// Whether a word without any mark is the name or the address of a machine: letters with a
/// number, or a name of a network. No version and no file is one.
pub(super) fn is_name(name: &str) -> bool {
    if let Ok(address) = name.parse::<Ipv4Addr>() {
        return !address.is_loopback() && !address.is_unspecified();
    }
    let upper = name.bytes().any(|b| b.is_ascii_uppercase());
    let lower = name.bytes().any(|b| b.is_ascii_lowercase());
    // A name in letters of both sizes is one of a product.
    if !name.starts_with(|c: char| c.is_ascii_alphabetic()) || upper && lower {
        return false;
    }
    let (host, network) = name.split_once('.').unwrap_or((name, ""));
    if network.is_empty() {
        return is_numbered(host);
    }
    let top = network.rsplit('.').next().unwrap_or_default();
    let letters = top.len() > 1 && top.bytes().all(|b| b.is_ascii_lowercase());
    letters
        && !upper
        && !super::reading::HELD.contains(&top)
        && !ENDINGS.contains(&top)
        && !name.contains("..")
        && (network.contains('.') || host.bytes().any(|b| b.is_ascii_digit()))
}

/// Whether a word is one of several of something that may be a machine: `pg-2`, `db1`.
pub(super) fn is_numbered(host: &str) -> bool {
    let digit = |c: char| c.is_ascii_digit();
    if !host.contains(digit) {
        return false;
    }
    let mut parts = host.split(['-', '_']);
    let first = parts.next().unwrap_or_default().to_ascii_lowercase();
    let kind = first.trim_end_matches(digit);
    if COUNTED.contains(first.as_str()) || COUNTED.contains(kind) {
        return false;
    }
    let apart = parts.any(|part| part.starts_with(digit) || part.ends_with(digit));
    let digits = first.len() - kind.len();
    let joined = kind.len() > 1
        && !JOINED.contains(kind)
        && !kind.contains(digit)
        && (1..=LONGEST_NUMBER).contains(&digits)
        && host.len() == first.len();
    apart || joined
}

/// A machine that is named by letters and a number right behind them has so many digits.
const LONGEST_NUMBER: usize = 3;

/// The words of a kind that look like names of machines and are none.
fn words_of(kind: &str) -> HashSet<&'static str> {
    let lines = include_str!("no-machines.txt").lines();
    lines
        .filter_map(|line| line.strip_prefix(kind))
        .flat_map(str::split_whitespace)
        .collect()
}

static COUNTED: LazyLock<HashSet<&str>> = LazyLock::new(|| words_of("counted "));

static JOINED: LazyLock<HashSet<&str>> = LazyLock::new(|| words_of("joined "));

static LETTERED: LazyLock<HashSet<&str>> = LazyLock::new(|| words_of("lettered "));

static ENDINGS: LazyLock<HashSet<&str>> = LazyLock::new(|| words_of("ending "));

/// Whether a text is nothing but the name of a machine.
pub(super) fn is_named(text: &str) -> bool {
    is_name(text) && names(text).next().is_some_and(|name| name.own == text)
}

/// Whether code may be the name or the address of a machine.
pub(super) fn is_host(code: &str) -> bool {
    let name = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b'_' | b':');
    !code.is_empty() && code.bytes().all(name)
}

/// The machine that the prompt at the end of a text names: `web1:~# `, `[me@web1 ~]$ `,
/// `web1:$ `.
pub(super) fn machine(text: &str) -> Option<&str> {
    let prompt = text.rsplit('\n').next()?.trim();
    let prompt = prompt
        .strip_suffix(['$', '#', '%'])?
        .trim_start_matches('[');
    let name = prompt.split_once('@').map_or(prompt, |(_, behind)| behind);
    let word = |c: char| !(c.is_ascii_alphanumeric() || "._-".contains(c));
    let name = name.split(word).next()?;
    // Shells name themselves, and so do themes.
    let own = ["bash", "sh", "zsh", "ksh", "dash", "fish"];
    let shell = own.contains(&name.split('-').next()?);
    (!name.is_empty() && !shell).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::super::testing::whys;
    use super::*;

    #[test]
    fn what_names_its_machine_goes_there_from_anywhere() {
        assert!(goes_to_host(
            "silo -h one.example.net look\nsilo --host=<silo> look"
        ));
        assert!(goes_to_host("silo -U me \\\n  -h \"$SILO\" look"));
        for command in [
            "silo look",
            "silo -h localhost look",
            "silo -h a.b look\nsilo look",
            "",
        ] {
            assert!(!goes_to_host(command), "{command}");
        }
        let block = |call: &str| {
            format!("# Look\n\nLook at them:\n\n```bash\n# Check on all nodes\n{call}\n```\n")
        };
        assert_eq!(whys(&block("psql -h one.silo.net -c 'select 1'")), [""]);
        assert_eq!(whys(&block("psql -c 'select 1'")), ["elsewhere"]);
    }
}
