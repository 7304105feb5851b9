# What a generated runbook (bash, PowerShell) says to the operator.
# Every message is one line. The keys the operator types (d, s, b, q) are the
# same in every language: they are not part of a message.

## Frame

runbook-title = Runbook: { $title }
# The language's own name for itself, shown in lists of languages.
language-name = English (United States)
step-count =
    { $count ->
        [one] { $count } step
       *[other] { $count } steps
    }
procedure-count =
    { $count ->
        [one] { $count } procedure
       *[other] { $count } procedures
    }
# The numbers are the author's, within a procedure: 3.2 is a substep.
step-of = Step { $number } of { $total }
# The same where there are several procedures.
procedure-step-of = Procedure { $procedure } of { $procedures }, step { $number } of { $total }
# How far the run has come, beside one of the two above.
progress = { $number } of { $total } in all
# Headings above what an operator must read before the first step, and above
# what the article says about the state after the last one.
before-you-start = Before you start
result = After the last step
more-information = More information
machine-translated = This text was translated by machine.
# Shown above a step that the chosen language's article does not have.
step-not-translated = This step has not been translated. It is shown in { $language }.

## Parts of a step

where = Where: { $place }
# In which case, or at which moment, a step is done: a clause of the article, "if you see it".
condition-if = Only { $clause }.
# The same where the clause opens with its verb, as a question does.
condition-if-verb = Only in this case: { $clause }.
condition-unless = { $clause }.
condition-when = { $clause }.
condition-until = { $clause }.
code = Code
# Shown above code whose language or kind the document names, such as bash or output.
code-in = Code ({ $language })
shown-output = Not run: it is what a command prints.
shown-file = Not run: it is what a file holds.
shown-language = Not run: it is in another language than the shell.
shown-forbidden = Not run: the text says not to.
shown-syntax = Not run: it says how such commands are built.
shown-named = Not run: the text only names it.
picture = Picture: { $text }
picture-without-text = Picture

## Questions

question = What happened with this step?
question-way = Which way do you go? The steps of the others are left out.
one-of-ways = One of several ways: { $way } (there are: { $ways })
answer-done = done
answer-skip = skip
answer-back = back
answer-go = jump
answer-round = again
answer-apart = other sections
answer-quit = quit
ask-skip-reason = Why is it skipped?
ask-jump = Which step is to come next: { $steps }?
ask-apart = Which section is to be done: { $ids }?
unknown-answer = Please answer with one of these keys: { $keys }
already-first = This is the first step.
continue-after-reading = Press Enter when you have read this.

## Ends

dry-run-notice = Dry run: every step is shown, nothing is asked.
all-handled = All steps have been handled.
# Of a step that is asked for by name where nobody is there.
step-not-redone = Step { $step } is over, and is not done again: { $outcome }
apart-there = Kept apart, and done only where { $option } asks for it:
stopped-at = Stopped at step { $step }. To go on from there: { $command }
needs-person = Step { $step } needs a person, but there is no terminal.
unattended-needs-person = Step { $step } needs a person, but the run is unattended. What a person says of it can stand in the answers file ({ $option }): { $line }
input-ended = The input has ended (Ctrl-D): nothing was answered. Start it again to go on.
interrupted = Interrupted at step { $step }.
summary = Summary
count-done = Done: { $count }
count-skipped = Skipped: { $count }
count-not-applicable = Do not apply: { $count }
count-left-out = Left out by a choice: { $count }
count-open = Not handled: { $count }
# Steps of a section that is done only where somebody asks for it.
apart-open = Begun apart, and still open: { $steps }
skipped-because = { $step }: { $reason }

## Errors of the command line

unknown-option = Unknown option: { $option }
missing-value = The option { $option } needs a value.
unexpected-argument = Unexpected argument: { $argument }
unknown-language = There is no text for { $language } in this runbook. It has: { $languages }
unknown-step = There is no step { $step }. Use { $list } to see them all.
step-outside = Step { $step } is not part of { $part }.
gone-needs-person = Step { $step } is no longer in the article, and how it ended is not known. A person must find out, or the answers file must have this line: { $line }
question-gone = Step { $step } is no longer in the article: { $outcome }. Find out what it did. What came of it?
# Said where another shell than bash is made to run the bash script.
needs-bash = This runbook needs bash.
# Said where a part of the script is missing when it starts.
runbook-unreadable = This runbook could not be read in full: is there room for temporary files?
# Said where the runtime is a file of its own; the file follows.
runtime-refused = The runtime of this runbook is missing, cannot be checked, or is another one:
see-help = Use { $help } for the options.

## Help

help-usage = Usage: { $program } [OPTIONS]
help-options = Options:
help-list = list the steps and stop
help-lang = show everything in this language (in this runbook: { $languages })
help-dry-run = show every step without asking anything
help-from = begin with this step
help-only = do only this step
help-help = show this help
help-version = show the article and the version of runbookc that made this
help-exit-codes = Exit codes:
exit-done = done
exit-failed = a step failed
exit-usage = wrong usage
exit-needs-person = a person is needed
exit-locked = another run is under way
exit-interrupted = interrupted
