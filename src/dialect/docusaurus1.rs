//! Docusaurus 1: tabs between comments.

use super::{Dialect, Syntax};

pub(super) static DIALECT: Dialect = Dialect {
    name: "docusaurus-1",
    syntax: &[Syntax::Comment],
    words: &[],
};

#[cfg(test)]
mod tests {
    use crate::article::testing::shown;

    #[test]
    fn comments_between_those_of_a_group_are_labels() {
        let text = "<!--DOCUSAURUS_CODE_TABS-->\n<!--Bash-->\n```bash\na\n```\n<!--Zsh-->\nb\n<!--END_DOCUSAURUS_CODE_TABS-->\n<!--x-->\n";
        assert_eq!(
            shown("docusaurus-1", text),
            "(tabs: Bash `bash:a` | Zsh b) <!--x-->"
        );
    }
}
