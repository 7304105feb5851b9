//! Commands in a block that is marked as the source of a program: `js` above `npm install x`.

/// Languages in which no line can be the call of a program such as those below.
const LANGUAGES: &[&str] = &[
    "cs",
    "csharp",
    "css",
    "go",
    "golang",
    "html",
    "java",
    "javascript",
    "js",
    "jsx",
    "py",
    "python",
    "rs",
    "rust",
    "ts",
    "tsx",
    "typescript",
];

/// Programs by which a reader of source installs, builds or tests what it needs.
const BUILDERS: &[&str] = &[
    "apt", "apt-get", "brew", "bun", "cargo", "composer", "conda", "dnf", "docker", "dotnet",
    "git", "gradle", "helm", "kubectl", "mvn", "npm", "pip", "pip3", "pipenv", "pnpm", "poetry",
    "rustup", "yarn", "yum",
];

/// Whether each line of a block of source in a language calls such a program with a word.
#[must_use]
pub fn is_called_in(language: &str, text: &str) -> bool {
    let calls = |line: &str| {
        let line = line.trim();
        let mut words = line
            .strip_prefix("sudo ")
            .unwrap_or(line)
            .split_whitespace();
        let known = words.next().is_some_and(|word| BUILDERS.contains(&word));
        let told = |word: &str| word.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
        known && words.next().is_some_and(told) && !line.ends_with([';', '{', '}', ')'])
    };
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    LANGUAGES.contains(&language) && lines.next().is_some_and(calls) && lines.all(calls)
}

#[cfg(test)]
mod tests {
    use super::is_called_in;

    #[test]
    fn what_installs_a_library_is_no_source() {
        for (language, text) in [
            ("js", "npm install -g left-pad\n"),
            ("python", "pip install requests\npip freeze\n"),
            ("go", "git clone https://git.orders.test/web\n"),
            ("java", "sudo apt-get install maven\n\nmvn package\n"),
        ] {
            assert!(is_called_in(language, text), "{text}");
        }
        for (language, text) in [
            ("js", "npm.install('left-pad')\n"),
            ("python", "import requests\npip install requests\n"),
            ("python", "git = 3\n"),
            ("go", "docker := 2\n"),
            ("rust", "cargo { }\n"),
            ("yaml", "npm install left-pad\n"),
            ("js", "\n"),
        ] {
            assert!(!is_called_in(language, text), "{text}");
        }
    }
}
