//! Whether a program prints the same wherever and whenever it is run.

use super::places;

/// Whether an output can be the same another time: it has no times, dates, ages, durations,
/// ids, numbers of processes, hashes, sizes, shares or addresses, and leaves nothing out.
#[must_use]
pub fn is_stable(output: &str) -> bool {
    let left_out = output.lines().any(|line| {
        let line = line.trim();
        line.contains("...") || line.contains('\u{2026}')
    });
    if left_out || places(output).next().is_some() {
        return false;
    }
    let words: Vec<&str> = output
        .split(|c: char| c.is_whitespace() || "\"'`,;()[]{}|=<>".contains(c))
        .map(|word| word.trim_matches(['.', ':', '!', '?']))
        .filter(|word| !word.is_empty())
        .collect();
    let process = words.iter().any(|word| word.eq_ignore_ascii_case("pid"));
    let numbered = words
        .iter()
        .any(|word| word.bytes().all(|b| b.is_ascii_digit()));
    if process && numbered {
        return false;
    }
    let units = words
        .windows(2)
        .any(|pair| is_number(pair[0]) && is_unit(pair[1]));
    !units && !words.iter().any(|word| changes(word))
}

/// Whether a word is another one the next time.
fn changes(word: &str) -> bool {
    let digits = word.bytes().filter(u8::is_ascii_digit).count();
    if digits == 0 {
        return word.matches(':').count() > 2 && word.split(':').all(is_hex);
    }
    let address = word
        .split(['/', ':'])
        .next()
        .is_some_and(|host| host.split('.').count() == 4 && host.split('.').all(is_byte));
    let colons = word.matches(':').count() > 2
        && word
            .split(':')
            .all(|part| part.is_empty() || is_hex(part) && part.len() <= 4);
    let quantity = word
        .split_at_checked(
            word.len()
                - word
                    .trim_start_matches(|c: char| c.is_ascii_digit() || c == '.')
                    .len(),
        )
        .is_some_and(|(number, rest)| is_number(number) && (is_unit(rest) || is_duration(word)));
    let number = word.bytes().all(|b| b.is_ascii_digit()) && word.len() > 4;
    address
        || colons
        || quantity
        || number
        || is_time(word)
        || word.split(['/', ':', '_', '@']).any(is_id)
}

fn is_number(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
        && text.bytes().all(|b| b.is_ascii_digit() || b == b'.')
}

fn is_byte(text: &str) -> bool {
    text.parse::<u8>().is_ok()
}

fn is_hex(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_hexdigit())
}

/// Units of sizes, of rates and of shares.
fn is_unit(text: &str) -> bool {
    let text = text.strip_suffix("/s").unwrap_or(text);
    let scale = text.strip_suffix(['B', 'b']).unwrap_or(text);
    let scale = scale.strip_suffix('i').unwrap_or(scale);
    matches!(text, "%" | "B" | "bytes")
        || matches!(scale, "K" | "k" | "M" | "G" | "T" | "P" | "E") && !scale.is_empty()
}

/// `15s`, `3d4h`, `1m30.5s`, `120ms`.
fn is_duration(text: &str) -> bool {
    const UNITS: [&str; 10] = ["ms", "us", "\u{b5}s", "ns", "s", "m", "h", "d", "w", "y"];
    let mut rest = text;
    while !rest.is_empty() {
        let after = rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
        let unit = UNITS.iter().find(|unit| after.starts_with(**unit));
        match unit {
            Some(unit) if after.len() < rest.len() => rest = &after[unit.len()..],
            _ => return false,
        }
    }
    !text.is_empty()
}

/// `2024-05-01`, `10:32`, `10:32:07.123Z`, `01/05/2024`.
fn is_time(word: &str) -> bool {
    let bytes = word.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let shaped = |from: usize, shape: &str| {
        shape.bytes().enumerate().all(|(n, b)| match b {
            b'0' => digit(from + n),
            mark => bytes.get(from + n) == Some(&mark),
        })
    };
    (0..bytes.len())
        .filter(|&at| at == 0 || !digit(at - 1))
        .any(|at| {
            ["0000-00-00", "00:00", "00/00/0000"]
                .iter()
                .any(|shape| shaped(at, shape) && !digit(at + shape.len()))
        })
}

/// A hash, a UUID, or a name with the parts that a cluster gives its copies.
fn is_id(word: &str) -> bool {
    let mixed = |part: &str| {
        part.contains(|c: char| c.is_ascii_digit())
            && part.contains(|c: char| c.is_ascii_lowercase())
    };
    let hash = word.len() > 6 && is_hex(word) && mixed(word);
    let parts: Vec<&str> = word.split('-').collect();
    let made = |part: &&str| {
        let plain = part
            .bytes()
            .all(|b| b.is_ascii_digit() || b.is_ascii_lowercase());
        plain && mixed(part) && (part.len() == 5 || (8..=10).contains(&part.len()))
    };
    let uuid = parts.len() == 5 && parts.iter().all(|part| is_hex(part));
    hash || uuid || parts.len() > 1 && parts.iter().skip(1).any(made)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_changes_is_not_expected() {
        for text in [
            "all is well",
            "NAME   READY   STATUS\nweb-1  1/1     Running",
            "deployment.apps/web scaled",
            "v1.27.3",
            "The meter stands at 1234 units",
            "state: open",
            "/srv/app/data",
            "port 8080",
            "3 of 3 done",
        ] {
            assert!(is_stable(text), "{text}");
        }
        for text in [
            "started at 10:32:07",
            "2024-05-01 done",
            "web-1 1/1 Running 0 15s",
            "up 3d4h",
            "store-6d5b78c78f-x7dg8",
            "commit 3f78685",
            "id 123e4567-e89b-12d3-a456-426614174000",
            "used 12M",
            "1.5 GiB free",
            "45%",
            "10.1.2.3:8080",
            "fe80::1:2:3:4",
            "PID 17",
            "process 48213",
            "a\n...\nb",
            "name: <your name>",
            "took 120ms",
        ] {
            assert!(!is_stable(text), "{text}");
        }
    }
}
