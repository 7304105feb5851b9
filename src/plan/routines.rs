//! From the text of steps to what scripts run.

use super::PlanStep;
use super::command::{Code, Command, Expected, Left, Likeness, Obstacle, Routine};
use crate::article::{Block, BlockKind, InlineKind, plain_text};
use crate::procedure::{
    ActionKind, Expectation, Lexicon, Step, StepPart, exchanges, expectation, is_output,
};
use crate::shell::{Fence, Shell, analyse, fence, inline_shell, is_whole};
use crate::source::{Automation, Binding};
use crate::text::SafeText;

/// How like it an output must be where neither the article nor the automation file
/// says it: the same.
const USUAL_LIKENESS: f64 = 1.0;

/// A command of a document, with its shell.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Found {
    pub(super) shell: Shell,
    pub(super) command: Command,
    /// Why a script cannot run it, where it cannot.
    obstacle: Option<Obstacle>,
}

/// The commands that a step's own text holds: before its substeps, or all where
/// it has none; and those after its substeps.
#[derive(Debug, Default)]
pub(super) struct Own {
    pub(super) before: Vec<Found>,
    pub(super) after: Vec<Found>,
}

fn found(shell: Shell, text: &str, output: Option<&str>) -> Found {
    let safe = SafeText::block(text);
    let analysis = analyse(shell, text);
    let obstacle = if analysis.interactive {
        Some(Obstacle::Interactive)
    } else if safe.as_str() != text {
        Some(Obstacle::Unshown)
    } else if !analysis.unplaced.is_empty() {
        Some(Obstacle::Exposed)
    } else {
        None
    };
    let expected = output.map(|output| Expected {
        text: SafeText::block(output),
        json: false,
        test: Likeness::Similarity(USUAL_LIKENESS),
    });
    let code = Code {
        run: safe.clone(),
        text: safe,
    };
    Found {
        shell,
        command: Command { code, expected },
        obstacle,
    }
}

/// The shells that the commands of a document have opened elsewhere so far and not
/// left: what comes is typed into the last of them.
#[derive(Debug, Default)]
pub(super) struct Elsewhere(Vec<Shell>);

impl Elsewhere {
    /// Leaves the commands that a script can run: none of a shell where one of
    /// them cannot, since the others would be half of what the step tells; and none
    /// that are typed elsewhere. What is left to a person is told, with the first
    /// reason.
    fn keep(&mut self, commands: &mut Vec<Found>, told: &mut Vec<Left>) {
        let first = told.len();
        for found in &*commands {
            let away = self.0.contains(&found.shell).then_some(Obstacle::Elsewhere);
            if let Some(why) = away.or(found.obstacle)
                && told[first..].iter().all(|left| left.shell != found.shell)
            {
                told.push(Left {
                    shell: found.shell,
                    why,
                });
            }
            if found.obstacle == Some(Obstacle::Interactive) {
                self.0.push(found.shell);
            }
            let leaves = |line: &&str| matches!(line.trim(), "exit" | "logout" | "Exit-PSSession");
            for _ in found.command.code.text.as_str().lines().filter(leaves) {
                if let Some(at) = self.0.iter().rposition(|shell| *shell == found.shell) {
                    self.0.remove(at);
                }
            }
        }
        let left = &told[first..];
        commands.retain(|found| left.iter().all(|left| left.shell != found.shell));
    }
}

/// The commands of a step. Code in bullets, notes and quotes is shown and not
/// run: it may be one of several ways, or an example.
pub(super) fn commands_of(step: &Step<'_>, lexicon: &Lexicon) -> Own {
    let mut own = Own::default();
    let mut wanted: Option<Expectation> = None;
    let mut announced = lexicon.announces_output(&plain_text(&step.cmd));
    let mut below = false;
    for part in &step.parts {
        let target = if below {
            &mut own.after
        } else {
            &mut own.before
        };
        match part {
            StepPart::Block(block) => {
                read_block(block, lexicon, &mut wanted, &mut announced, target);
            }
            StepPart::Substeps(_) => {
                below = true;
                (wanted, announced) = (None, false);
            }
            StepPart::Note(_) | StepPart::Choices(_) | StepPart::Points(_) | StepPart::Quote(_) => {
                (wanted, announced) = (None, false);
            }
        }
    }
    if own.before.is_empty() && own.after.is_empty() {
        own.before = inline_commands(step);
    }
    own
}

fn read_block(
    block: &Block<'_>,
    lexicon: &Lexicon,
    wanted: &mut Option<Expectation>,
    announced: &mut bool,
    target: &mut Vec<Found>,
) {
    match &block.kind {
        BlockKind::Html(lines) => {
            if let Some(expectation) = expectation(lines) {
                *wanted = Some(expectation);
            }
        }
        BlockKind::Paragraph(content) => {
            *announced = lexicon.announces_output(&plain_text(content));
        }
        BlockKind::Code(code) => {
            let expectation = wanted.take();
            let announced = std::mem::take(announced);
            let commands = if expectation.is_some() || is_output(code) {
                Vec::new()
            } else {
                exchanges(code)
            };
            if !commands.is_empty() {
                let commands = commands.iter().map(|exchange| {
                    found(
                        exchange.shell,
                        &exchange.command,
                        exchange.output.as_deref(),
                    )
                });
                target.extend(commands);
            } else if (expectation.is_some() || announced || is_output(code))
                && let Some(last) = target.last_mut()
            {
                let text = code.text();
                last.command.expected = Some(Expected {
                    text: SafeText::block(text.strip_suffix('\n').unwrap_or(&text)),
                    json: fence(&code.language()) == Fence::Json,
                    test: match expectation {
                        Some(Expectation::Similarity(least)) => Likeness::Similarity(least),
                        Some(Expectation::Pattern(pattern)) => {
                            Likeness::Pattern(SafeText::line(&pattern))
                        }
                        None => Likeness::Similarity(USUAL_LIKENESS),
                    },
                });
            } else if let Fence::Script(shell) = fence(&code.language())
                && !is_whole(shell, &code.text())
            {
                let mut found = found(shell, code.text().trim_end(), None);
                found.obstacle.get_or_insert(Obstacle::Unread);
                target.push(found);
            }
        }
        _ => (*wanted, *announced) = (None, false),
    }
}

/// Inline code that the instruction tells to run.
fn inline_commands(step: &Step<'_>) -> Vec<Found> {
    let mut spans = Vec::new();
    collect_code(&step.cmd, &mut spans);
    step.actions
        .iter()
        .filter(|action| action.kind == ActionKind::Run && !action.negated)
        .filter(|action| !action.optional && action.condition.is_none() && !action.carried)
        .filter_map(|action| action.value.as_deref())
        .filter(|value| spans.contains(value))
        .filter_map(|value| Some(found(inline_shell(value)?, value, None)))
        .collect()
}

fn collect_code<'s>(content: &'s [crate::article::Inline<'_>], spans: &mut Vec<&'s str>) {
    for inline in content {
        match &inline.kind {
            InlineKind::Code(text) => spans.push(text),
            InlineKind::Strong(inner) | InlineKind::Emphasis(inner) => collect_code(inner, spans),
            InlineKind::Link(link) => collect_code(&link.content, spans),
            _ => {}
        }
    }
}

/// Commands by shell, as routines. Their values and programs are found out when
/// all are known.
pub(super) fn routines(found: Vec<Found>) -> Vec<Routine> {
    let mut routines: Vec<Routine> = Vec::new();
    for Found { shell, command, .. } in found {
        let at = routines.iter().position(|routine| routine.shell == shell);
        let at = at.unwrap_or_else(|| {
            routines.push(Routine::of(shell));
            routines.len() - 1
        });
        routines[at].run.push(command);
    }
    routines.sort_by_key(|routine| routine.shell);
    routines
}

impl Routine {
    /// A routine without anything.
    pub(super) fn of(shell: Shell) -> Self {
        Self {
            shell,
            check: None,
            run: Vec::new(),
            verify: None,
            rollback: None,
            automated: false,
            parameters: Vec::new(),
            tools: Vec::new(),
        }
    }

    /// All its code, to be changed.
    pub(super) fn codes_mut(&mut self) -> impl Iterator<Item = &mut Code> {
        let run = self.run.iter_mut().map(|command| &mut command.code);
        let after = self.verify.iter_mut().chain(&mut self.rollback);
        self.check.iter_mut().chain(run).chain(after)
    }
}

/// Gives a step of the plan, and its substeps, what scripts do at them. Commands
/// of a step with substeps stay its own: those above its substeps, and those
/// below them.
pub(super) fn attach(
    planned: &mut PlanStep,
    step: &Step<'_>,
    lexicon: &Lexicon,
    automation: &Automation,
    elsewhere: &mut Elsewhere,
) {
    let mut own = commands_of(step, lexicon);
    if !planned.substeps.is_empty() {
        elsewhere.keep(&mut own.before, &mut planned.left);
        planned.routines = routines(own.before);
        for (planned, step) in planned.substeps.iter_mut().zip(step.substeps().flatten()) {
            attach(planned, step, lexicon, automation, elsewhere);
        }
        elsewhere.keep(&mut own.after, &mut planned.left);
        planned.closing = routines(own.after);
        return;
    }
    own.before.append(&mut own.after);
    elsewhere.keep(&mut own.before, &mut planned.left);
    planned.routines = routines(own.before);
    if let Some(bound) = automation.steps.get(&planned.id) {
        for (shell, binding) in [
            (Shell::Bash, &bound.bash),
            (Shell::Powershell, &bound.powershell),
        ] {
            bind(&mut planned.routines, shell, binding.as_ref());
        }
        planned.routines.sort_by_key(|routine| routine.shell);
        let runs = |shell| {
            let mut routines = planned.routines.iter();
            routines.any(|routine| routine.shell == shell && !routine.run.is_empty())
        };
        planned.left.retain(|left| !runs(left.shell));
    }
}

fn code(text: &str) -> Code {
    let text = SafeText::block(text.trim_end());
    Code {
        run: text.clone(),
        text,
    }
}

fn bind(routines: &mut Vec<Routine>, shell: Shell, binding: Option<&Binding>) {
    let Some(binding) = binding else {
        return;
    };
    let at = routines.iter().position(|routine| routine.shell == shell);
    let at = at.unwrap_or_else(|| {
        routines.push(Routine::of(shell));
        routines.len() - 1
    });
    let routine = &mut routines[at];
    routine.check = binding.check.as_deref().map(code);
    routine.verify = binding.verify.as_deref().map(code);
    routine.rollback = binding.rollback.as_deref().map(code);
    if let Some(run) = &binding.run {
        routine.automated = true;
        routine.run = vec![Command {
            code: code(run),
            expected: None,
        }];
    }
    if let (Some(expect), Some(last)) = (&binding.expect, routine.run.last_mut()) {
        last.expected = Some(Expected {
            text: SafeText::block(expect.output.as_deref().unwrap_or_default().trim_end()),
            json: false,
            test: match &expect.pattern {
                Some(pattern) => Likeness::Pattern(SafeText::line(pattern)),
                None => Likeness::Similarity(expect.similarity.unwrap_or(USUAL_LIKENESS)),
            },
        });
    }
}
