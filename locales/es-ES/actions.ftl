# What scripts and checklists say about what steps do.

## Before the first step

# The roles are names from the article, set apart by commas.
needs-role = Necesita este rol: { $roles }
# Above a list of what the steps ask to be entered.
needs-values = Tenga a mano estos datos:
secret-value = { $name } (secreto)

## Above a step

risk-destructive = Cuidado: en este paso se elimina o se borra algo.
risk-disruptive = Cuidado: en este paso se detiene, se reinicia o se desactiva algo.

## Below a step that only verifies something, in place of `question`

question-verify = ¿Es así, como dice el paso?
