//! What a line says of itself: how it is indented, whether it is a fence or a rule.

/// How far a line is indented, and where what it says begins: behind the marks
/// of lists and quotes, whose columns are told to `item`.
pub(super) fn opening(line: &str, mut item: impl FnMut(usize)) -> (usize, usize) {
    let bytes = line.as_bytes();
    let (mut at, mut column, mut indent) = (0, 0, None);
    loop {
        while let Some(byte) = bytes.get(at) {
            match byte {
                b' ' => column += 1,
                b'\t' => column += 4 - column % 4,
                _ => break,
            }
            at += 1;
        }
        indent.get_or_insert(column);
        let rest = &bytes[at..];
        let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let length = match rest.get(digits) {
            Some(b'>') if digits == 0 => {
                at += 1;
                column += 1;
                continue;
            }
            Some(b'-' | b'*' | b'+') if digits == 0 => 1,
            Some(b'.' | b')') if (1..10).contains(&digits) => digits + 1,
            _ => break,
        };
        if !matches!(rest.get(length), Some(b' ' | b'\t')) {
            break;
        }
        at += length;
        column += length;
        item(column + 1);
    }
    (indent.unwrap_or(0), at)
}

/// How often the mark of a fence stands at the beginning of a line.
pub(super) fn fence(line: &str) -> Option<(u8, usize)> {
    let mark = *line
        .as_bytes()
        .first()
        .filter(|byte| b"`~".contains(byte))?;
    let count = line.bytes().take_while(|byte| *byte == mark).count();
    let info = &line[count..];
    (count >= 3 && !(mark == b'`' && info.contains('`'))).then_some((mark, count))
}

pub(super) fn is_rule(line: &str) -> bool {
    let shown = line.trim_end();
    shown.len() >= 3
        && ["-", "*", "_"].iter().any(|mark| {
            shown
                .replace([' ', '\t'], "")
                .trim_matches(|c| mark.starts_with(c))
                .is_empty()
        })
        && !shown.starts_with(' ')
}

/// Whether a rule follows that ends the tabs of a column.
pub(super) fn closes_later(text: &str, from: usize, column: usize) -> bool {
    let mut below = text[from..].lines().skip(1);
    let mut found = false;
    below.any(|line| {
        if line.trim().is_empty() {
            return false;
        }
        let (indent, content) = opening(line, |_| {});
        found |= indent < column;
        !found && indent == column && is_rule(&line[content..])
    }) && !found
}
