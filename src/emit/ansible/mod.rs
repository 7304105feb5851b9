//! `playbook.yml`: a playbook for ansible-core 2.12 and later, which runs the
//! automated steps on many hosts and asks for the others.
//!
//! It fails closed: without a terminal `pause` passes silently, so that every
//! answer is asserted. Whatever comes from an article is `!unsafe`, which
//! Ansible never takes for a template.

mod choice;
mod step;
mod yaml;

use super::guard::GUARD;
use super::words::{Words, heading, risk_message};
use super::{Artifact, EmitError, MARK, Runbook, form};
use crate::l10n::{Messages, args};
use crate::plan::{Parameter, Plan};
use crate::scene::{Scene, Stage};
use crate::shell::Shell;
use std::fmt::Write as _;

pub(super) const FILE: &str = "playbook.yml";

/// What keeps variables, functions and the folder from command to command.
const SESSION: &str = include_str!("session.sh");

/// How to run a playbook, above it.
const USAGE: &str = "\
# ansible-playbook playbook.yml                         on this machine
# ansible-playbook -i INVENTORY --limit PATTERN playbook.yml
#                                                       on these hosts
# ansible-playbook -i INVENTORY -e target=PATTERN playbook.yml
#                                                       the same
#
# Steps that a person does are asked at a terminal, once for all hosts. Without
# one, give the answers: -e runbookc_p1_3=done. Without an answer the play fails.
# --tags p1 or p1_3 does one procedure or step; --start-at-task 'NAME' goes on
# from a task, and commands find what those of the run that failed have left.
# --check runs and asks nothing. A step is undone on request only, by its tag
# rollback_p1_3. -v shows what commands print.
";

/// The same, where something is kept apart from the main way.
const USAGE_APART: &str = "\
# What is kept apart from the main way (tag never) is done by its own tag only.
";

#[expect(clippy::unnecessary_wraps, reason = "every format has this signature")]
pub(super) fn emit(runbook: &Runbook<'_>) -> Result<Vec<Artifact>, EmitError> {
    let plan = runbook.plan();
    let play = Play {
        runbook,
        plan,
        say: runbook.messages(0),
        parameters: Value::all(plan, &plan.parameters_of(Shell::Bash)),
        runs: runbook.scenes.routines(Shell::Bash).next().is_some(),
        out: String::new(),
    };
    Ok(vec![Artifact {
        path: FILE.to_owned(),
        content: play.write().into_bytes(),
        executable: false,
        is_shared: false,
    }])
}

/// A value that the commands need, as variables of Ansible.
struct Value<'p> {
    /// Its index in the plan.
    index: usize,
    parameter: &'p Parameter,
    /// What the operator gives: `runbook_namespace`.
    given: String,
    /// The end of the names of our own variables for it: `namespace`.
    key: String,
    /// The environment variable that brings it to commands.
    variable: String,
}

impl<'p> Value<'p> {
    /// The values with these indices. No two get the same names.
    fn all(plan: &'p Plan<'p>, used: &[usize]) -> Vec<Self> {
        let mut values: Vec<Self> = Vec::with_capacity(used.len());
        for &index in used {
            let parameter = &plan.parameters[index];
            let word = |c: &char| c.is_ascii_alphanumeric() || *c == '_';
            let variable: String = parameter.variable.chars().filter(word).collect();
            let lower = variable.to_ascii_lowercase();
            let mut key = lower.strip_prefix("runbook_").unwrap_or(&lower).to_owned();
            if values.iter().any(|value| value.key == key) {
                let _ = write!(key, "_{index}");
            }
            values.push(Self {
                index,
                parameter,
                given: format!("runbook_{key}"),
                key,
                variable,
            });
        }
        values
    }
}

/// A playbook under construction.
struct Play<'v> {
    runbook: &'v Runbook<'v>,
    plan: &'v Plan<'v>,
    say: &'v Messages,
    parameters: Vec<Value<'v>>,
    /// Whether there is a command in it.
    runs: bool,
    out: String,
}

impl Play<'_> {
    /// A line of our own, at a depth of two spaces each.
    fn line(&mut self, depth: usize, line: &str) {
        let _ = writeln!(self.out, "{:1$}{line}", "", 2 * depth);
    }

    /// A key with text as its value.
    fn text(&mut self, depth: usize, key: &str, text: &str) {
        let value = yaml::text(text, 2 * depth + 2 + 2 * key.matches("- ").count());
        self.line(depth, &format!("{key}: {value}"));
    }

    /// A name. Without a brace it is no template; ansible-lint stumbles over
    /// names that are tagged.
    fn name(&mut self, depth: usize, name: &str) {
        if name.contains('{') {
            self.text(depth, "- name", name);
        } else {
            let value = yaml::scalar(name, 2 * depth + 4);
            self.line(depth, &format!("- name: {value}"));
        }
    }

    fn write(mut self) -> String {
        self.head();
        self.prompts();
        self.variables();
        self.environment();
        self.line(1, "tasks:");
        self.before();
        let runbook = self.runbook;
        let scenes = &runbook.scenes.list;
        let mut secret = false;
        // What is told before a step because something begins with it.
        let mut opening: Vec<String> = Vec::new();
        let mut chosen: Vec<&str> = Vec::new();
        for (n, scene) in scenes.iter().enumerate() {
            match scene {
                Scene::Procedure(_) | Scene::Group(_) => opening.push(self.told(n)),
                Scene::Step(stage) => {
                    secret |= self.uses_secret(stage);
                    opening.retain(|text| !text.is_empty());
                    let told = [std::mem::take(&mut opening).join("\n\n"), self.told(n)];
                    let ends =
                        |scene: &Scene<'_>| matches!(scene, Scene::Result(_) | Scene::Further(_));
                    let after = scenes[n + 1..]
                        .iter()
                        .take_while(|scene| ends(scene))
                        .count();
                    let after = (n + 1..=n + after).map(|n| self.told(n));
                    let closing = after.collect::<Vec<_>>().join("\n\n");
                    let new = stage
                        .step
                        .ways
                        .iter()
                        .filter(|way| !chosen.contains(&&*way.choice));
                    for way in new.collect::<Vec<_>>() {
                        chosen.push(&way.choice);
                        let own = |stage: &&Stage<'_>| {
                            stage.step.ways.iter().any(|own| own.choice == way.choice)
                        };
                        let stages: Vec<&Stage<'_>> = runbook.scenes.asked().filter(own).collect();
                        let choices = &runbook.plan().choices;
                        if let Some(choice) = choices.iter().find(|own| own.id == way.choice) {
                            self.choice(choice, &stages);
                        }
                    }
                    self.step(stage, &told, &closing, secret);
                }
                Scene::Result(_) | Scene::Further(_) => {}
            }
        }
        for stage in runbook.scenes.asked().rev() {
            self.rollback(stage, secret);
        }
        if self.runs {
            self.forget("fleet-forget-after");
        }
        self.out
    }

    fn head(&mut self) {
        let own = &self.plan.locales[0];
        let apart = match self.plan.apart().next() {
            Some(_) => USAGE_APART,
            None => "",
        };
        let _ = writeln!(
            self.out,
            "# {MARK} {} from\n#   {}\n#   (blake3 {}); do not edit.\n#\n{USAGE}{apart}---",
            env!("CARGO_PKG_VERSION"),
            own.path,
            own.hash
        );
        let title = self
            .say
            .with("runbook-title", &args([("title", own.title.as_str())]));
        self.name(0, &title);
        // Nothing is done on a whole inventory that nobody has named.
        self.line(
            1,
            "hosts: \"{{ target | default('all' if ansible_limit is defined else 'localhost') }}\"",
        );
        self.line(1, "gather_facts: false");
    }

    /// What is asked before the play, unless `-e` gives it.
    fn prompts(&mut self) {
        if self.parameters.is_empty() {
            return;
        }
        self.line(1, "vars_prompt:");
        for n in 0..self.parameters.len() {
            let value = &self.parameters[n];
            let parameter = value.parameter;
            let (given, secret) = (value.given.clone(), parameter.secret);
            self.line(2, &format!("- name: {given}"));
            self.text(3, "prompt", parameter.prompt.reference());
            if let Some(default) = parameter.default.as_ref().filter(|_| !secret) {
                self.text(3, "default", default);
            }
            self.line(3, &format!("private: {secret}"));
            // A value is no template either.
            self.line(3, "unsafe: true");
        }
    }

    /// What holds wherever the play is begun: a value that does not fit is
    /// none.
    fn variables(&mut self) {
        if !self.runs && self.plan.choices.is_empty() {
            return;
        }
        self.line(1, "vars:");
        self.choices();
        if !self.runs {
            return;
        }
        for n in 0..self.parameters.len() {
            let Value { given, key, .. } = &self.parameters[n];
            let valid = format!(
                "runbookc_value_{key}: >-\n      {{{{ {given}\n      if {}\n      \
                 else undef(hint='{given} has no value that fits') }}}}",
                self.fits(n)
            );
            let pattern = self.parameters[n].parameter.pattern.as_deref();
            let pattern = format!(r"(?=[^\x00-\x1f\x7f]+\Z)(?:{})\Z", pattern.unwrap_or(".+"));
            self.text(2, &format!("runbookc_pattern_{key}"), &pattern);
            self.line(2, &valid);
        }
        let id = blake3::hash(self.plan.id.as_bytes()).to_hex();
        self.line(2, "runbookc_state: >-");
        self.line(
            3,
            &format!(
                ".runbookc/{}-{{{{ inventory_hostname | regex_replace('[^A-Za-z0-9._-]', '_') }}}}",
                &id[..16]
            ),
        );
        self.text(2, "runbookc_session", &[SESSION, GUARD].concat());
    }

    /// Whether a value fits, as a condition. What nobody gave is empty, which
    /// no pattern fits.
    fn fits(&self, n: usize) -> String {
        let Value { given, key, .. } = &self.parameters[n];
        format!("{given} | default('', true) is match(runbookc_pattern_{key})")
    }

    /// What commands find in their environment: everything but the secrets,
    /// of which it holds the names where they are passed.
    fn environment(&mut self) {
        if !self.runs {
            return;
        }
        self.line(2, "runbookc_environment:");
        self.line(3, "RUNBOOK_SESSION: \"{{ runbookc_session }}\"");
        self.line(3, "RUNBOOK_STATE: \"{{ runbookc_state }}\"");
        let mut secrets: Vec<&Value<'_>> = Vec::new();
        let mut lines = Vec::new();
        for value in &self.parameters {
            let Value { variable, key, .. } = value;
            if value.parameter.secret {
                secrets.push(value);
            } else {
                lines.push(format!("{variable}: \"{{{{ runbookc_value_{key} }}}}\""));
            }
        }
        let names: Vec<&str> = secrets.iter().map(|v| v.variable.as_str()).collect();
        let names = names.join(" ");
        let values = secrets.iter().map(|v| format!("runbookc_value_{}", v.key));
        let values = values.collect::<Vec<_>>().join(",\n      ");
        let all = self.parameters.iter().map(|v| v.variable.as_str());
        let all = all.collect::<Vec<_>>().join(" ");
        if !all.is_empty() {
            lines.push(format!("RUNBOOK_VALUES: {}", yaml::scalar(&all, 8)));
        }
        lines.iter().for_each(|line| self.line(3, line));
        if !names.is_empty() {
            let names = format!("runbookc_secret_names: {}", yaml::scalar(&names, 6));
            self.line(2, &names);
            self.line(2, "runbookc_secret_environment: >-");
            self.line(3, "{{ runbookc_environment |");
            self.line(3, "combine({'RUNBOOK_SECRETS': runbookc_secret_names}) }}");
            // What is hidden where an output is shown.
            self.line(
                2,
                "runbookc_hidden: \"{{ runbookc_secrets | map('regex_escape') | join('|') }}\"",
            );
            self.line(2, "runbookc_secrets: >-");
            self.line(3, &format!("{{{{ [{values}] }}}}"));
        }
    }

    /// What comes before the first step, whichever is begun with.
    fn before(&mut self) {
        for n in 0..self.parameters.len() {
            let Value {
                parameter, given, ..
            } = &self.parameters[n];
            let (secret, given) = (parameter.secret, given.clone());
            let name = args([("name", parameter.name.as_str())]);
            let name = self.say.with("fleet-value", &name);
            let wanted = format!("-e {given}=VALUE");
            let told = args([("name", parameter.name.as_str()), ("option", &wanted)]);
            let told = self.say.with("fleet-value-missing", &told);
            let told = form::told(told, parameter.pattern.as_deref(), self.say);
            self.name(2, &name);
            self.line(3, "ansible.builtin.assert:");
            self.line(4, "that:");
            let condition = self.fits(n);
            self.line(5, &format!("- {condition}"));
            self.text(4, "fail_msg", &told);
            self.line(4, "quiet: true");
            if secret {
                self.line(3, "no_log: true");
            }
            self.line(3, "tags: [always]");
        }
        let text = self.before_words();
        if self.plan.has_precondition() {
            let name = self.say.get("before-you-start");
            let words = args([("words", "yes")]);
            let keys = self.say.with("fleet-answer-words", &words);
            self.name(2, &name);
            self.line(3, "ansible.builtin.pause:");
            self.text(4, "prompt", &format!("{text}\n\n{keys}"));
            self.line(3, "register: runbookc_acknowledged");
            self.line(3, "when:");
            self.line(4, "- runbookc_acknowledge is not defined");
            self.line(4, "- not ansible_check_mode");
            self.line(3, "run_once: true");
            self.line(3, "tags: [always]");
            self.name(2, &self.say.get("fleet-acknowledged"));
            self.line(3, "ansible.builtin.assert:");
            self.line(4, "that:");
            self.line(
                5,
                "- runbookc_acknowledge | default(runbookc_acknowledged.user_input) | string | lower \
                 in ['yes', 'true']",
            );
            let option = args([("line", "-e runbookc_acknowledge=yes")]);
            let told = self.say.with("fleet-needs-acknowledgement", &option);
            self.text(4, "fail_msg", &told);
            self.line(4, "quiet: true");
            self.line(3, "when: not ansible_check_mode");
            self.line(3, "tags: [always]");
        } else if !text.is_empty() {
            let name = self.say.get("before-you-start");
            self.show(2, &name, &text, "always");
        }
        if self.runs {
            self.forget("fleet-forget-before");
        }
    }

    /// Shows a text, a line each.
    fn show(&mut self, depth: usize, name: &str, text: &str, tags: &str) {
        self.name(depth, name);
        self.line(depth + 1, "ansible.builtin.debug:");
        self.line(depth + 2, "msg: \"{{ runbookc_text.splitlines() }}\"");
        self.line(depth + 1, "vars:");
        self.text(depth + 2, "runbookc_text", text);
        if !tags.is_empty() {
            self.line(depth + 1, &format!("tags: [{tags}]"));
        }
    }

    /// Removes what commands have left for each other. A play that does only a
    /// part may need it.
    fn forget(&mut self, name: &str) {
        self.name(2, &self.say.get(name));
        self.line(3, "ansible.builtin.file:");
        self.line(4, "path: \"~/{{ runbookc_state }}\"");
        self.line(4, "state: absent");
        self.line(3, "changed_when: false");
        self.line(3, "when: \"'all' in ansible_run_tags\"");
    }

    /// Whether the commands of a step need a secret.
    fn uses_secret(&self, stage: &Stage<'_>) -> bool {
        let routine = stage.routine(Shell::Bash);
        let needed = routine.into_iter().flat_map(|r| &r.parameters);
        needed
            .filter_map(|needed| self.parameters.iter().find(|value| value.index == *needed))
            .any(|value| value.parameter.secret)
    }

    /// What is to be read before the first step, values of commands among it.
    fn before_words(&self) -> String {
        let mut texts = vec![self.runbook.before(0).plain()];
        if !self.parameters.is_empty() {
            let mut text = self.say.get("needs-commands");
            for value in &self.parameters {
                let (name, prompt) = (&value.parameter.name, value.parameter.prompt.reference());
                let _ = if name == prompt {
                    write!(text, "\n- {name}")
                } else {
                    write!(text, "\n- {name}: {prompt}")
                };
            }
            texts.push(text);
        }
        if texts.iter().all(String::is_empty) {
            return String::new();
        }
        join(self.say.get("before-you-start"), texts)
    }

    /// What a scene shows, under its title.
    fn told(&self, n: usize) -> String {
        let scene = &self.runbook.scenes.list[n];
        let words = self.runbook.words(0)[n].plain();
        match scene {
            Scene::Procedure(opening) => {
                let title = opening.title(0);
                // The article's own title is the name of the play.
                let shown = opening.total > 1 || *title != self.plan.locales[0].title;
                let title = if shown {
                    title.to_string()
                } else {
                    String::new()
                };
                let apart = opening
                    .procedure
                    .apart
                    .map(|_| self.say.get("document-apart"));
                join(title, vec![apart.unwrap_or_default(), words])
            }
            Scene::Group(stage) => join(self.heading(stage), vec![words]),
            Scene::Step(stage) => {
                let mut texts = vec![words];
                texts.push(Words::of_routine(stage, Shell::Bash, self.say).plain());
                join(self.heading(stage), texts)
            }
            Scene::Result(_) => join(self.say.get("result"), vec![words]),
            Scene::Further(_) => join(self.say.get("more-information"), vec![words]),
        }
    }

    fn heading(&self, stage: &Stage<'_>) -> String {
        let mut heading = format!("{}  ({})", heading(stage, self.say), stage.id);
        if let Some(key) = stage.risk().and_then(risk_message) {
            let _ = write!(heading, "\n{}", self.say.get(key));
        }
        heading
    }
}

/// Texts under a title, indented, an empty line between them.
fn join(title: String, mut texts: Vec<String>) -> String {
    texts.retain(|text| !text.is_empty());
    if texts.is_empty() {
        return title;
    }
    let indented = texts
        .join("\n\n")
        .lines()
        .fold(String::new(), |mut out, line| {
            let _ = if line.is_empty() {
                writeln!(out)
            } else {
                writeln!(out, "  {line}")
            };
            out
        });
    let indented = indented.trim_end();
    if title.is_empty() {
        indented.to_owned()
    } else {
        format!("{title}\n{indented}")
    }
}
