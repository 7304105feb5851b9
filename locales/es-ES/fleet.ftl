# Lo que dicen los playbooks y los notebooks además de las palabras de otros formatos.

## Nombres de las tareas de un playbook; cada uno empieza por mayúscula

fleet-step = Paso { $step }: { $text }
fleet-command = Paso { $step }: comando { $number }
fleet-section = Paso { $step }: qué leer primero
fleet-check = Paso { $step }: ¿ya está hecho?
fleet-answer = Paso { $step }: la respuesta
fleet-choice = Elección { $step }: ¿qué opción?
fleet-compare = Paso { $step }: la salida del comando { $number }
fleet-verify = Paso { $step }: ¿es correcto el resultado?
fleet-result = Paso { $step }: la situación ahora
fleet-undo = Deshacer el paso { $step }
fleet-undoing = Deshaciendo el paso { $step }
# Entre paréntesis después del nombre de la tarea que ha ejecutado un comando.
fleet-output = salida
fleet-status = código de salida
fleet-value = Valor: { $name }
fleet-acknowledged = Antes de empezar: ¿se ha leído?
fleet-forget-before = Olvidar lo que ha dejado una ejecución anterior
fleet-forget-after = Olvidar lo que ha dejado esta ejecución

## Preguntas de un playbook y lo que dice si no tienen respuesta

# Las palabras son las mismas en todos los idiomas.
fleet-answer-words = Responda con una de estas palabras: { $words }
fleet-needs-person = El paso { $step } requiere la intervención de una persona. Responda en un terminal o dé la respuesta con { $option }
fleet-needs-acknowledgement = Alguien debe leer lo que hay antes del primer paso. Responda en un terminal o confírmelo con { $line }
fleet-value-missing = { $name } necesita un valor adecuado. Indíquelo con { $option }

## Notebooks

fleet-values = Valores
fleet-values-from-environment = Estos valores se toman del entorno en el que se inició el notebook, o se pueden establecer aquí. Los secretos solo deben estar en el entorno.
# Debajo de un paso opcional o sujeto a una condición; sus comandos están encima.
fleet-by-choice = Una persona decide si se realiza este paso: sus comandos no se ejecutan junto con los demás.
