//! The table of outputs (`outputs/table.yaml`): what both shells hold to be what is expected.

use super::shell;
use super::table::Shell;
use runbookc::source::yaml;
use serde::Deserialize;
use std::fs;
use std::path::Path;

/// What a command should print, and what it prints.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Pair {
    wanted: String,
    came: String,
    /// The similarity that is set.
    like: Option<f64>,
    #[serde(default)]
    json: bool,
    pattern: Option<String>,
    /// Whether it is what it should print.
    right: bool,
}

impl Pair {
    fn least(&self) -> f64 {
        self.like.unwrap_or(1.0)
    }

    /// How it is compared.
    fn way(&self) -> &'static str {
        match (&self.pattern, self.least()) {
            (Some(_), _) => "pattern",
            (None, least) if least < 1.0 => "similar",
            (None, _) => "exact",
        }
    }
}

/// Judges every pair of the folder: a line each, `true` or `false` and how it was found out.
const BASH: &str = r#"
set -u
. "$1/src/emit/bash/runtime/evidence.sh"
. "$1/src/emit/bash/runtime/routines.sh"
. "$1/src/emit/bash/runtime/expected.sh"
. "$1/src/emit/bash/runtime/valueless.sh"
steps=(p1.1)
cover() { shown=$1; }
find_expected() {
	IFS= read -r -d '' code <"$2.$3"
	IFS= read -r found <"$2.flags"
	[ -e "$2.$3" ]
} 2>/dev/null
n=0
while [ -e "$n.came" ]; do
	output= overlong=
	while IFS= read -r row || [ -n "$row" ]; do output=$output$row$'\n'; done <"$n.came"
	told=
	if is_expected 0 "$n"; then right=true; else right=false; fi
	way=${told#',"compared":["'}
	printf '%s %s\n' "$right" "${way%%'"'*}"
	n=$((n + 1))
done
"#;

const POWERSHELL: &str = r"
param([string]$Root)
Set-StrictMode -Version 2
$Utf8 = [Text.UTF8Encoding]::new($false)
$Newline = [string][char]10
. ($Root + '/src/emit/powershell/runtime/expected.ps1')
for ($n = 0; [IO.File]::Exists([string]$n + '.came'); $n += 1) {
    $flags = [IO.File]::ReadAllText([string]$n + '.flags').Trim() -split ' '
    $pattern = ''
    if ([IO.File]::Exists([string]$n + '.pattern')) { $pattern = [IO.File]::ReadAllText([string]$n + '.pattern') }
    $wanted = @{
        'text' = [IO.File]::ReadAllText([string]$n + '.prints')
        'json' = $flags -ccontains 'json'
        'least' = $flags[0].Substring(9)
        'pattern' = $pattern
    }
    $right = Compare-Output $wanted ([IO.File]::ReadAllText([string]$n + '.came'))
    ([string]$right).ToLowerInvariant() + ' ' + (Get-Comparison $wanted)
}
";

fn judge(shell: Shell, pairs: &[Pair]) -> Vec<String> {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: String, text: &str| {
        fs::write(folder.path().join(name), text).expect("a file");
    };
    for (n, pair) in pairs.iter().enumerate() {
        write(format!("{n}.came"), &pair.came);
        write(format!("{n}.prints"), &pair.wanted);
        let json = if pair.json { " json" } else { "" };
        write(
            format!("{n}.flags"),
            &format!("likeness={}{json}\n", pair.least()),
        );
        if let Some(pattern) = &pair.pattern {
            write(format!("{n}.pattern"), pattern);
        }
    }
    let driver = match shell {
        Shell::Bash => BASH,
        Shell::Powershell => POWERSHELL,
    };
    let lines = shell::drive(shell, driver, folder.path());
    lines.lines().map(str::to_owned).collect()
}

/// What a shell takes for right that is wrong, and the other way round.
pub fn differences(shell: Shell) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sessions/outputs/table.yaml");
    let text = fs::read_to_string(path).expect("the table");
    let pairs: Vec<Pair> = yaml::from_str(&text).expect("pairs");
    let found = judge(shell, &pairs);
    assert_eq!(found.len(), pairs.len(), "{found:?}");
    let judged = pairs.iter().zip(found);
    judged
        .filter(|(pair, found)| *found != format!("{} {}", pair.right, pair.way()))
        .map(|(pair, found)| format!("{shell:?}: {found}: {pair:?}"))
        .collect()
}
