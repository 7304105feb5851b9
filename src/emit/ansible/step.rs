//! The tasks of a step.

use super::Play;
use crate::emit::guard::guard;
use crate::l10n::args;
use crate::plan::{Code, Expected, Likeness, Routine};
use crate::procedure::{ActionKind, Risk};
use crate::scene::Stage;
use crate::shell::Shell;

/// How long the name of a task may be, in characters.
const NAME: usize = 100;

/// What tasks of one step have in common.
struct Step<'p> {
    /// Its id as a tag and in variables: `p1_3`.
    key: String,
    routine: Option<&'p Routine>,
    /// Whether its output may hold a secret.
    secret: bool,
    /// Under which conditions a task is due, the first ones first.
    when: Vec<String>,
}

/// A task that runs code.
struct Shelled<'c> {
    name: String,
    code: &'c Code,
    /// Where its result goes.
    register: String,
    /// Whether it leaves something to the commands after it.
    keeps: bool,
    changes: bool,
    /// Whether it only looks whether something is so.
    is_test: bool,
    /// Whether its end is for others to judge.
    judged: bool,
    /// Whether its output is shown.
    shown: bool,
}

impl Play<'_> {
    fn named(&self, key: &str, stage: &Stage<'_>) -> String {
        self.say.with(key, &args([("step", &*stage.id)]))
    }

    /// What the main task of a step is called. Names are what `--start-at-task`
    /// goes by, so no two are equal.
    fn title(&self, stage: &Stage<'_>) -> String {
        let text = stage.step.text.reference().cmd.text();
        let mut text: String = text.trim().chars().take(NAME + 1).collect();
        if text.chars().count() > NAME {
            text = text.chars().take(NAME - 1).collect::<String>() + "…";
        }
        let parts = args([("step", &*stage.id), ("text", &text)]);
        self.say.with("fleet-step", &parts)
    }

    /// What the tasks of a step are called together.
    fn block_name(&self, stage: &Stage<'_>) -> String {
        let parts = args([("step", &*stage.id), ("text", "")]);
        let name = self.say.with("fleet-step", &parts);
        name.trim_end_matches([' ', '\u{a0}', ':', '：']).to_owned()
    }

    /// The tags of a step: its procedure, the steps it is part of, itself; and what keeps it
    /// apart.
    fn tags(stage: &Stage<'_>) -> String {
        let never = stage.opening.procedure.apart.map(|_| "never".to_owned());
        let ids = stage.path().map(|id| id.replace('.', "_"));
        let ids: Vec<String> = never.into_iter().chain(ids).collect();
        ids.join(", ")
    }

    /// The tasks of a step. `told` is what is shown before it and what it shows
    /// itself, `closing` what is so after it; `secret` is whether a secret has
    /// been used in it or before.
    pub(super) fn step(
        &mut self,
        stage: &Stage<'_>,
        told: &[String; 2],
        closing: &str,
        secret: bool,
    ) {
        let [opening, words] = told;
        let routine = stage.routine(Shell::Bash);
        let mut step = Step {
            key: stage.id.replace('.', "_"),
            routine,
            secret,
            when: Vec::new(),
        };
        let runs = routine.is_some_and(|routine| !routine.run.is_empty());
        let asked = stage.automatic(Shell::Bash).is_none();
        self.out.push('\n');
        let tags = Self::tags(stage);
        let name = self.block_name(stage);
        self.name(2, &name);
        self.line(3, &format!("tags: [{tags}]"));
        if stage.step.ways.is_empty() {
            self.line(3, "when: not ansible_check_mode");
        } else {
            self.line(3, "when:");
            self.line(4, "- not ansible_check_mode");
            for own in &stage.step.ways {
                let (key, way) = (own.choice.replace('.', "_"), own.way);
                self.line(4, &format!("- runbookc_way_{key} | string == '{way}'"));
            }
        }
        if asked {
            self.line(3, "vars:");
            let line = format!(
                "runbookc_answer: \"{{{{ runbookc_{0} | default(runbookc_{0}_asked.user_input) | trim | lower }}}}\"",
                step.key
            );
            self.line(4, &line);
        }
        self.line(3, "block:");
        if !asked && !opening.is_empty() {
            let name = self.named("fleet-section", stage);
            self.show(4, &name, opening, "");
        }
        if let Some(check) = routine.and_then(|routine| routine.check.as_ref()) {
            let register = format!("runbookc_{}_check", step.key);
            let undone = format!("{register}.rc | default(1) != 0");
            let name = self.named("fleet-check", stage);
            self.shell(
                &step,
                &Shelled {
                    name,
                    code: check,
                    register,
                    keeps: false,
                    is_test: true,
                    changes: false,
                    judged: true,
                    shown: false,
                },
            );
            step.when.push(undone);
        }
        if asked {
            self.ask(stage, &mut step, &[opening, words], runs);
        }
        self.commands(stage, &step, asked);
        if let Some(verify) = routine.and_then(|routine| routine.verify.as_ref()) {
            if asked {
                step.when
                    .retain(|when| !when.starts_with("runbookc_answer"));
                step.when.push("runbookc_answer != 'skip'".to_owned());
            }
            let name = self.named("fleet-verify", stage);
            let register = format!("runbookc_{}_verify", step.key);
            self.shell(
                &step,
                &Shelled {
                    name,
                    code: verify,
                    register,
                    keeps: false,
                    is_test: true,
                    changes: false,
                    judged: false,
                    shown: false,
                },
            );
        }
        if !closing.is_empty() {
            let name = self.named("fleet-result", stage);
            self.show(4, &name, closing, "");
        }
    }

    /// Asks a person, and takes nothing for an answer that is none. After it,
    /// the commands are due where they were asked for.
    fn ask(&mut self, stage: &Stage<'_>, step: &mut Step<'_>, told: &[&str], runs: bool) {
        let words: &[&str] = if runs {
            &["run", "done", "skip"]
        } else {
            &["done", "skip"]
        };
        let keys = args([("words", words.join(", "))]);
        let keys = self.say.with("fleet-answer-words", &keys);
        let texts = told.iter().copied().chain([keys.as_str()]);
        let texts: Vec<&str> = texts.filter(|text| !text.is_empty()).collect();
        let key = &step.key;
        let title = self.title(stage);
        self.name(4, &title);
        self.line(5, "ansible.builtin.pause:");
        self.text(6, "prompt", &texts.join("\n\n"));
        self.line(5, &format!("register: runbookc_{key}_asked"));
        self.line(5, "when:");
        self.line(6, &format!("- runbookc_{key} is not defined"));
        if !step.when.is_empty() {
            // It is asked once for all hosts: if one of them needs it.
            self.line(
                6,
                &format!(
                    "- ansible_play_hosts | map('extract', hostvars) |\n                \
                     map(attribute='runbookc_{key}_check.rc', default=1) | select('ne', 0) | list | length > 0"
                ),
            );
        }
        self.line(5, "run_once: true");
        let name = self.named("fleet-answer", stage);
        self.name(4, &name);
        self.line(5, "ansible.builtin.assert:");
        self.line(6, "that:");
        let quoted: Vec<String> = words.iter().map(|word| format!("'{word}'")).collect();
        let line = format!("- runbookc_answer in [{}]", quoted.join(", "));
        self.line(7, &line);
        let option = format!("-e runbookc_{key}={}", words.join("|"));
        let told = args([("step", &*stage.id), ("option", &option)]);
        let told = self.say.with("fleet-needs-person", &told);
        self.text(6, "fail_msg", &told);
        self.line(6, "quiet: true");
        self.due(step);
        if runs {
            step.when.push("runbookc_answer == 'run'".to_owned());
        }
    }

    /// When a task is due.
    fn due(&mut self, step: &Step<'_>) {
        if step.when.is_empty() {
            return;
        }
        self.line(5, "when:");
        for when in &step.when {
            self.line(6, &format!("- {when}"));
        }
    }

    fn commands(&mut self, stage: &Stage<'_>, step: &Step<'_>, asked: bool) {
        let commands = step.routine.map_or(&[][..], |routine| &routine.run);
        let looks = only_looks(stage);
        for (n, command) in commands.iter().enumerate() {
            let name = if n == 0 && !asked {
                self.title(stage)
            } else {
                let number = (n + 1).to_string();
                let parts = args([("step", &*stage.id), ("number", &number)]);
                self.say.with("fleet-command", &parts)
            };
            let register = format!("runbookc_{}_run_{}", step.key, n + 1);
            self.shell(
                step,
                &Shelled {
                    name,
                    code: &command.code,
                    register: register.clone(),
                    keeps: true,
                    is_test: false,
                    changes: !looks,
                    judged: false,
                    shown: looks,
                },
            );
            if let Some(expected) = &command.expected {
                self.expect(stage, step, n, &register, expected);
            }
        }
    }

    /// Holds an output against what is expected.
    fn expect(
        &mut self,
        stage: &Stage<'_>,
        step: &Step<'_>,
        n: usize,
        register: &str,
        expected: &Expected,
    ) {
        let number = (n + 1).to_string();
        let parts = args([("step", &*stage.id), ("number", &number)]);
        let name = self.say.with("fleet-compare", &parts);
        let search = vec![format!("{register}.stdout is search(runbookc_expected)")];
        let (condition, text) = match &expected.test {
            Likeness::Pattern(pattern) => (Some(search), pattern),
            Likeness::Similarity(least) if *least >= 1.0 => {
                let mut same = tidy(&format!("{register}.stdout"), expected.json);
                same.push("==".to_owned());
                same.extend(tidy("runbookc_expected", expected.json));
                (Some(same), &expected.text)
            }
            Likeness::Similarity(_) | Likeness::Changing => (None, &expected.text),
        };
        let shown = self.masked(step, &format!("{register}.stdout"));
        let title = format!("{name} ({})", self.say.get("fleet-output"));
        self.name(4, &title);
        self.line(5, "ansible.builtin.debug:");
        self.line(6, "msg:");
        self.line(7, &format!("output: \"{{{{ {shown} }}}}\""));
        self.line(7, "expected: \"{{ runbookc_expected.splitlines() }}\"");
        self.line(5, "vars:");
        let words = if expected.text.is_empty() {
            text
        } else {
            &expected.text
        };
        self.text(6, "runbookc_expected", words);
        self.due(step);
        let Some(condition) = condition else {
            self.line(4, "# How like each other they are, a person must judge.");
            return;
        };
        self.name(4, &name);
        self.line(5, "ansible.builtin.assert:");
        self.line(6, "that:");
        self.condition(&condition);
        self.text(6, "fail_msg", &self.say.get("output-differs"));
        self.line(6, "quiet: true");
        self.line(5, "vars:");
        self.text(6, "runbookc_expected", text);
        self.due(step);
    }

    /// A condition of an assertion, on as many lines as it has.
    fn condition(&mut self, lines: &[String]) {
        if let [line] = lines {
            self.line(7, &format!("- {line}"));
            return;
        }
        self.line(7, "- >-");
        for line in lines {
            self.line(8, line);
        }
    }

    /// An expression for the lines of an output, without the secrets in it.
    fn masked(&self, step: &Step<'_>, output: &str) -> String {
        let mut shown = format!("{output}.splitlines()");
        if self.passes_secrets(step) {
            shown.push_str(" | map('regex_replace', runbookc_hidden, '****') | list");
        }
        shown
    }

    fn passes_secrets(&self, step: &Step<'_>) -> bool {
        step.secret && self.parameters.iter().any(|v| v.parameter.secret)
    }

    /// A task that runs code; where the output may hold a secret, it is
    /// hidden, and shown again by a task of its own without the secret.
    fn shell(&mut self, step: &Step<'_>, task: &Shelled<'_>) {
        self.name(4, &task.name);
        self.line(5, "ansible.builtin.shell:");
        let guard = guard(self.plan.failures, &task.code.run, task.is_test);
        let mut code = String::new();
        if guard == Some("pipefail") {
            code.push_str("set -o pipefail\n");
        } else if task.code.run.replace("||", "").contains('|') {
            // Said for linters, which cannot know that it is meant so.
            code.push_str("set +o pipefail # as at a terminal\n");
        }
        code.push_str("eval \"$RUNBOOK_SESSION\"");
        if task.keeps {
            code.push_str(" && trap runbook_keep EXIT");
        }
        code.push('\n');
        match guard {
            Some("cd") => code.push_str("runbook_guard cd\n"),
            Some(_) => code.push_str("runbook_guard\n"),
            None => {}
        }
        code.push_str(&task.code.run);
        if guard.is_some() {
            code.push_str("\nrunbook_end");
        }
        self.text(6, "cmd", &code);
        self.line(6, "executable: /bin/bash");
        if self.passes_secrets(step) {
            self.line(6, "stdin: \"{{ runbookc_secrets | join('\\n') }}\"");
            self.line(5, "environment: \"{{ runbookc_secret_environment }}\"");
        } else {
            self.line(5, "environment: \"{{ runbookc_environment }}\"");
        }
        self.line(5, &format!("register: {}", task.register));
        self.line(5, &format!("changed_when: {}", task.changes));
        if task.judged || step.secret {
            self.line(5, "failed_when: false");
        }
        if step.secret {
            self.line(5, "no_log: true");
        }
        self.due(step);
        if step.secret && !task.judged {
            self.judge(step, task);
        } else if task.shown {
            let name = format!("{} ({})", task.name, self.say.get("fleet-output"));
            self.output(step, &name, &task.register);
        }
    }

    /// Shows an output without secrets.
    fn output(&mut self, step: &Step<'_>, name: &str, register: &str) {
        self.name(4, name);
        self.line(5, "ansible.builtin.debug:");
        self.line(6, "msg:");
        for stream in ["stdout", "stderr"] {
            let shown = self.masked(step, &format!("{register}.{stream}"));
            self.line(7, &format!("{stream}: \"{{{{ {shown} }}}}\""));
        }
        self.due(step);
    }

    /// Shows the output of a task whose own is hidden, and fails where it did.
    fn judge(&mut self, step: &Step<'_>, task: &Shelled<'_>) {
        let name = format!("{} ({})", task.name, self.say.get("fleet-output"));
        self.output(step, &name, &task.register);
        let name = format!("{} ({})", task.name, self.say.get("fleet-status"));
        self.name(4, &name);
        self.line(5, "ansible.builtin.assert:");
        self.line(6, "that:");
        self.line(7, &format!("- {}.rc == 0", task.register));
        self.line(6, "quiet: true");
        self.due(step);
    }

    /// What undoes a step, on request alone.
    pub(super) fn rollback(&mut self, stage: &Stage<'_>, secret: bool) {
        let routine = stage.routine(Shell::Bash);
        let Some(rollback) = routine.and_then(|routine| routine.rollback.as_ref()) else {
            return;
        };
        let key = stage.id.replace('.', "_");
        self.out.push('\n');
        let name = self.named("fleet-undo", stage);
        self.name(2, &name);
        self.line(3, &format!("tags: [never, rollback_{key}]"));
        self.line(3, "when: not ansible_check_mode");
        self.line(3, "block:");
        let step = Step {
            key: key.clone(),
            routine,
            secret,
            when: Vec::new(),
        };
        self.shell(
            &step,
            &Shelled {
                name: self.named("fleet-undoing", stage),
                code: rollback,
                register: format!("runbookc_{key}_rollback"),
                keeps: true,
                is_test: false,
                changes: true,
                judged: false,
                shown: false,
            },
        );
    }
}

/// Whether a step only looks or waits, and costs nothing.
fn only_looks(stage: &Stage<'_>) -> bool {
    let actions = &stage.step.text.reference().actions;
    let looks = |kind| matches!(kind, ActionKind::Verify | ActionKind::Wait);
    !actions.is_empty()
        && actions.iter().all(|action| looks(action.kind))
        && stage.risk().is_none_or(|risk| risk < Risk::Disruptive)
}

/// An expression for a text without colours, and without the white space that says
/// nothing in it.
fn tidy(text: &str, json: bool) -> Vec<String> {
    let without: &[&str] = if json {
        &[r#"'("(?:[^"\\\\]|\\\\[\\s\\S])*")|[ \\t\\r\\n]+', '\\1'"#]
    } else {
        &[r"'[ \\t\\r]+(?=\\n|\\Z)', ''", r"'\\A\\n+|\\n+\\Z', ''"]
    };
    let mut lines = vec![format!("({text}")];
    lines.push(r"| regex_replace('\\x1b\\[[0-9;?]*[ -/]*[@-~]', '')".to_owned());
    lines.extend(
        without
            .iter()
            .map(|rule| format!("| regex_replace({rule})")),
    );
    if let Some(last) = lines.last_mut() {
        last.push(')');
    }
    lines
}
