# What generated checklists and guides say around an article's own text.

## Alert titles

note = Note
tip = Tip
important = Important
warning = Warning
caution = Caution
# What opens a note, in bold: one of the five titles with the mark after it.
note-title = { $title }:

## Headings

checklist-of = Checklist: { $title }
document-before-you-start = Before you start
document-result = After the last step
steps-to-tick =
    { $count ->
        [one] { $count } step to tick
       *[other] { $count } steps to tick
    }
untitled-procedure = Procedure { $number }

## Parts of a step

document-choose-one = Choose one:

## Sign-off lines of a checklist

done-by = Done by
done-on = Date

## Provenance, at the end of a guide

about-this-text = About this text
source-file = Source file: { $path }
translated-by-human = This text was translated by a person.
translated-by-machine = This text was translated by machine.
translation-not-stated = This is a translation; how it was made is not stated.
original-text = This is the original text.
translated-from-commit = Translated from source commit { $commit }.
last-hand-off = Last handed to translation: { $date }.
content-hash = Content hash: { $hash }

# Below the title of a section that is no part of the main way.
document-apart = Only if it is needed: this is no part of the steps above.
