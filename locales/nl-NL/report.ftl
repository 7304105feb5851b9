# What a sign-off sheet (`runbookc report`) says: what happened in a run, after
# its evidence. Most are headings or the cells of tables, so they are short. What
# became of a step is said with the outcomes of a run (run.ftl).

## Frame

# The name of the runbook, or of several, set apart by commas.
report-title = Aftekenblad: { $runbook }
report-complete = Het bewijs is volledig gelezen en bevat geen tegenstrijdigheden.
# Of evidence of which no other is missing.
report-unended = Het bewijs is volledig gelezen en bevat geen tegenstrijdigheden. Maar de laatste start heeft er geen einde in: wat na de laatste vermelding ervan gaande was, is niet bekend. De stap erna kan zijn begonnen, en een uitgevoerde stap kan opnieuw zijn begonnen of ongedaan zijn gemaakt.
# The same of evidence that tells of what begins.
report-unended-told = Het bewijs is volledig gelezen en bevat geen tegenstrijdigheden. Maar de laatste start heeft er geen einde in. Wat daarin was begonnen, staat hieronder; wat daarvan is geworden, is niet bekend, en evenmin wat iemand na de laatste vermelding ervan heeft gedaan.
report-partial = Wat is gelezen, bevat geen tegenstrijdigheden, maar het is niet al het bewijs: bestanden konden niet worden gelezen, of delen van een uitvoering staan in andere bestanden. Zie de controle hieronder.
report-incomplete = Het bewijs is onvolledig, beschadigd of gewijzigd. Zie de controle hieronder.
report-run = Uitvoering { $run }
# In a section that has nothing to say.
report-none = Geen.

## Facts about a run

report-runbook = Runbook
report-how-it-ended = Hoe het eindigde
# Procedures that are kept apart from the main way, such as a roll-back.
report-apart-done = Uitgevoerd, hoewel apart gehouden
report-still-open = Nog te doen
report-starts = Starts
# How many starts there were, and how many of them did not come to the end of the run.
report-starts-early = { $count }, waarvan voortijdig geëindigd: { $early }
report-changed = Tijdens de uitvoering gewijzigd
# There are at least two.
report-article-versions = het artikel ({ $count } versies)
# Two values, or a step that was rolled back and what became of it.
report-then = { $earlier }, daarna { $later }
report-outdated = Met een eerdere waarde uitgevoerd
# Steps that were done, or tried, with several values.
report-with-each = Resultaat met elke waarde
report-counted-anyway = Na een mislukking als uitgevoerd geteld
# Steps that failed, were interrupted or never reported their end before they were done.
report-on-the-way = Uitgevoerd, maar niet bij de eerste poging
report-rolled-back = Ongedaan gemaakt
# Followed by steps and the reasons.
report-not-undone-facts = Kon niet ongedaan worden gemaakt
report-maybe-undone = Niet bekend of dit ongedaan is gemaakt
# What was done and stands, though something was rolled back.
report-stands = Niet ongedaan gemaakt
report-several = Gedaan, hoewel er maar één moest
report-who = Wie
report-host = Computer
report-shell = Shell
report-language = Taal
report-version = Versie van runbookc
report-begun = Begonnen
report-ended = Geëindigd
report-last-entry = Laatste vermelding
report-elapsed = Van eerste tot laatste vermelding
report-in-steps = Tijd in stappen
report-acknowledged = Opmerkingen vóór de eerste stap gelezen
report-put-aside = Opzijgezet
report-times = Alle tijden zijn in UTC.
report-continues = Het artikel laat fouten passeren: in een blok met opdrachten zijn ook de opdrachten na een mislukte opdracht uitgevoerd, en de laatste gaf de doorslag.
# How many steps had an outcome.
report-count = { $outcome }: { $count }

## Durations; minutes and seconds after something larger have two digits

report-hours = { $hours } u { $minutes } min { $seconds } s
report-minutes = { $minutes } min { $seconds } s
report-seconds = { $seconds } s

## Sections

report-steps = Stappen
report-who-means = In de kolom “Wie” staat eerst het account en tussen haakjes wie of wat de uitkomst bepaalde: de uitvoerder, een opdracht (afsluitcode en, waar die is vergeleken, uitvoer) of het antwoordbestand. Zonder haakjes volgde de uitkomst uit de opdracht.
report-titles-in = Stappen die er niet in de taal van dit blad zijn, staan hier zoals ze zijn getoond: { $languages }.
report-not-begun = Een stap waaraan nooit is begonnen, laat geen spoor na in het bewijs en staat hier niet.
report-incidents = Wat niet volgens plan ging
report-course = Verloop van de uitvoering
report-course-begins = Een nummer dat hier ontbreekt, is dat van een vermelding dat een opdracht begint; wat ervan is geworden, staat onder een later nummer.
report-details = Stap voor stap
report-articles = Versies van het artikel
report-article-changed = Het artikel is tijdens de uitvoering gewijzigd.
report-skipped = Overgeslagen
report-notes = Notities
report-values = Gebruikte waarden
report-value-changed = { $name } is tijdens de uitvoering gewijzigd.
report-secret-again = { $name } is meer dan eens opgegeven. Een geheim wordt niet bewaard: of het hetzelfde was, is niet bekend.
report-sessions = Begin en einde
report-breaks-mean = Gestopt door de uitvoerder: die heeft ervoor gekozen het runbook te verlaten. Onderbroken: Ctrl+C, een verbroken verbinding of een ander programma heeft het beëindigd. In beide gevallen kan het later verdergaan.
report-check = Controle van het bewijs
report-sign-off = Ondertekening
report-attests = Wie het runbook heeft uitgevoerd, tekent ervoor dat het blad weergeeft wat is gedaan; wie controleert, tekent ervoor het blad te hebben gelezen, met alles wat niet volgens plan ging, en het resultaat te aanvaarden.
report-role = Rol
report-role-operator = uitgevoerd
report-role-checker = gecontroleerd
report-signature = Handtekening

## Columns

report-file = Bestand
# Of an entry of the evidence, or of a start.
report-number = Nr.
# The number of the start in which something happened.
report-start = Start
report-article-version = Versie van het artikel
report-with-values = Met de waarden
report-hash = Hash
report-step = Stap
report-what-to-do = Wat te doen
report-outcome = Uitkomst
report-started = Begonnen
report-duration = Duur
report-tries = Pogingen
report-remarks = Reden en notities
report-reason = Reden
report-time = Tijdstip
# The same column in tables that tell of a step when it is over.
report-time-ended = Tijdstip (van een stap: het einde)
# What happened: which commands were run, or one of the cells below.
report-what = Wat er gebeurde
report-status = Afsluitcode
# How the step ended after all tries.
report-finally = Uiteindelijk
report-note = Notitie
report-name = Naam
report-variable = Naam in opdrachten
report-value = Waarde
report-from = Opgegeven via
report-used-from = Gebruikt vanaf
report-used-in = Gebruikt in stappen
report-lines = Regels
report-lines-read = Gelezen
report-chain = Hashketen

## Cells

report-interrupted = onderbroken
report-not-undone = kon niet ongedaan worden gemaakt
report-undo-unknown = ongedaan maken begonnen, het einde is niet bekend
# Of a step that was rolled back: values that it was also done with, such as server = db-1.
report-standing = niet ongedaan gemaakt waar { $values }
report-only-where = alleen waar { $values }
report-no-undo = met de laatste versie niet ongedaan te maken
report-undo-then = ongedaan maken zoals in die versie bedoeld (niet uitgevoerd)
report-not-begun-yet = niet begonnen
# Of the step that would have been next in a start without an end.
report-maybe-begun = niet bekend of dit is begonnen
report-maybe-again = niet bekend of dit opnieuw is begonnen
report-not-needed = niet nodig
# A part of the evidence is missing, and the rest says nothing of the step.
report-not-told = blijkt niet uit dit bewijs
report-never-reported = begonnen, einde niet bekend
report-former = alleen in de eerdere versie van het artikel
# Of the article; one number or several.
report-version-number = versie { $number }
# What a step was called by in earlier versions of the article, by their numbers.
report-id-then = { $step } in versie { $versions }
# In which versions of the article a step is, by their numbers.
report-only-in = alleen { $versions }
report-replaced-by = alleen { $versions }; vervangen door { $step }
# Behind an outcome and a comma.
report-earlier-value = maar met een eerdere waarde
# How a step ended, and the values it had then.
report-finally-with = { $outcome }, met { $values }
# How a step ended, which one took its place in the article, and how that ended.
report-finally-replaced = { $outcome }; vervangen door { $step }: { $other }
report-begun-at = begonnen { $time }
# What a start had begun that was cut short.
report-begun-then = begonnen { $time }, einde niet bekend
# The line of a block of commands that failed.
report-at-line = regel { $line }: { $text }
report-by-hand = handmatig
report-counted = als uitgevoerd geteld; daarvoor: { $outcome }
report-round = ronde { $round }
report-before-rounds = vóór zijn rondes
report-round-begun = ronde { $round } begonnen
report-earlier-rounds = in eerdere rondes
# A person said, of what had been tried or left out, what became of the step.
report-verdict = oordeel
report-started-run = gestart
report-resumed = hervat
report-ended-run = geëindigd
report-changed-article = artikel gewijzigd
report-acknowledge = opmerkingen gelezen
report-value-given = waarde opgegeven
report-value-again = dezelfde waarde opnieuw
report-value-other = waarde gewijzigd
report-value-before = { $value } (eerder: { $before })
report-on-host = op { $host }
# The part of an article that a start was asked for.
report-asked-only = alleen { $step }
report-asked-from = vanaf { $step }
report-given-by = opgegeven via: { $from }
report-noted = notitie
# The run.
report-set-aside = opzijgezet
report-command = opdracht { $number }
report-ended-with-status = afsluitcode { $status }
# How what commands printed was compared: one or more of the next three.
report-compared = uitvoer vergeleken: { $ways }
report-compared-exact = regel voor regel
report-compared-similar = gelijkend (tijden, datums, tijdsduren en id's mogen verschillen)
report-compared-pattern = patroon
report-not-compared = uitvoer niet vergeleken: die is elke keer anders
report-expected = verwacht
report-output = in plaats daarvan afgedrukt
report-secret = geheim, niet bewaard
report-by-operator = uitvoerder
report-by-command = opdracht
report-by-answers = antwoordbestand
report-phase-check = al uitgevoerd?
report-phase-run = uitvoeren
report-phase-verify = controle van het resultaat
report-phase-rollback = ongedaan maken
report-left-unchecked = uitgevoerd, maar niet tot het einde of zonder controle
report-from-option = opdrachtregel
report-from-answers = antwoordbestand
report-from-state = eerdere start
report-from-environment = omgevingsvariabele
report-from-prompt = uitvoerder
report-from-default = runbook

## How a run, or a part of it up to a break, ended

report-ended-done = voltooid
# Of a start that was to do a part of the steps, where others are open.
report-ended-part = wat was gevraagd, is gedaan
report-ended-stopped = gestopt door de uitvoerder
report-ended-input = de uitvoerder heeft de invoer beëindigd (Ctrl-D)
report-ended-failed = een stap is mislukt
# Behind each of these may stand a colon and the steps.
report-ended-undo-failed = een stap kon niet ongedaan worden gemaakt
report-ended-rounds = stappen van eerdere rondes zijn niet gedaan
report-ended-interrupted = onderbroken
report-ended-needs-person = er was een persoon nodig
report-ended-script-failed = het script zelf is mislukt
report-no-end = geen einde vastgelegd

## Check of the evidence

report-chain-whole = intact
report-chain-broken = verbroken bij regel { $lines }
report-chain-unhashed = niet te controleren (regels zonder hash: { $count })
report-chain-empty = geen vermeldingen
report-chain-means = Elke regel van het bewijs bevat de hash van de regel ervoor: waar de keten is verbroken, is een regel gewijzigd, verwijderd of ingevoegd. De SHA-256 van het bestand omvat ook de laatste regel.
# Entries of a run are numbered 1, 2, 3 …
report-numbers-missing = Uitvoering { $run }: deze vermeldingen ontbreken: { $numbers }
report-numbers-repeated = Uitvoering { $run }: deze vermeldingen komen meer dan eens voor: { $numbers }
report-unreadable = { $file } kan niet worden gelezen: { $reason }
# The problem is one of the messages below.
report-line = { $file }, regel { $line }: { $problem }
report-more-lines = { $file }: nog { $count } regels met problemen
report-line-torn = afgebroken
report-line-torn-and-repeated = afgebroken; de volgende regel is dezelfde, volledig
report-line-no-object = geen vermelding van bewijs
report-line-too-long = te lang
report-line-not-utf8 = bevat tekens die niet kunnen worden gelezen
report-line-version = onbekende versie van de indeling: { $version }
report-line-event = onbekende gebeurtenis: { $event }
report-line-wrong = onbruikbare waarden van: { $keys }
report-line-missing = mist: { $keys }
