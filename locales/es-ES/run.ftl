# What a generated runbook says about running: commands, values, the state of a
# run and how it goes on. Every message is one line. Names of options, keys and
# ids are the same in every language and come from the script.

## Help

help-set = indicar un valor que necesitan los comandos, con el formato NAME=VALUE
help-set-several = lo mismo para varios valores; con -Command en lugar de -File: -Set @('A=1', 'B=2')
help-unattended = no preguntar nada: ejecutar lo que se pueda y terminar donde haga falta una persona
help-answers = tomar las respuestas de este archivo antes de preguntar
help-evidence = guardar las evidencias de la ejecución en este archivo
help-state = guardar el estado en esta carpeta, compartida o no
help-run = hacer una ejecución con este nombre junto a las demás
help-status = mostrar el progreso de la ejecución
help-reset = apartar la ejecución para que el próximo inicio empiece una nueva
options-apart = Estas opciones no se pueden combinar: { $options }

## Answers; the key stands before each

answer-execute = ejecutar
answer-again = volver a ejecutar
answer-check = volver a comprobar
answer-note = nota
answer-undo = deshacer
answer-undone = ya está deshecho
answer-keep = mantener
answer-keep-all = mantener todos
answer-continue = continuar
answer-on = avanzar
answer-redo = repetir
answer-failed = fallido
answer-expected = como se esperaba
answer-new = empezar una ejecución nueva
answer-anew = sí, empezar una nueva
answer-stay = no, conservar esta
answer-earlier = mantener el valor anterior
answer-newer = usar el valor nuevo
answer-value = cambiar un valor
answer-help = ayuda
answer-yes = sí
answer-no = no
# The same where a key answers at once, or is a line.
answer-help-at-once = ayuda (sin Entrar)
answer-help-enter = ayuda (y luego Entrar)
# Where a text is asked for, and none is given.
enter-back = [Entrar] volver

## What each answer does; shown for the key ?

help-execute = ejecutar los comandos de la pantalla
help-again = volver a ejecutar los comandos de este paso
help-check = ejecutar otra vez la comprobación del resultado
help-done = dar este paso por hecho; puede que se pida el motivo
help-failed = ha fallado; la ejecución puede continuar
help-skip = omitir este paso; se pide el motivo
help-way = elegir otra de las opciones; lo que está hecho queda como está
help-back = ver el paso anterior; eso no cambia nada
help-go = seguir en el paso que indica el texto; lo que queda abierto antes se omite
help-round = repetir los pasos que nombra el texto; después de la última vuelta, indique que está hecho
help-apart = hacer una sección aparte, como una reversión, y volver después a este paso
help-note = escribir una nota en las evidencias
help-quit = salir; el próximo inicio continúa desde aquí
help-undo = deshacer este paso con sus comandos de reversión
help-undone = dar este paso por deshecho
help-keep = dejar el paso como está
help-keep-all = dejar este paso y todos los demás como están
help-continue = continuar donde se detuvo la ejecución
help-on = seguir con la ejecución
help-redo = hacer este paso una vez más
help-expected = ha hecho lo que debía
help-value = dar otro valor a los comandos; cuenta a partir de ahora
help-which = Escriba el número o el nombre del valor que debe cambiar. Pulse Enter para volver.
help-new = apartar esta ejecución y empezar otra
help-anew = apartar definitivamente esta ejecución y empezar otra
help-stay = no cambiar nada; se repite la pregunta anterior
help-earlier = usar el valor que regía hasta ahora
help-newer = usar a partir de ahora el valor de este inicio
help-yes = se aplica; a continuación viene lo que hay que hacer
help-no = no se aplica; se omite
help-default = Entrar hace lo mismo que { $key }.
help-text = Escriba una línea y presione Entrar. El texto se guarda en las evidencias.
help-asked = Escriba el valor y presione Entrar. Si el valor es el propio signo ?, escríbalo otra vez.
help-editing = Izquierda, Derecha, Inicio y Fin mueven el cursor por la línea. Retroceso y Supr borran un carácter, Ctrl-W una palabra, Ctrl-U todo lo anterior al cursor, Ctrl-K todo lo posterior.

## Questions

question-command = ¿Ejecutar estos comandos?
question-failed = El paso ha fallado. ¿Qué quiere hacer?
begun-with = Se empezó con { $values }.
question-unknown = Este paso empezó, pero nunca notificó su final. Averigüe qué ha hecho. ¿Qué quiere hacer?
question-unchecked = Los comandos de este paso se han ejecutado; la comprobación estaba en curso y no se sabe cómo terminó. ¿Volver a comprobar?
question-undo-unknown = Se empezó a deshacer este paso, pero nunca se notificó el final. Averigüe qué se hizo. ¿Qué quiere hacer?
question-resume = ¿Continuar esta ejecución?
question-new = ¿Apartar esta ejecución y empezar una nueva?
question-undo = ¿Deshacer el paso { $step }?
question-over = Este paso ha terminado. ¿Qué quiere hacer?
question-case = ¿Se aplica aquí el paso { $step }?
case-otherwise = Haga entonces lo que el paso indica para el otro caso.
answer-way = otra opción
way-chosen = Elegido: { $choice }
way-unknown = { $way } no es ninguna de las opciones de { $choice }: { $ways }
needs-way = Hay que elegir una de varias opciones: { $ways }. Dé la respuesta: { $line }
step-left-out = El paso { $step } se omite: { $choice }
done-several = De estos solo había que hacer uno, pero se hicieron más, en este orden: { $steps }
done-mixed = Estos no se hicieron todos con el mismo valor: { $steps }
# Asked where the step has failed, or its output is not what was expected, and
# the operator counts it as done all the same.
ask-done-reason = ¿Por qué se da por hecho este paso?
ask-undone-reason = ¿Cómo se deshizo el paso { $step } y cómo lo sabe?
ask-fail-reason = ¿Por qué ha fallado?
ask-note = ¿Qué quiere anotar?
noted = Anotado.
rest-dropped = Llegó más de una línea. Solo se tomó la primera; el resto se descartó.
typed-before = Lo que se escribió antes de esta pregunta se ha descartado.
no-suspend = Esta ejecución no se puede suspender aquí. Presione Entrar para seguir. Lo que se escriba hasta entonces se descarta.
# At each step.
step-clock = { $clock }, { $passed } desde el inicio.
step-next = Después: { $title }
step-last = Después no hay ningún paso abierto.
# How long something has taken.
span-seconds = { $seconds } s
span-minutes = { $minutes } min { $seconds } s
span-hours = { $hours } h { $minutes } min

## Before the first step

# In place of a text.
read-before = Ya ha leído este texto. Para volver a verlo, inicie con { $option }.
needs-tools = Programas que faltan en este equipo: { $tools }
tools-answer = Instale lo que falta. Para continuar sin ello, el archivo de respuestas debe tener esta línea: { $line }
needs-commands = Los pasos necesitan estos valores:
ask-value = Valor de { $name }:
ask-secret = Valor de { $name } (no se muestra ni se guarda):
# In brackets after the name of a value.
value-default = [{ $value }]
value-later = Presione Entrar para que se le pida el valor cuando haga falta.
value-environment = Presione Entrar para usar el valor del entorno, o escriba otro.
value-keep = Presione Entrar para conservarlo, o escriba otro.
value-needed = Se requiere un valor.
value-blank = Este valor empieza o termina con un espacio. Para conservar el espacio, escriba de nuevo el valor; si no, escríbalo sin él.
value-invalid = { $value } no es válido para { $name }. Patrón requerido: { $pattern }
secret-invalid = Este valor no es válido para { $name }. Patrón requerido: { $pattern }
value-misfit = { $value } no es válido para { $name }.
secret-misfit = Este valor no es válido para { $name }.
form-number = Debe ser un número entero, en cifras.
form-digits = Debe ser un número de { $count } cifras.
form-date = Debe ser una fecha como 2026-01-31.
form-address = Debe ser una dirección IPv4 como 192.0.2.10.
form-list = Debe ser uno de estos valores: { $values }
form-signs = Solo se admiten estos caracteres: { $signs }
form-begun = Solo se admiten estos caracteres: { $signs } El primero debe ser uno de estos: { $first }
form-host = Debe ser un nombre como los de host, solo con estos caracteres: { $signs } El primero y el último deben ser de estos: { $ends }
secret-short = { $name } tiene un solo carácter. No se puede mantener en secreto: se ocultaría cada palabra que lo contiene. Use un valor más largo.
value-form = { $option } no indica ningún valor. Forma requerida: NAME=VALUE
set-twice = { $name } se indica dos veces y de forma distinta: { $first } y { $second }
value-empty = El valor de { $name } no puede estar vacío.
value-control = El valor de { $name } contiene un tabulador u otro carácter de control. No debe contener ninguno.
not-text = Esto no es texto en UTF-8.
value-unknown = Este runbook no contiene ningún valor llamado { $name }. Valores disponibles: { $names }
value-several = La coma puede formar parte del valor de { $name }, o el valor de { $other } puede empezar después de ella. Dos valores se escriben { $words } con -File, y { $array } con -Command. Un solo valor con una coma así se puede indicar en un archivo de respuestas.
value-missing = El paso { $step } requiere un valor para { $name }. Indíquelo con { $option }
secret-missing = El paso { $step } requiere un valor secreto para { $name }. Indíquelo en la variable de entorno { $variable }
value-differs = El valor de { $name } no es el mismo que en un inicio anterior. Antes: { $earlier }. Ahora: { $value }.
value-unusable = El valor de { $name } era { $earlier } en un inicio anterior y ya no se puede usar. Una persona debe indicar que ahora vale otro, o una línea del archivo de respuestas: `{ $value }`.
# In brackets after the value of a command.
value-open = aún no indicado
value-then = como al ejecutarse
set-by-step = definida por el paso { $step }
variable-unset = { $name } no está definida aquí. La define el paso { $step }.
value-used = Estos pasos se realizaron con el valor anterior: { $steps }
value-lost = El valor de { $name } era { $value } al ejecutarse y ya no se conoce. Deshaga este paso a mano.
ask-which = ¿Qué valor? Indique su número o su nombre.
value-undecided = Una persona debe indicar cuál vale, o una línea del archivo de respuestas: `{ $earlier }` o `{ $value }`.
needs-acknowledgement = Alguien debe leer lo que precede al primer paso. Confírmelo en el archivo de respuestas: { $line }
acknowledged = Confirmado en el archivo de respuestas.

## Commands

# Above the commands of an automation file.
command-check = Comprueba si el paso ya está hecho
command-run = Ejecuta esto
command-verify = Comprueba el resultado
command-rollback = Deshace el paso
# Above the output that the article shows for a command.
expected-output = Salida esperada
asks-alternative = Estos comandos son una de varias maneras. Ejecútelos solo si es la suya.
asks-clean-up = Estos comandos deshacen o eliminan lo que se hizo. Ejecútelos solo si eso es lo que se quiere ahora.
asks-condition = Estos comandos no siempre se aplican. Ejecútelos solo si es el caso aquí.
asks-destructive = Estos comandos eliminan o detienen algo, y el texto no lo dice claramente.
asks-more = El texto pide más de lo que hacen estos comandos. Léalo entero antes de decidir.
asks-elsewhere = Estos comandos pueden ser para otra máquina u otro shell. Ejecútelos solo si es este.
asks-endless = Estos comandos no terminan por sí solos. Ctrl-C los termina.
asks-example = Estos comandos son un ejemplo, con valores que quizá no sean los suyos. Compárelos primero.
asks-interactive = Estos comandos esperan a una persona: teclas, una contraseña o un navegador.
asks-moment = Estos comandos son para un momento determinado. Ejecútelos cuando haya llegado.
by-hand = Estos comandos son para otro shell. Ejecútelos a mano.
left-damaged = Estos comandos están dañados: por un carácter o un descuido hacen algo distinto de lo que se pretende. No se ejecutan; haga que se corrija el artículo.
left-elsewhere = Estos comandos son para el shell que un paso anterior abrió en otro lugar. Escríbalos allí.
left-exposed = En estos comandos, un valor podría tomarse por código. Ejecútelos a mano.
left-interactive = Estos comandos abren un shell en otro lugar, donde solo puede escribir una persona. Ejecútelos a mano.
left-unread = Estos comandos no se pueden leer: por ejemplo, hay una comilla o un paréntesis sin cerrar. No se ejecutan; haga que se corrija el artículo.
left-unshown = Estos comandos contienen caracteres que no se pueden mostrar. No se ejecutan.
step-running = Ejecutando…
checking = Comprobando si el paso ya está hecho…
verifying = Comprobando el resultado…
undoing = Deshaciendo el paso { $step }…
step-already-done = El paso ya estaba hecho.
output-covered = Los secretos se ocultan línea a línea en lo que muestran los comandos: las barras de progreso y las preguntas aparecen con retraso, y los paginadores y editores no se ven como siempre.
output-uncovered = Este paso dispone de toda la pantalla: los secretos no se ocultan en lo que muestra.
command-ok = Correcto, { $time }
command-failed = El comando ha terminado con el código de salida { $status }.
status-1641 = En un instalador, 1641 significa: instalado, el equipo se está reiniciando. Si lo es, indique que el paso está hecho.
status-3010 = En un instalador, 3010 significa: instalado, hay que reiniciar el equipo. Si lo es, indique que el paso está hecho.
# The number of the line and its code: `2: cd missing`.
failed-line = Línea { $line }
check-line = La comprobación, línea { $line }
command-halted = Ha detenido el comando con Ctrl-C. ¿Cuál es el resultado?
undo-halted = Ha detenido con Ctrl-C lo que deshacía el paso { $step }. ¿Cuál es el resultado?
halted-by-operator = El operador detuvo el comando con Ctrl-C.
signal-came = Mientras se ejecutaba llegó la señal { $signal }.
verify-failed = La comprobación del resultado ha terminado con el código de salida { $status }.
output-uncompared = Esta salida no se ha comparado con nada: la que muestra el artículo cambia cada vez. Compárelas usted.
output-differs = La salida no es la esperada.
output-expected = Se esperaba:
step-undone = Se ha deshecho el paso { $step }.
undo-failed = No se ha podido deshacer el paso { $step }: código de salida { $status }.
undo-unknown = Se empezó a deshacer este paso y no se sabe qué se hizo.
undone-by-word = según una persona
undo-kept = Se ofreció deshacer el paso { $step }; el paso queda como está.
session-ended = El shell de los comandos ha terminado. El siguiente comando usará uno nuevo, con las variables, las funciones y la carpeta de trabajo del anterior.
session-ended-before = El shell de los comandos ha terminado antes de poder guardar lo que el último comando dejó en él. El siguiente comando usará uno nuevo, con las variables, las funciones y la carpeta de trabajo de antes de ese comando.
session-restored = Se han restaurado las variables, las funciones y la carpeta de trabajo de los comandos, pero no los trabajos en segundo plano ni los archivos abiertos.
session-lost = No se han podido guardar estas variables porque pueden contener secretos: { $names }
session-elsewhere = La carpeta en la que estaban los comandos no se ha podido guardar porque su nombre puede contener un secreto. Los próximos comandos se ejecutarán en { $folder }. Si deben ejecutarse en otro lugar, pulse q, vaya allí y empiece de nuevo.
session-gone = Esto terminó con el último inicio. Si los pasos siguientes lo necesitan, vuelva a crearlo como en el paso indicado entre paréntesis: { $names }
session-not-kept = No se ha podido guardar para un inicio posterior lo que los comandos han dejado en su shell.
session-older = No se sabe cómo terminó el último comando del paso { $step }. El próximo inicio restaurará el shell tal como estaba antes de él.
session-absent = Lo que los comandos anteriores dejaron en su shell no está: variables, funciones y carpeta actual. Los pasos siguientes pueden necesitarlo. Sin una persona, `resume = continue` en las respuestas continúa de todos modos.
session-torn = El archivo { $file } está incompleto. Contiene lo que los comandos dejaron en su shell. Restáurelo o elimínelo: en ese caso se continúa sin sus variables, funciones y carpeta de trabajo.
commands-folder-gone = Los comandos estaban en la carpeta { $folder }, a la que no se puede acceder. Haga que vuelva a estar disponible e inicie de nuevo la ejecución.

## The run and its state

run-found = Una ejecución de este runbook está sin completar. Empezó el { $time }; pasos tratados: { $done } de { $total }.
round-under-way = Vuelta { $round } de { $steps } en curso. Vueltas hechas antes: { $before }.
run-continues = Continúa la ejecución que empezó el { $time }.
run-aside = La ejecución empezada el { $time } se apartaría y ya no se podría continuar. Sus evidencias permanecen: { $file }
run-finished = La última ejecución se ha completado.
# What did not go well: steps, rounds and roll-backs, each with what came of it.
run-failed = La última ejecución terminó con errores: { $faults }
run-none = No hay ninguna ejecución de este runbook.
run-reset = Se ha apartado la ejecución.
run-locked = Hay otra ejecución de este runbook en curso (proceso { $process } en { $host }).
lock-held = { $user } la inició el { $time }. Última señal de vida: { $seen }.
run-held = { $user } lo está ejecutando (proceso { $process }), desde el { $time }. Última señal de vida: { $seen }.
run-waits = La ejecución espera una respuesta desde el { $time }.
lock-elsewhere = Está en otro lugar. Si seguro que ha terminado, tome el relevo con { $command }
run-named = Ejecución: { $name }
run-name-wrong = El nombre de una ejecución solo tiene letras, cifras y . _ -: { $name }
article-changed = El artículo ha cambiado desde que empezó la ejecución.
article-new = Pasos nuevos o modificados: { $steps }
article-gone = Pasos que ya no existen, con los identificadores de la versión anterior: { $steps }
article-moved = Pasos que han cambiado de lugar: { $steps }
deeds-former = Ejecutados con una versión anterior de este runbook, no se pueden deshacer con esta: { $steps }. Los comandos con los que se habrían deshecho están en las evidencias y en la hoja de conformidad (runbookc report).
step-still-running = Es posible que los comandos del paso { $step } aún se estén ejecutando (proceso { $process }).
step-recovered = El paso { $step } terminó sin supervisión: código de salida { $status }.
to-go-on = Para continuar desde ahí: { $command }
evidence-in = Evidencias: { $file }
evidence-torn = La última línea del archivo de evidencias estaba cortada; sigue completa.
state-unwritable = No se puede guardar el estado de la ejecución: { $file }
state-torn = { $file } está incompleto. Restáurelo o use { $reset }.
state-foreign = { $file } no le pertenece.
state-nothing-run = No se ha ejecutado nada.
programs-missing = Faltan programas que una ejecución necesita: { $names }. Se buscan aquí (PATH): { $path }
temp-unwritable = No se pueden crear archivos temporales en { $folder }. Libere espacio o indique otra carpeta en TMPDIR.
state-not-recorded = No se ha registrado el estado del paso { $step }: { $outcome }
state-try-again = Libere espacio ahí y presione Entrar para volver a intentarlo.
state-lost-lock = Esta ejecución ya no tiene el bloqueo: otra ha tomado el control o se ha eliminado el bloqueo. Esta ejecución se detiene.
state-no-home = No hay ubicación para el estado: defina HOME o XDG_STATE_HOME.
answer-unused = La respuesta { $line } no se usa: se sabe cómo terminó ese paso.
run-anew = Empieza una nueva ejecución y la última ya no se puede continuar. Sus evidencias: { $file }. En otra ocasión, esta línea en el archivo de respuestas continúa la última ejecución: { $line }
answer-rounds = La respuesta { $line } no se usa: la vuelta { $round } está en curso.
evidence-unwritable = No se pueden guardar las evidencias: { $file }
evidence-gone = Las evidencias de esta ejecución ya no están donde estaban: { $file }
evidence-cut = Faltan líneas de las evidencias de esta ejecución en su archivo: { $file }
evidence-elsewhere = Restablezca el archivo tal como estaba o inicie de nuevo con { $option } ARCHIVO para continuar en otro archivo, en el que constará.
evidence-locked = Otra ejecución no ha liberado { $file } (proceso { $process } en { $host }).
answers-unreadable = No se puede leer el archivo de respuestas: { $file }
answers-wrong = La línea { $line } del archivo de respuestas no es una respuesta válida: { $text }

## Outcomes, in the status and the summary

# The outcomes and counts describe steps ("pasos", masculine).
outcome-done = hecho
outcome-already-done = ya estaba hecho
outcome-skipped = omitido
outcome-not-applicable = no se aplica
outcome-left-out = omitido por una elección
outcome-failed = fallido
outcome-unknown = resultado desconocido
outcome-unchecked = ejecutado, pero sin comprobar
outcome-running = en curso desde { $time }, por { $user }
outcome-open = sin tratar
outcome-undone = deshecho
# Behind what became of a step at last, such as "skipped".
done-before = antes se había hecho
done-before-with = antes se había hecho con { $values }
count-failed = Fallidos: { $count }
count-unknown = Desconocidos: { $count }
count-unchecked = Ejecutados, pero sin comprobar: { $count }
count-undone = Deshechos: { $count }
undone-under = { $step } (hechos antes de eso, y siguen hechos: { $steps })
count-rounds = No hechos en vueltas anteriores: { $count }
# A step as part of a round of a loop.
step-before-rounds = { $step }, antes de sus vueltas
step-in-round = { $step }, vuelta { $round }
# A step that is no more in the article.
step-in-earlier = { $step } (versión anterior)
step-in-earlier-called = { $step } (versión anterior: { $title })
count-undo-failed = No se han podido deshacer: { $count }
step-failed = El paso { $step } ha fallado.
chosen-handled = Se han tratado los pasos elegidos. Quedan pendientes: { $steps }
only-handled = Se han tratado los pasos elegidos. No queda nada más pendiente.
handled-with-faults = Se han tratado todos los pasos, pero no todos con éxito: { $faults }
unknown-needs-person = No se sabe cómo terminó el paso { $step }. Una persona debe averiguarlo, o el archivo de respuestas debe incluir esta línea: { $line }
unknown-still-running = Lo que el archivo de respuestas indica sobre el paso { $step } no se acepta mientras sus comandos puedan estar ejecutándose (proceso { $process }). Una persona debe averiguarlo o esperar a que terminen.
undone-needs-person = Se deshizo el paso { $step }. Una persona debe indicar que se vuelva a ejecutar, o el archivo de respuestas debe incluir esta línea: { $line }
undo-needs-person = No se sabe cómo terminó la reversión del paso { $step }. Una persona debe averiguarlo. Si el paso quedó deshecho, el archivo de respuestas puede incluir esta línea: { $line }
