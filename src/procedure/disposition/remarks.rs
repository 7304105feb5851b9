//! What remarks between commands say of those below them: that they are for a case, for
//! another machine, or one of several ways.

use super::hostnames::goes_to_host;
use super::siblings::alternatives;
use super::telling::{holds_any, unnumbered};
use super::{Ask, Disposition};
use crate::article::{Inline, plain_text};
use crate::procedure::Lexicon;
use crate::procedure::words::COMMAS;
use crate::shell::{Shell, natures};

/// The comments in a command, without their marks: those above something that is called,
/// and those behind it. What stands below the last call is what it prints.
pub(super) fn comments(command: &str) -> impl Iterator<Item = &str> {
    remarks(command).map(|(comment, _)| comment)
}

/// The same, each with the line that it ends, or the place of the line below it.
fn remarks(command: &str) -> impl Iterator<Item = (&str, About<'_>)> {
    let called = |(_, line): &(usize, &str)| is_called(line.trim());
    let last = command.lines().enumerate().filter(called).last();
    let upto = last.map_or(0, |(last, _)| last + 1);
    let lines = command.lines().enumerate().take(upto);
    lines.filter_map(|(at, line)| {
        let line = line.trim();
        let (comment, about) = if let Some(comment) = line.strip_prefix('#') {
            (comment, About::Below(at + 1))
        } else {
            let (code, comment) = line.split_once(" # ")?;
            (comment, About::Line(code))
        };
        Some((comment.trim_start_matches('#').trim(), about))
    })
}

/// The remark, with its line's end, right above the line that the end of a text is in.
pub(super) fn remark_above(text: &str) -> &str {
    let above = text.rfind('\n').map_or("", |end| &text[..=end]);
    let line = above[..above.len().saturating_sub(1)].rfind('\n');
    let line = &above[line.map_or(0, |end| end + 1)..];
    if line.starts_with("# ") { line } else { "" }
}

/// What a remark is about.
enum About<'c> {
    /// The line that it ends.
    Line(&'c str),
    /// Those from a place on, up to the next remark or an empty line.
    Below(usize),
}

impl About<'_> {
    /// The lines themselves.
    fn lines(&self, command: &str) -> String {
        match self {
            Self::Line(code) => (*code).to_owned(),
            Self::Below(from) => {
                let below = command.lines().skip(*from).map(str::trim);
                let below = below.skip_while(|line| !is_called(line));
                let about: Vec<&str> = below.take_while(|line| is_called(line)).collect();
                about.join("\n")
            }
        }
    }
}

/// Whether a line of a command is more than a remark.
fn is_called(line: &str) -> bool {
    !line.is_empty() && !line.starts_with('#')
}

/// A remark without the marks that a label ends with.
fn bare(remark: &str) -> &str {
    remark.trim_end_matches([':', '：', '.', ' '])
}

impl Lexicon {
    /// Whether the comments in commands part several ways: `# or`, `# on Debian`.
    pub(super) fn parts_lines(&self, command: &str) -> bool {
        let lines: Vec<&str> = command.lines().map(str::trim).collect();
        let called = |line: &&str| !line.is_empty() && !line.starts_with('#');
        let comment = |line: &&str| Some(line.strip_prefix('#')?.trim().to_lowercase());
        let comments: Vec<String> = lines.iter().filter_map(comment).collect();
        // What stands above all that is called is about all of it, and what stands below all
        // about none.
        let first = lines.iter().position(called);
        let last = lines.iter().rposition(called);
        let between = first
            .zip(last)
            .map_or(&[][..], |(first, last)| &lines[first..last]);
        let mut between = between.iter().filter_map(comment);
        let mut above = lines[..last.unwrap_or_default()].iter().filter_map(comment);
        between.any(|text| self.opens_other(&text))
            || above.any(|text| self.ends_in_or(&text))
            || alternatives(&comments).contains(&true)
    }

    /// Whether a text ends with an aside that says that nobody has to: "Extend it (optional)".
    pub(super) fn ends_optional(&self, text: &str) -> bool {
        let marks = |c: char| c.is_whitespace() || ".:：。*_".contains(c);
        let text = text.trim_end_matches(marks);
        let Some(text) = text.strip_suffix([')', '）', ']']) else {
            return false;
        };
        let open = text.rfind(['(', '（', '[']);
        open.is_some_and(|at| {
            let aside = text[at..].trim_start_matches(['(', '（', '[']);
            self.is_optional(&format!("{aside}:"))
        })
    }

    /// Whether a text says by its label that it is a note: "Note: …".
    pub(super) fn is_note(&self, text: &str) -> bool {
        let label = text.trim_start().split_once([':', '：', '!']);
        label.is_some_and(|(label, rest)| {
            !rest.trim().is_empty() && self.alert(label.trim()).is_some()
        })
    }

    /// What the comments in a command say of it.
    pub(super) fn comments_tell(&self, command: &str) -> Option<Disposition> {
        remarks(command).find_map(|(comment, about)| {
            // What looks by itself whether a case is there needs nobody to.
            if about.lines(command).starts_with("if ") {
                return None;
            }
            let lower = comment.to_lowercase();
            let words = &self.telling;
            let label = lower.split([':', '：']).next().unwrap_or(&lower);
            if self.conjunctions.opening_of(comment).next().is_some()
                || comment
                    .split_once('(')
                    .is_some_and(|(_, aside)| self.is_case(aside))
                || self.is_optional(comment)
                || self.ends_optional(comment)
                || words.bars.cases.are(bare(label))
                || holds_any(&lower, &words.case)
                || holds_any(&lower, &words.versions)
            {
                Some(Disposition::Asks(Ask::Condition))
            } else if self.opens_example(bare(&lower)) && !self.announces_output(bare(comment)) {
                Some(Disposition::Asks(Ask::Example))
            } else {
                None
            }
        })
    }

    /// Whether a text in lower case opens with words for an example.
    fn opens_example(&self, text: &str) -> bool {
        let mut words = self.telling.example.iter();
        words.any(|example| {
            let rest = text.strip_prefix(example.as_str());
            rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        })
    }

    /// Where the lines of a block begin that a line is the label of by which they are an example.
    pub(super) fn sample_from(&self, text: &str) -> Option<usize> {
        let mut at = 0;
        text.split_inclusive('\n').find_map(|line| {
            at += line.len();
            let label = line.trim().trim_start_matches('#').trim().to_lowercase();
            let is = label.ends_with([':', '：']) && self.telling.example.are(bare(&label));
            is.then_some(at)
        })
    }

    /// What remarks in a command say of where it is run, and whether it undoes something that
    /// the text above it does not speak of.
    pub(super) fn remarks_bar(
        &self,
        shell: Shell,
        command: &str,
        above: &[Inline<'_>],
    ) -> Option<Disposition> {
        let barred = comments(command).find_map(|remark| {
            if self.holds_back(remark) {
                Some(Disposition::Asks(Ask::Condition))
            } else if self.undoes(remark) && !self.undoes(&plain_text(above)) {
                Some(Disposition::Asks(Ask::CleanUp))
            } else {
                None
            }
        });
        let apart = || {
            remarks(command).find_map(|(remark, about)| {
                let said = self.remark_places(remark)?;
                if said == Disposition::Asks(Ask::Elsewhere) {
                    // What works on a cluster from anywhere is at home everywhere.
                    let lines = about.lines(command);
                    if natures(shell, &lines).client || goes_to_host(&lines) {
                        return None;
                    }
                }
                Some(said)
            })
        };
        barred.or_else(apart)
    }

    /// Whether remarks send some of a command to another machine.
    pub(super) fn remarks_leave(&self, command: &str) -> bool {
        let elsewhere = Some(Disposition::Asks(Ask::Elsewhere));
        comments(command).any(|remark| self.remark_places(remark) == elsewhere)
    }

    /// For whom or where a remark says that something is.
    fn remark_places(&self, remark: &str) -> Option<Disposition> {
        let lower = remark.to_lowercase();
        if self.comes_back(&lower) {
            return None;
        }
        let place = remark.split([':', '：']).next().unwrap_or(remark);
        let place = place.split(COMMAS).next().unwrap_or(place).trim();
        // "Only on the primary".
        let only = place.split_once(' ');
        let only = only.filter(|(word, _)| self.telling.scopes.beside.are(&word.to_lowercase()));
        let away = self.opens_at_name(unnumbered(remark))
            || self.is_on_box(place)
            || only.is_some_and(|(_, rest)| self.is_on_box(rest))
            || self.is_run_elsewhere(&lower);
        away.then_some(Disposition::Asks(Ask::Elsewhere))
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{self, lexicon};
    use super::*;

    /// Why the commands of a text are not run, in order; empty for those that are.
    fn whys(text: &str) -> Vec<&'static str> {
        let text = text.replace("[[", "```bash\n").replace("]]", "\n```");
        testing::whys(&text)
    }

    #[test]
    fn a_remark_below_what_was_printed_is_about_the_next_command() {
        let of = |remark: &str| {
            format!(
                "1. See that both turn:\n\n   ```console\n   $ millctl list\n   NAME  STATE\n   rye   on\n\n   {remark}\n   $ millctl turn rye\n   ```\n"
            )
        };
        assert_eq!(whys(&of("# If only one of them turns:")), ["", "condition"]);
        assert_eq!(whys(&of("# Then both turn:")), ["", ""]);
    }

    #[test]
    fn a_case_that_the_command_looks_for_needs_nobody() {
        use super::super::testing::whys;
        let of = |code: &str| {
            format!(
                "# Mill\n\nLook at it:\n\n```bash\n# The sails (if there are any)\n{code}\n```\n"
            )
        };
        assert_eq!(whys(&of("if test -e /sails; then\n  ls /sails\nfi")), [""]);
        assert_eq!(whys(&of("ls /sails")), ["condition"]);
    }

    #[test]
    fn a_remark_names_the_machine_of_what_is_below() {
        let elsewhere = Some(Disposition::Asks(Ask::Elsewhere));
        for (tag, remark) in [
            ("en-US", "On the old control plane host:"),
            ("en-US", "Only on the replica"),
            ("en-US", "On the bastion, as root"),
            ("en-US", "run this on each node"),
            ("ar-SA", "على الخادم القديم:"),
            ("de-DE", "Auf dem alten Server:"),
            ("de-DE", "Nur auf dem Knoten"),
            ("es-ES", "En el servidor antiguo:"),
            ("fr-FR", "Sur le nouveau serveur :"),
            ("ja-JP", "ノードで実行"),
            ("nl-NL", "Op de oude server:"),
            ("pl-PL", "Na starym serwerze:"),
            ("pt-BR", "No servidor antigo:"),
        ] {
            assert_eq!(lexicon(tag).remark_places(remark), elsewhere, "{remark}");
        }
        for remark in [
            "Restart the server",
            "List the nodes",
            "From your workstation:",
            "On success, this prints ok",
            "Based on the old values",
        ] {
            assert_eq!(lexicon("en-US").remark_places(remark), None, "{remark}");
        }
    }

    #[test]
    fn a_remark_holds_for_the_lines_below_it() {
        let block = |code: &str| whys(&format!("# Orders\n\n1. Move it:\n\n[[{code}]]\n"));
        assert_eq!(
            block("kubectl cordon a\n# On the old host:\nsudo systemctl stop orders"),
            ["elsewhere"]
        );
        // What works on a cluster does so from anywhere.
        assert_eq!(block("date\n# On the old host:\nkubectl cordon a"), [""]);
        assert_eq!(
            block("systemctl status orders\n# Quick fix: restart\nsystemctl restart orders"),
            ["condition"]
        );
        assert_eq!(
            block("systemctl status orders\n# Restart it (optional)\nsystemctl restart orders"),
            ["condition"]
        );
        assert_eq!(
            block("systemctl status orders\n# Restart it\nsystemctl restart orders"),
            [""]
        );
    }

    #[test]
    fn a_line_within_a_block_makes_what_follows_an_example() {
        let lexicon = |tag| lexicon(tag);
        for (tag, line) in [
            ("en-US", "eg:"),
            ("en-US", "e.g.:"),
            ("en-US", "Example:"),
            ("en-US", "For example:"),
            ("ar-SA", "مثال:"),
            ("de-DE", "Zum Beispiel:"),
            ("es-ES", "Ejemplo:"),
            ("fr-FR", "Exemple :"),
            ("ja-JP", "例："),
            ("nl-NL", "Voorbeeld:"),
            ("pl-PL", "Przykład:"),
            ("pt-BR", "Por exemplo:"),
        ] {
            let text = format!("ctl a\n\n{line}\nctl b\n");
            let from = lexicon(tag).sample_from(&text);
            assert_eq!(from, text.find("ctl b"), "{line}");
        }
        for text in ["ctl example\nctl b\n", "echo example:\nctl b\n"] {
            assert_eq!(lexicon("en-US").sample_from(text), None, "{text}");
        }
    }

    #[test]
    fn an_aside_at_the_end_leaves_it_to_the_reader() {
        for (tag, text) in [
            ("en-US", "Extend the volume (optional)"),
            ("en-US", "Extend the volume (Optional, recommended):"),
            ("en-US", "Extend the volume [optional]."),
            ("ar-SA", "وسّع القرص (اختياري)"),
            ("de-DE", "Volume erweitern (optional)"),
            ("es-ES", "Paso 8 — Extender el volumen(Opcional)"),
            ("fr-FR", "Étendre le volume (facultatif)"),
            ("ja-JP", "ボリュームを拡張する（任意）"),
            ("nl-NL", "Vergroot het volume (optioneel)"),
            ("pl-PL", "Rozszerz wolumin (opcjonalnie)"),
            ("pt-BR", "Estenda o volume (opcional)"),
        ] {
            assert!(lexicon(tag).ends_optional(text), "{text}");
        }
        for text in [
            "Pass the (optional) flag to it",
            "Extend the volume (the optional one stays)",
            "Extend the volume (8)",
        ] {
            assert!(!lexicon("en-US").ends_optional(text), "{text}");
        }
    }

    #[test]
    fn a_heading_that_asks_is_a_case_for_what_changes_something() {
        let below = |heading: &str, code: &str| {
            whys(&format!(
                "# Orders\n\n## Triage\n\n### {heading}\n\n[[{code}]]\n"
            ))
        };
        for heading in ["1. Is it slow?", "2. Is traffic down?", "3. No more space?"] {
            let change = "systemctl restart orders";
            assert_eq!(below(heading, change), ["condition"], "{heading}");
            assert_eq!(below(heading, "uptime"), [""], "{heading}");
        }
        let plain = below("1. Restart the orders", "systemctl restart orders");
        assert_eq!(plain, [""]);
    }

    #[test]
    fn a_note_does_not_unmake_a_numbered_step() {
        let step = |note: &str, code: &str| {
            whys(&format!(
                "# Orders\n\n7. Delete the old queue\n\n{note}\n\n[[{code}]]\n"
            ))
        };
        let delete = "kubectl delete sts queue";
        assert_eq!(step("Important: nobody reads it any more!", delete), [""]);
        assert_eq!(step("Note: do it for ALL of them!", delete), [""]);
        // What a note says of a case still holds.
        let case = step("Note: only if it is empty.", delete);
        assert_eq!(case, ["condition"]);
        assert_eq!(step("Look at the queue:", delete), ["destructive"]);
    }

    #[test]
    fn what_follows_an_editor_waits_for_the_person() {
        let told = whys(
            "# Orders\n\n1. Edit it:\n\n```\n[root@c ~]# vim /etc/a.conf\n[root@c ~]# ln -s a b\n```\n",
        );
        assert_eq!(told, ["interactive", "moment"]);
    }

    #[test]
    fn steps_that_go_on_are_done_where_the_first_has_gone() {
        let text = |second: &str| {
            format!(
                "# Orders\n\n### 1. Look\n\nSSH into the affected node.\n\n[[df -h]]\n\n### {second}\n\n[[systemctl status orders]]\n"
            )
        };
        assert_eq!(whys(&text("2. Look at the orders"))[1], "elsewhere");
        assert_eq!(whys(&text("Look at the orders"))[1], "");
        let back = text("2. Look\n\nBack on your workstation, look at the orders.");
        assert_eq!(whys(&back)[1], "");
    }

    #[test]
    fn trouble_that_is_over_is_no_case() {
        for (tag, text) in [
            ("en-US", "After resolving the issue:"),
            ("de-DE", "Nachdem das Problem behoben ist:"),
            ("fr-FR", "Après avoir résolu le problème :"),
            ("es-ES", "Después de resolver el problema:"),
            ("nl-NL", "Nadat het probleem is opgelost:"),
            ("pl-PL", "Po rozwiązaniu problemu:"),
            ("pt-BR", "Depois de resolver o problema:"),
        ] {
            assert!(!lexicon(tag).is_case(text), "{text}");
        }
        for text in ["After a failure:", "Once the error occurs:"] {
            assert!(lexicon("en-US").is_case(text), "{text}");
        }
    }

    #[test]
    fn a_kind_of_machines_is_no_place_where_the_text_goes_on() {
        let lexicon = lexicon("en-US");
        for text in ["For worker nodes:", "On the worker nodes this changes it"] {
            assert!(lexicon.names_machine(text), "{text}");
        }
        assert!(!lexicon.names_machine("For worker nodes this upgrades the configuration:"));
    }

    #[test]
    fn the_name_of_the_shell_is_no_way_in_an_article_for_it() {
        let told = |fence: &str| {
            let text = format!(
                "# Orders\n\n## Pause\n\nIn PowerShell, run this:\n\n```{fence}\nGet-Service\n```\n"
            );
            whys(&text)
        };
        assert_eq!(told("powershell"), [""]);
        let both = "# Orders\n\n## Pause\n\nRun this:\n\n[[uptime]]\n\nIn PowerShell, run this:\n\n```powershell\nGet-Uptime\n```\n";
        assert_eq!(whys(both)[1], "alternative");
    }
}
