# What scripts and checklists say about what steps do.

## Before the first step

# The roles are so many names from the article, with `between-roles` between them.
needs-role =
    { $count ->
        [one] Você precisa desta função: { $roles }
       *[other] Você precisa destas funções: { $roles }
    }
# What stands between the names of roles.
between-roles = { ", " }
# Above a list of what the steps ask to be entered, in their own words: the objects of such a
# sentence, one or several.
needs-values = Tenha à mão:
# A value, and the field that it goes into.
value-of-field = { $field }: { $name }
secret-value = { $name } (segredo)

## Above a step

risk-destructive = Cuidado: esta etapa exclui ou apaga algo.
risk-disruptive = Cuidado: esta etapa interrompe, reinicia ou desabilita algo.

## Below a step that only verifies something, in place of `question`

question-verify = Está como a etapa diz?
