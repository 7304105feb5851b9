//! P009: commands are in no step.

use super::quoted;
use crate::article::{Block, BlockKind, Cell, inline_codes, plain_text, unmarked};
use crate::check::{Findings, View};
use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::procedure::{ActionKind, Disposition, Part, Show, Told};
use crate::shell::{Fence, fence, has_prompts, inline_shell};
use crate::text::Span;

/// The rule.
pub static RULE: Rule = Rule {
    code: "P009",
    name: "loose-command",
    severity: Severity::Warning,
    summary: "commands are in no step",
    explain: "\
Commands stand where no step is: above the first step, below the last, in a
section that tells no step, or outside of the numbered lists that are the steps
of the article; so does what is marked as commands and reads like none. A
runbook shows them there and runs none of them. Put them into
a step, or have the sections of the article read as its steps with
`steps: headings`.

For example:

    > [!TIP]
    > To restart the service:
    >
    > ```bash
    > systemctl restart web
    > ```

    1. Look at its state.
    2. Look at its log.

Instead:

    1. Restart the service:

       ```bash
       systemctl restart web
       ```

    2. Look at its state.
    3. Look at its log.
",
};

pub(super) fn run(view: &View<'_, '_>, findings: &mut Findings) {
    let loose = |told: &&Told| told.step.is_none() && told.is_command();
    let (inline, blocks): (Vec<&Told>, Vec<&Told>) = view
        .model
        .told
        .iter()
        .filter(loose)
        .partition(|told| told.inline);
    // Texts tell to run one command after another: they are one finding.
    if let Some(first) = inline.first() {
        findings.add(|| {
            let command = first.command().unwrap_or_default();
            let text = match inline.len() {
                1 => format!("{} is in no step", quoted(command)),
                count => format!(
                    "{} and {} more in texts are in no step",
                    quoted(command),
                    count - 1
                ),
            };
            Diagnostic::new(&RULE, first.span, text).help("put what is to be run into a step")
        });
    }
    tables(view, findings);
    unread(view, findings);
    preformatted(view, findings);
    let mut last = None;
    for told in blocks {
        // A block is one finding, however many commands it holds.
        if last.replace(told.span) == Some(told.span) {
            continue;
        }
        findings.add(|| {
            let command = told.command().unwrap_or_default();
            let first = command.lines().next().unwrap_or_default();
            let line = told
                .span
                .slice(view.text)
                .lines()
                .next()
                .map_or(0, str::len);
            let place = Span::new(told.span.range().start..told.span.range().start + line);
            Diagnostic::new(&RULE, place, format!("{} is in no step", quoted(first)))
                .help("put it into a step, or set `steps: headings` or `steps: lists`")
        });
    }
}

/// Blocks that are marked as commands, read like none, and are part of no step: what they show is
/// run by nothing.
fn unread(view: &View<'_, '_>, findings: &mut Findings) {
    let output = Disposition::Shown(Show::Output);
    let lost = |told: &&Told| told.step.is_none() && told.disposition == output;
    for told in view.model.told.iter().filter(lost) {
        let opening = told
            .span
            .slice(view.text)
            .lines()
            .next()
            .unwrap_or_default();
        let language = opening.trim_start_matches(['`', '~']).trim();
        let fenced = language.len() < opening.len();
        if fenced && language.is_empty() {
            called(view, told.span, findings);
            continue;
        }
        if !fenced || !matches!(fence(language), Fence::Script(_)) {
            continue;
        }
        let start = told.span.range().start;
        findings.add(|| {
            let place = Span::new(start..start + opening.len());
            let text = format!(
                "this reads like no commands of {}, and is in no step",
                quoted(language)
            );
            Diagnostic::new(&RULE, place, text)
                .help("write commands that the shell can read, or mark it as `text`")
        });
    }
}

/// A block that nothing marks, below a text that leads in to something to run: its lines have the
/// form of calls, of programs that nobody knows.
fn called(view: &View<'_, '_>, span: Span, findings: &mut Findings) {
    let mut lines = span.slice(view.text).lines().map(str::trim);
    let opening = lines.next().unwrap_or_default();
    let inside = lines.take_while(|line| !line.starts_with(['`', '~']));
    let inside: Vec<&str> = inside.filter(|line| !line.is_empty()).collect();
    let above = view.text[..span.range().start].trim_end();
    let above = above.lines().next_back().unwrap_or_default();
    // Below what tells to check, to write or to add stands as often what a file holds or a program
    // prints.
    let acts = || {
        let kinds = [ActionKind::Run, ActionKind::Restart, ActionKind::Install];
        let actions = view.lexicon.actions(&[unmarked(above)]);
        actions
            .iter()
            .any(|action| kinds.contains(&action.kind) && !action.negated)
    };
    let lead = above.ends_with([':', '：']) && !view.lexicon.announces_output(above) && acts();
    let Some(first) = inside
        .first()
        .filter(|_| lead && inside.len() <= MOST_CALLS)
    else {
        return;
    };
    if !inside.iter().all(|line| has_form_of_call(line)) {
        return;
    }
    findings.add(|| {
        let start = span.range().start;
        let place = Span::new(start..start + opening.len());
        let text = format!("{} may be a command, and is in no step", quoted(first));
        Diagnostic::new(&RULE, place, text)
            .help("mark it as `bash` and put it into a step, or mark it as `text`")
    });
}

/// So many lines of a block that nothing marks may be calls.
const MOST_CALLS: usize = 5;

/// What opens the statements of databases.
const STATEMENTS: &[&str] = &[
    "alter", "create", "delete", "drop", "grant", "insert", "select", "show", "update",
];

/// Whether a line has the form of a call of some program: its name, and what it is given.
fn has_form_of_call(line: &str) -> bool {
    let mut words = line.split(' ');
    let name = words.next().unwrap_or_default();
    let letters = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-_./".contains(&b);
    name.len() > 1
        && name.starts_with(|c: char| c.is_ascii_lowercase() || "./".contains(c))
        && name.bytes().all(letters)
        && !STATEMENTS.contains(&name)
        && words
            .next()
            .is_some_and(|word| !word.is_empty() && word != "=")
        && !line.contains("  ")
        && !line.ends_with(['.', ':', ';', ','])
}

/// A line of HTML without the tags that it opens with, where it is the `first` one, and without
/// those that are closed at its end. What is typed may hold the same marks.
fn untagged(line: &str, first: bool) -> &str {
    let mut line = line.trim();
    while first && line.starts_with('<') {
        let Some((_, behind)) = line.split_once('>') else {
            break;
        };
        line = behind.trim_start();
    }
    while let Some((before, tag)) = line.rsplit_once("</")
        && tag.find('>') == Some(tag.len() - 1)
    {
        line = before.trim_end();
    }
    line
}

/// What HTML shows as it is typed, with prompts: a runbook shows it, and runs nothing of it.
fn preformatted(view: &View<'_, '_>, findings: &mut Findings) {
    view.model.walk(&mut |part| {
        let Part::Block(Block {
            kind: BlockKind::Html(lines),
            ..
        }) = part
        else {
            return;
        };
        let opens = |text: &str| {
            let text = text.trim_start();
            text.get(..4)
                .is_some_and(|tag| tag.eq_ignore_ascii_case("<pre"))
        };
        let Some(at) = lines.iter().position(|line| opens(&line.text)) else {
            return;
        };
        let text: Vec<&str> = lines[at..]
            .iter()
            .map(|line| {
                let line: &str = &line.text;
                untagged(line, opens(line))
            })
            .collect();
        let typed = |line: &&&str| line.trim_start().starts_with(['$', '#', '%']);
        let Some(first) = text
            .iter()
            .find(typed)
            .filter(|_| has_prompts(&text.join("\n")))
        else {
            return;
        };
        findings.add(|| {
            let text = format!("{} in HTML is run by nothing", quoted(first.trim()));
            Diagnostic::new(&RULE, lines[at].span, text)
                .help("write it as a block of code, and put it into a step")
        });
    });
}

/// Tables whose cells tell to run something: a runbook shows them, and runs nothing of them.
fn tables(view: &View<'_, '_>, findings: &mut Findings) {
    view.model.walk(&mut |part| {
        let Part::Block(Block {
            kind: BlockKind::Table(table),
            ..
        }) = part
        else {
            return;
        };
        let Some((head, rows)) = table.rows.split_first() else {
            return;
        };
        // Which columns hold commands, their headings say.
        let named = |cell: &Cell<'_>| view.lexicon.announces(&plain_text(&cell.content));
        let named: Vec<bool> = head.iter().map(named).collect();
        let cells = rows.iter().flat_map(|row| row.iter().enumerate());
        let found: Vec<_> = cells
            .filter_map(|(column, cell)| {
                let codes = inline_codes(&cell.content);
                let (span, code) = *codes.first()?;
                let actions = || view.lexicon.actions(&cell.content);
                let told = if cell.content.len() > 1 {
                    actions().iter().any(|action| {
                        action.kind == ActionKind::Run && action.value.as_deref() == Some(code)
                    })
                } else {
                    named.get(column) == Some(&true) && code.contains(' ')
                };
                (told && inline_shell(code).is_some()).then_some((span, code))
            })
            .collect();
        let Some((span, code)) = found.first().copied() else {
            return;
        };
        findings.add(|| {
            let text = match found.len() {
                1 => format!("{} in a table is run by nothing", quoted(code)),
                count => format!(
                    "{} and {} more in a table are run by nothing",
                    quoted(code),
                    count - 1
                ),
            };
            Diagnostic::new(&RULE, span, text).help("put what is to be run into a step")
        });
    });
}

#[cfg(test)]
mod tests {
    use super::{has_form_of_call, untagged};

    #[test]
    fn tags_are_no_part_of_what_is_typed() {
        for (line, text) in [
            ("<pre>$ millctl stop</pre>", "$ millctl stop"),
            ("<PRE class=\"x\">$ echo a > b", "$ echo a > b"),
            ("<pre><code>$ uptime</code></pre>", "$ uptime"),
            ("<pre>", ""),
        ] {
            assert_eq!(untagged(line, true), text);
        }
        assert_eq!(untagged("$ cat <a </pre>", false), "$ cat <a");
    }

    #[test]
    fn statements_have_the_form_of_no_call() {
        assert!(has_form_of_call("grind stones"));
        assert!(!has_form_of_call("select count(*) from sacks"));
    }
}
