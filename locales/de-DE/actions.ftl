# What scripts and checklists say about what steps do.

## Before the first step

# The roles are names from the article, set apart by commas.
needs-role = Sie benötigen diese Rolle: { $roles }
# Above a list of what the steps ask to be entered.
needs-values = Halten Sie diese Angaben bereit:
secret-value = { $name } (geheim)

## Above a step

risk-destructive = Vorsicht: In diesem Schritt wird etwas gelöscht oder entfernt.
risk-disruptive = Vorsicht: In diesem Schritt wird etwas beendet, neu gestartet oder deaktiviert.

## Below a step that only verifies something, in place of `question`

question-verify = Ist es so, wie der Schritt es verlangt?
