# What scripts and checklists say about what steps do.

## Before the first step

# The roles are so many names from the article, with `between-roles` between them.
needs-role =
    { $count ->
        [one] Necesita este rol: { $roles }
       *[other] Necesita estos roles: { $roles }
    }
# What stands between the names of roles.
between-roles = { ", " }
# Above a list of what the steps ask to be entered, in their own words: the objects of such a
# sentence, one or several.
needs-values = Tenga a mano:
# A value, and the field that it goes into.
value-of-field = { $field }: { $name }
secret-value = { $name } (secreto)

## Above a step

risk-destructive = Cuidado: en este paso se elimina o se borra algo.
risk-disruptive = Cuidado: en este paso se detiene, se reinicia o se desactiva algo.

## Below a step that only verifies something, in place of `question`

question-verify = ¿Es así, como dice el paso?
