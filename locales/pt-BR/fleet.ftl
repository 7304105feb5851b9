# What playbooks and notebooks say beside the words of other formats.

## Names of the tasks of a playbook; each begins with a capital letter

fleet-step = Etapa { $step }: { $text }
fleet-command = Etapa { $step }: comando { $number }
fleet-section = Etapa { $step }: o que ler primeiro
fleet-check = Etapa { $step }: já foi concluída?
fleet-answer = Etapa { $step }: a resposta
fleet-choice = Escolha { $step }: qual opção?
fleet-compare = Etapa { $step }: a saída do comando { $number }
fleet-verify = Etapa { $step }: o resultado está correto?
fleet-result = Etapa { $step }: a situação agora
fleet-undo = Reverter a etapa { $step }
fleet-undoing = Revertendo a etapa { $step }
# In brackets after the name of the task that has run a command.
fleet-output = saída
fleet-status = código de saída
fleet-value = Valor: { $name }
fleet-acknowledged = Antes de começar: o texto foi lido?
fleet-forget-before = Esquecer o que uma execução anterior deixou
fleet-forget-after = Esquecer o que esta execução deixou

## Questions of a playbook and what it says where they have no answer

# The words are the same in every language.
fleet-answer-words = Responda com uma destas palavras: { $words }
fleet-needs-person = A etapa { $step } precisa de uma pessoa. Responda em um terminal ou dê a resposta com { $option }
fleet-needs-acknowledgement = Alguém precisa ler o que vem antes da primeira etapa. Responda em um terminal ou confirme com { $line }
fleet-value-missing = { $name } precisa de um valor adequado. Informe-o com { $option }

## Notebooks

fleet-values = Valores
fleet-values-from-environment = Estes valores são obtidos do ambiente em que o notebook foi iniciado ou podem ser definidos aqui. Segredos devem ficar somente no ambiente.
# Below a step that is optional or applies under a condition; its commands are above.
fleet-by-choice = Uma pessoa decide se esta etapa será feita: os comandos dela não são executados com os demais.
