//! Files that commands write by a redirection.

use crate::shell::Shell;
use crate::shell::bash::{Event, Role, scan};

/// Where what is written changes nothing that lasts, or nothing of others.
const HARMLESS: &[&str] = &[
    "/dev/null",
    "/dev/stderr",
    "/dev/stdout",
    "/dev/tty",
    "/tmp/",
    "/var/tmp/",
    "$null",
    "$TMPDIR/",
    "${TMPDIR",
    "$env:TEMP",
    "$env:TMP",
    "NUL",
    "nul",
];

/// Whether a text of commands redirects what a program prints into a file outside of the folder
/// that it works in.
pub(super) fn writes(shell: Shell, text: &str) -> bool {
    if !text.contains('>') {
        return false;
    }
    match shell {
        Shell::Bash => scan(text).events.iter().any(|event| match event {
            Event::Word(word) if word.role == Role::Target => {
                let before = text[..word.range.start].trim_end();
                let target = text.get(word.range.clone()).unwrap_or_default();
                before.ends_with(['>', '|', '&']) && is_far(target)
            }
            _ => false,
        }),
        Shell::Powershell | Shell::Cmd => {
            let mut words = text.split_whitespace().peekable();
            std::iter::from_fn(|| words.next().map(|word| (word, words.peek().copied()))).any(
                |(word, next)| {
                    let Some(behind) = word
                        .trim_start_matches(|c: char| c.is_ascii_digit() || c == '*')
                        .strip_prefix('>')
                    else {
                        return false;
                    };
                    let own = behind.trim_start_matches('>');
                    is_far(if own.is_empty() {
                        next.unwrap_or_default()
                    } else {
                        own
                    })
                },
            )
        }
    }
}

/// Whether a file is outside of the folder that is worked in, and stays.
fn is_far(target: &str) -> bool {
    let path = target.trim_matches(['"', '\'']);
    let drive = path.as_bytes().get(1) == Some(&b':');
    (path.starts_with(['/', '~', '$', '\\']) || path.contains("../") || drive)
        && !HARMLESS.iter().any(|own| path.starts_with(own))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_elsewhere_is_no_look() {
        for text in [
            "echo x > /etc/passwd",
            "echo x >> /etc/fstab",
            "cat a >/etc/b",
            "echo 1 > /sys/block/<disk>/device/delete",
            "echo x >> ~/.bashrc",
            "cat a > ../b",
        ] {
            assert!(writes(Shell::Bash, text), "{text}");
        }
        for text in [
            "ls > /dev/null 2>&1",
            "ls > list.txt",
            "ls > /tmp/list",
            "cat < /etc/passwd",
            "echo \"a > /b\"",
        ] {
            assert!(!writes(Shell::Bash, text), "{text}");
        }
        assert!(writes(Shell::Powershell, r"Get-Date > C:\times.txt"));
        assert!(!writes(Shell::Powershell, "Get-Date > $null"));
    }
}
