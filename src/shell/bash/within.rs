//! What fails within a function, a subshell, a group or a loop that somebody asks about, or that
//! stands left of `&&` or `||`: bash itself minds no failure there, and the next line would run.
//!
//! Where a list says to go on whatever comes, `a || true`, it is left to that.

use super::asking::{Aim, Functions, aim, calls, defined};
use super::counting::{counts, gives_up};
use super::filled::may_answer;
use super::pipelines::Chained;
use super::state::{Event, Role, Scan, is_within};
use crate::shell::Put;
use std::collections::HashSet;
use std::ops::Range;

/// What something ends in which a command has failed.
pub(super) enum Area {
    /// It ends itself: a function or a subshell.
    Left,
    /// What stands behind it goes on: a group or a loop, which begins with this event.
    Broken(usize),
}

/// The ranges that are left where they fail, with what leaves them. `filled` is what has the
/// output of commands filled in, and `answers` are the ends of what the next command asks about.
pub(super) fn within(
    text: &str,
    scan: &Scan,
    known: &Functions,
    filled: &[Range<usize>],
    answers: &[usize],
    areas: &[(Range<usize>, Option<Area>)],
) -> Vec<(Range<usize>, Put)> {
    let piped: Vec<&Range<usize>> = scan
        .ended
        .iter()
        .filter(|own| own.pipes)
        .map(|own| &own.range)
        .collect();
    let mut found: Vec<(Range<usize>, Put)> = Vec::new();
    for (own, at) in works(text, scan, known, filled, answers) {
        let Some((range, area)) = innermost(areas, &own) else {
            continue;
        };
        // What is part of a pipeline is a process of its own.
        let apart = piped.iter().any(|other| {
            **other != own
                && is_within(&own, std::iter::once(*other))
                && is_within(other, std::iter::once(range))
        });
        let put = match area {
            Some(Area::Broken(from)) if !apart => match loops(text, scan, *from..at) {
                Some(depth) => Put::Break(depth),
                None => Put::Leave,
            },
            Some(_) => Put::Leave,
            None => continue,
        };
        found.push((own, put));
    }
    // Who stands in a group leaves it as the loop that is made of it.
    for (range, area) in areas {
        let group = text
            .get(range.clone())
            .is_some_and(|own| own.starts_with('{'));
        let breaks = |(own, put): &(Range<usize>, Put)| {
            matches!(put, Put::Break(_)) && is_within(own, std::iter::once(range))
        };
        if group && matches!(area, Some(Area::Broken(_))) && found.iter().any(breaks) {
            found.push((range.clone(), Put::Once));
        }
    }
    found
}

/// The innermost of some areas that something stands in.
fn innermost<'a>(
    areas: &'a [(Range<usize>, Option<Area>)],
    own: &Range<usize>,
) -> Option<&'a (Range<usize>, Option<Area>)> {
    let around = areas
        .iter()
        .filter(|(range, _)| range != own && is_within(own, std::iter::once(range)));
    around.min_by_key(|(range, _)| range.len())
}

/// Whether something stands in a function or a subshell that is to end where it fails.
pub(super) fn is_left(areas: &[(Range<usize>, Option<Area>)], own: &Range<usize>) -> bool {
    matches!(innermost(areas, own), Some((_, Some(Area::Left))))
}

/// The functions that change the folder in which the rest of a block runs.
pub(super) fn movers<'t>(text: &'t str, scan: &Scan) -> HashSet<&'t str> {
    let mut movers = HashSet::new();
    for (name, body) in defined(text, scan) {
        let mut own = calls(text, body);
        if own.any(|word| matches!(word, "cd" | "popd" | "pushd") || movers.contains(word)) {
            movers.extend(text.get(name));
        }
    }
    movers
}

/// What stands left of others, what is a condition, and functions; of those that are to end at
/// what fails within them, how. What is `tried` runs as a command of its own, within which bash does
/// mind failures.
pub(super) fn areas(
    text: &str,
    scan: &Scan,
    known: &Functions,
    tried: &[Range<usize>],
) -> Vec<(Range<usize>, Option<Area>)> {
    // Who looks at what each of the commands came to minds that.
    if text.contains("PIPESTATUS") {
        return Vec::new();
    }
    let mut areas: Vec<(Range<usize>, Option<Area>)> = Vec::new();
    let mut looked: Vec<Range<usize>> = scan.conditions.clone();
    for chain in scan.chains.iter().chain(&scan.inner_chains) {
        let from = if chain.minds {
            gives_up(text, scan.told(&chain.last)).then_some(0)
        } else {
            counts(text, scan, chain, known)
        };
        for (n, link) in chain.links.iter().enumerate() {
            if !chain.minds || from.is_some() {
                looked.push(link.range.clone());
            }
            if link.excused || from.is_none_or(|from| n < from) {
                continue;
            }
            let own = denied(text, &link.range);
            let area = if link.pipes {
                Some(Area::Left)
            } else {
                broken(text, scan, &own)
            };
            areas.extend(area.map(|area| (own, Some(area))));
        }
    }
    looked.retain(|own| !tried.contains(own));
    let asked = asked(text, scan, known, &looked);
    for (name, body) in defined(text, scan) {
        let end = body.iter().rev().find_map(|event| match event {
            Event::Word(word) => Some(word.range.end),
            _ => None,
        });
        let is_asked = text
            .get(name.clone())
            .is_some_and(|own| asked.contains(own));
        let range = name.start..end.unwrap_or(name.end);
        areas.push((range, is_asked.then_some(Area::Left)));
    }
    for range in scan.linked.iter().chain(&scan.asked) {
        let own = denied(text, range);
        if areas.iter().any(|(known, _)| *known == own) {
            continue;
        }
        let works = looked.contains(range) && aim(text, inside(scan, range), known) == Aim::Work;
        let area = if is_subshell(text, &own) {
            Some(Area::Left)
        } else if scan.conditions.contains(range) {
            broken(text, scan, &own)
        } else {
            // What leaves a loop, `{ …; } && break`, asks.
            None
        };
        areas.push((own, area.filter(|_| works)));
    }
    areas
}

/// The functions that do work and are called in what is `looked` at, or by one of those.
fn asked<'t>(
    text: &'t str,
    scan: &Scan,
    known: &Functions,
    looked: &[Range<usize>],
) -> HashSet<&'t str> {
    let mut asked: HashSet<&str> = HashSet::new();
    for range in looked {
        asked.extend(calls(text, inside(scan, range)));
    }
    loop {
        let before = asked.len();
        for (name, body) in defined(text, scan) {
            if text.get(name).is_some_and(|own| asked.contains(own)) {
                asked.extend(calls(text, body));
            }
        }
        if asked.len() == before {
            break;
        }
    }
    asked.retain(|name| known.get(*name) == Some(&Aim::Work));
    asked
}

/// What does work, so that a failure of it is one, with the first of its events.
fn works(
    text: &str,
    scan: &Scan,
    known: &Functions,
    filled: &[Range<usize>],
    answers: &[usize],
) -> Vec<(Range<usize>, usize)> {
    let lists = scan.chains.iter().chain(&scan.inner_chains);
    let lists = lists.filter(|own| !own.minds);
    let lists: Vec<(&Chained, Option<usize>)> = lists
        .map(|own| (own, counts(text, scan, own, known)))
        .collect();
    let mut works: Vec<(Range<usize>, usize)> = Vec::new();
    for ended in &scan.ended {
        let own = &ended.range;
        let events = scan.told(&ended.events);
        let simple = ended.pipes
            || !matches!(events.first(), Some(Event::Word(word))
                if matches!(word.role, Role::Keyword | Role::Function));
        let whole = !lists
            .iter()
            .any(|(list, from)| from.is_some() && list.end == own.end);
        let given = filled.contains(own);
        let fails = || calls(text, events).next() == Some("false");
        if !ended.asks
            && simple
            && whole
            && !answers.contains(&own.end)
            && (given || aim(text, events, known) == Aim::Work || fails())
            && (fails() || !events.iter().any(|event| may_answer(text, event)))
        {
            works.push((own.clone(), ended.events.start));
        }
    }
    for (list, from) in lists {
        if let Some(first) = from.and_then(|from| list.links.get(from)) {
            works.push((first.range.start..list.end, first.events.start));
        }
    }
    works
}

/// How many loops are to be left from the first of some events to the last; `None` within
/// a subshell. A group is one of them.
fn loops(text: &str, scan: &Scan, events: Range<usize>) -> Option<u8> {
    let (mut loops, mut deep) = (0_u8, 0_usize);
    let told = scan.told(&events);
    for event in told {
        match event {
            Event::Open => deep += 1,
            Event::Close => deep = deep.saturating_sub(1),
            Event::Word(word) if word.role == Role::Keyword => match text.get(word.range.clone()) {
                Some("do") => loops = loops.saturating_add(1),
                Some("done") => loops = loops.saturating_sub(1),
                _ => {}
            },
            _ => {}
        }
    }
    let group = matches!(told.first(), Some(Event::Word(word))
        if text.get(word.range.clone()) == Some("{"));
    (deep == 0).then_some(loops.saturating_add(u8::from(group)))
}

/// The first word of a range of the text, by its place among the events.
fn first_of(scan: &Scan, range: &Range<usize>) -> Option<usize> {
    scan.events.iter().position(|event| is_in(event, range))
}

fn is_in(event: &Event, range: &Range<usize>) -> bool {
    matches!(event, Event::Word(word) if is_within(&word.range, std::iter::once(range)))
}

/// The events of a range of the text.
fn inside<'s>(scan: &'s Scan, range: &Range<usize>) -> &'s [Event] {
    let first = first_of(scan, range);
    let last = scan.events.iter().rposition(|event| is_in(event, range));
    match (first, last) {
        (Some(first), Some(last)) => &scan.events[first..=last],
        _ => &[],
    }
}

/// What `!` denies, or all where there is none.
fn denied(text: &str, range: &Range<usize>) -> Range<usize> {
    let own = text.get(range.clone()).unwrap_or_default();
    let behind = own.strip_prefix('!').map_or(own, str::trim_start);
    range.end - behind.len()..range.end
}

/// How a group or a loop is left where it fails.
fn broken(text: &str, scan: &Scan, range: &Range<usize>) -> Option<Area> {
    let from = is_compound(text, range).then(|| first_of(scan, range));
    from.flatten().map(Area::Broken)
}

fn is_subshell(text: &str, range: &Range<usize>) -> bool {
    let own = text.get(range.clone()).unwrap_or_default();
    own.starts_with('(') && !own.starts_with("((")
}

/// Whether it is a group or a loop. Who leaves a loop from within a group means that one.
fn is_compound(text: &str, range: &Range<usize>) -> bool {
    let own = text.get(range.clone()).unwrap_or_default();
    let mut words = own.split_whitespace();
    match words.next() {
        Some("for" | "until" | "while") => true,
        Some("{") => !own.contains("break") && !own.contains("continue"),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shell::bash::asking::functions;
    use crate::shell::bash::{filled, scan};

    /// A text with what is put into it, between `«` and `»` behind a letter.
    fn marked(text: &str) -> String {
        let scan = scan(text);
        let known = functions(text, &scan);
        let filled = filled(text, &scan, false, false);
        let mut places: Vec<(usize, String)> = Vec::new();
        for (range, put) in within(
            text,
            &scan,
            &known,
            &filled,
            &[],
            &areas(text, &scan, &known, &[]),
        ) {
            places.push((range.start, format!("{put}«")));
            places.push((range.end, "»".to_owned()));
        }
        places.sort_by_key(|place| place.0);
        let mut out = text.to_owned();
        for (at, mark) in places.into_iter().rev() {
            out.insert_str(at, &mark);
        }
        out
    }

    fn assert_marked(texts: &[&str]) {
        for text in texts {
            let mut plain = (*text).replace('»', "");
            for put in ["o", "kk", "k", "c"] {
                plain = plain.replace(&format!("{put}«"), "");
            }
            assert_eq!(&marked(&plain), text);
        }
    }

    #[test]
    fn functions_that_are_asked_about_end_where_they_fail() {
        assert_marked(&[
            "f() { c«a»; c«b»; }; if f; then c; fi",
            "f() { c«a»; c«b»; }; ! f",
            "f() { c«a»; c«b»; }; while f; do c; done",
            "f() { c«a»; c«b»; }; f || return 1",
            "f() { c«a»; c«b»; }; f && break",
            "g() { c«a»; c«b»; }; f() { c«g»; c«c»; }; until f; do c; done",
            "f() { c«a | b»; c«b && c»; }; if f; then c; fi",
            "f() { c«x=$(c«a»; c«b»)»; c«export y=$(c«a»)»; }; if f; then c; fi",
            "f() { for x in a; do c«a»; done; }; if f; then c; fi",
            "f() { a || c«b»; [ a ] && c«b»; }; if f; then c; fi",
            "f() { false; echo; }; if f; then c; fi",
            "f() { c«false»; c«a»; }; if f; then c; fi",
            "f() { grep a b >c; c«a»; }; if f; then c; fi",
            "f() { a 2>/dev/null; c«b»; }; if f; then c; fi",
            "f() { [ a ]; grep b c; }; if f; then c; fi",
            "f() { a; b; }; f || true",
            "f() { a; b; }; f",
        ]);
    }

    #[test]
    fn subshells_that_are_asked_about_end_where_they_fail() {
        assert_marked(&[
            "if (c«a»; c«b»); then c; fi",
            "! (c«a && b»; c«c»)",
            "(c«a»; c«b») || exit 1",
            "(c«a»; c«b») && c",
            "(a; b) || true",
            "([ a ]; [ b ]) || exit",
            "if [ \"$(a; b)\" ]; then c; fi",
        ]);
    }

    #[test]
    fn groups_and_loops_left_of_others_are_left_where_they_fail() {
        assert_marked(&[
            "o«{ k«a»; k«b»; }» || exit 1",
            "o«{ k«a»; k«b»; }» || { c; exit 1; }",
            "o«{ k«a»; k«b»; }» && c",
            "for x in a; do k«a»; done || exit 1",
            "for x in a; do while b; do kk«a»; done; k«b»; done && c",
            "o«{ for x in a; do kk«a»; done; k«(c«b»; c«c»)»; }» && c",
            "o«{ k«a | { c«b»; c«c»; }»; }» || exit 1",
            "{ c«a»; c«b»; } | c && d",
            "{ a; b; } || true",
            "{ [ a ] || break; b; } || exit 1",
            "for x in a; do b || k«c»; done || exit 1",
            "for x in a; do { b; c; } || k«d»; k«e»; done || exit 1",
            "for x in a; do b; done",
            "{ a; b; } && break",
            "if o«{ k«a»; k«b»; }»; then c; fi",
            "until o«{ k«a»; k«b»; }»; do c; done",
            "if { [ a ]; [ b ]; }; then c; fi",
            "while o«{ k«a»; read -r x; }»; do c; done",
            "for x in a; do if { a; break; }; then c; fi; done",
            "for x in a; do if o«{ k«a»; k«b»; }»; then c; fi; done",
            "! o«{ k«a»; k«b»; }»",
            "! for x in a; do k«a»; done",
            "if ! o«{ k«a»; k«b»; }»; then c; fi",
            "! o«{ k«a»; k«b»; }» || exit 1",
            "! { [ a ]; [ b ]; }",
        ]);
    }
}
