# What generated checklists and guides say around an article's own text.

## Alert titles

note = Opmerking
tip = Tip
important = Belangrijk
warning = Waarschuwing
caution = Let op
note-title = { $title }:

## Headings

checklist-of = Controlelijst: { $title }
document-before-you-start = Voordat u begint
document-result = Na de laatste stap
steps-to-tick =
    { $count ->
        [one] { $count } stap om af te vinken
       *[other] { $count } stappen om af te vinken
    }
untitled-procedure = Procedure { $number }

## Parts of a step

document-choose-one = Kies één optie:

## Sign-off lines of a checklist

done-by = Uitgevoerd door
done-on = Datum

## Provenance, at the end of a guide

about-this-text = Over deze tekst
source-file = Bronbestand: { $path }
translated-by-human = Deze tekst is door een persoon vertaald.
translated-by-machine = Deze tekst is automatisch vertaald.
translation-not-stated = Dit is een vertaling; hoe deze is gemaakt, is niet vermeld.
original-text = Dit is de oorspronkelijke tekst.
translated-from-commit = Vertaald vanuit broncommit { $commit }.
last-hand-off = Laatst aangeleverd voor vertaling: { $date }.
content-hash = Hash van de inhoud: { $hash }

# Below the title of a section that is no part of the main way.
document-apart = Alleen als het nodig is: dit hoort niet bij de stappen hierboven.
