//! Prompts: where in a transcript a command is typed, and in which shell.

use super::programs::is_program;
use super::{Shell, console, is_plausible, natures};

/// The longest prompt, in bytes.
const LONGEST: usize = 120;

/// A prompt at the beginning of a line.
pub(super) struct Prompt {
    pub(super) line: usize,
    pub(super) shell: Shell,
    /// Its length, with blanks before and after it.
    pub(super) length: usize,
    /// Whether it is that of a program's own console.
    pub(super) console: bool,
}
/// Whether a text begins with a prompt, so that it is a transcript.
#[must_use]
pub fn has_prompts(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    // A writer's comments may stand above the first, and the upper line of a prompt of two.
    let first = lines.find(|line| !line.starts_with('#') && !opens_prompt(line));
    first.is_some_and(|line| {
        prompt(line).is_some()
            || console::prompt(line).is_some()
            || line.starts_with('$') && are_glued(text.lines())
    })
}

/// Whether each line is a dollar and a call of a known program that touches it, `$ls -l`:
/// nobody calls what variables hold line for line, and none of them is set here.
fn are_glued<'t>(lines: impl Iterator<Item = &'t str>) -> bool {
    let mut lines = lines
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .peekable();
    let is_glued = |line: &str| {
        let call = line.strip_prefix('$');
        call.and_then(|call| call.split_once(' '))
            .is_some_and(|(name, rest)| {
                let letters = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
                let first = rest.trim_start().bytes().next();
                let word = first.is_some_and(|b| b.is_ascii_alphanumeric() || b"-./~".contains(&b));
                let compares = [
                    "-eq ", "-ne ", "-lt ", "-gt ", "-le ", "-ge ", "-in ", "-is ",
                ];
                let compared = compares.iter().any(|operator| rest.contains(operator));
                name.bytes().all(letters) && word && !compared && is_program(name)
            })
    };
    lines.peek().is_some() && lines.all(is_glued)
}
/// The prompts of a transcript, in order.
pub(super) fn find_prompts(lines: &[&str]) -> Vec<Prompt> {
    let mut prompts: Vec<Prompt> = lines
        .iter()
        .enumerate()
        .filter_map(|(line, text)| {
            let trimmed = text.trim_start_matches([' ', '\t']);
            let (shell, length, console) = match prompt(trimmed) {
                Some((shell, length)) => (shell, length, false),
                None => (Shell::Bash, console::prompt(trimmed)?, true),
            };
            Some(Prompt {
                line,
                shell,
                length: length + text.len() - trimmed.len(),
                console,
            })
        })
        .collect();
    add_roots(lines, &mut prompts);
    if prompts.is_empty() {
        // `%` heads tables and `#` opens comments: prompts only where the text
        // begins with one.
        let first = lines.iter().find(|line| !line.trim().is_empty());
        let mark = match first.map(|line| line.get(..2).unwrap_or_default()) {
            Some("% ") => "% ",
            Some("> ") => "> ",
            Some("# ") if is_root_session(lines) => "# ",
            Some(mark) if mark.starts_with('$') && are_glued(lines.iter().copied()) => "$",
            _ => return prompts,
        };
        prompts.extend(
            lines
                .iter()
                .enumerate()
                .filter(|(_, text)| text.starts_with(mark))
                .map(|(line, _)| Prompt {
                    line,
                    shell: Shell::Bash,
                    length: mark.len(),
                    console: false,
                }),
        );
    }
    prompts
}

/// Adds the prompts of root's shell among others: `# ` after a command that has opened it,
/// or where it opens another. In doubt it opens a comment.
fn add_roots(lines: &[&str], prompts: &mut Vec<Prompt>) {
    if prompts.is_empty() {
        return;
    }
    let mut known = std::mem::take(prompts).into_iter().peekable();
    let mut root = false;
    let mut first = true;
    for (line, text) in lines.iter().enumerate() {
        let own = known.next_if(|prompt| prompt.line == line);
        let command = own
            .as_ref()
            .map(|prompt| text.get(prompt.length..).unwrap_or_default())
            .or_else(|| text.strip_prefix("# "));
        let opens = command.is_some_and(|command| natures(Shell::Bash, command).enters.is_some());
        if let Some(prompt) = own {
            root = opens && !prompt.console;
            prompts.push(prompt);
        } else if text.starts_with("# ") && (root || first && opens) {
            prompts.push(Prompt {
                line,
                shell: Shell::Bash,
                length: 2,
                console: false,
            });
        }
        first &= text.trim().is_empty();
    }
}

/// Marks that themes of shells put before what is typed.
const MARKS: &[&str] = &[
    "\u{276f} ",
    "\u{279c} ",
    "\u{3bb} ",
    "\u{2514}\u{2500}$ ",
    "\u{2514}\u{2500}# ",
    "\u{2570}\u{2500}$ ",
    "\u{2570}\u{2500}# ",
    "\u{2570}\u{2500}\u{276f} ",
    "~ $ ",
    "$> ",
    "bash$ ",
    "sh$ ",
];

/// The length of a prompt that a theme of the shell has drawn.
fn themed(line: &str) -> Option<usize> {
    let mark = MARKS.iter().find(|mark| line.starts_with(**mark))?;
    // `\u{279c}  folder git:(branch) \u{2717} `: two blanks, and where one is.
    let Some(rest) = line[mark.len()..].strip_prefix(' ') else {
        return Some(mark.len());
    };
    let (_, mut rest) = rest.split_once(' ')?;
    if rest.starts_with("git:(") {
        rest = rest.split_once(") ")?.1;
        for state in ["\u{2717} ", "\u{2714} ", "\u{b1} "] {
            rest = rest.strip_prefix(state).unwrap_or(rest);
        }
    }
    Some(line.len() - rest.len())
}

/// Whether a line is the upper one of a prompt of two, which names the user and the folder.
pub(super) fn opens_prompt(line: &str) -> bool {
    let line = line.trim_start();
    line.starts_with("\u{256d}\u{2500}") || line.starts_with("\u{250c}\u{2500}")
}

/// The prompt that a line begins with: its shell and its length.
fn prompt(line: &str) -> Option<(Shell, usize)> {
    let bytes = line.as_bytes();
    let head = &bytes[..bytes.len().min(LONGEST)];
    let end = |at: usize| match bytes.get(at) {
        None => Some(at),
        Some(b' ') => Some(at + 1),
        Some(_) => None,
    };
    let word = |b: &u8| b.is_ascii_alphanumeric() || b"._-".contains(b);
    if let Some(length) = themed(line) {
        return Some((Shell::Bash, length));
    }
    if head.first() == Some(&b'$') {
        return Some((Shell::Bash, end(1)?));
    }
    // The name of a machine, which no command is followed by a lone dollar.
    let name = head.iter().take_while(|b| word(b)).count();
    if name > 1 && line[name..].starts_with(" $ ") {
        return Some((Shell::Bash, name + 3));
    }
    // `web:$ `, `web:# ` and `web$ `: a call stands behind, and no sentence.
    let behind = line[name..].trim_start_matches(':');
    if name > 1
        && head[0].is_ascii_lowercase()
        && line.len() - behind.len() - name <= 1
        && (behind.starts_with("$ ") || behind.starts_with("# ") && line[name..].starts_with(':'))
        && natures(Shell::Bash, &behind[2..]).known
    {
        return Some((Shell::Bash, line.len() - behind.len() + 2));
    }
    if head.starts_with(b"PS ") || head.starts_with(b"PS>") {
        let close = memchr::memchr(b'>', head)?;
        let place = &head[2..close];
        let path = place.is_empty() || place.iter().any(|b| b":\\/~".contains(b));
        return Some((Shell::Powershell, end(close + 1)?)).filter(|_| path);
    }
    if let [drive, b':', b'\\', ..] = head
        && drive.is_ascii_alphabetic()
    {
        let close = memchr::memchr(b'>', head)?;
        let path = !head[..close].iter().any(|b| b"<|\"*?".contains(b));
        let blank = usize::from(bytes.get(close + 1) == Some(&b' '));
        return Some((Shell::Cmd, close + 1 + blank)).filter(|_| path);
    }
    // The name of an environment may stand before: `(name) `.
    let mut start = 0;
    if head.first() == Some(&b'(') {
        let close = memchr::memmem::find(head, b") ")?;
        if !head[1..close].iter().all(word) {
            return None;
        }
        start = close + 2;
        if bytes.get(start) == Some(&b'$') {
            return Some((Shell::Bash, end(start + 1)?));
        }
    }
    let rest = &head[start..];
    let mark = if rest.first() == Some(&b'[') {
        let close = memchr::memchr(b']', rest)?;
        if !rest[..close].contains(&b'@') {
            return None;
        }
        close + 1
    } else {
        let name = rest.iter().take_while(|b| word(b)).count();
        match rest.get(name)? {
            b'@' => {
                let host = rest[name + 1..].iter().take_while(|b| word(b)).count();
                let mark = rest.iter().position(|b| b"$#%".contains(b))?;
                let between = rest.get(name + 1 + host)?;
                if name == 0 || host == 0 || !(b":~$#% ".contains(between)) {
                    return None;
                }
                mark
            }
            // `web-1:~ # ` of distributions that name no user.
            b':' if name > 0 && matches!(rest.get(name + 1), Some(b'~' | b'/')) => {
                let path = rest[name + 1..]
                    .iter()
                    .take_while(|b| word(b) || matches!(b, b'~' | b'/'))
                    .count();
                let mark = name + 1 + path;
                mark + usize::from(rest.get(mark) == Some(&b' '))
            }
            b'$' | b'#' => {
                let (shell, version) = line[start..start + name].split_once('-')?;
                let versioned = version.starts_with(|c: char| c.is_ascii_digit())
                    && version.bytes().all(|b| b.is_ascii_digit() || b == b'.');
                if !shell.ends_with("sh") || !versioned {
                    return None;
                }
                name
            }
            _ => return None,
        }
    };
    matches!(rest.get(mark), Some(b'$' | b'#' | b'%'))
        .then(|| end(start + mark + 1))
        .flatten()
        .map(|end| (Shell::Bash, end))
}

/// Whether `#` is the prompt of root here. In doubt it opens a comment: what a
/// comment says must never be run.
fn is_root_session(lines: &[&str]) -> bool {
    let mut lines = lines.iter().filter(|line| !line.trim().is_empty());
    let only = lines.clone().all(|line| line.starts_with("# "));
    let Some(first) = lines.next().and_then(|line| line.strip_prefix("# ")) else {
        return false;
    };
    let words: Vec<&str> = first.split_whitespace().collect();
    let Some(name) = words.first() else {
        return false;
    };
    let command = name
        .bytes()
        .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"./_-".contains(&b));
    // Options, paths and names with marks are of commands, and nobody shows a
    // terminal with nothing but comments; three words of letters are prose.
    let letters = |word: &&str| word.chars().all(char::is_alphabetic);
    let marked = only || words.len() == 1 || !words.iter().all(letters);
    let prose = words[1..].windows(3).any(|run| run.iter().all(letters))
        || first.ends_with(['.', ':', ',', '!', '?']);
    // A command below without a prompt makes this its comment.
    let below = lines.find(|line| !line.starts_with('#'));
    let commented = below.is_some_and(|line| {
        line.starts_with(|c: char| c.is_ascii_lowercase())
            && line.trim().contains(' ')
            && is_plausible(Shell::Bash, line)
    });
    command && marked && !prose && !commented && is_plausible(Shell::Bash, first)
}
