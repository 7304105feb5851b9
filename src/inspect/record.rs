//! The records of the public contract.

use crate::diagnostic::JsonDiagnostic;
use crate::procedure::{Action, Apart, ConditionKind, NoteKind, NoteOrigin};
use crate::shell::Shell;
use crate::source::front_matter::{Entry, TranslationType, are_unique};
use schemars::JsonSchema;
use serde::Serialize;
use std::borrow::Cow;

/// One article in one language.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Article")]
pub struct ArticleView<'m> {
    /// The id that the article shares with its translations.
    pub id: &'m str,
    /// Language tag (BCP 47).
    pub locale: &'m str,
    /// The file, relative to the document set where there is one.
    pub path: &'m str,
    /// Derived: the front matter's title, else the first heading's.
    pub title: String,
    /// What the front matter says.
    pub meta: MetaView<'m>,
    /// What was taken for its steps: `lists` or `headings`.
    pub steps_are: &'static str,
    /// Why, in words.
    pub steps_because: String,
    /// The procedures, in order.
    pub procedures: Vec<ProcedureView<'m>>,
    /// The notes outside steps, in order.
    pub notes: Vec<NoteView>,
    /// The commands of the article, and code that is none, in order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub commands: Vec<CommandView<'m>>,
    /// Everything else, in order; procedures and notes by reference.
    pub content: Vec<ContentView<'m>>,
    /// The findings, in the order of the file.
    pub diagnostics: Vec<JsonDiagnostic<'m>>,
}

/// A command of an article, or code that is none, with what may become of it.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Command")]
pub struct CommandView<'m> {
    /// The line that its block begins at.
    pub line: u32,
    /// The id of the step that it is in; absent where it is in none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub step: Option<&'m str>,
    /// The shell that it is for; absent where it is no command.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shell: Option<Shell>,
    /// The command without its prompts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<&'m str>,
    /// `runs`, `asks` (a person decides, or must be there) or `shown` (never run).
    pub disposition: &'static str,
    /// Why it asks or is only shown; absent where it runs.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub why: &'static str,
    /// Whether scripts leave it to a person all the same, since a value that it needs could be
    /// taken for code there.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub by_hand: bool,
}

/// What the front matter says: the keys we know, typed, and all keys as they are.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Meta")]
pub struct MetaView<'m> {
    /// `description`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<Cow<'m, str>>,
    /// `ms.translationtype`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub translation_type: Option<TranslationType>,
    /// `ms.contentlocale`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub content_locale: Option<Cow<'m, str>>,
    /// `ms.sourcegitcommit`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_commit: Option<Cow<'m, str>>,
    /// `ms.openlocfilehash`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_hash: Option<Cow<'m, str>>,
    /// `ms.lasthandoff`, as a date of ISO 8601 where it could be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_hand_off: Option<Cow<'m, str>>,
    /// `ms.custom`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub custom_ids: Vec<Cow<'m, str>>,
    /// Every key of the front matter with its value, in the order of the file.
    #[schemars(with = "std::collections::BTreeMap<String, serde_json::Value>")]
    pub front_matter: Entries<'m>,
}

/// The entries of a front matter as one JSON object.
#[derive(Debug)]
pub struct Entries<'m>(pub(super) &'m [Entry<'m>]);

impl Serialize for Entries<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if are_unique(self.0) {
            let entries = self.0.iter();
            return serializer.collect_map(entries.map(|entry| (&entry.key, &entry.value)));
        }
        // Of a key that stands twice, the first value counts.
        let mut seen = std::collections::BTreeSet::new();
        let entries = self.0.iter().filter(|entry| seen.insert(&entry.key));
        serializer.collect_map(entries.map(|entry| (&entry.key, &entry.value)))
    }
}

/// A numbered sequence of steps.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Procedure")]
pub struct ProcedureView<'m> {
    /// `p1`, `p2`, … by position.
    pub id: &'m str,
    /// What it is for, where it is no part of the main way: steps of it are done only
    /// where somebody asks for them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub apart: Option<Apart>,
    /// Derived: the nearest heading or bold paragraph above.
    pub title: Option<String>,
    /// Line of the first step, from 1, front matter included.
    pub line: u32,
    /// What stands between the title and the first step, without notes.
    pub context: String,
    /// The steps.
    pub steps: Vec<StepView<'m>>,
    /// What the article says about the state after the last step.
    pub result: Option<String>,
}

/// A step or substep.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Step")]
pub struct StepView<'m> {
    /// `p1.3`, `p1.3.2`, … by position: equal in every locale.
    pub id: &'m str,
    /// The number in its own list.
    pub number: u64,
    /// Line of the list item.
    pub line: u32,
    /// The words that give its number, and the box of a task, where they are its text's own.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub label: String,
    /// The instruction as a reader sees it.
    pub text: String,
    /// Whether it is marked as optional.
    pub optional: bool,
    /// Derived: the clause under which it applies.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub condition: Option<&'m str>,
    /// Derived: whether that clause says in which case it applies or does not,
    /// when it is done, or how long it goes on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub condition_kind: Option<ConditionKind>,
    /// The ways of choices that it is part of: it is done only where these are chosen.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub ways: Vec<WayView<'m>>,
    /// Derived: where in a user interface it plays.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<&'m str>,
    /// Derived: what the reader is told to do, in order.
    pub actions: &'m [Action],
    /// What else belongs to the step.
    #[serde(flatten)]
    pub parts: PartsView<'m>,
}

/// One of several ways, of which an operator chooses one.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Way")]
pub struct WayView<'m> {
    /// The id of the choice, by which an answers file names it.
    pub choice: &'m str,
    /// Its number among the ways, from 1.
    pub way: usize,
    /// What it is called.
    pub name: &'m str,
}

/// What belongs to a step, a choice or a point beside its own text.
#[derive(Debug, Default, Serialize, JsonSchema)]
#[schemars(rename = "Parts")]
pub struct PartsView<'m> {
    /// Derived: the bold texts, which name labels of a user interface.
    pub labels: Vec<String>,
    /// Derived: the links.
    pub links: Vec<LinkView<'m>>,
    /// Derived: the pictures.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub images: Vec<ImageView<'m>>,
    /// Further paragraphs, tables and HTML as text.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub info: Vec<String>,
    /// Blocks of code.
    pub code: Vec<CodeView<'m>>,
    /// Notes.
    pub notes: Vec<NoteView>,
    /// Substeps.
    pub steps: Vec<StepView<'m>>,
    /// Bullets that offer alternatives.
    pub choices: Vec<BranchView<'m>>,
    /// Bullets that do not.
    pub points: Vec<BranchView<'m>>,
}

/// A choice or a point.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Branch")]
pub struct BranchView<'m> {
    /// Line of the bullet.
    pub line: u32,
    /// Its text.
    pub text: String,
    /// What else belongs to it.
    #[serde(flatten)]
    pub parts: PartsView<'m>,
}

/// A link.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Link")]
pub struct LinkView<'m> {
    /// What it shows.
    pub text: String,
    /// Where it leads.
    pub url: &'m str,
}

/// A picture.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Image")]
pub struct ImageView<'m> {
    /// The text that stands for it.
    pub text: String,
    /// Its address; of an inline picture the part before the data.
    pub url: &'m str,
}

/// A block of code.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Code")]
pub struct CodeView<'m> {
    /// The language named after the fence, lower case; may be empty.
    pub language: String,
    /// The code.
    pub text: Cow<'m, str>,
}

/// A note.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Note")]
pub struct NoteView {
    /// How serious it is.
    pub kind: NoteKind,
    /// Line where it begins.
    pub line: u32,
    /// The words that make it a note.
    pub label: String,
    /// What it says.
    pub text: String,
    /// How it was written.
    pub origin: NoteOrigin,
}

/// A piece of an article outside its steps.
#[derive(Debug, Default, Serialize, JsonSchema)]
#[schemars(rename = "Content")]
pub struct ContentView<'m> {
    /// `heading`, `paragraph`, `code`, `table`, `html`, `list`, `quote`,
    /// `rule`; or `procedure` and `note`, which stand elsewhere in the record.
    pub kind: &'static str,
    /// Line where it begins.
    pub line: u32,
    /// The level of a heading.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<u8>,
    /// The id of a procedure.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<&'m str>,
    /// The text.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// The items of a list or the parts of a quote that hold a note or a
    /// procedure.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<Vec<ContentView<'m>>>,
}
