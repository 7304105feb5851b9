# What generated checklists and guides say around an article's own text.

## Alert titles

note = Hinweis
tip = Tipp
important = Wichtig
warning = Warnung
caution = Achtung
note-title = { $title }:

## Headings

checklist-of = Checkliste: { $title }
document-before-you-start = Bevor Sie beginnen
document-result = Nach dem letzten Schritt
steps-to-tick =
    { $count ->
        [one] { $count } Schritt zum Abhaken
       *[other] { $count } Schritte zum Abhaken
    }
untitled-procedure = Verfahren { $number }

## Parts of a step

document-choose-one = Wählen Sie eine Option aus:

## Sign-off lines of a checklist

done-by = Erledigt von
done-on = Datum

## Provenance, at the end of a guide

about-this-text = Über diesen Text
source-file = Quelldatei: { $path }
translated-by-human = Dieser Text wurde von einem Menschen übersetzt.
translated-by-machine = Dieser Text wurde maschinell übersetzt.
translation-not-stated = Dies ist eine Übersetzung. Wie sie erstellt wurde, ist nicht angegeben.
original-text = Dies ist der Originaltext.
translated-from-commit = Übersetzt aus dem Quellcommit { $commit }.
last-hand-off = Zuletzt zur Übersetzung übergeben: { $date }.
content-hash = Hash des Inhalts: { $hash }

# Below the title of a section that is no part of the main way.
document-apart = Nur bei Bedarf: Das gehört nicht zu den Schritten oben.
