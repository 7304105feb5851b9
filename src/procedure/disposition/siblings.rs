//! Headings and bullets beside each other that name systems or tools: each is for those
//! who have that one.

use super::grounds::is_numbered;
use super::telling::unnumbered;
use crate::procedure::words::Phrases;
use std::sync::LazyLock;

/// Names by family: of one, a reader has one.
const FAMILIES: &[&[&str]] = &[
    &[
        "linux",
        "macos",
        "mac",
        "osx",
        "windows",
        "ubuntu",
        "debian",
        "rhel",
        "centos",
        "fedora",
        "red hat",
        "opensuse",
        "suse",
        "sles",
        "alpine",
        "arch linux",
        "freebsd",
        "rocky",
        "amazon linux",
        "wsl",
        "unix",
        "android",
        "ios",
        "deb",
        "rpm",
        "apk",
    ],
    &[
        "helm",
        "kubectl",
        "kustomize",
        "docker",
        "docker compose",
        "podman",
        "kubernetes",
        "operator",
        "manifest",
        "manifests",
        "binary",
        "binaries",
        "source",
        "from source",
        "homebrew",
        "brew",
        "snap",
        "package manager",
        "terraform",
        "ansible",
        "olm",
        "tarball",
        "container",
        "yaml",
        "apt",
        "yum",
        "dnf",
        "apt-get",
        "zypper",
        "choco",
        "winget",
        "scoop",
        "pip",
        "pecl",
        "pickle",
    ],
    &[
        "aws",
        "azure",
        "gcp",
        "google cloud",
        "gke",
        "eks",
        "aks",
        "on-premises",
        "bare metal",
        "digitalocean",
    ],
    &[
        "bash",
        "zsh",
        "fish",
        "powershell",
        "cmd",
        "command prompt",
        "pwsh",
    ],
    &["npm", "yarn", "pnpm", "bun"],
    &["maven", "gradle", "sbt"],
    &[
        "go",
        "java",
        "python",
        "javascript",
        "typescript",
        "ruby",
        "rust",
        "c++",
        "php",
        ".net",
        "node.js",
    ],
    &[
        "portal",
        "cli",
        "command line",
        "console",
        "web console",
        "web interface",
        "web ui",
        "dashboard",
        "ui",
        "gui",
        "powershell",
        "rest api",
        "api",
    ],
    &[
        "amd64", "arm64", "x86_64", "aarch64", "x86", "arm", "s390x", "ppc64le",
    ],
    &[
        "mysql",
        "mariadb",
        "postgresql",
        "postgres",
        "sqlite",
        "oracle",
        "mongodb",
        "mssql",
    ],
    &["systemd", "sysvinit", "upstart", "openrc", "init.d"],
    &["iptables", "nftables", "firewalld", "ufw"],
    &["containerd", "docker", "cri-o", "crio"],
    &["ext4", "xfs", "zfs", "btrfs", "ext3", "lvm"],
    &[
        "local",
        "local development",
        "development",
        "dev",
        "staging",
        "production",
        "prod",
        "qa",
        "pre-production",
        "preprod",
        "sandbox",
    ],
    &["calico", "canal", "cilium", "flannel"],
    &[
        "docker",
        "swarm",
        "podman",
        "kubernetes",
        "linux",
        "windows",
        "macos",
        "vagrant",
        "bare metal",
    ],
];

/// The family of tools.
const TOOLS: usize = 1;

/// The families of systems, of clouds, of what starts services and of environments: a name
/// of one, alone, says for whom something is.
const SCOPES: &[usize] = &[0, 2, 10, 14];

/// Names that are ordinary words as well: they count where a title is no more than one,
/// or ends in one after a word such as "with".
const ORDINARY: &[&str] = &[
    "operator",
    "manifest",
    "manifests",
    "binary",
    "binaries",
    "source",
    "container",
    "yaml",
    "package manager",
    "portal",
    "console",
    "ui",
    "web interface",
    "web ui",
    "dashboard",
    "gui",
    "api",
    "cli",
    "command line",
    "go",
    "arm",
    "unix",
    "kubernetes",
    "docker",
    "terraform",
    "ansible",
    "oracle",
    "pickle",
    "local",
    "development",
    "production",
    "staging",
];

/// Words that lead to the name of a tool or system.
const LEADING: &[&str] = &[
    "with", "using", "use", "via", "from", "by", "the", "for", "on", "in", "a", "mit", "aus",
    "avec", "depuis", "con", "desde", "met", "via", "auf", "für", "sur", "pour", "en", "para",
    "op", "voor",
];

/// Whether a name at a place in a title names what the title is for.
fn leads(title: &str, at: usize, name: &str) -> bool {
    if !ORDINARY.contains(&name) {
        return true;
    }
    let after = title[at + name.len()..].trim();
    let before = title[..at].trim_end();
    let last = before.rsplit(' ').next().unwrap_or_default();
    after.is_empty() && (before.is_empty() || LEADING.contains(&last))
}

/// The part of a title that says for whom it is, or with what something is done: all of it
/// where it is short, or what stands behind the last word that leads to a name: "Install it
/// with Helm", and not "Configure AWS credentials".
pub(super) fn led_name(title: &str) -> String {
    let title = title.split([':', '：']).next().unwrap_or_default().trim();
    let words: Vec<&str> = title.split_whitespace().collect();
    let lead = |word: &&str| {
        let word = word.to_lowercase();
        LEADING.contains(&word.as_str()) && !matches!(word.as_str(), "a" | "the")
    };
    match words.iter().rposition(lead) {
        Some(at) => words[at + 1..].join(" "),
        None if words.len() <= SHORT_LABEL => title.to_owned(),
        None => String::new(),
    }
}

/// A label of so many words is no more than a name.
const SHORT_LABEL: usize = 2;

/// All names, of which most titles hold none.
static NAMES: LazyLock<Phrases> = LazyLock::new(|| {
    let names = FAMILIES.iter().copied().flatten();
    Phrases::from(names.map(|name| (*name).to_owned()).collect::<Vec<_>>())
});

/// The families of the names that a title holds, with the names: bits by family.
fn named(title: &str) -> Vec<(usize, usize)> {
    let title = title.to_lowercase();
    if !NAMES.are_in(&title) {
        return Vec::new();
    }
    let bytes = title.as_bytes();
    let is_word = |b: u8| b.is_ascii_alphanumeric();
    let mut found = Vec::new();
    for (family, names) in FAMILIES.iter().enumerate() {
        for (n, name) in names.iter().enumerate() {
            let whole = title.match_indices(name).any(|(at, name)| {
                let end = at + name.len();
                leads(&title, at, name)
                    && (at == 0 || !is_word(bytes[at - 1]))
                    && (end == bytes.len() || !is_word(bytes[end]))
            });
            if whole {
                found.push((family, n));
            }
        }
    }
    found
}

/// Which of some titles beside each other name one of several systems or tools: of one
/// family, and not all the same.
pub(super) fn alternatives(titles: &[String]) -> Vec<bool> {
    alternatives_within("", titles)
}

/// The same of headings within an article: a name that its title gives alone of its family is
/// what all of the article is about, wherever more than such a name is said of it.
pub(super) fn alternatives_within(article: &str, titles: &[String]) -> Vec<bool> {
    let mut about = named(article);
    let families: Vec<usize> = about.iter().map(|(family, _)| *family).collect();
    let alone = |family: &usize| families.iter().filter(|own| *own == family).count() == 1;
    about.retain(|(family, _)| alone(family));
    let mut is = vec![false; titles.len()];
    if titles.len() < 2 {
        return is;
    }
    let names: Vec<_> = titles
        .iter()
        // A sentence tells of a system; a title or label names it.
        .map(|title| {
            let mut own = if title.chars().count() <= 60 {
                named(title)
            } else {
                Vec::new()
            };
            let way = way_of(unnumbered(title)).is_some();
            if !about.is_empty() && !way {
                own.retain(|name| !about.contains(name));
            }
            // A step may see to one tool after the other.
            if is_numbered(title) && !way {
                own.retain(|(family, _)| *family != TOOLS);
            }
            own
        })
        .collect();
    for family in 0..FAMILIES.len() {
        let of = |n: usize| names[n].iter().filter(move |(own, _)| *own == family);
        let members: Vec<usize> = (0..titles.len())
            .filter(|&n| of(n).next().is_some())
            .collect();
        let first = members.first().map(|&n| of(n).collect::<Vec<_>>());
        if members.iter().any(|&n| Some(of(n).collect()) != first) {
            for n in members {
                is[n] = true;
            }
        }
    }
    is
}

/// Whether a text names tools, of which a reader may need several.
pub(super) fn are_tools(text: &str) -> bool {
    way_of(text).is_some_and(|(family, _)| family == TOOLS)
}

/// The names of one family in a text that names nothing else, or names them after a word
/// such as "with": what those have who go that way. Nothing where it names none so, since
/// several tools may each be needed.
pub(super) fn way_of(text: &str) -> Option<(usize, String)> {
    let found = named(text);
    let family = found.first()?.0;
    let lower = text.to_lowercase();
    let names: Vec<&str> = found
        .iter()
        .filter(|(own, _)| *own == family)
        .map(|(_, n)| FAMILIES[family][*n])
        .collect();
    // The longest first: what is left of `macos` is not `os`.
    let mut rest = lower.clone();
    let mut longest = names.clone();
    longest.sort_by_key(|name| std::cmp::Reverse(name.len()));
    for name in longest {
        rest = rest.replace(name, " ");
    }
    let alone = !rest.chars().any(char::is_alphanumeric);
    let led = names.iter().any(|name| {
        lower.match_indices(name).any(|(at, _)| {
            let before = lower[..at].trim_end();
            let last = before.rsplit(' ').next().unwrap_or_default();
            !before.is_empty() && LEADING.contains(&last)
        })
    });
    (alone || led).then(|| (family, written(text, &names)))
}

/// Whether a label in lower case holds nothing but names by which one knows whether it is
/// meant, and words that may stand beside them.
pub(super) fn is_scope(label: &str, beside: impl Fn(&str) -> bool) -> bool {
    let words = label.split([' ', '/', ',', '、', '-']);
    let words = words.filter(|word| !word.is_empty() && !beside(word));
    let label = words.collect::<Vec<_>>().join(" ");
    let found = named(&label);
    let names = found.iter().filter(|(family, _)| SCOPES.contains(family));
    let mut names: Vec<&str> = names.map(|(family, n)| FAMILIES[*family][*n]).collect();
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    let rest = names
        .iter()
        .fold(label, |rest, name| rest.replace(name, " "));
    !names.is_empty() && !rest.contains(char::is_alphanumeric)
}

/// Names as a text writes them, in its order.
fn written(text: &str, names: &[&str]) -> String {
    let lower = text.to_lowercase();
    let mut places: Vec<(usize, usize)> = names
        .iter()
        .filter_map(|name| lower.find(name).map(|at| (at, at + name.len())))
        .collect();
    places.sort_unstable();
    // `mac` is within `macos`.
    places.dedup_by(|next, kept| {
        next.0 < kept.1 && {
            kept.1 = kept.1.max(next.1);
            true
        }
    });
    let same = lower.len() == text.len();
    let name = |(from, to): (usize, usize)| {
        let own = same.then(|| text.get(from..to)).flatten();
        own.unwrap_or(&lower[from..to]).to_owned()
    };
    places.into_iter().map(name).collect::<Vec<_>>().join(", ")
}

/// Programs of which a reader has one: in one block, or in blocks right below each other,
/// they are ways to do the same.
const PROGRAMS: &[&[&str]] = &[
    &[
        "apt", "apt-get", "yum", "dnf", "zypper", "pacman", "apk", "brew", "choco", "winget",
        "scoop", "snap",
    ],
    &["npm", "yarn", "pnpm", "bun"],
    &["wget", "curl"],
    &["docker", "podman", "nerdctl"],
    &["systemctl", "service", "rc-service", "initctl"],
    &["mvn", "gradle", "./mvnw", "./gradlew", "mvnw", "gradlew"],
    &["kubectl", "oc"],
    &["pip", "conda", "poetry", "uv", "pipx", "pipenv"],
];

/// Whether some programs and others are ways to do the same.
pub(super) fn are_ways(some: &[String], others: &[String]) -> bool {
    PROGRAMS.iter().any(|family| {
        let of = |programs: &[String]| {
            let mut own = programs
                .iter()
                .filter(|program| family.contains(&program.as_str()));
            own.next().cloned()
        };
        matches!((of(some), of(others)), (Some(one), Some(other)) if one != other)
    })
}

/// The names of two package managers that some programs and others are: who has one of
/// them does not have the other.
pub(super) fn managers(some: &[String], others: &[String]) -> Option<[String; 2]> {
    PROGRAMS[..2].iter().find_map(|family| {
        let of = |programs: &[String]| {
            let mut own = programs
                .iter()
                .filter(|program| family.contains(&program.as_str()));
            own.next().cloned()
        };
        let (one, other) = (of(some)?, of(others)?);
        (one != other).then_some([one, other])
    })
}

/// Whether programs in one block are ways to do the same: two package managers.
pub(super) fn are_mixed(programs: &[String]) -> bool {
    let managers = PROGRAMS[0];
    programs
        .iter()
        .filter(|program| managers.contains(&program.as_str()))
        .count()
        > 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_title_names_parts_no_sections() {
        let titles = |own: &[&str]| own.iter().map(|&own| own.to_owned()).collect::<Vec<_>>();
        let of = |article, own: &[&str]| alternatives_within(article, &titles(own));
        let porting = ["Install postgres libraries", "Porting from SQLite"];
        assert_eq!(of("Using Postgres", &porting), [false, false]);
        assert_eq!(of("Databases", &porting), [true, true]);
        assert_eq!(of("Docker setup", &["Docker", "Podman"]), [true, true]);
        let both = ["Set up MySQL users", "Set up Postgres users"];
        assert_eq!(of("From MySQL to Postgres", &both), [true, true]);
        let steps = ["1. Docker images", "2. APT caches"];
        assert_eq!(of("", &steps), [false, false]);
        let ways = ["1. With Docker", "2. With APT"];
        assert_eq!(of("", &ways), [true, true]);
        assert_eq!(of("", &["Via CLI", "Via Web Interface"]), [true, true]);
        assert_eq!(
            of("", &["Use the CLI", "Open the dashboard view"]),
            [false, false]
        );
    }

    #[test]
    fn systems_beside_each_other_are_alternatives() {
        let of = |titles: &[&str]| {
            let titles: Vec<String> = titles.iter().map(|title| (*title).to_owned()).collect();
            alternatives(&titles)
        };
        assert_eq!(
            of(&["On Linux", "On macOS", "Check it"]),
            [true, true, false]
        );
        assert_eq!(
            of(&["Install with Helm", "Install with kubectl"]),
            [true, true]
        );
        assert_eq!(of(&["Prepare Linux", "Upgrade Linux"]), [false, false]);
        assert_eq!(of(&["Install Helm"]), [false]);
        assert_eq!(of(&["Prepare", "Linuxes", "Goals"]), [false, false, false]);
    }

    #[test]
    fn a_way_is_named_by_what_one_has() {
        let of = |text| way_of(text).map(|(_, name)| name);
        assert_eq!(of("On macOS").as_deref(), Some("macOS"));
        assert_eq!(of("Ubuntu / Debian").as_deref(), Some("Ubuntu, Debian"));
        assert_eq!(of("Install it with Helm").as_deref(), Some("Helm"));
        // Both tools may be needed.
        assert_eq!(of("Install Helm"), None);
        assert_eq!(of("Linux node maintenance"), None);
        assert_eq!(of("Check it"), None);
    }
}
