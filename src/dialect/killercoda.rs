//! Killercoda and Katacoda: code that is run with a click says so behind its last mark.

use super::{Dialect, Syntax};

pub(super) static DIALECT: Dialect = Dialect {
    name: "killercoda",
    syntax: &[Syntax::Clicks],
    words: &[],
};

#[cfg(test)]
mod tests {
    use crate::article::testing::shown;

    #[test]
    fn what_is_run_with_a_click_is_code_up_to_its_mark() {
        let text = "Run:\n\n```\nls\n```{{exec}}\n\nThen `date`{{execute}} and go.\n\n```\nwho\n```{{copy}}\n\n```sh\nid\n```{{exec interrupt}}\nAfter.\n";
        assert_eq!(
            shown("killercoda", text),
            "Run: `bash:ls` Then `date` and go. `:who` `sh:id` After."
        );
    }

    #[test]
    fn what_only_looks_like_it_stays() {
        let text = "```\na\n```{{b}}\n```\n\nUse {{exec}}.\n";
        assert_eq!(shown("killercoda", text), "`:a/```{{b}}` Use {{exec}}.");
    }
}
