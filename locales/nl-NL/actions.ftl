# What scripts and checklists say about what steps do.

## Before the first step

# The roles are so many names from the article, with `between-roles` between them.
needs-role =
    { $count ->
        [one] U hebt deze rol nodig: { $roles }
       *[other] U hebt deze rollen nodig: { $roles }
    }
# What stands between the names of roles.
between-roles = { ", " }
# Above a list of what the steps ask to be entered, in their own words: the objects of such a
# sentence, one or several.
needs-values = Houd bij de hand:
# A value, and the field that it goes into.
value-of-field = { $field }: { $name }
secret-value = { $name } (geheim)

## Above a step

risk-destructive = Let op: in deze stap wordt iets verwijderd of gewist.
risk-disruptive = Let op: in deze stap wordt iets gestopt, opnieuw gestart of uitgeschakeld.

## Below a step that only verifies something, in place of `question`

question-verify = Is het zoals de stap zegt?
