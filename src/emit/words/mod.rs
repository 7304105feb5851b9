//! What a scene says, as text: lines that are the same for every shell.
//!
//! A paragraph is one line, whatever its length; who shows it breaks it. Labels
//! and code stay marked (`**label**`, `` `code` ``), and what is more than text
//! has a directive at the beginning of its line (`!warning`, `# heading`): see
//! [`Words::script`]. [`Words::plain`] is the same for those who show text as it
//! is.

mod line;
mod phrases;
mod writer;

pub(super) use phrases::{condition, heading, needed_roles, risk_message, value_names, way_line};

use crate::l10n::Messages;
use crate::plan::PlanBlock;
use crate::scene::{Stage, Telling};
use crate::shell::Shell;
use line::Line;
pub(super) use line::push_fenced;
use writer::Writer;

/// What stands in a script's record for code.
pub(super) enum InPlace {
    /// A directive: the record has the code elsewhere.
    Directive(String),
    /// The code in another form.
    Code(String),
}

/// Lines to show. Never begin or end with an empty one, and never have two of
/// them together.
#[derive(Clone, Debug, Default)]
pub(super) struct Words(Vec<Line>);

impl Words {
    /// What a scene tells in a locale, in the words of `say`.
    pub(super) fn of(tellings: &[Telling<'_>], locale: usize, say: &Messages) -> Self {
        let mut writer = Writer::new(say);
        for telling in tellings {
            writer.telling(telling, locale);
        }
        Self(writer.lines)
    }

    /// Blocks that stand for themselves.
    pub(super) fn of_blocks(blocks: &[PlanBlock], say: &Messages) -> Self {
        let mut writer = Writer::new(say);
        writer.blocks(blocks);
        Self(writer.lines)
    }

    /// What a shell does at a step beside what the step's own words show.
    pub(super) fn of_routine(stage: &Stage<'_>, shell: Shell, say: &Messages) -> Self {
        let mut writer = Writer::new(say);
        if let Some(routine) = stage.routine(shell) {
            if let Some(check) = &routine.check {
                writer.titled("command-check", &check.text);
            }
            for command in routine.run.iter().filter(|_| routine.automated) {
                writer.titled("command-run", &command.code.text);
                if let Some(expected) = command.expected.as_ref().filter(|e| !e.text.is_empty()) {
                    writer.titled("expected-output", &expected.text);
                }
            }
            if let Some(verify) = &routine.verify {
                writer.titled("command-verify", &verify.text);
            }
            if let Some(rollback) = &routine.rollback {
                writer.titled("command-rollback", &rollback.text);
            }
        }
        if let Some(why) = stage.by_hand(shell) {
            writer.paragraph(say.get(why));
        }
        if let Some(ask) = stage.asks(shell) {
            writer.paragraph(say.get(ask.message()));
        }
        Self(writer.lines)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The lines of a script's record. `refer` gives what stands for code there, if not the
    /// code itself.
    pub(super) fn script(&self, refer: &dyn Fn(&str) -> Option<InPlace>) -> String {
        let mut out = String::new();
        for line in &self.0 {
            line.push_script(refer, &mut out);
        }
        out
    }

    /// The lines as they are shown, broken where they are long.
    pub(super) fn plain(&self) -> String {
        let mut out = String::new();
        for line in &self.0 {
            line.push_plain(&mut out);
        }
        out.truncate(out.trim_end().len());
        out
    }
}
