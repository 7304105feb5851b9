# What a generated runbook (bash, PowerShell) says to the operator.
# Every message is one line. The keys the operator types (d, s, b, q) are the
# same in every language: they are not part of a message.

## Frame

runbook-title = Runbook: { $title }
# The language's own name for itself, shown in lists of languages.
language-name = Português (Brasil)
step-count =
    { $count ->
        [one] { $count } etapa
        [many] { $count } de etapas
       *[other] { $count } etapas
    }
procedure-count =
    { $count ->
        [one] { $count } procedimento
        [many] { $count } de procedimentos
       *[other] { $count } procedimentos
    }
# The numbers are the author's, within a procedure: 3.2 is a substep.
step-of = Etapa { $number } de { $total }
# The same where there are several procedures.
procedure-step-of = Procedimento { $procedure } de { $procedures }, etapa { $number } de { $total }
# How far the run has come, beside one of the two above.
progress = { $number } de { $total } no total
# Headings above what an operator must read before the first step, and above
# what the article says about the state after the last one.
before-you-start = Antes de começar
result = Depois da última etapa
more-information = Mais informações
machine-translated = Este texto foi traduzido automaticamente.
# Shown above a step that the chosen language's article does not have.
step-not-translated = Esta etapa não foi traduzida. Ela é mostrada em: { $language }.

## Parts of a step

where = Onde: { $place }
condition-if = Somente { $clause }.
condition-if-verb = Somente neste caso: { $clause }.
condition-unless = { $clause }.
condition-when = { $clause }.
condition-until = { $clause }.
code = Código
# Shown above code whose language or kind the document names, such as bash or output.
code-in = Código ({ $language })
shown-output = Não é executado: é o que um comando mostra.
shown-file = Não é executado: é o conteúdo de um arquivo.
shown-language = Não é executado: está em outra linguagem que a do shell.
shown-forbidden = Não é executado: o texto diz para não fazer isso.
shown-syntax = Não é executado: mostra como esses comandos são montados.
shown-named = Não é executado: o texto apenas o menciona.
picture = Imagem: { $text }
picture-without-text = Imagem

## Questions

question = O que aconteceu com esta etapa?
question-way = Qual opção você escolhe? As etapas das outras ficam de fora.
one-of-ways = Uma de várias opções: { $way } (há: { $ways })
answer-done = concluída
answer-skip = ignorar
answer-back = voltar
answer-go = pular
answer-round = de novo
answer-apart = outras seções
answer-quit = sair
ask-skip-reason = Por que a etapa é ignorada?
ask-jump = Qual etapa vem a seguir: { $steps }?
ask-apart = Qual seção deve ser feita: { $ids }?
unknown-answer = Responda com uma destas teclas: { $keys }
already-first = Esta é a primeira etapa.
continue-after-reading = Pressione Enter depois de ler este texto.

## Ends

dry-run-notice = Simulação: todas as etapas são mostradas e nada é perguntado.
all-handled = Todas as etapas foram tratadas.
step-not-redone = A etapa { $step } está encerrada e não é feita de novo: { $outcome }
apart-there = À parte, e feito somente se { $option } pedir:
stopped-at = Parada na etapa { $step }. Para continuar a partir daí: { $command }
needs-person = A etapa { $step } precisa de uma pessoa, mas não há terminal.
unattended-needs-person = A etapa { $step } precisa de uma pessoa, mas a execução é autônoma. O que uma pessoa diz sobre ela pode constar do arquivo de respostas ({ $option }): { $line }
input-ended = A entrada terminou (Ctrl-D): nada foi respondido. Inicie novamente para continuar.
interrupted = Interrompida na etapa { $step }.
summary = Resumo
# These three count steps ("etapas", feminine).
count-done = Concluídas: { $count }
count-skipped = Ignoradas: { $count }
count-not-applicable = Não se aplicam: { $count }
count-left-out = Fora por uma escolha: { $count }
count-open = Não tratadas: { $count }
apart-open = Iniciadas à parte e ainda abertas: { $steps }
skipped-because = { $step }: { $reason }

## Errors of the command line

unknown-option = Opção desconhecida: { $option }
missing-value = A opção { $option } precisa de um valor.
unexpected-argument = Argumento inesperado: { $argument }
unknown-language = Não há texto para { $language } neste runbook. Idiomas disponíveis: { $languages }
unknown-step = A etapa { $step } não existe. Use { $list } para ver todas.
step-outside = A etapa { $step } não faz parte de { $part }.
gone-needs-person = A etapa { $step } não está mais no artigo, e não se sabe como terminou. Uma pessoa precisa descobrir, ou o arquivo de respostas precisa ter esta linha: { $line }
question-gone = A etapa { $step } não está mais no artigo: { $outcome }. Descubra o que ela fez. O que resultou dela?
# Said where another shell than bash is made to run the bash script.
needs-bash = Este runbook precisa do bash.
# Said where a part of the script is missing when it starts.
runbook-unreadable = Não foi possível ler este runbook por completo: há espaço para arquivos temporários?
# Said where the runtime is a file of its own; the file follows.
runtime-refused = O runtime deste runbook está ausente, não pode ser verificado ou é outro:
see-help = Use { $help } para ver as opções.

## Help

help-usage = Uso: { $program } [OPÇÕES]
help-options = Opções:
help-list = listar as etapas e sair
help-lang = mostrar tudo neste idioma (neste runbook: { $languages })
help-dry-run = mostrar todas as etapas sem perguntar nada
help-from = começar por esta etapa
help-only = fazer somente esta etapa
help-help = mostrar esta ajuda
help-version = mostrar o artigo e a versão do runbookc de que este runbook foi feito
help-exit-codes = Códigos de saída:
exit-done = concluído
exit-failed = uma etapa falhou
exit-usage = uso incorreto
exit-needs-person = é necessária uma pessoa
exit-locked = outra execução está em andamento
exit-interrupted = interrompido
