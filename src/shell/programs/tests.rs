use super::*;

fn bash(text: &str) -> Natures {
    natures(Shell::Bash, text)
}

#[test]
fn what_waits_for_somebody_is_interactive() {
    for text in [
        "vim /etc/hosts",
        "sudoedit /etc/hosts",
        "sudo vi x",
        "kubectl edit deployment web",
        "oc -n x edit deployment web",
        "psql -U me",
        "sudo gitlab-rails console",
        "apt-get install x",
        "sudo apt install -f x",
        "kubectl exec -it db-0 -- psql -d app",
        "kubectl exec -it db-0 -- psql -W -c 'select 1'",
        "kubectl exec -it db-0 -- less x",
        "kubectl run -it x -- psql -c 'select 1'",
        "docker exec -it db psql -c 'select 1'",
        "terraform apply",
        "terraform apply -var x=y",
        "crontab -e",
        "git log | less",
        "read -p 'sure?' x",
        "read x",
        "while read -r x; do y; done; read -r z < a",
        "docker compose exec web bash",
        "docker compose exec db psql -d app",
        "docker compose exec -u me db gosu me psql",
        "docker-compose run --rm app",
        "docker-compose run --entrypoint x app y",
        "docker compose run app bundle exec rails console",
        "az login",
    ] {
        assert!(bash(text).interactive, "{text}");
    }
    for text in [
        "cat x | grep less",
        "x | read -r y",
        "read -r y < x",
        "x | while read -r y; do z; done",
        "while read -r x; do y; done < z",
        "while IFS= read -r x; do for y in z; do read -r w; done; done < <(v)",
        "{ read -r x; } <<< y",
        "psql -c 'select 1'",
        "psql < x.sql",
        "cat x | psql",
        "apt-get install -y x",
        "sudo apt-get -y install x",
        "terraform apply -auto-approve",
        "terraform apply my.plan",
        "kubectl exec db-0 -- psql -l",
        "kubectl exec -it db-0 -n x -- psql -U me -c 'select 1'",
        "oc exec -it web-0 -- cat /etc/hosts",
        "docker compose exec -T web bash",
        "docker compose run --rm app migrate up",
        "docker-compose exec db pg_dump -d app > x",
        "python3 x.py",
        "crontab -l",
        "yes | apt install x",
        "echo vim",
        "git commit -m x",
    ] {
        assert!(!bash(text).interactive, "{text}");
    }
}

#[test]
fn what_does_not_end_is_endless() {
    for text in [
        "tail -f x",
        "while true; do date; sleep 5; done",
        "until false\ndo date; done",
        "for ((;;)); do date; done",
        "celery -A shop worker",
        "ssh -N -L 1:a:2 h",
        "tail -100f x",
        "kubectl logs -f web-0",
        "oc logs -n a b --tail=50 -f",
        "kubectl get pods -w",
        "kubectl port-forward svc/web 8080:80",
        "watch df -h",
        "journalctl -fu x",
        "npm start",
        "docker compose up",
        "sudo ping h",
    ] {
        assert!(bash(text).endless, "{text}");
    }
    for text in [
        "tail -n 5 x",
        "while true; do ping -c 1 h && break; done",
        "while true; do date; done &",
        "ssh -fN -L 1:a:2 h",
        "kubectl apply -f x",
        "kubectl logs web-0",
        "kubectl port-forward svc/web 8080:80 &",
        "timeout 10 tail -f x",
        "docker compose up -d",
        "ping -c 3 h",
        "kubectl rollout status x",
        "docker compose -f x.yaml up -d",
    ] {
        assert!(!bash(text).endless, "{text}");
    }
}

#[test]
fn shells_are_entered_and_things_taken_away() {
    for text in [
        "ssh h",
        "bash",
        "sudo su -",
        "sudo -i",
        "kubectl exec -it a -- bash",
        "su - x",
    ] {
        assert!(bash(text).enters.is_some(), "{text}");
    }
    for text in [
        "ssh h ls",
        "ssh -f -N -L 1:a:2 h",
        "bash x.sh",
        "su -c ls",
        "bash -c ls",
        "curl x | bash",
    ] {
        assert!(bash(text).enters.is_none(), "{text}");
    }
    for text in [
        "rm -rf x",
        "kubectl -n a delete pod b",
        "systemctl stop x",
        "psql -c 'drop table x'",
        "aws cloudformation delete-stack",
        "kubectl exec web-0 -- rm -rf /x",
        "docker compose exec db dropdb x",
        "x=$(kubectl delete pod y)",
    ] {
        assert!(bash(text).destructive, "{text}");
    }
    for text in [
        "ls",
        "kubectl get pods",
        "systemctl restart x",
        "aws ec2 describe-instances",
    ] {
        assert!(!bash(text).destructive, "{text}");
    }
    assert!(bash("kubectl get pods | grep x").known);
    assert!(!bash("NAME READY").known);
    assert!(bash("kubectl -n x get pods | grep y").reads);
    assert!(!bash("kubectl apply -f x").reads);
}

#[test]
fn a_password_that_is_asked_for_waits() {
    for text in [
        "mysqldump -u root -p x > y.sql",
        "mysql -u root -p x < y.sql",
        "xtrabackup --backup --password",
        "ldapsearch -x -W -b dc=x",
        "ansible-playbook -K site.yml",
        "ssh-keygen -t ed25519 -f key",
        "openssl pkcs12 -export -in a -out b",
        "kubectl exec -it db-0 -- pg_dump -d x",
        "docker exec -it db pg_dump -d x",
    ] {
        assert!(bash(text).interactive, "{text}");
    }
    for text in [
        "mysqldump -u root -psecret x > y.sql",
        "mysqldump --password=secret x > y.sql",
        "ssh-keygen -t ed25519 -f key -N ''",
        "openssl pkcs12 -export -in a -out b -passout pass:x",
        "docker run -itd x",
    ] {
        assert!(!bash(text).interactive, "{text}");
    }
}

#[test]
fn what_is_started_again_was_not_taken_away() {
    for text in [
        "systemctl stop web\ncp a b\nsystemctl start web",
        "docker stop web && docker start web",
    ] {
        assert!(!bash(text).destructive, "{text}");
    }
    for text in [
        "systemctl stop web\nsystemctl start db",
        "systemctl start web\nsystemctl stop web",
        "systemctl stop web\nrm -rf x\nsystemctl start web",
    ] {
        assert!(bash(text).destructive, "{text}");
    }
    let powershell = |text| natures(Shell::Powershell, text).destructive;
    assert!(!powershell("Stop-Service web\nStart-Service web"));
    assert!(powershell("Stop-Service web\nStart-Service db"));
}

#[test]
fn what_only_looks_is_known_in_containers_too() {
    for text in [
        "kubectl exec web-0 -n x -- df -h",
        "docker exec web ls /x",
        "docker exec -u root web cat /x",
        "kubectl exec k-0 -- kafka-topics.sh --bootstrap-server x --describe",
        "docker compose ps",
        "ip route show",
        "kubectl rollout status deployment/x",
        "aws ec2 get-console-output --instance-id i",
    ] {
        assert!(bash(text).reads, "{text}");
    }
    for text in [
        "kubectl exec web-0 -- rm /x",
        "docker exec web touch /x",
        "kubectl exec k-0 -- kafka-topics.sh --delete --topic x",
        "docker compose exec web touch x",
        "ip route add x via y",
        "kubectl rollout restart deployment/x",
        "terraform state rm x",
    ] {
        assert!(!bash(text).reads, "{text}");
    }
    assert_eq!(bash("rsync -a --delete a b").losing, ["sync", "mirror"]);
    let powershell = |text| natures(Shell::Powershell, text).reads;
    assert!(powershell("Get-Service | where {$_.Status -eq 'Running'}"));
    assert!(!powershell("Get-Service | where {$_.Stop()}"));
}

#[test]
fn what_is_to_be_typed_is_waited_for() {
    for text in [
        "kubectl create secret generic s --from-file=k=/dev/stdin",
        "kubectl apply -f -",
        "docker login -u x --password-stdin",
        "openssl genrsa -aes256 -out k 4096",
        "openssl rsa -in k -out l",
        "openssl pkcs8 -topk8 -in k -out l",
        "redis-cli --cluster create a:1 b:1 --cluster-replicas 1",
        "tailscale up --ssh",
    ] {
        assert!(bash(text).interactive, "{text}");
    }
    for text in [
        "gpg -d k | kubectl create secret generic s --from-file=k=/dev/stdin",
        "sops -d s | kubectl apply -f -",
        "docker login -u x --password-stdin < t",
        "openssl genrsa -out k 4096",
        "openssl rsa -in k -passin file:p -out l",
        "openssl rsa -in k -noout -modulus",
        "tar xzf -",
        "redis-cli --cluster create a:1 b:1 --cluster-yes",
        "redis-cli --cluster check a:1",
        "tailscale up --auth-key k",
    ] {
        assert!(!bash(text).interactive, "{text}");
    }
}

#[test]
fn what_nothing_needs_any_more_is_no_loss() {
    assert!(!bash("apt-get autoremove -y").destructive);
    assert!(!bash("sudo dnf autoremove -y").destructive);
    assert!(bash("apt-get autoremove -y --purge nginx").destructive);
    assert!(bash("apt-get purge -y nginx").destructive);
}

#[test]
fn quotes_about_a_word_hide_nothing() {
    for text in [
        "curl -X \"DELETE\" u",
        "curl --request 'DELETE' u",
        "curl --request=\"DELETE\" u",
        "curl -X'DELETE' u",
        "http DELETE u",
    ] {
        assert!(bash(text).destructive, "{text}");
    }
    for text in ["curl -X \"POST\" u", "find . \"-exec\" x {} +"] {
        assert!(!bash(text).reads, "{text}");
    }
    assert!(bash("curl -H 'X-Verb: DELETE' u").reads);
}

#[test]
fn statements_are_told_from_words_like_them() {
    for text in [
        "mysql -e \"STOP SLAVE\"",
        "mysql -e 'SET x = 1; stop  replica;'",
        "mysql <<EOF\nRESET MASTER;\nEOF",
        "echo 'STOP SLAVE' | mysql",
        "ssh h \"mysql -e 'STOP SLAVE'\"",
        "psql -c 'drop table x'",
        "cat > x.sql <<EOF\nDROP TABLE x;\nEOF\nmysql < x.sql",
        "ansible all -m service -a 'name=x state=stopped'",
        "ssh h \"ansible all -m apt -a 'name=x state=absent'\"",
        "mysql -e 'START REPLICA; STOP REPLICA'",
        "redis-cli replicaof a 1",
        "pcs resource move x",
    ] {
        assert!(bash(text).destructive, "{text}");
    }
    for text in [
        "millctl stop replica-2",
        "millctl stop replica",
        "git reset master",
        "docker stack ls --filter state=stopped",
        "redis-cli config get replicaof",
        "pcs resource show move",
        "cat > x.sql <<EOF\nSTOP SLAVE\nEOF",
        "psql -c 'select drop_table_x'",
        "mysql -e 'STOP REPLICA; START REPLICA'",
        "rabbitmqctl stop_app\nrabbitmqctl start_app",
        "drbdadm down r0\ndrbdadm up r0",
        "ssh h systemctl stop x\nssh h systemctl start x",
        "ssh h 'systemctl stop x'\nssh h 'systemctl start x'",
    ] {
        assert!(!bash(text).destructive, "{text}");
    }
    for text in [
        "rabbitmqctl stop_app\nrabbitmqctl reset\nrabbitmqctl start_app",
        "ssh h systemctl stop x\nssh g systemctl start x",
        "ssh h systemctl stop x\nssh h systemctl start y",
        "ssh h 'systemctl stop x; rm -rf y'\nssh h 'systemctl start x; rm -rf y'",
        "docker-compose down -v\ndocker-compose up -d",
    ] {
        assert!(bash(text).destructive, "{text}");
    }
}
