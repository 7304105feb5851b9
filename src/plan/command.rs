//! What a step runs, and the values that its commands need.

use super::Localized;
use crate::procedure::Ask;
use crate::shell::Shell;
use crate::text::{SafeText, Span};

/// What a script of one shell does at a step.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Routine {
    /// The shell that its code is for.
    pub shell: Shell,
    /// Ends with 0 where the step is done already; changes nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub check: Option<Code>,
    /// What does the step, in order. Empty where a person does it and only
    /// what surrounds it is automatic.
    pub run: Vec<Command>,
    /// Ends with 0 where the step has done what it should; changes nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verify: Option<Code>,
    /// Undoes the step.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rollback: Option<Code>,
    /// Whether `run` comes from the automation file, and is not part of the
    /// step's own text.
    pub automated: bool,
    /// The indices in [`super::Plan::parameters`] of the values it needs.
    pub parameters: Vec<usize>,
    /// The programs it calls, by name.
    pub tools: Vec<String>,
    /// The variables that steps before it set, and its code uses.
    #[serde(skip)]
    pub uses: Vec<String>,
    /// The variables that its code sets, and that of later steps uses.
    #[serde(skip)]
    pub sets: Vec<String>,
}

impl Routine {
    /// All its code, in the order a run may come to it.
    pub fn codes(&self) -> impl Iterator<Item = &Code> {
        let run = self.run.iter().map(|command| &command.code);
        let after = self.verify.iter().chain(&self.rollback);
        self.check.iter().chain(run).chain(after)
    }
}

/// Commands of a step that scripts show and leave to a person.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Left {
    /// The shell that they are for.
    pub shell: Shell,
    /// Why.
    pub why: Obstacle,
    /// What a person types, where it can be typed.
    #[serde(skip)]
    pub codes: Vec<SafeText>,
    /// The indices in [`super::Plan::parameters`] of the values that are typed with it, of
    /// those that other commands need.
    #[serde(skip)]
    pub parameters: Vec<usize>,
}

/// Commands of a step that are not run unless somebody says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Asks {
    /// The shell that they are for.
    pub shell: Shell,
    /// Why.
    pub why: Ask,
    /// Why not even where the cases hold that decide whether the step is done; nothing
    /// where they are all that somebody must say.
    #[serde(skip)]
    pub beyond: Option<Ask>,
}

/// Why a script cannot run a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Obstacle {
    /// It opens a shell elsewhere that only a person can type into.
    Interactive,
    /// It is typed into such a shell.
    Elsewhere,
    /// It has room for a value that could not stay data, or could not be had there.
    Exposed,
    /// It holds characters that cannot be shown as they are.
    Unshown,
    /// Something in it is left open: a quote, a bracket, a here-document.
    Unread,
    /// A character or a slip in it makes it another command than is meant.
    Damaged,
}

impl Obstacle {
    /// Every one.
    pub const ALL: [Self; 6] = [
        Self::Interactive,
        Self::Elsewhere,
        Self::Exposed,
        Self::Unshown,
        Self::Unread,
        Self::Damaged,
    ];

    /// The key of the message that tells an operator of it.
    #[must_use]
    pub const fn message(self) -> &'static str {
        match self {
            Self::Interactive => "left-interactive",
            Self::Elsewhere => "left-elsewhere",
            Self::Exposed => "left-exposed",
            Self::Unshown => "left-unshown",
            Self::Unread => "left-unread",
            Self::Damaged => "left-damaged",
        }
    }
}

/// A command, with what it is expected to print.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Command {
    /// What is run.
    pub code: Code,
    /// What it prints, as the document has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expected: Option<Expected>,
    /// Where the document has it; nowhere, where an automation file does.
    #[serde(skip)]
    pub span: Span,
}

/// Code as it is shown and as it is run.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Code {
    /// As the document has it, without prompts.
    pub text: SafeText,
    /// The same with a reference to an environment variable for each
    /// placeholder: what is run.
    pub run: SafeText,
}

/// What a command is expected to print on its standard output.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Expected {
    /// The output that the document shows; empty where only a pattern is given.
    pub text: SafeText,
    /// Whether it is JSON, in which white space outside of strings says nothing.
    pub json: bool,
    /// What the output is held to.
    pub test: Likeness,
}

/// How like what is expected an output must be.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Likeness {
    /// The least Jaro–Winkler similarity. At 1, every line must be the same, and
    /// nothing passes more than 1; below it, only times, dates, ages and ids may
    /// differ.
    Similarity(f64),
    /// A regular expression that must be found in the output.
    Pattern(SafeText),
    /// To nothing: it is another one the next time, and only a person can tell whether
    /// it is as it should be.
    Changing,
}

/// A value that commands need and that is asked of the operator.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Parameter {
    /// The name by which an operator gives it: `namespace`.
    pub name: SafeText,
    /// The environment variable that brings it to the commands:
    /// `RUNBOOK_NAMESPACE`.
    pub variable: String,
    /// What it is called when it is asked for; the name where nothing else is
    /// known.
    pub prompt: Localized<SafeText>,
    /// A regular expression that the whole value must match.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pattern: Option<SafeText>,
    /// What it is unless the operator says otherwise.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default: Option<SafeText>,
    /// Whether it is never shown, logged or kept.
    pub secret: bool,
}
