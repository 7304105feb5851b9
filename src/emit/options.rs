//! The options of a script, as its shell spells them.

use super::screen::{Line, Screen};
use super::wrap::width;
use crate::l10n::{Messages, args};
use crate::plan::Plan;
use crate::shell::Shell;

/// How a shell spells the options that all scripts have.
#[derive(Clone, Copy, Debug)]
pub(super) struct Options {
    /// The shell.
    pub(super) shell: Shell,
    pub(super) list: &'static str,
    pub(super) lang: &'static str,
    pub(super) dry_run: &'static str,
    pub(super) from: &'static str,
    pub(super) only: &'static str,
    pub(super) set: &'static str,
    pub(super) unattended: &'static str,
    pub(super) answers: &'static str,
    pub(super) evidence: &'static str,
    pub(super) status: &'static str,
    pub(super) reset: &'static str,
    pub(super) help: &'static str,
    pub(super) version: &'static str,
}

impl Options {
    /// As GNU programs spell them, and so does the bash script.
    pub(super) const BASH: Self = Self {
        shell: Shell::Bash,
        list: "--list",
        lang: "--lang",
        dry_run: "--dry-run",
        from: "--from",
        only: "--only",
        set: "--set",
        unattended: "--unattended",
        answers: "--answers",
        evidence: "--evidence",
        status: "--status",
        reset: "--reset",
        help: "--help",
        version: "--version",
    };

    /// As PowerShell spells parameters.
    pub(super) const POWERSHELL: Self = Self {
        shell: Shell::Powershell,
        list: "-List",
        lang: "-Lang",
        dry_run: "-DryRun",
        from: "-From",
        only: "-Only",
        set: "-Set",
        unattended: "-Unattended",
        answers: "-Answers",
        evidence: "-Evidence",
        status: "-Status",
        reset: "-Reset",
        help: "-Help",
        version: "-Version",
    };

    /// What they mean and how a script ends, to be shown below `help-usage`.
    pub(super) fn help(self, say: &Messages, plan: &Plan<'_>) -> Vec<Line> {
        let tags: Vec<&str> = plan.locales.iter().map(|l| l.locale.as_str()).collect();
        let languages = args([("languages", tags.join(", "))]);
        let options = [
            (self.list.to_owned(), say.get("help-list")),
            (
                format!("{} TAG", self.lang),
                say.with("help-lang", &languages),
            ),
            (self.dry_run.to_owned(), say.get("help-dry-run")),
            (format!("{} STEP", self.from), say.get("help-from")),
            (format!("{} STEP", self.only), say.get("help-only")),
            (format!("{} NAME=VALUE", self.set), say.get("help-set")),
            (self.unattended.to_owned(), say.get("help-unattended")),
            (format!("{} FILE", self.answers), say.get("help-answers")),
            (format!("{} FILE", self.evidence), say.get("help-evidence")),
            (self.status.to_owned(), say.get("help-status")),
            (self.reset.to_owned(), say.get("help-reset")),
            (self.help.to_owned(), say.get("help-help")),
            (self.version.to_owned(), say.get("help-version")),
        ];
        let codes = [
            ("0", "exit-done"),
            ("1", "exit-failed"),
            ("2", "exit-usage"),
            ("3", "exit-needs-person"),
            ("4", "exit-locked"),
            ("130", "exit-interrupted"),
        ]
        .map(|(code, key)| (code.to_owned(), say.get(key)));
        let mut screen = Screen::new(say);
        for (title, rows) in [
            ("help-options", &options[..]),
            ("help-exit-codes", &codes[..]),
        ] {
            screen.gap();
            screen.plain(say.get(title));
            let widest = rows.iter().map(|(name, _)| width(name)).max().unwrap_or(0);
            for (name, meaning) in rows {
                screen.hanging(&format!("  {name:<widest$}  "), |screen| {
                    screen.plain(meaning.clone());
                });
            }
        }
        screen.lines()
    }
}
