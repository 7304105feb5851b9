//! A plan as one language shows it, screen by screen.

use super::screen::{COLUMNS, Line, Piece, Screen, Style};
use super::script::{Section, language_name};
use super::wrap::{width, wrap};
use crate::l10n::{Messages, args};
use crate::plan::{Plan, PlanBlock, PlanProcedure, PlanStep, StepText, Unit, WantedValue};
use crate::procedure::{NoteKind, Risk};
use crate::shell::Shell;
use crate::text::SafeText;

/// A plan as one language shows it.
pub(super) struct View<'v, 'a> {
    plan: &'v Plan<'a>,
    locale: usize,
    say: &'v Messages,
    units: &'v [Unit<'v>],
    /// The shell that the steps are shown for.
    shell: Shell,
    /// What the reference's language calls itself.
    reference: String,
}

impl<'v, 'a> View<'v, 'a> {
    pub(super) fn new(
        plan: &'v Plan<'a>,
        locale: usize,
        say: &'v Messages,
        units: &'v [Unit<'v>],
        shell: Shell,
    ) -> Self {
        let reference = &plan.locales[0].locale;
        Self {
            plan,
            locale,
            say,
            units,
            shell,
            reference: language_name(reference, &Messages::of(reference, reference)),
        }
    }

    fn count(&self, key: &str, count: usize) -> String {
        self.say.with(key, &args([("count", count)]))
    }

    pub(super) fn opening(&self) -> Vec<Line> {
        let mut screen = Screen::new(self.say);
        let own = &self.plan.locales[self.locale];
        let title = self
            .say
            .with("runbook-title", &args([("title", own.title.as_str())]));
        screen.line(vec![Piece::new(Style::Strong, title)]);
        let procedures = self.count("procedure-count", self.plan.procedures.len());
        let steps = self.count("step-count", self.units.len());
        let counts = if self.plan.procedures.len() > 1 {
            format!("{procedures} / {steps}")
        } else {
            steps
        };
        screen.line(vec![Piece::new(Style::Faint, counts)]);
        if own.machine_translated {
            screen.line(vec![Piece::new(
                Style::Faint,
                self.say.get("machine-translated"),
            )]);
        }
        screen.lines()
    }

    pub(super) fn before(&self) -> Vec<Line> {
        let mut screen = Screen::new(self.say);
        if self.plan.has_preliminaries() || !self.plan.parameters_of(self.shell).is_empty() {
            let title = self.say.get("before-you-start");
            screen.line(vec![Piece::new(Style::Strong, title)]);
            screen.hanging("  ", |screen| {
                let introduction = self.plan.introduction.shown(self.locale);
                if !introduction.is_empty() {
                    screen.gap();
                    screen.blocks(introduction);
                }
                for note in &self.plan.notes {
                    screen.gap();
                    screen.note(note.shown(self.locale));
                }
                self.needs(screen);
                self.parameters(screen);
            });
        }
        screen.lines()
    }

    /// The roles and the values to have at hand.
    fn needs(&self, screen: &mut Screen<'_>) {
        let needs = &self.plan.needs;
        let roles = needs.roles.shown(self.locale);
        if !roles.is_empty() {
            let names: Vec<&str> = roles.iter().map(SafeText::as_str).collect();
            screen.gap();
            screen.plain(
                self.say
                    .with("needs-role", &args([("roles", names.join(", "))])),
            );
        }
        if !needs.values.is_empty() {
            screen.gap();
            screen.plain(self.say.get("needs-values"));
            for value in &needs.values {
                screen.hanging("- ", |screen| {
                    screen.plain(value_name(value, self.locale, self.say));
                });
            }
        }
    }

    /// The values that commands will ask for.
    fn parameters(&self, screen: &mut Screen<'_>) {
        let used = self.plan.parameters_of(self.shell);
        if used.is_empty() {
            return;
        }
        screen.gap();
        screen.plain(self.say.get("needs-commands"));
        for parameter in used.iter().map(|n| &self.plan.parameters[*n]) {
            let name = parameter.name.as_str();
            let prompt = parameter.prompt.shown(self.locale);
            let text = if prompt.as_str() == name {
                name.to_owned()
            } else {
                format!("{name}: {prompt}")
            };
            screen.hanging("- ", |screen| screen.plain(text));
        }
    }

    fn procedure(&self, n: usize) -> Vec<Line> {
        let procedure = &self.plan.procedures[n];
        let mut screen = Screen::new(self.say);
        let title = procedure.title.shown(self.locale);
        let total = self.plan.procedures.len();
        // The article's own title was shown just before.
        if total > 1 || *title != self.plan.locales[self.locale].title {
            screen.line(vec![Piece::new(Style::Strong, title.as_str())]);
            let rule = "=".repeat(width(title).clamp(3, COLUMNS));
            screen.unbroken(Style::Faint, rule);
        }
        if total > 1 {
            let numbers = args([("number", n + 1), ("total", total)]);
            screen.unbroken(Style::Faint, self.say.with("procedure-of", &numbers));
        }
        screen.hanging("  ", |screen| {
            screen.blocks(procedure.context.shown(self.locale));
        });
        screen.lines()
    }

    /// What a procedure, or a step that has substeps, begins with.
    pub(super) fn section(&self, section: &Section<'_>) -> Vec<Line> {
        let Some(step) = section.step else {
            return self.procedure(section.procedure);
        };
        if section.first == section.last {
            return self.titled_step(self.step_of(section.first), step, &[]);
        }
        let numbers = args([
            ("first", section.first + 1),
            ("last", section.last + 1),
            ("total", self.units.len()),
        ]);
        self.titled_step(self.say.with("steps-of", &numbers), step, &[])
    }

    /// A step, and what stands after the substeps that end with it, innermost
    /// first: told before the question, since it may be an instruction.
    pub(super) fn step(&self, n: usize) -> Vec<Line> {
        let unit = &self.units[n];
        let parents = unit.parents.iter().enumerate().rev();
        let ending: Vec<&[PlanBlock]> = parents
            .filter(|(depth, _)| unit.closes(*depth))
            .map(|(_, parent)| parent.text.shown(self.locale).after.as_slice())
            .collect();
        self.titled_step(self.step_of(n), unit.step, &ending)
    }

    fn step_of(&self, n: usize) -> String {
        let numbers = args([("number", n + 1), ("total", self.units.len())]);
        self.say.with("step-of", &numbers)
    }

    fn titled_step(&self, title: String, step: &PlanStep, ending: &[&[PlanBlock]]) -> Vec<Line> {
        let mut screen = Screen::new(self.say);
        screen.line(vec![
            Piece::new(Style::Strong, title),
            Piece::new(Style::Faint, format!("  ({})", step.id)),
        ]);
        let text = step.text.shown(self.locale);
        screen.hanging("  ", |screen| {
            self.circumstances(screen, step, text);
            for note in &text.notes {
                screen.gap();
                screen.note(note);
            }
            screen.gap();
            screen.rich(&text.cmd);
            screen.blocks(&text.body);
            for blocks in ending {
                screen.blocks(blocks);
            }
            self.routine(screen, step);
        });
        screen.lines()
    }

    /// Where the step is done, and in which language it is told. That it is
    /// optional, or under which condition it applies, its instruction says in
    /// its first words.
    fn circumstances(&self, screen: &mut Screen<'_>, step: &PlanStep, text: &StepText) {
        let mut lines = Vec::new();
        if step.text.own(self.locale).is_none() {
            let name = args([("language", self.reference.as_str())]);
            lines.push(self.say.with("step-not-translated", &name));
        }
        if let Some(place) = &text.place {
            let place = args([("place", place.as_str())]);
            lines.push(self.say.with("where", &place));
        }
        for line in lines {
            screen.line(vec![Piece::new(Style::Faint, line)]);
        }
        if let Some(key) = risk_message(step.risk) {
            let style = Style::Note(NoteKind::Warning);
            screen.line(vec![Piece::new(style, self.say.get(key))]);
        }
    }

    /// What the script does at a step beside what its text shows.
    fn routine(&self, screen: &mut Screen<'_>, step: &PlanStep) {
        let routine = step.routine(self.shell);
        if let Some(routine) = routine {
            if let Some(check) = &routine.check {
                screen.titled_code(&self.say.get("command-check"), &check.text);
            }
            for command in routine.run.iter().filter(|_| routine.automated) {
                screen.titled_code(&self.say.get("command-run"), &command.code.text);
                if let Some(expected) = &command.expected
                    && !expected.text.is_empty()
                {
                    screen.titled_code(&self.say.get("expected-output"), &expected.text);
                }
            }
            if let Some(verify) = &routine.verify {
                screen.titled_code(&self.say.get("command-verify"), &verify.text);
            }
            if let Some(rollback) = &routine.rollback {
                screen.titled_code(&self.say.get("command-rollback"), &rollback.text);
            }
        }
        if routine.is_none() && step.routines.iter().any(|other| !other.run.is_empty()) {
            screen.gap();
            screen.line(vec![Piece::new(Style::Faint, self.say.get("by-hand"))]);
        }
    }

    /// The result of a unit's procedure, where it ends with the unit.
    pub(super) fn closing(&self, n: usize) -> Vec<Line> {
        let unit = &self.units[n];
        let mut screen = Screen::new(self.say);
        let ends = self
            .units
            .get(n + 1)
            .is_none_or(|next| next.procedure != unit.procedure);
        if ends {
            self.result(&mut screen, &self.plan.procedures[unit.procedure]);
        }
        screen.lines()
    }

    fn result(&self, screen: &mut Screen<'_>, procedure: &PlanProcedure) {
        let result: &[PlanBlock] = procedure.result.shown(self.locale);
        if !result.is_empty() {
            screen.gap();
            screen.line(vec![Piece::new(Style::Strong, self.say.get("result"))]);
            screen.hanging("  ", |screen| screen.blocks(result));
        }
    }

    pub(super) fn list(&self) -> Vec<Line> {
        let mut screen = Screen::new(self.say);
        for procedure in &self.plan.procedures {
            screen.gap();
            let title = procedure.title.shown(self.locale);
            screen.line(vec![
                Piece::new(Style::Strong, title.as_str()),
                Piece::new(Style::Faint, format!("  ({})", procedure.id)),
            ]);
            let ids = id_width(&procedure.steps);
            screen.hanging("  ", |screen| {
                self.list_steps(screen, &procedure.steps, ids, "");
            });
        }
        screen.lines()
    }

    fn list_steps(&self, screen: &mut Screen<'_>, steps: &[PlanStep], ids: usize, indent: &str) {
        for step in steps {
            let number = format!("{}. ", step.number);
            let taken = ids + 4 + width(indent) + width(&number);
            let text = step.text.shown(self.locale).cmd.text();
            let rows = wrap(
                vec![Piece::new(Style::Plain, text.trim())],
                COLUMNS.saturating_sub(taken + 4).max(20),
            );
            let cut = rows.len() > 1;
            let first = rows.into_iter().next().into_iter().flatten();
            let first: String = first.map(|piece| piece.text).collect();
            let more = if cut { " ..." } else { "" };
            screen.unbroken(
                Style::Plain,
                format!(
                    "{:<ids$}  {indent}{number}{}{more}",
                    step.id,
                    first.trim_end()
                ),
            );
            self.list_steps(screen, &step.substeps, ids, &format!("{indent}   "));
        }
    }
}

/// What a value is called that a step asks for.
pub(super) fn value_name(value: &WantedValue, locale: usize, say: &Messages) -> String {
    let name = value.name.shown(locale);
    if value.secret {
        say.with("secret-value", &args([("name", name.as_str())]))
    } else {
        name.to_string()
    }
}

/// The message that warns of a risk. That secrets are asked for, an operator
/// sees, and was told before the first step.
pub(super) fn risk_message(risk: Option<Risk>) -> Option<&'static str> {
    match risk? {
        Risk::Destructive => Some("risk-destructive"),
        Risk::Disruptive => Some("risk-disruptive"),
        Risk::Credentials => None,
    }
}

fn id_width(steps: &[PlanStep]) -> usize {
    let widths = steps
        .iter()
        .map(|step| step.id.len().max(id_width(&step.substeps)));
    widths.max().unwrap_or(0)
}
