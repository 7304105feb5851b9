# What scripts and checklists say about what steps do.

## Before the first step

# The roles are so many names from the article, with `between-roles` between them.
needs-role =
    { $count ->
        [one] You need this role: { $roles }
       *[other] You need these roles: { $roles }
    }
# What stands between the names of roles.
between-roles = { ", " }
# Above a list of what the steps ask to be entered, in their own words: the objects of such a
# sentence, one or several.
needs-values = Have ready:
# A value, and the field that it goes into.
value-of-field = { $field }: { $name }
secret-value = { $name } (secret)

## Above a step

risk-destructive = Careful: this step deletes or erases something.
risk-disruptive = Careful: this step stops, restarts or disables something.

## Below a step that only verifies something, in place of `question`

question-verify = Is it as the step says?
