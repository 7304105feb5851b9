# Was Playbooks und Notebooks neben den Worten anderer Formate sagen.

## Namen der Aufgaben eines Playbooks; jeder beginnt mit einem Großbuchstaben

fleet-step = Schritt { $step }: { $text }
fleet-command = Schritt { $step }: Befehl { $number }
fleet-section = Schritt { $step }: was zuerst zu lesen ist
fleet-check = Schritt { $step }: ist er bereits erledigt?
fleet-answer = Schritt { $step }: die Antwort
fleet-choice = Auswahl { $step }: welcher Weg?
fleet-compare = Schritt { $step }: die Ausgabe von Befehl { $number }
fleet-verify = Schritt { $step }: stimmt das Ergebnis?
fleet-result = Schritt { $step }: was jetzt gilt
fleet-undo = Schritt { $step } rückgängig machen
fleet-undoing = Schritt { $step } wird rückgängig gemacht
# In Klammern nach dem Namen der Aufgabe, die einen Befehl ausgeführt hat.
fleet-output = Ausgabe
fleet-status = Exitcode
fleet-value = Wert: { $name }
fleet-acknowledged = Bevor Sie beginnen: wurde es gelesen?
fleet-forget-before = Vergessen, was ein früherer Lauf hinterlassen hat
fleet-forget-after = Vergessen, was dieser Lauf hinterlassen hat

## Fragen eines Playbooks und was es sagt, wenn eine Antwort fehlt

# Die Wörter sind in jeder Sprache dieselben.
fleet-answer-words = Antworten Sie mit einem dieser Wörter: { $words }
fleet-needs-person = Für Schritt { $step } ist eine Person erforderlich. Antworten Sie an einem Terminal, oder geben Sie die Antwort mit { $option }
fleet-needs-acknowledgement = Jemand muss lesen, was vor dem ersten Schritt steht. Antworten Sie an einem Terminal, oder bestätigen Sie es mit { $line }
fleet-value-missing = { $name } braucht einen passenden Wert. Geben Sie ihn an mit { $option }

## Notebooks

fleet-values = Werte
fleet-values-from-environment = Diese Werte stammen aus der Umgebung, in der das Notebook gestartet wurde, oder können hier gesetzt werden. Geheimnisse gehören nur in die Umgebung.
# Unter einem Schritt, der optional ist oder unter einer Bedingung gilt; seine Befehle stehen darüber.
fleet-by-choice = Ob dieser Schritt ausgeführt wird, entscheidet eine Person: Seine Befehle werden nicht mit den anderen ausgeführt.
