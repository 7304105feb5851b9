//! Whether something tells to run a command here. What only looks may run wherever it
//! stands; what changes something is run where a step, a text or a heading says so.

use super::Ask;
use super::telling::{LONGEST_NOUN, holds_any, sentences, unnumbered};
use crate::article::{Inline, plain_text, unmarked};
use crate::procedure::Lexicon;
use crate::procedure::action::ActionKind;
use crate::shell::Natures;

/// So many words lead in to a command.
const LONGEST_LEAD: usize = 8;

/// So many words a heading has that only says what else there is to read.
const LONGEST_REFERENCE: usize = 2;

/// What the place of a command says of whether it is told there.
#[derive(Clone, Default)]
pub(super) struct Under {
    /// The heading right above.
    heading: String,
    /// Whether it, or an item around, has the number of a step.
    pub(super) numbered: bool,
    /// Whether the article, or the section, lists commands to be looked up.
    reference: bool,
    /// Whether the section tells several remedies.
    remedy: bool,
    /// Whether the article has come to where it only says what else there is to read.
    ended: bool,
    /// Whether no block of code has come since the heading right above.
    pub(super) fresh: bool,
    /// The headings above: their level, whether each has a number, lists commands, tells
    /// several remedies, and whether it tells a task.
    outer: Vec<Outer>,
}

/// A heading above.
#[derive(Clone)]
struct Outer {
    level: u8,
    /// Whether it names the article.
    title: bool,
    numbered: bool,
    reference: bool,
    remedy: bool,
    /// What it says.
    heading: String,
}

impl Under {
    /// A heading opens its section. The `title` of the article says what all of it is about,
    /// and not that its sections are remedies; the number of a `chapter` is none of a step.
    pub(super) fn open(
        &mut self,
        level: u8,
        heading: String,
        (title, chapter): (bool, bool),
        lexicon: &Lexicon,
    ) {
        while self.outer.pop_if(|own| own.level >= level).is_some() {}
        self.outer.push(Outer {
            level,
            title,
            numbered: !chapter && is_numbered(&heading),
            reference: lexicon.is_reference(&heading),
            remedy: !title && lexicon.is_remedy(&heading) && !lexicon.instructs_amid(&heading),
            heading: heading.clone(),
        });
        self.ended |= !title
            && lexicon.is_see_also(&heading)
            && heading.split_whitespace().count() <= LONGEST_REFERENCE;
        self.numbered = self.outer.iter().any(|outer| outer.numbered);
        self.reference = self.outer.iter().any(|outer| outer.reference);
        self.remedy = self.outer.iter().any(|outer| outer.remedy);
        self.fresh = true;
        self.heading = if chapter {
            unnumbered(&heading).to_owned()
        } else {
            heading
        };
    }

    /// The heading right above.
    pub(super) fn heading(&self) -> &str {
        &self.heading
    }

    /// The heading that names the article.
    pub(super) fn title(&self) -> Option<&str> {
        let first = self.outer.first().filter(|outer| outer.title);
        first.map(|title| title.heading.as_str())
    }

    /// Whether the section tells several remedies, of which each takes something away only
    /// where a person says so.
    pub(super) fn is_remedy(&self) -> bool {
        self.remedy
    }

    /// Whether the heading right above tells a task.
    pub(super) fn tells_task(&self, lexicon: &Lexicon) -> bool {
        !self.heading.is_empty() && !self.reference && lexicon.heads_task(&self.heading)
    }

    /// Whether a text only describes what the heading right above it tells to do by its verb,
    /// and leads in to nothing of its own: the first code below them is how that is done.
    fn is_described(&self, lexicon: &Lexicon, text: &str) -> bool {
        self.fresh
            && !text.ends_with([':', '：'])
            && !lexicon.happens_unaided(text)
            && !lexicon.speaks_of_example(text)
            && (lexicon.names_task(&self.heading)
                || lexicon.acts(&[unmarked(unnumbered(&self.heading))]))
    }

    /// Whether a text only says how that is done which the heading right above it tells, and
    /// leads in to the first code below them: "The linters can be run with this command:". In a
    /// step, it says how the step is done.
    fn is_way(&self, lexicon: &Lexicon, text: &str) -> bool {
        let headed = || {
            self.fresh
                && !self.reference
                && text.ends_with([':', '：'])
                && lexicon.heads_task(&self.heading)
        };
        (self.numbered || headed()) && lexicon.only_says_how(text)
    }

    /// Whether the section is a part of a task, which the heading right around it tells: not
    /// the title of the article, which may tell what all of it is about.
    fn is_part(&self, lexicon: &Lexicon) -> bool {
        let around = self.outer.iter().rev().nth(1);
        around.is_some_and(|outer| !outer.title && lexicon.heads_task(&outer.heading))
    }

    /// Whether the heading right above tells to take something away, as a step of a task.
    pub(super) fn tells_loss(
        &self,
        lexicon: &Lexicon,
        above: &[Inline<'_>],
        losing: &[&str],
    ) -> bool {
        let task = || {
            let title = self.outer.first().filter(|outer| outer.title);
            title.is_some_and(|title| lexicon.heads_task(&title.heading))
        };
        plain_text(above).trim().is_empty()
            && !self.reference
            && (self.numbered || task())
            && lexicon.tells_loss(&[unmarked(unnumbered(&self.heading))], losing)
    }

    /// Why it is in doubt that a command is meant to be run where it stands, where nothing
    /// says more of it. What only looks is in none.
    pub(super) fn doubts(
        &self,
        lexicon: &Lexicon,
        command: &str,
        natures: &Natures,
        above: &[Inline<'_>],
    ) -> Option<Ask> {
        let text = plain_text(above);
        // An address says where to read, and nothing of what is done here.
        let text = if text.trim().contains("://") && !text.trim().contains(char::is_whitespace) {
            String::new()
        } else if lexicon.only_names_root(&text) {
            // Whose rights that takes says nothing of what is done.
            String::new()
        } else {
            text
        };
        let mine = if text.trim().is_empty() {
            self.heading.as_str()
        } else {
            text.as_str()
        };
        if !natures.works_anywhere() {
            // Of several machines, the text names one, which is seldom the operator's.
            // What only looks at it may do so from anywhere.
            let named = |text: &str| {
                if natures.reads {
                    lexicon.is_at_machine(text)
                } else {
                    lexicon.names_machine(text)
                }
            };
            if named(lexicon.without_past(mine)) || named(&self.heading) {
                return Some(Ask::Elsewhere);
            }
        }
        if natures.reads {
            return None;
        }
        // What is waited for is another one by then.
        // The heading of a step may say what can be done by then: "3. Web can serve again".
        let heads = self.numbered && text.trim().is_empty();
        if !heads
            && !lexicon.waits(mine)
            && lexicon.offers(lexicon.without_aftermath(mine))
            && !self.is_way(lexicon, text.trim())
        {
            return Some(Ask::Condition);
        }
        if self.numbered {
            // A step need not say what to do: "Cold start:".
            return lexicon.only_remarks(text.trim()).then_some(Ask::Example);
        }
        if self.reference || self.ended && text.trim().is_empty() {
            return Some(Ask::Example);
        }
        if self.remedy {
            return Some(Ask::Condition);
        }
        let commented = || {
            let first = command.lines().next().unwrap_or_default().trim();
            first
                .strip_prefix('#')
                .is_some_and(|comment| lexicon.instructs_plainly(comment.trim()))
        };
        let told = if text.trim().is_empty() {
            // What puts back is no case here, since its heading has not said so.
            lexicon.heads_task(mine) || self.is_part(lexicon) || lexicon.is_restoring_of(mine, mine)
        } else {
            lexicon.instructs(above)
                || lexicon.labels_task(text.trim())
                || lexicon.labels_loss(&text)
                || self.is_described(lexicon, text.trim())
        };
        // What only tells how something is may show how it could be done.
        (!told && !commented()).then_some(Ask::Example)
    }
}

impl Lexicon {
    /// Whether a text tells to do something, in its own words: not what something else
    /// does, not what a reader could do, and more than a purpose.
    pub(super) fn instructs(&self, content: &[Inline<'_>]) -> bool {
        let text = plain_text(content);
        let text = text.trim();
        if text.is_empty() {
            return false;
        }
        if !self.knows_verbs() {
            return !self.only_states(text);
        }
        // What one sentence announces does not come by itself because another one speaks of that.
        let announced = |sentence: &str| {
            let states = self.telling.states.opening_of(sentence).next().is_some();
            self.announces(sentence) && !(states && self.happens_unaided(sentence))
        };
        if sentences(text).any(announced) || self.leads_in(text) {
            return true;
        }
        self.acts(content) || self.narrates(text)
    }

    /// Whether a text tells to wait.
    fn waits(&self, text: &str) -> bool {
        let first = self.actions(&[unmarked(text)]).into_iter().next();
        first.is_some_and(|action| action.kind == ActionKind::Wait && !action.optional)
    }

    /// Whether a text that leads in to a command is no more than a remark: "The short version:".
    fn only_remarks(&self, text: &str) -> bool {
        let label = text.trim_end_matches([':', '：', ' ']);
        label.len() < text.len()
            && label.split_whitespace().count() <= LONGEST_LEAD
            && (self.is_background(label) || self.only_states(text) || self.happens_unaided(text))
            && !self.acts(&[unmarked(label)])
    }

    /// Whether a text tells to do something by a verb that is known.
    pub(super) fn acts(&self, content: &[Inline<'_>]) -> bool {
        self.actions(content)
            .iter()
            .any(|action| action.kind != ActionKind::Manual && !action.negated && !action.optional)
    }

    /// Whether a text is one short sentence up to a colon, or without an end, that has the form
    /// of an instruction, whether its verb is known or not.
    fn leads_in(&self, text: &str) -> bool {
        let words = text.split_whitespace().count();
        let open = text.ends_with(char::is_alphanumeric) && words > 1;
        (open || text.ends_with([':', '：']))
            && sentences(text).count() == 1
            && text.split_whitespace().count() <= LONGEST_LEAD
            && !self.only_states(text)
            && !self.happens_unaided(text)
            && self.has_form_of_deed(text)
    }

    /// The same of a text without marks: a heading, a comment.
    pub(super) fn instructs_plainly(&self, text: &str) -> bool {
        self.instructs(&[unmarked(text)])
    }

    /// Whether a heading has the number of a step that tells to do what the title of its
    /// article speaks of, though both have words for trouble: the fifth step of "Disaster
    /// recovery" starts the recovery.
    pub(super) fn is_step_of(&self, title: &str, heading: &str) -> bool {
        is_numbered(heading)
            && self.is_only_trouble_of(title, heading)
            && self.acts(&[unmarked(unnumbered(heading))])
    }

    /// Whether a heading is that of a section with several remedies.
    pub(super) fn is_remedy(&self, heading: &str) -> bool {
        holds_any(&heading.to_lowercase(), &self.telling.remedy)
    }

    /// Whether a heading that has a word for remedies tells to do something by another one:
    /// "Enable maintenance mode".
    pub(super) fn instructs_amid(&self, heading: &str) -> bool {
        let heading = unnumbered(heading);
        let lower = heading.to_lowercase();
        let mut remedies = self.telling.remedy.iter();
        !remedies.any(|word| lower.starts_with(word.as_str())) && self.acts(&[unmarked(heading)])
    }

    /// Whether a text is a label with a noun for a task, as a heading would be.
    pub(super) fn labels_task(&self, text: &str) -> bool {
        text.split_whitespace().count() <= LONGEST_NOUN
            && !text.ends_with(['.', '。', '?', '？', '؟'])
            && !self.only_states(text)
            && !self.happens_unaided(text)
            && self.names_task(text)
    }

    /// Whether a heading or an introduction says that commands are listed to be looked up.
    pub(super) fn is_reference(&self, text: &str) -> bool {
        let lower = self.telling.modelled.taken_from(&text.to_lowercase());
        holds_any(&lower, &self.telling.reference)
    }

    /// Whether a heading tells to do what stands below it, by a verb or by a noun for a task.
    pub(super) fn heads_task(&self, heading: &str) -> bool {
        self.names_task(heading) || self.instructs_plainly(heading)
    }
}

/// Whether a heading has the number of a step: `3. …`, `1.2 …`, `(2) …`, `Step 4: …`.
pub(super) fn is_numbered(heading: &str) -> bool {
    let heading = heading.trim_start_matches(|c: char| !c.is_alphanumeric());
    let digits = heading.chars().take_while(|c| c.is_numeric()).count();
    // A number in a circle, and one on a key.
    let signs = |c: char| matches!(c, '\u{2460}'..='\u{24ff}' | '\u{2776}'..='\u{2793}');
    if heading.starts_with(signs) {
        return true;
    }
    if digits > 0 {
        let rest = heading.chars().nth(digits);
        return digits <= 2
            && rest.is_some_and(|c| {
                matches!(
                    c,
                    '.' | ')' | ':' | '-' | '．' | '、' | '\u{fe0f}' | '\u{20e3}'
                )
            });
    }
    // A word and a number, before what they number.
    let Some((label, rest)) = heading.split_once([':', '：', '.', '—', '–', '-']) else {
        return false;
    };
    let mut words = label.split_whitespace();
    let number = |word: &str| word.chars().all(char::is_numeric);
    !rest.trim().is_empty()
        && words.next().is_some()
        && words.next().is_some_and(number)
        && words.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::super::testing::runs;
    use super::*;

    #[test]
    fn headings_of_steps_are_known_by_their_numbers() {
        for heading in [
            "1. Stop it",
            "2) Copy",
            "Step 3: Copy",
            "1.2 — Copy",
            "Schritt 4 – Los",
        ] {
            assert!(is_numbered(heading), "{heading}");
        }
        for heading in ["Copy", "2024 in review", "Version 3", "Set up: first"] {
            assert!(!is_numbered(heading), "{heading}");
        }
    }

    #[test]
    fn a_section_that_is_described_is_what_its_heading_tells() {
        for (tag, heading, text) in [
            (
                "en-US",
                "Restart the gateway",
                "The gateway runs in two regions.",
            ),
            (
                "en-US",
                "Add a worker",
                "Workers are built from the same image.",
            ),
            ("en-US", "Restart the gateway", "As root:"),
            (
                "de-DE",
                "Starten Sie das Gateway neu",
                "Das Gateway läuft in zwei Regionen.",
            ),
            (
                "fr-FR",
                "Redémarrez la passerelle",
                "La passerelle tourne dans deux régions.",
            ),
            (
                "es-ES",
                "Reinicie la pasarela",
                "La pasarela funciona en dos regiones.",
            ),
            (
                "nl-NL",
                "Herstart de gateway",
                "De gateway draait in twee regio's.",
            ),
        ] {
            let block = "```bash\nkubectl rollout restart deployment/gateway\n```\n";
            let all = format!("# Orders\n\n## {heading}\n\n{text}\n\n{block}");
            assert!(runs(tag, &all), "{heading} {text}");
            // What comes after the first of a section is not what its heading tells.
            let second = format!("# Orders\n\n## {heading}\n\n{block}\n{text}\n\n{block}");
            assert!(
                text.ends_with(':') || !runs(tag, &second),
                "{heading} {text}"
            );
        }
        for (tag, heading, text) in [
            (
                "en-US",
                "Restart the gateway",
                "The gateway restarts on its own.",
            ),
            (
                "en-US",
                "Renew the certificate",
                "A cron job renews it every night.",
            ),
            ("en-US", "Configure the proxy", "Possible values:"),
            ("en-US", "The gateway", "The gateway runs in two regions."),
            (
                "en-US",
                "Restart the gateway",
                "You can also use the console.",
            ),
            ("en-US", "Restart the gateway", "As root on db-1:"),
            (
                "de-DE",
                "Starten Sie das Gateway neu",
                "Das geschieht automatisch.",
            ),
            (
                "fr-FR",
                "Redémarrez la passerelle",
                "Elle redémarre automatiquement.",
            ),
        ] {
            let block = "```bash\nkubectl rollout restart deployment/gateway\n```\n";
            let all = format!("# Orders\n\n## {heading}\n\n{text}\n\n{block}");
            assert!(!runs(tag, &all), "{heading} {text}");
        }
    }

    #[test]
    fn a_heading_of_a_step_may_say_what_can_be_done_by_then() {
        let step = |heading: &str| {
            format!("# Orders\n\n## Verify\n\n### {heading}\n\n```bash\nsystemctl start web\n```\n")
        };
        assert!(runs("en-US", &step("3. The web can run again")));
        assert!(runs("en-US", &step("2) Writers can write")));
        assert!(!runs("en-US", &step("3. If the web can run")));
    }

    #[test]
    fn what_only_looks_may_run_among_remedies() {
        let text = |command: &str| {
            format!("# Web\n\n## Mitigation\n\n### Pods\n\nRun:\n\n```bash\n{command}\n```\n")
        };
        assert!(runs("en-US", &text("kubectl get pods")));
        assert!(!runs(
            "en-US",
            &text("kubectl rollout restart deployment/web")
        ));
    }

    #[test]
    fn a_step_may_say_how_it_is_done() {
        let text = |told: &str| {
            format!("# Web\n\n1. Grow it\n\n   {told}\n\n   ```bash\n   webctl grow\n   ```\n")
        };
        assert!(runs(
            "en-US",
            &text("So the web can be started with the following command.")
        ));
        assert!(!runs("en-US", &text("The web can be started at any time.")));
        assert!(!runs(
            "en-US",
            &text("Feel free to use the following command.")
        ));
    }

    #[test]
    fn one_after_another_is_no_offer() {
        let text =
            |told: &str| format!("# Web\n\n## Turn it\n\n{told}\n\n```bash\nwebctl turn\n```\n");
        assert!(runs(
            "en-US",
            &text("Run the following for every wheel, one after another:")
        ));
        assert!(!runs("en-US", &text("Another way is:")));
    }
}
