//! The tasks by which one of several ways is chosen.

use super::{Play, yaml};
use crate::l10n::args;
use crate::plan::PlanChoice;
use crate::scene::Stage;

impl Play<'_> {
    /// Asks which way of a choice is gone, before the first step of one. It is a number or
    /// a name; nothing else is one.
    pub(super) fn choice(&mut self, choice: &PlanChoice, stages: &[&Stage<'_>]) {
        let mut tags: Vec<String> = Vec::new();
        for tag in stages.iter().flat_map(|stage| stage.path()) {
            let tag = tag.replace('.', "_");
            if !tags.contains(&tag) {
                tags.push(tag);
            }
        }
        let key = choice.id.replace('.', "_");
        let names = choice.names(0);
        let count = names.len();
        let told = args([("step", choice.id.as_str())]);
        let title = self.say.with("fleet-choice", &told);
        let rows = names
            .iter()
            .zip(1..)
            .map(|(name, n)| format!("{n}  {name}"));
        let rows: Vec<String> = rows.collect();
        self.out.push('\n');
        self.name(2, &title);
        self.line(3, &format!("tags: [{}]", tags.join(", ")));
        self.line(3, "when: not ansible_check_mode");
        self.line(3, "block:");
        let ask = self.say.with("question-way", &told);
        self.name(4, &ask);
        self.line(5, "ansible.builtin.pause:");
        self.text(6, "prompt", &format!("{ask}\n\n{}", rows.join("\n")));
        self.line(5, &format!("register: runbookc_choice_{key}_asked"));
        self.line(5, &format!("when: runbookc_choice_{key} is not defined"));
        self.line(5, "run_once: true");
        let name = self.say.with("fleet-answer", &told);
        self.name(4, &name);
        self.line(5, "ansible.builtin.assert:");
        self.line(6, "that:");
        let numbers: Vec<String> = (1..=count).map(|n| format!("'{n}'")).collect();
        let numbers = numbers.join(", ");
        self.line(7, &format!("- runbookc_way_{key} | string in [{numbers}]"));
        let option = format!("-e runbookc_choice_{key}=1|{count}");
        let told = args([("step", choice.id.as_str()), ("option", &option)]);
        let told = self.say.with("fleet-needs-person", &told);
        self.text(6, "fail_msg", &format!("{told}\n{}", rows.join("\n")));
        self.line(6, "quiet: true");
    }

    /// The variables of the choices: of each, what its ways are called, and the number of
    /// the one that was chosen, or whatever else was said.
    pub(super) fn choices(&mut self) {
        let plan = self.plan;
        for choice in &plan.choices {
            let key = choice.id.replace('.', "_");
            self.line(2, &format!("runbookc_ways_{key}:"));
            for name in choice.names(0) {
                let name = yaml::text(&name.to_lowercase(), 8);
                self.line(3, &format!("- {name}"));
            }
            self.line(2, &format!("runbookc_said_{key}: >-"));
            self.line(
                3,
                &format!(
                    "{{{{ runbookc_choice_{key} | default(runbookc_choice_{key}_asked.user_input"
                ),
            );
            self.line(3, "| default('', true), true) | string | trim | lower }}");
            self.line(2, &format!("runbookc_way_{key}: >-"));
            self.line(
                3,
                &format!("{{{{ runbookc_ways_{key}.index(runbookc_said_{key}) + 1"),
            );
            self.line(3, &format!("if runbookc_said_{key} in runbookc_ways_{key}"));
            self.line(3, &format!("else runbookc_said_{key} }}}}"));
        }
    }
}
