# What scripts and checklists say about what steps do.

## Before the first step

# The roles are names from the article, set apart by commas.
needs-role = U hebt deze rol nodig: { $roles }
# Above a list of what the steps ask to be entered.
needs-values = Houd deze gegevens bij de hand:
secret-value = { $name } (geheim)

## Above a step

risk-destructive = Let op: in deze stap wordt iets verwijderd of gewist.
risk-disruptive = Let op: in deze stap wordt iets gestopt, opnieuw gestart of uitgeschakeld.

## Below a step that only verifies something, in place of `question`

question-verify = Is het zoals de stap zegt?
