# What a sign-off sheet (`runbookc report`) says: what happened in a run, after
# its evidence. Most are headings or the cells of tables, so they are short. What
# became of a step is said with the outcomes of a run (run.ftl).

## Frame

# The name of the runbook, or of several, set apart by commas.
report-title = Sign-off sheet: { $runbook }
report-complete = The evidence was read completely, and nothing in it contradicts itself.
# Of evidence of which no other is missing.
report-unended = The evidence was read completely, and nothing in it contradicts itself. But the last start has no end in it: what was under way after its last entry is not known. The step after it may have been begun, and one that is done may have been begun again or rolled back.
# The same of evidence that tells of what begins.
report-unended-told = The evidence was read completely, and nothing in it contradicts itself. But the last start has no end in it. What it had begun is told below; what became of that is not known, nor what a person did after its last entry.
report-partial = Nothing in what was read contradicts itself, but it is not all of the evidence: files could not be read, or parts of a run are in other files. See its check below.
report-incomplete = The evidence is incomplete, damaged or altered. See its check below.
report-run = Run { $run }
# In a section that has nothing to say.
report-none = None.

## Facts about a run

report-runbook = Runbook
report-how-it-ended = How it ended
# Procedures that are kept apart from the main way, such as a roll-back.
report-apart-done = Carried out, though kept apart
report-still-open = Still to be done
report-starts = Starts
# How many starts there were, and how many of them did not come to the end of the run.
report-starts-early = { $count }, of which { $early } ended early
report-changed = Changed during the run
# There are at least two.
report-article-versions = the article ({ $count } versions)
# Two values, or a step that was rolled back and what became of it.
report-then = { $earlier }, then { $later }
report-outdated = Done with an earlier value
# Steps that were done, or tried, with several values.
report-with-each = What it came to with each value
# Steps that had failed, or whose end was not known, and that a person counted as done.
report-counted-anyway = Counted as done after it had gone wrong
# Steps that failed, were interrupted or never reported their end before they were done.
report-on-the-way = Done, but not at the first try
report-rolled-back = Rolled back
# Followed by steps and the reasons.
report-not-undone-facts = Could not be rolled back
report-maybe-undone = Not known whether rolled back
# What was done and stands, though something was rolled back.
report-stands = Not rolled back
# Several ways of a choice, or a case and its opposite.
report-several = Done, though only one was to be
report-who = Who
report-host = Machine
report-shell = Shell
report-language = Language
report-version = Version of runbookc
report-begun = Begun
report-ended = Ended
report-last-entry = Last entry
report-elapsed = From the first to the last entry
report-in-steps = Time in steps
report-acknowledged = Notes before the first step read by
report-put-aside = Put aside
report-times = All times are in UTC.
report-continues = The article lets failures pass: in a block of commands, those after one that failed were run, too, and the last one decided.
# How many steps had an outcome.
report-count = { $outcome }: { $count }

## Durations; minutes and seconds after something larger have two digits

report-hours = { $hours } h { $minutes } min { $seconds } s
report-minutes = { $minutes } min { $seconds } s
report-seconds = { $seconds } s

## Sections

report-steps = Steps
report-who-means = In the column "Who", the account comes first. In parentheses is what decided the outcome: the operator, a command (its exit status, and its output where that was compared) or the answers file. Where nothing is in parentheses, it was what the command came to.
report-titles-in = Steps that are not in the language of this sheet stand as the operators saw them: { $languages }.
report-not-begun = A step that was never begun leaves no trace in the evidence and is not shown here.
report-incidents = What did not go to plan
report-course = Course of the run
report-course-begins = A number that is missing here is that of an entry which says that a command begins; what came of it stands below a later number.
report-details = Step by step
report-articles = Versions of the article
report-article-changed = The article was changed during the run.
report-skipped = Skipped
report-notes = Notes
report-values = Values used
report-value-changed = { $name } was changed during the run.
report-secret-again = { $name } was given more than once. A secret is not kept: whether it was the same is not known.
report-sessions = Begin and end
report-breaks-mean = Stopped by the operator: the operator chose to end the runbook. Interrupted: Ctrl-C, a lost connection or another program ended it. Both can go on later.
report-check = Check of the evidence
report-sign-off = Sign-off
report-attests = Whoever carried it out signs that the sheet tells what they did; whoever checks it signs that they have read it, with all that did not go to plan, and accept the result.
report-role = Role
report-role-operator = carried it out
report-role-checker = checked it
report-signature = Signature

## Columns

report-file = File
# Of an entry of the evidence, or of a start.
report-number = No.
# The number of the start in which something happened.
report-start = Start
report-article-version = Version of the article
report-with-values = With the values
report-hash = Hash
report-step = Step
report-what-to-do = What to do
report-outcome = Outcome
report-started = Started
report-duration = Duration
report-tries = Tries
report-remarks = Reason and notes
report-reason = Reason
report-time = Time
# The same column in tables that tell of a step when it is over.
report-time-ended = Time (of a step: its end)
# What happened: which commands were run, or one of the cells below.
report-what = What happened
report-status = Exit status
# How the step ended after all tries.
report-finally = In the end
report-note = Note
report-name = Name
report-variable = Name in commands
report-value = Value
report-from = Given by
report-used-from = Used from
report-used-in = Used in steps
report-lines = Lines
report-lines-read = Read
report-chain = Hash chain

## Cells

report-interrupted = interrupted
report-not-undone = could not be rolled back
report-undo-unknown = rollback begun, its end is not known
# Of a step that was rolled back: values that it was also done with, such as server = db-1.
report-standing = not rolled back where { $values }
report-only-where = only where { $values }
report-no-undo = cannot be rolled back from the last version
report-undo-then = rollback, as it was in that version (not run)
report-not-begun-yet = not begun
# Of the step that would have been next in a start without an end.
report-maybe-begun = not known whether it was begun
report-maybe-again = not known whether it was begun again
report-not-needed = not needed
# A part of the evidence is missing, and the rest says nothing of the step.
report-not-told = not known from this evidence
report-never-reported = begun, its end is not known
report-former = only in the earlier version of the article
# Of the article; one number or several.
report-version-number = version { $number }
# What a step was called by in earlier versions of the article, by their numbers.
report-id-then = { $step } in version { $versions }
# In which versions of the article a step is, by their numbers.
report-only-in = only { $versions }
report-replaced-by = only { $versions }; replaced by { $step }
# Behind an outcome and a comma.
report-earlier-value = but with an earlier value
# How a step ended, and the values it had then.
report-finally-with = { $outcome }, with { $values }
# How a step ended, which one took its place in the article, and how that ended.
report-finally-replaced = { $outcome }; replaced by { $step }: { $other }
report-begun-at = begun { $time }
# What a start had begun that was cut short.
report-begun-then = begun at { $time }, its end is not known
# The line of a block of commands that failed.
report-at-line = line { $line }: { $text }
report-by-hand = by hand
# What a step that a person counts as done had come to before.
report-counted = counted as done; before that: { $outcome }
# Of steps that are done again and again, as a text says.
report-round = round { $round }
report-before-rounds = before its rounds
report-round-begun = round { $round } begun
report-earlier-rounds = in earlier rounds
# A person said, of what had been tried or left out, what became of the step.
report-verdict = verdict
report-started-run = started
report-resumed = went on
report-ended-run = ended
report-changed-article = article changed
report-acknowledge = notes read
report-value-given = value given
report-value-again = same value again
report-value-other = value changed
report-value-before = { $value } (before: { $before })
report-on-host = on { $host }
# The part of an article that a start was asked for.
report-asked-only = only { $step }
report-asked-from = from { $step } on
report-given-by = given by: { $from }
report-noted = note
# The run.
report-set-aside = put aside
report-command = command { $number }
report-ended-with-status = exit status { $status }
# How what commands printed was compared: one or more of the next three.
report-compared = output compared: { $ways }
report-compared-exact = every line
report-compared-similar = similar (times, dates, ages and ids may differ)
report-compared-pattern = pattern
report-not-compared = output not compared: it changes from one time to the next
report-expected = expected
report-output = printed instead
report-secret = secret, not kept
report-by-operator = operator
report-by-command = command
report-by-answers = answers file
report-phase-check = is it done already
report-phase-run = run
report-phase-verify = check of the result
report-phase-rollback = rollback
# Of a try that went well until another one was begun.
report-left-unchecked = run, but not to its end, or not checked
report-from-option = command line
report-from-answers = answers file
report-from-state = earlier start
report-from-environment = environment variable
report-from-prompt = operator
report-from-default = runbook

## How a run, or a part of it up to a break, ended

report-ended-done = done
# Of a start that was to do a part of the steps, where others are open.
report-ended-part = what was asked for is done
report-ended-stopped = stopped by the operator
report-ended-input = the operator ended the input (Ctrl-D)
report-ended-failed = a step failed
# Behind each of these may stand a colon and the steps.
report-ended-undo-failed = a roll-back failed
report-ended-rounds = steps of earlier rounds were not done
report-ended-interrupted = interrupted
report-ended-needs-person = a person was needed
# Of a start that ended by an error of the script, which says nothing of the steps.
report-ended-script-failed = the script itself failed
report-no-end = no end recorded

## Check of the evidence

report-chain-whole = whole
report-chain-broken = broken at line { $lines }
report-chain-unhashed = not checkable (lines without a hash: { $count })
report-chain-empty = no entries
report-chain-means = Each line of evidence carries the hash of the line before it: where the chain is broken, a line was altered, removed or inserted. The SHA-256 of the file also covers its last line.
# Entries of a run are numbered 1, 2, 3 …
report-numbers-missing = Run { $run }: these entries are missing: { $numbers }
report-numbers-repeated = Run { $run }: these entries exist more than once: { $numbers }
report-unreadable = { $file } cannot be read: { $reason }
# The problem is one of the messages below.
report-line = { $file }, line { $line }: { $problem }
report-more-lines = { $file }: { $count } more lines with problems
report-line-torn = cut off
report-line-torn-and-repeated = cut off; the next line is the same one, whole
report-line-no-object = not an entry of evidence
report-line-too-long = too long
report-line-not-utf8 = holds characters that cannot be read
report-line-version = unknown version of the format: { $version }
report-line-event = unknown event: { $event }
report-line-wrong = unusable values of: { $keys }
report-line-missing = lacks: { $keys }
