//! Text as the automaton sees it.

use super::marks::is_reserved;

/// A text as the automaton sees it.
pub(super) fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_whitespace() && (out.ends_with(' ') || out.is_empty()) {
            continue;
        }
        fold_char(c, &mut out);
    }
    out.truncate(out.trim_end().len());
    out
}

/// One character as the automaton sees it: what a typist, an editor or a
/// dialect varies without another meaning is one.
pub(super) fn fold_char(c: char, out: &mut String) {
    match c {
        'A'..='Z' => out.push(c.to_ascii_lowercase()),
        '\n' => out.push('\n'),
        '\0'..='\u{7f}' => out.push(c),
        '\u{2018}' | '\u{2019}' | '\u{201b}' | '\u{2bc}' => out.push('\''),
        '\u{2010}' | '\u{2011}' => out.push('-'),
        // Arabic: short vowels and the lengthening stroke are left out at will,
        // and the seats of hamza, the final ya and the bound ta often.
        '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}'
        | '\u{feff}'
        | '\u{640}'
        | '\u{64b}'..='\u{652}'
        | '\u{670}' => {}
        'أ' | 'إ' | 'آ' | 'ٱ' => out.push('ا'),
        'ى' => out.push('ي'),
        'ة' => out.push('ه'),
        // The full-width forms of ASCII.
        '\u{ff01}'..='\u{ff5e}' => {
            let ascii = char::from_u32(c as u32 - 0xfee0).unwrap_or(c);
            out.push(ascii.to_ascii_lowercase());
        }
        _ if c.is_whitespace() || is_reserved(c) => out.push(' '),
        _ => out.extend(c.to_lowercase()),
    }
}
