# What scripts and checklists say about what steps do.

## Before the first step

# The roles are names from the article, set apart by commas.
needs-role = You need this role: { $roles }
# Above a list of what the steps ask to be entered.
needs-values = Have these values ready:
secret-value = { $name } (secret)

## Above a step

risk-destructive = Careful: this step deletes or erases something.
risk-disruptive = Careful: this step stops, restarts or disables something.

## Below a step that only verifies something, in place of `question`

question-verify = Is it as the step says?
