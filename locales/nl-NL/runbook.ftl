# What a generated runbook (bash, PowerShell) says to the operator.
# Every message is one line. The keys the operator types (d, s, b, q) are the
# same in every language: they are not part of a message.

## Frame

runbook-title = Runbook: { $title }
# The language's own name for itself, shown in lists of languages.
language-name = Nederlands (Nederland)
step-count =
    { $count ->
        [one] { $count } stap
       *[other] { $count } stappen
    }
procedure-count =
    { $count ->
        [one] { $count } procedure
       *[other] { $count } procedures
    }
step-of = Stap { $number } van { $total }
procedure-step-of = Procedure { $procedure } van { $procedures }, stap { $number } van { $total }
progress = { $number } van { $total } in totaal
# Headings above what an operator must read before the first step, and above
# what the article says about the state after the last one.
before-you-start = Voordat u begint
result = Na de laatste stap
more-information = Meer informatie
machine-translated = Deze tekst is automatisch vertaald.
# Shown above a step that the chosen language's article does not have.
step-not-translated = Deze stap is niet vertaald. Weergegeven in: { $language }.

## Parts of a step

where = Waar: { $place }
condition-if = Alleen { $clause }.
condition-if-verb = Alleen in dit geval: { $clause }.
condition-unless = { $clause }.
condition-when = { $clause }.
condition-until = { $clause }.
code = Code
code-in = Code ({ $language })
shown-output = Wordt niet uitgevoerd: dit is uitvoer van een opdracht.
shown-file = Wordt niet uitgevoerd: dit is de inhoud van een bestand.
shown-language = Wordt niet uitgevoerd: dit is een andere taal dan die van de shell.
shown-forbidden = Wordt niet uitgevoerd: volgens de tekst moet dat niet.
shown-syntax = Wordt niet uitgevoerd: dit laat zien hoe zulke opdrachten zijn opgebouwd.
shown-named = Wordt niet uitgevoerd: de tekst noemt het alleen.
picture = Afbeelding: { $text }
picture-without-text = Afbeelding

## Questions

question = Wat is de status van deze stap?
question-way = Welke manier kiest u? De stappen van de andere worden weggelaten.
one-of-ways = Een van meerdere manieren: { $way } (er zijn: { $ways })
answer-done = gereed
answer-skip = overslaan
answer-back = terug
answer-go = springen
answer-round = nog een keer
answer-apart = andere secties
answer-quit = stoppen
ask-skip-reason = Waarom wordt deze stap overgeslagen?
ask-jump = Welke stap komt nu: { $steps }?
ask-apart = Welke sectie moet er worden gedaan: { $ids }?
unknown-answer = Antwoord met een van deze toetsen: { $keys }
already-first = Dit is de eerste stap.
continue-after-reading = Druk op Enter wanneer u dit hebt gelezen.

## Ends

dry-run-notice = Proefuitvoering: elke stap wordt weergegeven, er wordt niets gevraagd.
all-handled = Alle stappen zijn afgehandeld.
step-not-redone = Stap { $step } is afgerond en wordt niet nog eens gedaan: { $outcome }
apart-there = Apart, en alleen gedaan als { $option } erom vraagt:
stopped-at = Gestopt bij stap { $step }. Daar verdergaan: { $command }
needs-person = Voor stap { $step } is een persoon nodig en er is geen terminal om vragen te stellen.
unattended-needs-person = Voor stap { $step } is een persoon nodig, maar de run is onbemand. Wat een persoon ervan zegt, kan in het antwoordenbestand ({ $option }) staan: { $line }
input-ended = De invoer is beëindigd (Ctrl+D): er is niets beantwoord. Start opnieuw om verder te gaan.
interrupted = Onderbroken bij stap { $step }.
summary = Samenvatting
count-done = Uitgevoerd: { $count }
count-skipped = Overgeslagen: { $count }
count-not-applicable = Niet van toepassing: { $count }
count-left-out = Weggelaten door een keuze: { $count }
count-open = Niet afgehandeld: { $count }
apart-open = Apart begonnen en nog open: { $steps }
skipped-because = { $step }: { $reason }

## Errors of the command line

unknown-option = Onbekende optie: { $option }
missing-value = Voor de optie { $option } is een waarde nodig.
unexpected-argument = Onverwacht argument: { $argument }
unknown-language = Dit runbook bevat geen tekst voor { $language }. Wel beschikbaar: { $languages }
unknown-step = Stap { $step } bestaat niet. Gebruik { $list } om ze allemaal te zien.
step-outside = Stap { $step } hoort niet bij { $part }.
gone-needs-person = Stap { $step } staat niet meer in het artikel, en het is niet bekend hoe hij is geëindigd. Een persoon moet dit nagaan, of het antwoordbestand moet deze regel bevatten: { $line }
question-gone = Stap { $step } staat niet meer in het artikel: { $outcome }. Ga na wat hij heeft gedaan. Wat is ervan geworden?
see-help = Gebruik { $help } om de opties te zien.
needs-bash = Voor dit runbook is bash nodig.
runbook-unreadable = Dit runbook kon niet volledig worden gelezen: is er ruimte voor tijdelijke bestanden?
runtime-refused = De runtime van dit runbook ontbreekt, kan niet worden gecontroleerd of is een andere:

## Help

help-usage = Gebruik: { $program } [OPTIES]
help-options = Opties:
help-list = de stappen weergeven en stoppen
help-lang = alles in deze taal weergeven (in dit runbook: { $languages })
help-dry-run = elke stap weergeven zonder iets te vragen
help-from = bij deze stap beginnen
help-only = alleen deze stap uitvoeren
help-help = deze Help weergeven
help-version = weergeven van welk artikel en met welke versie van runbookc dit is gemaakt
help-exit-codes = Afsluitcodes:
exit-done = voltooid
exit-failed = een stap is mislukt
exit-usage = onjuist gebruik
exit-needs-person = er is een persoon nodig
exit-locked = er is al een andere uitvoering bezig
exit-interrupted = onderbroken
