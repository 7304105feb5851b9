//! The form of commands, as manuals write it.

/// Whether a text says how a command is built: `usage: …`, `x [options] …`.
pub(super) fn is_form(command: &str) -> bool {
    let lower = command.trim_start().to_lowercase();
    // What remarks leave out, they leave out of what they say, unless that is all of one.
    let code = |line: &'_ str| {
        let line = line.trim();
        let remark = line
            .strip_prefix('#')
            .map(|remark| remark.trim_matches('#').trim());
        match remark {
            Some("..." | "…") => "...".to_owned(),
            Some(_) => String::new(),
            None => line.split(" # ").next().unwrap_or_default().to_owned(),
        }
    };
    let code: Vec<String> = command.lines().map(code).collect();
    let dots = code
        .iter()
        .flat_map(|line| line.split_whitespace())
        .any(|word| {
            matches!(
                word,
                "..." | "…" | "[options]" | "[OPTIONS]" | "[flags]" | "[command]" | "[<args>]"
            )
        });
    lower.starts_with("usage:") || dots || code.iter().any(|line| is_notation(line))
}

/// Whether a line has arguments in the notation of manuals, outside of quotes: `[--force]`,
/// `[on|off]`. A test has a blank behind its bracket, and no set of letters has a bar.
fn is_notation(line: &str) -> bool {
    let mut quote = None;
    for (at, c) in line.char_indices() {
        match quote {
            Some(open) if c == open => quote = None,
            None if matches!(c, '"' | '\'' | '`') => quote = Some(c),
            None if c == '[' && line[..at].ends_with(' ') => {
                let within = &line[at + 1..];
                let option = within
                    .trim_start_matches('-')
                    .starts_with(|c: char| c.is_ascii_alphabetic());
                if within.starts_with('-') && option && within.contains(']') {
                    return true;
                }
                let inner = within.split(']').next().unwrap_or_default();
                let words = || inner.split('|');
                let plain = |word: &str| {
                    let letters = |c: char| c.is_ascii_alphanumeric() || "-_".contains(c);
                    !word.is_empty() && word.chars().all(letters)
                };
                if within.len() > inner.len() && words().count() > 1 && words().all(plain) {
                    return true;
                }
            }
            Some(_) | None => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_in_the_notation_of_manuals_are_a_form() {
        for line in [
            "ctl run [--force] [-n name]",
            "ctl set [on|off]",
            "ctl set web [on|off] --now",
        ] {
            assert!(is_notation(line), "{line}");
        }
        for line in [
            "[ -f a ] || touch a",
            "[[ -f a ]] && rm a",
            "grep -E '[a|b]' file",
            "grep \"a [-x] b\" file",
            "ls log[12].txt data[a-c]*",
            "ls [ab]*",
            "test -n \"$a\" && [ \"$a\" = b ]",
            "echo ${a[1]} | sort",
        ] {
            assert!(!is_notation(line), "{line}");
        }
    }

    #[test]
    fn what_a_remark_leaves_out_is_left_out_of_the_remark() {
        assert!(!is_form("vault status\n# a, b, ...\nvault list x"));
        assert!(!is_form("ls # and so on ..."));
        assert!(is_form("cd x\n# ...\nmake"));
        assert!(is_form("tar cf a.tar ..."));
    }
}
