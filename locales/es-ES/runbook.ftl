# What a generated runbook (bash, PowerShell) says to the operator.
# Every message is one line. The keys the operator types (d, s, b, q) are the
# same in every language: they are not part of a message.

## Frame

runbook-title = Runbook: { $title }
# The language's own name for itself, shown in lists of languages.
language-name = Español (España)
step-count =
    { $count ->
        [one] { $count } paso
        [many] { $count } de pasos
       *[other] { $count } pasos
    }
procedure-count =
    { $count ->
        [one] { $count } procedimiento
        [many] { $count } de procedimientos
       *[other] { $count } procedimientos
    }
step-of = Paso { $number } de { $total }
procedure-step-of = Procedimiento { $procedure } de { $procedures }, paso { $number } de { $total }
progress = { $number } de { $total } en total
# Headings above what an operator must read before the first step, and above
# what the article says about the state after the last one.
before-you-start = Antes de empezar
result = Después del último paso
more-information = Más información
machine-translated = Este texto se ha traducido automáticamente.
# Shown above a step that the chosen language's article does not have.
step-not-translated = Este paso no se ha traducido. Se muestra en: { $language }.

## Parts of a step

where = Dónde: { $place }
condition-if = Solo { $clause }.
condition-if-verb = Solo en este caso: { $clause }.
condition-unless = { $clause }.
condition-when = { $clause }.
condition-until = { $clause }.
code = Código
code-in = Código ({ $language })
shown-output = No se ejecuta: es lo que muestra un comando.
shown-file = No se ejecuta: es el contenido de un archivo.
shown-language = No se ejecuta: está en otro lenguaje que el del shell.
shown-forbidden = No se ejecuta: el texto dice que no se haga.
shown-syntax = No se ejecuta: muestra cómo se construyen estos comandos.
shown-named = No se ejecuta: el texto solo lo menciona.
picture = Imagen: { $text }
picture-without-text = Imagen

## Questions

question = ¿Cuál es el estado de este paso?
question-way = ¿Qué opción elige? Los pasos de las demás se omiten.
one-of-ways = Una de varias opciones: { $way } (hay: { $ways })
answer-done = hecho
answer-skip = omitir
answer-back = atrás
answer-go = saltar
answer-round = otra vez
answer-apart = otras secciones
answer-quit = salir
ask-skip-reason = ¿Por qué se omite este paso?
ask-jump = ¿Qué paso sigue ahora: { $steps }?
ask-apart = ¿Qué sección se va a hacer: { $ids }?
unknown-answer = Responda con una de estas teclas: { $keys }
already-first = Este es el primer paso.
continue-after-reading = Presione Entrar cuando haya leído este texto.

## Ends

dry-run-notice = Simulación: se muestran todos los pasos y no se pregunta nada.
all-handled = Se han tratado todos los pasos.
step-not-redone = El paso { $step } ya está terminado y no se repite: { $outcome }
apart-there = Aparte, y solo si se pide con { $option }:
stopped-at = Detenido en el paso { $step }. Para continuar desde ahí: { $command }
needs-person = El paso { $step } requiere una persona y no hay ningún terminal para preguntarle.
unattended-needs-person = El paso { $step } requiere una persona, pero la ejecución es desatendida. Lo que una persona diga de él puede indicarse en el archivo de respuestas ({ $option }): { $line }
input-ended = La entrada ha terminado (Ctrl+D): no se ha respondido nada. Inícielo de nuevo para continuar.
interrupted = Interrumpido en el paso { $step }.
summary = Resumen
# These three count steps ("pasos", masculine).
count-done = Hechos: { $count }
count-skipped = Omitidos: { $count }
count-not-applicable = No se aplican: { $count }
count-left-out = Omitidos por una elección: { $count }
count-open = Sin tratar: { $count }
apart-open = Empezados aparte y aún abiertos: { $steps }
skipped-because = { $step }: { $reason }

## Errors of the command line

unknown-option = Opción desconocida: { $option }
missing-value = La opción { $option } requiere un valor.
unexpected-argument = Argumento inesperado: { $argument }
unknown-language = Este runbook no contiene texto para { $language }. Idiomas disponibles: { $languages }
unknown-step = No existe el paso { $step }. Use { $list } para verlos todos.
step-outside = El paso { $step } no forma parte de { $part }.
gone-needs-person = El paso { $step } ya no está en el artículo y no se sabe cómo terminó. Una persona debe averiguarlo, o el archivo de respuestas debe incluir esta línea: { $line }
question-gone = El paso { $step } ya no está en el artículo: { $outcome }. Averigüe qué hizo. ¿Qué resultó de él?
see-help = Use { $help } para ver las opciones.
needs-bash = Este runbook necesita bash.
runbook-unreadable = No se pudo leer este runbook por completo: ¿hay espacio para archivos temporales?
runtime-refused = El entorno de ejecución de este runbook falta, no se puede comprobar o es otro:

## Help

help-usage = Uso: { $program } [OPCIONES]
help-options = Opciones:
help-list = mostrar la lista de pasos y salir
help-lang = mostrar todo en este idioma (en este runbook: { $languages })
help-dry-run = mostrar todos los pasos sin preguntar nada
help-from = empezar por este paso
help-only = realizar solo este paso
help-help = mostrar esta ayuda
help-version = mostrar a partir de qué artículo y con qué versión de runbookc se creó
help-exit-codes = Códigos de salida:
exit-done = completado
exit-failed = error en un paso
exit-usage = uso incorrecto
exit-needs-person = se requiere la intervención de una persona
exit-locked = hay otra ejecución en curso
exit-interrupted = interrumpido
