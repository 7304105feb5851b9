//! Commands without prompts among what they print, and prompts that do not stand where a
//! transcript has them.

use super::session::{dedented, is_known, is_output_mark, output, session};
use super::{Exchange, Shell};

/// In so many paragraphs of an output, commands are looked for.
const MOST_PARAGRAPHS: usize = 20;

/// Commands without prompts, each followed by what it prints: below a line that is nothing
/// but a mark for output (`__OUTPUT__`, `[output]`, `# Output:`), or where a line says again
/// what the `echo` above it was told to say. Behind a blank line, known programs are commands
/// again. Nothing where there is no such output.
#[must_use]
pub fn marked(text: &str) -> Option<Vec<Exchange>> {
    let lines = dedented(text);
    let mut found = Vec::new();
    let mut rest = &lines[..];
    while let Some((at, mark)) = output_begins(rest) {
        let below = &rest[at + usize::from(mark != Mark::Echoed)..];
        let again = || {
            (1..below.len())
                .filter(|&n| below[n - 1].trim().is_empty())
                .take(MOST_PARAGRAPHS)
                .find(|&n| is_known(&below[n..].join("\n")) || output_begins(&below[n..]).is_some())
        };
        // Where it ends, and how many lines only say so.
        let (end, closing) = match &mark {
            Mark::Document(name) => {
                let end = below.iter().position(|line| line.trim() == name);
                (end.unwrap_or(below.len()), usize::from(end.is_some()))
            }
            Mark::Echoed => (1, 0),
            Mark::Line => (again().unwrap_or(below.len()), 0),
        };
        found.push(Exchange {
            shell: Shell::Bash,
            command: rest[..at].join("\n").trim_matches('\n').to_owned(),
            output: output(&below[..end]),
            console: false,
        });
        rest = &below[end + closing..];
    }
    if !rest.iter().all(|line| line.trim().is_empty()) && !found.is_empty() {
        found.push(Exchange {
            shell: Shell::Bash,
            command: rest.join("\n").trim_matches('\n').to_owned(),
            output: None,
            console: false,
        });
    }
    (!found.is_empty()).then_some(found)
}

/// What output begins with.
#[derive(PartialEq)]
enum Mark {
    /// A line that says so.
    Line,
    /// A here-document that no command is given, up to the line with its name.
    Document(String),
    /// Nothing: it is what the `echo` above was told to say.
    Echoed,
}

/// Where output begins below a command, and with what.
fn output_begins(lines: &[&str]) -> Option<(usize, Mark)> {
    (1..lines.len()).find_map(|at| {
        let commanded = lines[..at]
            .iter()
            .any(|line| !line.trim().is_empty() && !line.trim_start().starts_with('#'));
        let next = lines[at + 1..].iter().find(|line| !line.trim().is_empty());
        let shown = next.is_some_and(|next| !next.trim_start().starts_with('#'));
        if commanded && shown && is_output_mark(lines[at]) {
            return Some((at, Mark::Line));
        }
        let goes_on = lines[at - 1].trim_end().ends_with(['\\', '|', '&']);
        if commanded
            && !goes_on
            && let Some(name) = lines[at].trim().strip_prefix("<<")
        {
            let name = name.trim_matches(['"', '\'', '-', ' ']);
            let word =
                !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
            if word && lines[at + 1..].iter().any(|line| line.trim() == name) {
                return Some((at, Mark::Document(name.to_owned())));
            }
        }
        let said = lines[at - 1].trim().strip_prefix("echo ")?;
        let plain = !said.starts_with('-') && !said.contains(['$', '`', '\\', '>', '|', ';', '&']);
        let said = said.trim().trim_matches(['"', '\'']);
        (plain && said == lines[at].trim()).then_some((at, Mark::Echoed))
    })
}

/// The text with a blank behind each dollar sign that stands as a prompt right before the
/// name of a known program: `$ls` is `$ ls`. Nothing where there is none.
#[must_use]
pub fn parted(text: &str) -> Option<String> {
    let glued = |line: &str| {
        let command = line.trim_start().strip_prefix('$').unwrap_or_default();
        command.starts_with(|c: char| c.is_ascii_lowercase()) && is_known(command)
    };
    let first = text.lines().find(|line| !line.trim().is_empty())?;
    glued(first).then(|| {
        let lines = text.split_inclusive('\n').map(|line| {
            if glued(line) {
                line.replacen('$', "$ ", 1)
            } else {
                line.to_owned()
            }
        });
        lines.collect()
    })
}

/// The commands of a text that has prompts only further down, with those above the first
/// prompt where all their programs are known; nothing where it has no such prompts.
#[must_use]
pub fn prompted_below(text: &str) -> Option<Vec<Exchange>> {
    let lines = dedented(text);
    let first = lines.iter().position(|line| line.starts_with("$ "))?;
    let lead = lines[..first].join("\n");
    let mut found = session(&lines[first..].join("\n"));
    if is_known(&lead) {
        let exchange = Exchange {
            shell: Shell::Bash,
            command: lead.trim_matches('\n').to_owned(),
            output: None,
            console: false,
        };
        found.insert(0, exchange);
    }
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_for_output_ends_the_commands() {
        let told = |text: &str| -> Vec<(String, Option<String>)> {
            let told = marked(text).unwrap_or_default();
            let pair = |one: Exchange| (one.command, one.output);
            told.into_iter().map(pair).collect()
        };
        for mark in [
            "__OUTPUT__",
            "[output]",
            "# Output:",
            "--- output ---",
            "Sample output:",
            "STDOUT:",
        ] {
            assert_eq!(
                told(&format!("stockctl list\n{mark}\none ready\n")),
                [("stockctl list".to_owned(), Some("one ready".to_owned()))],
                "{mark}"
            );
        }
        assert_eq!(
            told("ls a\n# Output:\none\n\nls b\n"),
            [
                ("ls a".to_owned(), Some("one".to_owned())),
                ("ls b".to_owned(), None)
            ]
        );
        assert_eq!(
            told("ls a\n<<NOTE\none\ntwo\nNOTE\nls b\n"),
            [
                ("ls a".to_owned(), Some("one\ntwo".to_owned())),
                ("ls b".to_owned(), None)
            ]
        );
        assert_eq!(
            told("echo \"two words\"\ntwo words\n"),
            [(
                "echo \"two words\"".to_owned(),
                Some("two words".to_owned())
            )]
        );
        for text in [
            "ls\n# output:\n# one\npwd",
            "ls\noutput\npwd",
            "ls\n# Save the output\npwd",
            "[output]\nls",
            "echo $a\n$a",
            "echo a\nb",
            "ls > output",
            "cat \\\n<<E\na\nE",
            "cat <<E\na\nE",
        ] {
            assert!(marked(text).is_none(), "{text}");
        }
    }

    #[test]
    fn a_prompt_may_be_glued_to_its_command_or_come_late() {
        assert_eq!(parted("$ls -l\n$pwd").as_deref(), Some("$ ls -l\n$ pwd"));
        for text in ["$X ls", "$date = 1", "$frob x", "ls\n$ls"] {
            assert!(parted(text).is_none(), "{text}");
        }
        let told = |text: &str| -> Vec<String> {
            let told = prompted_below(text).unwrap_or_default();
            told.into_iter().map(|one| one.command).collect()
        };
        assert_eq!(told("export A=b\n\n$ ls\nx\n"), ["export A=b", "ls"]);
        assert_eq!(told("Some words\n$ ls\n"), ["ls"]);
        assert!(told("ls\npwd").is_empty());
    }
}
