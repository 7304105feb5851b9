//! What a runbook says of itself when it starts: what its steps are called and
//! what they run.

use super::evidence::Line;
use crate::text::SafeText;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::HashMap;

/// What stands for the article itself among its parts.
const ARTICLE: &str = "title";

/// What a step is called in a language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Title {
    /// The language it was shown in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub locale: Option<SafeText>,
    /// The first line of its words.
    pub title: SafeText,
}

/// Code that ran.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Code {
    /// What it is for: `check`, `run 1`, `run 2`, `verify`, `rollback`.
    pub purpose: SafeText,
    /// The code. Earlier versions of runbookc have cut a long one off.
    pub text: SafeText,
}

/// A part of a runbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) id: SafeText,
    /// Its number as the author wrote it.
    pub(super) number: SafeText,
    /// The hash of a step's text; other parts have none.
    pub(super) hash: Option<SafeText>,
    pub(super) title: SafeText,
}

/// A runbook, as one start of it says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Outline {
    pub(super) locale: Option<SafeText>,
    pub(super) parts: Vec<Part>,
    /// The procedures that are kept apart.
    apart: Vec<SafeText>,
    /// The steps of several ways: the id of a step, that of the choice, and what its way is called.
    pub(super) ways: Vec<(SafeText, SafeText, SafeText)>,
    /// The steps that tell to do others again, and which: ids.
    pub(super) loops: Vec<(SafeText, Vec<SafeText>)>,
    codes: HashMap<SafeText, Vec<Code>>,
    /// By the ids of steps, what tells their commands and their roll-back from others.
    deeds: HashMap<SafeText, SafeText>,
}

impl Outline {
    /// Takes it from a line, where the line has one.
    pub(super) fn take(line: &mut Line) -> Self {
        let parts = line.steps.take().unwrap_or_default().into_iter();
        let mut codes: HashMap<SafeText, Vec<Code>> = HashMap::new();
        for (id, purpose, text) in line.codes.take().unwrap_or_default() {
            codes.entry(id).or_default().push(Code { purpose, text });
        }
        Self {
            locale: line.locale.clone(),
            apart: line.apart.take().unwrap_or_default(),
            ways: line.ways.take().unwrap_or_default(),
            loops: line.loops.take().unwrap_or_default(),
            parts: parts
                .map(|(id, number, hash, title)| Part {
                    id,
                    number,
                    hash: Some(hash).filter(|hash| !hash.is_empty()),
                    title: SafeText::line(&unmarked(&title)),
                })
                .collect(),
            codes,
            deeds: line.deeds.take().unwrap_or_default().into_iter().collect(),
        }
    }

    /// The title of the article.
    pub(super) fn title(&self) -> Option<&SafeText> {
        self.part(ARTICLE).map(|part| &part.title)
    }

    /// A part by its id.
    pub(super) fn part(&self, id: &str) -> Option<&Part> {
        self.parts.iter().find(|part| part.id.as_str() == id)
    }

    /// Whether a step is in a procedure that is kept apart.
    pub(super) fn is_apart(&self, id: &str) -> bool {
        let procedure = procedure_of(id);
        self.apart.iter().any(|apart| apart.as_str() == procedure)
    }

    /// The procedures that are kept apart.
    pub(super) fn sections(&self) -> &[SafeText] {
        &self.apart
    }

    /// Where a step stands: the one with its text, best under its id.
    pub(super) fn place(&self, id: &SafeText, hash: Option<&SafeText>) -> Option<usize> {
        let is = |part: &Part| part.hash.is_some() && part.hash.as_ref() == hash;
        let parts = || self.parts.iter();
        parts()
            .position(|part| is(part) && part.id == *id)
            .or_else(|| parts().position(is))
    }

    /// What stands in the place of a part of an earlier outline: as far from what has stayed.
    pub(super) fn counterpart(&self, old: &Self, place: usize) -> Option<&Part> {
        let stays = |at: usize| self.place(&old.parts[at].id, old.parts[at].hash.as_ref());
        let next = (place + 1..old.parts.len()).find_map(|at| Some((at, stays(at)?)));
        let anchor = next.or_else(|| (0..place).rev().find_map(|at| Some((at, stays(at)?))));
        let (then, now) = anchor?;
        self.parts.get((now + place).checked_sub(then)?)
    }

    /// What a step runs, by its text, else by its id.
    pub(super) fn codes(&self, id: &SafeText, hash: Option<&SafeText>) -> &[Code] {
        let id = self.own_id(id, hash);
        self.codes.get(id).map_or(&[], Vec::as_slice)
    }

    /// Whether a step has commands that do it.
    pub(super) fn runs(&self, id: &SafeText, hash: &SafeText) -> bool {
        let mut codes = self.codes(id, Some(hash)).iter();
        codes.any(|code| code.purpose.starts_with("run "))
    }

    /// What rolls a step back, where something does.
    pub(super) fn rollback(&self, id: &SafeText, hash: Option<&SafeText>) -> Option<&Code> {
        let mut codes = self.codes(id, hash).iter();
        codes.find(|code| code.purpose.as_str() == "rollback")
    }

    /// What tells the commands and the roll-back of a step from others.
    pub(super) fn deed(&self, id: &SafeText, hash: Option<&SafeText>) -> Option<&SafeText> {
        self.deeds.get(self.own_id(id, hash))
    }

    /// The id of a step by its text; the one that is given where its text is not there.
    fn own_id<'a>(&'a self, id: &'a SafeText, hash: Option<&SafeText>) -> &'a SafeText {
        let place = self.place(id, hash);
        place.map_or(id, |place| &self.parts[place].id)
    }
}

/// Words without the marks that scripts have in them.
fn unmarked(words: &str) -> String {
    let words = words
        .strip_prefix('\\')
        .or_else(|| {
            let marks = ["- ", "> ", "# ", "~ ", "= "];
            marks.iter().find_map(|mark| words.strip_prefix(mark))
        })
        .unwrap_or(words);
    let mut plain = String::new();
    let mut is_code = false;
    let mut chars = words.chars().peekable();
    while let Some(c) = chars.next() {
        let next = chars.peek().copied();
        match (c, next) {
            ('\\', Some(mark @ ('*' | '`' | '\\'))) => {
                plain.push(mark);
                chars.next();
            }
            ('`', _) => is_code = !is_code,
            ('*', Some('*')) if !is_code => {
                chars.next();
            }
            _ => plain.push(c),
        }
    }
    plain
}

/// The procedure that a step is in, by its id.
pub(super) fn procedure_of(id: &str) -> &str {
    id.split('.').next().unwrap_or(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_lose_their_marks_and_nothing_else() {
        for (words, plain) in [
            (
                "Copy **all** of `a*b` to \\`x\\`:",
                "Copy all of a*b to `x`:",
            ),
            ("\\- 3 \\*\\* 4", "- 3 ** 4"),
            ("- a `**` b*c C:\\dir", "a ** b*c C:\\dir"),
        ] {
            assert_eq!(unmarked(words), plain);
        }
    }
}
