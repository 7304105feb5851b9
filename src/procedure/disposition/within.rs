//! Code within a text: what of it the text tells to run, and whether that is all it tells.

use super::decide::{ALTERNATIVE, Walk};
use super::reading::Read;
use super::scope::Scope;
use super::telling::holds_any;
use super::{Ask, Disposition, Granted, Show, Told};
use crate::article::{Inline, InlineKind, plain_text, push_plain};
use crate::procedure::Lexicon;
use crate::procedure::action::{Action, ActionKind};
use crate::procedure::words::{COMMAS, Phrases};
use crate::shell::{Exchange, Shell, inline_shell, repair};
use crate::text::Span;
use serde::Deserialize;

/// The section `within` of what a lexicon says of commands.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Within {
    /// All that stands between two codes of which the second is run after the first.
    pub(super) and: Vec<String>,
    /// All that stands between two codes of which one is run.
    or: Vec<String>,
    /// That a command is not simply run once, as it stands.
    more: Phrases,
    /// Nouns right beside the name of one of several: "use `git pull` commands".
    several: Phrases,
}

/// How two codes that follow each other are joined.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Joint {
    And,
    Or,
}

/// A code of a text, with what stands between it and the one before.
struct Piece<'t> {
    before: String,
    after: String,
    span: Span,
    code: &'t str,
}

impl Piece<'_> {
    /// What would be run.
    fn exchange(&self, shell: Shell) -> Exchange {
        Exchange {
            shell,
            command: self.code.to_owned(),
            output: None,
            console: false,
        }
    }
}

/// What the text makes of one of its codes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    /// It is told to be run, maybe as one of several ways.
    Taken { or: bool },
    /// It may be a command, and is only shown: the text forbids it, or does not plainly tell to
    /// run it.
    Shown(Show),
    /// It is no command, or one that was taken already.
    Passed,
}

/// The codes of a text, and what stands behind the last.
fn pieces<'t>(content: &'t [Inline<'_>]) -> Vec<Piece<'t>> {
    fn collect<'t>(content: &'t [Inline<'_>], text: &mut String, found: &mut Vec<Piece<'t>>) {
        for inline in content {
            match &inline.kind {
                InlineKind::Code(code) => found.push(Piece {
                    before: std::mem::take(text),
                    after: String::new(),
                    span: inline.span,
                    code,
                }),
                InlineKind::Strong(inner) | InlineKind::Emphasis(inner) => {
                    collect(inner, text, found);
                }
                InlineKind::Link(link) => collect(&link.content, text, found),
                _ => push_plain(std::slice::from_ref(inline), text),
            }
        }
    }
    let mut found = Vec::new();
    let mut text = String::new();
    collect(content, &mut text, &mut found);
    for at in 1..found.len() {
        let next = found[at].before.clone();
        found[at - 1].after = next;
    }
    if let Some(last) = found.last_mut() {
        last.after = text;
    }
    found
}

/// Whether a code is a program with something for it to do, and what an instruction is done
/// with: "Stop the service with `systemctl stop web`". What is only looked at changes nothing
/// that the commands beside it need.
fn is_means(code: &str, actions: &[Action]) -> bool {
    let does = |action: &&Action| {
        use ActionKind::{Manual, Refer, Verify};
        !action.negated && !action.optional && !matches!(action.kind, Manual | Refer | Verify)
    };
    let mut told = actions.iter().filter(does);
    code.trim().contains(' ') && told.any(|own| own.labels.iter().any(|label| label.0 == [code]))
}

/// Whether a text tells to run something that it does not name.
pub(super) fn leads_to_code(actions: &[Action]) -> bool {
    let leads = |action: &Action| {
        action.kind == ActionKind::Run
            && action.value.is_none()
            && !action.negated
            && !action.optional
    };
    actions.last().is_some_and(leads)
}

/// Nothing plainly tells to run it.
const NAMED: Part = Part::Shown(Show::Named);

impl Lexicon {
    /// How what stands between two codes joins them, where it does.
    fn joint(&self, between: &str) -> Option<Joint> {
        let lower = between.to_lowercase();
        let words: Vec<&str> = lower
            .split(|c: char| c.is_whitespace() || COMMAS.contains(&c))
            .filter(|word| !word.is_empty())
            .collect();
        let words = words.join(" ");
        let within = &self.telling.within;
        if within.or.contains(&words) {
            Some(Joint::Or)
        } else if within.and.contains(&words) || (words.is_empty() && lower.contains(COMMAS)) {
            Some(Joint::And)
        } else {
            None
        }
    }

    /// Whether code is named as one of several commands, which the text gives advice about.
    fn is_kind(&self, pieces: &[Piece<'_>], at: usize) -> bool {
        let piece = &pieces[at];
        let several = &self.telling.within.several;
        let behind = piece.after.trim_start_matches([' ', '-']).to_lowercase();
        let before = piece.before.trim_end().to_lowercase();
        several.begin(&behind) || pieces.len() == 1 && several.without_end(&before).is_some()
    }

    /// Whether a text tells more of a command than that it is run once, as it stands.
    pub(super) fn tells_more(&self, text: &str) -> bool {
        let lower = text.to_lowercase();
        let (within, beside) = (&self.telling.within, &self.telling.beside);
        holds_any(&lower, &within.more)
            || holds_any(&lower, &beside.often)
            || holds_any(&lower, &beside.named)
    }

    /// Words that join what is done to what was done before.
    pub(super) fn joints(&self) -> impl Iterator<Item = &String> {
        self.telling.within.and.iter()
    }

    /// What the text makes of each of its codes; nothing where it tells to run none.
    fn taken(&self, pieces: &[Piece<'_>], actions: &[Action], led: bool) -> Vec<Part> {
        let runs = |code: &str, negated: bool| {
            let of = |action: &&Action| {
                action.kind == ActionKind::Run
                    && action.negated == negated
                    && action.value.as_deref() == Some(code)
            };
            actions.iter().filter(of).count()
        };
        // What is named again is told once, unless the text tells it again.
        let earlier = |at: usize| {
            let before = &pieces[..at];
            before.iter().filter(|p| p.code == pieces[at].code).count()
        };
        let told = |at: &usize| {
            !self.is_kind(pieces, *at)
                && (earlier(*at) < runs(pieces[*at].code, false) || led && *at == 0)
        };
        let mut parts = Vec::with_capacity(pieces.len());
        while parts.len() < pieces.len() {
            let from = parts.len();
            let joints: Vec<Joint> = pieces[from + 1..]
                .iter()
                .map_while(|piece| self.joint(&piece.before))
                .collect();
            let group = from..=from + joints.len();
            let or = joints.contains(&Joint::Or);
            let taken = group.clone().any(|at| told(&at));
            for at in group {
                let code = pieces[at].code;
                parts.push(if taken {
                    Part::Taken { or }
                } else if runs(code, true) > 0 {
                    Part::Shown(Show::Forbidden)
                } else if inline_shell(code).is_none() || (runs(code, false) > 0 && earlier(at) > 0)
                {
                    Part::Passed
                } else {
                    NAMED
                });
            }
        }
        if parts.iter().any(|part| matches!(part, Part::Taken { .. })) {
            return parts;
        }
        // Where the text tells to run none, the means of what it tells to do may be one.
        let is_means = |part: &Part, code: &str| *part == NAMED && is_means(code, actions);
        let means = parts.iter().zip(pieces);
        let means = means.map(|(part, piece)| is_means(part, piece.code));
        means
            .map(|is| if is { NAMED } else { Part::Passed })
            .collect()
    }
}

impl Walk<'_> {
    /// Inline code that the text tells to run. Where the text tells more than that, somebody
    /// is asked. `led` says that the text above leads in to its code, and `teller` is the text
    /// above that tells to run code which stands alone, as a block would.
    pub(super) fn inline(
        &mut self,
        content: &[Inline<'_>],
        teller: Option<&[Inline<'_>]>,
        (scope, led): (&Scope, bool),
        said: Option<Disposition>,
    ) {
        let pieces = pieces(content);
        if !pieces.iter().any(|one| inline_shell(one.code).is_some()) {
            return;
        }
        let actions = self.lexicon.actions(content);
        // "Run the following:", and nothing but code.
        let one = pieces.len() == 1 && pieces[0].before.trim_end().ends_with([':', '：']);
        let led = led || one && leads_to_code(&actions);
        let parts = self.lexicon.taken(&pieces, &actions, led);
        let first = self.told.len();
        let text = plain_text(content);
        let mut more = self.lexicon.tells_more(&text) || self.lexicon.leaves_to_person(&text);
        for (piece, part) in pieces.iter().zip(&parts) {
            let option = piece.code.starts_with('-');
            match (part, inline_shell(piece.code)) {
                (Part::Taken { or }, Some(shell)) => {
                    self.inline = teller.is_none();
                    let text = teller.unwrap_or(content);
                    self.taken_within(shell, piece, *or, (text, scope, said));
                    self.inline = false;
                }
                (Part::Shown(why), Some(shell)) => {
                    more |= *part == NAMED;
                    self.shown_within(shell, piece, Disposition::Shown(*why));
                }
                (Part::Taken { .. }, None) => more = true,
                (Part::Passed, _) => {
                    let has =
                        |told: &Told| told.command().is_some_and(|own| own.contains(piece.code));
                    more |= option && !self.told[first..].iter().any(has);
                }
                (Part::Shown(_), None) => {}
            }
        }
        // What applies in a case only is asked about where other code of the text always does.
        let case = |told: &Told| {
            let code = told.command();
            let mut own = actions
                .iter()
                .filter(|action| action.kind == ActionKind::Run && action.value.as_deref() == code);
            own.any(|action| action.optional || action.condition.is_some())
        };
        let told = &mut self.told[first..];
        if !told.iter().all(case) {
            for told in told.iter_mut().filter(|told| case(told)) {
                told.asks_for(Ask::Condition);
            }
        }
        if more {
            told.iter_mut().for_each(|told| told.asks_for(Ask::More));
        }
    }

    /// Code of a text that is told to be run, `or` as one of several ways.
    fn taken_within(
        &mut self,
        shell: Shell,
        piece: &Piece<'_>,
        or: bool,
        (content, scope, said): (&[Inline<'_>], &Scope, Option<Disposition>),
    ) {
        let one = said.or(ALTERNATIVE.filter(|_| or));
        let now = self.surroundings(scope, one, None);
        let settled = if or || self.is_loose(scope, said) {
            now
        } else {
            self.surroundings(scope, said, ALTERNATIVE)
        };
        let read = Read::of(piece.exchange(shell), repair(shell, piece.code));
        self.command(piece.span, read, (now, settled), content, "");
    }

    /// Code of a text that may be a command and is only shown.
    fn shown_within(&mut self, shell: Shell, piece: &Piece<'_>, disposition: Disposition) {
        self.told.push(Told {
            span: piece.span,
            exchange: Some(piece.exchange(shell)),
            repair: None,
            disposition,
            settled: disposition,
            granted: Granted::of(disposition, disposition),
            inline: true,
            inside: false,
            opens: false,
            step: None,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::parse;
    use crate::source::Locale;

    /// What becomes of the code of a step, in order.
    fn told(tag: &str, step: &str) -> Vec<String> {
        let lexicon = Lexicon::of(&Locale::parse(tag).expect("a tag"));
        let text = format!("1. {step}\n");
        let model = crate::procedure::lower(parse(&text, 0), &lexicon);
        let mut found = Vec::new();
        for told in &model.told {
            let command = told.command().unwrap_or_default();
            let name = command.rsplit(' ').next().unwrap_or_default();
            let (what, why) = (told.disposition.as_str(), told.disposition.why());
            found.push(format!("{name} {what} {why}").trim_end().to_owned());
        }
        found
    }

    #[test]
    fn what_an_instruction_is_done_with_keeps_the_block_below_from_running() {
        let with = |text: &str| told("en-US", &format!("{text}\n\n   ```sh\n   ctl d\n   ```"));
        let left = ["b shown named", "d asks more"];
        assert_eq!(with("Stop the service with `ctl b`. Then go on:"), left);
        for text in [
            "Look at the service with `ctl b`, then go on:",
            "Stop the service with `ctl d`:",
            "The command `ctl b` does the same.",
        ] {
            assert_eq!(
                with(text).last().map(String::as_str),
                Some("d runs"),
                "{text}"
            );
        }
    }

    #[test]
    fn all_that_a_text_joins_is_run_in_order() {
        for (tag, step) in [
            ("en-US", "Run `ctl a` and `ctl b`."),
            ("en-US", "Run `ctl a`, then `ctl b`."),
            ("de-DE", "Führen Sie zuerst `ctl a` und danach `ctl b` aus."),
            ("de-DE", "Führen Sie `ctl a` und `ctl b` aus."),
            ("es-ES", "Ejecute `ctl a` y, a continuación, `ctl b`."),
            ("fr-FR", "Exécutez `ctl a`, puis `ctl b`."),
            ("ja-JP", "`ctl a` と `ctl b` を実行します。"),
            ("nl-NL", "Voer `ctl a` en `ctl b` uit."),
            ("pl-PL", "Uruchom `ctl a`, a następnie `ctl b`."),
            ("pt-BR", "Execute `ctl a` e depois `ctl b`."),
            ("ar-SA", "شغّل `ctl a` ثم `ctl b`."),
        ] {
            assert_eq!(told(tag, step), ["a runs", "b runs"], "{step}");
        }
        for led in [
            "Run the following:\n   `ctl a`",
            "Run the following:\n\n   `ctl a`",
        ] {
            assert_eq!(told("en-US", led), ["a runs"], "{led}");
        }
        let block = told("en-US", "Stop it. Then run:\n\n       frobnicate a");
        assert_eq!(block, ["a runs"]);
        let printed = told("en-US", "Show it, which gives:\n\n       date");
        assert_eq!(printed, [" shown output"]);
        let three = told("en-US", "Run `ctl a`, `ctl b`, and `ctl c`.");
        assert_eq!(three, ["a runs", "b runs", "c runs"]);
    }

    #[test]
    fn one_of_several_is_chosen() {
        for (tag, step) in [
            ("en-US", "Run `ctl a` or `ctl b`."),
            ("de-DE", "Führen Sie `ctl a` oder `ctl b` aus."),
            ("es-ES", "Ejecute `ctl a` o `ctl b`."),
            ("fr-FR", "Exécutez `ctl a` ou `ctl b`."),
            ("ja-JP", "`ctl a` または `ctl b` を実行します。"),
            ("nl-NL", "Voer `ctl a` of `ctl b` uit."),
            ("pl-PL", "Uruchom `ctl a` lub `ctl b`."),
            ("pt-BR", "Execute `ctl a` ou `ctl b`."),
            ("ar-SA", "شغّل `ctl a` أو `ctl b`."),
        ] {
            let asks = ["a asks alternative", "b asks alternative"];
            assert_eq!(told(tag, step), asks, "{step}");
        }
    }

    #[test]
    fn what_is_not_run_as_it_stands_asks() {
        for (tag, step) in [
            ("en-US", "Run `ctl a` twice."),
            ("en-US", "Run `ctl a` until it prints `ok`."),
            ("en-US", "Execute `ctl a` in each of the three folders."),
            ("en-US", "Run `ctl a` with the option `--all`."),
            ("en-US", "Run `ctl a`, adding `--all`."),
            ("en-US", "Run `ctl a` as the user `bob`."),
            ("en-US", "Run `ctl a` and `reboot`."),
            ("en-US", "Unplug the disk and run `ctl a`."),
            ("de-DE", "Führen Sie `ctl a` zweimal aus."),
            ("es-ES", "Ejecute `ctl a` dos veces."),
            ("fr-FR", "Exécutez `ctl a` deux fois."),
            ("ja-JP", "`ctl a` を 2 回実行します。"),
            ("pl-PL", "Uruchom `ctl a` dwa razy."),
            ("pt-BR", "Execute `ctl a` duas vezes."),
            ("ar-SA", "شغّل `ctl a` مرتين."),
        ] {
            assert_eq!(told(tag, step), ["a asks more"], "{step}");
        }
        let kind = told("en-US", "Always use `ctl a` commands to update.");
        assert!(!kind.iter().any(|one| one.contains("runs")), "{kind:?}");
        let named = told("en-US", "Run `ctl a` and look for what `ctl b` says.");
        assert_eq!(named, ["a asks more", "b shown named"]);
        let below = told("en-US", "Stop it.\n\n   Run `ctl a`.");
        assert_eq!(below, ["a asks more"]);
        let block = told(
            "en-US",
            "Run `ctl a`, then copy:\n\n   ```bash\n   cp x y\n   ```",
        );
        assert_eq!(block, ["a asks more", "y asks more"]);
        let again = told("en-US", "Run `ctl a`:\n\n   ```bash\n   ctl a\n   ```");
        assert_eq!(again, ["a runs", "a runs"]);
    }
}
