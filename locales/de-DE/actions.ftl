# What scripts and checklists say about what steps do.

## Before the first step

# The roles are so many names from the article, with `between-roles` between them.
needs-role =
    { $count ->
        [one] Sie benötigen diese Rolle: { $roles }
       *[other] Sie benötigen diese Rollen: { $roles }
    }
# What stands between the names of roles.
between-roles = { ", " }
# Above a list of what the steps ask to be entered, in their own words: the objects of such a
# sentence, one or several.
needs-values = Halten Sie bereit:
# A value, and the field that it goes into.
value-of-field = { $field }: { $name }
secret-value = { $name } (geheim)

## Above a step

risk-destructive = Vorsicht: In diesem Schritt wird etwas gelöscht oder entfernt.
risk-disruptive = Vorsicht: In diesem Schritt wird etwas beendet, neu gestartet oder deaktiviert.

## Below a step that only verifies something, in place of `question`

question-verify = Ist es so, wie der Schritt es verlangt?
