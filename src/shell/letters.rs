//! Values that letters stand for, without any marks: `v1.33.x`, `/dev/sdX`, `node-N`,
//! `YYYY-MM-DD`.

/// Programs to which `1.2.x` is a range of versions, or the name of a branch.
const RANGES: &[&str] = &[
    "bun",
    "cargo",
    "composer",
    "gh",
    "git",
    "helm",
    "npm",
    "npx",
    "pnpm",
    "terraform",
    "yarn",
];

/// What reads `YYYY` as the form of a date.
const FORMS: &[&str] = &[
    "to_char",
    "to_date",
    "to_timestamp",
    "date_format",
    "dateformat",
    "strftime",
    "-format",
    "moment",
    "dayjs",
];

/// How names of devices begin that go on with a letter or a number, those of disks first.
const DEVICES: &[&str] = &[
    "sd", "hd", "vd", "xvd", "nvme", "mmcblk", "disk", "loop", "md", "nbd", "rbd", "drbd", "sr",
    "eth", "ens", "eno", "enp", "bond", "wlan", "vlan", "ttyS", "ttyUSB",
];

/// How many of them go on with a letter.
const LETTERED: usize = 4;

/// Whether such a value may begin at `at`.
pub(super) fn may_begin(bytes: &[u8], at: usize) -> bool {
    let is = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_alphanumeric);
    is(at) && (at == 0 || !is(at - 1))
}

/// The end of the value that letters stand for and that begins at `at`.
pub(super) fn letters(text: &str, at: usize, limit: usize) -> Option<usize> {
    if !may_begin(text.as_bytes(), at) {
        return None;
    }
    let before = text.get(..at)?.chars().next_back();
    if before.is_some_and(|c| !c.is_ascii() || "$%\\#&.{".contains(c)) {
        return None;
    }
    let rest = text.get(at..limit)?;
    let length = match rest.as_bytes()[0] {
        b'Y' => date(rest).filter(|_| !reads_form(text)),
        _ => version(rest, before, text)
            .or_else(|| device(rest, &text[..at]))
            .or_else(|| counted(rest, before)),
    };
    length.map(|length| at + length)
}

/// Whether a name may end before such a text.
fn ends(rest: &str) -> bool {
    !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_')
}

fn reads_form(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    FORMS.iter().any(|form| lower.contains(form))
}

/// The length of the form of a date, with its time: `YYYYMMDD_HHMMSS`.
fn date(text: &str) -> Option<usize> {
    let part = |at: usize, part: &str| -> Option<usize> {
        let rest = text.get(at..)?;
        let behind = rest.trim_start_matches(['-', '_', '.', ':', '/', 'T']);
        let apart = rest.len() - behind.len();
        (apart < 2 && behind.starts_with(part)).then_some(at + apart + part.len())
    };
    let mut end = part(0, "YYYY").and_then(|at| part(at, "MM"))?;
    for own in ["DD", "HH", "MM", "SS"] {
        end = match part(end, own) {
            Some(end) => end,
            None => break,
        };
    }
    let end = end + usize::from(text[end..].starts_with('Z'));
    let rest = &text[end..];
    let is = rest.starts_with('_') || ends(rest);
    is.then_some(end)
}

/// The length of a version, or of an address, whose last parts are letters: two numbers and a
/// letter at least, or three parts of which two are letters. `setup_20.x` is the name of a file.
fn version(text: &str, before: Option<char>, whole: &str) -> Option<usize> {
    let own = text.strip_prefix(['v', 'V']).unwrap_or(text);
    let mark = text.len() - own.len();
    let (mut end, mut numbers, mut stand_ins) = (mark, 0, 0);
    let mut all = Vec::new();
    loop {
        let part = &text[end..];
        let length = part.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let part = &part[..length];
        let lower = part.to_ascii_lowercase();
        let stands = matches!(lower.as_str(), "x" | "y" | "z" | "xx" | "xxx");
        if !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()) && stand_ins == 0 {
            numbers += 1;
        } else if stands {
            stand_ins += 1;
            all.push(lower);
        } else {
            return None;
        }
        end += length;
        let more = |rest: &str| rest.starts_with(|c: char| c.is_ascii_alphanumeric());
        match text[end..].strip_prefix('.') {
            Some(rest) if more(rest) && end - mark < 16 => {
                let length = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
                let next = &rest[..length];
                // The ending of a file: `1.2.x.tar.gz`.
                if stand_ins > 0 && next.len() > 1 && !next.starts_with(['x', 'X']) {
                    break;
                }
                end += 1;
            }
            _ => break,
        }
    }
    let named = all == ["x", "y", "z"];
    let enough =
        stand_ins > 0 && (numbers > 1 || numbers + stand_ins > 2) && (numbers > 0 || named);
    if !enough || !ends(&text[end..]) || text[end..].starts_with('(') {
        return None;
    }
    let word = || {
        let start = whole.len() - text.len();
        let from = whole[..start]
            .rfind(char::is_whitespace)
            .map_or(0, |at| at + 1);
        &whole[from..start]
    };
    // A folder of a site may be called so, and a branch.
    let called = || {
        let mut words = whole.split(|c: char| !c.is_ascii_alphanumeric());
        word().contains("://") || before == Some('@') || words.any(|word| RANGES.contains(&word))
    };
    (stand_ins > 2 || stand_ins + numbers > 3 || !called()).then_some(end)
}

/// The length of the name of a device in which a letter stands for its letter or number: `sdX`,
/// `nvmeXn1`. Behind `sdX`, a number is that of a part of it.
fn device(text: &str, before: &str) -> Option<usize> {
    let devices = DEVICES.iter().enumerate();
    devices
        .filter_map(|(n, stem)| {
            let rest = text.strip_prefix(stem)?;
            let word = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
            let word = &rest[..word];
            let last = if *stem == "nvme" {
                let parted = word.split_once('p').map_or(word, |(disk, _)| disk);
                let (disk, space) = parted.split_once('n')?;
                let number = |part: &str| {
                    let digits = !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
                    digits || is_stand_in(part)
                };
                let is = number(disk) && number(space) && (is_stand_in(disk) || is_stand_in(space));
                is.then_some(parted.len())?
            } else {
                let own =
                    usize::from(n < LETTERED && word.starts_with(|c: char| c.is_ascii_lowercase()));
                let small =
                    n < LETTERED && before.ends_with("/dev/") && word.starts_with(['x', 'y']);
                let stands = word.get(own..own + 1).is_some_and(is_stand_in);
                let last = if stands { own + 1 } else { 1 };
                let part = word.get(last..)?;
                let part =
                    part.bytes().all(|b| b.is_ascii_digit()) || n < LETTERED && is_stand_in(part);
                ((stands || small) && part).then_some(last)?
            };
            ends(&rest[word.len()..]).then_some(stem.len() + last)
        })
        .max()
}

/// Whether a text is a capital letter that stands for a letter or a number.
fn is_stand_in(text: &str) -> bool {
    matches!(text, "X" | "Y" | "N")
}

/// The length of a name that is counted by a letter: `worker-N`.
fn counted(text: &str, before: Option<char>) -> Option<usize> {
    if before.is_none_or(|c| !c.is_whitespace() && !"=/:@,\"'".contains(c)) {
        return None;
    }
    let small = |b: &u8| b.is_ascii_lowercase() || b.is_ascii_digit() || *b == b'-';
    let length = text.bytes().take_while(small).count();
    let (name, rest) = text.split_at_checked(length)?;
    let name = name.strip_suffix('-')?;
    let is = name.len() > 2
        && name.starts_with(|c: char| c.is_ascii_lowercase())
        && rest.starts_with(['N', 'X'])
        && rest[1..]
            .chars()
            .next()
            .is_none_or(|c| c.is_whitespace() || "/:,.@;|&)\"'".contains(c));
    is.then_some(length + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        let mut at = 0;
        let mut found = Vec::new();
        while at < text.len() {
            if text.is_char_boundary(at)
                && let Some(end) = letters(text, at, text.len())
            {
                found.push(&text[at..end]);
                at = end;
            } else {
                at += 1;
            }
        }
        found
    }

    #[test]
    fn letters_stand_for_values() {
        for (text, wanted) in [
            ("MILL_VERSION=v1.33.x+mill1 sh -", "v1.33.x"),
            ("mill get 1.2.y", "1.2.y"),
            ("mill get mill-v2.X.Y.tar.gz", "v2.X.Y"),
            ("mill get https://a.org/vX.Y.Z/mill", "vX.Y.Z"),
            ("ping 192.168.1.x", "192.168.1.x"),
            ("ping 10.x.x.x", "10.x.x.x"),
            ("git checkout release-x.y.z", "x.y.z"),
            ("growpart /dev/sdX 1", "sdX"),
            ("mkfs /dev/sdX1", "sdX"),
            ("mkfs /dev/sdXN", "sdX"),
            ("mkfs /dev/sdaN", "sdaN"),
            ("wipefs /dev/sdx", "sdx"),
            ("nvme list /dev/nvmeXn1p2", "nvmeXn1"),
            ("nvme list nvme0nX", "nvme0nX"),
            ("ip link set ethX up", "ethX"),
            ("ssh node-N.mill.org", "node-N"),
            ("mill drain big-worker-X", "big-worker-X"),
            ("cp sacks-YYYY-MM-DD.gz x", "YYYY-MM-DD"),
            ("cp sacks_YYYYMMDD_HHMMSS.gz x", "YYYYMMDD_HHMMSS"),
            (
                "mill log --since YYYY-MM-DDTHH:MM:SSZ",
                "YYYY-MM-DDTHH:MM:SSZ",
            ),
            ("ls /sacks/YYYY/MM/DD", "YYYY/MM/DD"),
        ] {
            assert_eq!(found(text), [wanted], "{text}");
        }
    }

    #[test]
    fn letters_stand_for_themselves() {
        for none in [
            "curl https://mill.org/setup_20.x",
            "curl https://mill.org/docs/1.33.x/sacks",
            "python3.x -V",
            "git checkout 1.33.x",
            "npm install mill@1.2.x",
            "helm upgrade mill --version 1.2.x",
            "jq .a.0.1.x",
            "rpm -i mill-1.2.3.x86_64.rpm",
            "echo $((1 * x))",
            "curl -X POST /dev/sda",
            "ssh -N mill",
            "mill --max-N",
            "cat /dev/sdb1",
            "mill.x.y",
            "x.y()",
            "date +%YYYY-MM-DD",
            "psql -c \"select to_char(now(), 'YYYY-MM-DD')\"",
            "mill ethXY",
            "head -n X",
            "mill sdXabc",
        ] {
            assert!(found(none).is_empty(), "{none}: {:?}", found(none));
        }
    }
}
