//! One call after another in a section, each of which is an earlier one with more options:
//! whoever has run the first has no use for the others, unless they say so.

use super::grounds::is_numbered;
use super::twins::is_shell;
use super::{Ask, Told};
use crate::article::{Block, BlockKind, plain_text};
use crate::text::Span;

/// Programs that are called again with other options for what is left to do.
const AGAIN: &[&str] = &["git", "cd", "apt", "apt-get", "dnf", "yum"];

/// What stands before the program that is called.
const BEFORE: &[&str] = &["$", "#", "sudo", "&", "."];

/// The words of the one call that some code is; nothing where it is more than that.
fn only_call(code: &str) -> Option<Vec<String>> {
    let joined = code.replace("\\\n", " ").replace("`\n", " ");
    let lines = joined.lines().map(str::trim);
    let mut lines = lines.filter(|line| !line.is_empty() && !line.starts_with("# "));
    // What is set for a call is no call.
    let sets = |line: &&str| line.starts_with('$') && line.contains('=');
    let line = lines.find(|line| !sets(line))?;
    let words = line.split_whitespace();
    let words: Vec<&str> = words.skip_while(|word| BEFORE.contains(word)).collect();
    // A placeholder is closed; what is read from a file, or goes to one, is not.
    let joins = |word: &&str| {
        let closed = word.starts_with('<') && word.ends_with('>');
        word.contains([';', '|', '&']) || word.starts_with(['<', '>']) && !closed
    };
    let more = lines.next().is_some() || words.iter().any(joins);
    (!more).then(|| words.into_iter().map(str::to_owned).collect())
}

/// Whether a call is another one with more options.
fn extends(call: &[String], other: &[String]) -> bool {
    if call.len() <= other.len() || other.is_empty() || call[0] != other[0] {
        return false;
    }
    let is_option = |word: &str| word.starts_with('-') && word.len() > 1;
    let mut rest = other.iter().peekable();
    let mut held = true;
    for word in call {
        if rest.next_if_eq(&word).is_some() {
            held = true;
        } else if held && !is_option(word) {
            // What is added right behind a word of the other call is an operand of its own.
            return false;
        } else {
            held = false;
        }
    }
    rest.peek().is_none()
}

/// Which code of an article is such a call, by where it stands.
pub(super) fn variants(blocks: &[Block<'_>]) -> Vec<Span> {
    let mut found = Vec::new();
    let mut calls: Vec<Vec<String>> = Vec::new();
    // Blocks below one text are told by it together.
    let (mut step, mut led) = (false, false);
    for block in blocks {
        match &block.kind {
            BlockKind::Heading { content, .. } => {
                calls.clear();
                // All that a step tells is done, whatever it calls.
                step = is_numbered(&plain_text(content));
            }
            BlockKind::Code(code) if !step && is_shell(&code.language()) => {
                let Some(call) = only_call(&code.text()) else {
                    continue;
                };
                let again = call
                    .first()
                    .is_none_or(|name| AGAIN.contains(&name.as_str()));
                if std::mem::take(&mut led)
                    && !again
                    && calls.iter().any(|other| extends(&call, other))
                {
                    found.push(block.span);
                }
                calls.push(call);
            }
            BlockKind::Paragraph(_) => led = true,
            _ => {}
        }
    }
    found
}

/// What is such a call asks, unless it only looks.
pub(super) fn part(told: &mut [Told], reads: &[usize], variants: &[Span]) {
    for (n, told) in told.iter_mut().enumerate() {
        if variants.contains(&told.span) && !reads.contains(&n) {
            told.asks_for(Ask::Alternative);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::whys;

    fn article(codes: &[&str]) -> String {
        let codes = codes
            .iter()
            .zip(["Grind the corn:", "Grind it fine:", "Grind it well:"]);
        let codes: Vec<String> = codes
            .map(|(code, lead)| format!("{lead}\n\n```bash\n{code}\n```\n\n"))
            .collect();
        format!("# Mill\n\n## Grind\n\n{}", codes.concat())
    }

    #[test]
    fn a_call_with_more_options_is_another_way() {
        let fine = [
            "./grind.sh corn",
            "./grind.sh corn --fine 3",
            "./grind.sh corn --well",
        ];
        assert_eq!(whys(&article(&fine)), ["", "alternative", "alternative"]);
        let split = ["./grind.sh corn", "./grind.sh \\\n  --fine \\\n  corn"];
        assert_eq!(whys(&article(&split)), ["", "alternative"]);
        let joined = article(&fine).replace("Grind it fine:\n\n", "");
        assert_eq!(whys(&joined), ["", "", "alternative"]);
        let step = article(&fine).replace("## Grind", "## 1. Grind");
        assert_eq!(whys(&step), ["", "", ""]);
    }

    #[test]
    fn other_calls_are_made_one_after_the_other() {
        for codes in [
            ["./grind.sh corn", "./grind.sh corn rye"],
            ["./grind.sh corn --dry-run", "./grind.sh corn"],
            ["git push", "git push --tags"],
            ["./grind.sh corn", "./grind.sh rye --fine"],
            ["kubectl get pods", "kubectl get pods -o wide"],
        ] {
            assert_eq!(whys(&article(&codes)), ["", ""], "{codes:?}");
        }
        let apart = article(&["./grind.sh corn"]).replace("# Mill\n\n", "");
        let other = apart
            .replace("corn", "corn --fine")
            .replace("## Grind", "## Grind fine");
        assert_eq!(whys(&format!("# Mill\n\n{apart}{other}")), ["", ""]);
    }
}
