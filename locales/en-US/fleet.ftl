# What playbooks and notebooks say beside the words of other formats.

## Names of the tasks of a playbook; each begins with a capital letter

fleet-step = Step { $step }: { $text }
fleet-command = Step { $step }: command { $number }
fleet-section = Step { $step }: what to read first
fleet-check = Step { $step }: is it done already?
fleet-answer = Step { $step }: the answer
fleet-choice = Choice { $step }: which way?
fleet-compare = Step { $step }: the output of command { $number }
fleet-verify = Step { $step }: is the result right?
fleet-result = Step { $step }: what is so now
fleet-undo = Undo step { $step }
fleet-undoing = Undoing step { $step }
# In brackets after the name of the task that has run a command.
fleet-output = output
fleet-status = exit status
fleet-value = Value: { $name }
fleet-acknowledged = Before you start: has it been read?
fleet-forget-before = Forget what an earlier run has left
fleet-forget-after = Forget what this run has left

## Questions of a playbook and what it says where they have no answer

# The words are the same in every language.
fleet-answer-words = Answer with one of these words: { $words }
fleet-needs-person = Step { $step } needs a person. Answer at a terminal, or give the answer with { $option }
fleet-needs-acknowledgement = Somebody must read what stands before the first step. Answer at a terminal, or confirm it with { $line }
fleet-value-missing = { $name } needs a value that fits. Give it with { $option }

## Notebooks

fleet-values = Values
fleet-values-from-environment = These values are taken from the environment in which the notebook was started, or can be set here. Secrets belong in the environment alone.
# Below a step that is optional or applies under a condition; its commands are above.
fleet-by-choice = Whether this step is done, a person decides: its commands are not run with the others.
