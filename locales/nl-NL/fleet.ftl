# Wat playbooks en notebooks zeggen naast de woorden van andere vormen.

## Namen van de taken van een playbook; elke begint met een hoofdletter

fleet-step = Stap { $step }: { $text }
fleet-command = Stap { $step }: opdracht { $number }
fleet-section = Stap { $step }: wat u eerst moet lezen
fleet-check = Stap { $step }: is dit al gedaan?
fleet-answer = Stap { $step }: het antwoord
fleet-choice = Keuze { $step }: welke manier?
fleet-compare = Stap { $step }: de uitvoer van opdracht { $number }
fleet-verify = Stap { $step }: klopt het resultaat?
fleet-result = Stap { $step }: hoe het nu is
fleet-undo = Stap { $step } ongedaan maken
fleet-undoing = Stap { $step } wordt ongedaan gemaakt
# Tussen haakjes na de naam van de taak die een opdracht heeft uitgevoerd.
fleet-output = uitvoer
fleet-status = afsluitcode
fleet-value = Waarde: { $name }
fleet-acknowledged = Voordat u begint: is het gelezen?
fleet-forget-before = Vergeten wat een eerdere uitvoering heeft achtergelaten
fleet-forget-after = Vergeten wat deze uitvoering heeft achtergelaten

## Vragen van een playbook en wat het zegt als er geen antwoord is

# De woorden zijn in elke taal dezelfde.
fleet-answer-words = Antwoord met een van deze woorden: { $words }
fleet-needs-person = Voor stap { $step } is een persoon nodig. Antwoord in een terminal of geef het antwoord met { $option }
fleet-needs-acknowledgement = Iemand moet lezen wat er vóór de eerste stap staat. Antwoord in een terminal of bevestig het met { $line }
fleet-value-missing = { $name } heeft een waarde nodig die voldoet. Geef die op met { $option }

## Notebooks

fleet-values = Waarden
fleet-values-from-environment = Deze waarden komen uit de omgeving waarin de notebook is gestart, of kunnen hier worden ingesteld. Geheimen horen alleen in de omgeving.
# Onder een stap die optioneel is of onder een voorwaarde geldt; de opdrachten staan erboven.
fleet-by-choice = Of deze stap wordt gedaan, beslist een persoon: de opdrachten worden niet samen met de andere uitgevoerd.
