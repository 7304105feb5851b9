//! Telling quickly that a text has no marks, which most texts have not.

/// Whether anything in a text may be a mark of a dialect.
pub(super) fn any(text: &str) -> bool {
    let bytes = text.as_bytes();
    let inside = memchr::memchr3_iter(b'{', b'[', b'<', bytes).any(|at| {
        let next = bytes.get(at + 1).copied().unwrap_or(b' ');
        match bytes[at] {
            b'{' => matches!(next, b'{' | b'%' | b':' | b'#' | b'.' | b'/' | b' '),
            b'[' => next == b'^' || (next == b'!' && !is_alert(&bytes[at..])),
            _ => next.is_ascii_uppercase() || bytes[at..].starts_with(b"<!--DOCUSAURUS"),
        }
    });
    inside || opens(bytes, 0) || memchr::memchr_iter(b'\n', bytes).any(|at| opens(bytes, at + 1))
}

/// Whether brackets hold one of GitHub's alerts and nothing else.
fn is_alert(bytes: &[u8]) -> bool {
    let end = bytes.iter().take(14).position(|byte| *byte == b']');
    end.is_some_and(|end| bytes[2..end].iter().all(u8::is_ascii_uppercase))
}

/// Whether a line that begins at a place may begin with a mark.
fn opens(bytes: &[u8], mut at: usize) -> bool {
    while matches!(bytes.get(at), Some(b' ' | b'\t' | b'>')) {
        at += 1;
    }
    let rest = &bytes[at..];
    match rest.first() {
        Some(b':') => rest.starts_with(b":::") || rest.starts_with(b": "),
        Some(b'!') => rest.starts_with(b"!!!"),
        Some(b'?') => rest.starts_with(b"???"),
        Some(b'=') => {
            rest.starts_with(b"=== ") || rest.starts_with(b"===!") || rest.starts_with(b"===+")
        }
        Some(b'`' | b'~') => is_directive(rest),
        Some(b'-') => rest.starts_with(b"--8<--"),
        Some(b'#') => {
            let end = memchr::memchr(b'\n', rest).unwrap_or(rest.len());
            memchr::memmem::find(&rest[..end], b"](#tab/").is_some()
        }
        Some(b'i') => rest.starts_with(b"import "),
        // Behind the mark of an item.
        Some(b'0'..=b'9' | b'*' | b'+') => {
            let end = memchr::memchr(b'\n', rest).unwrap_or(rest.len());
            let line = &rest[..end];
            may_hold(line)
                && [&b":::"[..], b"```{", b"!!! ", b"??? ", b"=== ", b"(#tab/"]
                    .iter()
                    .any(|mark| memchr::memmem::find(line, mark).is_some())
        }
        _ => false,
    }
}

/// Whether a word in braces stands right behind the marks of a fence.
fn is_directive(rest: &[u8]) -> bool {
    let mut behind = rest.iter().skip_while(|byte| matches!(byte, b'`' | b'~'));
    behind.next() == Some(&b'{')
}

/// Whether two bytes beside each other may be of a mark behind that of an item. Without
/// branches, so that a line is looked at in vector registers.
#[expect(
    clippy::needless_bitwise_bool,
    reason = "a branch a byte is what it avoids"
)]
fn may_hold(line: &[u8]) -> bool {
    let pairs = line.iter().zip(line.get(1..).unwrap_or_default());
    pairs.fold(false, |any, (&one, &next)| {
        let doubled = (one == b':') | (one == b'!') | (one == b'?') | (one == b'=') | (one == b'`');
        any | (doubled & (one == next)) | ((one == b'(') & (next == b'#'))
    })
}

#[cfg(test)]
mod tests {
    use super::any;

    #[test]
    fn plain_texts_have_none() {
        for plain in [
            "# A\n\n1. Go to [b](c), <d>.\n\n> [!NOTE]\n> e\n\n---\n===\n",
            "- a: b\n- $x ${y}",
        ] {
            assert!(!any(plain), "{plain}");
        }
        for marked in [
            "{{< a >}}",
            "x\n  :::note",
            "<Tabs>",
            "> [!VIDEO x]",
            "a [^1]",
            "- x\n\n  ## [A](#tab/a)",
        ] {
            assert!(any(marked), "{marked}");
        }
    }
}
