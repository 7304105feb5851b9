//! Placeholders become references to variables.

use super::scan::scan;
use crate::shell::{Placeholder, Quoting, edit};

/// The text with each placeholder replaced by a reference to its variable.
pub(in crate::shell) fn with_variables(text: &str, named: &[(&Placeholder, String)]) -> String {
    let mut edits = Vec::new();
    let mut literal = false;
    for (placeholder, name) in named {
        let reference = match placeholder.quoting {
            Quoting::Bare => format!("\"${{{name}}}\""),
            Quoting::Double | Quoting::Document => format!("${{{name}}}"),
            Quoting::Single => format!("'\"${{{name}}}\"'"),
            Quoting::Ansi => format!("'\"${{{name}}}\"$'"),
            Quoting::LiteralDocument => {
                literal = true;
                continue;
            }
        };
        edits.push((placeholder.span.clone(), reference));
    }
    if literal {
        documents(text, named, &mut edits);
    }
    edit::apply(text, edits)
}

/// Here-documents in which nothing was expanded, and now only their
/// placeholders are: the delimiter loses its quotes, and what would be expanded
/// is escaped.
fn documents(
    text: &str,
    named: &[(&Placeholder, String)],
    edits: &mut Vec<(std::ops::Range<usize>, String)>,
) {
    for document in scan(text).documents {
        if document.expands {
            continue;
        }
        let first = named.partition_point(|(p, _)| p.span.start < document.body.start);
        let after = named.partition_point(|(p, _)| p.span.start < document.body.end);
        let Some(within) = named.get(first..after).filter(|within| !within.is_empty()) else {
            continue;
        };
        let mut body = String::new();
        let mut done = document.body.start;
        for (placeholder, name) in within {
            escape(text.get(done..placeholder.span.start), &mut body);
            body.push_str("${");
            body.push_str(name);
            body.push('}');
            done = placeholder.span.end;
        }
        escape(text.get(done..document.body.end), &mut body);
        edits.push((document.delimiter, document.name));
        edits.push((document.body, body));
    }
}

fn escape(text: Option<&str>, out: &mut String) {
    for c in text.unwrap_or_default().chars() {
        if matches!(c, '$' | '`' | '\\') {
            out.push('\\');
        }
        out.push(c);
    }
}
