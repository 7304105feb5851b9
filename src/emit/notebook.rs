//! `runbook.ipynb`: a notebook of nbformat 4.5 for a Bash kernel.
//!
//! What a person does is Markdown, which never holds up a run without one; code
//! cells hold commands alone. A cell of several commands fails as the first of them
//! that does, and what comes after it does not run.

use super::bash::escape;
use super::guard::{GUARD, guard};
use super::markdown::{Dialect, Writer};
use super::nbformat::{
    Cell, Kernel, Language, Metadata, Notebook, Provenance, Tags, cell_id, lines,
};
use super::words::{condition, heading, needed_roles, risk_message, value_names, way_line};
use super::{Artifact, EmitError, Runbook, form, provenance};
use crate::l10n::{Messages, args};
use crate::plan::{Code, Command, Likeness, Parameter, Plan, PlanProcedure, Routine};
use crate::scene::{Opening, Originals, Scene, Scenes, Stage, Written};
use crate::shell::{Shell, minds_failures};
use std::fmt::Write as _;

pub(super) const FILE: &str = "runbook.ipynb";

/// Where cells keep what they are to hold against something, or to run as one.
const FOLDER: &str = "\
# What the cells below need.
RUNBOOK_FOLDER=$(mktemp -d) && trap 'rm -rf -- \"$RUNBOOK_FOLDER\"' EXIT
";

/// What cells call that hold an output against what is expected.
const FUNCTIONS: &str = include_str!("notebook.sh");

/// A kernel's shell is that of a terminal: these would change what is typed.
const PLAIN_SHELL: &str = "\
# Text as it is typed: no history, no completion.
set +H; bind 'set disable-completion on' 2>/dev/null\n";

/// Tells what a value lacks. A kernel takes its time for each line.
const VALUE: &str = "\
# runbook_value NAME PATTERN MESSAGE
runbook_value() {
  [[ ${!1} =~ ^($2)$ && ${!1} != *[[:cntrl:]]* ]] && return
  printf '%s\\n' \"$3\" >&2
  return 1
}
";

#[expect(clippy::unnecessary_wraps, reason = "every format has this signature")]
pub(super) fn emit(runbook: &Runbook<'_>) -> Result<Vec<Artifact>, EmitError> {
    let (plan, say) = (runbook.plan(), runbook.messages(0));
    let originals = Originals::of(plan);
    let book = Book {
        plan,
        originals: &originals,
        say,
        writer: Writer::new(&plan.id, &plan.documents[0], say, Dialect::Notebook),
        secret: false,
        minded: false,
        cells: Vec::new(),
    };
    let notebook = Notebook {
        metadata: Metadata {
            runbookc: Provenance {
                generator: provenance(&plan.locales[..1]),
                id: plan.id.to_string(),
            },
            kernelspec: Kernel {
                name: "bash",
                display_name: "Bash",
                language: "bash",
            },
            language_info: Language {
                name: "bash",
                file_extension: ".sh",
                mimetype: "text/x-sh",
                codemirror_mode: "shell",
            },
        },
        nbformat: 4,
        nbformat_minor: 5,
        cells: book.write(&runbook.scenes),
    };
    let mut content = Vec::new();
    let indent = serde_json::ser::PrettyFormatter::with_indent(b" ");
    let mut serializer = serde_json::Serializer::with_formatter(&mut content, indent);
    serde::Serialize::serialize(&notebook, &mut serializer).expect("cells are plain data");
    content.push(b'\n');
    Ok(vec![Artifact {
        path: FILE.to_owned(),
        content,
        executable: false,
        is_shared: false,
    }])
}

/// A notebook under construction.
struct Book<'v> {
    plan: &'v Plan<'v>,
    originals: &'v Originals<'v>,
    say: &'v Messages,
    writer: Writer<'v>,
    /// Whether a secret has been used, which outputs may hold from then on.
    secret: bool,
    /// Whether a block has said, for all after it, what is to become of failures.
    minded: bool,
    cells: Vec<Cell>,
}

impl<'v> Book<'v> {
    fn write(mut self, scenes: &Scenes<'v>) -> Vec<Cell> {
        self.before();
        self.values(scenes);
        for scene in &scenes.list {
            match scene {
                Scene::Procedure(opening) => self.procedure(opening),
                Scene::Group(stage) => {
                    self.words(stage, &[]);
                    self.markdown(cell_id(&stage.id, ""));
                }
                Scene::Step(stage) => self.step(stage),
                Scene::Result(procedure) => self.result(procedure),
                Scene::Further(_) => self.further(),
            }
        }
        self.cells
    }

    /// A Markdown cell of what was written; none where nothing was.
    fn markdown(&mut self, id: String) {
        let source = self.writer.take();
        let source = source.trim_end();
        if !source.is_empty() {
            self.cells.push(Cell::Markdown {
                id,
                metadata: Tags::default(),
                source: lines(source),
            });
        }
    }

    fn code(&mut self, id: String, tags: &'static [&'static str], source: &str) {
        self.cells.push(Cell::Code {
            id,
            metadata: Tags { tags },
            execution_count: None,
            outputs: [],
            source: lines(source.strip_suffix('\n').unwrap_or(source)),
        });
    }

    /// The title, and what to know before the first step.
    fn before(&mut self) {
        let own = &self.plan.locales[0];
        self.writer.title(1, &own.title);
        if own.machine_translated {
            self.writer.sentence(&self.say.get("machine-translated"));
        }
        let tellings = self.originals.before(0);
        if !tellings.is_empty() {
            self.writer.strong(&self.say.get("before-you-start"));
        }
        self.tellings(&tellings);
        self.markdown("title".to_owned());
    }

    fn tellings(&mut self, tellings: &[Written<'v>]) {
        for telling in tellings {
            match telling {
                // A notebook speaks the reference's language.
                Written::Untranslated => {}
                Written::Risk(risk) => {
                    if let Some(key) = risk_message(*risk) {
                        self.writer.strong(&self.say.get(key));
                    }
                }
                Written::Condition(clause, kind, opening) => {
                    let condition = condition(clause, *kind, *opening, self.say);
                    self.writer.sentence(&condition);
                }
                Written::Way(choice, way) => {
                    let line = way_line(&choice.names(0), *way, self.say);
                    self.writer.strong(&line);
                }
                Written::Place(place) => {
                    let place = args([("place", place.as_str())]);
                    self.writer.sentence(&self.say.with("where", &place));
                }
                Written::Note(note) => self.writer.told_note(note),
                Written::Instruction(text) => self.writer.instruction(text),
                Written::Blocks(passage) => self.writer.passage(passage),
                Written::Roles(roles) => self.writer.sentence(&needed_roles(roles, self.say)),
                Written::Values(values) => {
                    self.writer.sentence(&self.say.get("needs-values"));
                    let names = value_names(values, 0, self.say);
                    self.writer.bullets(names.into_iter());
                }
            }
        }
    }

    /// The cells that take the values and tell what is missing. Values are
    /// taken in a cell of their own: what runs notebooks puts those it was
    /// given right after the one with this tag.
    fn values(&mut self, scenes: &Scenes<'v>) {
        let routines = scenes.asked().filter_map(automatic);
        let routines: Vec<&Routine> = routines.collect();
        let commands: Vec<&Command> = routines.iter().flat_map(|routine| &routine.run).collect();
        if commands.is_empty() {
            return;
        }
        let runs = commands.iter().map(|command| (&command.code, false));
        let tests = routines
            .iter()
            .flat_map(|r| r.check.iter().chain(&r.verify));
        let mut codes = runs.chain(tests.map(|code| (code, true)));
        let guards = codes.any(|(code, is_test)| self.guard(code, is_test).is_some());
        let used: Vec<&Parameter> = scenes.parameters(Shell::Bash).collect();
        if !used.is_empty() {
            self.writer.title(2, &self.say.get("fleet-values"));
            self.writer
                .sentence(&self.say.get("fleet-values-from-environment"));
            let names = used.iter().map(|parameter| {
                let prompt = parameter.prompt.reference();
                if *prompt == parameter.name {
                    variable(parameter)
                } else {
                    format!("{}: {prompt}", variable(parameter))
                }
            });
            self.writer.bullets(names);
            self.markdown("values".to_owned());
        }
        let mut taken = PLAIN_SHELL.to_owned();
        for parameter in &used {
            let default = parameter.default.as_ref().filter(|_| !parameter.secret);
            let default = default.map_or(String::new(), |default| escape(default));
            let _ = writeln!(taken, "{0}=${{{0}-{default}}}", variable(parameter));
        }
        self.code("parameters".to_owned(), &["parameters"], &taken);
        let mut checked = String::new();
        let secrets = used.iter().filter(|parameter| parameter.secret);
        let secrets: Vec<String> = secrets.map(|parameter| variable(parameter)).collect();
        let holds = !secrets.is_empty() || commands.iter().any(|c| expectation(c).is_some());
        if holds || guards {
            checked.push_str(FOLDER);
        }
        if guards {
            checked.push_str(GUARD);
        }
        if holds {
            checked.push_str(FUNCTIONS);
            let _ = writeln!(checked, "RUNBOOK_SECRETS='{}'", secrets.join(" "));
        }
        if !used.is_empty() {
            let names: Vec<String> = used.iter().map(|parameter| variable(parameter)).collect();
            let _ = writeln!(checked, "{VALUE}export {}\n(", names.join(" "));
            checked.push_str("status=0\n");
            for parameter in used {
                let name = variable(parameter);
                let option = format!("{name}=VALUE");
                let told = args([("name", parameter.name.as_str()), ("option", &option)]);
                let told = self.say.with("fleet-value-missing", &told);
                let told = form::told(told, parameter.pattern.as_deref(), self.say);
                let pattern = parameter.pattern.as_deref().unwrap_or(".+");
                let _ = writeln!(
                    checked,
                    "runbook_value {name} {} {} || status=1",
                    escape(pattern),
                    escape(&told)
                );
            }
            checked.push_str("exit \"$status\"\n)\n");
        }
        if !checked.is_empty() {
            self.code("check-parameters".to_owned(), &[], &checked);
        }
    }

    fn procedure(&mut self, opening: &Opening<'v>) {
        let title = opening.title(0);
        if opening.total > 1 || *title != self.plan.locales[0].title {
            self.writer.title(2, title);
        }
        if opening.procedure.apart.is_some() {
            self.writer.strong(&self.say.get("document-apart"));
        }
        self.writer.passage(&self.originals.context(opening, 0));
        self.markdown(cell_id(&opening.procedure.id, ""));
    }

    fn result(&mut self, procedure: &'v PlanProcedure) {
        self.writer.strong(&self.say.get("result"));
        self.writer.passage(&self.originals.result(procedure, 0));
        self.markdown(cell_id(&procedure.id, "-result"));
    }

    /// Where more can be read.
    fn further(&mut self) {
        self.writer.strong(&self.say.get("more-information"));
        self.writer.passage(&self.originals.further(0));
        self.markdown("more-information".to_owned());
    }

    /// The title of a step and its words, but for code that stands in cells.
    fn words(&mut self, stage: &Stage<'v>, elsewhere: &[&'v str]) {
        let title = format!("{} ({})", heading(stage, self.say), stage.id);
        self.writer.title(3, &title);
        self.writer.leave_out(elsewhere.to_vec());
        self.tellings(&self.originals.tellings(stage, 0));
        self.writer.leave_out(Vec::new());
    }

    fn step(&mut self, stage: &Stage<'v>) {
        let routine = stage.routine(Shell::Bash);
        let runs = automatic(stage);
        // Code that stands in a cell below is not shown above it as well.
        let own = runs.filter(|routine| !routine.automated);
        let commands = own.into_iter().flat_map(|routine| &routine.run);
        let elsewhere: Vec<&str> = commands.map(|c| c.code.text.as_str()).collect();
        self.words(stage, &elsewhere);
        if let Some(routine) = routine {
            self.shown(routine, runs.is_some());
            if runs.is_none() && !routine.run.is_empty() {
                if let Some(why) = stage.caution(Shell::Bash) {
                    self.writer.sentence(&self.say.get(why));
                }
                self.writer.sentence(&self.say.get("fleet-by-choice"));
            }
        }
        if routine.is_none_or(|routine| routine.run.is_empty())
            && let Some(why) = stage.caution(Shell::Bash)
        {
            self.writer.sentence(&self.say.get(why));
        }
        self.markdown(cell_id(&stage.id, ""));
        if let Some(routine) = runs {
            self.routine(&stage.id, routine);
        }
    }

    /// Code of a routine that no cell runs, and what commands should print.
    fn shown(&mut self, routine: &Routine, runs: bool) {
        let mut titled = |key: &str, text: &str| {
            self.writer.sentence(&self.say.get(key));
            self.writer.listing("bash", text);
        };
        if let Some(check) = routine.check.as_ref().filter(|_| !runs) {
            titled("command-check", &check.text);
        }
        for command in routine.run.iter().filter(|_| routine.automated) {
            if !runs {
                titled("command-run", &command.code.text);
            }
            if let Some(expected) = command.expected.as_ref().filter(|e| !e.text.is_empty()) {
                titled("expected-output", &expected.text);
            }
        }
        if let Some(verify) = routine.verify.as_ref().filter(|_| !runs) {
            titled("command-verify", &verify.text);
        }
        if let Some(rollback) = &routine.rollback {
            titled("command-rollback", &rollback.text);
        }
    }

    /// The cells of a step that is done without a person. Commands run in the
    /// kernel's own shell, so that the next ones find what they leave; what
    /// only looks runs in one of its own.
    fn routine(&mut self, id: &str, routine: &Routine) {
        let parameters = &self.plan.parameters;
        let used = routine.parameters.iter().filter_map(|n| parameters.get(*n));
        self.secret |= used.into_iter().any(|parameter| parameter.secret);
        if let Some(check) = &routine.check {
            let hidden = if self.secret { " >/dev/null 2>&1" } else { "" };
            // What is a condition is not stopped by a failure in it.
            let (opening, closing) = match self.guard(check, true) {
                Some(_) => ("(", format!("){hidden}\nif [ $? -eq 0 ]; then")),
                None => ("if (", format!("){hidden}; then")),
            };
            let source = format!(
                "RUNBOOK_DONE=\n{opening}\n{}\n{closing}\n  RUNBOOK_DONE={}\n  printf '%s\\n' {}\nfi",
                self.guarded(check),
                id,
                escape(&self.say.get("step-already-done"))
            );
            self.code(cell_id(id, "-check"), &[], &source);
        }
        for (n, command) in routine.run.iter().enumerate() {
            let (before, code) = self.block(&command.code);
            let own = match expectation(command) {
                Some((kind, text)) => self.captured(["{", "}"], &code, kind, text),
                None if self.secret => self.captured(["{", "}"], &code, "any", ""),
                None => code,
            };
            let mut source = before + &own;
            if routine.check.is_some() {
                source = format!("if [ \"$RUNBOOK_DONE\" != {id} ]; then\n{source}\nfi");
            }
            let id = cell_id(id, &format!("-run-{}", n + 1));
            self.code(id, &[], &source);
        }
        if let Some(verify) = &routine.verify {
            let source = if self.secret {
                self.captured(["(", ")"], &self.guarded(verify), "any", "")
            } else {
                format!("(\n{}\n)", self.guarded(verify))
            };
            self.code(cell_id(id, "-verify"), &[], &source);
        }
    }

    /// What a code is guarded with, unless a block before it has said what is to
    /// become of failures.
    fn guard(&self, code: &Code, is_test: bool) -> Option<&'static str> {
        guard(self.plan.failures, &code.run, is_test).filter(|_| !self.minded)
    }

    /// A test, for a shell of its own.
    fn guarded(&self, code: &Code) -> String {
        match self.guard(code, true) {
            Some(word) => format!(
                "{}\n{}\nrunbook_end",
                format!("runbook_guard {word}").trim_end(),
                code.run
            ),
            None => code.run.to_string(),
        }
    }

    /// What stands before a block, and what runs it. What is to stop at a failure
    /// and leave its variables to the cells after it is a file that the shell reads.
    fn block(&mut self, code: &Code) -> (String, String) {
        let guard = self.guard(code, false);
        self.minded |= minds_failures(&code.run);
        let Some(word) = guard else {
            return (String::new(), code.run.to_string());
        };
        let mut end = "END".to_owned();
        for n in 1.. {
            if !code.run.lines().any(|line| line == end) {
                break;
            }
            end = format!("END_{n}");
        }
        (
            format!(
                "cat >\"$RUNBOOK_FOLDER/block\" <<'{end}'\n{}\n{end}\n",
                code.run
            ),
            format!(
                "{}; . \"$RUNBOOK_FOLDER/block\"; runbook_end",
                format!("runbook_guard {word}").trim_end()
            ),
        )
    }

    /// Code whose output is held against a text, and shown without secrets.
    fn captured(&self, [open, close]: [&str; 2], code: &str, kind: &str, text: &str) -> String {
        format!(
            "{open}\n{code}\n{close} >\"$RUNBOOK_FOLDER/output\" 2>\"$RUNBOOK_FOLDER/errors\"\n\
             runbook_expect $? {kind} {} {}",
            escape(text),
            escape(&self.say.get("output-differs"))
        )
    }
}

/// What is run without asking anybody. Which way is gone, a person decides; and who runs all
/// cells asks for nothing that is kept apart.
fn automatic<'p>(stage: &Stage<'p>) -> Option<&'p Routine> {
    let routine = stage.automatic(Shell::Bash)?;
    let main = stage.opening.procedure.apart.is_none() && stage.step.ways.is_empty();
    main.then_some(routine)
}

/// What a cell holds an output against, and how: where it is anything but the
/// likeness of two texts, which a person must judge.
fn expectation(command: &Command) -> Option<(&'static str, &str)> {
    let expected = command.expected.as_ref()?;
    match &expected.test {
        Likeness::Pattern(pattern) => Some(("pattern", pattern)),
        Likeness::Similarity(least) if *least >= 1.0 => {
            let kind = if expected.json { "json" } else { "text" };
            Some((kind, &expected.text))
        }
        Likeness::Similarity(_) | Likeness::Changing => None,
    }
}

/// The name of a parameter's variable, which no text can be anything else than.
fn variable(parameter: &Parameter) -> String {
    let word = |c: &char| c.is_ascii_alphanumeric() || *c == '_';
    parameter.variable.chars().filter(word).collect()
}
