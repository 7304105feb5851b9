# What scripts and checklists say about what steps do.

## Before the first step

# The roles are names from the article, set apart by commas.
needs-role = Vous avez besoin de ce rôle : { $roles }
# Above a list of what the steps ask to be entered.
needs-values = Préparez ces informations :
secret-value = { $name } (secret)

## Above a step

risk-destructive = Attention : cette étape supprime ou efface quelque chose.
risk-disruptive = Attention : cette étape arrête, redémarre ou désactive quelque chose.

## Below a step that only verifies something, in place of `question`

question-verify = Est-ce conforme à ce que dit l’étape ?
