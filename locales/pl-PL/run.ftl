# What a generated runbook says about running: commands, values, the state of a
# run and how it goes on. Every message is one line. Names of options, keys and
# ids are the same in every language and come from the script.

## Help

help-set = podaj wartość potrzebną poleceniom w postaci NAME=VALUE
help-set-several = to samo dla kilku wartości; z -Command zamiast -File: -Set @('A=1', 'B=2')
help-unattended = o nic nie pytaj: wykonaj, co się da, i zakończ tam, gdzie potrzebny jest człowiek
help-answers = zanim zapytasz, weź odpowiedzi z tego pliku
help-evidence = przechowuj dowody przebiegu w tym pliku
help-state = przechowuj stan w tym folderze, który może być wspólny
help-run = wykonaj przebieg o tej nazwie obok innych
help-status = pokaż, jak daleko doszedł przebieg
help-reset = odłóż przebieg: następne uruchomienie rozpocznie nowy
options-apart = Tych opcji nie można podać razem: { $options }

## Answers; the key stands before each

answer-execute = wykonaj
answer-again = wykonaj ponownie
answer-check = sprawdź ponownie
answer-note = notatka
answer-undo = wycofaj
answer-undone = został wycofany
answer-keep = pozostaw
answer-keep-all = pozostaw wszystkie
answer-continue = kontynuuj
answer-on = dalej
answer-redo = powtórz
answer-failed = nie powiodło się
answer-expected = zgodnie z oczekiwaniami
answer-new = rozpocznij nowy przebieg
answer-anew = tak, rozpocznij nowy
answer-stay = nie, zachowaj ten
answer-earlier = zachowaj wcześniejszą wartość
answer-newer = użyj nowej wartości
answer-value = zmień wartość
answer-help = pomoc
answer-yes = tak
answer-no = nie
# The same where a key answers at once, or is a line.
answer-help-at-once = pomoc (bez klawisza Enter)
answer-help-enter = pomoc (i klawisz Enter)
# Where a text is asked for, and none is given.
enter-back = [Enter] wróć

## What each answer does; shown for the key ?

help-execute = wykonaj polecenia widoczne na ekranie
help-again = wykonaj ponownie polecenia tego kroku
help-check = wykonaj jeszcze raz sprawdzenie wyniku
help-done = uznaj ten krok za wykonany; może wymagać podania powodu
help-failed = krok nie powiódł się; przebieg można kontynuować
help-skip = pomiń ten krok; wymaga podania powodu
help-way = wybrać inny z kilku sposobów; to, co zrobione, pozostaje
help-back = obejrzyj poprzedni krok; to niczego nie zmienia
help-go = przejdź do kroku wskazanego w tekście; otwarte kroki przed nim zostaną pominięte
help-round = wykonaj jeszcze raz kroki wymienione w tekście; po ostatniej rundzie potwierdź wykonanie
help-apart = wykonaj osobną sekcję, na przykład wycofanie, a potem wróć do tego kroku
help-note = zapisz notatkę w dowodach
help-quit = zakończ; następne uruchomienie zacznie od tego miejsca
help-undo = wycofaj ten krok jego poleceniami wycofania
help-undone = uznaj ten krok za wycofany
help-keep = pozostaw krok bez zmian
help-keep-all = pozostaw ten krok i wszystkie pozostałe bez zmian
help-continue = kontynuuj od miejsca zatrzymania przebiegu
help-on = przejdź dalej
help-redo = wykonaj ten krok jeszcze raz
help-expected = zrobiło to, co powinno
help-value = podaj poleceniom inną wartość; obowiązuje od teraz
help-which = Wpisz numer lub nazwę wartości do zmiany. Naciśnij Enter, aby wrócić.
help-new = odłóż ten przebieg i rozpocznij inny
help-anew = odłóż ten przebieg na stałe i rozpocznij inny
help-stay = niczego nie zmieniaj; poprzednie pytanie zostanie powtórzone
help-earlier = użyj wartości, która obowiązywała do tej pory
help-newer = od teraz użyj wartości z tego uruchomienia
help-yes = krok ma zastosowanie; dalej następuje to, co trzeba zrobić
help-no = krok nie ma zastosowania i zostaje pominięty
help-default = Enter działa tak samo jak { $key }.
help-text = Wpisz jeden wiersz i naciśnij klawisz Enter. Tekst zostanie zapisany w dowodach.
help-asked = Wpisz wartość i naciśnij klawisz Enter. Jeśli wartością ma być sam znak ?, wpisz go jeszcze raz.
help-editing = Strzałki w lewo i w prawo oraz Home i End przesuwają kursor w wierszu. Backspace i Delete usuwają znak, Ctrl-W wyraz, Ctrl-U wszystko przed kursorem, Ctrl-K wszystko za nim.

## Questions

question-command = Wykonać polecenia?
question-failed = Krok nie powiódł się. Co teraz?
begun-with = Rozpoczęto go z { $values }.
question-unknown = Ten krok rozpoczęto, ale nie wiadomo, jak się zakończył. Ustal, co zrobił. Co teraz?
question-unchecked = Polecenia tego kroku zostały wykonane; trwało sprawdzenie i nie wiadomo, jak się zakończyło. Sprawdzić ponownie?
question-undo-unknown = Rozpoczęto wycofywanie tego kroku, ale nie wiadomo, jak się ono zakończyło. Ustal, co zostało zrobione. Co teraz?
question-resume = Kontynuować ten przebieg?
question-new = Odłożyć ten przebieg i rozpocząć nowy?
question-undo = Wycofać krok { $step }?
question-over = Ten krok jest zakończony. Co teraz?
question-case = Czy krok { $step } ma tutaj zastosowanie?
case-otherwise = Należy wtedy zrobić to, co krok podaje dla drugiego przypadku.
answer-way = inny sposób
way-chosen = Wybrano: { $choice }
way-unknown = { $way } nie jest żadnym ze sposobów { $choice }: { $ways }
needs-way = Trzeba wybrać jeden z kilku sposobów: { $ways }. Podaj odpowiedź: { $line }
step-left-out = Krok { $step } odpada: { $choice }
done-several = Z tych kroków należało wykonać tylko jeden, a wykonano więcej, w tej kolejności: { $steps }
done-mixed = Nie wszystkie z nich wykonano z tą samą wartością: { $steps }
# Asked where the step has failed, or its output is not what was expected, and
# the operator counts it as done all the same.
ask-done-reason = Dlaczego krok uznano za wykonany?
ask-undone-reason = Jak wycofano krok { $step } i skąd to wiadomo?
ask-fail-reason = Dlaczego krok nie powiódł się?
ask-note = Co zanotować?
noted = Zanotowano.
rest-dropped = Wpisano więcej niż jeden wiersz. Przyjęto tylko pierwszy; resztę odrzucono.
typed-before = To, co wpisano przed tym pytaniem, zostało odrzucone.
no-suspend = Tego przebiegu nie można tu wstrzymać. Naciśnij klawisz Enter, aby kontynuować. To, co zostanie wpisane do tego czasu, zostanie odrzucone.
# At each step.
step-clock = { $clock }, od początku przebiegu: { $passed }.
step-next = Następnie: { $title }
step-last = Nie ma już otwartych kroków.
# How long something has taken.
span-seconds = { $seconds } s
span-minutes = { $minutes } min { $seconds } s
span-hours = { $hours } godz. { $minutes } min

## Before the first step

# In place of a text.
read-before = Ten tekst już przeczytano. Aby zobaczyć go ponownie, uruchom z opcją { $option }.
needs-tools = Brakujące programy na tym komputerze: { $tools }
tools-answer = Zainstaluj to, czego brakuje. Aby kontynuować bez tego, plik odpowiedzi musi zawierać ten wiersz: { $line }
needs-commands = Wartości potrzebne poleceniom:
ask-value = Wartość { $name }:
ask-secret = Wartość { $name } (nie jest pokazywana ani przechowywana):
# In brackets after the name of a value.
value-default = [{ $value }]
value-later = Naciśnij klawisz Enter, aby podać wartość, gdy będzie potrzebna.
value-environment = Naciśnij klawisz Enter, aby użyć wartości ze środowiska, lub wpisz inną.
value-keep = Naciśnij klawisz Enter, aby ją zachować, lub wpisz inną.
value-needed = Wartość jest wymagana.
value-blank = Ta wartość zaczyna się lub kończy spacją. Aby zachować spację, wpisz wartość jeszcze raz; w przeciwnym razie wpisz ją bez spacji.
value-invalid = { $value } nie pasuje do { $name }. Wymagany wzorzec: { $pattern }
secret-invalid = Ta wartość nie pasuje do { $name }. Wymagany wzorzec: { $pattern }
value-misfit = { $value } nie pasuje do { $name }.
secret-misfit = Ta wartość nie pasuje do { $name }.
form-number = Wymagana jest liczba całkowita zapisana cyframi.
form-digits = Wymagana liczba cyfr: { $count }.
form-date = Wymagana jest data, na przykład 2026-01-31.
form-address = Wymagany jest adres IPv4, na przykład 192.0.2.10.
form-list = Wymagana jest jedna z tych wartości: { $values }
form-signs = Dozwolone są tylko te znaki: { $signs }
form-begun = Dozwolone są tylko te znaki: { $signs } Pierwszy musi być jednym z tych: { $first }
form-host = Wymagana jest nazwa podobna do nazwy hosta, tylko z tych znaków: { $signs } Pierwszy i ostatni musi być jednym z tych: { $ends }
secret-short = { $name } ma tylko jeden znak. Nie da się go utajnić: zakryte byłoby każde słowo, w którym występuje. Użyj dłuższej wartości.
value-form = { $option } nie podaje wartości. Wymagana postać: NAME=VALUE
set-twice = { $name } podano dwa razy, za każdym razem inaczej: { $first } i { $second }
value-empty = Wartość { $name } nie może być pusta.
value-control = Wartość { $name } zawiera tabulator lub inny znak sterujący. Nie może zawierać żadnego.
not-text = To nie jest tekst w UTF-8.
value-unknown = Ten runbook nie przyjmuje wartości o nazwie { $name }. Przyjmuje: { $names }
value-several = Przecinek może być częścią wartości { $name } albo po nim może zaczynać się wartość { $other }. Dwie wartości zapisuje się jako { $words } z -File i jako { $array } z -Command. Jedną wartość z takim przecinkiem można podać w pliku odpowiedzi.
value-missing = Krok { $step } wymaga wartości { $name }. Podaj ją za pomocą { $option }
secret-missing = Krok { $step } wymaga tajnej wartości { $name }. Podaj ją w zmiennej środowiskowej { $variable }
value-differs = Wartość { $name } jest inna niż przy wcześniejszym uruchomieniu. Wcześniej: { $earlier }. Teraz: { $value }.
value-unusable = Wartością { $name } przy wcześniejszym uruchomieniu było { $earlier } i nie można jej już użyć. Człowiek musi wskazać, że teraz obowiązuje inna, albo musi to zrobić wiersz w pliku odpowiedzi: `{ $value }`.
# In brackets after the value of a command.
value-open = jeszcze nie podano
value-then = jak przy wykonaniu
set-by-step = ustawiona w kroku { $step }
variable-unset = Zmienna { $name } nie jest tu ustawiona. Ustawia ją krok { $step }.
value-used = Te kroki wykonano z wcześniejszą wartością: { $steps }
value-lost = Wartość { $name } przy wykonaniu brzmiała { $value } i nie jest już znana. Wycofaj ten krok ręcznie.
ask-which = Która wartość? Podaj numer lub nazwę.
value-undecided = Człowiek musi wskazać, która obowiązuje, albo musi to zrobić wiersz w pliku odpowiedzi: `{ $earlier }` lub `{ $value }`.
needs-acknowledgement = Tekst przed pierwszym krokiem musi zostać przeczytany. Potwierdź to w pliku odpowiedzi: { $line }
acknowledged = Potwierdzono w pliku odpowiedzi.

## Commands

# Above the commands of an automation file.
command-check = Sprawdza, czy krok jest już wykonany
command-run = Wykonuje to
command-verify = Sprawdza wynik
command-rollback = Wycofuje krok
# Above the output that the article shows for a command.
expected-output = Oczekiwane dane wyjściowe
asks-alternative = Te polecenia są jednym z kilku sposobów. Uruchom je tylko wtedy, gdy jest on właściwy tutaj.
asks-clean-up = Te polecenia cofają lub usuwają to, co zrobiono. Uruchom je tylko wtedy, gdy o to teraz chodzi.
asks-condition = Te polecenia nie zawsze mają zastosowanie. Uruchom je tylko wtedy, gdy mają je tutaj.
asks-destructive = Te polecenia coś usuwają lub zatrzymują, a tekst nie mówi tego wyraźnie.
asks-more = Tekst wymaga więcej, niż robią te polecenia. Przeczytaj go w całości, zanim zdecydujesz.
asks-elsewhere = Te polecenia mogą być przeznaczone dla innego komputera lub powłoki. Uruchom je tylko wtedy, gdy chodzi o tę.
asks-endless = Te polecenia nie kończą się same. Kończy je Ctrl-C.
asks-example = Te polecenia są przykładem z wartościami, które mogą nie być Twoje. Najpierw je porównaj.
asks-interactive = Te polecenia czekają na człowieka: na klawisze, hasło lub przeglądarkę.
asks-moment = Te polecenia są przeznaczone na określony moment. Uruchom je dopiero, gdy nadejdzie.
by-hand = Te polecenia są przeznaczone dla innej powłoki. Wykonaj je ręcznie.
left-damaged = Te polecenia są uszkodzone: przez jakiś znak lub pomyłkę robią co innego, niż trzeba. Nie są wykonywane; zgłoś artykuł do poprawy.
left-elsewhere = Te polecenia są przeznaczone dla powłoki, którą wcześniejszy krok otworzył gdzie indziej. Wpisz je tam.
left-exposed = W tych poleceniach wartość mogłaby zostać uznana za kod. Wykonaj je ręcznie.
left-interactive = Te polecenia otwierają gdzie indziej powłokę, w której może pisać tylko człowiek. Wykonaj je ręcznie.
left-unread = Tych poleceń nie można odczytać: na przykład nie zamknięto w nich cudzysłowu lub nawiasu. Nie są wykonywane; zgłoś artykuł do poprawy.
left-unshown = Te polecenia zawierają znaki, których nie można pokazać. Nie są wykonywane.
step-running = Wykonywanie…
checking = Sprawdzanie, czy krok jest już wykonany…
verifying = Sprawdzanie wyniku…
undoing = Wycofywanie kroku { $step }…
step-already-done = Krok był już wykonany.
output-covered = W tym, co wypisują polecenia, sekrety są zakrywane wiersz po wierszu: paski postępu i pytania pojawiają się z opóźnieniem, a programy stronicujące i edytory nie wyglądają jak zwykle.
output-uncovered = Ten krok ma cały ekran dla siebie: sekrety nie są zakrywane w tym, co pokazuje.
command-ok = OK, { $time }
command-failed = Polecenie zakończyło się z kodem wyjścia { $status }.
status-1641 = W instalatorze 1641 oznacza: zainstalowano, komputer jest właśnie uruchamiany ponownie. Jeśli to instalator, oznacz krok jako wykonany.
status-3010 = W instalatorze 3010 oznacza: zainstalowano, komputer trzeba uruchomić ponownie. Jeśli to instalator, oznacz krok jako wykonany.
# The number of the line and its code: `2: cd missing`.
failed-line = Wiersz { $line }
check-line = Sprawdzenie, wiersz { $line }
command-halted = Polecenie zakończono klawiszami Ctrl-C. Jaki jest wynik?
undo-halted = Wycofywanie kroku { $step } zakończono klawiszami Ctrl-C. Jaki jest wynik wycofania?
halted-by-operator = Operator zakończył polecenie klawiszami Ctrl-C.
signal-came = W trakcie działania nadszedł sygnał { $signal }.
verify-failed = Sprawdzenie wyniku zakończyło się z kodem wyjścia { $status }.
output-uncompared = Tych danych wyjściowych z niczym nie porównano: te w artykule za każdym razem są inne. Porównaj je samodzielnie.
output-differs = Dane wyjściowe są inne niż oczekiwane.
output-expected = Oczekiwano:
step-undone = Krok { $step } został wycofany.
undo-failed = Nie udało się wycofać kroku { $step }: kod wyjścia { $status }.
undo-unknown = Rozpoczęto wycofywanie tego kroku i nie wiadomo, co zostało zrobione.
undone-by-word = według oświadczenia osoby
undo-kept = Zaproponowano wycofanie kroku { $step }; krok pozostaje bez zmian.
session-ended = Powłoka wykonująca polecenia zakończyła działanie. Następne polecenie otrzyma nową, ze zmiennymi, funkcjami i bieżącym folderem starej.
session-ended-before = Powłoka wykonująca polecenia zakończyła działanie, zanim zapisała to, co zostawiło ostatnie polecenie. Następne polecenie otrzyma nową, w stanie sprzed tego polecenia.
session-restored = Przywrócono zmienne, funkcje i bieżący folder poleceń. Nie przywrócono zadań w tle ani otwartych plików.
session-lost = Nie zachowano, ponieważ mogą zawierać dane poufne: { $names }
session-elsewhere = Nie zachowano folderu poleceń: jego nazwa może zawierać dane poufne. Następne polecenia zostaną wykonane w folderze { $folder }. Jeśli mają być wykonane gdzie indziej, naciśnij klawisz q, przejdź tam i uruchom ponownie.
session-gone = To zakończyło się wraz z ostatnim uruchomieniem. Jeśli późniejsze kroki tego potrzebują, utwórz to ponownie tak jak w kroku podanym w nawiasie: { $names }
session-not-kept = Nie udało się zachować na późniejsze uruchomienie tego, co polecenia zostawiły w powłoce.
session-older = Nie wiadomo, jak zakończyło się ostatnie polecenie kroku { $step }. Następne uruchomienie przywróci powłokę w stanie sprzed niego.
session-absent = Brakuje tego, co wcześniejsze polecenia zostawiły w powłoce: zmiennych, funkcji i bieżącego folderu. Późniejsze kroki mogą tego potrzebować. Bez udziału człowieka wiersz `resume = continue` w odpowiedziach pozwala mimo to kontynuować.
session-torn = Plik { $file } nie jest kompletny. Zawiera to, co polecenia zostawiły w powłoce. Przywróć go lub usuń: wtedy przebieg będzie kontynuowany bez ich zmiennych, funkcji i bieżącego folderu.
commands-folder-gone = Polecenia były wykonywane w folderze { $folder }, do którego nie można przejść. Przywróć dostęp do niego i uruchom przebieg ponownie.

## The run and its state

run-found = Istnieje niezakończony przebieg tego runbooka. Rozpoczęto: { $time }. Obsłużone kroki: { $done } z { $total }.
round-under-way = Trwa runda { $round } kroków { $steps }. Rundy wykonane wcześniej: { $before }.
run-continues = Przebieg rozpoczęty { $time } jest kontynuowany.
run-aside = Przebieg rozpoczęty { $time } zostałby odłożony i nie dałoby się go kontynuować. Jego dowody pozostają: { $file }
run-finished = Ostatni przebieg jest ukończony.
# What did not go well: steps, rounds and roll-backs, each with what came of it.
run-failed = Ostatni przebieg zakończył się niepowodzeniami: { $faults }
run-none = Nie ma żadnego przebiegu tego runbooka.
run-reset = Przebieg został odłożony.
run-locked = Trwa inny przebieg tego runbooka (proces { $process } na komputerze { $host }).
lock-held = Rozpoczęto: { $time }, użytkownik: { $user }. Ostatni znak życia: { $seen }.
run-held = Przebieg trwa od { $time }, użytkownik: { $user } (proces { $process }). Ostatni znak życia: { $seen }.
run-waits = Przebieg czeka na odpowiedź na pytanie od { $time }.
lock-elsewhere = Trwa on gdzie indziej. Jeśli na pewno się zakończył, przejmij go za pomocą { $command }
run-named = Przebieg: { $name }
run-name-wrong = Nazwa przebiegu może zawierać tylko litery, cyfry oraz . _ -: { $name }
article-changed = Artykuł zmienił się od rozpoczęcia przebiegu.
article-new = Nowe lub zmienione: { $steps }
article-gone = Już nie istnieją, według oznaczeń z poprzedniej wersji: { $steps }
article-moved = W innym miejscu niż wcześniej: { $steps }
deeds-former = Wykonane według wcześniejszej wersji tego runbooka i niemożliwe do wycofania w tej wersji: { $steps }. Polecenia, które by je wycofały, są w dowodach i na arkuszu odbioru (runbookc report).
step-still-running = Polecenia kroku { $step } mogą być nadal wykonywane (proces { $process }).
step-recovered = Krok { $step } zakończył się, gdy ten runbook nie działał: kod wyjścia { $status }.
to-go-on = Aby kontynuować od tego miejsca: { $command }
evidence-in = Dowody: { $file }
evidence-torn = Ostatni wiersz dowodów był ucięty. Poniżej zapisano go w całości.
state-unwritable = Nie można zapisać stanu przebiegu: { $file }
state-torn = Plik { $file } nie jest kompletny. Przywróć go lub użyj { $reset }.
state-foreign = { $file } należy do kogoś innego.
state-nothing-run = Niczego nie wykonano.
programs-missing = Brakuje programów potrzebnych do przebiegu: { $names }. Są szukane tutaj (PATH): { $path }
temp-unwritable = Nie można tworzyć plików tymczasowych w folderze { $folder }. Zwolnij tam miejsce lub podaj inny folder w TMPDIR.
state-not-recorded = Krok { $step } zakończył się wynikiem „{ $outcome }”, ale nie udało się tego zapisać.
state-try-again = Upewnij się, że można tam zapisywać, i naciśnij klawisz Enter, aby spróbować ponownie.
state-lost-lock = Ten przebieg nie ma już swojej blokady: kontrolę przejął inny albo blokadę usunięto. Ten się kończy.
state-no-home = Nie ma miejsca na stan: ustaw HOME lub XDG_STATE_HOME.
answer-unused = Odpowiedź { $line } nie zostanie użyta: wiadomo, jak ten krok się zakończył.
run-anew = Zaczyna się nowy przebieg, a ostatniego nie można już kontynuować. Jego dowody: { $file }. Innym razem ten wiersz w pliku odpowiedzi kontynuuje ostatni przebieg: { $line }
answer-rounds = Odpowiedź { $line } nie zostanie użyta: trwa runda { $round }.
evidence-unwritable = Nie można zapisać dowodów: { $file }
evidence-gone = Dotychczasowych dowodów tego przebiegu nie ma już na swoim miejscu: { $file }
evidence-cut = W pliku brakuje wierszy dotychczasowych dowodów tego przebiegu: { $file }
evidence-elsewhere = Przywróć plik do poprzedniego stanu albo uruchom ponownie z opcją { $option } PLIK, aby kontynuować w innym pliku, w którym zostanie to odnotowane.
evidence-locked = Inny przebieg nie zwolnił pliku { $file } (proces { $process } na komputerze { $host }).
answers-unreadable = Nie można odczytać pliku odpowiedzi: { $file }
answers-wrong = Wiersz { $line } pliku odpowiedzi nie jest odpowiedzią: { $text }

## Outcomes, in the status and the summary

# The outcomes describe a step ("krok", masculine), the counts steps ("kroki").
outcome-done = wykonany
outcome-already-done = już wykonany wcześniej
outcome-skipped = pominięty
outcome-not-applicable = nie ma zastosowania
outcome-left-out = odłożony przez wybór
outcome-failed = nieudany
outcome-unknown = wynik nieznany
outcome-unchecked = wykonany, ale niesprawdzony
outcome-running = trwa od { $time }, wykonuje { $user }
outcome-open = otwarty
outcome-undone = wycofany
# Behind what became of a step at last, such as "skipped".
done-before = wcześniej był wykonany
done-before-with = wcześniej był wykonany z { $values }
count-failed = Nieudane: { $count }
count-unknown = Nieznane: { $count }
count-unchecked = Wykonane, ale niesprawdzone: { $count }
count-undone = Wycofane: { $count }
undone-under = { $step } (wykonane przed tym i nadal obowiązujące: { $steps })
count-rounds = Niewykonane we wcześniejszych rundach: { $count }
# A step as part of a round of a loop.
step-before-rounds = { $step }, przed jego rundami
step-in-round = { $step }, runda { $round }
# A step that is no more in the article.
step-in-earlier = { $step } (wcześniejsza wersja)
step-in-earlier-called = { $step } (wcześniejsza wersja: { $title })
count-undo-failed = Nie udało się wycofać: { $count }
step-failed = Krok { $step } nie powiódł się.
chosen-handled = Wybrane kroki zostały obsłużone. Nadal otwarte: { $steps }
only-handled = Wybrane kroki zostały obsłużone. Nic innego nie jest otwarte.
handled-with-faults = Wszystkie kroki zostały obsłużone, ale nie wszystkie pomyślnie: { $faults }
unknown-needs-person = Nie wiadomo, jak zakończył się krok { $step }. Człowiek musi to ustalić albo plik odpowiedzi musi zawierać ten wiersz: { $line }
unknown-still-running = To, co plik odpowiedzi podaje o kroku { $step }, nie jest uwzględniane, dopóki jego polecenia mogą być nadal wykonywane (proces { $process }). Człowiek musi to ustalić albo zaczekać, aż się zakończą.
undone-needs-person = Krok { $step } został wycofany. Człowiek musi zdecydować, że ma zostać wykonany ponownie, albo plik odpowiedzi musi zawierać ten wiersz: { $line }
undo-needs-person = Nie wiadomo, jak zakończyło się wycofywanie kroku { $step }. Człowiek musi to ustalić. Jeśli krok został wycofany, plik odpowiedzi może zawierać ten wiersz: { $line }
