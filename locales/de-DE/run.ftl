# What a generated runbook says about running: commands, values, the state of a
# run and how it goes on. Every message is one line. Names of options, keys and
# ids are the same in every language and come from the script.

## Help

help-set = einen Wert angeben, den die Befehle benötigen, als NAME=VALUE
help-set-several = dasselbe für mehrere Werte; mit -Command statt -File: -Set @('A=1', 'B=2')
help-unattended = nichts abfragen: ausführen, was möglich ist, und enden, wo eine Person nötig ist
help-answers = Antworten aus dieser Datei verwenden, bevor etwas abgefragt wird
help-evidence = den Nachweis der Ausführung in dieser Datei speichern
help-state = den Zustand in diesem Ordner speichern, auch gemeinsam
help-run = eine Ausführung dieses Namens neben den anderen durchführen
help-status = anzeigen, wie weit die Ausführung fortgeschritten ist
help-reset = die Ausführung beiseitelegen: Der nächste Start beginnt eine neue
options-apart = Diese Optionen schließen sich aus: { $options }

## Answers; the key stands before each

answer-execute = ausführen
answer-again = erneut ausführen
answer-check = erneut prüfen
answer-note = Notiz
answer-undo = rückgängig machen
answer-undone = ist rückgängig gemacht
answer-keep = so belassen
answer-keep-all = alle so belassen
answer-continue = fortsetzen
answer-on = weiter
answer-redo = noch einmal ausführen
answer-failed = fehlgeschlagen
answer-expected = wie erwartet
answer-new = neue Ausführung beginnen
answer-anew = ja, neue Ausführung beginnen
answer-stay = nein, diese Ausführung behalten
answer-earlier = früheren Wert behalten
answer-newer = neuen Wert verwenden
answer-value = einen Wert ändern
answer-help = Hilfe
answer-yes = ja
answer-no = nein
# The same where a key answers at once, or is a line.
answer-help-at-once = Hilfe (ohne EINGABETASTE)
answer-help-enter = Hilfe (dann EINGABETASTE)
# Where a text is asked for, and none is given.
enter-back = [EINGABETASTE] zurück

## What each answer does; shown for the key ?

help-execute = die Befehle auf dem Bildschirm ausführen
help-again = die Befehle dieses Schritts erneut ausführen
help-check = die Prüfung des Ergebnisses noch einmal ausführen
help-done = diesen Schritt als erledigt werten; fragt gegebenenfalls nach dem Grund
help-failed = es ist fehlgeschlagen; die Ausführung kann weitergehen
help-skip = diesen Schritt auslassen; fragt nach dem Grund
help-way = einen anderen von mehreren Wegen wählen; was erledigt ist, bleibt es
help-back = den vorigen Schritt ansehen; das ändert nichts
help-go = bei dem Schritt weitermachen, den der Text nennt; was davor offen ist, wird ausgelassen
help-round = die im Text genannten Schritte noch einmal ausführen; nach der letzten Runde „erledigt“ antworten
help-apart = einen abgesonderten Abschnitt ausführen, etwa ein Rollback, und dann zu diesem Schritt zurückkehren
help-note = eine Notiz in den Nachweis schreiben
help-quit = beenden; der nächste Start fährt hier fort
help-undo = diesen Schritt mit den dafür vorgesehenen Befehlen rückgängig machen
help-undone = diesen Schritt als rückgängig gemacht werten
help-keep = den Schritt so belassen, wie er ist
help-keep-all = diesen Schritt und alle weiteren so belassen, wie sie sind
help-continue = dort fortfahren, wo die Ausführung aufgehört hat
help-on = mit der Ausführung fortfahren
help-redo = diesen Schritt noch einmal ausführen
help-expected = es hat getan, was es sollte
help-value = den Befehlen einen anderen Wert geben; er gilt ab jetzt
help-which = Geben Sie die Nummer oder den Namen des Werts ein, der sich ändern soll. Mit Enter geht es zurück.
help-new = diese Ausführung beiseitelegen und eine neue beginnen
help-anew = diese Ausführung endgültig beiseitelegen und eine neue beginnen
help-stay = nichts ändern; die Frage davor wird noch einmal gestellt
help-earlier = den Wert verwenden, der bisher galt
help-newer = von jetzt an den Wert dieses Starts verwenden
help-yes = er trifft zu; dann folgt, was er verlangt
help-no = er trifft nicht zu und wird ausgelassen
help-default = Die EINGABETASTE bewirkt dasselbe wie { $key }.
help-text = Geben Sie eine Zeile ein und drücken Sie die EINGABETASTE. Der Text wird im Nachweis gespeichert.
help-asked = Geben Sie den Wert ein und drücken Sie die EINGABETASTE. Wenn ? selbst der Wert ist, geben Sie es noch einmal ein.
help-editing = Mit Links, Rechts, Pos1 und Ende bewegen Sie sich in der Zeile. Die Rücktaste und Entf löschen ein Zeichen, Strg-W ein Wort, Strg-U alles vor dem Cursor, Strg-K alles dahinter.

## Questions

question-command = Diese Befehle ausführen?
question-failed = Der Schritt ist fehlgeschlagen. Wie möchten Sie fortfahren?
begun-with = Er wurde mit { $values } begonnen.
question-unknown = Dieser Schritt wurde begonnen, hat sein Ende aber nie gemeldet. Finden Sie heraus, was er bewirkt hat. Wie möchten Sie fortfahren?
question-unchecked = Die Befehle dieses Schritts sind ausgeführt; die Prüfung lief, und wie sie endete, ist nicht bekannt. Erneut prüfen?
question-undo-unknown = Es wurde begonnen, diesen Schritt rückgängig zu machen, aber das Ende wurde nie gemeldet. Finden Sie heraus, was dabei geschehen ist. Wie möchten Sie fortfahren?
question-resume = Diese Ausführung fortsetzen?
question-new = Diese Ausführung beiseitelegen und eine neue beginnen?
question-undo = Schritt { $step } rückgängig machen?
question-over = Dieser Schritt ist abgeschlossen. Wie möchten Sie fortfahren?
question-case = Trifft Schritt { $step } hier zu?
case-otherwise = Dann gilt, was der Schritt für den anderen Fall sagt.
answer-way = anderer Weg
way-chosen = Gewählt: { $choice }
way-unknown = { $way } ist keiner der Wege von { $choice }: { $ways }
needs-way = Einer von mehreren Wegen muss gewählt werden: { $ways }. Geben Sie die Antwort: { $line }
step-left-out = Schritt { $step } wird ausgelassen: { $choice }
done-several = Davon sollte nur eines getan werden, getan wurde mehr, in dieser Reihenfolge: { $steps }
done-mixed = Diese wurden nicht alle mit demselben Wert ausgeführt: { $steps }
# Asked where the step has failed, or its output is not what was expected, and
# the operator counts it as done all the same.
ask-done-reason = Warum gilt dieser Schritt als erledigt?
ask-undone-reason = Wie wurde Schritt { $step } rückgängig gemacht, und woher wissen Sie es?
ask-fail-reason = Warum ist der Schritt fehlgeschlagen?
ask-note = Was möchten Sie notieren?
noted = Notiert.
rest-dropped = Es kam mehr als eine Zeile. Nur die erste gilt; der Rest wurde verworfen.
typed-before = Was vor dieser Frage eingegeben wurde, wurde verworfen.
no-suspend = Dieser Lauf kann hier nicht angehalten werden. Weiter geht es mit der EINGABETASTE. Was bis dahin eingegeben wird, wird verworfen.
# At each step.
step-clock = { $clock }, { $passed } seit Beginn.
step-next = Danach: { $title }
step-last = Danach folgt kein offener Schritt.
# How long something has taken.
span-seconds = { $seconds } s
span-minutes = { $minutes } min { $seconds } s
span-hours = { $hours } h { $minutes } min

## Before the first step

# In place of a text.
read-before = Das haben Sie bereits gelesen. Um es noch einmal zu sehen, starten Sie mit { $option }.
needs-tools = Auf diesem Computer fehlende Programme: { $tools }
tools-answer = Installieren Sie, was fehlt. Um ohne diese Programme fortzufahren, muss die Antwortdatei diese Zeile enthalten: { $line }
needs-commands = Die Schritte benötigen diese Werte:
ask-value = Wert für { $name }:
ask-secret = Wert für { $name } (wird nicht angezeigt und nicht gespeichert):
# In brackets after the name of a value.
value-default = [{ $value }]
value-later = Drücken Sie die EINGABETASTE, um den Wert erst anzugeben, wenn er benötigt wird.
value-environment = Drücken Sie die EINGABETASTE, um den Wert aus der Umgebung zu verwenden, oder geben Sie einen anderen ein.
value-keep = Drücken Sie die EINGABETASTE, um den Wert zu behalten, oder geben Sie einen anderen ein.
value-needed = Ein Wert ist erforderlich.
value-blank = Dieser Wert beginnt oder endet mit einem Leerzeichen. Um es zu behalten, geben Sie den Wert noch einmal ein; sonst geben Sie ihn ohne ein.
value-invalid = { $value } ist für { $name } ungültig. Erforderliches Muster: { $pattern }
secret-invalid = Dieser Wert ist für { $name } ungültig. Erforderliches Muster: { $pattern }
value-misfit = { $value } ist für { $name } ungültig.
secret-misfit = Dieser Wert ist für { $name } ungültig.
form-number = Erforderlich ist eine ganze Zahl in Ziffern.
form-digits = Erforderlich ist eine Zahl mit { $count } Ziffern.
form-date = Erforderlich ist ein Datum wie 2026-01-31.
form-address = Erforderlich ist eine IPv4-Adresse wie 192.0.2.10.
form-list = Erforderlich ist einer dieser Werte: { $values }
form-signs = Nur diese Zeichen sind erlaubt: { $signs }
form-begun = Nur diese Zeichen sind erlaubt: { $signs } Als erstes Zeichen nur: { $first }
form-host = Erforderlich ist ein Name wie ein Hostname, nur aus diesen Zeichen: { $signs } Als erstes und letztes Zeichen nur: { $ends }
secret-short = { $name } hat nur ein Zeichen. Es lässt sich nicht geheim halten: Jedes Wort, in dem es vorkommt, würde verdeckt. Verwenden Sie einen längeren Wert.
value-form = { $option } gibt keinen Wert an. Erforderliche Form: NAME=VALUE
set-twice = { $name } ist zweimal und verschieden angegeben: { $first } und { $second }
value-empty = Der Wert für { $name } darf nicht leer sein.
value-control = Der Wert für { $name } enthält einen Tabulator oder ein anderes Steuerzeichen. Er darf keines enthalten.
not-text = Dies ist kein Text in UTF-8.
value-unknown = Dieses Runbook enthält keinen Wert mit dem Namen { $name }. Verfügbar: { $names }
value-several = Das Komma kann zum Wert von { $name } gehören, oder dahinter kann der Wert von { $other } beginnen. Zwei Werte schreiben Sie mit -File als { $words }, mit -Command als { $array }. Ein einzelner Wert mit einem solchen Komma kann in einer Antwortdatei stehen.
value-missing = Für Schritt { $step } ist ein Wert für { $name } erforderlich. Geben Sie ihn mit { $option } an.
secret-missing = Für Schritt { $step } ist ein geheimer Wert für { $name } erforderlich. Geben Sie ihn in der Umgebungsvariablen { $variable } an.
value-differs = Der Wert für { $name } ist ein anderer als bei einem früheren Start. Früher: { $earlier }. Jetzt: { $value }.
value-unusable = Der Wert für { $name } war bei einem früheren Start { $earlier } und kann nicht mehr verwendet werden. Jemand muss sagen, dass jetzt ein anderer gilt, oder eine Zeile in der Antwortdatei: `{ $value }`.
# In brackets after the value of a command.
value-open = noch nicht angegeben
value-then = wie bei der Ausführung
set-by-step = gesetzt von Schritt { $step }
variable-unset = { $name } ist hier nicht gesetzt. Schritt { $step } setzt es.
value-used = Mit dem früheren Wert wurden diese Schritte ausgeführt: { $steps }
value-lost = Der Wert für { $name } war bei der Ausführung { $value } und ist nicht mehr bekannt. Machen Sie diesen Schritt von Hand rückgängig.
ask-which = Welcher Wert? Geben Sie Nummer oder Name ein.
value-undecided = Jemand muss entscheiden, welcher gilt, oder eine Zeile in der Antwortdatei: `{ $earlier }` oder `{ $value }`.
needs-acknowledgement = Jemand muss lesen, was vor dem ersten Schritt steht. Bestätigen Sie dies in der Antwortdatei: { $line }
acknowledged = In der Antwortdatei bestätigt.

## Commands

# Above the commands of an automation file.
command-check = Prüft, ob dies bereits erledigt ist
command-run = Führt dies aus
command-verify = Prüft das Ergebnis
command-rollback = Macht dies rückgängig
# Above the output that the article shows for a command.
expected-output = Erwartete Ausgabe
asks-alternative = Diese Befehle sind einer von mehreren Wegen. Führen Sie sie nur aus, wenn es Ihrer ist.
asks-clean-up = Diese Befehle machen rückgängig oder entfernen, was getan wurde. Führen Sie sie nur aus, wenn das jetzt gewollt ist.
asks-condition = Diese Befehle gelten nicht immer. Führen Sie sie nur aus, wenn sie hier gelten.
asks-destructive = Diese Befehle löschen oder beenden etwas, und der Text sagt das nicht deutlich.
asks-more = Der Text verlangt mehr, als diese Befehle tun. Lesen Sie ihn ganz, bevor Sie entscheiden.
asks-elsewhere = Diese Befehle gehören vielleicht auf einen anderen Rechner oder in eine andere Shell. Führen Sie sie nur aus, wenn es diese ist.
asks-endless = Diese Befehle enden nicht von selbst. Strg-C beendet sie.
asks-example = Diese Befehle sind ein Beispiel mit Werten, die vielleicht nicht Ihre sind. Vergleichen Sie sie zuerst.
asks-interactive = Diese Befehle warten auf einen Menschen: auf Tasten, ein Kennwort oder einen Browser.
asks-moment = Diese Befehle gelten für einen bestimmten Zeitpunkt. Führen Sie sie erst aus, wenn er gekommen ist.
by-hand = Diese Befehle sind für eine andere Shell bestimmt. Führen Sie sie von Hand aus.
left-damaged = Diese Befehle sind beschädigt: Durch ein Zeichen oder ein Versehen tun sie etwas anderes als gemeint. Sie werden nicht ausgeführt; lassen Sie den Artikel berichtigen.
left-elsewhere = Diese Befehle gehören in die Shell, die ein früherer Schritt anderswo geöffnet hat. Geben Sie sie dort ein.
left-exposed = In diesen Befehlen könnte ein Wert für Code gehalten werden. Führen Sie sie von Hand aus.
left-interactive = Diese Befehle öffnen anderswo eine Shell, in die nur ein Mensch tippen kann. Führen Sie sie von Hand aus.
left-unread = Diese Befehle sind nicht lesbar: Zum Beispiel ist ein Anführungszeichen oder eine Klammer nicht geschlossen. Sie werden nicht ausgeführt; lassen Sie den Artikel berichtigen.
left-unshown = Diese Befehle enthalten Zeichen, die sich nicht anzeigen lassen. Sie werden nicht ausgeführt.
step-running = Wird ausgeführt …
checking = Es wird geprüft, ob dies bereits erledigt ist …
verifying = Das Ergebnis wird geprüft …
undoing = Schritt { $step } wird rückgängig gemacht …
step-already-done = Dies war bereits erledigt.
output-covered = In der Ausgabe der Befehle werden Geheimnisse zeilenweise verdeckt: Fortschrittsbalken und Rückfragen erscheinen verspätet, und Pager und Editoren zeigen sich nicht wie sonst.
output-uncovered = Dieser Schritt hat den Bildschirm für sich: In dem, was er anzeigt, werden Geheimnisse nicht verdeckt.
command-ok = OK, { $time }
command-failed = Der Befehl wurde mit dem Exitcode { $status } beendet.
status-1641 = Bei einem Installationsprogramm heißt 1641: installiert, der Computer wird gerade neu gestartet. Wenn es eines ist, melden Sie den Schritt als erledigt.
status-3010 = Bei einem Installationsprogramm heißt 3010: installiert, der Computer muss neu gestartet werden. Wenn es eines ist, melden Sie den Schritt als erledigt.
# The number of the line and its code: `2: cd missing`.
failed-line = Zeile { $line }
check-line = Die Prüfung, Zeile { $line }
command-halted = Sie haben den Befehl mit Strg+C beendet. Was ist das Ergebnis?
undo-halted = Sie haben das Rückgängigmachen von Schritt { $step } mit Strg+C beendet. Was ist das Ergebnis?
halted-by-operator = Der Befehl wurde mit Strg+C beendet.
signal-came = Währenddessen kam das Signal { $signal }.
verify-failed = Die Prüfung des Ergebnisses wurde mit dem Exitcode { $status } beendet.
output-uncompared = Diese Ausgabe wurde mit nichts verglichen: Was der Artikel zeigt, ist jedes Mal anders. Vergleichen Sie sie selbst.
output-differs = Die Ausgabe ist nicht wie erwartet.
output-expected = Erwartet:
step-undone = Schritt { $step } wurde rückgängig gemacht.
undo-failed = Schritt { $step } konnte nicht rückgängig gemacht werden: Exitcode { $status }.
undo-unknown = Es wurde begonnen, diesen Schritt rückgängig zu machen; was dabei geschehen ist, ist nicht bekannt.
undone-by-word = nach Angabe einer Person
undo-kept = Schritt { $step } rückgängig zu machen, wurde angeboten; der Schritt bleibt, wie er ist.
session-ended = Die Shell der Befehle wurde beendet. Der nächste Befehl erhält eine neue Shell mit den Variablen, den Funktionen und dem aktuellen Ordner der vorherigen.
session-ended-before = Die Shell der Befehle wurde beendet, bevor gespeichert werden konnte, was der letzte Befehl darin hinterlassen hat. Der nächste Befehl erhält eine neue Shell mit den Variablen, den Funktionen und dem aktuellen Ordner von vor diesem Befehl.
session-restored = Variablen, Funktionen und der aktuelle Ordner der Befehle wurden wiederhergestellt. Hintergrundaufträge und geöffnete Dateien wurden nicht wiederhergestellt.
session-lost = Diese Variablen konnten nicht gespeichert werden, weil sie Geheimnisse enthalten können: { $names }
session-elsewhere = Der Ordner, in dem die Befehle waren, konnte nicht gespeichert werden, weil sein Name ein Geheimnis enthalten kann. Die nächsten Befehle laufen in { $folder }. Sollen sie woanders laufen, drücken Sie q, wechseln Sie dorthin, und starten Sie erneut.
session-gone = Dies endete mit dem letzten Start. Wenn spätere Schritte es brauchen, stellen Sie es wieder her wie in dem Schritt in Klammern: { $names }
session-not-kept = Was die Befehle in ihrer Shell hinterlassen haben, konnte nicht für einen späteren Start gespeichert werden.
session-older = Wie der letzte Befehl von Schritt { $step } endete, ist nicht bekannt. Der nächste Start stellt die Shell so wieder her, wie sie vor ihm war.
session-absent = Was frühere Befehle in ihrer Shell hinterlassen haben, ist nicht da: Variablen, Funktionen und der aktuelle Ordner. Spätere Schritte können es brauchen. Ohne eine Person geht es mit `resume = continue` in den Antworten trotzdem weiter.
session-torn = Die Datei { $file } ist nicht vollständig. Sie enthält, was die Befehle in ihrer Shell hinterlassen haben. Stellen Sie sie wieder her, oder entfernen Sie sie: Dann geht es ohne deren Variablen, Funktionen und aktuellen Ordner weiter.
commands-folder-gone = Die Befehle liefen im Ordner { $folder }, der nicht geöffnet werden kann. Machen Sie ihn wieder verfügbar, und starten Sie dann erneut.

## The run and its state

run-found = Eine Ausführung dieses Runbooks ist nicht abgeschlossen. Begonnen am { $time }; bearbeitete Schritte: { $done } von { $total }.
round-under-way = Durchgang { $round } von { $steps } ist im Gange. Durchgänge davor: { $before }.
run-continues = Die am { $time } begonnene Ausführung wird fortgesetzt.
run-aside = Die am { $time } begonnene Ausführung würde beiseitegelegt und könnte nicht mehr fortgesetzt werden. Ihr Nachweis bleibt: { $file }
run-finished = Die letzte Ausführung ist abgeschlossen.
# What did not go well: steps, rounds and roll-backs, each with what came of it.
run-failed = Die letzte Ausführung ist nicht fehlerfrei zu Ende gegangen: { $faults }
run-none = Es gibt keine Ausführung dieses Runbooks.
run-reset = Die Ausführung wurde beiseitegelegt.
run-locked = Eine andere Ausführung dieses Runbooks ist aktiv (Prozess { $process } auf { $host }).
lock-held = { $user } hat sie am { $time } begonnen. Letztes Lebenszeichen: { $seen }.
run-held = { $user } führt es aus (Prozess { $process }), seit { $time }. Letztes Lebenszeichen: { $seen }.
run-waits = Die Ausführung wartet seit { $time } auf eine Antwort.
lock-elsewhere = Sie läuft anderswo. Ist sie sicher beendet, übernehmen Sie mit { $command }
run-named = Ausführung: { $name }
run-name-wrong = Der Name einer Ausführung hat nur Buchstaben, Ziffern und . _ -: { $name }
article-changed = Der Artikel wurde seit Beginn der Ausführung geändert.
article-new = Neu oder geändert: { $steps }
article-gone = Nicht mehr vorhanden, mit den Kennungen der früheren Fassung: { $steps }
article-moved = An anderer Stelle als zuvor: { $steps }
deeds-former = Mit einer früheren Version dieses Runbooks ausgeführt und mit dieser nicht rückgängig zu machen: { $steps }. Was sie rückgängig gemacht hätte, steht im Nachweis und im Abnahmeprotokoll (runbookc report).
step-still-running = Die Befehle von Schritt { $step } werden möglicherweise noch ausgeführt (Prozess { $process }).
step-recovered = Schritt { $step } endete unbeaufsichtigt: Exitcode { $status }.
to-go-on = Von dort fortfahren: { $command }
evidence-in = Nachweis: { $file }
evidence-torn = Die letzte Zeile des Nachweises war abgeschnitten; sie folgt vollständig.
state-unwritable = Der Status der Ausführung kann nicht gespeichert werden: { $file }
state-torn = { $file } ist unvollständig. Stellen Sie die Datei wieder her, oder verwenden Sie { $reset }.
state-foreign = { $file } gehört Ihnen nicht.
state-nothing-run = Es wurde nichts ausgeführt.
programs-missing = Für die Ausführung fehlen Programme: { $names }. Gesucht werden sie hier (PATH): { $path }
temp-unwritable = In { $folder } können keine temporären Dateien erstellt werden. Schaffen Sie dort Platz, oder geben Sie in TMPDIR einen anderen Ordner an.
state-not-recorded = Der Status von Schritt { $step } wurde nicht aufgezeichnet: { $outcome }
state-try-again = Geben Sie dort Speicherplatz frei, und drücken Sie dann die EINGABETASTE, um es erneut zu versuchen.
state-lost-lock = Diese Ausführung hält die Sperre nicht mehr: Eine andere hat übernommen, oder die Sperre wurde entfernt. Diese Ausführung wird beendet.
state-no-home = Kein Speicherort für den Status: Legen Sie HOME oder XDG_STATE_HOME fest.
answer-unused = Die Antwort { $line } wird nicht verwendet: Es ist bekannt, wie dieser Schritt geendet hat.
run-anew = Eine neue Ausführung beginnt; die letzte kann nicht mehr fortgesetzt werden. Ihr Nachweis: { $file }. Ein anderes Mal setzt diese Zeile in der Antwortdatei die letzte Ausführung fort: { $line }
answer-rounds = Die Antwort { $line } wird nicht verwendet: Durchgang { $round } ist im Gange.
evidence-unwritable = Der Nachweis kann nicht gespeichert werden: { $file }
evidence-gone = Der bisherige Nachweis der Ausführung ist nicht mehr dort, wo er war: { $file }
evidence-cut = In der Datei fehlen Zeilen des bisherigen Nachweises der Ausführung: { $file }
evidence-elsewhere = Stellen Sie die Datei so wieder her, wie sie war, oder starten Sie erneut mit { $option } DATEI, um in einer anderen Datei fortzufahren; sie vermerkt das dann.
evidence-locked = Eine andere Ausführung gibt { $file } nicht frei (Prozess { $process } auf { $host }).
answers-unreadable = Die Antwortdatei kann nicht gelesen werden: { $file }
answers-wrong = Zeile { $line } der Antwortdatei ist keine gültige Antwort: { $text }

## Outcomes, in the status and the summary

outcome-done = erledigt
outcome-already-done = war bereits erledigt
outcome-skipped = übersprungen
outcome-not-applicable = trifft nicht zu
outcome-left-out = durch eine Auswahl ausgelassen
outcome-failed = fehlgeschlagen
outcome-unknown = unbekannt
outcome-unchecked = ausgeführt, aber nicht geprüft
outcome-running = läuft seit { $time }, durch { $user }
outcome-open = nicht bearbeitet
outcome-undone = rückgängig gemacht
# Behind what became of a step at last, such as "skipped".
done-before = zuvor war er erledigt
done-before-with = zuvor war er mit { $values } erledigt
count-failed = Fehlgeschlagen: { $count }
count-unknown = Nicht bekannt: { $count }
count-unchecked = Ausgeführt, aber nicht geprüft: { $count }
count-undone = Rückgängig gemacht: { $count }
undone-under = { $step } (davor erledigt und nach wie vor: { $steps })
count-rounds = In früheren Durchgängen nicht erledigt: { $count }
# A step as part of a round of a loop.
step-before-rounds = { $step }, vor seinen Durchgängen
step-in-round = { $step }, Durchgang { $round }
# A step that is no more in the article.
step-in-earlier = { $step } (frühere Version)
step-in-earlier-called = { $step } (frühere Version: { $title })
count-undo-failed = Nicht rückgängig zu machen: { $count }
step-failed = Schritt { $step } ist fehlgeschlagen.
chosen-handled = Die ausgewählten Schritte wurden bearbeitet. Noch offen: { $steps }
only-handled = Die ausgewählten Schritte wurden bearbeitet. Sonst ist nichts offen.
handled-with-faults = Alle Schritte wurden bearbeitet, aber nicht alle mit Erfolg: { $faults }
unknown-needs-person = Es ist nicht bekannt, wie Schritt { $step } geendet hat. Eine Person muss dies herausfinden, oder die Antwortdatei muss diese Zeile enthalten: { $line }
unknown-still-running = Was die Antwortdatei zu Schritt { $step } angibt, gilt nicht, solange dessen Befehle möglicherweise noch ausgeführt werden (Prozess { $process }). Eine Person muss dies herausfinden oder warten, bis sie beendet sind.
undone-needs-person = Schritt { $step } wurde rückgängig gemacht. Dass er erneut ausgeführt werden soll, muss eine Person sagen, oder die Antwortdatei muss diese Zeile enthalten: { $line }
undo-needs-person = Es ist nicht bekannt, ob Schritt { $step } vollständig rückgängig gemacht wurde. Eine Person muss dies herausfinden. Falls ja, kann die Antwortdatei diese Zeile enthalten: { $line }
