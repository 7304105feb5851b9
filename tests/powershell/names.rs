//! Variables of the runtime: names have no case, and a function sees the locals of whoever has
//! called it. A local that is named as a variable of the script hides that from all that is
//! called; `$script:` alone is always the script's.

use std::collections::{BTreeMap, BTreeSet};

/// What a function, or a block that is kept for later, does with variables.
#[derive(Default)]
struct Scope {
    name: String,
    /// What it makes: parameters, and whatever it assigns.
    own: BTreeSet<String>,
    /// All that it names without `$script:`.
    named: BTreeSet<String>,
}

/// The code without what stands between single quotes.
fn unquoted(code: &str) -> String {
    let mut out = String::new();
    let mut rest = code;
    let mut double = false;
    while let Some(c) = rest.chars().next() {
        if let Some(text) = rest.strip_prefix("@'\n").filter(|_| !double) {
            rest = &text[text.find("\n'@").unwrap() + 3..];
        } else if let Some(text) = rest.strip_prefix('\'').filter(|_| !double) {
            rest = &text[text.find('\'').unwrap() + 1..];
        } else {
            double ^= c == '"';
            out.push(c);
            rest = &rest[c.len_utf8()..];
        }
    }
    out
}

/// The variables of a code in small letters, each with its place and the place behind it.
fn variables(code: &str) -> Vec<(usize, usize, String)> {
    let dollars = code.match_indices('$').map(|(at, _)| at);
    dollars
        .filter(|at| !code[..*at].ends_with('`'))
        .filter_map(|at| {
            let rest = &code[at + 1..];
            let bare = rest.strip_prefix("script:").unwrap_or(rest);
            let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_';
            let length = bare.find(|c| !is_part(c)).unwrap_or(bare.len());
            let end = at + 1 + (rest.len() - bare.len()) + length;
            let name = code[at + 1..end].to_ascii_lowercase();
            (length > 0 && name != "null").then_some((at, end, name))
        })
        .collect()
}

/// Whether the variable that ends here gets a value: alone, or as one of a list.
fn is_assigned(code: &str, end: usize) -> bool {
    let rest = code[end..].trim_start_matches(' ');
    let next = rest.strip_prefix(',').map(str::trim_start);
    if let Some(other) = next.and_then(|next| next.strip_prefix('$')) {
        let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == ':';
        return is_assigned(other.trim_start_matches(is_part), 0);
    }
    let operators = ["=", "+=", "-=", "*=", "/=", "++", "--"];
    operators.iter().any(|operator| rest.starts_with(operator))
}

/// Where the parameters are: behind the name of a function, and behind `param`.
fn parameters(code: &str) -> Vec<std::ops::Range<usize>> {
    let heads = code.match_indices("param(").map(|(at, _)| at + 5);
    let name = code.strip_prefix("function ").map(|_| 9);
    let name = name.and_then(|at| Some(at + code[at..].find(['(', ' '])?));
    heads
        .chain(name.filter(|at| code[*at..].starts_with('(')))
        .map(|start| {
            let mut depth = 0;
            let inside = code[start..].char_indices().find(|(_, c)| {
                depth += i32::from(*c == '(') - i32::from(*c == ')');
                depth == 0
            });
            start..start + inside.unwrap().0
        })
        .collect()
}

/// What a code makes and what it names. What belongs to the script bears `script:`.
fn look(code: &str) -> Scope {
    let mut scope = Scope::default();
    let places = parameters(code);
    for (at, end, name) in variables(code) {
        let before = code[..at].trim_end();
        let is_parameter =
            places.iter().any(|place| place.contains(&at)) && before.ends_with([']', ',', '(']);
        if is_parameter
            || before.ends_with("[ref]")
            || before.ends_with("foreach (")
            || is_assigned(code, end)
        {
            scope.own.insert(name.clone());
        }
        scope.named.insert(name);
    }
    scope
}

/// The functions of a file, the blocks that it keeps, and what is left of it.
fn scopes(file: &str, text: &str) -> (Vec<Scope>, String) {
    let mut found = Vec::new();
    let mut top = String::new();
    let mut body: Option<String> = None;
    for line in unquoted(text).lines() {
        let kept = line.starts_with("$script:") && line.ends_with(" = {");
        if line.starts_with("function ") || kept {
            body = Some(String::new());
        }
        let Some(open) = &mut body else {
            top.push_str(line);
            top.push('\n');
            continue;
        };
        open.push_str(line);
        open.push('\n');
        let alone = line.starts_with("function ") && line.ends_with('}');
        if alone || line.starts_with('}') {
            let mut scope = look(open);
            let name = open.split(['(', '{', '=']).next().unwrap().trim();
            scope.name = format!("{file}: {name}");
            found.push(scope);
            body = None;
        }
    }
    (found, top)
}

/// What of the script's is hidden, by whom.
fn hidden(files: &BTreeMap<String, String>) -> Vec<String> {
    let mut all = Vec::new();
    let mut script = BTreeSet::new();
    for (file, text) in files {
        let (found, top) = scopes(file, text);
        let top = look(&top);
        let named = found.iter().flat_map(|scope| &scope.named);
        script.extend(named.filter_map(|name| name.strip_prefix("script:").map(str::to_owned)));
        for name in top.own {
            script.insert(name.strip_prefix("script:").unwrap_or(&name).to_owned());
        }
        all.extend(found);
    }
    let mut out = Vec::new();
    for scope in &all {
        for name in scope.own.intersection(&script) {
            let reader = all.iter().find(|other| {
                other.name != scope.name && other.named.contains(name) && !other.own.contains(name)
            });
            if let Some(reader) = reader {
                out.push(format!(
                    "{} has a ${name} of its own; {} means the script's",
                    scope.name, reader.name
                ));
            }
        }
    }
    out
}

#[test]
fn no_function_hides_a_variable_of_the_script() {
    let hidden = hidden(&crate::runtime());
    assert!(
        hidden.is_empty(),
        "{}:\n{}",
        hidden.len(),
        hidden.join("\n")
    );
}

/// A file of its own for each text.
fn hidden_in(texts: &[&str]) -> usize {
    let files = texts.iter().enumerate();
    let files = files.map(|(n, text)| (n.to_string(), (*text).to_owned()));
    hidden(&files.collect()).len()
}

#[test]
fn what_hides_a_variable_is_found() {
    let reader = "$Own = ''\nfunction Show-It {\n    Write-Row \"it is $Own\"\n}\n";
    for hiding in [
        "function Get-It([string]$Own = $Other) {\n}\n",
        "function Get-It {\n    param([Parameter(Position = 0)][string]$own)\n}\n",
        "function Get-It {\n    $own = 1\n}\n",
        "function Get-It {\n    $a, $own, $null = 1, 2, 3\n}\n",
        "function Get-It {\n    $a = $own = 1\n}\n",
        "function Get-It {\n    foreach ($own in 1, 2) { }\n}\n",
        "function Get-It {\n    $own += 1\n}\n",
        "function Get-It {\n    $null = Read-It ([ref]$OWN)\n}\n",
        "$script:Later = {\n    $own = 1\n}\n",
    ] {
        assert_eq!(hidden_in(&[reader, hiding]), 1, "{hiding}");
    }
    for harmless in [
        "function Get-It([string]$Other = $Own) {\n}\n",
        "function Get-It {\n    $script:Own = 1\n    $owned = 'a $own = 1'\n}\n",
        "function Get-It {\n    $Own.Member = $a -eq $Own, $b\n}\n",
        "$Own = 2\n",
    ] {
        assert_eq!(hidden_in(&[reader, harmless]), 0, "{harmless}");
    }
    let qualified = reader.replace("is $Own", "is $script:Own");
    assert_eq!(
        hidden_in(&[&qualified, "function Get-It {\n    $own = 1\n}\n"]),
        0
    );
}
