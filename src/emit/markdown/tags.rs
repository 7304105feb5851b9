//! HTML cut into its tags, and tags into their attributes.

/// Names and values of a tag's attributes.
pub(super) struct Attributes<'t>(pub(super) &'t str);

impl<'t> Iterator for Attributes<'t> {
    type Item = (&'t str, &'t str);

    fn next(&mut self) -> Option<Self::Item> {
        let gap = |c: char| c.is_ascii_whitespace() || c == '/';
        let rest = self.0.trim_start_matches(gap);
        let end = rest
            .find(|c: char| c.is_ascii_whitespace() || c == '=' || c == '/')
            .unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        if name.is_empty() {
            // A stray equals sign is nobody's value.
            let skipped = rest.strip_prefix('=')?;
            self.0 = skipped;
            return self.next();
        }
        let value = after.trim_start();
        let Some(value) = value.strip_prefix('=') else {
            self.0 = after;
            return Some((name, ""));
        };
        let value = value.trim_start();
        let (value, rest) = match value.chars().next() {
            Some(quote @ ('"' | '\'')) => {
                let inner = &value[1..];
                let end = inner.find(quote).unwrap_or(inner.len());
                (&inner[..end], inner.get(end + 1..).unwrap_or(""))
            }
            _ => value.split_at(value.find(char::is_whitespace).unwrap_or(value.len())),
        };
        self.0 = rest;
        Some((name, value))
    }
}

/// A piece of HTML: a tag, comment or declaration, or the text between two.
pub(super) enum Piece<'t> {
    Tag(&'t str),
    Text(&'t str),
}

/// Cuts HTML into pieces. What never ends is text.
pub(super) fn pieces(html: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = html;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let mut from = 0;
        loop {
            let Some(at) = rest[from..].find('<').map(|n| n + from) else {
                return Some(Piece::Text(std::mem::take(&mut rest)));
            };
            let Some(length) = tag_length(&rest[at..]) else {
                from = at + 1;
                continue;
            };
            if at > 0 {
                let text = &rest[..at];
                rest = &rest[at..];
                return Some(Piece::Text(text));
            }
            let (tag, after) = rest.split_at(length);
            rest = after;
            return Some(Piece::Tag(tag));
        }
    })
}

fn tag_length(html: &str) -> Option<usize> {
    let until = |end: &str| html.find(end).map(|n| n + end.len());
    if let Some(comment) = html.strip_prefix("<!--") {
        // `<!-->` and `<!--->` are comments too.
        return match comment.as_bytes() {
            [b'>', ..] => Some(5),
            [b'-', b'>', ..] => Some(6),
            _ => until("-->"),
        };
    }
    if html.starts_with("<![CDATA[") {
        return until("]]>");
    }
    match html.as_bytes().get(1)? {
        b'?' => until("?>"),
        b'!' => until(">"),
        b'/' | b'a'..=b'z' | b'A'..=b'Z' => {
            let mut quote = None;
            for (n, b) in html.bytes().enumerate().skip(1) {
                match (quote, b) {
                    (None, b'>') => return Some(n + 1),
                    (None, b'"' | b'\'') => quote = Some(b),
                    (Some(open), b) if open == b => quote = None,
                    _ => {}
                }
            }
            None
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_cover_everything() {
        let html = "a <b c='>'>d</b> < 2 <!-- <x> --> <e";
        let whole: String = pieces(html)
            .map(|piece| match piece {
                Piece::Tag(text) | Piece::Text(text) => text,
            })
            .collect();
        assert_eq!(whole, html);
        assert_eq!(
            pieces(html).filter(|p| matches!(p, Piece::Tag(_))).count(),
            3
        );
    }
}
