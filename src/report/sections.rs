//! What of the article is kept apart from its main way: what it is called, whether it was needed,
//! and that it was carried out.

use super::article::{Title, procedure_of};
use super::evidence::Word;
use super::pen::{LISTED, Pen, join, time};
use super::run::{RunReport, Session};
use super::step::StepReport;
use crate::text::SafeText;
use std::collections::HashSet;

impl RunReport {
    /// Whether the run came to its end, and nothing of it was left failed.
    pub(super) fn is_well(&self) -> bool {
        self.last_word().is_some_and(Session::completes)
    }

    /// The start that says how the run ended: that a script failed later says nothing of one that
    /// was complete.
    pub(super) fn last_word(&self) -> Option<&Session> {
        let failed = |session: &&Session| session.outcome == Some(Word::ScriptFailed);
        let mut before = self.sessions.iter().rev().skip_while(failed);
        let complete = before.next().filter(|session| session.completes());
        complete.or_else(|| self.sessions.last())
    }

    /// The procedures that are kept apart in any version of the article.
    pub(super) fn sections(&self) -> HashSet<&str> {
        let outlines = self.outlines.iter();
        let sections = outlines.flat_map(|(outline, _)| outline.sections());
        sections.map(SafeText::as_str).collect()
    }

    /// What a part of the last version that is no step is called, in each language.
    fn titles_of(&self, id: &str) -> Vec<Title> {
        let versions = self.outlines_of(&self.outline);
        let same = self.outlines.iter().filter(|(outline, of)| {
            *outline == self.outline || versions.iter().any(|version| of.contains(version))
        });
        let titles = same.filter_map(|(outline, _)| {
            let part = outline.part(id).filter(|part| part.hash.is_none())?;
            let (locale, title) = (outline.locale.clone(), part.title.clone());
            Some(Title { locale, title })
        });
        titles.collect()
    }
}

impl Pen<'_> {
    /// What a part of the last version that is no step is called.
    pub(super) fn heading(&self, run: &RunReport, id: &str) -> String {
        self.title(None, &run.titles_of(id)).0
    }

    /// What is kept apart and was carried out, and when.
    pub(super) fn carried_out(&self, run: &RunReport) -> String {
        let sections = run.sections();
        let mut found: Vec<(&str, Vec<&StepReport>)> = Vec::new();
        for step in run.rounds() {
            let id: &SafeText = &step.called.now;
            let acts = step.history.iter().any(|entry| !entry.outcome.is_passed());
            if !sections.contains(procedure_of(id)) || !acts {
                continue;
            }
            let own = procedure_of(id);
            match found.iter_mut().find(|(known, _)| *known == own) {
                Some((_, steps)) => steps.push(step),
                None => found.push((own, vec![step])),
            }
        }
        let found = found.into_iter().map(|(id, steps)| {
            let begun = steps.iter().filter_map(|step| step.start).min();
            let ended = steps.iter().filter_map(|step| step.end).max();
            let mut times = vec![time(begun), time(ended)];
            times.dedup();
            let title = match self.heading(run, id) {
                title if title.is_empty() => id.to_owned(),
                title => format!("{title} ({id})"),
            };
            join([title, join(times, " – ")], ", ")
        });
        join(found.take(LISTED), "; ")
    }
}
