//! `automation/<id>.yaml`: what binds the steps of an article to commands.
//!
//! A runbook that people do by hand grows into one that runs by itself, a step
//! at a time, without a word of the article being changed.

use super::yaml;
use schemars::JsonSchema;
use serde::de::{Error as _, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

/// The automation of one article.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(title = "Automation of a runbookc article")]
pub struct Automation {
    /// The values that commands need, by the name of their placeholder:
    /// `namespace` for `<namespace>` and `$NAMESPACE`.
    #[serde(deserialize_with = "each_once")]
    pub parameters: BTreeMap<String, Declared>,
    /// What is done at steps, by their id (`p1.3`, `p1.3.2`).
    #[serde(deserialize_with = "each_once")]
    pub steps: BTreeMap<String, StepAutomation>,
}

/// What is known of a value.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Declared {
    /// What it is called when it is asked for: a text, or one for each locale.
    pub prompt: Texts,
    /// A regular expression that the whole value must match. It should keep to
    /// what POSIX extended expressions and .NET have in common.
    pub pattern: Option<String>,
    /// What it is unless the operator says otherwise.
    #[serde(deserialize_with = "scalar")]
    #[schemars(with = "Option<Scalar>")]
    pub default: Option<String>,
    /// Whether it is never shown, logged or kept; guessed from its name where
    /// nothing is said.
    pub secret: Option<bool>,
    /// The environment variable that brings it to the commands; `RUNBOOK_` and
    /// its name in capitals where nothing is said.
    #[serde(deserialize_with = "variable")]
    #[schemars(regex(pattern = "^[A-Za-z_][A-Za-z0-9_]*$"))]
    pub variable: Option<String>,
}

/// A text, or one for each locale.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Texts {
    /// None.
    #[default]
    None,
    /// The same in every locale.
    One(String),
    /// By the tag of the locale.
    Each(BTreeMap<String, String>),
}

impl Texts {
    /// The texts, each with its tag where it has one.
    pub fn texts(&self) -> impl Iterator<Item = (Option<&str>, &str)> {
        let (one, each) = match self {
            Self::None => (None, None),
            Self::One(text) => (Some((None, text.as_str())), None),
            Self::Each(texts) => (None, Some(texts)),
        };
        let each = each.into_iter().flatten();
        one.into_iter()
            .chain(each.map(|(tag, text)| (Some(tag.as_str()), text.as_str())))
    }
}

/// What scripts do at a step.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct StepAutomation {
    /// The hash of the step (`hash` in `runbook.json`) that this was written
    /// for. Where the article says something else now, a finding says so.
    pub hash: Option<String>,
    /// In bash.
    pub bash: Option<Binding>,
    /// In PowerShell.
    pub powershell: Option<Binding>,
}

/// The code of a step in one shell.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Binding {
    /// Ends with 0 where the step is done already. Must change nothing.
    pub check: Option<String>,
    /// Does the step, in place of the commands in its text.
    pub run: Option<String>,
    /// Ends with 0 where the step has done what it should. Must change nothing.
    pub verify: Option<String>,
    /// Undoes the step.
    pub rollback: Option<String>,
    /// What `run` is expected to print.
    pub expect: Option<Expect>,
}

impl Binding {
    /// The codes there are, each with the key that it stands under.
    pub fn codes(&self) -> impl Iterator<Item = (&'static str, &str)> {
        [
            ("check", &self.check),
            ("run", &self.run),
            ("verify", &self.verify),
            ("rollback", &self.rollback),
        ]
        .into_iter()
        .filter_map(|(purpose, code)| Some((purpose, code.as_deref()?)))
    }
}

/// What a command is expected to print.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Expect {
    /// The output.
    pub output: Option<String>,
    /// The least similarity to `output`, from 0 to 1. Where nothing is said, every
    /// line must be the same; below 1, only times, dates, ages and ids may differ.
    pub similarity: Option<f64>,
    /// A regular expression that must be found in the output.
    pub pattern: Option<String>,
}

/// A value as YAML may have it without quotes.
#[derive(Deserialize, JsonSchema)]
#[serde(untagged)]
enum Scalar {
    Bool(bool),
    Whole(i64),
    Decimal(f64),
    Text(String),
}

fn scalar<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    let value = Option::<Scalar>::deserialize(deserializer)?;
    Ok(value.map(|value| match value {
        Scalar::Bool(value) => value.to_string(),
        Scalar::Whole(value) => value.to_string(),
        Scalar::Decimal(value) => value.to_string(),
        Scalar::Text(value) => value,
    }))
}

/// The name of an environment variable: anything else could be more than a name
/// to a shell.
fn variable<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    let name = Option::<String>::deserialize(deserializer)?;
    let is_name = |name: &String| {
        name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
            && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
    };
    match name {
        Some(name) if !is_name(&name) => Err(D::Error::custom(format_args!(
            "`{name}` is no name of a variable"
        ))),
        name => Ok(name),
    }
}

/// A mapping in which no key stands twice: of two bindings of one step, which
/// was meant?
fn each_once<'de, D, T>(deserializer: D) -> Result<BTreeMap<String, T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    struct EachOnce<T>(PhantomData<T>);

    impl<'de, T: Deserialize<'de>> Visitor<'de> for EachOnce<T> {
        type Value = BTreeMap<String, T>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a mapping")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut pairs: A) -> Result<Self::Value, A::Error> {
            let mut map = BTreeMap::new();
            while let Some(key) = pairs.next_key::<String>()? {
                if map.contains_key(&key) {
                    return Err(A::Error::custom(format_args!("`{key}` stands there twice")));
                }
                let value = pairs.next_value()?;
                map.insert(key, value);
            }
            Ok(map)
        }

        // `steps:` with nothing after it, as a file that is being begun has it.
        fn visit_unit<E>(self) -> Result<Self::Value, E> {
            Ok(BTreeMap::new())
        }
    }

    deserializer.deserialize_any(EachOnce(PhantomData))
}

impl Automation {
    /// Reads an automation file.
    ///
    /// # Errors
    /// Where the text is no YAML, or says something that there is not.
    pub fn parse(text: &str) -> Result<Self, yaml::YamlError> {
        if text
            .lines()
            .all(|line| line.trim().is_empty() || line.trim_start().starts_with('#'))
        {
            return Ok(Self::default());
        }
        yaml::from_str(text)
    }

    /// The JSON Schema of an automation file.
    #[must_use]
    pub fn schema() -> String {
        let schema = schemars::schema_for!(Self);
        let mut text = serde_json::to_string_pretty(&schema).expect("a schema is plain data");
        text.push('\n');
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_binds_steps_and_declares_values() {
        let automation = Automation::parse(
            "parameters:\n  replicas:\n    default: 3\n    prompt: {en-US: How many, nl-NL: Hoeveel}\n\
             steps:\n  p1.2:\n    bash:\n      check: test -e x\n      run: |\n        touch x\n",
        )
        .unwrap();
        let declared = &automation.parameters["replicas"];
        assert_eq!(declared.default.as_deref(), Some("3"));
        let texts: Vec<_> = declared.prompt.texts().collect();
        assert_eq!(
            texts,
            [(Some("en-US"), "How many"), (Some("nl-NL"), "Hoeveel")]
        );
        let binding = automation.steps["p1.2"].bash.as_ref().unwrap();
        assert_eq!(binding.run.as_deref(), Some("touch x\n"));
    }

    #[test]
    fn what_there_is_not_is_an_error_with_its_line() {
        let error = Automation::parse("steps:\n  p1.2:\n    fish: {run: x}\n").unwrap_err();
        assert!(error.message.contains("fish"), "{error}");
        assert_eq!(error.place.unwrap().0, 3);
        let error = Automation::parse("steps:\n  p1.2: {}\n  p1.2: {}\n").unwrap_err();
        assert!(
            error.message.contains("`p1.2` stands there twice"),
            "{error}"
        );
        assert!(Automation::parse("steps:\n").unwrap().steps.is_empty());
        assert_eq!(
            Automation::parse("# nothing\n").unwrap(),
            Automation::default()
        );
    }
}
