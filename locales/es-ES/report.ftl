# What a sign-off sheet (`runbookc report`) says: what happened in a run, after
# its evidence. Most are headings or the cells of tables, so they are short. What
# became of a step is said with the outcomes of a run (run.ftl).

## Frame

# The name of the runbook, or of several, set apart by commas.
report-title = Hoja de conformidad: { $runbook }
report-complete = Las evidencias se han leído por completo y no presentan contradicciones.
report-partial = Lo que se ha leído no presenta contradicciones, pero no son todas las evidencias: no se han podido leer algunos archivos o hay partes de una ejecución en otros archivos. Consulte su comprobación más abajo.
report-incomplete = Las evidencias están incompletas, dañadas o alteradas. Consulte su comprobación más abajo.
report-run = Ejecución { $run }
# In a section that has nothing to say. It follows nouns of both genders.
report-none = Nada que indicar.

## Facts about a run

report-runbook = Runbook
report-how-it-ended = Cómo terminó
report-still-open = Queda por hacer
report-who = Quién
report-host = Equipo
report-shell = Shell
report-language = Idioma
report-version = Versión de runbookc
report-begun = Inicio
report-ended = Fin
report-last-entry = Última entrada
report-elapsed = De la primera a la última entrada
report-in-steps = Tiempo en los pasos
report-acknowledged = Notas anteriores al primer paso leídas
report-put-aside = Ejecución apartada
report-times = Todas las horas están en UTC.
report-continues = El artículo deja pasar los errores: en un bloque de comandos, los que siguen a uno que falló también se ejecutaron, y el último decidió el resultado.
# How many steps had an outcome.
report-count = { $outcome }: { $count }

## Durations; minutes and seconds after something larger have two digits

report-hours = { $hours } h { $minutes } min { $seconds } s
report-minutes = { $minutes } min { $seconds } s
report-seconds = { $seconds } s

## Sections

report-steps = Pasos
report-titles-in = Los pasos que no están en el idioma de esta hoja figuran como los vieron los operadores: { $languages }.
report-not-begun = Un paso que nunca se empezó no deja rastro en las evidencias y no se muestra aquí.
report-incidents = Lo que no salió según lo previsto
report-details = Paso a paso
report-articles = Versiones del artículo
report-article-changed = El artículo se modificó durante la ejecución.
report-skipped = Pasos omitidos
report-notes = Notas
report-values = Valores usados
report-value-changed = { $name } cambió durante la ejecución.
report-secret-again = { $name } se indicó más de una vez. Un secreto no se guarda: no se sabe si era el mismo.
report-sessions = Inicio y fin
report-check = Comprobación de las evidencias
report-sign-off = Firma
report-signature = Firma

## Columns

report-file = Archivo
report-hash = Hash
report-step = Paso
report-what-to-do = Qué hacer
report-outcome = Resultado
report-started = Inicio
report-duration = Duración
report-tries = Intentos
report-remarks = Motivo y notas
report-reason = Motivo
report-time = Hora
# Which commands were tried.
report-phase = Comandos
report-status = Código de salida
# How the step ended after all tries.
report-finally = Al final
report-note = Nota
report-name = Nombre
report-value = Valor
report-from = Procedencia
report-used-from = Usada desde
report-used-in = Usado en los pasos
report-lines = Líneas
report-lines-read = Leídas
report-chain = Cadena de hashes

## Cells

report-interrupted = interrumpido
report-not-undone = no se pudo deshacer
report-not-begun-yet = sin comenzar
report-never-reported = comenzado, final desconocido
report-former = solo en la versión anterior del artículo
report-command = comando { $number }
report-ended-with-status = código de salida { $status }
# How what commands printed was compared: one or more of the next three.
report-compared = salida comparada: { $ways }
report-compared-exact = línea por línea
report-compared-similar = parecida (horas, fechas, duraciones e identificadores pueden variar)
report-compared-pattern = patrón
report-expected = se esperaba
report-output = se mostró
report-secret = secreto, no se conserva
report-by-operator = operador
report-by-command = comando
report-by-answers = archivo de respuestas
report-phase-check = ¿ya está hecho?
report-phase-run = ejecución
report-phase-verify = comprobación del resultado
report-phase-rollback = deshacer
report-from-option = línea de comandos
report-from-answers = archivo de respuestas
report-from-state = inicio anterior
report-from-environment = variable de entorno
report-from-prompt = operador
report-from-default = runbook

## How a run, or a part of it up to a break, ended

report-ended-done = completada
report-ended-stopped = detenida por el operador
report-ended-failed = error en un paso
report-ended-interrupted = interrumpida
report-ended-needs-person = se requería la intervención de una persona
report-no-end = no consta ningún final

## Check of the evidence

report-chain-whole = íntegra
report-chain-broken = rota en la línea { $lines }
report-chain-unhashed = no se puede comprobar (líneas sin hash: { $count })
report-chain-empty = sin entradas
report-chain-means = Cada línea del archivo de evidencias contiene el hash de la línea anterior: donde la cadena está rota, se modificó, quitó o insertó una línea. El SHA-256 del archivo abarca también su última línea.
# Entries of a run are numbered 1, 2, 3 …
report-numbers-missing = Ejecución { $run }: faltan estas entradas: { $numbers }
report-numbers-repeated = Ejecución { $run }: estas entradas aparecen más de una vez: { $numbers }
report-unreadable = No se puede leer { $file }: { $reason }
# The problem is one of the messages below.
report-line = { $file }, línea { $line }: { $problem }
report-more-lines = { $file }: más líneas con problemas: { $count }
report-line-torn = cortada
report-line-torn-and-repeated = cortada; la línea siguiente es la misma, entera
report-line-no-object = no es una entrada de evidencias
report-line-too-long = demasiado larga
report-line-not-utf8 = contiene caracteres que no se pueden leer
report-line-version = versión desconocida del formato: { $version }
report-line-event = evento desconocido: { $event }
report-line-wrong = valores no utilizables de: { $keys }
report-line-missing = falta: { $keys }
