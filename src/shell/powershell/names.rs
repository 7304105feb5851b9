//! The names that PowerShell and its surroundings give a meaning, in lower
//! case.

use crate::shell::code;

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

/// Commands whose arguments are code, or are read again as something else, so that no
/// value is data behind them, whoever starts them. What programs of other systems take is
/// in `code.rs`.
pub(super) const EVALUATING: &[&str] = &[
    "add-type",
    "enter-pssession",
    "get-variable",
    "gv",
    "inlinescript",
    "invoke-azvmruncommand",
    "invoke-cimmethod",
    "invoke-mysqlquery",
    "invoke-sqlcmd",
    "invoke-vmscript",
    "invoke-wmimethod",
    "nal",
    "new-alias",
    "new-scheduledtaskaction",
    "new-service",
    "new-variable",
    "nv",
    "register-scheduledjob",
    "sal",
    "saps",
    "sc",
    "schtasks",
    "select-string",
    "set-alias",
    "set-psbreakpoint",
    "set-variable",
    "sls",
    "start",
    "start-process",
    "sv",
];

/// Operators whose right side is a pattern, or a part of one.
const MATCHING: &[&str] = &["like", "match", "replace", "split"];

/// Parameters whose values are code or queries whatever the command, by how they begin.
const PARAMETERS: &[&str] = &[
    "-command",
    "-commandl",
    "-encodedcommand",
    "-expression",
    "-filter",
    "-filterscript",
    "-initializationscript",
    "-ldapfilter",
    "-memberdefinition",
    "-query",
    "-script",
    "-scriptstring",
    "-scripttext",
    "-regex",
    "-typedefinition",
    "-wildcard",
];

/// Types and members that make code of text, in lower case.
const MEMBERS: &[&str] = &[
    ".addscript",
    ".arguments",
    ".create(",
    ".expandstring",
    ".invoke(",
    ".invokescript",
    ".newscriptblock",
    "diagnostics.process",
    "function:",
    "[powershell",
    "[regex",
    "[scriptblock",
    "[wmiclass",
    "alias:",
    "processstartinfo",
    "regularexpressions",
    "wscript.shell",
];

/// Programs that run what they are given as code wherever a command names them.
const SHELLS: &[&str] = &[
    "bash",
    "cmd",
    "dash",
    "ksh",
    "plink",
    "powershell",
    "pwsh",
    "sh",
    "ssh",
    "su",
    "wsl",
    "zsh",
];

/// Commands that write to a file.
pub(super) const WRITING: &[&str] = &[
    "ac",
    "add-content",
    "new-item",
    "ni",
    "out-file",
    "sc",
    "set-content",
    "tee",
    "tee-object",
];

/// Commands that read a value as the name of a member.
pub(super) const CALLING: &[&str] = &["%", "foreach", "foreach-object"];

/// Whether a program or command runs what it is given as code; more of them do as the
/// command itself.
pub(super) fn evaluates(name: &str, command: bool) -> bool {
    let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let plain = name.strip_suffix(".exe").unwrap_or(name);
    listed(SHELLS, plain)
        || listed(&["iex", "invoke-expression"], name)
        || command && listed(EVALUATING, plain)
}

/// Whether a word is an operator whose right side is a pattern.
pub(super) fn is_matching(word: &str) -> bool {
    let lower = word.to_ascii_lowercase();
    let Some(operator) = lower.strip_prefix('-') else {
        return false;
    };
    let plain = operator.strip_prefix(['c', 'i']).unwrap_or(operator);
    [operator, plain]
        .iter()
        .any(|name| MATCHING.contains(&name.strip_prefix("not").unwrap_or(name)))
}

/// Whether a word says that what follows is code, or is read again.
pub(super) fn is_code_word(word: &str) -> bool {
    let lower = word.to_ascii_lowercase();
    let parameter = lower.split(':').next().unwrap_or_default();
    PARAMETERS.contains(&parameter) || is_matching(word) || code::is_code_option(&lower)
}

/// Whether a statement makes code of text by a type or a member.
pub(super) fn has_code_member(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    MEMBERS.iter().any(|member| lower.contains(member))
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
