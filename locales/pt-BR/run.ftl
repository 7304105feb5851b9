# What a generated runbook says about running: commands, values, the state of a
# run and how it goes on. Every message is one line. Names of options, keys and
# ids are the same in every language and come from the script.

## Help

help-set = informar um valor de que os comandos precisam, no formato NAME=VALUE
help-set-several = o mesmo para vários valores; com -Command em vez de -File: -Set @('A=1', 'B=2')
help-unattended = não perguntar nada: executar o que for possível e terminar onde for necessária uma pessoa
help-answers = usar as respostas deste arquivo antes de perguntar
help-evidence = guardar as evidências da execução neste arquivo
help-state = guardar o estado nesta pasta, que pode ser compartilhada
help-run = fazer uma execução com este nome ao lado das outras
help-status = mostrar o andamento da execução
help-reset = pôr a execução de lado: o próximo início começa uma nova
options-apart = Estas opções não podem ser combinadas: { $options }

## Answers; the key stands before each

answer-execute = executar
answer-again = executar de novo
answer-check = verificar de novo
answer-note = nota
answer-undo = reverter
answer-undone = já foi revertida
answer-keep = manter
answer-keep-all = manter todas
answer-continue = continuar
answer-on = prosseguir
answer-redo = refazer
answer-failed = falhou
answer-expected = como esperado
answer-new = iniciar uma nova execução
answer-anew = sim, iniciar uma nova
answer-stay = não, manter esta
answer-earlier = manter o valor anterior
answer-newer = usar o novo valor
answer-value = alterar um valor
answer-help = ajuda
answer-yes = sim
answer-no = não
# The same where a key answers at once, or is a line.
answer-help-at-once = ajuda (sem Enter)
answer-help-enter = ajuda (seguida de Enter)
# Where a text is asked for, and none is given.
enter-back = [Enter] voltar

## What each answer does; shown for the key ?

help-execute = executar os comandos mostrados na tela
help-again = executar de novo os comandos desta etapa
help-check = executar de novo a verificação do resultado
help-done = considerar esta etapa concluída; o motivo poderá ser perguntado
help-failed = a etapa falhou; a execução pode continuar
help-skip = ignorar esta etapa; o motivo será perguntado
help-way = escolher outra das opções; o que está feito continua feito
help-back = ver a etapa anterior; isso não altera nada
help-go = continuar na etapa indicada no texto; o que está em aberto antes dela é ignorado
help-round = repetir as etapas que o texto cita; depois da última rodada, responda que está feito
help-apart = fazer uma seção à parte, como uma reversão, e depois voltar a esta etapa
help-note = escrever uma nota nas evidências
help-quit = sair; o próximo início continua a partir daqui
help-undo = reverter esta etapa com os comandos previstos para isso
help-undone = considerar esta etapa revertida
help-keep = deixar a etapa como está
help-keep-all = deixar esta etapa e todas as outras como estão
help-continue = continuar de onde a execução parou
help-on = prosseguir com a execução
help-redo = fazer esta etapa mais uma vez
help-expected = fez o que devia
help-value = dar outro valor aos comandos; ele vale a partir de agora
help-which = Digite o número ou o nome do valor que deve mudar. Pressione Enter para voltar.
help-new = pôr esta execução de lado e iniciar outra
help-anew = pôr esta execução de lado em definitivo e iniciar outra
help-stay = não mudar nada; a pergunta anterior é feita de novo
help-earlier = usar o valor que valia até agora
help-newer = usar o valor deste início a partir de agora
help-yes = ela se aplica; em seguida vem o que deve ser feito
help-no = ela não se aplica e é deixada de fora
help-default = Enter faz o mesmo que { $key }.
help-text = Digite uma linha e pressione Enter. O texto é guardado nas evidências.
help-asked = Digite o valor e pressione Enter. Para usar o próprio ? como valor, digite-o mais uma vez.
help-editing = Esquerda, Direita, Home e End movem o cursor na linha. Backspace e Delete apagam um caractere, Ctrl-W uma palavra, Ctrl-U tudo antes do cursor, Ctrl-K tudo depois dele.

## Questions

question-command = Executar os comandos?
question-failed = A etapa falhou. O que fazer agora?
begun-with = Ela foi iniciada com { $values }.
question-unknown = Esta etapa foi iniciada, mas não se sabe como terminou. Descubra o que ela fez. O que fazer agora?
question-unchecked = Os comandos desta etapa foram executados; a verificação estava em andamento e não se sabe como terminou. Verificar de novo?
question-undo-unknown = A reversão desta etapa foi iniciada, mas não se sabe como terminou. Descubra o que ela fez. O que fazer agora?
question-resume = Continuar esta execução?
question-new = Pôr esta execução de lado e iniciar uma nova?
question-undo = Reverter a etapa { $step }?
question-over = Esta etapa terminou. O que fazer agora?
question-case = A etapa { $step } se aplica aqui?
case-otherwise = Então, faça o que a etapa indica para o outro caso.
answer-way = outra opção
way-chosen = Escolhido: { $choice }
way-unknown = { $way } não é nenhuma das opções de { $choice }: { $ways }
needs-way = É preciso escolher uma de várias opções: { $ways }. Dê a resposta: { $line }
step-left-out = A etapa { $step } fica de fora: { $choice }
done-several = Destas, só uma devia ser feita, mas foram feitas mais, nesta ordem: { $steps }
done-mixed = Estas não foram todas feitas com o mesmo valor: { $steps }
# Asked where the step has failed, or its output is not what was expected, and
# the operator counts it as done all the same.
ask-done-reason = Por que a etapa é considerada concluída?
ask-undone-reason = Como a etapa { $step } foi revertida, e como você sabe?
ask-fail-reason = Por que a etapa falhou?
ask-note = O que deve ser anotado?
noted = Anotado.
rest-dropped = Veio mais de uma linha. Só a primeira foi aceita; o resto foi descartado.
typed-before = O que foi digitado antes desta pergunta foi descartado.
no-suspend = Esta execução não pode ser suspensa aqui. Pressione Enter para continuar. O que for digitado até lá será descartado.
# At each step.
step-clock = { $clock }, { $passed } desde o início.
step-next = A seguir: { $title }
step-last = Não há mais etapas em aberto.
# How long something has taken.
span-seconds = { $seconds } s
span-minutes = { $minutes } min { $seconds } s
span-hours = { $hours } h { $minutes } min

## Before the first step

# In place of a text.
read-before = Você já leu este texto. Para vê-lo novamente, inicie com { $option }.
needs-tools = Programas que faltam neste computador: { $tools }
tools-answer = Instale o que falta. Para continuar sem isso, o arquivo de respostas precisa ter esta linha: { $line }
needs-commands = Valores de que os comandos precisam:
ask-value = Valor de { $name }:
ask-secret = Valor de { $name } (não é mostrado nem guardado):
# In brackets after the name of a value.
value-default = [{ $value }]
value-later = Pressione Enter para informar o valor quando ele for necessário.
value-environment = Pressione Enter para usar o valor do ambiente ou digite outro.
value-keep = Pressione Enter para mantê-lo ou digite outro.
value-needed = É necessário um valor.
value-blank = Este valor começa ou termina com um espaço. Para manter o espaço, digite o valor mais uma vez; caso contrário, digite-o sem o espaço.
value-invalid = { $value } não serve para { $name }. Padrão exigido: { $pattern }
secret-invalid = Este valor não serve para { $name }. Padrão exigido: { $pattern }
value-misfit = { $value } não serve para { $name }.
secret-misfit = Este valor não serve para { $name }.
form-number = Deve ser um número inteiro, em algarismos.
form-digits = Deve ser um número de { $count } algarismos.
form-date = Deve ser uma data como 2026-01-31.
form-address = Deve ser um endereço IPv4 como 192.0.2.10.
form-list = Deve ser um destes valores: { $values }
form-signs = Só são aceitos estes caracteres: { $signs }
form-begun = Só são aceitos estes caracteres: { $signs } O primeiro deve ser um destes: { $first }
form-host = Deve ser um nome como os de host, só com estes caracteres: { $signs } O primeiro e o último devem ser destes: { $ends }
secret-short = { $name } tem só um caractere. Não é possível mantê-lo em segredo: cada palavra que o contém seria ocultada. Use um valor mais longo.
value-form = { $option } não informa nenhum valor. Forma exigida: NAME=VALUE
set-twice = { $name } foi informado duas vezes, de formas diferentes: { $first } e { $second }
value-empty = O valor de { $name } não pode ficar vazio.
value-control = O valor de { $name } contém uma tabulação ou outro caractere de controle. Ele não pode conter nenhum.
not-text = Isto não é texto em UTF-8.
value-unknown = Este runbook não usa nenhum valor chamado { $name }. Valores que ele usa: { $names }
value-several = A vírgula pode fazer parte do valor de { $name }, ou o valor de { $other } pode começar depois dela. Dois valores são escritos { $words } com -File e { $array } com -Command. Um valor com uma vírgula assim pode ser informado em um arquivo de respostas.
value-missing = A etapa { $step } precisa de um valor para { $name }. Informe-o com { $option }
secret-missing = A etapa { $step } precisa de um valor secreto para { $name }. Informe-o na variável de ambiente { $variable }
value-differs = O valor de { $name } não é o mesmo de um início anterior. Antes: { $earlier }. Agora: { $value }.
value-unusable = O valor de { $name } era { $earlier } em um início anterior e não pode mais ser usado. Uma pessoa precisa dizer que agora vale outro, ou uma linha do arquivo de respostas: `{ $value }`.
# In brackets after the value of a command.
value-open = ainda não informado
value-then = como na execução
set-by-step = definida pela etapa { $step }
variable-unset = { $name } não está definida aqui. A etapa { $step } a define.
value-used = Estas etapas foram feitas com o valor anterior: { $steps }
value-lost = O valor de { $name } era { $value } na execução e não é mais conhecido. Reverta esta etapa manualmente.
ask-which = Qual valor? Informe o número ou o nome.
value-undecided = Uma pessoa precisa dizer qual deles vale, ou uma linha do arquivo de respostas: `{ $earlier }` ou `{ $value }`.
needs-acknowledgement = O texto anterior à primeira etapa precisa ser lido. Confirme a leitura no arquivo de respostas: { $line }
acknowledged = Confirmado no arquivo de respostas.

## Commands

# Above the commands of an automation file.
command-check = Verifica se a etapa já foi concluída
command-run = Executa isto
command-verify = Verifica o resultado
command-rollback = Reverte a etapa
# Above the output that the article shows for a command.
expected-output = Saída esperada
asks-alternative = Estes comandos são uma de várias formas. Execute-os somente se esta for a sua.
asks-clean-up = Estes comandos desfazem ou removem o que foi feito. Execute-os somente se for isso o que se quer agora.
asks-condition = Estes comandos nem sempre se aplicam. Execute-os somente se for o caso aqui.
asks-destructive = Estes comandos excluem ou param algo, e o texto não diz isso claramente.
asks-more = O texto pede mais do que estes comandos fazem. Leia-o por inteiro antes de decidir.
asks-elsewhere = Estes comandos podem ser para outra máquina ou outro shell. Execute-os somente se for este.
asks-endless = Estes comandos não terminam por si. Ctrl-C os termina.
asks-example = Estes comandos são um exemplo, com valores que talvez não sejam os seus. Compare-os antes.
asks-interactive = Estes comandos esperam por uma pessoa: teclas, uma senha ou um navegador.
asks-moment = Estes comandos são para um determinado momento. Execute-os quando ele chegar.
by-hand = Estes comandos são para outro shell. Execute-os manualmente.
left-damaged = Estes comandos estão danificados: por causa de um caractere ou de um engano, fazem algo diferente do que se pretende. Eles não são executados; peça que o artigo seja corrigido.
left-elsewhere = Estes comandos são para o shell que uma etapa anterior abriu em outro lugar. Digite-os lá.
left-exposed = Nestes comandos, um valor poderia ser interpretado como código. Execute-os manualmente.
left-interactive = Estes comandos abrem um shell em outro lugar, onde só uma pessoa pode digitar. Execute-os manualmente.
left-unread = Não é possível ler estes comandos: por exemplo, falta fechar uma aspa ou um parêntese. Eles não são executados; peça que o artigo seja corrigido.
left-unshown = Estes comandos contêm caracteres que não podem ser mostrados. Eles não são executados.
step-running = Executando…
checking = Verificando se a etapa já foi concluída…
verifying = Verificando o resultado…
undoing = Revertendo a etapa { $step }…
step-already-done = A etapa já estava concluída.
output-covered = Os segredos são ocultados linha a linha no que os comandos mostram: barras de progresso e perguntas aparecem com atraso, e paginadores e editores não aparecem como de costume.
output-uncovered = Esta etapa tem a tela só para si: os segredos não são ocultados no que ela mostra.
command-ok = OK, { $time }
command-failed = O comando terminou com o código de saída { $status }.
status-1641 = Em um instalador, 1641 significa: instalado, o computador está sendo reiniciado. Se for um, informe que a etapa está concluída.
status-3010 = Em um instalador, 3010 significa: instalado, é preciso reiniciar o computador. Se for um, informe que a etapa está concluída.
# The number of the line and its code: `2: cd missing`.
failed-line = Linha { $line }
check-line = A verificação, linha { $line }
command-halted = Você encerrou o comando com Ctrl-C. Qual foi o resultado?
undo-halted = Você encerrou a reversão da etapa { $step } com Ctrl-C. Qual foi o resultado da reversão?
halted-by-operator = O operador encerrou o comando com Ctrl-C.
signal-came = O sinal { $signal } chegou durante a execução.
verify-failed = A verificação do resultado terminou com o código de saída { $status }.
output-uncompared = Esta saída não foi comparada com nada: a que o artigo mostra muda a cada vez. Compare-as você.
output-differs = A saída não é a esperada.
output-expected = Esperado:
step-undone = A etapa { $step } foi revertida.
undo-failed = Não foi possível reverter a etapa { $step }: código de saída { $status }.
undo-unknown = A reversão desta etapa foi iniciada e não se sabe o que ela fez.
undone-by-word = segundo uma pessoa
undo-kept = A reversão da etapa { $step } foi oferecida; a etapa fica como está.
session-ended = O shell dos comandos terminou. O próximo comando usará um novo, com as variáveis, as funções e a pasta atual do anterior.
session-ended-before = O shell dos comandos terminou antes de guardar o que o último comando deixou nele. O próximo comando usará um novo, com tudo como estava antes desse comando.
session-restored = As variáveis, as funções e a pasta atual dos comandos foram restauradas. Trabalhos em segundo plano e arquivos abertos, não.
session-lost = Não guardadas, pois podem conter segredos: { $names }
session-elsewhere = A pasta dos comandos não foi guardada, pois o nome dela pode conter um segredo. Os próximos comandos serão executados em { $folder }. Se for para executá-los em outro lugar, pressione q, vá até lá e inicie de novo.
session-gone = Estes itens terminaram com o último início. Se etapas posteriores precisarem deles, crie-os de novo como na etapa indicada entre parênteses: { $names }
session-not-kept = Não foi possível guardar para um início posterior o que os comandos deixaram no shell.
session-older = Não se sabe como terminou o último comando da etapa { $step }. O próximo início restaura o shell como estava antes dele.
session-absent = O que os comandos anteriores deixaram no shell não está disponível: variáveis, funções e pasta atual. Etapas posteriores podem precisar disso. Sem uma pessoa, `resume = continue` nas respostas continua mesmo assim.
session-torn = O arquivo { $file } não está íntegro. Ele contém o que os comandos deixaram no shell. Restaure-o ou remova-o: nesse caso, a execução continua sem as variáveis, as funções e a pasta atual dos comandos.
commands-folder-gone = Os comandos estavam na pasta { $folder }, que não pode ser acessada. Torne-a disponível e inicie a execução novamente.

## The run and its state

run-found = Há uma execução deste runbook que não terminou. Início: { $time }. Etapas tratadas: { $done } de { $total }.
round-under-way = Rodada { $round } de { $steps } em andamento. Rodadas feitas antes: { $before }.
run-continues = A execução iniciada em { $time } continua.
run-aside = A execução iniciada em { $time } seria posta de lado e não poderia mais continuar. As evidências dela permanecem: { $file }
run-finished = A última execução foi concluída.
# What did not go well: steps, rounds and roll-backs, each with what came of it.
run-failed = A última execução terminou com falhas: { $faults }
run-none = Não há nenhuma execução deste runbook.
run-reset = A execução foi posta de lado.
run-locked = Outra execução deste runbook está em andamento (processo { $process } em { $host }).
lock-held = Iniciada por { $user } em { $time }. Último sinal de vida: { $seen }.
run-held = Em execução por { $user } (processo { $process }) desde { $time }. Último sinal de vida: { $seen }.
run-waits = A execução aguarda uma resposta desde { $time }.
lock-elsewhere = Ela está em outro lugar. Se com certeza já terminou, assuma o controle com { $command }
run-named = Execução: { $name }
run-name-wrong = O nome de uma execução só pode ter letras, dígitos e . _ -: { $name }
article-changed = O artigo mudou desde o início da execução.
article-new = Novas ou alteradas: { $steps }
article-gone = Não existem mais, pelos identificadores da versão anterior: { $steps }
article-moved = Etapas que mudaram de lugar: { $steps }
deeds-former = Executadas com uma versão anterior deste runbook e sem como reverter com esta: { $steps }. Os comandos que as reverteriam estão nas evidências e na folha de aprovação (runbookc report).
step-still-running = Os comandos da etapa { $step } talvez ainda estejam em execução (processo { $process }).
step-recovered = A etapa { $step } terminou enquanto este runbook não estava em execução: código de saída { $status }.
to-go-on = Para continuar a partir daí: { $command }
evidence-in = Evidências: { $file }
evidence-torn = A última linha das evidências estava cortada. Ela segue completa.
state-unwritable = Não é possível gravar o estado da execução: { $file }
state-torn = { $file } não está íntegro. Restaure-o ou use { $reset }.
state-foreign = { $file } não pertence a você.
state-nothing-run = Nada foi executado.
programs-missing = Faltam programas de que uma execução precisa: { $names }. Eles são procurados aqui (PATH): { $path }
temp-unwritable = Não é possível criar arquivos temporários em { $folder }. Libere espaço ou indique outra pasta em TMPDIR.
state-not-recorded = A etapa { $step } terminou como “{ $outcome }”, mas não foi possível registrar isso.
state-try-again = Verifique se é possível gravar ali e pressione Enter para tentar novamente.
state-lost-lock = Esta execução não tem mais o seu bloqueio: outra assumiu o controle ou o bloqueio foi removido. Esta termina.
state-no-home = Não há lugar para o estado: defina HOME ou XDG_STATE_HOME.
answer-unused = A resposta { $line } não é usada: sabe-se como essa etapa terminou.
run-anew = Uma nova execução começa, e a última não pode mais continuar. As evidências dela: { $file }. Em outra vez, esta linha no arquivo de respostas continua a última execução: { $line }
answer-rounds = A resposta { $line } não é usada: a rodada { $round } está em andamento.
evidence-unwritable = Não é possível gravar as evidências: { $file }
evidence-gone = As evidências desta execução não estão mais onde estavam: { $file }
evidence-cut = Faltam linhas das evidências desta execução no arquivo: { $file }
evidence-elsewhere = Restaure o arquivo como estava ou inicie novamente com { $option } ARQUIVO para continuar em outro arquivo, no qual isso ficará registrado.
evidence-locked = Outra execução não liberou { $file } (processo { $process } em { $host }).
answers-unreadable = Não é possível ler o arquivo de respostas: { $file }
answers-wrong = A linha { $line } do arquivo de respostas não é uma resposta: { $text }

## Outcomes, in the status and the summary

# The outcomes and counts describe steps ("etapas", feminine).
outcome-done = concluída
outcome-already-done = já estava concluída
outcome-skipped = ignorada
outcome-not-applicable = não se aplica
outcome-left-out = fora por uma escolha
outcome-failed = com falha
outcome-unknown = resultado desconhecido
outcome-unchecked = executada, mas não verificada
outcome-running = em execução desde { $time }, por { $user }
outcome-open = em aberto
outcome-undone = revertida
# Behind what became of a step at last, such as "skipped".
done-before = antes tinha sido concluída
done-before-with = antes tinha sido concluída com { $values }
count-failed = Com falha: { $count }
count-unknown = Desconhecidas: { $count }
count-unchecked = Executadas, mas não verificadas: { $count }
count-undone = Revertidas: { $count }
undone-under = { $step } (feitas antes disso, e ainda feitas: { $steps })
count-rounds = Não feitas em rodadas anteriores: { $count }
# A step as part of a round of a loop.
step-before-rounds = { $step }, antes das suas rodadas
step-in-round = { $step }, rodada { $round }
# A step that is no more in the article.
step-in-earlier = { $step } (versão anterior)
step-in-earlier-called = { $step } (versão anterior: { $title })
count-undo-failed = Reversões que falharam: { $count }
step-failed = A etapa { $step } falhou.
chosen-handled = As etapas escolhidas foram tratadas. Ainda em aberto: { $steps }
only-handled = As etapas escolhidas foram tratadas. Nada mais está em aberto.
handled-with-faults = Todas as etapas foram tratadas, mas nem todas com sucesso: { $faults }
unknown-needs-person = Não se sabe como terminou a etapa { $step }. Uma pessoa precisa descobrir, ou o arquivo de respostas precisa ter esta linha: { $line }
unknown-still-running = O que o arquivo de respostas informa sobre a etapa { $step } não é aceito enquanto os comandos dela talvez ainda estejam em execução (processo { $process }). Uma pessoa precisa descobrir ou esperar que eles terminem.
undone-needs-person = A etapa { $step } foi revertida. Uma pessoa precisa dizer que ela deve ser executada de novo, ou o arquivo de respostas precisa ter esta linha: { $line }
undo-needs-person = Não se sabe como terminou a reversão da etapa { $step }. Uma pessoa precisa descobrir. Se a etapa foi revertida, o arquivo de respostas pode ter esta linha: { $line }
