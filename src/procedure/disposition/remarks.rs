//! What remarks between commands say of those below them: that they are for a case, for
//! another machine, or one of several ways.

use super::telling::{holds_any, unnumbered};
use super::{Ask, Disposition};
use crate::article::{Inline, plain_text};
use crate::procedure::Lexicon;
use crate::procedure::words::COMMAS;
use crate::shell::{Shell, natures};

/// The comments in a command, without their marks: those above something that is called,
/// and those behind it. What stands below the last call is what it prints.
pub(super) fn comments(command: &str) -> impl Iterator<Item = &str> {
    let called = |line: &str| !line.is_empty() && !line.starts_with('#');
    let last = command
        .lines()
        .enumerate()
        .filter(|(_, line)| called(line.trim()))
        .last();
    let upto = last.map_or(0, |(last, _)| last + 1);
    command.lines().take(upto).filter_map(|line| {
        let line = line.trim();
        line.strip_prefix('#')
            .or_else(|| Some(line.split_once(" # ")?.1))
            .map(|comment| comment.trim_start_matches('#').trim())
    })
}

/// The remarks in a command, each with the lines that it is about: those below it, up to the next
/// remark or an empty line, or the line that it ends.
fn remarks(command: &str) -> Vec<(&str, String)> {
    let lines: Vec<&str> = command.lines().map(str::trim).collect();
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        if let Some(remark) = line.strip_prefix('#') {
            let below = lines[at + 1..].iter();
            let below = below.skip_while(|line| line.starts_with('#') || line.is_empty());
            let about = below.take_while(|line| !line.starts_with('#') && !line.is_empty());
            let about: Vec<&str> = about.copied().collect();
            if !about.is_empty() {
                found.push((remark.trim_start_matches('#').trim(), about.join("\n")));
            }
        } else if let Some((code, remark)) = line.split_once(" # ") {
            found.push((remark.trim(), code.to_owned()));
        }
    }
    found
}

/// A remark without the marks that a label ends with.
fn bare(remark: &str) -> &str {
    remark.trim_end_matches([':', '：', '.', ' '])
}

impl Lexicon {
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
        comments(command).find_map(|comment| {
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
            remarks(command).into_iter().find_map(|(remark, about)| {
                let said = self.remark_places(remark)?;
                // What works on a cluster from anywhere is at home everywhere.
                let away =
                    said != Disposition::Asks(Ask::Elsewhere) || !natures(shell, &about).client;
                away.then_some(said)
            })
        };
        barred.or_else(apart)
    }

    /// Whether remarks send some of a command to another machine.
    pub(super) fn remarks_leave(&self, command: &str) -> bool {
        let elsewhere = Some(Disposition::Asks(Ask::Elsewhere));
        remarks(command)
            .iter()
            .any(|(remark, _)| self.remark_places(remark) == elsewhere)
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
        let place = only.map_or(place, |(_, rest)| rest);
        let away = self.opens_at_name(unnumbered(remark))
            || self.is_on_box(place)
            || self.is_run_elsewhere(&lower);
        away.then_some(Disposition::Asks(Ask::Elsewhere))
    }
}
