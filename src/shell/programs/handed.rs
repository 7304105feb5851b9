//! What a call has done elsewhere, or by another shell: the code that it hands on.

use super::calls::Call;
use super::{is_given, plain_words};
use crate::shell::Shell;
use crate::shell::bash::SHELLS;
use std::borrow::Cow;

/// Code that a call hands on.
pub(super) struct Handed<'c> {
    pub(super) shell: Shell,
    pub(super) text: String,
    /// What its programs read.
    pub(super) documents: Vec<Cow<'c, str>>,
    /// Whether its input is no terminal.
    pub(super) fed: bool,
    /// Whether the call does nothing but have it run.
    pub(super) only: bool,
    /// Whether nobody waits for it.
    pub(super) detached: bool,
    /// Whether it is code only where an option takes the word behind it.
    pub(super) doubtful: bool,
}

/// How a program hands code on.
#[derive(Clone, Copy)]
enum Form {
    /// Behind an option, or in what it reads.
    Behind(&'static [&'static str]),
    /// All words behind the first that is no option, as one text that a shell reads.
    Joined,
    /// The same, where each word stays what it is.
    Rest,
    /// All words that are no options, as one text.
    All,
    /// The same, where each word stays what it is.
    Words,
    /// What stands behind two dashes.
    Dashes,
}

/// Which calls of a program do nothing but have the code run.
#[derive(Clone, Copy)]
enum Only {
    Always,
    Never,
    /// Those whose first word is one of these.
    With(&'static [&'static str]),
}

/// Who hands code on: the program, its words where only some of them do, the options that take
/// the next word, and how.
struct Carrier {
    programs: &'static [&'static str],
    words: &'static [&'static str],
    takes: &'static [&'static str],
    form: Form,
    only: Only,
}

const fn carrier(
    programs: &'static [&'static str],
    words: &'static [&'static str],
    takes: &'static [&'static str],
    form: Form,
    only: Only,
) -> Carrier {
    Carrier {
        programs,
        words,
        takes,
        form,
        only,
    }
}

const SSH: &[&str] = &[
    "-B",
    "-b",
    "-c",
    "-D",
    "-E",
    "-e",
    "-F",
    "-I",
    "-i",
    "-J",
    "-L",
    "-l",
    "-m",
    "-O",
    "-o",
    "-p",
    "-Q",
    "-R",
    "-S",
    "-W",
    "-w",
    "--zone",
    "--project",
];

const CONTAINERS: &[&str] = &[
    "--add-host",
    "--attach",
    "--blkio-weight",
    "--cap-add",
    "--cap-drop",
    "--cgroup-parent",
    "--cgroupns",
    "--cidfile",
    "--container",
    "--context",
    "--cpu-period",
    "--cpu-quota",
    "--cpu-shares",
    "--cpus",
    "--cpuset-cpus",
    "--cpuset-mems",
    "--detach-keys",
    "--device",
    "--dns",
    "--dns-option",
    "--dns-search",
    "--domainname",
    "--entrypoint",
    "--env",
    "--env-file",
    "--expose",
    "--gpus",
    "--group-add",
    "--health-cmd",
    "--health-interval",
    "--health-retries",
    "--health-timeout",
    "--hostname",
    "--index",
    "--ip",
    "--ip6",
    "--ipc",
    "--isolation",
    "--label",
    "--label-file",
    "--link",
    "--log-driver",
    "--log-opt",
    "--mac-address",
    "--memory",
    "--memory-reservation",
    "--memory-swap",
    "--memory-swappiness",
    "--mount",
    "--name",
    "--namespace",
    "--net",
    "--network",
    "--network-alias",
    "--oom-score-adj",
    "--pid",
    "--pids-limit",
    "--platform",
    "--pod",
    "--publish",
    "--pull",
    "--restart",
    "--runtime",
    "--secret",
    "--security-opt",
    "--shm-size",
    "--stop-signal",
    "--stop-timeout",
    "--storage-opt",
    "--sysctl",
    "--tmpfs",
    "--ulimit",
    "--user",
    "--userns",
    "--uts",
    "--volume",
    "--volume-driver",
    "--volumes-from",
    "--workdir",
    "-a",
    "-c",
    "-e",
    "-h",
    "-l",
    "-m",
    "-n",
    "-p",
    "-u",
    "-v",
    "-w",
];

/// Options of containers that take no word.
const FLAGS: &[&str] = &[
    "--detach",
    "--init",
    "--interactive",
    "--no-TTY",
    "--no-deps",
    "--no-healthcheck",
    "--no-tty",
    "--oom-kill-disable",
    "--privileged",
    "--publish-all",
    "--quiet",
    "--quiet-pull",
    "--read-only",
    "--remove-orphans",
    "--replace",
    "--rm",
    "--service-ports",
    "--stdin",
    "--tty",
    "--use-aliases",
];

const CARRIERS: &[Carrier] = &[
    carrier(
        SHELLS,
        &[],
        &["-o", "-O", "+o", "+O", "--rcfile", "--init-file"],
        Form::Behind(&["-c", "--command"]),
        Only::Always,
    ),
    carrier(
        &["su", "runuser", "sg"],
        &[],
        &[],
        Form::Behind(&["-c", "--command", "--session-command"]),
        Only::Always,
    ),
    carrier(
        &["flock", "script"],
        &[],
        &[],
        Form::Behind(&["-c", "--command"]),
        Only::Never,
    ),
    // With nothing behind its options, which open a shell.
    carrier(&["sudo"], &[], &["-u", "-g"], Form::Words, Only::Always),
    carrier(
        &["flock"],
        &[],
        &["-w", "--wait", "--timeout", "-E", "--conflict-exit-code"],
        Form::Rest,
        Only::Never,
    ),
    carrier(
        &["runuser"],
        &["-u", "--user"],
        &[],
        Form::Rest,
        Only::Always,
    ),
    carrier(
        &["powershell", "pwsh"],
        &[],
        &[],
        Form::Behind(&["-c", "-Command", "-command"]),
        Only::Always,
    ),
    carrier(
        &["cmd"],
        &[],
        &[],
        Form::Behind(&["/c", "/C"]),
        Only::Always,
    ),
    carrier(
        &["ansible"],
        &[],
        &[],
        Form::Behind(&["-a", "--args"]),
        Only::Always,
    ),
    carrier(
        &["vagrant", "cf", "multipass", "lima"],
        &["ssh", "shell"],
        &[],
        Form::Behind(&["-c", "--command"]),
        Only::With(&["ssh", "shell"]),
    ),
    carrier(
        &["gcloud"],
        &["ssh", "compute"],
        &[],
        Form::Behind(&["--command"]),
        Only::With(&["ssh"]),
    ),
    carrier(
        &["az"],
        &["run-command", "vm", "vmss"],
        &[],
        Form::Behind(&["--scripts", "--script"]),
        Only::With(&["run-command"]),
    ),
    carrier(
        &["flyctl", "fly"],
        &["ssh"],
        &[],
        Form::Behind(&["-C", "--command"]),
        Only::With(&["ssh"]),
    ),
    carrier(
        &["ssh", "autossh", "plink"],
        &[],
        SSH,
        Form::Joined,
        Only::Always,
    ),
    carrier(
        &["docker-machine", "minikube"],
        &["ssh"],
        &["-p", "-n"],
        Form::Joined,
        Only::With(&["ssh"]),
    ),
    carrier(
        &["pdsh", "clush", "pssh", "parallel-ssh"],
        &[],
        &["-w", "-g", "-x", "-h", "-H", "-l", "-f", "-R", "-t", "-p"],
        Form::All,
        Only::Always,
    ),
    carrier(
        &["salt"],
        &["cmd.run", "cmd.run_all", "cmd.run_stdout", "cmd.shell"],
        &[],
        Form::All,
        Only::Always,
    ),
    carrier(&["eval"], &[], &[], Form::All, Only::Never),
    carrier(&["chroot"], &[], &[], Form::Rest, Only::Always),
    carrier(
        &["nsenter"],
        &[],
        &["-t", "--target", "-S", "-G"],
        Form::Words,
        Only::Always,
    ),
    carrier(&["busybox", "toybox"], &[], &[], Form::Words, Only::Always),
    carrier(
        &["unshare"],
        &[],
        &["-S", "-G", "-R", "-w"],
        Form::Words,
        Only::Never,
    ),
    carrier(
        &["strace", "ltrace"],
        &[],
        &[
            "-a", "-b", "-e", "-E", "-I", "-o", "-O", "-p", "-P", "-s", "-S", "-u", "-X",
        ],
        Form::Words,
        Only::Never,
    ),
    carrier(
        &["systemd-run"],
        &[],
        &[
            "-E",
            "-H",
            "-M",
            "-p",
            "-u",
            "--description",
            "--gid",
            "--host",
            "--machine",
            "--nice",
            "--on-active",
            "--on-boot",
            "--on-calendar",
            "--property",
            "--setenv",
            "--slice",
            "--uid",
            "--unit",
            "--working-directory",
        ],
        Form::Words,
        Only::Never,
    ),
    carrier(
        &["kubectl", "oc", "k"],
        &["exec", "run", "debug", "rsh"],
        &[],
        Form::Dashes,
        Only::With(&["exec", "rsh"]),
    ),
    carrier(
        &[
            "lxc",
            "incus",
            "multipass",
            "pct",
            "qm",
            "vagrant",
            "minikube",
        ],
        &["exec", "ssh"],
        &[],
        Form::Dashes,
        Only::With(&["exec", "ssh"]),
    ),
    carrier(
        &["oc"],
        &["rsh"],
        CONTAINERS,
        Form::Rest,
        Only::With(&["rsh"]),
    ),
    carrier(
        &["docker", "podman", "nerdctl", "crictl", "docker-compose"],
        &["exec", "run"],
        CONTAINERS,
        Form::Rest,
        Only::With(&["exec"]),
    ),
];

/// The code that a call hands on.
pub(super) fn handed<'c>(call: &'c Call<'_>) -> Vec<Handed<'c>> {
    let name = call.program.rsplit('/').next().unwrap_or(call.program);
    let name = name.strip_suffix(".exe").unwrap_or(name);
    let mut found = found_by(call);
    let mut words = call.words.as_slice();
    let mut composed = name == "docker-compose";
    let engine = matches!(name, "docker" | "podman" | "nerdctl");
    let name = if engine && words.first() == Some(&"compose") {
        words = &words[1..];
        composed = true;
        "docker-compose"
    } else {
        name
    };
    let shell = match name {
        "powershell" | "pwsh" => Shell::Powershell,
        "cmd" => Shell::Cmd,
        _ => Shell::Bash,
    };
    // A way to the host, or a module that does more than to run a command, acts by itself.
    let acts = match name {
        "ssh" | "autossh" => words.iter().any(|word| {
            let word = word.to_ascii_lowercase();
            word.contains("proxycommand") || word.contains("localcommand")
        }),
        "ansible" if !has_commands(words) => return found,
        _ => false,
    };
    for carrier in CARRIERS.iter().filter(|own| own.programs.contains(&name)) {
        let Some(at) = carrier.start(words) else {
            continue;
        };
        let operands = carrier.operands(&words[at..]);
        let options = &words[at..words.len() - operands.len()];
        let dashed = matches!(carrier.form, Form::Dashes);
        // Without a terminal of its own, what is run in a container reads none.
        let fed = call.fed || dashed || engine || composed;
        let detached = is_detached(name, &words[..at], options, &words[at..]);
        let texts = carrier.texts(&words[at..], operands);
        let read = match carrier.form {
            Form::Behind(_) if SHELLS.contains(&name) => {
                let asked = options.iter().any(|word| is_given(word, "-s"));
                texts.is_empty() && (asked || operands.is_empty())
            }
            Form::Joined => texts.is_empty(),
            _ if matches!(name, "su" | "runuser" | "sudo") => texts.is_empty(),
            _ => false,
        };
        let only = carrier.is_only(words, at) && !acts;
        let own = |text: String, documents: Vec<Cow<'c, str>>| Handed {
            shell,
            text,
            documents,
            fed,
            only,
            detached,
            doubtful: false,
        };
        if read {
            let bodies = call.documents.iter();
            found.extend(bodies.map(|body| Handed {
                fed: true,
                ..own(body.to_string(), Vec::new())
            }));
        }
        found.extend(
            texts
                .into_iter()
                .map(|text| own(text, call.documents.clone())),
        );
        if matches!((carrier.form, carrier.only), (Form::Rest, Only::With(_))) {
            let behind = doubtful(options, operands).into_iter();
            found.extend(behind.map(|text| Handed {
                doubtful: true,
                ..own(text, call.documents.clone())
            }));
        }
    }
    found
}

/// Whether a call of `ansible` hands commands on, and no settings of a module.
fn has_commands(words: &[&str]) -> bool {
    let modules = behind(words, &["-m", "--module-name"]);
    modules.iter().all(|module| {
        let name = module.rsplit('.').next().unwrap_or_default();
        matches!(
            name,
            "command" | "shell" | "raw" | "win_command" | "win_shell"
        )
    })
}

/// Whether nobody waits for what is handed on: by the options before it, or of the call.
fn is_detached(name: &str, verb: &[&str], options: &[&str], words: &[&str]) -> bool {
    let given = |words: &[&str], wanted: &[&str]| {
        let is = |word: &&str| wanted.iter().any(|wanted| is_given(word, wanted));
        words.iter().any(is)
    };
    match name {
        "docker" | "podman" | "nerdctl" | "docker-compose" => {
            given(options, &["-d", "--detach"]) && !given(options, &["--detach=false"])
        }
        "ssh" | "autossh" => given(options, &["-f"]),
        "systemd-run" => !given(
            options,
            &[
                "--scope", "--wait", "-t", "-P", "--pty", "--pipe", "-S", "--shell",
            ],
        ),
        "kubectl" | "oc" | "k" => {
            let own = words.split(|word| *word == "--").next().unwrap_or_default();
            verb.last() == Some(&"run")
                && !given(own, &["-i", "-t", "--stdin", "--tty", "--attach", "--rm"])
        }
        _ => false,
    }
}

/// What may be the code of a container where options that nobody knows take the words behind
/// them: as many words later.
fn doubtful(options: &[&str], operands: &[&str]) -> Vec<String> {
    let unknown = |word: &&str| {
        word.starts_with("--")
            && word.len() > 2
            && !word.contains('=')
            && !CONTAINERS.contains(word)
            && !FLAGS.contains(word)
    };
    if !options.iter().any(unknown) {
        return Vec::new();
    }
    // Others may stand behind what was taken for the image.
    let all = options.iter().chain(operands);
    let count = all.filter(|word| unknown(word)).count().min(8);
    let starts = (0..operands.len()).filter(|at| !operands[*at].starts_with('-'));
    let later = starts.skip(1).take(count);
    later.map(|at| operands[at..].join(" ")).collect()
}

/// What `find` runs on what it finds.
fn found_by<'c>(call: &Call<'_>) -> Vec<Handed<'c>> {
    let runs = |word: &&&str| matches!(**word, "-exec" | "-execdir" | "-ok" | "-okdir");
    let acts = |word: &&str| *word == "-delete" || *word == "-fls" || word.starts_with("-fprint");
    let mut found = Vec::new();
    if call.program == "find" || call.program.ends_with("/find") {
        for at in (0..call.words.len()).filter(|at| runs(&&call.words[*at])) {
            let behind = call.words[at + 1..].iter();
            let own = behind.take_while(|word| !matches!(**word, ";" | "\\;" | "';'" | "+"));
            found.push(Handed {
                shell: Shell::Bash,
                text: own.copied().collect::<Vec<_>>().join(" "),
                documents: Vec::new(),
                fed: true,
                only: !call.words.iter().any(acts),
                detached: false,
                doubtful: false,
            });
        }
    }
    found
}

impl Carrier {
    /// Where the words behind its own begin.
    fn start(&self, words: &[&str]) -> Option<usize> {
        if self.words.is_empty() {
            return Some(0);
        }
        let own = words.iter().position(|word| self.words.contains(word));
        own.map(|at| at + 1)
    }

    /// Whether a call whose own words end there does nothing but have the code run.
    fn is_only(&self, words: &[&str], at: usize) -> bool {
        // What stands before the word that tells, in some programs.
        const BEFORE: &[&str] = &[
            "alpha",
            "beta",
            "compute",
            "container",
            "guest",
            "vm",
            "vmss",
        ];
        match self.only {
            Only::Always => true,
            Only::Never => false,
            Only::With(own) => {
                let mut plain = plain_words(words).filter(|word| !BEFORE.contains(word));
                at > 0 && plain.next().is_some_and(|word| own.contains(&word))
            }
        }
    }

    /// What is left behind the options, and behind the first word where that is no code.
    fn operands<'w, 'c>(&self, words: &'w [&'c str]) -> &'w [&'c str] {
        let skips = matches!(self.form, Form::Joined | Form::Rest);
        let mut left = usize::from(skips);
        let mut rest = words;
        while let [word, after @ ..] = rest {
            if *word == "--" {
                rest = after;
            } else if word.starts_with('-') || self.takes.contains(word) {
                let taken = usize::from(self.takes_next(word));
                rest = after.get(taken..).unwrap_or_default();
            } else if left > 0 {
                left -= 1;
                rest = after;
            } else {
                break;
            }
        }
        rest
    }

    /// Whether an option, or the last of several letters, takes the next word.
    fn takes_next(&self, word: &str) -> bool {
        let letters = word.strip_prefix('-').filter(|own| !own.starts_with('-'));
        let takes = |letter: char| {
            let own = |option: &&str| option.len() == 2 && option.ends_with(letter);
            self.takes.iter().any(own)
        };
        let several = |letters: &str| letters.find(takes) == Some(letters.len() - 1);
        self.takes.contains(&word) || letters.is_some_and(|own| !own.is_empty() && several(own))
    }

    fn texts(&self, words: &[&str], operands: &[&str]) -> Vec<String> {
        let text = match self.form {
            Form::Behind(options) => return behind(words, options),
            // One word may be all of a text.
            Form::Joined | Form::All => joined(operands),
            Form::Rest | Form::Words => operands.join(" "),
            Form::Dashes => {
                let dashes = words.iter().position(|word| *word == "--");
                dashes.map_or(String::new(), |at| words[at + 1..].join(" "))
            }
        };
        Some(text)
            .filter(|text| !text.trim().is_empty())
            .into_iter()
            .collect()
    }
}

/// The texts that stand behind some options, or are their values.
fn behind(words: &[&str], options: &[&str]) -> Vec<String> {
    let value = |at: usize| {
        let word = words[at];
        options.iter().find_map(|option| {
            let long = option.starts_with("--") || !option.starts_with('-') || option.len() > 2;
            if let Some(value) = word
                .strip_prefix(option)
                .and_then(|rest| rest.strip_prefix('='))
                .filter(|_| long)
            {
                return Some(bare(value));
            }
            // A letter may stand behind others.
            let letters = word.strip_prefix('-').filter(|rest| !rest.starts_with('-'));
            let is = word == *option
                || !long
                    && letters.is_some_and(|letters| {
                        letters.len() <= 4
                            && letters.bytes().all(|b| b.is_ascii_alphabetic())
                            && letters.ends_with(&option[1..])
                    });
            let rest = words.get(at + 1..).filter(|rest| is && !rest.is_empty())?;
            // The shells of Windows read all that comes.
            let all = !option.starts_with("--") && (option.starts_with('/') || option.len() > 2);
            Some(if all { joined(rest) } else { bare(rest[0]) })
        })
    };
    (0..words.len()).filter_map(value).collect()
}

/// Words as one text that a shell reads once more.
fn joined(words: &[&str]) -> String {
    words
        .iter()
        .map(|word| bare(word))
        .collect::<Vec<_>>()
        .join(" ")
}

/// A word without the quotes that the shell takes away.
pub(super) fn bare(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    let (mut single, mut double) = (false, false);
    let mut chars = raw.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\'' if !double => single = !single,
            '"' if !single => double = !double,
            // Within double quotes, most backslashes stay.
            '\\' if !single => match chars.peek() {
                Some('"' | '\\' | '$' | '`') => out.extend(chars.next()),
                Some(_) if !double => out.extend(chars.next()),
                _ => out.push(c),
            },
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::natures;
    use crate::shell::Shell;

    #[test]
    fn what_is_handed_on_is_judged_as_what_is_typed_here() {
        for text in [
            "ssh db2 \"pg_ctl promote -D /data\"",
            "ssh -p 22 -i key me@h 'systemctl stop x'",
            "ssh h systemctl stop x",
            "ssh h <<EOF\nsystemctl stop x\nEOF",
            "ssh h 'bash -s' <<'EOF'\nrm -rf /data\nEOF",
            "bash <<EOF\nrm -rf /data\nEOF",
            "kubectl exec p -n x -- rm -rf /data",
            "kubectl exec p -- sh -c 'cd /x && rm -rf data'",
            "docker exec -u me c rm -rf /data",
            "docker exec c bash -lc \"dropdb x\"",
            "docker run --rm -v a:/b image rm -rf /b/x",
            "docker compose exec -T db dropdb x",
            "sudo sh -c 'rm -rf /x/*'",
            "su - me -c \"systemctl stop x\"",
            "sudo -u me bash -c 'ssh h \"systemctl stop x\"'",
            "pdsh -w a,b \"systemctl stop x\"",
            "ansible all -m shell -a \"systemctl stop x\"",
            "find . -name x -exec rm -rf {} \\;",
            "chroot /host systemctl stop x",
            "kubectl debug node/x -- chroot /host systemctl stop x",
            "gcloud compute ssh h --command=\"systemctl stop x\"",
            "psql -c 'select pg_promote()'",
            "redis-cli -h a sentinel failover x",
            "patronictl switchover --force",
        ] {
            assert!(natures(Shell::Bash, text).destructive, "{text}");
        }
        for text in [
            "ssh h \"systemctl restart x\"",
            "ssh h 'rm --version; echo systemctl stop'",
            "kubectl exec p -- ls /data",
            "sudo sh -c 'echo 1 > /proc/x'",
            "docker exec c cat rm",
            "ssh rm ls",
        ] {
            let natures = natures(Shell::Bash, text);
            assert!(!natures.interactive && !natures.endless, "{text}");
        }
        for text in [
            "ssh h \"tail -f x\"",
            "kubectl exec p -- tail -f x",
            "sudo sh -c 'tail -f x'",
            "su - me -c 'watch df'",
        ] {
            assert!(natures(Shell::Bash, text).endless, "{text}");
        }
        for text in ["timeout 5 ssh h 'tail -f x'", "ssh h 'tail -f x' &"] {
            assert!(!natures(Shell::Bash, text).endless, "{text}");
        }
        for text in [
            "ssh -t h \"sudo vi x\"",
            "su - me -c psql",
            "sudo bash -c 'apt-get install x'",
        ] {
            assert!(natures(Shell::Bash, text).interactive, "{text}");
        }
        let windows = "Invoke-Command -ComputerName h { Stop-Service x }";
        assert!(natures(Shell::Powershell, windows).destructive);
        let follows = "Invoke-Command h { Get-Content x -Wait }";
        assert!(natures(Shell::Powershell, follows).endless);
        let nested = "powershell -Command \"Stop-Service x\"";
        assert!(natures(Shell::Bash, nested).destructive);
    }

    #[test]
    fn what_looks_does_so_wherever_it_is_handed() {
        for text in ["ssh h uptime", "sudo sh -c 'df -h'", "docker exec c ls"] {
            assert!(natures(Shell::Bash, text).reads, "{text}");
        }
        for text in ["ssh h 'echo x > /etc/y'", "ssh h reboot", "ssh h"] {
            assert!(!natures(Shell::Bash, text).reads, "{text}");
        }
    }

    fn reads(text: &str) -> bool {
        natures(Shell::Bash, text).reads
    }

    fn takes_away(text: &str) -> bool {
        natures(Shell::Bash, text).destructive
    }

    #[test]
    fn a_call_looks_only_where_all_that_it_hands_on_does() {
        for text in [
            "ansible all -m user -a \"name=root password=x\"",
            "ansible all -m copy -a \"src=a dest=/etc/passwd\"",
            "ansible all -m reboot -a \"reboot_timeout=60\"",
            "ansible all --module-name=user -a \"ls\"",
            "find /data -exec ls {} \\; -exec mv {} /tmp \\;",
            "find /data -execdir mv {} /tmp \\;",
            "find /data -delete -exec ls {} \\;",
            "ssh -o ProxyCommand='touch x' h ls",
            "ssh h a=b",
            "bash -c 'a=b'",
        ] {
            assert!(!reads(text), "{text}");
        }
        for text in [
            "find /data -exec ls {} \\; -exec du {} +",
            "ansible all -m shell -a \"df -h\"",
            "ansible all -m ansible.builtin.command -a uptime",
            "ansible all -a uptime",
            "ssh -p 22 -o BatchMode=yes h ls",
            "ssh -vp 22 h ls",
            "ssh -luse h ls",
            "ssh h 'cd /x && ls'",
        ] {
            assert!(reads(text), "{text}");
        }
    }

    #[test]
    fn what_makes_a_machine_for_it_does_more_than_to_look() {
        for text in [
            "kubectl -n x run t --image=y -- ls",
            "kubectl debug node/x -- ls",
            "docker --context c run -v /:/h img ls",
            "docker container run img ls",
            "docker compose -f x.yml run web ls",
            "pct destroy 100 -- ls",
            "qm set 100 -- ls",
            "lxc delete c -- ls",
            "kubectl create job exec --image=x -- ls",
            "az vm create -n x --scripts ls",
        ] {
            assert!(!reads(text), "{text}");
        }
        for text in [
            "kubectl -n x exec p -- ls",
            "docker --context c exec web ls",
            "docker container exec web ls",
            "docker compose -f x.yml exec -T web ls",
            "pct exec 100 -- ls",
            "qm guest exec 100 -- ls",
            "vagrant ssh -c 'ls'",
            "gcloud compute ssh h --command=uptime",
            "az vm run-command invoke -n x --scripts 'df -h'",
        ] {
            assert!(reads(text), "{text}");
        }
    }

    #[test]
    fn a_shell_runs_what_it_reads_wherever_it_is() {
        for text in [
            "bash -s -- prod <<EOF\nrm -rf /data\nEOF",
            "bash -euo pipefail <<EOF\nrm -rf /data\nEOF",
            "docker exec -i c sh -s <<EOF\nrm -rf /data\nEOF",
            "docker exec -i c sh <<EOF\nrm -rf /data\nEOF",
            "kubectl exec -i p -- bash -s <<EOF\nrm -rf /data\nEOF",
            "ssh h sudo bash -s -- a <<EOF\nrm -rf /data\nEOF",
            "ssh h \"cd /x && bash\" <<EOF\nrm -rf /data\nEOF",
            "su - me <<EOF\nrm -rf /data\nEOF",
            "sudo -i <<EOF\nrm -rf /data\nEOF",
            "cat <<EOF | bash\nrm -rf /data\nEOF",
            "cat <<EOF | sudo tee x | sh\nrm -rf /data\nEOF",
            "echo 'rm -rf /data' | ssh h bash",
            "echo \"systemctl stop x\" | ssh h",
        ] {
            assert!(takes_away(text), "{text}");
        }
        for text in [
            "ssh h 'cat > f' <<EOF\nrm -rf /data\nEOF",
            "ssh h \"tee f\" <<EOF\nrm -rf /data\nEOF",
            "ssh h cat <<EOF\nrm -rf /data\nEOF",
            "bash x.sh <<EOF\nrm -rf /data\nEOF",
            "cat <<EOF | kubectl apply -f -\nrm -rf /data\nEOF",
            "echo 'rm -rf /data'; bash x.sh",
            "echo 'rm -rf /data' | grep rm; ls | sh",
        ] {
            assert!(!takes_away(text), "{text}");
        }
    }

    #[test]
    fn an_option_that_nobody_knows_hides_no_code() {
        for text in [
            "docker run --gpus all img rm -rf /data",
            "docker run --cpus 2 img rm -rf /data",
            "docker run --cap-add SYS_ADMIN img rm -rf /data",
            "docker run --foo a --bar b --rm -it img rm -rf /data",
            "docker run -itv /a:/b img rm -rf /data",
            "runuser -u x -- rm -rf /data",
            "runuser -u x rm -rf /data",
            "flock -n /l rm -rf /data",
            "salt '*' cmd.run 'systemctl stop x'",
            "busybox sh -c 'rm -rf /data'",
            "systemd-run --unit x rm -rf /data",
            "unshare -n rm -rf /data",
            "strace -o log rm -rf /data",
            "nsenter -t 1 -m sh -c 'rm -rf /data'",
            "cmd /c \"rd /s /q x\"",
        ] {
            assert!(takes_away(text), "{text}");
        }
        for text in [
            "docker run --rm -it --privileged img cat rm",
            "docker exec c tar --create rm",
            "docker run --name rm img ls",
            "flock --nonblock /l cat rm",
            "salt '*' test.ping",
        ] {
            assert!(!takes_away(text), "{text}");
        }
    }

    #[test]
    fn what_stands_too_deep_is_no_look() {
        let nested = |inner: &str| {
            format!("ssh a ssh b ssh c docker exec d kubectl exec e -- ssh f {inner}")
        };
        for inner in ["rm -rf /x", "ls"] {
            let natures = natures(Shell::Bash, &nested(inner));
            assert!(natures.destructive && !natures.reads, "{inner}");
        }
        assert!(!takes_away("ssh a docker exec d sh -c 'ls'"));
    }

    #[test]
    fn nobody_waits_for_what_is_detached() {
        for text in [
            "docker run -d alpine sleep infinity",
            "docker run -d --name x img redis-server",
            "docker run --detach img npm start",
            "docker run -d img sh -c 'while true; do date; done'",
            "docker exec -d c tail -f x",
            "docker compose run -d web npm start",
            "docker compose exec -d web tail -f x",
            "kubectl run x --image=y -- sleep infinity",
            "ssh -f h 'tail -f x'",
            "systemd-run tail -f x",
        ] {
            let natures = natures(Shell::Bash, text);
            assert!(!natures.endless && !natures.interactive, "{text}");
            assert!(!natures.destructive, "{text}");
        }
        for text in [
            "docker run img tail -f x",
            "docker run --detach=false img tail -f x",
            "docker run img tail -d -f x",
            "docker run img sh -c 'while true; do date; done'",
            "docker run -d img x\nwhile true; do date; done",
            "kubectl run x -i --image=y -- tail -f x",
            "ssh h 'tail -f x'",
            "systemd-run --pty tail -f x",
        ] {
            assert!(natures(Shell::Bash, text).endless, "{text}");
        }
        assert!(takes_away("docker run -d img rm -rf /data"));
    }
}
