# What a sign-off sheet (`runbookc report`) says: what happened in a run, after
# its evidence. Most are headings or the cells of tables, so they are short. What
# became of a step is said with the outcomes of a run (run.ftl).

## Frame

# The name of the runbook, or of several, set apart by commas.
report-title = Hoja de conformidad: { $runbook }
report-complete = Las evidencias se han leído por completo y no presentan contradicciones.
# Of evidence of which no other is missing.
report-unended = Las evidencias se han leído por completo y no presentan contradicciones. Pero el último inicio no tiene final en ellas: no se sabe qué estaba en curso después de su última entrada. El paso siguiente puede haberse comenzado, y uno ya hecho puede haberse comenzado de nuevo o deshecho.
# The same of evidence that tells of what begins.
report-unended-told = Las evidencias se han leído por completo y no presentan contradicciones. Pero el último inicio no tiene final en ellas. Lo que había comenzado se indica más abajo; no se sabe qué fue de ello, ni qué hizo una persona después de su última entrada.
report-partial = Lo que se ha leído no presenta contradicciones, pero no son todas las evidencias: no se han podido leer algunos archivos o hay partes de una ejecución en otros archivos. Consulte su comprobación más abajo.
report-incomplete = Las evidencias están incompletas, dañadas o alteradas. Consulte su comprobación más abajo.
report-run = Ejecución { $run }
# In a section that has nothing to say. It follows nouns of both genders.
report-none = Nada que indicar.

## Facts about a run

report-runbook = Runbook
report-how-it-ended = Cómo terminó
# Procedures that are kept apart from the main way, such as a roll-back.
report-apart-done = Realizado, aunque es un apartado independiente
report-still-open = Queda por hacer
report-starts = Inicios
# How many starts there were, and how many of them did not come to the end of the run.
report-starts-early = { $count }, de ellos terminados antes de tiempo: { $early }
report-changed = Modificado durante la ejecución
# There are at least two.
report-article-versions = el artículo ({ $count } versiones)
# Two values, or a step that was rolled back and what became of it.
report-then = { $earlier }, después { $later }
report-outdated = Hecho con un valor anterior
# Steps that were done, or tried, with several values.
report-with-each = Resultado con cada valor
report-counted-anyway = Dado por hecho después de salir mal
# Steps that failed, were interrupted or never reported their end before they were done.
report-on-the-way = Hecho, pero no al primer intento
report-rolled-back = Deshecho
# Followed by steps and the reasons.
report-not-undone-facts = No se pudo deshacer
report-maybe-undone = No se sabe si se deshizo
# What was done and stands, though something was rolled back.
report-stands = Sin deshacer
report-several = Hechos, aunque solo había que hacer uno
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
report-who-means = En la columna «Quién» figura primero la cuenta y, entre paréntesis, quién o qué decidió el resultado: el operador, un comando (código de salida y, si se comparó, salida) o el archivo de respuestas. Sin paréntesis, el resultado es el del comando.
report-titles-in = Los pasos que no están en el idioma de esta hoja figuran como los vieron los operadores: { $languages }.
report-not-begun = Un paso que nunca se empezó no deja rastro en las evidencias y no se muestra aquí.
report-incidents = Lo que no salió según lo previsto
report-course = Desarrollo de la ejecución
report-course-begins = Un número que falta aquí es el de una entrada que dice que un comando empieza; su resultado figura bajo un número posterior.
report-details = Paso a paso
report-articles = Versiones del artículo
report-article-changed = El artículo se modificó durante la ejecución.
report-skipped = Pasos omitidos
report-notes = Notas
report-values = Valores usados
report-value-changed = { $name } cambió durante la ejecución.
report-secret-again = { $name } se indicó más de una vez. Un secreto no se guarda: no se sabe si era el mismo.
report-sessions = Inicio y fin
report-breaks-mean = Detenida por el operador: el operador decidió salir del runbook. Interrumpida: la terminó Ctrl+C, una conexión perdida u otro programa. En ambos casos se puede continuar más tarde.
report-check = Comprobación de las evidencias
report-sign-off = Firma
report-attests = Con su firma, quien ejecutó el runbook certifica que la hoja refleja lo que hizo; quien revisa certifica que la ha leído, con todo lo que no salió según lo previsto, y que acepta el resultado.
report-role = Función
report-role-operator = ejecución
report-role-checker = revisión
report-signature = Firma

## Columns

report-file = Archivo
# Of an entry of the evidence, or of a start.
report-number = N.º
# The number of the start in which something happened.
report-start = Inicio
report-article-version = Versión del artículo
report-with-values = Con los valores
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
# The same column in tables that tell of a step when it is over.
report-time-ended = Hora (de un paso: su fin)
# What happened: which commands were run, or one of the cells below.
report-what = Qué ocurrió
report-status = Código de salida
# How the step ended after all tries.
report-finally = Al final
report-note = Nota
report-name = Nombre
report-variable = Nombre en los comandos
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
report-undo-unknown = se empezó a deshacer, no se sabe cómo terminó
# Of a step that was rolled back: values that it was also done with, such as server = db-1.
report-standing = sin deshacer con { $values }
report-only-where = solo con { $values }
report-no-undo = no se puede deshacer con la última versión
report-undo-then = deshacer, tal como era en esa versión (no ejecutado)
report-not-begun-yet = sin comenzar
# Of the step that would have been next in a start without an end.
report-maybe-begun = no se sabe si se comenzó
report-maybe-again = no se sabe si se comenzó de nuevo
report-not-needed = no necesario
# A part of the evidence is missing, and the rest says nothing of the step.
report-not-told = no consta en estas evidencias
report-never-reported = comenzado, final desconocido
report-former = solo en la versión anterior del artículo
# Of the article; one number or several.
report-version-number = versión { $number }
# What a step was called by in earlier versions of the article, by their numbers.
report-id-then = { $step } en la versión { $versions }
# In which versions of the article a step is, by their numbers.
report-only-in = solo { $versions }
report-replaced-by = solo { $versions }; sustituido por { $step }
# Behind an outcome and a comma.
report-earlier-value = pero con un valor anterior
# How a step ended, and the values it had then.
report-finally-with = { $outcome }, con { $values }
# How a step ended, which one took its place in the article, and how that ended.
report-finally-replaced = { $outcome }; sustituido por { $step }: { $other }
report-begun-at = comenzado: { $time }
# What a start had begun that was cut short.
report-begun-then = comenzado: { $time }, final desconocido
# The line of a block of commands that failed.
report-at-line = línea { $line }: { $text }
report-by-hand = a mano
report-counted = dado por hecho; antes: { $outcome }
report-round = vuelta { $round }
report-before-rounds = antes de sus vueltas
report-round-begun = vuelta { $round } empezada
report-earlier-rounds = en vueltas anteriores
# A person said, of what had been tried or left out, what became of the step.
report-verdict = dictamen
report-started-run = inicio
report-resumed = reanudación
report-ended-run = fin
report-changed-article = artículo modificado
report-acknowledge = notas leídas
report-value-given = valor indicado
report-value-again = mismo valor
report-value-other = valor modificado
report-value-before = { $value } (antes: { $before })
report-on-host = en { $host }
# The part of an article that a start was asked for.
report-asked-only = solo { $step }
report-asked-from = desde { $step }
report-given-by = procedencia: { $from }
report-noted = nota
# The run.
report-set-aside = apartada
report-command = comando { $number }
report-ended-with-status = código de salida { $status }
# How what commands printed was compared: one or more of the next three.
report-compared = salida comparada: { $ways }
report-compared-exact = línea por línea
report-compared-similar = parecida (horas, fechas, duraciones e identificadores pueden variar)
report-compared-pattern = patrón
report-not-compared = salida no comparada: cambia cada vez
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
report-left-unchecked = ejecutado, pero no hasta el final o sin comprobación
report-from-option = línea de comandos
report-from-answers = archivo de respuestas
report-from-state = inicio anterior
report-from-environment = variable de entorno
report-from-prompt = operador
report-from-default = runbook

## How a run, or a part of it up to a break, ended

report-ended-done = completada
# Of a start that was to do a part of the steps, where others are open.
report-ended-part = lo que se pidió está hecho
report-ended-stopped = detenida por el operador
report-ended-input = el operador terminó la entrada (Ctrl-D)
report-ended-failed = error en un paso
# Behind each of these may stand a colon and the steps.
report-ended-undo-failed = no se pudo deshacer un paso
report-ended-rounds = quedaron pasos sin hacer en vueltas anteriores
report-ended-interrupted = interrumpida
report-ended-needs-person = se requería la intervención de una persona
report-ended-script-failed = el propio script ha fallado
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
