//! Transcripts: prompts, commands, and what they printed.

use super::prompt::{Prompt, find_prompts, opens_prompt};
use super::{Exchange, Fence, Shell, bash, console, fence, is_plausible, natures, powershell};
use std::borrow::Cow;

/// The command that a text without prompts begins with, with what it prints below: where
/// its program is known, and nothing below could be another command.
#[must_use]
pub fn printed(text: &str) -> Option<Exchange> {
    let text = text.trim_start_matches(['\n', '\r']);
    let scan = bash::first_command(text);
    let command = text.get(..scan.end)?.trim_end();
    let below: Vec<&str> = text.get(scan.end..)?.lines().collect();
    let shown = output(&below)?;
    let others = below.iter().any(|line| {
        let line = line.trim();
        line.starts_with('#') || is_known(line) || is_grammar(line)
    });
    let whole = scan.fault != Some(bash::Fault::Open) && is_known(command);
    (whole && !others).then(|| Exchange {
        shell: Shell::Bash,
        command: command.to_owned(),
        output: Some(shown),
        console: false,
    })
}

/// The same of each command of a text, where one program is called again and again, with what
/// it prints in between.
#[must_use]
pub fn printed_in_turn(text: &str) -> Option<Vec<Exchange>> {
    let name = |line: &str| line.split_whitespace().next().map(str::to_owned);
    let lines: Vec<&str> = text.lines().collect();
    let first = lines.iter().position(|line| !line.trim().is_empty())?;
    let program = name(lines[first])?;
    // What is left out may be commands.
    if lines.iter().any(|line| matches!(line.trim(), "..." | "…")) {
        return None;
    }
    // What takes a part in a command of several lines was printed by none.
    if lines.iter().any(|line| is_grammar(line.trim())) {
        return None;
    }
    let calls = |line: &str| {
        name(line).as_ref() == Some(&program)
            && !line.trim().contains("  ")
            && line.trim().contains(' ')
            && is_known(line.trim())
    };
    let starts: Vec<usize> = (first..lines.len()).filter(|&n| calls(lines[n])).collect();
    if starts.len() < 2 || starts[0] != first {
        return None;
    }
    let ends = starts.iter().skip(1).copied().chain([lines.len()]);
    let mut shown = 0;
    let mut found = Vec::new();
    for (&from, to) in starts.iter().zip(ends) {
        let part = lines[from..to].join("\n");
        if let Some(exchange) = printed(&part) {
            shown += 1;
            found.push(exchange);
        } else if lines[from + 1..to]
            .iter()
            .all(|line| line.trim().is_empty())
        {
            found.push(Exchange {
                shell: Shell::Bash,
                command: lines[from].trim().to_owned(),
                output: None,
                console: false,
            });
        } else {
            return None;
        }
    }
    (shown > 0).then_some(found)
}

/// Whether a text could be commands, of programs that are all known.
pub(super) fn is_known(text: &str) -> bool {
    is_plausible(Shell::Bash, text) && natures(Shell::Bash, text).known
}

/// Whether a line opens, parts or closes a command of several lines, and says nothing else: no
/// output looks so, and what has such a line is one text, whole or damaged.
pub(super) fn is_grammar(line: &str) -> bool {
    let line = line.split(" #").next().unwrap_or_default().trim_end();
    let bare = line.trim_end_matches(';').trim_end();
    let first = bare.split_whitespace().next().unwrap_or_default();
    let last = bare.split_whitespace().next_back().unwrap_or_default();
    match first {
        "then" | "else" | "do" | "fi" | "done" | "esac" => bare == first,
        "if" | "elif" => last == "then" && bare.contains(';'),
        "for" | "while" | "until" | "select" => last == "do" && bare.contains(';'),
        "case" => last == "in" && bare != "case in",
        _ => bare.ends_with("() {"),
    }
}

/// Whether a line is nothing but a mark for output, in the word that fences have for it.
pub(super) fn is_output_mark(line: &str) -> bool {
    let line = line.trim();
    let name = line.trim_matches(|c: char| !c.is_alphanumeric());
    let opened = !line.starts_with(name);
    let closed = !line.ends_with(name);
    let mut words = name.split(' ');
    let last = words.next_back().unwrap_or_default().to_lowercase();
    let alone = words.next().is_none() && (opened || closed);
    let framed = closed && (line.ends_with(':') || opened) && words.count() < 2;
    (alone || framed) && fence(&last) == Fence::Output
}

/// The commands of a transcript with what they printed.
///
/// Text without a single prompt is one command without output. What stands
/// before the first prompt, and comments between a command and its output or
/// the next prompt, belong to no command.
#[must_use]
pub fn session(text: &str) -> Vec<Exchange> {
    let lines = dedented(text);
    let prompts = find_prompts(&lines);
    if prompts.is_empty() {
        let command = text.trim_matches(['\n', '\r']);
        return Some(command)
            .filter(|command| !command.trim().is_empty())
            .map(|command| Exchange {
                shell: Shell::Bash,
                command: command.to_owned(),
                output: None,
                console: false,
            })
            .into_iter()
            .collect();
    }
    let ends = prompts.iter().skip(1).map(|prompt| prompt.line);
    let ends: Vec<usize> = ends.chain([lines.len()]).collect();
    prompts
        .iter()
        .zip(ends)
        .filter_map(|(prompt, end)| exchange(prompt, &lines[prompt.line..end]))
        .collect()
}

/// The lines without the indentation that all of them share.
pub(super) fn dedented(text: &str) -> Vec<&str> {
    let blanks = |line: &str| line.len() - line.trim_start_matches([' ', '\t']).len();
    let lines: Vec<&str> = text.lines().collect();
    let common = lines
        .iter()
        .filter(|line| !line.trim().is_empty())
        .map(|line| blanks(line))
        .min()
        .unwrap_or(0);
    lines
        .into_iter()
        .map(|line| line.get(common.min(blanks(line))..).unwrap_or_default())
        .collect()
}

/// The command after a prompt and its output, from the lines up to the next
/// prompt.
fn exchange(prompt: &Prompt, lines: &[&str]) -> Option<Exchange> {
    let first = lines.first()?.get(prompt.length..).unwrap_or_default();
    if first.trim().is_empty() {
        return None;
    }
    let rest = &lines[1..];
    let (command, used) = if prompt.console {
        console::statement(first, rest)
    } else {
        command(prompt.shell, first, rest)
    };
    if prompt.shell == Shell::Bash && command.trim_start().starts_with('#') {
        return None;
    }
    let mut below = rest.get(used..).unwrap_or_default();
    while let Some((last, others)) = below.split_last()
        && (last.trim().is_empty() || opens_prompt(last))
    {
        below = others;
    }
    if let Some(first) = below.first()
        && is_output_mark(first)
    {
        below = &below[1..];
    }
    Some(Exchange {
        shell: prompt.shell,
        command,
        output: output(below),
        console: prompt.console,
    })
}

/// The command that begins with `first`, and how many of the lines below it
/// takes.
fn command(shell: Shell, first: &str, below: &[&str]) -> (String, usize) {
    let continued = match shell {
        Shell::Bash => "> ",
        Shell::Powershell => ">> ",
        Shell::Cmd => "More? ",
    };
    // A secondary prompt is one only where something is open.
    let prompted = |line: &&&str| line.starts_with(continued) || **line == continued.trim_end();
    let secondary = if is_open(shell, first) {
        below.iter().take_while(prompted).count()
    } else {
        0
    };
    let mut text = first.to_owned();
    for (index, line) in below.iter().enumerate() {
        text.push('\n');
        text.push_str(if index < secondary {
            line.get(continued.len()..).unwrap_or_default()
        } else {
            line
        });
    }
    let whole = match shell {
        Shell::Bash => {
            // A blank behind the backslash is a slip: the command goes on all the same.
            let scan = bash::first_command(&with_backslashes_last(&text));
            Some(scan.end).filter(|_| scan.fault != Some(bash::Fault::Open))
        }
        Shell::Powershell => Some(powershell::first_command(&text))
            .filter(|&end| !is_open(shell, text.get(..end).unwrap_or_default())),
        Shell::Cmd => None,
    };
    let escape = match shell {
        Shell::Bash => '\\',
        Shell::Powershell => '`',
        Shell::Cmd => '^',
    };
    let end = whole.unwrap_or_else(|| {
        // Never closed: only what says so goes on.
        let mut end = 0;
        for line in text.split_inclusive('\n') {
            end += line.len();
            if !line.trim_end().ends_with(escape) {
                break;
            }
        }
        end
    });
    text.truncate(end);
    while text.ends_with(['\n', '\r']) {
        text.pop();
    }
    let used = text.matches('\n').count();
    (text, used)
}

/// A text in which each backslash with nothing but blanks behind it on its line has
/// changed its place with them.
fn with_backslashes_last(text: &str) -> Cow<'_, str> {
    if !text.contains("\\ ") && !text.contains("\\\t") {
        return Cow::Borrowed(text);
    }
    let lines = text.split_inclusive('\n').map(|line| {
        let (words, end) = line.split_at(line.trim_end_matches(['\n', '\r']).len());
        let kept = words.trim_end_matches([' ', '\t']);
        match kept.strip_suffix('\\') {
            Some(before) if kept.len() < words.len() => {
                format!("{before}{}\\{end}", &words[kept.len()..])
            }
            _ => line.to_owned(),
        }
    });
    Cow::Owned(lines.collect())
}

/// Whether a line alone is not a whole command.
fn is_open(shell: Shell, line: &str) -> bool {
    match shell {
        Shell::Bash => bash::scan(&with_backslashes_last(line)).fault == Some(bash::Fault::Open),
        Shell::Powershell => line.ends_with('`') || !powershell::is_whole(line),
        Shell::Cmd => line.ends_with('^'),
    }
}

/// What was printed, without blank lines and comments of the writer around.
pub(super) fn output(lines: &[&str]) -> Option<String> {
    let silent = |line: &&str| line.trim().is_empty() || line.trim_start().starts_with("# ");
    let start = lines.iter().position(|line| !silent(line))?;
    let end = lines.iter().rposition(|line| !silent(line))? + 1;
    Some(lines[start..end].join("\n"))
}

#[cfg(test)]
mod tests {
    use super::super::prompt::has_prompts;
    use super::*;

    fn exchanges(text: &str) -> Vec<(String, Option<String>)> {
        session(text)
            .into_iter()
            .map(|exchange| (exchange.command, exchange.output))
            .collect()
    }

    #[test]
    fn a_program_that_is_called_again_ends_what_the_first_call_printed() {
        let turns = |text: &str| {
            let all = printed_in_turn(text)?.into_iter();
            Some(all.map(|one| one.command).collect::<Vec<_>>())
        };
        assert_eq!(
            turns(
                "kubectl get pods\nNAME  READY\na     1/1\nkubectl get nodes\nNAME  AGE\nb     3d\n"
            ),
            Some(vec![
                "kubectl get pods".to_owned(),
                "kubectl get nodes".to_owned()
            ])
        );
        for text in [
            "kubectl get pods\nkubectl get nodes\n",
            "kubectl get pods\n...\nkubectl get nodes\n",
            "kubectl get pods\nsleep 5\nkubectl get nodes\n",
            "docker run a \\\n  -e B=1\ndocker ps\n",
            "kubectl get pods\nNAME  READY\na     1/1\n",
            "echo a >> log\nif true; then\necho b >> log\n",
            "echo a >> log\nfor x in 1 2\ndo\necho b >> log\n",
            "echo a >> log\ndone\necho b >> log\n",
        ] {
            assert_eq!(turns(text), None, "{text}");
        }
        assert_eq!(printed("kubectl get pods\nNAME  READY\nfi\n"), None);
    }

    fn commands(text: &str) -> Vec<String> {
        exchanges(text)
            .into_iter()
            .map(|(command, _)| command)
            .collect()
    }

    #[test]
    fn commands_and_output_are_told_apart() {
        assert_eq!(
            exchanges("$ ls -1\na\nb\n\n# next\n$ pwd\n\n$ true\n"),
            [
                ("ls -1".to_owned(), Some("a\nb".to_owned())),
                ("pwd".to_owned(), None),
                ("true".to_owned(), None),
            ]
        );
        assert_eq!(exchanges("ls\npwd\n"), [("ls\npwd".to_owned(), None)]);
        assert!(exchanges("\n").is_empty());
    }

    #[test]
    fn every_prompt_is_known() {
        for prompt in [
            "$ ",
            "me@host:~$ ",
            "me@host:/etc# ",
            "[me@host dir]$ ",
            "[root@host ~]# ",
            "sh-5.1$ ",
            "sh-4.4# ",
            "bash-5.1# ",
            "(env) me@host:~$ ",
            "(env) $ ",
            "% ",
            "  $ ",
            "\u{276f} ",
            "~ $ ",
            "$> ",
            "> ",
            "web-1:~ # ",
            "web-1:/etc# ",
            "\u{279c}  shop ",
            "\u{279c}  shop git:(main) ",
            "\u{279c}  shop git:(fix/x) \u{2717} ",
            "\u{2514}\u{2500}$ ",
        ] {
            assert_eq!(
                commands(&format!("{prompt}ls -l\nx")),
                ["ls -l"],
                "{prompt}"
            );
        }
        for (prompt, shell) in [
            ("PS C:\\a b> ", Shell::Powershell),
            ("PS> ", Shell::Powershell),
            ("C:\\a b>", Shell::Cmd),
            ("C:\\a> ", Shell::Cmd),
        ] {
            let session = session(&format!("{prompt}dir\nx"));
            assert_eq!((session[0].shell, &*session[0].command), (shell, "dir"));
        }
        assert!(has_prompts("\n  $ ls"));
        assert!(has_prompts("# list them\n$ ls"));
        assert!(!has_prompts("$x = 1\n$ ls"));
    }

    #[test]
    fn a_command_goes_on_while_something_is_open() {
        assert_eq!(
            commands(
                "$ a \\\n  -b\nout\n$ cat <<E\n# x\nE\nout\n$ for x in 1; do\n> echo $x\n> done\n1"
            ),
            [
                "a \\\n  -b",
                "cat <<E\n# x\nE",
                "for x in 1; do\necho $x\ndone"
            ]
        );
        assert_eq!(commands("$ echo 'a\nb'\nout"), ["echo 'a\nb'"]);
        assert_eq!(commands("$ a |\n  b\nout"), ["a |\n  b"]);
        assert_eq!(commands("$ curl x\n> GET /\n"), ["curl x"]);
        assert_eq!(
            exchanges("$ echo don't\nout\n$ b"),
            [
                ("echo don't".to_owned(), Some("out".to_owned())),
                ("b".to_owned(), None)
            ]
        );
        assert_eq!(
            commands("PS> Get-X `\n>> -A\nout\nPS> % {\n  1\n}\nout"),
            ["Get-X `\n-A", "% {\n  1\n}"]
        );
        assert_eq!(commands("C:\\>a ^\nb\nout"), ["a ^\nb"]);
    }

    #[test]
    fn a_hash_is_a_prompt_only_where_it_must_be() {
        assert_eq!(
            commands("# systemctl stop x.service\n# ls -l\nout"),
            ["systemctl stop x.service", "ls -l"]
        );
        for text in [
            "# stop the thing now\nls -l",
            "# look at x.y\nls -l",
            "# See -x\n",
            "# stop x\nls -l",
            "# restart all of it\n",
            "# remove the old -x flag there and then\n",
        ] {
            assert_eq!(commands(text), [text.trim_end()], "{text}");
        }
        assert_eq!(commands("# ls -l\n$ pwd"), ["pwd"]);
        assert_eq!(commands("# halt now\n"), ["halt now"]);
    }

    #[test]
    fn root_types_where_its_shell_is_open() {
        assert_eq!(
            commands("$ sudo su\n# cd /srv\n# ./go.sh  # all of it\n"),
            ["sudo su", "cd /srv", "./go.sh  # all of it"]
        );
        assert_eq!(
            commands("# ssh web-1\nops@web-1 ~ $ uptime\n"),
            ["ssh web-1", "uptime"]
        );
        assert_eq!(
            commands("$ cd /srv\n# stop it.now\n$ ls"),
            ["cd /srv", "ls"]
        );
        assert_eq!(commands("# find x.y\n$ ls"), ["ls"]);
    }

    #[test]
    fn consoles_have_prompts_of_their_own() {
        let told = session("$ mysql\nmysql> SELECT a\n    -> FROM b;\n+--+\nmysql> exit\nBye");
        let told: Vec<_> = told
            .iter()
            .map(|one| (one.command.as_str(), one.console))
            .collect();
        assert_eq!(
            told,
            [
                ("mysql", false),
                ("SELECT a\nFROM b;", true),
                ("exit", true)
            ]
        );
        assert!(has_prompts(">>> import os"));
    }

    #[test]
    fn what_a_command_prints_may_stand_below_it_without_a_prompt() {
        let told = printed("kubectl get pods -n a\nNAME   READY\nx-1    1/1\n");
        assert_eq!(
            told.map(|told| told.command).as_deref(),
            Some("kubectl get pods -n a")
        );
        for text in [
            "ls",
            "ls\npwd",
            "frob x\nNAME READY",
            "ls\n# then\nNAME READY",
            "a: b\nc",
        ] {
            assert!(printed(text).is_none(), "{text}");
        }
    }

    #[test]
    fn a_prompt_of_two_lines_prints_nothing() {
        let text = "\u{250c}\u{2500}\u{2500}(me)-[~]\n\u{2514}\u{2500}$ ls\na\n\n\u{250c}\u{2500}\u{2500}(me)-[~]\n\u{2514}\u{2500}$ pwd\n/x\n";
        assert_eq!(
            exchanges(text),
            [
                ("ls".to_owned(), Some("a".to_owned())),
                ("pwd".to_owned(), Some("/x".to_owned()))
            ]
        );
    }

    #[test]
    fn indentation_of_the_block_is_harmless() {
        assert_eq!(
            exchanges("   $ a \\\n       -b\n   out\n     more\n"),
            [("a \\\n    -b".to_owned(), Some("out\n  more".to_owned()))]
        );
    }
}
