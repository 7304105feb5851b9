//! Which pipelines are to fail where any of their commands does, and who minds
//! failures by a trap.
//!
//! A pipeline that is a condition means what it says, `big | grep -q x`: what stands
//! behind `if`, `while`, `until` or `!`, and left of `&&` or `||`. Any other counts.
//!
//! A list counts as a whole, `make && make install`, from the first of its pipelines on that
//! does more than ask. One that says what is to be done otherwise, by `||`, does not; nor
//! does one that leaves what it stands in where all went well, `try && break`, nor one that
//! asks after it has done something: where that list fails, nobody can tell why.

use super::asking::{Functions, aim, bodies, functions, leaves};
use super::names::DECIDING;
use super::pipelines::{Chained, Linked};
use super::scan::scan;
use super::state::{Event, Role, Scan};
use std::ops::Range;

/// The pipelines and lists of a text that are to fail where any of their commands does. In a
/// `question`, the one whose last command decides is the answer, and so is a list. Where
/// functions are `shown` to other shells, nothing may be put into them.
pub(in crate::shell) fn counted(
    text: &str,
    scan: &Scan,
    question: bool,
    shown: bool,
) -> Vec<Range<usize>> {
    // Who looks at what each of the commands came to minds that.
    if scan.fault.is_some() || text.contains("PIPESTATUS") {
        return Vec::new();
    }
    let mut counted = scan.pipelines.clone();
    if question && let [only] = &counted[..] {
        let around = [text.get(..only.start), text.get(only.end..)];
        let whole = around.iter().flatten().all(|rest| rest.trim().is_empty());
        if whole && DECIDING.contains(&last_command(text, scan)) {
            counted.clear();
        }
    }
    if !question {
        counted.extend(chains(text, scan));
        counted.extend(minded(text, scan));
    }
    if shown {
        outside(&mut counted, text, scan);
    }
    counted.sort_by_key(|range| (range.start, std::cmp::Reverse(range.end)));
    counted
}

/// Takes away what is part of a function.
pub(super) fn outside(ranges: &mut Vec<Range<usize>>, text: &str, scan: &Scan) {
    let bodies = bodies(text, scan);
    ranges.retain(|own| {
        !bodies
            .iter()
            .any(|body| body.start < own.start && own.start < body.end)
    });
}

/// The lists that count, with those of their pipelines that do.
fn chains(text: &str, scan: &Scan) -> Vec<Range<usize>> {
    let mut counted = Vec::new();
    let functions = functions(text, scan);
    for chain in scan.chains.iter().filter(|own| !own.minds) {
        let from = counts(text, scan, chain, &functions);
        let works = from
            .and_then(|at| chain.links.get(at..))
            .unwrap_or_default();
        counted.extend(works.first().map(|own| own.range.start..chain.end));
        let pipes = works.iter().filter(|own| own.pipes);
        counted.extend(pipes.map(|own| own.range.clone()));
    }
    counted
}

/// From which of its pipelines on a list counts.
pub(super) fn counts(
    text: &str,
    scan: &Scan,
    chain: &Chained,
    functions: &Functions,
) -> Option<usize> {
    let asks = |own: &Linked| own.excused || aim(text, scan.told(&own.events), functions).asks();
    let from = chain.links.iter().position(|own| !asks(own))?;
    let again = chain.links.iter().skip(from).any(asks);
    (!again && !leaves(text, scan.told(&chain.last))).then_some(from)
}

/// The pipelines that work left of what leaves a block because of their failure.
fn minded(text: &str, scan: &Scan) -> Vec<Range<usize>> {
    let functions = functions(text, scan);
    let works = |own: &&Linked| {
        own.pipes && !own.excused && !aim(text, scan.told(&own.events), &functions).asks()
    };
    let chains = scan.chains.iter().filter(|own| own.minds);
    let chains = chains.filter(|own| gives_up(text, scan.told(&own.last)));
    let links = chains.flat_map(|own| own.links.iter().filter(works));
    links.map(|own| own.range.clone()).collect()
}

/// Whether what some events tell of leaves what it stands in, as a failure.
pub(super) fn gives_up(text: &str, events: &[Event]) -> bool {
    let mut words = events.iter().rev().filter_map(|event| match event {
        Event::Word(word) if matches!(word.role, Role::Argument | Role::Command) => {
            Some((word.role, text.get(word.range.clone()).unwrap_or_default()))
        }
        _ => None,
    });
    let last = words.next();
    let (with, last) = match last {
        Some((Role::Argument, with)) => (Some(with), words.next()),
        last => (None, last),
    };
    matches!(last, Some((Role::Command, "exit" | "return"))) && with != Some("0")
}

/// The last command that is not within another one.
fn last_command<'t>(text: &'t str, scan: &Scan) -> &'t str {
    let (mut depth, mut last) = (0_usize, "");
    for event in &scan.events {
        match event {
            Event::Open => depth += 1,
            Event::Close => depth = depth.saturating_sub(1),
            Event::Word(word) if depth == 0 && word.role == Role::Command => {
                last = text.get(word.range.clone()).unwrap_or_default();
            }
            _ => {}
        }
    }
    last
}

/// Whether a text has a trap of its own for failures.
pub(in crate::shell) fn traps(text: &str) -> bool {
    let mut levels = vec![false];
    for event in &scan(text).events {
        match event {
            Event::Open => levels.push(false),
            Event::Close if levels.len() > 1 => {
                levels.pop();
            }
            Event::End => levels
                .iter_mut()
                .last()
                .into_iter()
                .for_each(|in_trap| *in_trap = false),
            Event::Word(word) if word.plain => {
                let own = text.get(word.range.clone()).unwrap_or_default();
                let last = levels.len() - 1;
                match word.role {
                    Role::Command => levels[last] = own == "trap",
                    Role::Argument if levels[last] && own.eq_ignore_ascii_case("ERR") => {
                        return true;
                    }
                    _ => {}
                }
            }
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A text with its pipelines that count between `«` and `»`.
    fn marked(text: &str, question: bool) -> String {
        let mut places: Vec<(usize, char)> = Vec::new();
        for range in counted(text, &scan(text), question, false) {
            places.extend([(range.start, '«'), (range.end, '»')]);
        }
        places.sort_unstable_by_key(|place| place.0);
        let mut out = text.to_owned();
        for (at, mark) in places.into_iter().rev() {
            out.insert(at, mark);
        }
        out
    }

    #[test]
    fn a_pipeline_counts_unless_it_is_a_condition() {
        for text in [
            "a",
            "«a | b»",
            "«a |& b»",
            "«a |\n b \\\n c»\nd",
            "«a | b» # c | d",
            "# if a | b\n«a | b» ; c",
            "echo 'a | b'; «c | d»",
            "if a | b; then «c | d»; elif e | f; then g; else «h | i»; fi",
            "while a | b; do «c | d»; done",
            "until a | b\ndo\n«c | d»\ndone",
            "«a | while read x; do «b | c»; done»",
            "«for x in a; do b; done | c»",
            "««a | b» && c»",
            "a | b || c",
            "«a && «b | c»»",
            "a || «b | c»\n«d | e»",
            "! a | b\n«c | d»",
            "«time a | b»",
            "a | b & «c | d»",
            "(«a | b»)",
            "{ «a | b»; }",
            "«{ a | b; } && c»",
            "( a | b ) || c",
            "if { a | b; }; then c; fi",
            "f() { «a | b»; }",
            "function f { «a | b»; }\n«f | g»",
            "case a in b | c) «d | e» ;; f) ««g | h» && i»;; esac",
            "x=$(«a | b»)",
            "x=\"$(«a | b»)\" y",
            "x=`«a | b»`",
            "[ \"$(a | b)\" = c ] && d",
            "if [ \"$(a | b)\" = c ]; then d; fi",
            "[[ a || b ]]; «c | d»",
            "echo $((1 | 2)); ((1 | 2)); «a | b»",
            "«cat <<E | b»\nx | y && z\nE\n«c | d»",
            "«cat <<'E' | b >c 2>&1»\nset +e | x\nE",
            "«a 2>&1 | b &>c»; d",
            "x=(a b); «c | d»",
            "@(a|b)",
            "a >|b; c",
            "«a | (b)»; «(c) | d»",
            "«a | b»; echo é; «c | d»",
            "«<a | b»",
        ] {
            let plain = text.replace(['«', '»'], "");
            assert_eq!(marked(&plain, false), text);
        }
        for text in ["a | b; echo ${PIPESTATUS[0]}", "a | b; if"] {
            assert!(
                counted(text, &scan(text), false, false).is_empty(),
                "{text}"
            );
        }
    }

    #[test]
    fn a_list_counts_from_the_first_that_does_more_than_ask() {
        for text in [
            "«a && b»",
            "«a &&\n  b && c»; d",
            "[ a ] && b",
            "[[ a ]] && «b && c»",
            "((1)) && b",
            "test a && b; «cd a && b»",
            "a || b && c",
            "a && b || c",
            "«a | b» || exit 1",
            "«a | b» || { c; return; }",
            "f() { a && «b | c» || return 2; }",
            "a | b || exit 0",
            "a | grep -q b || exit 1",
            "if a | b || exit 1; then c; fi",
            "! a && b",
            "a && b &",
            "if a && b; then «c && d»; fi",
            "while a && b; do «c && d»; done",
            "(«a && b»)",
            "x=$(«a && b»)",
            "x=$(a && b) || c",
            "«x=$(a) && b»",
            "«(a; [ b ]) && c»",
            "{ [ b ]; } && c",
            "{ [ -f a ] || [ -f b ]; } && rm a b",
            "( [ a ] && [ b ] ) && c",
            "«{ a; [ b ]; } && c»",
            "f() { «a && b»; }",
            "case a in b) «c && d» ;; esac",
            "«a | grep -q b»",
            "a | grep -q b && c",
            "a | b && c || d",
            "«a && «b | c» && d»",
            "«a && b && «c | d»»",
            "«echo [ && b»",
        ] {
            let plain = text.replace(['«', '»'], "");
            assert_eq!(marked(&plain, false), text);
        }
        assert_eq!(marked("a && b", true), "a && b");
    }

    #[test]
    fn a_list_that_leaves_what_it_stands_in_minds_its_failures() {
        for text in [
            "for i in 1 2; do a && break; b; done",
            "for i in 1 2; do a | b && continue; c; done",
            "f() { a && return 0; b; }",
            "a && b && exit",
            "a && { echo b; break; }",
            "«a && { break; b; }»",
            "«a && echo break»",
        ] {
            let plain = text.replace(['«', '»'], "");
            assert_eq!(marked(&plain, false), text);
        }
    }

    #[test]
    fn what_asks_is_no_work() {
        for text in [
            "systemctl is-active a && b",
            "systemctl --user is-active --quiet \"$a\" && b",
            "«systemctl restart a && b»",
            "dpkg -s a >/dev/null 2>&1 && b",
            "«dpkg -i a && b»",
            "rpm -qa a && b",
            "«rpm -U a && b»",
            "kill -0 1 && b",
            "«kill -9 1 && b»",
            "id a &>/dev/null && b",
            "nc -vz a 1 && b",
            "git diff --quiet && b",
            "git -C a diff --quiet && b",
            "«git -C status push && b»",
            "«git diff && b»",
            "docker image inspect a >/dev/null && b",
            "service a status && b",
            "env test a && b",
            "sudo -u a test -f b && c",
            "sudo grep -q a b && c",
            "timeout 5 ping -c 1 a && b",
            "command -v a && b",
            "«command a && b»",
            "/usr/bin/test a && b",
            "«sudo a && b»",
            "p=$(pgrep a) && kill $p",
            "«p=$(a) && b»",
            "kubectl get a && b",
            "«p=$(kubectl get a) && b»",
            "$a && b",
            "\"$a\" && b",
            "«$a c && b»",
            "curl -fsS a >/dev/null && b",
            "curl -sf -o /dev/null a && b",
            "«curl -sf a && b»",
            "«curl -X POST a >/dev/null && b»",
            "bash -c '[ -f a ]' && b",
            "ssh -p 1 a test -f b && c",
            "ssh a 'test -f b' && c",
            "«ssh a b && c»",
            "kubectl exec -n a b -c c -- test -f d && e",
            "docker exec -u a b test -f c && d",
            "«docker exec a b && c»",
            "has() { command -v \"$1\" >/dev/null; }; has a && b",
            "function has { local a=$1; [[ -e $a ]] || return 1; }\nhas b && c",
            "has() ( cd a; [ -e b ] ); «has c && d»",
            "f() { if a; then b; fi; }; «f && g»",
            "has() { [ a ]; }; [ b ] && «c && d»",
            "echo a && [ -f b ] && c",
            "cd a && grep -q b c && d",
            "«a && [ -f b ]»",
            "«make && echo a && b»",
        ] {
            let plain = text.replace(['«', '»'], "");
            assert_eq!(marked(&plain, false), text);
        }
    }

    #[test]
    fn what_is_written_is_work() {
        for text in [
            "«jq a b >c && mv c b»",
            "«grep -v a b 1>>c && d»",
            "«diff a b &>c && d»",
            "««grep a b | grep c > d» && e»",
            "«{ grep a b; } >c && d»",
            "«> a && b»",
            "grep a b 2>c && d",
            "grep a b >/dev/null && d",
            "grep a b >&2 && d",
            "grep a <b && d",
        ] {
            let plain = text.replace(['«', '»'], "");
            assert_eq!(marked(&plain, false), text);
        }
    }

    #[test]
    fn what_is_shown_to_other_shells_stays_as_it_is() {
        let text = "f() { a | b && c; }; g() ( a | b )\nd && e";
        let found = counted(text, &scan(text), false, true);
        let found: Vec<&str> = found.into_iter().map(|own| &text[own]).collect();
        assert_eq!(found, ["d && e"]);
        for text in [
            "ssh a \"$(declare -f b); b\"",
            "typeset -p -f",
            "x=$(declare -f)",
        ] {
            assert!(crate::shell::shows_functions(text), "{text}");
        }
        for text in ["declare -F a", "declare -a f", "echo -f; declare f"] {
            assert!(!crate::shell::shows_functions(text), "{text}");
        }
    }

    #[test]
    fn what_decides_answers_a_question() {
        for text in [
            "a | grep -q b",
            "a | b | jq -e c\n",
            "«a | b»",
            "«a | grep b»; c",
            "x=$(«a | grep b»)",
        ] {
            let plain = text.replace(['«', '»'], "");
            assert_eq!(marked(&plain, true), text);
        }
    }

    #[test]
    fn traps_are_commands() {
        for text in ["trap 'a' ERR", "a; trap - EXIT ERR", "f() { trap a err; }"] {
            assert!(traps(text), "{text}");
        }
        for text in [
            "# trap a ERR",
            "echo 'trap a ERR'",
            "trap a EXIT; echo ERR",
            "trap \"$(b ERR)\" EXIT",
        ] {
            assert!(!traps(text), "{text}");
        }
    }

    #[test]
    fn bash_reads_what_is_put_around_pipelines() {
        for text in [
            "echo a | cat",
            "echo $(echo a | cat)",
            "cat <<E | cat\na\nE",
            "if true | cat; then echo a | cat; fi",
            "f() { echo a | cat; }; f | cat",
            "case a in a | b) echo a | cat ;; esac",
            "echo a | (cat)",
            "echo a | while read -r x; do echo \"$x\" | cat; done 2>&1 | cat\necho a",
        ] {
            let around = marked(text, false)
                .replace('«', "{ ")
                .replace('»', "; true; }");
            let run = |text: &str| {
                let output = std::process::Command::new("bash")
                    .args(["-c", text])
                    .output()
                    .expect("bash");
                assert!(
                    output.status.success() && output.stderr.is_empty(),
                    "{text}"
                );
                output.stdout
            };
            assert_eq!(run(&around), run(text), "{around}");
        }
    }
}
