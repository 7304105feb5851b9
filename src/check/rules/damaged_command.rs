//! P012: a command is damaged.

use super::quoted;
use crate::check::place::Placed;
use crate::check::{Findings, View};
use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::procedure::Told;
use crate::shell::{Damage, Harm, Repair};
use crate::text::Span;

/// The rule.
pub static RULE: Rule = Rule {
    code: "P012",
    name: "damaged-command",
    severity: Severity::Warning,
    summary: "a command is damaged and would do something else than is meant",
    explain: "\
A word processor, a web page or a slip has changed a command: a no-break space
that parts no words, a dash for the hyphens of an option, curly quotation marks,
a blank behind the character that a line is to go on by, a comment in the middle
of a command of several lines, a character as HTML writes it, a quote or a
here-document without its end, or what stands behind a prompt and cannot be
read at all. PowerShell takes curly quotation marks, and
dashes before the parameters of its own commands, for straight ones: there, they
are no finding. A runbook shows such a command and never runs it.

For example:

    1. Open the vault.

       ```bash
       vaultctl open –all
       ```

Instead:

    1. Open the vault.

       ```bash
       vaultctl open --all
       ```
",
};

/// A command of so many lines is shown whole, as it is meant.
const WHOLE: usize = 6;

pub(super) fn run(view: &View<'_, '_>, findings: &mut Findings) {
    // Where the last command of a block ended.
    let mut last: Option<(Span, usize)> = None;
    for told in &view.model.told {
        let Some(exchange) = &told.exchange else {
            continue;
        };
        let Some(repair) = &told.repair else {
            continue;
        };
        let from = last.filter(|(span, _)| *span == told.span);
        let from = from.map_or(0, |(_, end)| end);
        let placed = Placed::find(view.text, told.span, from, &exchange.command);
        if let Some(placed) = &placed {
            last = Some((told.span, placed.end()));
        }
        report(told, &exchange.command, repair, placed.as_ref(), findings);
    }
}

/// One finding for each kind of damage on each line.
fn report(
    told: &Told,
    command: &str,
    repair: &Repair,
    placed: Option<&Placed>,
    findings: &mut Findings,
) {
    let line = |damage: &Damage| placed.map_or(0, |placed| placed.number(damage.range.start));
    let mut reported: Vec<(usize, Harm)> = Vec::new();
    for damage in &repair.damages {
        let key = (line(damage), damage.harm);
        if reported.contains(&key) {
            continue;
        }
        reported.push(key);
        findings.add(|| {
            let same = || {
                let all = repair.damages.iter();
                all.filter(|other| (line(other), other.harm) == key)
            };
            let place =
                |damage: &Damage| placed.map_or(told.span, |placed| placed.span(&damage.range));
            let message = message(damage, command);
            let mut diagnostic = Diagnostic::new(&RULE, place(damage), message);
            if let Some(placed) = placed {
                for other in same().skip(1) {
                    diagnostic = diagnostic.label(place(other), "and here");
                }
                let edits = same().flat_map(|damage| &damage.edits);
                diagnostic = diagnostic.fixed(edits.map(|edit| placed.fix(edit)).collect());
            }
            diagnostic.help(help(repair, key.0))
        });
    }
}

fn message(damage: &Damage, command: &str) -> String {
    let shown = command.get(damage.range.clone()).unwrap_or_default();
    let first = shown.chars().next().unwrap_or(' ');
    let code = u32::from(first);
    match damage.harm {
        Harm::Blank => format!("a no-break space (U+{code:04X}) parts no words of a command"),
        Harm::Dash => format!(
            "a dash (U+{code:04X}) stands where the command has `{}`",
            damage.edits.first().map_or("-", |(_, new)| new)
        ),
        Harm::Quote => format!("a curly quotation mark (U+{code:04X}) quotes nothing"),
        Harm::Trailing => "behind this blank the command does not go on".to_owned(),
        Harm::Comment => "the command ends with this comment, and does not go on below".to_owned(),
        Harm::Entity => format!("{} is HTML, and no command", quoted(shown)),
        Harm::Unclosed => "this quote is never closed".to_owned(),
        Harm::Document if shown.starts_with(char::is_whitespace) => {
            "an indented line does not end the text above it".to_owned()
        }
        Harm::Unread => "the shell cannot read this command".to_owned(),
        Harm::Document => "no line ends the text that begins below".to_owned(),
    }
}

/// The command as it is meant, or the line of it.
fn help(repair: &Repair, line: usize) -> String {
    let unread = |damage: &Damage| damage.harm == Harm::Unread;
    if repair.damages.iter().any(unread) {
        return "write what is to be typed, and all else outside of the block".to_owned();
    }
    let mended = repair.mended.trim_end();
    let count = mended.lines().count();
    if count == 1 {
        return format!("write {}", quoted(mended));
    }
    let shown: String = if count <= WHOLE {
        mended.to_owned()
    } else {
        mended
            .lines()
            .skip(line.saturating_sub(1))
            .take(3)
            .collect::<Vec<_>>()
            .join("\n")
    };
    format!("write\n{shown}")
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{check_text, found_in, helps};

    #[test]
    fn each_line_says_where_it_is_damaged_and_how_it_is_meant() {
        let text = "# A\n\n1. Open it.\n\n   ```bash\n   ls -l\n   vaultctl open \u{2013}all \u{2013}-now \u{201c}a b\u{201d}\n   vaultctl close\u{a0}--all\n   ```\n\n2. Run `vaultctl look \u{2013}all`.\n";
        assert_eq!(
            found_in(&RULE, "en-US", text),
            [
                (7, "\u{2013}".to_owned()),
                (7, "\u{201c}".to_owned()),
                (8, String::new()),
                (11, "\u{2013}".to_owned()),
            ]
        );
        let helps = helps(&RULE, text);
        assert!(helps[0].contains("vaultctl open --all --now \"a b\"\nvaultctl close --all"));
        assert_eq!(helps[3], "write `vaultctl look --all`");
    }

    /// What mends findings makes the file what it should be.
    #[test]
    fn the_mended_file_is_data() {
        for (wrong, right) in [
            (
                "1. A:\n\n   ```console\n   $ vaultctl open \\ \n     \u{2013}-all\n   opened\n   $ vaultctl name \u{201c}x\u{201d}\n   ```\n",
                "1. A:\n\n   ```console\n   $ vaultctl open \\\n     --all\n   opened\n   $ vaultctl name \"x\"\n   ```\n",
            ),
            (
                "> 1. A:\n>\n>    ```bash\n>    cat <<E\n>    x\n>    ```\n",
                "> 1. A:\n>\n>    ```bash\n>    cat <<E\n>    x\n>    E\n>    ```\n",
            ),
            (
                "1. A:\n\n   ```bash\n   vaultctl open \\\n     # all of them\n     --all\n   ```\n",
                "1. A:\n\n   ```bash\n   # all of them\n   vaultctl open \\\n     --all\n   ```\n",
            ),
        ] {
            let mut fixes: Vec<_> = check_text("en-US", wrong)
                .into_iter()
                .filter(|diagnostic| diagnostic.rule.code == RULE.code)
                .flat_map(|diagnostic| diagnostic.fixes)
                .collect();
            fixes.sort_by_key(|fix| std::cmp::Reverse((fix.span.start, fix.span.end)));
            let mut mended = wrong.to_owned();
            for fix in fixes {
                mended.replace_range(fix.span.range(), &fix.text);
            }
            assert_eq!(mended, right);
            assert!(found_in(&RULE, "en-US", &mended).is_empty());
        }
    }
}
