//! Whether a command is filled with values that nobody has.

use crate::procedure::Lexicon;
use crate::shell::{Shell, analyse, without_names};

/// Words that stand for any other, as parts of a command between marks.
const WORDS: &[&str] = &[
    "foo",
    "bar",
    "baz",
    "qux",
    "myusername",
    "mypassword",
    "lorem",
    "CHANGEME",
    "CHANGE_ME",
    "changeme",
    "REPLACEME",
    "REPLACE_ME",
];

/// Names that no machine has, and paths that lead nowhere.
const PARTS: &[&str] = &[
    "example.com",
    "example.org",
    "example.net",
    "/path/to/",
    "/path/to",
    "192.0.2.",
    "198.51.100.",
    "203.0.113.",
    "X.Y.Z",
    "x.y.z",
];

/// Whether a command holds a value of which everybody has another.
pub(super) fn is_sample(lexicon: &Lexicon, shell: Shell, command: &str) -> bool {
    // The name of what is asked for is no value.
    let asked = analyse(shell, command).placeholders.into_iter();
    let command = &without_names(command, asked.map(|asked| asked.span).collect());
    // What a remark names is no value of the command.
    let called: Vec<&str> = command
        .lines()
        .filter(|line| !line.trim_start().starts_with('#'))
        .collect();
    let command = called.join("\n");
    let command = command.as_str();
    let mut words = command.split(|c: char| !(c.is_alphanumeric() || c == '_'));
    words.any(|word| {
        WORDS.contains(&word) || is_id(word) || is_blotted(word) && !command.contains("mktemp")
    }) || command
        .split(|c: char| c.is_whitespace() || "=/\"'`@:,;()|".contains(c))
        .any(|word| is_mine(word) || is_any_site(word))
        || command.split_whitespace().any(holds_time)
        || PARTS.iter().any(|part| command.contains(part))
        || command.split("://").skip(1).any(is_nobodys)
        || command.lines().any(releases)
        || command
            .lines()
            .any(|line| holds_stand_in(line) || lexicon.holds_request(line))
        || is_yours(command)
        || command.lines().any(is_elided)
        || command.lines().any(numbers_itself)
        || command.contains("YYYY")
        || names_latest(command)
        || ["=\"...\"", "='...'", "=..."]
            .iter()
            .any(|dots| ends_word(command, dots))
}

/// Whether a word of a line breaks off, outside of quotes: `gptid/42844e2c-....`. All below a
/// folder is `./...`.
fn is_elided(line: &str) -> bool {
    !line.contains(['"', '\'', '#'])
        && line.split_whitespace().any(|word| {
            let rest = word.trim_end_matches('.');
            word.len() - rest.len() > 2
                && rest.ends_with(|c: char| c.is_ascii_alphanumeric() || c == '-')
        })
}

/// Whether a line gives a variable nothing but its own name and a number: `vpn_user="user1"`.
fn numbers_itself(line: &str) -> bool {
    let line = line.trim();
    let line = line.strip_prefix("export ").unwrap_or(line);
    let Some((name, value)) = line.split_once('=') else {
        return false;
    };
    let value = value.trim_matches(['"', '\'']).to_lowercase();
    let word = value.trim_end_matches(|c: char| c.is_ascii_digit() || c == '-' || c == '_');
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let last = name.rsplit('_').next().unwrap_or_default();
    name.chars().all(is_name)
        && word.len() < value.len()
        && word.len() > 2
        && word == last.to_lowercase()
}

/// Whether the name of a file that a command gets from an address has the word for the newest
/// version where its number is to stand. Elsewhere it is a word of programs.
fn names_latest(command: &str) -> bool {
    const LATEST: &str = "LATEST";
    let addresses = command.split_whitespace().filter_map(|word| {
        let (_, path) = word.split_once("://")?;
        path.split(['?', '#']).next()?.split_once('/')
    });
    let is_letter = |c: char| c.is_alphanumeric() || "_${".contains(c);
    addresses.into_iter().any(|(_, path)| {
        let file = path.rsplit('/').next().unwrap_or_default();
        file.contains('.')
            && file.match_indices(LATEST).any(|(at, _)| {
                !file[..at].ends_with(is_letter)
                    && !file[at + LATEST.len()..].starts_with(is_letter)
            })
    })
}

/// Whether a text holds a piece that a word ends with.
fn ends_word(text: &str, piece: &str) -> bool {
    text.match_indices(piece).any(|(at, _)| {
        let next = text[at + piece.len()..].chars().next();
        next.is_none_or(|c| c.is_whitespace() || c == ';')
    })
}

/// What the names of values end with that somebody has still to put in.
const STAND_INS: &[&str] = &[
    "_NAME",
    "_ID",
    "_IP",
    "_HOST",
    "_HOSTNAME",
    "_HERE",
    "_IN_GB",
    "_IN_MB",
    "_ADDRESS",
];

/// The same, of what is kept by its name as well: `vault secret put API_TOKEN`.
const KEPT: &[&str] = &[
    "_PASS",
    "_PASSWORD",
    "_SECRET",
    "_TOKEN",
    "_USERNAME",
    "_DOMAIN",
];

/// Words of a line that keeps values by their names, or only prints.
const KEEPERS: &[&str] = &[
    "secret",
    "secrets",
    "secretsmanager",
    "env",
    "config",
    "echo",
    "printf",
];

/// What a variable is given to by its name, or looked up by.
const BY_NAME: &[&str] = &[
    "declare",
    "env",
    "export",
    "get",
    "grep",
    "local",
    "printenv",
    "read",
    "readonly",
    "set",
    "unset",
    "-e",
    "--build-arg",
    "--env",
    "--name",
    "-n",
    "-v",
];

/// Whether a line holds a name in capitals for a value that it lacks: `NODE_NAME`.
fn holds_stand_in(line: &str) -> bool {
    let mut before = "";
    let mut parts = line.split(|c: char| !c.is_alphanumeric());
    let kept: &[&str] = if parts.any(|part| KEEPERS.contains(&part)) {
        &[]
    } else {
        KEPT
    };
    line.split_whitespace().any(|word| {
        let before = std::mem::replace(&mut before, word);
        let own = word.rsplit(['=', '/', '+', '@']).next().unwrap_or_default();
        let own = own.trim_matches(['"', '\'']);
        let capital = |b: u8| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_';
        own.starts_with(|c: char| c.is_ascii_uppercase())
            && own.bytes().all(capital)
            && STAND_INS
                .iter()
                .chain(kept)
                .any(|ending| own.ends_with(ending))
            && !BY_NAME.contains(&before)
            && !word.contains(['$', '{', '`'])
    })
}

impl Lexicon {
    /// Whether a line gives a variable several words that ask for a value, or that say which one a
    /// secret is: `A="insert the key here"`, `TOKEN="token of the app"`.
    fn holds_request(&self, line: &str) -> bool {
        let stands = &self.telling.stands;
        line.match_indices('=').any(|(at, _)| {
            let behind = line[at + 1..].trim_start_matches('(');
            let Some(mark) = behind.chars().next().filter(|c| matches!(c, '"' | '\'')) else {
                return false;
            };
            let Some((value, _)) = behind[1..].split_once(mark) else {
                return false;
            };
            let plain = |c: char| c.is_alphabetic() || matches!(c, ' ' | '-' | '_' | '.');
            let words: Vec<String> = value.split_whitespace().map(str::to_lowercase).collect();
            let [first, .., last] = words.as_slice() else {
                return false;
            };
            let name = line[..at]
                .rsplit(|c: char| !(c.is_alphanumeric() || c == '_'))
                .next();
            let name = name.unwrap_or_default();
            let capital = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_';
            !name.is_empty()
                && name.chars().all(capital)
                && value.chars().all(plain)
                && (stands.requests.are(first)
                    || stands.here.are(last)
                    || words.len() > 2
                        && stands.secrets.iter().any(|secret| {
                            let lower = name.to_lowercase();
                            let before = lower.strip_suffix(secret.as_str());
                            before.is_some_and(|rest| rest.is_empty() || rest.ends_with('_'))
                        }))
        })
    }
}

/// What sites are called that stand for any.
const SITES: &[&str] = &[
    "acme",
    "bar",
    "company",
    "corp",
    "domain",
    "example",
    "foo",
    "host",
    "hostname",
    "organization",
    "production",
    "server",
    "site",
    "sitename",
    "staging",
    "test",
    "website",
];

/// Whether what follows the scheme of an address is the site of nobody: named by what it is
/// (`company.com`), or by a name of several words without a domain (`production-url`).
fn is_nobodys(behind: &str) -> bool {
    let host = behind
        .split(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '.'))
        .next()
        .unwrap_or_default()
        .to_lowercase();
    let rest = &behind[host.len()..];
    let labels: Vec<&str> = host.split('.').collect();
    match labels.as_slice() {
        // Those of `sh` give scripts away.
        [.., site, top] => SITES.contains(site) && top.len() <= 5 && !matches!(*top, "svc" | "sh"),
        [one] => {
            (one.ends_with("-url") || one.ends_with("-host") || one.ends_with("-domain"))
                && !rest.starts_with(':')
        }
        [] => false,
    }
}

/// What comes behind the name of a site, and is the ending of no file.
const TOPS: &[&str] = &[
    "br", "co", "com", "de", "dev", "es", "eu", "fr", "internal", "io", "jp", "lan", "local",
    "net", "nl", "org", "pl", "tld", "uk",
];

/// Whether a word is a site that is named by what it is: `domain.de`, `www.yourdomain.tld`.
fn is_any_site(word: &str) -> bool {
    let mut labels = word.rsplit('.');
    let (Some(top), Some(site)) = (labels.next(), labels.next()) else {
        return false;
    };
    TOPS.contains(&top)
        && matches!(
            site,
            "domain" | "company" | "website" | "sitename" | "mydomain" | "mysite" | "mycompany"
        )
}

/// Whether a line publishes a version by its number: every release has another.
fn releases(line: &str) -> bool {
    let line = line.trim_start();
    let line = line.strip_prefix("sudo ").unwrap_or(line);
    let publishes = [
        "git tag ",
        "git push ",
        "docker tag ",
        "docker push ",
        "npm version ",
        "gh release create ",
    ];
    publishes.iter().any(|start| line.starts_with(start))
        && line
            .split(|c: char| c.is_whitespace() || c == ':' || c == '/')
            .any(is_version)
}

/// Whether a word is the number of a version in three parts: `v1.2.3`, `1.2.3-rc.1`.
fn is_version(word: &str) -> bool {
    let number = word.strip_prefix('v').unwrap_or(word);
    let core = number.split(['-', '+']).next().unwrap_or_default();
    let mut parts = core.split('.');
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    parts.by_ref().take(3).filter(|part| digits(part)).count() == 3 && parts.next().is_none()
}

/// Names that somebody gave to what is theirs: `my-app`, `myCluster`, `mydb`.
fn is_mine(word: &str) -> bool {
    let Some(rest) = word.strip_prefix("my") else {
        return false;
    };
    rest.strip_prefix(['-', '_'])
        .is_some_and(|rest| !rest.is_empty())
        || rest.starts_with(|c: char| c.is_ascii_uppercase())
        || MINE.contains(&rest)
}

/// What is called after whom it belongs to, without a mark between.
const MINE: &[&str] = &[
    "app",
    "apps",
    "application",
    "bucket",
    "cluster",
    "company",
    "container",
    "database",
    "db",
    "deployment",
    "domain",
    "file",
    "group",
    "host",
    "image",
    "key",
    "machine",
    "namespace",
    "net",
    "node",
    "org",
    "password",
    "pod",
    "project",
    "registry",
    "release",
    "repo",
    "secret",
    "server",
    "service",
    "site",
    "table",
    "user",
    "vault",
    "vm",
];

/// Whether a word holds a moment of some day: `2024-01-31T12:00`, `2024-01-31` outside of
/// addresses and versions.
fn holds_time(word: &str) -> bool {
    if word.contains("://") || word.contains("api-version") {
        return false;
    }
    let is_day = |at: usize| {
        word.as_bytes().get(at..at + 10).is_some_and(|day| {
            day.iter().enumerate().all(|(n, b)| match n {
                4 | 7 => *b == b'-',
                _ => b.is_ascii_digit(),
            }) && day.starts_with(b"20")
        })
    };
    word.match_indices("20").any(|(at, _)| is_day(at))
}

/// Whether a command names a thing of the reader's outside of marks: `your-app`.
fn is_yours(command: &str) -> bool {
    let mut depth = 0_usize;
    let bytes = command.as_bytes();
    command.char_indices().any(|(at, c)| {
        match c {
            '<' | '{' | '[' => depth += 1,
            '>' | '}' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        let word = at == 0 || !(bytes[at - 1].is_ascii_alphanumeric());
        depth == 0
            && word
            && command[at..]
                .get(..4)
                .is_some_and(|start| start.eq_ignore_ascii_case("your"))
    })
}

/// Whether a word is nothing but the letter that stands for any other: `xxxx`.
fn is_blotted(word: &str) -> bool {
    word.len() > 2 && (word.bytes().all(|b| b == b'x') || word.bytes().all(|b| b == b'X'))
}

/// Whether a word is an id that a program made: hexadecimal, with digits and letters.
/// Those as long as a checksum are the same for everybody.
fn is_id(word: &str) -> bool {
    (11..32).contains(&word.len())
        && word
            .bytes()
            .all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
        && word.bytes().filter(u8::is_ascii_digit).count() >= 3
        && word.bytes().filter(u8::is_ascii_lowercase).count() >= 2
}

#[cfg(test)]
mod tests {
    use super::super::testing::lexicon;
    use super::*;

    #[test]
    fn a_value_is_asked_for_in_every_language() {
        for (tag, line) in [
            ("en-US", "A=\"insert the key\""),
            ("ar-SA", "A=\"أدخل المفتاح\""),
            ("de-DE", "A=\"hier Schlüssel einfügen\""),
            ("es-ES", "A=\"introduzca la clave\""),
            ("fr-FR", "A=\"insérez la clé\""),
            ("nl-NL", "A=\"sleutel hier\""),
            ("pl-PL", "A=\"wpisz klucz\""),
            ("pt-BR", "A=\"insira a chave\""),
        ] {
            assert!(lexicon(tag).holds_request(line), "{line}");
        }
        for line in [
            "A=\"all the keys\"",
            "export TITLE=\"column type\"",
            "MENU=\"Apples to add\"",
        ] {
            assert!(!lexicon("en-US").holds_request(line), "{line}");
        }
    }

    #[test]
    fn samples_are_known_by_their_values() {
        for text in [
            "put foo bar",
            "curl https://example.com/x",
            "x 32695410dcc0ca06",
            "a --b=/path/to/c",
            "x yourApp",
            "turn sack/42844e-....",
            "mill_user=\"user1\"",
            "x --id xxxx",
            "export A=\"...\"",
            "helm install my-release x",
            "curl https://api.company.com/x",
            "make check BASE=http://staging-url",
            "git tag -a v1.2.3 -m x",
            "x -n myApp",
            "dropdb mydb",
            "x --at 2024-01-31T12:00:00Z",
            "x dump-2024-01-31.gz",
            "tar xf dump-YYYY.tar",
            "certbot renew -d www.domain.tld",
            "x --key CHANGEME",
            "kubectl drain NODE_NAME",
            "lvextend -L +SIZE_IN_GB /dev/a",
            "ping 192.0.2.7",
            "export KEY=(\"insert access key here\")",
            "USER_PASSWORD=\"password for app user\" x",
            "x --password ADMIN_PASS",
            "curl -LO https://h/x-LATEST.tgz",
        ] {
            assert!(
                is_sample(&lexicon("en-US"), Shell::Powershell, text),
                "{text}"
            );
        }
        for text in [
            "kubectl get pods",
            "x <your token>",
            "x <me@example.com>",
            "x YOUR_TOKEN --a=yourApp",
            "mktemp /tmp/a.XXXX",
            "x a...b",
            "x --cidr 10.42.0.0/16",
            "foobar x",
            "x 20240101",
            "mysql x",
            "curl http://web:8080/x",
            "curl https://get.helm.sh/helm-v3.1.2.gz",
            "git push origin main",
            "curl https://get.acme.sh | sh",
            "x v2 eth0 sda1 md5 -m1",
            "curl https://h/x-2024-01-31.gz",
            "kubectl get nodes",
            "kubectl cordon worker-1",
            "scp a root@web-02:b",
            "ping 10.240.0.17",
            "unset NODE_NAME",
            "docker run -e NODE_NAME x",
            "x \"$NODE_NAME\"",
            "git commit -m \"add the key\"",
            "MESSAGE=\"all of it\" x",
            "NODE_NAME=a x",
            "gh secret set API_TOKEN",
            "LATEST=$(ls | head -1)\nx $LATEST",
            "wal-g backup-fetch /data LATEST",
            "cat /backup/LATEST",
            "docker tag x r/x:LATEST",
            "vault secret put DB_PASSWORD",
            "docker build --secret id=API_TOKEN .",
            "gcloud secrets versions access latest --secret=DB_PASSWORD",
            "heroku config:unset API_TOKEN",
            "echo \"DB_PASSWORD is set\"",
            "git checkout 3f786850e387550fdab836ed7e6dc881de23001b",
        ] {
            assert!(!is_sample(&lexicon("en-US"), Shell::Bash, text), "{text}");
        }
        // What is asked for is no sample, whatever the shell.
        assert!(!is_sample(
            &lexicon("en-US"),
            Shell::Powershell,
            "x YOUR_TOKEN"
        ));
    }
}
