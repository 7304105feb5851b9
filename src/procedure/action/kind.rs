//! What a reader can be told to do, and what that can cost.

use serde::{Deserialize, Serialize};

/// What a reader can be told to do. Where several fit, the
/// one that names what is done to a control comes first: "click Save" is
/// `Select`, "save the file" is `Change`, "select the check box" is `Set`.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    schemars::JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum ActionKind {
    /// Go to, start or show an app, a site, a page, a menu, a file.
    Open,
    /// Click, choose, press or expand a control or an item.
    Select,
    /// Put a setting in a state.
    Set,
    /// Type or give a value.
    Enter,
    /// Run a command, a script, a query or a tool.
    Run,
    /// Sign in or out.
    SignIn,
    /// Wait.
    Wait,
    /// Find out whether something is so.
    Verify,
    /// Download, install or update software.
    Install,
    /// Create, add, assign or upload.
    Create,
    /// Delete, remove or uninstall.
    Delete,
    /// Edit, configure, move, save or replace.
    Change,
    /// Restart, close, stop or start a machine, an app or a service.
    Restart,
    /// Read or follow another document.
    Refer,
    /// Anything else that a person must do.
    Manual,
}

impl ActionKind {
    /// Every kind.
    pub const ALL: [Self; 15] = [
        Self::Open,
        Self::Select,
        Self::Set,
        Self::Enter,
        Self::Run,
        Self::SignIn,
        Self::Wait,
        Self::Verify,
        Self::Install,
        Self::Create,
        Self::Delete,
        Self::Change,
        Self::Restart,
        Self::Refer,
        Self::Manual,
    ];

    /// The word of the public contract.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Select => "select",
            Self::Set => "set",
            Self::Enter => "enter",
            Self::Run => "run",
            Self::SignIn => "sign-in",
            Self::Wait => "wait",
            Self::Verify => "verify",
            Self::Install => "install",
            Self::Create => "create",
            Self::Delete => "delete",
            Self::Change => "change",
            Self::Restart => "restart",
            Self::Refer => "refer",
            Self::Manual => "manual",
        }
    }
}

/// What an action can cost, mildest first.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    schemars::JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Risk {
    /// Secrets are asked for.
    Credentials,
    /// People are interrupted: something restarts, stops or is disabled.
    Disruptive,
    /// Something is lost.
    Destructive,
}

impl Risk {
    /// The word of the public contract.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Credentials => "credentials",
            Self::Disruptive => "disruptive",
            Self::Destructive => "destructive",
        }
    }
}
