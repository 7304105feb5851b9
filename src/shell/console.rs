//! Prompts of consoles that programs have of their own: what is typed there is no command
//! of a shell.

/// The programs whose names stand before `>`.
const NAMED: &[&str] = &[
    "MariaDB",
    "MySQL",
    "SQL",
    "admin",
    "ceph",
    "consul",
    "cqlsh",
    "etcdctl",
    "ftp",
    "ghci",
    "hive",
    "influx",
    "lftp",
    "mongo",
    "mongos",
    "mongosh",
    "mysql",
    "nsqlookup",
    "octave",
    "openssl",
    "redis",
    "rman",
    "RMAN",
    "scala",
    "sftp",
    "spark-sql",
    "sqlite",
    "test",
    "virsh",
    "zk",
    "DGMGRL",
    "GDB",
    "psftp",
    "nslookup",
    "diskpart",
    "DISKPART",
];

/// The length of the prompt of a console that a line begins with, with the blank after it.
pub(super) fn prompt(line: &str) -> Option<usize> {
    let whole = |at: usize| match line.as_bytes().get(at) {
        None => Some(at),
        Some(b' ') => Some(at + 1),
        Some(_) => None,
    };
    for mark in [">>>", "(gdb)", "(lldb)", "(Pdb)", "ipdb>", "In [1]:"] {
        if line.starts_with(mark) {
            return whole(mark.len());
        }
    }
    let head = line.get(..line.len().min(80)).unwrap_or(line);
    // `orders=#`, `orders=>` of PostgreSQL's client.
    let name = head
        .bytes()
        .take_while(|b| b.is_ascii_alphanumeric() || b"_.-".contains(b))
        .count();
    let rest = &head[name..];
    if name > 0
        && let Some(mark) = ["=#", "=>", "=*#", "=*>"]
            .iter()
            .find(|mark| rest.starts_with(**mark))
    {
        return whole(name + mark.len());
    }
    let close = head.find('>')?;
    let before = &head[..close];
    let known = |name: &str| NAMED.contains(&name);
    let address = before.rsplit_once(':').is_some_and(|(host, port)| {
        port.parse::<u16>().is_ok() && host.split('.').all(|part| part.parse::<u8>().is_ok())
    });
    // `MariaDB [orders]>`, `irb(main):001:0>`, `rs0:PRIMARY>`, `cqlsh:orders>`.
    let first = before
        .split([' ', ':', '(', '[', '@'])
        .next()
        .unwrap_or_default();
    let state = before.rsplit_once(':').is_some_and(|(_, state)| {
        matches!(
            state,
            "PRIMARY" | "SECONDARY" | "OTHER" | "ARBITER" | "STARTUP2"
        )
    });
    let shaped = known(first)
        && (before.len() == first.len() || before.contains([':', '[', '(', '@']))
        || before.contains("[direct: ")
        || before.starts_with("irb(")
        || before.starts_with("hbase(")
        || before.starts_with("iex(");
    (address || state || shaped)
        .then(|| whole(close + 1))
        .flatten()
}

/// The statement that begins with `first`, and how many of the lines below it takes: those
/// that a prompt for more stands before.
pub(super) fn statement(first: &str, below: &[&str]) -> (String, usize) {
    let mut text = first.trim_end().to_owned();
    let mut used = 0;
    for line in below {
        let line = line.trim_start();
        let name = line.find(['-', '(', '\'', '"']).filter(|&at| at > 0);
        let more = name.filter(|&at| {
            line[..at]
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b == b'_')
                && ["-# ", "-> ", "(# ", "(> ", "'# ", "'> "]
                    .iter()
                    .any(|mark| line[at..].starts_with(mark))
        });
        let rest = ["-> ", "'> ", "\"> ", "...> ", "... "]
            .iter()
            .find_map(|mark| line.strip_prefix(mark))
            .or_else(|| more.map(|at| &line[at + 3..]));
        let Some(rest) = rest else {
            break;
        };
        text.push('\n');
        text.push_str(rest);
        used += 1;
    }
    (text, used)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prompts_of_consoles_are_known() {
        for text in [
            "mysql> select 1;",
            "MariaDB [(none)]> show tables;",
            "orders=# \\dt",
            "orders=> select 1",
            ">>> import x",
            "127.0.0.1:6379> PING",
            "redis> GET a",
            "irb(main):001:0> User.count",
            "rs0:PRIMARY> rs.status()",
            "rs0 [direct: primary] test> db.x.find()",
            "sqlite> .tables",
            "SQL> select 1;",
        ] {
            assert!(prompt(text).is_some(), "{text}");
        }
        for text in [
            "cat > x",
            "a=>b",
            "echo x> y",
            "<a> b",
            "x => y",
            "> quoted",
            "ls",
            "name>",
            "A=$(b)",
        ] {
            assert!(prompt(text).is_none(), "{text}");
        }
    }
}
