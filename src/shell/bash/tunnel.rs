//! Tunnels, which open no shell.

/// Options of `ssh` that take no value.
const FLAGS: &str = "46AaCfGgKkMNnqsTtVvXxYy";

/// Whether a call of `ssh` only passes on what comes to some port: it runs nothing there.
pub(super) fn is_tunnel(words: &[&str]) -> bool {
    words.iter().any(|word| {
        let letters = word.strip_prefix('-').unwrap_or_default();
        let mut flags = letters.chars().take_while(|c| FLAGS.contains(*c));
        flags.any(|flag| flag == 'N')
    })
}
