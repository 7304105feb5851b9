//! Commands that are alike but for what is theirs: of several such, a reader needs one.

use super::whole::assigned;
use crate::procedure::Lexicon;
use crate::shell::{Exchange, Shell, analyse, natures};

/// So many words a name has at most.
const LONGEST_NAME: usize = 4;

/// Whether blocks of commands are ways to do the same for those who have one thing or another:
/// all set the same variables, or all change something by the same line.
pub(super) fn are_alike(blocks: &[String]) -> bool {
    let Some((first, others)) = blocks.split_first() else {
        return false;
    };
    if let Some(names) = assigned(first).filter(|names| !names.is_empty()) {
        return others
            .iter()
            .all(|other| assigned(other).is_some_and(|own| own == names) && other != first);
    }
    let lines = |block: &str| -> Vec<String> {
        let lines = block.lines().map(str::trim);
        lines
            .filter(|line| !line.is_empty() && !line.starts_with('#'))
            .map(|line| line.strip_prefix("$ ").unwrap_or(line).to_owned())
            .collect()
    };
    // The same is done in another directory, too.
    let moves = |block: &String| lines(block).iter().any(|line| line.starts_with("cd "));
    let changes = |line: &String| {
        let natures = natures(Shell::Bash, line);
        line.contains(' ') && !natures.reads && assigned(line).is_none()
    };
    let same = |line: &String| others.iter().all(|other| lines(other).contains(line));
    !blocks.iter().any(moves) && lines(first).iter().any(|line| changes(line) && same(line))
}

/// Branches that stand where a version could.
const BRANCHES: &[&str] = &[
    "main", "master", "latest", "stable", "beta", "edge", "nightly", "lts", "develop", "dev",
];

/// Whether a block calls one program for one version after the other, each below a remark of
/// its own: whoever does the first does not need the second.
pub(super) fn differ_in_version(command: &str) -> bool {
    let mut calls: Vec<(bool, Vec<&str>)> = Vec::new();
    let mut remarked = false;
    for line in command.lines().map(str::trim) {
        if line.is_empty() {
            continue;
        }
        if line.starts_with('#') {
            remarked = true;
        } else {
            calls.push((
                std::mem::take(&mut remarked),
                line.split_whitespace().collect(),
            ));
        }
    }
    let Some(((_, first), others)) = calls.split_first() else {
        return false;
    };
    !others.is_empty()
        && others.iter().all(|(remarked, other)| {
            let mut pairs = first.iter().zip(other).filter(|(one, other)| one != other);
            *remarked
                && first.len() == other.len()
                && pairs
                    .next()
                    .is_some_and(|(one, other)| is_version(one) && is_version(other))
                && pairs.next().is_none()
        })
}

/// Whether a word, or what stands behind its last mark, is the number of a version or the name
/// of a branch.
fn is_version(word: &str) -> bool {
    let own = word.rsplit(['=', '@', ':', '/']).next().unwrap_or(word);
    let own = own.trim_matches(['"', '\'']);
    let number = own.strip_prefix(['v', 'V']).unwrap_or(own);
    let dotted = number.starts_with(|c: char| c.is_ascii_digit()) && number.contains('.');
    dotted || BRANCHES.contains(&own)
}

impl Lexicon {
    /// Whether a label is no more than a name: it tells nothing to do, and has no number.
    pub(super) fn only_names(&self, label: &str) -> bool {
        let words = label.split_whitespace().count();
        (1..=LONGEST_NAME).contains(&words)
            && !label.contains(char::is_numeric)
            && !self.instructs_plainly(&format!("{label}."))
            && !self.names_task(label)
            && !self.announces_output(&format!("{label}:"))
    }
}

/// Whether one command is the form of another one: it has a placeholder wherever they differ.
pub(super) fn is_form_of(form: &Exchange, own: &Exchange) -> bool {
    let analysis = analyse(form.shell, &form.command);
    if form.shell != own.shell || analysis.placeholders.is_empty() {
        return false;
    }
    // What is one placeholder may be several words.
    let mut marked = form.command.clone();
    for placeholder in analysis.placeholders.iter().rev() {
        marked.replace_range(placeholder.span.clone(), "\u{0}");
    }
    let (form, own): (Vec<&str>, Vec<&str>) = (
        marked.split_whitespace().collect(),
        own.command.split_whitespace().collect(),
    );
    let fits = |(form, own): (&&str, &&str)| form == own || form.contains('\0');
    form.len() == own.len() && form[0] == own[0] && form.iter().zip(&own).all(fits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_that_set_or_do_the_same_are_ways() {
        let is = |blocks: &[&str]| {
            are_alike(&blocks.iter().map(|b| (*b).to_owned()).collect::<Vec<_>>())
        };
        assert!(is(&[
            "DISK=/dev/sda\nPART=\"\"",
            "DISK=/dev/nvme0n1\nPART=\"p\""
        ]));
        assert!(is(&[
            "tool format /dev/x --force\ntool init /dev/x grub",
            "tool format /dev/x --force\ntool init /dev/x"
        ]));
        assert!(!is(&["DISK=/dev/sda", "PART=p"]));
        assert!(!is(&["systemctl restart web", "systemctl restart worker"]));
        assert!(!is(&["cd web\nnpm ci", "cd api\nnpm ci"]));
        assert!(!is(&["git status", "git status"]));
    }

    #[test]
    fn one_program_for_several_versions_is_called_once() {
        assert!(differ_in_version(
            "# A release\nup 9.4\n\n# A branch\nup 9.x\n# Main\nup main"
        ));
        assert!(differ_in_version(
            "# New\npip install a==2.1\n# Old\npip install a==1.9"
        ));
        assert!(!differ_in_version(
            "# Web\nsystemctl restart web\n# Worker\nsystemctl restart worker"
        ));
        assert!(!differ_in_version("up 9.4\nup 9.5"));
        assert!(!differ_in_version("# A\nup 9.4 a\n# B\nup 9.5 b"));
    }
}
