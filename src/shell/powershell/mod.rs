//! Commands of PowerShell.
//!
//! Less is claimed than for bash: what a bare word means hangs on what stands
//! before it, and programs look like cmdlets, functions and aliases.

mod cmdlets;
mod gives;
mod meaning;
mod names;
mod rewrite;
mod scan;
mod sent;
mod state;

pub use cmdlets::are_cmdlets;
pub(super) use cmdlets::is_cmdlet;
pub(super) use rewrite::with_variables;

use super::letters::letters;
use super::{Analysis, Quoting, placeholder};

/// What a text of PowerShell refers to.
pub(super) fn analyse(text: &str, earlier: &[String]) -> Analysis {
    let scan = scan::scan(text);
    let (mut analysis, ends) = meaning::meaning(text, &scan, earlier);
    for (found, ends) in scan.found.iter().zip(ends) {
        let span = found.span.clone();
        match found.quoting.filter(|_| !ends) {
            Some(quoting) => {
                let before = text[..span.start].trim_end_matches(['"', '\'']);
                let name = placeholder::name(&text[span.clone()]).to_owned();
                if !analysis.tools.is_empty() && before.ends_with([' ', '\t']) {
                    analysis.leading.push(name.clone());
                }
                analysis.placeholders.push(super::Placeholder {
                    name,
                    span,
                    quoting,
                });
            }
            None => analysis.unplaced.push(span),
        }
    }
    analysis
}

/// Whether quotes and brackets are closed, and something is there to run.
pub(super) fn is_whole(text: &str) -> bool {
    let scan = scan::scan(text);
    scan.whole && !scan.events.is_empty()
}

/// What a statement consists of, as far as its words go.
pub(super) enum Piece {
    /// A bare word; whether it stands where a command does.
    Word(std::ops::Range<usize>, bool),
    /// The end of a command.
    End,
}

/// The bare words of a text, in order.
pub(super) fn pieces(text: &str) -> Vec<Piece> {
    let events = scan::scan(text).events.into_iter();
    events
        .filter_map(|event| match event {
            state::Event::Word(range, command) => Some(Piece::Word(range, command)),
            state::Event::End => Some(Piece::End),
            _ => None,
        })
        .collect()
}

/// Where the first command ends: at a line end with nothing open, and without
/// a backtick, a pipe or a comma before it.
pub(super) fn first_command(text: &str) -> usize {
    scan::first_command(text)
}

/// A placeholder with the quoting under which a value can take its place.
struct Found {
    span: std::ops::Range<usize>,
    quoting: Option<Quoting>,
    /// What is rewritten with it: the word, or the string with its quotes.
    around: std::ops::Range<usize>,
    /// The command of [`state::Scan::sent`] within whose block it stands.
    within: Option<usize>,
}

fn found_in(
    text: &str,
    range: std::ops::Range<usize>,
    quoting: Option<Quoting>,
    around: &std::ops::Range<usize>,
) -> Vec<Found> {
    let mut found = Vec::new();
    let mut at = range.start;
    while let Some(start) = (at..range.end).find(|at| may_fill(text, *at)) {
        let end = to_fill(text, start, range.end);
        found.extend(end.map(|end| Found {
            span: start..end,
            quoting,
            around: around.clone(),
            within: None,
        }));
        at = end.unwrap_or(start + 1);
    }
    found
}

/// Whether a placeholder may begin at a place.
fn may_fill(text: &str, at: usize) -> bool {
    matches!(text.as_bytes().get(at), Some(b'<' | b'y' | b'Y'))
        || letters(text, at, text.len()).is_some()
}

/// The end of the placeholder that begins at `at`: `<name>`, `YOUR_NAME`, `your-name`, `sdX`.
fn to_fill(text: &str, at: usize, limit: usize) -> Option<usize> {
    let marked = placeholder::angle(text, at, limit).or_else(|| letters(text, at, limit));
    marked.or_else(|| {
        // A backslash parts folders here, and escapes nothing.
        let end = if text.get(..at)?.ends_with('\\') {
            at + placeholder::yours(text.get(at..)?, 0, limit - at)?
        } else {
            placeholder::yours(text, at, limit)?
        };
        // What is assigned, a member and the second half of a name are the writer's.
        let assigned = text[end..].trim_start_matches(' ').starts_with('=');
        let joined = text[at..end].contains(['-', '_']);
        (!assigned && joined).then_some(end)
    })
}

#[cfg(test)]
mod tests {
    use crate::shell::{Shell, analyse, with_variables};

    fn put(text: &str) -> String {
        let analysis = analyse(Shell::Powershell, text);
        with_variables(Shell::Powershell, text, &analysis, |name| {
            Some(name.to_uppercase().replace([' ', '-'], "_"))
        })
    }

    #[test]
    fn a_word_becomes_a_string() {
        assert_eq!(put("Get-Item -Name <a b>"), "Get-Item -Name \"${env:A_B}\"");
        assert_eq!(
            put("Get-Item C:\\<dir>\\x.txt, <b>"),
            "Get-Item \"C:\\${env:DIR}\\x.txt\", \"${env:B}\""
        );
        assert_eq!(
            put("Get-Item -Path:<a>\\b"),
            "Get-Item -Path:\"${env:A}\\b\""
        );
        assert_eq!(put("tool --name=<a>"), "tool \"--name=${env:A}\"");
        assert_eq!(put("$x = <a>"), "$x = \"${env:A}\"");
        assert_eq!(put("& <dir>\\x.exe"), "& \"${env:DIR}\\x.exe\"");
        assert_eq!(
            put("Get-X YOUR_ID -Path C:\\your-app\\x, 'a your-bb', \"Your_Cc\""),
            "Get-X \"${env:YOUR_ID}\" -Path \"C:\\${env:YOUR_APP}\\x\", \"a ${env:YOUR_BB}\", \"${env:YOUR_CC}\""
        );
    }

    #[test]
    fn strings_hold_references() {
        assert_eq!(put("Say \"a <b> $c\""), "Say \"a ${env:B} $c\"");
        assert_eq!(
            put("Say 'it''s $5 \"<b>\" `n'"),
            "Say \"it's `$5 `\"${env:B}`\" ``n\""
        );
        assert_eq!(put("Say \u{2018}<b>\u{2019}"), "Say \"${env:B}\"");
        assert_eq!(put("Say \"$(Get-X <a>)\""), "Say \"$(Get-X \"${env:A}\")\"");
        assert_eq!(
            put("$x = @\"\na \"<b>\"\n\"@\n"),
            "$x = @\"\na \"${env:B}\"\n\"@\n"
        );
    }

    #[test]
    fn where_a_value_cannot_be_data_nothing_is_put() {
        for text in [
            "<cmd> -a",
            "Get-X -p<a>",
            "Get-X $d\\<a>",
            "\"$<a>\"",
            "Get-X a`<b>",
            "iex <a>",
            "& pwsh -c <a>",
            "Start-Process cmd -A '/c <a>'",
            "pwsh -c \"Get-X <a>\"",
            "tool --% <a>",
            "$x = @'\n<a>\n'@",
            "(<a>)",
            "Get-X <a>'b'",
            "Get-X 'b'<a>",
            "Get-X [<a>]",
            "$x.<a>",
            "$x=<a>",
            "\"`<a>\"",
            "Invoke-X {iex <a>}",
            "$YOUR_AA; ${your_bb}; $x.yourCc; @{ your_dd = 1 }; Get-X -your_ee; my_your-ff; yours",
            "iex YOUR_CODE",
        ] {
            assert_eq!(put(text), text);
        }
        for text in ["# <a>", "<# <a> #>", "Get-X # <a>"] {
            assert!(
                analyse(Shell::Powershell, text).unplaced.is_empty(),
                "{text}"
            );
        }
        assert_eq!(analyse(Shell::Powershell, "<cmd> -a").unplaced.len(), 1);
    }

    #[test]
    fn a_block_that_is_run_elsewhere_gets_its_values_brought_along() {
        for (text, expected) in [
            (
                "icm srv { ri \"data/<a>\" -Recurse }",
                "icm srv { ri \"data/${using:A}\" -Recurse }",
            ),
            (
                "Invoke-Command { ri x\\<a> } -ComputerName <b>",
                "Invoke-Command { ri \"x\\${using:A}\" } -ComputerName \"${env:B}\"",
            ),
            (
                "Invoke-Command -Session $s -ScriptBlock {\n& { f '<a>' }\n}; f <a>",
                "Invoke-Command -Session $s -ScriptBlock {\n& { f \"${using:A}\" }\n}; f \"${env:A}\"",
            ),
            (
                "1..2 | % -Parallel { f <a> }",
                "1..2 | % -Parallel { f \"${using:A}\" }",
            ),
            ("Start-Job { f <a> }", "Start-Job { f \"${using:A}\" }"),
            ("1..2 | % { f <a> }", "1..2 | % { f \"${env:A}\" }"),
            (
                "Invoke-Command { f <a> } -NoNewScope",
                "Invoke-Command { f \"${env:A}\" } -NoNewScope",
            ),
            (
                "icm srv { f } -ArgumentList @{ a = 1 }, <a>",
                "icm srv { f } -ArgumentList @{ a = 1 }, \"${env:A}\"",
            ),
            (
                "ls | select @{n = 'x'; e = { f <a> }}",
                "ls | select @{n = 'x'; e = { f \"${env:A}\" }}",
            ),
        ] {
            assert_eq!(put(text), expected, "{text}");
        }
        for text in [
            "$r = icm srv { f <a> }",
            "$r=Invoke-Command srv { f <a> }",
            "return Invoke-Command srv { f <a> }",
            "foreach ($c in 'x', 'y') { Invoke-Command -ComputerName $c { f <a> } }",
            "'x' | % { Invoke-Command -ComputerName $_ { f <a> } }",
            "if ($x) { Start-Job { ls | % { f <a> } } }",
            "icm srv { $f = { f <a> } }",
        ] {
            assert_eq!(put(text), text.replace("<a>", "\"${using:A}\""), "{text}");
        }
        for text in [
            "1 | % -Parallel { function g { f <a> }; g }",
            "1 | % -Parallel { class K { [string] V() { return '<a>' } } }",
            "1 | % -Parallel { 1 | % -Parallel { f <a> } }",
            "foreach ($c in $d) { $block = { f <a> } }",
            "$block = { f <a> }",
            "$p = @{ScriptBlock = { f <a> }}",
            "Invoke-Command @p { f <a> }",
            "[scriptblock]::Create(\"f <a>\")",
            "docker exec c /bin/sh -c \"f <a>\"",
            "Start-Process 'cmd.exe' -ArgumentList '/c <a>'",
            "Invoke-VMScript -ScriptText 'f <a>'",
        ] {
            assert_eq!(put(text), text);
        }
    }

    #[test]
    fn a_variable_of_here_is_none_where_a_block_is_run_elsewhere() {
        let unplaced = |text: &str| analyse(Shell::Powershell, text).unplaced.len();
        for text in [
            "icm srv { ri \"data/$dir\" -Recurse }",
            "$dir = 'x'; icm srv { ri \"data/$dir\" }",
            "Start-Job { ri $dir }",
            "1 | ForEach-Object -Parallel { ri $dir }",
            "icm srv { ri $env:RUNBOOK_DIR }",
            "$block = { ri $dir }",
            "icm srv -ScriptBlock ${function:f}",
        ] {
            assert_eq!(unplaced(text), 1, "{text}");
        }
        for text in [
            "icm srv { param($dir) ri $dir } -ArgumentList $x",
            "icm srv { $dir = 'x'; ri $dir; ls | % { $_.Name } }",
            "icm srv { ri $using:dir, $env:MY_ID }",
            "Start-Job { ri $env:RUNBOOK_DIR }",
            "$name = 'x'; $filter = { $_.Name -eq $name }",
        ] {
            assert_eq!(unplaced(text), 0, "{text}");
        }
        let (uses, sets, _) = refers("icm srv { $dir = $using:base; $env:MY_ID }; ri $dir");
        assert_eq!(uses, ["base", "dir"]);
        assert!(sets.is_empty(), "{sets:?}");
        let interactive = |text: &str| analyse(Shell::Powershell, text).interactive;
        assert!(interactive("Enter-PSSession -ComputerName srv"));
        assert!(interactive("ssh me@srv"));
        assert!(!interactive("ssh me@srv ls"));
    }

    fn refers(text: &str) -> (Vec<String>, Vec<String>, Vec<String>) {
        let analysis = analyse(Shell::Powershell, text);
        (analysis.uses, analysis.sets, analysis.tools)
    }

    #[test]
    fn variables_are_used_before_they_are_set() {
        let (uses, sets, _) = refers(
            "$rg = \"a-$Suffix\"\nGet-X -Name $RG -In $vnet.Name | % { $_.Id }\n\
             foreach ($i in $list) { \"$i $($obj.x)\" }\n$script:n += 1\n$null = $true",
        );
        assert_eq!(uses, ["Suffix", "vnet", "list", "obj"]);
        assert_eq!(sets, ["rg", "i", "n"]);
        let (uses, sets, _) = refers(
            "function Do-It($a) { param([string]$b = $d) $a + $b }\nGet-X -OutVariable c\n$c\n\
             $p, $q = 1, 2\n$p + $q\n'$none' `$none\n$env:PATH + $env:MY_ID + $env:My_Id",
        );
        assert_eq!(uses, ["d", "MY_ID"]);
        assert_eq!(sets, ["a", "b", "c", "q"]);
        let (uses, sets, _) = refers("$env:A = 1; $env:A; [ref]$r; \"${z z}\" + ${y}");
        assert_eq!(
            (uses, sets),
            (vec!["y".to_owned()], vec!["A".to_owned(), "r".to_owned()])
        );
    }

    #[test]
    fn only_what_must_be_a_program_is_a_tool() {
        let (_, _, tools) = refers(
            "az login; ls | kubectl apply -f -\nGet-X git\nif ($x) { docker ps }\nfunction foo {}\nfoo",
        );
        assert_eq!(tools, ["az", "docker", "kubectl"]);
    }
}
