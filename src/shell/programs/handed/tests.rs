use crate::shell::Shell;
use crate::shell::natures;

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
    let nested =
        |inner: &str| format!("ssh a ssh b ssh c docker exec d kubectl exec e -- ssh f {inner}");
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
