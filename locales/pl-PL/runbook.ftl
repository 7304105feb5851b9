# What a generated runbook (bash, PowerShell) says to the operator.
# Every message is one line. The keys the operator types (d, s, b, q) are the
# same in every language: they are not part of a message.

## Frame

runbook-title = Runbook: { $title }
# The language's own name for itself, shown in lists of languages.
language-name = Polski (Polska)
step-count =
    { $count ->
        [one] { $count } krok
        [few] { $count } kroki
        [many] { $count } kroków
       *[other] { $count } kroku
    }
procedure-count =
    { $count ->
        [one] { $count } procedura
        [few] { $count } procedury
        [many] { $count } procedur
       *[other] { $count } procedury
    }
# The numbers are the author's, within a procedure: 3.2 is a substep.
step-of = Krok { $number } z { $total }
# The same where there are several procedures.
procedure-step-of = Procedura { $procedure } z { $procedures }, krok { $number } z { $total }
# How far the run has come, beside one of the two above.
progress = łącznie { $number } z { $total }
# Headings above what an operator must read before the first step, and above
# what the article says about the state after the last one.
before-you-start = Przed rozpoczęciem
result = Po ostatnim kroku
more-information = Więcej informacji
machine-translated = Ten tekst został przetłumaczony maszynowo.
# Shown above a step that the chosen language's article does not have.
step-not-translated = Ten krok nie został przetłumaczony. Jest pokazany w języku: { $language }.

## Parts of a step

where = Gdzie: { $place }
condition-if = Tylko { $clause }.
condition-if-verb = Tylko w tym przypadku: { $clause }.
condition-unless = { $clause }.
condition-when = { $clause }.
condition-until = { $clause }.
code = Kod
# Shown above code whose language or kind the document names, such as bash or output.
code-in = Kod ({ $language })
shown-output = Nie jest uruchamiane: to wynik polecenia.
shown-file = Nie jest uruchamiane: to zawartość pliku.
shown-language = Nie jest uruchamiane: to inny język niż język powłoki.
shown-forbidden = Nie jest uruchamiane: tekst tego odradza.
shown-syntax = Nie jest uruchamiane: to pokazuje budowę takich poleceń.
shown-named = Nie jest uruchamiane: tekst tylko o tym wspomina.
picture = Obraz: { $text }
picture-without-text = Obraz

## Questions

question = Co z tym krokiem?
question-way = Który sposób wybierasz? Kroki pozostałych zostaną pominięte.
one-of-ways = Jeden z kilku sposobów: { $way } (do wyboru: { $ways })
answer-done = wykonany
answer-skip = pomiń
answer-back = wstecz
answer-go = przeskocz
answer-round = jeszcze raz
answer-apart = inne sekcje
answer-quit = zakończ
ask-skip-reason = Dlaczego krok jest pomijany?
ask-jump = Który krok ma być następny: { $steps }?
ask-apart = Którą sekcję wykonać: { $ids }?
unknown-answer = Odpowiedz jednym z tych klawiszy: { $keys }
already-first = To jest pierwszy krok.
continue-after-reading = Po przeczytaniu naciśnij klawisz Enter.

## Ends

dry-run-notice = Przebieg próbny: pokazywane są wszystkie kroki, bez żadnych pytań.
all-handled = Wszystkie kroki zostały obsłużone.
step-not-redone = Krok { $step } jest zakończony i nie jest wykonywany ponownie: { $outcome }
apart-there = Osobno, wykonywane tylko na żądanie za pomocą { $option }:
stopped-at = Zatrzymano na kroku { $step }. Aby kontynuować od tego miejsca: { $command }
needs-person = Krok { $step } wymaga człowieka, ale nie ma terminala.
unattended-needs-person = Krok { $step } wymaga człowieka, a przebieg jest nienadzorowany. Odpowiedź człowieka można podać w pliku odpowiedzi ({ $option }): { $line }
input-ended = Dane wejściowe się skończyły (Ctrl-D): nie udzielono odpowiedzi. Uruchom ponownie, aby kontynuować.
interrupted = Przerwano na kroku { $step }.
summary = Podsumowanie
# These three count steps ("kroki").
count-done = Wykonane: { $count }
count-skipped = Pominięte: { $count }
count-not-applicable = Nie mają zastosowania: { $count }
count-left-out = Odłożone przez wybór: { $count }
count-open = Nieobsłużone: { $count }
apart-open = Rozpoczęte osobno i nadal otwarte: { $steps }
skipped-because = { $step }: { $reason }

## Errors of the command line

unknown-option = Nieznana opcja: { $option }
missing-value = Opcja { $option } wymaga wartości.
unexpected-argument = Nieoczekiwany argument: { $argument }
unknown-language = W tym runbooku nie ma tekstu w języku { $language }. Dostępne języki: { $languages }
unknown-step = Nie ma kroku { $step }. Użyj { $list }, aby zobaczyć wszystkie.
step-outside = Krok { $step } nie należy do { $part }.
gone-needs-person = Kroku { $step } nie ma już w artykule i nie wiadomo, jak się zakończył. Człowiek musi to ustalić albo plik odpowiedzi musi zawierać ten wiersz: { $line }
question-gone = Kroku { $step } nie ma już w artykule: { $outcome }. Ustal, co zrobił. Jaki był wynik?
# Said where another shell than bash is made to run the bash script.
needs-bash = Ten runbook wymaga powłoki bash.
# Said where a part of the script is missing when it starts.
runbook-unreadable = Nie udało się odczytać tego runbooka w całości: czy jest miejsce na pliki tymczasowe?
# Said where the runtime is a file of its own; the file follows.
runtime-refused = Środowiska uruchomieniowego tego runbooka brakuje, nie można go sprawdzić lub jest inne:
see-help = Użyj { $help }, aby zobaczyć opcje.

## Help

help-usage = Użycie: { $program } [OPCJE]
help-options = Opcje:
help-list = wyświetl listę kroków i zakończ
help-lang = pokaż wszystko w tym języku (w tym runbooku: { $languages })
help-dry-run = pokaż każdy krok, o nic nie pytając
help-from = zacznij od tego kroku
help-only = wykonaj tylko ten krok
help-help = pokaż tę pomoc
help-version = pokaż artykuł i wersję programu runbookc, z których powstał ten runbook
help-exit-codes = Kody wyjścia:
exit-done = ukończono
exit-failed = krok nie powiódł się
exit-usage = nieprawidłowe użycie
exit-needs-person = potrzebny jest człowiek
exit-locked = trwa inny przebieg
exit-interrupted = przerwano
