# What a generated runbook (bash, PowerShell) says to the operator.
# Every message is one line. The keys the operator types (d, s, b, q) are the
# same in every language: they are not part of a message.

## Frame

runbook-title = Runbook: { $title }
# The language's own name for itself, shown in lists of languages.
language-name = Deutsch (Deutschland)
step-count =
    { $count ->
        [one] { $count } Schritt
       *[other] { $count } Schritte
    }
# Singular and plural of "Verfahren" are the same word.
procedure-count =
    { $count ->
        [one] { $count } Verfahren
       *[other] { $count } Verfahren
    }
step-of = Schritt { $number } von { $total }
procedure-step-of = Verfahren { $procedure } von { $procedures }, Schritt { $number } von { $total }
progress = { $number } von { $total } insgesamt
# Headings above what an operator must read before the first step, and above
# what the article says about the state after the last one.
before-you-start = Bevor Sie beginnen
result = Nach dem letzten Schritt
more-information = Weitere Informationen
machine-translated = Dieser Text wurde maschinell übersetzt.
# Shown above a step that the chosen language's article does not have.
step-not-translated = Dieser Schritt wurde nicht übersetzt. Angezeigt in: { $language }.

## Parts of a step

where = Wo: { $place }
condition-if = Nur { $clause }.
condition-if-verb = Nur in diesem Fall: { $clause }.
condition-unless = { $clause }.
condition-when = { $clause }.
condition-until = { $clause }.
code = Code
code-in = Code ({ $language })
shown-output = Wird nicht ausgeführt: Das gibt ein Befehl aus.
shown-file = Wird nicht ausgeführt: Das ist der Inhalt einer Datei.
shown-language = Wird nicht ausgeführt: Das ist eine andere Sprache als die der Shell.
shown-forbidden = Wird nicht ausgeführt: Der Text rät davon ab.
shown-syntax = Wird nicht ausgeführt: Das zeigt, wie solche Befehle aufgebaut sind.
shown-named = Wird nicht ausgeführt: Der Text nennt es nur.
picture = Bild: { $text }
picture-without-text = Bild

## Questions

question = Wie lautet der Status dieses Schritts?
question-way = Welchen Weg gehen Sie? Die Schritte der anderen werden ausgelassen.
one-of-ways = Einer von mehreren Wegen: { $way } (zur Wahl stehen: { $ways })
answer-done = erledigt
answer-skip = überspringen
answer-back = zurück
answer-go = springen
answer-round = noch einmal
answer-apart = andere Abschnitte
answer-quit = beenden
ask-skip-reason = Warum wird dieser Schritt übersprungen?
ask-jump = Welcher Schritt kommt als Nächstes: { $steps }?
ask-apart = Welcher Abschnitt soll ausgeführt werden: { $ids }?
unknown-answer = Antworten Sie mit einer dieser Tasten: { $keys }
already-first = Dies ist der erste Schritt.
continue-after-reading = Drücken Sie die EINGABETASTE, wenn Sie dies gelesen haben.

## Ends

dry-run-notice = Probelauf: Alle Schritte werden angezeigt, es wird nichts abgefragt.
all-handled = Alle Schritte wurden bearbeitet.
step-not-redone = Schritt { $step } ist abgeschlossen und wird nicht noch einmal ausgeführt: { $outcome }
apart-there = Abgesondert und nur ausgeführt, wo { $option } danach verlangt:
stopped-at = Bei Schritt { $step } beendet. Von dort fortfahren: { $command }
needs-person = Schritt { $step } erfordert eine Person, es gibt aber kein Terminal für Rückfragen.
unattended-needs-person = Schritt { $step } erfordert eine Person, der Lauf ist aber unbeaufsichtigt. Was eine Person dazu sagt, kann in der Antwortdatei ({ $option }) stehen: { $line }
input-ended = Die Eingabe wurde beendet (STRG+D): Es wurde nichts beantwortet. Starten Sie erneut, um fortzufahren.
interrupted = Bei Schritt { $step } unterbrochen.
summary = Zusammenfassung
count-done = Erledigt: { $count }
count-skipped = Übersprungen: { $count }
count-not-applicable = Treffen nicht zu: { $count }
count-left-out = Durch eine Auswahl ausgelassen: { $count }
count-open = Nicht bearbeitet: { $count }
apart-open = Abgesondert begonnen und noch offen: { $steps }
skipped-because = { $step }: { $reason }

## Errors of the command line

unknown-option = Unbekannte Option: { $option }
missing-value = Für die Option { $option } ist ein Wert erforderlich.
unexpected-argument = Unerwartetes Argument: { $argument }
unknown-language = Dieses Runbook enthält keinen Text für { $language }. Verfügbar: { $languages }
unknown-step = Schritt { $step } gibt es nicht. Mit { $list } werden alle angezeigt.
step-outside = Schritt { $step } gehört nicht zu { $part }.
gone-needs-person = Schritt { $step } steht nicht mehr im Artikel, und es ist nicht bekannt, wie er geendet hat. Eine Person muss dies herausfinden, oder die Antwortdatei muss diese Zeile enthalten: { $line }
question-gone = Schritt { $step } steht nicht mehr im Artikel: { $outcome }. Finden Sie heraus, was er bewirkt hat. Was ist daraus geworden?
see-help = Mit { $help } werden die Optionen angezeigt.
needs-bash = Dieses Runbook benötigt bash.
runbook-unreadable = Dieses Runbook konnte nicht vollständig gelesen werden: Ist Platz für temporäre Dateien?
runtime-refused = Die Laufzeit dieses Runbooks fehlt, lässt sich nicht prüfen oder ist eine andere:

## Help

help-usage = Verwendung: { $program } [OPTIONEN]
help-options = Optionen:
help-list = Schritte auflisten und beenden
help-lang = alles in dieser Sprache anzeigen (in diesem Runbook: { $languages })
help-dry-run = alle Schritte anzeigen, ohne etwas abzufragen
help-from = mit diesem Schritt beginnen
help-only = nur diesen Schritt ausführen
help-help = diese Hilfe anzeigen
help-version = anzeigen, aus welchem Artikel und mit welcher Version von runbookc dies erstellt wurde
help-exit-codes = Exitcodes:
exit-done = abgeschlossen
exit-failed = ein Schritt ist fehlgeschlagen
exit-usage = falsche Verwendung
exit-needs-person = eine Person ist erforderlich
exit-locked = eine andere Ausführung ist aktiv
exit-interrupted = unterbrochen
