//! Regular expressions as each shell reads them.

use crate::shell::Shell;
use std::fmt::Write as _;

/// A regular expression in the syntax of a shell, and whether it ignores case.
/// Bash knows the extended ones of POSIX; PowerShell knows all that a pattern
/// can be here, the mark for ignoring case too.
pub(super) fn of(pattern: &str, shell: Shell) -> (String, bool) {
    match shell {
        Shell::Bash => extended(pattern),
        _ => (pattern.replace('\n', ""), false),
    }
}

/// POSIX has no `\\d` and the like, and does not count groups for anybody here.
fn extended(pattern: &str) -> (String, bool) {
    let (pattern, ignores_case) = match pattern.strip_prefix("(?i)") {
        Some(rest) => (rest, true),
        None => (pattern, false),
    };
    let mut out = String::with_capacity(pattern.len());
    let mut in_set = false;
    let mut chars = pattern.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' => {
                let Some(next) = chars.next() else {
                    out.push_str("\\\\");
                    break;
                };
                let class = match next {
                    'd' => "0-9",
                    'w' => "A-Za-z0-9_",
                    's' => "[:space:]",
                    'D' if !in_set => "^0-9",
                    'W' if !in_set => "^A-Za-z0-9_",
                    'S' if !in_set => "^[:space:]",
                    _ => {
                        // In a set, a backslash is itself to POSIX.
                        if !in_set {
                            out.push('\\');
                        }
                        out.push(next);
                        continue;
                    }
                };
                if in_set {
                    out.push_str(class);
                } else {
                    let _ = write!(out, "[{class}]");
                }
            }
            '[' => {
                in_set = true;
                out.push(c);
            }
            ']' => {
                in_set = false;
                out.push(c);
            }
            '(' if chars.peek() == Some(&'?') => {
                // `(?:` groups without counting, which nobody here does.
                out.push('(');
                let mut rest = chars.clone();
                rest.next();
                if rest.peek() == Some(&':') {
                    rest.next();
                    chars = rest;
                }
            }
            _ => out.push(c),
        }
    }
    (out, ignores_case)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_become_extended_ones() {
        for (pattern, wanted, ignores_case) in [
            (r"v\d+\.\d+", r"v[0-9]+\.[0-9]+", false),
            (r"(?i)hello (?:world|all)", "hello (world|all)", true),
            (r"[\w.]+@\S+", "[A-Za-z0-9_.]+@[^[:space:]]+", false),
            ("a\\", "a\\\\", false),
        ] {
            assert_eq!(extended(pattern), (wanted.to_owned(), ignores_case));
        }
    }
}
