//! Commands that set variables to what other commands print, and succeed whatever those come to.

use super::asking::{assigns, names_status};
use super::counting::outside;
use super::names::DECLARING;
use super::scan::scan;
use super::state::{Event, Role, Word};
use std::ops::Range;

/// The commands of a text that set variables to what other commands print, and succeed
/// whatever those come to: `export a=$(b)`. Where functions are `shown` to other shells,
/// nothing may be put into them.
pub(in crate::shell) fn filled(text: &str, shown: bool) -> Vec<Range<usize>> {
    let scan = scan(text);
    if scan.fault.is_some() {
        return Vec::new();
    }
    let mut filled = Vec::new();
    let mut levels = vec![Setting::default()];
    for event in &scan.events {
        let last = levels.len() - 1;
        let own = &mut levels[last];
        match event {
            Event::Open => levels.push(Setting::default()),
            Event::Close if last > 0 => {
                levels.pop();
                levels[last - 1].substitutes = true;
            }
            Event::Word(word) => own.take(word, text),
            Event::End => {
                let own = std::mem::take(own);
                filled.extend(own.span.filter(|_| own.declares && own.fills && !own.bars));
            }
            _ => {}
        }
    }
    // What is put before a command would be what `$?` tells of.
    filled.retain(|own: &Range<usize>| !text.get(own.clone()).is_some_and(names_status));
    if shown {
        outside(&mut filled, text, &scan);
    }
    filled
}

/// A simple command as far as it was read.
#[derive(Debug, Default)]
struct Setting {
    span: Option<Range<usize>>,
    declares: bool,
    /// Whether commands were read since the word before.
    substitutes: bool,
    fills: bool,
    /// Whether a redirection stands before it, behind which no compound command can stand.
    bars: bool,
}

impl Setting {
    fn take(&mut self, word: &Word, text: &str) {
        let substitutes = std::mem::take(&mut self.substitutes);
        let own = text.get(word.range.clone()).unwrap_or_default();
        match word.role {
            Role::Assignment | Role::Command => {
                self.declares |= word.role == Role::Command && DECLARING.contains(&own);
                let span = self.span.get_or_insert(word.range.clone());
                span.end = word.range.end;
            }
            Role::Argument => self.fills |= substitutes && assigns(own),
            // An element of what is set.
            Role::Other if self.declares => self.substitutes = substitutes,
            Role::Target => self.bars |= self.span.is_none(),
            _ => *self = Self::default(),
        }
        if let Some(span) = &mut self.span {
            span.end = span.end.max(word.range.end);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_declared_by_what_others_print_is_found() {
        for text in [
            "«export a=$(b)»",
            "«export a=\"$(b)\" c=d»; e",
            "f() { «local a=`b`»; }",
            "«a=b export c=$(d) 2>/dev/null» && e",
            "if a; then «declare -r b=$(c)»; fi",
            "x=$(«export a=$(b)»)",
            "«export \"a=$(b)\" c»",
            "f() { «local a=(b $(c) d)»; }",
            "«declare -A a=([b]=\"$(c)\")»",
            "export 'a=$(b)'",
            "local a=(b)",
            "for a in export; do b $(c); done",
            "export a=$? b=$(c)",
            "local a=$(b) c=\"${?}\"",
            "export a=${PIPESTATUS[0]} b=$(c)",
            "export a=b",
            "export \"$(a)\"",
            ">a export b=$(c)",
            "echo a=$(b)",
            "a=$(b)",
            "export a=$((b))",
        ] {
            let plain = text.replace(['«', '»'], "");
            let mut out = plain.clone();
            for range in filled(&plain, false).into_iter().rev() {
                out.insert(range.end, '»');
                out.insert(range.start, '«');
            }
            assert_eq!(out, text);
        }
    }
}
