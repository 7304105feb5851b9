//! A script as a document: what it is, what to review, and where that stands.

use super::runtime::SharedRuntime;
use super::{Runbook, Runtime};
use crate::emit::{Artifact, MARK};
use crate::source::config::RuntimePlace;
use std::borrow::Cow;
use std::fmt::Write as _;

/// The parts of a script, in the order they stand in below its header, and what
/// a shell wants around them.
#[derive(Debug)]
pub(in crate::emit) struct Document {
    /// The name of its file, and whether it is run as it is.
    pub(in crate::emit) file: &'static str,
    pub(in crate::emit) executable: bool,
    /// What every file of the shell begins with, and what this one does besides.
    pub(in crate::emit) mark: &'static str,
    pub(in crate::emit) interpreter: &'static str,
    /// What a shared runtime begins with.
    pub(in crate::emit) shared: &'static str,
    /// How it is run, and the option that tells the others.
    pub(in crate::emit) run: &'static str,
    pub(in crate::emit) help: &'static str,
    /// What the records mean that it has.
    pub(in crate::emit) legend: Vec<String>,
    /// The command that gives the SHA-256 of what begins at a line.
    pub(in crate::emit) digest: fn(usize) -> String,
    /// What takes a shared runtime: where it is, its SHA-256, and what is said
    /// where it is refused.
    pub(in crate::emit) taking: fn(&str, &str, &str) -> String,
    /// What must come first, and what the script is made from.
    pub(in crate::emit) opening: String,
    /// All that is shown and run, in the reference's language.
    pub(in crate::emit) reference: String,
    /// The words of the other languages; may be empty.
    pub(in crate::emit) others: String,
    /// What is said at run time.
    pub(in crate::emit) messages: String,
}

impl Document {
    /// The script, and its runtime where that is a file of its own.
    pub(in crate::emit) fn artifacts(
        mut self,
        runbook: &Runbook<'_>,
        runtime: &Runtime,
    ) -> Vec<Artifact> {
        let shared = match runbook.runtime {
            RuntimePlace::Own => None,
            RuntimePlace::Shared => {
                let messages = std::mem::take(&mut self.messages);
                Some(runtime.shared(self.shared, &messages))
            }
        };
        let taking = shared.as_ref().map(|shared| {
            let refused = runbook.messages(0).get("runtime-refused");
            (self.taking)(
                &shared.path_from(&runbook.plan().id),
                &shared.sha256,
                &refused,
            )
        });
        let ending = taking.as_deref().unwrap_or(&runtime.text);
        // The numbers in the header do not change how many lines it has.
        let header = |lines| self.header(runbook, runtime, shared.as_ref(), lines);
        let mut content = header(header(0).lines().count());
        for part in [
            self.opening.as_str(),
            &self.reference,
            &self.others,
            &self.messages,
            ending,
        ] {
            content.push_str(part);
        }
        let script = Artifact {
            path: self.file.to_owned(),
            content: content.into_bytes(),
            executable: self.executable,
            is_shared: false,
        };
        std::iter::once(script)
            .chain(shared.map(SharedRuntime::artifact))
            .collect()
    }

    fn header(
        &self,
        runbook: &Runbook<'_>,
        runtime: &Runtime,
        shared: Option<&SharedRuntime>,
        lines: usize,
    ) -> String {
        let plan = runbook.plan();
        let mut at = lines + 1 + count(&self.opening);
        let mut range = |part: &str| {
            let first = at;
            at += count(part);
            // An empty line at the end belongs to nobody.
            let last = at - 1 - usize::from(part.ends_with("\n\n"));
            format!("{first}-{last}")
        };
        let reference = range(&self.reference);
        let others = range(&self.others);
        let messages = range(&self.messages);
        let tags: Vec<&str> = plan.locales.iter().map(|l| l.locale.as_str()).collect();
        let mut out = format!(
            "{}{}# {}: {}; {}\n\
             # {MARK} {} from the articles named below; do not edit.\n#\n\
             # To run it: {} ({} tells the options)\n\
             # To review it: lines {reference} are all that is shown and all that can run.\n",
            self.mark,
            self.interpreter,
            short(&plan.locales[0].title),
            runbook.counts(0),
            tags.join(" "),
            env!("CARGO_PKG_VERSION"),
            self.run,
            self.help,
        );
        for line in &self.legend {
            let _ = writeln!(out, "#   {line}");
        }
        if !self.others.is_empty() {
            let _ = writeln!(
                out,
                "#   Lines {others} say the same in other languages; nothing there runs."
            );
        }
        let digest = if let Some(shared) = shared {
            let _ = writeln!(
                out,
                "#   The runtime ({}), and what it says, are in {}, and are taken from there if its\n\
                 #   SHA-256 is",
                runtime.parts, shared.name
            );
            &shared.sha256
        } else {
            let _ = writeln!(
                out,
                "#   Lines {messages} are what the runtime says; nothing there runs.\n\
                 #   Lines {at} to the end are the runtime, the same in every runbook with its parts\n\
                 #   ({}): {}",
                runtime.parts,
                (self.digest)(at)
            );
            &runtime.sha256
        };
        let _ = writeln!(out, "#   {digest}\n");
        out
    }
}

/// A title as it fits on a line.
fn short(title: &str) -> Cow<'_, str> {
    const LONGEST: usize = 120;
    match title.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{} …", title[..end].trim_end()).into(),
        None => title.into(),
    }
}

fn count(text: &str) -> usize {
    memchr::memchr_iter(b'\n', text.as_bytes()).count()
}
