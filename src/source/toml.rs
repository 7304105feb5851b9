//! TOML and JSON, the other two forms of a front matter. Nothing else in the crate
//! names the TOML crate.

use super::front_matter::Value;
use std::borrow::Cow;

/// The pairs of a block, in its order; or why it is none, and at which byte.
pub(super) type Read = Result<Vec<(String, Value<'static>)>, (String, usize)>;

pub(super) fn read(text: &str) -> Read {
    match text.parse::<toml::Table>() {
        Ok(table) => Ok(pairs(table)),
        Err(error) => {
            let at = error.span().map_or(0, |span| span.start);
            Err((error.message().to_owned(), at))
        }
    }
}

fn pairs(table: toml::Table) -> Vec<(String, Value<'static>)> {
    let pairs = table.into_iter();
    pairs.map(|(key, value)| (key, of_toml(value))).collect()
}

fn of_toml(value: toml::Value) -> Value<'static> {
    match value {
        toml::Value::String(text) => Value::Text(Cow::Owned(text)),
        toml::Value::Integer(number) => Value::Int(number),
        toml::Value::Float(number) => Value::Float(number),
        toml::Value::Boolean(value) => Value::Bool(value),
        toml::Value::Datetime(time) => Value::Text(Cow::Owned(time.to_string())),
        toml::Value::Array(items) => Value::List(items.into_iter().map(of_toml).collect()),
        toml::Value::Table(table) => Value::Map(pairs(table)),
    }
}

/// The pairs of an object of JSON; nothing where the text is none.
pub(super) fn read_json(text: &str) -> Option<Vec<(String, Value<'static>)>> {
    let object: serde_json::Map<String, serde_json::Value> = serde_json::from_str(text).ok()?;
    Some(of_object(object))
}

fn of_object(object: serde_json::Map<String, serde_json::Value>) -> Vec<(String, Value<'static>)> {
    let pairs = object.into_iter();
    pairs.map(|(key, value)| (key, of_json(value))).collect()
}

fn of_json(value: serde_json::Value) -> Value<'static> {
    match value {
        serde_json::Value::Null => Value::Null,
        serde_json::Value::Bool(value) => Value::Bool(value),
        serde_json::Value::Number(number) => match number.as_i64() {
            Some(number) => Value::Int(number),
            None => Value::Float(number.as_f64().unwrap_or_default()),
        },
        serde_json::Value::String(text) => Value::Text(Cow::Owned(text)),
        serde_json::Value::Array(items) => Value::List(items.into_iter().map(of_json).collect()),
        serde_json::Value::Object(object) => Value::Map(of_object(object)),
    }
}
