//! What words above a command say of it.

use super::bars::Bars;
use super::behind::Behind;
use super::beside::Beside;
use super::by_hand::ByHand;
use super::gates::Gates;
use super::hosts::Hosts;
use super::leads::Leads;
use super::opposites::Opposite;
use super::reach::Reach;
use super::scopes::Scopes;
use super::standing::Stands;
use super::within::Within;
use super::{Ask, Disposition, Show};
use crate::article::unmarked;
use crate::procedure::Lexicon;
use crate::procedure::action::ActionKind;
use crate::procedure::words::{self, Phrases, Words};
use serde::Deserialize;

/// The section `commands` of a lexicon: phrases, by what they say.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(in crate::procedure) struct Telling {
    /// In headings of sections that undo what was done, or take it away.
    pub(super) clean_up: Phrases,
    /// What comes by itself, and what a person does.
    pub(super) by_hand: ByHand,
    /// Of these, that what nobody needs is taken away, and nothing is undone.
    pub(super) tidies: Phrases,
    /// Right before such words, or right behind them, that it is kept from happening or is
    /// spoken of: `Downgrade prevention`.
    pub(super) prevents: Phrases,
    pub(super) prevented: Phrases,
    /// In headings of sections for those who are in trouble.
    pub(super) trouble: Phrases,
    /// That a command applies in a case only, without a conditional clause.
    pub(super) case: Phrases,
    /// What something may be kept for, behind what tells to keep it.
    pub(super) precaution: Phrases,
    pub(super) keeps: Phrases,
    /// That a command is for another machine.
    pub(super) elsewhere: Phrases,
    /// That the shell which was opened there has been left.
    back: Phrases,
    /// That a command is an example.
    pub(super) example: Phrases,
    /// The same, where it stands amid the sentence before the command.
    exemplary: Phrases,
    /// That say how, where a text tells to do something, and are of an example elsewhere.
    manner: Phrases,
    /// That a command must not be run.
    pub(super) forbidden: Phrases,
    /// What opens the text between two ways.
    #[serde(deserialize_with = "words::opening")]
    or: Words,
    /// That there is another way.
    alternative: Phrases,
    /// Nouns that a heading counts ways with: `Option 2`.
    option: Phrases,
    /// Nouns for what is done to a thing on different occasions, by occasion.
    pub(super) occasions: Vec<Phrases>,
    /// That the form of a command comes next.
    syntax: Phrases,
    /// What opens a text that goes on with what stands before.
    #[serde(deserialize_with = "words::opening")]
    pub(super) then: Words,
    /// That a shell elsewhere is opened, in words.
    pub(super) enters: Phrases,
    /// Right before such words, that it cannot be done.
    pub(super) unable: Phrases,
    /// What a sentence has in which somebody tells what they do, step by step.
    pub(super) narrates: Phrases,
    /// What opens a sentence about what they do, or a clause behind words for when or why: an
    /// instruction stands behind it.
    #[serde(deserialize_with = "words::opening")]
    pub(super) persons: Words,
    /// Nouns for taking something away, which a label opens or ends with.
    pub(super) losses: Phrases,
    /// That what is started is a server, or a program that stays.
    serves: Phrases,
    /// What opens a sentence that says how something is, and tells nothing.
    #[serde(deserialize_with = "words::opening")]
    pub(super) states: Words,
    /// That a command comes next, in such a sentence.
    announces: Phrases,
    /// Verbs that ask whether: after them, no clause is a condition.
    pub(super) whether: Phrases,
    /// What opens a clause about what has been done by then: no condition.
    #[serde(deserialize_with = "words::opening")]
    pub(super) sequence: Words,
    /// What opens a clause about a moment, and may open one about a case; none where a
    /// language says so at the end.
    #[serde(deserialize_with = "words::opening")]
    pub(super) moments: Words,
    /// That trouble is over by then: no case, either.
    solved: Phrases,
    /// That what was begun is done by then: with the words before, no condition either.
    done: Phrases,
    /// Names for what a step has run, which ends when its command does.
    calls: Phrases,
    /// That it is not.
    pub(super) undone: Phrases,
    /// That a reader could run a command.
    offers: Phrases,
    /// Of that, what only says that it can be done.
    pub(super) able: Phrases,
    /// What opens an aside that only says when something matters most.
    pub(super) emphasis: Phrases,
    /// Nouns for tasks in headings: `Installation`.
    tasks: Phrases,
    /// That what a command names is the writer's, or is to be replaced by the reader's.
    pub(super) adapt: Phrases,
    /// What opens a heading that names a task by its verb: `How to …`.
    #[serde(deserialize_with = "words::opening")]
    how: Words,
    /// What stands before the name of a machine, or behind it: `On web:`.
    #[serde(deserialize_with = "words::opening")]
    pub(super) at: Words,
    /// In headings and in what introduces an article, that commands are listed there to be
    /// looked up.
    pub(super) reference: Phrases,
    /// What such a word is no more than a part of.
    pub(super) modelled: Phrases,
    /// In headings of sections that tell several remedies.
    pub(super) remedy: Phrases,
    /// Names for one of several machines.
    pub(super) machines: Phrases,
    /// Words around the names of machines.
    pub(super) hosts: Hosts,
    /// What leaves a command to somebody, or to nobody.
    pub(super) gates: Gates,
    /// What keeps a command from being run right where it stands.
    pub(super) bars: Bars,
    /// What is told behind a command, and what a warning says.
    pub(super) behind: Behind,
    /// What the text says for all that comes.
    pub(super) stands: Stands,
    /// Labels above a command that do not tell to run it.
    pub(super) leads: Leads,
    /// Words around code within a text.
    pub(super) within: Within,
    /// What a text tells beside the block below it.
    pub(super) beside: Beside,
    /// That a command is for some versions.
    pub(super) versions: Phrases,
    /// In headings, that what was kept is put back.
    pub(super) restores: Phrases,
    /// Words of labels that say for whom or where the commands below them are.
    pub(super) scopes: Scopes,
    /// How far a case reaches.
    pub(super) reach: Reach,
    /// Words for what one does and another undoes.
    pub(super) opposites: Vec<Opposite>,
}

/// So many words name a task by a noun.
pub(super) const LONGEST_NOUN: usize = 6;

/// Whether a lower-case text holds a phrase as words of its own.
pub(super) fn holds(text: &str, phrase: &str) -> bool {
    text.match_indices(phrase)
        .any(|(at, found)| words::stands_alone(text, at, found))
}

pub(super) fn holds_any(text: &str, phrases: &Phrases) -> bool {
    phrases.are_words_of(text)
}

/// The sentences of a text. Full stops within numbers and names end none.
pub(in crate::procedure) fn sentences(text: &str) -> impl DoubleEndedIterator<Item = &str> {
    let mut starts = vec![0];
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, next)| *next);
        let ends = match c {
            '。' | '！' | '？' => true,
            '.' | '!' | '?' | ';' | '؟' => next.is_none_or(char::is_whitespace),
            _ => false,
        };
        if ends {
            starts.push(at + c.len_utf8());
        }
    }
    starts.push(text.len());
    starts.dedup();
    let pairs: Vec<(usize, usize)> = starts.windows(2).map(|pair| (pair[0], pair[1])).collect();
    pairs
        .into_iter()
        .map(|(from, to)| text[from..to].trim())
        .filter(|sentence| !sentence.is_empty())
}

/// A text without the label that it may begin with: `**Note**: If …`.
fn unlabelled(text: &str) -> &str {
    let Some((label, rest)) = text.split_once([':', '：']) else {
        return text;
    };
    let short = label.split_whitespace().count() <= 4 && !rest.trim().is_empty();
    if short { rest.trim_start() } else { text }
}

/// A heading without its number: `3. If …`, `Step 2: If …`.
pub(super) fn unnumbered(text: &str) -> &str {
    let rest =
        text.trim_start_matches(|c: char| c.is_numeric() || matches!(c, '.' | ')' | '(' | ' '));
    // What is left of a key with a number on it.
    unlabelled(rest.trim_start_matches(['\u{fe0f}', '\u{20e3}', ' ']))
}

impl Lexicon {
    /// What a heading says of the commands below it.
    pub(in crate::procedure) fn heading_tells(&self, heading: &str) -> Option<Disposition> {
        if self.refuses(heading) || self.is_former(heading) {
            return Some(Disposition::Shown(Show::Forbidden));
        }
        let lower = heading.to_lowercase();
        let words = &self.telling;
        if self.is_case(unnumbered(heading))
            || self.trails_condition(heading)
            || self.is_optional(heading)
            || self.ends_optional(heading)
            || holds_any(&lower, &words.versions)
        {
            return Some(Disposition::Asks(Ask::Condition));
        }
        if self.takes_back(&lower) {
            return Some(Disposition::Asks(Ask::CleanUp));
        }
        if self.counts_ways(heading) || holds_any(&lower, &words.alternative) {
            return Some(Disposition::Asks(Ask::Alternative));
        }
        // Who is told to look whether there is trouble need not have it.
        let looks = || {
            let looked = unnumbered(&lower);
            words.whether.iter().any(|verb| {
                looked
                    .strip_prefix(verb.as_str())
                    .is_some_and(|rest| rest.starts_with(' '))
            }) || self
                .actions(&[unmarked(unnumbered(heading))])
                .first()
                .is_some_and(|action| action.kind == ActionKind::Verify)
        };
        let case = [&words.restores, &words.trouble];
        let is = case.iter().any(|case| holds_any(&lower, case)) || self.is_symptom(heading);
        // What stands before a colon says for when the rest is.
        let labelled = || {
            let label = lower.split_once([':', '：']).map_or("", |(label, _)| label);
            case.iter().any(|case| holds_any(label, case))
        };
        if is && (labelled() || !looks()) {
            return Some(Disposition::Asks(Ask::Condition));
        }
        if holds_any(&lower, &words.elsewhere)
            || self.opens_at_name(unnumbered(heading))
            || self.is_on_box(unnumbered(heading))
        {
            return Some(Disposition::Asks(Ask::Elsewhere));
        }
        if holds_any(&lower, &words.example) || words.stands.advice.are(unnumbered(lower.trim())) {
            return Some(Disposition::Asks(Ask::Example));
        }
        None
    }

    /// Whether a heading asks whether something is so, and not how something is done.
    pub(super) fn asks(&self, heading: &str) -> bool {
        let title = unnumbered(heading).trim();
        title.ends_with(['?', '？', '؟']) && self.telling.how.opening_of(title).next().is_none()
    }

    /// Whether a heading counts ways: `Option 2`.
    pub(super) fn counts_ways(&self, heading: &str) -> bool {
        let lower = heading.to_lowercase();
        let option = &self.telling.option;
        if !holds_any(&lower, option) {
            return false;
        }
        option.iter().any(|noun| {
            holds(&lower, noun)
                && lower.split_once(noun.as_str()).is_some_and(|(_, rest)| {
                    let rest = rest.trim_start_matches([' ', '#', '-']);
                    let word = rest
                        .split(|c: char| !c.is_alphanumeric())
                        .next()
                        .unwrap_or_default();
                    // A small one may be an article: "a way a person may go".
                    let small = word == "a" && !heading.contains(" A");
                    word.parse::<u32>().is_ok()
                        || (word.chars().count() == 1 && word.is_ascii() && !small)
                })
        })
    }

    /// Whether a text opens with a condition, or states that it is one.
    fn opens_condition(&self, text: &str) -> bool {
        let opens = |text: &str| self.if_opens.opening_of(text).next().is_some();
        opens(text) || self.if_closes.are_in(text) || self.supposes(text)
    }

    /// Whether a text opens with a condition that may not hold. A clause about what has been
    /// done by then is none, unless it has failed.
    pub(super) fn is_case(&self, text: &str) -> bool {
        if self.telling.sequence.opening_of(text).next().is_some() {
            // What has not come yet is no case, not even trouble.
            let later = self.before.opening_of(text).next().is_some();
            let lower = text.to_lowercase();
            let trouble = || holds_any(&lower, &self.telling.trouble);
            let solved = holds_any(&lower, &self.telling.solved) || self.checks_recovery(text);
            return !later && trouble() && !solved;
        }
        self.opens_condition(text)
            && !self.waits_for_end(text)
            && !self.is_while_run(text)
            && !self.is_as_possible(text)
    }

    /// Whether the clause that a text opens with is about the end of what was begun, which
    /// comes by itself.
    fn waits_for_end(&self, text: &str) -> bool {
        let words = &self.telling;
        let clause = text.split(words::COMMAS).next().unwrap_or(text);
        let moment = words.moments.is_empty() || words.moments.opening_of(text).next().is_some();
        let clause = clause.to_lowercase();
        moment
            && holds_any(&clause, &words.done)
            && !holds_any(&clause, &words.undone)
            && !holds_any(&clause, &words.trouble)
    }

    /// Whether a clause about a moment is about the end of what the step before has run:
    /// whoever has come so far need not look whether it has come.
    pub(in crate::procedure) fn ends_by_itself(&self, clause: &str) -> bool {
        let words = &self.telling;
        let clause = clause.to_lowercase();
        let ends = holds_any(&clause, &words.done) && holds_any(&clause, &words.calls);
        ends && !holds_any(&clause, &words.undone) && !holds_any(&clause, &words.trouble)
    }

    /// What a text says of the commands right below it.
    pub(super) fn text_tells(&self, text: &str) -> Option<Disposition> {
        let words = &self.telling;
        let text = self.without_tailoring(text);
        let all: Vec<&str> = sentences(text).collect();
        let last = all.last()?.to_lowercase();
        // "If it is wrong, …" forbids nothing.
        let told = Some(last.as_str())
            .filter(|last| self.opens_condition(last))
            .and_then(|last| last.split_once([',', '，', '、']))
            .map_or(last.as_str(), |(_, told)| told);
        if holds_any(told, &words.forbidden) {
            return Some(Disposition::Shown(Show::Forbidden));
        }
        let barred = self.gates_tell(text).or_else(|| self.bars_tell(text));
        let by_hand = || {
            self.returns_tell(text)
                .or_else(|| self.interacts_tell(text))
                .or_else(|| self.both_tell(text))
        };
        if let Some(said) = barred.or_else(by_hand) {
            return Some(said);
        }
        // "Check disk usage:" ends in no word that stands for itself.
        let led = match last.trim_end().strip_suffix([':', '：']) {
            Some(rest) if rest.split_whitespace().nth(1).is_some() => rest,
            _ => &last,
        };
        if holds_any(led, &words.syntax) && !self.checks(&last) {
            return Some(Disposition::Shown(Show::Syntax));
        }
        let conditional = |n: usize, sentence: &str| {
            (self.is_case(unlabelled(sentence))
                || self.is_case(sentence)
                || n + 1 == all.len()
                    && self.trails_condition(&self.without_precaution(&sentence.to_lowercase())))
                && !self.is_aftermath(&all[..n], sentence)
                || self.is_optional(sentence)
                || self.ends_optional(sentence)
        };
        let mut numbered = all.iter().enumerate();
        if numbered.any(|(n, sentence)| conditional(n, sentence))
            || holds_any(&self.without_precaution(&last), &words.case)
            || holds_any(&last, &words.versions) && !self.only_describes(&last)
        {
            return Some(Disposition::Asks(Ask::Condition));
        }
        if self.opens_other(&last)
            || holds_any(&last, &words.alternative)
            || self.is_for_kind(&last)
        {
            return Some(Disposition::Asks(Ask::Alternative));
        }
        let lower = text.to_lowercase();
        if holds_any(&lower, &words.elsewhere) {
            return Some(Disposition::Asks(Ask::Elsewhere));
        }
        let bare = last.trim_end_matches([':', '：', '.', ' ']);
        let ends = |phrases: &Phrases| {
            phrases.iter().any(|phrase| {
                bare == phrase
                    || bare.ends_with(&format!(" {phrase}"))
                    || bare.ends_with(&format!("、{phrase}"))
            })
        };
        let acts = || all.last().is_some_and(|last| self.acts(&[unmarked(last)]));
        if ends(&words.example)
            || holds_any(&last, &words.exemplary)
            || ends(&words.manner) && !acts() && !self.offers(&last)
        {
            return Some(Disposition::Asks(Ask::Example));
        }
        self.leads_tell(text)
    }

    /// An instruction without the case that it opens with, or is the other part of, by which
    /// a person decides whether it is done at all; nothing where it opens with none.
    pub(super) fn without_case<'t>(&self, text: &'t str) -> Option<&'t str> {
        let other = self.after_otherwise(text);
        let Some(case) = self.condition(text) else {
            return other;
        };
        let rest = other.unwrap_or(text).trim_start();
        let rest = rest.strip_prefix(case.0.as_str())?;
        let rest = rest.trim_start_matches([',', '、', '،', '，', ' ']);
        case.1.may_not_hold().then_some(rest)
    }

    /// A text without words for PowerShell that its last sentence opens with, where it does:
    /// "In PowerShell, run …".
    pub(super) fn without_shell(&self, text: &str) -> Option<String> {
        let last = sentences(text).next_back()?;
        let mut opens = self.telling.or.opening_of(last);
        let (_, rest) = opens.find(|(words, _)| words.contains("powershell"))?;
        let rest = rest.trim_start_matches([',', '、', '،', ' ']);
        let before = &text[..text.rfind(last)?];
        (!rest.is_empty()).then(|| format!("{before}{rest}"))
    }

    /// Whether a text stands between two ways to do the same: no more than "or".
    pub(super) fn parts_ways(&self, text: &str) -> bool {
        self.opens_other(&text.to_lowercase())
    }

    /// Whether a lower-case text opens with words for another way, or is no more than one.
    pub(super) fn opens_other(&self, text: &str) -> bool {
        let text = text.trim_matches(|c: char| c.is_whitespace() || "-=*".contains(c));
        let text = format!("{text} ");
        self.telling.or.opening_of(&text).next().is_some()
    }

    /// Whether a lower-case text breaks off with the word for another way: "set it there or".
    pub(super) fn ends_in_or(&self, text: &str) -> bool {
        let (rest, last) = text.rsplit_once(' ').unwrap_or_default();
        let last = format!("{} ", last.trim_matches(|c: char| !c.is_alphanumeric()));
        let mut or = self.telling.or.opening_of(&last);
        !rest.trim().is_empty() && or.any(|(_, rest)| rest.is_empty())
    }

    /// Whether a text goes on with what stands before it.
    pub(super) fn goes_on(&self, text: &str) -> bool {
        self.telling
            .then
            .opening_of(text.trim_start())
            .next()
            .is_some()
    }

    /// Whether a text says that a shell elsewhere has been left.
    pub(super) fn comes_back(&self, text: &str) -> bool {
        holds_any(&text.to_lowercase(), &self.telling.back)
    }

    /// Whether a text tells to start what stays.
    pub(super) fn starts_server(&self, text: &str) -> bool {
        holds_any(&text.to_lowercase(), &self.telling.serves)
    }

    /// Whether a text says how something is, and neither tells nor announces a command.
    pub(super) fn only_states(&self, text: &str) -> bool {
        let Some(last) = sentences(text).next_back() else {
            return false;
        };
        self.telling.states.opening_of(last).next().is_some() && !self.announces(text)
    }

    /// Whether a text says that a command comes next.
    pub(crate) fn announces(&self, text: &str) -> bool {
        holds_any(&text.to_lowercase(), &self.telling.announces)
    }

    /// Whether a text says that a reader could run a command.
    pub(super) fn offers(&self, text: &str) -> bool {
        let words = &self.telling;
        let offers = |sentence: &str| {
            let mut sentence = self.without_emphasis(&sentence.to_lowercase());
            if !holds_any(&sentence, &words.offers) {
                return false;
            }
            // "We can now …" goes on, where "we can …" offers.
            for going in words.announces.iter() {
                if holds_any(going, &words.offers) {
                    sentence = sentence.replace(going.as_str(), " ");
                }
            }
            holds_any(&sentence, &words.offers)
        };
        let all = sentences(text);
        let (mut told, mut last) = (false, false);
        for sentence in all {
            last = offers(sentence);
            // What tells how something is announces nothing.
            let states = self.telling.states.opening_of(sentence).next().is_some();
            told |= !last && !states && self.announces(sentence);
        }
        last && !told
    }

    /// Whether a heading names a task, by a noun or by saying how it is done.
    pub(super) fn names_task(&self, heading: &str) -> bool {
        let heading = heading.to_lowercase();
        let title = unnumbered(&heading).trim();
        // A heading of many words says what is done by its verb.
        title.split_whitespace().count() <= LONGEST_NOUN && holds_any(&heading, &self.telling.tasks)
            || !title.ends_with(['?', '？', '؟'])
                && self.telling.how.opening_of(title).next().is_some()
    }
}
