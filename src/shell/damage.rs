//! Commands that a word processor or a web page has damaged.

use super::bash::{Event, scan};
use std::ops::Range;

/// Characters that look like a blank and part no words.
const BLANKS: &[char] = &['\u{a0}', '\u{2007}', '\u{202f}'];

/// Where the first damage of commands of bash stands: a no-break space, a dash for
/// hyphens, curly quotes for straight ones, a blank behind the backslash that a line was
/// to go on with, an entity of HTML. Within quotes, all of that is text.
pub(super) fn damage(text: &str) -> Option<Range<usize>> {
    let entity = ["&amp;", "&lt;", "&gt;", "&quot;"]
        .iter()
        .filter_map(|entity| {
            let at = text.find(entity)?;
            let before = text[..at].chars().next_back();
            before
                .is_none_or(|c| c.is_whitespace() || c == ';')
                .then_some(at..at + entity.len())
        })
        .min_by_key(|range| range.start);
    if text.is_ascii() && !text.contains("\\ ") && !text.contains("\\\t") {
        return entity;
    }
    let mut found = entity;
    for event in scan(text).events {
        let Event::Word(word) = event else {
            continue;
        };
        if let Some(range) = in_word(text, &word.range)
            && found.as_ref().is_none_or(|first| range.start < first.start)
        {
            found = Some(range);
        }
    }
    found
}

fn in_word(text: &str, word: &Range<usize>) -> Option<Range<usize>> {
    let raw = text.get(word.clone())?;
    let (mut single, mut double, mut escaped) = (false, false, false);
    for (at, c) in raw.char_indices() {
        let range = word.start + at..word.start + at + c.len_utf8();
        if std::mem::take(&mut escaped) {
            let rest = text.get(range.end..)?.trim_start_matches([' ', '\t', '\r']);
            if matches!(c, ' ' | '\t') && rest.starts_with('\n') {
                return Some(range);
            }
            continue;
        }
        match c {
            '\\' if !single => escaped = true,
            '\'' if !double => single = !single,
            '"' if !single => double = !double,
            _ if single || double => {}
            _ if BLANKS.contains(&c) => return Some(range),
            '\u{2013}' | '\u{2014}' if at == 0 && raw.len() > c.len_utf8() => return Some(range),
            '\u{201c}' | '\u{201d}' | '\u{201e}' => return Some(range),
            '\u{2018}' | '\u{2019}' if at == 0 => return Some(range),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_word_processor_has_done_is_seen() {
        for (text, shown) in [
            ("vaultctl open\u{a0}--all", "\u{a0}"),
            ("vaultctl open \u{2013}all", "\u{2013}"),
            ("vaultctl open \u{2014}all", "\u{2014}"),
            ("vaultctl name \u{201c}my box\u{201d}", "\u{201c}"),
            ("vaultctl name \u{2018}x\u{2019}", "\u{2018}"),
            ("vaultctl open \\ \n  --all", " "),
            ("vaultctl open \\  \n  --all", " "),
            ("cd /x &amp;&amp; ls", "&amp;"),
            ("sort &lt; x", "&lt;"),
        ] {
            let found = damage(text);
            assert_eq!(found.map(|range| &text[range]), Some(shown), "{text}");
        }
        for text in [
            "git commit -m \"it\u{2019}s \u{201c}done\u{201d} \u{2013} now\"",
            "echo 'a\u{a0}b'",
            "echo caf\u{e9}",
            "echo a \\\n  b",
            "echo a\\ b",
            "echo don\u{2019}t",
            "curl 'http://h/?a=1&amp;b=2'",
            "cat <<E\n\u{201c}a\u{201d}\nE",
            "# \u{201c}a\u{201d}\nls",
        ] {
            assert_eq!(damage(text), None, "{text}");
        }
    }
}
