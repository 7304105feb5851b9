//! The language that whoever runs the program speaks.

use crate::source::Locale;

/// The variables that say it, the strongest first (POSIX).
const VARIABLES: &[&str] = &["LC_ALL", "LC_MESSAGES", "LANG"];

/// The locale that the environment asks for; American English where it asks for
/// none or for the one of computers (`C`, `POSIX`).
#[must_use]
pub fn from_environment(variable: impl Fn(&str) -> Option<String>) -> Locale {
    VARIABLES
        .iter()
        .filter_map(|name| variable(name))
        .find(|value| !value.is_empty())
        .and_then(|value| {
            let tag = value.split(['.', '@']).next()?;
            let of_computers = matches!(tag, "C" | "POSIX");
            Locale::parse(&tag.replace('_', "-"))
                .ok()
                .filter(|_| !of_computers)
        })
        .unwrap_or_else(|| Locale::parse("en-US").expect("a tag"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_strongest_variable_that_says_something_counts() {
        let locale = |pairs: &[(&str, &str)]| {
            let pairs: Vec<_> = pairs
                .iter()
                .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
                .collect();
            let found = from_environment(|name| {
                let (_, value) = pairs.iter().find(|(known, _)| known == name)?;
                Some(value.clone())
            });
            found.as_str().to_owned()
        };
        assert_eq!(locale(&[("LANG", "nl_BE.UTF-8"), ("LC_ALL", "")]), "nl-BE");
        assert_eq!(locale(&[("LANG", "nl"), ("LC_ALL", "de_DE@euro")]), "de-DE");
        assert_eq!(locale(&[("LANG", "nl"), ("LC_ALL", "C.UTF-8")]), "en-US");
        assert_eq!(locale(&[("LC_MESSAGES", "POSIX")]), "en-US");
        assert_eq!(locale(&[]), "en-US");
    }
}
