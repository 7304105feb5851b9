# What generated checklists and guides say around an article's own text.

## Alert titles

note = Nota
tip = Sugerencia
important = Importante
warning = Advertencia
caution = Precaución
note-title = { $title }:

## Headings

checklist-of = Lista de comprobación: { $title }
document-before-you-start = Antes de empezar
document-result = Después del último paso
steps-to-tick =
    { $count ->
        [one] { $count } paso por marcar
        [many] { $count } de pasos por marcar
       *[other] { $count } pasos por marcar
    }
untitled-procedure = Procedimiento { $number }

## Parts of a step

document-choose-one = Elija una opción:

## Sign-off lines of a checklist

done-by = Realizado por
done-on = Fecha

## Provenance, at the end of a guide

about-this-text = Acerca de este texto
source-file = Archivo de origen: { $path }
translated-by-human = Este texto lo ha traducido una persona.
translated-by-machine = Este texto se ha traducido automáticamente.
translation-not-stated = Este texto es una traducción; no se indica cómo se ha realizado.
original-text = Este es el texto original.
translated-from-commit = Traducido a partir de la confirmación de origen { $commit }.
last-hand-off = Última entrega para traducción: { $date }.
content-hash = Hash del contenido: { $hash }

# Below the title of a section that is no part of the main way.
document-apart = Solo si hace falta: no forma parte de los pasos anteriores.
