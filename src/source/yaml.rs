//! YAML, behind one door: nothing else in the crate names the YAML crate.

use serde::de::DeserializeOwned;
use std::fmt;

/// Why a YAML text could not be read, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YamlError {
    /// The reason, without the place.
    pub message: String,
    /// Byte offset in the text, where the parser knows one.
    pub offset: Option<usize>,
    /// Line and column from 1, where the parser knows them.
    pub place: Option<(usize, usize)>,
}

impl fmt::Display for YamlError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.place {
            Some((line, column)) => write!(f, "line {line}, column {column}: {}", self.message),
            None => f.write_str(&self.message),
        }
    }
}

impl std::error::Error for YamlError {}

/// Reads a YAML document into a type.
///
/// # Errors
/// Where the text is no YAML or does not fit the type.
pub fn from_str<T: DeserializeOwned>(text: &str) -> Result<T, YamlError> {
    serde_yaml::from_str(text).map_err(|error| {
        let place = error.location();
        let mut message = error.to_string();
        // The crate ends its message with the place, which we tell ourselves.
        if let Some(at) = message.rfind(" at line ") {
            message.truncate(at);
        }
        YamlError {
            message,
            offset: place.as_ref().map(serde_yaml::Location::index),
            place: place.map(|place| (place.line(), place.column())),
        }
    })
}

/// The pairs of a top-level mapping, in order, typed as YAML types them.
#[derive(Debug)]
pub struct Pairs(pub Vec<(String, super::front_matter::Value<'static>)>);

impl<'de> serde::Deserialize<'de> for Pairs {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mapping = serde_yaml::Mapping::deserialize(deserializer)?;
        Ok(Self(pairs(mapping)))
    }
}

fn pairs(mapping: serde_yaml::Mapping) -> Vec<(String, super::front_matter::Value<'static>)> {
    mapping
        .into_iter()
        .map(|(key, value)| {
            let key = match key {
                serde_yaml::Value::String(key) => key,
                other => serde_yaml::to_string(&other)
                    .unwrap_or_default()
                    .trim_end()
                    .to_owned(),
            };
            (key, self::value(value))
        })
        .collect()
}

fn value(value: serde_yaml::Value) -> super::front_matter::Value<'static> {
    use super::front_matter::Value;
    match value {
        serde_yaml::Value::Null => Value::Null,
        serde_yaml::Value::Bool(value) => Value::Bool(value),
        serde_yaml::Value::Number(number) => number
            .as_i64()
            .map(Value::Int)
            .or_else(|| number.as_f64().map(Value::Float))
            .unwrap_or(Value::Null),
        serde_yaml::Value::String(text) => Value::Text(text.into()),
        serde_yaml::Value::Sequence(items) => {
            Value::List(items.into_iter().map(self::value).collect())
        }
        serde_yaml::Value::Mapping(mapping) => Value::Map(pairs(mapping)),
        // A tag says how a program should read the value; we keep the value.
        serde_yaml::Value::Tagged(tagged) => self::value(tagged.value),
    }
}
