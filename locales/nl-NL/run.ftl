# What a generated runbook says about running: commands, values, the state of a
# run and how it goes on. Every message is one line. Names of options, keys and
# ids are the same in every language and come from the script.

## Help

help-set = een waarde opgeven die de opdrachten nodig hebben, als NAME=VALUE
help-set-several = hetzelfde voor meer waarden; met -Command in plaats van -File: -Set @('A=1', 'B=2')
help-unattended = niets vragen: uitvoeren wat kan en stoppen waar een persoon nodig is
help-answers = antwoorden uit dit bestand gebruiken voordat er iets wordt gevraagd
help-evidence = het bewijs van de uitvoering in dit bestand bewaren
help-state = de toestand in deze map bewaren, ook met anderen
help-run = een uitvoering met deze naam doen, naast de andere
help-status = weergeven hoe ver de uitvoering is
help-reset = de uitvoering opzijzetten: de volgende start begint een nieuwe
options-apart = Deze opties gaan niet samen: { $options }

## Answers; the key stands before each

answer-execute = uitvoeren
answer-again = opnieuw uitvoeren
answer-check = opnieuw controleren
answer-note = notitie
answer-undo = ongedaan maken
answer-undone = is ongedaan gemaakt
answer-keep = zo laten
answer-keep-all = alles zo laten
answer-continue = doorgaan
answer-on = verder
answer-redo = opnieuw doen
answer-failed = mislukt
answer-expected = zoals verwacht
answer-new = een nieuwe uitvoering beginnen
answer-anew = ja, een nieuwe beginnen
answer-stay = nee, deze behouden
answer-earlier = eerdere waarde behouden
answer-newer = nieuwe waarde gebruiken
answer-value = een waarde wijzigen
answer-help = help
answer-yes = ja
answer-no = nee
# The same where a key answers at once, or is a line.
answer-help-at-once = help (zonder Enter)
answer-help-enter = help (daarna Enter)
# Where a text is asked for, and none is given.
enter-back = [Enter] terug

## What each answer does; shown for the key ?

help-execute = de opdrachten op het scherm uitvoeren
help-again = de opdrachten van deze stap opnieuw uitvoeren
help-check = de controle van het resultaat nog eens uitvoeren
help-done = deze stap als uitgevoerd laten gelden; er kan naar de reden worden gevraagd
help-failed = het is mislukt; de uitvoering kan doorgaan
help-skip = deze stap overslaan; er wordt naar de reden gevraagd
help-way = een andere van meerdere manieren kiezen; wat gedaan is, blijft zo
help-back = de vorige stap bekijken; dat verandert niets
help-go = verdergaan bij de stap die de tekst noemt; wat daarvoor openstaat, wordt overgeslagen
help-round = de stappen die de tekst noemt nog een keer uitvoeren; meld na de laatste ronde dat het klaar is
help-apart = een aparte sectie doen, zoals terugdraaien, en daarna terugkomen bij deze stap
help-note = een notitie in het bewijs schrijven
help-quit = stoppen; de volgende start gaat hier verder
help-undo = deze stap ongedaan maken met de opdrachten daarvoor
help-undone = deze stap als ongedaan gemaakt laten gelden
help-keep = de stap laten zoals deze is
help-keep-all = deze stap en alle andere laten zoals ze zijn
help-continue = doorgaan waar de uitvoering is gestopt
help-on = doorgaan met de uitvoering
help-redo = deze stap nog een keer doen
help-expected = het resultaat is zoals verwacht
help-value = een andere waarde aan de opdrachten geven; die geldt vanaf nu
help-which = Typ het nummer of de naam van de waarde die anders moet. Druk op Enter om terug te gaan.
help-new = deze uitvoering opzijzetten en een nieuwe beginnen
help-anew = deze uitvoering definitief opzijzetten en een nieuwe beginnen
help-stay = niets veranderen; de vorige vraag wordt opnieuw gesteld
help-earlier = de waarde gebruiken die tot nu toe gold
help-newer = vanaf nu de waarde van deze start gebruiken
help-yes = de stap is van toepassing; daarna volgt wat er te doen is
help-no = de stap is niet van toepassing en wordt overgeslagen
help-default = Enter doet hetzelfde als { $key }.
help-text = Typ één regel en druk op Enter. De tekst wordt in het bewijs bewaard.
help-asked = Typ de waarde en druk op Enter. Als ? zelf de waarde is, typt u dit nog een keer.
help-editing = Met Links, Rechts, Home en End gaat u door de regel. Backspace en Delete wissen een teken, Ctrl-W een woord, Ctrl-U alles vóór de cursor, Ctrl-K alles erachter.

## Questions

question-command = Deze opdrachten uitvoeren?
question-failed = De stap is mislukt. Wat wilt u nu doen?
begun-with = Hij is begonnen met { $values }.
question-unknown = Deze stap is begonnen, maar het einde is nooit gemeld. Ga na wat er is gedaan. Wat wilt u nu doen?
question-unchecked = De opdrachten van deze stap zijn uitgevoerd; de controle liep, en hoe die is geëindigd, is niet bekend. Opnieuw controleren?
question-undo-unknown = Er is begonnen deze stap ongedaan te maken, maar het einde is nooit gemeld. Ga na wat er is gedaan. Wat wilt u nu doen?
question-resume = Doorgaan met deze uitvoering?
question-new = Deze uitvoering opzijzetten en een nieuwe beginnen?
question-undo = Stap { $step } ongedaan maken?
question-over = Deze stap is afgehandeld. Wat wilt u nu doen?
question-case = Is stap { $step } hier van toepassing?
case-otherwise = Doe dan wat de stap anders voorschrijft.
answer-way = andere manier
way-chosen = Gekozen: { $choice }
way-unknown = { $way } is geen van de manieren van { $choice }: { $ways }
needs-way = Een van meerdere manieren moet worden gekozen: { $ways }. Geef het antwoord: { $line }
step-left-out = Stap { $step } wordt weggelaten: { $choice }
done-several = Hiervan moest er maar één worden gedaan, maar het zijn er meer, in deze volgorde: { $steps }
done-mixed = Deze zijn niet allemaal met dezelfde waarde uitgevoerd: { $steps }
# Asked where the step has failed, or its output is not what was expected, and
# the operator counts it as done all the same.
ask-done-reason = Waarom geldt deze stap als uitgevoerd?
ask-undone-reason = Hoe is stap { $step } ongedaan gemaakt, en hoe weet u dat?
ask-fail-reason = Waarom is de stap mislukt?
ask-note = Wat wilt u noteren?
noted = Genoteerd.
rest-dropped = Er kwam meer dan één regel. Alleen de eerste telt; de rest is weggegooid.
typed-before = Wat vóór deze vraag werd getypt, is terzijde gelegd.
no-suspend = Deze uitvoering kan hier niet worden onderbroken. Druk op Enter om verder te gaan. Wat tot dan wordt getypt, telt niet.
# At each step.
step-clock = { $clock }, { $passed } sinds het begin.
step-next = Hierna: { $title }
step-last = Hierna komt geen open stap.
# How long something has taken.
span-seconds = { $seconds } s
span-minutes = { $minutes } min { $seconds } s
span-hours = { $hours } u { $minutes } min

## Before the first step

# In place of a text.
read-before = Dit hebt u al gelezen. Start met { $option } om het opnieuw te zien.
needs-tools = Op deze computer ontbreken programma's: { $tools }
tools-answer = Installeer wat ontbreekt. Om zonder verder te gaan, moet het antwoordbestand deze regel bevatten: { $line }
needs-commands = De stappen hebben deze waarden nodig:
ask-value = Waarde voor { $name }:
ask-secret = Waarde voor { $name } (wordt niet weergegeven en niet bewaard):
# In brackets after the name of a value.
value-default = [{ $value }]
value-later = Druk op Enter om de waarde pas op te geven wanneer deze nodig is.
value-environment = Druk op Enter om de waarde uit de omgeving te gebruiken, of typ een andere.
value-keep = Druk op Enter om de waarde te houden, of typ een andere.
value-needed = Er is een waarde nodig.
value-blank = Deze waarde begint of eindigt met een spatie. Typ de waarde nog een keer om de spatie te behouden; anders typt u de waarde zonder.
value-invalid = { $value } is niet geldig voor { $name }. Vereist patroon: { $pattern }
secret-invalid = Deze waarde is niet geldig voor { $name }. Vereist patroon: { $pattern }
value-misfit = { $value } is niet geldig voor { $name }.
secret-misfit = Deze waarde is niet geldig voor { $name }.
form-number = Vereist is een geheel getal, in cijfers.
form-digits = Vereist is een getal van { $count } cijfers.
form-date = Vereist is een datum zoals 2026-01-31.
form-address = Vereist is een IPv4-adres zoals 192.0.2.10.
form-list = Vereist is een van deze waarden: { $values }
form-signs = Alleen deze tekens zijn toegestaan: { $signs }
form-begun = Alleen deze tekens zijn toegestaan: { $signs } Als eerste teken alleen: { $first }
form-host = Vereist is een naam zoals een hostnaam, met alleen deze tekens: { $signs } Als eerste en laatste teken alleen: { $ends }
secret-short = { $name } heeft maar één teken. Dat is niet geheim te houden: elk woord waar het in voorkomt, zou worden afgedekt. Gebruik een langere waarde.
value-form = { $option } geeft geen waarde op. Vereiste vorm: NAME=VALUE
set-twice = { $name } is twee keer verschillend opgegeven: { $first } en { $second }
value-empty = De waarde voor { $name } mag niet leeg zijn.
value-control = De waarde voor { $name } bevat een tab of een ander stuurteken. Die mogen er niet in staan.
not-text = Dit is geen tekst in UTF-8.
value-unknown = Dit runbook heeft geen waarde met de naam { $name }. Wel beschikbaar: { $names }
value-several = De komma kan bij de waarde van { $name } horen, of de waarde van { $other } kan erna beginnen. Twee waarden schrijft u met -File als { $words }, en met -Command als { $array }. Eén waarde met zo'n komma kan in een antwoordbestand staan.
value-missing = Voor stap { $step } is een waarde voor { $name } nodig. Geef deze op met { $option }
secret-missing = Voor stap { $step } is een geheime waarde voor { $name } nodig. Geef deze op in de omgevingsvariabele { $variable }
value-differs = De waarde voor { $name } is een andere dan bij een eerdere start. Eerder: { $earlier }. Nu: { $value }.
value-unusable = De waarde voor { $name } was bij een eerdere start { $earlier } en kan niet meer worden gebruikt. Iemand moet zeggen dat nu een andere geldt, of een regel in het antwoordenbestand: `{ $value }`.
# In brackets after the value of a command.
value-open = nog niet opgegeven
value-then = zoals bij het uitvoeren
set-by-step = ingesteld door stap { $step }
variable-unset = { $name } is hier niet ingesteld. Stap { $step } stelt dit in.
value-used = Deze stappen zijn met de eerdere waarde uitgevoerd: { $steps }
value-lost = De waarde voor { $name } was bij het uitvoeren { $value } en is niet meer bekend. Maak deze stap met de hand ongedaan.
ask-which = Welke waarde? Geef het nummer of de naam op.
value-undecided = Iemand moet zeggen welke geldt, of een regel in het antwoordenbestand: `{ $earlier }` of `{ $value }`.
needs-acknowledgement = Iemand moet lezen wat er vóór de eerste stap staat. Bevestig dit in het antwoordbestand: { $line }
acknowledged = Bevestigd in het antwoordbestand.

## Commands

# Above the commands of an automation file.
command-check = Controleert of dit al is uitgevoerd
command-run = Voert dit uit
command-verify = Controleert het resultaat
command-rollback = Maakt dit ongedaan
# Above the output that the article shows for a command.
expected-output = Verwachte uitvoer
asks-alternative = Deze opdrachten zijn een van meerdere manieren. Voer ze alleen uit als dit de uwe is.
asks-clean-up = Deze opdrachten maken ongedaan of verwijderen wat gedaan is. Voer ze alleen uit als dat nu gewenst is.
asks-condition = Deze opdrachten zijn niet altijd van toepassing. Voer ze alleen uit als dat hier zo is.
asks-destructive = Deze opdrachten verwijderen of stoppen iets, en de tekst zegt dat niet duidelijk.
asks-more = De tekst vraagt meer dan deze opdrachten doen. Lees hem helemaal voordat u beslist.
asks-elsewhere = Deze opdrachten zijn misschien voor een andere machine of shell. Voer ze alleen uit als het deze is.
asks-endless = Deze opdrachten eindigen niet vanzelf. Ctrl-C beëindigt ze.
asks-example = Deze opdrachten zijn een voorbeeld, met waarden die misschien niet de uwe zijn. Vergelijk ze eerst.
asks-interactive = Deze opdrachten wachten op een mens: op toetsen, een wachtwoord of een browser.
asks-moment = Deze opdrachten horen bij een bepaald moment. Voer ze pas uit als dat is gekomen.
by-hand = Deze opdrachten zijn voor een andere shell. Voer ze handmatig uit.
left-damaged = Deze opdrachten zijn beschadigd: door een teken of een vergissing doen ze iets anders dan bedoeld is. Ze worden niet uitgevoerd; laat het artikel herstellen.
left-elsewhere = Deze opdrachten horen in de shell die een eerdere stap elders heeft geopend. Typ ze daar.
left-exposed = In deze opdrachten zou een waarde voor code kunnen worden aangezien. Voer ze handmatig uit.
left-interactive = Deze opdrachten openen elders een shell, waarin alleen een mens kan typen. Voer ze handmatig uit.
left-unread = Deze opdrachten kunnen niet worden gelezen: er is bijvoorbeeld een aanhalingsteken of haakje niet gesloten. Ze worden niet uitgevoerd; laat het artikel herstellen.
left-unshown = Deze opdrachten bevatten tekens die niet kunnen worden weergegeven. Ze worden niet uitgevoerd.
step-running = Wordt uitgevoerd …
checking = Er wordt gecontroleerd of dit al is uitgevoerd …
verifying = Het resultaat wordt gecontroleerd …
undoing = Stap { $step } wordt ongedaan gemaakt …
step-already-done = Dit was al uitgevoerd.
output-covered = Geheimen worden regel voor regel afgedekt in wat opdrachten weergeven: voortgangsbalken en vragen verschijnen later, en pagers en editors zien er niet uit zoals anders.
output-uncovered = Deze stap heeft het scherm voor zichzelf: geheimen worden niet afgedekt in wat hij toont.
command-ok = OK, { $time }
command-failed = De opdracht is beëindigd met afsluitcode { $status }.
status-1641 = Bij een installatieprogramma betekent 1641: geïnstalleerd, de computer wordt nu opnieuw opgestart. Is het er een, meld de stap dan als gedaan.
status-3010 = Bij een installatieprogramma betekent 3010: geïnstalleerd, de computer moet opnieuw worden opgestart. Is het er een, meld de stap dan als gedaan.
# The number of the line and its code: `2: cd missing`.
failed-line = Regel { $line }
check-line = De controle, regel { $line }
command-halted = U hebt de opdracht met Ctrl-C beëindigd. Wat is het resultaat?
undo-halted = U hebt het ongedaan maken van stap { $step } met Ctrl-C beëindigd. Wat is het resultaat daarvan?
halted-by-operator = De operator heeft de opdracht met Ctrl-C beëindigd.
signal-came = Tijdens de uitvoering kwam het signaal { $signal }.
verify-failed = De controle van het resultaat is beëindigd met afsluitcode { $status }.
output-uncompared = Deze uitvoer is met niets vergeleken: wat het artikel laat zien, is elke keer anders. Vergelijk ze zelf.
output-differs = De uitvoer is anders dan verwacht.
output-expected = Verwacht:
step-undone = Stap { $step } is ongedaan gemaakt.
undo-failed = Stap { $step } kon niet ongedaan worden gemaakt: afsluitcode { $status }.
undo-unknown = Er is begonnen deze stap ongedaan te maken; wat daarbij is gebeurd, is niet bekend.
undone-by-word = volgens een persoon
undo-kept = Aangeboden is stap { $step } ongedaan te maken; de stap blijft zoals die is.
session-ended = De shell van de opdrachten is beëindigd. De volgende opdracht krijgt een nieuwe shell, met de variabelen, de functies en de huidige map van de vorige.
session-ended-before = De shell van de opdrachten is beëindigd voordat kon worden bewaard wat de laatste opdracht erin heeft achtergelaten. De volgende opdracht krijgt een nieuwe shell, met de variabelen, de functies en de huidige map van vóór die opdracht.
session-restored = De variabelen, de functies en de huidige map van de opdrachten zijn hersteld. Achtergrondtaken en geopende bestanden zijn niet hersteld.
session-lost = Deze variabelen konden niet worden bewaard, omdat ze geheimen kunnen bevatten: { $names }
session-elsewhere = De map waarin de opdrachten stonden kon niet worden bewaard, omdat de naam een geheim kan bevatten. De volgende opdrachten worden uitgevoerd in { $folder }. Moeten ze ergens anders worden uitgevoerd, druk dan op q, ga daarheen en begin opnieuw.
session-gone = Dit eindigde met de vorige start. Als latere stappen het nodig hebben, maak het dan opnieuw zoals in de stap tussen haakjes: { $names }
session-not-kept = Wat de opdrachten in hun shell hebben achtergelaten, kon niet worden bewaard voor een latere start.
session-older = Hoe de laatste opdracht van stap { $step } is geëindigd, is niet bekend. De volgende start herstelt de shell zoals die vóór die opdracht was.
session-absent = Wat eerdere opdrachten in hun shell hebben achtergelaten, is er niet: variabelen, functies en de huidige map. Latere stappen kunnen het nodig hebben. Zonder persoon gaat het met `resume = continue` in de antwoorden toch verder.
session-torn = Het bestand { $file } is niet volledig. Het bevat wat de opdrachten in hun shell hebben achtergelaten. Zet het terug of verwijder het: dan gaat het verder zonder hun variabelen, functies en huidige map.
commands-folder-gone = De opdrachten werkten in de map { $folder }, die niet kan worden geopend. Zorg dat die weer beschikbaar is en start het draaiboek dan opnieuw.

## The run and its state

run-found = Een uitvoering van dit runbook is niet voltooid. Begonnen op { $time }; afgehandelde stappen: { $done } van { $total }.
round-under-way = Ronde { $round } van { $steps } is bezig. Rondes daarvoor: { $before }.
run-continues = De uitvoering die op { $time } is begonnen, wordt voortgezet.
run-aside = De uitvoering die op { $time } is begonnen, zou opzij worden gezet en kan dan niet meer verdergaan. Het bewijs blijft: { $file }
run-finished = De laatste uitvoering is voltooid.
# What did not go well: steps, rounds and roll-backs, each with what came of it.
run-failed = De laatste uitvoering is niet zonder fouten geëindigd: { $faults }
run-none = Er is geen uitvoering van dit runbook.
run-reset = De uitvoering is opzijgezet.
run-locked = Er is al een andere uitvoering van dit runbook bezig (proces { $process } op { $host }).
lock-held = { $user } is ermee begonnen op { $time }. Laatste teken van leven: { $seen }.
run-held = { $user } voert het uit (proces { $process }), sinds { $time }. Laatste teken van leven: { $seen }.
run-waits = De uitvoering wacht sinds { $time } op een antwoord.
lock-elsewhere = Ze is elders. Is ze zeker afgelopen, neem het dan over met { $command }
run-named = Uitvoering: { $name }
run-name-wrong = De naam van een uitvoering heeft alleen letters, cijfers en . _ -: { $name }
article-changed = Het artikel is gewijzigd sinds de uitvoering is begonnen.
article-new = Nieuw of gewijzigd: { $steps }
article-gone = Niet meer aanwezig, met de aanduidingen van de vorige versie: { $steps }
article-moved = Op een andere plaats dan eerst: { $steps }
deeds-former = Uitgevoerd met een eerdere versie van dit runbook en met deze niet ongedaan te maken: { $steps }. Waarmee dat zou zijn gedaan, staat in het bewijs en op het aftekenblad (runbookc report).
step-still-running = De opdrachten van stap { $step } worden mogelijk nog uitgevoerd (proces { $process }).
step-recovered = Stap { $step } is zonder toezicht geëindigd: afsluitcode { $status }.
to-go-on = Daar verdergaan: { $command }
evidence-in = Bewijs: { $file }
evidence-torn = De laatste regel van het bewijs was afgebroken; hij volgt volledig.
state-unwritable = De status van de uitvoering kan niet worden opgeslagen: { $file }
state-torn = { $file } is onvolledig. Zet het terug, of gebruik { $reset }.
state-foreign = { $file } is niet van u.
state-nothing-run = Er is niets uitgevoerd.
programs-missing = Voor de uitvoering ontbreken programma’s: { $names }. Er wordt hier gezocht (PATH): { $path }
temp-unwritable = Er kunnen geen tijdelijke bestanden worden gemaakt in { $folder }. Maak daar ruimte vrij of geef een andere map op in TMPDIR.
state-not-recorded = De status van stap { $step } is niet vastgelegd: { $outcome }
state-try-again = Maak daar ruimte vrij en druk op Enter om het opnieuw te proberen.
state-lost-lock = Deze uitvoering heeft haar vergrendeling niet meer: een andere heeft het overgenomen, of de vergrendeling is verwijderd. Deze uitvoering stopt.
state-no-home = Er is geen locatie voor de status: stel HOME of XDG_STATE_HOME in.
answer-unused = Het antwoord { $line } wordt niet gebruikt: bekend is hoe die stap is afgelopen.
run-anew = Een nieuwe uitvoering begint; de laatste kan niet meer verdergaan. Het bewijs daarvan: { $file }. Een andere keer gaat met deze regel in het antwoordbestand de laatste uitvoering verder: { $line }
answer-rounds = Het antwoord { $line } wordt niet gebruikt: ronde { $round } is bezig.
evidence-unwritable = Het bewijs kan niet worden opgeslagen: { $file }
evidence-gone = Het bewijs van deze uitvoering tot nu toe staat niet meer waar het stond: { $file }
evidence-cut = In het bestand ontbreken regels van het bewijs van deze uitvoering: { $file }
evidence-elsewhere = Zet het bestand terug zoals het was, of start opnieuw met { $option } BESTAND om verder te gaan in een ander bestand, waarin dat dan staat.
evidence-locked = Een andere uitvoering houdt { $file } bezet (proces { $process } op { $host }).
answers-unreadable = Het antwoordbestand kan niet worden gelezen: { $file }
answers-wrong = Regel { $line } van het antwoordbestand is geen geldig antwoord: { $text }

## Outcomes, in the status and the summary

outcome-done = uitgevoerd
outcome-already-done = was al uitgevoerd
outcome-skipped = overgeslagen
outcome-not-applicable = niet van toepassing
outcome-left-out = weggelaten door een keuze
outcome-failed = mislukt
outcome-unknown = onbekend
outcome-unchecked = uitgevoerd, maar niet gecontroleerd
outcome-running = bezig sinds { $time }, door { $user }
outcome-open = niet afgehandeld
outcome-undone = ongedaan gemaakt
# Behind what became of a step at last, such as "skipped".
done-before = eerder was hij uitgevoerd
done-before-with = eerder was hij uitgevoerd met { $values }
count-failed = Mislukt: { $count }
count-unknown = Onbekend: { $count }
count-unchecked = Uitgevoerd, maar niet gecontroleerd: { $count }
count-undone = Ongedaan gemaakt: { $count }
undone-under = { $step } (daarvoor gedaan, en nog steeds: { $steps })
count-rounds = In eerdere rondes niet gedaan: { $count }
# A step as part of a round of a loop.
step-before-rounds = { $step }, vóór zijn rondes
step-in-round = { $step }, ronde { $round }
# A step that is no more in the article.
step-in-earlier = { $step } (eerdere versie)
step-in-earlier-called = { $step } (eerdere versie: { $title })
count-undo-failed = Niet ongedaan te maken: { $count }
step-failed = Stap { $step } is mislukt.
chosen-handled = De gekozen stappen zijn afgehandeld. Nog open: { $steps }
only-handled = De gekozen stappen zijn afgehandeld. Verder is niets open.
handled-with-faults = Alle stappen zijn afgehandeld, maar niet allemaal met succes: { $faults }
unknown-needs-person = Het is niet bekend hoe stap { $step } is geëindigd. Een persoon moet dit nagaan, of het antwoordbestand moet deze regel bevatten: { $line }
unknown-still-running = Wat het antwoordbestand over stap { $step } zegt, geldt niet zolang de opdrachten ervan mogelijk nog worden uitgevoerd (proces { $process }). Een persoon moet dit nagaan, of wachten tot ze zijn beëindigd.
undone-needs-person = Stap { $step } is ongedaan gemaakt. Een persoon moet zeggen dat hij opnieuw moet worden uitgevoerd, of het antwoordbestand moet deze regel bevatten: { $line }
undo-needs-person = Het is niet bekend of stap { $step } helemaal ongedaan is gemaakt. Een persoon moet dit nagaan. Zo ja, dan kan het antwoordbestand deze regel bevatten: { $line }
