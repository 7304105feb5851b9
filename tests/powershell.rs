//! `runbook.ps1`: that nothing of an article can become code, and that what is generated is
//! PowerShell as far as that can be told without one.

#[path = "powershell/names.rs"]
mod names;
#[path = "support/powershell.rs"]
mod powershell;
mod support;

use powershell::{Script, read};
use proptest::prelude::*;
use runbookc::emit::{Format, Runbook, Templates};
use runbookc::plan::{
    Code, Document, Expected, FileId, Likeness, Localized, Parameter, Plan, PlanStep, Routine,
    align_all, compile,
};
use runbookc::shell::Shell;
use runbookc::source::{Failures, Locale, Pattern, decode, walk};
use runbookc::text::SafeText;
use sha2::{Digest as _, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

/// An article with all that a script can show.
const RICH: &str = "---
title: Restart the service
ms.translationtype: MT
---
# Restart the service

> [!IMPORTANT]
> You need a **Premium** license.

## Look first

Do this on the server.

1. On the **Services** page, select [Restart](https://example.com/a?b=c).

   ```bash
   systemctl status 'a'
   exit 1
   ```

2. Optional: Look at it:

   > [!CAUTION]
   > It may hurt.

   1. Open `one`.
   2. Open *two*.

   Then close both.

3. Choose an option:

   - If it is red, wait.
   - If it is green, go on.

   | Colour | Meaning |
   | --- | --- |
   | red | bad |

   ![A picture](a.png)

Everything runs again.

## Look again

1. Look at it again.
";

fn locale(tag: &str) -> Locale {
    Locale::parse(tag).unwrap()
}

static TEMPLATES: LazyLock<Templates> =
    LazyLock::new(|| Templates::load(None, locale("en-US")).unwrap());

/// The first step without substeps.
fn first_leaf(steps: &mut [PlanStep]) -> &mut PlanStep {
    let first = &mut steps[0];
    if first.substeps.is_empty() {
        first
    } else {
        first_leaf(&mut first.substeps)
    }
}

/// Gives the first step of a plan all that a script can do at a step, with a
/// text in every place where an author can put one.
fn equip(plan: &mut Plan<'_>, text: &str) {
    let line = SafeText::line(text);
    let code = |what: &str| {
        let code = SafeText::block(&format!("{what} {text}\n{text}"));
        Code {
            text: code.clone(),
            run: code,
        }
    };
    let command = |what: &str, expected: Option<Expected>| runbookc::plan::Command {
        code: code(what),
        expected,
        span: runbookc::text::Span::default(),
    };
    let output = |text: SafeText, json: bool, test: Likeness| Some(Expected { text, json, test });
    let parameter = |name: &str, secret: bool, line: Option<&SafeText>| Parameter {
        name: SafeText::line(name),
        variable: format!("RUNBOOK_{}", name.to_uppercase()),
        prompt: Localized::new(SafeText::line(text), plan.locales.len()),
        pattern: line.cloned(),
        default: line.cloned(),
        secret,
    };
    plan.parameters = vec![
        parameter("place", false, Some(&line)),
        parameter("token", true, None),
    ];
    plan.parameters[0].name = line.clone();
    let block = SafeText::block(&format!("{text}\n{text}"));
    let step = first_leaf(&mut plan.procedures[0].steps);
    step.routines = vec![Routine {
        shell: Shell::Powershell,
        check: Some(code("Test-Path")),
        run: vec![
            command(
                "Get-Item",
                output(block.clone(), false, Likeness::Similarity(0.8)),
            ),
            command(
                "Get-Date",
                output(SafeText::default(), false, Likeness::Pattern(line.clone())),
            ),
            command("Get-Host", output(block, true, Likeness::Similarity(1.0))),
            command("Get-Help", None),
        ],
        verify: Some(code("Get-Verb")),
        rollback: Some(code("Clear-Item")),
        automated: true,
        parameters: vec![0, 1],
        tools: vec![line.to_string(), "git".to_owned()],
        uses: Vec::new(),
        sets: Vec::new(),
    }];
}

/// The script of an article in some languages, the reference first; `None`
/// where it has no procedure. Its steps may be given more to do.
fn script_of(
    id: &str,
    articles: &[(Locale, String, Vec<u8>)],
    give: impl FnOnce(&mut Plan<'_>),
) -> Option<String> {
    let decoded: Vec<_> = articles.iter().map(|(.., bytes)| decode(bytes)).collect();
    let documents: Vec<Document<'_>> = articles
        .iter()
        .zip(&decoded)
        .map(|((locale, path, bytes), decoded)| {
            let file = FileId {
                id: id.to_owned(),
                locale: locale.clone(),
                path: path.clone(),
            };
            let mut document = Document::read(file, decoded);
            blake3::hash(bytes).to_hex()[..32].clone_into(&mut document.hash);
            document
        })
        .collect();
    let mut plan = compile(id, &documents, &align_all(&documents))?;
    give(&mut plan);
    let mut artifacts = Format::Powershell
        .emit(&Runbook::of(&TEMPLATES, &plan))
        .unwrap();
    assert_eq!(artifacts.len(), 1);
    let artifact = artifacts.remove(0);
    assert_eq!(artifact.path, "runbook.ps1");
    Some(String::from_utf8(artifact.content).unwrap())
}

/// The script of an article in American English, whose first step runs
/// commands.
fn script(id: &str, path: &str, article: &str, text: &str) -> Option<String> {
    let article = (
        locale("en-US"),
        path.to_owned(),
        article.as_bytes().to_vec(),
    );
    script_of(id, &[article], |plan| equip(plan, text))
}

/// [`RICH`] in two languages.
fn rich(give: impl FnOnce(&mut Plan<'_>)) -> String {
    let dutch = RICH
        .replace("Restart the service", "De service opnieuw starten")
        .replace("Do this on the server.", "Doe dit op de server.")
        .replace(
            "On the **Services** page, select",
            "Selecteer op de pagina **Services**",
        )
        .replace("Look at it again.", "Kijk er nog eens naar.");
    let articles = [
        (locale("en-US"), "en-US/rich.md".to_owned(), RICH.into()),
        (locale("nl-NL"), "nl-NL/rich.md".to_owned(), dutch.into()),
    ];
    script_of("rich", &articles, give).unwrap()
}

/// The two parts of a script: what an article has in it, and the runtime.
fn parts(script: &str) -> (&str, &str) {
    let at = script.find("# Generated by runbookc: the runtime").unwrap();
    script.split_at(at)
}

/// What [`RICH`] makes: the code that an article's part of a script may have.
static REFERENCE: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let plain = rich(|_| ());
    let equipped = rich(|plan| equip(plan, "say 'it'"));
    let scripts = [plain, equipped];
    let shapes = scripts.iter().map(|s| read(parts(s).0).unwrap().shapes);
    shapes.flatten().collect()
});

/// Reads a script and holds it against the reference: an article may change
/// literals and the header, and nothing else; the runtime is what the header
/// says.
fn check(script: &str) -> Result<Script, String> {
    let (document, runtime) = parts(script);
    let read = read(document)?;
    let strange: Vec<_> = read.shapes.difference(&REFERENCE).collect();
    if !strange.is_empty() {
        return Err(format!("code that no script of ours has: {strange:#?}"));
    }
    let header = document.lines().take_while(|line| !line.is_empty()).count();
    if read.comments.len() != header + 1 {
        return Err(format!("other comments: {:#?}", read.comments));
    }
    let digest = hex(&Sha256::digest(runtime.as_bytes()));
    if !read.comments.contains(&format!("#   {digest}")) {
        return Err("the runtime is another than the header says".to_owned());
    }
    Ok(read)
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}

#[test]
fn a_script_is_what_we_reviewed() {
    let script = rich(|plan| equip(plan, "say 'it'"));
    check(&script).unwrap();
    let (document, runtime) = parts(&script);
    // A release changes no more than its number; the runtime is read where it is
    // written.
    let digest = hex(&Sha256::digest(runtime.as_bytes()));
    let document = document
        .replace(env!("CARGO_PKG_VERSION"), "[version]")
        .replace(&digest, "[digest]");
    insta::assert_snapshot!(document);
}

#[test]
fn scripts_are_as_small_as_a_reviewer_may_expect() {
    let articles: Vec<_> = support::guide("enable-password-writeback.md")
        .into_iter()
        .map(|(tag, path, text)| (locale(&tag), path, text.into_bytes()))
        .collect();
    let all = script_of("writeback", &articles, |_| ()).unwrap();
    // What begins, what was so with other values, and a line that is changed while it is typed.
    assert!(all.len() <= 215_500, "{}", all.len());
    let one = script_of("writeback", &articles[..1], |_| ()).unwrap();
    assert!(one.len() <= 119_000, "{}", one.len());
    let reference = all.split("$script:Steps = {\n").nth(1).unwrap();
    let reference = reference.split("\n}\n").next().unwrap();
    assert!(reference.lines().count() <= 110);
}

/// The verbs of `Get-Verb` that we use. `PSScriptAnalyzer` wants no other, and
/// more ceremony for those that change something (`Set`, `New`, `Start`, …).
const VERBS: &[&str] = &[
    "Add",
    "Clear",
    "Close",
    "Compare",
    "Complete",
    "Confirm",
    "ConvertTo",
    "Disable",
    "Edit",
    "Enable",
    "Enter",
    "Exit",
    "Find",
    "Get",
    "Hide",
    "Initialize",
    "Invoke",
    "Join",
    "Lock",
    "Measure",
    "Move",
    "Open",
    "Protect",
    "Publish",
    "Read",
    "Register",
    "Request",
    "Reset",
    "Resolve",
    "Restore",
    "Resume",
    "Save",
    "Select",
    "Show",
    "Skip",
    "Split",
    "Test",
    "Undo",
    "Unlock",
    "Use",
    "Wait",
    "Write",
];

/// The commands of PowerShell that we call.
const CMDLETS: &[&str] = &["Get-Command", "Out-Default", "Out-String", "Write-Output"];

/// The files of the runtime by name, without their comments.
fn runtime() -> BTreeMap<String, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/emit/powershell/runtime");
    let files = std::fs::read_dir(folder).unwrap();
    files
        .map(|entry| {
            let path = entry.unwrap().path();
            let text = std::fs::read_to_string(&path).unwrap();
            let code: Vec<&str> = text
                .lines()
                .filter(|line| !line.trim_start().starts_with('#'))
                .collect();
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            (name, code.join("\n") + "\n")
        })
        .collect()
}

#[test]
fn every_command_is_defined_and_every_definition_is_called() {
    let runtime = runtime();
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '-';
    // What a part names that stands in for another one is no call.
    let all: String = runtime
        .values()
        .flat_map(|text| text.split("foreach ($one in -split @'\n").enumerate())
        .map(|(n, text)| {
            if n == 0 {
                text
            } else {
                text.split_once("'@").unwrap().1
            }
        })
        .collect();
    let words: Vec<&str> = all
        .split(|c| !is_word(c))
        .filter(|word| {
            let noun = word.split_once('-').map(|(_, noun)| noun);
            word.starts_with(|c: char| c.is_ascii_uppercase())
                && noun.is_some_and(|noun| noun.starts_with(|c: char| c.is_ascii_uppercase()))
        })
        .collect();
    let defined: BTreeSet<&str> = all
        .lines()
        .filter_map(|line| line.strip_prefix("function ")?.split([' ', '(']).next())
        .collect();
    assert!(defined.len() > 100, "{defined:?}");
    // What the file of a part names that an article may do without.
    let others = [
        "Set-StrictMode",
        "Get-Variable",
        "Get-ChildItem",
        "Get-PSDrive",
        "Get-Job",
        "Get-Module",
        "Import-Module",
        "Set-Alias",
        "Set-Location",
        "Get-Location",
        "Push-Location",
        "Set-Item",
        "Get-Item",
        "Sort-Object",
        "Read-Host",
        "Start-Sleep",
        "Get-Alias",
        "Set-PSDebug",
        "Select-Object",
        "Add-Member",
        // Those that patterns and messages name.
        "Add-Type",
        "ForEach-Object",
        "Invoke-Expression",
        "Pop-Location",
        "Receive-Job",
        "Start-Process",
        "Start-Transcript",
        "Stop-Process",
        "Tee-Object",
        "Wait-Job",
        "Wait-Process",
    ];
    for word in &words {
        let known = defined.contains(word) || CMDLETS.contains(word) || others.contains(word);
        assert!(known, "{word} is no function of the runtime");
    }
    for function in defined {
        let verb = function.split('-').next().unwrap();
        assert!(VERBS.contains(&verb), "{function}");
        let definition = format!("function {function}");
        let defined = all.matches(&format!("{definition}(")).count()
            + all.matches(&format!("{definition} ")).count();
        let named = words.iter().filter(|word| **word == function).count();
        assert!(named > defined, "nothing calls {function}");
    }
}

#[test]
fn every_message_gets_its_values() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/emit/script/messages.rs");
    let source = std::fs::read_to_string(file).unwrap();
    let table = source.split("const VALUES").nth(1).unwrap();
    let table = table.split("\n];").next().unwrap();
    let mut known: BTreeMap<&str, usize> = BTreeMap::new();
    for entry in table.split("]),").flat_map(|part| part.split("],\n    ),")) {
        let mut words = entry.split('"').skip(1).step_by(2);
        if let Some(key) = words.next() {
            known.insert(key, words.count());
        }
    }
    assert!(known.len() > 50);
    let runtime: String = runtime().into_values().collect();
    let mut calls = 0;
    for call in [
        "Get-Message '",
        "Write-Refusal '",
        "Read-Retry '",
        "Write-Problem '",
        "Show-Message '",
    ] {
        for (at, _) in runtime.match_indices(call) {
            let rest = &runtime[at + call.len()..];
            let (key, rest) = rest.split_once('\'').unwrap();
            let wanted = known.get(key).copied().unwrap_or_default();
            assert_eq!(values_of_call(rest), wanted, "{call}{key}");
            calls += 1;
        }
    }
    assert!(calls > 60, "{calls}");
}

/// How many values follow the key of a message in a call.
fn values_of_call(rest: &str) -> usize {
    let rest = rest.trim_start_matches(' ');
    if rest.starts_with([')', '\n']) {
        return 0;
    }
    let Some(list) = rest.strip_prefix("@(") else {
        return 1;
    };
    let mut depth = 0;
    let mut count = 1;
    for c in list.chars() {
        match c {
            '(' => depth += 1,
            ')' if depth == 0 => break,
            ')' => depth -= 1,
            ',' if depth == 0 => count += 1,
            _ => {}
        }
    }
    count
}

/// What must stay text, whatever it means to PowerShell, to a terminal or to
/// the templates.
const HOSTILE: &[&str] = &[
    "';touch(x);'",
    "\u{2019};touch(x);\u{2019}",
    "\u{2018}\u{2019}\u{201a}\u{201b}",
    "'\u{2019}'\u{2018}",
    "\u{201c}$(touch(x))\u{201d}\u{201e}",
    "$(touch(x))",
    "${env:PATH}",
    "`n`$x",
    "x`",
    "#>",
    "<#x#>",
    "#Requires",
    "{0}{1}",
    "{{7*7}}",
    "{%raw%}",
    "{##x##}",
    "'@",
    "@'",
    "--%",
    "&calc;",
    "\u{1b}]0;x\u{7}",
    "\u{202e}\u{2066}x",
    "\u{2028}\u{2029}\u{85}x",
    "e\u{301}\u{fe0f}😀",
];

/// An article that says a text wherever an article can.
fn article_of(text: &str) -> String {
    let title = text.replace('\'', "''");
    format!(
        "---\ntitle: '{title}'\n---\n# {text}\n\n> [!NOTE]\n> {text}\n\n## {text}\n\n{text}\n\n\
         1. On the **{text}** page, select **{text}**.\n\n   ```{text}\n   {text}\n   ```\n\n   \
         > [!WARNING]\n   > {text}\n\n   1. {text}\n\n   | {text} | a |\n   | --- | --- |\n   \
         | {text} | `{text}` |\n\n2. If you see {text}, [{text}](https://e.com/{text}).\n\n   \
         - {text}\n   - ![{text}]({text})\n\n{text}\n"
    )
}

#[test]
fn hostile_text_stays_text() {
    for text in HOSTILE {
        let path = format!("en-US/{text}.md");
        let script = script(text, &path, &article_of(text), text).unwrap();
        let script = check(&script).unwrap_or_else(|problem| panic!("{text:?}: {problem}"));
        let shown: String = text
            .chars()
            .filter(|c| !runbookc::text::is_unsafe_char(*c))
            .collect();
        let shown = shown.trim();
        let holds = script
            .literals
            .iter()
            .any(|literal| literal.contains(shown));
        assert!(holds, "{text:?} is nowhere in {:#?}", script.literals);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn any_text_stays_text(text in "\\PC{0,12}", wild in "[\\x00-\\x7f‘’‚‛“”„\u{85}\u{2028}\u{202e}]{0,24}") {
        for text in [text, wild] {
            if let Some(script) = script(&text, &text, &article_of(&text), &text) {
                prop_assert!(check(&script).is_ok(), "{:?}: {:?}", text, check(&script));
            }
        }
    }
}

#[test]
fn every_article_of_the_corpus_makes_a_sound_script() {
    let Some(corpus) = support::corpus() else {
        return;
    };
    let root = camino::Utf8PathBuf::from_path_buf(corpus.join("alchemy")).unwrap();
    let source = locale("en-US");
    let pattern = Pattern::parse("{locale}/{path}.md").unwrap();
    let mut articles: BTreeMap<String, Vec<_>> = BTreeMap::new();
    for file in walk(&root, &pattern, &[], &source, 2).files {
        articles.entry(file.id.clone()).or_default().push(file);
    }
    let mut scripts = 0;
    for (id, mut files) in articles {
        files.sort_by_key(|file| (file.locale != source, file.locale.clone()));
        let files: Vec<_> = files
            .into_iter()
            .map(|file| {
                (
                    file.locale,
                    file.relative,
                    std::fs::read(&file.path).unwrap(),
                )
            })
            .collect();
        if let Some(script) = script_of(&id, &files, |_| ()) {
            scripts += 1;
            check(&script).unwrap_or_else(|problem| panic!("{id}: {problem}"));
        }
    }
    assert!(scripts > 300, "only {scripts} scripts");
}

/// A PowerShell, where this machine has one.
fn pwsh() -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let found = std::env::split_paths(&path)
        .map(|folder| folder.join(format!("pwsh{}", std::env::consts::EXE_SUFFIX)))
        .find(|file| file.is_file());
    if found.is_none() {
        support::say("skipped: no pwsh on PATH to run runbook.ps1");
    }
    found
}

/// Runs a script without a terminal: its exit code and what it wrote.
fn run(pwsh: &Path, script: &Path, options: &[&str]) -> (i32, String) {
    let folder = script.parent().unwrap();
    let output = Command::new(pwsh)
        .args(["-NoProfile", "-File"])
        .arg(script)
        .args(options)
        .env("XDG_STATE_HOME", folder)
        .env("LOCALAPPDATA", folder)
        .stdin(std::process::Stdio::null())
        .output()
        .unwrap();
    let text = [output.stdout, output.stderr].concat();
    let code = output.status.code().unwrap_or(-1);
    (code, String::from_utf8_lossy(&text).into_owned())
}

/// Parses scripts, and says what is wrong with them, or what Windows PowerShell
/// 5.1 does not know.
const PARSER: &str = r#"
$newer = @('TernaryExpressionAst', 'PipelineChainAst')
$tokensOfNewer = @('QuestionQuestion', 'QuestionQuestionEquals', 'QuestionDot', 'QuestionLBracket', 'AndAnd', 'OrOr', 'Clean')
foreach ($file in Get-ChildItem -LiteralPath $args[0] -Filter *.ps1) {
    $tokens = $null
    $errors = $null
    $tree = [System.Management.Automation.Language.Parser]::ParseFile($file.FullName, [ref]$tokens, [ref]$errors)
    foreach ($problem in $errors) { "$($file.Name):$($problem.Extent.StartLineNumber): $($problem.Message)" }
    foreach ($token in $tokens) {
        if ($tokensOfNewer -contains $token.Kind) { "$($file.Name):$($token.Extent.StartLineNumber): $($token.Kind)" }
    }
    foreach ($part in $tree.FindAll({ $newer -contains $args[0].GetType().Name }, $true)) {
        "$($file.Name):$($part.Extent.StartLineNumber): $($part.GetType().Name)"
    }
    foreach ($function in $tree.FindAll({ $args[0] -is [System.Management.Automation.Language.FunctionDefinitionAst] }, $true)) {
        $body = $function.Body.Extent.Text + $function.Extent.Text
        foreach ($parameter in @($function.Parameters)) {
            if ($null -eq $parameter) { continue }
            $uses = [regex]::Matches($body, [regex]::Escape('$' + $parameter.Name.VariablePath.UserPath) + '\b', 'IgnoreCase')
            if ($uses.Count -lt 2) { "$($file.Name): $($function.Name) has no use for $($parameter.Name)" }
        }
    }
    foreach ($call in $tree.FindAll({ $args[0] -is [System.Management.Automation.Language.CommandAst] }, $true)) {
        $words = @($call.CommandElements)
        $named = @($words | Where-Object { $_ -is [System.Management.Automation.Language.CommandParameterAst] })
        if ([string]$call.GetCommandName() -like '*-*' -and $words.Count -gt 3 -and $named.Count -eq 0) {
            "$($file.Name):$($call.Extent.StartLineNumber): positional: $($call.Extent.Text)"
        }
    }
}
"#;

#[test]
fn a_real_parser_has_nothing_to_say() {
    let Some(pwsh) = pwsh() else { return };
    let folder = tempfile::tempdir().unwrap();
    let runtime = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/emit/powershell/runtime");
    for entry in std::fs::read_dir(runtime).unwrap() {
        let path = entry.unwrap().path();
        std::fs::copy(&path, folder.path().join(path.file_name().unwrap())).unwrap();
    }
    std::fs::write(folder.path().join("rich.ps1"), rich(|_| ())).unwrap();
    for (n, text) in HOSTILE.iter().enumerate() {
        let script = script(text, "en-US/x.md", &article_of(text), text).unwrap();
        std::fs::write(folder.path().join(format!("hostile-{n}.ps1")), script).unwrap();
    }
    let parser = folder.path().join("parser.txt");
    std::fs::write(&parser, PARSER).unwrap();
    let code = format!(
        "& ([scriptblock]::Create([IO.File]::ReadAllText('{}'))) '{}'",
        parser.display(),
        folder.path().display()
    );
    let output = Command::new(pwsh)
        .args(["-NoProfile", "-Command", &code])
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert_eq!(said + &String::from_utf8_lossy(&output.stderr), "");
}

#[test]
fn a_real_powershell_runs_it() {
    let Some(pwsh) = pwsh() else { return };
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("runbook.ps1");
    let script_of = |id: &str, article: &str| {
        let article = (locale("en-US"), format!("en-US/{id}.md"), article.into());
        script_of(id, &[article], |_| ()).unwrap()
    };
    std::fs::write(&path, script_of("rich", RICH)).unwrap();
    for (options, code, shown) in [
        (&["-List"][..], 0, "p1.2.1"),
        (&["-Version"], 0, "en-US/rich.md"),
        (&["-Help"], 0, "-DryRun"),
        (&["-DryRun"], 0, "5 of 5 in all"),
        (&["-DryRun", "-Lang", "en-GB"], 0, "Restart the service"),
        (&["-DryRun", "-Only", "p1.2"], 0, "Then close both."),
        (&[], 3, "p1.1"),
        (&["-Nonsense"], 2, "-Nonsense"),
        (&["nonsense"], 2, "nonsense"),
        (&["-Lang", "xx"], 2, "en-US"),
        (&["-From", "p9"], 2, "-List"),
        (&["-From", ""], 2, "-From"),
    ] {
        let (status, text) = run(&pwsh, &path, options);
        assert_eq!(status, code, "{options:?}\n{text}");
        assert!(text.contains(shown), "{options:?}\n{text}");
    }
    for text in HOSTILE {
        std::fs::write(&path, script_of("hostile", &article_of(text))).unwrap();
        let (status, shown) = run(&pwsh, &path, &["-DryRun"]);
        assert_eq!(status, 0, "{text:?}\n{shown}");
    }
    assert!(!folder.path().join("x").exists());
}

#[test]
#[cfg(unix)]
fn what_goes_on_can_be_pasted_where_the_script_was_started() {
    let Some(pwsh) = pwsh() else { return };
    let root = tempfile::tempdir().unwrap();
    let folder = root.path().join("it's a $folder");
    std::fs::create_dir(&folder).unwrap();
    let path = folder.join("runbook.ps1");
    std::fs::write(&path, rich(|_| ())).unwrap();
    let (status, text) = run(&pwsh, &path, &[]);
    assert_eq!(status, 3, "{text}");
    let mut rows = text.lines().map(str::trim);
    let pasted = rows.find(|row| row.starts_with("pwsh -File "));
    let pasted = pasted.unwrap_or_else(|| panic!("no command: {text}"));
    let output = Command::new("sh")
        .args(["-c", pasted])
        .env("XDG_STATE_HOME", &folder)
        .stdin(std::process::Stdio::null())
        .output()
        .unwrap();
    let text = String::from_utf8_lossy(&output.stdout);
    assert_eq!(output.status.code(), Some(3), "{pasted}: {output:?}");
    assert!(text.contains(" goes on."), "{text}");
}

/// A runbook of steps that are done already where these codes go well.
fn checks(codes: &[&str], failures: Failures) -> String {
    let mut article = "# Go\n\n".to_owned();
    for n in 1..=codes.len() {
        article += &format!("{n}. Go {n}.\n");
    }
    let article = (locale("en-US"), "en-US/go.md".to_owned(), article.into());
    script_of("go", &[article], |plan| {
        plan.failures = failures;
        let code = |text: &str| Code {
            text: SafeText::block(text),
            run: SafeText::block(text),
        };
        for (step, check) in plan.procedures[0].steps.iter_mut().zip(codes) {
            step.routines = vec![Routine {
                shell: Shell::Powershell,
                check: Some(code(check)),
                run: vec![runbookc::plan::Command {
                    code: code("'gone'"),
                    expected: None,
                    span: runbookc::text::Span::default(),
                }],
                verify: None,
                rollback: None,
                automated: true,
                parameters: Vec::new(),
                tools: Vec::new(),
                uses: Vec::new(),
                sets: Vec::new(),
            }];
        }
    })
    .unwrap()
}

/// Codes, and where they stop; the place is said by us where PowerShell itself goes on.
const STOPS: [(&str, Option<&str>); 20] = [
    ("sh -c 'echo noise >&2'\n'b'", None),
    ("sh -c 'echo noise >&2'", None),
    (
        "'a'\nsh -c 'exit 3' # no\n'b'",
        Some("2: sh -c 'exit 3' # no"),
    ),
    ("$x = sh -c 'exit 4'\n'b'", Some("1: $x = sh -c 'exit 4'")),
    ("function F {\n  sh -c 'exit 5'\n  'b'\n}\nF", Some("5: F")),
    (
        "1..2 | ForEach-Object {\n\n  sh -c 'exit 6'\n}",
        Some("3: sh -c 'exit 6'"),
    ),
    ("sh --% -c false\n'b'", Some("1: sh --% -c false")),
    (
        "sh --% -c true\n'b'\nsh -c 'exit 8'",
        Some("3: sh -c 'exit 8'"),
    ),
    (
        "$t = @'\nsh\n'@\n$t | sh -c 'exit 9'\n'b'",
        Some("4: $t | sh -c 'exit 9'"),
    ),
    (
        "sh -c 'exit 2'\nsh -c 'exit 4'\nif ($LASTEXITCODE -eq 4) { 'b' }",
        Some("1: sh -c 'exit 2'"),
    ),
    ("sh -c 'exit 3'\nif ($LASTEXITCODE -eq 3) { 'b' }", None),
    ("sh -c 'exit 3'\nWrite-Host 'b'\n$n = $LASTEXITCODE", None),
    ("sh -c 'exit 3'\nif (-not $?) { 'b' }", None),
    (
        "$n = 3\ndo { $n -= 1; sh -c \"exit $n\" } until ($LASTEXITCODE -eq 0)",
        None,
    ),
    ("try { sh -c 'exit 3' } catch { 'b' }\n'c'", None),
    ("sh -c 'exit 3' || 'b'\n'c'", None),
    (
        "'a'\nGet-Item ./nope\n'b'",
        Some("because it does not exist."),
    ),
    ("Get-Item ./nope -ErrorAction SilentlyContinue\n'b'", None),
    (
        "$ErrorActionPreference = 'Continue'\nGet-Item ./nope\nsh -c 'exit 3'\n'b'",
        None,
    ),
    // What one says is for itself alone.
    ("sh -c 'exit 3'\n'b'", Some("1: sh -c 'exit 3'")),
];

/// What older versions do not do by themselves is done by the same means in the one at hand, if
/// it takes itself for one of them.
#[test]
fn commands_stop_at_the_first_failure_in_every_version() {
    let Some(pwsh) = pwsh() else { return };
    let script = checks(&STOPS.map(|(code, _)| code), Failures::Stop);
    let own = "$script:Engine = $PSVersionTable.PSVersion";
    assert!(script.contains(own));
    for version in [None, Some("7.3"), Some("5.1")] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("runbook.ps1");
        let as_old = version.map(|version| format!("$script:Engine = [version]'{version}'"));
        let script = script.replace(own, as_old.as_deref().unwrap_or(own));
        std::fs::write(&path, script).unwrap();
        let (status, shown) = run(&pwsh, &path, &["-Unattended"]);
        assert_eq!(status, 0, "{version:?}\n{shown}");
        let (_, list) = run(&pwsh, &path, &["-Status"]);
        for (n, (code, place)) in (1..).zip(STOPS) {
            let outcome = if place.is_some() {
                "done"
            } else {
                "done already"
            };
            assert!(
                is_outcome(&list, &format!("p1.{n}"), outcome),
                "{version:?}: not {outcome:?} for\n{code}\n{list}\n{shown}"
            );
            let place = place.filter(|_| version.is_some()).unwrap_or_default();
            assert!(shown.contains(place), "{version:?}: {place}\n{shown}");
        }
    }
}

/// The same for an article that lets failures pass: which of its checks say that all is
/// done.
#[test]
fn commands_go_on_where_the_article_says_so_in_every_version() {
    const GOES: [(&str, bool); 6] = [
        ("sh -c 'exit 3'\nGet-Item ./nope\n1/0\n'b'", true),
        ("'b'\nsh -c 'exit 3'", false),
        ("'b'\nGet-Item ./nope", false),
        ("Set-Location ./nope\n'b'", false),
        ("if ($true) { cd ./nope }\n'b'", false),
        ("Push-Location .\nPop-Location\n'b'", true),
    ];
    let Some(pwsh) = pwsh() else { return };
    let script = checks(&GOES.map(|(code, _)| code), Failures::Continue);
    let own = "$script:Engine = $PSVersionTable.PSVersion";
    for version in [None, Some("7.3"), Some("5.1")] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("runbook.ps1");
        let as_old = version.map(|version| format!("$script:Engine = [version]'{version}'"));
        let script = script.replace(own, as_old.as_deref().unwrap_or(own));
        std::fs::write(&path, script).unwrap();
        let (status, shown) = run(&pwsh, &path, &["-Unattended"]);
        assert_eq!(status, 0, "{version:?}\n{shown}");
        let (_, list) = run(&pwsh, &path, &["-Status"]);
        for (n, (code, passes)) in (1..).zip(GOES) {
            let outcome = if passes { "done already" } else { "done" };
            assert!(
                is_outcome(&list, &format!("p1.{n}"), outcome),
                "{version:?}: not {outcome:?} for\n{code}\n{list}\n{shown}"
            );
        }
    }
}

/// What a profile sets is for whoever works with PowerShell, not for runbooks.
#[cfg(unix)]
#[test]
fn a_profile_changes_nothing_that_is_recorded() {
    const PROFILE: &str = "\
$WhatIfPreference = $true
$ErrorActionPreference = 'SilentlyContinue'
$ConfirmPreference = 'Low'
$PSModuleAutoLoadingPreference = 'None'
$OFS = '-'
$PSDefaultParameterValues['*:ErrorAction'] = 'SilentlyContinue'
$PSDefaultParameterValues['Out-String:Width'] = 10
$PSNativeCommandUseErrorActionPreference = $true
Set-StrictMode -Version Latest
function Write-Host { throw 'x' }
function Invoke-Code { throw 'x' }
[cultureinfo]::CurrentCulture = 'de-DE'
[cultureinfo]::DefaultThreadCurrentCulture = 'tr-TR'
";
    let Some(pwsh) = pwsh() else { return };
    let codes = [
        "Set-Content I.txt 'i'\n'b'",
        "Get-Item ./nope\n'b'",
        "sh -c 'exit 3'\n'b'",
    ];
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().join(".config/powershell");
    std::fs::create_dir_all(&home).unwrap();
    std::fs::write(home.join("profile.ps1"), PROFILE).unwrap();
    let path = folder.path().join("it's a [runbook].ps1");
    std::fs::write(&path, checks(&codes, Failures::Stop)).unwrap();
    for (options, shown) in [
        ("-Unattended", &[][..]),
        (
            "-Status",
            &[("p1.1", "done already"), ("p1.2", "done"), ("p1.3", "done")],
        ),
    ] {
        let output = Command::new(&pwsh)
            .arg("-File")
            .arg(&path)
            .arg(options)
            .current_dir(&folder)
            .env("HOME", folder.path())
            .env("XDG_CONFIG_HOME", "")
            .env("XDG_STATE_HOME", folder.path())
            .stdin(std::process::Stdio::null())
            .output()
            .unwrap();
        let text = [output.stdout, output.stderr].concat();
        let text = String::from_utf8_lossy(&text);
        assert_eq!(output.status.code(), Some(0), "{text}");
        for (step, outcome) in shown {
            assert!(is_outcome(&text, step, outcome), "{step}\n{text}");
        }
    }
    let written = std::fs::read_to_string(folder.path().join("I.txt")).unwrap();
    assert_eq!(written.trim(), "i");
}

/// Whether `-Status` says below the title of a step what has come of it, and then when.
fn is_outcome(list: &str, step: &str, outcome: &str) -> bool {
    let mut rows = list.lines();
    let title = format!("  {step}  ");
    rows.find(|row| row.starts_with(&title));
    let row = rows.next().unwrap_or_default().trim_start();
    row.strip_prefix(outcome)
        .is_some_and(|rest| rest.starts_with(", 20"))
}

/// A runbook of three steps, all of which run commands.
fn greeting() -> String {
    let article = "# Greet\n\n1. Begin.\n2. Greet.\n3. End.\n";
    let article = (locale("en-US"), "en-US/greet.md".to_owned(), article.into());
    script_of("greet", &[article], |plan| {
        plan.parameters = vec![Parameter {
            name: SafeText::line("token"),
            variable: "RUNBOOK_TOKEN".to_owned(),
            prompt: Localized::new(SafeText::line("token"), 1),
            pattern: Some(SafeText::line("[a-z0-9]+")),
            default: None,
            secret: true,
        }];
        let codes = [
            "$who = 'world'\nfunction Get-Greeting { 'hello ' + $who }\nSet-Location ..",
            "Get-Greeting\nWrite-Host 'seen' -NoNewline\nWrite-Host ' too'\n\
             Write-Warning 'careful'\n\"<$env:RUNBOOK_TOKEN>\"",
            "Get-Greeting\nexit 3",
        ];
        let outputs = [
            None,
            Some("hello world\nseen too\n<abc9>  "),
            Some("hello world"),
        ];
        let steps = plan.procedures[0].steps.iter_mut();
        for (step, (code, output)) in steps.zip(codes.into_iter().zip(outputs)) {
            let code = SafeText::block(code);
            step.routines = vec![Routine {
                shell: Shell::Powershell,
                check: None,
                run: vec![runbookc::plan::Command {
                    code: Code {
                        text: code.clone(),
                        run: code,
                    },
                    span: runbookc::text::Span::default(),
                    expected: output.map(|text| Expected {
                        text: SafeText::block(text),
                        json: false,
                        test: Likeness::Similarity(1.0),
                    }),
                }],
                verify: None,
                rollback: None,
                automated: true,
                parameters: vec![0],
                tools: Vec::new(),
                uses: Vec::new(),
                sets: Vec::new(),
            }];
        }
    })
    .unwrap()
}

#[test]
fn several_values_can_be_given_by_file() {
    let Some(pwsh) = pwsh() else { return };
    let article = "# Name them\n\n1. Say:\n\n   ```powershell\n   Write-Output \"[<user name>][<other>]\"\n   ```\n";
    let articles = [(locale("en-US"), "en-US/a.md".to_owned(), article.into())];
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("runbook.ps1");
    std::fs::write(&path, script_of("a", &articles, |_| ()).unwrap()).unwrap();
    let start = |more: &[&str]| {
        let mut options = vec!["-Unattended", "-Set"];
        options.extend(more);
        run(&pwsh, &path, &options)
    };
    let (status, text) = start(&["user-name=a, b=c", "other= x "]);
    assert_eq!(status, 0, "{text}");
    assert!(text.contains("[a, b=c][ x ]"), "{text}");
    let ways = [
        "-Set 'user-name=...' 'other=...'",
        "-Set @('user-name=...', 'other=...')",
    ];
    for words in [
        ["user-name=a,other=x"].as_slice(),
        &["other=x", "user-name=a,OTHER =x"],
    ] {
        let (status, text) = start(words);
        assert_eq!(status, 2, "{text}");
        assert!(ways.iter().all(|way| text.contains(way)), "{text}");
    }
    let (status, text) = run(&pwsh, &path, &["-Help"]);
    assert_eq!(status, 0, "{text}");
    assert!(text.contains("-Set A=1 B=2"), "{text}");
}

#[test]
fn a_real_powershell_runs_commands_and_goes_on() {
    let Some(pwsh) = pwsh() else { return };
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("runbook.ps1");
    std::fs::write(&path, greeting()).unwrap();
    let evidence = folder.path().join("evidence.jsonl");
    let start = |more: &[&str]| {
        let mut options = vec!["-Unattended", "-Evidence", evidence.to_str().unwrap()];
        options.extend(more);
        run(&pwsh, &path, &options)
    };
    let (status, text) = start(&[]);
    assert_eq!(status, 3, "{text}");
    assert!(text.contains("token"), "{text}");
    let (status, text) = start(&["-Set", "token=ABC"]);
    assert_eq!(status, 2, "{text}");

    let (status, text) = start(&["-Set", "token=abc9"]);
    assert_eq!(status, 1, "{text}");
    for shown in ["hello world", "seen too", "careful", "<****>", "p1.3"] {
        assert!(text.contains(shown), "{shown}\n{text}");
    }
    assert!(!text.contains("abc9"), "{text}");
    let (status, text) = run(&pwsh, &path, &["-Status"]);
    assert_eq!(status, 0, "{text}");
    assert!(is_outcome(&text, "p1.2", "done"), "{text}");
    assert!(is_outcome(&text, "p1.3", "failed"), "{text}");

    let (status, text) = start(&["-Set", "token=abc9"]);
    assert_eq!(status, 1, "{text}");
    // What the first step left was there for the third, at another start.
    assert!(text.contains("hello world"), "{text}");
    let answers = folder.path().join("answers");
    std::fs::write(&answers, "p1.3 = done\n").unwrap();
    let (status, text) = start(&["-Set", "token=abc9", "-Answers", answers.to_str().unwrap()]);
    assert_eq!(status, 0, "{text}");

    let lines = std::fs::read_to_string(&evidence).unwrap();
    assert!(!lines.contains("abc9"), "{lines}");
    let lines: Vec<serde_json::Value> = lines
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let events: Vec<&str> = lines
        .iter()
        .map(|line| line["event"].as_str().unwrap())
        .collect();
    assert_eq!(
        events,
        [
            "start",
            "end",
            "resume",
            "parameter",
            "begin",
            "step",
            "begin",
            "step",
            "begin",
            "attempt",
            "end",
            "resume",
            "parameter",
            "begin",
            "attempt",
            "end",
            "resume",
            "parameter",
            "step",
            "end"
        ],
        "{lines:#?}"
    );
    let (status, text) = run(&pwsh, &path, &["-Reset"]);
    assert_eq!(status, 0, "{text}");
}
