//! Programs that run what they are given as code, as data: one line each, for all
//! shells. What a value would stand in there, a person must read.

/// What a program takes as code.
pub(super) struct Program {
    name: &'static str,
    /// The letters of its short options that code follows, or is glued to.
    pub(super) letters: &'static str,
    /// Its long options that code follows, without their dashes.
    pub(super) options: &'static [&'static str],
    pub(super) operands: Operands,
    /// The letters of its short options that the next word belongs to.
    pub(super) takes: &'static str,
    pub(super) input: Input,
    /// Whether what stands behind the code is handed to it.
    pub(super) hands: bool,
}

/// Which words that are no options are code.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Operands {
    /// None.
    Data,
    /// The first, unless an option has given the code.
    First,
    /// All but the first.
    Rest,
    /// All.
    All,
}

/// Whether what it reads is code.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Input {
    Data,
    /// Where it is given no file.
    Alone,
    Code,
}

/// A language: code behind an option, in a file, or else in what it reads.
const fn language(
    name: &'static str,
    letters: &'static str,
    options: &'static [&'static str],
) -> Program {
    Program {
        name,
        letters,
        options,
        operands: Operands::Data,
        takes: "",
        input: Input::Alone,
        hands: true,
    }
}

/// A client: statements behind an option or in what it reads.
const fn client(
    name: &'static str,
    letters: &'static str,
    options: &'static [&'static str],
) -> Program {
    Program {
        hands: false,
        input: Input::Code,
        ..language(name, letters, options)
    }
}

/// A filter: its first operand is code.
const fn filter(
    name: &'static str,
    letters: &'static str,
    options: &'static [&'static str],
    takes: &'static str,
) -> Program {
    Program {
        operands: Operands::First,
        takes,
        input: Input::Data,
        ..client(name, letters, options)
    }
}

/// A program that runs what follows some option.
const fn runner(
    name: &'static str,
    letters: &'static str,
    options: &'static [&'static str],
) -> Program {
    Program {
        input: Input::Data,
        ..client(name, letters, options)
    }
}

/// A program whose operands are code, all of them or all but the first.
const fn operands(name: &'static str, operands: Operands) -> Program {
    Program {
        operands,
        ..client(name, "", &[])
    }
}

/// A program that nobody knows: what its usual options take may be code.
pub(super) const fn unknown() -> Program {
    runner("", "ce", &[])
}

/// In the order of their names.
const PROGRAMS: &[Program] = &[
    runner("ansible", "ae", &["args", "extra-vars"]),
    runner("ansible-playbook", "e", &["extra-vars"]),
    language("ash", "c", &[]),
    operands("at", Operands::Data),
    filter("awk", "e", &["source"], "Fv"),
    language("bash", "c", &[]),
    operands("batch", Operands::Data),
    client("beeline", "e", &[]),
    operands("bq", Operands::Rest),
    language("bun", "ep", &["eval", "print"]),
    language("cc", "", &[]),
    client("clickhouse", "q", &["query"]),
    client("clickhouse-client", "q", &["query"]),
    operands("clush", Operands::All),
    client("cockroach", "e", &["execute"]),
    client("cqlsh", "e", &["execute"]),
    operands("crontab", Operands::Data),
    language("csh", "c", &[]),
    client("curl", "K", &["config"]),
    language("dash", "c", &[]),
    client("dc", "e", &["expression"]),
    language("deno", "", &["eval"]),
    operands("duckdb", Operands::Rest),
    operands("ed", Operands::Data),
    language("elixir", "e", &["eval"]),
    client("emacs", "", &["eval", "execute"]),
    language("erl", "", &["eval"]),
    client("ex", "c", &["cmd"]),
    client("expect", "c", &[]),
    language("fish", "c", &["command"]),
    client("ftp", "", &[]),
    language("gcc", "", &[]),
    client("gdb", "", &["ex", "eval-command"]),
    language("ghc", "e", &[]),
    runner("gnome-terminal", "e", &["command"]),
    filter("gojq", "", &[], "L"),
    language("groovy", "e", &[]),
    client("hive", "e", &[]),
    client("impala-shell", "q", &["query"]),
    client("influx", "", &["execute"]),
    filter("jaq", "", &[], "L"),
    filter("jq", "", &[], "L"),
    language("jshell", "", &[]),
    language("julia", "eE", &["eval", "print"]),
    runner("konsole", "e", &[]),
    language("ksh", "c", &[]),
    client("lftp", "ce", &[]),
    client("lldb", "o", &["one-line"]),
    language("lua", "e", &[]),
    operands("m4", Operands::Data),
    operands("make", Operands::All),
    client("mariadb", "e", &["execute"]),
    filter("mawk", "e", &["source"], "Fv"),
    client("mongo", "", &["eval"]),
    client("mongosh", "", &["eval"]),
    client("mysql", "e", &["execute"]),
    filter("nawk", "e", &["source"], "Fv"),
    runner("nc", "ce", &["sh-exec", "exec", "lua-exec"]),
    runner("ncat", "ce", &["sh-exec", "exec", "lua-exec"]),
    language("node", "ep", &["eval", "print"]),
    runner("npx", "c", &["call"]),
    language("nu", "ce", &["commands", "execute"]),
    client("nvim", "c", &["cmd"]),
    language("osascript", "e", &[]),
    operands("parallel", Operands::All),
    operands("patch", Operands::Data),
    operands("pdsh", Operands::All),
    language("perl", "eE", &[]),
    language("php", "rBRE", &["run"]),
    operands("plink", Operands::Rest),
    language("powershell", "ce", &["command", "encodedcommand"]),
    client("presto", "", &["execute"]),
    operands("pssh", Operands::All),
    client("psql", "cv", &["command", "set", "variable"]),
    language("pwsh", "ce", &["command", "encodedcommand"]),
    language("pypy", "c", &[]),
    language("python", "c", &[]),
    language("Rscript", "e", &[]),
    runner("rsync", "e", &["rsh", "rsync-path"]),
    language("ruby", "e", &[]),
    runner("runuser", "c", &["command", "session-command"]),
    operands("salt", Operands::All),
    language("scala", "e", &[]),
    runner("scp", "oS", &[]),
    operands("screen", Operands::All),
    runner("script", "c", &["command"]),
    filter("sed", "e", &["expression"], "l"),
    client("sftp", "oDS", &[]),
    runner("sg", "c", &["command"]),
    language("sh", "c", &[]),
    client("smbclient", "c", &["command"]),
    client("snowsql", "q", &["query"]),
    operands("socat", Operands::All),
    client("spark-sql", "e", &[]),
    runner("split", "", &["filter"]),
    operands("sqlite", Operands::Rest),
    client("sqlcmd", "Qqv", &[]),
    client("sqlplus", "", &[]),
    language("swift", "e", &[]),
    runner(
        "tar",
        "FI",
        &[
            "to-command",
            "checkpoint-action",
            "use-compress-program",
            "info-script",
            "new-volume-script",
            "rsh-command",
            "rmt-command",
        ],
    ),
    language("tclsh", "", &[]),
    language("tcsh", "c", &[]),
    client("telnet", "", &[]),
    operands("tmux", Operands::All),
    client("trino", "", &["execute"]),
    client("tsql", "", &[]),
    client("vi", "c", &["cmd"]),
    client("vim", "c", &["cmd"]),
    runner("wget", "e", &["execute", "use-askpass"]),
    runner("xterm", "e", &[]),
    filter("yq", "", &["expression"], "op"),
    language("zsh", "c", &[]),
];

/// The program that a word names, by itself or by a path, with or without the number of
/// its version.
pub(super) fn program(word: &str) -> Option<&'static Program> {
    let name = word.rsplit(['/', '\\']).next().unwrap_or_default();
    let name = name.strip_suffix(".exe").unwrap_or(name);
    let name = match name {
        "gawk" => "awk",
        "gsed" => "sed",
        "gmake" => "make",
        "gtar" => "tar",
        _ => name,
    };
    let known = |name: &str| PROGRAMS.iter().find(|program| program.name == name);
    known(name).or_else(|| known(name.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.')))
}

/// Long options that are followed by code whatever the program, without their dashes.
const OPTIONS: &[&str] = &[
    "cmd",
    "command",
    "commands",
    "custom-data",
    "eval",
    "evaluate",
    "exec",
    "execute",
    "expression",
    "inline-script",
    "script",
    "scripts",
    "shell-command",
    "split-string",
    "startup-script",
    "user-data",
    "tree-filter",
    "index-filter",
    "msg-filter",
    "env-filter",
    "parent-filter",
    "commit-filter",
    "tag-name-filter",
    "upload-pack",
    "receive-pack",
    "extcmd",
    "editor",
    "pager",
];

/// Words of a command behind which its words are code: the program, the word.
const WORDS: &[(&str, &str)] = &[
    ("aws", "send-command"),
    ("git", "foreach"),
    ("git", "config"),
    ("git", "-c"),
    ("git", "-x"),
    ("redis-cli", "EVAL"),
    ("redis-cli", "eval"),
    ("influx", "query"),
    ("deno", "eval"),
    ("env", "-S"),
    ("hash", "-p"),
    ("enable", "-f"),
    ("history", "-s"),
    ("complete", "-C"),
    ("complete", "-W"),
    ("complete", "-F"),
    ("compgen", "-C"),
    ("compgen", "-W"),
    ("compgen", "-F"),
    ("bind", "-x"),
    ("npm", "run"),
    ("npm", "exec"),
    ("pnpm", "run"),
    ("pnpm", "exec"),
    ("yarn", "run"),
    ("ssh", "-o"),
    ("wait", "-p"),
    ("test", "-v"),
    ("test", "-R"),
    ("[", "-v"),
    ("[", "-R"),
    ("printf", "-v"),
];

/// Whether a word is a long option that is followed by code.
pub(super) fn is_code_option(word: &str) -> bool {
    word.strip_prefix("--")
        .is_some_and(|name| OPTIONS.contains(&name))
}

/// Whether the words of a program are code behind one of them.
pub(super) fn is_code_word(program: &str, word: &str) -> bool {
    WORDS.contains(&(program, word))
}

/// Variables whose values programs run as code.
const VARIABLES: &[&str] = &[
    "BASH_ENV",
    "BROWSER",
    "EDITOR",
    "ENV",
    "FCEDIT",
    "KUBE_EDITOR",
    "LESSCLOSE",
    "LESSOPEN",
    "MAKEFLAGS",
    "MANPAGER",
    "NODE_OPTIONS",
    "PAGER",
    "PERL5OPT",
    "PROMPT_COMMAND",
    "PS0",
    "PS1",
    "PS2",
    "PS4",
    "PYTHONSTARTUP",
    "RSYNC_RSH",
    "RUBYOPT",
    "SSH_ASKPASS",
    "SUDO_EDITOR",
    "SYSTEMD_EDITOR",
    "TAR_OPTIONS",
    "VISUAL",
];

/// Whether programs run the value of a variable.
pub(super) fn is_code_variable(name: &str) -> bool {
    VARIABLES.contains(&name)
        || name.starts_with("GIT_")
            && ["COMMAND", "EDITOR", "PAGER", "ASKPASS", "DIFF", "SSH"]
                .iter()
                .any(|end| name.ends_with(end))
}

/// How the names of files end that are run.
const ENDS: &[&str] = &[
    ".awk",
    ".bash",
    ".bash_profile",
    ".bashrc",
    ".bat",
    ".cmd",
    ".cron",
    ".js",
    ".ksh",
    ".mk",
    ".pl",
    ".profile",
    ".ps1",
    ".psm1",
    ".py",
    ".rb",
    ".sed",
    ".service",
    ".sh",
    ".sql",
    ".zsh",
    ".zshenv",
    ".zshrc",
    "/crontab",
    "Dockerfile",
    "Makefile",
];

/// What the paths of such files have in them.
const FOLDERS: &[&str] = &[
    "/bin/",
    "/sbin/",
    "/cron",
    "/init.d/",
    "/profile.d/",
    "/.git/hooks/",
];

/// Whether what is written to a file is run, by its name.
pub(super) fn is_code_file(path: &str) -> bool {
    let ends = |end: &&str| path.ends_with(end);
    ENDS.iter().any(ends) || FOLDERS.iter().any(|folder| path.contains(folder))
}

/// What code has in it that runs what it is handed.
const RUNS: &[&str] = &[
    "system",
    "exec",
    "eval",
    "popen",
    "spawn",
    "subprocess",
    "getline",
    "require",
    "import(",
    "`",
    "| \"",
    "|\"",
    "qx",
];

/// Whether code of some language may run what it is handed.
pub(super) fn runs_what_it_gets(code: &str) -> bool {
    RUNS.iter().any(|word| code.contains(word))
}
