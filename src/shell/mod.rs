//! Floor 0: what the text of commands in documents means.
//!
//! Pure functions over text, linear in its length. They read commands the way
//! people write them in articles: with prompts, output and placeholders in
//! between. Nothing here runs anything, and nothing knows Markdown.
//!
//! Where a reading is in doubt, less is claimed: a variable that may be set is
//! no use, a word that may be no program is no tool, and a placeholder that no
//! value can be put for safely is [`Analysis::unplaced`].

mod bash;
mod code;
mod console;
mod damage;
mod edit;
mod foreign;
mod inline;
mod letters;
mod marked;
mod origin;
mod placeholder;
mod plausible;
mod powershell;
mod programs;
mod prompt;
mod session;
mod stable;

pub use damage::{Damage, Harm, Repair, left_open, repair, unread};
pub use foreign::is_called_in;
pub use inline::inline_shell;
pub use marked::{marked, parted, prompted_below};
pub use plausible::{is_plausible, is_whole};
pub use powershell::are_cmdlets;
pub use programs::{Natures, natures};
pub use prompt::has_prompts;
pub use session::{printed, printed_in_turn, session};
pub use stable::is_stable;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// The shells that a runbook knows.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Shell {
    /// bash, and what is written for the other shells of its family.
    Bash,
    /// PowerShell, Windows PowerShell too.
    Powershell,
    /// The command prompt of Windows.
    Cmd,
}

/// What the language named after a fence says of a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fence {
    /// Commands of a shell.
    Script(Shell),
    /// A transcript: prompts, commands, and what they printed.
    Session,
    /// What a command printed.
    Output,
    /// Data in JSON.
    Json,
    /// Data in another form, as files hold it.
    Data,
    /// The writer named no language.
    Unmarked,
    /// Something that is neither run nor printed by what is run.
    Other,
}

/// What a fence is, by its language: the first word of the info string, in
/// lower case.
#[must_use]
pub fn fence(language: &str) -> Fence {
    match language {
        "bash"
        | "shell"
        | "sh"
        | "zsh"
        | "ksh"
        | "shellscript"
        | "azurecli"
        | "azure-cli"
        | "azurecli-interactive"
        | "azurecli-init" => Fence::Script(Shell::Bash),
        "powershell"
        | "pwsh"
        | "ps1"
        | "posh"
        | "powershell-interactive"
        | "azurepowershell"
        | "azurepowershell-interactive" => Fence::Script(Shell::Powershell),
        "cmd" | "bat" | "batch" | "dos" => Fence::Script(Shell::Cmd),
        "console" | "shell-session" | "shellsession" | "sh-session" | "bash-session"
        | "console-session" | "terminal" => Fence::Session,
        "output" | "console-output" | "stdout" => Fence::Output,
        "json" => Fence::Json,
        "yaml" | "yml" | "toml" | "ini" | "xml" | "properties" | "csv" | "tsv" | "conf" | "cfg"
        | "dotenv" | "jsonc" | "json5" | "jsonl" | "ndjson" | "plist" => Fence::Data,
        "" | "no-highlight" | "nohighlight" | "none" => Fence::Unmarked,
        _ => Fence::Other,
    }
}

/// One command of a document with the output shown for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exchange {
    /// The shell whose prompt it follows; bash where there is none.
    pub shell: Shell,
    /// The command without its prompts; several lines where it goes on.
    pub command: String,
    /// What is shown below it, without blank lines around.
    pub output: Option<String>,
    /// Whether it is typed into a console that a program has of its own, and is no command
    /// of a shell.
    pub console: bool,
}

/// What a piece of commands refers to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Analysis {
    /// What the reader is to fill in, in the order of the text.
    pub placeholders: Vec<Placeholder>,
    /// What looks like a placeholder where no value could be put so that it
    /// stays data: in arithmetic, in code for another shell. Text that holds
    /// one should not be run as it stands.
    pub unplaced: Vec<Range<usize>>,
    /// Variables that are expanded before the text sets them, each once.
    pub uses: Vec<String>,
    /// Variables, and files (`file:…`), whose values become a part of code: with a value
    /// that is asked for in them, such text should not be run.
    pub exposed: Vec<String>,
    /// The placeholders, by name, and the variables whose values begin an argument of a
    /// program, so that one which begins with a hyphen would be an option.
    pub leading: Vec<String>,
    /// What the text leaves values in.
    pub carried: Vec<Carried>,
    /// What later texts must know of names that this one has given a meaning.
    pub marks: Vec<String>,
    /// Variables that the text sets for what comes after it, each once.
    pub sets: Vec<String>,
    /// Programs that it runs by name, sorted.
    pub tools: Vec<String>,
    /// Names that it gives to functions and aliases, which are no programs from there on.
    pub defines: Vec<String>,
    /// Whether it opens a shell elsewhere that the next lines are typed into.
    pub interactive: bool,
}

/// A variable, or a file (`file:…`), that a text has put values into.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Carried {
    /// Its name.
    pub name: String,
    /// Whether it holds what a reader has filled in.
    pub filled: bool,
    /// The variables of before the text that it holds values of.
    pub from: Vec<String>,
}

/// Something that the reader is to fill in: `<name>`, `{name}`, `[name]`, `{{ name }}` or
/// `YOUR_NAME`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placeholder {
    /// What stands within the marks.
    pub name: String,
    /// Where it stands in the text, marks included.
    pub span: Range<usize>,
    /// The quoting around it.
    pub quoting: Quoting,
}

/// The quoting that a placeholder stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Quoting {
    /// None.
    Bare,
    /// `"…"`, in which variables are expanded.
    Double,
    /// `'…'`.
    Single,
    /// `$'…'` of bash.
    Ansi,
    /// A here-document in which variables are expanded.
    Document,
    /// A here-document whose delimiter is quoted.
    LiteralDocument,
}

/// How a block of bash is kept from going on after a failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Guard {
    /// Whether a pipeline fails where any of its commands does.
    pub pipes: bool,
    /// Whether it goes to another folder.
    pub moves: bool,
}

/// What a block of bash needs to stop at the first of its commands that fails;
/// nothing where no command comes after another, or where it minds its failures
/// itself.
#[must_use]
pub fn guard(text: &str) -> Option<Guard> {
    bash::guard(text)
}

/// Whether a block of bash says itself what is to become of failures.
#[must_use]
pub fn minds_failures(text: &str) -> bool {
    bash::minds(text)
}

/// What a piece of commands refers to.
#[must_use]
pub fn analyse(shell: Shell, text: &str) -> Analysis {
    analyse_after(shell, text, &[])
}

/// Commands with `<>` in the place of what is to be filled in, which may be called anything.
/// A place within another is a part of it.
#[must_use]
pub fn without_names(text: &str, mut places: Vec<Range<usize>>) -> String {
    places.sort_by_key(|place| place.start);
    let mut plain = String::with_capacity(text.len());
    let mut from = 0;
    for place in places {
        if let Some(before) = text.get(from..place.start) {
            plain.push_str(before);
            plain.push_str("<>");
            from = place.end;
        }
    }
    plain.push_str(text.get(from..).unwrap_or_default());
    plain
}

/// What a piece of commands refers to, with the marks of those before it.
#[must_use]
pub fn analyse_after(shell: Shell, text: &str, earlier: &[String]) -> Analysis {
    match shell {
        Shell::Bash => bash::analyse(text, earlier),
        Shell::Powershell => powershell::analyse(text, earlier),
        // Cmd puts the text of a variable into the command before it reads it,
        // so no value is data there.
        Shell::Cmd => Analysis {
            unplaced: places(text).collect(),
            ..Analysis::default()
        },
    }
}

/// Where values belong in a text that no shell reads, such as an output: `<name>`, by its marks
/// alone.
pub fn places(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    placeholder::angles(text, 0..text.len()).map(|found| found.span)
}

/// What is put into a block of bash so that it stops where bash itself would go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Put {
    /// Around what runs as a command of its own though it stands left of `&&` or `||`.
    Try,
    /// Around a group that is left as a loop is.
    Once,
    /// Around what ends the function, the subshell or the block where it fails: what changes the
    /// folder, and what stands in something that is asked about.
    Leave,
    /// Around what ends that many loops where it fails.
    Break(u8),
    /// Around pipelines and lists.
    Count,
    /// Around what has something filled in that commands print.
    Fill,
    /// Around a loop over what commands print.
    Loop,
    /// Around one that ends the function or the subshell that it is in where they fail.
    LoopOut,
    /// Behind commands that print what is filled in.
    Printed,
    /// Before who waits for what runs by itself.
    Wait,
    /// Behind what runs by itself.
    Apart,
    /// Where a loop begins over what commands print.
    First,
    /// Where a loop begins over what commands still print.
    Stream,
    /// Behind what the next command asks about.
    Answer,
}

impl std::fmt::Display for Put {
    /// The letter of it in a record, as often as there are loops to leave.
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(match self {
            Self::Try => "t",
            Self::Once => "o",
            Self::Break(depth) => return out.write_str(&"k".repeat(usize::from(*depth))),
            Self::Count => "",
            Self::Fill => "+",
            Self::Loop => "l",
            Self::LoopOut => "m",
            Self::Printed => "p",
            Self::Leave => "c",
            Self::Wait => "w",
            Self::Apart => "b",
            Self::First => "f",
            Self::Stream => "s",
            Self::Answer => "a",
        })
    }
}

/// All of it, in the order of the text but for the ends: where it begins and ends. In a
/// `question`, the last command decides; where functions are `shown` to other shells, nothing
/// is put into them.
#[must_use]
pub fn put_in(text: &str, question: bool, shown: bool) -> Vec<(Range<usize>, Put)> {
    let scan = bash::scan(text);
    let counted = bash::counted(text, &scan, question, shown).into_iter();
    let filled = bash::filled(text, &scan, question, shown);
    let firm = bash::firm(text, &scan, &filled, question, shown);
    let counted = counted.map(|own| (own, Put::Count));
    let filled = filled.into_iter().map(|own| (own, Put::Fill));
    counted.chain(filled).chain(firm).collect()
}

/// Whether a text of bash prints functions, as one does that gives them to another shell:
/// `ssh a "$(declare -f b); b"`.
#[must_use]
pub fn shows_functions(text: &str) -> bool {
    let after = |name| text.split(name).skip(1);
    after("declare ").chain(after("typeset ")).any(|rest| {
        let options = rest
            .split_whitespace()
            .take_while(|word| word.starts_with('-'));
        let mut options = options.map(|word| word.trim_end_matches([')', ';']));
        options.any(|word| word.contains('f'))
    })
}

/// Whether a block of bash minds its failures by a trap of its own.
#[must_use]
pub fn traps_failures(text: &str) -> bool {
    bash::traps(text)
}

/// The text with each placeholder replaced by a reference to the environment
/// variable that `variable` names for it, quoted so that the value is data
/// whatever it holds. Placeholders without a variable stay as they are.
///
/// `analysis` must be the one of this text, and the names must be names of
/// variables (`[A-Za-z_][A-Za-z0-9_]*`).
pub fn with_variables(
    shell: Shell,
    text: &str,
    analysis: &Analysis,
    variable: impl Fn(&str) -> Option<String>,
) -> String {
    let named = analysis
        .placeholders
        .iter()
        .filter_map(|placeholder| Some((placeholder, variable(&placeholder.name)?)))
        .collect::<Vec<_>>();
    if named.is_empty() {
        return text.to_owned();
    }
    match shell {
        Shell::Bash => bash::with_variables(text, &named),
        Shell::Powershell => powershell::with_variables(text, &named),
        Shell::Cmd => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const SHELLS: [Shell; 3] = [Shell::Bash, Shell::Powershell, Shell::Cmd];

    /// Text made of what shells find special, so that it nests and breaks off
    /// everywhere.
    pub(super) fn shellish() -> impl Strategy<Value = String> {
        let pieces = prop::sample::select(vec![
            "'", "\"", "`", "\\", "$", "(", ")", "((", "))", "{", "}", "${", "$(", "$((", "<",
            "<<", "<<E\n", "<<'E'\n", "\nE\n", "<a b>", "{c}", "$X", "X=", "X=(", " ", "\n", ";",
            ";;", "|", "&&", "#", "[[", "]]", "case", " in ", "esac", "for ", "do ", "done", "if ",
            "then ", "fi", "$'", "@'\n", "\n'@", "@\"\n", "\n\"@", "<#", "#>", "é", "“", "’", "$ ",
            "> ", "PS> ", "C:\\>", "\r\n", "YOUR_A", "[a-b]", "{{ a }}", "\t", "f()", "\u{a0}",
            "\u{2013}", "&gt;", "\\ \n", "\\\n# ", "=", "[", "]", ":-", "-c", "bash", "ssh ",
        ]);
        prop::collection::vec(pieces, 0..40).prop_map(|pieces| pieces.concat())
    }

    fn everything(text: &str) {
        let _ = (session(text), has_prompts(text), inline_shell(text));
        for shell in SHELLS {
            let _ = is_plausible(shell, text);
            if let Some(repair) = repair(shell, text) {
                assert!(is_plausible(shell, &repair.mended), "{text}");
                for damage in &repair.damages {
                    assert!(text.get(damage.range.clone()).is_some());
                }
            }
            let analysis = analyse(shell, text);
            for placeholder in &analysis.placeholders {
                let shown = &text[placeholder.span.clone()];
                assert_eq!(placeholder::name(shown), placeholder.name);
            }
            let _ = with_variables(shell, text, &analysis, |_| Some("X".to_owned()));
            assert_eq!(with_variables(shell, text, &analysis, |_| None), text);
            // An analysis of another text may be wrong, but never a panic.
            let _ = with_variables(shell, "é", &analysis, |_| Some("X".to_owned()));
        }
    }

    proptest! {
        #[test]
        fn every_text_ends(text in any::<String>()) {
            everything(&text);
        }

        #[test]
        fn every_text_of_special_characters_ends(text in shellish()) {
            everything(&text);
        }
    }

    #[test]
    fn long_and_deep_texts_end_soon() {
        for piece in [
            "(",
            "$(",
            "${x:-",
            "\"$(",
            "$((",
            "`",
            "<<E\n$(",
            "<",
            "<a",
            "{",
            "[[ ",
            "@'\n",
            "$ '",
            "if ",
            "\\",
            "<<A <<B\n",
            "a=(",
            "@(",
            "\"`",
            "'\n",
            "$ a\n> ",
            "\"",
            "C:\\>",
        ] {
            everything(&piece.repeat(100_000 / piece.len()));
        }
    }

    #[test]
    fn fences_are_known_by_their_language() {
        assert_eq!(fence("azurecli-interactive"), Fence::Script(Shell::Bash));
        assert_eq!(fence("posh"), Fence::Script(Shell::Powershell));
        assert_eq!(fence("bat"), Fence::Script(Shell::Cmd));
        assert_eq!(fence("console"), Fence::Session);
        assert_eq!(fence(""), Fence::Unmarked);
        assert_eq!(fence("rust"), Fence::Other);
    }
}
