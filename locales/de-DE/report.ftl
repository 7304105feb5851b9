# What a sign-off sheet (`runbookc report`) says: what happened in a run, after
# its evidence. Most are headings or the cells of tables, so they are short. What
# became of a step is said with the outcomes of a run (run.ftl).

## Frame

# The name of the runbook, or of several, set apart by commas.
report-title = Abnahmeprotokoll: { $runbook }
report-complete = Der Nachweis wurde vollständig gelesen und enthält keine Widersprüche.
# Of evidence of which no other is missing.
report-unended = Der Nachweis wurde vollständig gelesen und enthält keine Widersprüche. Der letzte Start hat darin aber kein Ende: Was nach seinem letzten Eintrag im Gange war, ist nicht bekannt. Der Schritt danach kann begonnen worden sein, und ein erledigter erneut begonnen oder rückgängig gemacht.
# The same of evidence that tells of what begins.
report-unended-told = Der Nachweis wurde vollständig gelesen und enthält keine Widersprüche. Der letzte Start hat darin aber kein Ende. Was er begonnen hatte, steht unten; was daraus geworden ist, ist nicht bekannt, ebenso wenig, was eine Person nach seinem letzten Eintrag getan hat.
report-partial = Was gelesen wurde, enthält keine Widersprüche, ist aber nicht der ganze Nachweis: Dateien konnten nicht gelesen werden, oder Teile einer Ausführung stehen in anderen Dateien. Siehe die Prüfung unten.
report-incomplete = Der Nachweis ist unvollständig, beschädigt oder verändert. Siehe die Prüfung unten.
report-run = Ausführung { $run }
# In a section that has nothing to say.
report-none = Keine.

## Facts about a run

report-runbook = Runbook
report-how-it-ended = Wie er endete
# Procedures that are kept apart from the main way, such as a roll-back.
report-apart-done = Ausgeführt, obwohl gesondert
report-still-open = Noch zu tun
report-starts = Starts
# How many starts there were, and how many of them did not come to the end of the run.
report-starts-early = { $count }, davon vorzeitig beendet: { $early }
report-changed = Während der Ausführung geändert
# There are at least two.
report-article-versions = der Artikel ({ $count } Versionen)
# Two values, or a step that was rolled back and what became of it.
report-then = { $earlier }, dann { $later }
report-outdated = Mit einem früheren Wert erledigt
# Steps that were done, or tried, with several values.
report-with-each = Ergebnis mit jedem Wert
report-counted-anyway = Nach einem Fehlschlag als erledigt gewertet
# Steps that failed, were interrupted or never reported their end before they were done.
report-on-the-way = Erledigt, aber nicht beim ersten Versuch
report-rolled-back = Rückgängig gemacht
# Followed by steps and the reasons.
report-not-undone-facts = Konnte nicht rückgängig gemacht werden
report-maybe-undone = Nicht bekannt, ob rückgängig gemacht
# What was done and stands, though something was rolled back.
report-stands = Nicht rückgängig gemacht
report-several = Erledigt, obwohl nur eines vorgesehen war
report-who = Wer
report-host = Computer
report-shell = Shell
report-language = Sprache
report-version = Version von runbookc
report-begun = Begonnen
report-ended = Beendet
report-last-entry = Letzter Eintrag
report-elapsed = Vom ersten bis zum letzten Eintrag
report-in-steps = Zeit in Schritten
report-acknowledged = Hinweise vor dem ersten Schritt gelesen
report-put-aside = Beiseitegelegt
report-times = Alle Zeiten sind in UTC.
report-continues = Der Artikel lässt Fehler durchgehen: In einem Block von Befehlen wurden auch die Befehle nach einem fehlgeschlagenen ausgeführt, und der letzte gab den Ausschlag.
# How many steps had an outcome.
report-count = { $outcome }: { $count }

## Durations; minutes and seconds after something larger have two digits

report-hours = { $hours } h { $minutes } min { $seconds } s
report-minutes = { $minutes } min { $seconds } s
report-seconds = { $seconds } s

## Sections

report-steps = Schritte
report-who-means = In der Spalte „Wer“ steht zuerst das Konto, in Klammern, wer oder was über das Ergebnis entschied: die ausführende Person, ein Befehl (Exitcode und, wo sie verglichen wurde, Ausgabe) oder die Antwortdatei. Ohne Klammern ergab es sich aus dem Befehl.
report-titles-in = Schritte, die nicht in der Sprache dieses Protokolls vorliegen, stehen hier so, wie sie angezeigt wurden: { $languages }.
report-not-begun = Ein Schritt, der nie begonnen wurde, hinterlässt im Nachweis keine Spur und ist hier nicht aufgeführt.
report-incidents = Was nicht nach Plan lief
report-course = Ablauf der Ausführung
report-course-begins = Eine Nummer, die hier fehlt, ist die eines Eintrags, dass ein Befehl beginnt; was daraus wurde, steht unter einer späteren Nummer.
report-details = Schritt für Schritt
report-articles = Versionen des Artikels
report-article-changed = Der Artikel wurde während der Ausführung geändert.
report-skipped = Übersprungen
report-notes = Notizen
report-values = Verwendete Werte
report-value-changed = { $name } wurde während der Ausführung geändert.
report-secret-again = { $name } wurde mehr als einmal angegeben. Ein Geheimnis wird nicht aufbewahrt: ob es dasselbe war, ist nicht bekannt.
report-sessions = Beginn und Ende
report-breaks-mean = Von der ausführenden Person beendet: Sie hat das Runbook selbst verlassen. Unterbrochen: Strg+C, eine verlorene Verbindung oder ein anderes Programm hat es beendet. In beiden Fällen kann es später weitergehen.
report-check = Prüfung des Nachweises
report-sign-off = Unterschrift
report-attests = Wer das Runbook ausgeführt hat, unterschreibt, dass das Protokoll wiedergibt, was getan wurde; wer prüft, unterschreibt, dass er oder sie das Protokoll mit allem, was nicht nach Plan lief, gelesen hat und das Ergebnis annimmt.
report-role = Rolle
report-role-operator = ausgeführt
report-role-checker = geprüft
report-signature = Unterschrift

## Columns

report-file = Datei
# Of an entry of the evidence, or of a start.
report-number = Nr.
# The number of the start in which something happened.
report-start = Start
report-article-version = Version des Artikels
report-with-values = Mit den Werten
report-hash = Hash
report-step = Schritt
report-what-to-do = Was zu tun ist
report-outcome = Ergebnis
report-started = Begonnen
report-duration = Dauer
report-tries = Versuche
report-remarks = Grund und Notizen
report-reason = Grund
report-time = Zeitpunkt
# The same column in tables that tell of a step when it is over.
report-time-ended = Zeitpunkt (bei Schritten: Ende)
# What happened: which commands were run, or one of the cells below.
report-what = Was geschah
report-status = Exitcode
# How the step ended after all tries.
report-finally = Am Ende
report-note = Notiz
report-name = Name
report-variable = Name in Befehlen
report-value = Wert
report-from = Angegeben durch
report-used-from = Verwendet ab
report-used-in = Verwendet in Schritten
report-lines = Zeilen
report-lines-read = Gelesen
report-chain = Hashkette

## Cells

report-interrupted = unterbrochen
report-not-undone = konnte nicht rückgängig gemacht werden
report-undo-unknown = Rückgängigmachen begonnen, sein Ende ist nicht bekannt
# Of a step that was rolled back: values that it was also done with, such as server = db-1.
report-standing = nicht rückgängig gemacht, wo { $values }
report-only-where = nur wo { $values }
report-no-undo = mit der letzten Version nicht rückgängig zu machen
report-undo-then = rückgängig machen, wie in jener Version vorgesehen (nicht ausgeführt)
report-not-begun-yet = nicht begonnen
# Of the step that would have been next in a start without an end.
report-maybe-begun = nicht bekannt, ob begonnen
report-maybe-again = nicht bekannt, ob erneut begonnen
report-not-needed = nicht benötigt
# A part of the evidence is missing, and the rest says nothing of the step.
report-not-told = aus diesem Nachweis nicht ersichtlich
report-never-reported = begonnen, Ende nicht bekannt
report-former = nur in der früheren Version des Artikels
# Of the article; one number or several.
report-version-number = Version { $number }
# What a step was called by in earlier versions of the article, by their numbers.
report-id-then = { $step } in Version { $versions }
# In which versions of the article a step is, by their numbers.
report-only-in = nur { $versions }
report-replaced-by = nur { $versions }; ersetzt durch { $step }
# Behind an outcome and a comma.
report-earlier-value = aber mit einem früheren Wert
# How a step ended, and the values it had then.
report-finally-with = { $outcome }, mit { $values }
# How a step ended, which one took its place in the article, and how that ended.
report-finally-replaced = { $outcome }; ersetzt durch { $step }: { $other }
report-begun-at = begonnen { $time }
# What a start had begun that was cut short.
report-begun-then = begonnen { $time }, Ende nicht bekannt
# The line of a block of commands that failed.
report-at-line = Zeile { $line }: { $text }
report-by-hand = von Hand
report-counted = als erledigt gewertet; davor: { $outcome }
report-round = Durchgang { $round }
report-before-rounds = vor seinen Durchgängen
report-round-begun = Durchgang { $round } begonnen
report-earlier-rounds = in früheren Durchgängen
# A person said, of what had been tried or left out, what became of the step.
report-verdict = Beurteilung
report-started-run = gestartet
report-resumed = fortgesetzt
report-ended-run = beendet
report-changed-article = Artikel geändert
report-acknowledge = Hinweise gelesen
report-value-given = Wert angegeben
report-value-again = derselbe Wert erneut
report-value-other = Wert geändert
report-value-before = { $value } (vorher: { $before })
report-on-host = auf { $host }
# The part of an article that a start was asked for.
report-asked-only = nur { $step }
report-asked-from = ab { $step }
report-given-by = angegeben durch: { $from }
report-noted = Notiz
# The run.
report-set-aside = beiseitegelegt
report-command = Befehl { $number }
report-ended-with-status = Exitcode { $status }
# How what commands printed was compared: one or more of the next three.
report-compared = Ausgabe verglichen: { $ways }
report-compared-exact = Zeile für Zeile
report-compared-similar = ähnlich (Uhrzeiten, Daten, Zeitspannen und Kennungen dürfen abweichen)
report-compared-pattern = Muster
report-not-compared = Ausgabe nicht verglichen: Sie ist jedes Mal anders
report-expected = erwartet
report-output = stattdessen ausgegeben
report-secret = geheim, nicht gespeichert
report-by-operator = ausführende Person
report-by-command = Befehl
report-by-answers = Antwortdatei
report-phase-check = bereits erledigt?
report-phase-run = ausführen
report-phase-verify = Prüfung des Ergebnisses
report-phase-rollback = rückgängig machen
report-left-unchecked = ausgeführt, aber nicht bis zum Ende oder ohne Prüfung
report-from-option = Befehlszeile
report-from-answers = Antwortdatei
report-from-state = früherer Start
report-from-environment = Umgebungsvariable
report-from-prompt = ausführende Person
report-from-default = Runbook

## How a run, or a part of it up to a break, ended

report-ended-done = abgeschlossen
# Of a start that was to do a part of the steps, where others are open.
report-ended-part = was verlangt war, ist erledigt
report-ended-stopped = von der ausführenden Person beendet
report-ended-input = die ausführende Person hat die Eingabe beendet (Strg-D)
report-ended-failed = ein Schritt ist fehlgeschlagen
# Behind each of these may stand a colon and the steps.
report-ended-undo-failed = etwas konnte nicht rückgängig gemacht werden
report-ended-rounds = Schritte früherer Durchgänge wurden nicht erledigt
report-ended-interrupted = unterbrochen
report-ended-needs-person = eine Person war erforderlich
report-ended-script-failed = das Skript selbst ist fehlgeschlagen
report-no-end = kein Ende aufgezeichnet

## Check of the evidence

report-chain-whole = vollständig
report-chain-broken = unterbrochen bei Zeile { $lines }
report-chain-unhashed = nicht prüfbar (Zeilen ohne Hash: { $count })
report-chain-empty = keine Einträge
report-chain-means = Jede Zeile des Nachweises enthält den Hash der Zeile davor: Wo die Kette unterbrochen ist, wurde eine Zeile geändert, entfernt oder eingefügt. Der SHA-256-Wert der Datei erfasst auch ihre letzte Zeile.
# Entries of a run are numbered 1, 2, 3 …
report-numbers-missing = Ausführung { $run }: Diese Einträge fehlen: { $numbers }
report-numbers-repeated = Ausführung { $run }: Diese Einträge sind mehrfach vorhanden: { $numbers }
report-unreadable = { $file } kann nicht gelesen werden: { $reason }
# The problem is one of the messages below.
report-line = { $file }, Zeile { $line }: { $problem }
report-more-lines = { $file }: weitere Zeilen mit Problemen: { $count }
report-line-torn = abgeschnitten
report-line-torn-and-repeated = abgeschnitten; die nächste Zeile ist dieselbe in vollständiger Form
report-line-no-object = kein Eintrag eines Nachweises
report-line-too-long = zu lang
report-line-not-utf8 = enthält Zeichen, die nicht gelesen werden können
report-line-version = unbekannte Version des Formats: { $version }
report-line-event = unbekanntes Ereignis: { $event }
report-line-wrong = unbrauchbare Werte von: { $keys }
report-line-missing = es fehlt: { $keys }
