//! stub until the branch lands
use std::ops::Range;
/// The shells that a runbook knows.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    serde::Serialize,
    serde::Deserialize,
    schemars::JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Shell {
    /// a
    Bash,
    /// b
    Powershell,
    /// c
    Cmd,
}
/// f
pub enum Fence {
    /// a
    Script(Shell),
    /// b
    Session,
    /// c
    Output,
    /// d
    Json,
    /// e
    Unmarked,
    /// f
    Other,
}
/// f
#[must_use]
pub fn fence(language: &str) -> Fence {
    match language {
        "bash" | "sh" | "shell" | "azurecli" => Fence::Script(Shell::Bash),
        "powershell" => Fence::Script(Shell::Powershell),
        "console" => Fence::Session,
        "output" => Fence::Output,
        "json" => Fence::Json,
        "" => Fence::Unmarked,
        _ => Fence::Other,
    }
}
/// e
pub struct Exchange {
    /// a
    pub shell: Shell,
    /// b
    pub command: String,
    /// c
    pub output: Option<String>,
}
/// s
#[must_use]
pub fn session(text: &str) -> Vec<Exchange> {
    vec![Exchange {
        shell: Shell::Bash,
        command: text.trim_start_matches("$ ").to_owned(),
        output: None,
    }]
}
/// p
#[must_use]
pub fn has_prompts(text: &str) -> bool {
    text.starts_with("$ ")
}
/// p
#[must_use]
pub fn is_plausible(_: Shell, text: &str) -> bool {
    !text.is_empty()
}
/// i
#[must_use]
pub fn inline_shell(_: &str) -> Option<Shell> {
    None
}
/// a
#[derive(Clone, Debug, Default)]
pub struct Analysis {
    /// p
    pub placeholders: Vec<Placeholder>,
    /// u
    pub uses: Vec<String>,
    /// s
    pub sets: Vec<String>,
    /// t
    pub tools: Vec<String>,
}
/// p
#[derive(Clone, Debug)]
pub struct Placeholder {
    /// n
    pub name: String,
    /// s
    pub span: Range<usize>,
}
/// a
#[must_use]
pub fn analyse(_: Shell, _: &str) -> Analysis {
    Analysis::default()
}
/// w
pub fn with_variables(
    _: Shell,
    text: &str,
    _: &Analysis,
    _: impl Fn(&str) -> Option<String>,
) -> String {
    text.to_owned()
}
