//! Whether a text could be commands at all.
//!
//! Articles put data, output and queries into blocks marked as commands. What
//! tells them apart here is their structure, never a list of words.

use super::bash::{Event, Role, Word, scan};
use super::damage::is_damaged;
use super::{Shell, placeholder, powershell};

/// Whether a text could be commands of a shell: it is whole, it runs or sets
/// something, and where a command stands is nothing that looks like data.
#[must_use]
pub fn is_plausible(shell: Shell, text: &str) -> bool {
    match shell {
        Shell::Bash => is_bash(text),
        Shell::Powershell => is_whole(shell, text),
        Shell::Cmd => !text.trim().is_empty(),
    }
}

/// Whether nothing in a text is left open, no quote, bracket or here-document, and nothing
/// in it is damaged.
#[must_use]
pub fn is_whole(shell: Shell, text: &str) -> bool {
    match shell {
        Shell::Bash => scan(text).fault.is_none() && !is_damaged(shell, text),
        Shell::Powershell => powershell::is_whole(text) && !is_damaged(shell, text),
        Shell::Cmd => true,
    }
}

fn is_bash(text: &str) -> bool {
    let scan = scan(text);
    if scan.fault.is_some() || is_damaged(Shell::Bash, text) {
        return false;
    }
    let mut something = false;
    // The simple commands of each level, outermost first.
    let mut levels: Vec<Vec<&Word>> = vec![Vec::new()];
    for event in &scan.events {
        match event {
            Event::Word(word) => {
                something = true;
                if matches!(word.role, Role::Command | Role::Argument)
                    && let Some(command) = levels.last_mut()
                {
                    command.push(word);
                }
            }
            Event::Open => {
                something = true;
                levels.push(Vec::new());
            }
            Event::Close => {
                if levels.len() > 1 {
                    levels.pop();
                }
            }
            Event::End => {
                if let Some(command) = levels.last_mut()
                    && !is_command(text, &std::mem::take(command))
                {
                    return false;
                }
            }
            Event::Counted(_) => something = true,
            Event::Variable(..)
            | Event::Document(_)
            | Event::Reckoned(_)
            | Event::Piped(_)
            | Event::Over(_) => {}
        }
    }
    something
}

/// Whether the words of a simple command look like one.
fn is_command(text: &str, words: &[&Word]) -> bool {
    let raw = |word: &Word| text.get(word.range.clone()).unwrap_or_default();
    let Some(name) = words.first() else {
        return true;
    };
    let plain = name.plain;
    let name = raw(name);
    if !(if plain {
        is_name(name)
    } else {
        is_built_name(name)
    }) {
        return false;
    }
    // `key = value` of a configuration, `a == b` of a query.
    let operator = words.get(1).filter(|word| word.plain).map(|word| raw(word));
    if matches!(
        operator,
        Some("=" | "==" | "!=" | ":=" | "=>" | "=~" | "->" | ":")
    ) && !matches!(name, "[" | "test" | "expr")
    {
        return false;
    }
    // A list of objects, not a condition.
    if name == "["
        && words
            .get(1)
            .is_some_and(|word| raw(word).starts_with("{\""))
    {
        return false;
    }
    let options = words.iter().any(|word| raw(word).starts_with('-'));
    let told = plain && words.len() >= 3 && !options && is_capitalized(name);
    let last = words.last().map_or("", |word| raw(word));
    !(told || is_prose(name, last, words.len()))
}

/// Whether words end as a sentence does.
fn is_prose(first: &str, last: &str, words: usize) -> bool {
    let stop = last.strip_suffix('.').is_some_and(ends_in_letter);
    let colon = last.strip_suffix(':').is_some_and(ends_in_letter);
    let capital = first.starts_with(char::is_uppercase);
    words >= 3 && (stop || colon && capital)
}

/// Whether a word begins as a sentence does.
fn is_capitalized(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_uppercase) && chars.all(char::is_lowercase)
}

fn ends_in_letter(text: &str) -> bool {
    text.ends_with(char::is_alphanumeric)
}

/// Whether a plain word could be the name of a command: not a number or mark,
/// not a key with its colon, not an index, not a heading in capitals.
fn is_name(name: &str) -> bool {
    if matches!(name, "." | ":" | "[" | "true" | "false") {
        return true;
    }
    let lower = name.contains(char::is_lowercase);
    let upper = name.chars().filter(|c| c.is_uppercase()).count();
    let digits = name.contains(|c: char| c.is_ascii_digit());
    let other = name
        .chars()
        .any(|c| c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase());
    let headed = !lower && (upper > 1 || upper == 1 && digits);
    let letters = lower || upper > 0 || other;
    letters && !headed && !name.contains([':', ',', '[', ']', '{', '}', '='])
}

/// Whether a word with quotes, expansions or placeholders could name a command.
fn is_built_name(name: &str) -> bool {
    if name.ends_with([':', ',']) || name == "$" {
        return false;
    }
    if let Some(brace) = name.find(['{', '"', '\'', '$', '<'])
        && name[brace..].starts_with('{')
        && placeholder::brace(name, brace, name.len()).is_none()
    {
        return false;
    }
    // Quoted text with spaces names no program, unless it is a path.
    let quoted = name.starts_with(['"', '\'']);
    let inside: usize = placeholder::angles(name, 0..name.len())
        .map(|found| name[found.span].matches(' ').count())
        .sum();
    let spaced = name.matches(char::is_whitespace).count() > inside;
    let path = name.contains(['/', '$', '`', '\\']);
    !(quoted && spaced && !path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_are_plausible() {
        for text in [
            "ls -l",
            "oc get pods -n <name space> | grep -v 'a(b'",
            "f() { echo \"$1\"; }\nf x",
            "function g {\n  :\n}",
            "for x in a b; do echo $x; done",
            "case $x in\n a|b) echo ;;\n (c) ;;\nesac",
            "if [ -f x ]; then . ./x; fi",
            "x=$(cat <<EOF\n)\nEOF\n)",
            "[[ $x =~ ^(a|b)$ && -n $y ]] || exit 1",
            "(cd /tmp && ls) > x",
            "for ((i = 0; i < 3; i++)); do :; done",
            "a=(1 2\n3)\necho ${a[@]}",
            "! grep x y &",
            "$CMD get pods",
            "\"$d/my tool\" x",
            "rm !(a|b)",
            "X=1",
            "jq .",
            "scp a b c:",
            "echo a | while read -r l; do echo \"$l\"; done",
            "diff <(a) <(b)",
            "{ a; b; } 2>&1",
            "x=$(case a in a) echo b;; esac)",
            "echo `date` \\\n  b",
            "exec {fd}>x",
            "# a\nls",
        ] {
            assert!(is_plausible(Shell::Bash, text), "{text}");
        }
    }

    #[test]
    fn data_and_queries_are_not() {
        for text in [
            "",
            "# only a comment",
            "sum by (x) (rate(y[5m]))",
            "rate(x[5m]) > 0",
            "(a / b) * 100",
            "some_metric{instance=\"x\"}",
            "some_metric[5m]",
            "a:b:c",
            "{\"a\": 1}",
            "[ {\"a\": 1} ]",
            "key: value",
            "- name: x",
            "spec:\n  a: b",
            "\"a key\": \"b\"",
            "NAME  READY\nx  1/1",
            "SELECT * FROM t",
            "I0101 10:00:00 x.go:1] Text",
            "a = b",
            "Found no thing of it",
            "\"names are <a> and <b> here\"",
            "| a | b |",
            "echo 'open",
            "echo \"open",
            "echo $(open",
            "cat <<EOF\nopen",
            "if true; then echo",
            "echo a)",
            "a |",
            "done",
            "<a>b</a>",
            "Run this and wait.",
            "1 thing.go:173] failed",
            "x() y",
            "${{ x }}",
            "\"a text that is long\"",
        ] {
            assert!(!is_plausible(Shell::Bash, text), "{text}");
        }
    }

    #[test]
    fn other_shells_are_asked_for_less() {
        assert!(is_plausible(Shell::Powershell, "Get-X | % { $_ }"));
        for text in ["", "# a", "Get-X {", "Get-X 'a", "Get-X )", "@\"\na"] {
            assert!(!is_plausible(Shell::Powershell, text), "{text}");
        }
        assert!(is_plausible(Shell::Cmd, "dir"));
        assert!(!is_plausible(Shell::Cmd, " \n"));
    }
}
