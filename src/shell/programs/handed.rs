//! What a call has done elsewhere, or by another shell: the code that it hands on.

use super::calls::Call;
use crate::shell::Shell;

/// Code that a call hands on.
pub(super) struct Handed {
    pub(super) shell: Shell,
    pub(super) text: String,
    /// Whether its input is no terminal.
    pub(super) fed: bool,
    /// Whether the call does nothing but have it run.
    pub(super) only: bool,
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
    /// All words that are no options.
    All,
    /// What stands behind two dashes.
    Dashes,
}

/// Who hands code on: the program, its words where only some of them do, the options that take
/// the next word, and how.
struct Carrier {
    programs: &'static [&'static str],
    words: &'static [&'static str],
    takes: &'static [&'static str],
    form: Form,
}

const fn carrier(
    programs: &'static [&'static str],
    words: &'static [&'static str],
    takes: &'static [&'static str],
    form: Form,
) -> Carrier {
    Carrier {
        programs,
        words,
        takes,
        form,
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
    "--container",
    "--context",
    "--entrypoint",
    "--env",
    "--env-file",
    "--hostname",
    "--index",
    "--ip",
    "--label",
    "--memory",
    "--mount",
    "--name",
    "--namespace",
    "--net",
    "--network",
    "--platform",
    "--publish",
    "--restart",
    "--user",
    "--volume",
    "--volumes-from",
    "--workdir",
];

const CARRIERS: &[Carrier] = &[
    carrier(
        &["sh", "bash", "dash", "ash", "ksh", "zsh", "fish"],
        &[],
        &[],
        Form::Behind(&["-c", "--command"]),
    ),
    carrier(
        &["su", "runuser", "sg", "flock", "script"],
        &[],
        &[],
        Form::Behind(&["-c", "--command", "--session-command"]),
    ),
    carrier(
        &["powershell", "pwsh"],
        &[],
        &[],
        Form::Behind(&["-c", "-Command", "-command"]),
    ),
    carrier(&["cmd"], &[], &[], Form::Behind(&["/c", "/C"])),
    carrier(&["ansible"], &[], &[], Form::Behind(&["-a", "--args"])),
    carrier(
        &["vagrant", "gcloud", "cf", "multipass", "lima"],
        &["ssh", "shell", "compute"],
        &[],
        Form::Behind(&["-c", "--command"]),
    ),
    carrier(
        &["az"],
        &["vm", "vmss"],
        &[],
        Form::Behind(&["--scripts", "--script"]),
    ),
    carrier(
        &["flyctl", "fly"],
        &["ssh"],
        &[],
        Form::Behind(&["-C", "--command"]),
    ),
    carrier(&["ssh", "autossh", "plink"], &[], SSH, Form::Joined),
    carrier(
        &["docker-machine", "minikube"],
        &["ssh"],
        &["-p", "-n"],
        Form::Joined,
    ),
    carrier(
        &["pdsh", "clush", "pssh", "parallel-ssh"],
        &[],
        &["-w", "-g", "-x", "-h", "-H", "-l", "-f", "-R", "-t", "-p"],
        Form::All,
    ),
    carrier(&["salt"], &[], &["-t", "-b"], Form::Joined),
    carrier(&["eval"], &[], &[], Form::All),
    carrier(&["chroot"], &[], &[], Form::Rest),
    carrier(&["nsenter"], &[], &["-t", "--target"], Form::All),
    carrier(
        &["kubectl", "oc", "k"],
        &["exec", "run", "debug", "rsh"],
        &[],
        Form::Dashes,
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
        &[],
        &[],
        Form::Dashes,
    ),
    carrier(&["oc"], &["rsh"], CONTAINERS, Form::Rest),
    carrier(
        &["docker", "podman", "nerdctl", "crictl"],
        &["exec", "run"],
        CONTAINERS,
        Form::Rest,
    ),
    carrier(
        &["docker-compose"],
        &["exec", "run"],
        CONTAINERS,
        Form::Rest,
    ),
];

/// The code that a call hands on.
pub(super) fn handed(call: &Call<'_>) -> Vec<Handed> {
    let name = call.program.rsplit('/').next().unwrap_or(call.program);
    let name = name.strip_suffix(".exe").unwrap_or(name);
    let mut found = found_by(call);
    let mut compose = call.words.clone();
    let composed = matches!(name, "docker" | "podman" | "nerdctl");
    let name = if composed && compose.first() == Some(&"compose") {
        compose.remove(0);
        "docker-compose"
    } else {
        name
    };
    let shell = match name {
        "powershell" | "pwsh" => Shell::Powershell,
        "cmd" => Shell::Cmd,
        _ => Shell::Bash,
    };
    // Without a terminal of its own, what is run in a container reads none.
    let contained =
        |form: Form| matches!(form, Form::Dashes) || composed || name == "docker-compose";
    for carrier in CARRIERS.iter().filter(|own| own.programs.contains(&name)) {
        for text in carrier.texts(&compose) {
            found.push(Handed {
                shell,
                text,
                fed: call.fed || contained(carrier.form),
                only: !matches!(name, "flock" | "script" | "eval")
                    && compose.first().is_none_or(|word| *word != "run"),
            });
        }
        let reads = match carrier.form {
            Form::Behind(_) => shell == Shell::Bash && plain(&compose).next().is_none(),
            // A shell there reads what comes in.
            Form::Joined => true,
            _ => false,
        };
        if reads {
            found.extend(call.documents.iter().map(|body| Handed {
                shell,
                text: (*body).to_owned(),
                fed: true,
                only: true,
            }));
        }
    }
    found
}

/// What `find` runs on what it finds.
fn found_by(call: &Call<'_>) -> Vec<Handed> {
    let runs = |word: &&&str| matches!(**word, "-exec" | "-execdir" | "-ok" | "-okdir");
    let mut found = Vec::new();
    if call.program == "find" || call.program.ends_with("/find") {
        for at in (0..call.words.len()).filter(|at| runs(&&call.words[*at])) {
            let behind = call.words[at + 1..].iter();
            let own = behind.take_while(|word| !matches!(**word, ";" | "\\;" | "';'" | "+"));
            found.push(Handed {
                shell: Shell::Bash,
                text: own.copied().collect::<Vec<_>>().join(" "),
                fed: true,
                only: true,
            });
        }
    }
    found
}

/// The words that are no options.
fn plain<'c>(words: &'c [&'c str]) -> impl Iterator<Item = &'c str> {
    words.iter().copied().filter(|word| !word.starts_with('-'))
}

impl Carrier {
    fn texts(&self, words: &[&str]) -> Vec<String> {
        let at = if self.words.is_empty() {
            0
        } else {
            let own = words.iter().position(|word| self.words.contains(word));
            match own {
                Some(at) => at + 1,
                None => return Vec::new(),
            }
        };
        let words = &words[at..];
        let operands = |skipped: usize| {
            let mut rest = words;
            let mut left = skipped;
            while let [word, after @ ..] = rest {
                if *word == "--" {
                    rest = after;
                } else if word.starts_with('-') {
                    let taken = usize::from(self.takes.contains(word));
                    rest = after.get(taken..).unwrap_or_default();
                } else if left > 0 {
                    left -= 1;
                    rest = after;
                } else {
                    break;
                }
            }
            rest
        };
        let text = match self.form {
            Form::Behind(options) => return behind(words, options),
            Form::Joined => joined(operands(1)),
            Form::Rest => operands(1).join(" "),
            // One word may be all of a text.
            Form::All => joined(operands(0)),
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
fn bare(raw: &str) -> String {
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
}
