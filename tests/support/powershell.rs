//! PowerShell scripts cut into tokens, by the Windows PowerShell Language Specification and as
//! strictly as our scripts are written: nothing is read here that they do not need.
//!
//! Owes nothing to the crate: it must find what the crate gets wrong.

use std::collections::BTreeSet;

/// A script in parts.
#[derive(Debug, Default)]
pub struct Script {
    /// The values of its string literals, in order.
    pub literals: Vec<String>,
    /// Its comments, `#` included, in order.
    pub comments: Vec<String>,
    /// Its lines without comments and indentation, with one `¶` for literals
    /// in a row, whatever their number, and none before a here-string's `@¶`.
    pub shapes: BTreeSet<String>,
}

/// Section 2.3.5.2: what may delimit a verbatim string.
pub fn is_single_quote(c: char) -> bool {
    matches!(c, '\'' | '\u{2018}' | '\u{2019}' | '\u{201a}' | '\u{201b}')
}

/// Reads a verbatim string whose first quote is taken already: a quote ends
/// it, unless a second one follows, which then stands for itself.
pub fn verbatim_string(rest: &mut std::iter::Peekable<std::str::Chars<'_>>) -> Option<String> {
    let mut text = String::new();
    loop {
        let mut c = rest.next()?;
        if is_single_quote(c) {
            match rest.peek() {
                Some(&next) if is_single_quote(next) => {
                    rest.next();
                    c = next;
                }
                _ => return Some(text),
            }
        }
        text.push(c);
    }
}

/// Reads a verbatim here-string whose first quote is taken already: it ends at
/// the first line that begins with any quote and `@`.
fn here_string(rest: &mut std::iter::Peekable<std::str::Chars<'_>>) -> Option<String> {
    if rest.next()? != '\n' {
        return None;
    }
    let mut lines = Vec::new();
    loop {
        let mut line = String::new();
        if let Some(quote) = rest.next_if(|c| is_single_quote(*c)) {
            if rest.next_if_eq(&'@').is_some() {
                return Some(lines.join("\n"));
            }
            line.push(quote);
        }
        loop {
            match rest.next()? {
                '\n' => break,
                c => line.push(c),
            }
        }
        lines.push(line);
    }
}

/// Takes a script apart.
///
/// # Errors
/// Where it breaks a rule of the language, or of ours: nothing but ASCII, no
/// expandable string, no block comment and no backtick outside of literals and
/// comments, brackets that match, no key twice in a table.
pub fn read(source: &str) -> Result<Script, String> {
    let source = source
        .strip_prefix('\u{feff}')
        .ok_or("no byte order mark: Windows PowerShell would read another code page")?;
    let mut script = Script::default();
    let mut open: Vec<Bracket> = Vec::new();
    let mut shape = String::new();
    let mut line = 1;
    let mut before = '\n';
    let mut key: Option<String> = None;
    let mut rest = source.chars().peekable();
    while let Some(c) = rest.next() {
        let number = line;
        let at = move |problem: String| Err(format!("line {number}: {problem}"));
        match c {
            '\n' => {
                if before != '\n' && before.is_whitespace() {
                    return at("white space at the end of a line".to_owned());
                }
                line += 1;
                script.shapes.insert(normal(&shape));
                shape.clear();
                key = None;
            }
            '\'' => {
                let here = before == '@';
                let text = if here {
                    here_string(&mut rest)
                } else {
                    verbatim_string(&mut rest)
                };
                let Some(text) = text else {
                    return at("a string is never closed".to_owned());
                };
                if here {
                    line += text.matches('\n').count() + 2;
                    if text.split('\n').any(has_unsafe) {
                        return at("a control character in a string".to_owned());
                    }
                    script.literals.extend(text.split('\n').map(str::to_owned));
                    shape.push('¶');
                    before = '@';
                    continue;
                }
                // A quote right after a string, or a letter, would be read
                // together with it in a command.
                if rest.peek().is_some_and(|c| c.is_alphanumeric()) {
                    return at(format!("something right after the string {text:?}"));
                }
                if text.contains(['\r', '\n']) {
                    return at(format!("a string of several lines: {text:?}"));
                }
                key = shape.trim().is_empty().then(|| text.clone());
                script.literals.push(text);
                shape.push('¶');
            }
            '#' if before.is_whitespace() => {
                let mut comment = String::from(c);
                while let Some(c) = rest.next_if(|c| *c != '\n') {
                    comment.push(c);
                }
                if comment.contains('\r') {
                    return at("a carriage return in a comment".to_owned());
                }
                script.comments.push(comment);
            }
            '#' | '"' | '`' => return at(format!("{c} outside of a string")),
            '(' | '{' | '[' => {
                open.push(Bracket {
                    closing: match c {
                        '(' => ')',
                        '{' => '}',
                        _ => ']',
                    },
                    keys: (before == '@' && c == '{').then(BTreeSet::new),
                });
                shape.push(c);
            }
            ')' | '}' | ']' => {
                if open.pop().is_none_or(|bracket| bracket.closing != c) {
                    return at(format!("{c} closes nothing"));
                }
                shape.push(c);
            }
            '=' => {
                if let Some(key) = key.take()
                    && let Some(keys) = open.last_mut().and_then(|table| table.keys.as_mut())
                    && !keys.insert(key.to_lowercase())
                {
                    return at(format!("the key {key} is there twice"));
                }
                shape.push(c);
            }
            ' ' | '!'..='~' => shape.push(c),
            _ => return at(format!("{c:?} outside of a string")),
        }
        if line > 1 && script.literals.last().is_some_and(|text| has_unsafe(text)) {
            return at("a control character in a string".to_owned());
        }
        before = c;
    }
    if !shape.is_empty() {
        return Err("the last line does not end".to_owned());
    }
    match open.last() {
        Some(bracket) => Err(format!("{} is missing", bracket.closing)),
        None => Ok(script),
    }
}

struct Bracket {
    closing: char,
    /// The keys of a hash table, which do not heed case.
    keys: Option<BTreeSet<String>>,
}

fn normal(shape: &str) -> String {
    let mut shape = shape.trim().to_owned();
    for (several, one) in [("¶, ¶", "¶"), ("¶ ¶", "¶"), (" ¶ @¶", " @¶")] {
        while shape.contains(several) {
            shape = shape.replace(several, one);
        }
    }
    shape
}

/// What could drive a terminal or show text in another order: ISO 6429's
/// controls but tab, and the explicit directional formatting of UAX #9.
fn has_unsafe(text: &str) -> bool {
    text.chars().any(|c| {
        (c.is_control() && c != '\t')
            || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_is_cut_as_powershell_cuts_it() {
        let script = read(
            "\u{feff}# one\nWrite-Row 'it''s’’‘‘ $(x) #>'\n$T = @{\n'a' = 'b', 'c'\n}\nRun @'\nd\n '@\n'@\n",
        );
        let script = script.unwrap();
        assert_eq!(
            script.literals,
            ["it's’‘ $(x) #>", "a", "b", "c", "d", " '@"]
        );
        assert_eq!(script.comments, ["# one"]);
        assert!(script.shapes.contains("Write-Row ¶"), "{script:?}");
        assert!(script.shapes.contains("¶ = ¶"), "{script:?}");
    }

    #[test]
    fn what_is_no_script_of_ours_is_refused() {
        for bad in [
            "Write-Row 'a’ $(x)'\n",
            "Write-Row 'a",
            "Write-Row \"a\"\n",
            "Write-Row “a”\n",
            "Write-Row a`b\n",
            "Write-Row @'\na\n '@\n",
            "Write-Row @'\na\n’@\n'@\n",
            "Write-Row @'a\n'@\n",
            "<# a #>\n",
            "Write-Row ('a'\n",
            "@{\n'a' = 'b'\n'A' = 'c'\n}\n",
            "Write-Row 'a'b\n",
            "Write-Row 'a\u{1b}[0m'\n",
        ] {
            assert!(read(&format!("\u{feff}{bad}")).is_err(), "{bad:?}");
        }
    }
}
