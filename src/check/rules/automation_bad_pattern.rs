//! A005: a pattern that nothing can match.

use super::quoted;
use crate::check::{AutomationFile, Findings};
use crate::diagnostic::{Diagnostic, Rule, Severity};
use regex_syntax::ast::{self, Ast, ErrorKind};

/// The rule.
pub static RULE: Rule = Rule {
    code: "A005",
    name: "automation-bad-pattern",
    severity: Severity::Error,
    summary: "a pattern is no regular expression that its shell understands",
    explain: "\
Bash matches values and outputs with POSIX extended regular expressions,
PowerShell with those of .NET. A pattern of a value is for both of them, one of
an output for its own shell. One that is no expression lets no value pass; one
that only one of them understands, as `\\d`, lets other values pass in the other.

For example:

    parameters:
      namespace: {pattern: '[a-z0-9(-]+)'}

Instead:

    parameters:
      namespace: {pattern: '([a-z0-9-]+)'}

For a digit write `[0-9]`, for a letter `[A-Za-z]`, for white space `[ ]`, for a
group `( )`.
",
};

/// The shells that a pattern is for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum For {
    Both,
    Bash,
    Powershell,
}

pub(super) fn run(file: &AutomationFile<'_>, findings: &mut Findings) {
    let Ok(automation) = file.read else {
        return;
    };
    for (name, declared) in &automation.parameters {
        if let Some(pattern) = &declared.pattern {
            let path = ["parameters", name, "pattern"];
            look(file, &path, pattern, For::Both, findings);
        }
    }
    for (id, bound) in &automation.steps {
        for (shell, binding, reader) in [
            ("bash", &bound.bash, For::Bash),
            ("powershell", &bound.powershell, For::Powershell),
        ] {
            let expect = binding.as_ref().and_then(|binding| binding.expect.as_ref());
            if let Some(pattern) = expect.and_then(|expect| expect.pattern.as_ref()) {
                let path = ["steps", id, shell, "expect", "pattern"];
                look(file, &path, pattern, reader, findings);
            }
        }
    }
}

fn look(
    file: &AutomationFile<'_>,
    path: &[&str],
    pattern: &str,
    reader: For,
    findings: &mut Findings,
) {
    let Some((at, problem)) = problem(pattern, reader) else {
        return;
    };
    findings.add(|| {
        let message = format!("the pattern {} {problem}", quoted(pattern));
        let help = if reader == For::Powershell {
            "write it as a regular expression of .NET"
        } else {
            "write it as a POSIX extended regular expression"
        };
        let one = pattern[at..].chars().next().map_or(0, char::len_utf8);
        let span = file.within(path, pattern, at..at + one);
        Diagnostic::new(&RULE, span, message).help(help)
    });
}

/// What is wrong with a pattern, and at which of its bytes.
fn problem(pattern: &str, reader: For) -> Option<(usize, String)> {
    let parsed = ast::parse::Parser::new().parse(pattern);
    match parsed {
        Err(error) => {
            // What .NET can do beyond this parser is no fault of its patterns.
            let is_known = matches!(
                error.kind(),
                ErrorKind::ClassUnclosed
                    | ErrorKind::ClassRangeInvalid
                    | ErrorKind::EscapeUnexpectedEof
                    | ErrorKind::GroupUnclosed
                    | ErrorKind::GroupUnopened
                    | ErrorKind::RepetitionMissing
                    | ErrorKind::RepetitionCountInvalid
            );
            if reader == For::Powershell && !is_known {
                return None;
            }
            let reason = format!("is no regular expression: {}", error.kind());
            Some((error.span().start.offset, reason))
        }
        Ok(_) if reader == For::Powershell => None,
        Ok(ast) => {
            let both = reader == For::Both;
            let foreign = ast::visit(&ast, Portable { both }).err()?;
            let reason = if both {
                "has what bash and PowerShell do not read alike: "
            } else {
                "has what bash does not know: "
            };
            let found = pattern.get(foreign.start.offset..foreign.end.offset);
            let found = quoted(found.unwrap_or(pattern));
            Some((foreign.start.offset, format!("{reason}{found}")))
        }
    }
}

/// Ends at the first thing that POSIX extended expressions do not have; for
/// both, also at what they alone have.
struct Portable {
    both: bool,
}

impl ast::Visitor for Portable {
    type Output = ();
    type Err = ast::Span;

    fn finish(self) -> Result<(), ast::Span> {
        Ok(())
    }

    fn visit_pre(&mut self, ast: &Ast) -> Result<(), ast::Span> {
        match ast {
            Ast::Flags(flags) => Err(flags.span),
            Ast::ClassUnicode(class) => Err(class.span),
            Ast::ClassPerl(class) => Err(class.span),
            Ast::Assertion(assertion) => match assertion.kind {
                ast::AssertionKind::StartLine | ast::AssertionKind::EndLine => Ok(()),
                _ => Err(assertion.span),
            },
            Ast::Repetition(repetition) if !repetition.greedy => Err(repetition.op.span),
            Ast::Group(group) => match group.kind {
                ast::GroupKind::CaptureIndex(_) => Ok(()),
                _ => Err(ast::Span::new(group.span.start, group.ast.span().start)),
            },
            Ast::Literal(literal) => escape(literal),
            _ => Ok(()),
        }
    }

    fn visit_class_set_item_pre(&mut self, item: &ast::ClassSetItem) -> Result<(), ast::Span> {
        match item {
            ast::ClassSetItem::Unicode(class) => Err(class.span),
            ast::ClassSetItem::Perl(class) => Err(class.span),
            ast::ClassSetItem::Ascii(class) if self.both => Err(class.span),
            ast::ClassSetItem::Bracketed(inner) => Err(inner.span),
            ast::ClassSetItem::Literal(literal) => escape(literal),
            _ => Ok(()),
        }
    }
}

/// Of escapes, those of signs mean the same everywhere.
fn escape(literal: &ast::Literal) -> Result<(), ast::Span> {
    match literal.kind {
        ast::LiteralKind::HexFixed(_)
        | ast::LiteralKind::HexBrace(_)
        | ast::LiteralKind::Special(_)
        | ast::LiteralKind::Octal => Err(literal.span),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::{For, RULE, problem};
    use crate::check::testing::automation_found;

    #[test]
    fn patterns_of_both_shells_keep_to_what_both_have() {
        for good in [
            "[a-z0-9]([-a-z0-9]*[a-z0-9])?",
            "^(a|b){1,3}\\.$",
            "[]a]",
            "",
            "é",
        ] {
            assert_eq!(problem(good, For::Both), None, "{good}");
        }
        for (bad, at) in [
            ("(a", 0),
            ("a)", 1),
            ("[a", 0),
            ("*a", 0),
            ("[z-a]", 1),
            ("a\\", 1),
            ("x\\d", 1),
            ("[\\w]", 1),
            ("(?:a)", 0),
            ("a+?", 1),
            ("(?=a)", 0),
            ("\\bx", 0),
            ("[[:alnum:]_]+", 1),
            ("[a[b]]", 2),
            ("é\\x41", 2),
        ] {
            assert_eq!(problem(bad, For::Both).map(|(at, _)| at), Some(at), "{bad}");
        }
    }

    #[test]
    fn patterns_of_bash_have_classes_of_their_own() {
        assert_eq!(problem("[[:alnum:]_]+", For::Bash), None);
        assert!(problem("\\d", For::Bash).is_some());
    }

    #[test]
    fn patterns_of_powershell_are_its_own() {
        for good in ["\\d+", "(?<=a)b", "(?i)x", "\\Z", "(a)\\1"] {
            assert_eq!(problem(good, For::Powershell), None, "{good}");
        }
        assert!(problem("(\\d", For::Powershell).is_some());
    }

    #[test]
    fn points_into_the_pattern() {
        let text = "parameters:\n  namespace:\n    pattern: 'é[a'\n\
                    steps:\n  p1.1:\n    bash: {expect: {pattern: \"a)\"}}\n    powershell:\n      expect:\n        pattern: |-\n          (x\n";
        let found = automation_found(&RULE, text);
        let expected = [(3, "["), (6, ")"), (9, "pattern")];
        assert_eq!(found, expected.map(|(line, text)| (line, text.to_owned())));
    }
}
