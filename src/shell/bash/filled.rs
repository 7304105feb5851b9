//! Commands that have filled in what other commands print, and succeed whatever those come to.

use super::asking::{Aim, Functions, aim, assigns, bodies, calls, functions, names_status};
use super::counting::outside;
use super::names::{ASKING, DECIDING, DECLARING};
use super::state::{Event, Role, Scan, Word, is_within};
use std::ops::Range;

/// Commands behind which nothing can be asked, or that are about what comes.
const LEAVING: &[&str] = &[
    "break", "continue", "exec", "exit", "return", "set", "shift", "shopt", "trap", "unset",
];

/// The commands of a text that have filled in what other commands print, and succeed whatever
/// those come to: `export a=$(b)`, `a "$(b)"`. What only asks is left out, and so is what
/// has an answer filled in, `$(grep a b)`. In a `question`, what sets variables is there alone.
/// Where functions are `shown` to other shells, nothing may be put into them.
pub(in crate::shell) fn filled(
    text: &str,
    scan: &Scan,
    question: bool,
    shown: bool,
) -> Vec<Range<usize>> {
    if scan.fault.is_some() {
        return Vec::new();
    }
    let (mut filled, others) = settings(text, scan);
    if !question && !text.contains("PIPESTATUS") {
        filled.extend(others);
    }
    filled.sort_by_key(|own| own.start);
    // What is put before a command would be what `$?` tells of.
    filled.retain(|own: &Range<usize>| !text.get(own.clone()).is_some_and(names_status));
    if shown {
        outside(&mut filled, text, scan);
    }
    filled
}

/// What sets variables, and what else has something filled in that is worth nothing where
/// the commands fail which print it.
fn settings(text: &str, scan: &Scan) -> (Vec<Range<usize>>, Vec<Range<usize>>) {
    let known = functions(text, scan);
    let (mut filled, mut others) = (Vec::new(), Vec::new());
    // What is filled in to here-documents, by their numbers.
    let mut documents: Vec<(usize, Option<bool>)> = Vec::new();
    let (mut levels, mut opened) = (vec![Setting::default()], Vec::new());
    for (at, event) in scan.events.iter().enumerate() {
        let last = levels.len() - 1;
        let own = &mut levels[last];
        match event {
            Event::Open => {
                levels.push(Setting::default());
                opened.push(at + 1);
            }
            Event::Close if last > 0 => {
                levels.pop();
                let from = opened.pop().unwrap_or(at);
                let inner = scan.events.get(from..at).unwrap_or_default();
                let works = works(text, inner, &known);
                if let Some(n) = document_of(inner, scan) {
                    documents.push((n, works));
                } else {
                    levels[last - 1].substitutes = true;
                    levels[last - 1].printed.push(works);
                }
            }
            Event::Document(n) => own.read(*n, scan),
            Event::Word(word) => own.take(word, text, at),
            Event::End => {
                let own = std::mem::take(own);
                let events = scan.events.get(own.begun.unwrap_or(at)..at);
                let asks = || aim(text, events.unwrap_or_default(), &known).asks();
                if own.declares {
                    filled.extend(own.span.filter(|_| own.fills && !own.bars));
                } else if own.runs && !own.bars && !asks() {
                    others.push(own);
                }
            }
            _ => {}
        }
    }
    others.retain_mut(|own| {
        let read = documents.iter();
        let read = read.filter(|one| own.documents.contains(&one.0));
        own.given.extend(read.map(|one| one.1));
        let bodies = own.documents.iter().filter_map(|n| scan.documents.get(*n));
        own.given.contains(&Some(true))
            && !own.given.contains(&None)
            && !bodies
                .filter_map(|one| text.get(one.body.clone()))
                .any(names_status)
    });
    let spans = others.into_iter().filter_map(|own| own.span);
    (
        filled,
        spans.filter(|own| stands(text, scan, own)).collect(),
    )
}

/// Whether a command can be asked behind it what it has come to: by itself, its number would be
/// another one, and where it is a condition, it answers.
fn stands(text: &str, scan: &Scan, own: &Range<usize>) -> bool {
    let behind = text.get(own.end..).unwrap_or_default();
    let behind = behind.trim_start_matches([' ', '\t', '\\', '\n']);
    let apart = behind.starts_with('&') && !behind.starts_with("&&");
    !apart && !is_within(own, scan.asked.iter())
}

/// Whether what commands print is worth nothing where they fail. `None` where a failure may be
/// an answer.
pub(super) fn works(text: &str, events: &[Event], known: &Functions) -> Option<bool> {
    // `false` alone says that it fails.
    let mut names = calls(text, events);
    if (names.next(), names.next()) == (Some("false"), None) {
        return Some(true);
    }
    let aim = aim(text, events, known);
    let answers = aim.asks() || events.iter().any(|event| may_answer(text, event));
    (!answers).then_some(aim == Aim::Work)
}

/// Whether what a command comes to may be an answer: by its name, or since what it says of its
/// failures is thrown away.
pub(super) fn may_answer(text: &str, event: &Event) -> bool {
    let Event::Word(word) = event else {
        return false;
    };
    let name = text.get(word.range.clone()).unwrap_or_default();
    let name = name.rsplit('/').next().unwrap_or(name);
    match word.role {
        Role::Command => ASKING.contains(&name) || DECIDING.contains(&name),
        Role::Keyword => name == "[[",
        _ => is_silenced(text, event),
    }
}

/// Where the commands end that print what is filled in to what stands left of others, or is part
/// of a function: bash may not mind their failure there.
pub(super) fn printed(text: &str, scan: &Scan, filled: &[Range<usize>]) -> Vec<usize> {
    let bodies = bodies(text, scan);
    let unminded = |own: &&Range<usize>| is_within(own, scan.linked.iter().chain(&bodies));
    let filled: Vec<&Range<usize>> = filled.iter().filter(unminded).collect();
    let known = functions(text, scan);
    let (mut opened, mut printed) = (Vec::new(), Vec::new());
    for (at, event) in scan.events.iter().enumerate() {
        match event {
            Event::Open => opened.push(at + 1),
            Event::Close => {
                let from = opened.pop().unwrap_or(at);
                let inner = scan.events.get(from..at).unwrap_or_default();
                let last = inner.iter().rfind(|event| !matches!(event, Event::End));
                let Some(Event::Word(word)) = last else {
                    continue;
                };
                let own = &word.range;
                let behind = text.get(own.end..).unwrap_or_default().trim_start();
                if behind.starts_with(')')
                    && is_within(own, filled.iter().copied())
                    && works(text, inner, &known) == Some(true)
                {
                    printed.push(own.end);
                }
            }
            _ => {}
        }
    }
    printed
}

/// Whether what a command says of its failures is thrown away: whoever does so expects them.
fn is_silenced(text: &str, event: &Event) -> bool {
    let Event::Word(word) = event else {
        return false;
    };
    word.role == Role::Target
        && text.get(word.range.clone()) == Some("/dev/null")
        && ["2>", "&>", ">&"]
            .iter()
            .any(|sign| text[..word.range.start].trim_end().ends_with(sign))
}

/// The here-document that commands stand in.
fn document_of(events: &[Event], scan: &Scan) -> Option<usize> {
    let first = events.iter().find_map(|event| match event {
        Event::Word(word) => Some(word.range.start),
        _ => None,
    })?;
    let documents = scan.documents.iter().enumerate();
    let holds = documents.filter(|(_, one)| one.body.contains(&first));
    holds.min_by_key(|(_, one)| one.body.len()).map(|own| own.0)
}

/// A simple command as far as it was read.
#[derive(Debug, Default)]
struct Setting {
    /// Its first event.
    begun: Option<usize>,
    span: Option<Range<usize>>,
    declares: bool,
    /// Whether it is a command behind which something can be asked.
    runs: bool,
    /// Whether commands were read since the word before, and which of them are worth
    /// nothing where they fail; and of those all that the command has been given.
    substitutes: bool,
    printed: Vec<Option<bool>>,
    given: Vec<Option<bool>>,
    documents: Vec<usize>,
    fills: bool,
    /// Whether a redirection stands before it, behind which no compound command can stand.
    bars: bool,
}

impl Setting {
    fn read(&mut self, document: usize, scan: &Scan) {
        self.bars |= self.span.is_none();
        self.documents.push(document);
        if let (Some(span), Some(one)) = (&mut self.span, scan.documents.get(document)) {
            span.end = span.end.max(one.delimiter.end);
        }
    }

    fn take(&mut self, word: &Word, text: &str, at: usize) {
        let substitutes = std::mem::take(&mut self.substitutes);
        let printed = std::mem::take(&mut self.printed);
        let own = text.get(word.range.clone()).unwrap_or_default();
        self.begun.get_or_insert(at);
        match word.role {
            Role::Assignment | Role::Command => {
                let names = word.role == Role::Command;
                self.declares |= names && DECLARING.contains(&own);
                self.runs |= names && word.plain && !LEAVING.contains(&own);
                let span = self.span.get_or_insert(word.range.clone());
                span.end = word.range.end;
            }
            Role::Argument => self.fills |= substitutes && assigns(own),
            // An element of what is set.
            Role::Other if self.declares => self.substitutes = substitutes,
            Role::Target => self.bars |= self.span.is_none(),
            _ => *self = Self::default(),
        }
        // What a command prints to goes on beside it: nobody waits for that.
        self.bars |= own.contains(">(") && !self.declares;
        self.given.extend(printed);
        if let Some(span) = &mut self.span {
            span.end = span.end.max(word.range.end);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shell::bash::scan;

    #[test]
    fn what_is_declared_by_what_others_print_is_found() {
        for text in [
            "«export a=$(b)»",
            "«export a=\"$(b)\" c=d»; e",
            "f() { «local a=`b`»; }",
            "«a=b export c=$(d) 2>/dev/null» && e",
            "if a; then «declare -r b=$(c)»; fi",
            "x=$(«export a=$(b)»)",
            "«export \"a=$(b)\" c»",
            "f() { «local a=(b $(c) d)»; }",
            "«declare -A a=([b]=\"$(c)\")»",
            "export 'a=$(b)'",
            "local a=(b)",
            "for a in export; do «b $(c)»; done",
            "export a=$? b=$(c)",
            "local a=$(b) c=\"${?}\"",
            "export a=${PIPESTATUS[0]} b=$(c)",
            "export a=b",
            "export \"$(a)\"",
            ">a export b=$(c)",
            "«echo a=$(b)»",
            "a=$(b)",
            "export a=$((b))",
            "«a \"$(b)\"»",
            "«echo \"c $(a)\" > b»; d",
            "«a >\"b-$(c)\"» && d",
            "«a <<E»\n$(b)\nE\nc",
            "«mapfile -t a < <(b)»",
            "«A=$(b) c»",
            "«a \"$(«b \"$(c)\"»)\"»",
            "f() { «a $(b)»; }",
            "a $(b) &",
            "a $(b) || c",
            "if a $(b); then «c `d`»; fi",
            "[ \"$(a)\" = b ]",
            "[[ $(a) == b ]]",
            "grep \"$(a)\" b",
            "case $(a) in b) c ;; esac",
            "a \"$(grep b c)\"",
            "a \"$(grep b c | d)\"",
            "a \"$(b 2>/dev/null)\"",
            "«a \"$(b >/dev/null)\"»",
            "a \"$(echo b)\" $(printf c)",
            "a \"$(b) $(ls)\"",
            "exit $(a)",
            "$(a) b",
            "a $(b) $?",
            "a > >(b)",
            "a $((b)) ${c:-d}",
        ] {
            let plain = text.replace(['«', '»'], "");
            let mut places: Vec<(usize, char)> = Vec::new();
            for range in filled(&plain, &scan(&plain), false, false) {
                places.extend([(range.start, '«'), (range.end, '»')]);
            }
            places.sort_unstable_by_key(|place| place.0);
            let mut out = plain.clone();
            for (at, mark) in places.into_iter().rev() {
                out.insert(at, mark);
            }
            assert_eq!(out, text);
        }
    }
}
