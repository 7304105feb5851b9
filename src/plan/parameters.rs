//! The values that commands need: placeholders, and variables that nothing sets.

use super::command::{Parameter, Routine};
use super::{Localized, PlanProcedure, PlanStep};
use crate::shell::{Analysis, Shell, analyse, with_variables};
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
fn key(name: &str) -> String {
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
}

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
    let parameters: Vec<Parameter> = all.iter().map(|found| found.parameter(known)).collect();
    for shell in [Shell::Bash, Shell::Powershell, Shell::Cmd] {
        let mut set: HashSet<String> = HashSet::new();
        each_routine(procedures, shell, &mut |routine| {
            let mut needed = Vec::new();
            for code in routine.codes_mut() {
                let analysis = analyse(shell, &code.text);
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
                set.extend(analysis.sets);
            }
            needed.sort_unstable();
            needed.dedup();
            routine.parameters = needed;
        });
    }
    parameters
}

/// Leaves the steps to a person whose own commands put a value into code for
/// another shell: what it holds would be read there as code.
fn hand_over(procedures: &mut [PlanProcedure]) {
    fn clear(steps: &mut [PlanStep]) {
        for step in steps {
            step.routines.retain(|routine| routine.codes().count() > 0);
            step.closing.retain(|routine| routine.codes().count() > 0);
            clear(&mut step.substeps);
        }
    }
    let mut set: HashSet<String> = HashSet::new();
    each_routine(procedures, Shell::Bash, &mut |routine| {
        let mut left = false;
        let mut sets = Vec::new();
        for code in routine.codes() {
            let analysis = analyse(Shell::Bash, &code.text);
            let asked = |name: &String| !set.contains(name) && !sets.contains(name);
            left |= !routine.automated && analysis.exposed.iter().any(asked);
            sets.extend(analysis.sets);
        }
        if left {
            routine.run.clear();
        } else {
            set.extend(sets);
        }
    });
    for procedure in procedures {
        clear(&mut procedure.steps);
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
            secret: declared
                .secret
                .unwrap_or_else(|| (known.is_secret)(&self.key.replace('-', " "))),
            name: SafeText::line(&name),
            variable,
            prompt,
            pattern: declared.pattern.map(|pattern| SafeText::line(&pattern)),
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
        assert_eq!(key_of_use("RUNBOOK_POD_NAME"), "pod-name");
        assert_eq!(variable("pod-name"), "RUNBOOK_POD_NAME");
        assert_eq!(variable("path"), "RUNBOOK_PATH");
        assert_ne!(variable("\u{540d}"), variable("\u{5024}"));
    }
}
