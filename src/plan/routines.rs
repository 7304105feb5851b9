//! From the text of steps to what scripts run.

use super::command::{Asks, Code, Command, Expected, Left, Likeness, Obstacle, Routine};
use super::shown::mark_shown;
use super::{Document, PlanStep};
use crate::article::{Block, BlockKind, inline_codes, plain_text};
use crate::procedure::{
    Action, ActionKind, Ask, Disposition, Expectation, Model, Step, StepPart, Told, expectation,
    is_output,
};
use crate::shell::{Fence, Shell, analyse, fence, is_stable, is_whole, natures};
use crate::source::{Automation, Binding};
use crate::text::{SafeText, Span};

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
    /// Why it is not run unless somebody says so.
    asks: Option<Ask>,
    /// Why not even where the cases of its steps hold.
    beyond: Option<Ask>,
}

/// The commands that a step's own text holds: before its substeps, or all where
/// it has none; and those after its substeps.
#[derive(Debug, Default)]
pub(super) struct Own {
    pub(super) before: Vec<Found>,
    pub(super) after: Vec<Found>,
}

/// A command of a step as it is told; nothing where it is only shown. Which way a step is
/// for is chosen before it is come to.
fn found(told: &Told, step: &str, model: &Model<'_>) -> Option<Found> {
    let exchange = told.exchange.as_ref()?;
    let (now, granted) = if model.is_settled(told, step) {
        (told.settled, told.granted.settled)
    } else {
        (told.disposition, told.granted.disposition)
    };
    if matches!(now, Disposition::Shown(_)) {
        return None;
    }
    let ask = |disposition| match disposition {
        Disposition::Asks(ask) => Some(ask),
        Disposition::Runs | Disposition::Shown(_) => None,
    };
    let (shell, text) = (exchange.shell, exchange.command.as_str());
    let mut found = plain(shell, text, told.span, told.opens);
    let output = exchange.output.as_deref();
    found.command.expected = output.map(|output| Expected {
        text: SafeText::block(output),
        json: false,
        test: usual_test(output),
    });
    found.asks = ask(now);
    // What is only shown where a case holds is not run for that.
    found.beyond = match granted {
        Disposition::Shown(_) => found.asks,
        granted => ask(granted),
    };
    if told.repair.is_some() {
        found.obstacle = Some(Obstacle::Damaged);
    } else if told.inside {
        found.obstacle = Some(Obstacle::Elsewhere);
    }
    Some(found)
}

/// What an output is held to where nobody says otherwise.
fn usual_test(output: &str) -> Likeness {
    if is_stable(output) {
        Likeness::Similarity(USUAL_LIKENESS)
    } else {
        Likeness::Changing
    }
}

/// A command, by what it is; `opens` says whether it opens a shell elsewhere.
fn plain(shell: Shell, text: &str, span: Span, opens: bool) -> Found {
    let safe = SafeText::block(text);
    let analysis = analyse(shell, text);
    let obstacle = if opens {
        Some(Obstacle::Interactive)
    } else if safe.as_str() != text {
        Some(Obstacle::Unshown)
    } else if !analysis.unplaced.is_empty() {
        Some(Obstacle::Exposed)
    } else {
        None
    };
    let code = Code {
        run: safe.clone(),
        text: safe,
    };
    Found {
        shell,
        command: Command {
            code,
            expected: None,
            span,
        },
        obstacle,
        asks: None,
        beyond: None,
    }
}

/// Leaves the commands that a script can run: none of a shell where one of them cannot,
/// since the others would be half of what the step tells. What is left to a person is
/// told, with the first reason; and so is why somebody must be asked.
fn keep(commands: &mut Vec<Found>, planned: &mut PlanStep) {
    let first = planned.left.len();
    for found in &*commands {
        let told = &mut planned.left;
        if let Some(why) = found.obstacle
            && told[first..].iter().all(|left| left.shell != found.shell)
        {
            use Obstacle::{Elsewhere, Exposed, Interactive};
            let is_typed = matches!(why, Interactive | Elsewhere | Exposed);
            let own = commands
                .iter()
                .filter(|own| is_typed && own.shell == found.shell);
            told.push(Left {
                shell: found.shell,
                why,
                codes: own.map(|own| own.command.code.text.clone()).collect(),
                parameters: Vec::new(),
            });
        }
    }
    let left = &planned.left[first..];
    commands.retain(|found| left.iter().all(|left| left.shell != found.shell));
    for found in &*commands {
        let Some(why) = found.asks else { continue };
        // The reason of the first command is told; each one's reason counts.
        if let Some(known) = planned
            .asks
            .iter_mut()
            .find(|asks| asks.shell == found.shell)
        {
            known.beyond = known.beyond.or(found.beyond);
        } else {
            planned.asks.push(Asks {
                shell: found.shell,
                why,
                beyond: found.beyond,
            });
        }
    }
}

/// The commands of a step. Code in bullets, notes and quotes is shown and not
/// run: it may be one of several ways, or an example.
pub(super) fn commands_of(step: &Step<'_>, document: &Document<'_>) -> Own {
    let (model, lexicon) = (&document.model, &*document.lexicon);
    let mut own = Own::default();
    let mut read = Read {
        announced: lexicon.announces_output(&plain_text(&step.cmd)),
        ..Read::default()
    };
    let mut below = false;
    for part in &step.parts {
        let target = if below {
            &mut own.after
        } else {
            &mut own.before
        };
        match part {
            StepPart::Block(block) => {
                read_block((block, &step.id), document, &mut read, target);
            }
            StepPart::Substeps(_) => {
                below = true;
                read = Read::default();
            }
            StepPart::Note(_) | StepPart::Choices(_) | StepPart::Points(_) | StepPart::Quote(_) => {
                read = Read::default();
            }
        }
    }
    if own.before.is_empty() && own.after.is_empty() {
        own.before = inline_commands(step, model);
    }
    own
}

/// So many words name those whom a block is for.
const LONGEST_LABEL: usize = 3;

/// What has been read of a step so far.
#[derive(Default)]
struct Read {
    /// What a comment says of the output that comes next.
    wanted: Option<Expectation>,
    /// Whether a text says that an output comes next.
    announced: bool,
    /// Whether a block of commands was read last.
    near: bool,
    /// The last command of the block for another shell, which the last one stands right below.
    other: Option<usize>,
}

fn read_block(
    (block, step): (&Block<'_>, &str),
    document: &Document<'_>,
    read: &mut Read,
    target: &mut Vec<Found>,
) {
    match &block.kind {
        BlockKind::Html(lines) => {
            if let Some(expectation) = expectation(lines) {
                read.wanted = Some(expectation);
            }
        }
        BlockKind::Paragraph(content) => {
            let text = plain_text(content);
            read.announced = document.lexicon.announces_output(&text);
            // A label parts no two shells: "On Windows:".
            read.near &= text.split_whitespace().count() <= LONGEST_LABEL;
            // A paragraph that is nothing but a command is told as a block is.
            let told = document.model.told_at(block.span).iter();
            let alone = told.filter(|told| !told.inline);
            target.extend(alone.filter_map(|told| found(told, step, &document.model)));
        }
        BlockKind::Code(code) => {
            let expectation = read.wanted.take();
            let announced = std::mem::take(&mut read.announced);
            let near = std::mem::take(&mut read.near);
            let told = document.model.told_at(block.span);
            let commands = told.iter().any(|told| told.exchange.is_some());
            if expectation.is_none() && commands {
                let found = |told| found(told, step, &document.model);
                let last = target.last().map(|last| (target.len() - 1, last.shell));
                let before = last.filter(|_| near);
                target.extend(told.iter().filter_map(found));
                let shell = target.last().map(|last| last.shell);
                let other = before.filter(|(_, own)| shell != Some(*own));
                read.other = other.map(|(at, _)| at);
                read.near = true;
            } else if (expectation.is_some() || announced || is_output(code)) && !target.is_empty()
            {
                let text = code.text();
                let expected = Expected {
                    text: SafeText::block(text.strip_suffix('\n').unwrap_or(&text)),
                    json: fence(&code.language()) == Fence::Json,
                    test: match expectation {
                        Some(Expectation::Similarity(least)) => Likeness::Similarity(least),
                        Some(Expectation::Pattern(pattern)) => {
                            Likeness::Pattern(SafeText::line(&pattern))
                        }
                        None => usual_test(&text),
                    },
                };
                // What two shells do in the same way prints the same.
                for at in read.other.into_iter().chain([target.len() - 1]) {
                    target[at].command.expected = Some(expected.clone());
                }
            } else if let Fence::Script(shell) = fence(&code.language())
                && !is_whole(shell, &code.text())
            {
                let text = code.text();
                let text = text.trim_end();
                let opens = natures(shell, text).enters.is_some();
                let mut found = plain(shell, text, block.span, opens);
                found.obstacle.get_or_insert(Obstacle::Unread);
                target.push(found);
            }
        }
        _ => *read = Read::default(),
    }
}

/// Inline code that the instruction tells to run; none where it tells to run one of several.
fn inline_commands(step: &Step<'_>, model: &Model<'_>) -> Vec<Found> {
    let mut codes = inline_codes(&step.cmd);
    if let Some(Block {
        kind: BlockKind::Paragraph(content),
        ..
    }) = step.led_code()
    {
        codes.extend(inline_codes(content));
    }
    let tells = |action: &Action| {
        let value = action.value.as_deref();
        action.kind == ActionKind::Run
            && !(action.negated || action.optional || action.carried)
            && action.condition.is_none()
            && codes.iter().any(|(_, code)| Some(*code) == value)
    };
    if !step.leads_to_code() && !step.actions.iter().any(tells) {
        return Vec::new();
    }
    let told = codes.iter().flat_map(|(span, _)| model.told_at(*span));
    let told: Vec<&Told> = told.filter(|told| told.is_command()).collect();
    let way = Disposition::Asks(Ask::Alternative);
    if told.iter().filter(|told| told.settled == way).count() > 1 {
        return Vec::new();
    }
    let found = |told: &Told| found(told, &step.id, model);
    told.into_iter().filter_map(found).collect()
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
            uses: Vec::new(),
            sets: Vec::new(),
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
    document: &Document<'_>,
    automation: &Automation,
) {
    mark_shown(planned, step, document);
    let mut own = commands_of(step, document);
    if !planned.substeps.is_empty() {
        keep(&mut own.before, planned);
        planned.routines = routines(own.before);
        for (planned, step) in planned.substeps.iter_mut().zip(step.substeps().flatten()) {
            attach(planned, step, document, automation);
        }
        keep(&mut own.after, planned);
        planned.closing = routines(own.after);
        return;
    }
    own.before.append(&mut own.after);
    keep(&mut own.before, planned);
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
        let automated = |shell| {
            let mut routines = planned.routines.iter();
            routines.any(|routine| routine.shell == shell && routine.automated)
        };
        planned.asks.retain(|asks| !automated(asks.shell));
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
            span: Span::default(),
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
