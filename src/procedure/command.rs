//! Which code of a document is commands, and what they are expected to print.

use crate::article::{CodeBlock, Leaf};
use crate::shell::{
    Exchange, Fence, Repair, Shell, fence, has_prompts, is_called_in, is_plausible, left_open,
    marked, natures, parted, printed, printed_in_turn, prompted_below, repair, session, unread,
};

/// How like the code after it the output of the command before it must be, as
/// a comment says: `<!-- expected_similarity=0.8 -->`, or a regular expression
/// in quotes. The form is that of the Azure Innovation Engine.
#[derive(Clone, Debug, PartialEq)]
pub enum Expectation {
    /// The least similarity, from 0 to 1. Whatever it is, only times, dates, ages
    /// and ids may differ.
    Similarity(f64),
    /// What must be found in the output.
    Pattern(String),
}

/// The commands that a block of code with this text holds, in order, each with the
/// output that the block shows for it; none where it is no commands. What is damaged has
/// what mends it.
pub(super) fn exchanges(code: &CodeBlock<'_>, text: &str) -> Vec<(Exchange, Option<Repair>)> {
    let shell = match fence(&code.language()) {
        Fence::Script(shell) => shell,
        Fence::Session => Shell::Bash,
        Fence::Unmarked if has_prompts(text) => Shell::Bash,
        Fence::Other | Fence::Data if is_typed(text) || is_called_in(&code.language(), text) => {
            Shell::Bash
        }
        Fence::Unmarked | Fence::Output | Fence::Json | Fence::Data | Fence::Other => {
            return Vec::new();
        }
    };
    let kind = fence(&code.language());
    let parted = (shell == Shell::Bash && !has_prompts(text))
        .then(|| parted(text))
        .flatten();
    let text = parted.as_deref().unwrap_or(text);
    let bare = shell == Shell::Bash && !has_prompts(text);
    let found = if let Some(marked) = bare.then(|| marked(text)).flatten() {
        marked
    } else if let Some(below) = (bare && !is_plausible(shell, text))
        .then(|| prompted_below(text))
        .flatten()
    {
        below
    } else if has_prompts(text) || kind == Fence::Session {
        session(text)
    } else {
        let command = text.trim_end().to_owned();
        let output = None;
        vec![Exchange {
            shell,
            command,
            output,
            console: false,
        }]
    };
    let mut found: Vec<_> = found
        .into_iter()
        .filter_map(|exchange| {
            let repair = if exchange.console {
                None
            } else {
                let typed = || exchange.shell == Shell::Bash && has_prompts(text);
                let unread = || unread(&exchange.command).filter(|_| typed()).map(Some);
                mending(exchange.shell, &exchange.command).or_else(unread)?
            };
            Some((exchange, repair))
        })
        .collect();
    if found.is_empty() && shell == Shell::Bash {
        let printed = printed_in_turn(text).or_else(|| Some(vec![printed(text)?]));
        let exchanges = printed.into_iter().flatten();
        found.extend(exchanges.map(|exchange| (exchange, None)));
    }
    if found.is_empty()
        && bare
        && matches!(kind, Fence::Script(_))
        && let Some(repair) = left_open(text.trim_end())
    {
        let whole = Exchange {
            shell,
            command: text.trim_end().to_owned(),
            output: None,
            console: false,
        };
        found.push((whole, Some(repair)));
    }
    found
}

/// Whether a text is what was typed at the prompt of a shell, whatever the language that its
/// fence names: its first line is a dollar and the call of a known program.
fn is_typed(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim);
    let first = lines.find(|line| !line.is_empty() && !line.starts_with('#'));
    first
        .and_then(|line| line.strip_prefix("$ "))
        .is_some_and(|call| natures(Shell::Bash, call).known)
}

/// What mends a text of commands, where it is damaged; nothing where it is no commands.
#[expect(
    clippy::option_option,
    reason = "no commands, and none that are damaged"
)]
pub(super) fn mending(shell: Shell, text: &str) -> Option<Option<Repair>> {
    if is_plausible(shell, text) {
        return Some(None);
    }
    repair(shell, text).map(Some)
}

/// Whether a block of code holds commands.
pub(super) fn is_commands(code: &CodeBlock<'_>) -> bool {
    !exchanges(code, &code.text()).is_empty()
}

/// Whether a block of code is nothing but what a command prints.
#[must_use]
pub fn is_output(code: &CodeBlock<'_>) -> bool {
    fence(&code.language()) == Fence::Output
}

fn comment(lines: &[Leaf<'_>]) -> Option<String> {
    let html: String = lines.iter().map(|line| &*line.text).collect();
    let rest = html.trim_start().strip_prefix("<!--")?;
    let end = rest.find("-->").unwrap_or(rest.len());
    Some(rest[..end].trim().to_owned())
}

/// What a comment says of the output after it.
#[must_use]
pub fn expectation(lines: &[Leaf<'_>]) -> Option<Expectation> {
    let comment = comment(lines)?;
    let value = comment.strip_prefix("expected_similarity")?.trim_start();
    let value = value.strip_prefix('=')?.trim();
    let bare = value.trim_matches('"');
    if let Ok(least) = bare.trim().parse::<f64>()
        && least.is_finite()
    {
        return Some(Expectation::Similarity(least.max(0.0)));
    }
    let pattern = value.strip_prefix('"')?.strip_suffix('"')?;
    (!pattern.is_empty()).then(|| Expectation::Pattern(pattern.to_owned()))
}

/// The values that comments of an article give to variables, in a fence named
/// `variables`: the form of the Azure Innovation Engine for what readers do not
/// see.
#[must_use]
pub fn hidden_values(text: &str) -> Vec<(String, String)> {
    let comments = text.split("<!--").skip(1);
    comments
        .filter_map(|rest| rest.split("-->").next()?.split_once("```variables"))
        .filter_map(|(_, rest)| rest.split("```").next())
        .flat_map(str::lines)
        .filter_map(|line| {
            let (name, value) = line.trim().strip_prefix("export ")?.split_once('=')?;
            let value = value.trim();
            let quoted = |mark: char| value.strip_prefix(mark)?.strip_suffix(mark);
            let value = quoted('"').or_else(|| quoted('\'')).unwrap_or(value);
            Some((name.trim().to_owned(), value.to_owned()))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    fn leaves(text: &str) -> Vec<Leaf<'_>> {
        vec![Leaf {
            span: Span::default(),
            text: text.into(),
        }]
    }

    #[test]
    fn a_comment_says_how_like_an_output_must_be() {
        let of = |text: &str| expectation(&leaves(text));
        let similarity = |least| Some(Expectation::Similarity(least));
        assert_eq!(of("<!-- expected_similarity=0.8 -->"), similarity(0.8));
        assert_eq!(of("<!--expected_similarity=\"1.0\"-->\n"), similarity(1.0));
        assert_eq!(of("<!-- expected_similarity = 9.0 -->"), similarity(9.0));
        let pattern = Some(Expectation::Pattern(r"v\d+".to_owned()));
        assert_eq!(of(r#"<!-- expected_similarity="v\d+" -->"#), pattern);
        assert_eq!(of("<!-- expected_similarity= -->"), None);
        assert_eq!(of("<!-- a comment -->"), None);
        assert_eq!(of("<!-- expected_similarity=nan -->"), None);
    }

    #[test]
    fn a_comment_can_give_values() {
        let text = "<!--\n```variables\nexport A=b c\nexport D=\"e\"\nf=g\n```\n-->";
        let found = hidden_values(text);
        let wanted = [("A", "b c"), ("D", "e")].map(|(a, b)| (a.to_owned(), b.to_owned()));
        assert_eq!(found, wanted);
    }
}
