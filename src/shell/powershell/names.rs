//! The names that PowerShell and its surroundings give a meaning, in lower
//! case.

/// Automatic and preference variables.
pub(super) const AUTOMATIC: &[&str] = &[
    "_",
    "args",
    "confirmpreference",
    "consolefilename",
    "debugpreference",
    "error",
    "erroractionpreference",
    "errorview",
    "event",
    "eventargs",
    "eventsubscriber",
    "executioncontext",
    "false",
    "foreach",
    "formatenumerationlimit",
    "home",
    "host",
    "informationpreference",
    "input",
    "iscoreclr",
    "islinux",
    "ismacos",
    "iswindows",
    "lastexitcode",
    "logcommandhealthevent",
    "logcommandlifecycleevent",
    "matches",
    "maximumhistorycount",
    "myinvocation",
    "nestedpromptlevel",
    "null",
    "ofs",
    "outputencoding",
    "pid",
    "profile",
    "progresspreference",
    "psboundparameters",
    "pscmdlet",
    "pscommandpath",
    "psculture",
    "psdebugcontext",
    "psdefaultparametervalues",
    "psedition",
    "psemailserver",
    "pshome",
    "psitem",
    "psmoduleautoloadingpreference",
    "psnativecommandargumentpassing",
    "psnativecommanduseerroractionpreference",
    "psscriptroot",
    "pssenderinfo",
    "pssessionapplicationname",
    "pssessionconfigurationname",
    "pssessionoption",
    "psstyle",
    "psuiculture",
    "psversiontable",
    "pwd",
    "sender",
    "shellid",
    "stacktrace",
    "switch",
    "this",
    "transcript",
    "true",
    "verbosepreference",
    "warningpreference",
    "whatifpreference",
];

/// Variables that the environment has on any machine.
pub(super) const ENVIRONMENT: &[&str] = &[
    "allusersprofile",
    "appdata",
    "commonprogramfiles",
    "commonprogramfiles(x86)",
    "computername",
    "comspec",
    "home",
    "homedrive",
    "homepath",
    "kubeconfig",
    "lang",
    "localappdata",
    "logonserver",
    "number_of_processors",
    "onedrive",
    "os",
    "path",
    "pathext",
    "processor_architecture",
    "programdata",
    "programfiles",
    "programfiles(x86)",
    "psmodulepath",
    "public",
    "pwd",
    "sessionname",
    "shell",
    "systemdrive",
    "systemroot",
    "temp",
    "term",
    "tmp",
    "user",
    "userdnsdomain",
    "userdomain",
    "username",
    "userprofile",
    "windir",
];

/// Commands whose arguments are code, so that no value is data behind them,
/// whoever starts them.
pub(super) const EVALUATING: &[&str] = &[
    "bash",
    "bash.exe",
    "cmd",
    "cmd.exe",
    "dash",
    "iex",
    "inlinescript",
    "invoke-azvmruncommand",
    "invoke-expression",
    "invoke-vmscript",
    "ksh",
    "plink",
    "powershell",
    "powershell.exe",
    "pwsh",
    "pwsh.exe",
    "register-scheduledjob",
    "sh",
    "ssh",
    "ssh.exe",
    "su",
    "wsl",
    "wsl.exe",
    "zsh",
];

/// Whether a program or command runs what it is given as code.
pub(super) fn evaluates(name: &str) -> bool {
    listed(EVALUATING, name.rsplit(['/', '\\']).next().unwrap_or(name))
}

/// Commands that run a block in a session of its own.
pub(super) const JOBS: &[&str] = &["sajb", "start-job", "start-threadjob"];

/// The parameters of `Invoke-Command` that send a block elsewhere, by how they
/// begin.
pub(super) const SENDING: &[&str] = &[
    "-asj", "-cn", "-com", "-conn", "-cont", "-ho", "-se", "-ss", "-vm",
];

/// The same of `ForEach-Object`.
pub(super) const PARALLEL: &[&str] = &["-par"];

/// Reserved words whose block is a definition: what stands in it runs when it is called.
pub(super) const DEFINING: &[&str] = &["class", "filter", "function"];

/// Commands that open a session elsewhere which the next lines are typed into.
pub(super) const ENTERING: &[&str] = &["enter-pshostprocess", "enter-pssession", "etsn"];

/// Reserved words.
pub(super) const KEYWORDS: &[&str] = &[
    "assembly",
    "base",
    "begin",
    "break",
    "catch",
    "class",
    "clean",
    "configuration",
    "continue",
    "data",
    "define",
    "do",
    "dynamicparam",
    "else",
    "elseif",
    "end",
    "enum",
    "exit",
    "filter",
    "finally",
    "for",
    "foreach",
    "from",
    "function",
    "if",
    "in",
    "module",
    "namespace",
    "param",
    "process",
    "return",
    "static",
    "switch",
    "throw",
    "trap",
    "try",
    "until",
    "using",
    "var",
    "while",
    "workflow",
];

/// Aliases of cmdlets, among them the names of programs of other systems.
pub(super) const ALIASES: &[&str] = &[
    "ac", "asnp", "cat", "cd", "chdir", "clc", "clear", "clhy", "cli", "clp", "cls", "clv", "cnsn",
    "compare", "copy", "cp", "cpi", "cpp", "curl", "cvpa", "dbp", "del", "diff", "dir", "dnsn",
    "ebp", "echo", "epal", "epcsv", "epsn", "erase", "etsn", "exsn", "fc", "fhx", "fl", "ft", "fw",
    "gal", "gbp", "gc", "gcb", "gci", "gcm", "gcs", "gdr", "gerr", "ghy", "gi", "gin", "gjb", "gl",
    "gm", "gmo", "gp", "gps", "gpv", "group", "gsn", "gsnp", "gsv", "gtz", "gu", "gv", "gwmi", "h",
    "help", "history", "icm", "iex", "ihy", "ii", "ipal", "ipcsv", "ipmo", "ipsn", "irm", "ise",
    "iwmi", "iwr", "kill", "lp", "ls", "man", "md", "measure", "mi", "mkdir", "more", "mount",
    "move", "mp", "mv", "nal", "ndr", "ni", "nmo", "npssc", "nsn", "nv", "oh", "ogv", "popd",
    "prompt", "ps", "pushd", "pwd", "r", "rbp", "rcjb", "rcsn", "rd", "rdr", "ren", "ri", "rjb",
    "rm", "rmdir", "rmo", "rni", "rnp", "rp", "rsn", "rsnp", "rujb", "rv", "rvpa", "rwmi", "sajb",
    "sal", "saps", "sasv", "sbp", "sc", "scb", "select", "set", "shcm", "si", "sl", "sleep", "sls",
    "sort", "sp", "spjb", "spps", "spsv", "start", "stz", "sujb", "sv", "swmi", "tee", "trcm",
    "type", "wget", "where", "wjb", "write",
];

/// Whether a name is in a list, whatever its case.
pub(super) fn listed(list: &[&str], name: &str) -> bool {
    list.iter().any(|entry| entry.eq_ignore_ascii_case(name))
}
