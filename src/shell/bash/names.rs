//! The names that bash and its surroundings give a meaning.

/// Variables that the shell sets, or that an ordinary environment has. A name
/// that ends in `*` stands for all that begin so.
pub(super) const ENVIRONMENT: &[&str] = &[
    "BASH*",
    "COLUMNS",
    "COMP_*",
    "DIRSTACK",
    "DISPLAY",
    "EDITOR",
    "EPOCH*",
    "EUID",
    "FUNCNAME",
    "GROUPS",
    "HISTFILE",
    "HISTSIZE",
    "HOME",
    "HOSTNAME",
    "HOSTTYPE",
    "IFS",
    "KUBECONFIG",
    "LANG",
    "LANGUAGE",
    "LC_*",
    "LINENO",
    "LINES",
    "LOGNAME",
    "MACHTYPE",
    "MAIL",
    "OLDPWD",
    "OPTARG",
    "OPTERR",
    "OPTIND",
    "OSTYPE",
    "PAGER",
    "PATH",
    "PIPESTATUS",
    "POSIXLY_CORRECT",
    "PPID",
    "PROMPT_COMMAND",
    "PS0",
    "PS1",
    "PS2",
    "PS3",
    "PS4",
    "PWD",
    "RANDOM",
    "REPLY",
    "SECONDS",
    "SHELL",
    "SHELLOPTS",
    "SHLVL",
    "SRANDOM",
    "SSH_*",
    "SUDO_*",
    "TERM",
    "TMPDIR",
    "TZ",
    "UID",
    "USER",
    "USERNAME",
    "VISUAL",
    "XDG_*",
];

/// Commands of the shell itself.
pub(super) const BUILTINS: &[&str] = &[
    ".",
    ":",
    "[",
    "alias",
    "bg",
    "bind",
    "break",
    "builtin",
    "caller",
    "cd",
    "command",
    "compgen",
    "complete",
    "compopt",
    "continue",
    "declare",
    "dirs",
    "disown",
    "echo",
    "enable",
    "eval",
    "exec",
    "exit",
    "export",
    "false",
    "fc",
    "fg",
    "getopts",
    "hash",
    "help",
    "history",
    "jobs",
    "kill",
    "let",
    "local",
    "logout",
    "mapfile",
    "popd",
    "printf",
    "pushd",
    "pwd",
    "read",
    "readarray",
    "readonly",
    "return",
    "set",
    "shift",
    "shopt",
    "source",
    "suspend",
    "test",
    "times",
    "trap",
    "true",
    "type",
    "typeset",
    "ulimit",
    "umask",
    "unalias",
    "unset",
    "wait",
];

/// Programs that are shells.
pub(in crate::shell) const SHELLS: &[&str] = &["ash", "bash", "dash", "fish", "ksh", "sh", "zsh"];

/// Builtins that set the variables they name.
pub(super) const DECLARING: &[&str] = &["declare", "export", "local", "readonly", "typeset"];

/// Builtins whose arguments are names or code, so that no value is data there.
pub(super) const EVALUATING: &[&str] = &[
    "alias",
    "eval",
    "getopts",
    "let",
    "mapfile",
    "read",
    "readarray",
    "trap",
    "unset",
];

/// A command that runs the command after it.
pub(in crate::shell) struct Wrapper {
    pub(in crate::shell) name: &'static str,
    /// Letters of its options that take the next word.
    pub(in crate::shell) takes: &'static str,
    /// Words of its own before the command.
    pub(in crate::shell) words: usize,
}

const fn wrapper(name: &'static str, takes: &'static str, words: usize) -> Wrapper {
    Wrapper { name, takes, words }
}

/// The commands that run the command after them.
pub(in crate::shell) const WRAPPERS: &[Wrapper] = &[
    wrapper("builtin", "", 0),
    wrapper("chronic", "", 0),
    wrapper("command", "", 0),
    wrapper("doas", "Cu", 0),
    wrapper("env", "CSu", 0),
    wrapper("exec", "a", 0),
    wrapper("ionice", "cnpPu", 0),
    wrapper("nice", "n", 0),
    wrapper("nohup", "", 0),
    wrapper("setsid", "", 0),
    wrapper("sshpass", "dfPp", 0),
    wrapper("stdbuf", "eio", 0),
    wrapper("sudo", "CDghpRrTtUu", 0),
    wrapper("time", "fo", 0),
    wrapper("timeout", "ks", 1),
    wrapper("watch", "n", 0),
    wrapper("xargs", "EIJLPRadns", 0),
];

/// Programs that run what follows their option `-c` as code.
pub(super) const RUNNING: &[&str] = &["flock", "runuser", "script", "sg", "su"];

/// Programs that print what they get from elsewhere, and nothing that they are given.
pub(super) const FETCHING: &[&str] = &["curl", "gh", "helm", "http", "kubectl", "oc", "wget"];

/// Programs that say whether what they are given is as it should be.
pub(super) const DECIDING: &[&str] =
    &["cmp", "diff", "egrep", "fgrep", "grep", "jq", "rg", "zgrep"];

/// Commands that only ask, whatever they come to, besides those that decide.
pub(super) const ASKING: &[&str] = &[
    ":",
    "[",
    "[[",
    "blkid",
    "dig",
    "false",
    "findmnt",
    "getent",
    "hash",
    "host",
    "id",
    "ls",
    "lsblk",
    "lsmod",
    "lsof",
    "lvs",
    "modinfo",
    "mountpoint",
    "nslookup",
    "pg_isready",
    "pgrep",
    "pidof",
    "ping",
    "ping6",
    "pvs",
    "read",
    "stat",
    "test",
    "true",
    "type",
    "vgs",
    "which",
];

/// Programs that ask by what they are given: a sub-command or an option, and what else has
/// to be there. `*` stands for any sub-command, and behind a word for how it goes on.
pub(super) const ASKING_BY: &[(&str, &[&str])] = &[
    ("apt", &["list", "policy", "show"]),
    ("apt-cache", &["madison", "policy", "search", "show"]),
    (
        "aws",
        &["* describe-*", "* get-*", "* head-*", "* list-*", "s3 ls"],
    ),
    ("az", &["* exists", "* list", "* show"]),
    ("brew", &["info", "list"]),
    ("crontab", &["-l"]),
    (
        "docker",
        &[
            "* inspect",
            "* ls",
            "images",
            "info",
            "inspect",
            "ps",
            "version",
        ],
    ),
    ("dpkg", &["--list", "--status", "-L", "-S", "-l", "-s"]),
    ("dpkg-query", &["*"]),
    ("flatpak", &["info", "list"]),
    ("gcloud", &["* describe", "* list"]),
    ("gh", &["* list", "* status", "* view"]),
    (
        "git",
        &[
            "cat-file",
            "check-ignore",
            "check-ref-format",
            "config --get*",
            "diff --exit-code",
            "diff --quiet",
            "diff-files",
            "diff-index",
            "diff-tree",
            "grep",
            "log",
            "ls-files",
            "ls-remote",
            "ls-tree",
            "merge-base",
            "remote get-url",
            "rev-parse",
            "show-ref",
            "status",
        ],
    ),
    ("gpg", &["--list-keys", "--list-secret-keys", "-K", "-k"]),
    ("helm", &["get", "list", "ls", "status"]),
    ("ip", &["* show"]),
    (
        "k",
        &["auth can-i", "cluster-info", "describe", "get", "version"],
    ),
    ("kill", &["-0", "-s 0"]),
    (
        "kubectl",
        &["auth can-i", "cluster-info", "describe", "get", "version"],
    ),
    ("launchctl", &["list", "print"]),
    ("lxc", &["info", "list"]),
    ("mysqladmin", &["ping", "status"]),
    ("nc", &["-z"]),
    ("ncat", &["-z"]),
    ("npm", &["list", "ls", "view"]),
    (
        "oc",
        &["auth can-i", "describe", "get", "version", "whoami"],
    ),
    ("openssl", &["x509 -checkend"]),
    ("pacman", &["-Q*", "-Si*", "-Ss*"]),
    ("pip", &["list", "show"]),
    ("pip3", &["list", "show"]),
    (
        "podman",
        &[
            "* exists",
            "* inspect",
            "* ls",
            "images",
            "info",
            "inspect",
            "ps",
            "version",
        ],
    ),
    ("redis-cli", &["ping"]),
    ("rpm", &["--query", "-q"]),
    ("screen", &["-ls"]),
    ("service", &["* status"]),
    ("snap", &["info", "list"]),
    ("ssh-add", &["-L", "-l"]),
    ("ssh-keygen", &["-F"]),
    (
        "systemctl",
        &[
            "cat",
            "is-active",
            "is-enabled",
            "is-failed",
            "is-system-running",
            "list-timers",
            "list-unit-files",
            "list-units",
            "show",
            "status",
        ],
    ),
    ("tmux", &["has", "has-session"]),
    ("ufw", &["status"]),
    ("virsh", &["dominfo", "domstate", "list"]),
    ("zfs", &["get", "list"]),
    ("zpool", &["list", "status"]),
];

/// Commands that print something or leave what they stand in, and decide nothing.
pub(super) const SAYING: &[&str] = &[
    "break", "continue", "echo", "exit", "printf", "return", "shift",
];

/// The options of ssh that take the next word.
pub(super) const SSH_TAKES: &str = "BbcDEeFIiJLlmOopQRSWw";

/// Tools whose `exec`, `rsh`, `debug` and `run` act in a container.
pub(super) const CONTAINER_TOOLS: &[&str] = &[
    "crictl", "docker", "k", "kubectl", "nerdctl", "oc", "podman",
];

/// Whether a name is in a list; one that ends in `*` stands for a beginning.
pub(super) fn listed(list: &[&str], name: &str) -> bool {
    list.iter().any(|entry| match entry.strip_suffix('*') {
        Some(beginning) => name.starts_with(beginning),
        None => *entry == name,
    })
}
