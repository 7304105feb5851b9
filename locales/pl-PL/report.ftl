# What a sign-off sheet (`runbookc report`) says: what happened in a run, after
# its evidence. Most are headings or the cells of tables, so they are short. What
# became of a step is said with the outcomes of a run (run.ftl).

## Frame

# The name of the runbook, or of several, set apart by commas.
report-title = Arkusz odbioru: { $runbook }
report-complete = Dowody zostały odczytane w całości i nie zawierają sprzeczności.
# Of evidence of which no other is missing.
report-unended = Dowody zostały odczytane w całości i nie zawierają sprzeczności. Ostatnie uruchomienie nie ma w nich jednak zakończenia: nie wiadomo, co trwało po jego ostatnim wpisie. Następny krok mógł zostać rozpoczęty, a wykonany krok mógł zostać rozpoczęty ponownie lub wycofany.
# The same of evidence that tells of what begins.
report-unended-told = Dowody zostały odczytane w całości i nie zawierają sprzeczności. Ostatnie uruchomienie nie ma w nich jednak zakończenia. To, co w nim rozpoczęto, podano poniżej; nie wiadomo, jak się to zakończyło ani co zrobiła osoba po jego ostatnim wpisie.
report-partial = To, co odczytano, nie zawiera sprzeczności, ale nie są to wszystkie dowody: nie udało się odczytać niektórych plików lub części przebiegu znajdują się w innych plikach. Zobacz sprawdzenie poniżej.
report-incomplete = Dowody są niekompletne, uszkodzone lub zmienione. Zobacz sprawdzenie poniżej.
report-run = Przebieg { $run }
# In a section that has nothing to say.
report-none = Brak.

## Facts about a run

report-runbook = Runbook
report-how-it-ended = Zakończenie
# Procedures that are kept apart from the main way, such as a roll-back.
report-apart-done = Wykonane, choć wydzielone
report-still-open = Pozostało do wykonania
report-starts = Uruchomienia
# How many starts there were, and how many of them did not come to the end of the run.
report-starts-early = { $count }, w tym zakończone przedwcześnie: { $early }
report-changed = Zmienione w trakcie przebiegu
# There are at least two.
report-article-versions = artykuł (wersje: { $count })
# Two values, or a step that was rolled back and what became of it.
report-then = { $earlier }, następnie { $later }
report-outdated = Wykonane z wcześniejszą wartością
# Steps that were done, or tried, with several values.
report-with-each = Wynik dla każdej wartości
report-counted-anyway = Uznane za wykonane mimo niepowodzenia
# Steps that failed, were interrupted or never reported their end before they were done.
report-on-the-way = Wykonane, ale nie za pierwszym razem
report-rolled-back = Wycofane
# Followed by steps and the reasons.
report-not-undone-facts = Nie udało się wycofać
report-maybe-undone = Nie wiadomo, czy wycofano
# What was done and stands, though something was rolled back.
report-stands = Niewycofane
report-several = Wykonane, choć należało wykonać tylko jeden
report-who = Kto
report-host = Komputer
report-shell = Powłoka
report-language = Język
report-version = Wersja programu runbookc
report-begun = Początek
report-ended = Koniec
report-last-entry = Ostatni wpis
report-elapsed = Od pierwszego do ostatniego wpisu
report-in-steps = Czas w krokach
report-acknowledged = Uwagi przed pierwszym krokiem przeczytane przez
report-put-aside = Przebieg odłożony
report-times = Wszystkie godziny podano w czasie UTC.
report-continues = Artykuł dopuszcza błędy: w bloku poleceń wykonano także te, które następowały po poleceniu zakończonym błędem, a o wyniku zdecydowało ostatnie.
# How many steps had an outcome.
report-count = { $outcome }: { $count }

## Durations; minutes and seconds after something larger have two digits

report-hours = { $hours } godz. { $minutes } min { $seconds } s
report-minutes = { $minutes } min { $seconds } s
report-seconds = { $seconds } s

## Sections

report-steps = Kroki
report-who-means = W kolumnie „Kto” najpierw podano konto. W nawiasach podano, co zdecydowało o wyniku: operator, polecenie (kod wyjścia oraz dane wyjściowe, jeśli je porównano) lub plik odpowiedzi. Jeśli nie ma nawiasów, wynik pochodzi od polecenia.
report-titles-in = Kroki, które nie są w języku tego arkusza, podano tak, jak widzieli je operatorzy: { $languages }.
report-not-begun = Krok, którego nigdy nie rozpoczęto, nie zostawia śladu w dowodach i nie jest tu pokazany.
report-incidents = Co poszło niezgodnie z planem
report-course = Przebieg zdarzeń
report-course-begins = Numer, którego tu brakuje, należy do wpisu o rozpoczęciu polecenia; jego wynik podano pod późniejszym numerem.
report-details = Krok po kroku
report-articles = Wersje artykułu
report-article-changed = Artykuł został zmieniony w trakcie przebiegu.
report-skipped = Pominięte
report-notes = Notatki
report-values = Użyte wartości
report-value-changed = { $name }: wartość zmieniono w trakcie przebiegu.
report-secret-again = { $name }: wartość podano więcej niż raz. Dane poufne nie są przechowywane: nie wiadomo, czy była taka sama.
report-sessions = Początek i koniec
report-breaks-mean = Zatrzymany przez operatora: operator postanowił zakończyć runbook. Przerwany: zakończyły go klawisze Ctrl+C, utrata połączenia lub inny program. W obu przypadkach można kontynuować później.
report-check = Sprawdzenie dowodów
report-sign-off = Podpisy
report-attests = Wykonawca poświadcza podpisem, że arkusz przedstawia to, co zrobił; sprawdzający poświadcza, że przeczytał arkusz wraz ze wszystkim, co poszło niezgodnie z planem, i akceptuje wynik.
report-role = Rola
report-role-operator = wykonał(a)
report-role-checker = sprawdził(a)
report-signature = Podpis

## Columns

report-file = Plik
# Of an entry of the evidence, or of a start.
report-number = Nr
# The number of the start in which something happened.
report-start = Uruchomienie
report-article-version = Wersja artykułu
report-with-values = Z wartościami
report-hash = Skrót
report-step = Krok
report-what-to-do = Co zrobić
report-outcome = Wynik
report-started = Początek
report-duration = Czas trwania
report-tries = Próby
report-remarks = Powód i notatki
report-reason = Powód
report-time = Godzina
# The same column in tables that tell of a step when it is over.
report-time-ended = Godzina (kroku: jego zakończenia)
# What happened: which commands were run, or one of the cells below.
report-what = Co się stało
report-status = Kod wyjścia
# How the step ended after all tries.
report-finally = Ostatecznie
report-note = Notatka
report-name = Nazwa
report-variable = Nazwa w poleceniach
report-value = Wartość
report-from = Źródło
report-used-from = Używana od
report-used-in = Używana w krokach
report-lines = Wiersze
report-lines-read = Odczytane
report-chain = Łańcuch skrótów

## Cells

report-interrupted = przerwany
report-not-undone = nie udało się wycofać
report-undo-unknown = wycofywanie rozpoczęte, nie wiadomo, jak się zakończyło
# Of a step that was rolled back: values that it was also done with, such as server = db-1.
report-standing = nie wycofano tam, gdzie { $values }
report-only-where = tylko tam, gdzie { $values }
report-no-undo = nie można wycofać w ostatniej wersji
report-undo-then = wycofanie przewidziane w tamtej wersji (nie wykonano)
report-not-begun-yet = nierozpoczęty
# Of the step that would have been next in a start without an end.
report-maybe-begun = nie wiadomo, czy rozpoczęty
report-maybe-again = nie wiadomo, czy rozpoczęty ponownie
report-not-needed = niepotrzebny
# A part of the evidence is missing, and the rest says nothing of the step.
report-not-told = nie wynika z tych dowodów
report-never-reported = rozpoczęty, zakończenie nieznane
report-former = tylko we wcześniejszej wersji artykułu
# Of the article; one number or several.
report-version-number = wersja { $number }
# What a step was called by in earlier versions of the article, by their numbers.
report-id-then = { $step } w wersji { $versions }
# In which versions of the article a step is, by their numbers.
report-only-in = tylko { $versions }
report-replaced-by = tylko { $versions }; zastąpiony przez { $step }
# Behind an outcome and a comma.
report-earlier-value = ale z wcześniejszą wartością
# How a step ended, and the values it had then.
report-finally-with = { $outcome }, z wartościami: { $values }
# How a step ended, which one took its place in the article, and how that ended.
report-finally-replaced = { $outcome }; zastąpiony przez { $step }: { $other }
report-begun-at = rozpoczęty: { $time }
# What a start had begun that was cut short.
report-begun-then = rozpoczęty: { $time }, zakończenie nieznane
# The line of a block of commands that failed.
report-at-line = wiersz { $line }: { $text }
report-by-hand = ręcznie
report-counted = uznano za wykonane; wcześniej: { $outcome }
report-round = runda { $round }
report-before-rounds = przed jego rundami
report-round-begun = rozpoczęto rundę { $round }
report-earlier-rounds = we wcześniejszych rundach
# A person said, of what had been tried or left out, what became of the step.
report-verdict = ocena
report-started-run = uruchomienie
report-resumed = wznowienie
report-ended-run = koniec
report-changed-article = zmiana artykułu
report-acknowledge = przeczytano uwagi
report-value-given = podano wartość
report-value-again = ponownie ta sama wartość
report-value-other = zmieniono wartość
report-value-before = { $value } (wcześniej: { $before })
report-on-host = na komputerze { $host }
# The part of an article that a start was asked for.
report-asked-only = tylko { $step }
report-asked-from = od { $step }
report-given-by = źródło: { $from }
report-noted = notatka
# The run.
report-set-aside = odłożono przebieg
report-command = polecenie { $number }
report-ended-with-status = kod wyjścia { $status }
# How what commands printed was compared: one or more of the next three.
report-compared = porównanie danych wyjściowych: { $ways }
report-compared-exact = każdy wiersz
report-compared-similar = podobieństwo (godziny, daty, wiek i identyfikatory mogą się różnić)
report-compared-pattern = wzorzec
report-not-compared = nie porównano danych wyjściowych: za każdym razem są inne
report-expected = oczekiwano
report-output = wyświetlono
report-secret = dane poufne, nieprzechowywane
report-by-operator = operator
report-by-command = polecenie
report-by-answers = plik odpowiedzi
report-phase-check = czy już wykonano
report-phase-run = wykonanie
report-phase-verify = sprawdzenie wyniku
report-phase-rollback = wycofanie
report-left-unchecked = wykonany, ale nie do końca lub bez sprawdzenia
report-from-option = wiersz polecenia
report-from-answers = plik odpowiedzi
report-from-state = wcześniejsze uruchomienie
report-from-environment = zmienna środowiskowa
report-from-prompt = operator
report-from-default = runbook

## How a run, or a part of it up to a break, ended

report-ended-done = ukończony
# Of a start that was to do a part of the steps, where others are open.
report-ended-part = wykonano to, o co proszono
report-ended-stopped = zatrzymany przez operatora
report-ended-input = operator zakończył wprowadzanie (Ctrl-D)
report-ended-failed = krok nie powiódł się
# Behind each of these may stand a colon and the steps.
report-ended-undo-failed = nie udało się wycofać kroku
report-ended-rounds = nie wykonano kroków z wcześniejszych rund
report-ended-interrupted = przerwany
report-ended-needs-person = potrzebny był człowiek
report-ended-script-failed = zawiódł sam skrypt
report-no-end = brak zapisu o zakończeniu

## Check of the evidence

report-chain-whole = nienaruszony
report-chain-broken = przerwany w wierszu { $lines }
report-chain-unhashed = nie można sprawdzić (wiersze bez skrótu: { $count })
report-chain-empty = brak wpisów
report-chain-means = Każdy wiersz dowodów zawiera skrót poprzedniego wiersza: tam, gdzie łańcuch jest przerwany, wiersz zmieniono, usunięto lub wstawiono. Skrót SHA-256 pliku obejmuje także jego ostatni wiersz.
# Entries of a run are numbered 1, 2, 3 …
report-numbers-missing = Przebieg { $run }: brakujące wpisy: { $numbers }
report-numbers-repeated = Przebieg { $run }: wpisy występujące więcej niż raz: { $numbers }
report-unreadable = Nie można odczytać pliku { $file }: { $reason }
# The problem is one of the messages below.
report-line = { $file }, wiersz { $line }: { $problem }
report-more-lines = { $file }: inne wiersze z problemami: { $count }
report-line-torn = ucięty
report-line-torn-and-repeated = ucięty; następny wiersz jest taki sam i pełny
report-line-no-object = to nie jest wpis dowodów
report-line-too-long = zbyt długi
report-line-not-utf8 = zawiera znaki, których nie można odczytać
report-line-version = nieznana wersja formatu: { $version }
report-line-event = nieznane zdarzenie: { $event }
report-line-wrong = wartości nie do użycia: { $keys }
report-line-missing = brak: { $keys }
