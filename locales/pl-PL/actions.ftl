# What scripts and checklists say about what steps do.

## Before the first step

# The roles are names from the article, set apart by commas.
needs-role = Wymagana rola: { $roles }
# Above a list of what the steps ask to be entered.
needs-values = Przygotuj następujące dane:
secret-value = { $name } (dane poufne)

## Above a step

risk-destructive = Uwaga: ten krok coś usuwa lub kasuje.
risk-disruptive = Uwaga: ten krok coś zatrzymuje, uruchamia ponownie lub wyłącza.

## Below a step that only verifies something, in place of `question`

question-verify = Czy jest tak, jak opisano w kroku?
