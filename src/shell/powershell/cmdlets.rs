//! Cmdlets: what is called by a verb and a noun.

/// Verbs that name a cmdlet for sure: of those that PowerShell approves, the usual ones.
const VERBS: &[&str] = &[
    "Add",
    "Backup",
    "Clear",
    "Compress",
    "Connect",
    "Copy",
    "Disable",
    "Disconnect",
    "Dismount",
    "Enable",
    "Enter",
    "Expand",
    "Export",
    "Find",
    "Format",
    "Get",
    "Grant",
    "Import",
    "Initialize",
    "Install",
    "Invoke",
    "Mount",
    "Move",
    "New",
    "Optimize",
    "Publish",
    "Register",
    "Remove",
    "Rename",
    "Repair",
    "Reset",
    "Resize",
    "Restart",
    "Restore",
    "Resume",
    "Revoke",
    "Save",
    "Search",
    "Select",
    "Send",
    "Set",
    "Show",
    "Split",
    "Start",
    "Stop",
    "Suspend",
    "Sync",
    "Test",
    "Unblock",
    "Uninstall",
    "Unregister",
    "Update",
    "Wait",
    "Write",
];

/// Whether a word has the form of a cmdlet's name: `Verb-Noun`.
pub(in crate::shell) fn is_cmdlet(word: &str) -> bool {
    let part = |part: &str| {
        part.starts_with(|c: char| c.is_ascii_uppercase())
            && part.bytes().all(|b| b.is_ascii_alphanumeric())
    };
    word.split_once('-')
        .is_some_and(|(verb, noun)| part(verb) && part(noun))
}

/// Whether every line that is no comment begins with a cmdlet, a variable that one sets, or
/// goes on with what stands before.
#[must_use]
pub fn are_cmdlets(text: &str) -> bool {
    let known = |word: &str| {
        is_cmdlet(word)
            && word
                .split('-')
                .next()
                .is_some_and(|verb| VERBS.contains(&verb))
    };
    let mut goes_on = false;
    let mut any = false;
    for line in text.lines().map(str::trim) {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let called = match line.split_once('=') {
            Some((name, value)) if name.starts_with('$') => value.trim_start(),
            _ => line,
        };
        let first = called.split_whitespace().next().unwrap_or_default();
        if !goes_on && !known(first) {
            return false;
        }
        any = true;
        goes_on = line.ends_with(['`', '|', ',', '{', '(']);
    }
    any
}
