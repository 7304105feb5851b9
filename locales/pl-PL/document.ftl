# What generated checklists and guides say around an article's own text.

## Alert titles

note = Uwaga
tip = Porada
important = Ważne
warning = Ostrzeżenie
caution = Przestroga
note-title = { $title }:

## Headings

checklist-of = Lista kontrolna: { $title }
document-before-you-start = Przed rozpoczęciem
document-result = Po ostatnim kroku
steps-to-tick =
    { $count ->
        [one] { $count } krok do odhaczenia
        [few] { $count } kroki do odhaczenia
        [many] { $count } kroków do odhaczenia
       *[other] { $count } kroku do odhaczenia
    }
untitled-procedure = Procedura { $number }

## Parts of a step

document-choose-one = Wybierz jedną opcję:

## Sign-off lines of a checklist

done-by = Wykonawca
done-on = Data

## Provenance, at the end of a guide

about-this-text = Informacje o tym tekście
source-file = Plik źródłowy: { $path }
translated-by-human = Ten tekst został przetłumaczony przez człowieka.
translated-by-machine = Ten tekst został przetłumaczony maszynowo.
translation-not-stated = Ten tekst jest tłumaczeniem; nie podano, jak powstało.
original-text = To jest tekst oryginalny.
translated-from-commit = Przetłumaczono ze źródłowego commita { $commit }.
last-hand-off = Ostatnie przekazanie do tłumaczenia: { $date }.
content-hash = Skrót zawartości: { $hash }

# Below the title of a section that is no part of the main way.
document-apart = Tylko w razie potrzeby: nie należy do kroków powyżej.
