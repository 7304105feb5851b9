//! The values that commands need: placeholders, and variables that nothing sets.

use super::command::{Left, Obstacle, Parameter, Routine};
use super::describe::description;
use super::{Localized, PlanProcedure, PlanStep};
use crate::shell::{Analysis, Shell, analyse, analyse_after, with_variables};
use crate::source::Declared;
use crate::text::SafeText;
use std::collections::{BTreeMap, HashSet};

/// What is known of values beside the commands.
pub(super) struct Known<'k> {
    /// Values that the article gives where readers do not see it.
    pub(super) hidden: &'k [(String, String)],
    /// What the automation file declares, by name.
    pub(super) declared: &'k BTreeMap<String, Declared>,
    /// Whether a name is that of a secret, in the reference's language.
    pub(super) is_secret: &'k dyn Fn(&str) -> bool,
    /// How many locales there are, and which of them a tag means.
    pub(super) locales: usize,
    pub(super) locale_of: &'k dyn Fn(&str) -> Option<usize>,
}

/// Names that mean the same value: `<Pod Name>`, `<pod-name>` and `$POD_NAME`.
#[must_use]
pub fn key(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    for c in name.chars().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            key.push(c);
        } else if !key.ends_with('-') {
            key.push('-');
        }
    }
    key.trim_matches('-').to_owned()
}

/// The key of a variable that commands expand: those that this program makes of
/// placeholders are their placeholders'.
fn key_of_use(name: &str) -> String {
    key(name.strip_prefix(PREFIX).unwrap_or(name))
}

/// Parts of technical names that say of a value that it is secret, in any language.
const SECRET: &[&str] = &[
    "apikey",
    "bearer",
    "credential",
    "credentials",
    "jwt",
    "passphrase",
    "passwd",
    "password",
    "pat",
    "pwd",
    "sas",
    "secret",
    "token",
    "webhook",
];

/// Whose keys are secret.
const KEYS: &[&str] = &[
    "access",
    "account",
    "api",
    "encryption",
    "function",
    "host",
    "master",
    "primary",
    "private",
    "secondary",
    "secret",
    "shared",
    "signing",
    "storage",
    "subscription",
];

/// Whether a value is secret by the technical name that it has: `SAS_URL`, `function-key`.
fn is_technical_secret(key: &str) -> bool {
    let words: Vec<&str> = key.split('-').collect();
    // Names may be written together: `dbPassword`, `accountKey`.
    let ends = |word: &str| {
        let named = SECRET
            .iter()
            .any(|end| end.len() > 4 && word.ends_with(end));
        let key = word
            .strip_suffix("key")
            .is_some_and(|whose| KEYS.iter().any(|own| own.len() > 2 && whose.ends_with(own)));
        named || key || word.ends_with("connectionstring")
    };
    words.iter().any(|word| SECRET.contains(word) || ends(word))
        || words.windows(2).any(|pair| {
            KEYS.contains(&pair[0]) && pair[1] == "key" || pair == ["connection", "string"]
        })
}

/// What the variables of placeholders begin with.
const PREFIX: &str = "RUNBOOK_";

/// The environment variable of a placeholder. It begins in a way that no name
/// of a placeholder can make it one that programs go by, such as `PATH`.
fn variable(key: &str) -> String {
    let name: String = key
        .chars()
        .map(|c| {
            if c.is_ascii_alphanumeric() {
                c.to_ascii_uppercase()
            } else {
                '_'
            }
        })
        .collect();
    if key.is_ascii() {
        return format!("{PREFIX}{name}");
    }
    // Letters that no variable can have would make different names the same.
    let hash = blake3::hash(key.as_bytes()).to_hex();
    format!("{PREFIX}{name}_{}", &hash[..8])
}

struct Collected {
    key: String,
    /// As it was written first.
    spelled: String,
    /// The variable of the commands' own that brings it there, where they have one.
    own: Option<String>,
    /// Whether it begins an argument of a program.
    leads: bool,
}

/// What a value must be that would be an option if it began with a hyphen.
const NO_OPTION: &str = "[^-].*";

/// Finds the values that the commands of all procedures need, has the commands
/// take them from variables, and says which routine needs which.
pub(super) fn parameters(procedures: &mut [PlanProcedure], known: &Known<'_>) -> Vec<Parameter> {
    hand_over(procedures);
    let mut all: Vec<Collected> = Vec::new();
    for shell in [Shell::Bash, Shell::Powershell, Shell::Cmd] {
        // What the commands of earlier steps have set is there for later ones.
        let mut set: HashSet<String> = HashSet::new();
        let mut defined: HashSet<String> = HashSet::new();
        each_routine(procedures, shell, &mut |routine| {
            let mut tools = Vec::new();
            for code in routine.codes() {
                let analysis = analyse(shell, &code.text);
                for placeholder in &analysis.placeholders {
                    add(&mut all, &placeholder.name, None);
                }
                for name in &analysis.uses {
                    if !set.contains(name) {
                        match name.strip_prefix(PREFIX) {
                            Some(placeholder) => add(&mut all, placeholder, None),
                            None => add(&mut all, name, Some(name)),
                        }
                    }
                }
                for name in &analysis.leading {
                    let wanted = key_of_use(name);
                    let mut named = all.iter_mut();
                    if let Some(found) = named.find(|found| found.key == wanted) {
                        found.leads = true;
                    }
                }
                tools.extend(analysis.tools);
                set.extend(analysis.sets);
                defined.extend(analysis.defines);
            }
            tools.retain(|tool| !defined.contains(tool));
            tools.sort_unstable();
            tools.dedup();
            routine.tools = tools;
        });
    }
    let mut parameters: Vec<Parameter> = all.iter().map(|found| found.parameter(known)).collect();
    for (parameter, found) in parameters.iter_mut().zip(&all) {
        if parameter.prompt.reference().as_str() == found.spelled
            || *parameter.prompt.reference() == parameter.name
        {
            describe(parameter, found, procedures, known.locales);
        }
    }
    for shell in [Shell::Bash, Shell::Powershell, Shell::Cmd] {
        let mut set: HashSet<String> = HashSet::new();
        let mut used: HashSet<String> = HashSet::new();
        each_routine(procedures, shell, &mut |routine| {
            let mut needed = Vec::new();
            let (mut uses, mut sets) = (Vec::new(), Vec::new());
            for code in routine.codes_mut() {
                let analysis = analyse(shell, &code.text);
                let of_earlier = |name: &&String| set.contains(*name) && !sets.contains(*name);
                uses.extend(analysis.uses.iter().filter(of_earlier).cloned());
                sets.extend(analysis.sets.iter().cloned());
                for (n, found) in all.iter().enumerate() {
                    if found.is_needed(&analysis, &set) {
                        needed.push(n);
                    }
                }
                let variable = |name: &str| {
                    let wanted = key(name);
                    let at = all.iter().position(|found| found.key == wanted)?;
                    Some(parameters[at].variable.clone())
                };
                let run = with_variables(shell, &code.text, &analysis, variable);
                code.run = SafeText::block(&run);
            }
            for names in [&mut uses, &mut sets] {
                names.sort_unstable();
                names.dedup();
            }
            needed.sort_unstable();
            needed.dedup();
            set.extend(sets.iter().cloned());
            used.extend(uses.iter().cloned());
            routine.parameters = needed;
            (routine.uses, routine.sets) = (uses, sets);
        });
        each_routine(procedures, shell, &mut |routine| {
            routine.sets.retain(|name| used.contains(name));
        });
    }
    for procedure in procedures {
        typed(&mut procedure.steps, &all);
    }
    parameters
}

/// Says which values a person types with what is left to one. Nobody is asked for one on their
/// account.
fn typed(list: &mut [PlanStep], all: &[Collected]) {
    for step in list {
        for left in &mut step.left {
            let mut named = HashSet::new();
            for code in &left.codes {
                let analysis = analyse(left.shell, code);
                let unplaced = analysis.unplaced.into_iter();
                named.extend(unplaced.filter_map(|span| code.get(span)).map(key));
                named.extend(analysis.placeholders.iter().map(|found| key(&found.name)));
            }
            let is_named = |n: &usize| named.contains(&all[*n].key);
            left.parameters = (0..all.len()).filter(is_named).collect();
        }
        typed(&mut step.substeps, all);
    }
}

/// Says what a value is beside its name, where the text says it.
fn describe(
    parameter: &mut Parameter,
    found: &Collected,
    procedures: &[PlanProcedure],
    locales: usize,
) {
    let name = parameter.prompt.reference().clone();
    for locale in 0..locales {
        let told = description(procedures, locale, &|text| key(text) == found.key);
        // Who reads another language is not told in the reference's.
        let prompt = match told {
            Some(told) => SafeText::line(&format!("{name} ({told})")),
            None => name.clone(),
        };
        if prompt != *parameter.prompt.shown(locale) {
            parameter.prompt.set(locale, prompt);
        }
    }
}

/// What commands have left for later ones.
#[derive(Default)]
struct Past {
    set: HashSet<String>,
    /// Variables and files that hold a value which was asked for.
    filled: HashSet<String>,
    marks: Vec<String>,
}

impl Past {
    /// Whether commands put a value that was asked for into code.
    fn exposes(&self, analysis: &Analysis) -> bool {
        let asked = |name: &String| {
            let file = name.starts_with("file:");
            self.filled.contains(name)
                || !file && !self.set.contains(name) && analysis.uses.contains(name)
        };
        !analysis.unplaced.is_empty() || analysis.exposed.iter().any(asked)
    }

    /// Takes over what commands leave.
    fn take(&mut self, analysis: Analysis) {
        for carried in analysis.carried {
            let asked = |name: &String| self.filled.contains(name) || !self.set.contains(name);
            if carried.filled || carried.from.iter().any(asked) {
                self.filled.insert(carried.name);
            }
        }
        self.set.extend(analysis.sets);
        self.marks.extend(analysis.marks);
    }
}

/// Leaves the steps to a person whose own commands put a value into code for
/// another shell: what it holds would be read there as code.
fn hand_over(procedures: &mut [PlanProcedure]) {
    fn left(past: &mut Past, routines: &mut Vec<Routine>, told: &mut Vec<Left>, shell: Shell) {
        for routine in routines.iter_mut().filter(|routine| routine.shell == shell) {
            let (first, set, mut left) = (past.marks.len(), past.set.clone(), false);
            let mut codes = Vec::new();
            for code in routine.codes() {
                let analysis = analyse_after(shell, &code.text, &past.marks);
                codes.push(code.text.clone());
                left |= !routine.automated && past.exposes(&analysis);
                past.take(analysis);
            }
            if left {
                past.marks.truncate(first);
                past.set = set;
                routine.run.clear();
                if told.iter().all(|left| left.shell != shell) {
                    told.push(Left {
                        shell,
                        why: Obstacle::Exposed,
                        codes,
                        parameters: Vec::new(),
                    });
                }
            }
        }
        routines.retain(|routine| routine.codes().count() > 0);
    }
    fn steps(past: &mut Past, list: &mut [PlanStep], shell: Shell) {
        for step in list {
            left(past, &mut step.routines, &mut step.left, shell);
            steps(past, &mut step.substeps, shell);
            left(past, &mut step.closing, &mut step.left, shell);
        }
    }
    for shell in [Shell::Bash, Shell::Powershell] {
        let mut past = Past::default();
        for procedure in &mut *procedures {
            steps(&mut past, &mut procedure.steps, shell);
        }
    }
}

fn add(all: &mut Vec<Collected>, name: &str, own: Option<&str>) {
    let key = key(name);
    if key.is_empty() {
        return;
    }
    match all.iter_mut().find(|found| found.key == key) {
        Some(found) => {
            if found.own.is_none() {
                found.own = own.map(str::to_owned);
            }
        }
        None => all.push(Collected {
            key,
            spelled: name.to_owned(),
            own: own.map(str::to_owned),
            leads: false,
        }),
    }
}

/// Goes through the routines of a shell, in the order that steps are done.
fn each_routine(
    procedures: &mut [PlanProcedure],
    shell: Shell,
    visit: &mut dyn FnMut(&mut Routine),
) {
    fn steps(list: &mut [PlanStep], shell: Shell, visit: &mut dyn FnMut(&mut Routine)) {
        for step in list {
            let of_shell = |routine: &&mut Routine| routine.shell == shell;
            let before = step.routines.iter_mut();
            before.filter(of_shell).for_each(&mut *visit);
            steps(&mut step.substeps, shell, visit);
            let after = step.closing.iter_mut();
            after.filter(of_shell).for_each(&mut *visit);
        }
    }
    for procedure in procedures {
        steps(&mut procedure.steps, shell, visit);
    }
}

impl Collected {
    fn is_needed(&self, analysis: &Analysis, set: &HashSet<String>) -> bool {
        analysis
            .placeholders
            .iter()
            .any(|placeholder| key(&placeholder.name) == self.key)
            || analysis
                .uses
                .iter()
                .any(|name| !set.contains(name) && key_of_use(name) == self.key)
    }

    fn parameter(&self, known: &Known<'_>) -> Parameter {
        let declared = known
            .declared
            .iter()
            .find(|(name, _)| key(name) == self.key);
        let (name, declared) = match declared {
            Some((name, declared)) => (name.clone(), declared.clone()),
            // A variable keeps its name; a placeholder gets one that can be typed.
            None => match &self.own {
                Some(own) => (own.clone(), Declared::default()),
                None => (
                    self.spelled.to_lowercase().replace(' ', "-"),
                    Declared::default(),
                ),
            },
        };
        let variable = self
            .own
            .clone()
            .or(declared.variable)
            .unwrap_or_else(|| variable(&self.key));
        let mut hidden = known.hidden.iter().rev();
        let hidden = hidden.find(|(name, _)| key(name) == self.key);
        let default = declared.default.or_else(|| Some(hidden?.1.clone()));
        let spelled = if self.own.is_some() {
            &name
        } else {
            &self.spelled
        };
        let mut prompt = Localized::new(SafeText::line(spelled), known.locales);
        for (tag, text) in declared.prompt.texts() {
            let text = SafeText::line(text);
            match tag {
                None => prompt.set(0, text),
                Some(tag) => {
                    if let Some(locale) = (known.locale_of)(tag) {
                        prompt.set(locale, text);
                    }
                }
            }
        }
        Parameter {
            secret: declared.secret.unwrap_or_else(|| {
                (known.is_secret)(&self.key.replace('-', " ")) || is_technical_secret(&self.key)
            }),
            name: SafeText::line(&name),
            variable,
            prompt,
            pattern: declared
                .pattern
                .or_else(|| self.leads.then(|| NO_OPTION.to_owned()))
                .map(|pattern| SafeText::line(&pattern)),
            default: default.map(|default| SafeText::line(&default)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_mean_the_same_value_are_one() {
        for name in ["Pod Name", "pod-name", "POD_NAME", "<pod_name>"] {
            assert_eq!(key(name), "pod-name");
        }
        for name in [
            "SAS_URL",
            "storage account key",
            "GITHUB_PAT",
            "webhook-url",
            "DB_PASSWORD",
            "YOUR_TOKEN",
            "yourPassword",
            "storageAccountKey",
            "AzureWebJobsConnectionString",
            "client-secret",
            "primary key",
        ] {
            assert!(is_technical_secret(&key(name)), "{name}");
        }
        for name in [
            "key",
            "path",
            "namespace",
            "host",
            "ssh-key-file-name",
            "monkey",
            "key-name",
            "pattern",
        ] {
            assert!(!is_technical_secret(&key(name)), "{name}");
        }
        assert_eq!(key_of_use("RUNBOOK_POD_NAME"), "pod-name");
        assert_eq!(variable("pod-name"), "RUNBOOK_POD_NAME");
        assert_eq!(variable("path"), "RUNBOOK_PATH");
        assert_ne!(variable("\u{540d}"), variable("\u{5024}"));
    }
}
