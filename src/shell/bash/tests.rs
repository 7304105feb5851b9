use crate::shell::{Analysis, Quoting, Shell, analyse, with_variables};
use proptest::prelude::*;
use std::process::Command;

fn bash(text: &str) -> Analysis {
    analyse(Shell::Bash, text)
}

/// The text with `<a b>` as a reference to `A_B`.
fn put(text: &str) -> String {
    with_variables(Shell::Bash, text, &bash(text), |name| {
        Some(name.to_uppercase().replace([' ', '-', '.'], "_"))
    })
}

fn names(text: &str) -> Vec<String> {
    let analysis = bash(text);
    analysis
        .placeholders
        .into_iter()
        .map(|placeholder| placeholder.name)
        .collect()
}

#[test]
fn placeholders_become_references_in_every_quoting() {
    for (text, expected) in [
        ("a <x y> b", "a \"${X_Y}\" b"),
        ("a p/<x>.<y>", "a p/\"${X}\".\"${Y}\""),
        ("a \"b <x>\"", "a \"b ${X}\""),
        ("a 'b <x>'", "a 'b '\"${X}\"''"),
        ("a $'b <x>'", "a $'b '\"${X}\"$''"),
        ("a > <x>", "a > \"${X}\""),
        ("a https://h/{x}?b={y}", "a https://h/\"${X}\"?b=\"${Y}\""),
        ("a \"h/{x}\"", "a \"h/${X}\""),
        ("X='<x>'", "X=''\"${X}\"''"),
        ("export X=<x>", "export X=\"${X}\""),
        ("a=(<x> '<y>')", "a=(\"${X}\" ''\"${Y}\"'')"),
        ("a \"$(b '<x>')\"", "a \"$(b ''\"${X}\"'')\""),
        ("a \"${b:-<x>}\"", "a \"${b:-${X}}\""),
        ("a `b <x>`", "a `b \"${X}\"`"),
        ("a <<E\n<x> 'y'\nE\nb <x>", "a <<E\n${X} 'y'\nE\nb \"${X}\""),
        (
            "a <<'E' | b\n<x> $y `z` \\\nE\nb",
            "a <<E | b\n${X} \\$y \\`z\\` \\\\\nE\nb",
        ),
        ("a <<-\\E\n\t<x>$\n\tE", "a <<-E\n\t${X}\\$\n\tE"),
        (
            "a \"$(cat <<\"E\"\n<x>\nE\n)\"",
            "a \"$(cat <<E\n${X}\nE\n)\"",
        ),
    ] {
        assert_eq!(put(text), expected, "{text}");
    }
}

#[test]
fn what_is_no_placeholder_stays() {
    for text in [
        "a <<EOF\n$x\nEOF",
        "a < in >out",
        "a <(b)",
        "# a <b>",
        "a # <b>",
        "a '{b}'",
        "awk '{print}' x",
        "a ${b} %{c} @{d} {e,f} {1..2} \\{g}",
        "{ a; }",
        "a \"{{b}}\"",
        "a -o jsonpath=\"{range .items[*]}{.a}{end}\"",
        "a '</b>'",
        "grep '\\<b\\>' c",
        "grep -P '(?<b>c)' d",
        "exec {fd}>x",
        "a <<E\n{b}\nE",
        "a \\<b>c",
        "a \"\\<b>\"",
    ] {
        let analysis = bash(text);
        assert!(analysis.placeholders.is_empty(), "{text}: {analysis:?}");
        assert!(analysis.unplaced.is_empty(), "{text}");
    }
}

#[test]
fn where_a_value_cannot_be_data_nothing_is_put() {
    for text in [
        "echo $((<x> + 1))",
        "((a = <x>))",
        "[[ <x> -eq 1 ]]",
        "echo ${a[<x>]}",
        "echo ${a:<x>}",
        "echo ${a#<x>}",
        "a[<x>]=1",
        "a=([<x>]=1)",
        "eval 'a <x>'",
        "bash -c 'a <x>'",
        "sudo sh -ec \"a <x>\"",
        "oc exec p -- bash -c \"a <x>\"",
        "ssh h a <x>",
        "ssh -i k h 'a <x>'",
        "watch a <x>",
        "let <x>",
        "trap 'a <x>' EXIT",
        "unset <x>",
        "read <x>",
        "printf -v <x> a",
        "[ -v <x> ]",
        "declare -i a=<x>",
        "declare <x>=1",
        "for <x> in a; do b; done",
        "a \"$<x>\"",
        "a $<x>",
        "a \"`b <x>`\"",
        "bash <<E\na <x>\nE",
        "ssh h <<'E'\na <x>\nE",
        "su - u -c 'a <x>'",
        "sudo runuser -u me -c 'a <x>'",
        "sshpass -p y ssh h 'a <x>'",
        "gcloud compute ssh h --zone z --command 'a <x>'",
        "gcloud compute ssh h --command=\"a <x>\"",
        "az vm run-command invoke -n v --scripts \"a <x>\"",
        "docker exec c sh -c 'a <x>'",
        "kubectl exec p -- /bin/sh -c 'a \"b/<x>\"'",
        "echo 'a <x>' | ssh h",
        "printf 'a <x>' | sudo bash -s",
        "cat <<E | ssh h bash\na <x>\nE",
        "bash <<< 'a <x>'",
        "cat <<'E-E'\n<x>\nE-E",
        "a `cat <<'E'\n<x>\nE\n`",
        "<x>() { a; }",
        "a <x> 'b",
        "echo \"$((1 + $(a <x>)))\"",
    ] {
        let analysis = bash(text);
        assert!(analysis.placeholders.is_empty(), "{text}");
        assert_eq!(analysis.unplaced.len(), 1, "{text}");
        assert_eq!(put(text), text);
    }
    assert_eq!(names("gcloud compute ssh <h> --zone <z>"), ["h", "z"]);
    assert_eq!(names("curl https://h/<v>/install.sh | bash"), ["v"]);
    assert_eq!(names("echo <x> | grep y; bash f"), ["x"]);
    assert_eq!(names("cat <<E | oc apply -f -\n<x>\nE"), ["x"]);
    assert_eq!(
        names("oc exec bash -- ping -c 5 <ip>; bash <f> -c"),
        ["ip", "f"]
    );
    assert_eq!(names("ssh -i <key> <user>@<host>"), ["key", "user", "host"]);
}

#[test]
fn what_may_have_to_be_filled_in_is_not_run() {
    for (text, name) in [
        ("a YOUR_NAME", "YOUR_NAME"),
        ("a --x=YOUR_NAME", "YOUR_NAME"),
        ("a [region]", "region"),
        ("a {{ name }}", "name"),
        ("a \"x {{ name }}\"", "name"),
        ("a POD-NAME", "POD-NAME"),
    ] {
        assert_eq!(names(text), [name], "{text}");
    }
    for text in [
        "a YOUR_NAME",
        "a \"your-name\"",
        "a [region]",
        "a {{ name }}",
        "a POD-NAME",
    ] {
        let analysis = bash(text);
        assert_eq!(
            analysis.leading,
            [analysis.placeholders[0].name.clone()],
            "{text}"
        );
    }
    for text in ["a [one]", "a MY_YOUR_NAME"] {
        assert!(bash(text).placeholders.is_empty(), "{text}");
    }
    for text in [
        "a [a-z]",
        "a $YOUR_NAME",
        "YOUR_NAME=1",
        "a '{{.x}}'",
        "[ a ]",
        "a [ab]",
    ] {
        assert!(bash(text).unplaced.is_empty(), "{text}");
    }
}

#[test]
fn the_same_name_twice_is_two_placeholders() {
    let analysis = bash("a <x> \"<x>\"");
    let quotings: Vec<Quoting> = analysis.placeholders.iter().map(|p| p.quoting).collect();
    assert_eq!(quotings, [Quoting::Bare, Quoting::Double]);
}

#[test]
fn variables_are_used_before_they_are_set() {
    for (text, uses, sets) in [
        ("a $X ${Y} \"$Z\" '$N' \\$M", "X Y Z", ""),
        ("a $X; X=1; a $X $Y", "X Y", "X"),
        ("X=1; a $X", "", "X"),
        ("X=1 a; b $X", "X", ""),
        ("X=1 Y=$X; a $Y", "", "X Y"),
        ("X+=1 Z[0]=1", "", "X Z"),
        ("a ${X:-1} ${Y-1} ${Z:=1} $Z ${W:+1}", "", "Z"),
        ("a ${X:?no} ${#Y} ${W%.*} ${V[0]} ${!U}", "X Y W V U", ""),
        (
            "a $1 $@ $? $$ ${10} ${#} $HOME $LC_ALL $BASH_VERSION",
            "",
            "",
        ),
        (
            "export X=1 Y; readonly Z=1; local -r W; a $X $Y $Z $W",
            "",
            "X Y Z W",
        ),
        ("read -r -p prompt X Y; a $X $Y", "", "X Y"),
        ("a | while IFS= read -r X; do b $X; done", "", "X"),
        ("for X in $L; do a $X; done", "L", "X"),
        ("select X; do a $X; done", "", "X"),
        ("mapfile -t X < f; readarray -d '' Y; a $X $Y", "", "X Y"),
        ("printf -v X %s a; getopts ab: Y; a $X $Y", "", "X Y"),
        ("(X=1; a $X); b $X", "X", ""),
        ("Y=$(X=1; a $X); b $X $Y", "X", "Y"),
        ("((X = 1)); a $((X + $Y)); let Z=1; a $Z", "Y", "X Z"),
        ("a <<E\n$X $(b $Y)\nE\na <<'E'\n$Z\nE", "X Y", ""),
        ("X=(1 2); a ${X[@]} ${#X[@]}", "", "X"),
        ("a `b $X` \"`c $Y`\"", "X Y", ""),
        ("f() { local X=1; a $X; }; f", "", "X"),
        ("awk '{ print $1, $NF }' f", "", ""),
        (": ${X:=1}; a $X", "", "X"),
        ("case $X in a) Y=1 ;; *) Y=2 ;; esac; a $Y", "X", "Y"),
        ("a # $X", "", ""),
        ("a#$X", "X", ""),
    ] {
        let analysis = bash(text);
        assert_eq!(analysis.uses.join(" "), uses, "uses of {text}");
        assert_eq!(analysis.sets.join(" "), sets, "sets of {text}");
    }
}

#[test]
fn tools_stand_where_commands_do() {
    for (text, tools) in [
        ("oc get pods | grep a && jq .", "grep jq oc"),
        ("cd x; echo y; ./z; /usr/bin/w; \"v\"; $U", ""),
        ("sudo -u me systemctl stop x", "sudo systemctl"),
        ("A=1 env B=2 -u C foo", "env foo"),
        ("a | xargs -n 1 -I{} kubectl get {}", "a kubectl xargs"),
        ("time nohup foo &", "foo nohup"),
        ("timeout -k 5 10 foo bar", "foo timeout"),
        ("command -v foo; command bar; exec baz", "bar baz"),
        ("f() { foo; }; f; function g { f; }; g", "foo"),
        ("if foo; then bar; else baz; fi", "bar baz foo"),
        (
            "for x in a b; do foo; done; while bar; do :; done",
            "bar foo",
        ),
        ("case a in b) foo ;; esac", "foo"),
        ("x=$(foo) `bar` <(baz) \"$(qux)\"", "bar baz foo qux"),
        ("watch -n 5 foo", "foo watch"),
        ("a > b 2>&1 < c", "a"),
        ("oc debug node/x\nchroot /host\nfoo", "oc"),
        ("ssh me@h\nfoo", "ssh"),
        ("ssh me@h uptime\nfoo", "foo ssh"),
        ("kubectl exec -it p -- bash\nfoo", "kubectl"),
        ("kubectl exec p -- ls\nfoo", "foo kubectl"),
        ("oc rsh -n x -c y p\nfoo", "oc"),
        ("oc rsh p ls -l\nfoo", "foo oc"),
        ("oc debug node/x -- chroot /host foo\nbar", "bar oc"),
        ("[[ a < b ]] && foo", "foo"),
        ("[[ a < b ]]\\\n && foo", "foo"),
    ] {
        assert_eq!(bash(text).tools.join(" "), tools, "{text}");
    }
    assert!(bash("ssh h").interactive);
    assert!(!bash("ssh h ls").interactive);
    for tunnel in ["ssh -f -N -L 1:a:2 h", "ssh -fN -D 1 h", "ssh -NR 1:a:2 h"] {
        assert!(!bash(tunnel).interactive, "{tunnel}");
    }
    assert!(bash("ssh -o NumberOfPasswordPrompts=1 h").interactive);
    assert!(!bash("podman pull x --log-level debug").interactive);
}

#[test]
fn a_variable_in_code_for_another_shell_is_exposed() {
    for (text, exposed) in [
        ("ssh h \"rm -rf data/$dir\"", "dir"),
        ("ssh \"$host\" uptime", ""),
        ("ssh $user@$host \"a $dir\"", "dir"),
        ("ssh h 'rm -rf data/$dir'", ""),
        ("dir=x; ssh h \"rm -rf data/$dir\"", ""),
        ("bash -c \"a $x\"; b $y", "x"),
        ("ssh h <<E\na $x\nE", "x"),
        ("ssh h <<'E'\na $x\nE", ""),
        ("echo \"a $x\" | sudo sh", "x"),
        ("eval \"a $x\"", "x"),
        ("a \"$x\" | b", ""),
    ] {
        assert_eq!(bash(text).exposed.join(" "), exposed, "{text}");
    }
}

/// Values that would do harm if a shell read them.
const HOSTILE: &[&str] = &[
    "$(touch HIT)",
    "`touch HIT`",
    "\"; touch HIT; \"",
    "'; touch HIT; '",
    "'\"$(touch HIT)\"'",
    "\\",
    "\\\\\"",
    "a  b",
    " ",
    "*",
    "~",
    "~root",
    "$HOME",
    "${x}",
    "$$",
    "-n",
    "!!",
    "<a b>",
    "é",
    "",
    "a\\nb",
    "{a,b}",
    "[a]",
    "a=b",
    ";",
    "&",
    "|",
    "#",
    "x[$(touch HIT)]",
    "E",
    "\t",
];

/// What one piece of an argument is, and what the program gets; `\u{1}` and
/// `\u{2}` stand for the values of `<p one>` and `{q}`.
const PIECES: &[(&str, &str)] = &[
    ("ab", "ab"),
    ("\\ \\$.", " $."),
    ("<p one>", "\u{1}"),
    ("{q}", "\u{2}"),
    ("\"a <p one> \\\" \\$ '\"", "a \u{1} \" $ '"),
    ("\"{q}\"", "\u{2}"),
    ("'a $X \" <p one>\\'", "a $X \" \u{1}\\"),
    ("'<p one><p one>'", "\u{1}\u{1}"),
    ("$'a\\'<p one>\\n'", "a'\u{1}\n"),
    ("\"${UNSET:-<p one>}\"", "\u{1}"),
    ("${UNSET:-<p one>}", "\u{1}"),
    ("\"${UNSET:-'<p one>'}\"", "'\u{1}'"),
    ("${UNSET:-'<p one>'}", "\u{1}"),
    ("\"$(printf '%s.' '<p one>' <p one>)\"", "\u{1}.\u{1}."),
    ("\"$(printf '%s.' \"a<p one>\")\"", "a\u{1}."),
    ("\"$(cat <<E\na '<p one>' \\$\nE\n)\"", "a '\u{1}' $"),
    (
        "\"$(cat <<'E'\n$X \\ \\\\ `y` \"<p one>\" ${z}.\nE\n)\"",
        "$X \\ \\\\ `y` \"\u{1}\" ${z}.",
    ),
    ("\"$(cat <<-\\E\n\ta<p one>\\$.\n\tE\n)\"", "a\u{1}\\$."),
    ("\"$(case x in x) printf '%s.' <p one>;; esac)\"", "\u{1}."),
    ("\"$(printf %s. \"`printf %s '(<p one'`\")\"", "(<p one."),
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]
    #[test]
    fn a_program_gets_the_value_and_nothing_runs(
        arguments in prop::collection::vec(
            prop::collection::vec(prop::sample::select(PIECES), 1..4), 1..4),
        first in prop::sample::select(HOSTILE),
        second in prop::sample::select(HOSTILE),
    ) {
        let mut text = "stub".to_owned();
        let mut expected = Vec::new();
        for argument in &arguments {
            text.push(' ');
            let mut value = String::new();
            for (written, meant) in argument {
                text.push_str(written);
                value.push_str(meant);
            }
            expected.push(value.replace('\u{1}', first).replace('\u{2}', second));
        }
        let analysis = bash(&text);
        prop_assert!(analysis.unplaced.is_empty(), "{}", text);
        prop_assert_eq!(&analysis.tools.iter().filter(|t| *t == "stub").count(), &1);
        let rewritten = with_variables(Shell::Bash, &text, &analysis, |name| {
            Some(if name == "q" { "V_TWO" } else { "V_ONE" }.to_owned())
        });
        let folder = tempfile::tempdir().expect("a folder");
        let script = format!("stub() {{ printf '%s\\0' \"$@\"; }}\n{rewritten}\n");
        let output = Command::new("bash")
            .args(["--noprofile", "--norc", "-c", &script])
            .env("V_ONE", first)
            .env("V_TWO", second)
            .env_remove("UNSET")
            .current_dir(folder.path())
            .output()
            .expect("bash");
        let stdout = String::from_utf8_lossy(&output.stdout);
        let got: Vec<&str> = stdout.split_terminator('\0').collect();
        prop_assert_eq!(got, expected, "{}\n->\n{}", text, rewritten);
        prop_assert_eq!(std::fs::read_dir(folder.path()).expect("it").count(), 0);
    }

    #[test]
    fn what_bash_takes_for_commands_the_scanner_does_too(
        pieces in prop::collection::vec(prop::sample::select(vec![
            "a", " ", "'b c'", "\"d $(e) f\"", "\n", ";", "|", "(", ")", "{", "}", "if ", "fi",
            "then ", "$(", "for x in ", "do ", "done", "case x in ", "esac", ";;", "<<E\nx\nE\n",
            "X=", "&&", "`g`", "\\", "\"", "'", "${h:-i}", "#j\n", ">k", " f() ", "[[ l ]]", "$((1))",
        ]), 0..8)
    ) {
        let text = pieces.concat();
        let output = Command::new("bash").args(["-n", "-c", &text]).output().expect("bash");
        let accepted = output.status.success() && output.stderr.is_empty() && !text.ends_with('\\');
        // The scanner may be more lenient; where it finds fault, so must bash.
        // (Words can be glued to what follows in ways nobody writes.)
        if accepted {
            prop_assert_eq!(super::scan(&text).fault, None, "{}", text);
        }
    }
}
