//! Placeholders become references to variables.

use super::Found;
use super::scan::scan;
use crate::shell::{Placeholder, Quoting, edit};
use std::ops::Range;

/// The text with each placeholder replaced by a reference to its variable.
pub(in crate::shell) fn with_variables(text: &str, named: &[(&Placeholder, String)]) -> String {
    let mut edits: Vec<(Range<usize>, String)> = Vec::new();
    let scan = scan(text);
    let mut around: Option<Rewritten> = None;
    for found in &scan.found {
        let name = named
            .binary_search_by_key(&found.span.start, |(placeholder, _)| placeholder.span.start)
            .ok()
            .map(|at| named[at].1.as_str());
        let Some(quoting) = found.quoting else {
            continue;
        };
        if !matches!(quoting, Quoting::Bare | Quoting::Single) {
            if let Some(name) = name {
                edits.push((found.span.clone(), reference(name, found)));
            }
            continue;
        }
        let same = around
            .as_ref()
            .is_some_and(|last| last.range == found.around);
        if !same {
            edits.extend(around.take().and_then(|last| last.finish(text)));
            around = Some(Rewritten::new(found));
        }
        if let (Some(rewritten), Some(name)) = (&mut around, name) {
            rewritten.put(text, found, name);
        }
    }
    edits.extend(around.and_then(|last| last.finish(text)));
    edit::apply(text, edits)
}

/// The environment is not there where a block is run elsewhere; a variable of the
/// session is brought along.
fn reference(name: &str, found: &Found) -> String {
    let scope = if found.within.is_some() {
        "using"
    } else {
        "env"
    };
    format!("${{{scope}:{name}}}")
}

/// A word or a string that becomes a string with references.
struct Rewritten {
    range: Range<usize>,
    single: bool,
    /// What is left to take over.
    rest: Range<usize>,
    out: String,
    named: bool,
}

impl Rewritten {
    fn new(found: &Found) -> Self {
        Self {
            range: found.around.clone(),
            single: found.quoting == Some(Quoting::Single),
            rest: found.around.clone(),
            out: String::new(),
            named: false,
        }
    }

    fn put(&mut self, text: &str, found: &Found, name: &str) {
        self.take(text, found.span.start);
        self.out.push_str(&reference(name, found));
        self.rest.start = found.span.end;
        self.named = true;
    }

    /// Takes text over up to a place, escaped for double quotes.
    fn take(&mut self, text: &str, end: usize) {
        let piece = text.get(self.rest.start..end).unwrap_or_default();
        let mut chars = piece.chars().peekable();
        if self.single && self.rest.start == self.range.start {
            chars.next();
        }
        while let Some(c) = chars.next() {
            let single = matches!(c, '\'' | '\u{2018}'..='\u{201b}');
            if self.single && single {
                // Doubled, it stands for the second of the two.
                self.out.push(chars.next().unwrap_or(c));
                continue;
            }
            if matches!(c, '`' | '$' | '"' | '\u{201c}'..='\u{201e}') {
                self.out.push('`');
            }
            self.out.push(c);
        }
        self.rest.start = end;
    }

    fn finish(mut self, text: &str) -> Option<(Range<usize>, String)> {
        if !self.named {
            return None;
        }
        let mut end = self.range.end;
        if self.single {
            let last = text.get(self.range.clone())?.chars().next_back()?;
            end -= last.len_utf8();
        }
        self.take(text, end);
        Some((self.range, format!("\"{}\"", self.out)))
    }
}
