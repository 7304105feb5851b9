# What a sign-off sheet (`runbookc report`) says: what happened in a run, after
# its evidence. Most are headings or the cells of tables, so they are short. What
# became of a step is said with the outcomes of a run (run.ftl).

## Frame

# The name of the runbook, or of several, set apart by commas.
report-title = Folha de aprovação: { $runbook }
report-complete = As evidências foram lidas por completo e não apresentam contradições.
# Of evidence of which no other is missing.
report-unended = As evidências foram lidas por completo e não apresentam contradições. Mas o último início não tem fim nelas: não se sabe o que estava em andamento após a sua última entrada. A etapa seguinte pode ter sido iniciada, e uma já concluída pode ter sido iniciada de novo ou revertida.
# The same of evidence that tells of what begins.
report-unended-told = As evidências foram lidas por completo e não apresentam contradições. Mas o último início não tem fim nelas. O que ele havia iniciado é informado abaixo; não se sabe o que resultou disso, nem o que uma pessoa fez após a sua última entrada.
report-partial = O que foi lido não apresenta contradições, mas não são todas as evidências: não foi possível ler alguns arquivos ou há partes de uma execução em outros arquivos. Consulte a verificação abaixo.
report-incomplete = As evidências estão incompletas, danificadas ou alteradas. Consulte a verificação abaixo.
report-run = Execução { $run }
# In a section that has nothing to say. It follows nouns of both genders.
report-none = Nada a informar.

## Facts about a run

report-runbook = Runbook
report-how-it-ended = Como terminou
# Procedures that are kept apart from the main way, such as a roll-back.
report-apart-done = Executada, embora seja uma seção à parte
report-still-open = Ainda por fazer
report-starts = Inícios
# How many starts there were, and how many of them did not come to the end of the run.
report-starts-early = { $count }, dos quais encerrados antes do fim: { $early }
report-changed = Alterado durante a execução
# There are at least two.
report-article-versions = o artigo ({ $count } versões)
# Two values, or a step that was rolled back and what became of it.
report-then = { $earlier }, depois { $later }
report-outdated = Concluída com um valor anterior
# Steps that were done, or tried, with several values.
report-with-each = Resultado com cada valor
report-counted-anyway = Dada como concluída depois de dar errado
# Steps that failed, were interrupted or never reported their end before they were done.
report-on-the-way = Concluída, mas não na primeira tentativa
report-rolled-back = Revertida
# Followed by steps and the reasons.
report-not-undone-facts = Não foi possível reverter
report-maybe-undone = Não se sabe se foi revertida
# What was done and stands, though something was rolled back.
report-stands = Não revertida
report-several = Feitas, embora só uma devesse ser
report-who = Quem
report-host = Computador
report-shell = Shell
report-language = Idioma
report-version = Versão do runbookc
report-begun = Início
report-ended = Fim
report-last-entry = Última entrada
report-elapsed = Da primeira à última entrada
report-in-steps = Tempo nas etapas
report-acknowledged = Leitura das notas anteriores à primeira etapa
report-put-aside = Execução posta de lado
report-times = Todos os horários estão em UTC.
report-continues = O artigo deixa as falhas passarem: em um bloco de comandos, os que vinham depois de um que falhou também foram executados, e o último decidiu o resultado.
# How many steps had an outcome.
report-count = { $outcome }: { $count }

## Durations; minutes and seconds after something larger have two digits

report-hours = { $hours } h { $minutes } min { $seconds } s
report-minutes = { $minutes } min { $seconds } s
report-seconds = { $seconds } s

## Sections

report-steps = Etapas
report-who-means = Na coluna “Quem”, a conta vem primeiro. Entre parênteses está o que decidiu o resultado: o operador, um comando (código de saída e, se comparada, saída) ou o arquivo de respostas. Sem parênteses, o resultado é o do comando.
report-titles-in = As etapas que não estão no idioma desta folha aparecem como os operadores as viram: { $languages }.
report-not-begun = Uma etapa que nunca foi iniciada não deixa rastro nas evidências e não é mostrada aqui.
report-incidents = O que não saiu conforme o planejado
report-course = Andamento da execução
report-course-begins = Um número que falta aqui é o de um registro que diz que um comando começa; o resultado está sob um número posterior.
report-details = Etapa por etapa
report-articles = Versões do artigo
report-article-changed = O artigo foi alterado durante a execução.
report-skipped = Etapas ignoradas
report-notes = Notas
report-values = Valores usados
report-value-changed = { $name } foi alterado durante a execução.
report-secret-again = { $name } foi informado mais de uma vez. Um segredo não é guardado: não se sabe se era o mesmo.
report-sessions = Início e fim
report-breaks-mean = Encerrada pelo operador: o operador decidiu encerrar o runbook. Interrompida: Ctrl+C, uma conexão perdida ou outro programa a encerrou. Nos dois casos é possível continuar mais tarde.
report-check = Verificação das evidências
report-sign-off = Assinatura
report-attests = Quem executou atesta, ao assinar, que a folha relata o que fez; quem verifica atesta que a leu, com tudo o que não saiu conforme o planejado, e que aceita o resultado.
report-role = Papel
report-role-operator = execução
report-role-checker = verificação
report-signature = Assinatura

## Columns

report-file = Arquivo
# Of an entry of the evidence, or of a start.
report-number = N.º
# The number of the start in which something happened.
report-start = Início
report-article-version = Versão do artigo
report-with-values = Com os valores
report-hash = Hash
report-step = Etapa
report-what-to-do = O que fazer
report-outcome = Resultado
report-started = Início
report-duration = Duração
report-tries = Tentativas
report-remarks = Motivo e notas
report-reason = Motivo
report-time = Hora
# The same column in tables that tell of a step when it is over.
report-time-ended = Hora (de uma etapa: seu fim)
# What happened: which commands were run, or one of the cells below.
report-what = O que aconteceu
report-status = Código de saída
# How the step ended after all tries.
report-finally = No final
report-note = Nota
report-name = Nome
report-variable = Nome nos comandos
report-value = Valor
report-from = Origem
report-used-from = Usada desde
report-used-in = Usado nas etapas
report-lines = Linhas
report-lines-read = Lidas
report-chain = Cadeia de hashes

## Cells

report-interrupted = interrompida
report-not-undone = não foi possível reverter
report-undo-unknown = reversão iniciada, não se sabe como terminou
# Of a step that was rolled back: values that it was also done with, such as server = db-1.
report-standing = não revertida onde { $values }
report-only-where = somente onde { $values }
report-no-undo = sem como reverter com a última versão
report-undo-then = reversão prevista naquela versão (não executada)
report-not-begun-yet = não iniciada
# Of the step that would have been next in a start without an end.
report-maybe-begun = não se sabe se foi iniciada
report-maybe-again = não se sabe se foi iniciada de novo
report-not-needed = não necessária
# A part of the evidence is missing, and the rest says nothing of the step.
report-not-told = não consta nestas evidências
report-never-reported = iniciada, fim desconhecido
report-former = somente na versão anterior do artigo
# Of the article; one number or several.
report-version-number = versão { $number }
# What a step was called by in earlier versions of the article, by their numbers.
report-id-then = { $step } na versão { $versions }
# In which versions of the article a step is, by their numbers.
report-only-in = somente { $versions }
report-replaced-by = somente { $versions }; substituída por { $step }
# Behind an outcome and a comma.
report-earlier-value = mas com um valor anterior
# How a step ended, and the values it had then.
report-finally-with = { $outcome }, com { $values }
# How a step ended, which one took its place in the article, and how that ended.
report-finally-replaced = { $outcome }; substituída por { $step }: { $other }
report-begun-at = iniciada em { $time }
# What a start had begun that was cut short.
report-begun-then = iniciada em { $time }, fim desconhecido
# The line of a block of commands that failed.
report-at-line = linha { $line }: { $text }
report-by-hand = manualmente
report-counted = dada como concluída; antes: { $outcome }
report-round = rodada { $round }
report-before-rounds = antes das suas rodadas
report-round-begun = rodada { $round } iniciada
report-earlier-rounds = em rodadas anteriores
# A person said, of what had been tried or left out, what became of the step.
report-verdict = avaliação
report-started-run = início
report-resumed = retomada
report-ended-run = fim
report-changed-article = artigo alterado
report-acknowledge = notas lidas
report-value-given = valor informado
report-value-again = mesmo valor de novo
report-value-other = valor alterado
report-value-before = { $value } (antes: { $before })
report-on-host = em { $host }
# The part of an article that a start was asked for.
report-asked-only = somente { $step }
report-asked-from = a partir de { $step }
report-given-by = origem: { $from }
report-noted = nota
# The run.
report-set-aside = posta de lado
report-command = comando { $number }
report-ended-with-status = código de saída { $status }
# How what commands printed was compared: one or more of the next three.
report-compared = saída comparada: { $ways }
report-compared-exact = linha por linha
report-compared-similar = semelhante (horários, datas, idades e IDs podem variar)
report-compared-pattern = padrão
report-not-compared = saída não comparada: muda a cada vez
report-expected = esperado
report-output = exibido no lugar
report-secret = segredo, não guardado
report-by-operator = operador
report-by-command = comando
report-by-answers = arquivo de respostas
report-phase-check = já foi concluída?
report-phase-run = execução
report-phase-verify = verificação do resultado
report-phase-rollback = reversão
report-left-unchecked = executada, mas não até o fim ou sem verificação
report-from-option = linha de comando
report-from-answers = arquivo de respostas
report-from-state = início anterior
report-from-environment = variável de ambiente
report-from-prompt = operador
report-from-default = runbook

## How a run, or a part of it up to a break, ended

report-ended-done = concluída
# Of a start that was to do a part of the steps, where others are open.
report-ended-part = o que foi pedido está feito
report-ended-stopped = encerrada pelo operador
report-ended-input = o operador encerrou a entrada (Ctrl-D)
report-ended-failed = uma etapa falhou
# Behind each of these may stand a colon and the steps.
report-ended-undo-failed = não foi possível reverter uma etapa
report-ended-rounds = etapas de rodadas anteriores não foram feitas
report-ended-interrupted = interrompida
report-ended-needs-person = era necessária uma pessoa
report-ended-script-failed = o próprio script falhou
report-no-end = nenhum fim registrado

## Check of the evidence

report-chain-whole = íntegra
report-chain-broken = rompida na linha { $lines }
report-chain-unhashed = não verificável (linhas sem hash: { $count })
report-chain-empty = sem entradas
report-chain-means = Cada linha das evidências contém o hash da linha anterior: onde a cadeia está rompida, uma linha foi alterada, removida ou inserida. O SHA-256 do arquivo abrange também a última linha.
# Entries of a run are numbered 1, 2, 3 …
report-numbers-missing = Execução { $run }: faltam estas entradas: { $numbers }
report-numbers-repeated = Execução { $run }: estas entradas aparecem mais de uma vez: { $numbers }
report-unreadable = Não é possível ler { $file }: { $reason }
# The problem is one of the messages below.
report-line = { $file }, linha { $line }: { $problem }
report-more-lines = { $file }: outras linhas com problemas: { $count }
report-line-torn = cortada
report-line-torn-and-repeated = cortada; a linha seguinte é a mesma, completa
report-line-no-object = não é uma entrada de evidências
report-line-too-long = longa demais
report-line-not-utf8 = contém caracteres que não podem ser lidos
report-line-version = versão desconhecida do formato: { $version }
report-line-event = evento desconhecido: { $event }
report-line-wrong = valores inutilizáveis de: { $keys }
report-line-missing = falta: { $keys }
