# What scripts and checklists say about what steps do.

## Before the first step

# The roles are so many names from the article, with `between-roles` between them.
needs-role =
    { $count ->
        [one] Wymagana rola: { $roles }
       *[other] Wymagane role: { $roles }
    }
# What stands between the names of roles.
between-roles = { ", " }
# Above a list of what the steps ask to be entered, in their own words: the objects of such a
# sentence, one or several.
needs-values = Przygotuj:
# A value, and the field that it goes into.
value-of-field = { $field }: { $name }
secret-value = { $name } (dane poufne)

## Above a step

risk-destructive = Uwaga: ten krok coś usuwa lub kasuje.
risk-disruptive = Uwaga: ten krok coś zatrzymuje, uruchamia ponownie lub wyłącza.

## Below a step that only verifies something, in place of `question`

question-verify = Czy jest tak, jak opisano w kroku?
