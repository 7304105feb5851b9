# What scripts and checklists say about what steps do.

## Before the first step

# The roles are so many names from the article, with `between-roles` between them.
needs-role =
    { $count ->
        [one] Vous avez besoin de ce rôle : { $roles }
       *[other] Vous avez besoin de ces rôles : { $roles }
    }
# What stands between the names of roles.
between-roles = { ", " }
# Above a list of what the steps ask to be entered, in their own words: the objects of such a
# sentence, one or several.
needs-values = Préparez :
# A value, and the field that it goes into.
value-of-field = { $field } : { $name }
secret-value = { $name } (secret)

## Above a step

risk-destructive = Attention : cette étape supprime ou efface quelque chose.
risk-disruptive = Attention : cette étape arrête, redémarre ou désactive quelque chose.

## Below a step that only verifies something, in place of `question`

question-verify = Est-ce conforme à ce que dit l’étape ?
