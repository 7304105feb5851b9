//! What a text says for what comes behind it: where that is run, and in which case.

use super::decide::{CONDITION, Walk};
use super::scope::{Above, Scope};
use crate::article::{BlockKind, Inline, inline_codes, plain_text};
use crate::procedure::lower::is_bold_title;
use crate::shell::{Shell, natures};

/// A text of so many characters between two blocks may be the label of the second.
const LONGEST_LABEL: usize = 40;

/// Whether a text ends as those do that lead in to what stands below.
pub(super) fn leads_in(content: &[Inline<'_>]) -> bool {
    plain_text(content).trim_end().ends_with([':', '：'])
}

/// Whether code within a text logs in to another machine.
fn names_login(content: &[Inline<'_>]) -> bool {
    inline_codes(content).iter().any(|(_, code)| {
        let enters = || natures(Shell::Bash, code).enters;
        code.starts_with("ssh ") && enters().is_some_and(|own| own == "ssh")
    })
}

impl Walk<'_> {
    /// What a text says that leads in to the headings right below it holds for all of them, as if
    /// the heading above it had said it.
    pub(super) fn leads_on(
        &mut self,
        next: Option<&BlockKind<'_>>,
        scope: &Scope,
        above: &Above<'_, '_>,
    ) {
        let (Some(BlockKind::Heading { level, .. }), false) = (next, scope.inner) else {
            return;
        };
        let leads = leads_in(above.content) && above.near;
        if let Some(around) = self
            .open
            .last_mut()
            .filter(|(own, ..)| own < level && leads)
        {
            let kind = || {
                self.lexicon
                    .is_for_kind_that(&above.text)
                    .then_some(CONDITION)
            };
            around.1 = around.1.or(above.said).or_else(kind);
        }
    }

    /// What a text says of where the commands of later parts are run, and with what.
    pub(super) fn moves(&mut self, content: &[Inline<'_>], text: &str, below: Option<&str>) {
        self.logs_in |= names_login(content);
        if self.lexicon.comes_back(text) {
            self.away.clear();
            self.gone = None;
            self.home = true;
        } else if self.lexicon.goes_elsewhere(text) || self.lexicon.goes_to_machine(text, below) {
            self.gone = Some(self.open.len());
            self.home = false;
        } else if !self.listed && self.under.numbered && self.lexicon.stays_inside(text) {
            // So are the sections that go on from there.
            self.gone = Some(self.open.len());
        }
        self.lexicon
            .note_place(content, self.open.len(), &mut self.standing);
        if !is_bold_title(content) && text.chars().count() > LONGEST_LABEL {
            self.before = None;
        }
    }
}
