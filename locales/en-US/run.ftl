# What a generated runbook says about running: commands, values, the state of a
# run and how it goes on. Every message is one line. Names of options, keys and
# ids are the same in every language and come from the script.

## Help

help-set = give a value that the commands need, as NAME=VALUE
help-set-several = the same for several values; with -Command in place of -File: -Set @('A=1', 'B=2')
help-unattended = ask nothing: run what can be run, end where a person is needed
help-answers = take answers from this file before asking
help-evidence = keep the evidence of the run in this file
help-state = keep the state in this folder, which others may share
help-run = do a run of this name beside the others
help-status = show how far the run has come
help-reset = put the run aside: the next start begins a new one
options-apart = These cannot be given together: { $options }

## Answers; the key stands before each

answer-execute = run
answer-again = run again
answer-check = check again
answer-note = note
answer-undo = roll back
answer-undone = was rolled back
answer-keep = keep
answer-keep-all = keep all
answer-continue = continue
answer-on = go on
answer-redo = do it again
answer-failed = failed
answer-expected = as expected
answer-new = begin a new run
answer-anew = yes, begin a new run
answer-stay = no, keep this run
answer-earlier = keep the earlier value
answer-newer = use the new value
answer-value = change a value
answer-help = help
answer-yes = yes
answer-no = no
# The same where a key answers at once, or is a line.
answer-help-at-once = help (no Enter needed)
answer-help-enter = help (then Enter)
# Where a text is asked for, and none is given.
enter-back = [Enter] back

## What each answer does; shown for the key ?

help-execute = run the commands on the screen
help-again = run the commands of this step again
help-check = run the check of the result once more
help-done = count this step as done; may ask for the reason
help-failed = it has failed; the run can go on
help-skip = leave this step out; asks for the reason
help-way = choose another of several ways; what is done stays as it is
help-back = look at the step before; that changes nothing
help-go = go on at the step that the text names; what is open before it is left out
help-round = do the steps that the text names another time; when all rounds are done, say so
help-apart = do a section that is kept apart, such as a roll-back, then come back to this step
help-note = write a note into the evidence
help-quit = stop; the next start goes on from here
help-undo = undo this step with its roll-back commands
help-undone = count this step as rolled back
help-keep = leave the step as it is
help-keep-all = leave this step and all others as they are
help-continue = go on where the run stopped
help-on = go on with the run
help-redo = do this step once more
help-expected = it did what it should
help-value = give another value to the commands; it counts from now on
help-which = Type the number or the name of the value that is to change. Press Enter to go back.
help-new = put this run aside and begin another
help-anew = put this run aside for good and begin another
help-stay = change nothing; the question before is asked again
help-earlier = use the value that the run had until now
help-newer = use the value of this start from now on
help-yes = it applies; what it tells comes next
help-no = it does not apply; it is left out
help-default = Enter does the same as { $key }.
help-text = Type one line, then Enter. It is kept in the evidence.
help-asked = Type the value, then Enter. To give ? itself as the value, type it once more.
# Where a line is read key by key.
help-editing = Left and Right, Home and End move within the line. Backspace and Delete take a letter away, Ctrl-W a word, Ctrl-U what is before the cursor, Ctrl-K what is behind it.

## Questions

question-command = Run the commands?
question-failed = The step has failed. What now?
# Of a command whose end is not known: what it was given.
begun-with = It was begun with { $values }.
question-unknown = This step was begun, but how it ended is not known. Find out what it did. What now?
question-unchecked = The commands of this step have run; its check was under way, and how it ended is not known. Check again?
question-undo-unknown = A roll-back of this step was begun, but how it ended is not known. Find out what it did. What now?
question-resume = Continue this run?
question-new = Put this run aside and begin a new one?
question-undo = Roll back step { $step }?
question-over = This step is over. What now?
# Asked first where a step, or a group of steps, applies in a case only.
question-case = Does step { $step } apply here?
# Where the answer was no, and the step itself says what is done then.
case-otherwise = Then what the step says for the other case is to be done.
answer-way = another way
way-chosen = Chosen: { $choice }
way-unknown = { $way } is none of the ways of { $choice }: { $ways }
needs-way = One of several ways must be chosen: { $ways }. Give the answer: { $line }
step-left-out = Step { $step } is left out: { $choice }
# Steps of ways of which one is chosen, or of a case and its opposite, that were all done.
done-several = Of these, only one was to be done, but more were, in this order: { $steps }
done-mixed = These were not all done with the same value: { $steps }
# Asked where the step has failed, or its output is not what was expected, and
# the operator counts it as done all the same.
ask-done-reason = Why is it counted as done?
ask-undone-reason = How was step { $step } rolled back, and how do you know?
ask-fail-reason = Why did it fail?
ask-note = What is to be noted?
noted = Noted.
rest-dropped = More than one line came. Only the first was taken; the rest was thrown away.
typed-before = What was typed before this question was put aside.
no-suspend = This run cannot be suspended here. Press Enter to go on. What is typed until then is put aside.
# At each step.
step-clock = { $clock }, { $passed } into the run.
step-next = Next: { $title }
step-last = No open step follows.
# How long something has taken.
span-seconds = { $seconds } s
span-minutes = { $minutes } min { $seconds } s
span-hours = { $hours } h { $minutes } min

## Before the first step

# In place of a text.
read-before = You have read this before. To see it again, start with { $option }.
needs-tools = Missing on this machine: { $tools }
tools-answer = Install what is missing. To go on without it, the answers file must have this line: { $line }
needs-commands = Values that the commands need:
ask-value = Value for { $name }:
ask-secret = Value for { $name } (not shown, not kept):
# In brackets after the name of a value.
value-default = [{ $value }]
value-later = Press Enter to be asked when it is needed.
value-environment = Press Enter to use it as it is in the environment, or type another one.
value-keep = Press Enter to keep it, or type another one.
value-needed = A value is needed.
value-blank = This begins or ends with a blank. To keep the blank, type the value once more; else type it without.
value-invalid = { $value } does not fit { $name }. It must match: { $pattern }
secret-invalid = This does not fit { $name }. It must match: { $pattern }
value-misfit = { $value } does not fit { $name }.
secret-misfit = This does not fit { $name }.
# Below one of these: what the value must be. Signs stand in a row, ranges with a dash.
form-number = It must be a whole number, written in digits.
form-digits = It must be a number of { $count } digits.
form-date = It must be a date such as 2026-01-31.
form-address = It must be an IPv4 address such as 192.0.2.10.
form-list = It must be one of these: { $values }
form-signs = It may hold only these signs: { $signs }
form-begun = It may hold only these signs: { $signs } The first one must be one of these: { $first }
form-host = It must be a name as hosts have, of these signs only: { $signs } The first and the last one must be one of these: { $ends }
secret-short = { $name } has one character only. It cannot be kept secret: every word that holds it would be covered. Use a longer one.
value-form = { $option } gives no value. Write it as NAME=VALUE
set-twice = { $name } is given twice, and differently: { $first } and { $second }
value-empty = The value for { $name } must not be empty.
value-control = The value for { $name } holds a tab or another control character. It must have none.
not-text = This is no text in UTF-8.
value-unknown = This runbook takes no value named { $name }. It takes: { $names }
value-several = The comma can be a part of the value of { $name }, or the value of { $other } can begin after it. Two values are written { $words } with -File, and { $array } with -Command. One value with such a comma can be given in an answers file.
value-missing = Step { $step } needs a value for { $name }. Give it with { $option }
secret-missing = Step { $step } needs a secret value for { $name }. Give it in the environment variable { $variable }
value-differs = The value for { $name } is another one than at an earlier start. Earlier: { $earlier }. Now: { $value }.
value-unusable = The value for { $name } was { $earlier } at an earlier start, and can no longer be used. A person must say that another one counts now, or a line in the answers file: `{ $value }`.
# In brackets after the value of a command.
value-open = not given yet
value-then = as when it ran
set-by-step = set by step { $step }
variable-unset = { $name } is not set here. Step { $step } sets it.
value-used = These steps were done with the earlier value: { $steps }
value-lost = The value for { $name } was { $value } when this ran, and is no longer known. Roll this step back by hand.
ask-which = Which value? Give its number or its name.
value-undecided = A person must say which one counts, or a line in the answers file: `{ $earlier }` or `{ $value }`.
needs-acknowledgement = The text before the first step must be read. Confirm that in the answers file: { $line }
acknowledged = Confirmed in the answers file.

## Commands

# Above the commands of an automation file.
command-check = Checks whether the step is done already
command-run = Runs this
command-verify = Checks the result
command-rollback = Rolls it back
# Above the output that the article shows for a command.
expected-output = Expected output
asks-alternative = These commands are one of several ways. Run them only if this is yours.
asks-clean-up = These commands undo or remove what was done. Run them only if that is wanted now.
asks-condition = These commands do not always apply. Run them only if they do here.
asks-destructive = These commands delete or stop something, and the text does not plainly say so.
asks-more = The text tells more than what these commands do. Read all of it before you decide.
asks-elsewhere = These commands may be for another machine or shell. Run them only if it is this one.
asks-endless = These commands do not end by themselves. Ctrl-C ends them.
asks-example = These commands are an example, with values that may not be yours. Compare them first.
asks-interactive = These commands wait for a person: for keys, a password or a browser.
asks-moment = These commands are for a certain moment. Run them once it has come.
by-hand = These commands are for another shell. Run them by hand.
left-damaged = These commands are damaged: a character in them, or a slip, makes them do something else than is meant. They are not run; have the article mended.
left-elsewhere = These commands are for the shell that an earlier step has opened elsewhere. Type them there.
left-exposed = In these commands, a value could be taken for code. Run them by hand.
left-interactive = These commands open a shell elsewhere, where only a person can type. Run them by hand.
left-unread = These commands cannot be read: a quotation mark or bracket in them is not closed, for example. They are not run; have the article mended.
left-unshown = These commands hold characters that cannot be shown. They are not run.
step-running = Running …
checking = Checking whether the step is done already …
verifying = Checking the result …
undoing = Rolling back step { $step } …
step-already-done = The step was done already.
output-covered = Secrets are covered in what commands print, line by line: progress bars and questions appear late, and pagers and editors do not look as they usually do.
output-uncovered = This step has the screen to itself: secrets are not covered in what it shows.
command-ok = OK, { $time }
command-failed = The command ended with exit status { $status }.
status-1641 = An installer means by 1641: installed, and the computer is being restarted. If it is one, say that the step is done.
status-3010 = An installer means by 3010: installed, and the computer has to be restarted. If it is one, say that the step is done.
# The number of the line and its code: `2: cd missing`.
failed-line = Line { $line }
check-line = The check, line { $line }
command-halted = You have ended the command with Ctrl-C. What came of it?
undo-halted = You have ended the roll-back of step { $step } with Ctrl-C. What came of the roll-back?
halted-by-operator = The operator ended the command with Ctrl-C.
signal-came = The signal { $signal } came while it ran.
verify-failed = The check of the result ended with exit status { $status }.
# Below an output that is another one each time, such as one with times, ages or ids.
output-uncompared = Nothing compared this output: what the article shows changes from one time to the next. Compare it yourself.
output-differs = The output is not as expected.
output-expected = Expected:
step-undone = Step { $step } has been rolled back.
undo-failed = Step { $step } could not be rolled back: exit status { $status }.
undo-unknown = A roll-back of this step was begun, and nobody knows what it did.
undone-by-word = by word of a person
undo-kept = The roll-back of step { $step } was offered; the step stays as it is.
session-ended = The shell that ran the commands has ended. The next command gets a new shell, with the variables, functions and current folder of the old one.
session-ended-before = The shell that ran the commands has ended before it could keep what the last command left. The next command gets a new shell, with all as it was before that command.
session-restored = The variables, functions and current folder of the commands have been restored. Background jobs and open files have not.
session-lost = Not kept, because they may hold secrets: { $names }
session-elsewhere = The folder of the commands was not kept: its name may hold a secret. The next commands run in { $folder }. If they should run elsewhere, press q, go there, and start again.
session-gone = These ended with the last start. Where later steps need them, make them again as the step in brackets did: { $names }
session-not-kept = What the commands left in their shell could not be kept for a later start.
session-older = At step { $step }, it is not known how the last command ended. The next start restores the shell as it was before that command.
session-absent = What earlier commands left in their shell is not there: its variables, functions and current folder. Later steps may need it. Without a person, `resume = continue` in the answers goes on all the same.
session-torn = The file { $file } is not whole. It holds what the commands left in their shell. Restore it, or remove it: then the run goes on without their variables, functions and current folder.
commands-folder-gone = The commands were in the folder { $folder }, which cannot be entered. Make it available again, then start the run again.

## The run and its state

run-found = A run of this runbook is not finished. Begun on { $time }. Steps handled: { $done } of { $total }.
# Of steps that are done again and again; which ones, by their ids.
round-under-way = Round { $round } of { $steps } is under way. Rounds done before it: { $before }.
run-continues = The run that was begun on { $time } goes on.
run-aside = The run that was begun on { $time } would be put aside, and could not be gone on with. Its evidence stays: { $file }
run-finished = The last run is complete.
# What did not go well: steps, rounds and roll-backs, each with what came of it.
run-failed = The last run ended with failures: { $faults }
run-none = There is no run of this runbook.
run-reset = The run has been put aside.
run-locked = Another run of this runbook is under way (process { $process } on { $host }).
lock-held = { $user } has begun it on { $time }. Its last sign of life: { $seen }.
run-held = { $user } is running it (process { $process }), since { $time }. Last sign of life: { $seen }.
# Of the run that is held, and where nobody is at work: below that.
run-waits = The run has waited for an answer since { $time }.
lock-elsewhere = It is elsewhere. If it has surely ended, take over with { $command }
run-named = Run: { $name }
run-name-wrong = The name of a run has letters, digits and . _ - only: { $name }
article-changed = The article has changed since the run was begun.
article-new = New or changed: { $steps }
article-gone = No longer there, by their ids in the earlier version: { $steps }
article-moved = In another place than before: { $steps }
deeds-former = Run with an earlier version of this runbook, and not to be rolled back from this one: { $steps }. How they would have been rolled back is in the evidence, and on the sign-off sheet (runbookc report).
step-still-running = The commands of step { $step } may still be running (process { $process }).
step-recovered = Step { $step } ended while this runbook was not running: exit status { $status }.
to-go-on = To go on from there: { $command }
evidence-in = Evidence: { $file }
evidence-torn = The last line of the evidence was cut off. It follows in full.
state-unwritable = The state of the run cannot be written: { $file }
state-torn = { $file } is not whole. Restore it, or use { $reset }.
state-foreign = { $file } does not belong to you.
state-nothing-run = Nothing was run.
programs-missing = A run needs programs that are not found: { $names }. They are looked for here (PATH): { $path }
temp-unwritable = Temporary files cannot be made in { $folder }. Make room there, or name another folder in TMPDIR.
state-not-recorded = Step { $step } ended as "{ $outcome }", but that could not be recorded.
state-try-again = Make sure that it can be written, then press Enter to try again.
state-lost-lock = This run no longer holds its lock: another one has taken over, or the lock was removed. This one ends.
state-no-home = There is no place for the state: set HOME or XDG_STATE_HOME.
answer-unused = The answer { $line } is not used: how that step ended is known.
run-anew = A new run begins, and the last one can no longer be gone on with. Its evidence: { $file }. Another time, this line in the answers file goes on with the last run: { $line }
answer-rounds = The answer { $line } is not used: round { $round } is under way.
evidence-unwritable = The evidence cannot be written: { $file }
evidence-gone = The record of the run so far is not where it was: { $file }
evidence-cut = Lines of the record of the run so far are missing from its file: { $file }
evidence-elsewhere = Put the file back as it was; or start again with { $option } FILE, to go on in another file, which then says so.
evidence-locked = Another run has not let go of { $file } (process { $process } on { $host }).
answers-unreadable = The answers file cannot be read: { $file }
answers-wrong = Line { $line } of the answers file is not an answer: { $text }

## Outcomes, in the status and the summary

outcome-done = done
outcome-already-done = done already
outcome-skipped = skipped
outcome-not-applicable = does not apply
outcome-left-out = left out by a choice
outcome-failed = failed
outcome-unknown = not known
outcome-unchecked = run, but not checked
# A command of the step runs now: since when, and whose run it is.
outcome-running = running since { $time }, by { $user }
outcome-open = open
outcome-undone = rolled back
# Behind what became of a step at last, such as "skipped".
done-before = it had been done before
# Of a step that is open: its values are others now.
done-before-with = it had been done with { $values }
count-failed = Failed: { $count }
count-unknown = Not known: { $count }
count-unchecked = Run, but not checked: { $count }
count-undone = Rolled back: { $count }
# A step that was rolled back, and later ones that had been done until then.
undone-under = { $step } (done before that, and still: { $steps })
count-rounds = Not done in earlier rounds: { $count }
# A step as part of a round of a loop.
step-before-rounds = { $step }, before its rounds
step-in-round = { $step }, round { $round }
# A step that is no more in the article.
step-in-earlier = { $step } (earlier version)
step-in-earlier-called = { $step } (earlier version: { $title })
count-undo-failed = Roll-backs that failed: { $count }
step-failed = Step { $step } has failed.
chosen-handled = The chosen steps have been handled. Still open: { $steps }
only-handled = The chosen steps have been handled. Nothing else is open.
handled-with-faults = All steps have been handled, but not all went well: { $faults }
unknown-needs-person = How step { $step } ended is not known. A person must find out, or the answers file must have this line: { $line }
unknown-still-running = What the answers file says of step { $step } is not taken while its commands may still be running (process { $process }). A person must find out, or wait until they have ended.
undone-needs-person = Step { $step } was rolled back. A person must say that it is to be done again, or the answers file must have this line: { $line }
undo-needs-person = How the roll-back of step { $step } ended is not known. A person must find out. If it was rolled back, the answers file can have this line: { $line }
