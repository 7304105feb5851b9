//! Inline code that an instruction says to run.

use super::bash::{Event, Role, scan};
use super::powershell::is_cmdlet;
use super::{Harm, Shell, is_plausible, repair};

/// The shell that inline code is a command of, where it is one: what a text
/// says to run may as well be a program of a menu, or keys to press.
#[must_use]
pub fn inline_shell(code: &str) -> Option<Shell> {
    let code = code.trim();
    let first = code.split_whitespace().next()?;
    let script = if matches!(first, "&" | ".") {
        code.split_whitespace().nth(1)?
    } else {
        first
    };
    if is_cmdlet(first) || has_end(script, ".ps1") {
        return is_plausible(Shell::Powershell, code).then_some(Shell::Powershell);
    }
    let windows = [".exe", ".msc", ".cpl"];
    if windows.iter().any(|end| has_end(script, end)) || has_windows_path(code) {
        return None;
    }
    let local = first.len() > 2 && first.starts_with("./");
    if first.contains(char::is_uppercase) || !(local || is_command_word(first)) {
        return None;
    }
    let mended;
    let code = if is_plausible(Shell::Bash, code) {
        code
    } else {
        // What is left open is no command that a text tells to run.
        mended = repair(Shell::Bash, code)?;
        let open = |harm| matches!(harm, Harm::Unclosed | Harm::Document);
        if mended.damages.iter().any(|damage| open(damage.harm)) {
            return None;
        }
        &mended.mended
    };
    let scan = scan(code);
    let argument = scan.events.iter().find_map(|event| match event {
        Event::Word(word) if word.role == Role::Argument => code.get(word.range.clone()),
        _ => None,
    });
    // `ctrl + c` is pressed.
    let argued = argument.is_some_and(|argument| argument != "+");
    (local || argued).then_some(Shell::Bash)
}

/// Whether a word ends so, whatever its case.
fn has_end(word: &str, end: &str) -> bool {
    word.len()
        .checked_sub(end.len())
        .and_then(|at| word.get(at..))
        .is_some_and(|tail| tail.eq_ignore_ascii_case(end))
}

fn is_command_word(word: &str) -> bool {
    word.bytes()
        .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"_.+-/".contains(&b))
        && word.starts_with(|c: char| c.is_ascii_lowercase() || c == '/')
}

/// Whether code holds what only Windows writes: a drive, a path with
/// backslashes, `%NAME%`.
fn has_windows_path(code: &str) -> bool {
    let bytes = code.as_bytes();
    let drive = bytes
        .windows(3)
        .any(|w| w[0].is_ascii_alphabetic() && &w[1..] == b":\\");
    let first = code.split_whitespace().next().unwrap_or_default();
    let mut parts = code.split('%').skip(1).peekable();
    let mut variable = false;
    while let Some(part) = parts.next() {
        variable |= parts.peek().is_some()
            && !part.is_empty()
            && part.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    }
    drive || variable || first.contains('\\') || code.starts_with("\\\\")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_run_in_a_shell_is_known_by_its_form() {
        for code in [
            "Get-Process",
            "Get-Process -Name x",
            ".\\setup.ps1 -All",
            "./a.ps1",
        ] {
            assert_eq!(inline_shell(code), Some(Shell::Powershell), "{code}");
        }
        for code in [
            "oc get pods",
            "./install",
            "sudo reboot",
            "git pull <remote>",
            "/opt/x -a",
            "vaultctl open \u{2013}all",
            "git\u{a0}pull",
        ] {
            assert_eq!(inline_shell(code), Some(Shell::Bash), "{code}");
        }
        for code in [
            "",
            "regedit",
            "services.msc",
            "cmd.exe /c dir",
            "C:\\x\\y z",
            "%TEMP% x",
            "Ctrl+C",
            "ctrl + c",
            ";",
            "Ctrl C",
            "rate(x)",
            "a: b",
            "echo 'x",
            "Get-Process {",
            "dir c:\\x",
            "SELECT a",
            "pods",
            "\\\\server\\share x",
        ] {
            assert_eq!(inline_shell(code), None, "{code}");
        }
    }
}
