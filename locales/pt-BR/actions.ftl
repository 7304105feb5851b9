# What scripts and checklists say about what steps do.

## Before the first step

# The roles are names from the article, set apart by commas.
needs-role = Você precisa desta função: { $roles }
# Above a list of what the steps ask to be entered.
needs-values = Tenha estes dados à mão:
secret-value = { $name } (segredo)

## Above a step

risk-destructive = Cuidado: esta etapa exclui ou apaga algo.
risk-disruptive = Cuidado: esta etapa interrompe, reinicia ou desabilita algo.

## Below a step that only verifies something, in place of `question`

question-verify = Está como a etapa diz?
