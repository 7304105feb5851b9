//! Which step a number leads to.

use super::super::{Lexicon, Model, Procedure, Step, StepPart};
use super::Target;
use crate::article::plain_text;

/// The numbered lists of an article, to look steps up in.
#[derive(Debug, Default)]
pub struct Numbers {
    /// The id of what holds a list, the number of one of its steps, and its id.
    steps: Vec<(String, u64, String)>,
    /// The numbers that titles of procedures give these ("Step 2: Verify"), with their ids.
    titled: Vec<(u64, String)>,
}

impl Numbers {
    /// Those of a model.
    #[must_use]
    pub fn of(model: &Model<'_>, lexicon: &Lexicon) -> Self {
        let mut numbers = Self::default();
        for procedure in model.procedures() {
            numbers.add_procedure(procedure, lexicon);
        }
        numbers
    }

    fn add_procedure(&mut self, procedure: &Procedure<'_>, lexicon: &Lexicon) {
        let title = procedure.title.as_ref();
        let title = title.map(|title| plain_text(&title.content));
        if let Some(number) = title.and_then(|title| lexicon.titled_number(&title)) {
            self.titled.push((number, procedure.id.clone()));
        }
        self.add_steps(&procedure.id, &procedure.steps, lexicon);
    }

    fn add_steps(&mut self, holder: &str, steps: &[Step<'_>], lexicon: &Lexicon) {
        for step in steps {
            // Sections are numbered by us; an author's number is in their titles.
            let titled = lexicon.titled_number(&plain_text(&step.cmd));
            let number = titled.unwrap_or(step.number);
            self.steps
                .push((holder.to_owned(), number, step.id.clone()));
            self.add_parts(&step.id, &step.parts, lexicon);
        }
    }

    fn add_parts(&mut self, holder: &str, parts: &[StepPart<'_>], lexicon: &Lexicon) {
        for part in parts {
            match part {
                StepPart::Substeps(steps) => self.add_steps(holder, steps, lexicon),
                StepPart::Choices(branches) | StepPart::Points(branches) => {
                    for branch in branches {
                        for part in &branch.parts {
                            if let StepPart::Substeps(steps) = part {
                                // The ids of a branch's steps end in its letter and a number.
                                let own = steps.first().and_then(|step| step.id.rsplit_once('.'));
                                let holder = own.map_or(holder, |(own, _)| own);
                                self.add_steps(holder, steps, lexicon);
                            }
                        }
                    }
                }
                StepPart::Quote(inner) => self.add_parts(holder, inner, lexicon),
                StepPart::Block(_) | StepPart::Note(_) => {}
            }
        }
    }

    /// What a number leads to that is named in a step, or in what else belongs to a
    /// procedure, with this id; without one, outside of all.
    #[must_use]
    pub fn target(&self, from: Option<&str>, number: u64) -> Target {
        let titled: Vec<&String> = self.with_title(number).collect();
        let mut holder = from.unwrap_or_default();
        while !holder.is_empty() {
            let mut same = self
                .steps
                .iter()
                .filter(|(of, own, _)| of == holder && *own == number);
            if let Some((.., id)) = same.next() {
                let told = same.next().is_some() || Some(id.as_str()) == from || !titled.is_empty();
                return if told {
                    Target::Unclear
                } else {
                    Target::Found(id.clone())
                };
            }
            holder = holder.rsplit_once('.').map_or("", |(outer, _)| outer);
        }
        match titled.as_slice() {
            [id] if from.is_none_or(|from| !is_below(from, id)) => Target::Found((*id).clone()),
            [] => {
                let mut same = self.steps.iter().filter(|(_, own, _)| *own == number);
                match (same.next(), same.next()) {
                    // Where nothing is numbered, another text is meant.
                    (None, _) if !self.steps.is_empty() => Target::Nothing,
                    (Some((.., id)), None) if from.is_none() => Target::Found(id.clone()),
                    _ => Target::Unclear,
                }
            }
            _ => Target::Unclear,
        }
    }

    fn with_title(&self, number: u64) -> impl Iterator<Item = &String> {
        let same = self.titled.iter().filter(move |(own, _)| *own == number);
        same.map(|(_, id)| id)
    }
}

/// Whether an id is another one or of something below it.
fn is_below(id: &str, of: &str) -> bool {
    id.strip_prefix(of)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}
