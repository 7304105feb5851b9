//! Messages inside templates: `{{ say("step-of", number=3, total=13) }}`.

use crate::l10n::Messages;
use fluent::{FluentArgs, FluentValue};
use minijinja::value::{Kwargs, Object};
use minijinja::{Error, State, Value};
use std::sync::Arc;

/// The messages of a locale as a function that templates call. What it returns
/// is plain text: the format escapes it like any other.
#[derive(Debug)]
pub(super) struct Say(pub(super) Messages);

impl Say {
    pub(super) fn value(messages: Messages) -> Value {
        Value::from_object(Self(messages))
    }
}

impl Object for Say {
    fn call(self: &Arc<Self>, _: &mut State<'_, '_>, args: &[Value]) -> Result<Value, Error> {
        let (key, kwargs): (String, Kwargs) = minijinja::value::from_args(args)?;
        let mut fluent = FluentArgs::new();
        for name in kwargs.args() {
            let value: Value = kwargs.get(name)?;
            let value = match i64::try_from(value.clone()) {
                Ok(number) if value.is_number() => FluentValue::from(number),
                _ => FluentValue::from(value.to_string()),
            };
            fluent.set(name.to_owned(), value);
        }
        Ok(Value::from(self.0.with(&key, &fluent)))
    }
}
