//! What bash itself would let go on: a folder that could not be changed where failures do not
//! count, functions and subshells left of `&&` and `||`, what runs by itself, loops over what
//! others print.

use super::asking::{Aim, Functions, aim, bodies, calls, defined, functions, names_status};
use super::counting::{counts, gives_up, outside};
use super::filled::{printed, works};
use super::pipelines::{Ended, Linked};
use super::state::{Event, Role, Scan, is_within};
use super::within::{areas, is_left, movers, within};
use crate::shell::Put;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// What is put into a block so that it stops at what bash lets pass. Where functions are
/// `shown` to other shells, nothing may be put into them; in a `question`, what something
/// comes to is the answer. `filled` is what has the output of commands filled in.
pub(in crate::shell) fn firm(
    text: &str,
    scan: &Scan,
    filled: &[Range<usize>],
    question: bool,
    shown: bool,
) -> Vec<(Range<usize>, Put)> {
    if scan.fault.is_some() {
        return Vec::new();
    }
    let mut put: Vec<(Range<usize>, Put)> = Vec::new();
    put.extend(moved(text, scan).into_iter().map(|own| (own, Put::Leave)));
    // Another shell knows nothing of what is asked here.
    let mut tried_at = Vec::new();
    if !question && !shown && !text.contains("export -f") {
        tried_at = tried(text, scan);
        put.extend(tried_at.iter().map(|own| (own.clone(), Put::Try)));
    }
    if !question {
        put.extend(waited(text, scan));
        let known = functions(text, scan);
        let areas = areas(text, scan, &known, &tried_at);
        put.extend(looped(text, scan).into_iter().map(|(own, what)| {
            let out = what == Put::Loop && is_left(&areas, &own);
            (own, if out { Put::LoopOut } else { what })
        }));
        let answers = answers(text, scan);
        for own in within(text, scan, &known, filled, &answers, &areas) {
            // In another folder, nothing goes on, whoever stands behind that.
            if !put
                .iter()
                .any(|other| other.0 == own.0 && other.1 == Put::Leave)
            {
                put.push(own);
            }
        }
        put.extend(answers.into_iter().map(|at| (at..at, Put::Answer)));
        let printed = printed(text, scan, filled).into_iter();
        put.extend(printed.map(|at| (at..at, Put::Printed)));
    }
    if shown {
        let mut kept: Vec<Range<usize>> = put.iter().map(|own| own.0.clone()).collect();
        outside(&mut kept, text, scan);
        let kept: HashSet<Range<usize>> = kept.into_iter().collect();
        put.retain(|own| kept.contains(&own.0));
    }
    put
}

/// The commands that change the folder where a failure of theirs may stop nothing.
fn moved(text: &str, scan: &Scan) -> Vec<Range<usize>> {
    let mut top: Vec<Range<usize>> = scan.moves.iter().map(|own| own.0.clone()).collect();
    outside(&mut top, text, scan);
    let lets = |own: &Range<usize>| is_within(own, scan.linked.iter().chain(&scan.asked));
    let moves = scan.moves.iter();
    let moves = moves.filter(|(own, deep)| *deep || lets(own) || !top.contains(own));
    let mut moved: Vec<Range<usize>> = moves.map(|own| own.0.clone()).collect();
    // Who calls a function that does so has to be left, too.
    let movers = movers(text, scan);
    let bodies = bodies(text, scan);
    let calls = scan.ended.iter().filter(|ended| {
        let own = &ended.range;
        let events = scan.told(&ended.events);
        let name = calls(text, events).next();
        let first = text.get(own.clone()).unwrap_or_default();
        !ended.asks
            && !ended.pipes
            && name.is_some_and(|name| movers.contains(name) && first.starts_with(name))
            && (lets(own) || is_within(own, bodies.iter()) || scan.is_deep(ended.events.start))
    });
    moved.extend(calls.map(|ended| ended.range.clone()));
    moved
}

/// The functions and subshells of several commands that begin a list which counts, or whose
/// failure is to leave the block: bash minds none within them.
fn tried(text: &str, scan: &Scan) -> Vec<Range<usize>> {
    let known = functions(text, scan);
    let sizes = sizes(text, scan);
    let mut tried = Vec::new();
    for chain in &scan.chains {
        let Some(first) = chain.links.first().filter(|own| !own.excused) else {
            continue;
        };
        let minded = if chain.minds {
            gives_up(text, scan.told(&chain.last))
        } else {
            counts(text, scan, chain, &known) == Some(0)
        };
        if minded && is_several(text, first, scan.told(&first.events), &sizes, &known) {
            tried.push(first.range.clone());
        }
    }
    tried
}

/// Behind which pipelines the next command looks at what they have come to: where they fail, that
/// is an answer. Nothing goes on in another folder, whoever looks.
fn answers(text: &str, scan: &Scan) -> Vec<usize> {
    let looks = |(n, ended): (usize, &Ended)| {
        let own = &ended.range;
        let mut behind = scan.ended[n + 1..].iter();
        let next = &behind.find(|other| other.range.start >= own.end)?.range;
        let moves = scan.moves.iter().any(|other| other.0 == *own);
        let looks = !moves
            && is_right_behind(text.get(own.end..next.start)?)
            && looks_back(text.get(next.clone())?);
        (ended.counts && looks).then_some(own.end)
    };
    let ended = scan.ended.iter().enumerate();
    ended.filter_map(looks).collect()
}

/// Whether what stands between two commands has the second ask at once what the first came to.
fn is_right_behind(between: &str) -> bool {
    let lines = between.lines().map(str::trim);
    let lines = lines.filter(|line| !line.starts_with('#'));
    let mut words = lines.flat_map(|line| line.split([' ', '\t', ';']));
    between.contains([';', '\n'])
        && words.all(|word| matches!(word, "" | "if" | "while" | "until" | "!" | "{"))
}

/// Whether a command names the status of the one before it, and not those of a pipeline.
fn looks_back(command: &str) -> bool {
    // What stands between single quotes is only text.
    let mut read = command.split('\'').step_by(2);
    !command.contains("PIPESTATUS") && read.any(|part| part.contains("$?") || part.contains("${?"))
}

/// How many commands the functions of a text have.
fn sizes(text: &str, scan: &Scan) -> HashMap<String, usize> {
    let named = |(name, body): (Range<usize>, &[Event])| {
        let name = text.get(name).unwrap_or_default().to_owned();
        (name, commands(body))
    };
    defined(text, scan).map(named).collect()
}

fn commands(events: &[Event]) -> usize {
    let is = |event: &&Event| matches!(event, Event::Word(word) if word.role == Role::Command);
    events.iter().filter(is).count()
}

/// Whether a pipeline is a function or a subshell of several commands that does work.
fn is_several(
    text: &str,
    own: &Linked,
    events: &[Event],
    sizes: &HashMap<String, usize>,
    known: &Functions,
) -> bool {
    if own.pipes || aim(text, events, known) != Aim::Work {
        return false;
    }
    let (mut depth, mut called, mut other) = (0_usize, None, false);
    for event in events {
        match event {
            Event::Open => depth += 1,
            Event::Close => depth = depth.saturating_sub(1),
            Event::Word(word) if depth == 0 => match word.role {
                Role::Command => called = text.get(word.range.clone()),
                Role::Argument | Role::Target => {}
                _ => other = true,
            },
            _ => {}
        }
    }
    let of = text.get(own.range.clone()).unwrap_or_default();
    let subshell = of.starts_with('(') && !of.starts_with("((");
    !other
        && match called {
            Some(name) => sizes.get(name).is_some_and(|size| *size > 1),
            None => subshell && commands(events) > 1,
        }
}

/// Where what runs by itself begins, and who waits for it.
fn waited(text: &str, scan: &Scan) -> Vec<(Range<usize>, Put)> {
    let commands = scan.events.iter().filter_map(|event| match event {
        Event::Word(word) if word.role == Role::Command && word.plain => {
            Some((word.range.start, text.get(word.range.clone())?))
        }
        _ => None,
    });
    let commands: Vec<(usize, &str)> = commands.collect();
    let waits = commands.iter().filter(|own| own.1 == "wait");
    let waits: Vec<(Range<usize>, Put)> = waits.map(|own| (own.0..own.0, Put::Wait)).collect();
    if waits.is_empty() || commands.iter().any(|own| own.1 == "disown") {
        return Vec::new();
    }
    let began = scan.apart.iter().map(|at| (*at..*at, Put::Apart));
    waits.into_iter().chain(began).collect()
}

/// A loop over words, as far as it was read.
struct Loop {
    start: usize,
    counts: bool,
    /// Where what it does begins.
    does: Option<usize>,
}

/// The loops over what other commands print.
fn looped(text: &str, scan: &Scan) -> Vec<(Range<usize>, Put)> {
    let known = functions(text, scan);
    let mut put = Vec::new();
    // What is open, by its place in a substitution, and where that began.
    let mut levels: Vec<(usize, Vec<Loop>)> = vec![(0, Vec::new())];
    let mut printed = Vec::new();
    // A loop that is over but for what it reads, by its place in a substitution.
    let mut over: Option<(usize, usize, usize)> = None;
    let is_alone = |end: usize| {
        let behind = text.get(end..).unwrap_or_default();
        let behind = behind.trim_start_matches([' ', '\t']);
        behind.is_empty() || behind.starts_with(['\n', ';', '#', ')'])
    };
    for (at, event) in scan.events.iter().enumerate() {
        let last = levels.len() - 1;
        match event {
            Event::Open => {
                levels.push((at + 1, Vec::new()));
            }
            Event::Close if last > 0 => {
                let from = levels.pop().map_or(0, |own| own.0);
                let inner = scan.events.get(from..at).unwrap_or_default();
                printed.push((last, works(text, inner, &known)));
            }
            Event::Word(word) => {
                let own = text.get(word.range.clone()).unwrap_or_default();
                let within = printed.iter().filter(|one| one.0 == last + 1);
                let within: Vec<Option<bool>> = within.map(|one| one.1).collect();
                printed.retain(|one| one.0 <= last);
                let loops = &mut levels[last].1;
                let ended = over.filter(|own| own.0 == last);
                match (word.role, own) {
                    (Role::Target, _) => {
                        let end = word.range.end;
                        if let Some((_, start, does)) = ended
                            && within.contains(&Some(true))
                            && !within.contains(&None)
                            && is_alone(end)
                            && !text.get(start..end).is_some_and(names_status)
                        {
                            put.push((start..end, Put::Loop));
                            put.push((does..does, Put::Stream));
                        }
                    }
                    (Role::Keyword, "for" | "while" | "until" | "select") => loops.push(Loop {
                        start: word.range.start,
                        counts: false,
                        does: None,
                    }),
                    (Role::Other, _) => {
                        let opens = loops.last_mut().filter(|own| own.does.is_none());
                        if let Some(own) = opens {
                            own.counts |= within.contains(&Some(true));
                            if within.contains(&None) {
                                own.does = Some(0);
                            }
                        }
                    }
                    (Role::Keyword, "do") => {
                        if let Some(own) = loops.last_mut().filter(|own| own.does.is_none()) {
                            own.does = Some(word.range.end);
                        }
                    }
                    (Role::Keyword, "done") => {
                        let Some(own) = loops.pop() else {
                            continue;
                        };
                        let (start, end) = (own.start, word.range.end);
                        over = own
                            .does
                            .filter(|at| *at > 0)
                            .map(|does| (last, start, does));
                        let is_for = text.get(start..).is_some_and(|own| own.starts_with("for"));
                        if let (true, Some(does @ 1..)) = (own.counts && is_for, own.does)
                            && is_alone(end)
                            && !text.get(start..end).is_some_and(names_status)
                        {
                            put.push((start..end, Put::Loop));
                            put.push((does..does, Put::First));
                        }
                    }
                    _ => {}
                }
            }
            Event::End => over = over.filter(|own| own.0 != last),
            _ => {}
        }
    }
    put.retain(|own| !is_within(&own.0, scan.asked.iter()));
    put
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shell::bash::scan;

    /// A text with what is put into it, between `«` and `»` behind a letter.
    fn marked(text: &str) -> String {
        let mut places: Vec<(usize, String)> = Vec::new();
        let scan = scan(text);
        let filled = super::super::filled(text, &scan, false, false);
        for (range, put) in firm(text, &scan, &filled, false, false) {
            places.push((range.start, format!("{put}«")));
            if !range.is_empty() {
                places.push((range.end, "»".to_owned()));
            }
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
            for put in [
                Put::Leave,
                Put::Try,
                Put::Break(1),
                Put::Once,
                Put::Printed,
                Put::Loop,
                Put::LoopOut,
                Put::Wait,
                Put::Apart,
                Put::First,
                Put::Stream,
                Put::Fill,
                Put::Answer,
            ] {
                plain = plain.replace(&format!("{put}«"), "");
            }
            assert_eq!(&marked(&plain), text);
        }
    }

    #[test]
    fn nobody_goes_on_elsewhere() {
        assert_marked(&[
            "cd a; b",
            "( c«cd a»; b )",
            "x=$(c«cd a»; b)",
            "f() { c«cd a >b»; c; }",
            "f() { [ a ] && c«builtin cd a»; b; }",
            "{ c«pushd a»; b; } || c",
            "if o«{ c«cd a»; k«b»; }»; then c; fi",
            "if cd a; then b; fi",
            "( cd a || b )",
            "( cd a && b )",
            "( ! cd a; b )",
            "( cd a & b )",
            "( cd a | b )",
            "( echo cd a; b )",
        ]);
    }

    #[test]
    fn what_is_asked_about_right_behind_is_an_answer() {
        assert_marked(&[
            "aa«; echo $?",
            "a b >ca«\nif [ $? -ne 0 ]; then d; fi",
            "a | ba«\n# Or not.\n\nc=$?",
            "f() { aa«; return $?; }",
            "if x; then aa«; echo \"$?\"; fi",
            "a; b; ca«; d ${?}",
            "cd a; echo $?",
            "a; echo '$?'",
            "a; b; echo 1",
            "a; trap 'b $?' EXIT",
            "a\nf() { return $?; }",
            "a | b; echo ${PIPESTATUS[0]} $?",
            "if a; then b; fi",
            "a & echo $?",
        ]);
    }

    #[test]
    fn several_commands_left_of_others_run_by_themselves() {
        assert_marked(&[
            "f() { a; b; }; t«f c» || exit 1",
            "f() { a; b; }; t«f» && c",
            "f() { a; b; }; g() { t«f» || return 1; c; }",
            "t«( a; b )» || exit",
            "t«( a; b ) >c» || { d; exit 2; }",
            "f() { a; b; }; f || exit 0",
            "f() { a; b; }; f || true",
            "f() { c«a»; c«b»; }; f && break",
            "f() { c«a»; }; f || exit 1",
            "f() { [ a ] && [ b ]; }; f || exit 1",
            "( [ a ] || [ b ] ) && c",
            "f() { c«a»; c«b»; }; if f || exit 1; then c; fi",
            "f() { c«a»; c«b»; }; ! f || exit 1",
            "a || exit 1",
            "((a)) || exit 1",
        ]);
    }

    #[test]
    fn who_is_waited_for_is_known() {
        assert_marked(&[
            "a &b« w«wait",
            "for x in 1 2; do a &b« done; w«wait",
            "a &b« b=$!; w«wait $b",
            "a &",
            "a & disown; wait",
            "echo wait; a & wait=1",
        ]);
    }

    #[test]
    fn loops_over_what_others_print_begin_where_that_went_well() {
        assert_marked(&[
            "l«for x in $(a); dof« b; done»",
            "l«for x in \"$(a)\" c\ndof«\nb\ndone» # d",
            "for x in $(ls); do b; done",
            "for x in $(a); do b; done | c",
            "for x in a; do b; done",
            "for x in a; do b $(c); done",
            "while a; do b; done",
            "if for x in $(a); do k«b»; done; then c; fi",
            "l«for x in $(a); dof« for y in c; do d; done; done»",
            "f() { m«while read -r x; dos« c«b»; done < <(c«a»)»; c«c»; }; if f; then d; fi",
            "f() { l«while read -r x; dos« b; done < <(a)»; c; }; f",
        ]);
    }
}
