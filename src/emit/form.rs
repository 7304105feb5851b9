//! What a pattern wants of a value, in words: an operator at three in the morning reads no patterns.

use crate::l10n::{Messages, args};

/// A known form: a message, and what it tells of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Form {
    /// The message is `form-` and this.
    pub kind: &'static str,
    /// The values of the message.
    pub values: Vec<String>,
}

/// The messages that tell of forms, and their values in order.
pub(super) const MESSAGES: [(&str, &[&str]); 8] = [
    ("form-address", &[]),
    ("form-begun", &["signs", "first"]),
    ("form-date", &[]),
    ("form-digits", &["count"]),
    ("form-host", &["signs", "ends"]),
    ("form-list", &["values"]),
    ("form-number", &[]),
    ("form-signs", &["signs"]),
];

/// A message about a value that is needed, and below it what it must be, where words say that.
pub(super) fn told(needed: String, pattern: Option<&str>, say: &Messages) -> String {
    let Some(Form { kind, values }) = pattern.and_then(of) else {
        return needed;
    };
    let key = format!("form-{kind}");
    let own = MESSAGES.iter().find(|(known, _)| *known == key);
    let (_, names) = own.expect("each form has a message");
    let told = say.with(&key, &args(names.iter().copied().zip(values)));
    format!("{needed}\n{told}")
}

/// The form that a pattern stands for; none where no words say just what it does.
pub(super) fn of(pattern: &str) -> Option<Form> {
    let pattern = pattern.replace('\n', "").replace(r"\d", "[0-9]");
    let pattern = bare(&pattern).replace("(?:", "(");
    let form = |kind, values: Vec<String>| Some(Form { kind, values });
    match pattern.as_str() {
        "[0-9]+" => return form("number", Vec::new()),
        "[0-9]{4}-[0-9]{2}-[0-9]{2}" => return form("date", Vec::new()),
        r"[0-9]{1,3}(\.[0-9]{1,3}){3}" | r"([0-9]{1,3}\.){3}[0-9]{1,3}" => {
            return form("address", Vec::new());
        }
        _ => {}
    }
    if let Some(count) = digits(&pattern) {
        return form("digits", vec![count]);
    }
    if let Some(values) = list(&pattern) {
        return form("list", vec![values]);
    }
    let (first, rest) = class(&pattern)?;
    // "Only these signs" are those of the first place, too.
    let holds_first =
        |more: &str| (first.split(' ')).all(|sign| more.split(' ').any(|one| one == sign));
    if rest == "+" {
        return form("signs", vec![first]);
    }
    if let Some((more, "*")) = class(rest) {
        let holds = holds_first(&more);
        return if holds {
            form("begun", vec![more, first])
        } else {
            None
        };
    }
    let inner = rest.strip_prefix('(')?.strip_suffix(")?")?;
    let (more, last) = class(inner)?;
    let (last, end) = class(last.strip_prefix('*')?)?;
    let is_host = end.is_empty() && last == first && holds_first(&more);
    if is_host {
        form("host", vec![more, first])
    } else {
        None
    }
}

/// A pattern without what says that it is for the whole value.
fn bare(pattern: &str) -> &str {
    let pattern = pattern
        .strip_prefix('^')
        .or_else(|| pattern.strip_prefix(r"\A"))
        .unwrap_or(pattern);
    let anchored = pattern
        .strip_suffix('$')
        .or_else(|| pattern.strip_suffix(r"\z"));
    // What is escaped is a sign like others.
    anchored
        .filter(|rest| !rest.ends_with('\\'))
        .unwrap_or(pattern)
}

/// How many digits are wanted, where nothing else is.
fn digits(pattern: &str) -> Option<String> {
    let counts = pattern.strip_prefix("[0-9]{")?.strip_suffix('}')?;
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    match counts.split_once(',') {
        None => is_number(counts).then(|| counts.to_owned()),
        Some((least, most)) => {
            (is_number(least) && is_number(most)).then(|| format!("{least}–{most}"))
        }
    }
}

/// The words of which a value is one.
fn list(pattern: &str) -> Option<String> {
    let inner = pattern
        .strip_prefix('(')
        .and_then(|rest| rest.strip_suffix(')'))
        .unwrap_or(pattern);
    let mut words = vec![String::new()];
    let mut signs = inner.chars();
    while let Some(sign) = signs.next() {
        let word = words.last_mut()?;
        match sign {
            '|' => words.push(String::new()),
            '\\' => word.push(signs.next().filter(|next| !next.is_alphanumeric())?),
            '-' | '_' | '/' | ':' | '@' | ' ' => word.push(sign),
            _ if sign.is_alphanumeric() => word.push(sign),
            _ => return None,
        }
    }
    let all = words.len() > 1 && words.iter().all(|word| !word.is_empty());
    all.then(|| words.join(", "))
}

/// The signs of the class that a text begins with, and what is behind it.
fn class(text: &str) -> Option<(String, &str)> {
    let (inner, rest) = text.strip_prefix('[')?.split_once(']')?;
    let mut signs = inner.chars().peekable();
    let mut all = Vec::new();
    if matches!(signs.peek(), None | Some('^')) {
        return None;
    }
    while let Some(sign) = signs.next() {
        let sign = match sign {
            '[' => return None,
            '\\' => signs.next().filter(|next| !next.is_alphanumeric())?,
            _ => sign,
        };
        let mut ahead = signs.clone();
        if ahead.next() == Some('-') && ahead.peek().is_some() {
            let last = ahead.next().filter(|last| last.is_alphanumeric())?;
            all.push(format!("{sign}–{last}"));
            signs = ahead;
        } else if sign == ' ' {
            return None;
        } else {
            all.push(sign.to_string());
        }
    }
    Some((all.join(" "), rest))
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn known_forms_are_told_and_no_others() {
        for (pattern, wanted) in [
            (r"\d+", "number"),
            ("^[0-9]+$", "number"),
            // Zero is none of these, and no letter is a sign of the others.
            ("[1-9][0-9]*", ""),
            ("[A-Z][0-9]*", ""),
            ("[0-9]{4}", "digits 4"),
            (r"\d{1,5}", "digits 1–5"),
            (r"(?:\d{1,3}\.){3}\d{1,3}", "address"),
            (r"\d{4}-\d{2}-\d{2}", "date"),
            ("(blue|green)", "list blue, green"),
            (r"v1\.2|v1\.3", "list v1.2, v1.3"),
            ("[a-z0-9-]+", "signs a–z 0–9 -"),
            ("[a-z][a-z0-9_]*", "begun a–z 0–9 _/a–z"),
            ("[a-z0-9]([a-z0-9.-]*[a-z0-9])?", "host a–z 0–9 . -/a–z 0–9"),
            // A full stop is any sign, and case or other signs are no matter of words.
            ("a.b|c", ""),
            ("(?i)a|b", ""),
            ("[^a]+", ""),
            ("[[:alpha:]]+", ""),
            ("[a-z]", ""),
            ("[a-z]*", ""),
            ("[a-z]([a-z-]*[0-9])?", ""),
            (r"v\d+\.\d+", ""),
            ("[a-z]+(-[0-9]+)?", ""),
            ("|a", ""),
            ("", ""),
        ] {
            let told = of(pattern).map_or_else(String::new, |form| {
                let values = form.values.join("/");
                format!("{} {values}", form.kind).trim().to_owned()
            });
            assert_eq!(told, wanted, "{pattern}");
        }
    }
}
